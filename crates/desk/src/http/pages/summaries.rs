//! Summary protocols of higher commissions, level by level, with the difference from the computed sum.

use crate::http::Desk;
use crate::http::answer::{Answer, page};
use crate::http::asker::Asker;
use crate::http::frame::Frame;
use crate::http::papers;
use crate::judge;
use askama::Template;
use axum::extract::{Extension, State};
use model::lifecycle::{Commission, Paper};
use model::text;
use std::sync::Arc;

#[derive(Template)]
#[template(path = "summaries.html")]
struct Summaries<'a> {
    frame: Frame<'a>,
    levels: Vec<(String, Vec<Row>)>,
}

/// An area's summary protocol.
struct Row {
    name: String,
    href: String,
    state: String,
    /// Lines that differ from the computed sum, with stated and computed value.
    differs: Vec<(String, String, String, String)>,
    compared: bool,
}

/// The page.
pub async fn show(State(desk): State<Arc<Desk>>, Extension(asker): Extension<Asker>) -> Answer {
    let frame = Frame::new(&desk, &asker, "desk-menu-summaries");
    let levels = levels(&desk, &frame, &asker);
    page(&Summaries { frame, levels })
}

fn levels(desk: &Desk, frame: &Frame<'_>, asker: &Asker) -> Vec<(String, Vec<Row>)> {
    let record = desk.hall.record();
    let tables = desk.hall.tables();
    let words = frame.words();
    let opening = record.opening.as_ref();
    let mut levels = Vec::new();
    for level in opening.iter().flat_map(|opening| &opening.levels) {
        let mut rows = Vec::new();
        for contest in &record.contests {
            let lines = papers::lines(&record, contest, asker.language);
            for at in record.areas.iter().filter(|at| at.fact.level == level.code) {
                let paper = Paper {
                    contest: contest.contest.code.clone(),
                    of: Commission::Area(at.fact.code.clone()),
                };
                let state = tables.papers.get(&paper).map(|row| &row.state);
                let accepted = state.and_then(|state| state.accepted());
                let sums = accepted.and_then(|_| judge::sums(&record, contest, &at.fact.code));
                let differs = accepted.zip(sums.as_ref()).map(|(accepted, sums)| {
                    lines
                        .iter()
                        .zip(accepted.lines.iter().zip(sums))
                        .filter(|(_, (stated, computed))| stated != computed)
                        .map(|(line, (&stated, &computed))| {
                            let difference = i64::try_from(stated).unwrap_or(i64::MAX)
                                - i64::try_from(computed).unwrap_or(i64::MAX);
                            (
                                line.label.clone(),
                                words.count(stated),
                                words.count(computed),
                                words.change(difference),
                            )
                        })
                        .collect()
                });
                rows.push(Row {
                    name: text(&at.fact.name, asker.language.code()).to_owned(),
                    href: papers::href(&paper),
                    state: frame.t(&papers::state_message(state.map_or("expected", |state| state.name()))),
                    compared: differs.is_some(),
                    differs: differs.unwrap_or_default(),
                });
            }
        }
        levels.push((text(&level.name, asker.language.code()).to_owned(), rows));
    }
    levels.retain(|(_, rows): &(String, Vec<Row>)| !rows.is_empty());
    levels
}
