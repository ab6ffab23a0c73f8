//! Accept: a command's event and its facts become durable in one transaction.
//!
//! Callers that arrive while a transaction is under way wait in a queue; whoever gets the connection next takes the
//! whole queue into one transaction (group commit), and each caller is told when its own command is on the disk.
//! A command that fails takes nobody with it: each runs in a savepoint of its own.
//!
//! A nation's import drafts for as long as the database writes. Its command is [`Arriving`]: the transaction is begun
//! first, takes facts as they come, and gets its event last. Nobody sees any of it before, and without the event
//! nothing of it happened.

use crate::event::Event;
use crate::write::{begin_event, end_event, write_facts};
use crate::{Result, Store, StoreError};
use model::fact::ENTRY_BYTES_MAX;
use record::Hash;
use sqlx::{Connection, SqliteConnection};
use std::cell::RefCell;
use std::sync::Arc;
use tokio::sync::{mpsc, oneshot};

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

/// A command whose facts are still being drafted.
pub struct Arriving {
    /// Its facts, in order, until the sender is dropped.
    pub facts: mpsc::Receiver<Vec<NewFact>>,
    /// Its event, once all facts were sent; dropped where they are not to count.
    pub event: oneshot::Receiver<Event>,
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

    /// Makes a command durable while its facts are still being drafted; `None` where it was taken back. Until it ends,
    /// everybody else waits for the database.
    pub async fn accept_arriving(&self, command: Arriving) -> Result<Option<Accepted>> {
        let mut connection = self.connection().await?;
        self.ended(commit_arriving(&mut connection, command).await)
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
    let (all, drafted) = mpsc::channel(1);
    all.try_send(facts).expect("there is room for one");
    drop(all);
    let index = match event {
        Some(_) => Some(begin_event(connection).await?),
        None => None,
    };
    let facts = write_facts(connection, index, not_before, drafted).await?;
    let accepted = Accepted { journal_index: index.map(unsigned), facts: facts.count };
    if let (Some(event), Some(index)) = (event, index) {
        end_event(connection, index, Event { facts, ..event }).await?;
    }
    Ok(accepted)
}

async fn commit_arriving(connection: &mut SqliteConnection, command: Arriving) -> Result<Option<Accepted>> {
    let mut transaction = connection.begin_with("begin immediate").await?;
    let index = begin_event(&mut transaction).await?;
    let facts = write_facts(&mut transaction, Some(index), command.not_before, command.facts).await?;
    let Ok(event) = command.event.await else {
        transaction.rollback().await?;
        return Ok(None);
    };
    let accepted = Accepted { journal_index: Some(unsigned(index)), facts: facts.count };
    end_event(&mut transaction, index, Event { facts, ..event }).await?;
    transaction.commit().await?;
    Ok(Some(accepted))
}

fn unsigned(index: i64) -> u64 {
    u64::try_from(index).expect("an index is not negative")
}
