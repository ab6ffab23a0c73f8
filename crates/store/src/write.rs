//! Write: facts and their event, inside a transaction that somebody else begins and ends.
//!
//! Facts are cut into parcels of up to 256, as entries stand in bundles, and each parcel is one row. The event names the
//! root over its facts, so it is begun before them, since they name it, and filled in after them.

use crate::accept::NewFact;
use crate::event::{Event, FactsOfEvent};
use crate::{Result, StoreError};
use record::merkle::Frontier;
use record::tiles::encode_bundle;
use sqlx::{QueryBuilder, SqliteConnection};
use tokio::sync::mpsc;

/// Facts that stand in one parcel, as entries stand in one bundle.
const PARCEL_FACTS_MAX: usize = 256;

/// Batches that are put together before the database asks for them.
const BATCHES_AHEAD: usize = 2;

/// Parcels that the database takes in one statement: it runs on a thread of its own, which is woken for each.
const BATCH_PARCELS: usize = 8;

/// Cuts facts into parcels. What waits and what does not never lie in one: the parcel is what the sequencer takes.
pub(crate) fn parcels(facts: &[NewFact]) -> impl Iterator<Item = &[NewFact]> {
    let runs = facts.chunk_by(|before, after| before.is_count == after.is_count);
    runs.flat_map(|run| run.chunks(PARCEL_FACTS_MAX))
}

/// Parcels as the database takes them: rows of two tables.
pub(crate) struct Batch {
    next_parcel: i64,
    parcels: Vec<Row>,
    protocols: Vec<Place>,
}

struct Row {
    parcel: i64,
    journal_index: Option<i64>,
    facts: i64,
    bundle: Vec<u8>,
    leaves: Vec<u8>,
    not_before: Option<i64>,
}

/// Where a revision of a protocol stands: contest, station, revision, parcel, position.
pub(crate) type Place = (String, String, u64, i64, usize);

impl Batch {
    /// An empty one, whose first parcel gets this number.
    pub fn from(next_parcel: i64) -> Batch {
        Batch { next_parcel, parcels: Vec::new(), protocols: Vec::new() }
    }

    /// Adds a parcel.
    pub fn add(
        &mut self,
        facts: &[NewFact],
        journal_index: Option<i64>,
        not_before: Option<i64>,
    ) -> Result<()> {
        let bodies: Vec<&[u8]> = facts.iter().map(|fact| fact.body.as_slice()).collect();
        let parcel = self.next_parcel;
        self.parcels.push(Row {
            parcel,
            journal_index,
            facts: i64::try_from(facts.len()).expect("at most 256"),
            bundle: encode_bundle(&bodies)?,
            leaves: facts.iter().flat_map(|fact| fact.leaf.0).collect(),
            not_before: not_before.filter(|_| facts[0].is_count),
        });
        self.next_parcel += 1;
        self.protocols.extend(facts.iter().enumerate().filter_map(|(position, fact)| {
            let (contest, station, revision) = fact.protocol.clone()?;
            Some((contest, station, revision, parcel, position))
        }));
        Ok(())
    }

    /// Takes what was added; what is added next gets the numbers behind it.
    fn take(&mut self) -> Batch {
        let next = Batch::from(self.next_parcel);
        std::mem::replace(self, next)
    }

    /// Writes what was added.
    pub async fn write(self, connection: &mut SqliteConnection) -> Result<()> {
        if self.parcels.is_empty() {
            return Ok(());
        }
        let mut insert = QueryBuilder::new(
            "insert into parcel (parcel, journal_index, facts, bundle, leaves, not_before) ",
        );
        insert.push_values(self.parcels, |mut values, row| {
            values.push_bind(row.parcel).push_bind(row.journal_index).push_bind(row.facts);
            values.push_bind(row.bundle).push_bind(row.leaves).push_bind(row.not_before);
        });
        insert.build().execute(&mut *connection).await?;
        project(connection, &self.protocols).await
    }
}

/// The number that the next parcel gets.
pub(crate) async fn next_parcel(connection: &mut SqliteConnection) -> Result<i64> {
    let (parcel,): (i64,) =
        sqlx::query_as("select coalesce(max(parcel) + 1, 1) from parcel").fetch_one(&mut *connection).await?;
    Ok(parcel)
}

/// Begins an event, which its facts' parcels name; it is empty until [`end_event`]. Gives its index.
pub(crate) async fn begin_event(connection: &mut SqliteConnection) -> Result<i64> {
    let (index,): (i64,) = sqlx::query_as(
        "insert into event (journal_index, body, leaf) \
         values ((select coalesce(max(journal_index) + 1, 0) from event), x'', x'') returning journal_index",
    )
    .fetch_one(&mut *connection)
    .await?;
    Ok(index)
}

/// Writes facts as they come, and gives their number and root.
pub(crate) async fn write_facts(
    connection: &mut SqliteConnection,
    journal_index: Option<i64>,
    not_before: Option<i64>,
    facts: mpsc::Receiver<Vec<NewFact>>,
) -> Result<FactsOfEvent> {
    let batch = Batch::from(next_parcel(connection).await?);
    let (send, mut batches) = mpsc::channel(BATCHES_AHEAD);
    // While the database writes one batch, the next is put together on another core.
    let batching = tokio::task::spawn_blocking(move || {
        put_together(facts, batch, |batch, parcel| batch.add(parcel, journal_index, not_before), &send)
    });
    while let Some(batch) = batches.recv().await {
        batch.write(connection).await?;
    }
    batching.await.map_err(|error| StoreError::Damaged(format!("parcels were not put together: {error}")))?
}

/// Puts facts together into parcels as they come, and gives these on in batches.
fn put_together(
    mut facts: mpsc::Receiver<Vec<NewFact>>,
    mut batch: Batch,
    add: impl Fn(&mut Batch, &[NewFact]) -> Result<()>,
    send: &mpsc::Sender<Batch>,
) -> Result<FactsOfEvent> {
    let mut tree = Frontier::new();
    let mut waiting: Vec<NewFact> = Vec::new();
    let mut at_end = false;
    while !at_end {
        let more = facts.blocking_recv();
        at_end = more.is_none();
        let more = more.unwrap_or_default();
        more.iter().for_each(|fact| tree.append(fact.leaf));
        waiting.extend(more);
        // Only the last parcel can still grow.
        let growing = parcels(&waiting).last().map_or(0, <[NewFact]>::len) % PARCEL_FACTS_MAX;
        let whole = waiting.len() - if at_end { 0 } else { growing };
        for parcel in parcels(&waiting[..whole]) {
            add(&mut batch, parcel)?;
            // Nobody receives any more where the database has refused a batch, and says so itself.
            if batch.parcels.len() == BATCH_PARCELS && send.blocking_send(batch.take()).is_err() {
                facts.close();
            }
        }
        waiting.drain(..whole);
    }
    drop(send.blocking_send(batch));
    Ok(FactsOfEvent { count: tree.size(), root: tree.root().to_base64url() })
}

/// Fills in an event, once the number and root of its facts are known.
pub(crate) async fn end_event(connection: &mut SqliteConnection, index: i64, event: Event) -> Result<()> {
    let body = event.to_bytes()?;
    let leaf = record::merkle::leaf_hash(&body);
    sqlx::query("update event set body = $2, leaf = $3 where journal_index = $1")
        .bind(index)
        .bind(body)
        .bind(leaf.0.to_vec())
        .execute(&mut *connection)
        .await?;
    Ok(())
}

/// Writes where protocols stand.
///
/// One text in place of five parameters a row: SQLite takes it apart faster than it binds.
pub(crate) async fn project(connection: &mut SqliteConnection, protocols: &[Place]) -> Result<()> {
    if protocols.is_empty() {
        return Ok(());
    }
    let rows = serde_json::to_string(protocols).expect("texts and numbers serialise");
    sqlx::query(
        "insert into protocol (contest, station, revision, parcel, position) \
         select value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 from json_each($1)",
    )
    .bind(rows)
    .execute(&mut *connection)
    .await?;
    Ok(())
}
