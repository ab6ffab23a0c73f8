//! Events of the journal: what was decided, by whom (as a number), and which facts came of it.
//!
//! An event names its facts by the Merkle root of their leaf hashes and never repeats them. Sequencing and signing
//! are no events. The journal is a log of the same make as the record, with a key of its own.

use crate::act::Act;
use model::moment::Moment;
use serde::{Deserialize, Serialize};

/// The facts that came of an event: how many, and the root of their leaf hashes in order (base64).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactsOfEvent {
    /// How many.
    pub count: u64,
    /// RFC 6962 root over their leaf hashes.
    pub root: String,
}

/// What was decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// Version of the journal's format.
    #[serde(rename = "$")]
    pub version: u64,
    /// What was done at a desk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub act: Option<Act>,
    /// When, by the program's clock.
    pub at: Moment,
    /// `opened`, `imported`, `staged`, `withdrawn`, `announced` …
    pub event: String,
    /// The facts that came of it.
    pub facts: FactsOfEvent,
    /// SHA-256 of the file that was imported, in hex.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// From where: the network address of whoever did it at a desk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// SHA-256 of the mapping, in hex.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mapping: Option<String>,
    /// Who: numbers of persons, in the order of their roles.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub persons: Vec<u64>,
    /// Why, where a staged file was withdrawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Rows of the file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rows: Option<u64>,
}

impl Event {
    /// An event without particulars; [`crate::Store::accept`] fills in its facts.
    pub fn new(at: Moment, event: &str) -> Event {
        Event {
            version: 1,
            act: None,
            at,
            event: event.to_owned(),
            facts: FactsOfEvent { count: 0, root: String::new() },
            file: None,
            from: None,
            mapping: None,
            persons: Vec::new(),
            reason: None,
            rows: None,
        }
    }

    /// The event in canonical form.
    ///
    /// What stands in it is declared in the order in which it is read, not in that of its letters: it goes through a
    /// value, whose members are sorted.
    pub fn to_bytes(&self) -> crate::Result<Vec<u8>> {
        let value = serde_json::to_value(self)
            .map_err(|error| crate::StoreError::Damaged(format!("an event cannot be written: {error}")))?;
        Ok(record::canonical::to_bytes(&value)?)
    }
}
