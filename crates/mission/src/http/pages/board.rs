//! The board: how far the observers are, phase by phase and region by region.

use crate::http::Quarters;
use crate::http::frame::{Answer, Frame, to};
use crate::http::guard::Asker;
use askama::Template;
use axum::extract::{Extension, State};
use axum::response::Response;
use observation::coverage::{Cell, Coverage, Reached};
use observation::form::Phase;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A region's reports, phase by phase.
pub struct RegionRow {
    name: String,
    cells: Vec<Cell>,
}

#[derive(Template)]
#[template(path = "board.html")]
struct Board<'a> {
    frame: Frame<'a>,
    members: u64,
    teams: u64,
    photos: u64,
    doubts: u64,
    phases: Vec<(String, Reached)>,
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
    let coverage = Coverage::new(&state);
    let phases = Phase::ALL.into_iter().map(|phase| (name(phase), coverage.phase(phase))).collect();
    let regions = state.places.regions().map(|(number, region)| RegionRow {
        name: model::text(&region.name, asker.language.code()).to_owned(),
        cells: VISITED.into_iter().map(|phase| coverage.cell(number, phase)).collect(),
    });
    let teams: BTreeSet<&String> = state.members.values().filter_map(|member| member.team.as_ref()).collect();
    let board = Board {
        members: state.members.values().filter(|member| member.active).count() as u64,
        teams: teams.len() as u64,
        photos: state.photos.len() as u64,
        doubts: state.doubts.reports() as u64,
        phases,
        heads: VISITED.into_iter().map(name).collect(),
        regions: regions.collect(),
        late: late(&coverage, &name),
        frame,
    };
    let answer = crate::http::frame::page(&board);
    drop(board);
    answer
}

/// Teams whose planned phases are missing: each with its phases and how many.
fn late(coverage: &Coverage, name: &impl Fn(Phase) -> String) -> Vec<(String, String)> {
    let said = |(team, phases): (&String, &BTreeMap<Phase, u64>)| {
        let phases = phases.iter().map(|(phase, count)| format!("{} {count}", name(*phase)));
        (team.clone(), phases.collect::<Vec<_>>().join(", "))
    };
    coverage.missing.iter().map(said).collect()
}
