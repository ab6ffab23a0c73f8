//! Forms as data: what observers are asked, in every language of the mission.
//!
//! A [`Form`] has sections, a section has [`Question`]s, and rules say which answers cannot go together. A form is
//! published once under its id and version and never changed again: a report names the version that it was begun
//! with, and every version stays readable. [`read::read`] makes a form of the TOML that people write (`missions/forms`),
//! [`Form::to_json`] the file that a device keeps; [`values`] evaluates conditions and rules over answers.
//!
//! Blank, *not observed* and *not applicable* are no options of a question but answers that every question has; see
//! [`crate::answer`].

pub mod read;
pub mod values;

use model::Texts;
use model::definition::Severity;
use model::expression::Condition;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// What a form is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Before the first voter.
    Opening,
    /// While people vote.
    Voting,
    /// Closing the poll and counting.
    Counting,
    /// From the station to the higher commission.
    Transfer,
    /// At a higher commission.
    Tabulation,
    /// Something that happened.
    Incident,
    /// A copy of a protocol.
    Copy,
}

impl Phase {
    /// Every phase, in the order of the day.
    pub const ALL: [Phase; 7] = [
        Phase::Opening,
        Phase::Voting,
        Phase::Counting,
        Phase::Transfer,
        Phase::Tabulation,
        Phase::Incident,
        Phase::Copy,
    ];

    /// Its lasting name.
    pub fn name(self) -> &'static str {
        match self {
            Phase::Opening => "opening",
            Phase::Voting => "voting",
            Phase::Counting => "counting",
            Phase::Transfer => "transfer",
            Phase::Tabulation => "tabulation",
            Phase::Incident => "incident",
            Phase::Copy => "copy",
        }
    }

    /// The phase of a name.
    pub fn parse(name: &str) -> Option<Phase> {
        Phase::ALL.into_iter().find(|phase| phase.name() == name)
    }

    /// Whether its forms end with an overall assessment.
    pub fn is_assessed(self) -> bool {
        matches!(self, Phase::Opening | Phase::Voting | Phase::Counting | Phase::Tabulation)
    }

    /// Whether it is observed at a higher commission, and not at a polling station.
    pub fn is_at_commission(self) -> bool {
        self == Phase::Tabulation
    }
}

/// What kind of answer a question wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Yes or no.
    YesNo,
    /// A count.
    Number,
    /// An hour, `hh:mm`.
    Time,
    /// 1 to 5 between two named ends.
    Scale,
    /// One of the options.
    Choice,
    /// Any of the options.
    Choices,
    /// Free words.
    Text,
    /// Photographs.
    Photo,
    /// One number for each line and option of the protocol.
    Figures,
    /// Very good, good, bad, very bad.
    Overall,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Unique in the form.
    pub id: String,
    /// What it wants.
    pub kind: Kind,
    /// What is asked.
    pub text: Texts,
    /// What to look at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<Texts>,
    /// On which commitment, law or practice it rests.
    pub based_on: String,
    /// It is asked where this is true.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// Answers that describe an irregularity: `yes`, `no`, or ids of options.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub irregular: Vec<String>,
    /// The device reminds where it is blank.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub required: bool,
    /// The least number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<u64>,
    /// The greatest number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<u64>,
    /// What is counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Texts>,
    /// Hours before this one, `hh:mm`, are on the day after polling day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_day_before: Option<String>,
    /// What 1 means on a scale.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub low: Option<Texts>,
    /// What 5 means on a scale.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub high: Option<Texts>,
    /// What there is to choose from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<Choice>,
}

/// One of a question's options.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Unique in the question.
    pub id: String,
    /// What it says.
    pub text: Texts,
    /// Whether choosing it describes an irregularity.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub irregular: bool,
}

/// Questions that stand together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Unique in the form.
    pub id: String,
    /// Its heading.
    pub title: Texts,
    /// In the order in which they are asked.
    pub questions: Vec<Question>,
}

/// Answers that cannot, or hardly, go together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Unique in the form.
    pub code: String,
    /// `error`: both cannot be right; `warning`: worth a second look.
    pub severity: Severity,
    /// Where it is looked at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// What should be true.
    pub holds: Condition,
    /// What to look at.
    pub text: Texts,
}

/// A form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// Lasting name.
    pub id: String,
    /// 1, 2, 3 …
    pub version: u32,
    /// What it is about.
    pub phase: Phase,
    /// Every text is there in each.
    pub languages: Vec<String>,
    /// Languages whose texts no native speaker has reviewed yet.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_reviewed: Vec<String>,
    /// What it is called.
    pub title: Texts,
    /// On what it rests.
    pub based_on: String,
    /// In the order of the form.
    pub sections: Vec<Section>,
    /// In the order of the form.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<Rule>,
}

impl Form {
    /// Every question, in order.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.sections.iter().flat_map(|section| &section.questions)
    }

    /// A question and its place.
    pub fn question(&self, id: &str) -> Option<(usize, &Question)> {
        self.questions().enumerate().find(|(_, question)| question.id == id)
    }

    /// The overall assessment, where the form has one.
    pub fn overall(&self) -> Option<&Question> {
        self.questions().find(|question| question.kind == Kind::Overall)
    }

    /// The one file that a device keeps: JSON with sorted members.
    pub fn to_json(&self) -> Vec<u8> {
        let value = serde_json::to_value(self).expect("a form is plain data");
        serde_json::to_vec(&value).expect("a value serialises")
    }

    /// Reads what [`Form::to_json`] wrote.
    pub fn from_json(bytes: &[u8]) -> Result<Form, serde_json::Error> {
        serde_json::from_slice(bytes)
    }
}

/// SHA-256 in lower-case hex: the name of a form's file, a photograph, a bundle.
pub fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Whether a text is such a name.
pub fn is_sha256_hex(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}
