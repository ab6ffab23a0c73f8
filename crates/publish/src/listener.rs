//! The public listener: the same files as a publication, made when they are asked for, and events as the record grows.
//!
//! A [`Listener`] follows a record's folder. It never opens the commission's database: it reads the signed checkpoint
//! and the tiles, verifies what is new, arranges a snapshot and swaps it in whole. A record that does not verify is not
//! shown; the last size that did stays, and the reason is logged.

use crate::headers;
use crate::shown::{Answer, EVENTS, Shown};
use crate::source::ReadFile;
use axum::Router;
use axum::body::Body;
use axum::extract::State as Extract;
use axum::http::{HeaderMap, HeaderValue, Method, Request, Response, StatusCode, header};
use axum::response::IntoResponse;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::routing::get;
use futures_core::Stream;
use replay::Follower;
use site::observers::Observers;
use site::{Address, Geography, Head, HeadFile, Page, Site, Snapshot};
use std::convert::Infallible;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, RwLock};
use std::time::{Duration, Instant};
use tokio::net::TcpListener;
use tokio::sync::watch;

/// How often the record's folder is looked at.
const LOOK: Duration = Duration::from_millis(250);

/// How often a silent connection of events says that it lives.
const ALIVE: Duration = Duration::from_secs(15);

/// Shows a record that grows.
pub struct Listener {
    site: Site,
    record: Box<ReadFile>,
    geography: Arc<Geography>,
    observers: RwLock<Arc<Vec<Observers>>>,
    /// What is shown is older than what observers have published.
    renew: AtomicBool,
    shown: RwLock<Option<Arc<Shown>>>,
    size: watch::Sender<u64>,
}

impl Listener {
    /// A listener that shows a record, read by the paths of a publication, as this site, with the places of its areas on
    /// a map; nothing is shown before [`Listener::look`].
    pub fn new(site: Site, record: Box<ReadFile>, geography: Geography) -> Arc<Listener> {
        Arc::new(Listener {
            site,
            record,
            geography: Arc::new(geography),
            observers: RwLock::default(),
            renew: AtomicBool::new(false),
            shown: RwLock::default(),
            size: watch::Sender::new(0),
        })
    }

    /// Shows what observers have published beside the record, from the next look on.
    pub fn show_observers(&self, observers: Vec<Observers>) {
        *self.observers.write().expect("no holder of this lock panics") = Arc::new(observers);
        self.renew.store(true, Ordering::Release);
    }

    /// Looks at the record once; true where there is a new size to show.
    ///
    /// # Errors
    /// Why the record is not shown as it stands now.
    pub fn look(&self, follower: &mut Follower) -> Result<bool, String> {
        let began = Instant::now();
        let read = |path: &str| (self.record)(path);
        let grown = follower.advance(&read).map_err(|violation| violation.to_string())?;
        let renewed = self.renew.swap(false, Ordering::AcqRel);
        if !grown && !renewed {
            return Ok(false);
        }
        let head = Head::read(follower.note()).map_err(|error| error.to_string())?;
        let size = head.size;
        let snapshot =
            Snapshot::new(Arc::clone(follower.state()), head).map_err(|error| error.to_string())?;
        let observers = Arc::clone(&self.observers.read().expect("no holder of this lock panics"));
        let snapshot = snapshot.with_geography(Arc::clone(&self.geography)).with_observers(observers);
        let front = Address { language: snapshot.languages()[0], page: Page::Result };
        let shown = Shown::new(snapshot);
        // The page that most readers ask for is there before anybody hears of it.
        shown.make(&self.site, &*self.record, &front.path())?;
        *self.shown.write().expect("no holder of this lock panics") = Some(Arc::new(shown));
        self.size.send_replace(size);
        tracing::info!("size {size} is shown; made in {} ms", began.elapsed().as_millis());
        Ok(true)
    }

    /// Follows the record for good.
    pub async fn follow(self: Arc<Listener>, mut follower: Follower) {
        let mut told = String::new();
        loop {
            let listener = Arc::clone(&self);
            let looked = tokio::task::spawn_blocking(move || {
                let looked = listener.look(&mut follower);
                (looked, follower)
            });
            let Ok((looked, back)) = looked.await else { return };
            follower = back;
            match looked {
                Err(why) if why != told => {
                    tracing::error!("the record does not verify; the last size that did is shown: {why}");
                    told = why;
                }
                Err(_) => {}
                Ok(_) => told.clear(),
            }
            tokio::time::sleep(LOOK).await;
        }
    }

    /// Answers requests.
    pub fn router(self: Arc<Listener>) -> Router {
        Router::new().route(&format!("/{EVENTS}"), get(events)).fallback(answer).with_state(self)
    }

    fn shown(&self) -> Option<Arc<Shown>> {
        self.shown.read().expect("no holder of this lock panics").clone()
    }
}

/// Answers requests at a socket for good.
pub async fn serve(listener: Arc<Listener>, socket: TcpListener) -> std::io::Result<()> {
    axum::serve(socket, listener.router()).await
}

async fn answer(Extract(listener): Extract<Arc<Listener>>, request: Request<Body>) -> Response<Body> {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return plain(StatusCode::METHOD_NOT_ALLOWED, "expected GET or HEAD\n");
    }
    let Some(shown) = listener.shown() else {
        return plain(
            StatusCode::SERVICE_UNAVAILABLE,
            "the record has no checkpoint yet; try again in a moment\n",
        );
    };
    let path = request.uri().path().trim_start_matches('/').to_owned();
    let ready = match shown.ready(&path) {
        Some(answer) => Ok(Some(answer)),
        None => {
            let listener = Arc::clone(&listener);
            let making =
                tokio::task::spawn_blocking(move || shown.make(&listener.site, &*listener.record, &path));
            making.await.unwrap_or_else(|error| Err(error.to_string()))
        }
    };
    match ready {
        Ok(Some(answer)) => send(&answer, request.headers()),
        Ok(None) => {
            let text = "there is no page or file at this address\n";
            match listener.shown().map(|shown| listener.site.missing(shown.snapshot(), request.uri().path()))
            {
                Some(page) => html(StatusCode::NOT_FOUND, page),
                None => plain(StatusCode::NOT_FOUND, text),
            }
        }
        Err(why) => {
            tracing::error!("{}: {why}", request.uri().path());
            plain(
                StatusCode::INTERNAL_SERVER_ERROR,
                "the answer could not be made; the reason is in the log\n",
            )
        }
    }
}

/// What is said with every answer.
fn common(response: &mut Response<Body>) {
    let headers = response.headers_mut();
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(header::CONTENT_SECURITY_POLICY, headers::POLICY.clone());
    // The record is for everyone, pages of other origins included.
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
}

fn send(answer: &Answer, asked: &HeaderMap) -> Response<Body> {
    let etag = HeaderValue::from_str(&answer.etag).expect("hexadecimal digits are a header");
    let known = asked.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    let fresh = known.is_some_and(|known| known.split(',').any(|one| one.trim() == answer.etag));
    let takes_gzip = asked
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|encodings| encodings.split(',').any(|one| one.trim().starts_with("gzip")));
    let (body, encoded) = match &answer.gzip {
        Some(gzip) if takes_gzip => (gzip.clone(), true),
        _ => (answer.plain.clone(), false),
    };
    let mut response = match fresh {
        true => StatusCode::NOT_MODIFIED.into_response(),
        false => Response::new(Body::from(body)),
    };
    common(&mut response);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, answer.policy.clone());
    headers.insert(header::ETAG, etag);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(answer.cache_control));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if answer.content_type == headers::PDF {
        // A document can hold more than a picture: it is saved, and opened away from the record's own address.
        headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment"));
    }
    if !fresh {
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(answer.content_type));
        if encoded {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        }
    }
    response
}

fn plain(status: StatusCode, text: &'static str) -> Response<Body> {
    let mut response = (status, text).into_response();
    common(&mut response);
    response
}

fn html(status: StatusCode, page: String) -> Response<Body> {
    let mut response = (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], page).into_response();
    common(&mut response);
    response
}

/// Events: one `head` with each new size. Its id is the size, so that a connection that was lost goes on where it was.
async fn events(Extract(listener): Extract<Arc<Listener>>, asked: HeaderMap) -> impl IntoResponse {
    let seen = asked.get("last-event-id").and_then(|id| id.to_str().ok()).and_then(|id| id.parse().ok());
    let mut response = Sse::new(heads(listener, seen.unwrap_or(0)))
        .keep_alive(KeepAlive::new().interval(ALIVE))
        .into_response();
    common(&mut response);
    response
}

fn heads(listener: Arc<Listener>, seen: u64) -> impl Stream<Item = Result<Event, Infallible>> {
    let sizes = listener.size.subscribe();
    futures_util::stream::unfold((listener, sizes, seen), |(listener, mut sizes, seen)| async move {
        loop {
            let size = *sizes.borrow_and_update();
            if size > seen {
                let shown = listener.shown()?;
                let head = HeadFile::of(shown.snapshot(), Some(EVENTS)).to_bytes();
                let data = String::from_utf8(head).expect("JSON is UTF-8");
                let event = Event::default().event("head").id(size.to_string()).data(data);
                return Some((Ok(event), (listener, sizes, size)));
            }
            sizes.changed().await.ok()?;
        }
    })
}
