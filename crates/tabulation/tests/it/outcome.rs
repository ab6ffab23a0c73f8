//! Outcomes as tables: rule, votes, base, what is outstanding → what follows.

use model::definition::{ContestOption, OptionKind, Rule};
use model::fact::{Outcome, OutcomeState};
use proptest::prelude::*;
use tabulation::{Tabulated, outcome};

fn rule(json: &str) -> Rule {
    serde_json::from_str(json).unwrap()
}

fn plurality() -> Rule {
    rule(r#"{"kind":"plurality"}"#)
}

fn majority(otherwise: &str) -> Rule {
    rule(&format!(r#"{{"base":"took_part","kind":"majority","more_than":[1,2],"otherwise":"{otherwise}"}}"#))
}

/// Options a, b, c …; with a trailing `!` against all, with `?` an independent.
fn options(kinds: &str) -> Vec<ContestOption> {
    let kind = |kind| match kind {
        '!' => OptionKind::AgainstAll,
        '?' => OptionKind::Independent,
        'l' => OptionKind::List,
        _ => OptionKind::Candidate,
    };
    let code = |place: usize| char::from(b'a' + place as u8).to_string();
    let option = |(place, shape)| ContestOption {
        code: code(place),
        kind: kind(shape),
        name: [("en".to_owned(), code(place).to_uppercase())].into(),
        nominated_by: None,
    };
    kinds.chars().enumerate().map(option).collect()
}

fn run(rule: &Rule, kinds: &str, votes: &[u64], base: u64, outstanding: Option<u64>) -> Outcome {
    outcome(&Tabulated {
        options: &options(kinds),
        rule,
        votes,
        base: &|name| {
            assert!(["took_part", "valid"].contains(&name));
            base
        },
        outstanding_register: outstanding,
        decimals: 2,
    })
}

/// Such as `run_off a,b leading`, then seats, if there are any.
fn say(outcome: &Outcome) -> String {
    let word = |value: serde_json::Value| value.as_str().unwrap().to_owned();
    let kind = word(serde_json::to_value(outcome.kind).unwrap());
    let state = word(serde_json::to_value(outcome.state).unwrap());
    let seats = outcome.seats.as_ref().map(|seats| serde_json::to_string(seats).unwrap());
    let parts = [kind, outcome.options.join(","), state, seats.unwrap_or_default()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

fn check(rule: &Rule, kinds: &str, votes: &[u64], base: u64, outstanding: Option<u64>, expected: &str) {
    let outcome = run(rule, kinds, votes, base, outstanding);
    assert_eq!(say(&outcome), expected, "{rule:?} {kinds} {votes:?} of {base}, outstanding {outstanding:?}");
}

#[test]
fn plurality_by_table() {
    let rule = plurality();
    for (kinds, votes, outstanding, expected) in [
        ("ccc", &[5, 9, 2][..], Some(0), "elected b decided"),
        ("ccc", &[5, 9, 2], Some(3), "elected b decided"),
        ("ccc", &[5, 9, 2], Some(4), "elected b leading"),
        ("ccc", &[5, 9, 2], None, "elected b leading"),
        ("ccc", &[9, 2, 9], Some(0), "lot a,c decided"),
        ("ccc", &[9, 2, 9], Some(1), "lot a,c leading"),
        ("cc!", &[4, 5, 90], Some(0), "elected b decided"),
        ("cc!", &[0, 0, 90], Some(0), "none leading"),
        ("cc", &[0, 0], None, "none leading"),
        ("c", &[1], Some(1_000), "elected a decided"),
    ] {
        check(&rule, kinds, votes, 0, outstanding, expected);
    }
}

#[test]
fn majority_by_table() {
    let (run_off, repeat) = (majority("run_off"), majority("repeat"));
    for (rule, kinds, votes, base, outstanding, expected) in [
        (&run_off, "ccc", &[51, 30, 19][..], 100, Some(0), "elected a decided"),
        // 51 of 101 is more than a half, 51 of 102 is not.
        (&run_off, "ccc", &[51, 30, 19], 100, Some(1), "elected a decided"),
        (&run_off, "ccc", &[51, 30, 19], 100, Some(2), "elected a leading"),
        (&run_off, "ccc", &[51, 30, 19], 100, None, "elected a leading"),
        (&run_off, "ccc", &[50, 30, 20], 100, Some(0), "run_off a,b decided"),
        (&run_off, "ccc", &[40, 35, 25], 100, Some(9), "run_off a,b decided"),
        (&run_off, "ccc", &[40, 35, 25], 100, Some(10), "run_off a,b leading"),
        (&run_off, "ccc", &[48, 35, 17], 100, Some(4), "run_off a,b decided"),
        (&run_off, "ccc", &[48, 35, 17], 100, Some(5), "run_off a,b leading"),
        (&run_off, "cc!", &[40, 35, 25], 100, Some(9), "run_off a,b decided"),
        (&run_off, "cc!", &[10, 12, 78], 100, Some(0), "run_off b,a decided"),
        (&run_off, "ccc", &[35, 35, 30], 100, Some(0), "run_off a,b decided"),
        (&run_off, "ccc", &[30, 40, 30], 100, Some(0), "lot a,c decided"),
        (&run_off, "ccc", &[33, 33, 33], 100, Some(1), "lot a,b,c leading"),
        (&run_off, "c!", &[40, 60], 100, Some(0), "repeat decided"),
        (&repeat, "cc", &[45, 30], 100, Some(10), "repeat decided"),
        (&repeat, "cc", &[45, 30], 100, Some(11), "repeat leading"),
        (&repeat, "cc", &[45, 45], 100, Some(0), "repeat decided"),
        (&repeat, "cc", &[45, 30], 100, None, "repeat leading"),
        (&repeat, "cc!", &[0, 0, 30], 30, Some(0), "none leading"),
    ] {
        check(rule, kinds, votes, base, outstanding, expected);
    }
}

/// Below a half several may have the majority; the most votes win, and the lead must hold as well.
#[test]
fn a_majority_below_a_half() {
    let rule = rule(r#"{"base":"valid","kind":"majority","more_than":[2,5],"otherwise":"run_off"}"#);
    check(&rule, "cc", &[41, 44], 100, Some(0), "elected b decided");
    check(&rule, "cc", &[41, 44], 100, Some(2), "elected b decided");
    check(&rule, "cc", &[41, 44], 100, Some(3), "elected b leading");
    check(&rule, "cc", &[44, 44], 100, Some(0), "lot a,b decided");
}

#[test]
fn the_share_is_that_of_the_first_over_the_rules_own_base() {
    let outcome = run(&majority("run_off"), "cc!", &[6_456_393, 271_641, 460_484], 8_300_046, Some(0));
    let share = outcome.share.unwrap();
    assert_eq!((share.base.as_str(), share.percent.as_str()), ("took_part", "77.79"));
    let nothing = run(&majority("run_off"), "cc!", &[0, 0, 0], 0, None).share.unwrap();
    assert_eq!((nothing.numerator, nothing.percent.as_str()), (0, "no share"));
    assert_eq!(run(&plurality(), "cc", &[3, 1], 4, Some(0)).share, None);
}

/// European Parliament, Romania, 9 June 2024 (`reference/methods.md`, section 7), with two that stay out: a list
/// below 5 % of valid, and an independent below the quotient, 8,942,629 / 33 = 270,988.8.
#[test]
fn romania_2024_with_threshold_and_quotient() {
    let rule = rule(
        r#"{"independents":{"cap":1,"quota":{"base":"valid"}},"kind":"seats","method":"dhondt","seats":33,
            "threshold":{"base":"valid","share":[1,20]}}"#,
    );
    let votes = [4_341_686, 1_334_905, 778_901, 579_180, 450_040, 275_796, 447_131, 270_988];
    let kinds = "lllll?l?";
    let expected = r#"seats a,b,c,d,e,f decided {"a":19,"b":6,"c":3,"d":2,"e":2,"f":1}"#;
    check(&rule, kinds, &votes, 8_942_629, Some(0), expected);
    check(&rule, kinds, &votes, 8_942_629, Some(1), &expected.replace("decided", "leading"));
}

#[test]
fn seats_by_table() {
    let rule = rule(r#"{"kind":"seats","method":"dhondt","seats":3}"#);
    check(&rule, "ll!", &[60, 40, 500], 600, Some(0), r#"seats a,b decided {"a":2,"b":1}"#);
    check(&rule, "lll", &[40, 60, 60], 600, Some(0), r#"seats b,c,a decided {"a":1,"b":1,"c":1}"#);
    check(&rule, "lll", &[0, 60, 60], 600, None, r#"lot b,c leading {"b":1,"c":1}"#);
    check(&rule, "l?", &[10, 50], 600, Some(0), r#"seats b decided {"b":3}"#);
    check(&rule, "l!", &[0, 9], 600, Some(0), "none leading");
}

/// A list with exactly the threshold takes part.
#[test]
fn the_threshold_itself_is_enough() {
    let rule = rule(
        r#"{"kind":"seats","method":"sainte_lague","seats":11,"threshold":{"base":"valid","share":[1,20]}}"#,
    );
    check(&rule, "lll", &[90, 5, 5], 100, Some(0), r#"seats a,b,c decided {"a":9,"b":1,"c":1}"#);
    check(&rule, "lll", &[91, 5, 4], 101, Some(0), r#"seats a decided {"a":11}"#);
}

/// What outstanding voters could do: up to `outstanding` of them, so many for each option, the rest only in the base.
fn completed(rule: &Rule, votes: &[u64], base: u64, added: &[u64], rest: u64) -> (String, Vec<String>) {
    let sums: Vec<u64> = votes.iter().zip(added).map(|(votes, added)| votes + added).collect();
    let base = base + added.iter().sum::<u64>() + rest;
    let mut outcome = run(rule, KINDS, &sums, base, Some(0));
    outcome.options.sort();
    (serde_json::to_string(&outcome.kind).unwrap(), outcome.options)
}

const KINDS: &str = "ccc!";

proptest! {
    /// Decided is exactly what no completion can change: random ones do not, and where the state is *leading*, all
    /// outstanding voters for one option, or for none, do.
    #[test]
    fn decided_is_what_nothing_outstanding_can_change(
        which in 0usize..5,
        votes in prop::array::uniform4(0u64..40),
        blank in 0u64..10,
        outstanding in 1u64..25,
        shares in prop::array::uniform5(0u64..25),
    ) {
        let more_than = |p: u64, q: u64, otherwise: &str| rule(&format!(
            r#"{{"base":"took_part","kind":"majority","more_than":[{p},{q}],"otherwise":"{otherwise}"}}"#
        ));
        let rule = match which {
            0 => plurality(),
            1 => majority("run_off"),
            2 => majority("repeat"),
            3 => more_than(2, 5, "run_off"),
            _ => more_than(2, 3, "run_off"),
        };
        let base = votes.iter().sum::<u64>() + blank;
        let now = run(&rule, KINDS, &votes, base, Some(outstanding));
        prop_assume!(votes[..3].iter().any(|&votes| votes > 0));
        let before = completed(&rule, &votes, base, &[0; 4], 0);
        let mut left = outstanding;
        let random = shares.map(|share| {
            let part = share.min(left);
            left -= part;
            part
        });
        let after_random = completed(&rule, &votes, base, &random[..4], random[4]);
        let extremes = (0..5).map(|all_for| {
            let added = [0, 1, 2, 3].map(|place| if place == all_for { outstanding } else { 0 });
            completed(&rule, &votes, base, &added, if all_for == 4 { outstanding } else { 0 })
        });
        if now.state == OutcomeState::Decided {
            prop_assert_eq!(&after_random, &before);
            extremes.for_each(|after| assert_eq!(after, before));
        } else {
            prop_assert!(extremes.into_iter().any(|after| after != before));
        }
    }
}
