//! Signing in and out at headquarters, and the language.

use crate::http::Quarters;
use crate::http::frame::{Answer, Failure, Frame, page, page_with, says, to};
use crate::http::guard::Asker;
use askama::Template;
use axum::extract::{Extension, Query, State};
use axum::http::{HeaderValue, header};
use desk::http::asker::Posted;
use desk::http::session;
use desk::http::told::back;
use language::Language;
use serde::Deserialize;
use std::sync::Arc;

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
    code: &'a str,
}

/// Asks for code and password.
pub async fn ask(
    State(quarters): State<Arc<Quarters>>,
    Extension(asker): Extension<Asker>,
    Query(way): Query<Way>,
) -> Answer {
    page(&SignIn { frame: Frame::new(&quarters, &asker, "desk-sign-in"), to: back(&way.to), code: "" })
}

/// Lets in whoever is known.
pub async fn enter(
    State(quarters): State<Arc<Quarters>>,
    Extension(asker): Extension<Asker>,
    Extension(posted): Extension<Posted>,
) -> Answer {
    let (way, code) = (back(posted.text("to")), posted.text("code"));
    let from = asker.from.as_deref();
    let account = match quarters.people.known(code, posted.text("password"), from).await {
        Ok(account) => account,
        Err(refusal) => {
            let failure = Failure::NotIn(refusal);
            let notice = Some(says(&quarters, &asker, &failure));
            let frame = Frame::new(&quarters, &asker, "desk-sign-in").with_notice(notice);
            return page_with(failure.status(), &SignIn { frame, to: way, code });
        }
    };
    let token = quarters.people.come_in(&account, true, asker.from.clone()).await?;
    let mut response = to(way);
    let cookie = session::cookie(&token, quarters.settings.https);
    let cookie = HeaderValue::from_str(&cookie).map_err(|error| Failure::Failed(error.to_string()))?;
    response.headers_mut().append(header::SET_COOKIE, cookie);
    Ok(response)
}

/// Ends the session.
pub async fn leave(State(quarters): State<Arc<Quarters>>, Extension(asker): Extension<Asker>) -> Answer {
    if let Some(session) = &asker.session {
        quarters.people.sessions.end(quarters.hall.store(), session.key).await?;
    }
    let mut response = to("/sign-in");
    let cookie = session::cookie("", quarters.settings.https);
    let cookie = HeaderValue::from_str(&cookie).map_err(|error| Failure::Failed(error.to_string()))?;
    response.headers_mut().append(header::SET_COOKIE, cookie);
    Ok(response)
}

/// Changes the language.
pub async fn language(Extension(posted): Extension<Posted>) -> Answer {
    let language = Language::parse(posted.text("language"));
    let language = language.ok_or_else(|| Failure::Malformed("language".to_owned()))?;
    Ok(desk::http::told::with_language(to(back(posted.text("to"))), language))
}
