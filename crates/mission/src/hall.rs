//! The hall: the one place where anything is decided, one order after the other.
//!
//! Whoever wants something sends an [`Order`] and waits. A thread of its own takes all orders that have come, decides
//! each on what the ones before it have changed, and appends the events of the batch in one transaction. Only when that
//! is durable is anybody answered. A page of headquarters may show what is on its way to the disk, for some milliseconds:
//! to hold the state until the disk has answered would stop those who bring it there. Where the transaction fails, the
//! state is folded anew from the journal and everybody hears why.

mod decide;
mod field;
mod order;

use crate::blobs::Blobs;
use crate::journal::{deed, fold, form};
use crate::official::Official;
use crate::{Error, Result};
use decide::decide;
use model::moment::Moment;
use observation::state::State;
use std::sync::{Arc, RwLock, RwLockReadGuard};
use store::{Deed, Store, Tables};
use tokio::runtime::Handle;
use tokio::sync::{mpsc, oneshot};

pub use order::{Done, NotDone, Order, Who};

/// Orders that are committed together, at most.
const BATCH: usize = 512;

/// Orders that may wait. Whoever comes when so many wait waits for a place.
const WAITING: usize = 8_192;

/// Gives the present moment; a test can have another.
pub type Clock = Arc<dyn Fn() -> Moment + Send + Sync>;

/// The way to the hall. Cheap to clone.
#[derive(Clone)]
pub struct Hall {
    orders: mpsc::Sender<Ask>,
    seen: Arc<Seen>,
}

/// What readers see.
struct Seen {
    store: Arc<Store>,
    blobs: Arc<Blobs>,
    official: Arc<Official>,
    clock: Clock,
    state: RwLock<State>,
}

struct Ask {
    order: Order,
    who: Who,
    answer: oneshot::Sender<std::result::Result<Done, NotDone>>,
}

impl Hall {
    /// Opens the hall of a mission's data directory: reads its journal, and begins to take orders.
    pub async fn open(
        store: Arc<Store>,
        blobs: Arc<Blobs>,
        official: Arc<Official>,
        clock: Clock,
    ) -> Result<Hall> {
        let empty = fold(&store, &blobs, State::default()).await?.0;
        let mission = empty.mission.ok_or_else(|| Error::Journal {
            index: 0,
            why: "the journal does not begin with a mission".to_owned(),
        })?;
        let (places, lines) = official.register(&mission)?;
        let (state, journal_size) = fold(&store, &blobs, State::new(Arc::new(places), lines)).await?;
        let state = RwLock::new(state);
        let seen = Arc::new(Seen { store, blobs, official, clock, state });
        let (orders, asks) = mpsc::channel(WAITING);
        let worker = Worker { seen: Arc::clone(&seen), journal_size, runtime: Handle::current() };
        std::thread::spawn(move || worker.run(asks));
        Ok(Hall { orders, seen })
    }

    /// Gives an order, and waits until it is durable or refused.
    pub async fn order(&self, order: Order, who: Who) -> std::result::Result<Done, NotDone> {
        self.give(order, who).await?.await
    }

    /// Gives an order in its turn; what comes back waits as [`Hall::order`] does. Orders that one task gives one after the
    /// other are decided in that order, also where they are committed together.
    pub async fn give(
        &self,
        order: Order,
        who: Who,
    ) -> std::result::Result<impl Future<Output = std::result::Result<Done, NotDone>> + use<>, NotDone> {
        let (answer, answered) = oneshot::channel();
        self.orders.send(Ask { order, who, answer }).await.map_err(|_| NotDone::Closed)?;
        Ok(async { answered.await.unwrap_or(Err(NotDone::Closed)) })
    }

    /// The mission's state, as everything durable makes it.
    pub fn state(&self) -> RwLockReadGuard<'_, State> {
        self.seen.state.read().expect("no holder of this lock panics")
    }

    /// The store, for accounts and sessions.
    pub fn store(&self) -> &Arc<Store> {
        &self.seen.store
    }

    /// The files.
    pub fn blobs(&self) -> &Arc<Blobs> {
        &self.seen.blobs
    }

    /// The commission's record.
    pub fn official(&self) -> &Arc<Official> {
        &self.seen.official
    }

    /// What only the mission knows: a hash that its record's key signs, so that pseudonyms cannot be tried out.
    pub fn salt(&self) -> Vec<u8> {
        self.seen.store.record_key().sign("hattama mission pseudonyms\n").signature
    }

    /// The present moment.
    pub fn now(&self) -> Moment {
        (self.seen.clock)()
    }
}

struct Worker {
    seen: Arc<Seen>,
    /// The index of the next event.
    journal_size: u64,
    runtime: Handle,
}

impl Worker {
    fn run(mut self, mut asks: mpsc::Receiver<Ask>) {
        let mut batch = Vec::new();
        while self.runtime.block_on(asks.recv_many(&mut batch, BATCH)) > 0 {
            self.batch(std::mem::take(&mut batch));
        }
    }

    /// Decides a batch and commits it.
    fn batch(&mut self, batch: Vec<Ask>) {
        let seen = Arc::clone(&self.seen);
        let now = (seen.clock)();
        let mut state = seen.state.write().expect("no holder of this lock panics");
        let mut deeds: Vec<Deed> = Vec::new();
        let mut answers = Vec::with_capacity(batch.len());
        for Ask { order, who, answer } in batch {
            let outcome = self.one(&mut state, order, &who, now, &mut deeds);
            answers.push((answer, outcome));
        }
        // Nobody waits for the disk with the state in hand: whoever holds the store may be waiting to read it.
        drop(state);
        let failed = match deeds.is_empty() {
            true => None,
            false => {
                let nothing = Tables::default();
                let appended = seen.store.append(self.journal_size, &deeds, &nothing);
                self.runtime.block_on(appended).err().map(|error| error.to_string())
            }
        };
        match &failed {
            None => self.journal_size += deeds.len() as u64,
            Some(why) => {
                tracing::error!("a batch of {} orders was not written: {why}", answers.len());
                self.fold_anew();
            }
        }
        for (answer, outcome) in answers {
            let outcome = match &failed {
                Some(why) => outcome.and(Err(NotDone::Failed(why.clone()))),
                None => outcome,
            };
            // Whoever went away does not need the answer.
            let _ = answer.send(outcome);
        }
    }

    fn one(
        &self,
        state: &mut State,
        order: Order,
        who: &Who,
        now: Moment,
        deeds: &mut Vec<Deed>,
    ) -> std::result::Result<Done, NotDone> {
        let mut decided = decide(state, order, who, now, &self.seen.official)?;
        let mut facts = std::mem::take(&mut decided.facts);
        let forms = |sha256: &str| form(&self.seen.blobs, sha256);
        for event in &decided.events {
            let deed = deed(event, now, who.from.as_deref(), std::mem::take(&mut facts));
            deeds.push(deed.map_err(|error| NotDone::Failed(error.to_string()))?);
            state.apply(event, now, &forms);
        }
        Ok(decided.done(state))
    }

    /// Nothing of the batch has happened: the state is what the journal says.
    fn fold_anew(&self) {
        let begin = {
            let state = self.seen.state.read().expect("no holder of this lock panics");
            State::new(Arc::clone(&state.places), state.lines.to_vec())
        };
        match self.runtime.block_on(fold(&self.seen.store, &self.seen.blobs, begin)) {
            Ok((folded, _)) => {
                *self.seen.state.write().expect("no holder of this lock panics") = folded;
            }
            Err(error) => tracing::error!("the journal cannot be read: {error}"),
        }
    }
}
