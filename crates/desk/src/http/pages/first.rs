//! The pages of those who come in for the first time: the first administrator, and whoever is invited.

use crate::http::answer::{Answer, Failure, page, page_with};
use crate::http::asker::{Asker, Posted};
use crate::http::frame::Frame;
use crate::http::{Desk, told};
use crate::people::first::Newcomer;
use crate::people::{Refusal, passwords, token};
use askama::Template;
use axum::extract::{Extension, Query, State};
use axum::http::{HeaderMap, HeaderValue};
use serde::Deserialize;
use std::sync::Arc;

#[derive(Template)]
#[template(path = "first.html")]
struct First<'a> {
    frame: Frame<'a>,
    name: &'a str,
    login: &'a str,
    length: usize,
}

/// Asks for the token that the console shows. Nothing is here once somebody has come.
pub async fn ask(State(desk): State<Arc<Desk>>, Extension(asker): Extension<Asker>) -> Answer {
    if !desk.people.awaits_first() {
        return Err(Failure::Missing);
    }
    let frame = Frame::new(&desk, &asker, "desk-first");
    page(&First { frame, name: "", login: "", length: passwords::LENGTH_MIN })
}

/// Makes the first administrator.
pub async fn enter(
    State(desk): State<Arc<Desk>>,
    Extension(asker): Extension<Asker>,
    Extension(posted): Extension<Posted>,
) -> Answer {
    if !desk.people.awaits_first() {
        return Err(Failure::Missing);
    }
    let (name, login) = (posted.text("name"), posted.text("login"));
    let newcomer = Newcomer { name, login, password: posted.text("password"), again: posted.text("again") };
    match desk.people.first(posted.text("token"), newcomer, asker.from.clone()).await {
        Ok(()) => Ok(told::to_with_session(&desk, "/sign-in", "")),
        Err(refusal) => {
            let notice = Some(told::says(&desk, &asker, &refusal));
            let frame = Frame::new(&desk, &asker, "desk-first").with_notice(notice);
            let shown = First { frame, name, login, length: passwords::LENGTH_MIN };
            page_with(told::status(&refusal), &shown)
        }
    }
}

/// What an invitation's address carries.
#[derive(Deserialize)]
pub struct Invited {
    #[serde(default)]
    token: String,
}

#[derive(Template)]
#[template(path = "invitation.html")]
struct Invitation<'a> {
    frame: Frame<'a>,
    token: String,
    /// Their name and login; nothing where the invitation is void.
    account: Option<(String, String)>,
    length: usize,
}

/// Asks whoever is invited for a password.
pub async fn ask_invited(
    State(desk): State<Arc<Desk>>,
    Extension(asker): Extension<Asker>,
    Query(invited): Query<Invited>,
) -> Answer {
    invitation(&desk, &asker, &invited.token, None).await
}

async fn invitation(desk: &Desk, asker: &Asker, typed: &str, refusal: Option<Refusal>) -> Answer {
    let account = desk.people.invited(typed).await;
    let refusal = refusal.or(account.as_ref().err().cloned());
    let notice = refusal.as_ref().map(|refusal| told::says(desk, asker, refusal));
    let frame = Frame::new(desk, asker, "desk-invitation").with_notice(notice);
    let account = account.ok().map(|account| (account.name, account.login));
    // Only a token that is one goes back into the page.
    let token = if account.is_some() { typed.to_owned() } else { String::new() };
    let shown = Invitation { frame, token, account, length: passwords::LENGTH_MIN };
    match &refusal {
        None => page(&shown),
        Some(refusal) => page_with(told::status(refusal), &shown),
    }
}

/// Takes the password of whoever is invited.
pub async fn enter_invited(
    State(desk): State<Arc<Desk>>,
    Extension(asker): Extension<Asker>,
    Extension(posted): Extension<Posted>,
) -> Answer {
    let (typed, password, again) = (posted.text("token"), posted.text("password"), posted.text("again"));
    match desk.people.accept_invitation(typed, password, again, asker.from.clone()).await {
        Ok(()) => Ok(told::to_with_session(&desk, "/sign-in", "")),
        Err(refusal) => invitation(&desk, &asker, typed, Some(refusal)).await,
    }
}

/// The whole address of an invitation, as an administrator gives it on: at the desk as their own browser has reached it.
pub fn address(desk: &Desk, headers: &HeaderMap, invitation: &str) -> String {
    let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    let scheme = if desk.settings.https { "https" } else { "http" };
    // The guard has held the origin against the host; behind another server it alone knows the scheme.
    let origin = text("origin").map(str::to_owned);
    let here = origin.or_else(|| Some(format!("{scheme}://{}", text("host")?))).unwrap_or_default();
    format!("{here}/invitation?token={}", token::spelled(invitation))
}
