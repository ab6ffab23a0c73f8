//! Where the hashes of complete subtrees are found.
//!
//! [`HashSource`] is the question, [`Tree`] the answer in memory, good for journals, tests and a verifier that has read
//! everything anyway.

use super::{Hash, node_hash, proof};

/// Gives the root of a complete subtree.
///
/// At level 0 they are the leaf hashes; the subtree at a level and an index covers the leaves from `index << level`
/// up to, but without, `(index + 1) << level`. `None` if the source does not hold it.
pub trait HashSource {
    /// The root of the complete subtree at a level and an index.
    fn hash(&self, level: u32, index: u64) -> Option<Hash>;
}

impl<F: Fn(u32, u64) -> Option<Hash>> HashSource for F {
    fn hash(&self, level: u32, index: u64) -> Option<Hash> {
        self(level, index)
    }
}

/// A tree in memory, with the root of every complete subtree.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tree {
    levels: Vec<Vec<Hash>>,
}

impl Tree {
    /// A tree without leaves.
    pub fn new() -> Tree {
        Tree::default()
    }

    /// Appends one leaf by its hash.
    pub fn append(&mut self, leaf: Hash) {
        let mut carried = leaf;
        for level in 0.. {
            if level == self.levels.len() {
                self.levels.push(Vec::new());
            }
            let hashes = &mut self.levels[level];
            hashes.push(carried);
            let [.., left, right] = hashes.as_slice() else { return };
            if !hashes.len().is_multiple_of(2) {
                return;
            }
            carried = node_hash(left, right);
        }
    }

    /// The number of leaves.
    pub fn size(&self) -> u64 {
        self.levels.first().map_or(0, |leaves| u64::try_from(leaves.len()).expect("a length fits 64 bits"))
    }

    /// The hash of the leaf at an index.
    pub fn leaf(&self, index: u64) -> Option<Hash> {
        self.hash(0, index)
    }

    /// The root over all leaves.
    pub fn root(&self) -> Hash {
        proof::root(self.size(), self).expect("a tree holds its own hashes")
    }
}

impl Extend<Hash> for Tree {
    fn extend<I: IntoIterator<Item = Hash>>(&mut self, leaves: I) {
        leaves.into_iter().for_each(|leaf| self.append(leaf));
    }
}

impl FromIterator<Hash> for Tree {
    fn from_iter<I: IntoIterator<Item = Hash>>(leaves: I) -> Tree {
        let mut tree = Tree::new();
        tree.extend(leaves);
        tree
    }
}

impl HashSource for Tree {
    fn hash(&self, level: u32, index: u64) -> Option<Hash> {
        let hashes = self.levels.get(usize::try_from(level).ok()?)?;
        hashes.get(usize::try_from(index).ok()?).copied()
    }
}
