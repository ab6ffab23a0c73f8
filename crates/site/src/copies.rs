//! What is official, as copies of protocols are held against it.
//!
//! [`Officials`] are every revision of every station of one contest, in the shape that `observation::comparison` asks
//! for. Whoever compares, at headquarters, on the command line or on a station's page, does it with these.

use observation::comparison::{Comparison, Copied, Index, Layout, Official, Revision, compare};
use replay::State;
use replay::state::{ContestState, StationIndex};

/// A contest's official figures.
pub struct Officials<'a> {
    state: &'a State,
    contest: &'a ContestState,
    revisions: Vec<Vec<Revision>>,
    void: Vec<bool>,
}

impl<'a> Officials<'a> {
    /// Those of a contest, as a record states them.
    pub fn new(state: &'a State, contest: &'a ContestState) -> Officials<'a> {
        let (revisions, void) = (revisions(state, contest), voids(state, contest));
        Officials { state, contest, revisions, void }
    }

    /// The form, as a comparison needs it.
    pub fn layout(&self) -> Layout<'_> {
        Layout {
            checks: Some(&self.contest.checks),
            contest: &self.contest.contest.code,
            lines: self.state.forms[self.contest.form].lines.len(),
            options: self.contest.contest.options.len(),
        }
    }

    /// Every station's newest figures, by which whole sheets that were exchanged are found.
    pub fn index(&self) -> Index<'_> {
        let newest = self.revisions.iter().enumerate().filter_map(|(place, revisions)| {
            let figures = revisions.last().filter(|_| !self.void[place])?.figures.as_slice();
            Some((self.state.stations[place].station.code.as_str(), figures))
        });
        Index::new(&self.layout(), newest)
    }

    /// What is official at a station.
    pub fn at(&self, station: &str) -> Official<'_> {
        let place = self.state.station_by_code.get(station).copied().map(StationIndex::place);
        let found = place.map(|place| &self.state.stations[place]).filter(|station| !station.is_unit());
        match (place, found.map(|station| &station.station)) {
            (Some(place), Some(station)) => match &station.unit {
                Some(unit) => Official::InUnit(unit),
                None if self.void[place] => Official::Void,
                None => Official::Revisions(&self.revisions[place]),
            },
            _ => Official::Unknown,
        }
    }

    /// The kind of a station, which some checks ask for; empty where there is none of that code.
    pub fn kind(&self, station: &str) -> &'a str {
        let place = self.state.station_by_code.get(station).copied();
        place.map_or("", |place| &self.state.stations[place.place()].station.kind)
    }

    /// Holds a copy against what is official at its station.
    pub fn compare(&self, copied: &Copied<'_>, index: &Index<'_>) -> Comparison {
        compare(&self.layout(), copied, &self.at(copied.station), Some(index))
    }

    /// How many stations there are, publication units not counted.
    pub fn stations(&self) -> u64 {
        self.state.stations.iter().filter(|station| !station.is_unit()).count() as u64
    }
}

/// The revisions of every station, in their order, by its place in the state.
fn revisions(state: &State, contest: &ContestState) -> Vec<Vec<Revision>> {
    let mut all = vec![Vec::new(); state.stations.len()];
    for (place, revision) in (0u32..).zip(&contest.revisions) {
        all[revision.station.place()].push(Revision {
            at: revision.at,
            basis: revision.basis,
            figures: contest.figures_of(place).iter().map(|figure| Some(u64::from(*figure))).collect(),
            revision: revision.number,
        });
    }
    all
}

/// Which stations were annulled after their newest revision.
fn voids(state: &State, contest: &ContestState) -> Vec<bool> {
    let mut void = vec![false; state.stations.len()];
    for (annulment, station) in &contest.annulments {
        let newest = contest.newest_of(*station);
        void[station.place()] |= newest.is_none_or(|(_, revision)| revision.entry < annulment.entry);
    }
    void
}
