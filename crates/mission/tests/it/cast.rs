//! The cast of every test here: a small made-up country whose record is published in a folder, a mission that observes
//! it with the forms that ship, phones and browsers.
//!
//! [`Cast::new`] opens a commission's record and a mission beside it. [`Cast::phone`] gives a phone that has signed in,
//! [`Cast::browser`] a browser at headquarters. Whatever a test wants otherwise, it asks for by name.

use crate::election;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use desk::http::session::{self, New};
use language::Language;
use mission::blobs::Blobs;
use mission::hall::{Clock, Done, Hall, Order, Who};
use mission::http::gateway::Gateway;
use mission::http::{Press, Quarters, Settings, router};
use mission::official::Official;
use mission::people::People;
use mission::setup::{self, Named, Setup};
use model::lifecycle::{Commission, Person};
use model::moment::Moment;
use observation::form::{Form, Phase};
use observation::plan::{Function, Member, Role, Visit};
use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use store::keys::Source;
use store::{Opening, Store, StoreError};
use tower::ServiceExt;

/// Half an hour after the polls have closed: 2026-05-17T20:30:00+01:00.
pub const EVENING: i64 = 1_779_046_200;

/// The mission of these tests.
const MISSION: &str = r#"
id = "tiny-mission"
title = { en = "Tiny mission", fr = "Petite mission" }
languages = ["en", "fr"]
status = "demonstration"
election = "tiny-2026"
contest = "president"
response_least = [60, 100]

[[organisation]]
code = "friends"
name = { en = "Friends of counting", fr = "Amis du comptage" }
"#;

/// A mission of a test.
pub struct Cast {
    pub quarters: Arc<Quarters>,
    /// The commission's own directory, where a test may have it go on.
    pub commission: Arc<Store>,
    router: Router,
    now: Arc<AtomicI64>,
    folder: tempfile::TempDir,
}

/// The forms that ship.
pub fn forms() -> Vec<Form> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../missions/forms");
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let read = |path: &PathBuf| {
        let text = std::fs::read_to_string(path).unwrap();
        observation::form::read::read(&path.display().to_string(), &text).unwrap()
    };
    paths.iter().map(read).collect()
}

fn member(code: &str, role: Role, team: Option<&str>, functions: &[Function]) -> Named {
    let member = Member {
        active: true,
        code: code.to_owned(),
        functions: functions.iter().copied().collect::<BTreeSet<_>>(),
        languages: vec!["en".to_owned()],
        organisation: Some("friends".to_owned()),
        role,
        supervisor: None,
        team: team.map(str::to_owned),
    };
    Named { member, name: format!("Member {code}") }
}

fn setup() -> Setup {
    let visit = |number, team: &str, phase, station: &str| Visit {
        number,
        phase,
        place: Commission::Station(station.to_owned()),
        replaces: None,
        sample_point: false,
        team: team.to_owned(),
    };
    Setup {
        mission: observation::mission::read("mission.toml", MISSION).unwrap(),
        forms: forms(),
        people: vec![
            member("A1", Role::ShortTerm, Some("T1"), &[]),
            member("A2", Role::ShortTerm, Some("T1"), &[]),
            member("B1", Role::ShortTerm, Some("T2"), &[]),
            member("HQ", Role::Core, None, &Function::ALL),
        ],
        visits: vec![
            visit(1, "T1", Phase::Opening, "101"),
            visit(2, "T1", Phase::Counting, "101"),
            visit(3, "T2", Phase::Counting, "301"),
        ],
        sample: None,
        outline: None,
    }
}

impl Cast {
    /// A mission that has just begun, beside a record that has just been opened.
    pub async fn new() -> Cast {
        let folder = tempfile::tempdir().unwrap();
        let now = Arc::new(AtomicI64::new(EVENING));
        let (data, public) = (folder.path().join("commission"), folder.path().join("public"));
        let place = public.display().to_string();
        let commission =
            Store::create(&data, election::ORIGIN, &place, Source::System, Opening::default()).await.unwrap();
        election::open(&commission).await;
        desk::record::settle(&commission, EVENING).await.unwrap();
        let official = official(&commission);
        let directory = folder.path().join("mission");
        let place = setup::Place {
            directory: &directory,
            origin: "mission.example/tiny".to_owned(),
            publication: folder.path().join("mission-public").display().to_string(),
            keys: Source::System,
            opening: Opening::default(),
        };
        let store = setup::create(&setup(), place, &official, Moment::new(EVENING, 60)).await.unwrap();
        Cast::at(folder, Arc::new(commission), store, now).await
    }

    async fn at(
        folder: tempfile::TempDir,
        commission: Arc<Store>,
        store: Store,
        now: Arc<AtomicI64>,
    ) -> Cast {
        let clock: Clock = {
            let now = Arc::clone(&now);
            Arc::new(move || Moment::new(now.load(Ordering::SeqCst), 60))
        };
        let blobs = Arc::new(Blobs::open(store.directory()).unwrap());
        let official = Arc::new(official(&commission));
        let hall = Hall::open(Arc::new(store), blobs, official, clock).await.unwrap();
        let people = People::open(hall.clone()).await.unwrap();
        let gateway = Gateway { token: GATEWAY.to_owned(), language: Language::En };
        let quarters = Quarters::new(
            hall,
            people,
            Settings { gateway: Some(gateway), press: Some(press()), ..Settings::default() },
        );
        Cast { router: router(&quarters), quarters, commission, now, folder }
    }

    /// Ends the program and begins it again on the same directory.
    pub async fn restarted(self) -> Cast {
        let Cast { quarters, commission, router, now, folder } = self;
        drop((quarters, router));
        let directory = folder.path().join("mission");
        for _ in 0..200 {
            match Store::open(&directory, Opening::default()).await {
                Ok(store) => return Cast::at(folder, commission, store, now).await,
                Err(StoreError::Locked(_)) => tokio::time::sleep(std::time::Duration::from_millis(10)).await,
                Err(error) => panic!("{error}"),
            }
        }
        panic!("something still holds the directory; is a browser of the old mission still there?");
    }

    /// The number of a member.
    pub fn person(&self, code: &str) -> Person {
        self.quarters.hall.state().codes[code]
    }

    /// Gives an order as somebody.
    pub async fn order(&self, order: Order, code: &str) -> Result<Done, mission::hall::NotDone> {
        let who = Who { person: Some(self.person(code)), from: None };
        self.quarters.hall.order(order, who).await
    }

    async fn token(&self, code: &str, complete: bool) -> String {
        let person = self.person(code);
        let new = New { person, name: format!("Member {code}"), complete, from: None };
        let hall = &self.quarters.hall;
        self.quarters.people.sessions.begin(hall.store(), new, None, hall.now()).await.unwrap()
    }

    /// A phone that has signed in.
    pub async fn phone(&self, code: &str) -> Asking {
        let token = self.token(code, false).await;
        Asking { router: self.router.clone(), bearer: Some(token), cookie: None }
    }

    /// A browser at headquarters, signed in as somebody.
    pub async fn browser(&self, code: &str) -> Asking {
        let token = self.token(code, true).await;
        Asking { router: self.router.clone(), bearer: None, cookie: Some(token) }
    }

    /// A browser that was given the token of somebody's phone as its cookie.
    pub async fn browser_with_a_phones_token(&self, code: &str) -> Asking {
        let token = self.token(code, false).await;
        Asking { router: self.router.clone(), bearer: None, cookie: Some(token) }
    }

    /// The gateway of text messages, with what it brings.
    pub fn gateway(&self, token: &str) -> Asking {
        Asking { router: self.router.clone(), bearer: Some(token.to_owned()), cookie: None }
    }

    /// Somebody who has not signed in.
    pub fn stranger(&self) -> Asking {
        Asking { router: self.router.clone(), bearer: None, cookie: None }
    }
}

/// The commission's record, read from its own files.
fn official(commission: &Store) -> Official {
    let folder = publish::source::Folder(commission.record_directory());
    let official = Official::new(Arc::new(move |path: &str| folder.read(path)));
    official.refresh();
    official
}

/// A mock of a press: what it would print, as text.
fn press() -> Press {
    Press {
        statement: Arc::new(|document, language| Ok(format!("{language} {document:#?}").into_bytes())),
        digest: Arc::new(|sheet| Ok(format!("{sheet:#?}").into_bytes())),
    }
}

/// The token of the gateway of text messages.
pub const GATEWAY: &str = "a-token-for-the-tests-alone";

/// Somebody who asks.
#[derive(Clone)]
pub struct Asking {
    router: Router,
    bearer: Option<String>,
    cookie: Option<String>,
}

/// An answer.
pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Reply {
    /// The body as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }
}

impl Asking {
    pub async fn get(&self, path: &str) -> Reply {
        self.ask(Method::GET, path, &[], Vec::new()).await
    }

    /// Sends JSON.
    pub async fn put(&self, path: &str, value: &serde_json::Value) -> Reply {
        self.ask(Method::PUT, path, &[("content-type", "application/json")], value.to_string().into_bytes())
            .await
    }

    /// Sends a form as its page does.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let mut pairs: Vec<String> = fields
            .iter()
            .map(|(name, value)| format!("{name}={}", desk::http::guard::encode(value)))
            .collect();
        if let Some(cookie) = &self.cookie {
            pairs.push(format!("csrf={}", session::form_token(cookie)));
        }
        let headers =
            [("content-type", "application/x-www-form-urlencoded"), ("origin", "http://mission.example")];
        self.ask(Method::POST, path, &headers, pairs.join("&").into_bytes()).await
    }

    pub async fn ask(&self, method: Method, path: &str, headers: &[(&str, &str)], body: Vec<u8>) -> Reply {
        let mut request = Request::builder().method(method).uri(path).header("host", "mission.example");
        if let Some(token) = &self.bearer {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        if let Some(cookie) = &self.cookie {
            request = request.header(header::COOKIE, format!("{}={cookie}", session::cookie_name(false)));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut request = request.body(Body::from(body)).unwrap();
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([192, 0, 2, 1], 40_000))));
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, 64 << 20).await.unwrap();
        Reply {
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }
}
