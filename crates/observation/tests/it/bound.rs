//! The bound on stations that nobody compared: reference numbers, laws, and what it means for an outcome.

use observation::bound::{Bound, Effect, Outcome, Refusal};
use observation::estimate::Fraction;
use proptest::prelude::*;

fn bound(frame: u64, compared: u64, differing: u64) -> Bound {
    Bound::of_random_sample(frame, compared, differing, &Fraction::new(1, 20)).unwrap()
}

/// [ref] `methods.md`, section 5.
#[test]
fn the_reference_table_reproduces() {
    for (frame, compared, differing, expected) in [
        (20, 5, 0, 8),
        (10_101, 300, 0, 98),
        (10_101, 600, 0, 48),
        (10_101, 300, 3, 256),
        (10_101, 109, 0, 272),
    ] {
        assert_eq!(bound(frame, compared, differing).most(), expected, "({frame}, {compared}, {differing})");
    }
}

#[test]
fn the_ends_are_exact() {
    assert_eq!(bound(20, 20, 3).most(), 3, "all compared");
    assert_eq!(bound(20, 0, 0).most(), 20, "none compared");
    assert_eq!(bound(5, 5, 5).most(), 5);
    assert_eq!(bound(0, 0, 0).most(), 0);
    // P(X = 0 | 20, 1, 19) is exactly 1/20, and at the level itself nothing is rejected.
    assert_eq!(bound(20, 19, 0).most(), 1);
    let above = Bound::of_random_sample(20, 19, 0, &Fraction::new(51, 1000)).unwrap();
    assert_eq!(above.most(), 0);
}

#[test]
fn what_cannot_be_is_refused() {
    let level = Fraction::new(1, 20);
    let of = |frame, compared, differing, level: &Fraction| {
        Bound::of_random_sample(frame, compared, differing, level).unwrap_err()
    };
    assert_eq!(of(5, 6, 0, &level), Refusal::MoreThanFrame { compared: 6, frame: 5 });
    assert_eq!(of(5, 3, 4, &level), Refusal::MoreThanCompared { differing: 4, compared: 3 });
    for bad in [Fraction::new(0, 1), Fraction::new(1, 1), Fraction::new(5, 4)] {
        assert_eq!(of(5, 3, 1, &bad), Refusal::Level(bad.clone()));
    }
}

/// Stations that people chose say nothing about the others.
#[test]
fn a_choice_of_people_bounds_nothing() {
    let chosen = Bound::of_chosen(10_101, 300, 3).unwrap();
    assert_eq!((chosen.most(), chosen.most_unknown(), chosen.is_random()), (9_804, 9_801, false));
    assert!(bound(10_101, 300, 3).is_random());
}

#[test]
fn the_effect_takes_the_largest_shifts() {
    let bound = bound(20, 5, 0);
    assert_eq!(bound.most_unknown(), 8);
    let shifts: Vec<u64> = (1..=15).map(|place| (place * 7) % 16 * 10).collect();
    let mut sorted = shifts.clone();
    sorted.sort_unstable();
    let most: u64 = sorted[7..].iter().sum();
    let outcome = |margin, known| Effect::of(&bound, margin, known, &shifts).unwrap().outcome();
    assert_eq!(Effect::of(&bound, 1, 0, &shifts).unwrap().unknown(), u128::from(most));
    assert_eq!(outcome(most + 1, 0), Outcome::CannotHaveChanged);
    assert_eq!(outcome(most, 0), Outcome::CouldHaveChanged, "a tie is a change");
    assert_eq!(outcome(most + 1, 1), Outcome::CouldHaveChanged);
    assert_eq!(outcome(most, -1), Outcome::CannotHaveChanged, "what is known speaks for the winner");
    assert_eq!(outcome(100, 100), Outcome::ChangedByTheKnown);
    assert_eq!(outcome(100, i64::MAX), Outcome::ChangedByTheKnown);
    let refused = Effect::of(&bound, 1, 0, &shifts[1..]);
    assert_eq!(refused, Err(Refusal::Shifts { found: 14, expected: 15 }));
}

/// P(X ≤ k) from Pascal's triangle: another way to the same numbers.
fn most_by_pascal(frame: usize, compared: usize, differing: usize) -> u64 {
    let mut rows: Vec<Vec<u128>> = vec![vec![1]];
    for size in 1..=frame {
        let above = &rows[size - 1];
        let row = (0..=size)
            .map(|some| above.get(some).copied().unwrap_or(0) + if some > 0 { above[some - 1] } else { 0 });
        let row = row.collect();
        rows.push(row);
    }
    let choose = |all: usize, some: usize| rows[all].get(some).copied().unwrap_or(0);
    let is_likely = |most: usize| {
        let seen = 0..=differing.min(compared);
        let ways: u128 = seen.map(|found| choose(most, found) * choose(frame - most, compared - found)).sum();
        20 * ways >= choose(frame, compared)
    };
    (differing..=frame - compared + differing).rev().find(|&most| is_likely(most)).unwrap() as u64
}

proptest! {
    #[test]
    fn halving_finds_what_a_table_finds(
        (frame, compared, differing) in (1usize..60)
            .prop_flat_map(|frame| (Just(frame), 0..=frame))
            .prop_flat_map(|(frame, compared)| (Just(frame), Just(compared), 0..=compared))
    ) {
        prop_assert_eq!(
            bound(frame as u64, compared as u64, differing as u64).most(),
            most_by_pascal(frame, compared, differing)
        );
    }

    #[test]
    fn it_is_monotone_in_all_three(
        (frame, compared, differing) in (2u64..400)
            .prop_flat_map(|frame| (Just(frame), 1..frame))
            .prop_flat_map(|(frame, compared)| (Just(frame), Just(compared), 0..compared))
    ) {
        let most = bound(frame, compared, differing).most();
        prop_assert!(bound(frame, compared, differing + 1).most() >= most, "more seen");
        prop_assert!(bound(frame, compared + 1, differing).most() <= most, "more compared");
        prop_assert!(bound(frame + 1, compared, differing).most() >= most, "a larger frame");
        prop_assert!((differing..=frame - compared + differing).contains(&most));
        let surer = Bound::of_random_sample(frame, compared, differing, &Fraction::new(1, 100)).unwrap();
        prop_assert!(surer.most() >= most, "a higher confidence");
    }
}
