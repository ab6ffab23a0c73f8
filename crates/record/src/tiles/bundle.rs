//! The bytes of a tile of entries: each entry behind its length, a big-endian 16-bit number.
//!
//! The format allows an entry without bytes; ours does not, because no fact is empty, and an empty one would hide a
//! mistake. Errors name the tile and the entry, by its index in the log, where somebody will have to look.

use super::{Tile, WIDTH};

/// The longest entry, in bytes: what fits the 16-bit length.
pub const ENTRY_BYTES_MAX: usize = 65_535;

/// Why entries are not a bundle, or bytes are not one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BundleError {
    /// There is nothing in the bundle.
    #[error("the bundle has no entries: a tile has at least one")]
    NoEntries,
    /// More entries were given than a tile has room for.
    #[error("{found} entries were given: a tile has at most 256")]
    TooMany {
        /// How many entries were given.
        found: usize,
    },
    /// An entry is longer than its length can say.
    #[error("entry {place} of the bundle has {found} bytes, at most {ENTRY_BYTES_MAX} are possible")]
    TooLong {
        /// Its place in the bundle, counted from 0.
        place: usize,
        /// Its length in bytes.
        found: usize,
    },
    /// An entry to be written has no bytes.
    #[error("entry {place} of the bundle is empty")]
    NothingToWrite {
        /// Its place in the bundle, counted from 0.
        place: usize,
    },
    /// A tile without any bytes.
    #[error("{tile} is empty, expected {} entries", .tile.width)]
    Empty {
        /// The tile.
        tile: Tile,
    },
    /// An entry has no bytes.
    #[error("{tile}: entry {entry} is empty")]
    EmptyEntry {
        /// The tile.
        tile: Tile,
        /// The entry's index in the log.
        entry: u64,
    },
    /// The bytes end before, or within, an entry.
    #[error("{tile}: at entry {entry} {found} bytes are left, expected {expected}")]
    Truncated {
        /// The tile.
        tile: Tile,
        /// The entry's index in the log.
        entry: u64,
        /// How many bytes are left for its length and itself.
        found: usize,
        /// How many are needed.
        expected: usize,
    },
    /// Bytes follow the last entry of a partial tile.
    #[error("{tile}: {found} bytes follow its last entry, number {} in it", .tile.width)]
    Trailing {
        /// The tile.
        tile: Tile,
        /// How many bytes follow.
        found: usize,
    },
    /// Bytes follow the 256th entry of a full tile.
    #[error("{tile}: {found} bytes follow the 256th entry, and a tile has no more")]
    MoreThanFull {
        /// The tile.
        tile: Tile,
        /// How many bytes follow.
        found: usize,
    },
}

/// The bytes of a tile that holds these entries.
pub fn encode_bundle<E: AsRef<[u8]>>(entries: &[E]) -> Result<Vec<u8>, BundleError> {
    if entries.is_empty() {
        return Err(BundleError::NoEntries);
    }
    if entries.len() > usize::from(WIDTH) {
        return Err(BundleError::TooMany { found: entries.len() });
    }
    let length = entries.iter().map(|entry| 2 + entry.as_ref().len()).sum();
    let mut bytes = Vec::with_capacity(length);
    for (place, entry) in entries.iter().enumerate() {
        append(&mut bytes, place, entry.as_ref())?;
    }
    Ok(bytes)
}

/// Appends one more entry to the bytes of a tile that is being put together. Its place is told as 0 in an error.
pub fn append_entry(bytes: &mut Vec<u8>, entry: &[u8]) -> Result<(), BundleError> {
    append(bytes, 0, entry)
}

fn append(bytes: &mut Vec<u8>, place: usize, entry: &[u8]) -> Result<(), BundleError> {
    if entry.is_empty() {
        return Err(BundleError::NothingToWrite { place });
    }
    let length = u16::try_from(entry.len());
    let length = length.map_err(|_| BundleError::TooLong { place, found: entry.len() })?;
    bytes.extend_from_slice(&length.to_be_bytes());
    bytes.extend_from_slice(entry);
    Ok(())
}

/// The entries in the bytes of a tile, exactly as many as the tile is wide.
pub fn decode_bundle<'a>(tile: &Tile, bytes: &'a [u8]) -> Result<Vec<&'a [u8]>, BundleError> {
    let tile = *tile;
    if bytes.is_empty() {
        return Err(BundleError::Empty { tile });
    }
    let mut entries = Vec::with_capacity(usize::from(tile.width));
    let mut rest = bytes;
    for place in 0..u64::from(tile.width) {
        let entry = tile.first_entry().saturating_add(place);
        let truncated = |expected| BundleError::Truncated { tile, entry, found: rest.len(), expected };
        let (length, after) = rest.split_first_chunk::<2>().ok_or_else(|| truncated(2))?;
        let length = usize::from(u16::from_be_bytes(*length));
        if length == 0 {
            return Err(BundleError::EmptyEntry { tile, entry });
        }
        let (bytes, after) = after.split_at_checked(length).ok_or_else(|| truncated(2 + length))?;
        entries.push(bytes);
        rest = after;
    }
    match rest.len() {
        0 => Ok(entries),
        found if tile.is_full() => Err(BundleError::MoreThanFull { tile, found }),
        found => Err(BundleError::Trailing { tile, found }),
    }
}
