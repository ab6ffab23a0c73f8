//! Exports: what the pages show, as CSV and as a workbook, for people of the mission.
//!
//! Unlike the anonymised bundle of a statement, these name stations and observers' codes; they are for work, and stay
//! with the mission.

use super::process::{self, Asked};
use crate::compare::compare;
use crate::http::Quarters;
use crate::http::frame::{Answer, Failure, Frame};
use crate::http::guard::Asker;
use axum::extract::{Extension, Path, Query, State};
use axum::http::header;
use axum::response::IntoResponse;
use model::lifecycle::Commission;
use observation::form::Phase;
use observation::state::State as Mission;
use std::sync::Arc;

/// A table: its heading and its rows.
pub type Table = (Vec<String>, Vec<Vec<String>>);

fn code(place: Option<&Commission>) -> String {
    place.map_or_else(String::new, |place| match place {
        Commission::Station(code) | Commission::Area(code) => code.clone(),
    })
}

/// Every complete report of a phase, a column a question.
fn reports(state: &Mission, phase: Phase) -> Option<Table> {
    let form = Arc::clone(state.tables_of(phase).last()?.form());
    let mut heading: Vec<String> =
        ["report", "form_version", "observer", "team", "place", "started", "saved"].map(str::to_owned).into();
    heading.extend(form.questions().map(|question| question.id.clone()));
    let mut rows = Vec::new();
    for (id, report, held) in state.complete(phase) {
        let version = held.version();
        let member = state.members.get(&report.observer);
        let mut row = vec![
            id.clone(),
            held.form.1.to_string(),
            member.map_or_else(String::new, |member| member.code.clone()),
            member.and_then(|member| member.team.clone()).unwrap_or_default(),
            code(held.place.as_ref()),
            version.started.to_string(),
            version.saved.to_string(),
        ];
        row.extend(form.questions().map(|question| {
            version.answer(&question.id).map_or_else(String::new, observation::answer::Answer::as_cell)
        }));
        rows.push(row);
    }
    Some((heading, rows))
}

fn incidents(state: &Mission) -> Table {
    let heading = ["number", "category", "severity", "state", "place", "reported", "source", "text"];
    let rows = state.incidents.iter().filter_map(|(number, stage)| {
        let file = stage.file()?;
        let (observation::incident::Place::Station(place) | observation::incident::Place::Area(place)) =
            &file.report.place;
        Some(vec![
            number.to_string(),
            file.report.category.name().to_owned(),
            file.severity.name().to_owned(),
            stage.name().to_owned(),
            place.clone(),
            file.report.at.to_string(),
            file.report.source.name().to_owned(),
            file.report.text.clone(),
        ])
    });
    (heading.map(str::to_owned).into(), rows.collect())
}

fn copies(state: &Mission, record: &replay::State) -> Option<Table> {
    let found = compare(state, record)?;
    let mut heading: Vec<String> =
        ["number", "station", "kind", "made", "verdict", "revision", "hints"].map(str::to_owned).into();
    for side in ["copy", "official"] {
        heading.extend(state.lines.iter().map(|line| format!("{side}_{line}")));
    }
    let figure = |figure: &Option<u64>| figure.map_or_else(String::new, |figure| figure.to_string());
    let rows = found.copies.iter().map(|(number, one)| {
        let hints: Vec<&str> = one.hints.iter().map(observation::comparison::Hint::name).collect();
        let mut row = vec![
            number.to_string(),
            one.station.clone(),
            one.kind.name().to_owned(),
            one.made_at.map_or_else(String::new, |at| at.to_string()),
            one.verdict.name().to_owned(),
            one.revision.map_or_else(String::new, |revision| revision.to_string()),
            hints.join(" "),
        ];
        row.extend(one.here.iter().map(figure));
        row.extend(one.there.iter().map(figure));
        row.resize(heading.len(), String::new());
        row
    });
    let rows = rows.collect();
    Some((heading, rows))
}

fn counts(frame: &Frame<'_>, state: &Mission, asked: &Asked) -> Table {
    let heading = ["section", "question", "text", "answer", "k", "n"].map(str::to_owned).into();
    let phase = Phase::parse(&asked.phase).unwrap_or(Phase::Voting);
    let some = |text: &str| Some(text).filter(|text| !text.is_empty()).map(str::to_owned);
    let wanted = observation::places::Wanted { area: some(&asked.area), kind: some(&asked.kind) };
    let mut rows = Vec::new();
    for (section, questions) in process::rows(frame, state, phase, &wanted) {
        for row in questions {
            for given in &row.given {
                let (k, n) = (given.count.to_string(), row.answered.to_string());
                rows.push(vec![section.clone(), row.id.clone(), row.text.clone(), given.text.clone(), k, n]);
            }
        }
    }
    (heading, rows)
}

/// Sends a table: `process`, `reports-<phase>`, `incidents`, `copies`, as `.csv` or `.xlsx`.
pub async fn send(
    State(quarters): State<Arc<Quarters>>,
    Extension(asker): Extension<Asker>,
    Path(file): Path<String>,
    Query(asked): Query<Asked>,
) -> Answer {
    let (name, ending) = file.rsplit_once('.').ok_or(Failure::Missing)?;
    let frame = Frame::new(&quarters, &asker, "mission-menu-process");
    let table = {
        let state = quarters.hall.state();
        match name {
            "process" => Some(counts(&frame, &state, &asked)),
            "incidents" => Some(incidents(&state)),
            "copies" => copies(&state, &quarters.hall.official().state()),
            name => {
                name.strip_prefix("reports-").and_then(Phase::parse).and_then(|phase| reports(&state, phase))
            }
        }
    };
    let (heading, rows) = table.ok_or(Failure::Missing)?;
    let (media, bytes) = match ending {
        "csv" => ("text/csv; charset=utf-8", csv_bytes(&heading, &rows)?),
        "xlsx" => (
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            formats::export::xlsx::workbook(name, &heading, &rows).map_err(Failure::Failed)?,
        ),
        _ => return Err(Failure::Missing),
    };
    let disposition = format!("attachment; filename=\"{file}\"");
    let headers = [(header::CONTENT_TYPE, media.to_owned()), (header::CONTENT_DISPOSITION, disposition)];
    Ok((headers, bytes).into_response())
}

fn csv_bytes(heading: &[String], rows: &[Vec<String>]) -> Result<Vec<u8>, Failure> {
    let failed = |error: &dyn std::fmt::Display| Failure::Failed(error.to_string());
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(heading).map_err(|error| failed(&error))?;
    for row in rows {
        // A cell that a spreadsheet would take for a formula is a text.
        let cells = row.iter().map(|cell| match cell.chars().next() {
            Some('=' | '+' | '-' | '@') => format!("'{cell}"),
            _ => cell.clone(),
        });
        writer.write_record(cells).map_err(|error| failed(&error))?;
    }
    writer.into_inner().map_err(|error| failed(&error))
}
