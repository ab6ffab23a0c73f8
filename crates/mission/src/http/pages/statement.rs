//! Statements: drafted, reviewed, issued, by three people over the same bytes.
//!
//! Every sentence stands with its value and where it comes from. There is no button for a verdict on the election.

use crate::hall::Order;
use crate::http::Quarters;
use crate::http::frame::{Answer, Failure, Frame, page, to};
use crate::http::guard::Asker;
use crate::statement::{self, value_in_words};
use askama::Template;
use axum::extract::{Extension, Path, State};
use axum::http::header;
use axum::response::IntoResponse;
use desk::http::asker::Posted;
use language::Value;
use model::lifecycle::Person;
use observation::plan::Function::{Analyst, Editor, Head};
use observation::statement::Query;
use observation::statement::life;
use std::sync::Arc;

#[derive(Template)]
#[template(path = "statements.html")]
struct Statements<'a> {
    frame: Frame<'a>,
    rows: Vec<(u64, String, String)>,
    may_draft: bool,
    has_outline: bool,
}

/// All statements.
pub async fn list(State(quarters): State<Arc<Quarters>>, Extension(asker): Extension<Asker>) -> Answer {
    let frame = Frame::new(&quarters, &asker, "mission-menu-statement");
    let state = quarters.hall.state();
    let row = |(number, one): (&u64, &life::State)| {
        let stage = frame.t(&format!("mission-statement-{}", one.name().replace('_', "-")));
        (*number, stage, one.draft().at.to_string())
    };
    let rows = state.statements.iter().rev().map(row).collect();
    let (may_draft, has_outline) = (asker.may(&[Editor]), state.outline.is_some());
    page(&Statements { frame, rows, may_draft, has_outline })
}

/// A sentence as the page shows it.
pub struct Line {
    text: String,
    number: Option<usize>,
}

/// Where a figure comes from.
pub struct Source {
    number: usize,
    value: String,
    query: String,
}

#[derive(Template)]
#[template(path = "statement.html")]
struct StatementPage<'a> {
    frame: Frame<'a>,
    number: u64,
    stage: String,
    title: String,
    cut_off: String,
    events: u64,
    official: u64,
    sections: Vec<(String, Vec<Line>)>,
    sources: Vec<Source>,
    statement: String,
    bundle: String,
    pdf: Option<String>,
    actions: Vec<(&'static str, String)>,
}

/// A query in words for a table: the fields of the bundle that it reads.
pub fn query_in_words(query: &Query) -> String {
    let text = serde_json::to_string(query).unwrap_or_default();
    text.replace(['{', '}', '"'], "").replace(':', " = ").replace(',', ", ")
}

/// One statement.
pub async fn one(
    State(quarters): State<Arc<Quarters>>,
    Extension(asker): Extension<Asker>,
    Path(number): Path<u64>,
) -> Answer {
    let state = quarters.hall.state();
    let stage = state.statements.get(&number).ok_or(Failure::Missing)?;
    let draft = stage.draft();
    let document = statement::read(&quarters.hall, &draft.statement).ok_or(Failure::Missing)?;
    let words = quarters.words(asker.language);
    let title = words.message("mission-statement-title", &[("number", Value::Count(number))]);
    let frame = Frame::titled(&quarters, &asker, title);
    let language = asker.language.code();
    let (mut sections, mut sources) = (Vec::new(), Vec::new());
    for section in &document.sections {
        let mut lines = Vec::new();
        for sentence in &section.sentences {
            let number = sentence.value.as_ref().zip(sentence.query.as_ref()).map(|(value, query)| {
                let number = sources.len() + 1;
                let (value, query) = (value_in_words(words, value), query_in_words(query));
                sources.push(Source { number, value, query });
                number
            });
            lines.push(Line { text: model::text(&sentence.text, language).to_owned(), number });
        }
        sections.push((model::text(&section.title, language).to_owned(), lines));
    }
    let person = asker.person().unwrap_or(Person(0));
    let probe = |name: &str| command(name, person, quarters.hall.now(), &draft.statement, "x");
    let may = |name: &str| match name {
        "review" => asker.may(&[Analyst, Editor, Head]),
        "issue" => asker.may(&[Head]),
        _ => asker.may(&[Editor, Head]),
    };
    let offered = ["review", "issue", "turn_down"];
    let offered = offered
        .iter()
        .filter(|name| may(name))
        .filter(|name| probe(name).is_some_and(|command| life::decide(Some(stage), &command).is_ok()));
    let actions =
        offered.map(|name| (*name, frame.t(&format!("mission-statement-do-{}", name.replace('_', "-")))));
    let actions = actions.collect();
    page(&StatementPage {
        number,
        stage: frame.t(&format!("mission-statement-{}", stage.name().replace('_', "-"))),
        title: model::text(&document.title, language).to_owned(),
        cut_off: document.cut_off.to_string(),
        events: document.events,
        official: document.official.size,
        sections,
        sources,
        statement: draft.statement.clone(),
        bundle: draft.bundle.clone(),
        pdf: draft.pdf.clone(),
        actions,
        frame,
    })
}

fn command(
    name: &str,
    by: Person,
    at: model::moment::Moment,
    statement: &str,
    reason: &str,
) -> Option<life::Command> {
    let (statement, reason) = (statement.to_owned(), reason.to_owned());
    Some(match name {
        "review" => life::Command::Review { by, statement },
        "issue" => life::Command::Issue { at, by, statement },
        "turn_down" => life::Command::TurnDown { by, reason },
        _ => return None,
    })
}

/// Drafts a statement of the present state.
pub async fn draft(State(quarters): State<Arc<Quarters>>, Extension(asker): Extension<Asker>) -> Answer {
    let person = asker.person().ok_or(Failure::SignedOut)?;
    let printer = quarters.settings.press.as_ref().map(|press| &*press.statement);
    let number = statement::draft(&quarters.hall, printer, person).await?;
    Ok(to(&format!("/statements/{number}")))
}

/// Reviews, issues or turns down.
pub async fn act(
    State(quarters): State<Arc<Quarters>>,
    Extension(asker): Extension<Asker>,
    Path(number): Path<u64>,
    Extension(posted): Extension<Posted>,
) -> Answer {
    let person = asker.person().ok_or(Failure::SignedOut)?;
    let name = posted.text("do");
    let may = match name {
        "issue" => asker.may(&[Head]),
        "turn_down" => asker.may(&[Editor, Head]),
        _ => asker.may(&[Analyst, Editor, Head]),
    };
    if !may {
        return Err(Failure::Forbidden);
    }
    let command = command(name, person, quarters.hall.now(), posted.text("statement"), posted.text("text"));
    let command = Box::new(command.ok_or_else(|| Failure::Malformed("do".to_owned()))?);
    quarters.hall.order(Order::Statement { number, command }, asker.who()).await?;
    if name == "issue" {
        crate::publish::publish(&quarters.hall).await?;
    }
    Ok(to(&format!("/statements/{number}")))
}

/// A file that a statement names.
pub async fn file(State(quarters): State<Arc<Quarters>>, Path(name): Path<String>) -> Answer {
    let (sha256, ending) = name.rsplit_once('.').ok_or(Failure::Missing)?;
    let known = quarters.hall.state().statements.values().any(|one| {
        let draft = one.draft();
        draft.bundle == sha256 || draft.statement == sha256 || draft.pdf.as_deref() == Some(sha256)
    });
    let media = match ending {
        "zip" => "application/zip",
        "json" => "application/json",
        "pdf" => "application/pdf",
        _ => return Err(Failure::Missing),
    };
    let bytes = quarters.hall.blobs().read(sha256)?.filter(|_| known).ok_or(Failure::Missing)?;
    Ok(([(header::CONTENT_TYPE, media)], bytes).into_response())
}
