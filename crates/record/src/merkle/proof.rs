//! Proofs, made and verified.
//!
//! An *inclusion proof* is what must be hashed with a leaf to arrive at the root: the siblings on the way up (RFC
//! 6962, section 2.1.1). A *consistency proof* is what shows that one tree is the beginning of another (section 2.1.2).
//! Proofs are made from the top down, as the RFC defines them, and verified from the bottom up in a loop, where the
//! bits of an index say on which side each hash stands; the two ways of looking check each other in the tests.

use super::{EMPTY_ROOT, Hash, HashSource, node_hash};

/// Why a proof cannot be made, or does not prove.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProofError {
    /// The source does not hold a hash that is needed.
    #[error("the hash at level {level}, index {index} is needed and missing")]
    MissingHash {
        /// The level, 0 for leaves.
        level: u32,
        /// The index within the level.
        index: u64,
    },
    /// There is no such leaf.
    #[error("leaf {index} is not in a tree of {size} leaves")]
    IndexBeyondSize {
        /// The index that was asked for.
        index: u64,
        /// The number of leaves.
        size: u64,
    },
    /// The later tree is the smaller one.
    #[error("a tree of {old_size} leaves cannot be the beginning of one of {size}")]
    Shrinks {
        /// The number of leaves of the earlier tree.
        old_size: u64,
        /// The number of leaves of the later tree.
        size: u64,
    },
    /// The proof has too few or too many hashes for these sizes.
    #[error("the proof has {found} hashes, these sizes call for {expected}")]
    Length {
        /// How many hashes the proof has.
        found: usize,
        /// How many it must have.
        expected: usize,
    },
    /// The proof leads to another root than the one given.
    #[error("the proof leads to root {found}, expected {expected}")]
    Root {
        /// The root to which the proof leads.
        found: Hash,
        /// The root that was given.
        expected: Hash,
    },
    /// The proof leads to another root of the earlier tree than the one given.
    #[error("the proof leads to root {found} of the earlier tree, expected {expected}")]
    OldRoot {
        /// The root to which the proof leads.
        found: Hash,
        /// The root that was given.
        expected: Hash,
    },
}

/// The root of the first `size` leaves.
pub fn root(size: u64, source: &impl HashSource) -> Result<Hash, ProofError> {
    if size == 0 { Ok(EMPTY_ROOT) } else { range_root(0, size, source) }
}

/// The root over the leaves from `start` up to `end`, a subtree that a split at a power of two has made.
fn range_root(start: u64, end: u64, source: &impl HashSource) -> Result<Hash, ProofError> {
    assert!(start < end, "a subtree has leaves");
    let (mut end, mut size) = (end, end - start);
    let mut right: Option<Hash> = None;
    while size > 0 {
        let level = size.trailing_zeros();
        end -= 1 << level;
        size -= 1 << level;
        let index = end >> level;
        let left = source.hash(level, index).ok_or(ProofError::MissingHash { level, index })?;
        right = Some(right.map_or(left, |right| node_hash(&left, &right)));
    }
    Ok(right.expect("a subtree has leaves"))
}

/// Where RFC 6962 splits a tree of two or more leaves: at the largest power of two below its size.
fn split(size: u64) -> u64 {
    1 << (size - 1).ilog2()
}

/// The proof that the leaf at `index` is in the tree of `size` leaves, from the leaf's sibling upwards.
pub fn inclusion_proof(index: u64, size: u64, source: &impl HashSource) -> Result<Vec<Hash>, ProofError> {
    if index >= size {
        return Err(ProofError::IndexBeyondSize { index, size });
    }
    let (mut start, mut end) = (0, size);
    let mut proof = Vec::new();
    while end - start > 1 {
        let middle = start + split(end - start);
        if index < middle {
            proof.push(range_root(middle, end, source)?);
            end = middle;
        } else {
            proof.push(range_root(start, middle, source)?);
            start = middle;
        }
    }
    proof.reverse();
    Ok(proof)
}

/// The proof that the tree of `old_size` leaves is the beginning of the tree of `size` leaves.
///
/// Of no leaves, and of all of them, it is empty.
pub fn consistency_proof(
    old_size: u64,
    size: u64,
    source: &impl HashSource,
) -> Result<Vec<Hash>, ProofError> {
    if old_size > size {
        return Err(ProofError::Shrinks { old_size, size });
    }
    let (mut start, mut end) = (0, size);
    let mut proof = Vec::new();
    if old_size == 0 {
        return Ok(proof);
    }
    while old_size < end {
        let middle = start + split(end - start);
        if old_size <= middle {
            proof.push(range_root(middle, end, source)?);
            end = middle;
        } else {
            proof.push(range_root(start, middle, source)?);
            start = middle;
        }
    }
    // The common subtree is known to the reader only if it is the whole earlier tree.
    if start > 0 {
        proof.push(range_root(start, end, source)?);
    }
    proof.reverse();
    Ok(proof)
}

/// How many levels of the way up from a leaf lie inside the last complete subtree that holds it and the tree's last
/// leaf, and how many siblings lie left of that.
fn path(index: u64, size: u64) -> (u32, u32) {
    let inner = u64::BITS - (index ^ (size - 1)).leading_zeros();
    let border = index.checked_shr(inner).unwrap_or(0).count_ones();
    (inner, border)
}

fn length(found: &[Hash], expected: u32) -> Result<(), ProofError> {
    let expected = usize::try_from(expected).expect("at most 65");
    if found.len() == expected { Ok(()) } else { Err(ProofError::Length { found: found.len(), expected }) }
}

/// The root to which an inclusion proof leads from a leaf.
pub fn root_from_inclusion(leaf: &Hash, index: u64, size: u64, proof: &[Hash]) -> Result<Hash, ProofError> {
    if index >= size {
        return Err(ProofError::IndexBeyondSize { index, size });
    }
    let (inner, border) = path(index, size);
    length(proof, inner + border)?;
    let mut hash = *leaf;
    for (level, sibling) in (0_u32..).zip(proof) {
        let right = level < inner && index >> level & 1 == 0;
        hash = if right { node_hash(&hash, sibling) } else { node_hash(sibling, &hash) };
    }
    Ok(hash)
}

/// Verifies that the leaf is the one at `index` in the tree of `size` leaves that has this root.
pub fn verify_inclusion(
    leaf: &Hash,
    index: u64,
    size: u64,
    proof: &[Hash],
    root: &Hash,
) -> Result<(), ProofError> {
    let found = root_from_inclusion(leaf, index, size, proof)?;
    if found == *root { Ok(()) } else { Err(ProofError::Root { found, expected: *root }) }
}

/// Verifies that the tree of `old_size` leaves with root `old_root` is the beginning of the tree of `size` leaves with
/// root `root`.
///
/// Every tree begins with the empty tree, so from size 0 nothing is learnt of `root`.
/// Errors come in this order: the sizes, the proof's length, the earlier root, the later root.
pub fn verify_consistency(
    old_size: u64,
    old_root: &Hash,
    size: u64,
    root: &Hash,
    proof: &[Hash],
) -> Result<(), ProofError> {
    if old_size > size {
        return Err(ProofError::Shrinks { old_size, size });
    }
    if old_size == 0 {
        length(proof, 0)?;
        return if *old_root == EMPTY_ROOT {
            Ok(())
        } else {
            Err(ProofError::OldRoot { found: EMPTY_ROOT, expected: *old_root })
        };
    }
    if old_size == size {
        length(proof, 0)?;
        return if old_root == root {
            Ok(())
        } else {
            Err(ProofError::Root { found: *old_root, expected: *root })
        };
    }
    // The proof is the upper part of the way up from the earlier tree's last leaf, above the largest complete subtree
    // that ends with it. That subtree's root comes first, unless it is the whole earlier tree.
    let (inner, border) = path(old_size - 1, size);
    let shift = old_size.trailing_zeros();
    let whole = old_size.is_power_of_two();
    let inner = inner - shift;
    length(proof, u32::from(!whole) + inner + border)?;
    let (seed, siblings) = if whole { (*old_root, proof) } else { (proof[0], &proof[1..]) };
    let bits = (old_size - 1) >> shift;
    let (mut old, mut new) = (seed, seed);
    for (level, sibling) in (0_u32..).zip(siblings) {
        if level < inner && bits >> level & 1 == 0 {
            new = node_hash(&new, sibling);
        } else {
            old = node_hash(sibling, &old);
            new = node_hash(sibling, &new);
        }
    }
    if old != *old_root {
        return Err(ProofError::OldRoot { found: old, expected: *old_root });
    }
    if new == *root { Ok(()) } else { Err(ProofError::Root { found: new, expected: *root }) }
}
