//! Seats: examples worked by hand, the Romanian reference, and the laws of each method.

use model::definition::SeatMethod::{self, Dhondt, Droop, Hare, SainteLague, SainteLagueModified};
use proptest::prelude::*;
use tabulation::{Apportionment, Claim, Lot, apportion};

const METHODS: [SeatMethod; 5] = [Dhondt, SainteLague, SainteLagueModified, Hare, Droop];

fn open(votes: &[u64]) -> Vec<Claim> {
    votes.iter().map(|&votes| Claim { votes, cap: None }).collect()
}

fn check(method: SeatMethod, seats: u64, votes: &[u64], expected: &[u64]) {
    let expected = Apportionment { seats: expected.to_vec(), lot: None };
    assert_eq!(apportion(method, seats, &open(votes)), expected, "{method:?}");
}

fn check_lot(method: SeatMethod, seats: u64, votes: &[u64], given: &[u64], among: &[usize], drawn: u64) {
    let lot = Some(Lot { among: among.to_vec(), seats: drawn });
    let expected = Apportionment { seats: given.to_vec(), lot };
    assert_eq!(apportion(method, seats, &open(votes)), expected, "{method:?}");
}

/// European Parliament, Romania, 9 June 2024 (`reference/methods.md`, section 7).
#[test]
fn romania_2024() {
    let votes = [4_341_686, 1_334_905, 778_901, 579_180, 450_040, 275_796];
    let mut claims = open(&votes);
    claims[5].cap = Some(1);
    let apportionment = apportion(Dhondt, 33, &claims);
    assert_eq!(apportionment, Apportionment { seats: vec![19, 6, 3, 2, 2, 1], lot: None });
}

/// 100,000 votes and 10 seats by every method, each worked by hand.
#[test]
fn one_vote_five_methods() {
    let votes = [47_000, 16_000, 15_800, 12_000, 6_100, 3_100];
    check(Dhondt, 10, &votes, &[5, 2, 2, 1, 0, 0]);
    check(SainteLague, 10, &votes, &[4, 2, 2, 1, 1, 0]);
    check(SainteLagueModified, 10, &votes, &[5, 2, 2, 1, 0, 0]);
    check(Hare, 10, &votes, &[5, 2, 1, 1, 1, 0]);
    check(Droop, 10, &votes, &[5, 2, 2, 1, 0, 0]);
}

#[test]
fn the_first_divisor_is_exactly_fourteen_tenths() {
    // 1400/1.4 = 3000/3 = 1000: equal, and a lot decides on the second seat.
    check_lot(SainteLagueModified, 2, &[3_000, 1_400], &[1, 0], &[0, 1], 1);
    check(SainteLagueModified, 2, &[3_000, 1_401], &[1, 1]);
    check(SainteLagueModified, 2, &[3_001, 1_400], &[2, 0]);
}

#[test]
fn equal_claims_draw_a_lot_for_what_is_not_enough_for_all() {
    check_lot(Dhondt, 1, &[5, 5, 3], &[0, 0, 0], &[0, 1], 1);
    check(Dhondt, 2, &[5, 5, 3], &[1, 1, 0]);
    check_lot(Dhondt, 4, &[7, 7, 7], &[1, 1, 1], &[0, 1, 2], 1);
    check_lot(Dhondt, 5, &[7, 7, 7], &[1, 1, 1], &[0, 1, 2], 2);
    // A's second average equals B's first.
    check_lot(Dhondt, 2, &[10, 5], &[1, 0], &[0, 1], 1);
    check_lot(Hare, 3, &[50, 50], &[1, 1], &[0, 1], 1);
}

#[test]
fn nobody_without_votes_gets_a_seat() {
    for method in METHODS {
        check(method, 3, &[0, 10], &[0, 3]);
        check(method, 3, &[0, 0], &[0, 0]);
        check(method, 0, &[4, 5], &[0, 0]);
        assert_eq!(apportion(method, 5, &[]).seats, Vec::<u64>::new());
    }
}

#[test]
fn a_capped_claim_passes_its_surplus_on() {
    for method in METHODS {
        let mut claims = open(&[600, 300, 100]);
        claims[0].cap = Some(1);
        let apportionment = apportion(method, 5, &claims);
        assert_eq!(apportionment.seats, [1, 3, 1], "{method:?}");
    }
}

#[test]
fn a_house_that_caps_leave_empty_stays_empty() {
    for method in METHODS {
        let claims = [Claim { votes: 9, cap: Some(1) }, Claim { votes: 5, cap: Some(2) }];
        assert_eq!(
            apportion(method, 7, &claims),
            Apportionment { seats: vec![1, 2], lot: None },
            "{method:?}"
        );
    }
}

fn any_method() -> impl Strategy<Value = SeatMethod> {
    prop::sample::select(METHODS.to_vec())
}

fn any_claims() -> impl Strategy<Value = Vec<Claim>> {
    // Few different numbers of votes, so that claims are often equal.
    let votes = prop_oneof![0u64..8, 0u64..1_000_000, Just(u64::MAX)];
    let claim = (votes, prop::option::weighted(0.2, 0u64..4));
    prop::collection::vec(claim.prop_map(|(votes, cap)| Claim { votes, cap }), 0..9)
}

fn total(apportionment: &Apportionment) -> u64 {
    apportionment.seats.iter().sum::<u64>() + apportionment.lot.as_ref().map_or(0, |lot| lot.seats)
}

proptest! {
    #[test]
    fn the_house_is_filled_unless_caps_leave_it_empty(
        method in any_method(), seats in 0u64..60, claims in any_claims()
    ) {
        let apportionment = apportion(method, seats, &claims);
        let room = claims.iter().filter(|claim| claim.votes > 0).try_fold(0u64, |sum, claim| Some(sum + claim.cap?));
        let some_votes = claims.iter().any(|claim| claim.votes > 0);
        let expected = if some_votes { room.map_or(seats, |room| room.min(seats)) } else { 0 };
        prop_assert_eq!(total(&apportionment), expected);
        if let Some(Lot { among, seats }) = &apportionment.lot {
            prop_assert!(*seats > 0 && *seats < among.len() as u64);
        }
        let drawn = |place| u64::from(apportionment.lot.as_ref().is_some_and(|lot| lot.among.contains(&place)));
        for (place, claim) in claims.iter().enumerate() {
            let most = apportionment.seats[place] + drawn(place);
            prop_assert!(claim.cap.is_none_or(|cap| most <= cap));
            prop_assert!(claim.votes > 0 || most == 0);
        }
    }

    #[test]
    fn the_order_of_claims_decides_nothing(
        method in any_method(), seats in 0u64..60,
        (claims, order) in any_claims().prop_flat_map(|claims| {
            let places: Vec<usize> = (0..claims.len()).collect();
            (Just(claims), Just(places).prop_shuffle())
        })
    ) {
        let straight = apportion(method, seats, &claims);
        let shuffled: Vec<Claim> = order.iter().map(|&place| claims[place]).collect();
        let shuffled = apportion(method, seats, &shuffled);
        for (new, &old) in order.iter().enumerate() {
            prop_assert_eq!(shuffled.seats[new], straight.seats[old]);
        }
        let lot = shuffled.lot.map(|lot| {
            let mut among: Vec<usize> = lot.among.iter().map(|&place| order[place]).collect();
            among.sort_unstable();
            Lot { among, ..lot }
        });
        prop_assert_eq!(lot, straight.lot);
    }

    #[test]
    fn more_votes_never_cost_a_seat_under_highest_averages(
        method in prop::sample::select(vec![Dhondt, SainteLague, SainteLagueModified]),
        seats in 0u64..60, claims in any_claims(), who in 0usize..9, more in 1u64..100
    ) {
        prop_assume!(who < claims.len() && claims[who].votes < 1 << 60);
        let before = apportion(method, seats, &claims);
        let mut grown = claims.clone();
        grown[who].votes += more;
        let after = apportion(method, seats, &grown);
        prop_assert!(after.seats[who] >= before.seats[who]);
    }

    #[test]
    fn a_larger_house_never_takes_a_seat_away_under_highest_averages(
        method in prop::sample::select(vec![Dhondt, SainteLague, SainteLagueModified]),
        seats in 0u64..60, claims in any_claims()
    ) {
        let small = apportion(method, seats, &claims);
        let large = apportion(method, seats + 1, &claims);
        for (small, large) in small.seats.iter().zip(&large.seats) {
            prop_assert!(large >= small);
        }
    }

    /// What defines highest averages: no seat was given for a quotient below one that was passed over, and those that
    /// draw stand exactly between.
    #[test]
    fn no_quotient_is_passed_over(
        which in 0usize..3, seats in 1u64..60, votes in prop::collection::vec(0u64..50_000, 1..9)
    ) {
        let (method, divisor): (_, fn(u64) -> u64) = [
            (Dhondt, (|held| held + 1) as fn(u64) -> u64),
            (SainteLague, |held| 2 * held + 1),
            (SainteLagueModified, |held| if held == 0 { 14 } else { 20 * held + 10 }),
        ][which];
        let Apportionment { seats, lot } = apportion(method, seats, &open(&votes));
        let among = lot.map_or(Vec::new(), |lot| lot.among);
        for (winner, &held) in seats.iter().enumerate().filter(|&(_, &held)| held > 0) {
            for (loser, &other) in seats.iter().enumerate() {
                let given = votes[winner] * divisor(other);
                let passed_over = votes[loser] * divisor(held - 1);
                prop_assert!(given >= passed_over);
            }
        }
        for &one in &among {
            for (other, &held) in seats.iter().enumerate() {
                let (own, next) = (votes[one] * divisor(held), votes[other] * divisor(seats[one]));
                let is_right = if among.contains(&other) { own == next } else { own > next };
                prop_assert!(is_right, "{} and {}", one, other);
            }
        }
    }

    /// The quota rule: nobody is more than one seat away from its exact share of the house.
    #[test]
    fn hare_stays_within_the_quota(seats in 0u64..60, votes in prop::collection::vec(0u64..100_000, 1..9)) {
        prop_assume!(votes.iter().sum::<u64>() > 0);
        let apportionment = apportion(Hare, seats, &open(&votes));
        let sum: u64 = votes.iter().sum();
        for (held, own) in apportionment.seats.iter().zip(&votes) {
            prop_assert!(*held >= own * seats / sum && *held <= (own * seats).div_ceil(sum));
        }
    }
}
