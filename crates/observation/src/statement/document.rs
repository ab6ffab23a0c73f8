//! A statement as a file: words, queries, values, and what they were computed from.
//!
//! The file is what is reviewed, issued and hashed. It holds the query of every number, so that whoever has the bundle
//! that it names can compute each again; `docs/recompute_statement.py` is a page long.

use super::evaluate::Value;
use super::{Phrase, Query};
use crate::mission::Status;
use model::Texts;
use model::moment::Moment;
use serde::{Deserialize, Serialize};

/// A statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// SHA-256 of the anonymised data: a zip of CSV files.
    pub bundle: String,
    /// When the data was cut off, by the mission's clock.
    pub cut_off: Moment,
    /// How many events the mission's journal had then.
    pub events: u64,
    /// Languages in which it is said, the first one first.
    pub languages: Vec<String>,
    /// The mission's id.
    pub mission: String,
    /// What the mission is called.
    pub mission_title: Texts,
    /// 1, 2, 3 …
    pub number: u64,
    /// The commission's record as it was then.
    pub official: OfficialHead,
    /// Sections in their order.
    pub sections: Vec<Section>,
    /// Whether what was reported is real.
    pub status: Status,
    /// What it is called.
    pub title: Texts,
}

/// The head of the commission's record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfficialHead {
    /// Its name.
    pub origin: String,
    /// Its size.
    pub size: u64,
}

/// Sentences under a heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Lasting name.
    pub id: String,
    /// In their order.
    pub sentences: Vec<Sentence>,
    /// Its heading.
    pub title: Texts,
}

/// A sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sentence {
    /// Unique in the statement.
    pub id: String,
    /// Which words stand for which share.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub phrases: Vec<Phrase>,
    /// What its number is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub query: Option<Query>,
    /// The words with places for the value.
    pub template: Texts,
    /// The words with the value.
    pub text: Texts,
    /// The value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
}

impl Document {
    /// JSON with sorted members.
    pub fn to_json(&self) -> Vec<u8> {
        let value = serde_json::to_value(self).expect("a statement is plain data");
        serde_json::to_vec(&value).expect("a value serialises")
    }

    /// Reads what [`Document::to_json`] wrote.
    pub fn from_json(bytes: &[u8]) -> Result<Document, serde_json::Error> {
        serde_json::from_slice(bytes)
    }
}
