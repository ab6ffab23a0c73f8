//! A view: what was in at a size of the record or at a time, and the totals that follow.
//!
//! As of a size, a view is the prefix; as of a time, it is the entries whose `at` is not later. Totals are a fold over
//! the protocols that are in: for each station the newest original, else (under the rule *best*) the newest copy.

use crate::state::{At, ContestState, State, StationIndex};
use model::fact::{Basis, BasisRule, ResultFigures};
use model::moment::Moment;
use std::collections::HashMap;
use tabulation::{AreaIndex, BaseOutOfRange, Counted, Place, Scale, Tally};

/// Which entries count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AsOf {
    /// The first n.
    Size(u64),
    /// Those that happened no later.
    Time(Moment),
}

impl AsOf {
    pub(crate) fn includes(self, entry: u64, at: Moment) -> bool {
        match self {
            AsOf::Size(size) => entry < size,
            AsOf::Time(time) => at.instant() <= time.instant(),
        }
    }
}

/// The totals of one contest as of a size or time.
pub struct View<'a> {
    state: &'a State,
    contest: &'a ContestState,
    basis: BasisRule,
    as_of: AsOf,
    tally: Tally,
    taken: Vec<Option<u32>>,
}

impl<'a> View<'a> {
    /// Folds the totals. `None` where the record has no areas yet.
    pub fn new(
        state: &'a State,
        contest: &'a ContestState,
        basis: BasisRule,
        as_of: AsOf,
    ) -> Option<View<'a>> {
        let tree = state.tree()?;
        let taken = taken(state, contest, basis, as_of);
        let places = places(state, as_of);
        let expected = places
            .iter()
            .enumerate()
            .filter_map(|(index, place)| Some((state.stations[index].area, (*place)?)));
        let counted = taken.iter().zip(&places).enumerate().filter_map(|(index, (taken, place))| {
            let revision = (*taken)?;
            let basis = contest.revisions[revision as usize].basis;
            let counted = Counted { basis, figures: contest.figures_of(revision) };
            Some((state.stations[index].area, (*place)?, counted))
        });
        let tally = Tally::fold(&tree, contest.plan.width(), expected, counted);
        Some(View { state, contest, basis, as_of, tally, taken })
    }

    /// The sums and coverage of every area.
    pub fn tally(&self) -> &Tally {
        &self.tally
    }

    /// The revision that counts for a station, by its place in [`ContestState::revisions`].
    pub fn taken(&self, station: StationIndex) -> Option<u32> {
        self.taken.get(station.place()).copied().flatten()
    }

    /// The size of the record that the figures state: the prefix, or for a view of a time the whole.
    pub fn record_size(&self) -> u64 {
        match self.as_of {
            AsOf::Size(size) => size,
            AsOf::Time(_) => self.state.size,
        }
    }

    /// The figures of an area.
    pub fn figures(&self, area: AreaIndex) -> Result<ResultFigures, BaseOutOfRange> {
        let code = &self.state.areas[area.place()].fact.code;
        let scale = Scale { area, code, basis: self.basis, record_size: self.record_size() };
        self.contest.plan.figures(&self.tally, scale)
    }
}

/// For each station the revision that counts.
pub(crate) fn taken(
    state: &State,
    contest: &ContestState,
    basis: BasisRule,
    as_of: AsOf,
) -> Vec<Option<u32>> {
    let mut originals: Vec<Option<u32>> = vec![None; state.stations.len()];
    let mut copies = originals.clone();
    let mut annulments = contest.annulments.iter().peekable();
    let mut annul = |until: u64, originals: &mut Vec<Option<u32>>, copies: &mut Vec<Option<u32>>| {
        while let Some((annulment, station)) = annulments.next_if(|(annulment, _)| annulment.entry < until) {
            if as_of.includes(annulment.entry, annulment.fact.at) {
                originals[station.place()] = None;
                copies[station.place()] = None;
            }
        }
    };
    for (place, revision) in (0u32..).zip(&contest.revisions) {
        annul(revision.entry, &mut originals, &mut copies);
        if as_of.includes(revision.entry, revision.at) {
            let newest = match revision.basis {
                Basis::Original => &mut originals,
                Basis::Copy => &mut copies,
            };
            newest[revision.station.place()] = Some(place);
        }
    }
    annul(u64::MAX, &mut originals, &mut copies);
    match basis {
        BasisRule::Original => originals,
        BasisRule::Best => {
            originals.into_iter().zip(copies).map(|(original, copy)| original.or(copy)).collect()
        }
    }
}

/// What is expected of each station; nothing of a member of a unit, whose unit speaks for it.
fn places(state: &State, as_of: AsOf) -> Vec<Option<Place>> {
    let mut members: HashMap<&str, u32> = HashMap::new();
    let listed = |entry, at| as_of.includes(entry, at);
    for station in state.stations.iter().filter(|station| listed(station.entry, station.at)) {
        if let Some(unit) = &station.station.unit {
            *members.entry(unit.as_str()).or_default() += 1;
        }
    }
    let place = |station: &crate::state::StationState| {
        if !listed(station.entry, station.at) || station.station.unit.is_some() {
            return None;
        }
        let registered = station.station.registered;
        let stations = match station.is_unit() {
            true => members.get(station.station.code.as_str()).copied().unwrap_or(0),
            false => 1,
        };
        Some(Place { stations, registered })
    };
    state.stations.iter().map(place).collect()
}

/// The newest announcement of a contest, by size.
pub fn newest_announcement<'a>(state: &'a State, contest: &str) -> Option<&'a At<model::fact::Announcement>> {
    state.announcements.iter().rev().find(|announcement| announcement.fact.contest == contest)
}
