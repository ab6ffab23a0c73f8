//! The second factor: set up, asked for, and taken once.

use crate::cast::{Browser, Cast, Reply};
use desk::http::Settings;
use desk::people::second_factor::Secret;
use desk::roles::Role;
use model::lifecycle::Person;
use model::moment::Moment;

const PASSWORD: &str = "quiet river bed 7";

/// A person with a second factor, and its secret.
async fn with_factor(cast: &Cast) -> (Person, Secret) {
    let person = cast.person_with(&[Role::Clerk], PASSWORD).await;
    let secret = Secret::random();
    cast.desk.hall.store().set_second_factor(person, Some(secret.as_bytes()), 0).await.unwrap();
    (person, secret)
}

/// The code of a step before or after the present one.
fn code(cast: &Cast, secret: &Secret, steps: i64) -> String {
    secret.code(Moment::new(cast.now().instant() + 30 * steps, 0)).unwrap()
}

/// A browser in which somebody has given their password.
async fn half(cast: &Cast, person: Person) -> Browser {
    let mut browser = cast.browser();
    let reply = browser.sign_in(&format!("person{}", person.0), PASSWORD).await;
    reply.leads_to("/second-factor?to=%2F");
    browser
}

async fn give(browser: &mut Browser, code: &str) -> Reply {
    browser.post("/second-factor", &[("code", code), ("to", "/board")]).await
}

#[tokio::test]
async fn a_password_alone_opens_nothing() {
    let cast = Cast::new().await;
    let (person, secret) = with_factor(&cast).await;
    let mut browser = half(&cast, person).await;
    for path in ["/", "/board", "/self", "/entry"] {
        browser.get(path).await.leads_to("/second-factor");
    }
    browser.post("/self/second-factor/remove", &[("old", PASSWORD)]).await.leads_to("/second-factor");
    let page = browser.get("/second-factor?to=%2Fboard").await.expect(200);
    assert!(
        !page.body.contains("<svg") && !page.body.contains(&secret.text()),
        "the secret is not shown again"
    );
    assert!(!page.body.contains("Person 1"), "nothing says who works before they are known");
    let before = browser.clone();
    give(&mut browser, &code(&cast, &secret, 0)).await.leads_to("/board");
    assert_ne!(browser.cookie, before.cookie, "the step gives another token");
    browser.get("/board").await.expect(200);
    let mut before = before;
    before.get("/second-factor").await.leads_to("/sign-in?to=%2Fsecond-factor");
    let signed_in = |event: &&store::Event| format!("{:?}", event.act).contains("signed_in");
    assert_eq!(cast.journal().await.iter().filter(signed_in).count(), 1, "a password alone is no sign-in");
}

#[tokio::test]
async fn a_clock_may_be_one_step_early_or_late() {
    for (steps, status) in [(-2, 422), (-1, 303), (0, 303), (1, 303), (2, 422)] {
        let cast = Cast::new().await;
        let (person, secret) = with_factor(&cast).await;
        let mut browser = half(&cast, person).await;
        let reply = give(&mut browser, &code(&cast, &secret, steps)).await;
        assert_eq!(reply.status.as_u16(), status, "{steps} steps: {}", reply.notice());
    }
}

#[tokio::test]
async fn no_code_is_taken_twice_nor_one_before_it() {
    let cast = Cast::new().await;
    let (person, secret) = with_factor(&cast).await;
    let mut owner = half(&cast, person).await;
    // Somebody has looked over the owner's shoulder and knows the password.
    let mut thief = half(&cast, person).await;
    give(&mut owner, &code(&cast, &secret, 0)).await.leads_to("/board");
    give(&mut thief, &code(&cast, &secret, 0)).await.expect(422);
    give(&mut thief, &code(&cast, &secret, -1)).await.expect(422);
    // Two at once: one of them is first.
    cast.wait(30);
    let next = code(&cast, &secret, 0);
    let (mut one, mut other) = (half(&cast, person).await, half(&cast, person).await);
    let (first, second) = tokio::join!(give(&mut one, &next), give(&mut other, &next));
    let mut statuses = [first.status.as_u16(), second.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 422]);
}

#[tokio::test]
async fn codes_are_throttled_and_a_password_does_not_begin_them_anew() {
    let cast = Cast::new().await;
    let (person, secret) = with_factor(&cast).await;
    let mut browser = half(&cast, person).await;
    for _ in 0..5 {
        give(&mut browser, "000000").await.expect(422);
    }
    let mut again = half(&cast, person).await;
    let reply = give(&mut again, &code(&cast, &secret, 0)).await.expect(429);
    assert_eq!(reply.header("retry-after"), "30");
    cast.wait(30);
    give(&mut again, &code(&cast, &secret, 0)).await.leads_to("/board");
}

#[tokio::test]
async fn one_sets_it_up_with_the_password_and_a_code() {
    let cast = Cast::new().await;
    let person = cast.person_with(&[Role::Clerk], PASSWORD).await;
    let (mut browser, mut elsewhere) = (cast.session_of(person).await, cast.session_of(person).await);
    browser.post("/self/second-factor", &[("old", "wrong password")]).await.expect(422);
    browser.post("/self/second-factor/confirm", &[("code", "123456")]).await.expect(422);
    let page = browser.post("/self/second-factor", &[("old", PASSWORD)]).await.expect(200);
    assert!(page.body.contains("<svg "), "the picture");
    let secret = cast.desk.people.being_set_up(person).unwrap();
    assert!(page.body.contains(&secret.text()), "the text");
    let reply = browser.post("/self/second-factor/confirm", &[("code", &code(&cast, &secret, 3))]).await;
    assert!(reply.expect(422).body.contains(&secret.text()), "who mistypes goes on with the same secret");
    let before = browser.cookie.clone();
    let right = code(&cast, &secret, 0);
    browser.post("/self/second-factor/confirm", &[("code", &right)]).await.leads_to("/self");
    assert_ne!(browser.cookie, before);
    let page = browser.get("/self").await.expect(200);
    assert!(!page.body.contains("<svg ") && !page.body.contains(&secret.text()), "it is shown once");
    elsewhere.get("/board").await.leads_to("/sign-in?to=%2Fboard");
    // The code that confirmed it is used up; the next one opens.
    let mut again = half(&cast, person).await;
    give(&mut again, &right).await.expect(422);
    give(&mut again, &code(&cast, &secret, 1)).await.leads_to("/board");
    again.post("/self/second-factor/remove", &[("old", "wrong password")]).await.expect(422);
    again.post("/self/second-factor/remove", &[("old", PASSWORD)]).await.leads_to("/self");
    cast.browser().sign_in("person1", PASSWORD).await.leads_to("/");
}

#[tokio::test]
async fn where_everybody_needs_one_it_is_set_up_before_anything_else() {
    let required = Settings { second_factor_required: true, ..Settings::default() };
    let cast = Cast::new().await;
    let person = cast.person_with(&[Role::Clerk], PASSWORD).await;
    let token = cast.session_of(person).await.cookie;
    // Whoever was signed in before it was required is asked, too.
    let cast = cast.restarted(required).await;
    let mut browser = cast.browser();
    browser.cookie = token;
    browser.get("/board").await.leads_to("/second-factor");
    let mut browser = half(&cast, person).await;
    let page = browser.get("/second-factor?to=%2Fboard").await.expect(200);
    let secret = cast.desk.people.being_set_up(person).unwrap();
    assert!(page.body.contains("<svg ") && page.body.contains(&secret.text()));
    browser.get("/self").await.leads_to("/second-factor");
    give(&mut browser, "000000").await.expect(422);
    give(&mut browser, &code(&cast, &secret, 0)).await.leads_to("/board");
    browser.get("/board").await.expect(200);
    browser.post("/self/second-factor/remove", &[("old", PASSWORD)]).await.expect(422);
    cast.wait(30);
    let mut again = half(&cast, person).await;
    give(&mut again, &code(&cast, &secret, 0)).await.leads_to("/board");
}
