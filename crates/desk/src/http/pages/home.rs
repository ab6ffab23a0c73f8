//! The first page, and the choice of a language.

use crate::http::Desk;
use crate::http::answer::{Answer, to};
use crate::http::asker::{Asker, Posted};
use crate::http::frame::Frame;
use crate::http::told;
use axum::extract::{Extension, State};
use axum::http::{HeaderValue, header};
use language::Language;
use std::sync::Arc;

/// Leads to the first page of the menu.
pub async fn show(State(desk): State<Arc<Desk>>, Extension(asker): Extension<Asker>) -> Answer {
    let frame = Frame::new(&desk, &asker, "desk-home");
    Ok(to(frame.menu().first().map_or("/self", |link| link.href)))
}

/// Remembers a language in the browser.
pub async fn language(Extension(posted): Extension<Posted>) -> Answer {
    let mut response = to(told::back(posted.text("to")));
    if let Some(language) = Language::parse(posted.text("language")) {
        let cookie = format!("hattama-language={}; Path=/; Max-Age=31536000; SameSite=Lax", language.code());
        let cookie = HeaderValue::from_str(&cookie).expect("a code is printable ASCII");
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    Ok(response)
}
