//! Why a command is refused: one variant a reason, in the order in which they are looked at.
//!
//! First whether the case stands where the command needs it, then whether this person may, then the time, then what
//! the command says.

use super::End;
use model::moment::Moment;

/// Why a command is refused. The order of the variants is their order of precedence.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Every command but Open: there is none.
    #[error("found no case of this number; expected it to be opened first")]
    NotOpened,
    /// Open: there is one.
    #[error("found a case of this number that is {state}; expected none: reopen it, or take another number")]
    AlreadyOpened {
        /// Where it stands.
        state: &'static str,
    },
    /// Every command but Reopen: it has ended.
    #[error("found a case that has ended ({end}); expected it reopened first, with a reason")]
    Ended {
        /// How it ended.
        end: &'static str,
    },
    /// Reopen: it has not ended.
    #[error("found a case that is {state}; expected one that has ended")]
    NotEnded {
        /// Where it stands.
        state: &'static str,
    },
    /// Ask: the commission has time to answer yet.
    #[error(
        "found a question that is due at {due}; expected its answer, or that time, before the next question"
    )]
    QuestionOpen {
        /// Until when an answer is expected.
        due: Moment,
    },
    /// Answer: nothing was asked.
    #[error("found a case that is {state}, without an open question; expected the commission asked first")]
    NothingAsked {
        /// Where it stands.
        state: &'static str,
    },
    /// Assess: the commission has time to answer yet.
    #[error(
        "found a question that is due at {due}; expected its answer, or that time, before the assessment"
    )]
    NotDueYet {
        /// Until when an answer is expected.
        due: Moment,
    },
    /// Assess: it is assessed already.
    #[error(
        "found a case that was assessed and has heard nothing new; expected evidence, a question, an answer or an end"
    )]
    AlreadyAssessed,
    /// End: it is not assessed.
    #[error("found a case that is {state}; expected the mission's assessment first")]
    NotAssessed {
        /// Where it stands.
        state: &'static str,
    },
    /// End: somebody else ends it.
    #[error("found the person who assessed the case; expected another one to end it")]
    HasAssessed,
    /// It would have happened before something that is known.
    #[error("found the time {found}; expected {latest} or later, as that happened before")]
    Earlier {
        /// The command's time.
        found: Moment,
        /// The latest that is known.
        latest: Moment,
    },
    /// Open: nothing differs.
    #[error("found a comparison in which nothing differs ({verdict}); expected a difference to speak of")]
    NothingDiffers {
        /// The comparison's verdict.
        verdict: &'static str,
    },
    /// Ask: no time to answer.
    #[error("found the due time {due}; expected one after {at}, when it is asked")]
    DueAtOnce {
        /// When it is asked.
        at: Moment,
        /// Until when an answer would be expected.
        due: Moment,
    },
    /// End: what explains it was never said, or what would be unresolved was never asked.
    #[error("found the end {}; expected {expected} for it", end.name())]
    EndNotReached {
        /// The end.
        end: End,
        /// What it takes.
        expected: &'static str,
    },
    /// A hash is none.
    #[error("found the evidence {found:?}; expected its SHA-256 as 64 small hexadecimal digits")]
    NotAHash {
        /// What stands there.
        found: String,
    },
    /// A text says nothing.
    #[error("found no text; expected words that both sides can follow")]
    TextBlank,
}

impl Refusal {
    /// A lasting word for it, by which pages translate it.
    pub fn code(&self) -> &'static str {
        match self {
            Refusal::NotOpened => "not_opened",
            Refusal::AlreadyOpened { .. } => "already_opened",
            Refusal::Ended { .. } => "ended",
            Refusal::NotEnded { .. } => "not_ended",
            Refusal::QuestionOpen { .. } => "question_open",
            Refusal::NothingAsked { .. } => "nothing_asked",
            Refusal::NotDueYet { .. } => "not_due_yet",
            Refusal::AlreadyAssessed => "already_assessed",
            Refusal::NotAssessed { .. } => "not_assessed",
            Refusal::HasAssessed => "has_assessed",
            Refusal::Earlier { .. } => "earlier",
            Refusal::NothingDiffers { .. } => "nothing_differs",
            Refusal::DueAtOnce { .. } => "due_at_once",
            Refusal::EndNotReached { .. } => "end_not_reached",
            Refusal::NotAHash { .. } => "not_a_hash",
            Refusal::TextBlank => "text_blank",
        }
    }
}
