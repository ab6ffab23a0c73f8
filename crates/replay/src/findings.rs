//! What did the checks find in the record, and where?
//!
//! [`list`] answers a [`Question`] with every [`Found`]: the check, the stations or the area that it points at, the
//! numbers, and what was said about it. Nothing of it is stored: the checks are facts and the figures are facts, so
//! whoever reads the record finds the same. Each family of scopes has its file: `one` (one protocol, and one against
//! the revision before), `among` (stations among their siblings, equal votes), `turnout`, `summary`.
//! [`Numbers`] are the figures of a finding as they were computed, for whoever has words for them.
//! [`Row`] is a finding in codes and texts, for pages and scripts; [`count`] are the counts of `tally`.
//!
//! Whether a finding matters is not said here: a notice is worth a look, and nothing more.

mod among;
mod count;
mod numbers;
mod one;
mod row;
mod summary;
mod turnout;

pub use count::{FindingCounts, Findings, count};
pub use numbers::Numbers;
pub use row::{Row, StationRow, StationsIn};

use crate::state::{ContestState, State, StationIndex};
use crate::view::{self, AsOf};
use checks::Sheet;
use model::definition::{Check, Scope};
use model::fact::BasisRule;
use tabulation::AreaIndex;

/// Which protocol of a station is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Which {
    /// The one that counts: the newest original, else the newest copy.
    #[default]
    Counting,
    /// The first that came in.
    First,
}

/// What is asked.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// The entries that are looked at.
    pub as_of: AsOf,
    /// The protocol of each station.
    pub which: Which,
    /// Codes of the checks; empty: all.
    pub checks: &'a [String],
}

impl Question<'_> {
    fn asks(&self, check: &Check) -> bool {
        self.checks.is_empty() || self.checks.contains(&check.code)
    }
}

/// A station that a finding points at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    /// The station.
    pub station: StationIndex,
    /// The protocol, by its place in [`ContestState::revisions`]; `None` where turnout reports alone are meant.
    pub revision: Option<u32>,
}

/// What a finding says beside its numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// A protocol by itself, or against the revision before.
    Figures,
    /// A station is far from the median of its siblings.
    Median,
    /// Stations have the same votes.
    Equal,
    /// A turnout report, by the places of hours in [`hours`].
    Report {
        /// What is the case.
        fault: Fault,
        /// The report before, where two are compared.
        since: Option<usize>,
        /// The report.
        hour: usize,
    },
    /// A line of a summary protocol.
    Line {
        /// The line's or option's place in a protocol.
        line: usize,
        /// Stations of the area that were in at the size that the summary names.
        stations_in: u64,
        /// Stations of the area.
        stations_of: u64,
    },
}

/// What is the case with a turnout report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Fewer had taken part than before.
    CountFell,
    /// The count did not fall, and the register grew.
    ShareFell,
    /// The published percentage does not follow.
    NotReproduced,
    /// It rose faster than in the sibling areas.
    SteepRise,
    /// The last report and the protocol differ.
    LastDiffers,
}

/// A finding of the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Place of the form in [`State::forms`].
    pub form: usize,
    /// Place of the check in the form's checks.
    pub check: usize,
    /// Place of the contest in [`State::contests`]; `None` for turnout, which has none.
    pub contest: Option<usize>,
    /// The area that it is about, or in which its stations lie.
    pub area: AreaIndex,
    /// One station; several with equal votes; none where it is about the area.
    pub stations: Vec<Spot>,
    /// Index of the entry that it is about, of several the newest.
    pub entry: u64,
    /// The figures that show it.
    pub numbers: Numbers,
    /// What else it says.
    pub detail: Detail,
    /// What the record says about it.
    pub explanation: Option<Box<str>>,
}

impl Found {
    /// The check that did not hold.
    pub fn check_of<'a>(&self, state: &'a State) -> &'a Check {
        &state.forms[self.form].checks[self.check]
    }
}

/// Every finding, by form, check and place: areas before their stations.
pub fn list(state: &State, question: &Question<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    let day = turnout::Day::new(state, question.as_of);
    for (contest, this) in state.contests.iter().enumerate() {
        let place = Contest { state, contest, this, taken: taken(state, this, question), question };
        one::list(&place, &mut found);
        among::list(&place, &mut found);
        turnout::against_protocols(&place, &day, &mut found);
        summary::list(&place, &mut found);
        // Reports belong to no contest: those that share a form share its findings.
        let first = state.contests.iter().position(|other| other.form == this.form);
        if first == Some(contest) {
            turnout::list(&place, &day, &mut found);
        }
    }
    let station = |found: &Found| found.stations.first().map(|spot| spot.station);
    found.sort_by_key(|one| {
        let of_stations = !one.stations.is_empty();
        (one.form, one.check, one.contest, of_stations, one.area.0, station(one))
    });
    found
}

/// The hours of turnout reports, `hh:mm`, as [`Detail::Report`] counts them.
pub fn hours(state: &State) -> Vec<String> {
    turnout::hours(state)
}

/// One contest with the protocols that are looked at.
struct Contest<'a> {
    state: &'a State,
    contest: usize,
    this: &'a ContestState,
    /// By station.
    taken: Vec<Option<u32>>,
    question: &'a Question<'a>,
}

impl<'a> Contest<'a> {
    /// The checks of some scopes that are asked for, with their places.
    fn checks(&self, scopes: &[Scope]) -> Vec<usize> {
        let checks = self.state.forms[self.this.form].checks.iter().enumerate();
        checks
            .filter(|(_, check)| scopes.contains(&check.scope) && self.question.asks(check))
            .map(|(place, _)| place)
            .collect()
    }

    /// The compiled checks across protocols of a scope that are asked for.
    fn across(&self, scope: Scope) -> Vec<&'a checks::AcrossCheck> {
        let asked = self.checks(&[scope]);
        self.this.checks.across(scope).filter(|check| asked.contains(&check.check)).collect()
    }

    /// A protocol as the checks see it, without the revision before.
    fn sheet(&self, revision: u32) -> Sheet<'a> {
        let station = self.this.revisions[revision as usize].station;
        let kind = &self.state.stations[station.place()].station.kind;
        Sheet { kind, lines: self.this.figures_of(revision), was: None }
    }

    /// Stations with the protocol that is looked at.
    fn protocols(&self) -> impl Iterator<Item = (StationIndex, u32)> {
        (0u32..).zip(&self.taken).filter_map(|(index, taken)| Some((StationIndex(index), (*taken)?)))
    }

    /// A finding about one protocol.
    fn about(&self, check: usize, revision: u32, numbers: Numbers, detail: Detail) -> Found {
        let this = &self.this.revisions[revision as usize];
        Found {
            form: self.this.form,
            check,
            contest: Some(self.contest),
            area: self.state.stations[this.station.place()].area,
            stations: vec![Spot { station: this.station, revision: Some(revision) }],
            entry: this.entry,
            numbers,
            detail,
            explanation: None,
        }
    }
}

/// For each station the protocol that is looked at.
fn taken(state: &State, contest: &ContestState, question: &Question<'_>) -> Vec<Option<u32>> {
    if question.which == Which::Counting {
        return view::taken(state, contest, BasisRule::Best, question.as_of);
    }
    let mut first = vec![None; state.stations.len()];
    for (place, revision) in (0u32..).zip(&contest.revisions) {
        if revision.number == 1 && question.as_of.includes(revision.entry, revision.at) {
            first[revision.station.place()] = Some(place);
        }
    }
    first
}
