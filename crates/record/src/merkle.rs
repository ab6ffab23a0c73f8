//! The Merkle tree of RFC 6962 over SHA-256.
//!
//! A leaf is hashed behind the byte 0, a node behind the byte 1, so that neither can pass for the other; a tree of n
//! leaves is split at the largest power of two below n (section 2.1). From one [`struct@Hash`], the root, follows every
//! leaf and its place.
//!
//! - [`Frontier`] is the right edge of a tree, all that is needed to append to it and to know its root: one hash for
//!   each bit of the size.
//! - [`HashSource`] is wherever the hashes of complete subtrees can be had, by level and index; [`Tree`] keeps them in
//!   memory, [`crate::tiles::TileSource`] reads them from tiles.
//! - [`inclusion_proof`] and [`consistency_proof`] are read from such a source; [`verify_inclusion`] and
//!   [`verify_consistency`] need only the proof.
//!
//! Deliberately not here: what a leaf holds, where hashes are kept, and who signed the root.

mod frontier;
mod proof;
#[cfg(test)]
mod tests;
mod tree;

use std::fmt;
use std::str::FromStr;

use sha2::{Digest, Sha256};

pub use frontier::{Frontier, WrongPeaks};
pub use proof::{
    ProofError, consistency_proof, inclusion_proof, root, root_from_inclusion, verify_consistency,
    verify_inclusion,
};
pub use tree::{HashSource, Tree};

/// A SHA-256 hash of a leaf, a node, or a whole tree.
///
/// It is displayed in base64, as all C2SP formats write it; `{:x}` displays it in hexadecimal.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash(pub [u8; 32]);

/// The root of a tree without leaves: the hash of nothing (RFC 6962, section 2.1).
pub const EMPTY_ROOT: Hash = Hash([
    0xe3, 0xb0, 0xc4, 0x42, 0x98, 0xfc, 0x1c, 0x14, 0x9a, 0xfb, 0xf4, 0xc8, 0x99, 0x6f, 0xb9, 0x24, 0x27,
    0xae, 0x41, 0xe4, 0x64, 0x9b, 0x93, 0x4c, 0xa4, 0x95, 0x99, 0x1b, 0x78, 0x52, 0xb8, 0x55,
]);

/// A text that is not a hash.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{found}\" is not a hash: expected {expected}")]
pub struct NotAHash {
    /// The text.
    pub found: String,
    /// The spelling that was expected.
    pub expected: &'static str,
}

impl Hash {
    /// Reads 64 lower-case hexadecimal digits.
    pub fn from_hex(text: &str) -> Result<Hash, NotAHash> {
        let error = || NotAHash { found: text.to_owned(), expected: "64 lower-case hexadecimal digits" };
        let digit = |byte: u8| match byte {
            b'0'..=b'9' => Ok(byte - b'0'),
            b'a'..=b'f' => Ok(byte - b'a' + 10),
            _ => Err(error()),
        };
        let digits: &[u8; 64] = text.as_bytes().try_into().map_err(|_| error())?;
        let mut bytes = [0; 32];
        for (byte, pair) in bytes.iter_mut().zip(digits.as_chunks::<2>().0) {
            *byte = digit(pair[0])? << 4 | digit(pair[1])?;
        }
        Ok(Hash(bytes))
    }

    /// The hash as 43 characters of URL-safe base64 without padding, as entries name each other.
    pub fn to_base64url(&self) -> String {
        use base64::Engine;
        base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(self.0)
    }

    /// The hash as 64 lower-case hexadecimal digits.
    pub fn to_hex(&self) -> String {
        format!("{self:x}")
    }
}

impl FromStr for Hash {
    type Err = NotAHash;

    /// Reads 44 characters of base64.
    fn from_str(text: &str) -> Result<Hash, NotAHash> {
        crate::text::hash(text).ok_or_else(|| NotAHash {
            found: text.to_owned(),
            expected: "44 characters of base64, which hold 32 bytes",
        })
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&crate::text::base64_encode(&self.0))
    }
}

impl fmt::LowerHex for Hash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(formatter, "{byte:02x}"))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Hash({self})")
    }
}

/// The hash of one entry as a leaf.
pub fn leaf_hash(entry: &[u8]) -> Hash {
    Hash(Sha256::new().chain_update([0]).chain_update(entry).finalize().into())
}

/// The hash of two neighbours under one node.
pub fn node_hash(left: &Hash, right: &Hash) -> Hash {
    let mut bytes = [1; 65];
    bytes[1..33].copy_from_slice(&left.0);
    bytes[33..].copy_from_slice(&right.0);
    Hash(Sha256::digest(bytes).into())
}

/// The root over leaf hashes, in their order.
pub fn root_of(leaves: impl IntoIterator<Item = Hash>) -> Hash {
    let mut frontier = Frontier::new();
    leaves.into_iter().for_each(|leaf| frontier.append(leaf));
    frontier.root()
}
