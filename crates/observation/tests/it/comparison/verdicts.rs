//! Each verdict and each hint, by example.

use super::{LAYOUT, checks, copied, hour, official, sheet};
use crate::copy::machine::{assert_no_null, assert_survives};
use observation::comparison::{
    Comparison, Hint, Index, Layout, Line, Official, Reason, Revision, Side, Summary, Verdict, compare, hints,
};
use observation::copy::{Figures, Kind};

fn against(here: &Figures, revisions: &[Revision]) -> Comparison {
    let checks = checks();
    let layout = Layout { checks: Some(&checks), ..LAYOUT };
    let comparison = compare(&layout, &copied(here), &Official::Revisions(revisions), None);
    assert_survives(&comparison);
    assert_no_null(&comparison);
    comparison
}

#[test]
fn lines_are_equal_different_or_missing() {
    let here = [Some(1), Some(2), None, Some(4), None];
    let there = [Some(1), Some(3), Some(3), None, None];
    let lines = observation::comparison::lines(&here, &there);
    use Line::{Different, Equal, MissingBoth, MissingHere, MissingThere};
    assert_eq!(lines, [Equal, Different, MissingHere, MissingThere, MissingBoth]);
    assert_eq!(observation::comparison::lines(&[Some(1)], &[]), [MissingThere]);
}

#[test]
fn what_is_equal_to_the_latest_is_a_match() {
    let (old, new) = (sheet([60, 50, 20, 20, 10]), sheet([60, 50, 30, 10, 10]));
    let revisions = [official(1, 1, old), official(2, 2, new.clone())];
    let comparison = against(&new, &revisions);
    assert_eq!((comparison.verdict, comparison.equal_to), (Verdict::Match, Some(2)));
    // Lines that the observer does not have take nothing away from it; an option does.
    let mut some = new.clone();
    some[0] = None;
    assert_eq!(against(&some, &revisions).verdict, Verdict::Match);
    some[3] = None;
    let comparison = against(&some, &revisions);
    assert_eq!(comparison.verdict, Verdict::NotComparable);
    assert_eq!(comparison.reason, Some(Reason::OptionsMissing { places: vec![3] }));
    assert_eq!(comparison.effect(), [Some(0), None, Some(0)]);
}

#[test]
fn an_official_change_is_one_that_came_after_the_copy() {
    let (old, new) = (sheet([60, 50, 20, 20, 10]), sheet([60, 50, 30, 10, 10]));
    // The copy is of the fourth hour. That the first revision was entered after it does not matter.
    for (first, second) in [(1, 5), (5, 6)] {
        let revisions = [official(1, first, old.clone()), official(2, second, new.clone())];
        let comparison = against(&old, &revisions);
        assert_eq!((comparison.verdict, comparison.equal_to), (Verdict::OfficialChanged, Some(1)));
        assert_eq!(comparison.effect(), [Some(10), Some(-10), Some(0)]);
    }
    // The correction was there already when the copy was made: then the copy should show it.
    let revisions = [official(2, 4, new), official(1, 1, old.clone())];
    let comparison = against(&old, &revisions);
    assert_eq!((comparison.verdict, comparison.equal_to), (Verdict::Neutral, Some(1)));
    let unknown = observation::comparison::Copied { made_at: None, ..copied(&old) };
    let comparison = compare(&LAYOUT, &unknown, &Official::Revisions(&revisions), None);
    assert_eq!(comparison.verdict, Verdict::OfficialChanged);
}

#[test]
fn a_copy_that_breaks_its_own_arithmetic_is_told_so() {
    let there = [official(1, 1, sheet([60, 50, 20, 20, 10]))];
    let broken = sheet([60, 50, 21, 20, 10]);
    let comparison = against(&broken, &there);
    assert_eq!((comparison.verdict, comparison.checks.len()), (Verdict::Inconsistent, 1));
    assert_eq!(comparison.checks, ["votes"]);
    // A warning alone is no contradiction, and what equals the official protocol is a match whatever it adds up to.
    let warned = sheet([40, 50, 21, 19, 10]);
    assert_eq!(against(&warned, &there).verdict, Verdict::Neutral);
    assert_eq!(against(&broken, &[official(1, 1, broken.clone())]).verdict, Verdict::Match);
    // Where a line is missing nothing is known of its arithmetic.
    let mut partial = broken;
    partial[0] = None;
    assert_eq!(against(&partial, &there).verdict, Verdict::Differs);
}

#[test]
fn the_same_sum_is_neutral_and_another_differs() {
    let there = [official(1, 1, sheet([60, 50, 20, 20, 10]))];
    assert_eq!(against(&sheet([61, 50, 20, 20, 10]), &there).verdict, Verdict::Neutral);
    assert_eq!(against(&sheet([60, 50, 19, 21, 10]), &there).verdict, Verdict::Neutral);
    assert_eq!(against(&sheet([60, 49, 19, 20, 10]), &there).verdict, Verdict::Differs);
    let mut partial = sheet([60, 50, 19, 21, 10]);
    partial[4] = None;
    assert_eq!(against(&partial, &there).verdict, Verdict::Differs, "the sum is not known");
}

#[test]
fn what_cannot_be_compared_says_why() {
    let here = sheet([60, 50, 20, 20, 10]);
    let reason = |layout: &Layout<'_>, figures: &[Option<u64>], official: &Official<'_>| {
        let comparison = compare(layout, &copied(figures), official, None);
        assert_eq!(comparison.verdict, Verdict::NotComparable);
        assert_survives(&comparison);
        comparison.reason.expect("a reason").to_string()
    };
    let there = [official(1, 1, here.clone())];
    let revisions = Official::Revisions(&there);
    let mayor = Layout { contest: "mayor", ..LAYOUT };
    let said = [
        reason(&mayor, &here, &revisions),
        reason(&LAYOUT, &here[..4], &revisions),
        reason(&LAYOUT, &here, &Official::Unknown),
        reason(&LAYOUT, &here, &Official::InUnit("U1")),
        reason(&LAYOUT, &here, &Official::Void),
        reason(&LAYOUT, &here, &Official::Revisions(&[])),
        reason(&LAYOUT, &[None; 5], &revisions),
        reason(&LAYOUT, &[Some(60), None, None, None, None], &revisions),
    ];
    assert_eq!(
        said,
        [
            "the copy is of the contest \"president\"; expected \"mayor\"",
            "the copy has 4 lines and options; expected the form's 5",
            "the record has no such station",
            "the station's figures are published only in the sum \"U1\" of several stations",
            "the station's protocol was annulled, or the station did not open",
            "there is no official protocol yet",
            "no line is shown by both sides",
            "what both sides show is equal; options not shown by both: 3",
        ]
    );
}

fn hints_of<const N: usize>(here: [u64; N], there: [u64; N]) -> Vec<Hint> {
    hints(&Layout { options: N - 2, ..LAYOUT }, &sheet(here), &sheet(there))
}

#[test]
fn hints_rest_on_figures() {
    let digits = Hint::DigitsSwapped { here: 407, place: 0, there: 704 };
    assert_eq!(hints_of([407, 1, 2], [704, 1, 2]), [digits]);
    assert_eq!(hints_of([407, 1, 2], [740, 1, 2]), []);
    let swapped = Hint::OptionsSwapped { first: 2, first_here: 31, second: 4, second_here: 8 };
    assert_eq!(hints_of([60, 50, 31, 20, 8], [60, 50, 8, 20, 31]), [swapped]);
    assert_eq!(hints_of([60, 50, 31, 20, 8], [60, 50, 8, 21, 31]), [], "one more differs, without a partner");
    let moved = Hint::VotesMoved { from: 2, to: 4, votes: 6 };
    assert_eq!(hints_of([60, 50, 31, 20, 8], [60, 50, 25, 20, 14]), [moved]);
    let reordered = Hint::OptionsReordered { places: vec![2, 3, 4] };
    assert_eq!(hints_of([60, 50, 31, 20, 8], [60, 50, 8, 31, 20]), [reordered]);
    let lower = Hint::RowsShifted { from: 2, lower: Side::Here, rows: 3 };
    assert_eq!(hints_of([60, 50, 0, 31, 22, 13], [60, 50, 31, 22, 13, 9]), [lower]);
    let higher = Hint::RowsShifted { from: 2, lower: Side::There, rows: 3 };
    assert_eq!(hints_of([60, 50, 31, 22, 13, 9], [60, 50, 0, 31, 22, 13]), [higher]);
    let added = Hint::RoundAddition { added: 100, place: 3, side: Side::There };
    assert_eq!(hints_of([60, 50, 31, 7, 13], [60, 150, 31, 107, 13]), [added]);
    assert_eq!(hints_of([60, 50, 31, 7, 13], [60, 50, 31, 106, 13]), []);
}

#[test]
fn a_whole_sheet_of_another_station_is_recognised() {
    let sheets = [sheet([60, 50, 20, 20, 10]), sheet([90, 80, 50, 20, 10]), sheet([0, 0, 0, 0, 0])];
    let stations = ["001", "002", "003"].into_iter().zip(sheets.iter().map(Vec::as_slice));
    let index = Index::new(&LAYOUT, stations);
    let revisions = [official(1, 1, sheets[0].clone())];
    let compared = |here: &Figures| {
        compare(&LAYOUT, &copied(here), &Official::Revisions(&revisions), Some(&index)).hints
    };
    let exchanged = Hint::SheetExchanged { stations: vec!["002".to_owned()], votes: 80 };
    assert!(compared(&sheets[1]).contains(&exchanged));
    let mut partial = sheets[1].clone();
    partial[0] = None;
    assert!(compared(&partial).contains(&exchanged));
    partial[1] = Some(81);
    assert!(!compared(&partial).contains(&exchanged));
    let votes_of_nobody = compared(&sheets[2]);
    assert!(votes_of_nobody.iter().all(|hint| hint.name() != "sheet_exchanged"));
}

#[test]
fn a_summary_counts_a_station_once() {
    let there = [official(1, 1, sheet([60, 50, 20, 20, 10]))];
    let one = |station, kind, made, votes: u64| {
        let here = sheet([60, 50, votes, 20, 10]);
        let copied =
            observation::comparison::Copied { station, kind, made_at: Some(hour(made)), ..copied(&here) };
        compare(&LAYOUT, &copied, &Official::Revisions(&there), None)
    };
    let copies = [
        one("001", Kind::OwnTally, 9, 17),
        one("001", Kind::Certified, 3, 20),
        one("002", Kind::Posted, 3, 19),
        one("002", Kind::Posted, 4, 18),
        one("003", Kind::Posted, 4, 20),
        compare(&LAYOUT, &copied(&sheet([1, 1, 1, 1, 1])), &Official::Void, None),
    ];
    let summary = Summary::new(&copies, 50);
    assert_eq!((summary.copies, summary.stations, summary.compared, summary.of), (6, 3, 3, 50));
    assert_eq!((summary.count(Verdict::Match), summary.differing()), (2, 1));
    assert_eq!(summary.effect, [2, 0, 0]);
    assert_eq!(summary.contradicting, ["001", "002"]);
}
