//! Signing in and out, and the second factor between.

use crate::http::answer::{Answer, page, page_with, to};
use crate::http::asker::{Asker, Posted};
use crate::http::frame::Frame;
use crate::http::{Desk, told};
use crate::people::Refusal;
use askama::Template;
use axum::extract::{Extension, Query, State};
use axum::response::Response;
use language::Language;
use serde::Deserialize;
use std::sync::Arc;
use store::Account;

/// Where to lead whoever has signed in.
#[derive(Deserialize)]
pub struct Way {
    #[serde(default)]
    to: String,
}

#[derive(Template)]
#[template(path = "sign_in.html")]
struct SignIn<'a> {
    frame: Frame<'a>,
    to: &'a str,
    login: &'a str,
    awaits_first: bool,
}

/// Asks for login and password.
pub async fn ask(
    State(desk): State<Arc<Desk>>,
    Extension(asker): Extension<Asker>,
    Query(way): Query<Way>,
) -> Answer {
    let frame = Frame::new(&desk, &asker, "desk-sign-in");
    let awaits_first = desk.people.awaits_first();
    page(&SignIn { frame, to: told::back(&way.to), login: "", awaits_first })
}

/// Lets in whoever is known, or asks for their second factor.
pub async fn enter(
    State(desk): State<Arc<Desk>>,
    Extension(asker): Extension<Asker>,
    Extension(posted): Extension<Posted>,
) -> Answer {
    match try_enter(&desk, &asker, &posted).await {
        Ok(response) => Ok(response),
        Err(refusal) => {
            let notice = Some(told::says(&desk, &asker, &refusal));
            let frame = Frame::new(&desk, &asker, "desk-sign-in").with_notice(notice);
            let (to, login) = (told::back(posted.text("to")), posted.text("login"));
            let shown = page_with(told::status(&refusal), &SignIn { frame, to, login, awaits_first: false })?;
            Ok(told::with_wait(shown, &refusal))
        }
    }
}

async fn try_enter(desk: &Desk, asker: &Asker, posted: &Posted) -> Result<Response, Refusal> {
    let from = asker.from.as_deref();
    let account = desk.people.known(posted.text("login"), posted.text("password"), from).await?;
    let complete = account.second_factor.is_none() && !desk.settings.second_factor_required;
    let way = told::back(posted.text("to"));
    let next = if complete { way.to_owned() } else { second_factor(way) };
    come_in(desk, asker, &account, complete, &next).await
}

/// The page of the second factor, which leads on to another one.
fn second_factor(way: &str) -> String {
    format!("/second-factor?to={}", crate::http::guard::encode(way))
}

/// Begins a session with a new token instead of the one that the browser has, and leads on.
async fn come_in(
    desk: &Desk,
    asker: &Asker,
    account: &Account,
    complete: bool,
    next: &str,
) -> Result<Response, Refusal> {
    let instead = asker.session.as_ref().map(|session| session.key);
    let token = desk.people.come_in(account, complete, instead, asker.from.clone()).await?;
    let response = told::to_with_session(desk, next, &token);
    Ok(match account.language.as_deref().and_then(Language::parse).filter(|_| complete) {
        Some(language) => told::with_language(response, language),
        None => response,
    })
}

#[derive(Template)]
#[template(path = "second_factor.html")]
struct SecondFactor<'a> {
    frame: Frame<'a>,
    to: &'a str,
    set_up: Option<SetUp>,
}

/// What an authenticator has to be told.
pub struct SetUp {
    /// The secret, to be typed.
    pub text: String,
    /// The secret, to be photographed.
    pub picture: String,
}

impl SetUp {
    /// Of a secret that somebody sets up.
    pub fn of(desk: &Desk, account: &Account, secret: &crate::people::second_factor::Secret) -> SetUp {
        let picture = secret.picture(desk.hall.store().origin(), &account.login).unwrap_or_default();
        SetUp { text: secret.text(), picture }
    }
}

/// Asks for the code of somebody's second factor; who has none sets one up.
pub async fn ask_factor(
    State(desk): State<Arc<Desk>>,
    Extension(asker): Extension<Asker>,
    Query(way): Query<Way>,
) -> Answer {
    let to = told::back(&way.to);
    if asker.session.as_ref().is_none_or(|session| session.complete) {
        return Ok(crate::http::answer::to(to));
    }
    factor_page(&desk, &asker, to, None).await
}

async fn factor_page(desk: &Desk, asker: &Asker, way: &str, refusal: Option<&Refusal>) -> Answer {
    let Some(person) = asker.person() else { return Ok(to("/sign-in")) };
    let Ok(account) = desk.people.account(person).await else { return Ok(to("/sign-in")) };
    let set_up =
        account.second_factor.is_none().then(|| SetUp::of(desk, &account, &desk.people.set_up(person)));
    let title = if set_up.is_some() { "desk-factor-set-up" } else { "desk-factor" };
    let notice = refusal.map(|refusal| told::says(desk, asker, refusal));
    let frame = Frame::new(desk, asker, title).with_notice(notice);
    let shown = SecondFactor { frame, to: way, set_up };
    match refusal {
        None => page(&shown),
        Some(refusal) => Ok(told::with_wait(page_with(told::status(refusal), &shown)?, refusal)),
    }
}

/// Takes the code.
pub async fn enter_factor(
    State(desk): State<Arc<Desk>>,
    Extension(asker): Extension<Asker>,
    Extension(posted): Extension<Posted>,
) -> Answer {
    let way = told::back(posted.text("to"));
    if asker.session.as_ref().is_none_or(|session| session.complete) {
        return Ok(to(way));
    }
    match try_factor(&desk, &asker, posted.text("code"), way).await {
        Ok(response) => Ok(response),
        Err(refusal) => factor_page(&desk, &asker, way, Some(&refusal)).await,
    }
}

async fn try_factor(desk: &Desk, asker: &Asker, code: &str, way: &str) -> Result<Response, Refusal> {
    let person = asker.person().ok_or(Refusal::NotKnown)?;
    let from = asker.from.as_deref();
    let before = desk.people.account(person).await?;
    if before.second_factor.is_some() {
        desk.people.take_code(person, code, from).await?;
        return come_in(desk, asker, &before, true, way).await;
    }
    desk.people.confirm_second_factor(person, code, from).await?;
    let account = desk.people.account(person).await?;
    // Setting it up has ended the session, and another one begins.
    let token = desk.people.come_in(&account, true, None, asker.from.clone()).await?;
    Ok(told::to_with_session(desk, way, &token))
}

/// Ends the session.
pub async fn leave(State(desk): State<Arc<Desk>>, Extension(asker): Extension<Asker>) -> Answer {
    if let Some(session) = &asker.session {
        let gone = desk.people.go(session.person, session.key, asker.from.clone()).await;
        // The browser forgets its token; that the journal could not be written is told to those who run the desk.
        if let Err(refusal) = gone {
            tracing::error!("somebody signed out, and that could not be written: {refusal}");
        }
    }
    Ok(told::to_with_session(&desk, "/sign-in", ""))
}
