//! Why a command is refused: one variant a reason, in the order in which they are looked at.
//!
//! First whether the copy stands where the command needs it, then whether this person may, then what the command says.

use model::COUNT_MAX;

/// Why a command is refused. The order of the variants is their order of precedence.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Nothing goes on a copy that was withdrawn.
    #[error("found a copy that was withdrawn; expected another one: make a new copy")]
    Withdrawn,
    /// Make: it was made before.
    #[error("found a copy of this number that is {state}; expected none: give the new one another number")]
    AlreadyMade {
        /// Where it stands.
        state: &'static str,
    },
    /// Photograph, Enter, Withdraw: there is none.
    #[error("found no copy of this number; expected it to be made first")]
    NotMade,
    /// Enter: two people have agreed.
    #[error("found a copy that two people have typed alike; expected one that waits for an entry")]
    NothingToType,
    /// Enter: the second entry is typed by another person.
    #[error("found the person who typed the first entry; expected another one for the second")]
    FirstTypist,
    /// Enter: nobody types the differing places twice in a row.
    #[error("found the person who typed these places last; expected another one to type them next")]
    TypedLast,
    /// Make: a form has lines.
    #[error("found a form of no lines; expected the lines and options of the contest's form")]
    NoPlaces,
    /// Make, Photograph: this is no hash.
    #[error("found the photo {found:?}; expected its SHA-256 as 64 small hexadecimal digits")]
    NotAHash {
        /// What stands there.
        found: String,
    },
    /// Enter: more or fewer figures than are to be typed.
    #[error("found {found} figures; expected {expected}, one for each place that is typed")]
    FigureCount {
        /// How many came.
        found: usize,
        /// How many there are.
        expected: usize,
    },
    /// Enter: no station has so many.
    #[error("found {found} at place {place}; expected at most {COUNT_MAX}: look at the copy again")]
    CountTooLarge {
        /// The line or option, from 0.
        place: u16,
        /// The count.
        found: u64,
    },
    /// Enter: the whole entry is blank.
    #[error("found an entry without a single figure; expected at least one, or the copy withdrawn")]
    AllBlank,
    /// Withdraw: the reason says nothing.
    #[error("found no reason; expected one that others can follow")]
    ReasonBlank,
}

impl Refusal {
    /// A lasting word for it, by which pages translate it.
    pub fn code(&self) -> &'static str {
        match self {
            Refusal::Withdrawn => "withdrawn",
            Refusal::AlreadyMade { .. } => "already_made",
            Refusal::NotMade => "not_made",
            Refusal::NothingToType => "nothing_to_type",
            Refusal::FirstTypist => "first_typist",
            Refusal::TypedLast => "typed_last",
            Refusal::NoPlaces => "no_places",
            Refusal::NotAHash { .. } => "not_a_hash",
            Refusal::FigureCount { .. } => "figure_count",
            Refusal::CountTooLarge { .. } => "count_too_large",
            Refusal::AllBlank => "all_blank",
            Refusal::ReasonBlank => "reason_blank",
        }
    }
}
