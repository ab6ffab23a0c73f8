//! The tree and its entries as static files, after c2sp.org/tlog-tiles.
//!
//! A *tile* is up to 256 neighbours: at `tile/entries/<N>` 256 entries, at `tile/<L>/<N>` 256 hashes. The hashes of level
//! 0 are leaf hashes, those of level L the roots of full tiles of level L−1, so a log of 16 million entries has three
//! levels. A tile that has all its 256 is *full* and never changes again; the one at the right edge of a level may be
//! *partial*, and its width is part of its path, so that no file is ever overwritten with other bytes.
//!
//! - [`Tile`] is one such file by its place, and its path; [`tiles_of`] lists the files of a log, [`growth`] those to write
//!   when it grows.
//! - [`encode_bundle`] and [`decode_bundle`] are the bytes of a tile of entries.
//! - [`Edge`] makes the bytes of hash tiles while leaves are appended; it can be resumed from published files.
//! - [`TileSource`] reads the hashes of subtrees from tiles, for roots and proofs.
//!
//! Deliberately not here: files, requests, compression, and the pruning that the specification allows to logs whose
//! entries expire. Nothing in an election's record does.

mod bundle;
mod edge;
#[cfg(test)]
mod tests;

use std::fmt;
use std::str::FromStr;

use crate::merkle::{Hash, HashSource, node_hash};

pub use bundle::{BundleError, ENTRY_BYTES_MAX, append_entry, decode_bundle, encode_bundle};
pub use edge::{Edge, EdgeError};

/// How many entries or hashes a full tile has.
pub const WIDTH: u16 = 256;

/// The highest level that a tree can have whose size is a 64-bit number; the format's paths go up to 63.
const LEVEL_MAX: u8 = 7;

/// What a tile holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TileKind {
    /// Entries, each behind its length.
    Entries,
    /// Hashes, of the given level.
    Hashes(u8),
}

/// One file of a log by its place. It is displayed as its path and read from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Tile {
    /// What it holds.
    pub kind: TileKind,
    /// Its index within its level.
    pub index: u64,
    /// How many entries or hashes it has, from 1 to [`WIDTH`]; below that it is partial.
    pub width: u16,
}

/// A text that is not the path of a tile.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "\"{found}\" is not the path of a tile: expected tile/<level>/<index> or tile/entries/<index>, such as tile/0/x001/234.p/56"
)]
pub struct NotATile {
    /// The text.
    pub found: String,
}

/// Bytes that are not the hashes of a tile.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{tile} has {found} bytes, expected {expected}")]
pub struct WrongLength {
    /// The tile.
    pub tile: Tile,
    /// How many bytes there are.
    pub found: usize,
    /// How many its width calls for.
    pub expected: usize,
}

impl Tile {
    /// The tile of a kind and an index as it is in a log of `size` entries; `None` if the log does not reach it.
    pub fn of(kind: TileKind, index: u64, size: u64) -> Option<Tile> {
        let count = match kind {
            TileKind::Entries => size,
            TileKind::Hashes(level) => size.checked_shr(8 * u32::from(level)).unwrap_or(0),
        };
        let rest = count.checked_sub(index.checked_mul(u64::from(WIDTH))?)?;
        let width = u16::try_from(rest).unwrap_or(WIDTH).min(WIDTH);
        (width > 0).then_some(Tile { kind, index, width })
    }

    /// The tile of entries that holds the entry at an index of the log, and its place in the tile.
    pub fn of_entry(index: u64, size: u64) -> Option<(Tile, usize)> {
        let tile = Tile::of(TileKind::Entries, index / u64::from(WIDTH), size)?;
        let place = usize::try_from(index % u64::from(WIDTH)).expect("below 256");
        (place < usize::from(tile.width)).then_some((tile, place))
    }

    /// Whether the tile has all its 256 and will never change.
    pub fn is_full(&self) -> bool {
        self.width == WIDTH
    }

    /// The full tile in whose place this one stands. A log may delete a partial tile once it has the full one.
    pub fn full(self) -> Tile {
        Tile { width: WIDTH, ..self }
    }

    /// The index in the log of a tile of entries' first entry.
    pub fn first_entry(&self) -> u64 {
        self.index.saturating_mul(u64::from(WIDTH))
    }
}

impl fmt::Display for Tile {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            TileKind::Entries => write!(formatter, "tile/entries/")?,
            TileKind::Hashes(level) => write!(formatter, "tile/{level}/")?,
        }
        let mut scale = 1;
        while self.index / scale >= 1000 {
            scale *= 1000;
        }
        while scale >= 1000 {
            write!(formatter, "x{:03}/", self.index / scale % 1000)?;
            scale /= 1000;
        }
        write!(formatter, "{:03}", self.index % 1000)?;
        if self.is_full() { Ok(()) } else { write!(formatter, ".p/{}", self.width) }
    }
}

impl FromStr for Tile {
    type Err = NotATile;

    fn from_str(text: &str) -> Result<Tile, NotATile> {
        // What is read loosely here is held to its one spelling by writing it again.
        let read = || {
            let (kind, rest) = text.strip_prefix("tile/")?.split_once('/')?;
            let kind = match kind {
                "entries" => TileKind::Entries,
                level => TileKind::Hashes(level.parse().ok().filter(|&level| level < 64)?),
            };
            let (index, width) = match rest.split_once(".p/") {
                Some((index, width)) => {
                    (index, width.parse().ok().filter(|width| (1..WIDTH).contains(width))?)
                }
                None => (rest, WIDTH),
            };
            let digits: String = index.chars().filter(char::is_ascii_digit).collect();
            Some(Tile { kind, index: digits.parse().ok()?, width })
        };
        read().filter(|tile| tile.to_string() == text).ok_or_else(|| NotATile { found: text.to_owned() })
    }
}

/// All tiles of a log of `size` entries: entries, then hashes from level 0 upwards, full ones and partial ones.
pub fn tiles_of(size: u64) -> Vec<Tile> {
    growth(0, size)
}

/// The tiles to write when a log grows: those of the new size that the old one does not have.
///
/// They come in the order in which they are safe to write: entries before the hashes over them.
///
/// # Panics
///
/// If the log would shrink.
pub fn growth(old_size: u64, new_size: u64) -> Vec<Tile> {
    assert!(old_size <= new_size, "a log does not shrink from {old_size} to {new_size}");
    let kinds = std::iter::once(TileKind::Entries).chain((0..=LEVEL_MAX).map(TileKind::Hashes));
    let mut tiles = Vec::new();
    for kind in kinds {
        let level = if let TileKind::Hashes(level) = kind { u32::from(level) } else { 0 };
        let (old, new) = (old_size >> (8 * level), new_size >> (8 * level));
        if old == new {
            // Where nothing is new, nothing is new above.
            break;
        }
        let indices = old / u64::from(WIDTH)..new.div_ceil(u64::from(WIDTH));
        tiles.extend(indices.map(|index| Tile::of(kind, index, new_size).expect("the new log reaches it")));
    }
    tiles
}

/// The hashes in the bytes of a hash tile.
pub fn decode_hashes(tile: &Tile, bytes: &[u8]) -> Result<Vec<Hash>, WrongLength> {
    let expected = 32 * usize::from(tile.width);
    if bytes.len() != expected {
        return Err(WrongLength { tile: *tile, found: bytes.len(), expected });
    }
    Ok(bytes.as_chunks::<32>().0.iter().copied().map(Hash).collect())
}

/// The bytes of a hash tile.
pub fn encode_hashes(hashes: &[Hash]) -> Vec<u8> {
    hashes.iter().flat_map(|hash| hash.0).collect()
}

/// The root of a complete subtree of 1, 2, 4 … 256 hashes.
fn subtree_root(hashes: &[Hash]) -> Hash {
    assert!(
        hashes.len().is_power_of_two() && hashes.len() <= usize::from(WIDTH),
        "a complete subtree of a tile"
    );
    let mut level = [Hash([0; 32]); WIDTH as usize];
    level[..hashes.len()].copy_from_slice(hashes);
    let mut width = hashes.len();
    while width > 1 {
        width /= 2;
        for at in 0..width {
            level[at] = node_hash(&level[2 * at], &level[2 * at + 1]);
        }
    }
    level[0]
}

/// Finds the hashes of subtrees in the tiles of a log of a known size.
///
/// The closure gives the bytes of a hash tile, or `None` where it has none. It is asked for each subtree anew: who reads
/// from afar keeps what was read.
pub struct TileSource<F> {
    size: u64,
    read: F,
}

impl<F: Fn(&Tile) -> Option<Vec<u8>>> TileSource<F> {
    /// A source of the hashes of a log of `size` entries.
    pub fn new(size: u64, read: F) -> TileSource<F> {
        TileSource { size, read }
    }
}

/// The tile that holds the subtree at a level and an index of the tree, and which of its hashes are under it.
pub fn tile_of_subtree(level: u32, index: u64, size: u64) -> Option<(Tile, std::ops::Range<usize>)> {
    let (tile_level, within) = (u8::try_from(level / 8).ok()?, level % 8);
    let first = index.checked_mul(1 << within)?;
    let tile = Tile::of(TileKind::Hashes(tile_level), first / u64::from(WIDTH), size)?;
    let start = usize::try_from(first % u64::from(WIDTH)).expect("below 256");
    let end = start + (1 << within);
    (end <= usize::from(tile.width)).then_some((tile, start..end))
}

impl<F: Fn(&Tile) -> Option<Vec<u8>>> HashSource for TileSource<F> {
    fn hash(&self, level: u32, index: u64) -> Option<Hash> {
        let (tile, under) = tile_of_subtree(level, index, self.size)?;
        let hashes = decode_hashes(&tile, &(self.read)(&tile)?).ok()?;
        Some(subtree_root(&hashes[under]))
    }
}
