//! A record that grows: from one signed size to the next, without reading it all again.
//!
//! A [`Follower`] holds the state at a size, and the frontier of the tree there. [`Follower::advance`] reads the
//! checkpoint and, where it states a larger size, the entries in between; the new state is there only if the entries
//! give the signed root, extend the tree that was known, and keep every property. Otherwise nothing changes, and the
//! violation says why: what does not verify is never shown as if it did.

use crate::entry::read_fact;
use crate::property::{Place, Property, Violation};
use crate::state::State;
use crate::verify::Read;
use record::checkpoint::Checkpoint;
use record::merkle::{Frontier, leaf_hash};
use record::note::Note;
use record::tiles::{Tile, TileKind, decode_bundle};
use std::sync::Arc;

/// The record at the newest size that was verified.
#[derive(Default)]
pub struct Follower {
    state: Arc<State>,
    frontier: Frontier,
    note: String,
}

impl Follower {
    /// At the beginning of a record.
    pub fn new() -> Follower {
        Follower::default()
    }

    /// The state at the newest size.
    pub fn state(&self) -> &Arc<State> {
        &self.state
    }

    /// The signed checkpoint of that size, as it was read.
    pub fn note(&self) -> &str {
        &self.note
    }

    /// Reads on to the checkpoint that stands there now. False where it is the one that was read before.
    ///
    /// # Errors
    /// The first property that is broken; the follower stays where it was.
    pub fn advance(&mut self, read: Read<'_>) -> Result<bool, Violation> {
        let file = || Place::File("checkpoint".to_owned());
        let unread =
            |message: String| Violation { property: Property::NoteSignature, place: file(), message };
        let bytes = read("checkpoint").map_err(unread)?;
        let bytes = bytes.ok_or_else(|| unread("found no file of that name".to_owned()))?;
        if bytes == self.note.as_bytes() {
            return Ok(false);
        }
        let note = Note::parse(&bytes).map_err(|error| unread(error.to_string()))?;
        let stated = Checkpoint::parse(note.text()).map_err(|error| unread(error.to_string()))?;
        if stated.size < self.state.size {
            let message =
                format!("found the size {}, and the size {} was signed before", stated.size, self.state.size);
            return Err(Violation { property: Property::TreeExtends, place: file(), message });
        }
        let mut state = State::clone(&self.state);
        let mut frontier = self.frontier.clone();
        for bundle in self.state.size / 256..stated.size.div_ceil(256) {
            apply_bundle(read, bundle, stated.size, &mut state, &mut frontier)?;
        }
        if frontier.root() != stated.root {
            let message = format!(
                "the entries give the root {}, the checkpoint states {}; either a file was altered, or the record \
                 forks at or before the size {}",
                frontier.root(),
                stated.root,
                self.state.size
            );
            return Err(Violation { property: Property::TreeRoot, place: file(), message });
        }
        let Some(key) = state.key_at(stated.size) else {
            let message = "the record has no opening with a key".to_owned();
            return Err(Violation { property: Property::OrderOpening, place: Place::Entry(0), message });
        };
        note.verify([key]).map_err(|error| unread(error.to_string()))?;
        let origin = state.opening.as_ref().map(|opening| opening.origin.as_str());
        if origin != Some(stated.origin.as_str()) {
            return Err(unread(format!(
                "found the origin {:?}, the record opens with {origin:?}",
                stated.origin
            )));
        }
        *self = Follower {
            state: Arc::new(state),
            frontier,
            note: String::from_utf8(bytes).map_err(|error| unread(error.to_string()))?,
        };
        Ok(true)
    }
}

/// Applies the entries of a bundle that come after the state.
fn apply_bundle(
    read: Read<'_>,
    index: u64,
    size: u64,
    state: &mut State,
    frontier: &mut Frontier,
) -> Result<(), Violation> {
    let tile = Tile::of(TileKind::Entries, index, size).expect("a bundle below the size");
    let path = tile.to_string();
    let broken =
        |message| Violation { property: Property::TreeBundle, place: Place::File(path.clone()), message };
    // A partial bundle may be gone where a full one has come: its beginning is the same.
    let (tile, width) = match read(&path).map_err(broken)? {
        Some(bytes) => ((tile, bytes), tile.width),
        None if tile.is_full() => return Err(broken("found no file of that name".to_owned())),
        None => {
            let bytes = read(&tile.full().to_string()).map_err(broken)?;
            let bytes = bytes.ok_or_else(|| broken("found no file of that name".to_owned()))?;
            ((tile.full(), bytes), tile.width)
        }
    };
    let entries = decode_bundle(&tile.0, &tile.1).map_err(|error| broken(error.to_string()))?;
    let known = usize::try_from(state.size - index * 256).expect("a place within a bundle");
    let mut violations = Vec::new();
    for entry in entries.iter().take(usize::from(width)).skip(known) {
        let hash = leaf_hash(entry);
        let place = Place::Entry(state.size);
        let fact = read_fact(entry).map_err(|(property, message)| Violation { property, place, message })?;
        state.apply(fact, hash, &mut violations);
        frontier.append(hash);
        if let Some(violation) = violations.pop() {
            return Err(violation);
        }
    }
    Ok(())
}
