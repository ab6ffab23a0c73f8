//! Texts that are written to break something: in every field of the pages of people they stay texts.

use crate::cast::{Browser, Cast, Reply};
use desk::roles::Role;
use model::lifecycle::Person;

const PASSWORD: &str = "quiet river bed 7";

/// For HTML, for an attribute, for SQL, for a template, for Fluent, and for the eyes.
const EVIL: [&str; 8] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onfocus='alert(1)",
    "'; drop table account; --",
    "\" or 1=1 --",
    "{{ 7 * 7 }} { $name } {% raw %}",
    "a\u{202e}b\u{0}c",
    "</title><script>alert(1)</script>",
];

/// Refuses a page in which something that was typed has become part of the page.
#[track_caller]
fn harmless(reply: &Reply, field: &str, evil: &str) {
    let body = &reply.body;
    for tag in ["<script>alert", "<img src=x", "</title><script", "' onfocus='"] {
        assert!(!body.contains(tag), "{field} with {evil:?}: {tag}");
    }
    assert!(!reply.status.is_server_error(), "{field} with {evil:?}: {}", reply.status);
    assert!(
        reply.location().is_empty() || reply.location().starts_with('/'),
        "{field}: {}",
        reply.location()
    );
}

/// The forms of the pages of people, each with fields that are right.
const FORMS: [(&str, &[(&str, &str)]); 10] = [
    ("/sign-in", &[("login", "person2"), ("password", "wrong password"), ("to", "/")]),
    ("/second-factor", &[("code", "000000"), ("to", "/")]),
    ("/invitation", &[("token", "00"), ("password", PASSWORD), ("again", PASSWORD)]),
    ("/language", &[("language", "en"), ("to", "/")]),
    ("/self/password", &[("old", "wrong password"), ("password", PASSWORD), ("again", PASSWORD)]),
    ("/self/second-factor", &[("old", "wrong password")]),
    ("/self/second-factor/confirm", &[("code", "000000")]),
    ("/self/language", &[("language", "en")]),
    ("/people", &[("name", "Aigul"), ("login", "a.new.one"), ("role", "clerk"), ("areas", "N-1")]),
    ("/people/2", &[("active", "yes"), ("role", "clerk"), ("areas", "N-1")]),
];

async fn fill(cast: &Cast, browser: &mut Browser, evil: &str) {
    for (path, fields) in FORMS {
        for (position, (field, _)) in fields.iter().enumerate() {
            let mut fields = fields.to_vec();
            fields[position].1 = evil;
            // Signing out and the like may have ended the session.
            if browser.form_token().is_empty() {
                *browser = cast.session_of(browser.person.unwrap()).await;
            }
            harmless(&browser.post(path, &fields).await, &format!("{path} {field}"), evil);
            // Whoever tries so often waits; the test does not.
            cast.wait(1);
        }
    }
    for path in ["/people/2/name"] {
        harmless(&browser.post(path, &[("name", evil)]).await, path, evil);
    }
    let address = desk::http::guard::encode(evil);
    for path in ["/sign-in?to=", "/second-factor?to=", "/invitation?token=", "/people/", "/people/?x="] {
        let path = format!("{path}{address}");
        harmless(&browser.get(&path).await, &path, evil);
    }
}

#[tokio::test]
async fn what_is_typed_stays_text_in_every_field() {
    let cast = Cast::new().await;
    let administrator = cast.person_with(&[Role::Administrator], PASSWORD).await;
    cast.person_with(&[Role::Clerk], PASSWORD).await;
    let mut browser = cast.session_of(administrator).await;
    for evil in EVIL {
        fill(&cast, &mut browser, evil).await;
        let list = cast.session_of(administrator).await.get("/people").await.expect(200);
        harmless(&list, "the list", evil);
    }
    // Everything is still there, and nobody has become something else.
    let store = cast.desk.hall.store();
    let accounts = store.accounts().await.unwrap();
    assert!(accounts.len() > 2, "those that could be added were added");
    assert!(store.sessions().await.is_ok());
    for account in &accounts {
        let part = cast.desk.people.part(account.person).unwrap();
        assert_eq!(part.roles.contains("administrator"), account.person == administrator);
    }
    let examined = store.examine().await.unwrap();
    assert!(examined.iter().all(|examined| examined.wrong.is_empty()), "{examined:?}");
}

#[tokio::test]
async fn a_name_is_kept_and_shown_as_it_was_typed() {
    let cast = Cast::new().await;
    let mut browser = cast.session_of(cast.person(&[Role::Administrator]).await).await;
    let name = "<b>O'Neil</b> & \"Sons\"; drop table account; --";
    browser.post("/people/1/name", &[("name", name)]).await.leads_to("/people/1");
    assert_eq!(cast.desk.hall.store().account(Person(1)).await.unwrap().unwrap().name, name);
    for path in ["/people", "/people/1", "/self", "/board"] {
        let page = browser.get(path).await.expect(200);
        assert!(page.body.contains("O&#39;Neil") && !page.body.contains("<b>O"), "{path}");
    }
    // Letters that turn the line around, or that nobody sees, are no part of a name.
    for evil in ["a\u{202e}b", "a\u{0}b", "a\u{200b}b", "\u{feff}ab", "a\nb"] {
        browser.post("/people/1/name", &[("name", evil)]).await.expect(422);
    }
}
