//! Integrate: the sequenced facts become tiles, and the new size and root are committed.
//!
//! Tiles are a pure function of the facts in their order, so a half-written integration is done again from the
//! committed size. Only when every tile is on the disk is the head moved, by compare-and-swap: a second sequencer,
//! or one that was paused, finds the head elsewhere and stops. Within one program whoever comes while a head is moved
//! waits for its turn, for each log its own: they would write the same files.

use crate::files::{self, Step};
use crate::sign::CHECKPOINT;
use crate::{Result, Store, StoreError};
use record::Hash;
use record::merkle::root_of;
use record::tiles::{Edge, Tile, TileKind, append_entry};
use sqlx::SqliteConnection;
use std::path::PathBuf;

/// The committed state of a log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Number of entries.
    pub size: u64,
    /// Root of the tree over them.
    pub root: Hash,
    /// The newest signed checkpoint; empty before the first.
    pub note: String,
}

impl Store {
    /// The committed head of the record; size 0 before the first integration.
    pub async fn head(&self) -> Result<Head> {
        let mut connection = self.connection().await?;
        head(&mut connection, "record").await
    }

    /// Writes the tiles of what is sequenced and commits the new head. Returns it.
    pub async fn integrate(&self) -> Result<Head> {
        let _turn = self.record_turn.lock().await;
        let old = self.head().await?;
        let parcels = self.sequenced(old.size).await?;
        if parcels.is_empty() {
            return Ok(old);
        }
        let folder = self.record_directory();
        let damaged = |what: String| StoreError::Damaged(what);
        let read = |tile: &Tile| files::read(&folder.join(tile.to_string())).ok().flatten();
        let mut edge = Edge::resume(old.size, read).map_err(|error| damaged(error.to_string()))?;
        if edge.root() != old.root {
            return Err(damaged(format!("the tiles of size {} do not give the committed root", old.size)));
        }
        let mut writer = TileWriter::resume(&folder, old.size)?;
        for parcel in parcels {
            if parcel.first_index != Some(edge.size()) {
                return Err(damaged(format!("no fact has the index {}", edge.size())));
            }
            for (body, leaf) in parcel.facts().into_iter().zip(&parcel.leaves) {
                edge.append(*leaf, |tile, bytes| writer.files.push((folder.join(tile.to_string()), bytes)));
                writer.entry(body)?;
            }
        }
        writer.finish();
        for (tile, bytes) in edge.partial_tiles() {
            writer.files.push((folder.join(tile.to_string()), bytes));
        }
        files::write_all(&folder, &writer.files, &self.trace)?;
        let new = Head { size: edge.size(), root: edge.root(), note: old.note.clone() };
        let mut connection = self.connection().await?;
        swap(&mut connection, "record", &old, &new).await?;
        self.trace.tell(Step::Committed(new.size));
        Ok(new)
    }

    /// Brings the journal's head to its events: writes its tiles, signs it with the journal's key, commits it.
    /// Returns it.
    pub async fn integrate_journal(&self) -> Result<Head> {
        let _turn = self.journal_turn.lock().await;
        let old = self.journal_head().await?;
        let folder = self.journal_directory();
        // A directory that an earlier program made has no tiles of its journal: they are written from its beginning.
        let from = if folder.join(CHECKPOINT).exists() { old.size } else { 0 };
        let events = self.leaves_from(from).await?;
        let size = from + events.len() as u64;
        let damaged = |what: String| StoreError::Damaged(what);
        let forgotten = || damaged(format!("the journal no longer holds its first {} events", old.size));
        if size < old.size || from == 0 && root_of_first(&events, old.size) != old.root {
            return Err(forgotten());
        }
        if size == from {
            return Ok(old);
        }
        let read = |tile: &Tile| files::read(&folder.join(tile.to_string())).ok().flatten();
        let mut edge = Edge::resume(from, read).map_err(|error| damaged(format!("journal: {error}")))?;
        let mut writer = TileWriter::resume(&folder, from)?;
        if from > 0 && edge.root() != old.root {
            return Err(forgotten());
        }
        for (body, leaf) in &events {
            edge.append(*leaf, |tile, bytes| writer.files.push((folder.join(tile.to_string()), bytes)));
            writer.entry(body)?;
        }
        writer.finish();
        for (tile, bytes) in edge.partial_tiles() {
            writer.files.push((folder.join(tile.to_string()), bytes));
        }
        files::write_all(&folder, &writer.files, &self.trace)?;
        let key = &self.keys.journal;
        let checkpoint =
            record::checkpoint::Checkpoint::new(key.verifier_key().name(), edge.size(), edge.root());
        let note = checkpoint.sign(key).map_err(|error| damaged(error.to_string()))?.to_string();
        let new = Head { size: edge.size(), root: edge.root(), note };
        let mut connection = self.connection().await?;
        swap(&mut connection, "journal", &old, &new).await?;
        files::write(&folder.join(CHECKPOINT), new.note.as_bytes(), &self.trace)?;
        Ok(new)
    }

    /// The committed head of the journal; size 0 before the first integration.
    pub async fn journal_head(&self) -> Result<Head> {
        let mut connection = self.connection().await?;
        head(&mut connection, "journal").await
    }
}

/// The root over the first events of a list that begins with the first.
fn root_of_first(events: &[(Vec<u8>, Hash)], size: u64) -> Hash {
    let size = usize::try_from(size).expect("a journal fits in memory");
    root_of(events.iter().take(size).map(|(_, leaf)| *leaf))
}

pub(crate) async fn head(connection: &mut SqliteConnection, log: &str) -> Result<Head> {
    let row: Option<(i64, Vec<u8>, String)> =
        sqlx::query_as("select size, root, note from head where log = $1")
            .bind(log)
            .fetch_optional(connection)
            .await?;
    let Some((size, root, note)) = row else {
        return Ok(Head { size: 0, root: root_of([]), note: String::new() });
    };
    let root =
        root.try_into().map_err(|_| StoreError::Damaged("the head's root is not 32 bytes".to_owned()))?;
    Ok(Head { size: u64::try_from(size).expect("a size is not negative"), root: Hash(root), note })
}

/// Moves a head from exactly `old` to `new`, or refuses.
pub(crate) async fn swap(connection: &mut SqliteConnection, log: &str, old: &Head, new: &Head) -> Result<()> {
    assert!(new.size >= old.size, "a log never shrinks");
    let size = |size: u64| i64::try_from(size).expect("a size is below 2^63");
    let done = sqlx::query(
        "insert into head (log, size, root, note) select $1, $2, $3, $4 \
         where $5 = 0 or exists (select 1 from head where log = $1) \
         on conflict (log) do update set size = $2, root = $3, note = $4 \
         where head.size = $5 and head.root = $6",
    )
    .bind(log)
    .bind(size(new.size))
    .bind(new.root.0.to_vec())
    .bind(&new.note)
    .bind(size(old.size))
    .bind(old.root.0.to_vec())
    .execute(&mut *connection)
    .await?;
    if done.rows_affected() == 1 {
        return Ok(());
    }
    Err(StoreError::HeadMoved { expected: old.size, found: head(connection, log).await?.size })
}

/// Collects entry bundles: full ones as they fill, the last partial one at the end.
struct TileWriter {
    folder: PathBuf,
    /// The bytes of the bundle that is not full yet.
    bundle: Vec<u8>,
    size: u64,
    files: Vec<(PathBuf, Vec<u8>)>,
}

impl TileWriter {
    fn resume(folder: &std::path::Path, size: u64) -> Result<TileWriter> {
        let mut bundle = Vec::new();
        if !size.is_multiple_of(256) {
            let damaged = |what: String| StoreError::Damaged(what);
            let tile = Tile::of(TileKind::Entries, size / 256, size)
                .ok_or_else(|| damaged(format!("size {size} has no last bundle")))?;
            let bytes = files::read(&folder.join(tile.to_string()))?
                .ok_or_else(|| damaged(format!("{tile} is missing")))?;
            record::tiles::decode_bundle(&tile, &bytes).map_err(|error| damaged(error.to_string()))?;
            bundle = bytes;
        }
        Ok(TileWriter { folder: folder.to_owned(), bundle, size, files: Vec::new() })
    }

    fn entry(&mut self, body: &[u8]) -> Result<()> {
        append_entry(&mut self.bundle, body)?;
        self.size += 1;
        if self.size.is_multiple_of(256) {
            self.finish();
        }
        Ok(())
    }

    /// Ends the bundle that is begun, full or not.
    fn finish(&mut self) {
        if self.bundle.is_empty() {
            return;
        }
        let tile = Tile::of(TileKind::Entries, (self.size - 1) / 256, self.size)
            .expect("the last bundle of a size exists");
        self.files.push((self.folder.join(tile.to_string()), std::mem::take(&mut self.bundle)));
    }
}
