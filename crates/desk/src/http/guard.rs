//! The guard before every route: who asks, may they, and did this desk make the form that they send?
//!
//! In this order: the session of the cookie; what the route needs; for a form, that it comes from a page of this desk
//! (its token is the session's, and no other site has sent it). What is refused changes nothing.

use super::answer::{Failure, failure, to};
use super::asker::{Asker, Posted};
use super::{Desk, session};
use crate::roles::{self, Permission};
use axum::body::{Body, to_bytes};
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use language::Language;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use unicode_normalization::UnicodeNormalization;

/// What a route needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// Nothing: whoever reaches the desk's address.
    Nothing,
    /// Somebody who has given their password, and perhaps not yet their second factor.
    HalfSignedIn,
    /// Somebody who has signed in.
    SignedIn,
    /// Somebody who may do this.
    May(Permission),
}

/// A form is no longer than this: a file comes by another way.
const FORM_BYTES_MAX: usize = 1 << 20;

/// A form is here in this time, over whatever line: nobody holds a connection by a letter a minute.
const FORM_WAIT: Duration = Duration::from_secs(30);

/// What a page of the desk may load: its own files, and nothing that stands in it.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
    connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// Holds a request against what its route needs, and gives it on.
pub async fn guard(
    State((desk, needs)): State<(Arc<Desk>, Needs)>,
    request: Request,
    next: Next,
) -> Response {
    let asker = asker(&desk, &request);
    let answer = guarded(&desk, needs, asker.clone(), request, next).await;
    let mut response = match answer {
        Ok(response) => match response.extensions().get::<Failure>() {
            Some(found) => failure(&desk, &asker, response.status(), found),
            None => response,
        },
        Err(response) => response,
    };
    let headers = response.headers_mut();
    if !headers.contains_key(header::CONTENT_SECURITY_POLICY) {
        headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    }
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    headers.insert("cross-origin-opener-policy", HeaderValue::from_static("same-origin"));
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    if desk.settings.https {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
    response
}

async fn guarded(
    desk: &Arc<Desk>,
    needs: Needs,
    asker: Asker,
    request: Request,
    next: Next,
) -> Result<Response, Response> {
    admitted(desk, needs, &asker)?;
    let (mut parts, body) = request.into_parts();
    let body = match parts.method {
        Method::POST if is_file(&parts.headers) => {
            from_here(&parts.headers).map_err(|status| status.into_response())?;
            // A file is read by its page; the token stands in the address of its form.
            let query = form_urlencoded(parts.uri.query().unwrap_or_default().as_bytes());
            ours(desk, &asker, &Posted(query))?;
            // A page that expects fields, and no file, finds none.
            parts.extensions.insert(Posted::default());
            body
        }
        Method::POST => {
            from_here(&parts.headers).map_err(|status| status.into_response())?;
            let bytes = tokio::time::timeout(FORM_WAIT, to_bytes(body, FORM_BYTES_MAX))
                .await
                .map_err(|_| StatusCode::REQUEST_TIMEOUT.into_response())?
                .map_err(|_| StatusCode::PAYLOAD_TOO_LARGE.into_response())?;
            let posted = Posted(form_urlencoded(&bytes));
            ours(desk, &asker, &posted)?;
            parts.extensions.insert(posted);
            Body::empty()
        }
        _ => body,
    };
    parts.extensions.insert(asker);
    Ok(next.run(Request::from_parts(parts, body)).await)
}

/// Whether a form carries the token of whoever sends it. Before anybody has signed in there is no session that a form
/// could belong to.
#[expect(clippy::result_large_err, reason = "a refusal is an answer, made once for a request")]
fn ours(desk: &Desk, asker: &Asker, posted: &Posted) -> Result<(), Response> {
    let expected = asker.session.as_ref().map(|session| session.token.as_str());
    if expected.is_none_or(|expected| session::same(posted.text("csrf"), expected)) {
        return Ok(());
    }
    Err(failure(desk, asker, StatusCode::FORBIDDEN, &Failure::Malformed("csrf".to_owned())))
}

/// Whether a form brings a file.
pub fn is_file(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("multipart/form-data"))
}

/// Whether whoever asks has what the route needs.
#[expect(clippy::result_large_err, reason = "a refusal is an answer, made once for a request")]
fn admitted(desk: &Desk, needs: Needs, asker: &Asker) -> Result<(), Response> {
    let permission = match needs {
        Needs::Nothing => return Ok(()),
        Needs::HalfSignedIn if asker.session.is_some() => return Ok(()),
        Needs::HalfSignedIn | Needs::SignedIn => None,
        Needs::May(permission) => Some(permission),
    };
    let Some(session) = asker.session.as_ref() else {
        return Err(to(&format!("/sign-in?to={}", encode(&asker.path))));
    };
    if !session.complete {
        return Err(to("/second-factor"));
    }
    let Some(permission) = permission else { return Ok(()) };
    let may =
        desk.hall.tables().persons.get(&session.person).is_some_and(|part| roles::may(part, permission));
    if may {
        return Ok(());
    }
    let what = Failure::Malformed(permission.name().to_owned());
    Err(failure(desk, asker, StatusCode::FORBIDDEN, &what))
}

/// Whether a form was sent by a page of this desk, as far as the browser says.
pub fn from_here(headers: &HeaderMap) -> Result<(), StatusCode> {
    let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    if text("sec-fetch-site").is_some_and(|site| !matches!(site, "same-origin" | "none")) {
        return Err(StatusCode::FORBIDDEN);
    }
    let host = text("host").unwrap_or_default();
    match text("origin") {
        Some(origin) if origin.split_once("://").map(|(_, host)| host) != Some(host) => {
            Err(StatusCode::FORBIDDEN)
        }
        _ => Ok(()),
    }
}

fn asker(desk: &Desk, request: &Request) -> Asker {
    let headers = request.headers();
    let session = cookie(headers, session::cookie_name(desk.settings.https))
        .and_then(|token| desk.sessions.find(token, desk.hall.now()))
        .filter(|session| desk.people.is_active(session.person));
    let chosen = cookie(headers, "hattama-language").and_then(Language::parse);
    let preferred = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let preferred = preferred.and_then(|list| {
        list.split(',').find_map(|one| Language::parse(one.trim().get(..2).unwrap_or_default()))
    });
    Asker {
        session,
        language: chosen.or(preferred).unwrap_or(Language::En),
        from: request
            .extensions()
            .get::<ConnectInfo<SocketAddr>>()
            .map(|ConnectInfo(address)| address.ip().to_string()),
        path: request.uri().path_and_query().map_or("/", |path| path.as_str()).to_owned(),
    }
}

/// A cookie's value.
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .find_map(|one| one.trim().strip_prefix(name)?.strip_prefix('='))
}

/// The fields of a form as browsers send it, or of a query.
pub fn form_urlencoded(bytes: &[u8]) -> Vec<(String, String)> {
    bytes
        .split(|&byte| byte == b'&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let mut parts = pair.splitn(2, |&byte| byte == b'=');
            let (name, value) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
            (decode(name), decode(value))
        })
        .collect()
}

fn decode(bytes: &[u8]) -> String {
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let [first, tail @ ..] = rest {
        let hex = |at: usize| tail.get(at).and_then(|&byte| char::from(byte).to_digit(16));
        match (first, hex(0), hex(1)) {
            (b'%', Some(high), Some(low)) => {
                decoded.push(u8::try_from(high * 16 + low).expect("two digits are a byte"));
                rest = &tail[2..];
            }
            (b'+', ..) => {
                decoded.push(b' ');
                rest = tail;
            }
            (&byte, ..) => {
                decoded.push(byte);
                rest = tail;
            }
        }
    }
    // In the one spelling in which the journal and the record keep texts.
    String::from_utf8_lossy(&decoded).nfc().collect()
}

/// A text as it may stand in a path or query.
pub fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                encoded.push(char::from(byte));
            }
            other => encoded.push_str(&format!("%{other:02X}")),
        }
    }
    encoded
}
