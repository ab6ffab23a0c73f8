//! The tables: areas, stations, turnout, results, and protocols revision by revision.
//!
//! One row a station and revision, one a figure of an area; integers only, keys declared.

use super::NoExport;
use super::package::{Column, Kind, Reference, Resource, Table};
use model::Texts;
use model::fact::{Basis, BasisRule, RegisterCoverage};
use replay::state::{ContestState, State, StationIndex};
use replay::{AsOf, View};
use std::collections::BTreeSet;
use tabulation::AreaIndex;

/// A code as it stands in a file's name and in the name of a resource.
pub(super) fn slug(code: &str) -> String {
    code.replace('_', "-").to_lowercase()
}

/// A table whose rows lie in areas.
const TO_AREAS: &[Reference] = &[("area", "areas", "area")];

fn languages(state: &State) -> &[String] {
    state.opening.as_ref().map_or(&[], |opening| &opening.languages)
}

fn name_columns(state: &State) -> Vec<Column> {
    let column = |language: &String| Column::text(&format!("name_{language}"), "what it is called");
    languages(state).iter().map(column).collect()
}

fn names(state: &State, texts: &Texts) -> Vec<String> {
    languages(state).iter().map(|language| model::text(texts, language).to_owned()).collect()
}

pub(super) fn areas(state: &State) -> Resource {
    let mut columns = vec![
        Column::text("area", "code of the area").required(),
        Column::text("level", "code of its level").required(),
        Column::text("parent", "code of the area above; empty for the root"),
    ];
    columns.extend(name_columns(state));
    let mut table = Table::new(columns);
    for area in &state.areas {
        let area = &area.fact;
        let mut row = vec![area.code.clone(), area.level.clone(), area.parent.clone().unwrap_or_default()];
        row.extend(names(state, &area.name));
        table.row(row);
    }
    table.resource("areas", "The tree of areas", &["area"], &[("parent", "areas", "area")])
}

pub(super) fn stations(state: &State) -> Resource {
    let mut columns = vec![
        Column::text("station", "code of the station, or of a publication unit").required(),
        Column::text("area", "code of its area").required(),
        Column::text("kind", "ordinary, abroad, unit …").required(),
        Column::count("registered", "register expected before polling day, in voters; empty where unknown"),
        Column::text("country", "ISO 3166 code, abroad"),
        Column::text("mission", "foreign mission, abroad"),
        Column::text("city", "city, abroad"),
        Column::text("unit", "publication unit whose figures include this station's"),
    ];
    columns.extend(name_columns(state));
    let mut table = Table::new(columns);
    for placed in &state.stations {
        let station = &placed.station;
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let mut row = vec![
            station.code.clone(),
            state.areas[placed.area.place()].fact.code.clone(),
            station.kind.clone(),
            station.registered.map_or_else(String::new, |count| count.to_string()),
            text(&station.country),
            text(&station.mission),
            text(&station.city),
            text(&station.unit),
        ];
        row.extend(names(state, &station.name));
        table.row(row);
    }
    table.resource("stations", "Stations and publication units", &["station"], TO_AREAS)
}

pub(super) fn turnout(state: &State) -> Resource {
    let mut table = Table::new(vec![
        Column::text("area", "code of the area that reports").required(),
        Column::text("hour", "local hour, hh:mm").required(),
        Column::text("place", "code of a station, or of the area itself").required(),
        Column::count("took_part", "voters who had taken part by the hour").required(),
        Column::count("registered", "the report's own register, in voters").required(),
        Column::count("entry", "index of the entry in the record").required(),
    ]);
    for report in &state.turnout {
        for (place, took_part, registered) in &report.fact.rows {
            table.row(vec![
                report.fact.area.clone(),
                report.fact.hour.clone(),
                place.clone(),
                took_part.to_string(),
                registered.to_string(),
                report.entry.to_string(),
            ]);
        }
    }
    let title = "Turnout reports; a later entry replaces an earlier one";
    table.resource("turnout", title, &["entry", "place"], TO_AREAS)
}

/// The results of every area, one row an option or line.
pub(super) fn results(state: &State) -> Result<Resource, NoExport> {
    let mut table = Table::new(vec![
        Column::text("contest", "code of the contest").required(),
        Column::text("area", "code of the area").required(),
        Column::text("figure", "line or option").required().one_of(&["line", "option"]),
        Column::text("code", "code of the line or option").required(),
        Column::count("sum", "over the stations that are in").required(),
        Column::text("base", "base of the share; options only"),
        Column::count("base_count", "the base, a count"),
        Column::text("percent", "share of the base, rounded half up"),
        Column::count("stations_in", "stations that are in").required(),
        Column::count("stations_of", "stations of the area").required(),
        Column::count("registered_in", "their expected registers; empty where unknown"),
        Column::count("registered_of", "all expected registers; empty where unknown"),
        Column::count("copies", "stations that rest on an electronic copy").required(),
        Column::count("originals", "stations that rest on an original").required(),
        Column::count("record_size", "size of the record at which the figures hold").required(),
    ]);
    for result in replay::results::results(state, AsOf::Size(state.size))?.results {
        let (registered_in, registered_of) = match &result.coverage.registered {
            RegisterCoverage::Known(known) => (known.counted.to_string(), known.of.to_string()),
            RegisterCoverage::Unknown(_) => Default::default(),
        };
        let tail = [
            result.coverage.stations.counted.to_string(),
            result.coverage.stations.of.to_string(),
            registered_in,
            registered_of,
            result.sources.copies.to_string(),
            result.sources.originals.to_string(),
            result.record_size.to_string(),
        ];
        let head = |figure: &str, code: &str, sum: u64| {
            [&result.contest, &result.area, figure, code, &sum.to_string()].map(str::to_owned).to_vec()
        };
        for (code, sum) in &result.lines {
            let none = [String::new(), String::new(), String::new()];
            table.row([head("line", code, *sum), none.to_vec(), tail.to_vec()].concat());
        }
        for option in &result.options {
            let share = &option.share;
            let share = vec![share.base.clone(), share.denominator.to_string(), share.percent.clone()];
            table.row([head("option", &option.option, option.votes), share, tail.to_vec()].concat());
        }
    }
    let key = &["contest", "area", "figure", "code"];
    Ok(table.resource("results", "Results of every area", key, TO_AREAS))
}

/// The columns that a contest's form and options bring.
fn figure_columns(state: &State, contest: &ContestState) -> Vec<Column> {
    let label = |texts: &Texts| {
        languages(state).first().map_or("", |language| model::text(texts, language)).to_owned()
    };
    let lines = state.forms[contest.form].lines.iter().map(|line| (&line.code, label(&line.label)));
    let options = contest.contest.options.iter().map(|option| (&option.code, label(&option.name)));
    lines.chain(options).map(|(code, says)| Column::count(code, &says).required()).collect()
}

/// Columns of a revision, between its place and its figures.
fn revision_columns() -> Vec<Column> {
    vec![
        Column::count("revision", "1, 2, 3 … of the station").required(),
        Column::text("basis", "electronic copy or original").required().one_of(&["copy", "original"]),
        Column::new("at", Kind::DateTime, "when the source says that it happened").required(),
        Column::count("source_version", "the source's own number"),
        Column::new("counts", Kind::Boolean, "whether it is the one that counts").required(),
        Column::text("reason", "why it differs from the revision before"),
        Column::text("findings", "codes of the checks that it breaks"),
        Column::text("explanation", "what explains them"),
        Column::count("entry", "index of the entry in the record").required(),
        Column::text(
            "scan",
            "where the scan of its paper lies in the publication: blob/, then the SHA-256 of its file",
        ),
    ]
}

/// The cells of [`revision_columns`].
fn revision_cells(contest: &ContestState, place: u32, counts: bool) -> Vec<String> {
    let revision = &contest.revisions[place as usize];
    let list = |texts: Vec<&str>| texts.join("; ");
    let explanations: BTreeSet<&str> =
        revision.findings.iter().map(|(_, explanation)| explanation.as_ref()).collect();
    vec![
        revision.number.to_string(),
        if revision.basis == Basis::Copy { "copy" } else { "original" }.to_owned(),
        revision.at.to_string(),
        revision.source_version.map_or_else(String::new, |version| version.to_string()),
        counts.to_string(),
        revision.reason.as_deref().unwrap_or("").to_owned(),
        list(revision.findings.iter().map(|(code, _)| code.as_ref()).collect()),
        list(explanations.into_iter().collect()),
        revision.entry.to_string(),
        revision.scan.as_ref().map_or_else(String::new, |scan| scan.path()),
    ]
}

/// Every revision of every protocol of a contest.
pub(super) fn revisions(state: &State, contest: &ContestState, name: &str) -> Resource {
    let mut columns = vec![Column::text("station", "code of the station or publication unit").required()];
    columns.extend(revision_columns());
    columns.extend(figure_columns(state, contest));
    let mut table = Table::new(columns);
    let view = View::new(state, contest, BasisRule::Best, AsOf::Size(state.size));
    for (place, revision) in (0u32..).zip(&contest.revisions) {
        let counts = view.as_ref().is_some_and(|view| view.taken(revision.station) == Some(place));
        let mut row = vec![state.stations[revision.station.place()].station.code.clone()];
        row.extend(revision_cells(contest, place, counts));
        row.extend(contest.figures_of(place).iter().map(u32::to_string));
        table.row(row);
    }
    let name = format!("{name}-{}", slug(&contest.contest.code));
    let to_stations = &[("station", "stations", "station")];
    table.resource(&name, "Every revision of every protocol", &["station", "revision"], to_stations)
}

/// The protocol that counts of every station, with where the station lies.
pub(super) fn counting(state: &State, contest: &ContestState) -> Resource {
    let levels = state.opening.as_ref().map_or(&[][..], |opening| &opening.levels);
    let mut columns = vec![
        Column::text("station", "code of the station or publication unit").required(),
        Column::text("kind", "ordinary, abroad, unit …").required(),
        Column::text("country", "ISO 3166 code, abroad"),
        Column::text("area", "code of its area").required(),
    ];
    let in_level = |code: &String| {
        Column::text(&format!("area_{code}"), "code of the area of this level in which it lies, if any")
    };
    columns.extend(levels.iter().map(|level| in_level(&level.code)));
    columns.extend(name_columns(state));
    columns.push(Column::count("registered_expected", "register before polling day; empty where unknown"));
    columns.extend(revision_columns());
    columns.extend(figure_columns(state, contest));
    let mut table = Table::new(columns);
    let view = View::new(state, contest, BasisRule::Best, AsOf::Size(state.size));
    for (index, placed) in (0u32..).map(StationIndex).zip(&state.stations) {
        let Some(place) = view.as_ref().and_then(|view| view.taken(index)) else { continue };
        let station = &placed.station;
        let mut row = vec![
            station.code.clone(),
            station.kind.clone(),
            station.country.clone().unwrap_or_default(),
            state.areas[placed.area.place()].fact.code.clone(),
        ];
        row.extend(levels.iter().map(|level| area_at(state, placed.area, &level.code)));
        row.extend(names(state, &station.name));
        row.push(station.registered.map_or_else(String::new, |count| count.to_string()));
        row.extend(revision_cells(contest, place, true));
        row.extend(contest.figures_of(place).iter().map(u32::to_string));
        table.row(row);
    }
    let name = format!("protocols-{}", slug(&contest.contest.code));
    table.resource(&name, "The protocol that counts of every station", &["station"], TO_AREAS)
}

/// The code of the area of a level at or above an area; nothing where there is none.
fn area_at(state: &State, area: AreaIndex, level: &str) -> String {
    let mut area = Some(area);
    while let Some(current) = area {
        let fact = &state.areas[current.place()].fact;
        if fact.level == level {
            return fact.code.clone();
        }
        area = state.parents[current.place()];
    }
    String::new()
}
