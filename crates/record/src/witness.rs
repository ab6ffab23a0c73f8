//! What a witness decides when it is shown a checkpoint, after c2sp.org/tlog-witness.
//!
//! A witness remembers of each log the largest tree it has seen ([`Seen`]). Shown a larger one with a proof that it
//! grew from the remembered one, it remembers the larger and cosigns it; otherwise it refuses, and a [`Refusal`] says
//! why, in the order in which the specification has the questions asked. Two honest people who ask different witnesses
//! cannot be shown different histories.
//!
//! - [`consider`] is the decision, a function of what was seen, what is known and what is shown.
//! - [`AddCheckpoint`] is the body of the request with which a log shows its checkpoint.
//!
//! Deliberately not here: the server, and memory. Between the decision and the cosignature the new [`Seen`] must be
//! kept by compare-and-swap against the old one, or two requests at once could roll the witness back.

#[cfg(test)]
mod tests;

use std::fmt;

use crate::checkpoint::{Checkpoint, CheckpointError};
use crate::merkle::{EMPTY_ROOT, Hash, ProofError, verify_consistency};
use crate::note::{Note, NoteError, VerifierKey};
use crate::text;

/// The most hashes a consistency proof in a request may have.
pub const PROOF_LENGTH_MAX: usize = 63;

/// The largest tree of a log that a witness has cosigned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// Its number of entries.
    pub size: u64,
    /// Its root.
    pub root: Hash,
}

impl Seen {
    /// What a witness has seen of a log that it never cosigned: the empty tree.
    pub const NOTHING: Seen = Seen { size: 0, root: EMPTY_ROOT };
}

/// A log that a witness serves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownLog {
    /// The log's name.
    pub origin: String,
    /// The keys that may sign for it.
    pub keys: Vec<VerifierKey>,
}

/// A checkpoint that is to be remembered, and then cosigned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// The checkpoint.
    pub checkpoint: Checkpoint,
    /// The note it came in.
    pub note: Note,
    /// What the witness has seen from now on.
    pub seen: Seen,
}

/// Why a witness does not cosign, in the order in which the reasons are looked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// What was shown is not a checkpoint.
    #[error("this is not a checkpoint: {0}")]
    Malformed(CheckpointError),
    /// The witness does not serve this log.
    #[error("the log {origin} is not one that this witness serves")]
    UnknownLog {
        /// The origin of the checkpoint.
        origin: String,
    },
    /// No key of the log has signed, or a signature is wrong.
    #[error("the checkpoint is not signed by the log {origin}: {reason}")]
    BadSignature {
        /// The origin of the checkpoint.
        origin: String,
        /// What is wrong with the signatures.
        reason: NoteError,
    },
    /// The request says that the log grew from a size beyond the checkpoint's.
    #[error("the request's old size {old_size} is beyond the checkpoint's size {size}")]
    OldSizeBeyond {
        /// The old size in the request.
        old_size: u64,
        /// The size of the checkpoint.
        size: u64,
    },
    /// The log was larger before.
    #[error("the checkpoint has {size} entries, but {seen} were seen already")]
    Smaller {
        /// The size of the checkpoint.
        size: u64,
        /// The size that was seen.
        seen: u64,
    },
    /// The request starts from another size than the one that was seen.
    #[error("the request starts from size {old_size}, but size {seen} was seen last")]
    Conflict {
        /// The old size in the request.
        old_size: u64,
        /// The size that was seen.
        seen: u64,
    },
    /// The proof does not show that the log grew from what was seen.
    #[error("the checkpoint is not shown to have grown from what was seen: {0}")]
    Inconsistent(ProofError),
    /// The log has two trees of one size: it has forked, and both checkpoints together are the evidence.
    #[error("the checkpoint has root {found} at size {size}, where root {seen} was seen")]
    OtherRoot {
        /// The size of both.
        size: u64,
        /// The root of the checkpoint.
        found: Hash,
        /// The root that was seen.
        seen: Hash,
    },
}

impl Refusal {
    /// The HTTP status with which tlog-witness has a witness answer.
    pub fn status(&self) -> u16 {
        match self {
            Refusal::Malformed(_) | Refusal::OldSizeBeyond { .. } => 400,
            Refusal::BadSignature { .. } => 403,
            Refusal::UnknownLog { .. } => 404,
            Refusal::Smaller { .. } | Refusal::Conflict { .. } | Refusal::OtherRoot { .. } => 409,
            Refusal::Inconsistent(_) => 422,
        }
    }
}

/// Decides whether to cosign a checkpoint.
///
/// `seen` gives what the witness remembers of a log, by its origin; `None` if it never cosigned a checkpoint of it.
/// The reasons to refuse are looked for in the order of [`Refusal`]'s variants.
pub fn consider(
    logs: &[KnownLog],
    seen: impl FnOnce(&str) -> Option<Seen>,
    request: &AddCheckpoint,
) -> Result<Accepted, Refusal> {
    let malformed = |error: NoteError| Refusal::Malformed(error.into());
    let note = Note::parse(request.checkpoint.as_bytes()).map_err(malformed)?;
    let checkpoint = Checkpoint::parse(note.text()).map_err(Refusal::Malformed)?;
    let origin = &checkpoint.origin;
    let log = logs.iter().find(|log| log.origin == *origin);
    let log = log.ok_or_else(|| Refusal::UnknownLog { origin: origin.clone() })?;
    let signed = note.verify(&log.keys);
    signed.map_err(|reason| Refusal::BadSignature { origin: origin.clone(), reason })?;

    let (old_size, size) = (request.old_size, checkpoint.size);
    let seen = seen(origin).unwrap_or(Seen::NOTHING);
    if old_size > size {
        return Err(Refusal::OldSizeBeyond { old_size, size });
    }
    if size < seen.size {
        return Err(Refusal::Smaller { size, seen: seen.size });
    }
    if old_size != seen.size {
        return Err(Refusal::Conflict { old_size, seen: seen.size });
    }
    if size == seen.size && request.proof.is_empty() && checkpoint.root != seen.root {
        return Err(Refusal::OtherRoot { size, found: checkpoint.root, seen: seen.root });
    }
    let consistent = verify_consistency(seen.size, &seen.root, size, &checkpoint.root, &request.proof);
    consistent.map_err(Refusal::Inconsistent)?;
    let seen = Seen { size, root: checkpoint.root };
    Ok(Accepted { checkpoint, note, seen })
}

/// The body of a request `add-checkpoint`. It is displayed as it is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddCheckpoint {
    /// The size from which the proof starts: the largest that the witness has cosigned, or 0.
    pub old_size: u64,
    /// The consistency proof from there to the checkpoint.
    pub proof: Vec<Hash>,
    /// The checkpoint, a signed note, as the log has published it.
    pub checkpoint: String,
}

/// Bytes that are not the body of a request `add-checkpoint`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RequestError {
    /// The body is not UTF-8.
    #[error("the request is not UTF-8 at byte {offset}")]
    NotUtf8 {
        /// The offset of the first byte that is not.
        offset: usize,
    },
    /// A line is not what it must be.
    #[error("line {line} of the request is {found:?}, expected {expected}")]
    Line {
        /// Which line, counted from 1.
        line: usize,
        /// What was found there.
        found: String,
        /// What was expected.
        expected: &'static str,
    },
    /// There are too many hashes.
    #[error("the request's proof has more than {PROOF_LENGTH_MAX} hashes")]
    ProofTooLong,
}

impl AddCheckpoint {
    /// Reads the body of a request. The checkpoint in it is left unread.
    pub fn parse(bytes: &[u8]) -> Result<AddCheckpoint, RequestError> {
        let text = std::str::from_utf8(bytes);
        let text = text.map_err(|error| RequestError::NotUtf8 { offset: error.valid_up_to() })?;
        let wrong =
            |line, found: &str, expected| RequestError::Line { line, found: found.to_owned(), expected };
        let (first, rest) = text::first_line(text);
        let old_size = first.strip_prefix("old ").and_then(text::decimal);
        let old_size = old_size.ok_or_else(|| wrong(1, first, "\"old\" and a size in decimal digits"))?;
        let (proof, checkpoint) = text::hashes(rest, 2).map_err(|(line, found)| {
            wrong(line, found, "a hash in 44 characters of base64, or the blank line before the checkpoint")
        })?;
        if proof.len() > PROOF_LENGTH_MAX {
            return Err(RequestError::ProofTooLong);
        }
        Ok(AddCheckpoint { old_size, proof, checkpoint: checkpoint.to_owned() })
    }
}

impl fmt::Display for AddCheckpoint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "old {}", self.old_size)?;
        self.proof.iter().try_for_each(|hash| writeln!(formatter, "{hash}"))?;
        write!(formatter, "\n{}", self.checkpoint)
    }
}
