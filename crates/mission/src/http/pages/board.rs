//! The board: how far the observers are, phase by phase and region by region.

use crate::http::Quarters;
use crate::http::frame::{Answer, Frame, to};
use crate::http::guard::Asker;
use askama::Template;
use axum::extract::{Extension, State};
use axum::response::Response;
use model::lifecycle::Commission;
use observation::form::Phase;
use observation::state::State as Mission;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What a phase has of what was planned.
pub struct PhaseRow {
    name: String,
    planned: u64,
    reports: u64,
    drafts: u64,
    stations: u64,
    missing: u64,
}

/// A region's reports, phase by phase.
pub struct RegionRow {
    name: String,
    cells: Vec<(u64, u64)>,
}

#[derive(Template)]
#[template(path = "board.html")]
struct Board<'a> {
    frame: Frame<'a>,
    members: u64,
    teams: u64,
    photos: u64,
    doubts: u64,
    phases: Vec<PhaseRow>,
    heads: Vec<String>,
    regions: Vec<RegionRow>,
    late: Vec<(String, String)>,
}

/// The way from the front to the board.
pub async fn front() -> Response {
    to("/board")
}

/// The phases of a visit.
const VISITED: [Phase; 5] =
    [Phase::Opening, Phase::Voting, Phase::Counting, Phase::Transfer, Phase::Tabulation];

/// Shows the board.
pub async fn page(State(quarters): State<Arc<Quarters>>, Extension(asker): Extension<Asker>) -> Answer {
    let frame = Frame::new(&quarters, &asker, "mission-menu-board");
    let state = quarters.hall.state();
    let name = |phase: Phase| frame.t(&format!("mission-phase-{}", phase.name()));
    let phases = Phase::ALL.into_iter().map(|phase| phase_row(&state, phase, name(phase))).collect();
    let regions = state.places.regions().map(|region| RegionRow {
        name: model::text(&region.name, asker.language.code()).to_owned(),
        cells: VISITED.into_iter().map(|phase| region_cell(&state, &region.of, phase)).collect(),
    });
    let teams: BTreeSet<&String> = state.members.values().filter_map(|member| member.team.as_ref()).collect();
    let board = Board {
        members: state.members.values().filter(|member| member.active).count() as u64,
        teams: teams.len() as u64,
        photos: state.photos.len() as u64,
        doubts: state.doubts.len() as u64,
        phases,
        heads: VISITED.into_iter().map(name).collect(),
        regions: regions.collect(),
        late: late(&state, &name),
        frame,
    };
    let answer = crate::http::frame::page(&board);
    drop(board);
    answer
}

fn phase_row(state: &Mission, phase: Phase, name: String) -> PhaseRow {
    let complete: Vec<_> = state.complete(phase).collect();
    let drafts = state.reports.values().filter(|report| {
        let form = state.forms.get(&report.newest.form);
        report.complete.is_none() && form.is_some_and(|form| form.form.phase == phase)
    });
    let stations: BTreeSet<&Commission> =
        complete.iter().filter_map(|(_, _, held)| held.place.as_ref()).collect();
    let planned = state.visits.values().filter(|visit| visit.phase == phase);
    let missing = planned.clone().filter(|visit| !stations.contains(&visit.place)).count() as u64;
    PhaseRow {
        name,
        planned: planned.count() as u64,
        reports: complete.len() as u64,
        drafts: drafts.count() as u64,
        stations: stations.len() as u64,
        missing,
    }
}

/// Reports and planned visits of a region in a phase.
fn region_cell(state: &Mission, region: &Commission, phase: Phase) -> (u64, u64) {
    let here = |place: &Commission| state.places.region(place).is_some_and(|found| found.of == *region);
    let reports = state.complete(phase).filter(|(_, _, held)| held.place.as_ref().is_some_and(here));
    let planned = state.visits.values().filter(|visit| visit.phase == phase && here(&visit.place));
    (reports.count() as u64, planned.count() as u64)
}

/// Teams whose planned phases are missing: each with its phases and how many.
fn late(state: &Mission, name: &impl Fn(Phase) -> String) -> Vec<(String, String)> {
    let mut missing: BTreeMap<&str, BTreeMap<Phase, u64>> = BTreeMap::new();
    let seen: BTreeSet<(Phase, &Commission)> = Phase::ALL
        .into_iter()
        .flat_map(|phase| {
            state.complete(phase).filter_map(move |(_, _, held)| Some((phase, held.place.as_ref()?)))
        })
        .collect();
    for visit in state.visits.values().filter(|visit| !seen.contains(&(visit.phase, &visit.place))) {
        *missing.entry(&visit.team).or_default().entry(visit.phase).or_default() += 1;
    }
    let said = |(team, phases): (&str, BTreeMap<Phase, u64>)| {
        let phases = phases.into_iter().map(|(phase, count)| format!("{} {count}", name(phase)));
        (team.to_owned(), phases.collect::<Vec<_>>().join(", "))
    };
    missing.into_iter().map(said).collect()
}
