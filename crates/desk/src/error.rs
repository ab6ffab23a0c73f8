//! Why the desk did not do what it was asked.

use store::StoreError;

/// The result of the desk's work.
pub type Result<T> = std::result::Result<T, Error>;

/// Why the desk did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The store refused, or failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The record would not verify with this fact.
    #[error("refused, nothing was changed: the record would not verify: {0}")]
    WouldNotVerify(String),
    /// Nothing follows a closing.
    #[error("the record is closed: nothing follows; a successor is made with `hattama init --successor-of`")]
    Closed,
    /// What is stored does not read, or does not verify.
    #[error("what is stored does not verify: {0}; run `hattama doctor`")]
    Stored(String),
    /// The directory holds another key than its record names.
    #[error(
        "keys/record.key is {found}, and the record's newest key is {expected}; bring the right key back"
    )]
    OtherKey {
        /// In the directory.
        found: String,
        /// In the record.
        expected: String,
    },
    /// A statement of the commission without two different people.
    #[error("this takes two people: say who states it and who approves it, as --persons 1,2")]
    TwoPeople,
    /// A count before its time.
    #[error("nothing of a count leaves before the embargo ends, at {0}")]
    Embargo(model::moment::Moment),
    /// Nothing to announce.
    #[error("no station is in on this basis; there is nothing to announce")]
    NothingIn,
    /// A final result with stations outstanding.
    #[error("{counted} of {of} stations are in with their originals; a final result takes all of them")]
    Outstanding {
        /// Stations in.
        counted: u64,
        /// Of how many.
        of: u64,
    },
    /// The record has no opening.
    #[error("the record has no opening; make the data directory anew with `hattama init`")]
    NotOpened,
    /// A figure cannot be computed.
    #[error("a figure cannot be computed: {0}")]
    Figures(String),
}
