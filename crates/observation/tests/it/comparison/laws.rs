//! What holds of any two sheets, whatever their lengths.

use super::{LAYOUT, checks, copied, hour};
use model::fact::Basis;
use observation::comparison::{
    Copied, Hint, Index, Layout, Line, Official, Revision, Summary, Verdict, compare, hints, lines,
};
use observation::copy::Figures;
use proptest::prelude::*;

fn figure() -> impl Strategy<Value = Option<u64>> {
    prop_oneof![
        1 => Just(None),
        8 => (0u64..4).prop_map(Some),
        4 => (0u64..1000).prop_map(Some),
        1 => any::<u64>().prop_map(Some),
    ]
}

fn any_sheet() -> impl Strategy<Value = Figures> {
    prop::collection::vec(figure(), 0..9)
}

/// Two sheets of one form, often alike.
fn two_sheets() -> impl Strategy<Value = (Figures, Figures)> {
    let pair = (figure(), figure(), any::<bool>());
    prop::collection::vec(pair, 5).prop_map(|pairs| {
        pairs.into_iter().map(|(here, there, alike)| (here, if alike { here } else { there })).unzip()
    })
}

fn verdict(here: &Figures, there: &Figures) -> Verdict {
    let revision = Revision { at: hour(1), basis: Basis::Copy, figures: there.clone(), revision: 1 };
    compare(&LAYOUT, &copied(here), &Official::Revisions(&[revision]), None).verdict
}

fn mirrored(line: Line) -> Line {
    match line {
        Line::MissingHere => Line::MissingThere,
        Line::MissingThere => Line::MissingHere,
        same => same,
    }
}

/// The hints that say the same from either side, without which side has what.
fn swaps(hints: Vec<Hint>) -> Vec<(u16, u16)> {
    let places = |hint| match hint {
        Hint::OptionsSwapped { first, second, .. } => Some((first, second)),
        Hint::DigitsSwapped { place, .. } => Some((place, place)),
        _ => None,
    };
    hints.into_iter().filter_map(places).collect()
}

proptest! {
    #[test]
    fn two_sheets_are_compared_alike_from_either_side((here, there) in two_sheets()) {
        let back: Vec<Line> = lines(&there, &here).into_iter().map(mirrored).collect();
        prop_assert_eq!(lines(&here, &there), back);
        prop_assert_eq!(verdict(&here, &there), verdict(&there, &here));
        prop_assert_eq!(swaps(hints(&LAYOUT, &here, &there)), swaps(hints(&LAYOUT, &there, &here)));
    }

    #[test]
    fn a_sheet_matches_itself_and_shows_no_hint(here in prop::collection::vec((0u64..9).prop_map(Some), 5)) {
        prop_assert_eq!(verdict(&here, &here), Verdict::Match);
        prop_assert_eq!(hints(&LAYOUT, &here, &here), []);
    }

    #[test]
    fn two_options_exchanged_are_found_wherever_they_stand(
        votes in prop::collection::vec((0u64..500).prop_map(Some), 12),
        (first, second) in (2usize..12, 2usize..12),
    ) {
        prop_assume!(votes[first] != votes[second]);
        let mut there = votes.clone();
        there.swap(first, second);
        let layout = Layout { options: 10, ..LAYOUT };
        let found = hints(&layout, &votes, &there);
        let pair = (first.min(second), first.max(second));
        let is_pair = |hint: &Hint| matches!(hint, Hint::OptionsSwapped { first, second, .. }
            if (usize::from(*first), usize::from(*second)) == pair);
        prop_assert!(found.iter().any(is_pair));
    }

    #[test]
    fn any_lengths_give_a_comparison(
        here in any_sheet(),
        revisions in prop::collection::vec((any_sheet(), 0i64..9, 0u64..4), 0..4),
        (lines, options) in (0usize..9, 0usize..9),
        contest in prop_oneof![Just("president"), Just("mayor")],
        made_at in prop::option::of(0i64..9),
    ) {
        let checks = checks();
        let layout = Layout { checks: Some(&checks), contest: "president", lines, options };
        let revisions: Vec<Revision> = revisions
            .into_iter()
            .map(|(figures, at, revision)| Revision { at: hour(at), basis: Basis::Copy, figures, revision })
            .collect();
        let stations = revisions.iter().map(|revision| ("002", revision.figures.as_slice()));
        let index = Index::new(&layout, stations);
        let copied = Copied { contest, made_at: made_at.map(hour), ..copied(&here) };
        let comparison = compare(&layout, &copied, &Official::Revisions(&revisions), Some(&index));
        prop_assert_eq!(comparison.effect().len(), options);
        prop_assert_eq!(comparison.verdict == Verdict::NotComparable, comparison.reason.is_some());
        prop_assert!(comparison.verdict != Verdict::Match || comparison.differing().count() == 0);
        prop_assert!(!comparison.verdict.is_difference() || comparison.differing().count() > 0);
        if comparison.verdict == Verdict::Neutral {
            prop_assert_eq!(comparison.effect().into_iter().flatten().sum::<i128>(), 0);
        }
        let summary = Summary::new([&comparison], 1);
        prop_assert_eq!(summary.stations, 1);
        // Everything else may have any length too.
        let there = revisions.first().map_or(&[][..], |revision| &revision.figures);
        hints(&layout, &here, there);
    }
}
