//! The pages of an administrator: everybody who works here, and one of them.

use super::first;
use crate::http::answer::{Answer, Failure, page, page_with, to};
use crate::http::asker::{Asker, Posted};
use crate::http::frame::Frame;
use crate::http::{Desk, told};
use crate::people::{Listed, Refusal};
use crate::roles::Role;
use askama::Template;
use axum::extract::{Extension, Path, State};
use axum::http::HeaderMap;
use model::lifecycle::Person;
use model::moment::Moment;
use std::sync::Arc;

/// A person as the pages show them.
struct Shown {
    number: u64,
    name: Option<String>,
    login: String,
    roles: Vec<String>,
    areas: String,
    active: bool,
    has_password: bool,
    has_factor: bool,
    signed_in: Option<String>,
}

impl Shown {
    fn of(frame: &Frame<'_>, listed: &Listed) -> Shown {
        let account = listed.account.as_ref();
        let when = |instant| {
            // As the desk's own clock reads it.
            let moment = Moment::new(instant, frame.desk.hall.now().offset_minutes());
            frame.words().date_time(&moment.to_string())
        };
        let roles = listed.part.roles.iter();
        let areas: Vec<&str> = listed.part.areas.iter().map(String::as_str).collect();
        Shown {
            number: listed.person.0,
            name: account.map(|account| account.name.clone()),
            login: account.map_or_else(String::new, |account| account.login.clone()),
            roles: roles.map(|role| frame.t(&format!("desk-people-title-{role}"))).collect(),
            areas: areas.join(", "),
            active: listed.part.active,
            has_password: account.is_some_and(|account| account.password.is_some()),
            has_factor: account.is_some_and(|account| account.second_factor.is_some()),
            signed_in: account.and_then(|account| account.signed_in).map(when),
        }
    }
}

/// A role to choose.
struct Choice {
    code: &'static str,
    text: String,
    chosen: bool,
}

fn choices(frame: &Frame<'_>, chosen: &dyn Fn(&str) -> bool) -> Vec<Choice> {
    let choice = |role: Role| Choice {
        code: role.name(),
        text: frame.t(&format!("desk-people-role-{}", role.name())),
        chosen: chosen(role.name()),
    };
    Role::ALL.into_iter().map(choice).collect()
}

#[derive(Template)]
#[template(path = "people.html")]
struct People<'a> {
    frame: Frame<'a>,
    people: Vec<Shown>,
    name: &'a str,
    login: &'a str,
    areas: &'a str,
    roles: Vec<Choice>,
    known_areas: Vec<(String, String)>,
}

/// Everybody.
pub async fn list(State(desk): State<Arc<Desk>>, Extension(asker): Extension<Asker>) -> Answer {
    listed(&desk, &asker, &Posted::default(), None).await
}

async fn listed(desk: &Desk, asker: &Asker, posted: &Posted, refusal: Option<&Refusal>) -> Answer {
    let notice = refusal.map(|refusal| told::says(desk, asker, refusal));
    let frame = Frame::new(desk, asker, "desk-menu-people").with_notice(notice);
    let people = desk.people.list().await.map_err(failed)?;
    let chosen = |role: &str| posted.all("role").any(|chosen| chosen == role);
    let shown = People {
        people: people.iter().map(|listed| Shown::of(&frame, listed)).collect(),
        roles: choices(&frame, &chosen),
        name: posted.text("name"),
        login: posted.text("login"),
        areas: posted.text("areas"),
        known_areas: known_areas(desk, asker),
        frame,
    };
    match refusal {
        None => page(&shown),
        Some(refusal) => page_with(told::status(refusal), &shown),
    }
}

fn failed(refusal: Refusal) -> Failure {
    match refusal {
        Refusal::NoSuchPerson => Failure::Missing,
        Refusal::NotDone(not_done) => Failure::NotDone(not_done),
        other => Failure::Store(other.to_string()),
    }
}

#[derive(Template)]
#[template(path = "invited.html")]
struct Invited<'a> {
    frame: Frame<'a>,
    number: u64,
    link: String,
}

/// The invitation, shown this once.
fn invited(desk: &Desk, asker: &Asker, headers: &HeaderMap, (person, token): (Person, &str)) -> Answer {
    let frame = Frame::new(desk, asker, "desk-people-invited");
    page(&Invited { frame, number: person.0, link: first::address(desk, headers, token) })
}

/// Adds somebody.
pub async fn add(
    State(desk): State<Arc<Desk>>,
    headers: HeaderMap,
    Extension(asker): Extension<Asker>,
    Extension(posted): Extension<Posted>,
) -> Answer {
    let part = desk.people.read_part(true, posted.all("role"), posted.text("areas"));
    let added = match part {
        Ok(part) => desk.people.add(asker.who(), posted.text("name"), posted.text("login"), part).await,
        Err(refusal) => Err(refusal),
    };
    match added {
        Ok(added) => invited(&desk, &asker, &headers, (added.person, &added.invitation)),
        Err(refusal) => listed(&desk, &asker, &posted, Some(&refusal)).await,
    }
}

#[derive(Template)]
#[template(path = "person.html")]
struct One<'a> {
    frame: Frame<'a>,
    person: Shown,
    roles: Vec<Choice>,
    known_areas: Vec<(String, String)>,
}

/// The person of an address. What is no number is nobody's.
fn person(number: &str) -> Result<Person, Failure> {
    number.parse().map(Person).map_err(|_| Failure::Missing)
}

/// One of them.
pub async fn one(
    State(desk): State<Arc<Desk>>,
    Extension(asker): Extension<Asker>,
    Path(number): Path<String>,
) -> Answer {
    shown(&desk, &asker, person(&number)?, None).await
}

async fn shown(desk: &Desk, asker: &Asker, person: Person, refusal: Option<&Refusal>) -> Answer {
    let found = desk.people.one(person).await.map_err(failed)?;
    let words = desk.words(asker.language);
    let title = words.message("desk-people-one", &[("number", language::Value::Count(person.0))]);
    let notice = refusal.map(|refusal| told::says(desk, asker, refusal));
    let frame = Frame::titled(desk, asker, title).with_notice(notice);
    let chosen = |role: &str| found.part.roles.contains(role);
    let shown = One {
        person: Shown::of(&frame, &found),
        roles: choices(&frame, &chosen),
        known_areas: known_areas(desk, asker),
        frame,
    };
    match refusal {
        None => page(&shown),
        Some(refusal) => page_with(told::status(refusal), &shown),
    }
}

/// The areas of the election, code and name.
fn known_areas(desk: &Desk, asker: &Asker) -> Vec<(String, String)> {
    let record = desk.hall.record();
    let named = record
        .areas
        .iter()
        .map(|area| (area.fact.code.clone(), model::text(&area.fact.name, asker.language.code()).to_owned()));
    named.collect()
}

/// Leads back to the person, or says why nothing was changed.
async fn changed(desk: &Desk, asker: &Asker, person: Person, done: Result<(), Refusal>) -> Answer {
    match done {
        Ok(()) => Ok(to(&format!("/people/{}", person.0))),
        Err(refusal) => shown(desk, asker, person, Some(&refusal)).await,
    }
}

/// Changes roles, areas, and whether they may work here.
pub async fn change(
    State(desk): State<Arc<Desk>>,
    Extension(asker): Extension<Asker>,
    Extension(posted): Extension<Posted>,
    Path(number): Path<String>,
) -> Answer {
    let person = person(&number)?;
    let active = posted.given("active").is_some();
    let done = match desk.people.read_part(active, posted.all("role"), posted.text("areas")) {
        Ok(part) => desk.people.change(asker.who(), person, part).await,
        Err(refusal) => Err(refusal),
    };
    changed(&desk, &asker, person, done).await
}

/// Calls them something else.
pub async fn rename(
    State(desk): State<Arc<Desk>>,
    Extension(asker): Extension<Asker>,
    Extension(posted): Extension<Posted>,
    Path(number): Path<String>,
) -> Answer {
    let person = person(&number)?;
    let done = desk.people.rename(asker.who(), person, posted.text("name")).await;
    changed(&desk, &asker, person, done).await
}

/// Takes their password away and invites them to choose another.
pub async fn invite(
    State(desk): State<Arc<Desk>>,
    headers: HeaderMap,
    Extension(asker): Extension<Asker>,
    Path(number): Path<String>,
) -> Answer {
    let person = person(&number)?;
    match desk.people.invite(asker.who(), person).await {
        Ok(token) => invited(&desk, &asker, &headers, (person, &token)),
        Err(refusal) => shown(&desk, &asker, person, Some(&refusal)).await,
    }
}

/// Takes their second factor away.
pub async fn remove_factor(
    State(desk): State<Arc<Desk>>,
    Extension(asker): Extension<Asker>,
    Path(number): Path<String>,
) -> Answer {
    let person = person(&number)?;
    let done = desk.people.remove_second_factor(asker.who(), person).await;
    changed(&desk, &asker, person, done).await
}

/// Forgets their name.
pub async fn forget(
    State(desk): State<Arc<Desk>>,
    Extension(asker): Extension<Asker>,
    Path(number): Path<String>,
) -> Answer {
    let person = person(&number)?;
    let done = desk.people.forget(asker.who(), person).await;
    changed(&desk, &asker, person, done).await
}
