//! The right edge of a tree, also called its compact range.
//!
//! A tree of 13 leaves is three complete subtrees, of 8, 4 and 1 leaves; a [`Frontier`] keeps their roots, the *peaks*.
//! To append is to carry, as in binary counting: two peaks of one size become one of twice the size.

use super::{EMPTY_ROOT, Hash, node_hash};

/// All that is needed to append to a tree and to know its root.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Frontier {
    size: u64,
    /// The roots of the complete subtrees, the largest first.
    peaks: Vec<Hash>,
}

/// Peaks that do not belong to a tree of the stated size.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{found} peaks were given for {size} leaves, which have {expected}")]
pub struct WrongPeaks {
    /// The number of leaves.
    pub size: u64,
    /// How many peaks were given.
    pub found: usize,
    /// How many the size calls for.
    pub expected: usize,
}

impl Frontier {
    /// The frontier of a tree without leaves.
    pub fn new() -> Frontier {
        Frontier::default()
    }

    /// The frontier that was stored as its size and [`peaks`](Frontier::peaks).
    pub fn from_peaks(size: u64, peaks: Vec<Hash>) -> Result<Frontier, WrongPeaks> {
        let expected = usize::try_from(size.count_ones()).expect("at most 64");
        if peaks.len() != expected {
            return Err(WrongPeaks { size, found: peaks.len(), expected });
        }
        Ok(Frontier { size, peaks })
    }

    /// Appends one leaf by its hash.
    pub fn append(&mut self, leaf: Hash) {
        let mut carried = leaf;
        for _ in 0..self.size.trailing_ones() {
            let left = self.peaks.pop().expect("a peak for every bit of the size");
            carried = node_hash(&left, &carried);
        }
        self.peaks.push(carried);
        self.size += 1;
        assert!(self.peaks.len() == usize::try_from(self.size.count_ones()).expect("at most 64"));
    }

    /// The number of leaves.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The roots of the complete subtrees, the largest first: one for each bit that is set in the size.
    pub fn peaks(&self) -> &[Hash] {
        &self.peaks
    }

    /// The root of the tree.
    pub fn root(&self) -> Hash {
        let right_to_left = self.peaks.iter().rev().copied();
        right_to_left.reduce(|right, left| node_hash(&left, &right)).unwrap_or(EMPTY_ROOT)
    }
}
