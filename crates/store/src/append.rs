//! Append: a batch of a desk's commands becomes durable, events, facts and rows in one transaction.
//!
//! Where [`crate::accept`] takes commands one by one, this takes many that were decided one after the other, and
//! writes the rows of each table in one statement: it is what a hall of clerks at work needs. All of a batch is on the
//! disk, or nothing of it.

use crate::event::FactsOfEvent;
use crate::tables::Tables;
use crate::write::{Batch, next_parcel, parcels};
use crate::{Event, NewFact, Result, Store, StoreError};
use model::lifecycle::{Commission, Paper};
use record::Hash;
use sqlx::{Connection, SqliteConnection};

/// An event with its facts, written canonically and hashed.
#[derive(Debug, Clone)]
pub struct Deed {
    /// What is done.
    event: Event,
    body: Vec<u8>,
    leaf: Hash,
    facts: Vec<NewFact>,
    not_before: Option<i64>,
}

impl Deed {
    /// Fills in the facts' hash, and writes the event. `not_before`: no count may get an index before this time.
    pub fn new(mut event: Event, facts: Vec<NewFact>, not_before: Option<i64>) -> Result<Deed> {
        let root = record::merkle::root_of(facts.iter().map(|fact| fact.leaf));
        event.facts = FactsOfEvent { count: facts.len() as u64, root: root.to_base64url() };
        let body = event.to_bytes()?;
        let leaf = record::merkle::leaf_hash(&body);
        Ok(Deed { event, body, leaf, facts, not_before })
    }

    /// The event.
    pub fn event(&self) -> &Event {
        &self.event
    }
}

impl Store {
    /// Makes a batch durable: its events get the indexes from `first_index` on, and `changed` are the rows that they
    /// change. When this returns, a power cut loses nothing of it.
    pub async fn append(&self, first_index: u64, deeds: &[Deed], changed: &Tables) -> Result<()> {
        let mut connection = self.connection().await?;
        self.ended(append(&mut connection, first_index, deeds, changed).await)
    }

    /// How many events the journal has.
    pub async fn journal_size(&self) -> Result<u64> {
        let mut connection = self.reader().await;
        let (size,): (i64,) = sqlx::query_as("select coalesce(max(journal_index) + 1, 0) from event")
            .fetch_one(&mut *connection)
            .await?;
        Ok(u64::try_from(size).expect("a size is not negative"))
    }

    /// The events that tell of a paper, with their indexes, in order.
    pub async fn history(&self, paper: &Paper) -> Result<Vec<(u64, Event)>> {
        let (kind, code) = key(&paper.of);
        let mut connection = self.reader().await;
        let rows: Vec<(i64, Vec<u8>)> = sqlx::query_as(
            "select journal_index, body from paper_event join event using (journal_index) \
             where contest = $1 and kind = $2 and code = $3 order by journal_index",
        )
        .bind(&paper.contest)
        .bind(kind)
        .bind(code)
        .fetch_all(&mut *connection)
        .await?;
        rows.into_iter().map(read_event).collect()
    }

    /// Events from an index on, at most so many.
    pub async fn events_from(&self, first: u64, count: u64) -> Result<Vec<(u64, Event)>> {
        let mut connection = self.reader().await;
        let rows: Vec<(i64, Vec<u8>)> = sqlx::query_as(
            "select journal_index, body from event where journal_index >= $1 order by journal_index limit $2",
        )
        .bind(i64::try_from(first).expect("an index is below 2^63"))
        .bind(i64::try_from(count).expect("a count is below 2^63"))
        .fetch_all(&mut *connection)
        .await?;
        rows.into_iter().map(read_event).collect()
    }

    /// The tables that the whole journal makes.
    pub async fn fold(&self) -> Result<Tables> {
        let bodies = self.events().await?;
        let mut events = Vec::with_capacity(bodies.len());
        for (index, (body, _)) in (0..).zip(bodies) {
            events.push(read_event((index, body))?.1);
        }
        Tables::of(&events).map_err(|broken| StoreError::Damaged(broken.to_string()))
    }

    /// The tables as their rows are kept.
    pub async fn rows(&self) -> Result<Vec<(String, String)>> {
        let mut connection = self.reader().await;
        let rows = sqlx::query_as(
            "select 'paper ' || contest || ' ' || kind || ' ' || code, \
                    name || ' ' || since || ' ' || journal_index || ' ' || state from paper \
             union all select 'history ' || contest || ' ' || kind || ' ' || code || ' ' || journal_index, '' from paper_event \
             union all select 'person ' || person, body from person \
             union all select 'proposal ' || number, body from proposal order by 1",
        )
        .fetch_all(&mut *connection)
        .await?;
        Ok(rows)
    }

    /// Drops the rows of the desk's tables and writes them from the journal.
    pub async fn write_tables_anew(&self) -> Result<()> {
        let tables = self.fold().await?;
        let mut connection = self.connection().await?;
        self.ended(write_anew(&mut connection, &tables).await)
    }
}

fn read_event((index, body): (i64, Vec<u8>)) -> Result<(u64, Event)> {
    let damaged = |what: String| StoreError::Damaged(format!("event {index}: {what}"));
    let event = serde_json::from_slice(&body).map_err(|error| damaged(error.to_string()))?;
    Ok((u64::try_from(index).map_err(|error| damaged(error.to_string()))?, event))
}

async fn append(
    connection: &mut SqliteConnection,
    first_index: u64,
    deeds: &[Deed],
    changed: &Tables,
) -> Result<()> {
    let mut transaction = connection.begin_with("begin immediate").await?;
    let events: Vec<(u64, &str, String)> = (first_index..)
        .zip(deeds)
        .map(|(index, deed)| {
            let body = std::str::from_utf8(&deed.body).expect("canonical bytes are UTF-8");
            (index, body, deed.leaf.to_hex())
        })
        .collect();
    sqlx::query(
        "insert into event (journal_index, body, leaf) \
         select value ->> 0, cast(value ->> 1 as blob), unhex(value ->> 2) from json_each($1)",
    )
    .bind(json(&events))
    .execute(&mut *transaction)
    .await?;
    let mut batch = Batch::from(next_parcel(&mut transaction).await?);
    for (index, deed) in (first_index..).zip(deeds) {
        let index = i64::try_from(index).expect("an index is below 2^63");
        for parcel in parcels(&deed.facts) {
            batch.add(parcel, Some(index), deed.not_before)?;
        }
    }
    batch.write(&mut transaction).await?;
    write_rows(&mut transaction, changed).await?;
    transaction.commit().await?;
    Ok(())
}

async fn write_anew(connection: &mut SqliteConnection, tables: &Tables) -> Result<()> {
    let mut transaction = connection.begin_with("begin immediate").await?;
    for table in
        ["delete from paper", "delete from paper_event", "delete from person", "delete from proposal"]
    {
        sqlx::query(table).execute(&mut *transaction).await?;
    }
    write_rows(&mut transaction, tables).await?;
    transaction.commit().await?;
    Ok(())
}

/// Writes rows, over those that have the same key.
async fn write_rows(connection: &mut SqliteConnection, tables: &Tables) -> Result<()> {
    if !tables.papers.is_empty() {
        let papers: Vec<_> = tables
            .papers
            .iter()
            .map(|(paper, row)| {
                let (kind, code) = key(&paper.of);
                let state = serde_json::to_string(&row.state).expect("a state serialises");
                let since = row.since.to_string();
                (&paper.contest, kind, code, row.state.name(), since, row.journal_index, state)
            })
            .collect();
        sqlx::query(
            "insert into paper (contest, kind, code, name, since, journal_index, state) \
             select value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6 \
             from json_each($1) where true \
             on conflict (contest, kind, code) do update set name = excluded.name, since = excluded.since, \
             journal_index = excluded.journal_index, state = excluded.state",
        )
        .bind(json(&papers))
        .execute(&mut *connection)
        .await?;
    }
    if !tables.histories.is_empty() {
        let histories: Vec<_> = tables
            .histories
            .iter()
            .map(|(paper, index)| {
                let (kind, code) = key(&paper.of);
                (&paper.contest, kind, code, index)
            })
            .collect();
        sqlx::query(
            "insert into paper_event (contest, kind, code, journal_index) \
             select value ->> 0, value ->> 1, value ->> 2, value ->> 3 from json_each($1)",
        )
        .bind(json(&histories))
        .execute(&mut *connection)
        .await?;
    }
    if !tables.persons.is_empty() {
        let persons: Vec<_> = tables.persons.iter().map(|(person, part)| (person, json(part))).collect();
        sqlx::query(
            "insert into person (person, body) select value ->> 0, value ->> 1 from json_each($1) where true \
             on conflict (person) do update set body = excluded.body",
        )
        .bind(json(&persons))
        .execute(&mut *connection)
        .await?;
    }
    if !tables.proposals.is_empty() {
        let proposals: Vec<_> = tables.proposals.iter().map(|(number, row)| (number, json(row))).collect();
        sqlx::query(
            "insert into proposal (number, body) select value ->> 0, value ->> 1 from json_each($1) where true \
             on conflict (number) do update set body = excluded.body",
        )
        .bind(json(&proposals))
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
}

fn json<T: serde::Serialize + ?Sized>(value: &T) -> String {
    serde_json::to_string(value).expect("rows serialise")
}

/// How the database names whose paper it is.
fn key(of: &Commission) -> (&'static str, &str) {
    match of {
        Commission::Station(code) => ("station", code),
        Commission::Area(code) => ("area", code),
    }
}
