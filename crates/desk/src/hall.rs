//! The hall: the one place where anything is decided, one order after the other.
//!
//! Whoever wants something sends an [`Order`] through a [`Hall`] and waits. A task of its own takes all orders that
//! have come, decides each on what the ones before it in the batch have changed, and commits the batch in one
//! transaction: events first, then facts, then rows. Only when that is durable do readers see the new tables, and only
//! then is anybody answered. If the transaction fails, nothing of the batch has happened, and everybody hears why.
//!
//! So there is no lock that a clerk could wait for, no state between two states, and one order in which everything
//! happened: the journal's.

mod decide;
mod order;
mod papers;
mod proposed;
mod settle;
pub mod staged;

use crate::error::Result;
use crate::record::accepted_state;
use decide::{Decided, Hand};
use model::fact::{Scan, ScanType};
use model::lifecycle::{Paper, State as PaperState};
use model::moment::Moment;
use replay::State;
use staged::{Reader, Staged};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, RwLock, RwLockReadGuard};
use store::{Blobs, Store, Tables};
use tokio::sync::{mpsc, oneshot};

pub use order::{Done, NotDone, Order, Who, fingerprint};
pub use papers::{current, is_expected, is_within};
pub use proposed::published;

/// Orders that are committed together, at most.
const BATCH: usize = 512;

/// Orders that may wait. Whoever comes when so many wait waits for a place.
const WAITING: usize = 4_096;

/// The folder of staged files in a data directory.
const STAGED: &str = "staged";

/// Gives the present moment. The hall has no clock of its own, so that a test can have another.
pub type Clock = Arc<dyn Fn() -> Moment + Send + Sync>;

/// The way to the hall. Cheap to clone.
#[derive(Clone)]
pub struct Hall {
    orders: mpsc::Sender<Ask>,
    seen: Arc<Seen>,
}

/// What readers see.
pub struct Seen {
    /// The store.
    pub store: Arc<Store>,
    /// The present moment.
    pub clock: Clock,
    /// Files that wait to be confirmed.
    pub staged: Staged,
    /// Files that the journal names by their hashes: scans.
    pub blobs: Blobs,
    tables: RwLock<Tables>,
    record: RwLock<State>,
    trouble: RwLock<Option<String>>,
    /// Facts have waited for the embargo, so the order of the record is not that of acceptance.
    reordered: AtomicBool,
    /// The world has seen more than this data directory knows: nothing is taken, since it could never be signed.
    older: AtomicBool,
    /// Held by whoever settles: one at a time.
    settling: tokio::sync::Mutex<()>,
}

/// What is sent to the hall.
enum Ask {
    /// An order, and where its answer is awaited.
    Order(Box<Order>, Who, oneshot::Sender<std::result::Result<Done, NotDone>>),
    /// State the journal's size and root in the record.
    Checkpoint(oneshot::Sender<std::result::Result<(), NotDone>>),
    /// Read the record anew: its order is no longer that of acceptance.
    ReadAnew,
}

impl Hall {
    /// Opens the hall of a data directory: reads its journal and its record, and begins to take orders.
    pub async fn open(store: Arc<Store>, clock: Clock, reader: Reader) -> Result<Hall> {
        let tables = store.fold().await?;
        let record = accepted_state(&store).await?;
        let journal_size = store.journal_size().await?;
        let staged = Staged::new(store.directory().join(STAGED), reader);
        let blobs = Blobs::open(store.directory())?;
        let seen = Arc::new(Seen {
            store,
            clock,
            staged,
            blobs,
            tables: RwLock::new(tables),
            record: RwLock::new(record),
            trouble: RwLock::default(),
            reordered: AtomicBool::new(false),
            older: AtomicBool::new(false),
            settling: tokio::sync::Mutex::default(),
        });
        let (orders, asks) = mpsc::channel(WAITING);
        let worker = Worker { seen: Arc::clone(&seen), journal_size };
        tokio::spawn(worker.run(asks));
        Ok(Hall { orders, seen })
    }

    /// Gives an order, and waits until it is durable or refused.
    pub async fn order(&self, order: Order, who: Who) -> std::result::Result<Done, NotDone> {
        let (done, answer) = oneshot::channel();
        self.orders.send(Ask::Order(Box::new(order), who, done)).await.map_err(|_| NotDone::Closed)?;
        answer.await.unwrap_or(Err(NotDone::Closed))
    }

    /// Brings what was accepted to the signed record. Returns its size. Nobody's order waits for it.
    pub async fn settle(&self) -> std::result::Result<u64, NotDone> {
        let settled = self.seen.settle().await;
        if let Ok((_, true)) = settled {
            self.orders.send(Ask::ReadAnew).await.map_err(|_| NotDone::Closed)?;
        }
        settled.map(|(size, _)| size)
    }

    /// States the journal's size and root in the record, as its tiles have them.
    pub async fn checkpoint(&self) -> std::result::Result<(), NotDone> {
        let (done, answer) = oneshot::channel();
        self.orders.send(Ask::Checkpoint(done)).await.map_err(|_| NotDone::Closed)?;
        answer.await.unwrap_or(Err(NotDone::Closed))
    }

    /// The desk's tables, as everything durable makes them.
    pub fn tables(&self) -> RwLockReadGuard<'_, Tables> {
        self.seen.tables.read().expect("no holder of this lock panics")
    }

    /// The record as accepted, also what waits for the embargo.
    pub fn record(&self) -> RwLockReadGuard<'_, State> {
        self.seen.record.read().expect("no holder of this lock panics")
    }

    /// Where a paper stands.
    pub fn state_of(&self, paper: &Paper) -> PaperState {
        let row = self.tables().papers.get(paper).map(|row| row.state.clone());
        current(&self.record(), paper, row)
    }

    /// Why nothing can be signed or written at present, where that is so.
    pub fn trouble(&self) -> Option<String> {
        self.seen.trouble.read().expect("no holder of this lock panics").clone()
    }

    /// Files that wait to be confirmed.
    pub fn staged(&self) -> &Staged {
        &self.seen.staged
    }

    /// Keeps a scan's file, durably, before anything names it. Waits for the disk.
    pub fn keep_scan(&self, bytes: &[u8], kind: ScanType) -> std::result::Result<Scan, NotDone> {
        let hash = self.seen.blobs.put(bytes).map_err(|error| NotDone::Failed(error.to_string()))?;
        Ok(Scan { hash, size: bytes.len() as u64, kind })
    }

    /// The bytes of a scan; `None` where they are not here.
    pub fn scan(&self, scan: &Scan) -> std::result::Result<Option<Vec<u8>>, NotDone> {
        self.seen.blobs.read(&scan.hash).map_err(|error| NotDone::Failed(error.to_string()))
    }

    /// The store, for histories and people's accounts.
    pub fn store(&self) -> &Arc<Store> {
        &self.seen.store
    }

    /// The present moment.
    pub fn now(&self) -> Moment {
        (self.seen.clock)()
    }
}

/// Whoever works in the hall.
struct Worker {
    seen: Arc<Seen>,
    /// The index of the next event.
    journal_size: u64,
}

/// Where the answer to an order goes.
type Answer = oneshot::Sender<std::result::Result<Done, NotDone>>;

/// An answer that is given once the batch is durable.
type Answered = (Answer, std::result::Result<Done, NotDone>);

impl Worker {
    async fn run(mut self, mut asks: mpsc::Receiver<Ask>) {
        while let Some(first) = asks.recv().await {
            let mut batch = Vec::new();
            let mut ask = Some(first);
            let mut other = None;
            while let Some(one) = ask {
                match one {
                    Ask::Order(order, who, answer) => batch.push((*order, who, answer)),
                    one => {
                        other = Some(one);
                        break;
                    }
                }
                ask = if batch.len() < BATCH { asks.try_recv().ok() } else { None };
            }
            if !batch.is_empty() {
                self.batch(batch).await;
            }
            match other {
                Some(Ask::Checkpoint(done)) => {
                    let _ = done.send(self.seen.journal_checkpoint().await);
                }
                Some(Ask::ReadAnew) => self.seen.read_record_anew().await,
                Some(Ask::Order(..)) | None => {}
            }
        }
    }

    /// Decides a batch and commits it.
    async fn batch(&mut self, batch: Vec<(Order, Who, Answer)>) {
        if self.seen.older.load(Ordering::Acquire) {
            let why = self.seen.trouble.read().expect("no holder of this lock panics").clone();
            let why = NotDone::Failed(why.unwrap_or_default());
            for (.., answer) in batch {
                let _ = answer.send(Err(why.clone()));
            }
            return;
        }
        // What is compared with the record, or states it, is decided on the record as it stands in full.
        let mut as_of = 0;
        if batch.iter().any(|(order, ..)| order.looks_at_the_record()) {
            match self.seen.settle_in_full().await {
                Ok(size) => as_of = size,
                Err(error) => {
                    for (.., answer) in batch {
                        let _ = answer.send(Err(error.clone()));
                    }
                    return;
                }
            }
        }
        let (decided, answers) = self.decide(batch, as_of);
        if decided.spoiled && decided.deeds.is_empty() {
            self.seen.read_record_anew().await;
        }
        if decided.deeds.is_empty() {
            for (answer, outcome) in answers {
                let _ = answer.send(outcome);
            }
            return;
        }
        let store = Arc::clone(&self.seen.store);
        let appended = store.append(self.journal_size, &decided.deeds, &decided.changed).await;
        match appended {
            Ok(()) => {
                self.journal_size += decided.deeds.len() as u64;
                self.seen.tables.write().expect("no holder of this lock panics").absorb(decided.changed);
                if decided.spoiled {
                    self.seen.read_record_anew().await;
                }
                for (answer, outcome) in answers {
                    // Whoever went away does not need the answer.
                    let _ = answer.send(outcome);
                }
            }
            Err(error) => {
                let why = NotDone::Failed(error.to_string());
                tracing::error!("a batch of {} orders was not written: {error}", answers.len());
                for (answer, outcome) in answers {
                    let _ = answer.send(outcome.and(Err(why.clone())));
                }
                if decided.facts > 0 {
                    self.seen.read_record_anew().await;
                }
            }
        }
    }

    /// Decides each order on what the ones before it have changed.
    fn decide(&mut self, batch: Vec<(Order, Who, Answer)>, as_of: u64) -> (Decided, Vec<Answered>) {
        let now = (self.seen.clock)();
        let tables = self.seen.tables.read().expect("no holder of this lock panics");
        let mut hand =
            Hand::new(&tables, &self.seen.record, &self.seen.staged, self.journal_size, as_of, now);
        let answers =
            batch.into_iter().map(|(order, who, answer)| (answer, hand.decide(order, &who))).collect();
        (hand.decided(), answers)
    }
}
