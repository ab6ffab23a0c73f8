//! Forms that no page of this desk has sent: refused, and nothing in the journal.

use crate::cast::{Browser, Cast, form};
use crate::permissions::path;
use axum::http::Method;
use desk::http::routes::{self, Route};
use desk::roles::Role;

const EVERYTHING: [Role; 6] = Role::ALL;

fn forms() -> Vec<Route> {
    routes::declared().into_iter().filter(|route| route.method == "POST").collect()
}

/// Sends a form with this token and these headers, and asks that it be refused.
async fn refused(browser: &Browser, route: &Route, token: Option<&str>, headers: &[(&str, &str)]) {
    let body = token.map_or_else(|| "x=y".to_owned(), |token| form(&[("csrf", token)]));
    let reply = browser.clone().ask(Method::POST, &path(route), headers, &body).await;
    assert_eq!(reply.status.as_u16(), 403, "{} {headers:?} {token:?}", route.path);
    assert!(reply.set_cookie().is_none());
}

#[tokio::test]
async fn a_form_without_the_token_of_its_session_is_refused() {
    let cast = Cast::new().await;
    let (browser, other) = (cast.signed_in(&EVERYTHING).await, cast.signed_in(&EVERYTHING).await);
    let (own, foreign) = (browser.form_token(), other.form_token());
    assert_ne!(own, foreign);
    let size = cast.journal_size().await;
    for route in forms() {
        refused(&browser, &route, None, &[]).await;
        refused(&browser, &route, Some(""), &[]).await;
        refused(&browser, &route, Some(&foreign), &[]).await;
        refused(&browser, &route, Some(&own[1..]), &[]).await;
        // A form that says it is a file carries its token in the address.
        let file = [("content-type", "multipart/form-data; boundary=x")];
        refused(&browser, &route, Some(&own), &file).await;
    }
    assert_eq!(cast.journal_size().await, size);
}

#[tokio::test]
async fn a_form_of_another_site_is_refused_even_with_the_token() {
    let cast = Cast::new().await;
    let browser = cast.signed_in(&EVERYTHING).await;
    let own = browser.form_token();
    let size = cast.journal_size().await;
    for route in forms() {
        for header in [
            ("origin", "https://evil.example"),
            ("origin", "http://desk.example.evil.example"),
            ("origin", "http://desk.example:81"),
            ("origin", "null"),
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "same-site"),
        ] {
            refused(&browser, &route, Some(&own), &[header]).await;
            // Before anybody has signed in too: nobody is signed in as somebody else from afar.
            let reply = cast.browser().ask(Method::POST, &path(&route), &[header], "x=y").await;
            let led = reply.location().starts_with("/sign-in?to=");
            assert!(led || reply.status.as_u16() == 403, "{} {}", route.path, reply.status);
        }
    }
    assert_eq!(cast.journal_size().await, size);
}

#[tokio::test]
async fn the_same_form_with_everything_right_is_taken() {
    let cast = Cast::new().await;
    let mut browser = cast.signed_in(&EVERYTHING).await;
    let headers = [("origin", "http://desk.example"), ("sec-fetch-site", "same-origin")];
    let fields = form(&[("csrf", &browser.form_token()), ("name", "Aigul")]);
    browser.ask(Method::POST, "/people/1/name", &headers, &fields).await.leads_to("/people/1");
}

#[tokio::test]
async fn every_form_of_a_page_carries_the_token() {
    let cast = Cast::new().await;
    let mut browser = cast.signed_in(&EVERYTHING).await;
    let token = browser.form_token();
    let pages = [
        "/self",
        "/people",
        "/people/1",
        "/sign-in",
        "/second-factor",
        "/board",
        "/intake",
        "/entry",
        "/turnout",
    ];
    for page in pages {
        let body = browser.get(page).await.body;
        let forms = body.matches("<form method=\"post\"").count();
        let tokens = body.matches(&format!("name=\"csrf\" value=\"{token}\"")).count();
        assert_eq!(forms, tokens, "{page}");
    }
}
