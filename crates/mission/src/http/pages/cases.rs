//! Cases: where a copy and the official protocol differ, with both sides' words, until there is an end.

use crate::compare::place_name;
use crate::hall::Order;
use crate::http::Quarters;
use crate::http::frame::{Answer, Failure, Frame, page, to};
use crate::http::guard::Asker;
use askama::Template;
use axum::extract::{Extension, Path, State};
use desk::http::asker::Posted;
use language::Value;
use model::lifecycle::{Commission, Person};
use model::moment::Moment;
use observation::case::{self, Command, End, State as Stage};
use observation::state::State as Mission;
use std::sync::Arc;

/// A case in a list.
pub struct Row {
    number: u64,
    place: String,
    verdict: String,
    stage: String,
    overdue: bool,
    end: Option<String>,
}

#[derive(Template)]
#[template(path = "cases.html")]
struct Cases<'a> {
    frame: Frame<'a>,
    rows: Vec<Row>,
}

fn row(frame: &Frame<'_>, state: &Mission, number: u64, stage: &Stage, now: Moment) -> Option<Row> {
    let comparison = &stage.file()?.opening.comparison;
    Some(Row {
        number,
        place: place_name(state, &Commission::Station(comparison.station.clone()), frame.language()),
        verdict: frame.t(&format!("mission-verdict-{}", comparison.verdict.name().replace('_', "-"))),
        stage: frame.t(&format!("mission-case-stage-{}", stage.name())),
        overdue: stage.is_overdue(now),
        end: stage.end().map(|end| frame.t(&format!("mission-end-{}", end.name().replace('_', "-")))),
    })
}

/// The list, open ones first.
pub async fn list(State(quarters): State<Arc<Quarters>>, Extension(asker): Extension<Asker>) -> Answer {
    let frame = Frame::new(&quarters, &asker, "mission-menu-cases");
    let state = quarters.hall.state();
    let now = quarters.hall.now();
    let mut rows: Vec<Row> =
        state.cases.iter().filter_map(|(number, stage)| row(&frame, &state, *number, stage, now)).collect();
    rows.sort_by_key(|row| (row.end.is_some(), row.number));
    page(&Cases { frame, rows })
}

/// Something that was said.
pub struct Said {
    head: String,
    at: String,
    by: String,
    text: String,
}

#[derive(Template)]
#[template(path = "case.html")]
struct CasePage<'a> {
    frame: Frame<'a>,
    number: u64,
    row: Row,
    said: Vec<Said>,
    commands: Vec<(&'static str, String)>,
    ends: Vec<(&'static str, String)>,
    due: String,
}

/// What can be done with a case, by its lasting name.
const COMMANDS: [&str; 5] = ["ask", "answer", "assess", "end", "reopen"];

/// So long a commission is given for an answer where nothing else is said, in seconds: two days.
const ANSWER_SECONDS: i64 = 2 * 86_400;

fn command(name: &str, by: Person, at: Moment, posted: &Posted) -> Option<Command> {
    let text = posted.text("text").to_owned();
    let due = Moment::new(at.instant() + ANSWER_SECONDS, at.offset_minutes());
    Some(match name {
        "ask" => Command::Ask { at, by, due: Moment::parse(posted.text("due")).unwrap_or(due), text },
        "answer" => Command::Answer { answer: case::Answer { at, by, evidence: Vec::new(), text } },
        "assess" => Command::Assess { assessment: case::Assessment { at, by, evidence: Vec::new(), text } },
        "end" => {
            let end = match posted.text("end") {
                "explained" => End::Explained {},
                "copy_wrong" => End::CopyWrong {},
                "corrected" => End::Corrected { revision: posted.text("revision").parse().ok()? },
                _ => End::Unresolved {},
            };
            Command::End { ending: case::Ending { at, by, end, text } }
        }
        "reopen" => Command::Reopen { reopening: case::Reopening { at, by, reason: text } },
        _ => return None,
    })
}

/// One case.
pub async fn one(
    State(quarters): State<Arc<Quarters>>,
    Extension(asker): Extension<Asker>,
    Path(number): Path<u64>,
) -> Answer {
    let state = quarters.hall.state();
    let now = quarters.hall.now();
    let stage = state.cases.get(&number).ok_or(Failure::Missing)?;
    let words = quarters.words(asker.language);
    let title = words.message("mission-case-title", &[("number", Value::Count(number))]);
    let frame = Frame::titled(&quarters, &asker, title);
    let row = row(&frame, &state, number, stage, now).ok_or(Failure::Missing)?;
    let said = said(&frame, &state, stage);
    let person = asker.person().unwrap_or(Person(0));
    let probe = Posted(vec![("text".to_owned(), "x".to_owned())]);
    let offered = COMMANDS.iter().filter(|name| {
        command(name, person, now, &probe).is_some_and(|command| case::decide(stage, &command).is_ok())
    });
    let commands = offered.map(|name| (*name, frame.t(&format!("mission-case-do-{name}")))).collect();
    let ends = ["explained", "corrected", "copy_wrong", "unresolved"];
    let ends = ends.map(|name| (name, frame.t(&format!("mission-end-{}", name.replace('_', "-"))))).into();
    let due = Moment::new(now.instant() + ANSWER_SECONDS, now.offset_minutes()).to_string();
    page(&CasePage { number, row, said, commands, ends, due, frame })
}

fn said(frame: &Frame<'_>, state: &Mission, stage: &Stage) -> Vec<Said> {
    let Some(file) = stage.file() else { return Vec::new() };
    let name = |person: Person| state.members.get(&person).map_or_else(String::new, |one| one.code.clone());
    let mut all: Vec<(Moment, Said)> = Vec::new();
    let mut add = |head: &str, at: Moment, by: Person, text: &str| {
        let said = Said { head: frame.t(head), at: at.to_string(), by: name(by), text: text.to_owned() };
        all.push((at, said));
    };
    add("mission-case-opened", file.opening.at, file.opening.by, "");
    for question in &file.questions {
        let due = frame.with("mission-due-until", "time", &question.due.to_string());
        add("mission-case-asked", question.at, question.by, &format!("{} ({due})", question.text));
        if let Some(answer) = &question.answer {
            let head = if question.late { "mission-case-answered-late" } else { "mission-case-answered" };
            add(head, answer.at, answer.by, &answer.text);
        }
    }
    for assessment in &file.assessments {
        add("mission-case-assessed", assessment.at, assessment.by, &assessment.text);
    }
    for ending in &file.endings {
        add(
            &format!("mission-end-{}", ending.end.name().replace('_', "-")),
            ending.at,
            ending.by,
            &ending.text,
        );
    }
    for reopening in &file.reopenings {
        add("mission-case-reopened", reopening.at, reopening.by, &reopening.reason);
    }
    all.sort_by_key(|(at, _)| at.instant());
    all.into_iter().map(|(_, said)| said).collect()
}

/// Does something with a case.
pub async fn act(
    State(quarters): State<Arc<Quarters>>,
    Extension(asker): Extension<Asker>,
    Path(number): Path<u64>,
    Extension(posted): Extension<Posted>,
) -> Answer {
    let person = asker.person().ok_or(Failure::SignedOut)?;
    let command = command(posted.text("do"), person, quarters.hall.now(), &posted);
    let command = Box::new(command.ok_or_else(|| Failure::Malformed("do".to_owned()))?);
    quarters.hall.order(Order::Case { number: Some(number), command }, asker.who()).await?;
    Ok(to(&format!("/cases/{number}")))
}
