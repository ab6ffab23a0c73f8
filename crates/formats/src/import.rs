//! Importing: rows of a source become figures that fit a form exactly, or the file is refused whole.
//!
//! [`read`] takes a [`Source`], the text with its mapping, and gives a [`Reading`]: the areas and stations that the
//! source brings, and its protocols or turnout reports, in the file's order. Nothing is compared with what is
//! already known of a station's figures, and no check is run: that is for the caller, who knows both.
//! Every problem names file, row, column, what was found and what was expected; up to [`PROBLEMS_MAX`] are told
//! at once.

mod cells;
mod nist;
mod places;
mod refusal;
mod rows;
mod turnout;

pub use refusal::{PROBLEMS_MAX, Problem, Refusal};
pub use turnout::TurnoutReport;

use crate::mapping::bound::{Bound, BoundAt, BoundFigure};
use crate::mapping::{Content, Form, Mapping};
use crate::template::Context;
use cells::Cells;
use foldhash::{HashMap, HashMapExt};
use model::definition::{Area, Definition, PlacedStation};
use model::moment::Moment;
use places::Places;

/// Whatever is looked up by a code, as often as there are rows.
pub type ByCode<T> = HashMap<String, T>;

/// What is already known, so that rows can be held against it.
pub struct Known<'a> {
    /// The election.
    pub definition: &'a Definition,
    /// Areas by code: of the definition and of earlier imports.
    pub areas: &'a ByCode<Area>,
    /// Stations by code, with their area.
    pub stations: &'a ByCode<String>,
}

/// A source with its mapping. The names are for errors.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// The file.
    pub name: &'a str,
    /// What stands in it.
    pub text: &'a str,
    /// The mapping's file.
    pub mapping_name: &'a str,
    /// What its columns mean.
    pub mapping: &'a Mapping,
}

/// One protocol of a source. Its figures are in [`Reading::figures`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProtocolRow {
    /// Line of the file.
    pub row: u64,
    /// Code of the station.
    pub station: String,
    /// When the source says that it happened.
    pub at: Moment,
    /// The source's own number.
    pub version: Option<u64>,
    /// Why it differs from the version before, where the source says so.
    pub reason: Option<String>,
    /// What explains its findings, where the source says so.
    pub explanation: Option<String>,
}

/// One area's summary protocol. Its figures are in [`Reading::figures`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SummaryRow {
    /// Line of the file.
    pub row: u64,
    /// Code of the area.
    pub area: String,
    /// When the source says that it happened.
    pub at: Moment,
}

/// What a source says.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The mapping, resolved.
    pub bound: Bound,
    /// Areas that were not known, parents first.
    pub areas: Vec<Area>,
    /// Stations that were not known.
    pub stations: Vec<PlacedStation>,
    /// Protocols in the file's order.
    pub protocols: Vec<ProtocolRow>,
    /// Summary protocols in the file's order; a source has these or protocols.
    pub summaries: Vec<SummaryRow>,
    /// Their figures, one after the other: each as many as the form has lines and options.
    pub figures: Vec<u32>,
    /// Turnout reports.
    pub turnout: Vec<TurnoutReport>,
    /// How many rows there were.
    pub rows: u64,
}

impl Reading {
    /// The figures of the protocol at that place in [`Reading::protocols`], or of the summary in
    /// [`Reading::summaries`].
    pub fn figures_of(&self, index: usize) -> &[u32] {
        let width = self.bound.figures.len();
        &self.figures[index * width..(index + 1) * width]
    }

    /// The sum of every line and option: what a person compares before it counts.
    pub fn totals(&self) -> Vec<(&str, u64)> {
        let width = self.bound.figures.len();
        let mut sums = vec![0u64; width];
        for protocol in self.figures.chunks_exact(width.max(1)) {
            for (sum, figure) in sums.iter_mut().zip(protocol) {
                *sum += u64::from(*figure);
            }
        }
        self.bound.figures.iter().zip(sums).map(|((code, _), sum)| (code.as_str(), sum)).collect()
    }
}

/// Problems so far, and how many are not told.
#[derive(Default)]
pub(crate) struct Problems {
    told: Vec<Problem>,
    untold: u64,
}

impl Problems {
    pub(crate) fn push(&mut self, problem: Problem) {
        if self.told.len() < PROBLEMS_MAX {
            self.told.push(problem);
        } else {
            self.untold += 1;
        }
    }
}

/// Reads a source; `progress` hears the number of bytes read.
pub fn read(
    source: Source<'_>,
    known: &Known<'_>,
    progress: &mut dyn FnMut(u64),
) -> Result<Reading, Refusal> {
    if source.mapping.source == Form::Nist {
        return nist::read(source, known, progress);
    }
    rows::read(source, known, progress)
}

/// Areas by name, over all levels and within each. A name that several share names none of them.
#[derive(Default)]
struct AreaNames(HashMap<(String, Option<String>), Option<String>>);

impl AreaNames {
    fn add(&mut self, area: &Area) {
        for name in area.name.values().collect::<std::collections::BTreeSet<_>>() {
            for level in [None, Some(area.level.clone())] {
                self.0
                    .entry((name.clone(), level))
                    .and_modify(|code| *code = None)
                    .or_insert_with(|| Some(area.code.clone()));
            }
        }
    }

    fn get(&self, name: &str, level: Option<&str>) -> Option<String> {
        self.0.get(&(name.to_owned(), level.map(str::to_owned))).cloned().flatten()
    }
}

struct Importer<'a> {
    cells: Cells<'a>,
    bound: Bound,
    mapping: &'a Mapping,
    known: &'a Known<'a>,
    places: Places<'a>,
    area_names: AreaNames,
    seen: HashMap<(String, Option<u64>), u64>,
    protocols: Vec<ProtocolRow>,
    summaries: Vec<SummaryRow>,
    figures: Vec<u32>,
    turnout: turnout::Collector,
    rows: u64,
}

impl<'a> Importer<'a> {
    fn new(
        file: &'a str,
        columns: Vec<String>,
        bound: Bound,
        mapping: &'a Mapping,
        known: &'a Known<'a>,
    ) -> Importer<'a> {
        let mut area_names = AreaNames::default();
        known.areas.values().for_each(|area| area_names.add(area));
        Importer {
            cells: Cells::new(file, columns),
            bound,
            mapping,
            known,
            places: Places::new(known),
            area_names,
            seen: HashMap::new(),
            protocols: Vec::new(),
            summaries: Vec::new(),
            figures: Vec::new(),
            turnout: turnout::Collector::default(),
            rows: 0,
        }
    }

    /// Reads a row, which begins at that line of the file.
    fn row(&mut self, line: u64, row: &csv::StringRecord) {
        self.rows += 1;
        self.cells.row = line;
        let area_names = &self.area_names;
        let context = Context {
            tables: &self.mapping.values,
            area_by_name: &|name, level| area_names.get(name, level),
        };
        if self.bound.kind == Content::Summaries {
            let area = self.places.area_of_row(row, &self.bound, &context, &mut self.cells);
            area.into_iter().for_each(|area| self.summary(row, area));
            return;
        }
        let Some(station) = self.places.station(row, &self.bound, &context, &mut self.cells) else { return };
        if self.bound.kind == Content::Protocols {
            self.protocol(row, station);
        } else {
            let area = self.places.area_of(&station);
            self.turnout.row(row, &self.bound, station, area, &mut self.cells);
        }
    }

    /// The figures of a row about something in that area, appended, and when it happened; `None` beside a problem.
    fn counted(&mut self, row: &csv::StringRecord, area: &str) -> Option<Moment> {
        let cells = &mut self.cells;
        let start = self.figures.len();
        for (_, figure) in &self.bound.figures {
            let count = match figure {
                BoundFigure::Constant(count) => *count,
                BoundFigure::Columns(columns) => cells.sum(row, columns),
            };
            self.figures.push(count);
        }
        let at = match &self.bound.at {
            Some(BoundAt::Constant(moment)) => Some(*moment),
            Some(BoundAt::Column(column, None)) => cells.moment(row, *column, None),
            Some(BoundAt::Column(column, Some(local))) => {
                let offset = local.offset.unwrap_or_else(|| self.places.offset_of(area));
                cells.moment(row, *column, Some((&local.format, offset)))
            }
            None => None,
        };
        if at.is_none() {
            self.figures.truncate(start);
        }
        at
    }

    /// Whose row this is, with its version: each once.
    fn once(&mut self, what: &str, whose: String, version: Option<u64>) {
        let cells = &mut self.cells;
        if let Some(first) = self.seen.insert((whose.clone(), version), cells.row) {
            let found = format!("the {what} {whose:?} again, after row {first}");
            let which = if version.is_some() { " and version" } else { "" };
            cells.problem(cells.row, None, found, &format!("each {what}{which} once"));
        }
    }

    fn summary(&mut self, row: &csv::StringRecord, area: String) {
        self.once("area", area.clone(), None);
        let Some(at) = self.counted(row, &area) else { return };
        self.summaries.push(SummaryRow { row: self.cells.row, area, at });
    }

    fn protocol(&mut self, row: &csv::StringRecord, station: String) {
        let area = self.places.area_of(&station);
        let at = self.counted(row, &area);
        let cells = &mut self.cells;
        let version = self.bound.version.map(|column| u64::from(cells.count(row, column)));
        let (reason, explanation) =
            (cells.text(row, self.bound.reason), cells.text(row, self.bound.explanation));
        self.once("station", station.clone(), version);
        let Some(at) = at else { return };
        let row = self.cells.row;
        self.protocols.push(ProtocolRow { row, station, at, version, reason, explanation });
    }

    fn finish(mut self) -> Result<Reading, Refusal> {
        if self.rows == 0 {
            self.cells.problem(1, None, "no row below the heading".to_owned(), "at least one row");
        }
        let turnout = self.turnout.finish(&self.bound, &self.places, self.known, &mut self.cells);
        let Problems { told, untold } = self.cells.problems;
        if !told.is_empty() {
            return Err(Refusal::Rows(told, untold));
        }
        let (areas, stations) = self.places.found();
        Ok(Reading {
            bound: self.bound,
            areas,
            stations,
            protocols: self.protocols,
            summaries: self.summaries,
            figures: self.figures,
            turnout,
            rows: self.rows,
        })
    }
}
