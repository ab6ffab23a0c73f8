//! A report that an operator types for an observer who telephones, or who has filled in a paper.
//!
//! First whose it is, in which form and where; then the form, every question on one page, without script. What is known
//! of that visit by text message or from an earlier typing stands in it already. Photographs and the figures of a
//! copy do not come this way: they need the app, and a copy two typists.

use super::process::answers;
use crate::brought::{About, current, is_brought, place, version};
use crate::hall::{Done, Order};
use crate::http::Quarters;
use crate::http::frame::{Answer, Failure, Frame, page, page_with, to};
use crate::http::guard::Asker;
use askama::Template;
use axum::extract::{Extension, Query, State};
use axum::http::StatusCode;
use desk::http::asker::Posted;
use model::lifecycle::{Commission, Person};
use model::moment::Moment;
use observation::answer::{Answer as Given, Answers};
use observation::form::{Form, Kind, Phase, Question};
use observation::report::Via;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a question that was answered otherwise than by itself can say.
const NOT: [&str; 2] = ["not_observed", "not_applicable"];

/// None of the options, where several may be chosen.
const NONE: &str = "none_of_these";

/// A choice: its value, its words, and whether it is chosen.
type Choice = (String, String, bool);

/// A question as it is typed.
pub struct Field {
    id: String,
    text: String,
    /// `one`: a list; `many`: boxes; `short`: a line; `long`: several lines; `none`: not here.
    shape: &'static str,
    value: String,
    choices: Vec<Choice>,
    required: bool,
    conditional: bool,
    trouble: Option<String>,
}

#[derive(Template)]
#[template(path = "typed.html")]
struct Typed<'a> {
    frame: Frame<'a>,
    asked: Asked,
    forms: Vec<Choice>,
    started: String,
    complete: bool,
    sections: Vec<(String, Vec<Field>)>,
}

/// Whose report, in which form, and where.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    form: String,
    #[serde(default)]
    observer: String,
    #[serde(default)]
    place: String,
    #[serde(default)]
    visit: String,
}

/// What was asked for, found.
struct Found {
    form: Arc<Form>,
    observer: Person,
    place: Option<Commission>,
    visit: u8,
}

impl Asked {
    /// Finds it, or says in which field something unknown stands.
    fn find(&self, quarters: &Quarters) -> Result<Found, String> {
        let state = quarters.hall.state();
        let published = state.current_form(&self.form).filter(|one| is_brought(one.form.phase));
        let form = published.map(|one| Arc::clone(&one.form)).ok_or_else(|| self.form.clone())?;
        let code = state.codes.iter().find(|(code, _)| code.eq_ignore_ascii_case(self.observer.trim()));
        let observer = code.map(|(_, person)| *person).ok_or_else(|| self.observer.clone())?;
        let (code, phase) = (self.place.trim(), form.phase);
        let placed = place(&state, phase, code, code);
        if placed.is_none() && !(phase == Phase::Incident && code.is_empty()) {
            return Err(self.place.clone());
        }
        let visit = if self.visit.is_empty() { Some(1) } else { self.visit.parse().ok() };
        let visit = visit.filter(|visit| (1..=9).contains(visit)).ok_or_else(|| self.visit.clone())?;
        Ok(Found { form, observer, place: placed, visit })
    }
}

/// Asks whose it is; with an answer to that, shows the form.
pub async fn ask(
    State(quarters): State<Arc<Quarters>>,
    Extension(asker): Extension<Asker>,
    Query(asked): Query<Asked>,
) -> Answer {
    let now = quarters.hall.now();
    if asked.form.is_empty() || asked.observer.is_empty() {
        return page(&typed(&quarters, &asker, asked, None, &now.to_string(), true, &BTreeMap::new()));
    }
    match asked.find(&quarters) {
        Ok(found) => {
            let known = known(&quarters, &found, now);
            let cells = known.iter().map(|(id, answer)| (id.clone(), (answer.as_cell(), None))).collect();
            page(&typed(&quarters, &asker, asked, Some(&found), &now.to_string(), true, &cells))
        }
        Err(what) => {
            let mut page = typed(&quarters, &asker, asked, None, &now.to_string(), true, &BTreeMap::new());
            page.frame.notice = Some(page.frame.with("mission-type-unknown", "what", &what));
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}

/// Keeps what was typed.
pub async fn keep(
    State(quarters): State<Arc<Quarters>>,
    Extension(asker): Extension<Asker>,
    Extension(posted): Extension<Posted>,
) -> Answer {
    let text = |name: &str| posted.text(name).to_owned();
    let asked =
        Asked { form: text("form"), observer: text("observer"), place: text("place"), visit: text("visit") };
    let found = asked.find(&quarters).map_err(Failure::Malformed)?;
    let saved = quarters.hall.now();
    let started = Moment::parse(posted.text("started")).ok();
    let started = started.filter(|started| started.instant() <= saved.instant()).unwrap_or(saved);
    let complete = !posted.text("complete").is_empty();
    // What cannot be typed here stays as it is known.
    let mut answers: Answers = known(&quarters, &found, saved);
    answers
        .retain(|id, _| found.form.question(id).is_some_and(|(_, question)| shape(question.kind) == "none"));
    let mut cells: BTreeMap<String, (String, Option<String>)> = BTreeMap::new();
    let lines = quarters.hall.state().lines.to_vec();
    for question in found.form.questions().filter(|question| shape(question.kind) != "none") {
        let cell = cell_of(question, &posted);
        let read = Given::of_cell(question, &cell).and_then(|answer| {
            answer.as_ref().map_or(Ok(()), |answer| answer.check(question, &lines))?;
            Ok(answer)
        });
        let trouble = match read {
            Ok(answer) => {
                answers.extend(answer.map(|answer| (question.id.clone(), answer)));
                None
            }
            Err(why) => Some(why.to_string()),
        };
        cells.insert(question.id.clone(), (cell, trouble));
    }
    let wrong = cells.values().filter(|(_, trouble)| trouble.is_some()).count();
    if wrong > 0 {
        let started = started.to_string();
        let mut page = typed(&quarters, &asker, asked, Some(&found), &started, complete, &cells);
        page.frame.notice = Some(page.frame.counted("mission-type-wrong", wrong as u64));
        return page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let about = about(&found, (started, saved), complete);
    let version = version(&quarters.hall, &found.form, &about, answers);
    let report = version.report.clone();
    let order = Order::Report { observer: Some(found.observer), version: Box::new(version), via: Via::Web };
    match quarters.hall.order(order, asker.who()).await? {
        Done::Report { .. } => Ok(to(&format!("/reports/{report}"))),
        _ => Err(Failure::Missing),
    }
}

fn about(found: &Found, (started, saved): (Moment, Moment), complete: bool) -> About {
    About {
        observer: found.observer,
        place: found.place.clone(),
        visit: found.visit,
        started,
        saved,
        complete,
    }
}

/// What is known of that visit.
fn known(quarters: &Quarters, found: &Found, now: Moment) -> Answers {
    let current = current(&quarters.hall, &found.form, &about(found, (now, now), true));
    current.map(|version| version.answers).unwrap_or_default()
}

/// How a question is typed.
fn shape(kind: Kind) -> &'static str {
    match kind {
        Kind::YesNo | Kind::Scale | Kind::Choice | Kind::Overall => "one",
        Kind::Choices => "many",
        Kind::Number | Kind::Time => "short",
        Kind::Text => "long",
        Kind::Photo | Kind::Figures => "none",
    }
}

/// What was typed at a question, as a cell of a table.
fn cell_of(question: &Question, posted: &Posted) -> String {
    let not = format!("{}.not", question.id);
    let given: Vec<&str> =
        posted.all(&question.id).chain(posted.all(&not)).filter(|one| !one.is_empty()).collect();
    given.join(";")
}

fn typed<'a>(
    quarters: &'a Quarters,
    asker: &'a Asker,
    asked: Asked,
    found: Option<&Found>,
    started: &str,
    complete: bool,
    cells: &BTreeMap<String, (String, Option<String>)>,
) -> Typed<'a> {
    let frame = Frame::new(quarters, asker, "mission-menu-type");
    let state = quarters.hall.state();
    let language = frame.language();
    let forms = state.current_forms().into_iter().filter(|one| is_brought(one.form.phase)).map(|one| {
        let title = model::text(&one.form.title, language).to_owned();
        (one.form.id.clone(), title, one.form.id == asked.form)
    });
    let sections = found.map_or_else(Vec::new, |found| {
        let section = |section: &observation::form::Section| {
            let fields = section.questions.iter().map(|question| field(&frame, question, cells));
            (model::text(&section.title, language).to_owned(), fields.collect())
        };
        found.form.sections.iter().map(section).collect()
    });
    Typed { forms: forms.collect(), asked, started: started.to_owned(), complete, sections, frame }
}

fn field(
    frame: &Frame<'_>,
    question: &Question,
    cells: &BTreeMap<String, (String, Option<String>)>,
) -> Field {
    let (cell, trouble) = cells.get(&question.id).cloned().unwrap_or_default();
    let chosen: Vec<&str> = cell.split(';').map(str::trim).collect();
    let shape = shape(question.kind);
    let mut words = answers(frame, question);
    if question.kind == Kind::Choices {
        words.push((NONE.to_owned(), frame.t("mission-type-none")));
    }
    words.extend(
        NOT.map(|word| (word.to_owned(), frame.t(&format!("mission-answer-{}", word.replace('_', "-"))))),
    );
    let choices = words.into_iter().map(|(value, text)| {
        let here = chosen.contains(&value.as_str());
        (value, text, here)
    });
    // What is typed into a line stands beside the list of what is no answer.
    let value = match shape {
        "short" => chosen.iter().filter(|one| !NOT.contains(one)).copied().collect::<Vec<_>>().join(";"),
        _ => cell.clone(),
    };
    Field {
        id: question.id.clone(),
        text: model::text(&question.text, frame.language()).to_owned(),
        shape,
        value,
        choices: choices.collect(),
        required: question.required,
        conditional: question.when.is_some(),
        trouble,
    }
}
