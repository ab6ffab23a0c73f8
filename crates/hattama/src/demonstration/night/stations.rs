//! What the commissions wrote down: the lines of every station's protocol.
//!
//! Ballots go first from the pile to the voters, then into the boxes, then into heaps.
//! In this order every law of the form holds by construction; only three sums are the country's and have to be
//! settled: absentee certificates, ballots that count for nobody, and the votes of each option.

use super::exact::{Wish, settle};
use super::random::{ONE, Random, expected};
use super::turnout::Turnout;
use super::{ABSENTEE, Kind, Lines, OPTIONS, Place, TOOK_PART_FINAL, WINNER};

/// Invents every station's protocol, in the order of the places.
pub fn invent(seed: u64, places: &[Place], turnouts: &[Turnout], region_of: &[usize]) -> Vec<Lines> {
    let mut protocols = Vec::with_capacity(places.len());
    for (place, turnout) in places.iter().zip(turnouts) {
        protocols.push(Lines {
            registered_opening: place.registered,
            registered_changes: turnout.registered_changes,
            registered: place.registered + turnout.registered_changes,
            ..Lines::default()
        });
    }
    issue(&mut Random::new(seed, 0x200), places, turnouts, &mut protocols);
    account(&mut Random::new(seed, 0x201), &mut protocols);
    let regions = region_of.iter().map(|region| region + 1).max().unwrap_or(0);
    let moods = moods(&mut Random::new(seed, 0x202), regions);
    set_aside(&mut Random::new(seed, 0x203), &moods, region_of, &mut protocols);
    vote(&mut Random::new(seed, 0x204), &moods, region_of, &mut protocols);
    protocols
}

/// Splits those who took part by the way in which they received their ballot.
fn issue(random: &mut Random, places: &[Place], turnouts: &[Turnout], protocols: &mut [Lines]) {
    let mut wishes = Vec::with_capacity(places.len());
    for turnout in turnouts {
        let mean = expected(turnout.took_part_final, ABSENTEE, TOOK_PART_FINAL, random.factor(ONE * 5 / 4));
        wishes.push(Wish { expected: random.scatter(mean), floor: 0, cap: turnout.took_part_final / 5 });
    }
    let absentee = settle(random, &wishes, ABSENTEE, "absentee certificates");
    for (index, lines) in protocols.iter_mut().enumerate() {
        let took_part = turnouts[index].took_part_final;
        // Of a thousand voters at home or in bed; a mission carries no box around.
        let at_home = match places[index].kind {
            Kind::Ordinary => 24,
            Kind::Special => 120,
            Kind::Abroad => 0,
        };
        let mean = expected(took_part, at_home, 1_000, random.factor(ONE * 9 / 10));
        let scattered = random.scatter(mean);
        lines.issued_absentee = absentee[index];
        lines.issued_mobile = random.round(scattered).min(took_part - absentee[index]);
        lines.issued_station = took_part - lines.issued_absentee - lines.issued_mobile;
    }
}

/// Fills the lines that account for every ballot, and the boxes.
fn account(random: &mut Random, protocols: &mut [Lines]) {
    for lines in protocols {
        let issued = lines.issued();
        let mean = expected(issued, 1, 900, random.factor(ONE));
        let scattered = random.scatter(mean);
        lines.spoiled = random.round(scattered);
        lines.lost = u64::from(random.once_in(400));
        lines.surplus = u64::from(random.once_in(500));
        // As many ballots as voters and one in a hundred more, in tens.
        let needed = (lines.registered_opening * 101 / 100).max(issued + lines.spoiled + lines.lost);
        lines.received = needed.next_multiple_of(10);
        lines.unused = lines.received + lines.surplus - issued - lines.spoiled - lines.lost;
        // In a station of a hundred, one to three voters take their ballot home.
        let taken = if random.once_in(100) && issued >= 200 { 1 + random.below(3) } else { 0 };
        lines.mobile_box = lines.issued_mobile;
        lines.stationary_box = issued - lines.issued_mobile - taken.min(lines.issued_station);
    }
}

/// How a region differs from the country, as factors of the odds.
#[derive(Clone, Copy, Debug)]
struct Mood {
    invalid: u64,
    others: u64,
    options: [u64; OPTIONS.len()],
}

fn moods(random: &mut Random, regions: usize) -> Vec<Mood> {
    let mut moods = Vec::with_capacity(regions);
    for _ in 0..regions {
        let mut options = [ONE; OPTIONS.len()];
        for factor in &mut options {
            *factor = random.factor(ONE * 24 / 100);
        }
        let (invalid, others) = (random.factor(ONE * 35 / 100), random.factor(ONE * 25 / 100));
        moods.push(Mood { invalid, others, options });
    }
    moods
}

/// Finds the invalid ballots: with those taken home they are the ballots that count for nobody.
fn set_aside(random: &mut Random, moods: &[Mood], region_of: &[usize], protocols: &mut [Lines]) {
    let votes = OPTIONS.iter().map(|(_, votes)| votes).sum::<u64>();
    let found = protocols.iter().map(Lines::found).sum::<u64>();
    let total = found.checked_sub(votes).expect("the boxes hold at least the votes of the options");
    let mut wishes = Vec::with_capacity(protocols.len());
    for (index, lines) in protocols.iter().enumerate() {
        let factor = (moods[region_of[index]].invalid * random.factor(ONE * 45 / 100)) >> 16;
        let mean = expected(lines.found(), total, found.max(1), factor);
        wishes.push(Wish { expected: random.scatter(mean), floor: 0, cap: lines.found() * 3 / 20 });
    }
    let invalid = settle(random, &wishes, total, "invalid ballots");
    for (lines, invalid) in protocols.iter_mut().zip(invalid) {
        lines.invalid = invalid;
        lines.valid = lines.found() - invalid;
    }
}

/// Gives every valid ballot to an option. The winner, who has most room, comes last and gets what is left.
fn vote(random: &mut Random, moods: &[Mood], region_of: &[usize], protocols: &mut [Lines]) {
    let votes = OPTIONS.iter().map(|(_, votes)| votes).sum::<u64>();
    let others = protocols.iter().map(|_| random.factor(ONE * 28 / 100)).collect::<Vec<_>>();
    let mut left = protocols.iter().map(|lines| lines.valid).collect::<Vec<_>>();
    for (option, (name, total)) in OPTIONS.iter().enumerate() {
        if option == WINNER {
            continue;
        }
        let mut wishes = Vec::with_capacity(protocols.len());
        for (index, lines) in protocols.iter().enumerate() {
            let mood = &moods[region_of[index]];
            let region = (mood.others * mood.options[option]) >> 16;
            let station = (others[index] * random.factor(ONE * 30 / 100)) >> 16;
            let mean = expected(lines.valid, *total, votes, (region * station) >> 16);
            let cap = left[index].min(lines.valid / 4 + 1);
            wishes.push(Wish { expected: random.scatter(mean), floor: 0, cap });
        }
        let settled = settle(random, &wishes, *total, name);
        for (index, count) in settled.into_iter().enumerate() {
            protocols[index].options[option] = count;
            left[index] -= count;
        }
    }
    for (lines, left) in protocols.iter_mut().zip(left) {
        lines.options[WINNER] = left;
    }
}
