//! The hash tiles at the right edge of a growing log.
//!
//! [`Edge`] holds, of each level, the hashes of the tile that is not full yet. A leaf goes into level 0; when that tile
//! is full it is handed out, and its root goes into level 1, and so on. What is left in the levels are the partial
//! tiles, so the edge can be put together again from them, and nothing else, after a restart.
//!
//! A verifier uses the same type: fed with the leaf hashes of the entries it read, it makes the very tiles that the log
//! must have published.

use super::{Tile, TileKind, WIDTH, decode_hashes, encode_hashes, subtree_root};
use crate::merkle::{Frontier, Hash};

/// The hashes of the tiles that are not full yet, level by level.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Edge {
    size: u64,
    levels: Vec<Vec<Hash>>,
}

/// Why an edge cannot be resumed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EdgeError {
    /// A partial tile of the stated size is not there.
    #[error("{tile} is needed to append to the log and missing")]
    Missing {
        /// The tile.
        tile: Tile,
    },
    /// A partial tile has the wrong number of bytes.
    #[error(transparent)]
    WrongLength(#[from] super::WrongLength),
}

impl Edge {
    /// The edge of a log without entries.
    pub fn new() -> Edge {
        Edge::default()
    }

    /// The edge of a log of `size` entries, from the bytes of its partial hash tiles.
    ///
    /// Whether these are the right bytes shows in [`root`](Edge::root): compare it with the log's checkpoint.
    pub fn resume(size: u64, mut read: impl FnMut(&Tile) -> Option<Vec<u8>>) -> Result<Edge, EdgeError> {
        let mut levels = Vec::new();
        let mut count = size;
        for level in 0.. {
            if count == 0 {
                break;
            }
            let width = u16::try_from(count % u64::from(WIDTH)).expect("below 256");
            let mut hashes = Vec::with_capacity(usize::from(WIDTH));
            if width > 0 {
                let tile = Tile { kind: TileKind::Hashes(level), index: count / u64::from(WIDTH), width };
                let bytes = read(&tile).ok_or(EdgeError::Missing { tile })?;
                hashes.extend(decode_hashes(&tile, &bytes)?);
            }
            levels.push(hashes);
            count /= u64::from(WIDTH);
        }
        Ok(Edge { size, levels })
    }

    /// Appends one leaf by its hash, and hands out every tile that it fills, with its bytes, lower levels first.
    pub fn append(&mut self, leaf: Hash, mut filled: impl FnMut(Tile, Vec<u8>)) {
        self.size += 1;
        let (mut carried, mut count) = (leaf, self.size);
        for level in 0_u8.. {
            let at = usize::from(level);
            if at == self.levels.len() {
                self.levels.push(Vec::with_capacity(usize::from(WIDTH)));
            }
            let hashes = &mut self.levels[at];
            hashes.push(carried);
            if hashes.len() < usize::from(WIDTH) {
                return;
            }
            count /= u64::from(WIDTH);
            let tile = Tile { kind: TileKind::Hashes(level), index: count - 1, width: WIDTH };
            filled(tile, encode_hashes(hashes));
            carried = subtree_root(hashes);
            hashes.clear();
        }
    }

    /// The partial tiles, with their bytes, lower levels first.
    pub fn partial_tiles(&self) -> Vec<(Tile, Vec<u8>)> {
        let mut count = self.size;
        let mut tiles = Vec::new();
        for (level, hashes) in (0_u8..).zip(&self.levels) {
            let index = count / u64::from(WIDTH);
            count = index;
            if hashes.is_empty() {
                continue;
            }
            let width = u16::try_from(hashes.len()).expect("below 256");
            tiles.push((Tile { kind: TileKind::Hashes(level), index, width }, encode_hashes(hashes)));
        }
        tiles
    }

    /// The number of leaves.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The frontier of the tree.
    pub fn frontier(&self) -> Frontier {
        let mut peaks = Vec::new();
        for hashes in self.levels.iter().rev() {
            let mut rest = hashes.as_slice();
            while !rest.is_empty() {
                let (subtree, after) = rest.split_at(1 << rest.len().ilog2());
                peaks.push(subtree_root(subtree));
                rest = after;
            }
        }
        Frontier::from_peaks(self.size, peaks)
            .expect("a level has as many hashes as its digit of the size says")
    }

    /// The root of the tree. It is computed anew, in at most some hundred hashes a level: ask once a batch.
    pub fn root(&self) -> Hash {
        self.frontier().root()
    }
}
