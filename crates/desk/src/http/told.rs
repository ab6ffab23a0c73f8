//! What the pages of people and of signing in have in common: how a refusal is told, where a browser is led, and the
//! cookie that it gets.

use super::Desk;
use super::answer::to;
use super::asker::Asker;
use super::session::cookie;
use crate::hall::NotDone;
use crate::people::Refusal;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use language::Value;

/// Why nothing was changed, in the reader's words.
pub fn says(desk: &Desk, asker: &Asker, refusal: &Refusal) -> String {
    let words = desk.words(asker.language);
    let id = format!("desk-person-{}", refusal.code());
    match refusal {
        Refusal::NoSuchArea(area) => words.message(&id, &[("area", Value::Text(area))]),
        Refusal::Wait { seconds } => words.message(&id, &[("count", Value::Count(*seconds))]),
        Refusal::NotDone(not_done) => super::answer::refused(desk, asker, not_done),
        Refusal::Store(what) => words.message("desk-failed", &[("what", Value::Text(what))]),
        _ => words.message(&id, &[]),
    }
}

/// The status of a refusal.
pub fn status(refusal: &Refusal) -> StatusCode {
    match refusal {
        Refusal::NoSuchPerson => StatusCode::NOT_FOUND,
        Refusal::Wait { .. } => StatusCode::TOO_MANY_REQUESTS,
        Refusal::Busy | Refusal::Store(_) | Refusal::NotDone(NotDone::Failed(_) | NotDone::Closed) => {
            StatusCode::SERVICE_UNAVAILABLE
        }
        Refusal::LastAdministrator | Refusal::LoginTaken | Refusal::NameForgotten | Refusal::NotDone(_) => {
            StatusCode::CONFLICT
        }
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

/// The same answer; where somebody has to wait, it says so to their program too.
pub fn with_wait(mut response: Response, refusal: &Refusal) -> Response {
    if let Refusal::Wait { seconds } = refusal {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(*seconds));
    }
    response
}

/// The way to another page with a session's token; an empty one takes the session away.
pub fn to_with_session(desk: &Desk, path: &str, token: &str) -> Response {
    let mut response = to(path);
    let cookie =
        HeaderValue::from_str(&cookie(token, desk.settings.https)).expect("a token is printable ASCII");
    response.headers_mut().append(header::SET_COOKIE, cookie);
    response
}

/// Adds the cookie that remembers a language in the browser.
pub fn with_language(mut response: Response, language: language::Language) -> Response {
    let cookie = format!("hattama-language={}; Path=/; Max-Age=31536000; SameSite=Lax", language.code());
    let cookie = HeaderValue::from_str(&cookie).expect("a code is printable ASCII");
    response.headers_mut().append(header::SET_COOKIE, cookie);
    response
}

/// A path of this desk to lead back to; the first page where it is none. What browsers read as another host is none:
/// two strokes, either way, and what they leave out between them.
pub fn back(path: &str) -> &str {
    let plain = |byte: u8| (b'!'..=b'~').contains(&byte) && byte != b'\\';
    let own = path.starts_with('/') && !path.starts_with("//");
    if own && path.len() <= 2_048 && path.bytes().all(plain) { path } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::back;

    #[test]
    fn nobody_is_led_to_another_host() {
        for own in ["/", "/people/3", "/entry?paper=president%2Fstation%2F101", "/a//b"] {
            assert_eq!(back(own), own);
        }
        let foreign = [
            "",
            "people",
            "//evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "/\t/evil.example",
            "/\n//x",
            "https://evil.example",
            "javascript:alert(1)",
            "/қ",
            "/a b",
        ];
        for foreign in foreign {
            assert_eq!(back(foreign), "/", "{foreign:?}");
        }
        assert_eq!(back(&format!("/{}", "a".repeat(2_048))), "/");
    }
}
