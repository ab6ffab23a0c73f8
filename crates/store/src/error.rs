//! Why the store did not do what it was asked: one variant a reason, each with what to do about it.

use crate::DATABASE;
use std::path::PathBuf;

/// The result of the store's work.
pub type Result<T> = std::result::Result<T, StoreError>;

/// Why the store did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The directory holds no data.
    #[error("{0}: found no {DATABASE}; make a data directory with `hattama init`")]
    NotADataDirectory(PathBuf),
    /// There is one already.
    #[error("{0}: a data directory stands here already; name another, or work with this one")]
    Exists(PathBuf),
    /// Another process writes.
    #[error("{0}: another process is writing here; wait for it to end")]
    Locked(PathBuf),
    /// A file could not be read or written.
    #[error("{path}: {why}{}", remedy(.why))]
    File {
        /// Which file.
        path: PathBuf,
        /// What the system says.
        why: std::io::Error,
    },
    /// The database refused a step, and the step changed nothing.
    #[error("the database refused, and this step changed nothing: {}{}", .0, remedy_of_database(.0))]
    Database(sqlx::Error),
    /// The transaction failed in which this command stood; nothing was changed. Those that shared it hear the same.
    #[error("{0}")]
    Transaction(std::sync::Arc<StoreError>),
    /// The database was written by a newer program.
    #[error(
        "the database has schema version {found}, and this program knows up to {known}: use the newer program"
    )]
    Newer {
        /// What the database says.
        found: i64,
        /// What this program knows.
        known: i64,
    },
    /// A fact that cannot be written canonically.
    #[error("a fact cannot be written: {0}")]
    Canonical(#[from] record::canonical::CanonicalError),
    /// An entry over the limit.
    #[error("a fact of {found} bytes is longer than the {limit} that an entry may have")]
    TooLong {
        /// Its length.
        found: usize,
        /// The limit.
        limit: usize,
    },
    /// Facts that do not fit into a bundle.
    #[error("the facts do not fit into a bundle: {0}")]
    Bundle(#[from] record::tiles::BundleError),
    /// What is stored contradicts itself.
    #[error("what is stored contradicts itself: {0}; run `hattama doctor`")]
    Damaged(String),
    /// A sealed key, and no passphrase.
    #[error("{path}: the key is sealed; name the file of its passphrase in HATTAMA_PASSPHRASE_FILE")]
    Sealed {
        /// Which file.
        path: PathBuf,
    },
    /// A key that does not read.
    #[error("{path}: {why}")]
    Key {
        /// Which file.
        path: PathBuf,
        /// Why not.
        why: String,
    },
    /// The head moved under us.
    #[error(
        "another sequencer committed size {found} while this one stood at {expected}: nothing was signed"
    )]
    HeadMoved {
        /// What this one expected.
        expected: u64,
        /// What is committed.
        found: u64,
    },
    /// A place of publication holds no checkpoint that could be compared.
    #[error(
        "refused to sign: the checkpoint that was published at {place} is gone or does not read. Bring it back; if it is \
         gone for good, say so and name another place with `hattama publish DIR --to OUT --forget {place}`"
    )]
    PlaceLost {
        /// Where.
        place: String,
    },
    /// No place of publication is known, as in a directory that an early program made.
    #[error(
        "refused to sign: this data directory knows no place of publication, so nothing can be compared. Name the folder \
         where this record is published, with `hattama publish DIR --to OUT`"
    )]
    NoPlace,
    /// The record was published, and no place shows it.
    #[error(
        "refused to sign: no place of publication shows a checkpoint of this record, so nothing can be compared. Name the \
         folder that holds its publication, with `hattama publish DIR --to OUT`, or a checkpoint that a witness, a \
         newspaper or a reader has kept, with `--seen CHECKPOINT`"
    )]
    NothingShown,
    /// The last place of publication was to be forgotten.
    #[error(
        "refused to forget {place}: no place would be left that a later copy could be held against. Name another with \
         `--to OUT`"
    )]
    LastPlace {
        /// Which.
        place: String,
    },
    /// A place that shows the record was to be forgotten.
    #[error(
        "refused to forget {place}: a checkpoint of this record of size {size} stands there, and an older copy of the \
         data would go by it once nothing newer comes. Take that folder away first"
    )]
    PlaceStands {
        /// Which.
        place: String,
        /// What it shows.
        size: u64,
    },
    /// A place that is no folder cannot be read now.
    #[error(
        "{place}: cannot be read, so nothing is signed that it may contradict: {why}; try again when it is back"
    )]
    PlaceUnread {
        /// The place.
        place: String,
        /// What its reader says.
        why: String,
    },
    /// A checkpoint that somebody has kept says nothing about this record.
    #[error("{name}: {why}; expected a checkpoint of this record, signed by one of its keys")]
    Kept {
        /// The file.
        name: String,
        /// Why not.
        why: String,
    },
    /// The world has seen more than this directory knows.
    #[error(
        "refused to sign: {place} has a checkpoint of this record of size {seen}, and this data directory {what}. \
         It looks like an older copy. Bring back the newer one; if that is lost, open a successor with \
         `hattama init --successor-of CHECKPOINT --successor-key VKEY`"
    )]
    WorldHasSeenMore {
        /// Where it was seen.
        place: String,
        /// Its size.
        seen: u64,
        /// How this directory differs.
        what: String,
    },
}

const MAKE_ROOM: &str = "; make room and run the command again: nothing was lost";

fn remedy(why: &std::io::Error) -> &'static str {
    use std::io::ErrorKind;
    match why.kind() {
        ErrorKind::PermissionDenied => "; give this user the right to it",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => MAKE_ROOM,
        _ => "",
    }
}

/// SQLite's codes for a disk that is full, the second where the index of its write-ahead log should grow.
const SQLITE_FULL: [u32; 2] = [13, 4_874];

/// The families of codes for a file that cannot be read or written, and for one that cannot be opened.
const SQLITE_FILE: [u32; 2] = [10, 14];

fn remedy_of_database(error: &sqlx::Error) -> &'static str {
    let code = error.as_database_error().and_then(|error| error.code()).and_then(|code| code.parse().ok());
    match code {
        Some(code) if SQLITE_FULL.contains(&code) => MAKE_ROOM,
        // The lowest byte names the family.
        Some(code) if SQLITE_FILE.contains(&(code & 0xff)) => {
            "; see whether the disk is full or failing, and run the command again"
        }
        _ => "",
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> StoreError {
        StoreError::Database(error)
    }
}
