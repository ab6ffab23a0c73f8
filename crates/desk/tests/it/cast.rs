//! The cast of every test here: a small made-up country, a desk with a clock that the test moves, and people with
//! browsers.
//!
//! A [`Cast`] is a data directory of its own, opened with `elections/tiny-2026`; [`Cast::signed_in`] gives a
//! [`Browser`] to somebody with roles, as if they had just signed in. A browser keeps its cookie and sends the token of
//! its session with every form, as pages do; whatever is wrong with a request is asked for by name.

use crate::election;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use desk::hall::staged::Reader;
use desk::hall::{Clock, Hall, Order, Who};
use desk::http::session::{self, New, Sessions};
use desk::http::{Desk, Settings, guard, router};
use desk::roles::Role;
use model::lifecycle::Person;
use model::moment::Moment;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use store::act::Part;
use store::keys::Source;
use store::{Event, Opening, Store, StoreError};
use tower::ServiceExt;

/// Half an hour after the polls have closed and the embargo has ended: 2026-05-17T20:30:00+01:00.
pub const EVENING: i64 = 1_779_046_200;

/// What `now` is east of UTC, in minutes.
const OFFSET: i16 = 60;

/// A desk of a test.
pub struct Cast {
    pub desk: Arc<Desk>,
    router: Router,
    now: Arc<AtomicI64>,
    folder: tempfile::TempDir,
}

impl Cast {
    /// A desk that nobody works at yet.
    pub async fn new() -> Cast {
        Cast::with(Settings::default()).await
    }

    /// The same, set up in a way of its own.
    pub async fn with(settings: Settings) -> Cast {
        let folder = tempfile::tempdir().unwrap();
        let public = folder.path().join("public").display().to_string();
        let data = folder.path().join("data");
        let opening = Opening::default();
        let store = Store::create(&data, election::ORIGIN, &public, Source::System, opening).await.unwrap();
        election::open(&store).await;
        desk::record::settle(&store, EVENING).await.unwrap();
        Cast::at(folder, store, Arc::new(AtomicI64::new(EVENING)), settings).await
    }

    async fn at(folder: tempfile::TempDir, store: Store, now: Arc<AtomicI64>, settings: Settings) -> Cast {
        let clock: Clock = {
            let now = Arc::clone(&now);
            Arc::new(move || Moment::new(now.load(Ordering::SeqCst), OFFSET))
        };
        // Files are read by the program, which is above this room.
        let reader: Reader = Arc::new(|_, _| Err("no file is read here".to_owned()));
        let hall = Hall::open(Arc::new(store), clock, reader).await.unwrap();
        let sessions = Sessions::open(hall.store(), settings.second_factor_required).await.unwrap();
        let desk = Desk::new(hall, sessions, settings);
        Cast { router: router(&desk), desk, now, folder }
    }

    /// Ends the program and begins it again on the same directory.
    pub async fn restarted(self, settings: Settings) -> Cast {
        let Cast { desk, router, now, folder } = self;
        drop((desk, router));
        let data = folder.path().join("data");
        // The hall's task ends by itself when nobody can order anything any more.
        for _ in 0..200 {
            match Store::open(&data, Opening::default()).await {
                Ok(store) => return Cast::at(folder, store, now, settings).await,
                Err(StoreError::Locked(_)) => tokio::time::sleep(std::time::Duration::from_millis(10)).await,
                Err(error) => panic!("{error}"),
            }
        }
        panic!("something still holds the directory; is a browser of the old desk still there?");
    }

    /// The data directory.
    pub fn data(&self) -> std::path::PathBuf {
        self.folder.path().join("data")
    }

    /// The present moment.
    pub fn now(&self) -> Moment {
        self.desk.hall.now()
    }

    /// Lets seconds go by; fewer than none sets the clock back.
    pub fn wait(&self, seconds: i64) {
        self.now.fetch_add(seconds, Ordering::SeqCst);
    }

    /// Makes a person with these roles, for the whole election. They have an account, and no password.
    pub async fn person(&self, roles: &[Role]) -> Person {
        self.person_of(roles, &[]).await
    }

    /// The same for these areas alone.
    pub async fn person_of(&self, roles: &[Role], areas: &[&str]) -> Person {
        let part = Part {
            active: true,
            areas: areas.iter().map(|area| (*area).to_owned()).collect(),
            roles: roles.iter().map(|role| role.name().to_owned()).collect(),
        };
        let order = Order::Person { person: None, part, what: "added".to_owned() };
        let done = self.desk.hall.order(order, Who::program()).await.unwrap();
        let person = Person(done.number.unwrap());
        let (login, name) = (format!("person{}", person.0), format!("Person {}", person.0));
        assert!(self.desk.hall.store().add_account(person, &login, &name).await.unwrap());
        person
    }

    /// A person with these roles who can sign in as `person{number}` with this password.
    pub async fn person_with(&self, roles: &[Role], password: &str) -> Person {
        let person = self.person(roles).await;
        let hash = self.desk.people.passwords.hash(password).await.unwrap();
        self.desk.hall.store().set_password(person, &hash).await.unwrap();
        person
    }

    /// A browser of a new person with these roles, who has signed in.
    pub async fn signed_in(&self, roles: &[Role]) -> Browser {
        let person = self.person(roles).await;
        self.session_of(person).await
    }

    /// A browser of somebody, with a session that was made without a password.
    pub async fn session_of(&self, person: Person) -> Browser {
        let name = format!("Person {}", person.0);
        let new = New { person, name, complete: true, from: None };
        let token = self.desk.sessions.begin(self.desk.hall.store(), new, None, self.now()).await.unwrap();
        let mut browser = self.browser();
        browser.person = Some(person);
        browser.cookie = Some(token);
        browser
    }

    /// A browser in which nobody has signed in.
    pub fn browser(&self) -> Browser {
        Browser {
            router: self.router.clone(),
            desk: Arc::clone(&self.desk),
            person: None,
            cookie: None,
            from: SocketAddr::from(([192, 0, 2, 1], 40_000)),
        }
    }

    /// Every event of the journal.
    pub async fn journal(&self) -> Vec<Event> {
        let events = self.desk.hall.store().events_from(0, u64::MAX >> 1).await.unwrap();
        events.into_iter().map(|(_, event)| event).collect()
    }

    /// How many events the journal has.
    pub async fn journal_size(&self) -> u64 {
        self.desk.hall.store().journal_size().await.unwrap()
    }
}

/// What somebody asks the desk with.
#[derive(Clone)]
pub struct Browser {
    router: Router,
    desk: Arc<Desk>,
    /// Who sits before it, where the test knows.
    pub person: Option<Person>,
    /// The session's token.
    pub cookie: Option<String>,
    /// From where it asks.
    pub from: SocketAddr,
}

impl Browser {
    /// Asks for a page.
    pub async fn get(&mut self, path: &str) -> Reply {
        self.ask(Method::GET, path, &[], "").await
    }

    /// Sends a form as its page does: with the token of the session, from this desk.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let token = self.form_token();
        let mut fields = fields.to_vec();
        fields.push(("csrf", &token));
        self.ask(Method::POST, path, &[("origin", "http://desk.example")], &form(&fields)).await
    }

    /// Sends a form with a file as its page does: the token stands in the address.
    pub async fn upload(&mut self, path: &str, fields: &[(&str, &str)], file: &[u8]) -> Reply {
        let mut body = Vec::new();
        for (name, value) in fields {
            let part =
                format!("--edge\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(part.as_bytes());
        }
        let head = "--edge\r\ncontent-disposition: form-data; name=\"scan\"; filename=\"paper.jpg\"\r\n\
            content-type: image/jpeg\r\n\r\n";
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(file);
        body.extend_from_slice(b"\r\n--edge--\r\n");
        let path = format!("{path}?csrf={}", self.form_token());
        let kind = ("content-type", "multipart/form-data; boundary=edge");
        self.send(Method::POST, &path, &[kind, ("origin", "http://desk.example")], body).await
    }

    /// Sends a request with headers and a body of its own, and no token by itself.
    pub async fn ask(&mut self, method: Method, path: &str, headers: &[(&str, &str)], body: &str) -> Reply {
        self.send(method, path, headers, body.as_bytes().to_vec()).await
    }

    async fn send(&mut self, method: Method, path: &str, headers: &[(&str, &str)], body: Vec<u8>) -> Reply {
        let mut request = Request::builder().method(method).uri(path).header(header::HOST, "desk.example");
        if !body.is_empty() && !headers.iter().any(|(name, _)| *name == "content-type") {
            request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        }
        if let Some(token) = &self.cookie {
            let name = session::cookie_name(self.desk.settings.https);
            request = request.header(header::COOKIE, format!("{name}={token}"));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut request = request.body(Body::from(body)).unwrap();
        request.extensions_mut().insert(ConnectInfo(self.from));
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap().to_vec();
        let body = String::from_utf8_lossy(&bytes).into_owned();
        let reply = Reply { status: parts.status, headers: parts.headers, body, bytes };
        if let Some(token) = reply.session_cookie() {
            self.cookie = Some(token).filter(|token| !token.is_empty());
        }
        reply
    }

    /// What forms of this browser's session carry; empty where there is no session.
    pub fn form_token(&self) -> String {
        let found =
            self.cookie.as_ref().and_then(|token| self.desk.sessions.find(token, self.desk.hall.now()));
        found.map(|session| session.token).unwrap_or_default()
    }

    /// Signs in by the page, as somebody does.
    pub async fn sign_in(&mut self, login: &str, password: &str) -> Reply {
        self.post("/sign-in", &[("login", login), ("password", password)]).await
    }
}

/// The body of a form.
pub fn form(fields: &[(&str, &str)]) -> String {
    let pairs =
        fields.iter().map(|(name, value)| format!("{}={}", guard::encode(name), guard::encode(value)));
    pairs.collect::<Vec<_>>().join("&")
}

/// What the desk has answered.
#[derive(Debug)]
pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
    /// The body as it came.
    pub bytes: Vec<u8>,
}

impl Reply {
    /// A header's text; empty where there is none.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// Where it leads.
    pub fn location(&self) -> &str {
        self.header("location")
    }

    /// The cookie of the session that it sets, as it stands there.
    pub fn set_cookie(&self) -> Option<&str> {
        let cookies = self.headers.get_all(header::SET_COOKIE).iter();
        cookies.filter_map(|value| value.to_str().ok()).find(|value| value.contains("hattama-desk="))
    }

    fn session_cookie(&self) -> Option<String> {
        let value = self.set_cookie()?.split_once('=')?.1;
        Some(value.split(';').next()?.to_owned())
    }

    /// What is said at the top of the page; empty where nothing is.
    pub fn notice(&self) -> &str {
        self.between("id=\"notice\">", "</p>").unwrap_or_default()
    }

    /// What stands between two texts of the page.
    pub fn between(&self, before: &str, after: &str) -> Option<&str> {
        let rest = &self.body[self.body.find(before)? + before.len()..];
        Some(&rest[..rest.find(after)?])
    }

    /// The reply, which has this status; else what it says instead.
    #[track_caller]
    pub fn expect(self, status: u16) -> Reply {
        assert_eq!(self.status.as_u16(), status, "{} {}", self.notice(), self.body);
        self
    }

    /// The reply, which leads to this path.
    #[track_caller]
    pub fn leads_to(self, path: &str) -> Reply {
        assert_eq!((self.status.as_u16(), self.location()), (303, path), "{} {}", self.notice(), self.body);
        self
    }
}
