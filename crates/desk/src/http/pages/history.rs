//! What has happened: to one paper, and in the whole journal, event by event, with who, when and from where.
//!
//! People stand here by number. While a paper is being typed, whoever may type sees no values of it.

use crate::http::Desk;
use crate::http::answer::{Answer, Failure, page};
use crate::http::asker::Asker;
use crate::http::frame::Frame;
use crate::http::papers::{self, Header};
use crate::roles::Permission;
use askama::Template;
use axum::extract::{Extension, Path, Query, State};
use model::fact::Scan;
use model::lifecycle::{Event as PaperEvent, Paper, Step};
use std::collections::HashMap;
use std::sync::Arc;
use store::Event;
use store::act::Act;

#[derive(Template)]
#[template(path = "history.html")]
struct History<'a> {
    frame: Frame<'a>,
    header: Option<Header>,
    rows: Vec<Row>,
    earlier: Option<u64>,
    later: Option<u64>,
    size: u64,
}

/// An event.
struct Row {
    index: u64,
    at: String,
    who: String,
    from: String,
    what: String,
    detail: Vec<String>,
    href: Option<String>,
    facts: u64,
}

/// Events on a page of the journal.
const PAGE: u64 = 100;

fn row(frame: &Frame<'_>, index: u64, event: &Event, blind: &dyn Fn(&Paper) -> bool) -> Row {
    let people: Vec<String> =
        event.persons.iter().map(|person| frame.counted("desk-person", *person)).collect();
    let (what, detail, href) = match &event.act {
        Some(Act::Paper { paper, events }) => {
            let hidden = blind(paper);
            let names: Vec<String> = events.iter().map(|event| frame.t(&event_message(event))).collect();
            let detail = events.iter().flat_map(|event| detail(frame, event, hidden)).collect();
            let (_, code) = papers::key(paper);
            (format!("{code}: {}", names.join(", ")), detail, Some(papers::href(paper)))
        }
        Some(Act::NotReceived { paper, why, custody, .. }) => {
            let (_, code) = papers::key(paper);
            let what = frame.with("desk-event-not-received", "paper", code);
            (what, vec![why.clone(), custody.clone()], Some(papers::href(paper)))
        }
        Some(Act::Person { person, what, .. }) => {
            (frame.counted("desk-event-person", person.0), vec![what.clone()], None)
        }
        Some(Act::Session { what, .. }) => (frame.t("desk-event-session"), vec![what.clone()], None),
        // A mission keeps its own journal; none of its events comes to a desk.
        Some(Act::Mission { .. }) => (event.event.clone(), Vec::new(), None),
        Some(Act::Proposed { number, hash, .. }) => {
            (frame.counted("desk-event-proposed", *number), vec![hash.clone()], None)
        }
        Some(Act::Approved { number, .. }) => {
            (frame.counted("desk-event-approved", *number), Vec::new(), None)
        }
        Some(Act::Withdrawn { number, reason, .. }) => {
            (frame.counted("desk-event-withdrawn", *number), vec![reason.clone()], None)
        }
        Some(Act::Certified { contest }) => (frame.t("desk-event-certified"), vec![contest.clone()], None),
        None => (event.event.clone(), event.file.iter().chain(&event.reason).cloned().collect(), None),
    };
    Row {
        index,
        at: frame.words().date_time(&event.at.to_string()),
        who: people.join(", "),
        from: event.from.clone().unwrap_or_default(),
        what,
        detail: detail.into_iter().filter(|text| !text.is_empty()).collect(),
        href,
        facts: event.facts.count,
    }
}

fn event_message(event: &PaperEvent) -> String {
    format!("desk-event-{}", event.name().replace('_', "-"))
}

/// What an event says beside its name: values that were typed, reasons, explanations, findings.
fn detail(frame: &Frame<'_>, event: &PaperEvent, hidden: bool) -> Vec<String> {
    let values = |typed: &[Option<u64>]| {
        let field = |value: &Option<u64>| value.map_or("–".to_owned(), |value| value.to_string());
        typed.iter().map(field).collect::<Vec<_>>().join(" ")
    };
    match event {
        PaperEvent::Kept { .. }
        | PaperEvent::Finished { .. }
        | PaperEvent::Agreed { .. }
        | PaperEvent::Differed { .. }
            if hidden =>
        {
            vec![frame.t("desk-hidden")]
        }
        PaperEvent::Kept { place, value, .. } => {
            vec![format!("{} = {}", place + 1, value.map_or("–".to_owned(), |value| value.to_string()))]
        }
        PaperEvent::Finished { typed, .. } | PaperEvent::Agreed { typed, .. } => vec![values(typed)],
        PaperEvent::Differed { typed, places, .. } => {
            let places: Vec<String> = places.iter().map(|place| (place + 1).to_string()).collect();
            vec![values(typed), format!("≠ {}", places.join(", "))]
        }
        PaperEvent::Received { sheet, .. } => vec![
            frame.t(papers::basis_message(sheet.basis)),
            sheet.number.clone().unwrap_or_default(),
            sheet.custody.clone(),
            sheet.scan.as_ref().map(told).unwrap_or_default(),
        ],
        PaperEvent::Scanned { scan, .. } => vec![told(scan)],
        PaperEvent::Held { findings } => {
            findings.iter().map(|finding| format!("{}: {}", finding.check, finding.numbers)).collect()
        }
        PaperEvent::Resolved { resolution } => {
            resolution.explanations.iter().map(|(check, text)| format!("{check}: {text}")).collect()
        }
        PaperEvent::Accepted { accepted, explanations, reason, .. } => {
            let mut said = vec![frame.counted("desk-paper-revision", accepted.revision)];
            said.extend(explanations.iter().map(|(check, text)| format!("{check}: {text}")));
            said.extend(reason.clone());
            said
        }
        PaperEvent::Asked { request } => {
            vec![
                frame.t(&format!("desk-asked-{}", request.what.name().replace('_', "-"))),
                request.reason.clone(),
            ]
        }
        PaperEvent::GivenBack { reason, .. }
        | PaperEvent::TypedAnew { reason, .. }
        | PaperEvent::Rejected { reason, .. }
        | PaperEvent::Denied { reason, .. } => vec![reason.clone()],
        PaperEvent::Claimed { .. }
        | PaperEvent::LaidDown { .. }
        | PaperEvent::Granted { .. }
        | PaperEvent::Certified {} => Vec::new(),
    }
}

/// A scan: its type, size and hash.
fn told(scan: &Scan) -> String {
    format!("{} · {} B · SHA-256 {}", scan.kind.name(), scan.size, scan.hash)
}

/// Whether values of a paper are hidden from whoever reads: they may type, and it is being typed.
fn blind<'a>(desk: &'a Desk, frame: &Frame<'_>) -> impl Fn(&Paper) -> bool + use<'a> {
    let types = frame.may(Permission::Entry);
    move |paper: &Paper| types && desk.hall.state_of(paper).step() == Some(Step::Type)
}

/// The history of a paper.
pub async fn of_paper(
    State(desk): State<Arc<Desk>>,
    Extension(asker): Extension<Asker>,
    Path((contest, kind, code)): Path<(String, String, String)>,
) -> Answer {
    let paper = papers::parse(&contest, &kind, &code)?;
    let header = {
        let record = desk.hall.record();
        papers::header(&record, &paper, asker.language).ok_or(Failure::Missing)?
    };
    let events = desk.hall.store().history(&paper).await?;
    let frame = Frame::titled(&desk, &asker, format!("{} · {}", header.code, header.name));
    let blind = blind(&desk, &frame);
    let rows = events.iter().map(|(index, event)| row(&frame, *index, event, &blind)).collect();
    let size = events.len() as u64;
    page(&History { rows, header: Some(header), earlier: None, later: None, size, frame })
}

/// The journal, newest events last; the last page where none is asked for.
pub async fn journal(
    State(desk): State<Arc<Desk>>,
    Extension(asker): Extension<Asker>,
    Query(query): Query<HashMap<String, String>>,
) -> Answer {
    let size = desk.hall.store().journal_size().await?;
    let last = size.saturating_sub(1) / PAGE * PAGE;
    let from = query.get("from").and_then(|from| from.parse().ok()).unwrap_or(last).min(last);
    let events = desk.hall.store().events_from(from, PAGE).await?;
    let frame = Frame::new(&desk, &asker, "desk-menu-journal");
    let blind = blind(&desk, &frame);
    let rows = events.iter().map(|(index, event)| row(&frame, *index, event, &blind)).collect();
    let earlier = (from > 0).then(|| from.saturating_sub(PAGE));
    let later = (from + PAGE < size).then_some(from + PAGE);
    page(&History { rows, header: None, earlier, later, size, frame })
}
