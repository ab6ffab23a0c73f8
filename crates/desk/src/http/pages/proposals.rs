//! What takes a second person for the whole election: turnout, announcements with certification.
//!
//! The page shows exactly what would be published, in words and as the facts themselves, with their hash. Whoever
//! confirms sends that hash back: what they saw is what is published, or nothing is.

use crate::hall::{Order, published};
use crate::http::Desk;
use crate::http::answer::{Answer, Failure, page, page_with, refused, to};
use crate::http::asker::{Asker, Posted};
use crate::http::frame::Frame;
use crate::http::papers;
use crate::roles::Permission;
use askama::Template;
use axum::extract::{Extension, Path, Query, State};
use axum::http::StatusCode;
use language::Words;
use model::fact::{Fact, Stage};
use replay::State as Record;
use std::collections::HashMap;
use std::sync::Arc;
use store::act::Proposal;
use store::tables::{Outcome, ProposalRow};

#[derive(Template)]
#[template(path = "proposals.html")]
struct Proposals<'a> {
    frame: Frame<'a>,
    waiting: Vec<View>,
    ended: Vec<View>,
    done: Option<String>,
    announces: bool,
    confirms: bool,
}

/// A proposal as it is shown.
struct View {
    number: u64,
    title: String,
    by: String,
    at: String,
    hash: String,
    says: Vec<String>,
    facts: Vec<String>,
    own: bool,
    outcome: String,
    wrong: Option<String>,
}

fn title(frame: &Frame<'_>, proposal: &Proposal) -> String {
    match proposal {
        Proposal::Turnout { area, hour, .. } => {
            let record = frame.desk.hall.record();
            let area = record.area_by_code.get(area).map_or(area.as_str(), |index| {
                model::text(&record.areas[index.place()].fact.name, frame.language())
            });
            frame.words().message(
                "desk-proposal-turnout",
                &[("area", language::Value::Text(area)), ("hour", language::Value::Hour(hour))],
            )
        }
        Proposal::Announcement { stage: Stage::Preliminary, .. } => frame.t("desk-proposal-preliminary"),
        Proposal::Announcement { stage: Stage::Final, .. } => frame.t("desk-proposal-final"),
        Proposal::Import { name, .. } => name.clone(),
    }
}

/// What a fact says, in sentences.
fn says(record: &Record, fact: &Fact, words: &Words) -> Vec<String> {
    match fact {
        Fact::Turnout(turnout) => turnout
            .rows
            .iter()
            .map(|(place, took_part, registered)| {
                let percent = tabulation::percent(*took_part, *registered, 2);
                let known =
                    record.area_by_code.get(place).map(|index| &record.areas[index.place()].fact.name);
                let place = known.map_or(place.as_str(), |name| model::text(name, words.language().code()));
                let figures = [
                    ("place", language::Value::Text(place)),
                    ("took-part", language::Value::Count(*took_part)),
                    ("registered", language::Value::Count(*registered)),
                    ("percent", language::Value::Percent(percent.as_deref().unwrap_or("–"))),
                ];
                words.message("desk-proposal-row", &figures)
            })
            .collect(),
        Fact::Announcement(announcement) => {
            let earlier = record.announcements.iter().rev().map(|at| &at.fact);
            let earlier = earlier.into_iter().find(|earlier| earlier.contest == announcement.contest);
            match site::announcement::compose(record, announcement, earlier, words) {
                Ok(Some(told)) => told.text().lines().map(str::to_owned).collect(),
                _ => Vec::new(),
            }
        }
        _ => Vec::new(),
    }
}

/// What the protocols of a file add up to, contest by contest and line by line: the totals that somebody confirms before
/// they count.
fn totals(frame: &Frame<'_>, record: &Record, facts: &[Fact]) -> Vec<String> {
    let mut said = Vec::new();
    for contest in &record.contests {
        let of_contest: Vec<_> = facts
            .iter()
            .filter_map(|fact| match fact {
                Fact::Protocol(protocol) if protocol.contest == contest.contest.code => Some(protocol),
                _ => None,
            })
            .collect();
        if of_contest.is_empty() {
            continue;
        }
        let revisions = of_contest.iter().filter(|protocol| protocol.revision > 1).count() as u64;
        let findings = of_contest.iter().filter(|protocol| !protocol.findings.is_empty()).count() as u64;
        said.push(frame.counted("desk-import-protocols", of_contest.len() as u64));
        said.push(frame.counted("desk-import-revisions", revisions));
        said.push(frame.counted("desk-import-findings", findings));
        for (place, line) in papers::lines(record, contest, frame.asker.language).iter().enumerate() {
            let sum = of_contest.iter().map(|protocol| protocol.lines[place]).sum::<u64>();
            said.push(format!("{} · {}: {}", line.number, line.label, frame.count(sum)));
        }
    }
    said
}

fn view(frame: &Frame<'_>, number: u64, row: &ProposalRow) -> View {
    let words = frame.words();
    let record = frame.desk.hall.record();
    let waits = row.outcome == Outcome::Waiting;
    let made =
        if waits { published(&record, frame.desk.hall.staged(), &row.proposal) } else { Ok(Vec::new()) };
    let (facts, wrong) = match made {
        Ok(facts) => (facts, None),
        Err(why) => (Vec::new(), Some(refused(frame.desk, frame.asker, &why))),
    };
    let mut said: Vec<String> =
        facts.iter().take(LISTED).flat_map(|fact| says(&record, fact, words)).collect();
    if let Proposal::Import { .. } = &row.proposal {
        said.extend(totals(frame, &record, &facts));
        said.push(frame.counted("desk-proposal-count", facts.len() as u64));
    }
    let json = |fact: &Fact| serde_json::to_string_pretty(fact).unwrap_or_default();
    let facts = facts.iter().take(LISTED).map(json).collect();
    drop(record);
    let outcome = match &row.outcome {
        Outcome::Waiting => frame.t("desk-proposal-waiting"),
        Outcome::Approved { by } => frame.counted("desk-proposal-approved", by.0),
        Outcome::Withdrawn { by, reason } => {
            format!("{} {reason}", frame.counted("desk-proposal-withdrawn", by.0))
        }
    };
    View {
        number,
        title: title(frame, &row.proposal),
        by: frame.counted("desk-person", row.by.0),
        at: words.date_time(&row.at.to_string()),
        hash: row.hash.clone(),
        says: said,
        facts,
        own: frame.asker.person() == Some(row.by),
        outcome,
        wrong,
    }
}

/// Facts that a page shows; a file may bring ten thousand, and they are told by their sums.
const LISTED: usize = 50;

/// Proposals that have ended and are still listed.
const ENDED: usize = 20;

fn list<'a>(desk: &'a Desk, asker: &'a Asker) -> Proposals<'a> {
    let frame = Frame::new(desk, asker, "desk-menu-proposals");
    let rows: Vec<(u64, ProposalRow)> =
        desk.hall.tables().proposals.iter().map(|(number, row)| (*number, row.clone())).collect();
    let (waiting, ended): (Vec<_>, Vec<_>) =
        rows.iter().partition(|(_, row)| row.outcome == Outcome::Waiting);
    let waiting = waiting.into_iter().map(|(number, row)| view(&frame, *number, row)).collect();
    let ended = ended.into_iter().rev().take(ENDED).map(|(number, row)| view(&frame, *number, row)).collect();
    let announces = frame.may(Permission::Announce);
    let confirms = frame.may(Permission::Confirm);
    Proposals { waiting, ended, done: None, announces, confirms, frame }
}

/// The page.
pub async fn show(
    State(desk): State<Arc<Desk>>,
    Extension(asker): Extension<Asker>,
    Query(query): Query<HashMap<String, String>>,
) -> Answer {
    let mut list = list(&desk, &asker);
    list.done = query.contains_key("done").then(|| list.frame.t("desk-done"));
    page(&list)
}

async fn order(desk: Arc<Desk>, asker: Asker, order: Order) -> Answer {
    match desk.hall.order(order, asker.who()).await {
        Ok(_) => {
            // What was confirmed is to be seen at once.
            let _ = desk.hall.settle().await;
            Ok(to("/proposals?done"))
        }
        Err(why) => {
            let mut list = list(&desk, &asker);
            list.frame.notice = Some(refused(&desk, &asker, &why));
            page_with(StatusCode::CONFLICT, &list)
        }
    }
}

/// Proposes an announcement.
pub async fn announce(
    State(desk): State<Arc<Desk>>,
    Extension(asker): Extension<Asker>,
    Extension(posted): Extension<Posted>,
) -> Answer {
    let stage = match posted.text("stage") {
        "preliminary" => Stage::Preliminary,
        "final" => Stage::Final,
        _ => return Err(Failure::Malformed("stage".to_owned())),
    };
    order(desk, asker, Order::ProposeAnnouncement { stage }).await
}

/// Confirms a proposal.
pub async fn confirm(
    State(desk): State<Arc<Desk>>,
    Extension(asker): Extension<Asker>,
    Path(number): Path<u64>,
    Extension(posted): Extension<Posted>,
) -> Answer {
    let hash = posted.text("hash").to_owned();
    order(desk, asker, Order::Confirm { number, hash }).await
}

/// Takes a proposal back, or turns it down.
pub async fn withdraw(
    State(desk): State<Arc<Desk>>,
    Extension(asker): Extension<Asker>,
    Path(number): Path<u64>,
    Extension(posted): Extension<Posted>,
) -> Answer {
    let reason = posted.text("reason").to_owned();
    order(desk, asker, Order::Withdraw { number, reason }).await
}
