//! Export: the record's figures as flat CSV with a Frictionless data package.
//!
//! One row a station and revision, one a result of an area; integers only, UTF-8, RFC 4180, keys declared. Everything
//! comes from the same state as `tally`, so a total computed from these files is the total that was published.
//! The package says for every column its type, meaning and constraints (specs.frictionlessdata.io, Data Package 1).

mod package;

use model::Texts;
use model::fact::{Basis, RegisterCoverage};
use package::{Column, Kind, Resource, Table};
use replay::results::results;
use replay::state::{ContestState, State};
use replay::{AsOf, View};
use tabulation::BaseOutOfRange;

/// Why there is no export.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoExport {
    /// The record has no opening.
    #[error("the record has no opening, so there is nothing to export")]
    NoOpening,
    /// A base gives no count.
    #[error(transparent)]
    Base(#[from] BaseOutOfRange),
}

/// A file of an export: its name and bytes.
pub type File = (String, Vec<u8>);

/// The record's figures: CSV files and `datapackage.json`.
pub fn export(state: &State) -> Result<Vec<File>, NoExport> {
    let opening = state.opening.as_ref().ok_or(NoExport::NoOpening)?;
    let mut resources = vec![areas(state), stations(state), turnout(state), totals(state)?];
    for contest in &state.contests {
        resources.push(protocols(state, contest));
    }
    let key = state.keys.last().map_or_else(|| opening.key.clone(), |key| key.fact.to_string());
    let mut files: Vec<File> =
        resources.iter().map(|resource| (resource.file_name(), resource.bytes.clone())).collect();
    let package = package::package(opening, &key, state.size, &resources);
    files.push(("datapackage.json".to_owned(), package));
    Ok(files)
}

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

fn areas(state: &State) -> Resource {
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
    table.resource("areas", "The tree of areas", &["area"], &[])
}

fn stations(state: &State) -> Resource {
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
    let to_areas = ("area", "areas", "area");
    table.resource("stations", "Stations and publication units", &["station"], &[to_areas])
}

fn turnout(state: &State) -> Resource {
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
    let to_areas = ("area", "areas", "area");
    table.resource(
        "turnout",
        "Turnout reports; a later entry replaces an earlier one",
        &["entry", "place"],
        &[to_areas],
    )
}

/// The results of every area, one row an option or line.
fn totals(state: &State) -> Result<Resource, NoExport> {
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
    for result in results(state, AsOf::Size(state.size))?.results {
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
    let key = ["contest", "area", "figure", "code"];
    Ok(table.resource("results", "Results of every area", &key, &[("area", "areas", "area")]))
}

/// Every revision of every protocol of a contest.
fn protocols(state: &State, contest: &ContestState) -> Resource {
    let form = &state.forms[contest.form];
    let mut columns = vec![
        Column::text("station", "code of the station or publication unit").required(),
        Column::count("revision", "1, 2, 3 … of the station").required(),
        Column::text("basis", "electronic copy or original").required().one_of(&["copy", "original"]),
        Column::new("at", Kind::DateTime, "when the source says that it happened").required(),
        Column::count("source_version", "the source's own number"),
        Column::new("counts", Kind::Boolean, "whether it is the one that counts").required(),
        Column::text("reason", "why it differs from the revision before"),
        Column::text("findings", "codes of the checks that it breaks"),
        Column::text("explanation", "what explains them"),
        Column::count("entry", "index of the entry in the record").required(),
    ];
    let label = |texts: &Texts| {
        languages(state).first().map_or("", |language| model::text(texts, language)).to_owned()
    };
    columns.extend(form.lines.iter().map(|line| Column::count(&line.code, &label(&line.label)).required()));
    let options = &contest.contest.options;
    columns.extend(options.iter().map(|option| Column::count(&option.code, &label(&option.name)).required()));
    let mut table = Table::new(columns);
    let view = View::new(state, contest, model::fact::BasisRule::Best, AsOf::Size(state.size));
    for (place, revision) in (0u32..).zip(&contest.revisions) {
        let counts = view.as_ref().is_some_and(|view| view.taken(revision.station) == Some(place));
        let basis = if revision.basis == Basis::Copy { "copy" } else { "original" };
        let list = |texts: Vec<&str>| texts.join("; ");
        let explanations: std::collections::BTreeSet<&str> =
            revision.findings.iter().map(|(_, explanation)| explanation.as_ref()).collect();
        let mut row = vec![
            state.stations[revision.station.place()].station.code.clone(),
            revision.number.to_string(),
            basis.to_owned(),
            revision.at.to_string(),
            revision.source_version.map_or_else(String::new, |version| version.to_string()),
            counts.to_string(),
            revision.reason.as_deref().unwrap_or("").to_owned(),
            list(revision.findings.iter().map(|(code, _)| code.as_ref()).collect()),
            list(explanations.into_iter().collect()),
            revision.entry.to_string(),
        ];
        row.extend(contest.figures_of(place).iter().map(u32::to_string));
        table.row(row);
    }
    let name = format!("protocols-{}", contest.contest.code.replace('_', "-").to_lowercase());
    let to_stations = ("station", "stations", "station");
    table.resource(&name, "Every revision of every protocol", &["station", "revision"], &[to_stations])
}
