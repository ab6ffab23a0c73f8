//! Signing in: who is known, how often somebody may try, and when a session ends.

use crate::cast::{Cast, form};
use axum::http::Method;
use desk::http::Settings;
use desk::http::session::{IDLE, LONGEST};
use desk::roles::Role;

const PASSWORD: &str = "quiet river bed 7";

#[tokio::test]
async fn whoever_is_known_comes_in_and_goes() {
    let cast = Cast::new().await;
    let person = cast.person_with(&[Role::Clerk], PASSWORD).await;
    let mut browser = cast.browser();
    browser.get("/board").await.leads_to("/sign-in?to=%2Fboard");
    browser.get("/sign-in?to=%2Fboard").await.expect(200);
    let fields = [("login", " PERSON1 "), ("password", PASSWORD), ("to", "/board")];
    browser.post("/sign-in", &fields).await.leads_to("/board");
    let page = browser.get("/board").await.expect(200);
    assert!(page.body.contains("Person 1"), "the head of the page tells who works");
    browser.post("/sign-out", &[]).await.leads_to("/sign-in");
    browser.get("/board").await.leads_to("/sign-in?to=%2Fboard");
    let told: Vec<String> = cast.journal().await.iter().map(|event| format!("{:?}", event.act)).collect();
    assert!(told.iter().any(|act| act.contains("signed_in")) && told.last().unwrap().contains("signed_out"));
    assert!(cast.desk.hall.store().account(person).await.unwrap().unwrap().signed_in.is_some());
}

#[tokio::test]
async fn whoever_is_not_known_hears_the_same_whatever_is_wrong() {
    let cast = Cast::new().await;
    cast.person_with(&[Role::Clerk], PASSWORD).await;
    let away = cast.person_with(&[Role::Clerk], PASSWORD).await;
    let administrator = cast.signed_in(&[Role::Administrator]).await.person.unwrap();
    let who = desk::hall::Who { person: Some(administrator), from: None };
    let part = desk::people::People::part(&cast.desk.people, away).unwrap();
    let gone = store::act::Part { active: false, ..part };
    cast.desk.people.change(who, away, gone).await.unwrap();
    let size = cast.journal_size().await;
    let mut said = Vec::new();
    for (login, password) in [
        ("person1", "another password"),
        ("nobody", PASSWORD),
        ("person2", PASSWORD),
        ("person3", PASSWORD),
        ("", ""),
        ("person1", "quiet river bed 7 "),
    ] {
        let mut browser = cast.browser();
        let reply = browser.sign_in(login, password).await;
        if password.ends_with(' ') {
            // White space around a password is not part of it: it comes with what is copied.
            reply.leads_to("/");
            continue;
        }
        said.push(reply.expect(422).notice().to_owned());
        assert_eq!(browser.cookie, None);
    }
    assert!(said.iter().all(|one| one == &said[0] && !one.is_empty()), "{said:?}");
    assert_eq!(cast.journal_size().await, size + 1, "only the one who came in is journaled");
}

#[tokio::test]
async fn a_login_that_nobody_has_takes_as_long_as_one_that_somebody_has() {
    let cast = Cast::new().await;
    cast.person_with(&[Role::Clerk], PASSWORD).await;
    let (mut known, mut unknown) = (Vec::new(), Vec::new());
    for number in 0..5 {
        for (login, took) in [("person1".to_owned(), &mut known), (format!("nobody{number}"), &mut unknown)] {
            let began = std::time::Instant::now();
            cast.browser().sign_in(&login, "wrong password").await.expect(422);
            took.push(began.elapsed());
        }
    }
    known.sort_unstable();
    unknown.sort_unstable();
    // Without the work for nobody it would be a twentieth. The machine may be busy, so only a quarter is asked for.
    assert!(unknown[2] * 4 > known[2] && known[2] * 4 > unknown[2], "{known:?} {unknown:?}");
}

#[tokio::test]
async fn whoever_fails_five_times_waits_and_is_told_how_long() {
    let cast = Cast::new().await;
    cast.person_with(&[Role::Clerk], PASSWORD).await;
    let mut browser = cast.browser();
    for _ in 0..5 {
        browser.sign_in("person1", "wrong password").await.expect(422);
    }
    let reply = browser.sign_in("person1", PASSWORD).await.expect(429);
    assert_eq!(reply.header("retry-after"), "30");
    assert!(reply.notice().contains("30 seconds"), "{}", reply.notice());
    // From elsewhere it is the same; another login is not touched.
    browser.from = ([198, 51, 100, 7], 1).into();
    browser.sign_in("person1", PASSWORD).await.expect(429);
    browser.sign_in("person2", PASSWORD).await.expect(422);
    cast.wait(30);
    browser.sign_in("person1", PASSWORD).await.leads_to("/");
}

#[tokio::test]
async fn many_tries_at_once_are_no_way_around() {
    let cast = Cast::new().await;
    cast.person_with(&[Role::Clerk], PASSWORD).await;
    let tries = (0..40).map(|_| {
        let mut browser = cast.browser();
        tokio::spawn(async move { browser.sign_in("person1", "wrong password").await.status.as_u16() })
    });
    let mut statuses = Vec::new();
    for one in tries.collect::<Vec<_>>() {
        statuses.push(one.await.unwrap());
    }
    assert_eq!(statuses.iter().filter(|status| **status == 422).count(), 5, "{statuses:?}");
    assert_eq!(statuses.iter().filter(|status| **status == 429).count(), 35);
}

/// Fixation: an attacker puts a token of their own into somebody's browser and waits until they have signed in.
#[tokio::test]
async fn a_token_that_somebody_brought_along_is_none() {
    let cast = Cast::new().await;
    cast.person_with(&[Role::Clerk], PASSWORD).await;
    let mut victim = cast.browser();
    victim.cookie = Some("0123456789abcdef0123456789abcdef".to_owned());
    let mut attacker = victim.clone();
    victim.sign_in("person1", PASSWORD).await.leads_to("/");
    assert_ne!(victim.cookie, attacker.cookie, "signing in gives another token");
    victim.get("/board").await.expect(200);
    attacker.get("/board").await.leads_to("/sign-in?to=%2Fboard");
}

/// The same with a token that the desk has made: the attacker's own session.
#[tokio::test]
async fn signing_in_ends_the_session_that_the_browser_had() {
    let cast = Cast::new().await;
    cast.person_with(&[Role::Clerk], PASSWORD).await;
    let mut attacker = cast.signed_in(&[Role::Clerk]).await;
    let mut victim = attacker.clone();
    victim.sign_in("person1", PASSWORD).await.leads_to("/");
    assert_ne!(victim.cookie, attacker.cookie);
    attacker.get("/board").await.leads_to("/sign-in?to=%2Fboard");
}

#[tokio::test]
async fn a_stolen_cookie_ends_with_the_session() {
    let cast = Cast::new().await;
    let person = cast.person_with(&[Role::Clerk], PASSWORD).await;
    // Signing out.
    let mut owner = cast.session_of(person).await;
    let mut thief = owner.clone();
    thief.get("/board").await.expect(200);
    owner.post("/sign-out", &[]).await.leads_to("/sign-in");
    thief.get("/board").await.leads_to("/sign-in?to=%2Fboard");
    // Another password: every session ends, and the owner's goes on with another token.
    let mut owner = cast.session_of(person).await;
    let (mut thief, mut elsewhere) = (owner.clone(), cast.session_of(person).await);
    let fields = [("old", PASSWORD), ("password", "another quiet river"), ("again", "another quiet river")];
    owner.post("/self/password", &fields).await.leads_to("/self");
    owner.get("/board").await.expect(200);
    for browser in [&mut thief, &mut elsewhere] {
        browser.get("/board").await.leads_to("/sign-in?to=%2Fboard");
    }
    // Sent away.
    let mut administrator = cast.signed_in(&[Role::Administrator]).await;
    administrator.post("/people/1", &[("role", "clerk")]).await.leads_to("/people/1");
    owner.get("/board").await.leads_to("/sign-in?to=%2Fboard");
}

#[tokio::test]
async fn cookies_are_for_this_host_and_for_no_script() {
    let cast = Cast::new().await;
    cast.person_with(&[Role::Clerk], PASSWORD).await;
    let mut browser = cast.browser();
    let reply = browser.sign_in("person1", PASSWORD).await;
    let cookie = reply.set_cookie().unwrap();
    let flags = cookie.split_once(';').unwrap().1;
    assert!(cookie.starts_with("hattama-desk=") && flags == " Path=/; HttpOnly; SameSite=Strict", "{cookie}");

    let cast = Cast::with(Settings { https: true, ..Settings::default() }).await;
    cast.person_with(&[Role::Clerk], PASSWORD).await;
    let mut browser = cast.browser();
    let reply = browser.sign_in("person1", PASSWORD).await;
    let cookie = reply.set_cookie().unwrap();
    assert!(cookie.starts_with("__Host-hattama-desk="), "{cookie}");
    assert!(cookie.ends_with("; Path=/; HttpOnly; SameSite=Strict; Secure"), "{cookie}");
    browser.get("/board").await.expect(200);
    // The name that a page of another host could set is none here.
    let plain = format!("hattama-desk={}", browser.cookie.take().unwrap());
    let reply = browser.ask(Method::GET, "/board", &[("cookie", &plain)], "").await;
    reply.leads_to("/sign-in?to=%2Fboard");
}

#[tokio::test]
async fn a_session_ends_when_nobody_works_and_after_a_shift() {
    let cast = Cast::new().await;
    let mut idle = cast.signed_in(&[Role::Clerk]).await;
    let mut busy = cast.signed_in(&[Role::Clerk]).await;
    cast.wait(IDLE);
    busy.get("/board").await.expect(200);
    cast.wait(1);
    idle.get("/board").await.leads_to("/sign-in?to=%2Fboard");
    let mut worked = IDLE + 1;
    while worked + 1_200 <= LONGEST {
        cast.wait(1_200);
        worked += 1_200;
        busy.get("/board").await.expect(200);
    }
    cast.wait(LONGEST - worked);
    busy.get("/board").await.expect(200);
    cast.wait(1);
    busy.get("/board").await.leads_to("/sign-in?to=%2Fboard");
    // What is over is not kept.
    cast.desk.sessions.write(cast.desk.hall.store(), cast.now()).await.unwrap();
    assert!(cast.desk.sessions.is_empty());
    assert!(cast.desk.hall.store().sessions().await.unwrap().is_empty());
}

#[tokio::test]
async fn a_restart_of_the_program_sends_nobody_away() {
    let cast = Cast::new().await;
    let (browser, mut gone) = (cast.signed_in(&[Role::Clerk]).await, cast.signed_in(&[Role::Clerk]).await);
    let (working, person, ended) = (browser.cookie.clone(), browser.person, gone.cookie.clone());
    gone.post("/sign-out", &[]).await.leads_to("/sign-in");
    drop((browser, gone));
    // Seen a while later, which is written with the minute.
    cast.wait(IDLE - 60);
    let mut browser = cast.browser();
    browser.cookie.clone_from(&working);
    browser.get("/board").await.expect(200);
    cast.desk.sessions.write(cast.desk.hall.store(), cast.now()).await.unwrap();
    drop(browser);
    cast.wait(120);
    let cast = cast.restarted(Settings::default()).await;
    let mut browser = cast.browser();
    browser.cookie = working;
    let page = browser.get("/board").await.expect(200);
    assert!(page.body.contains(&format!("Person {}", person.unwrap().0)));
    browser.cookie = ended;
    browser.get("/board").await.leads_to("/sign-in?to=%2Fboard");
}

#[tokio::test]
async fn one_person_has_eight_sessions_at_most() {
    let cast = Cast::new().await;
    let person = cast.person(&[Role::Clerk]).await;
    let mut first = cast.session_of(person).await;
    for _ in 0..8 {
        cast.wait(1);
        cast.session_of(person).await;
    }
    assert_eq!(cast.desk.sessions.len(), 8);
    first.get("/board").await.leads_to("/sign-in?to=%2Fboard");
}

#[tokio::test]
async fn signing_in_leads_to_pages_of_this_desk_alone() {
    let cast = Cast::new().await;
    cast.person_with(&[Role::Clerk], PASSWORD).await;
    for (to, leads) in [("//evil.example/", "/"), ("/\\evil.example", "/"), ("/entry?x=1", "/entry?x=1")] {
        let mut browser = cast.browser();
        let page = browser.get(&format!("/sign-in?to={}", desk::http::guard::encode(to))).await.expect(200);
        assert!(page.body.contains(&format!("name=\"to\" value=\"{leads}\"")), "{to}");
        let fields = [("login", "person1"), ("password", PASSWORD), ("to", to)];
        browser.ask(Method::POST, "/sign-in", &[], &form(&fields)).await.leads_to(leads);
    }
    let mut browser = cast.browser();
    browser.post("/language", &[("language", "ru"), ("to", "/\\evil.example")]).await.leads_to("/");
}
