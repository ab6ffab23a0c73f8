//! When the electronic copy and the original of each protocol reached the centre.
//!
//! A copy needs the count, which grows with the ballots, and then a line; its delay is about log-normal.
//! Nothing arrives before the embargo has ended with the last close in the country.
//! An original needs a road: it arrives in the day or in the next morning, and not at night.

use super::random::Random;
use super::{Kind, Lines, Place};

/// Times in seconds since 20 November 2022, 00:00 UTC.
#[derive(Clone, Copy, Debug)]
pub struct Arrival {
    /// The electronic copy.
    pub copy_at: i64,
    /// The original.
    pub original_at: i64,
}

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;

/// Polls close at this local hour.
const CLOSES: i64 = 20;

/// 20:00 at UTC+05:00, the last close in the country, and five minutes.
const COPIES_FROM: i64 = 15 * HOUR + 5 * MINUTE;

/// 21 November, 09:00 at UTC+06:00.
const COPIES_UNTIL: i64 = 27 * HOUR;

/// 21 November, 10:00 to 22:00 at UTC+06:00.
const FIRST_DAY: (i64, i64) = (28 * HOUR, 40 * HOUR);

/// 22 November, 06:00 to 12:00 at UTC+06:00.
const SECOND_DAY: (i64, i64) = (48 * HOUR, 54 * HOUR);

/// 22 November, 09:00 to 10:00 at UTC+06:00: long after the preliminary result, so that it stood when the
/// original of the corrected station came in.
const CORRECTION: (i64, i64) = (51 * HOUR, 52 * HOUR);

/// Invents both arrivals of every station, in the order of the places.
pub fn invent(seed: u64, places: &[Place], protocols: &[Lines], corrected: usize) -> Vec<Arrival> {
    let mut random = Random::new(seed, 0x300);
    let mut arrivals = Vec::with_capacity(places.len());
    for (index, (place, lines)) in places.iter().zip(protocols).enumerate() {
        let copy_at = copy(&mut random, place, lines);
        let original_at = original(&mut random, place, copy_at);
        arrivals.push(Arrival { copy_at, original_at });
        if index == corrected {
            arrivals[index].original_at = between(&mut random, CORRECTION);
        }
    }
    arrivals
}

fn copy(random: &mut Random, place: &Place, lines: &Lines) -> i64 {
    let close = CLOSES * HOUR - i64::from(place.utc_offset_minutes) * MINUTE;
    // Six seconds for a ballot that is shown to everyone present, and the opening of the boxes and the
    // signatures before and after.
    let ballots = lines.found() as i64 * 6;
    let (count, deviation) = match place.kind {
        Kind::Ordinary => (55 * MINUTE + ballots, 26_000),
        Kind::Special => (40 * MINUTE + ballots, 26_000),
        // Missions in the Americas close in the small hours: only a short count is in by the morning.
        Kind::Abroad => (20 * MINUTE + ballots * 2 / 3, 14_000),
    };
    let mut delay =
        ((count * random.factor(deviation) as i64) >> 16) + between(random, (4 * MINUTE, 25 * MINUTE));
    if place.kind == Kind::Ordinary && random.once_in(60) {
        // A power cut, a recount, a road to the next telephone.
        delay += between(random, (HOUR, 7 * HOUR));
    }
    let until = COPIES_UNTIL.max(close + 2 * HOUR);
    let arrival = close + delay;
    if arrival < COPIES_FROM {
        // The line is free for all at one moment: they come in the first half-hour.
        COPIES_FROM + between(random, (0, 30 * MINUTE))
    } else if arrival >= until {
        until - between(random, (MINUTE, HOUR))
    } else {
        arrival
    }
}

fn original(random: &mut Random, place: &Place, copy_at: i64) -> i64 {
    // A mission's original travels by courier.
    let first_day = place.kind != Kind::Abroad && !random.once_in(4);
    let (from, until) = if first_day { FIRST_DAY } else { SECOND_DAY };
    // The earlier of two draws: most come soon.
    let arrival = between(random, (from, until)).min(between(random, (from, until)));
    arrival.max(copy_at + HOUR)
}

fn between(random: &mut Random, (from, until): (i64, i64)) -> i64 {
    from + random.below((until - from) as u64) as i64
}
