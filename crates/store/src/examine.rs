//! Examination: everything that a data directory promises about itself, looked through.

use crate::files;
use crate::read::Parcel;
use crate::sign::CHECKPOINT;
use crate::{Act, Event, Kept, Result, Store, StoreError};
use model::fact::{ENTRY_BYTES_MAX, Fact};
use model::lifecycle::{Event as PaperEvent, Sheet};
use record::checkpoint::Checkpoint;
use record::merkle::{leaf_hash, root_of};
use record::tiles::{Edge, Tile, TileKind, encode_bundle};
use std::collections::BTreeMap;

/// One promise, and where it is broken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Examination {
    /// Its stable name.
    pub id: &'static str,
    /// What it says.
    pub says: &'static str,
    /// Each place where it does not hold.
    pub wrong: Vec<String>,
}

impl Store {
    /// Looks everything through. The projection is made again on the way, if it is wrong, and that is said.
    pub async fn examine(&self) -> Result<Vec<Examination>> {
        self.examine_in_view_of(&[]).await
    }

    /// The same, held against checkpoints that others have kept, too.
    pub async fn examine_in_view_of(&self, kept: &[Kept]) -> Result<Vec<Examination>> {
        // What contradicts itself so that it cannot be read is a finding here, and the rest is looked at all the same.
        let examine = |id, says, found: Result<Vec<String>>| match found {
            Ok(wrong) => Ok(Examination { id, says, wrong }),
            Err(StoreError::Damaged(what)) => Ok(Examination { id, says, wrong: vec![what] }),
            Err(error) => Err(error),
        };
        let journal = examine(
            "journal",
            "every event names exactly its facts, and none is missing",
            self.journal().await,
        )?;
        // Tables are made of the journal: one that does not hold itself makes none that anything could be held to.
        let tables = match journal.wrong.is_empty() {
            true => Some(examine(
                "tables",
                "the desk's tables are what the journal gives",
                self.desk_tables().await,
            )?),
            false => None,
        };
        let examinations = vec![
            examine("database", "SQLite finds its file in order", self.database().await)?,
            examine("facts", "every fact has the hash that was kept for it", self.facts().await)?,
            journal,
            examine("sequence", "indexes have no gaps and none stands twice", self.indexes().await)?,
            examine(
                "tiles",
                "the tiles say what the facts say, and give the committed root",
                self.tiles().await,
            )?,
            examine("projection", "the table of protocols is what the facts give", self.projection().await)?,
            examine(
                "checkpoint",
                "the newest checkpoint is signed by this record's keys",
                self.checkpoint().await,
            )?,
            examine(
                "places",
                "every place of publication shows a checkpoint that this record extends",
                self.wrong_places(kept).await,
            )?,
            examine("scans", "every scan that the journal or a fact names is here as it was brought", {
                match self.wrong_scans().await {
                    // What does not read is told of with the facts and the journal.
                    Err(StoreError::Damaged(_)) => Ok(Vec::new()),
                    found => found,
                }
            })?,
        ];
        Ok(examinations.into_iter().chain(tables).collect())
    }

    /// The signed head and its file. A file that is older than the head is no fault: the next command writes it anew.
    async fn checkpoint(&self) -> Result<Vec<String>> {
        let head = self.head().await?;
        if head.note.is_empty() {
            return Ok(Vec::new());
        }
        let keys = self.verifier_keys();
        let opens = |bytes: &[u8]| Checkpoint::open(bytes, self.origin(), &keys);
        let mut wrong = Vec::new();
        if let Err(error) = opens(head.note.as_bytes()) {
            wrong.push(format!("the signed head of size {} is not of keys/record.key: {error}", head.size));
        }
        match files::read(&self.record_directory().join(CHECKPOINT))? {
            None => wrong
                .push("record/checkpoint is missing; the next command that signs writes it anew".to_owned()),
            Some(bytes) => {
                if let Err(error) = opens(&bytes) {
                    wrong.push(format!("record/checkpoint: {error}"));
                }
            }
        }
        Ok(wrong)
    }

    async fn database(&self) -> Result<Vec<String>> {
        let mut connection = self.connection().await?;
        let rows: Vec<(String,)> =
            sqlx::query_as("pragma integrity_check").fetch_all(&mut *connection).await?;
        Ok(rows.into_iter().map(|(row,)| row).filter(|row| row != "ok").collect())
    }

    async fn facts(&self) -> Result<Vec<String>> {
        let mut wrong = Vec::new();
        for parcel in self.accepted().await? {
            for (position, (body, leaf)) in parcel.facts().into_iter().zip(&parcel.leaves).enumerate() {
                if leaf_hash(body) != *leaf {
                    wrong.push(format!("fact {position} of parcel {} was altered", parcel.number));
                }
                if body.len() > ENTRY_BYTES_MAX {
                    wrong.push(format!("fact {position} of parcel {} is too long", parcel.number));
                }
            }
        }
        Ok(wrong)
    }

    async fn journal(&self) -> Result<Vec<String>> {
        let mut leaves: BTreeMap<u64, Vec<record::Hash>> = BTreeMap::new();
        let mut parcels = self.accepted().await?;
        parcels.sort_by_key(|parcel| parcel.number);
        for parcel in parcels {
            if let Some(index) = parcel.journal_index {
                leaves.entry(index).or_default().extend(parcel.leaves);
            }
        }
        let events = self.events().await?;
        let mut wrong = Vec::new();
        for (index, (body, leaf)) in (0u64..).zip(&events) {
            if leaf_hash(body) != *leaf {
                wrong.push(format!("event {index} was altered"));
                continue;
            }
            let event: Event = match serde_json::from_slice(body) {
                Ok(event) => event,
                Err(error) => {
                    wrong.push(format!("event {index} does not read: {error}"));
                    continue;
                }
            };
            let facts = leaves.remove(&index).unwrap_or_default();
            if event.facts.count != facts.len() as u64 || event.facts.root != root_of(facts).to_base64url() {
                wrong.push(format!(
                    "the facts of event {index} ({}) are not those that it names",
                    event.event
                ));
            }
        }
        wrong.extend(leaves.keys().map(|index| format!("facts name event {index}, which is missing")));
        let head = {
            let mut connection = self.connection().await?;
            crate::integrate::head(&mut connection, "journal").await?
        };
        let leaves: Vec<record::Hash> = events.iter().map(|(body, _)| leaf_hash(body)).collect();
        let folder = self.journal_directory();
        let read = |path: &str| files::read(&folder.join(path)).map_err(|error| error.to_string());
        wrong.extend(crate::journal::first_altered(&read, head.size, head.root, &leaves));
        Ok(wrong)
    }

    async fn indexes(&self) -> Result<Vec<String>> {
        let mut wrong = Vec::new();
        let mut expected = 0;
        for parcel in self.sequenced(0).await? {
            let found = parcel.first_index.expect("a sequenced parcel has an index");
            if found != expected {
                wrong.push(format!("parcel {} begins at {found}, expected {expected}", parcel.number));
            }
            expected = found + parcel.facts().len() as u64;
        }
        Ok(wrong)
    }

    async fn tiles(&self) -> Result<Vec<String>> {
        let head = self.head().await?;
        let folder = self.record_directory();
        let mut wrong = Vec::new();
        let mut compare = |tile: Tile, expected: Vec<u8>| match files::read(&folder.join(tile.to_string())) {
            Ok(Some(found)) if found == expected => {}
            Ok(Some(_)) => wrong.push(format!("{tile} says something else than the facts")),
            Ok(None) => wrong.push(format!("{tile} is missing")),
            Err(error) => wrong.push(error.to_string()),
        };
        let mut edge = Edge::new();
        let mut bundle = Vec::new();
        let parcels = self.sequenced(0).await?;
        for parcel in parcels.iter().take_while(|parcel| in_head(head.size)(parcel)) {
            for (body, leaf) in parcel.facts().into_iter().zip(&parcel.leaves) {
                edge.append(*leaf, &mut compare);
                bundle.push(body);
                if edge.size().is_multiple_of(256) || edge.size() == head.size {
                    let tile = Tile::of(TileKind::Entries, (edge.size() - 1) / 256, edge.size());
                    compare(tile.expect("it holds the last entry"), encode_bundle(&bundle)?);
                    bundle.clear();
                }
            }
        }
        for (tile, bytes) in edge.partial_tiles() {
            compare(tile, bytes);
        }
        if edge.size() != head.size || edge.root() != head.root {
            wrong.push(format!("the facts do not give the committed root of size {}", head.size));
        }
        Ok(wrong)
    }

    async fn projection(&self) -> Result<Vec<String>> {
        let kept = self.protocols().await?;
        match self.rebuild().await {
            Err(StoreError::Database(error)) => {
                return Ok(vec![format!("the table of protocols cannot be made from the facts: {error}")]);
            }
            rebuilt => rebuilt?,
        }
        let made = self.protocols().await?;
        if kept == made {
            return Ok(Vec::new());
        }
        let differ = kept.iter().filter(|row| !made.contains(row)).count()
            + made.iter().filter(|row| !kept.contains(row)).count();
        Ok(vec![format!("{differ} rows of the table of protocols were wrong; it has been made again")])
    }
}

impl Store {
    async fn desk_tables(&self) -> Result<Vec<String>> {
        let kept = self.rows().await?;
        self.write_tables_anew().await?;
        let made = self.rows().await?;
        if kept == made {
            return Ok(Vec::new());
        }
        let kept: BTreeMap<_, _> = kept.into_iter().collect();
        let made: BTreeMap<_, _> = made.into_iter().collect();
        let keys: std::collections::BTreeSet<_> = kept.keys().chain(made.keys()).collect();
        let differ = keys.into_iter().filter(|key| kept.get(*key) != made.get(*key));
        Ok(differ.map(|key| format!("the row of {key} was wrong; it has been made again")).collect())
    }
}

impl Store {
    /// Scans of papers in work and of protocols: a file that is gone could not be published any more.
    async fn wrong_scans(&self) -> Result<Vec<String>> {
        let mut named: BTreeMap<String, u64> = BTreeMap::new();
        for (body, _) in self.events().await? {
            // What does not read is told of with the journal.
            let Ok(Event { act: Some(Act::Paper { events, .. }), .. }) = serde_json::from_slice(&body) else {
                continue;
            };
            for event in events {
                if let PaperEvent::Received { sheet: Sheet { scan: Some(scan), .. }, .. }
                | PaperEvent::Scanned { scan, .. } = event
                {
                    named.insert(scan.hash, scan.size);
                }
            }
        }
        for parcel in self.accepted().await? {
            for body in parcel.facts() {
                // Most facts are protocols without one: only what has the member is read.
                let may = body.windows(SCAN_MEMBER.len()).any(|part| part == SCAN_MEMBER);
                if let Some(Ok(Fact::Protocol(protocol))) = may.then(|| Fact::from_bytes(body))
                    && let Some(scan) = protocol.scan
                {
                    named.insert(scan.hash, scan.size);
                }
            }
        }
        let blobs = self.blobs();
        Ok(named.iter().filter_map(|(hash, size)| blobs.wrong(hash, *size)).collect())
    }
}

/// How a protocol begins to name its scan.
const SCAN_MEMBER: &[u8] = b"\"scan\":{";

/// Whether a parcel stands in a record of this size.
fn in_head(size: u64) -> impl Fn(&Parcel) -> bool {
    move |parcel| parcel.first_index.is_some_and(|first| first < size)
}
