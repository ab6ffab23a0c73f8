//! A case: a copy and the official protocol differ, and both sides are heard before anybody calls it settled.
//!
//! A [`State`] holds the whole [`File`] of a case: the [`Comparison`] that it was opened from, every question with its
//! deadline and its answer, every piece of evidence with its side, every assessment, end and reopening — nothing is
//! ever taken out of it. [`decide`] holds a [`Command`] against a state and answers with [`Event`]s or one
//! [`Refusal`]; [`apply`] is what an event does. `docs/cases.md` has the diagram; a test holds it equal to this code.
//!
//! Time is in the command. A question is overdue as a function of the state and the time ([`State::is_overdue`]), so no
//! clock runs here. People are numbers; what a commission says is written down by somebody of the mission.

mod apply;
mod decide;
mod file;
mod refusal;

use model::lifecycle::Person;
use model::moment::Moment;
use serde::{Deserialize, Serialize};

pub use crate::copy::Contradiction;
pub use apply::apply;
pub use decide::decide;
pub use file::{Answer, Assessment, Ending, Evidence, File, Opening, Question, Reopening, Side};
pub use refusal::Refusal;

/// How a case ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "end", deny_unknown_fields)]
pub enum End {
    /// The commission's answer explains the difference.
    Explained {},
    /// The commission corrected its protocol.
    Corrected {
        /// The revision that corrects it.
        revision: u64,
    },
    /// The mission's copy was wrong.
    CopyWrong {},
    /// It stays open who is right.
    Unresolved {},
}

impl End {
    /// A lasting word for it.
    pub fn name(self) -> &'static str {
        match self {
            End::Explained {} => "explained",
            End::Corrected { .. } => "corrected",
            End::CopyWrong {} => "copy_wrong",
            End::Unresolved {} => "unresolved",
        }
    }
}

/// Where a case stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "state", deny_unknown_fields)]
pub enum State {
    /// There is none yet.
    Absent {},
    /// It is open, and waits for a question to the commission or for the mission's assessment.
    Open {
        /// What is known.
        file: Box<File>,
    },
    /// The commission was asked, and has until the question's due time.
    Asked {
        /// What is known.
        file: Box<File>,
    },
    /// The commission has answered; the mission assesses.
    Answered {
        /// What is known.
        file: Box<File>,
    },
    /// The mission has assessed it; somebody else ends it.
    Assessed {
        /// What is known.
        file: Box<File>,
    },
    /// It has ended.
    Ended {
        /// What is known.
        file: Box<File>,
    },
}

/// What somebody wants to do with a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "command", deny_unknown_fields)]
pub enum Command {
    /// Open it, from a comparison in which figures differ.
    Open {
        /// Who, when, and from what.
        opening: Box<Opening>,
    },
    /// Ask the commission.
    Ask {
        /// When.
        at: Moment,
        /// Who asks.
        by: Person,
        /// Until when an answer is expected.
        due: Moment,
        /// The question.
        text: String,
    },
    /// The commission has answered the question that is open.
    Answer {
        /// The answer.
        answer: Answer,
    },
    /// Evidence has come, from either side.
    AddEvidence {
        /// What.
        evidence: Evidence,
    },
    /// What the mission makes of it.
    Assess {
        /// The assessment.
        assessment: Assessment,
    },
    /// It ends.
    End {
        /// How.
        ending: Ending,
    },
    /// It goes on after all.
    Reopen {
        /// Who, when and why.
        reopening: Reopening,
    },
}

/// What happened to a case: what is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "event", deny_unknown_fields)]
pub enum Event {
    /// It was opened.
    Opened {
        /// Who, when, and from what.
        opening: Box<Opening>,
    },
    /// The commission was asked.
    Asked {
        /// When.
        at: Moment,
        /// Who asked.
        by: Person,
        /// Until when an answer is expected.
        due: Moment,
        /// The question.
        text: String,
    },
    /// The commission answered in time.
    Answered {
        /// The answer.
        answer: Answer,
    },
    /// The commission answered after the due time.
    AnsweredLate {
        /// The answer.
        answer: Answer,
    },
    /// Evidence came.
    EvidenceAdded {
        /// What.
        evidence: Evidence,
    },
    /// The mission assessed it.
    Assessed {
        /// The assessment.
        assessment: Assessment,
    },
    /// It ended.
    Ended {
        /// How.
        ending: Ending,
    },
    /// It was reopened.
    Reopened {
        /// Who, when and why.
        reopening: Reopening,
    },
}

impl State {
    /// Where every case begins.
    pub fn absent() -> State {
        State::Absent {}
    }

    /// A lasting word for where it stands, the same as in the diagram of `docs/cases.md`.
    pub fn name(&self) -> &'static str {
        match self {
            State::Absent {} => "absent",
            State::Open { .. } => "open",
            State::Asked { .. } => "asked",
            State::Answered { .. } => "answered",
            State::Assessed { .. } => "assessed",
            State::Ended { .. } => "ended",
        }
    }

    /// Everything that is known, once it was opened.
    pub fn file(&self) -> Option<&File> {
        match self {
            State::Absent {} => None,
            State::Open { file }
            | State::Asked { file }
            | State::Answered { file }
            | State::Assessed { file }
            | State::Ended { file } => Some(file),
        }
    }

    /// How it ended, while it has.
    pub fn end(&self) -> Option<End> {
        match self {
            State::Ended { file } => file.endings.last().map(|ending| ending.end),
            _ => None,
        }
    }

    /// By how many seconds the commission's answer is overdue; `None` where none is expected, or it is not due yet.
    pub fn overdue_seconds(&self, now: Moment) -> Option<i64> {
        if let State::Ended { .. } = self {
            return None;
        }
        let question = self.file()?.open_question()?;
        let late = now.instant().saturating_sub(question.due.instant());
        (late > 0).then_some(late)
    }

    /// Whether the commission's answer is overdue at this time.
    pub fn is_overdue(&self, now: Moment) -> bool {
        self.overdue_seconds(now).is_some()
    }
}

impl Event {
    /// A lasting word for it, the same as in the diagram of `docs/cases.md`.
    pub fn name(&self) -> &'static str {
        match self {
            Event::Opened { .. } => "opened",
            Event::Asked { .. } => "asked",
            Event::Answered { .. } => "answered",
            Event::AnsweredLate { .. } => "answered_late",
            Event::EvidenceAdded { .. } => "evidence_added",
            Event::Assessed { .. } => "assessed",
            Event::Ended { .. } => "ended",
            Event::Reopened { .. } => "reopened",
        }
    }
}
