//! What a log says of itself: its name, its size, its root, after c2sp.org/tlog-checkpoint.
//!
//! A [`Checkpoint`] is the text of a note: the *origin*, which names the log; the number of entries; the root of their
//! tree in base64; and extension lines, which we read and keep but do not write. It has no time: of a log that only
//! grows, the size is the time.
//!
//! Deliberately not here: the rule that a log signs one tree only, which is the duty of whoever holds the key.

#[cfg(test)]
pub(crate) mod tests;

use std::fmt;

use crate::merkle::Hash;
use crate::note::{Note, NoteError, SigningKey, VerifierKey};
use crate::text;

/// A log's size and root.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// The name of the log, such as `results.example/2022`: one line, not empty.
    pub origin: String,
    /// The number of entries, at most 2⁶³−1.
    pub size: u64,
    /// The root of the tree over them.
    pub root: Hash,
    /// Further lines, none of them empty. Nobody vouches for what they say.
    pub extensions: Vec<String>,
}

/// Why a note is not a checkpoint of the log that is asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CheckpointError {
    /// It is no note, or its signatures are not to be believed.
    #[error(transparent)]
    Note(#[from] NoteError),
    /// A line is missing, empty, or not ended.
    #[error("line {line} of the checkpoint is {found}, expected {expected}")]
    Line {
        /// Which line, counted from 1.
        line: usize,
        /// What was found there.
        found: String,
        /// What was expected.
        expected: &'static str,
    },
    /// It is a checkpoint of another log.
    #[error("the checkpoint is of the log {found}, expected {expected}")]
    Origin {
        /// Its origin.
        found: String,
        /// The origin that was asked for.
        expected: String,
    },
}

impl Checkpoint {
    /// A checkpoint without extension lines.
    pub fn new(origin: impl Into<String>, size: u64, root: Hash) -> Checkpoint {
        Checkpoint { origin: origin.into(), size, root, extensions: Vec::new() }
    }

    /// Reads the text of a checkpoint.
    pub fn parse(text: &str) -> Result<Checkpoint, CheckpointError> {
        let lines: Vec<&str> = text.split('\n').collect();
        let wrong = |at: usize, expected| {
            let found = lines.get(at).map_or_else(|| "missing".to_owned(), |line| format!("\"{line}\""));
            CheckpointError::Line { line: at + 1, found, expected }
        };
        // A text that ends with a newline leaves an empty piece behind it.
        let end = lines.len() - 1;
        if !lines[end].is_empty() {
            return Err(wrong(end, "a newline at the end of the text"));
        }
        let line = |at: usize| lines[..end].get(at).copied().filter(|line| !line.is_empty());
        let origin = line(0).ok_or_else(|| wrong(0, "the origin of the log"))?;
        let size = line(1).and_then(text::decimal);
        let size = size.ok_or_else(|| wrong(1, "the number of entries in decimal digits"))?;
        let root = line(2).and_then(text::hash);
        let root = root.ok_or_else(|| wrong(2, "the root hash in 44 characters of base64"))?;
        let extensions = (3..end).map(|at| {
            let line = line(at).ok_or_else(|| wrong(at, "an extension line that is not empty"))?;
            Ok(line.to_owned())
        });
        let extensions = extensions.collect::<Result<_, CheckpointError>>()?;
        Ok(Checkpoint { origin: origin.to_owned(), size, root, extensions })
    }

    /// The note that a log publishes, with its signature.
    ///
    /// An error if origin or extension lines cannot be written in a line each.
    pub fn sign(&self, key: &SigningKey) -> Result<Note, CheckpointError> {
        let text = self.to_string();
        let mut note = Note::new(text)?;
        let read = Checkpoint::parse(note.text())?;
        if read != *self {
            let found = format!("\"{}\"", self.origin.escape_debug());
            return Err(CheckpointError::Line {
                line: 1,
                found,
                expected: "an origin and extensions of one line each",
            });
        }
        note.add(key.sign(note.text()));
        Ok(note)
    }

    /// Reads a note, verifies that one of the log's keys has signed it, and that it is of this log.
    ///
    /// Give the origin from where it is known, not from the note.
    pub fn open(
        bytes: &[u8],
        origin: &str,
        keys: &[VerifierKey],
    ) -> Result<(Checkpoint, Note), CheckpointError> {
        let note = Note::parse(bytes)?;
        note.verify(keys)?;
        let checkpoint = Checkpoint::parse(note.text())?;
        if checkpoint.origin != origin {
            return Err(CheckpointError::Origin { found: checkpoint.origin, expected: origin.to_owned() });
        }
        Ok((checkpoint, note))
    }
}

impl fmt::Display for Checkpoint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}\n{}\n{}\n", self.origin, self.size, self.root)?;
        self.extensions.iter().try_for_each(|line| writeln!(formatter, "{line}"))
    }
}
