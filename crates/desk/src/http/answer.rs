//! Answers: a page, a way to another page, or why not.

use super::Desk;
use super::asker::Asker;
use super::frame::Frame;
use crate::hall::NotDone;
use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use language::Value;

/// What a handler answers with.
pub type Answer = Result<Response, Failure>;

/// Why there is no page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// There is nothing at this address.
    Missing,
    /// The form is not what its page sends.
    Malformed(String),
    /// The hall refused, or failed.
    NotDone(NotDone),
    /// The store failed.
    Store(String),
}

impl From<NotDone> for Failure {
    fn from(refused: NotDone) -> Failure {
        Failure::NotDone(refused)
    }
}

impl From<store::StoreError> for Failure {
    fn from(error: store::StoreError) -> Failure {
        Failure::Store(error.to_string())
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        // The guard, which knows the reader's language, makes the page of it.
        let status = match &self {
            Failure::Missing => StatusCode::NOT_FOUND,
            Failure::Malformed(_) => StatusCode::BAD_REQUEST,
            Failure::NotDone(NotDone::Failed(_) | NotDone::Closed) | Failure::Store(_) => {
                StatusCode::SERVICE_UNAVAILABLE
            }
            Failure::NotDone(_) => StatusCode::CONFLICT,
        };
        let mut response = status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// A page.
pub fn page<T: Template>(template: &T) -> Answer {
    page_with(StatusCode::OK, template)
}

/// A page with another status.
pub fn page_with<T: Template>(status: StatusCode, template: &T) -> Answer {
    let html = template.render().map_err(|error| Failure::Store(error.to_string()))?;
    Ok((status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response())
}

/// The way to another page, after something was done.
pub fn to(path: &str) -> Response {
    let mut response = StatusCode::SEE_OTHER.into_response();
    // What is no header is no path of ours.
    let location = HeaderValue::from_str(path).unwrap_or(HeaderValue::from_static("/"));
    response.headers_mut().insert(header::LOCATION, location);
    response
}

#[derive(Template)]
#[template(path = "failure.html")]
struct FailurePage<'a> {
    frame: Frame<'a>,
    says: String,
}

/// What a failure says, in the reader's words.
pub fn says(desk: &Desk, asker: &Asker, failure: &Failure) -> String {
    let words = desk.words(asker.language);
    match failure {
        Failure::Missing => words.message("desk-missing", &[]),
        Failure::Malformed(what) => words.message("desk-malformed", &[("what", Value::Text(what))]),
        Failure::NotDone(not_done) => refused(desk, asker, not_done),
        Failure::Store(what) => words.message("desk-failed", &[("what", Value::Text(what))]),
    }
}

/// Why the hall did not do it, in the reader's words.
pub fn refused(desk: &Desk, asker: &Asker, not_done: &NotDone) -> String {
    let words = desk.words(asker.language);
    let what = not_done.to_string();
    let id = format!("desk-refused-{}", not_done.code().replace('_', "-"));
    words.message(&id, &[("what", Value::Text(&what))])
}

/// The page of a failure.
pub fn failure(desk: &Desk, asker: &Asker, status: StatusCode, failure: &Failure) -> Response {
    let frame = Frame::new(desk, asker, "desk-not-done");
    let says = says(desk, asker, failure);
    page_with(status, &FailurePage { frame, says }).unwrap_or_else(|_| status.into_response())
}

/// Nothing stands at this address.
pub async fn missing() -> Failure {
    Failure::Missing
}
