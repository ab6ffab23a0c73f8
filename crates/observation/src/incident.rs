//! An incident: what an observer reports apart from forms, until it is verified or not, and closed.
//!
//! A [`State`] holds the [`File`] of one incident; [`decide`] holds a [`Command`] against it and answers with
//! [`Event`]s or one [`Refusal`]; [`apply`] is what an event does. `docs/incidents.md` has the diagram; a test holds it
//! equal to this code. [`Incidents`] are all of them by number, and know what one alone cannot: of which other an
//! incident is a duplicate, so that every chain ends at one head and none goes in a circle.
//!
//! How soon an incident has to be dealt with is data ([`Deadlines`]), by its severity. When it is due and whether it
//! is overdue are functions of the state, the deadlines and the time; what is overdue is escalated. People are
//! numbers, and no text here is meant for the public.

mod apply;
mod decide;
mod due;
mod file;
mod incidents;
mod kind;
mod refusal;

use model::lifecycle::Person;
use model::moment::Moment;
use serde::{Deserialize, Serialize};

pub use crate::copy::Contradiction;
pub use apply::apply;
pub use decide::decide;
pub use due::Deadlines;
pub use file::{File, Note, Place, Report};
pub use incidents::Incidents;
pub use kind::{Category, Severity, Source};
pub use refusal::Refusal;

/// Where an incident stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "state", deny_unknown_fields)]
pub enum State {
    /// There is none yet.
    Absent {},
    /// It was reported, and waits for somebody to take it.
    New {
        /// What is known.
        file: Box<File>,
    },
    /// Somebody looks into it.
    Taken {
        /// Who.
        by: Person,
        /// What is known.
        file: Box<File>,
    },
    /// It was too long without an answer, or too grave for whoever had it; it waits for somebody to take it.
    Escalated {
        /// What is known.
        file: Box<File>,
    },
    /// It happened.
    Verified {
        /// What is known.
        file: Box<File>,
    },
    /// It could not be confirmed.
    NotConfirmed {
        /// What is known.
        file: Box<File>,
    },
    /// Nothing more is done about it.
    Closed {
        /// What is known.
        file: Box<File>,
    },
    /// It goes on after all, and waits for somebody to take it.
    Reopened {
        /// What is known.
        file: Box<File>,
    },
    /// It is another one, reported twice.
    Duplicate {
        /// What is known.
        file: Box<File>,
        /// Number of the other one.
        of: u64,
    },
}

/// What somebody wants to do with an incident.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "command", deny_unknown_fields)]
pub enum Command {
    /// Report it.
    Report {
        /// What.
        report: Box<Report>,
    },
    /// Look into it. Who has it may hand it over so: the next one takes it.
    Take {
        /// When.
        at: Moment,
        /// Who.
        by: Person,
    },
    /// Add to it.
    Add {
        /// What.
        note: Note,
    },
    /// Say that it is graver or less grave than was thought.
    Regrade {
        /// What is said about it.
        note: Note,
        /// How grave it is.
        severity: Severity,
    },
    /// It happened.
    Verify {
        /// What shows it.
        note: Note,
    },
    /// It could not be confirmed.
    NotConfirm {
        /// What was done to find out.
        note: Note,
    },
    /// Somebody hands it to whoever is above them.
    Escalate {
        /// Why.
        note: Note,
    },
    /// The program escalates what is overdue.
    EscalateOverdue {
        /// When.
        at: Moment,
        /// Until when it had to be dealt with, by the deadlines of that time.
        due: Moment,
    },
    /// Nothing more is done about it.
    Close {
        /// What came of it.
        note: Note,
    },
    /// It goes on after all.
    Reopen {
        /// Why.
        note: Note,
    },
    /// It is another one, reported twice.
    Duplicate {
        /// What shows it.
        note: Note,
        /// Number of the other one.
        of: u64,
    },
}

/// What happened to an incident: what is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "event", deny_unknown_fields)]
pub enum Event {
    /// It was reported.
    Reported {
        /// What.
        report: Box<Report>,
    },
    /// Somebody took it.
    Taken {
        /// When.
        at: Moment,
        /// Who.
        by: Person,
    },
    /// Something was added.
    Added {
        /// What.
        note: Note,
    },
    /// Its severity changed.
    Regraded {
        /// What was said about it.
        note: Note,
        /// How grave it is.
        severity: Severity,
    },
    /// It was verified.
    Verified {
        /// What shows it.
        note: Note,
    },
    /// It was not confirmed.
    NotConfirmed {
        /// What was done to find out.
        note: Note,
    },
    /// Somebody escalated it.
    Escalated {
        /// Why.
        note: Note,
    },
    /// It was overdue, and escalated by the program.
    EscalatedOverdue {
        /// When.
        at: Moment,
        /// Until when it had to be dealt with.
        due: Moment,
    },
    /// It was closed.
    Closed {
        /// What came of it.
        note: Note,
    },
    /// It was reopened.
    Reopened {
        /// Why.
        note: Note,
    },
    /// It was found to be another one.
    Duplicated {
        /// What shows it.
        note: Note,
        /// Number of the other one.
        of: u64,
    },
}

impl State {
    /// Where every incident begins.
    pub fn absent() -> State {
        State::Absent {}
    }

    /// A lasting word for where it stands, the same as in the diagram of `docs/incidents.md`.
    pub fn name(&self) -> &'static str {
        match self {
            State::Absent {} => "absent",
            State::New { .. } => "new",
            State::Taken { .. } => "taken",
            State::Escalated { .. } => "escalated",
            State::Verified { .. } => "verified",
            State::NotConfirmed { .. } => "not_confirmed",
            State::Closed { .. } => "closed",
            State::Reopened { .. } => "reopened",
            State::Duplicate { .. } => "duplicate",
        }
    }

    /// What is known of it, once it was reported.
    pub fn file(&self) -> Option<&File> {
        match self {
            State::Absent {} => None,
            State::New { file }
            | State::Taken { file, .. }
            | State::Escalated { file }
            | State::Verified { file }
            | State::NotConfirmed { file }
            | State::Closed { file }
            | State::Reopened { file }
            | State::Duplicate { file, .. } => Some(file),
        }
    }
}

impl Event {
    /// A lasting word for it, the same as in the diagram of `docs/incidents.md`.
    pub fn name(&self) -> &'static str {
        match self {
            Event::Reported { .. } => "reported",
            Event::Taken { .. } => "taken",
            Event::Added { .. } => "added",
            Event::Regraded { .. } => "regraded",
            Event::Verified { .. } => "verified",
            Event::NotConfirmed { .. } => "not_confirmed",
            Event::Escalated { .. } => "escalated",
            Event::EscalatedOverdue { .. } => "escalated_overdue",
            Event::Closed { .. } => "closed",
            Event::Reopened { .. } => "reopened",
            Event::Duplicated { .. } => "duplicated",
        }
    }
}
