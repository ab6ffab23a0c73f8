//! Progress: how far the work has come, where it stands still, and who is late. With and without a login.
//!
//! One walk over the stations of the election gives all of it, area by area: at a hundred thousand papers it is some
//! milliseconds, and nothing has to be kept up to date.

use crate::hall::current;
use crate::http::Desk;
use crate::http::answer::{Answer, Failure, page};
use crate::http::asker::Asker;
use crate::http::frame::Frame;
use crate::http::papers;
use askama::Template;
use axum::extract::{Extension, Query, State};
use model::fact::Annulment;
use model::lifecycle::{Commission, Paper, State as PaperState, Step};
use model::moment::Moment;
use model::text;
use replay::State as Record;
use replay::state::{At, ContestState, StationIndex, StationState};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use tabulation::AreaIndex;

#[derive(Template)]
#[template(path = "board.html")]
struct Board<'a> {
    frame: Frame<'a>,
    above: Option<(String, String)>,
    area: String,
    stages: Vec<(String, u64, u64)>,
    total: u64,
    rows: Vec<AreaRow>,
    oldest: Vec<Oldest>,
    errors: Vec<(String, u64)>,
    late: Vec<(String, String, u64)>,
}

#[derive(Template)]
#[template(path = "wall.html")]
struct Wall<'a> {
    frame: Frame<'a>,
    stages: Vec<(String, u64, u64)>,
    rows: Vec<AreaRow>,
    total: u64,
    at: String,
}

/// An area in the table: its counts, stage by stage.
struct AreaRow {
    name: String,
    href: Option<String>,
    counts: Vec<u64>,
    total: u64,
    done: u64,
}

/// The paper that waits longest at a step.
struct Oldest {
    step: String,
    paper: String,
    href: String,
    since: String,
    minutes: u64,
}

/// The stages of the board, in the order of the work.
const STAGES: [&str; 6] = ["expected", "typing", "held", "approving", "accepted", "void"];

/// The stage of what counts.
const ACCEPTED: usize = 4;

/// Whether a station belongs to a publication unit that has a protocol which counts.
fn is_in_by_its_unit(record: &Record, contest: &ContestState, known: &StationState) -> bool {
    let unit = known.station.unit.as_ref().and_then(|unit| record.station_by_code.get(unit));
    unit.and_then(|unit| Some((unit, contest.newest_of(*unit)?.1))).is_some_and(|(unit, newest)| {
        let voided =
            |(annulment, of): &(At<Annulment>, StationIndex)| of == unit && annulment.entry > newest.entry;
        !contest.annulments.iter().any(voided)
    })
}

fn stage(state: &PaperState) -> usize {
    match state {
        PaperState::Void { .. } => 5,
        PaperState::Accepted { .. } | PaperState::Certified { .. } => ACCEPTED,
        _ => match state.step() {
            Some(Step::Receive) | None => 0,
            Some(Step::Type) => 1,
            Some(Step::Explain) => 2,
            Some(Step::Approve | Step::Grant) => 3,
        },
    }
}

/// Counts of an area, everything below it included.
#[derive(Debug, Clone, Copy, Default)]
struct Counts {
    by_stage: [u64; STAGES.len()],
}

impl Counts {
    fn total(&self) -> u64 {
        self.by_stage.iter().sum()
    }
}

/// What one walk over the papers gives.
struct Walk {
    by_area: Vec<Counts>,
    oldest: BTreeMap<usize, (Moment, Paper)>,
}

fn walk(desk: &Desk) -> Walk {
    let record = desk.hall.record();
    let tables = desk.hall.tables();
    let mut by_area = vec![Counts::default(); record.areas.len()];
    let mut found = Walk { by_area: Vec::new(), oldest: BTreeMap::new() };
    for contest in &record.contests {
        for known in record.stations.iter().filter(|known| !known.is_unit()) {
            let paper = Paper {
                contest: contest.contest.code.clone(),
                of: Commission::Station(known.station.code.clone()),
            };
            let row = tables.papers.get(&paper);
            let state = current(&record, &paper, row.map(|row| row.state.clone()));
            // A file brings the unit's protocol and none of its members': nobody waits for a paper of theirs then.
            let of_its_unit = row.is_none() && is_in_by_its_unit(&record, contest, known);
            let stage = if of_its_unit { ACCEPTED } else { stage(&state) };
            let mut area = Some(known.area);
            while let Some(current) = area {
                by_area[current.place()].by_stage[stage] += 1;
                area = record.parents[current.place()];
            }
            if let Some(row) = row.filter(|_| (1..=3).contains(&stage)) {
                let oldest = found.oldest.entry(stage).or_insert_with(|| (row.since, paper.clone()));
                if row.since.instant() < oldest.0.instant() {
                    *oldest = (row.since, paper);
                }
            }
        }
    }
    found.by_area = by_area;
    found
}

fn stages(frame: &Frame<'_>, counts: &Counts) -> Vec<(String, u64, u64)> {
    let total = counts.total().max(1);
    let name = |place: usize| frame.t(&format!("desk-stage-{}", STAGES[place]));
    counts
        .by_stage
        .iter()
        .enumerate()
        .map(|(place, &count)| (name(place), count, (1_000 * count).div_ceil(total)))
        .collect()
}

/// The rows of the areas right below one.
fn rows(frame: &Frame<'_>, walk: &Walk, above: AreaIndex, links: bool) -> Vec<AreaRow> {
    let record = frame.desk.hall.record();
    let children = record.parents.iter().enumerate().filter(|(_, parent)| **parent == Some(above));
    let mut rows: Vec<AreaRow> = children
        .filter(|(place, _)| walk.by_area[*place].total() > 0)
        .map(|(place, _)| {
            let area = &record.areas[place].fact;
            let counts = walk.by_area[place];
            AreaRow {
                name: text(&area.name, frame.language()).to_owned(),
                href: links.then(|| format!("/board?area={}", crate::http::guard::encode(&area.code))),
                counts: counts.by_stage.to_vec(),
                total: counts.total(),
                done: counts.by_stage[ACCEPTED],
            }
        })
        .collect();
    // Who is furthest behind comes first.
    rows.sort_by(|one, other| {
        (one.done * other.total.max(1)).cmp(&(other.done * one.total.max(1))).then(one.name.cmp(&other.name))
    });
    rows
}

/// The board.
pub async fn show(
    State(desk): State<Arc<Desk>>,
    Extension(asker): Extension<Asker>,
    Query(query): Query<HashMap<String, String>>,
) -> Answer {
    let walk = walk(&desk);
    let frame = Frame::new(&desk, &asker, "desk-menu-board");
    let (area, above, name) = {
        let record = desk.hall.record();
        let area = match query.get("area") {
            Some(code) => *record.area_by_code.get(code).ok_or(Failure::Missing)?,
            None => AreaIndex::ROOT,
        };
        let name = |area: AreaIndex| {
            record.areas.get(area.place()).map_or("", |at| text(&at.fact.name, frame.language())).to_owned()
        };
        let parent = record.parents.get(area.place()).copied().flatten();
        let above = parent.map(|parent| {
            let code = &record.areas[parent.place()].fact.code;
            (format!("/board?area={}", crate::http::guard::encode(code)), name(parent))
        });
        (area, above, name(area))
    };
    let counts = walk.by_area.get(area.place()).copied().unwrap_or_default();
    let rows = rows(&frame, &walk, area, true);
    let now = desk.hall.now();
    let oldest = {
        let record = desk.hall.record();
        walk.oldest
            .iter()
            .filter_map(|(stage, (since, paper))| {
                let header = papers::header(&record, paper, asker.language)?;
                Some(Oldest {
                    step: frame.t(&format!("desk-stage-{}", STAGES[*stage])),
                    paper: format!("{} · {}", header.code, header.name),
                    href: header.href,
                    since: frame.words().date_time(&since.to_string()),
                    minutes: u64::try_from((now.instant() - since.instant()) / 60).unwrap_or(0),
                })
            })
            .collect()
    };
    let late = rows
        .iter()
        .filter(|row| row.counts[0] > 0)
        .take(5)
        .map(|row| (row.name.clone(), row.href.clone().unwrap_or_default(), row.counts[0]))
        .collect();
    let done = desk.hall.tables().counts;
    let errors = vec![
        (frame.t("desk-error-compared"), done.compared),
        (frame.t("desk-error-differing"), done.differed),
        (frame.t("desk-error-held"), done.held),
        (frame.t("desk-error-anew"), done.typed_anew),
        (frame.t("desk-error-recalled"), done.recalled),
    ];
    let stages = stages(&frame, &counts);
    page(&Board { above, area: name, stages, total: counts.total(), rows, oldest, errors, late, frame })
}

/// The board for a wall: without login, without links, nothing of any one paper.
pub async fn wall(State(desk): State<Arc<Desk>>, Extension(asker): Extension<Asker>) -> Answer {
    let walk = walk(&desk);
    let frame = Frame::new(&desk, &asker, "desk-menu-board");
    let counts = walk.by_area.first().copied().unwrap_or_default();
    let at = frame.words().date_time(&desk.hall.now().to_string());
    let stages = stages(&frame, &counts);
    let rows = rows(&frame, &walk, AreaIndex::ROOT, false);
    page(&Wall { stages, rows, total: counts.total(), at, frame })
}
