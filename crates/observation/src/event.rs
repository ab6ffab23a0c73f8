//! What happens in a mission, as its journal keeps it.
//!
//! An [`Event`] is decided once and never changed; the [`crate::state::State`] is the fold of all of them. People
//! stand in events by number; names are kept elsewhere and can be deleted. Files (forms, photographs, bundles) are
//! named by their SHA-256 and kept beside the journal, durable before the event that names them.

use crate::form::Phase;
use crate::mission::Mission;
use crate::plan::{Member, Visit};
use crate::report::{Version, Via};
use crate::statement::life;
use crate::{case, copy, incident};
use model::lifecycle::Person;
use serde::{Deserialize, Serialize};

/// A sample as it was drawn: everything that repeats the draw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleDrawn {
    /// SHA-256 of the list of what was drawn, a file.
    pub drawn: String,
    /// SHA-256 of the list that it was drawn from.
    pub frame: String,
    /// The public seed.
    pub seed: String,
    /// How many were drawn.
    pub size: u64,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "event", deny_unknown_fields)]
pub enum Event {
    /// The mission began.
    Opened {
        /// What it is.
        mission: Box<Mission>,
    },
    /// A form was published; it never changes again.
    Form {
        /// Its id.
        id: String,
        /// What it is about.
        phase: Phase,
        /// SHA-256 of its file.
        sha256: String,
        /// Its version.
        version: u32,
    },
    /// Somebody's part in the mission is this from now on.
    Member {
        /// Who did it; absent where the program did.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<Person>,
        /// What they are.
        member: Member,
        /// Whose.
        person: Person,
    },
    /// Visits were planned.
    Visits {
        /// Which.
        visits: Vec<Visit>,
    },
    /// A sample was drawn.
    Sample {
        /// What.
        sample: SampleDrawn,
    },
    /// A photograph is here in full.
    Photo {
        /// Who sent it.
        by: Person,
        /// `image/jpeg`, `image/png` or `image/webp`.
        media: String,
        /// Its name.
        sha256: String,
        /// In bytes.
        size: u64,
    },
    /// A version of a report came.
    Report {
        /// Who brought it, where that is not the observer.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<Person>,
        /// Whose it is.
        observer: Person,
        /// What it says.
        version: Box<Version>,
        /// By which way it came.
        via: Via,
    },
    /// Something happened to an incident.
    Incident {
        /// Its number.
        number: u64,
        /// The report that it came with; absent after that.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        report: Option<String>,
        /// What happened.
        what: Box<incident::Event>,
    },
    /// Something happened to a copy of a protocol.
    Copy {
        /// Its number.
        number: u64,
        /// The report that it came with; absent after that.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        report: Option<String>,
        /// What happened.
        what: Box<copy::Event>,
    },
    /// What a statement will say was settled: the file of its outline.
    Outline {
        /// SHA-256 of the outline's file.
        sha256: String,
    },
    /// Something happened to a statement.
    Statement {
        /// Its number.
        number: u64,
        /// What happened.
        what: Box<life::Event>,
    },
    /// Something happened to a case.
    Case {
        /// Its number.
        number: u64,
        /// What happened.
        what: Box<case::Event>,
    },
}
