//! The election as it was set up: what the record says that is expected, by which rules, and where it is published.
//!
//! Nothing is changed here. A definition is files, opened once with `hattama init`; from then on it stands in the record,
//! and another one needs another record. A dress rehearsal is a record of its own, marked on every page.

use crate::http::Desk;
use crate::http::answer::{Answer, page};
use crate::http::asker::Asker;
use crate::http::frame::Frame;
use crate::http::papers::{self, LineView};
use askama::Template;
use axum::extract::{Extension, State};
use model::definition::{Severity, Status};
use model::text;
use std::sync::Arc;

#[derive(Template)]
#[template(path = "election.html")]
struct Election<'a> {
    frame: Frame<'a>,
    facts: Vec<(String, String)>,
    levels: Vec<(String, u64)>,
    contests: Vec<Contest>,
    places: Vec<String>,
}

/// A contest with its paper.
struct Contest {
    name: String,
    lines: Vec<LineView>,
    checks: Vec<(String, String, String)>,
}

/// The page.
pub async fn show(State(desk): State<Arc<Desk>>, Extension(asker): Extension<Asker>) -> Answer {
    let frame = Frame::new(&desk, &asker, "desk-menu-election");
    let (facts, levels, contests) = (facts(&frame), levels(&frame), contests(&frame));
    let places = desk.hall.store().places().await?;
    page(&Election { frame, facts, levels, contests, places })
}

/// What holds for the whole election.
fn facts(frame: &Frame<'_>) -> Vec<(String, String)> {
    let record = frame.desk.hall.record();
    let Some(opening) = &record.opening else { return Vec::new() };
    let words = frame.words();
    let stations = record.stations.iter().filter(|known| !known.is_unit()).count() as u64;
    let small = record.stations.iter().filter(|known| known.station.unit.is_some()).count() as u64;
    let mut facts = vec![
        (frame.t("desk-election-status"), frame.t(status(opening.status))),
        (frame.t("desk-election-day"), words.date(&opening.polling_day)),
        (frame.t("desk-election-stations"), words.count(stations)),
        (frame.t("desk-election-small"), words.count(small)),
        (frame.t("desk-election-hours"), opening.turnout_hours.join(", ")),
        (frame.t("desk-election-origin"), opening.origin.clone()),
        (frame.t("desk-election-key"), frame.desk.hall.store().verifier_key().to_string()),
    ];
    if let Some(embargo) = opening.embargo {
        facts.insert(2, (frame.t("desk-election-embargo"), words.date_time(&embargo.to_string())));
    }
    facts
}

/// The message that names what kind of election it is.
fn status(status: Status) -> &'static str {
    match status {
        Status::Live => "status-live",
        Status::Rehearsal => "status-rehearsal",
        Status::Demonstration => "status-demonstration",
        Status::Archive => "status-archive",
    }
}

/// Levels from the top, and how many areas each has.
fn levels(frame: &Frame<'_>) -> Vec<(String, u64)> {
    let record = frame.desk.hall.record();
    let opening = record.opening.iter().flat_map(|opening| &opening.levels);
    opening
        .map(|level| {
            let areas = record.areas.iter().filter(|at| at.fact.level == level.code).count();
            (text(&level.name, frame.language()).to_owned(), areas as u64)
        })
        .collect()
}

/// Contests with the lines of their papers, and what has to hold for them.
fn contests(frame: &Frame<'_>) -> Vec<Contest> {
    let record = frame.desk.hall.record();
    let language = frame.asker.language;
    let severity = |severity: Severity| match severity {
        Severity::Error => frame.t("severity-error"),
        Severity::Warning => frame.t("severity-warning"),
        Severity::Notice => frame.t("severity-notice"),
    };
    record
        .contests
        .iter()
        .map(|contest| Contest {
            name: text(&contest.contest.name, language.code()).to_owned(),
            lines: papers::lines(&record, contest, language),
            checks: record.forms[contest.form]
                .checks
                .iter()
                .map(|check| {
                    let said = check.texts.get("public").or_else(|| check.texts.get("staff"));
                    let said = said.map_or(check.code.as_str(), |said| text(said, language.code()));
                    (check.code.clone(), severity(check.severity), said.to_owned())
                })
                .collect(),
        })
        .collect()
}
