//! The guard before every route: who asks, may they, and did this mission make the form that they send?
//!
//! A phone brings a token in a header, which no other site can send for it; a browser at headquarters brings a cookie,
//! and its forms carry the session's own token.

use super::Quarters;
use super::frame::{Failure, failure, to};
use axum::body::{Body, to_bytes};
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use desk::http::asker::Posted;
use desk::http::guard::{cookie, encode, form_urlencoded, from_here, is_file};
use desk::http::session::{self, Session};
use language::Language;
use model::lifecycle::Person;
use observation::plan::{Function, Member};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use crate::hall::Who;
use crate::people::OF_A_PHONE;

/// What a route takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// Nothing.
    Nothing,
    /// A phone's token.
    Field,
    /// The token of a gateway of text messages.
    Gateway,
    /// Somebody at headquarters with one of these functions.
    Quarter(&'static [Function]),
}

/// Whoever asks.
#[derive(Debug, Clone)]
pub struct Asker {
    /// Their session; `None` before they have signed in.
    pub session: Option<Session>,
    /// What they are.
    pub member: Option<Member>,
    /// In whose words they read.
    pub language: Language,
    /// Their network address.
    pub from: Option<String>,
    /// The path and query that they asked for.
    pub path: String,
}

impl Asker {
    /// Who orders, for the hall.
    pub fn who(&self) -> Who {
        Who { person: self.person(), from: self.from.clone() }
    }

    /// Their number.
    pub fn person(&self) -> Option<Person> {
        self.session.as_ref().map(|session| session.person)
    }

    /// Whether they have one of these functions.
    pub fn may(&self, functions: &[Function]) -> bool {
        let has = |member: &Member| functions.iter().any(|function| member.functions.contains(function));
        self.session.is_some() && self.member.as_ref().is_some_and(has)
    }
}

/// A form is no longer than this, in bytes.
const FORM_BYTES_MAX: usize = 1 << 20;

/// A form is here in this time.
const FORM_WAIT: Duration = Duration::from_secs(30);

/// What a page may load: its own files, and pictures that it has made itself.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; \
    connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; \
    frame-ancestors 'none'";

/// Holds a request against what its route takes, and gives it on.
pub async fn guard(
    State((quarters, needs)): State<(Arc<Quarters>, Needs)>,
    request: Request,
    next: Next,
) -> Response {
    let asker = asker(&quarters, needs, &request);
    let mut response = match guarded(&quarters, needs, asker.clone(), request, next).await {
        Ok(response) => match response.extensions().get::<Failure>() {
            Some(found) => failure(&quarters, &asker, needs, found),
            None => response,
        },
        Err(response) => response,
    };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    headers.insert("cross-origin-opener-policy", HeaderValue::from_static("same-origin"));
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    if quarters.settings.https {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
    response
}

async fn guarded(
    quarters: &Quarters,
    needs: Needs,
    asker: Asker,
    request: Request,
    next: Next,
) -> Result<Response, Response> {
    match needs {
        Needs::Nothing => {}
        Needs::Field if asker.member.is_some() => {}
        Needs::Field => return Err(failure(quarters, &asker, needs, &Failure::SignedOut)),
        Needs::Gateway => {
            gateway(quarters, &request).map_err(|found| failure(quarters, &asker, needs, &found))?
        }
        Needs::Quarter(_) if asker.session.is_none() => {
            return Err(to(&format!("/sign-in?to={}", encode(&asker.path))));
        }
        Needs::Quarter(functions) if asker.may(functions) => {}
        Needs::Quarter(_) => return Err(failure(quarters, &asker, needs, &Failure::Forbidden)),
    }
    let (mut parts, body) = request.into_parts();
    let is_form =
        parts.method == Method::POST && needs != Needs::Gateway && !parts.uri.path().starts_with("/field/");
    let body = if is_form {
        from_here(&parts.headers).map_err(|status| status.into_response())?;
        let (posted, body) = if is_file(&parts.headers) {
            let query = form_urlencoded(parts.uri.query().unwrap_or_default().as_bytes());
            (Posted(query), body)
        } else {
            let bytes = tokio::time::timeout(FORM_WAIT, to_bytes(body, FORM_BYTES_MAX))
                .await
                .map_err(|_| StatusCode::REQUEST_TIMEOUT.into_response())?
                .map_err(|_| StatusCode::PAYLOAD_TOO_LARGE.into_response())?;
            (Posted(form_urlencoded(&bytes)), Body::empty())
        };
        let expected = asker.session.as_ref().map(|session| session.token.as_str());
        if expected.is_some_and(|expected| !session::same(posted.text("csrf"), expected)) {
            return Err(failure(quarters, &asker, needs, &Failure::Malformed("csrf".to_owned())));
        }
        parts.extensions.insert(posted);
        body
    } else {
        body
    };
    parts.extensions.insert(asker);
    Ok(next.run(Request::from_parts(parts, body)).await)
}

/// Whether a gateway calls that this mission knows.
fn gateway(quarters: &Quarters, request: &Request) -> Result<(), Failure> {
    let known = quarters.settings.gateway.as_ref().ok_or(Failure::Missing)?;
    let brought = bearer(request.headers()).ok_or(Failure::SignedOut)?;
    if session::same(brought, &known.token) { Ok(()) } else { Err(Failure::SignedOut) }
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::AUTHORIZATION)?.to_str().ok()?.strip_prefix("Bearer ")
}

fn asker(quarters: &Quarters, needs: Needs, request: &Request) -> Asker {
    let headers = request.headers();
    let now = quarters.hall.now();
    let sessions = &quarters.people.sessions;
    let session = match needs {
        Needs::Field => bearer(headers).and_then(|token| sessions.find_within(token, now, OF_A_PHONE)),
        _ => cookie(headers, session::cookie_name(quarters.settings.https))
            .and_then(|token| sessions.find(token, now)),
    };
    // A phone's token lasts a month and opens no page of headquarters; a screen's opens nothing of a phone.
    let session = session.filter(|session| session.complete == (needs != Needs::Field));
    let member = session.as_ref().and_then(|session| quarters.people.member(session.person));
    let session = session.filter(|_| member.is_some());
    let chosen = cookie(headers, "hattama-language").and_then(Language::parse);
    let preferred = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let preferred = preferred.and_then(|list| {
        list.split(',').find_map(|one| Language::parse(one.trim().get(..2).unwrap_or_default()))
    });
    let from = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|from| from.0.ip().to_string());
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str()).to_owned();
    // A device that names no language is answered in the mission's own.
    let own = || quarters.mission.languages.iter().find_map(|code| Language::parse(code));
    let language = chosen.or(preferred).or_else(own).unwrap_or(Language::ALL[0]);
    Asker { session, member, language, from, path }
}
