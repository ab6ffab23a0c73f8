//! What is done at a desk, as the journal keeps it.
//!
//! An [`Act`] is a part of an [`crate::Event`]. It names people by number alone. What came of it for the record is
//! said by the event's facts, as a root of hashes; an act never repeats a fact that was accepted.

use model::lifecycle::{self, Paper, Person};
use model::moment::Moment;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "act", deny_unknown_fields)]
pub enum Act {
    /// Something happened to a paper.
    Paper {
        /// Which.
        paper: Paper,
        /// What, in order.
        events: Vec<lifecycle::Event>,
    },
    /// A paper was refused at intake, and stays where it is.
    NotReceived {
        /// Which, as far as it was to be read.
        paper: Paper,
        /// Who refused it.
        by: Person,
        /// Why: the code of a refusal.
        why: String,
        /// What is told of the sheet.
        custody: String,
    },
    /// Every accepted protocol of a contest is certified.
    Certified {
        /// Which contest.
        contest: String,
    },
    /// What happens in a mission of observers, in its own words: the room `mission` reads them.
    Mission {
        /// The event.
        event: serde_json::Value,
    },
    /// A person's part in the work changed.
    Person {
        /// Who did it; absent for the first administrator.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<Person>,
        /// Whose.
        person: Person,
        /// What it is now.
        part: Part,
        /// What was changed, in a word: `added`, `part`, `password`, `second_factor` …
        what: String,
    },
    /// Somebody signed in or out.
    Session {
        /// Who.
        person: Person,
        /// `signed_in`, `signed_out`, `ended`.
        what: String,
    },
    /// Something waits for a second person.
    Proposed {
        /// Its number: 1, 2, 3 …
        number: u64,
        /// Who proposed it.
        by: Person,
        /// What.
        proposal: Proposal,
        /// SHA-256 of exactly what would be published, in hex: what is approved is what was seen.
        hash: String,
    },
    /// A second person approved it.
    Approved {
        /// Which proposal.
        number: u64,
        /// Who.
        by: Person,
    },
    /// It was taken back or turned down.
    Withdrawn {
        /// Which proposal.
        number: u64,
        /// Who.
        by: Person,
        /// Why.
        reason: String,
    },
}

/// What a person may do, and where.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Whether they may sign in.
    pub active: bool,
    /// Codes of the areas they work for; the whole election where none is named.
    pub areas: BTreeSet<String>,
    /// Their roles, as the desk names them.
    pub roles: BTreeSet<String>,
}

/// What takes a second person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "proposal", deny_unknown_fields)]
pub enum Proposal {
    /// How many had taken part by an hour.
    Turnout {
        /// Code of the area.
        area: String,
        /// When it is dated.
        at: Moment,
        /// The hour, `hh:mm`.
        hour: String,
        /// Place, took part, registered.
        rows: Vec<(String, u64, u64)>,
        /// Why it replaces an earlier report, where it does.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
    },
    /// A result is announced.
    Announcement {
        /// When it is dated.
        at: Moment,
        /// The size of the record that it states.
        as_of: u64,
        /// `preliminary` or `final`.
        stage: model::fact::Stage,
    },
    /// A file is imported.
    Import {
        /// Its name, as it was given.
        name: String,
        /// SHA-256 of its bytes, in hex.
        file: String,
        /// SHA-256 of the mapping, in hex.
        mapping: String,
        /// The size of the record with which summary protocols were compared.
        as_of: u64,
    },
}
