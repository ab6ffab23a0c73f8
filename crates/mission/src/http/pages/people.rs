//! Who works where, and what an administrator changes of it.

use crate::http::Quarters;
use crate::http::frame::{Answer, Failure, Frame, page, to};
use crate::http::guard::Asker;
use askama::Template;
use axum::extract::{Extension, Path, State};
use axum::response::IntoResponse;
use desk::http::asker::Posted;
use model::lifecycle::Person;
use observation::plan::Function::Administrator;
use std::sync::Arc;

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
