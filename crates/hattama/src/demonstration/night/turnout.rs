//! Who came, and when: registers, the count at each turnout report, and those who took part in the end.
//!
//! The end comes first. From it the reports are invented backwards, each no higher than the one after it: this
//! keeps every series from falling without a second look at it.
//! A foreign mission follows its own clock: nobody has voted before it opens, nobody votes after it has closed.

use super::exact::{Wish, settle};
use super::random::{ONE, Random, expected};
use super::{Kind, Place, REPORT_OF_FINAL_REGISTER, REPORTS, RegionNight};

/// One station's register and turnout.
#[derive(Clone, Copy, Debug, Default)]
pub struct Turnout {
    /// Added to the register on the day.
    pub registered_changes: u64,
    /// Those who had taken part at each report.
    pub took_part: [u64; 7],
    /// Those who took part.
    pub took_part_final: u64,
}

/// The most voters that the law allows a station.
const REGISTER_MAX: u64 = 3_000;

/// Voting starts at this local hour …
const OPENS: i64 = 7;

/// … and of those who vote at a mission in the end, these have done so after 0, 1, 2 … hours, in thousandths.
const MISSION_HOURS: [u64; 14] = [0, 60, 150, 260, 380, 500, 610, 710, 790, 860, 910, 950, 980, 1_000];

/// Invents every station's turnout, in the order of the places.
pub fn invent(seed: u64, places: &[Place], regions: &[RegionNight], region_of: &[usize]) -> Vec<Turnout> {
    let mut turnouts = vec![Turnout::default(); places.len()];
    for (number, region) in regions.iter().enumerate() {
        let members = (0..places.len()).filter(|&index| region_of[index] == number).collect::<Vec<_>>();
        let inside = members.iter().map(|&index| &places[index]).collect::<Vec<_>>();
        let sum = inside.iter().map(|place| place.registered).sum::<u64>();
        assert_eq!(sum, region.registered_opening, "register of region {} at the opening", region.region);
        let mut random = Random::new(seed, 0x100 + number as u64);
        let mut invented = vec![Turnout::default(); inside.len()];
        change_registers(&mut random, &inside, region, &mut invented);
        bring_voters(&mut random, &inside, region, &mut invented);
        report(&mut random, &inside, region, &mut invented);
        for (&index, turnout) in members.iter().zip(invented) {
            turnouts[index] = turnout;
        }
    }
    turnouts
}

fn change_registers(random: &mut Random, places: &[&Place], region: &RegionNight, invented: &mut [Turnout]) {
    let total = region.registered_final - region.registered_opening;
    let mut wishes = Vec::with_capacity(places.len());
    for place in places {
        let mean = expected(place.registered, total, region.registered_opening.max(1), random.factor(ONE));
        let cap = (place.registered / 50 + 1).min(REGISTER_MAX.saturating_sub(place.registered));
        wishes.push(Wish { expected: random.scatter(mean), floor: 0, cap });
    }
    let what = format!("additions to the register of {}", region.region);
    for (turnout, changes) in invented.iter_mut().zip(settle(random, &wishes, total, &what)) {
        turnout.registered_changes = changes;
    }
}

fn bring_voters(random: &mut Random, places: &[&Place], region: &RegionNight, invented: &mut [Turnout]) {
    let mut wishes = Vec::with_capacity(places.len());
    for (place, turnout) in places.iter().zip(invented.iter()) {
        let registered = place.registered + turnout.registered_changes;
        // The smaller a station, the further it may be from its region.
        let deviation = ONE * 30 / 100 + 6 * (ONE * ONE / registered.max(1)).isqrt();
        let factor = match place.kind {
            Kind::Ordinary => random.factor(deviation),
            // In a ward or a garrison nearly everybody who is asked votes: the odds are three times higher.
            Kind::Special => 3 * random.factor(deviation),
            Kind::Abroad => random.factor(deviation / 2),
        };
        let mean = expected(registered, region.took_part_final, region.registered_final, factor);
        wishes.push(Wish { expected: mean, floor: 0, cap: registered });
    }
    let what = format!("those who took part in {}", region.region);
    for (turnout, took_part) in
        invented.iter_mut().zip(settle(random, &wishes, region.took_part_final, &what))
    {
        turnout.took_part_final = took_part;
    }
}

fn report(random: &mut Random, places: &[&Place], region: &RegionNight, invented: &mut [Turnout]) {
    // Some stations vote early all day long.
    let early = places.iter().map(|_| random.factor(ONE * 30 / 100)).collect::<Vec<_>>();
    let mut later = invented.iter().map(|turnout| turnout.took_part_final).collect::<Vec<_>>();
    let mut later_sum = region.took_part_final;
    for report in (0..REPORTS.len()).rev() {
        let total = region.took_part[report];
        let mut wishes = Vec::with_capacity(places.len());
        for (index, place) in places.iter().enumerate() {
            let factor = (early[index] * random.factor(ONE * 25 / 100)) >> 16;
            let wish = if place.kind == Kind::Abroad {
                mission_wish(place, report, later[index], invented[index].took_part_final, factor)
            } else {
                let in_time = report >= REPORT_OF_FINAL_REGISTER;
                let cap = if in_time { later[index] } else { later[index].min(place.registered) };
                Wish { expected: expected(later[index], total, later_sum.max(1), factor), floor: 0, cap }
            };
            wishes.push(wish);
        }
        let what = format!("turnout of {} in report {}", region.region, report + 1);
        later = settle(random, &wishes, total, &what);
        later_sum = total;
        for (turnout, &took_part) in invented.iter_mut().zip(&later) {
            turnout.took_part[report] = took_part;
        }
    }
}

fn mission_wish(place: &Place, report: usize, later: u64, took_part_final: u64, factor: u64) -> Wish {
    let local = REPORTS[report] + i64::from(place.utc_offset_minutes);
    match voted_share(local) {
        0 => Wish { expected: 0, floor: 0, cap: 0 },
        1_000 => Wish { expected: took_part_final * ONE, floor: later, cap: later },
        share => Wish { expected: expected(took_part_final, share, 1_000, factor), floor: 0, cap: later },
    }
}

/// Of those who vote at a mission in the end, how many have by this minute of the local day, in thousandths.
fn voted_share(local_minute: i64) -> u64 {
    let (hour, minute) = ((local_minute - OPENS * 60).div_euclid(60), local_minute.rem_euclid(60) as u64);
    match usize::try_from(hour) {
        Err(_) => 0,
        Ok(hour) if hour + 1 >= MISSION_HOURS.len() => 1_000,
        Ok(hour) => {
            let (before, after) = (MISSION_HOURS[hour], MISSION_HOURS[hour + 1]);
            before + (after - before) * minute / 60
        }
    }
}
