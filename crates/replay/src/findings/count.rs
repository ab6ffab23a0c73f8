//! How many stations break each check, in their first and in their latest revision: the counts of `tally`.
//!
//! These are the checks of the scopes `protocol` and `revision`; those that look across protocols are listed by
//! [`super::list`].

use crate::state::{ContestState, State};
use crate::view::{AsOf, View};
use checks::Sheet;
use model::definition::Severity;
use model::fact::BasisRule;
use serde::Serialize;
use std::collections::BTreeMap;

/// Stations by check, in one of their revisions.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct FindingCounts {
    /// Stations with at least one finding of those counted below whose severity is error or warning.
    pub any: u64,
    /// Check code to number of stations.
    pub by_check: BTreeMap<String, u64>,
}

/// First and latest revisions.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Findings {
    /// Of every station's revision 1.
    pub first: FindingCounts,
    /// Of the revision that counts.
    pub latest: FindingCounts,
}

/// Counts findings as of a size or time. `only` names the checks that count; empty: all.
pub fn count(state: &State, contest: &ContestState, as_of: AsOf, only: &[String]) -> Option<Findings> {
    let view = View::new(state, contest, BasisRule::Best, as_of)?;
    let form = &state.forms[contest.form];
    let counts = |form: &model::definition::Form| FindingCounts {
        any: 0,
        by_check: form
            .checks
            .iter()
            .filter(|check| check.holds.is_some() && (only.is_empty() || only.contains(&check.code)))
            .map(|check| (check.code.clone(), 0))
            .collect(),
    };
    let (mut first, mut latest) = (counts(form), counts(form));
    let included = match as_of {
        AsOf::Size(size) => contest.revisions.iter().filter(|revision| revision.entry < size).count(),
        AsOf::Time(_) => contest.revisions.len(),
    };
    for (place, revision) in (0u32..).zip(&contest.revisions[..included]) {
        let in_time = match as_of {
            AsOf::Time(time) => revision.at.instant() <= time.instant(),
            AsOf::Size(_) => true,
        };
        if revision.number == 1 && in_time {
            add(&mut first, state, contest, place);
        }
        if view.taken(revision.station) == Some(place) {
            add(&mut latest, state, contest, place);
        }
    }
    Some(Findings { first, latest })
}

fn add(counts: &mut FindingCounts, state: &State, contest: &ContestState, place: u32) {
    let revision = &contest.revisions[place as usize];
    let kind = &state.stations[revision.station.place()].station.kind;
    let was = revision.before.map(|before| contest.figures_of(before));
    let mut any = false;
    let sheet = Sheet { kind, lines: contest.figures_of(place), was };
    for finding in contest.checks.evaluate(&sheet) {
        if let Some(count) = counts.by_check.get_mut(contest.checks.code(finding.check)) {
            *count += 1;
            any |= finding.severity != Severity::Notice;
        }
    }
    counts.any += u64::from(any);
}
