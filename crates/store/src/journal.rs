//! The journal held against its own tiles: which event was altered first?
//!
//! The journal is laid out in files like the record: tiles of hashes, bundles of events, a checkpoint that its own key
//! has signed. Whoever alters a row of the database alters it against these files, and against the sizes and roots that
//! the public record states. [`first_altered`] compares leaf by leaf, so that what was altered has a number;
//! [`verify`] does it for an exported journal, with nothing but its files and what the record says of it.

use crate::sign::CHECKPOINT;
use crate::{Store, StoreError, files};
use record::Hash;
use record::checkpoint::Checkpoint;
use record::merkle::{leaf_hash, root_of};
use record::note::{Note, VerifierKey};
use record::tiles::{Tile, TileKind, decode_bundle, decode_hashes, encode_bundle, tiles_of};
use std::collections::BTreeMap;
use std::path::Path;

/// Reads a file of a journal by its path within the folder.
pub type ReadFile<'a> = dyn Fn(&str) -> Result<Option<Vec<u8>>, String> + 'a;

/// What is wrong with events that stand in the place of a journal of this size and root: the first that is not what the
/// tiles say, or that the tiles themselves do not give the root.
pub fn first_altered(read: &ReadFile<'_>, size: u64, root: Hash, leaves: &[Hash]) -> Option<String> {
    let kept = match kept_leaves(read, size) {
        Ok(kept) => kept,
        // A journal that an earlier program made has no tiles: then the root alone can tell.
        Err(_) if root_of(leaves.iter().copied().take(usize_of(size))) == root => return None,
        Err(what) => return Some(format!("the journal's tiles do not read: {what}")),
    };
    for (index, kept) in kept.iter().enumerate() {
        match leaves.get(index) {
            Some(found) if found == kept => {}
            Some(_) => return Some(format!("event {index} is the first that was altered")),
            None => return Some(format!("event {index} is the first that is missing")),
        }
    }
    if root_of(kept) != root {
        return Some(format!(
            "the journal's tiles do not give the root of its {size} events: they were altered too"
        ));
    }
    None
}

fn usize_of(size: u64) -> usize {
    usize::try_from(size).expect("a journal fits in memory")
}

/// The leaf hashes as the tiles of level 0 keep them.
fn kept_leaves(read: &ReadFile<'_>, size: u64) -> Result<Vec<Hash>, String> {
    let mut leaves = Vec::with_capacity(usize_of(size));
    for index in 0..size.div_ceil(256) {
        let tile = Tile::of(TileKind::Hashes(0), index, size).ok_or("no such tile")?;
        let path = tile.to_string();
        let bytes = read(&path)?.ok_or_else(|| format!("{path} is missing"))?;
        leaves.extend(decode_hashes(&tile, &bytes).map_err(|error| format!("{path}: {error}"))?);
    }
    Ok(leaves)
}

/// Stands in the place of an event that is gone, so that those after it keep their numbers.
const GONE: &[u8] = b"gone";

impl Store {
    /// Writes the journal as files into a folder: the events as the database has them now, the hashes and the
    /// checkpoint as they were written when the events were new. Returns how many events.
    pub async fn export_journal(&self, folder: &Path) -> Result<u64, StoreError> {
        // What was altered is exported all the same: whoever verifies it finds what and where.
        match self.integrate_journal().await {
            Ok(_) | Err(StoreError::Damaged(_)) => {}
            Err(error) => return Err(error),
        }
        let head = self.journal_head().await?;
        let mut events = self.events_by_index().await?;
        let mut files = Vec::new();
        for tile in tiles_of(head.size) {
            let path = tile.to_string();
            let bytes = match tile.kind {
                TileKind::Entries => {
                    let first = tile.first_entry();
                    let bodies: Vec<Vec<u8>> = (first..first + u64::from(tile.width))
                        .map(|index| events.remove(&index).unwrap_or_else(|| GONE.to_vec()))
                        .collect();
                    encode_bundle(&bodies)?
                }
                TileKind::Hashes(_) => match files::read(&self.journal_directory().join(&path))? {
                    Some(bytes) => bytes,
                    None => continue,
                },
            };
            files.push((folder.join(&path), bytes));
        }
        files.push((folder.join(CHECKPOINT), head.note.into_bytes()));
        files::create_directory(folder)?;
        files::write_all(folder, &files, &files::Trace::default())?;
        Ok(head.size)
    }

    async fn events_by_index(&self) -> Result<BTreeMap<u64, Vec<u8>>, StoreError> {
        let mut reader = self.reader().await;
        let rows: Vec<(i64, Vec<u8>)> =
            sqlx::query_as("select journal_index, body from event").fetch_all(&mut *reader).await?;
        Ok(rows.into_iter().filter_map(|(index, body)| Some((u64::try_from(index).ok()?, body))).collect())
    }
}

/// What the public record states of a journal: a size and its root.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    /// The index of the entry that states it.
    pub entry: u64,
    /// Size.
    pub size: u64,
    /// Root, in base64url as in the entry.
    pub root: String,
}

/// What an exported journal is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// Events.
    pub size: u64,
    /// What is wrong, in the order of the journal.
    pub wrong: Vec<String>,
    /// How many statements of the record were held against it.
    pub stated: usize,
}

/// Verifies an exported journal: every event against its tile, the tiles against the signed checkpoint, and every
/// prefix against what the record states. `key`: the journal's key, where the reader has it from elsewhere.
pub fn verify(read: &ReadFile<'_>, key: Option<&VerifierKey>, stated: &[Stated]) -> Result<Verified, String> {
    let note = read("checkpoint")?
        .ok_or("checkpoint: found no such file; name the folder of an exported journal")?;
    let named = |error: &dyn std::fmt::Display| format!("checkpoint: {error}");
    let checkpoint = match key {
        Some(key) => {
            Checkpoint::open(&note, key.name(), std::slice::from_ref(key)).map_err(|error| named(&error))?.0
        }
        None => {
            let note = Note::parse(&note).map_err(|error| named(&error))?;
            Checkpoint::parse(note.text()).map_err(|error| named(&error))?
        }
    };
    let size = checkpoint.size;
    let mut leaves = Vec::with_capacity(usize_of(size));
    for index in 0..size.div_ceil(256) {
        let tile = Tile::of(TileKind::Entries, index, size).ok_or("no such bundle")?;
        let path = tile.to_string();
        let bytes = read(&path)?.ok_or_else(|| format!("{path} is missing"))?;
        let events = decode_bundle(&tile, &bytes).map_err(|error| format!("{path}: {error}"))?;
        leaves.extend(events.into_iter().map(leaf_hash));
    }
    let mut wrong: Vec<String> = first_altered(read, size, checkpoint.root, &leaves).into_iter().collect();
    if root_of(leaves.iter().copied()) != checkpoint.root && wrong.is_empty() {
        wrong.push(format!("the {size} events do not give the root that the checkpoint states"));
    }
    for stated in stated {
        if stated.size > size {
            wrong.push(format!(
                "entry {} of the record states a journal of {} events; this one has {size}: it was cut short",
                stated.entry, stated.size
            ));
        } else if root_of(leaves.iter().copied().take(usize_of(stated.size))).to_base64url() != stated.root {
            wrong.push(format!(
                "the first {} events are not those that entry {} of the record states",
                stated.size, stated.entry
            ));
        }
    }
    Ok(Verified { size, wrong, stated: stated.len() })
}
