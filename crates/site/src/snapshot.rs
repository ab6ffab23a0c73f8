//! What the record says at one size, arranged for pages.
//!
//! A [`Snapshot`] owns the replayed [`State`] and what every page would otherwise work out again: the figures of every
//! area, the parts of every area, the protocol that counts for every station, and the [`Latest`] entry that touches
//! each. It never changes; the next one is made beside it and takes its place.
//!
//! A page states the size at which *its content* last changed, not the record's: a page whose area nothing has
//! reached since is the same page, byte for byte, and is not written again. [`Snapshot::area_latest`] and
//! [`Snapshot::station_latest`] say which size that is.
//!
//! Findings and corrections are listed when they are first asked for: most pages need none.

use crate::corrections::{self, Correction};
use crate::geography::Geography;
use crate::observers::Observers;
use language::Language;
use model::fact::{BasisRule, Opening, ResultFigures, Stage};
use model::moment::Moment;
use record::note::Note;
use replay::findings::{Found, Question, Which};
use replay::state::{At, ContestState, StationIndex};
use replay::{AsOf, State, View};
use std::sync::{Arc, OnceLock};
use tabulation::AreaIndex;

/// Why there is nothing to show.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoSnapshot {
    /// The record has no opening yet.
    #[error(
        "found a record of {size} entries without an opening, an area and a contest; nothing can be shown"
    )]
    Empty {
        /// Its size.
        size: u64,
    },
    /// A base gives no count.
    #[error(transparent)]
    Base(#[from] tabulation::BaseOutOfRange),
    /// The checkpoint does not read.
    #[error("the checkpoint does not read: {0}")]
    Checkpoint(String),
}

/// The newest entry that touches something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Latest {
    /// The size of the record with this entry as its last.
    pub size: u64,
    /// When the entry is dated.
    pub at: Moment,
}

impl Latest {
    fn entry(entry: u64, at: Moment) -> Latest {
        Latest { size: entry + 1, at }
    }

    /// The later of two.
    #[must_use]
    pub fn or(self, other: Latest) -> Latest {
        if other.size > self.size { other } else { self }
    }
}

/// The signed head of the record.
#[derive(Debug, Clone)]
pub struct Head {
    /// The checkpoint as it was signed.
    pub note: String,
    /// Its size.
    pub size: u64,
    /// Its root.
    pub root: record::Hash,
    /// The names that signed it: the record's own, then its witnesses.
    pub signers: Vec<String>,
}

impl Head {
    /// Reads a signed checkpoint. Its signature was verified by whoever replayed the record.
    pub fn read(note: &str) -> Result<Head, NoSnapshot> {
        let unread = |error: &dyn std::fmt::Display| NoSnapshot::Checkpoint(error.to_string());
        let parsed = Note::parse(note.as_bytes()).map_err(|error| unread(&error))?;
        let stated = record::Checkpoint::parse(parsed.text()).map_err(|error| unread(&error))?;
        let signers = parsed.signatures().iter().map(|line| line.name.clone()).collect();
        Ok(Head { note: note.to_owned(), size: stated.size, root: stated.root, signers })
    }
}

/// The figures of one contest.
pub struct Table {
    /// By area, on the rule *best*.
    pub figures: Vec<ResultFigures>,
    /// By station: the revision that counts, by its place in [`ContestState::revisions`].
    pub taken: Vec<Option<u32>>,
}

/// The record at one size, arranged for pages.
pub struct Snapshot {
    state: Arc<State>,
    head: Head,
    languages: Vec<Language>,
    tables: Vec<Table>,
    children: Vec<Vec<AreaIndex>>,
    stations: Vec<Vec<StationIndex>>,
    area_latest: Vec<Latest>,
    station_latest: Vec<Latest>,
    abroad: bool,
    geography: Arc<Geography>,
    observers: Arc<Vec<Observers>>,
    findings: OnceLock<Vec<Found>>,
    corrections: OnceLock<Vec<Correction>>,
}

impl Snapshot {
    /// Arranges a verified state under its signed head.
    pub fn new(state: impl Into<Arc<State>>, head: Head) -> Result<Snapshot, NoSnapshot> {
        let state = state.into();
        let (Some(opening), false, false) =
            (&state.opening, state.areas.is_empty(), state.contests.is_empty())
        else {
            return Err(NoSnapshot::Empty { size: state.size });
        };
        let mut languages: Vec<Language> =
            opening.languages.iter().filter_map(|code| Language::parse(code)).collect();
        if languages.is_empty() {
            languages.push(Language::En);
        }
        let mut tables = Vec::with_capacity(state.contests.len());
        for contest in &state.contests {
            tables.push(table(&state, contest)?);
        }
        let mut children = vec![Vec::new(); state.areas.len()];
        for (area, parent) in (0u32..).map(AreaIndex).zip(&state.parents) {
            if let Some(parent) = parent {
                children[parent.place()].push(area);
            }
        }
        let mut stations = vec![Vec::new(); state.areas.len()];
        for (index, station) in (0u32..).map(StationIndex).zip(&state.stations) {
            stations[station.area.place()].push(index);
        }
        let (area_latest, station_latest) = latest(&state, opening);
        let abroad = state.stations.iter().any(|station| station.station.kind == crate::ABROAD);
        Ok(Snapshot {
            state,
            head,
            languages,
            tables,
            children,
            stations,
            area_latest,
            station_latest,
            abroad,
            geography: Arc::default(),
            observers: Arc::default(),
            findings: OnceLock::new(),
            corrections: OnceLock::new(),
        })
    }

    /// The same, with the places of areas on a map, which are no part of the record.
    #[must_use]
    pub fn with_geography(self, geography: impl Into<Arc<Geography>>) -> Snapshot {
        Snapshot { geography: geography.into(), ..self }
    }

    /// The same with what observers have published.
    #[must_use]
    pub fn with_observers(self, observers: impl Into<Arc<Vec<Observers>>>) -> Snapshot {
        Snapshot { observers: observers.into(), ..self }
    }

    /// What observers have published.
    pub fn observers(&self) -> &[Observers] {
        &self.observers
    }

    /// Where areas lie on a map.
    pub fn geography(&self) -> &Geography {
        &self.geography
    }

    /// The replayed record.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// The signed head.
    pub fn head(&self) -> &Head {
        &self.head
    }

    /// Entry 0.
    pub fn opening(&self) -> &Opening {
        self.state.opening.as_ref().expect("a snapshot has an opening")
    }

    /// The languages of the pages; the first is the election's own.
    pub fn languages(&self) -> &[Language] {
        &self.languages
    }

    /// The contests with their figures, in the record's order.
    pub fn contests(&self) -> impl Iterator<Item = (&ContestState, &Table)> {
        self.state.contests.iter().zip(&self.tables)
    }

    /// The areas directly below an area.
    pub fn children(&self, area: AreaIndex) -> &[AreaIndex] {
        &self.children[area.place()]
    }

    /// The stations and publication units directly in an area.
    pub fn stations(&self, area: AreaIndex) -> &[StationIndex] {
        &self.stations[area.place()]
    }

    /// The newest entry that touches the figures of an area.
    pub fn area_latest(&self, area: AreaIndex) -> Latest {
        self.area_latest[area.place()]
    }

    /// The newest entry that touches a station.
    pub fn station_latest(&self, station: StationIndex) -> Latest {
        self.station_latest[station.place()]
    }

    /// Whether any station lies abroad. Every page asks, for its menu.
    pub fn has_abroad(&self) -> bool {
        self.abroad
    }

    /// The newest announcement, with its number from 1.
    pub fn newest_announcement(&self) -> Option<(usize, &At<model::fact::Announcement>)> {
        Some((self.state.announcements.len(), self.state.announcements.last()?))
    }

    /// The newest entry of the whole record.
    pub fn latest(&self) -> Latest {
        let at = self.state.newest_at.unwrap_or(self.opening().at);
        Latest { size: self.state.size, at }
    }

    /// Whether the newest announcement of a contest is final and nothing has changed since.
    pub fn is_final(&self, contest: &str) -> bool {
        replay::view::newest_announcement(&self.state, contest)
            .is_some_and(|announcement| announcement.fact.stage == Stage::Final)
    }

    /// Every finding, of the protocols that count.
    pub fn findings(&self) -> &[Found] {
        self.findings.get_or_init(|| {
            let question =
                Question { as_of: AsOf::Size(self.state.size), which: Which::Counting, checks: &[] };
            replay::findings::list(&self.state, &question)
        })
    }
}

impl Snapshot {
    /// Every correction and annulment, the newest first.
    pub fn corrections(&self) -> &[Correction] {
        self.corrections.get_or_init(|| corrections::list(&self.state))
    }
}

fn table(state: &State, contest: &ContestState) -> Result<Table, NoSnapshot> {
    let empty = || NoSnapshot::Empty { size: state.size };
    let view = View::new(state, contest, BasisRule::Best, AsOf::Size(state.size)).ok_or_else(empty)?;
    let areas = (0u32..).take(state.areas.len()).map(AreaIndex);
    let figures = areas.map(|area| view.figures(area)).collect::<Result<_, _>>()?;
    let stations = (0u32..).take(state.stations.len()).map(StationIndex);
    Ok(Table { figures, taken: stations.map(|station| view.taken(station)).collect() })
}

/// The newest entry of each area, its parts included, and of each station.
fn latest(state: &State, opening: &Opening) -> (Vec<Latest>, Vec<Latest>) {
    let first = Latest::entry(0, opening.at);
    let mut areas: Vec<Latest> =
        state.areas.iter().map(|area| first.or(Latest::entry(area.entry, opening.at))).collect();
    let mut stations: Vec<Latest> =
        state.stations.iter().map(|station| Latest::entry(station.entry, station.at)).collect();
    for contest in &state.contests {
        for revision in &contest.revisions {
            let newest = &mut stations[revision.station.place()];
            *newest = newest.or(Latest::entry(revision.entry, revision.at));
        }
        for (annulment, station) in &contest.annulments {
            let newest = &mut stations[station.place()];
            *newest = newest.or(Latest::entry(annulment.entry, annulment.fact.at));
        }
    }
    for (station, newest) in state.stations.iter().zip(&stations) {
        let area = &mut areas[station.area.place()];
        *area = area.or(*newest);
    }
    // Parents stand before their parts.
    for (place, parent) in state.parents.iter().enumerate().rev() {
        if let Some(parent) = parent {
            areas[parent.place()] = areas[parent.place()].or(areas[place]);
        }
    }
    (areas, stations)
}
