//! The file of a case: what both sides said and showed, in the order in which it came. Plain data.

use super::End;
use crate::comparison::Comparison;
use model::lifecycle::Person;
use model::moment::Moment;
use serde::{Deserialize, Serialize};

/// Everything that is known of a case. Every list only grows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    /// What the mission made of it, each time.
    pub assessments: Vec<Assessment>,
    /// How it ended, each time.
    pub endings: Vec<Ending>,
    /// Evidence beside that of opening, answers and assessments.
    pub evidence: Vec<Evidence>,
    /// When the last of all this happened: nothing happens before it.
    pub latest_at: Moment,
    /// What it was opened from.
    pub opening: Opening,
    /// What the commission was asked, and what it answered.
    pub questions: Vec<Question>,
    /// Why it went on, each time.
    pub reopenings: Vec<Reopening>,
}

impl File {
    /// The file of a case that was just opened.
    pub fn new(opening: Opening) -> File {
        File {
            assessments: Vec::new(),
            endings: Vec::new(),
            evidence: Vec::new(),
            latest_at: opening.at,
            opening,
            questions: Vec::new(),
            reopenings: Vec::new(),
        }
    }

    /// The question that the commission has not answered.
    pub fn open_question(&self) -> Option<&Question> {
        self.questions.last().filter(|question| question.answer.is_none())
    }
}

/// How a case begins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    /// When.
    pub at: Moment,
    /// Who opened it.
    pub by: Person,
    /// What was compared, and what came of it: kept as it was.
    pub comparison: Comparison,
    /// The mission's evidence: SHA-256 of the copy's photos and of whatever else it has.
    pub evidence: Vec<String>,
}

/// What the commission was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// What it answered, once it has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<Answer>,
    /// When it was asked.
    pub at: Moment,
    /// Who asked.
    pub by: Person,
    /// Until when an answer was expected: at this instant it is still in time.
    pub due: Moment,
    /// Whether the answer came after that.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub late: bool,
    /// The question.
    pub text: String,
}

/// What the commission answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// When it came.
    pub at: Moment,
    /// Who of the mission wrote it down.
    pub by: Person,
    /// The commission's evidence: SHA-256 of what it showed.
    pub evidence: Vec<String>,
    /// The commission's words.
    pub text: String,
}

/// Whose evidence it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The mission's.
    Mission,
    /// The commission's.
    Commission,
}

/// Evidence that came by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// When.
    pub at: Moment,
    /// Who brought it in.
    pub by: Person,
    /// Its SHA-256.
    pub sha256: String,
    /// Whose it is.
    pub side: Side,
    /// What it shows.
    pub text: String,
}

/// What the mission makes of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assessment {
    /// When.
    pub at: Moment,
    /// Who assessed it.
    pub by: Person,
    /// SHA-256 of what it rests on, beside what is in the file.
    pub evidence: Vec<String>,
    /// The assessment.
    pub text: String,
}

/// How a case ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ending {
    /// When.
    pub at: Moment,
    /// Who ended it: not who assessed it last.
    pub by: Person,
    /// How.
    pub end: End,
    /// Why so, in words for both sides.
    pub text: String,
}

/// Why a case went on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reopening {
    /// When.
    pub at: Moment,
    /// Who reopened it.
    pub by: Person,
    /// Why.
    pub reason: String,
}
