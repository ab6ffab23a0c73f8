//! Facts: what a mission states in its own public record.
//!
//! The record is of the same make as a commission's (`docs/record-format.md`, section 1), with a key of the mission.
//! A file that a fact names by its SHA-256 is published beside the record, under `blobs/`. No observer stands in a fact.

use crate::comparison::Verdict;
use crate::copy::Kind;
use crate::form::Phase;
use crate::mission::Mission;
use model::moment::Moment;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The version of the format.
pub const VERSION: u64 = 1;

/// A fact with the format's version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The format's version.
    #[serde(rename = "$")]
    pub version: u64,
    /// When the mission stated it.
    pub at: Moment,
    /// What it states.
    #[serde(flatten)]
    pub fact: Fact,
}

/// What a mission states.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "fact")]
pub enum Fact {
    /// Entry 0: who observes which election, and whose key signs.
    Mission {
        /// The key that signs this record.
        key: String,
        /// What the mission is.
        mission: Box<Mission>,
        /// The name of the commission's record.
        official: String,
        /// The name of this record.
        origin: String,
    },
    /// A form that observers were given.
    Form {
        /// Its id.
        id: String,
        /// What it is about.
        phase: Phase,
        /// Its file.
        sha256: String,
        /// Its version.
        form_version: u32,
    },
    /// A sample that was drawn, before it was observed.
    Sample {
        /// The list of what was drawn: a file.
        drawn: String,
        /// SHA-256 of the list that it was drawn from.
        frame: String,
        /// The public seed.
        seed: String,
        /// How many were drawn.
        size: u64,
    },
    /// A copy of a protocol that observers hold.
    Copy {
        /// Figures by line and option; what the copy does not say is absent.
        figures: BTreeMap<String, u64>,
        /// What kind of copy it is.
        kind: Kind,
        /// When it was made.
        made: Moment,
        /// SHA-256 of its photographs, which are kept and shown to whom it concerns.
        photos: Vec<String>,
        /// Code of the station.
        station: String,
        /// The size of the commission's record with which it was compared.
        compared_at: u64,
        /// What the comparison gave.
        verdict: Verdict,
    },
    /// A statement was issued.
    Statement {
        /// The anonymised data from which everybody can compute it: a file.
        bundle: String,
        /// 1, 2, 3 …
        number: u64,
        /// The statement as it is printed: a file; absent where the program prints none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pdf: Option<String>,
        /// The statement with its queries and values: a file.
        statement: String,
        /// The number of the statement that this one replaces.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        supersedes: Option<u64>,
    },
}
