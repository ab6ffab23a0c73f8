//! Papers that wait for somebody: held ones for whoever resolves, resolved ones and requests for whoever approves.

use crate::hall::is_within;
use crate::http::Desk;
use crate::http::answer::{Answer, Failure, page};
use crate::http::asker::Asker;
use crate::http::frame::Frame;
use crate::http::papers::{self, Header};
use askama::Template;
use axum::extract::{Extension, State};
use model::lifecycle::{Person, State as PaperState};
use std::sync::Arc;

#[derive(Template)]
#[template(path = "list.html")]
struct List<'a> {
    frame: Frame<'a>,
    how: String,
    rows: Vec<Row>,
    others: u64,
}

/// A paper that waits.
struct Row {
    header: Header,
    what: String,
    since: String,
}

/// What a list is about a paper in this state; `None` where it does not belong there.
type What = dyn Fn(&Frame<'_>, &PaperState) -> Option<String>;

/// Papers of a list, whoever waits longest first.
fn list<'a>(frame: Frame<'a>, person: Person, how: &str, what: &What) -> List<'a> {
    let tables = frame.desk.hall.tables();
    let record = frame.desk.hall.record();
    let part = tables.persons.get(&person);
    let mut rows = Vec::new();
    let mut others = 0;
    for (paper, row) in &tables.papers {
        let Some(what) = what(&frame, &row.state) else { continue };
        if !part.is_some_and(|part| is_within(&record, part, paper)) {
            continue;
        }
        if !row.state.awaits(person) {
            others += 1;
            continue;
        }
        let Some(header) = papers::header(&record, paper, frame.asker.language) else { continue };
        rows.push((row.since, Row { header, what, since: frame.words().date_time(&row.since.to_string()) }));
    }
    rows.sort_by(|(one, a), (other, b)| (one, &a.header.code).cmp(&(other, &b.header.code)));
    let rows = rows.into_iter().map(|(_, row)| row).collect();
    drop((tables, record));
    let how = frame.t(how);
    List { frame, how, rows, others }
}

/// Papers that are held.
pub async fn held(State(desk): State<Arc<Desk>>, Extension(asker): Extension<Asker>) -> Answer {
    let person = asker.person().ok_or(Failure::Missing)?;
    let what = |frame: &Frame<'_>, state: &PaperState| match state {
        PaperState::Held { findings, .. } => Some(frame.counted("desk-findings", findings.len() as u64)),
        _ => None,
    };
    page(&list(Frame::new(&desk, &asker, "desk-menu-held"), person, "desk-held-how", &what))
}

/// Explanations and requests that wait for approval.
pub async fn approvals(State(desk): State<Arc<Desk>>, Extension(asker): Extension<Asker>) -> Answer {
    let person = asker.person().ok_or(Failure::Missing)?;
    let what = |frame: &Frame<'_>, state: &PaperState| match state {
        PaperState::Resolved { findings, .. } => {
            Some(frame.counted("desk-findings-explained", findings.len() as u64))
        }
        PaperState::Requested { request, .. } => {
            Some(frame.t(&format!("desk-asked-{}", request.what.name().replace('_', "-"))))
        }
        _ => None,
    };
    page(&list(Frame::new(&desk, &asker, "desk-menu-approvals"), person, "desk-approvals-how", &what))
}
