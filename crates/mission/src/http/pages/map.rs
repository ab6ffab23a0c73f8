//! The map: how each region's reports assess a phase, as tiles that lie as the commission's own map has them, and the
//! same as a table below.
//!
//! There is no share without its count: a tile says how many assessments are negative, of how many; its ground says in
//! which fifth that lies, for the eye alone.

use super::digest::assessed;
use crate::http::Quarters;
use crate::http::frame::{Answer, Frame, page};
use crate::http::guard::Asker;
use askama::Template;
use axum::extract::{Extension, Query, State};
use language::Value;
use model::lifecycle::Commission;
use observation::form::Phase;
use observation::places::{Place, Wanted};
use observation::state::State as Mission;
use site::geography::Geography;
use site::html::Html;
use site::pictures::short;
use site::pictures::tiles::{Named, Tile, tiles};
use std::sync::Arc;

/// Columns of the picture at least.
const COLUMNS_MIN: u32 = 4;

/// Letters of a region's code in its tile.
const CODE_LETTERS: usize = 6;

/// Fifths of the assessments, from none negative to all.
const STEPS: u64 = 5;

/// A region.
pub struct Region {
    code: String,
    name: String,
    reports: u64,
    negative: u64,
    assessed: u64,
    href: String,
}

#[derive(Template)]
#[template(path = "map.html")]
struct Map<'a> {
    frame: Frame<'a>,
    phases: Vec<(&'static str, String, bool)>,
    picture: Html,
    /// What each step of the ground means: its number, and from how many to how many hundredths.
    steps: Vec<(u64, u64, u64)>,
    regions: Vec<Region>,
}

/// Which phase the map shows.
#[derive(serde::Deserialize)]
pub struct Shown {
    #[serde(default)]
    phase: String,
}

/// Assessments by region.
pub async fn map(
    State(quarters): State<Arc<Quarters>>,
    Extension(asker): Extension<Asker>,
    Query(shown): Query<Shown>,
) -> Answer {
    let frame = Frame::new(&quarters, &asker, "mission-menu-map");
    let state = quarters.hall.state();
    let phase = Phase::parse(&shown.phase).filter(|phase| phase.is_assessed()).unwrap_or(Phase::Counting);
    let regions: Vec<Region> =
        state.places.regions().filter_map(|(_, place)| region(&frame, &state, phase, place)).collect();
    let phases = Phase::ALL.into_iter().filter(|one| one.is_assessed());
    let phases = phases
        .map(|one| (one.name(), frame.t(&format!("mission-phase-{}", one.name())), one == phase))
        .collect();
    let picture = picture(&frame, &quarters.hall.official().geography(), &regions);
    let steps = (0..STEPS).map(|step| (step + 1, step * 100 / STEPS, (step + 1) * 100 / STEPS)).collect();
    page(&Map { frame, phases, picture, steps, regions })
}

fn region(frame: &Frame<'_>, state: &Mission, phase: Phase, place: &Place) -> Option<Region> {
    let Commission::Area(code) = &place.of else { return None };
    let filter = state.places.filter(&Wanted { area: Some(code.clone()), kind: None });
    let (negative, assessed) = assessed(state, phase, &filter);
    Some(Region {
        code: code.clone(),
        name: model::text(&place.name, frame.language()).to_owned(),
        reports: state.tables_of(phase).map(|table| table.reports(&filter)).sum(),
        negative,
        assessed,
        href: format!("/process?phase={}&area={}", phase.name(), desk::http::guard::encode(code)),
    })
}

fn picture(frame: &Frame<'_>, geography: &Geography, regions: &[Region]) -> Html {
    let codes: Vec<&str> = regions.iter().map(|region| region.code.as_str()).collect();
    let tile = |(region, cell): (&Region, site::geography::Cell)| Tile {
        cell,
        outline: None,
        href: region.href.clone(),
        title: frame.words().message(
            "mission-map-tile",
            &[
                ("area", Value::Text(&region.name)),
                ("k", Value::Count(region.negative)),
                ("n", Value::Count(region.assessed)),
            ],
        ),
        class: step(region.negative, region.assessed).map_or("none".to_owned(), |step| format!("s{step}")),
        code: short(geography.label(&region.code), CODE_LETTERS),
        figure: if region.assessed == 0 { "–".to_owned() } else { frame.count(region.negative) },
        note: if region.assessed == 0 {
            String::new()
        } else {
            format!("/ {}", frame.count(region.assessed))
        },
        part: (region.assessed > 0).then_some((region.negative, region.assessed)),
    };
    let drawn: Vec<Tile> = regions.iter().zip(geography.cells(&codes)).map(tile).collect();
    let named = Named { id: "map", title: &frame.title, text: &frame.t("mission-map-how") };
    tiles(named, COLUMNS_MIN, &drawn)
}

/// Which fifth a share lies in, from 1; all of them lie in the last.
fn step(negative: u64, assessed: u64) -> Option<u64> {
    Some((negative * STEPS).checked_div(assessed)?.min(STEPS - 1) + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fifths_are_exact_at_their_bounds() {
        for (negative, assessed, expected) in [
            (0, 0, None),
            (0, 10, Some(1)),
            (199, 1_000, Some(1)),
            (200, 1_000, Some(2)),
            (599, 1_000, Some(3)),
            (800, 1_000, Some(5)),
            (10, 10, Some(5)),
        ] {
            assert_eq!(step(negative, assessed), expected, "{negative} of {assessed}");
        }
    }
}
