//! Two views of the whole: a digest of a day to be printed, and who works where.

use crate::http::Quarters;
use crate::http::frame::{Answer, Failure, Frame, page, to};
use crate::http::guard::Asker;
use askama::Template;
use axum::extract::{Extension, Path, State};
use axum::response::IntoResponse;
use desk::http::asker::Posted;
use model::lifecycle::Person;
use observation::answer::Overall;
use observation::form::Phase;
use observation::places::Wanted;
use observation::plan::Function::Administrator;
use observation::process::Filter;
use observation::state::State as Mission;
use std::sync::Arc;

/// A phase on the digest: its name, complete reports, and of those assessed how many negatively.
pub struct PhaseLine {
    name: String,
    reports: u64,
    negative: u64,
    assessed: u64,
}

#[derive(Template)]
#[template(path = "digest.html")]
struct Digest<'a> {
    frame: Frame<'a>,
    at: String,
    phases: Vec<PhaseLine>,
    incidents: Vec<(String, u64)>,
    grave: Vec<(u64, String, String)>,
    copies: Option<(u64, u64, u64)>,
    cases: u64,
    doubts: u64,
}

/// Negative and all overall assessments of a phase over the places of a filter.
pub(super) fn assessed(state: &Mission, phase: Phase, filter: &Filter) -> (u64, u64) {
    let mut sums = (0, 0);
    for table in state.tables_of(phase) {
        let Some(question) = table.form().overall() else { continue };
        let Some((place, _)) = table.form().question(&question.id) else { continue };
        let count = table.count_one(place, filter);
        let negative = Overall::ALL.iter().zip(&count.given).filter(|(one, _)| one.is_negative());
        sums.0 += negative.map(|(_, count)| count).sum::<u64>();
        sums.1 += count.answered();
    }
    sums
}

/// The digest of what is known now.
pub async fn digest(State(quarters): State<Arc<Quarters>>, Extension(asker): Extension<Asker>) -> Answer {
    let frame = Frame::new(&quarters, &asker, "mission-menu-digest");
    let state = quarters.hall.state();
    let everywhere = state.places.filter(&Wanted::default());
    let line = |phase: Phase| {
        let (negative, assessed) = assessed(&state, phase, &everywhere);
        let name = frame.t(&format!("mission-phase-{}", phase.name()));
        let reports = state.tables_of(phase).map(|table| table.rows().len() as u64);
        PhaseLine { name, reports: reports.sum(), negative, assessed }
    };
    let mut incidents: std::collections::BTreeMap<&'static str, u64> = std::collections::BTreeMap::new();
    let mut grave = Vec::new();
    for (number, stage) in state.incidents.iter() {
        let Some(file) = stage.file() else { continue };
        *incidents.entry(stage.name()).or_default() += 1;
        if file.severity == observation::incident::Severity::Critical {
            let category =
                frame.t(&format!("mission-category-{}", file.report.category.name().replace('_', "-")));
            grave.push((number, category, file.report.text.clone()));
        }
    }
    let named = |(name, count): (&str, u64)| {
        (frame.t(&format!("mission-incident-{}", name.replace('_', "-"))), count)
    };
    let compared = crate::compare::compare(&state, &quarters.hall.official().state());
    let built = Digest {
        at: quarters.hall.now().to_string(),
        phases: Phase::ALL.into_iter().map(line).collect(),
        incidents: incidents.into_iter().map(named).collect(),
        grave,
        copies: compared.map(|all| (all.summary.compared, all.summary.of, all.summary.differing())),
        cases: state.cases.values().filter(|case| case.end().is_none()).count() as u64,
        doubts: state.doubts.reports() as u64,
        frame,
    };
    page(&built)
}

/// Somebody in the list.
pub struct Row {
    person: u64,
    code: String,
    name: String,
    role: String,
    team: String,
    functions: String,
    visits: u64,
    reports: u64,
    active: bool,
}

#[derive(Template)]
#[template(path = "people.html")]
struct People<'a> {
    frame: Frame<'a>,
    rows: Vec<Row>,
    may_change: bool,
    password: Option<(String, String)>,
}

async fn people_page(quarters: &Quarters, asker: &Asker, password: Option<(String, String)>) -> Answer {
    let frame = Frame::new(quarters, asker, "mission-menu-people");
    let accounts = quarters.hall.store().accounts().await?;
    let state = quarters.hall.state();
    let row = |(person, member): (&Person, &observation::plan::Member)| {
        let name = accounts.iter().find(|account| account.person == *person);
        let functions =
            member.functions.iter().map(|one| frame.t(&format!("mission-function-{}", one.name())));
        let visits = state.visits.values().filter(|visit| observation::plan::is_of(visit, member));
        Row {
            person: person.0,
            code: member.code.clone(),
            name: name.map_or_else(String::new, |account| account.name.clone()),
            role: frame.t(&format!("mission-role-{}", member.role.name().replace('_', "-"))),
            team: member.team.clone().unwrap_or_default(),
            functions: functions.collect::<Vec<_>>().join(", "),
            visits: visits.count() as u64,
            reports: state.by_observer.get(person).map_or(0, |reports| reports.len() as u64),
            active: member.active,
        }
    };
    let rows = state.members.iter().map(row).collect();
    let may_change = asker.may(&[Administrator]);
    page(&People { frame, rows, may_change, password })
}

/// Everybody.
pub async fn people(State(quarters): State<Arc<Quarters>>, Extension(asker): Extension<Asker>) -> Answer {
    people_page(&quarters, &asker, None).await
}

/// Gives somebody a new password, which is shown once, or lets them in no more, or in again.
pub async fn change(
    State(quarters): State<Arc<Quarters>>,
    Extension(asker): Extension<Asker>,
    Path(person): Path<u64>,
    Extension(posted): Extension<Posted>,
) -> Answer {
    let person = Person(person);
    let mut member = quarters.hall.state().members.get(&person).cloned().ok_or(Failure::Missing)?;
    match posted.text("do") {
        "password" => {
            // The journal has who gave whom a new password, before anybody can use it.
            let order = crate::hall::Order::Member { person: Some(person), member: member.clone() };
            quarters.hall.order(order, asker.who()).await?;
            let password = quarters.people.new_password(person).await?;
            return Ok(people_page(&quarters, &asker, Some((member.code, password))).await?.into_response());
        }
        "stop" if asker.person() == Some(person) => {
            return Err(Failure::Malformed("do: nobody shuts themselves out".to_owned()));
        }
        "stop" => {
            member.active = false;
            quarters.people.sessions.end_person(quarters.hall.store(), person).await?;
        }
        "begin" => member.active = true,
        other => return Err(Failure::Malformed(format!("do: {other}"))),
    }
    let order = crate::hall::Order::Member { person: Some(person), member };
    quarters.hall.order(order, asker.who()).await?;
    Ok(to("/people"))
}
