//! A receipt: one file from which anyone sees, without a connection, that an entry is in a log, after
//! c2sp.org/tlog-proof.
//!
//! A [`Receipt`] holds the index of the entry, the proof that leads from its leaf to a root, and the checkpoint that
//! states this root, with all its signatures. It does not hold the entry: whoever verifies brings it, or its leaf hash,
//! and the keys that he trusts. The file's name ends in `.tlog-proof`.
//!
//! Deliberately not here: how proofs are made ([`crate::merkle`]), and trust in the extra data, which nothing signs.

#[cfg(test)]
mod tests;

use std::fmt;

use crate::checkpoint::{Checkpoint, CheckpointError};
use crate::merkle::{Hash, ProofError, verify_inclusion};
use crate::note::{Note, VerifierKey};
use crate::policy::{Policy, Satisfied, Unsatisfied};
use crate::text;

/// The first line of a receipt.
const HEADER: &str = "c2sp.org/tlog-proof@v1";

/// The proof that one entry is in a log. It is displayed as the file's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// Data of the application, which nothing vouches for.
    pub extra: Option<Vec<u8>>,
    /// The index of the entry in the log.
    pub index: u64,
    /// The inclusion proof, from the leaf's sibling upwards.
    pub hashes: Vec<Hash>,
    /// The checkpoint, a signed note, as the log has published it.
    pub checkpoint: String,
}

/// Why a receipt cannot be read, or does not prove.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReceiptError {
    /// The file is not UTF-8.
    #[error("the receipt is not UTF-8 at byte {offset}")]
    NotUtf8 {
        /// The offset of the first byte that is not.
        offset: usize,
    },
    /// A line is not what it must be.
    #[error("line {line} of the receipt is {found:?}, expected {expected}")]
    Line {
        /// Which line, counted from 1.
        line: usize,
        /// What was found there.
        found: String,
        /// What was expected.
        expected: &'static str,
    },
    /// The checkpoint is not one of the log, or is not signed by its key.
    #[error("the receipt's checkpoint: {0}")]
    Checkpoint(#[from] CheckpointError),
    /// The checkpoint is not signed as the policy asks.
    #[error("the receipt's checkpoint: {0}")]
    Unsatisfied(#[from] Unsatisfied),
    /// The proof does not lead from the leaf to the checkpoint's root.
    #[error("the receipt does not prove this entry: {0}")]
    Proof(#[from] ProofError),
}

impl Receipt {
    /// Reads a receipt. The checkpoint in it is left unread.
    pub fn parse(bytes: &[u8]) -> Result<Receipt, ReceiptError> {
        let text = std::str::from_utf8(bytes);
        let text = text.map_err(|error| ReceiptError::NotUtf8 { offset: error.valid_up_to() })?;
        let wrong =
            |line, found: &str, expected| ReceiptError::Line { line, found: found.to_owned(), expected };
        let (line, rest) = text::first_line(text);
        if line != HEADER {
            return Err(wrong(1, line, "\"c2sp.org/tlog-proof@v1\""));
        }
        let (mut number, (mut line, mut rest)) = (2, text::first_line(rest));
        let mut extra = None;
        if let Some(data) = line.strip_prefix("extra ") {
            let data =
                text::base64_decode(data).ok_or_else(|| wrong(number, line, "\"extra\" and base64"))?;
            extra = Some(data);
            (number, (line, rest)) = (3, text::first_line(rest));
        }
        let index = line.strip_prefix("index ").and_then(text::decimal);
        let index = index.ok_or_else(|| wrong(number, line, "\"index\" and a number in decimal digits"))?;
        let (hashes, checkpoint) = text::hashes(rest, number + 1).map_err(|(line, found)| {
            wrong(line, found, "a hash in 44 characters of base64, or the blank line before the checkpoint")
        })?;
        Ok(Receipt { extra, index, hashes, checkpoint: checkpoint.to_owned() })
    }

    /// Verifies that the entry with this leaf hash is in the log of this origin, by the word of one of its keys.
    ///
    /// The leaf hash of an entry is [`crate::merkle::leaf_hash`] of its bytes.
    pub fn verify(
        &self,
        leaf: &Hash,
        origin: &str,
        keys: &[VerifierKey],
    ) -> Result<Checkpoint, ReceiptError> {
        let (checkpoint, _) = Checkpoint::open(self.checkpoint.as_bytes(), origin, keys)?;
        verify_inclusion(leaf, self.index, checkpoint.size, &self.hashes, &checkpoint.root)?;
        Ok(checkpoint)
    }

    /// Verifies that the entry with this leaf hash is in a log of the policy, signed and cosigned as it asks.
    pub fn verify_under(&self, leaf: &Hash, policy: &Policy) -> Result<Satisfied, ReceiptError> {
        let note = Note::parse(self.checkpoint.as_bytes()).map_err(CheckpointError::from)?;
        let satisfied = policy.satisfied(&note)?;
        let checkpoint = &satisfied.checkpoint;
        verify_inclusion(leaf, self.index, checkpoint.size, &self.hashes, &checkpoint.root)?;
        Ok(satisfied)
    }
}

impl fmt::Display for Receipt {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "{HEADER}")?;
        if let Some(extra) = &self.extra {
            writeln!(formatter, "extra {}", text::base64_encode(extra))?;
        }
        writeln!(formatter, "index {}", self.index)?;
        self.hashes.iter().try_for_each(|hash| writeln!(formatter, "{hash}"))?;
        write!(formatter, "\n{}", self.checkpoint)
    }
}
