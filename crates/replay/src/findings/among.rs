//! A station among the others of its area: far from their median, or with the votes of another.

use super::{Contest, Detail, Found, Numbers, Spot};
use checks::{AcrossCheck, Sheet, equal, siblings};
use model::definition::Scope;
use std::collections::BTreeMap;

pub(super) fn list(contest: &Contest<'_>, found: &mut Vec<Found>) {
    let (medians, equals) = (contest.across(Scope::Siblings), contest.across(Scope::Equal));
    if medians.is_empty() && equals.is_empty() {
        return;
    }
    let mut areas: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for (station, revision) in contest.protocols() {
        let area = contest.state.stations[station.place()].area;
        areas.entry(area.0).or_default().push(revision);
    }
    for revisions in areas.values() {
        let group: Vec<Sheet<'_>> = revisions.iter().map(|&revision| contest.sheet(revision)).collect();
        for check in &medians {
            for one in siblings::evaluate(&contest.this.checks, check, &group) {
                let revision = revisions[one.place];
                found.push(contest.about(check.check, revision, Numbers::Median(one), Detail::Median));
            }
        }
        for check in &equals {
            for places in equal::evaluate(&contest.this.checks, check, &group) {
                let same: Vec<u32> = places.iter().map(|&place| revisions[place]).collect();
                found.push(alike(contest, check, &same));
            }
        }
    }
}

/// Stations with the same votes; the numbers are these votes, in ballot order.
fn alike(contest: &Contest<'_>, check: &AcrossCheck, revisions: &[u32]) -> Found {
    let options = contest.this.contest.options.len();
    let figures = contest.this.figures_of(revisions[0]);
    let votes = Numbers::Votes(figures[figures.len() - options..].to_vec());
    let mut found = contest.about(check.check, revisions[0], votes, Detail::Equal);
    let revision = |place: u32| &contest.this.revisions[place as usize];
    found.stations = revisions
        .iter()
        .map(|&place| Spot { station: revision(place).station, revision: Some(place) })
        .collect();
    found.entry = revisions.iter().map(|&place| revision(place).entry).max().expect("two stations or more");
    found
}
