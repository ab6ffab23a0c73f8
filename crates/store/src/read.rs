//! Reading: facts in the record's order, facts that wait, events of the journal, and the projection made again.

use crate::write::project;
use crate::{Result, Store, StoreError};
use record::Hash;
use record::tiles::{Tile, TileKind, decode_bundle};
use sqlx::{Connection, SqliteConnection};

/// Facts that were accepted together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parcel {
    /// Its number, in the order of acceptance.
    pub number: i64,
    /// The event from which its facts came.
    pub journal_index: Option<u64>,
    /// The index of its first fact, once it is sequenced.
    pub first_index: Option<u64>,
    /// The facts' bytes, as an entry bundle; [`Parcel::facts`] takes it apart.
    bundle: Vec<u8>,
    /// Their leaf hashes.
    pub leaves: Vec<Hash>,
}

impl Parcel {
    /// The facts' bytes.
    pub fn facts(&self) -> Vec<&[u8]> {
        facts_of(&self.bundle)
    }
}

type Row = (i64, Option<i64>, Option<i64>, i64, Vec<u8>, Vec<u8>);

fn parcel((number, journal_index, first_index, facts, bundle, leaves): Row) -> Result<Parcel> {
    let damaged = |what: String| StoreError::Damaged(format!("parcel {number}: {what}"));
    let count = u64::try_from(facts).map_err(|error| damaged(error.to_string()))?;
    // A bundle of `count` entries is read as the first of a log of that size.
    let tile = Tile::of(TileKind::Entries, 0, count).ok_or_else(|| damaged("it is empty".to_owned()))?;
    decode_bundle(&tile, &bundle).map_err(|error| damaged(error.to_string()))?;
    let leaves = leaves.chunks_exact(32).map(|leaf| Hash(leaf.try_into().expect("32 bytes"))).collect();
    let index = |index: Option<i64>| index.map(u64::try_from).transpose();
    let negative = |_| damaged("found a negative index".to_owned());
    Ok(Parcel {
        number,
        journal_index: index(journal_index).map_err(negative)?,
        first_index: index(first_index).map_err(negative)?,
        bundle,
        leaves,
    })
}

/// The facts in a bundle, as far as it reads.
pub(crate) fn facts_of(bundle: &[u8]) -> Vec<&[u8]> {
    let mut facts = Vec::new();
    let mut rest = bundle;
    while let [high, low, tail @ ..] = rest {
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        let Some((fact, after)) = tail.split_at_checked(length) else { break };
        facts.push(fact);
        rest = after;
    }
    facts
}

impl Store {
    /// The parcels whose facts stand in the record from `from` on, in the record's order.
    ///
    /// `from` is the first index of a parcel: sizes grow by whole parcels.
    pub async fn sequenced(&self, from: u64) -> Result<Vec<Parcel>> {
        let mut connection = self.reader().await;
        let rows: Vec<Row> = sqlx::query_as(
            "select parcel, journal_index, first_index, facts, bundle, leaves from sequenced join parcel using (parcel) \
             where first_index >= $1 order by first_index",
        )
        .bind(i64::try_from(from).expect("a size is below 2^63"))
        .fetch_all(&mut *connection)
        .await?;
        rows.into_iter().map(parcel).collect()
    }

    /// Every accepted parcel: the sequenced ones in the record's order, then those that wait.
    pub async fn accepted(&self) -> Result<Vec<Parcel>> {
        let mut connection = self.reader().await;
        let rows: Vec<Row> = sqlx::query_as(
            "select parcel, journal_index, first_index, facts, bundle, leaves \
             from parcel left join sequenced using (parcel) order by first_index is null, first_index, parcel",
        )
        .fetch_all(&mut *connection)
        .await?;
        rows.into_iter().map(parcel).collect()
    }

    /// How many accepted facts have no index yet: those under embargo, once the sequencer has run.
    pub async fn waiting(&self) -> Result<u64> {
        let mut connection = self.reader().await;
        let (facts,): (i64,) = sqlx::query_as(
            "select coalesce(sum(facts), 0) from parcel where parcel not in (select parcel from sequenced)",
        )
        .fetch_one(&mut *connection)
        .await?;
        Ok(u64::try_from(facts).expect("a count is not negative"))
    }

    /// Every event of the journal: its bytes and their leaf hash, as stored.
    pub async fn events(&self) -> Result<Vec<(Vec<u8>, Hash)>> {
        self.leaves_from(0).await
    }

    /// The same from an index on.
    pub(crate) async fn leaves_from(&self, first: u64) -> Result<Vec<(Vec<u8>, Hash)>> {
        let first = i64::try_from(first).expect("an index is below 2^63");
        let mut connection = self.reader().await;
        let rows: Vec<(i64, Vec<u8>, Vec<u8>)> = sqlx::query_as(
            "select journal_index, body, leaf from event where journal_index >= $1 order by journal_index",
        )
        .bind(first)
        .fetch_all(&mut *connection)
        .await?;
        let mut events = Vec::with_capacity(rows.len());
        for (expected, (index, body, leaf)) in (first..).zip(rows) {
            if index != expected {
                return Err(StoreError::Damaged(format!("event {expected} of the journal is missing")));
            }
            let leaf = leaf
                .try_into()
                .map_err(|_| StoreError::Damaged(format!("event {index}: its hash is not 32 bytes")))?;
            events.push((body, Hash(leaf)));
        }
        Ok(events)
    }

    /// The event by which a file was imported before, by the hash of its bytes and of its mapping (hex).
    pub async fn imported(&self, file: &str, mapping: &str) -> Result<Option<u64>> {
        let events = self.events_of(file, mapping).await?;
        Ok(events.into_iter().find(|(_, event)| event.event == "imported").map(|(index, _)| index))
    }

    /// The person who staged a file, if it was staged with this mapping and not withdrawn since.
    pub async fn staged(&self, file: &str, mapping: &str) -> Result<Option<u64>> {
        let events = self.events_of(file, mapping).await?;
        let last = events.into_iter().map(|(_, event)| event).rfind(|event| event.event != "imported");
        let staged = last.filter(|event| event.event == "staged");
        Ok(staged.and_then(|event| event.persons.first().copied()))
    }

    /// What was done with a file under a mapping, in order, each with its index in the journal.
    async fn events_of(&self, file: &str, mapping: &str) -> Result<Vec<(u64, crate::Event)>> {
        let same = |(_, event): &(u64, crate::Event)| {
            event.file.as_deref() == Some(file) && event.mapping.as_deref() == Some(mapping)
        };
        let events = self.events().await?;
        let read =
            |(index, (body, _)): (u64, &(Vec<u8>, Hash))| Some((index, serde_json::from_slice(body).ok()?));
        Ok((0..).zip(&events).filter_map(read).filter(same).collect())
    }

    /// Where every protocol stands: contest, station, revision, parcel, position.
    pub async fn protocols(&self) -> Result<Vec<(String, String, i64, i64, i64)>> {
        let mut connection = self.connection().await?;
        let rows = sqlx::query_as(
            "select contest, station, revision, parcel, position from protocol \
             order by contest, station, revision",
        )
        .fetch_all(&mut *connection)
        .await?;
        Ok(rows)
    }

    /// Drops the projection and makes it again from the parcels.
    pub async fn rebuild(&self) -> Result<()> {
        let parcels = self.accepted().await?;
        let mut connection = self.connection().await?;
        self.ended(rebuild(&mut connection, parcels).await)
    }
}

async fn rebuild(connection: &mut SqliteConnection, parcels: Vec<Parcel>) -> Result<()> {
    let mut transaction = connection.begin_with("begin immediate").await?;
    sqlx::query("delete from protocol").execute(&mut *transaction).await?;
    for parcel in parcels {
        let place = |(position, body): (usize, &[u8])| match model::fact::Fact::from_bytes(body) {
            Ok(model::fact::Fact::Protocol(protocol)) => {
                Some((protocol.contest, protocol.station, protocol.revision, parcel.number, position))
            }
            _ => None,
        };
        let places: Vec<_> = parcel.facts().into_iter().enumerate().filter_map(place).collect();
        project(&mut transaction, &places).await?;
    }
    transaction.commit().await?;
    Ok(())
}
