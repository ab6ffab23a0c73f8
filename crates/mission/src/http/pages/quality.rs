//! Data quality: reports that are worth a second look, with the reason; and one report, whole.

use crate::compare::place_name;
use crate::http::Quarters;
use crate::http::frame::{Answer, Failure, Frame, page};
use crate::http::guard::Asker;
use askama::Template;
use axum::extract::{Extension, Path, Query, State};
use language::Value;
use observation::answer::Answer as Given;
use observation::form::Question;
use observation::quality::Doubt;
use observation::report::Version;
use observation::state::State as Mission;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Reports on one page.
const SHOWN: usize = 200;

/// A report with its doubts.
pub struct Row {
    id: String,
    form: String,
    place: String,
    team: String,
    doubts: Vec<String>,
}

#[derive(Template)]
#[template(path = "quality.html")]
struct Quality<'a> {
    frame: Frame<'a>,
    kinds: Vec<(String, String, u64)>,
    chosen: String,
    rows: Vec<Row>,
    more: u64,
}

/// Which doubts are asked for.
#[derive(Deserialize)]
pub struct Wanted {
    #[serde(default)]
    doubt: String,
}

/// A doubt in words, with its numbers.
pub fn says(frame: &Frame<'_>, doubt: &Doubt) -> String {
    let id = format!("mission-doubt-{}", doubt.name().replace('_', "-"));
    let count = |name, count: i64| (name, Value::Count(count.unsigned_abs()));
    match doubt {
        Doubt::Rule { rule, .. } => frame.words().message(&id, &[("rule", Value::Text(rule))]),
        Doubt::Ahead { seconds } => frame.words().message(&id, &[count("minutes", seconds / 60)]),
        Doubt::Haste { seconds, answers } => frame
            .words()
            .message(&id, &[count("seconds", *seconds), ("answers", Value::Count(*answers as u64))]),
        Doubt::StraightLine { answers } => {
            frame.words().message(&id, &[("answers", Value::Count(*answers as u64))])
        }
        Doubt::PositiveDespite { irregular } => {
            frame.words().message(&id, &[("irregular", Value::Count(u64::from(*irregular)))])
        }
        Doubt::SamePhoto { other, .. } | Doubt::TwoPlaces { other } => {
            frame.words().message(&id, &[("other", Value::Text(&other[..8.min(other.len())]))])
        }
        Doubt::NegativeWithoutCause | Doubt::Forked => frame.t(&id),
    }
}

/// The queue.
pub async fn queue(
    State(quarters): State<Arc<Quarters>>,
    Extension(asker): Extension<Asker>,
    Query(wanted): Query<Wanted>,
) -> Answer {
    let frame = Frame::new(&quarters, &asker, "mission-menu-quality");
    let state = quarters.hall.state();
    let mut kinds: BTreeMap<&'static str, u64> = BTreeMap::new();
    for doubt in state.doubts.iter().flat_map(|(_, doubts)| doubts) {
        *kinds.entry(doubt.name()).or_default() += 1;
    }
    let kinds = kinds
        .into_iter()
        .map(|(name, count)| {
            (name.to_owned(), frame.t(&format!("mission-doubts-{}", name.replace('_', "-"))), count)
        })
        .collect();
    let wanted_of = |doubts: &BTreeSet<Doubt>| {
        wanted.doubt.is_empty() || doubts.iter().any(|doubt| doubt.name() == wanted.doubt)
    };
    let chosen: Vec<(&String, &BTreeSet<Doubt>)> =
        state.doubts.iter().filter(|(_, doubts)| wanted_of(doubts)).collect();
    let rows = chosen.iter().take(SHOWN).map(|(id, doubts)| row(&frame, &state, id, doubts)).collect();
    let more = chosen.len().saturating_sub(SHOWN) as u64;
    page(&Quality { frame, kinds, chosen: wanted.doubt, rows, more })
}

fn row(frame: &Frame<'_>, state: &Mission, id: &str, doubts: &BTreeSet<Doubt>) -> Row {
    let report = &state.reports[id];
    let held = report.complete.as_ref().unwrap_or(&report.newest);
    let form = state.forms.get(&held.form);
    let title = form.map_or("", |form| model::text(&form.form.title, frame.language())).to_owned();
    let member = state.members.get(&report.observer);
    Row {
        id: id.to_owned(),
        form: title,
        place: held
            .place
            .as_ref()
            .map_or_else(String::new, |place| place_name(state, place, frame.language())),
        team: member
            .map_or_else(String::new, |member| member.team.clone().unwrap_or_else(|| member.code.clone())),
        doubts: doubts.iter().map(|doubt| says(frame, doubt)).collect(),
    }
}

/// An answer beside its question.
pub struct Line {
    question: String,
    based_on: String,
    answer: String,
    irregular: bool,
}

/// A section of a report.
pub struct Part {
    title: String,
    lines: Vec<Line>,
}

#[derive(Template)]
#[template(path = "report.html")]
struct ReportPage<'a> {
    frame: Frame<'a>,
    place: String,
    observer: String,
    started: String,
    saved: String,
    complete: bool,
    not_reviewed: bool,
    doubts: Vec<String>,
    broken: Vec<String>,
    parts: Vec<Part>,
    versions: Vec<(String, String, String, bool)>,
}

/// One report.
pub async fn report(
    State(quarters): State<Arc<Quarters>>,
    Extension(asker): Extension<Asker>,
    Path(id): Path<String>,
) -> Answer {
    let state = quarters.hall.state();
    let report = state.reports.get(&id).ok_or(Failure::Missing)?;
    let held = report.complete.as_ref().unwrap_or(&report.newest);
    let published = state.forms.get(&held.form).ok_or(Failure::Missing)?;
    let form = &published.form;
    let language = asker.language.code();
    let frame = Frame::titled(&quarters, &asker, model::text(&form.title, language).to_owned());
    let version = held.version();
    let values = version.values(form);
    let irregular = values.irregular();
    let mut number = 0;
    let mut parts = Vec::new();
    for section in &form.sections {
        let mut lines = Vec::new();
        for question in &section.questions {
            let asked = values.is_asked(number);
            number += 1;
            if asked {
                lines.push(Line {
                    question: model::text(&question.text, language).to_owned(),
                    based_on: question.based_on.clone(),
                    answer: answer(&frame, question, &version),
                    irregular: irregular.iter().any(|(found, _)| found.id == question.id),
                });
            }
        }
        parts.push(Part { title: model::text(&section.title, language).to_owned(), lines });
    }
    let broken =
        values.broken().into_iter().map(|one| model::text(&one.rule.text, language).to_owned()).collect();
    let versions = report.versions.iter().rev().map(|(key, arrival)| {
        let via = frame.t(&format!("mission-via-{}", via(arrival.via)));
        (key.number.to_string(), arrival.at.to_string(), via, arrival.complete)
    });
    let member = state.members.get(&report.observer);
    let built = ReportPage {
        place: held
            .place
            .as_ref()
            .map_or_else(String::new, |place| place_name(&state, place, frame.language())),
        observer: member.map_or_else(String::new, |member| member.code.clone()),
        started: version.started.to_string(),
        saved: version.saved.to_string(),
        complete: version.complete,
        not_reviewed: form.not_reviewed.iter().any(|one| one == language),
        doubts: state
            .doubts
            .of(&id)
            .filter(|doubt| !matches!(doubt, Doubt::Rule { .. }))
            .map(|doubt| says(&frame, doubt))
            .collect(),
        broken,
        parts,
        versions: versions.collect(),
        frame,
    };
    page(&built)
}

/// The lasting name of a way.
fn via(via: observation::report::Via) -> &'static str {
    match via {
        observation::report::Via::App => "app",
        observation::report::Via::Web => "web",
        observation::report::Via::File => "file",
        observation::report::Via::Sms => "sms",
    }
}

/// An answer in words.
pub fn answer(frame: &Frame<'_>, question: &Question, version: &Version) -> String {
    let language = frame.language();
    let option = |id: &String| {
        let option = question.options.iter().find(|option| option.id == *id);
        option.map_or_else(|| id.clone(), |option| model::text(&option.text, language).to_owned())
    };
    match version.answer(&question.id) {
        None => frame.t("mission-answer-blank"),
        Some(Given::Yes) => frame.t("mission-answer-yes"),
        Some(Given::No) => frame.t("mission-answer-no"),
        Some(Given::NotObserved) => frame.t("mission-answer-not-observed"),
        Some(Given::NotApplicable) => frame.t("mission-answer-not-applicable"),
        Some(Given::Number(number)) => frame.count(*number),
        Some(Given::Time(time)) => time.clone(),
        Some(Given::Scale(step)) => frame.k_of_n(u64::from(*step), 5_u64),
        Some(Given::Choice(one)) => option(one),
        Some(Given::Choices(all)) => all.iter().map(option).collect::<Vec<_>>().join("; "),
        Some(Given::Text(text)) => text.clone(),
        Some(Given::Photos(photos)) => frame.counted("mission-photos", photos.len() as u64),
        Some(Given::Figures(figures)) => {
            figures.iter().map(|(code, figure)| format!("{code} {figure}")).collect::<Vec<_>>().join(", ")
        }
        Some(Given::Overall(overall)) => {
            frame.t(&format!("mission-overall-{}", overall.name().replace('_', "-")))
        }
    }
}
