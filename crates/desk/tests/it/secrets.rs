//! Secrets: not in the log, however much is logged; not in the journal; and in the database only as hashes.

use crate::cast::{Browser, Cast, Reply};
use desk::people::second_factor::Secret;
use desk::roles::Role;
use std::io::Write;
use std::sync::{Mutex, OnceLock};

/// Everything that this program logs, of all its tests: the database works on threads of its own, so a log of one
/// thread would not be all of it.
static LOG: Mutex<Vec<u8>> = Mutex::new(Vec::new());

struct Log;

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        LOG.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Begins to listen, at the finest level that there is.
fn listen() {
    static LISTENING: OnceLock<()> = OnceLock::new();
    LISTENING.get_or_init(|| {
        let all = tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE);
        let log = all.with_ansi(false).with_writer(|| Log).finish();
        tracing::subscriber::set_global_default(log).unwrap();
    });
}

fn contains(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

/// Words of this test alone, which no other test says.
const FIRST_PASSWORD: &str = "marmalade over Torgau 31";
const NEXT_PASSWORD: &str = "seventeen blue kettles";
const WRONG_PASSWORD: &str = "never was a password";
const LOGIN: &str = "observable.login";
const NAME: &str = "Observable Name";

async fn work(cast: &Cast) -> Vec<(&'static str, String)> {
    let mut secrets = vec![
        ("a password", FIRST_PASSWORD.to_owned()),
        ("the next password", NEXT_PASSWORD.to_owned()),
        ("a wrong password", WRONG_PASSWORD.to_owned()),
    ];
    let token = cast.desk.people.first_token().await.unwrap().unwrap();
    let mut browser = cast.browser();
    let come = [("token", token.as_str()), ("name", NAME), ("login", LOGIN)];
    let come = [&come[..], &[("password", FIRST_PASSWORD), ("again", FIRST_PASSWORD)]].concat();
    browser.post("/first", &come).await.leads_to("/sign-in");
    secrets.push(("the first token", token.replace('-', "")));
    secrets.push(("the first token, spelled", token));
    browser.sign_in(LOGIN, WRONG_PASSWORD).await.expect(422);
    // The password in the field of the login.
    browser.sign_in(WRONG_PASSWORD, FIRST_PASSWORD).await.expect(422);
    browser.sign_in(LOGIN, FIRST_PASSWORD).await.leads_to("/");
    remember(&mut secrets, &browser);
    let secret = set_up(cast, &mut browser).await;
    remember(&mut secrets, &browser);
    secrets.push(("the second factor's secret", secret.text()));
    secrets.push(("the second factor's secret, in one", secret.text().replace(' ', "")));
    invite(&mut browser, &mut secrets).await;
    let fields = [("old", FIRST_PASSWORD), ("password", NEXT_PASSWORD), ("again", NEXT_PASSWORD)];
    browser.post("/self/password", &fields).await.leads_to("/self");
    remember(&mut secrets, &browser);
    browser.post("/sign-out", &[]).await.leads_to("/sign-in");
    cast.wait(30);
    browser.sign_in(LOGIN, NEXT_PASSWORD).await.leads_to("/second-factor?to=%2F");
    remember(&mut secrets, &browser);
    let code = secret.code(cast.now()).unwrap();
    browser.post("/second-factor", &[("code", &code)]).await.leads_to("/");
    remember(&mut secrets, &browser);
    browser.get("/people").await.expect(200);
    secrets
}

/// The browser's token, and that of its forms.
fn remember(secrets: &mut Vec<(&'static str, String)>, browser: &Browser) {
    secrets.push(("a session's token", browser.cookie.clone().unwrap()));
    secrets.push(("a form's token", browser.form_token()));
}

async fn set_up(cast: &Cast, browser: &mut Browser) -> Secret {
    browser.post("/self/second-factor", &[("old", FIRST_PASSWORD)]).await.expect(200);
    let secret = cast.desk.people.being_set_up(model::lifecycle::Person(1)).unwrap();
    let code = secret.code(cast.now()).unwrap();
    browser.post("/self/second-factor/confirm", &[("code", &code)]).await.leads_to("/self");
    secret
}

async fn invite(browser: &mut Browser, secrets: &mut Vec<(&'static str, String)>) {
    let fields = [("name", "Somebody"), ("login", "some.body"), ("role", Role::Clerk.name())];
    let page: Reply = browser.post("/people", &fields).await.expect(200);
    let link = page.between("id=\"link\">", "</code>").unwrap().to_owned();
    let token = link.split_once("token=").unwrap().1.to_owned();
    browser.clone().get(link.strip_prefix("http://desk.example").unwrap()).await.expect(200);
    secrets.push(("an invitation's token", token.replace('-', "")));
    secrets.push(("an invitation's token, spelled", token));
}

#[tokio::test]
async fn no_secret_is_logged_journaled_or_kept_as_it_is() {
    listen();
    let cast = Cast::new().await;
    tracing::info!("the test of the log begins");
    let secrets = work(&cast).await;
    let log = LOG.lock().unwrap().clone();
    assert!(contains(&log, "the test of the log begins"), "the log is heard");
    assert!(contains(&log, "insert into account"), "the database's own log is heard, statements and all");
    let file = |name: &str| std::fs::read(cast.data().join(name)).unwrap_or_default();
    let database = [file("hattama.sqlite"), file("hattama.sqlite-wal")].concat();
    assert!(contains(&database, LOGIN), "the database is read");
    let events = cast.journal().await;
    let journal: Vec<u8> = events.iter().flat_map(|event| event.to_bytes().unwrap()).collect();
    for (what, secret) in &secrets {
        assert!(secret.len() >= 16, "{what} is long enough to be looked for");
        assert!(!contains(&log, secret), "{what} is in the log");
        assert!(!contains(&journal, secret), "{what} is in the journal");
        assert!(!contains(&database, secret), "{what} is in the database");
    }
    for name in [LOGIN, NAME] {
        assert!(!contains(&log, name) && !contains(&journal, name), "{name} is in the log or the journal");
    }
    // What is printed when a program prints what it has.
    let cookie = secrets.last().unwrap().1.clone();
    let account = cast.desk.hall.store().account_of(LOGIN).await.unwrap().unwrap();
    let printed = format!("{account:?}");
    assert!(
        !printed.contains("argon2") && !printed.contains(LOGIN) && !printed.contains(&cookie),
        "{printed}"
    );
}
