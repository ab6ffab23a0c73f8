//! The page of one's own account: password, second factor, language.

use super::sign_in::SetUp;
use crate::http::answer::{Answer, page, page_with};
use crate::http::asker::{Asker, Posted};
use crate::http::frame::Frame;
use crate::http::{Desk, told};
use crate::people::{Refusal, passwords};
use askama::Template;
use axum::extract::{Extension, State};
use axum::response::Response;
use language::Language;
use model::lifecycle::Person;
use std::sync::Arc;

#[derive(Template)]
#[template(path = "own.html")]
struct Own<'a> {
    frame: Frame<'a>,
    person: u64,
    name: String,
    login: String,
    roles: Vec<String>,
    areas: Vec<String>,
    has_factor: bool,
    required: bool,
    set_up: Option<SetUp>,
    languages: Vec<(&'static str, &'static str, bool)>,
    length: usize,
}

/// Shows the page.
pub async fn show(State(desk): State<Arc<Desk>>, Extension(asker): Extension<Asker>) -> Answer {
    own(&desk, &asker, None, false).await
}

/// The page with a refusal, or with what an authenticator has to be told.
async fn own(desk: &Desk, asker: &Asker, refusal: Option<&Refusal>, set_up: bool) -> Answer {
    let person = of(asker)?;
    let (account, part) = match (desk.people.account(person).await, desk.people.part(person)) {
        (Ok(account), Ok(part)) => (account, part),
        (Err(refused), _) | (_, Err(refused)) => return Err(failed(refused)),
    };
    let notice = refusal.map(|refusal| told::says(desk, asker, refusal));
    let frame = Frame::new(desk, asker, "desk-own").with_notice(notice);
    let secret = desk.people.being_set_up(person).filter(|_| set_up);
    let set_up = secret.map(|secret| SetUp::of(desk, &account, &secret));
    let preferred = account.language.as_deref().and_then(Language::parse).unwrap_or(asker.language);
    let languages = Language::ALL.into_iter();
    let shown = Own {
        person: person.0,
        roles: part.roles.iter().map(|role| frame.t(&format!("desk-people-title-{role}"))).collect(),
        areas: part.areas.iter().cloned().collect(),
        has_factor: account.second_factor.is_some(),
        required: desk.settings.second_factor_required,
        set_up,
        languages: languages.map(|one| (one.code(), one.own_name(), one == preferred)).collect(),
        length: passwords::LENGTH_MIN,
        name: account.name,
        login: account.login,
        frame,
    };
    match refusal {
        None => page(&shown),
        Some(refusal) => Ok(told::with_wait(page_with(told::status(refusal), &shown)?, refusal)),
    }
}

/// Whose page it is. The guard lets nobody here who has not signed in.
fn of(asker: &Asker) -> Result<Person, crate::http::answer::Failure> {
    asker.person().ok_or(crate::http::answer::Failure::Missing)
}

fn failed(refusal: Refusal) -> crate::http::answer::Failure {
    match refusal {
        Refusal::NotDone(not_done) => crate::http::answer::Failure::NotDone(not_done),
        Refusal::NoSuchPerson => crate::http::answer::Failure::Missing,
        other => crate::http::answer::Failure::Store(other.to_string()),
    }
}

/// After everything of the person has ended: another session for this browser.
async fn go_on(desk: &Desk, asker: &Asker, person: Person) -> Result<Response, Refusal> {
    let account = desk.people.account(person).await?;
    let token = desk.people.come_in(&account, true, None, asker.from.clone()).await?;
    Ok(told::to_with_session(desk, "/self", &token))
}

async fn shown(desk: &Desk, asker: &Asker, done: Result<Response, Refusal>, set_up: bool) -> Answer {
    match done {
        Ok(response) => Ok(response),
        Err(refusal) => own(desk, asker, Some(&refusal), set_up).await,
    }
}

/// Changes the password.
pub async fn password(
    State(desk): State<Arc<Desk>>,
    Extension(asker): Extension<Asker>,
    Extension(posted): Extension<Posted>,
) -> Answer {
    let person = of(&asker)?;
    let new = (posted.text("password"), posted.text("again"));
    let changed = desk.people.change_password(person, posted.text("old"), new, asker.from.as_deref()).await;
    let done = match changed {
        Ok(()) => go_on(&desk, &asker, person).await,
        Err(refusal) => Err(refusal),
    };
    shown(&desk, &asker, done, false).await
}

/// Begins to set a second factor up: whoever only found the screen cannot.
pub async fn begin_factor(
    State(desk): State<Arc<Desk>>,
    Extension(asker): Extension<Asker>,
    Extension(posted): Extension<Posted>,
) -> Answer {
    let person = of(&asker)?;
    match desk.people.present(person, posted.text("old"), asker.from.as_deref()).await {
        Ok(()) => {
            desk.people.set_up(person);
            own(&desk, &asker, None, true).await
        }
        Err(refusal) => own(&desk, &asker, Some(&refusal), false).await,
    }
}

/// Ends setting it up.
pub async fn confirm_factor(
    State(desk): State<Arc<Desk>>,
    Extension(asker): Extension<Asker>,
    Extension(posted): Extension<Posted>,
) -> Answer {
    let person = of(&asker)?;
    let confirmed =
        desk.people.confirm_second_factor(person, posted.text("code"), asker.from.as_deref()).await;
    let done = match confirmed {
        Ok(()) => go_on(&desk, &asker, person).await,
        Err(refusal) => Err(refusal),
    };
    shown(&desk, &asker, done, true).await
}

/// Takes the second factor away, where the desk does not want one of everybody.
pub async fn remove_factor(
    State(desk): State<Arc<Desk>>,
    Extension(asker): Extension<Asker>,
    Extension(posted): Extension<Posted>,
) -> Answer {
    let person = of(&asker)?;
    if desk.settings.second_factor_required {
        return own(&desk, &asker, Some(&Refusal::FactorRequired), false).await;
    }
    let removed = desk.people.drop_second_factor(person, posted.text("old"), asker.from.as_deref()).await;
    let done = match removed {
        Ok(()) => go_on(&desk, &asker, person).await,
        Err(refusal) => Err(refusal),
    };
    shown(&desk, &asker, done, false).await
}

/// Remembers the language that the person reads, wherever they sign in.
pub async fn language(
    State(desk): State<Arc<Desk>>,
    Extension(asker): Extension<Asker>,
    Extension(posted): Extension<Posted>,
) -> Answer {
    let done = desk.people.set_language(of(&asker)?, posted.text("language")).await;
    let done = done.map(|language| told::with_language(crate::http::answer::to("/self"), language));
    shown(&desk, &asker, done, false).await
}
