//! What was checked, and what was found: every check of the forms in its public words, then the findings, check by
//! check.
//!
//! A finding is no verdict. What compares stations with one another says beside its list what it does not mean.

use crate::address::Page;
use crate::frame::Frame;
use crate::numbers;
use askama::Template;
use language::Value;
use model::definition::{Check, Scope, Severity};
use model::fact::NOT_GIVEN;
use replay::AsOf;
use replay::findings::{Found, count};

#[derive(Template)]
#[template(path = "checks.html")]
struct Checks<'a> {
    frame: Frame<'a>,
    forms: Vec<FormView>,
    data: Option<String>,
}

struct FormView {
    rows: Vec<Row>,
    found: Vec<FoundView>,
}

/// A check in the table.
struct Row {
    text: String,
    code: String,
    href: Option<String>,
    law: Option<String>,
    severity: String,
    first: String,
    latest: String,
}

/// The findings of a check.
struct FoundView {
    id: String,
    text: String,
    code: String,
    severity: String,
    meaning: Option<String>,
    listed: String,
    more: bool,
    findings: Vec<Finding>,
}

struct Finding {
    places: Vec<(String, String)>,
    numbers: String,
    explanation: Option<String>,
    entry_href: String,
    entry: String,
}

/// Findings that are listed of one check.
const LISTED: usize = 100;

/// Stations that are named in one finding.
const NAMED: usize = 6;

pub fn render(frame: Frame<'_>) -> String {
    let forms = (0..frame.snapshot.state().forms.len()).map(|form| form_view(&frame, form)).collect();
    let data = frame.has(&Page::Data).then(|| frame.href(Page::Data));
    Checks { forms, data, frame }.render().expect("a template writes to memory")
}

fn severity(frame: &Frame<'_>, check: &Check) -> String {
    frame.t(match check.severity {
        Severity::Error => "severity-error",
        Severity::Warning => "severity-warning",
        Severity::Notice => "severity-notice",
    })
}

/// Where the findings of a check stand on the page.
fn anchor(form: usize, check: &Check) -> String {
    format!("check-{form}-{}", crate::address::escape(&check.code))
}

fn form_view(frame: &Frame<'_>, place: usize) -> FormView {
    let state = frame.snapshot.state();
    let form = &state.forms[place];
    let of_form = frame.snapshot.findings().iter().filter(|found| found.form == place);
    let mut by_check: Vec<Vec<&Found>> = vec![Vec::new(); form.checks.len()];
    of_form.for_each(|found| by_check[found.check].push(found));
    let contests = state.contests.iter().filter(|contest| contest.form == place);
    let counts: Vec<_> =
        contests.filter_map(|contest| count(state, contest, AsOf::Size(state.size), &[])).collect();
    let first = |check: &Check| -> u64 {
        counts.iter().filter_map(|count| count.first.by_check.get(&check.code)).sum()
    };
    let row = |(check, found): (&Check, &Vec<&Found>)| Row {
        text: text(frame, check),
        code: check.code.clone(),
        href: (!found.is_empty()).then(|| format!("#{}", anchor(place, check))),
        law: check.law.clone(),
        severity: severity(frame, check),
        first: match check.holds {
            Some(_) => frame.reader.count(first(check)),
            None => "–".to_owned(),
        },
        latest: frame.reader.count(found.len() as u64),
    };
    let rows = form.checks.iter().zip(&by_check).map(row).collect();
    let with_findings = form.checks.iter().zip(&by_check).filter(|(_, found)| !found.is_empty());
    let found = with_findings.map(|(check, found)| found_view(frame, place, check, found)).collect();
    FormView { rows, found }
}

fn text(frame: &Frame<'_>, check: &Check) -> String {
    check.texts.get("public").map_or("", |texts| frame.reader.text(texts)).to_owned()
}

fn found_view(frame: &Frame<'_>, form: usize, check: &Check, found: &[&Found]) -> FoundView {
    let meaning = match check.scope {
        Scope::Protocol | Scope::Revision => None,
        Scope::Turnout => Some("turnout-meaning"),
        Scope::Siblings => Some("meaning-siblings"),
        Scope::Equal => Some("meaning-equal"),
        Scope::Summary => Some("meaning-summary"),
    };
    let shown = found.len().min(LISTED);
    let values = [("shown", Value::Count(shown as u64)), ("count", Value::Count(found.len() as u64))];
    let listed = if shown < found.len() { "findings-listed" } else { "findings-all" };
    FoundView {
        id: anchor(form, check),
        text: text(frame, check),
        code: check.code.clone(),
        severity: severity(frame, check),
        meaning: meaning.map(|id| frame.t(id)),
        listed: frame.reader.say(listed, &values),
        more: shown < found.len(),
        findings: found.iter().take(LISTED).map(|found| finding(frame, found)).collect(),
    }
}

fn finding(frame: &Frame<'_>, found: &Found) -> Finding {
    let mut places: Vec<_> = found
        .stations
        .iter()
        .take(NAMED)
        .map(|spot| (frame.station_href(spot.station), frame.station_name(spot.station)))
        .collect();
    places.push((frame.area_href(found.area), frame.area_name(found.area).to_owned()));
    Finding {
        places,
        numbers: numbers::said(&frame.reader, &found.numbers),
        // That the source of a past election explains nothing is no explanation.
        explanation: found.explanation.as_deref().filter(|given| *given != NOT_GIVEN).map(str::to_owned),
        entry_href: frame.entry_href(found.entry),
        entry: frame.reader.say("station-entry", &[("entry", Value::Count(found.entry))]),
    }
}
