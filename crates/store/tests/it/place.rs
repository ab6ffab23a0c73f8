//! A data directory of a test: made-up facts, steps with one word, and a second hand in the database.

use serde_json::json;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{Connection, SqliteConnection};
use std::path::{Path, PathBuf};
use store::keys::Source;
use store::{Acceptance, DATABASE, Event, NewFact, Opening, Store, StoreError, Trace};

/// The origin of every record here.
pub const ORIGIN: &str = "store.example/test";

/// Waits for a test's work on a runtime of its own.
pub fn wait<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap().block_on(work)
}

/// A folder that goes away with the test, with a data directory in it.
pub struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    pub async fn new() -> (Place, Store) {
        let place = Place { folder: tempfile::tempdir().unwrap() };
        let public = place.public().display().to_string();
        let store =
            Store::create(&place.data(), ORIGIN, &public, Source::System, Opening::default()).await.unwrap();
        (place, store)
    }

    /// The files of another place as they are now, in a place of their own.
    pub fn crashed(other: &Place) -> Place {
        let place = Place { folder: tempfile::tempdir().unwrap() };
        copy(&other.data(), &place.data());
        place
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn data(&self) -> PathBuf {
        self.path("data")
    }

    /// The folder that the store knows as its first place of publication.
    pub fn public(&self) -> PathBuf {
        self.path("public")
    }

    pub async fn open(&self) -> Result<Store, StoreError> {
        Store::open(&self.data(), Opening::default()).await
    }

    /// Opens the directory with a trace that remembers.
    pub async fn traced(&self) -> (Store, Trace) {
        let trace = Trace::remembering();
        let opening = Opening { trace: trace.clone(), ..Opening::default() };
        (Store::open(&self.data(), opening).await.unwrap(), trace)
    }

    /// A second connection to the database, as somebody who ignores the program has it.
    pub async fn hand(&self) -> SqliteConnection {
        let options = SqliteConnectOptions::new().filename(self.data().join(DATABASE)).foreign_keys(false);
        SqliteConnection::connect_with(&options).await.unwrap()
    }

    /// Alters the database behind the program's back.
    pub async fn alter(&self, statement: &'static str) {
        let mut hand = self.hand().await;
        let done = sqlx::raw_sql(statement).execute(&mut hand).await.unwrap();
        assert!(done.rows_affected() > 0, "nothing was altered by {statement}");
        hand.close().await.unwrap();
    }
}

/// A fact of which the store need not know more than its bytes.
pub fn note(text: &str) -> NewFact {
    NewFact::new(&json!({ "fact": "note", "text": text })).unwrap()
}

/// So many facts.
pub fn notes(first: u64, count: u64) -> Vec<NewFact> {
    (first..first + count).map(|number| note(&format!("note {number}"))).collect()
}

/// A station's protocol.
pub fn protocol(station: &str, revision: u64) -> NewFact {
    let fact = json!({
        "$": 1, "at": "2026-05-17T22:00:00+01:00", "basis": "original", "contest": "president", "door": "file",
        "fact": "protocol", "lines": [200, 100], "revision": revision, "roles": ["import", "approval"],
        "station": station,
    });
    NewFact::new(&fact).unwrap().of_protocol("president", station, revision)
}

pub fn event(name: &str) -> Event {
    Event::new(model::moment::Moment::new(1_779_051_600, 60), name)
}

/// A command with these facts.
pub fn command(facts: Vec<NewFact>) -> Acceptance {
    Acceptance { event: Some(event("noted")), facts, not_before: None }
}

/// The same under an embargo.
pub fn embargoed(facts: Vec<NewFact>, not_before: i64) -> Acceptance {
    let facts = facts.into_iter().map(NewFact::of_count).collect();
    Acceptance { not_before: Some(not_before), ..command(facts) }
}

/// Sequences, integrates and signs as of time 0.
pub async fn settle(store: &Store) -> Result<u64, StoreError> {
    store.sequence(0).await?;
    let head = store.integrate().await?;
    store.sign().await?;
    Ok(head.size)
}

/// Copies a folder with everything in it.
pub fn copy(from: &Path, to: &Path) {
    let status = std::process::Command::new("cp").arg("-a").arg(from).arg(to).status().unwrap();
    assert!(status.success());
}
