//! `compare`: observers' copies against a record.
//!
//! What a comparison is stands in `observation::comparison`. Here a file becomes copies (`copies`), the record becomes
//! official figures, and what comes of it is printed, as JSON or as text (`print`).

mod copies;
mod print;

use super::Done;
use crate::cli::{Compare, KindArgument};
use crate::place::Place;
use crate::report::out;
use anyhow::{Context, Result, bail};
use copies::Row;
use observation::comparison::{
    Comparison, Copied, Index, Layout, Official, Revision, Summary, Verdict, compare,
};
use observation::copy::Kind;
use replay::State;
use replay::state::{ContestState, StationIndex};

/// What was compared, and what came of it.
struct Compared<'a> {
    state: &'a State,
    contest: &'a ContestState,
    comparisons: Vec<Comparison>,
    summary: Summary,
}

pub fn run(arguments: Compare) -> Result<Done> {
    let state = Place::find(&arguments.place)?.state(&arguments.place)?;
    let contest = contest(&state, arguments.contest.as_deref())?;
    let kind = match arguments.kind {
        KindArgument::Certified => Kind::Certified,
        KindArgument::Posted => Kind::Posted,
        KindArgument::ReadAloud => Kind::ReadAloud,
        KindArgument::OwnTally => Kind::OwnTally,
    };
    let rows = match &arguments.mapping {
        Some(mapping) => copies::mapped(&arguments.file, mapping, &state, contest, kind)?,
        None => copies::plain(&arguments.file, contest, kind)?,
    };
    let comparisons = comparisons(&state, contest, &rows);
    let stations = state.stations.iter().filter(|station| !station.is_unit()).count();
    let summary = Summary::new(&comparisons, stations as u64);
    let compared = Compared { state: &state, contest, comparisons, summary };
    if arguments.json {
        out(&format!("{:#}\n", print::json(&compared)?))?;
    } else {
        out(&print::text(&compared, &arguments.file.display().to_string(), arguments.all))?;
    }
    let all_match = compared.comparisons.iter().all(|comparison| comparison.verdict == Verdict::Match);
    Ok(if all_match { Done::Well } else { Done::WithFindings })
}

fn contest<'a>(state: &'a State, code: Option<&str>) -> Result<&'a ContestState> {
    let codes: Vec<&str> = state.contests.iter().map(|contest| contest.contest.code.as_str()).collect();
    match (code, &state.contests[..]) {
        (Some(code), _) => state.contest(code).with_context(|| {
            format!("--contest: found {code:?}, which is no contest; there are {}", codes.join(", "))
        }),
        (None, [only]) => Ok(only),
        (None, []) => bail!("the record has no contest yet"),
        (None, _) => bail!("there are several contests; say which, as --contest {}", codes.join(" or ")),
    }
}

fn comparisons(state: &State, contest: &ContestState, rows: &[Row]) -> Vec<Comparison> {
    let official = officials(state, contest);
    let is_void = voids(state, contest);
    let layout = Layout {
        checks: Some(&contest.checks),
        contest: &contest.contest.code,
        lines: state.forms[contest.form].lines.len(),
        options: contest.contest.options.len(),
    };
    let latest = official.iter().enumerate().filter_map(|(place, revisions)| {
        let figures = revisions.last().filter(|_| !is_void[place])?.figures.as_slice();
        Some((state.stations[place].station.code.as_str(), figures))
    });
    let index = Index::new(&layout, latest);
    let compare_one = |row: &Row| {
        let place = state.station_by_code.get(&row.station).copied().map(StationIndex::place);
        let station = place.map(|place| &state.stations[place]).filter(|station| !station.is_unit());
        let side = match (place, station.map(|station| &station.station)) {
            (Some(place), Some(station)) => match &station.unit {
                Some(unit) => Official::InUnit(unit),
                None if is_void[place] => Official::Void,
                None => Official::Revisions(&official[place]),
            },
            _ => Official::Unknown,
        };
        let copied = Copied {
            contest: &contest.contest.code,
            figures: &row.figures,
            kind: row.kind,
            made_at: row.made_at,
            station: &row.station,
            station_kind: station.map_or("", |station| &station.station.kind),
        };
        compare(&layout, &copied, &side, Some(&index))
    };
    rows.iter().map(compare_one).collect()
}

/// The revisions of every station, in their order, by its place in the state.
fn officials(state: &State, contest: &ContestState) -> Vec<Vec<Revision>> {
    let mut official = vec![Vec::new(); state.stations.len()];
    for (place, revision) in (0u32..).zip(&contest.revisions) {
        official[revision.station.place()].push(Revision {
            at: revision.at,
            basis: revision.basis,
            figures: contest.figures_of(place).iter().map(|figure| Some(u64::from(*figure))).collect(),
            revision: revision.number,
        });
    }
    official
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
