//! What was put right: every revision whose figures differ from the revision before, and every annulment.
//!
//! Nothing is judged here. A copy that an equal original replaces is no correction; how many there were is counted.

use replay::State;
use replay::state::{ContestState, StationIndex};
use std::collections::BTreeSet;

/// Corrections on one page.
pub const PAGE: usize = 200;

/// A correction of one station in one contest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Correction {
    /// Place of the contest in [`State::contests`].
    pub contest: usize,
    /// Whose.
    pub station: StationIndex,
    /// Its entry.
    pub entry: u64,
    /// What was done.
    pub what: What,
}

/// What a correction does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// Other figures, by the places of both revisions in [`ContestState::revisions`].
    Figures {
        /// The revision that is replaced.
        before: u32,
        /// The revision that replaces it.
        after: u32,
    },
    /// The result is void, by its place in [`ContestState::annulments`].
    Annulled(usize),
}

/// Every correction and annulment, the newest first.
pub fn list(state: &State) -> Vec<Correction> {
    let mut corrections = Vec::new();
    for (contest, this) in state.contests.iter().enumerate() {
        for (after, revision) in (0u32..).zip(&this.revisions) {
            let Some(before) = revision.before else { continue };
            if this.figures_of(before) != this.figures_of(after) {
                let what = What::Figures { before, after };
                let (station, entry) = (revision.station, revision.entry);
                corrections.push(Correction { contest, station, entry, what });
            }
        }
        for (place, (annulment, station)) in this.annulments.iter().enumerate() {
            let what = What::Annulled(place);
            corrections.push(Correction { contest, station: *station, entry: annulment.entry, what });
        }
    }
    corrections.sort_by_key(|correction| std::cmp::Reverse(correction.entry));
    corrections
}

/// How many pages a number of corrections fills; one, where there are none.
pub fn pages(corrections: usize) -> usize {
    corrections.div_ceil(PAGE).max(1)
}

/// The corrections of one contest, added up.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sum {
    /// Revisions with other figures than the one before.
    pub revisions: u64,
    /// Stations that have one.
    pub stations: u64,
    /// Stations in which an option's votes changed.
    pub stations_votes: u64,
    /// Annulments.
    pub annulled: u64,
    /// Revisions that repeat every figure of the one before.
    pub equal: u64,
    /// By option in ballot order.
    pub options: Vec<OptionSum>,
}

/// What all corrections together did to an option.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct OptionSum {
    /// Votes added.
    pub added: u64,
    /// Votes taken away.
    pub taken: u64,
    /// Revisions that changed it.
    pub revisions: u64,
}

impl OptionSum {
    /// Added less taken away.
    pub fn net(&self) -> i64 {
        i64::try_from(self.added).unwrap_or(i64::MAX) - i64::try_from(self.taken).unwrap_or(i64::MAX)
    }
}

/// Adds up the corrections of a contest.
pub fn sum(contest: &ContestState) -> Sum {
    let options = contest.contest.options.len();
    let lines = contest.plan.width() - options;
    let mut sum = Sum { options: vec![OptionSum::default(); options], ..Sum::default() };
    let (mut stations, mut stations_votes) = (BTreeSet::new(), BTreeSet::new());
    for (after, revision) in (0u32..).zip(&contest.revisions) {
        let Some(before) = revision.before else { continue };
        let (was, now) = (contest.figures_of(before), contest.figures_of(after));
        if was == now {
            sum.equal += 1;
            continue;
        }
        sum.revisions += 1;
        stations.insert(revision.station);
        for (option, (was, now)) in sum.options.iter_mut().zip(was[lines..].iter().zip(&now[lines..])) {
            if was != now {
                stations_votes.insert(revision.station);
                option.revisions += 1;
                option.added += u64::from(now.saturating_sub(*was));
                option.taken += u64::from(was.saturating_sub(*now));
            }
        }
    }
    sum.annulled = contest.annulments.len() as u64;
    (sum.stations, sum.stations_votes) = (stations.len() as u64, stations_votes.len() as u64);
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_holds_two_hundred() {
        for (corrections, expected) in [(0, 1), (1, 1), (200, 1), (201, 2), (9_442, 48)] {
            assert_eq!(pages(corrections), expected, "{corrections}");
        }
    }
}
