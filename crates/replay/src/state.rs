//! The state of a record after its first n entries: definitions, places, every revision of every protocol.
//!
//! Nothing is forgotten: a later view asks for any earlier size or any time. Figures lie in one flat row after the
//! other, so that totals of a nation are one walk through memory.

use crate::makers::{MakerIndex, Makers};
use checks::Checks;
use foldhash::{HashMap, HashSet};
use model::definition::{Area, Contest, Form, Station, UNIT};
use model::fact::{Announcement, Annulment, Basis, JournalCheckpoint, Opening, Scan, Summary, Turnout};
use model::moment::Moment;
use record::Hash;
use record::note::VerifierKey;
use tabulation::{AreaIndex, ContestPlan};

/// A fact of the record with its index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct At<T> {
    /// Index of its entry.
    pub entry: u64,
    /// What it says.
    pub fact: T,
}

/// A station or publication unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StationState {
    /// Index of the entry that listed it.
    pub entry: u64,
    /// When that entry is dated.
    pub at: Moment,
    /// Where it lies.
    pub area: AreaIndex,
    /// What is known of it.
    pub station: Station,
}

impl StationState {
    /// Whether it is a publication unit, and no station.
    pub fn is_unit(&self) -> bool {
        self.station.kind == UNIT
    }
}

/// A station's place in [`State::stations`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct StationIndex(pub u32);

impl StationIndex {
    /// The same number as a place in a slice.
    pub fn place(self) -> usize {
        self.0 as usize
    }
}

/// One revision of a station's protocol. Its figures are in [`ContestState::figures`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// Index of its entry.
    pub entry: u64,
    /// Its leaf hash.
    pub hash: Hash,
    /// When the source says that it happened.
    pub at: Moment,
    /// Whose it is.
    pub station: StationIndex,
    /// 1, 2, 3 …
    pub number: u64,
    /// Copy or original.
    pub basis: Basis,
    /// Who made it: a place in [`State::makers`].
    pub maker: MakerIndex,
    /// The source's own number.
    pub source_version: Option<u64>,
    /// The picture of its paper.
    pub scan: Option<Box<Scan>>,
    /// Place of the revision before in [`ContestState::revisions`].
    pub before: Option<u32>,
    /// Why it differs from the one before.
    pub reason: Option<Box<str>>,
    /// The explanations of its findings, by check code.
    pub findings: Vec<(Box<str>, Box<str>)>,
}

/// A contest with everything that came in for it.
#[derive(Clone)]
pub struct ContestState {
    /// What is decided.
    pub contest: Contest,
    /// Place of its form in [`State::forms`].
    pub form: usize,
    /// Prepared bases and rule.
    pub plan: ContestPlan,
    /// Prepared checks.
    pub checks: Checks,
    /// In the record's order.
    pub revisions: Vec<Revision>,
    /// Row by row, [`ContestPlan::width`] figures each.
    pub figures: Vec<u32>,
    /// Newest revision of each station, by its place in `revisions`.
    pub newest: Vec<Option<u32>>,
    /// Annulments in the record's order, with the station.
    pub annulments: Vec<(At<Annulment>, StationIndex)>,
}

impl ContestState {
    /// The figures of a revision: lines, then options.
    pub fn figures_of(&self, revision: u32) -> &[u32] {
        let width = self.plan.width();
        &self.figures[revision as usize * width..][..width]
    }

    /// The newest revision of a station, whatever its basis.
    pub fn newest_of(&self, station: StationIndex) -> Option<(u32, &Revision)> {
        let place = (*self.newest.get(station.place())?)?;
        Some((place, &self.revisions[place as usize]))
    }
}

/// Everything that the first n entries say.
#[derive(Clone, Default)]
pub struct State {
    /// How many entries were read.
    pub size: u64,
    /// Entry 0.
    pub opening: Option<Opening>,
    /// Forms in the record's order.
    pub forms: Vec<Form>,
    /// Contests in the record's order.
    pub contests: Vec<ContestState>,
    /// Areas in the record's order, with the index of their entry.
    pub areas: Vec<At<Area>>,
    /// Code to place in `areas`.
    pub area_by_code: HashMap<String, AreaIndex>,
    /// The parent of each area.
    pub parents: Vec<Option<AreaIndex>>,
    /// Stations and publication units in the record's order.
    pub stations: Vec<StationState>,
    /// Code to place in `stations`.
    pub station_by_code: HashMap<String, StationIndex>,
    /// How many members each publication unit has.
    pub members: HashMap<StationIndex, u32>,
    /// Who made protocols, and at which door.
    pub makers: Makers,
    /// Turnout reports in the record's order.
    pub turnout: Vec<At<Turnout>>,
    /// Areas and hours of which there is a turnout report.
    pub turnout_known: HashSet<(String, String)>,
    /// Summary protocols in the record's order.
    pub summaries: Vec<At<Summary>>,
    /// Announcements in the record's order.
    pub announcements: Vec<At<Announcement>>,
    /// Checkpoints of the journal.
    pub journal: Vec<At<JournalCheckpoint>>,
    /// The keys, the newest last, each with the index of the entry that brought it.
    pub keys: Vec<At<VerifierKey>>,
    /// Index of the closing entry.
    pub closed: Option<u64>,
    /// When the newest entry is dated: the minute that a page shows.
    pub newest_at: Option<Moment>,
}

impl State {
    /// A contest by its code.
    pub fn contest(&self, code: &str) -> Option<&ContestState> {
        self.contests.iter().find(|contest| contest.contest.code == code)
    }

    /// The key that signs a checkpoint over the first `size` entries.
    pub fn key_at(&self, size: u64) -> Option<&VerifierKey> {
        self.keys.iter().rev().find(|key| key.entry < size).map(|key| &key.fact)
    }

    /// The scans that protocols name, in the record's order of each contest.
    pub fn scans(&self) -> impl Iterator<Item = &Scan> {
        let revisions = self.contests.iter().flat_map(|contest| &contest.revisions);
        revisions.filter_map(|revision| revision.scan.as_deref())
    }

    /// The areas as `tabulation` wants them.
    pub fn tree(&self) -> Option<tabulation::Tree> {
        tabulation::Tree::new(&self.parents).ok()
    }

    /// Whether an area is another, or lies below it.
    pub fn lies_in(&self, area: AreaIndex, above: AreaIndex) -> bool {
        let mut area = Some(area);
        while let Some(current) = area {
            if current == above {
                return true;
            }
            area = self.parents[current.place()];
        }
        false
    }
}
