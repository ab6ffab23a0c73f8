//! Accept: a command's event and its facts become durable in one transaction.
//!
//! Callers that arrive while a transaction is under way wait in a queue; whoever gets the connection next takes the
//! whole queue into one transaction (group commit), and each caller is told when its own command is on the disk.
//! A command that fails takes nobody with it: each runs in a savepoint of its own.

use crate::event::{Event, FactsOfEvent};
use crate::{Result, Store, StoreError};
use model::fact::ENTRY_BYTES_MAX;
use record::Hash;
use record::tiles::encode_bundle;
use sqlx::{Connection, SqliteConnection};
use std::cell::RefCell;
use std::sync::Arc;
use tokio::sync::{mpsc, oneshot};

/// Facts that stand in one parcel, as entries stand in one bundle.
pub const PARCEL_FACTS_MAX: usize = 256;

/// A fact that is to be accepted: its canonical bytes, their leaf hash, and where it belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFact {
    /// Canonical bytes.
    pub body: Vec<u8>,
    /// Their leaf hash.
    pub leaf: Hash,
    /// For a protocol: contest, station, revision.
    pub protocol: Option<(String, String, u64)>,
    /// Whether it is a count, which an embargo holds back; areas and stations are none, and go before.
    pub is_count: bool,
}

thread_local! {
    static SCRATCH: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

impl NewFact {
    /// Writes a fact canonically.
    pub fn new<T: serde::Serialize + ?Sized>(fact: &T) -> Result<NewFact> {
        // Facts are kept until the transaction, a nation's at once: each is written where there is room, and kept in as
        // many bytes as it has.
        let body = SCRATCH.with_borrow_mut(|scratch| {
            scratch.clear();
            record::canonical::append_to(fact, scratch).map(|()| scratch.clone())
        })?;
        if body.len() > ENTRY_BYTES_MAX {
            return Err(StoreError::TooLong { found: body.len(), limit: ENTRY_BYTES_MAX });
        }
        let leaf = record::merkle::leaf_hash(&body);
        Ok(NewFact { body, leaf, protocol: None, is_count: false })
    }

    /// Says which protocol the fact is.
    pub fn of_protocol(mut self, contest: &str, station: &str, revision: u64) -> NewFact {
        self.protocol = Some((contest.to_owned(), station.to_owned(), revision));
        self.is_count = true;
        self
    }

    /// Says that the fact is a count.
    pub fn of_count(mut self) -> NewFact {
        self.is_count = true;
        self
    }
}

/// What a command brings.
#[derive(Debug, Clone)]
pub struct Acceptance {
    /// The event; `None` for what is never journaled, such as a checkpoint of the journal itself.
    pub event: Option<Event>,
    /// Its facts, in order.
    pub facts: Vec<NewFact>,
    /// No count of it may get an index before this time (seconds since 1970).
    pub not_before: Option<i64>,
}

pub(crate) struct Pending {
    acceptance: Acceptance,
    done: oneshot::Sender<Result<Accepted>>,
}

/// Where a command ended up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Accepted {
    /// Index of its event in the journal.
    pub journal_index: Option<u64>,
    /// How many facts were accepted.
    pub facts: u64,
}

impl Store {
    /// Makes a command durable. When this returns, a power cut loses nothing of it.
    ///
    /// It is to be driven to its end, in a task of its own where the caller may go away: whoever holds the database
    /// commits for all others too, and after an end in the middle none of them knows what became of their command.
    pub async fn accept(&self, acceptance: Acceptance) -> Result<Accepted> {
        let (done, confirmed) = oneshot::channel();
        self.queue.lock().expect("the queue does not panic").push(Pending { acceptance, done });
        let connection = self.connection().await;
        let commands = std::mem::take(&mut *self.queue.lock().expect("the queue does not panic"));
        let (acceptances, senders): (Vec<_>, Vec<_>) =
            commands.into_iter().map(|command| (command.acceptance, command.done)).unzip();
        let ended = match connection {
            Ok(_) if acceptances.is_empty() => Ok(Vec::new()),
            Ok(mut connection) => self.ended(commit(&mut connection, acceptances).await),
            Err(error) => Err(error),
        };
        answer(senders, ended);
        confirmed.await.unwrap_or_else(|_| Err(StoreError::Damaged("a command was dropped".to_owned())))
    }
}

/// Tells each command how it ended. A caller that went away does not need the answer.
fn answer(senders: Vec<oneshot::Sender<Result<Accepted>>>, ended: Result<Vec<Result<Accepted>>>) {
    match ended {
        Ok(results) => {
            for (sender, result) in senders.into_iter().zip(results) {
                let _ = sender.send(result);
            }
        }
        Err(error) => {
            let error = Arc::new(error);
            for sender in senders {
                let _ = sender.send(Err(StoreError::Transaction(Arc::clone(&error))));
            }
        }
    }
}

/// One transaction: an answer for each command, or none of them happened.
async fn commit(
    connection: &mut SqliteConnection,
    acceptances: Vec<Acceptance>,
) -> Result<Vec<Result<Accepted>>> {
    let mut results = Vec::with_capacity(acceptances.len());
    let mut transaction = connection.begin_with("begin immediate").await?;
    for acceptance in acceptances {
        let mut savepoint = transaction.begin().await?;
        match write(&mut savepoint, acceptance).await {
            Ok(accepted) => {
                savepoint.commit().await?;
                results.push(Ok(accepted));
            }
            // On a full disk SQLite has rolled the whole transaction back: then the cause is what everyone hears.
            Err(error) => match savepoint.rollback().await {
                Ok(()) => results.push(Err(error)),
                Err(_) => return Err(error),
            },
        }
    }
    transaction.commit().await?;
    Ok(results)
}

async fn write(connection: &mut SqliteConnection, acceptance: Acceptance) -> Result<Accepted> {
    let Acceptance { event, facts, not_before } = acceptance;
    let journal_index = match event {
        Some(event) => Some(write_event(connection, event, &facts).await?),
        None => None,
    };
    let count = facts.len() as u64;
    let (send, mut parcels) = mpsc::channel(PARCELS_AHEAD);
    // While the database writes one parcel, the next are put together on another core.
    tokio::task::spawn_blocking(move || {
        for parcel in self::parcels(&facts) {
            // Nobody receives any more where the database has refused a parcel.
            if send.blocking_send(Bound::new(parcel, not_before)).is_err() {
                return;
            }
        }
    });
    while let Some(bound) = parcels.recv().await {
        let Bound { facts, bundle, leaves, not_before, projection } = bound?;
        let (number,): (i64,) = sqlx::query_as(
            "insert into parcel (journal_index, facts, bundle, leaves, not_before) \
             values ($1, $2, $3, $4, $5) returning parcel",
        )
        .bind(journal_index)
        .bind(facts)
        .bind(bundle)
        .bind(leaves)
        .bind(not_before)
        .fetch_one(&mut *connection)
        .await?;
        project(connection, number, projection).await?;
    }
    let index = |index| u64::try_from(index).expect("an index is not negative");
    Ok(Accepted { journal_index: journal_index.map(index), facts: count })
}

/// Cuts facts into parcels. What waits and what does not never lie in one: the parcel is what the sequencer takes.
pub(crate) fn parcels(facts: &[NewFact]) -> impl Iterator<Item = &[NewFact]> {
    let runs = facts.chunk_by(|before, after| before.is_count == after.is_count);
    runs.flat_map(|run| run.chunks(PARCEL_FACTS_MAX))
}

/// Parcels that are put together before the database asks for them.
const PARCELS_AHEAD: usize = 4;

/// A parcel as the database takes it.
pub(crate) struct Bound {
    pub facts: i64,
    pub bundle: Vec<u8>,
    pub leaves: Vec<u8>,
    pub not_before: Option<i64>,
    pub projection: Option<String>,
}

impl Bound {
    pub fn new(parcel: &[NewFact], not_before: Option<i64>) -> Result<Bound> {
        let bodies: Vec<&[u8]> = parcel.iter().map(|fact| fact.body.as_slice()).collect();
        Ok(Bound {
            facts: i64::try_from(parcel.len()).expect("at most 256"),
            bundle: encode_bundle(&bodies)?,
            leaves: parcel.iter().flat_map(|fact| fact.leaf.0).collect(),
            not_before: not_before.filter(|_| parcel[0].is_count),
            projection: projection(parcel.iter().map(|fact| &fact.protocol)),
        })
    }
}

async fn write_event(connection: &mut SqliteConnection, mut event: Event, facts: &[NewFact]) -> Result<i64> {
    let root = record::merkle::root_of(facts.iter().map(|fact| fact.leaf));
    event.facts = FactsOfEvent { count: facts.len() as u64, root: root.to_base64url() };
    let body = event.to_bytes()?;
    let leaf = record::merkle::leaf_hash(&body);
    let (index,): (i64,) = sqlx::query_as(
        "insert into event (journal_index, body, leaf) \
         values ((select coalesce(max(journal_index) + 1, 0) from event), $1, $2) returning journal_index",
    )
    .bind(body)
    .bind(leaf.0.to_vec())
    .fetch_one(&mut *connection)
    .await?;
    Ok(index)
}

/// Where each protocol of a parcel stands; `None` where it has none.
///
/// One text in place of five parameters a row: SQLite takes it apart faster than it binds.
pub(crate) fn projection<'a>(
    protocols: impl Iterator<Item = &'a Option<(String, String, u64)>>,
) -> Option<String> {
    let rows: Vec<(i64, &str, &str, u64)> = (0i64..)
        .zip(protocols)
        .filter_map(|(position, protocol)| {
            let (contest, station, revision) = protocol.as_ref()?;
            Some((position, contest.as_str(), station.as_str(), *revision))
        })
        .collect();
    (!rows.is_empty()).then(|| serde_json::to_string(&rows).expect("texts and numbers serialise"))
}

/// Writes the projection of a parcel.
pub(crate) async fn project(
    connection: &mut SqliteConnection,
    parcel: i64,
    projection: Option<String>,
) -> Result<()> {
    let Some(rows) = projection else { return Ok(()) };
    sqlx::query(
        "insert into protocol (contest, station, revision, parcel, position)
         select value ->> 1, value ->> 2, value ->> 3, $1, value ->> 0 from json_each($2)",
    )
    .bind(parcel)
    .bind(rows)
    .execute(&mut *connection)
    .await?;
    Ok(())
}
