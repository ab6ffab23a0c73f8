//! Turnout by hour: typed by one person, confirmed by another.
//!
//! What the checks of the form say about the series is told before it is proposed: a count that falls, a rise far above
//! the others. Then it is as reported, or a slip.

use crate::hall::{Order, is_within};
use crate::http::Desk;
use crate::http::answer::{Answer, Failure, page, page_with, refused, to};
use crate::http::asker::{Asker, Posted};
use crate::http::frame::Frame;
use askama::Template;
use axum::extract::{Extension, Query, State};
use axum::http::StatusCode;
use checks::turnout::{Day, Report, evaluate};
use model::definition::Scope;
use model::lifecycle::{Commission, Paper};
use model::text;
use replay::State as Record;
use std::collections::HashMap;
use std::sync::Arc;

#[derive(Template)]
#[template(path = "turnout.html")]
struct Turnout<'a> {
    frame: Frame<'a>,
    areas: Vec<(String, String)>,
    hours: Vec<String>,
    asked: Asked,
    known: Vec<(String, u64, u64)>,
    findings: Vec<String>,
    done: Option<String>,
}

/// What was typed.
#[derive(Debug, Clone, Default)]
struct Asked {
    area: String,
    hour: String,
    took_part: String,
    registered: String,
    reason: String,
}

/// The areas right below the root, or those that the person works for.
fn areas(desk: &Desk, asker: &Asker) -> Vec<(String, String)> {
    let (record, tables) = (desk.hall.record(), desk.hall.tables());
    let part = asker.person().and_then(|person| tables.persons.get(&person));
    let contest = record.contests.first().map_or("", |contest| contest.contest.code.as_str());
    let mut areas: Vec<(String, String)> = record
        .areas
        .iter()
        .zip(&record.parents)
        .filter(|(at, parent)| {
            let of = Commission::Area(at.fact.code.clone());
            let paper = Paper { contest: contest.to_owned(), of };
            let named = part.is_some_and(|part| !part.areas.is_empty());
            let near = parent.is_none_or(|parent| record.parents[parent.place()].is_none());
            part.is_some_and(|part| is_within(&record, part, &paper)) && (named || near)
        })
        .map(|(at, _)| (at.fact.code.clone(), text(&at.fact.name, asker.language.code()).to_owned()))
        .collect();
    areas.sort_by(|one, other| one.1.cmp(&other.1));
    areas
}

fn hours(record: &Record) -> Vec<String> {
    record.opening.as_ref().map(|opening| opening.turnout_hours.clone()).unwrap_or_default()
}

/// The newest whole-area report of each hour.
fn reports(record: &Record, area: &str, hours: &[String]) -> Vec<Option<(u64, u64)>> {
    hours
        .iter()
        .map(|hour| {
            let newest =
                record.turnout.iter().rev().find(|at| at.fact.area == area && at.fact.hour == *hour)?;
            let sum = |figure: fn(&(String, u64, u64)) -> u64| newest.fact.rows.iter().map(figure).sum();
            Some((sum(|row| row.1), sum(|row| row.2)))
        })
        .collect()
}

fn minutes(hour: &str) -> Option<u32> {
    let (hour, minute) = hour.split_once(':')?;
    Some(60 * hour.parse::<u32>().ok()? + minute.parse::<u32>().ok()?)
}

/// What the checks find in the series of an area with a new report in it, about that report.
fn findings(
    record: &Record,
    area: &str,
    hour: &str,
    took_part: u64,
    registered: u64,
    language: &str,
) -> Vec<String> {
    let hours = hours(record);
    let Some(place) = hours.iter().position(|known| known == hour) else { return Vec::new() };
    let series = |area: &str| -> Vec<Option<Report>> {
        let known = reports(record, area, &hours);
        known.into_iter().map(|known| known.and_then(|(part, of)| Report::new(part, of))).collect()
    };
    let mut own = series(area);
    own[place] = Report::new(took_part, registered);
    let parent = record.area_by_code.get(area).and_then(|index| record.parents[index.place()]);
    let mut siblings: Vec<Vec<Option<Report>>> = record
        .areas
        .iter()
        .zip(&record.parents)
        .filter(|(at, above)| **above == parent && at.fact.code != area)
        .map(|(at, _)| series(&at.fact.code))
        .collect();
    siblings.push(own.clone());
    let siblings: Vec<&[Option<Report>]> = siblings.iter().map(Vec::as_slice).collect();
    let minutes: Vec<u32> = hours.iter().filter_map(|hour| minutes(hour)).collect();
    let decimals = record.opening.as_ref().map_or(2, |opening| opening.decimals);
    let day = Day { hours: &minutes, series: &own, siblings: &siblings, protocol: None, decimals };
    let Some(contest) = record.contests.first() else { return Vec::new() };
    let texts = &record.forms[contest.form].checks;
    let mut said = Vec::new();
    for check in contest.checks.across(Scope::Turnout) {
        for found in evaluate(check, &day).into_iter().filter(|found| found.hour == place) {
            let known = &texts[check.check];
            let words = known.texts.get("staff").or_else(|| known.texts.get("public"));
            let words = words.map_or(known.code.as_str(), |texts| text(texts, language));
            said.push(format!("{words} ({})", found.fault));
        }
    }
    said
}

fn view<'a>(desk: &'a Desk, asker: &'a Asker, mut asked: Asked) -> Turnout<'a> {
    let areas = areas(desk, asker);
    let record = desk.hall.record();
    let hours = hours(&record);
    if asked.area.is_empty() {
        asked.area = areas.first().map(|(code, _)| code.clone()).unwrap_or_default();
    }
    let known = hours
        .iter()
        .zip(reports(&record, &asked.area, &hours))
        .filter_map(|(hour, known)| known.map(|(part, of)| (hour.clone(), part, of)))
        .collect();
    drop(record);
    let frame = Frame::new(desk, asker, "desk-menu-turnout");
    Turnout { frame, areas, hours, asked, known, findings: Vec::new(), done: None }
}

/// The page.
pub async fn show(
    State(desk): State<Arc<Desk>>,
    Extension(asker): Extension<Asker>,
    Query(query): Query<HashMap<String, String>>,
) -> Answer {
    let area = query.get("area").cloned().unwrap_or_default();
    let mut turnout = view(&desk, &asker, Asked { area, ..Asked::default() });
    turnout.done = query.contains_key("done").then(|| turnout.frame.t("desk-turnout-proposed"));
    page(&turnout)
}

/// Proposes a report.
pub async fn act(
    State(desk): State<Arc<Desk>>,
    Extension(asker): Extension<Asker>,
    Extension(posted): Extension<Posted>,
) -> Answer {
    let text = |name: &str| posted.text(name).to_owned();
    let asked = Asked {
        area: text("area"),
        hour: text("hour"),
        took_part: text("took_part"),
        registered: text("registered"),
        reason: text("reason"),
    };
    let count = |text: &str| {
        let digits: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
        digits.parse::<u64>().ok().filter(|count| *count <= model::COUNT_MAX)
    };
    let (Some(took_part), Some(registered)) = (count(&asked.took_part), count(&asked.registered)) else {
        let mut turnout = view(&desk, &asker, asked);
        turnout.frame.notice = Some(turnout.frame.t("desk-entry-unread"));
        return page_with(StatusCode::UNPROCESSABLE_ENTITY, &turnout);
    };
    if !areas(&desk, &asker).iter().any(|(code, _)| *code == asked.area) {
        return Err(Failure::Malformed("area".to_owned()));
    }
    if posted.text("checked").is_empty() {
        let found = {
            let record = desk.hall.record();
            findings(&record, &asked.area, &asked.hour, took_part, registered, asker.language.code())
        };
        if !found.is_empty() {
            let mut turnout = view(&desk, &asker, asked);
            turnout.frame.notice = Some(turnout.frame.counted("desk-entry-findings", found.len() as u64));
            turnout.findings = found;
            return page_with(StatusCode::UNPROCESSABLE_ENTITY, &turnout);
        }
    }
    let order = Order::ProposeTurnout {
        area: asked.area.clone(),
        hour: asked.hour.clone(),
        rows: vec![(asked.area.clone(), took_part, registered)],
        reason: Some(asked.reason.clone()).filter(|reason| !reason.is_empty()),
    };
    match desk.hall.order(order, asker.who()).await {
        Ok(_) => Ok(to(&format!("/turnout?done&area={}", crate::http::guard::encode(&asked.area)))),
        Err(why) => {
            let mut turnout = view(&desk, &asker, asked);
            turnout.frame.notice = Some(refused(&desk, &asker, &why));
            page_with(StatusCode::CONFLICT, &turnout)
        }
    }
}
