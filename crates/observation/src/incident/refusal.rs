//! Why a command is refused: one variant a reason, in the order in which they are looked at.
//!
//! First whether the incident stands where the command needs it, then whether this person may, then the time, then
//! what the command says, and of a duplicate last what the other one is.

use super::Severity;
use model::moment::Moment;

/// Why a command is refused. The order of the variants is their order of precedence.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Every command but Report: there is none.
    #[error("found no incident of this number; expected it to be reported first")]
    NotReported,
    /// Report: there is one.
    #[error("found an incident of this number that is {state}; expected none: take another number")]
    AlreadyReported {
        /// Where it stands.
        state: &'static str,
    },
    /// The command does not go where the incident stands.
    #[error("found an incident that is {state}; expected {expected}")]
    NotHere {
        /// Where it stands.
        state: &'static str,
        /// What the command needs.
        expected: &'static str,
    },
    /// Take: whoever has it has it.
    #[error("found the person who has the incident; expected another one to take it over")]
    HasIt,
    /// Verify, NotConfirm: somebody else than who has it.
    #[error(
        "found a person who does not have the incident; expected the one who took it, or take it over first"
    )]
    AnotherHasIt,
    /// Verify, NotConfirm: nobody verifies what they reported.
    #[error("found the person who reported the incident; expected another one to verify it")]
    HasReported,
    /// It would have happened before something that is known.
    #[error("found the time {found}; expected {latest} or later, as that happened before")]
    Earlier {
        /// The command's time.
        found: Moment,
        /// The latest that is known.
        latest: Moment,
    },
    /// Report: it is told before it happens.
    #[error("found an incident of {happened}, reported at {reported}; expected it to have happened by then")]
    NotYetHappened {
        /// When it is said to have happened.
        happened: Moment,
        /// When it was reported.
        reported: Moment,
    },
    /// EscalateOverdue: it is not overdue.
    #[error(
        "found an incident that is due at {due}; expected a later time before it is escalated as overdue"
    )]
    NotOverdue {
        /// Until when it has to be dealt with.
        due: Moment,
    },
    /// Regrade: it is as grave already.
    #[error("found an incident that is {} already; expected another severity", severity.name())]
    SameSeverity {
        /// Its severity.
        severity: Severity,
    },
    /// A hash is none.
    #[error("found the evidence {found:?}; expected its SHA-256 as 64 small hexadecimal digits")]
    NotAHash {
        /// What stands there.
        found: String,
    },
    /// A text says nothing.
    #[error("found no text; expected words that others can follow")]
    TextBlank,
    /// Duplicate: there is no other one of that number.
    #[error("found incident {of} as the other one; expected one that was reported")]
    UnknownOther {
        /// Number of the other one.
        of: u64,
    },
    /// Duplicate: the other one is, in the end, this one.
    #[error(
        "found incident {of}, which is a duplicate of this one, or this one itself; expected a different one"
    )]
    Circle {
        /// Number of the other one.
        of: u64,
    },
}

impl Refusal {
    /// A lasting word for it, by which pages translate it.
    pub fn code(&self) -> &'static str {
        match self {
            Refusal::NotReported => "not_reported",
            Refusal::AlreadyReported { .. } => "already_reported",
            Refusal::NotHere { .. } => "not_here",
            Refusal::HasIt => "has_it",
            Refusal::AnotherHasIt => "another_has_it",
            Refusal::HasReported => "has_reported",
            Refusal::Earlier { .. } => "earlier",
            Refusal::NotYetHappened { .. } => "not_yet_happened",
            Refusal::NotOverdue { .. } => "not_overdue",
            Refusal::SameSeverity { .. } => "same_severity",
            Refusal::NotAHash { .. } => "not_a_hash",
            Refusal::TextBlank => "text_blank",
            Refusal::UnknownOther { .. } => "unknown_other",
            Refusal::Circle { .. } => "circle",
        }
    }
}
