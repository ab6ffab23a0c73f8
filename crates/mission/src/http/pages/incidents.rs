//! Incidents: a board with what is due, and one incident with everything that was said and can be done about it.

use crate::compare::place_name;
use crate::hall::Order;
use crate::http::Quarters;
use crate::http::frame::{Answer, Failure, Frame, page, to};
use crate::http::guard::Asker;
use askama::Template;
use axum::extract::{Extension, Path, State};
use desk::http::asker::Posted;
use model::lifecycle::{Commission, Person};
use model::moment::Moment;
use observation::incident::{Command, Deadlines, Note, Place, Severity, State as Stage};
use observation::state::State as Mission;
use std::sync::Arc;

/// An incident in a list.
pub struct Row {
    number: u64,
    category: String,
    severity: String,
    stage: String,
    place: String,
    reported: String,
    due: Option<String>,
    overdue: bool,
}

#[derive(Template)]
#[template(path = "incidents.html")]
struct Incidents<'a> {
    frame: Frame<'a>,
    open: Vec<Row>,
    done: Vec<Row>,
    stages: Vec<(String, u64)>,
}

fn place(place: &Place) -> Commission {
    match place {
        Place::Station(code) => Commission::Station(code.clone()),
        Place::Area(code) => Commission::Area(code.clone()),
    }
}

fn row(frame: &Frame<'_>, state: &Mission, number: u64, stage: &Stage, now: Moment) -> Option<Row> {
    let file = stage.file()?;
    let deadlines = Deadlines::default();
    Some(Row {
        number,
        category: frame.t(&format!("mission-category-{}", file.report.category.name().replace('_', "-"))),
        severity: frame.t(&format!("mission-severity-{}", file.severity.name())),
        stage: frame.t(&format!("mission-incident-{}", stage.name().replace('_', "-"))),
        place: place_name(state, &place(&file.report.place), frame.language()),
        reported: file.report.at.to_string(),
        due: stage.due(&deadlines).map(|due| due.to_string()),
        overdue: stage.is_overdue(&deadlines, now),
    })
}

/// The board: what waits, the gravest and oldest first.
pub async fn board(State(quarters): State<Arc<Quarters>>, Extension(asker): Extension<Asker>) -> Answer {
    let frame = Frame::new(&quarters, &asker, "mission-menu-incidents");
    let now = quarters.hall.now();
    let state = quarters.hall.state();
    let waits =
        |stage: &Stage| !matches!(stage, Stage::Closed { .. } | Stage::Duplicate { .. } | Stage::Absent {});
    let mut all: Vec<(u64, &Stage)> = state.incidents.iter().collect();
    all.sort_by_key(|(number, stage)| (std::cmp::Reverse(stage.file().map(|file| file.severity)), *number));
    let rows = |wanted: bool| -> Vec<Row> {
        let some = all.iter().filter(|(_, stage)| waits(stage) == wanted);
        some.filter_map(|(number, stage)| row(&frame, &state, *number, stage, now)).collect()
    };
    let (open, done) = (rows(true), rows(false));
    let mut stages: std::collections::BTreeMap<&'static str, u64> = std::collections::BTreeMap::new();
    for (_, stage) in &all {
        *stages.entry(stage.name()).or_default() += 1;
    }
    let named = |(name, count): (&str, u64)| {
        (frame.t(&format!("mission-incident-{}", name.replace('_', "-"))), count)
    };
    let stages = stages.into_iter().map(named).collect();
    page(&Incidents { frame, open, done, stages })
}

/// Something that was said about an incident.
pub struct Said {
    at: String,
    by: String,
    text: String,
    photos: Vec<String>,
}

#[derive(Template)]
#[template(path = "incident.html")]
struct Incident<'a> {
    frame: Frame<'a>,
    row: Row,
    number: u64,
    source: String,
    text: Said,
    notes: Vec<Said>,
    commands: Vec<(&'static str, String)>,
    severities: Vec<(&'static str, String)>,
}

/// One incident.
pub async fn one(
    State(quarters): State<Arc<Quarters>>,
    Extension(asker): Extension<Asker>,
    Path(number): Path<u64>,
) -> Answer {
    let state = quarters.hall.state();
    let stage = state.incidents.state(number);
    let file = stage.file().ok_or(Failure::Missing)?;
    let frame = Frame::titled(
        &quarters,
        &asker,
        quarters
            .words(asker.language)
            .message("mission-incident-title", &[("number", language::Value::Count(number))]),
    );
    let row = row(&frame, &state, number, &stage, quarters.hall.now()).ok_or(Failure::Missing)?;
    let name =
        |person: Person| state.members.get(&person).map_or_else(String::new, |member| member.code.clone());
    let said = |at: Moment, by: Person, text: &str, photos: &[String]| Said {
        at: at.to_string(),
        by: name(by),
        text: text.to_owned(),
        photos: photos.iter().filter(|photo| state.photos.contains_key(*photo)).cloned().collect(),
    };
    let text = said(file.report.at, file.report.by, &file.report.text, &file.report.evidence);
    let notes = file.notes.iter().map(|note| said(note.at, note.by, &note.text, &note.evidence)).collect();
    let person = asker.person().unwrap_or(Person(0));
    let offered = COMMANDS.iter().filter(|name| {
        let probe = Posted(vec![("of".to_owned(), "0".to_owned()), ("text".to_owned(), "x".to_owned())]);
        let command = command(name, person, quarters.hall.now(), &probe, file.severity);
        // Of which other incident one is a duplicate is typed in; everything else is offered where it would be taken.
        **name == "duplicate" && stage.name() != "duplicate"
            || command.is_some_and(|command| state.incidents.decide(number, &command).is_ok())
    });
    let commands = offered
        .map(|name| (*name, frame.t(&format!("mission-incident-do-{}", name.replace('_', "-")))))
        .collect();
    let severities = Severity::ALL
        .into_iter()
        .filter(|severity| *severity != file.severity)
        .map(|severity| (severity.name(), frame.t(&format!("mission-severity-{}", severity.name()))))
        .collect();
    let source = frame.t(&format!("mission-source-{}", file.report.source.name().replace('_', "-")));
    page(&Incident { row, number, source, text, notes, commands, severities, frame })
}

/// What can be done with an incident, by its lasting name.
const COMMANDS: [&str; 8] =
    ["take", "add", "verify", "not_confirm", "escalate", "close", "reopen", "duplicate"];

fn command(name: &str, by: Person, at: Moment, posted: &Posted, present: Severity) -> Option<Command> {
    let note = Note { at, by, evidence: Vec::new(), text: posted.text("text").to_owned() };
    let severity = Severity::ALL.into_iter().find(|known| known.name() == posted.text("severity"));
    Some(match name {
        "take" => Command::Take { at, by },
        "add" => match severity.filter(|severity| *severity != present) {
            Some(severity) => Command::Regrade { note, severity },
            None => Command::Add { note },
        },
        "verify" => Command::Verify { note },
        "not_confirm" => Command::NotConfirm { note },
        "escalate" => Command::Escalate { note },
        "close" => Command::Close { note },
        "reopen" => Command::Reopen { note },
        "duplicate" => Command::Duplicate { note, of: posted.text("of").parse().ok()? },
        _ => return None,
    })
}

/// Does something with an incident.
pub async fn act(
    State(quarters): State<Arc<Quarters>>,
    Extension(asker): Extension<Asker>,
    Path(number): Path<u64>,
    Extension(posted): Extension<Posted>,
) -> Answer {
    let person = asker.person().ok_or(Failure::SignedOut)?;
    let severity = quarters.hall.state().incidents.state(number).file().map(|file| file.severity);
    let severity = severity.ok_or(Failure::Missing)?;
    let command = command(posted.text("do"), person, quarters.hall.now(), &posted, severity);
    let command = command.ok_or_else(|| Failure::Malformed("do".to_owned()))?;
    quarters.hall.order(Order::Incident { number, command: Box::new(command) }, asker.who()).await?;
    Ok(to(&format!("/incidents/{number}")))
}
