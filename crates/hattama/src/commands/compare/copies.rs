//! Copies from a file: a row a copy.
//!
//! Plain, the columns are `station`, the codes of lines and options in any order, and if the file has them `kind` and
//! `made_at`; a line without a column, and an empty field, is what the observer does not have. With a mapping, a file is
//! read as `import` reads it, every figure of every row. Either way a file is taken whole, or refused with every problem
//! by row and column.

use super::super::import;
use crate::place::read_file;
use anyhow::{Context, Result, bail};
use formats::import::{PROBLEMS_MAX, Problem, Refusal};
use formats::mapping::Content;
use model::COUNT_MAX;
use model::moment::Moment;
use observation::copy::{Figures, Kind};
use replay::State;
use replay::state::ContestState;
use std::path::Path;

/// One copy.
pub struct Row {
    /// Code of the station.
    pub station: String,
    /// One for each line and option.
    pub figures: Figures,
    /// Where the observer has it from.
    pub kind: Kind,
    /// When it was made, where the file says so.
    pub made_at: Option<Moment>,
}

/// Copies by a mapping of protocols; its time is when they were made.
pub fn mapped(
    file: &Path,
    mapping: &Path,
    state: &State,
    contest: &ContestState,
    kind: Kind,
) -> Result<Vec<Row>> {
    let source = import::open(file, mapping)?;
    let definition = import::definition_of(state, import::brings_stations(&source))?;
    let reading = import::read(&source, state, &definition)?;
    let name = mapping.display();
    if reading.bound.kind != Content::Protocols {
        bail!("{name}: found a mapping of another kind, expected kind = \"protocols\"");
    }
    if reading.bound.contest != contest.contest.code {
        let (found, expected) = (&reading.bound.contest, &contest.contest.code);
        bail!("{name}: found the contest {found:?}, expected {expected:?}");
    }
    let row = |(place, row): (usize, &formats::import::ProtocolRow)| Row {
        station: row.station.clone(),
        figures: reading.figures_of(place).iter().map(|figure| Some(u64::from(*figure))).collect(),
        kind,
        made_at: Some(row.at),
    };
    Ok(reading.protocols.iter().enumerate().map(row).collect())
}

/// What a column of a plain file holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Station,
    Kind,
    MadeAt,
    Figure(usize),
}

/// Copies whose columns are named by codes.
pub fn plain(file: &Path, contest: &ContestState, kind: Kind) -> Result<Vec<Row>> {
    let name = file.display().to_string();
    let bytes = read_file(file)?;
    let text = formats::unpack::open(&bytes, None, "utf-8").with_context(|| name.clone())?;
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let mut problems = Problems { file: &name, told: Vec::new(), untold: 0 };
    let heading: Vec<String> =
        reader.headers().with_context(|| name.clone())?.iter().map(|name| name.trim().to_owned()).collect();
    let columns = columns(&heading, contest, &mut problems);
    let mut rows = Vec::new();
    if problems.told.is_empty() {
        for record in reader.records() {
            let record = record.with_context(|| name.clone())?;
            let number = model::line_of(&text, &record);
            let blank = vec![None; contest.plan.width()];
            let mut row = Row { station: String::new(), figures: blank, kind, made_at: None };
            for ((column, title), cell) in columns.iter().zip(&heading).zip(&record) {
                if let Err((found, expected)) = fill(&mut row, *column, cell.trim()) {
                    problems.push(number, Some(title), found, expected);
                }
            }
            rows.push(row);
        }
        if rows.is_empty() {
            problems.push(1, None, "no row below the heading".to_owned(), "at least one copy".to_owned());
        }
    }
    if problems.told.is_empty() {
        Ok(rows)
    } else {
        Err(Refusal::Rows(problems.told, problems.untold).into())
    }
}

/// What each column is, by the heading.
fn columns(heading: &[String], contest: &ContestState, problems: &mut Problems<'_>) -> Vec<Column> {
    let checks = &contest.checks;
    let codes: Vec<&str> = (0..checks.width()).map(|place| checks.line_code(place)).collect();
    let mut columns = Vec::new();
    for title in heading {
        let column = match title.as_str() {
            "station" => Some(Column::Station),
            "kind" => Some(Column::Kind),
            "made_at" => Some(Column::MadeAt),
            code => codes.iter().position(|known| *known == code).map(Column::Figure),
        };
        match column {
            Some(column) if columns.contains(&column) => {
                problems.push(
                    1,
                    Some(title),
                    "the column a second time".to_owned(),
                    "each column once".to_owned(),
                );
            }
            Some(column) => columns.push(column),
            None => {
                let expected = format!("station, kind, made_at, or a code: {}", codes.join(", "));
                problems.push(1, Some(title), "a column of that name".to_owned(), expected);
            }
        }
    }
    let has_figures = columns.iter().any(|column| matches!(column, Column::Figure(_)));
    if problems.told.is_empty() && !(columns.contains(&Column::Station) && has_figures) {
        let expected = "the column station, and one for each line and option that the copies show".to_owned();
        problems.push(1, None, heading.join(","), expected);
    }
    columns
}

/// Puts a cell where it belongs, or says what was found and what was expected.
fn fill(row: &mut Row, column: Column, cell: &str) -> Result<(), (String, String)> {
    let unlike = |expected: &str| (format!("{cell:?}"), expected.to_owned());
    match column {
        Column::Station if cell.is_empty() => return Err(unlike("the code of a station")),
        Column::Station => row.station = cell.to_owned(),
        Column::Kind if cell.is_empty() => {}
        Column::Kind => {
            let names = Kind::ALL.map(Kind::name).join(", ");
            row.kind = Kind::named(cell).ok_or_else(|| unlike(&format!("one of {names}")))?;
        }
        Column::MadeAt if cell.is_empty() => {}
        Column::MadeAt => {
            let moment = Moment::parse(cell);
            row.made_at =
                Some(moment.map_err(|_| unlike("a time such as 2024-06-09T21:00:00+03:00, or nothing"))?);
        }
        Column::Figure(_) if cell.is_empty() => {}
        Column::Figure(place) => {
            let digits = cell.bytes().all(|byte| byte.is_ascii_digit());
            let count = cell.parse().ok().filter(|count| digits && *count <= COUNT_MAX);
            let expected = "a whole number from 0 to 1000000000, in digits alone, or nothing";
            row.figures[place] = Some(count.ok_or_else(|| unlike(expected))?);
        }
    }
    Ok(())
}

/// Problems so far, and how many are not told.
struct Problems<'a> {
    file: &'a str,
    told: Vec<Problem>,
    untold: u64,
}

impl Problems<'_> {
    fn push(&mut self, row: u64, column: Option<&String>, found: String, expected: String) {
        if self.told.len() < PROBLEMS_MAX {
            let (file, column) = (self.file.to_owned(), column.cloned());
            self.told.push(Problem { file, row, column, found, expected });
        } else {
            self.untold += 1;
        }
    }
}
