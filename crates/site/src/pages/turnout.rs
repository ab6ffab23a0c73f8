//! Turnout through the day, hour by hour and area by area, and the series that the checks point at.

use crate::frame::Frame;
use crate::hours::{Day, Report, Series};
use crate::html::Html;
use crate::numbers;
use crate::pictures::day::{Line, day};
use crate::pictures::tiles::Named;
use askama::Template;
use language::Value;
use replay::findings::{Detail, Fault, Found};
use std::collections::{BTreeMap, BTreeSet};
use tabulation::AreaIndex;

#[derive(Template)]
#[template(path = "turnout.html")]
struct Turnout<'a> {
    frame: Frame<'a>,
    coverage: String,
    newest: Option<String>,
    picture: Option<Html>,
    caption: String,
    hours: Vec<String>,
    sum: Vec<Cell>,
    sum_name: String,
    rows: Vec<Row>,
    flagged: Vec<Flagged>,
    stations: Vec<String>,
}

struct Row {
    href: String,
    name: String,
    cells: Vec<Cell>,
}

/// A report in the table; the share of the register first.
struct Cell {
    percent: String,
    counts: String,
}

/// A series that is worth a look.
struct Flagged {
    href: String,
    name: String,
    why: String,
    numbers: String,
}

/// Areas that are listed as worth a look; the page of checks has them all.
const FLAGGED: usize = 60;

pub fn render(frame: Frame<'_>) -> String {
    let day_of = Day::new(frame.snapshot);
    let reader = &frame.reader;
    let counts =
        [("in", Value::Count(day_of.reporting() as u64)), ("of", Value::Count(day_of.areas.len() as u64))];
    let coverage = reader.say("turnout-coverage", &counts);
    let found: Vec<&Found> = frame
        .snapshot
        .findings()
        .iter()
        .filter(|found| matches!(found.detail, Detail::Report { .. }))
        .collect();
    let areas: BTreeSet<AreaIndex> =
        found.iter().filter(|found| found.stations.is_empty()).map(|found| found.area).collect();
    let hours: Vec<String> = day_of.hours.iter().map(|hour| reader.words().hour(hour)).collect();
    let sums: Vec<Option<Report>> = (0..day_of.hours.len()).map(|hour| day_of.sum(hour)).collect();
    let row = |series: &Series| Row {
        href: frame.area_href(series.area),
        name: frame.area_name(series.area).to_owned(),
        cells: series.reports.iter().map(|report| cell(&frame, *report)).collect(),
    };
    let rows = day_of.areas.iter().map(row).collect();
    let any = sums.iter().any(Option::is_some) || day_of.reporting() > 0;
    let text = reader.t("turnout-text");
    let picture = any.then(|| {
        let named = Named { id: "day", title: &reader.t("turnout-title"), text: &text };
        day(named, &hours, &lines(&frame, &day_of, &sums, &areas))
    });
    let all = day_of.reporting() == day_of.areas.len();
    let sum_name = reader.say(if all { "turnout-sum-all" } else { "turnout-sum" }, &counts);
    let sum = sums.iter().map(|report| cell(&frame, *report)).collect();
    let newest = newest(&frame, &day_of, &sums);
    let (flagged, stations) = (flagged(&frame, &found, &day_of.hours), stations(&frame, &found));
    Turnout { coverage, newest, picture, caption: text, hours, sum, sum_name, rows, flagged, stations, frame }
        .render()
        .expect("a template writes to memory")
}

fn percent(frame: &Frame<'_>, report: Report) -> Option<String> {
    tabulation::percent(report.took_part, report.registered, frame.snapshot.opening().decimals)
}

fn cell(frame: &Frame<'_>, report: Option<Report>) -> Cell {
    let Some(report) = report else { return Cell { percent: "–".to_owned(), counts: String::new() } };
    let counts = [("in", Value::Count(report.took_part)), ("of", Value::Count(report.registered))];
    Cell {
        percent: frame.reader.percent(percent(frame, report).as_deref().unwrap_or("no share")),
        counts: frame.reader.say("in-of", &counts),
    }
}

/// The last hour at which every area that reports has.
fn newest(frame: &Frame<'_>, day: &Day, sums: &[Option<Report>]) -> Option<String> {
    let (hour, report) = sums.iter().enumerate().rev().find_map(|(hour, sum)| Some((hour, (*sum)?)))?;
    let percent = percent(frame, report);
    let values = [
        ("hour", Value::Hour(&day.hours[hour])),
        ("took-part", Value::Count(report.took_part)),
        ("registered", Value::Count(report.registered)),
        ("percent", Value::Percent(percent.as_deref().unwrap_or("no share"))),
    ];
    Some(frame.reader.say("announcement-turnout-at", &values))
}

fn lines(frame: &Frame<'_>, day: &Day, sums: &[Option<Report>], flagged: &BTreeSet<AreaIndex>) -> Vec<Line> {
    let point = |report: &Option<Report>| report.map(|report| (report.took_part, report.registered));
    let last = |series: &Series| {
        let report = series.reports.iter().rev().find_map(|report| *report)?;
        // In thousandths of a percent: enough to say which is the highest.
        let share = u128::from(report.took_part) * 100_000 / u128::from(report.registered.max(1));
        Some((share, series.area))
    };
    let ends: Vec<_> = day.areas.iter().filter_map(last).collect();
    let ends = [ends.iter().min().copied(), ends.iter().max().copied()];
    let named = |area| ends.iter().flatten().any(|(_, end)| *end == area);
    let code = |area: AreaIndex| frame.snapshot.state().areas[area.place()].fact.code.clone();
    let mut lines: Vec<Line> = day
        .areas
        .iter()
        .map(|series| Line {
            class: if flagged.contains(&series.area) { "flagged" } else { "area" },
            name: frame.area_name(series.area).to_owned(),
            label: (named(series.area) || flagged.contains(&series.area)).then(|| code(series.area)),
            points: series.reports.iter().map(point).collect(),
        })
        .collect();
    lines.push(Line {
        class: "sum",
        name: frame.t("turnout-line-sum"),
        label: Some("Σ".to_owned()),
        points: sums.iter().map(point).collect(),
    });
    lines
}

/// The message that says why a series is worth a look.
fn why(fault: Fault) -> String {
    format!("turnout-why-{}", fault.name())
}

/// The series of areas that are worth a look.
fn flagged(frame: &Frame<'_>, found: &[&Found], hours: &[String]) -> Vec<Flagged> {
    let of_areas = found.iter().filter(|found| found.stations.is_empty());
    let one = |found: &&Found| {
        let Detail::Report { fault, since, hour } = found.detail else { return None };
        let since = since.and_then(|since| hours.get(since)).or(hours.get(hour))?;
        let values = [("since", Value::Hour(since)), ("hour", Value::Hour(hours.get(hour)?))];
        Some(Flagged {
            href: frame.area_href(found.area),
            name: frame.area_name(found.area).to_owned(),
            why: frame.reader.say(&why(fault), &values),
            numbers: numbers::said(&frame.reader, &found.numbers),
        })
    };
    of_areas.filter_map(one).take(FLAGGED).collect()
}

/// How many stations are worth a look, by what is the case.
fn stations(frame: &Frame<'_>, found: &[&Found]) -> Vec<String> {
    let mut counts: BTreeMap<&str, BTreeSet<_>> = BTreeMap::new();
    for found in found {
        if let (Detail::Report { fault, .. }, Some(spot)) = (found.detail, found.stations.first()) {
            counts.entry(fault.name()).or_default().insert(spot.station);
        }
    }
    let said = |(fault, stations): (&str, BTreeSet<_>)| {
        let count = [("count", Value::Count(stations.len() as u64))];
        frame.reader.say(&format!("turnout-stations-{fault}"), &count)
    };
    counts.into_iter().map(said).collect()
}
