//! People: how they come in for the first time, what an administrator changes, and what stays of them.

use crate::cast::{Browser, Cast, Reply};
use desk::http::Settings;
use desk::people::first::INVITATION;
use desk::roles::Role;
use model::lifecycle::Person;

const PASSWORD: &str = "quiet river bed 7";

/// An administrator who can sign in: not the last one, where another is made.
async fn administrator(cast: &Cast) -> Browser {
    let person = cast.person_with(&[Role::Administrator], PASSWORD).await;
    cast.session_of(person).await
}

/// The link that the page shows.
fn link(reply: &Reply) -> String {
    reply.between("id=\"link\">", "</code>").expect("a link").to_owned()
}

/// Takes an invitation up.
async fn choose(cast: &Cast, link: &str, password: &str) -> Reply {
    let mut browser = cast.browser();
    let token = link.split_once("token=").unwrap().1;
    let fields = [("token", token), ("password", password), ("again", password)];
    browser.post("/invitation", &fields).await
}

/// The whole journal as it is written.
async fn journal_text(cast: &Cast) -> String {
    let events = cast.journal().await;
    events.iter().map(|event| String::from_utf8(event.to_bytes().unwrap()).unwrap() + "\n").collect()
}

#[tokio::test]
async fn the_first_administrator_comes_in_by_the_token_of_the_console() {
    let cast = Cast::new().await;
    let mut browser = cast.browser();
    browser.get("/first").await.expect(404);
    let token = cast.desk.people.first_token().await.unwrap().expect("nobody has an account");
    let page = browser.get("/sign-in").await.expect(200);
    assert!(page.body.contains("href=\"/first\"") && !page.body.contains(&token));
    browser.get("/first").await.expect(200);
    let with = |token: &str, name: &str, login: &str, password: &str| {
        [("token", token), ("name", name), ("login", login), ("password", password), ("again", password)]
            .map(|(field, value)| (field, value.to_owned()))
    };
    let size = cast.journal_size().await;
    for (fields, why) in [
        (with("0000-0000", "Saule", "saule", PASSWORD), "token"),
        (with("", "Saule", "saule", PASSWORD), "token"),
        (with(&token, " ", "saule", PASSWORD), "name"),
        (with(&token, "Saule", "s", PASSWORD), "login"),
        (with(&token, "Saule", "saule", "short"), "password"),
    ] {
        let fields = fields.each_ref().map(|(field, value)| (*field, value.as_str()));
        let reply = browser.post("/first", &fields).await.expect(422);
        assert!(reply.notice().contains(why), "{why}: {}", reply.notice());
    }
    assert_eq!(cast.journal_size().await, size);
    let fields = with(&token.to_uppercase(), "Saule Ахметова", "Saule", PASSWORD);
    let fields = fields.each_ref().map(|(field, value)| (*field, value.as_str()));
    browser.post("/first", &fields).await.leads_to("/sign-in");
    // The token is used up, and no other is made.
    browser.post("/first", &fields).await.expect(404);
    assert_eq!(cast.desk.people.first_token().await.unwrap(), None);
    browser.sign_in("SAULE", PASSWORD).await.leads_to("/");
    browser.get("/people").await.expect(200);
    let journal = journal_text(&cast).await;
    assert!(journal.contains("\"what\":\"added\"") && journal.contains("administrator"));
    assert!(!journal.to_lowercase().contains("saule"), "the journal knows numbers alone");
}

#[tokio::test]
async fn a_restart_makes_the_token_void() {
    let cast = Cast::new().await;
    let token = cast.desk.people.first_token().await.unwrap().unwrap();
    let cast = cast.restarted(Settings::default()).await;
    assert_ne!(cast.desk.people.first_token().await.unwrap().unwrap(), token);
    let fields = [
        ("token", token.as_str()),
        ("name", "X"),
        ("login", "xx"),
        ("password", PASSWORD),
        ("again", PASSWORD),
    ];
    cast.browser().post("/first", &fields).await.expect(422);
}

#[tokio::test]
async fn an_invited_person_chooses_a_password_once() {
    let cast = Cast::new().await;
    let mut administrator = administrator(&cast).await;
    let fields =
        [("name", "Berik"), ("login", "berik"), ("role", "clerk"), ("role", "receiver"), ("areas", "N-1, S")];
    let first = link(&administrator.post("/people", &fields).await.expect(200));
    let again = administrator.post("/people", &fields).await.expect(409);
    assert!(
        again.body.contains("value=\"Berik\"") && again.body.contains("value=\"N-1, S\""),
        "what was typed stays"
    );
    let person = cast.desk.people.part(Person(2)).unwrap();
    assert_eq!(person.areas, ["N-1", "S"].map(str::to_owned).into());
    assert_eq!(person.roles, ["clerk", "receiver"].map(str::to_owned).into());
    // Before it is taken up nobody comes in.
    cast.browser().sign_in("berik", "").await.expect(422);
    let path = first.strip_prefix("http://desk.example").expect("an address that can be given on").to_owned();
    let page = cast.browser().get(&path).await.expect(200);
    assert!(page.body.contains("Berik") && page.header("cache-control") == "no-store");
    choose(&cast, &first, "short").await.expect(422);
    choose(&cast, &first, PASSWORD).await.leads_to("/sign-in");
    choose(&cast, &first, "another quiet river").await.expect(422);
    cast.browser().get(&path).await.expect(422);
    let mut berik = cast.browser();
    berik.sign_in("berik", PASSWORD).await.leads_to("/");
    // A new invitation takes the password and the session away, and an older invitation's validity.
    let second = link(&administrator.post("/people/2/invitation", &[]).await.expect(200));
    berik.get("/board").await.leads_to("/sign-in?to=%2Fboard");
    berik.sign_in("berik", PASSWORD).await.expect(422);
    let third = link(&administrator.post("/people/2/invitation", &[]).await.expect(200));
    choose(&cast, &second, "another quiet river").await.expect(422);
    cast.wait(INVITATION - 1);
    cast.browser().get(third.strip_prefix("http://desk.example").unwrap()).await.expect(200);
    cast.wait(1);
    choose(&cast, &third, "another quiet river").await.expect(422);
    assert!(!journal_text(&cast).await.contains("erik"));
}

#[tokio::test]
async fn parts_are_of_this_election_and_take_effect_at_once() {
    let cast = Cast::new().await;
    let mut administrator = administrator(&cast).await;
    let mut clerk = cast.signed_in(&[Role::Clerk]).await;
    let size = cast.journal_size().await;
    let reply =
        administrator.post("/people/2", &[("active", "yes"), ("role", "clerk"), ("areas", "N-1 X-9")]).await;
    assert!(reply.expect(422).notice().contains("X-9"));
    administrator.post("/people/2", &[("active", "yes"), ("role", "king")]).await.expect(422);
    administrator.post("/people/2", &[("active", "yes")]).await.expect(422);
    administrator.post("/people/99", &[("active", "yes"), ("role", "clerk")]).await.expect(404);
    // What changes nothing is no event.
    administrator.post("/people/2", &[("active", "yes"), ("role", "clerk")]).await.leads_to("/people/2");
    assert_eq!(cast.journal_size().await, size);
    clerk.get("/journal").await.expect(403);
    administrator.post("/people/2", &[("active", "yes"), ("role", "auditor")]).await.leads_to("/people/2");
    clerk.get("/journal").await.expect(200);
    clerk.get("/entry").await.expect(403);
    administrator.post("/people/2/name", &[("name", "Aigerim")]).await.leads_to("/people/2");
    assert!(clerk.get("/board").await.expect(200).body.contains("Aigerim"));
}

#[tokio::test]
async fn the_last_administrator_stays() {
    let cast = Cast::new().await;
    let mut administrator = administrator(&cast).await;
    let tries: [(&str, &[(&str, &str)]); 4] = [
        ("/people/1", &[("role", "administrator")]),
        ("/people/1", &[("active", "yes"), ("role", "clerk")]),
        ("/people/1/invitation", &[]),
        ("/people/1/forget", &[]),
    ];
    let size = cast.journal_size().await;
    for (path, fields) in tries {
        administrator.post(path, fields).await.expect(409);
    }
    assert_eq!(cast.journal_size().await, size);
    // Another one who has never come in could lose the invitation: that is nobody yet.
    cast.person(&[Role::Administrator]).await;
    administrator.post(tries[0].0, tries[0].1).await.expect(409);
    cast.person_with(&[Role::Administrator], PASSWORD).await;
    administrator.post(tries[1].0, tries[1].1).await.leads_to("/people/1");
    administrator.get("/people").await.expect(403);
    // Two who take each other's part at once: one of them stays.
    let fourth = cast.person_with(&[Role::Administrator], PASSWORD).await;
    let (mut third, mut fourth) = (cast.session_of(Person(3)).await, cast.session_of(fourth).await);
    let gone = [("role", "administrator")];
    let (one, other) = tokio::join!(third.post("/people/4", &gone), fourth.post("/people/3", &gone));
    assert_ne!(one.status, other.status, "{} {}", one.status, other.status);
}

#[tokio::test]
async fn a_lost_second_factor_is_removed() {
    let cast = Cast::new().await;
    let mut administrator = administrator(&cast).await;
    let person = cast.person_with(&[Role::Clerk], PASSWORD).await;
    let store = cast.desk.hall.store();
    store.set_second_factor(person, Some(&[7; 20]), 0).await.unwrap();
    cast.browser().sign_in("person2", PASSWORD).await.leads_to("/second-factor?to=%2F");
    administrator.post("/people/2/second-factor/remove", &[]).await.leads_to("/people/2");
    cast.browser().sign_in("person2", PASSWORD).await.leads_to("/");
    assert!(journal_text(&cast).await.contains("second_factor_removed"));
}

#[tokio::test]
async fn a_forgotten_name_is_nowhere_and_the_number_stays() {
    let cast = Cast::new().await;
    let mut administrator = administrator(&cast).await;
    let fields = [("name", "Zhibek Unforgettable"), ("login", "zhibek.u"), ("role", "clerk")];
    let link = link(&administrator.post("/people", &fields).await.expect(200));
    choose(&cast, &link, PASSWORD).await.leads_to("/sign-in");
    let mut zhibek = cast.browser();
    zhibek.sign_in("zhibek.u", PASSWORD).await.leads_to("/");
    assert!(found(&cast, "Unforgettable") && found(&cast, "zhibek.u"), "the test would see the name");
    administrator.post("/people/2/name", &[("name", "Zhibek Married")]).await.leads_to("/people/2");
    administrator.post("/people/2/forget", &[]).await.leads_to("/people/2");
    zhibek.get("/board").await.leads_to("/sign-in?to=%2Fboard");
    zhibek.sign_in("zhibek.u", PASSWORD).await.expect(422);
    let list = administrator.get("/people").await.expect(200);
    assert!(list.body.contains("name forgotten") && !list.body.contains("Zhibek"));
    administrator.get("/people/2").await.expect(200);
    for name in ["Unforgettable", "Zhibek Married", "zhibek.u"] {
        assert!(!found(&cast, name), "{name} is in a file of the directory");
    }
    // Nobody gets the number again, and the person does not come back under it.
    administrator.post("/people/2", &[("active", "yes"), ("role", "clerk")]).await.expect(409);
    administrator.post("/people/2/forget", &[]).await.expect(409);
    let fields = [("name", "Zhibek"), ("login", "zhibek.u"), ("role", "clerk")];
    administrator.post("/people", &fields).await.expect(200);
    assert!(cast.desk.people.part(Person(3)).is_ok());
    let unchanged = cast.desk.hall.store().examine().await.unwrap();
    assert!(unchanged.iter().all(|examined| examined.wrong.is_empty()), "{unchanged:?}");
}

/// Whether a text stands in a file of the data directory.
fn found(cast: &Cast, text: &str) -> bool {
    let holds = |name: &str| {
        let bytes = std::fs::read(cast.data().join(name)).unwrap_or_default();
        bytes.windows(text.len()).any(|window| window == text.as_bytes())
    };
    ["hattama.sqlite", "hattama.sqlite-wal"].into_iter().any(holds)
}

#[tokio::test]
async fn one_reads_in_the_language_that_one_has_chosen() {
    let cast = Cast::new().await;
    let person = cast.person_with(&[Role::Clerk], PASSWORD).await;
    let mut browser = cast.session_of(person).await;
    browser.post("/self/language", &[("language", "xx")]).await.expect(422);
    browser.post("/self/language", &[("language", "kk")]).await.leads_to("/self");
    let reply = cast.browser().sign_in("person1", PASSWORD).await;
    let cookies = reply.headers.get_all("set-cookie").iter();
    let languages = cookies.filter(|value| value.to_str().unwrap().starts_with("hattama-language=kk;"));
    assert_eq!(languages.count(), 1);
}
