//! A summary protocol against the computed sum: its lines that differ.
//!
//! The sum is not computed again: a record that has been read says lines and difference, and the difference was
//! recomputed then. What is computed is how many stations of the area were in, since a summary that was compared
//! too early differs by what had not come.

use super::{Contest, Detail, Found, Numbers};
use crate::state::At;
use crate::view::{AsOf, View};
use checks::summary;
use model::definition::Scope;
use model::fact::{Basis, BasisRule, Summary};
use std::collections::BTreeMap;
use tabulation::AreaIndex;

pub(super) fn list(contest: &Contest<'_>, found: &mut Vec<Found>) {
    let asked = contest.across(Scope::Summary);
    if asked.is_empty() {
        return;
    }
    let mut views: BTreeMap<u64, Option<View<'_>>> = BTreeMap::new();
    for (area, at) in newest(contest) {
        let Some(computed) = computed(&at.fact) else { continue };
        for differs in summary::evaluate(&at.fact.lines, &computed) {
            let view = views.entry(at.fact.as_of).or_insert_with(|| {
                View::new(contest.state, contest.this, BasisRule::Best, AsOf::Size(at.fact.as_of))
            });
            let (stations_in, stations_of) = view.as_ref().map_or((0, 0), |view| {
                let coverage = view.tally().coverage(area);
                (coverage.stations_in, coverage.stations_of)
            });
            found.extend(asked.iter().map(|check| Found {
                form: contest.this.form,
                check: check.check,
                contest: Some(contest.contest),
                area,
                stations: Vec::new(),
                entry: at.entry,
                numbers: Numbers::Line(differs),
                detail: Detail::Line { line: differs.place, stations_in, stations_of },
                explanation: None,
            }));
        }
    }
}

/// The newest summary protocol of each area and basis.
fn newest<'a>(contest: &Contest<'a>) -> Vec<(AreaIndex, &'a At<Summary>)> {
    let mut newest: BTreeMap<(u32, bool), &At<Summary>> = BTreeMap::new();
    for at in &contest.state.summaries {
        let of_contest = at.fact.contest == contest.this.contest.code;
        let area = contest.state.area_by_code.get(&at.fact.area);
        if let (Some(area), true) =
            (area, of_contest && contest.question.as_of.includes(at.entry, at.fact.at))
        {
            newest.insert((area.0, at.fact.basis == Basis::Original), at);
        }
    }
    newest.into_iter().map(|((area, _), at)| (AreaIndex(area), at)).collect()
}

/// The computed sum: what the summary states, less the difference.
fn computed(summary: &Summary) -> Option<Vec<u64>> {
    let pairs = summary.lines.iter().zip(&summary.difference);
    pairs.map(|(&line, &difference)| u64::try_from(i128::from(line) - i128::from(difference)).ok()).collect()
}
