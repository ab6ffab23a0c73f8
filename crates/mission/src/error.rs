//! What can go wrong beside a refusal.

use std::path::PathBuf;

/// A failure of the program's surroundings, or of a file.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] store::StoreError),
    /// The system refused.
    #[error("{path}: {why}")]
    File {
        /// Which file.
        path: PathBuf,
        /// What the system says.
        why: std::io::Error,
    },
    /// The journal holds what this program has not written.
    #[error("event {index} of the mission's journal: {why}; was it written by a newer program?")]
    Journal {
        /// Which event.
        index: u64,
        /// Why it does not read.
        why: String,
    },
    /// The commission's record cannot be read.
    #[error("the commission's record: {0}")]
    Official(String),
    /// A file that the journal names is missing or altered.
    #[error("the file {sha256} that the journal names is {what}; restore it from a backup")]
    Blob {
        /// Its name.
        sha256: String,
        /// `missing` or `altered`.
        what: &'static str,
    },
}

/// What functions of this room return.
pub type Result<T> = std::result::Result<T, Error>;
