//! What pages say about papers: their addresses, names, lines and states.

use super::answer::Failure;
use super::guard::encode;
use language::Language;
use model::fact::Basis;
use model::lifecycle::{Commission, Paper};
use model::text;
use replay::State as Record;
use replay::state::ContestState;
use tabulation::AreaIndex;

/// The paper of an address.
pub fn parse(contest: &str, kind: &str, code: &str) -> Result<Paper, Failure> {
    let of = match kind {
        "station" => Commission::Station(code.to_owned()),
        "area" => Commission::Area(code.to_owned()),
        _ => return Err(Failure::Missing),
    };
    Ok(Paper { contest: contest.to_owned(), of })
}

/// The address of a paper.
pub fn href(paper: &Paper) -> String {
    let (kind, code) = key(paper);
    format!("/paper/{}/{kind}/{}", encode(&paper.contest), encode(code))
}

/// How an address names whose paper it is.
pub fn key(paper: &Paper) -> (&'static str, &str) {
    match &paper.of {
        Commission::Station(code) => ("station", code),
        Commission::Area(code) => ("area", code),
    }
}

/// What is known of the commission of a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// Its code, as printed.
    pub code: String,
    /// What it is called.
    pub name: String,
    /// The areas that it lies in, from the highest below the root.
    pub areas: String,
    /// The kind of a station, or the level of an area.
    pub kind: String,
    /// The register that is expected, where the station list says one.
    pub registered: Option<u64>,
    /// What the contest is called.
    pub contest: String,
    /// The address of the paper.
    pub href: String,
}

/// The header of a paper, as it should stand on it. `None` where the election has no such paper.
pub fn header(record: &Record, paper: &Paper, language: Language) -> Option<Header> {
    let language = language.code();
    let contest = text(&record.contest(&paper.contest)?.contest.name, language).to_owned();
    let href = href(paper);
    match &paper.of {
        Commission::Station(code) => {
            let known = &record.stations[record.station_by_code.get(code)?.place()];
            Some(Header {
                code: code.clone(),
                name: text(&known.station.name, language).to_owned(),
                areas: areas(record, Some(known.area), language),
                kind: known.station.kind.clone(),
                registered: known.station.registered,
                contest,
                href,
            })
        }
        Commission::Area(code) => {
            let place = *record.area_by_code.get(code)?;
            let area = &record.areas[place.place()].fact;
            let levels = record.opening.as_ref().map(|opening| &opening.levels);
            let level = levels.and_then(|levels| levels.iter().find(|level| level.code == area.level));
            Some(Header {
                code: code.clone(),
                name: text(&area.name, language).to_owned(),
                areas: areas(record, record.parents[place.place()], language),
                kind: level.map_or("", |level| text(&level.name, language)).to_owned(),
                registered: None,
                contest,
                href,
            })
        }
    }
}

/// The names of an area and those above it, the root left out.
fn areas(record: &Record, area: Option<AreaIndex>, language: &str) -> String {
    let mut names = Vec::new();
    let mut area = area;
    while let Some(current) = area {
        area = record.parents[current.place()];
        if area.is_some() {
            names.push(text(&record.areas[current.place()].fact.name, language));
        }
    }
    names.reverse();
    names.join(" › ")
}

/// A line of a form, as the paper has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineView {
    /// Its number on the paper, from 1.
    pub number: usize,
    /// Its code in formulas.
    pub code: String,
    /// What the paper calls it.
    pub label: String,
    /// It is an option of the ballot.
    pub option: bool,
}

/// The lines of a contest's paper: the form's, then the options.
pub fn lines(record: &Record, contest: &ContestState, language: Language) -> Vec<LineView> {
    let language = language.code();
    let form = &record.forms[contest.form];
    let lines = form.lines.iter().map(|line| (line.code.clone(), text(&line.label, language), false));
    let options = contest
        .contest
        .options
        .iter()
        .map(|option| (option.code.clone(), text(&option.name, language), true));
    lines
        .chain(options)
        .enumerate()
        .map(|(place, (code, label, option))| LineView {
            number: place + 1,
            code,
            label: label.to_owned(),
            option,
        })
        .collect()
}

/// The message that names a basis.
pub fn basis_message(basis: Basis) -> &'static str {
    match basis {
        Basis::Copy => "desk-basis-copy",
        Basis::Original => "desk-basis-original",
    }
}

/// The message that names a state.
pub fn state_message(name: &str) -> String {
    format!("desk-state-{}", name.replace('_', "-"))
}
