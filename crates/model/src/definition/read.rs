//! Reading a definition from its files: `election.toml`, `areas.csv`, `stations.csv`.
//!
//! [`read`] takes the texts of the files and gives a [`Reading`], or every [`Problem`] that the files have, each with
//! file, place, what was found and what was expected. Only a TOML syntax error stops early.
//! `docs/manual/definition.md` describes every field; the modules below read one part each, in this order:
//! `head`, `contest` (options), `form` (with `check`, `formula`, `example`, `silences`), `contest` (with `rule`), `areas`,
//! `stations` (with `units`). What a definition means is not decided here: checks are evaluated by the room `checks`.

mod areas;
mod cells;
mod check;
mod contest;
mod example;
mod form;
mod formula;
mod head;
mod rule;
mod silences;
mod stations;
mod units;

pub use crate::document::problem::{PROBLEMS_MAX, Place, Problem};
pub use example::Example;

use super::Definition;
use crate::document::node::Table;
use crate::document::problem::Problems;
use crate::document::read_with;

/// The one name that the file of areas may have; it lies beside `election.toml`.
pub const AREAS_FILE: &str = "areas.csv";

/// The one name that the file of stations may have; it lies beside `election.toml`.
pub const STATIONS_FILE: &str = "stations.csv";

/// A file that was opened by somebody else.
#[derive(Debug, Clone, Copy)]
pub struct SourceFile<'a> {
    /// As problems should call it, such as `elections/tiny-2026/areas.csv`.
    pub name: &'a str,
    /// All of it.
    pub text: &'a str,
}

/// What the files of a definition say.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The definition, complete and consistent.
    pub definition: Definition,
    /// For every check of one protocol, a protocol that fails it and one that passes.
    pub examples: Vec<Example>,
}

/// Reads a definition.
///
/// # Errors
///
/// Every problem of every file, by file and place.
pub fn read(
    toml: SourceFile<'_>,
    areas: Option<SourceFile<'_>>,
    stations: Option<SourceFile<'_>>,
) -> Result<Reading, Vec<Problem>> {
    let problems = Problems::default();
    let reading = read_all(toml, areas, stations, &problems);
    match reading {
        Some(reading) if problems.is_empty() => Ok(reading),
        _ => {
            assert!(!problems.is_empty(), "a part that is missing was told of");
            Err(problems.into_list())
        }
    }
}

fn read_all(
    toml: SourceFile<'_>,
    areas_file: Option<SourceFile<'_>>,
    stations_file: Option<SourceFile<'_>>,
    problems: &Problems,
) -> Option<Reading> {
    read_with(toml.name, toml.text, problems, |table| {
        read_document(table, areas_file, stations_file, problems)
    })
}

fn read_document(
    table: &Table<'_>,
    areas_file: Option<SourceFile<'_>>,
    stations_file: Option<SourceFile<'_>>,
    problems: &Problems,
) -> Option<Reading> {
    let head = head::read(table);
    let languages = head.languages.as_deref().unwrap_or_default();
    let options = contest::outline(table.node().value());
    let forms = form::read(table, languages, &options);
    let contests = contest::read(table, languages, &forms);
    let levels = areas::read_levels(table, languages);
    let areas = areas::read(table, languages, &levels, areas_file, problems);
    let stations = stations::read(table, languages, &areas, stations_file, head.publication_unit, problems);
    let (forms, examples) =
        forms.into_iter().map(|form| (form.form, form.examples)).unzip::<_, _, _, Vec<_>>();
    if !problems.is_empty() {
        return None;
    }
    let definition = Definition {
        id: head.id?,
        title: head.title?,
        status: head.status?,
        polling_day: head.polling_day?,
        languages: head.languages?,
        decimals: head.decimals,
        embargo: head.embargo,
        publication_unit: head.publication_unit,
        turnout_hours: head.turnout_hours,
        opened_at: head.opened_at?,
        levels,
        areas,
        stations,
        forms,
        contests,
        notes: head.notes,
    };
    Some(Reading { definition, examples: examples.into_iter().flatten().collect() })
}
