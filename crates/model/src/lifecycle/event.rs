//! What happened to a paper: what the journal keeps, and a court reads.
//!
//! An event holds who did it and every value that was typed; what follows from it is recomputed by [`super::apply`],
//! and where the event states it too (the places that differ, what was accepted), both must say the same. As JSON an
//! event has no null, so that with its members sorted it is canonical.

use super::{Accepted, Finding, Person, Request, Resolution, Sheet, Typed};
use crate::fact::Scan;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What happened to a paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "event", deny_unknown_fields)]
pub enum Event {
    /// It came in.
    Received {
        /// Who took it in.
        by: Person,
        /// The paper.
        sheet: Sheet,
    },
    /// It went back.
    GivenBack {
        /// Who gave it back.
        by: Person,
        /// Why.
        reason: String,
    },
    /// A picture of it was added, in place of an earlier one.
    Scanned {
        /// Who added it.
        by: Person,
        /// What was added: hash, size and type of its file.
        scan: Scan,
    },
    /// Somebody began an entry: the first, the second, or the differing places again.
    Claimed {
        /// Who types.
        by: Person,
    },
    /// A field was left.
    Kept {
        /// Who typed it.
        by: Person,
        /// The line of the form, from 0.
        place: u16,
        /// The count, `None` (and then absent) where the field was emptied.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        value: Option<u64>,
    },
    /// The entry was laid down unfinished.
    LaidDown {
        /// Who laid it down.
        by: Person,
    },
    /// The first entry was finished.
    Finished {
        /// Who typed it.
        by: Person,
        /// Every field as it stood.
        #[serde(with = "super::typed")]
        typed: Typed,
    },
    /// An entry was finished, and with it two people have typed every line alike.
    Agreed {
        /// Who typed it.
        by: Person,
        /// Every field as it stood: of all lines, or of the places that differed.
        #[serde(with = "super::typed")]
        typed: Typed,
    },
    /// An entry was finished, and there are lines that no two people have typed alike.
    Differed {
        /// Who typed it.
        by: Person,
        /// Every field as it stood: of all lines, or of the places that differed.
        #[serde(with = "super::typed")]
        typed: Typed,
        /// The places that differ still, rising.
        places: Vec<u16>,
    },
    /// It counts. The fact that stands on the record is made from this.
    Accepted {
        /// What counts.
        accepted: Accepted,
        /// Who approved it, where there were errors.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        approved_by: Option<Person>,
        /// Findings by check code, each with its explanation.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        explanations: BTreeMap<String, String>,
        /// Why there is another revision, where that has to be said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
    },
    /// Checks did not hold.
    Held {
        /// Which.
        findings: Vec<Finding>,
    },
    /// Every finding was explained.
    Resolved {
        /// Who said what.
        resolution: Resolution,
    },
    /// The whole paper is typed anew.
    TypedAnew {
        /// Who decided it.
        by: Person,
        /// Why.
        reason: String,
    },
    /// The explanation was sent back.
    Rejected {
        /// Who rejected it.
        by: Person,
        /// Why.
        reason: String,
    },
    /// Something was asked for that takes a second person.
    Asked {
        /// What, by whom and why.
        request: Request,
    },
    /// It was granted.
    Granted {
        /// Who granted it.
        by: Person,
    },
    /// It was refused, or withdrawn.
    Denied {
        /// Who refused it.
        by: Person,
        /// Why.
        reason: String,
    },
    /// The final result was certified.
    Certified {},
}

impl Event {
    /// A lasting word for it, the same as in the diagram of `docs/lifecycle.md` and in the journal.
    pub fn name(&self) -> &'static str {
        match self {
            Event::Received { .. } => "received",
            Event::GivenBack { .. } => "given_back",
            Event::Scanned { .. } => "scanned",
            Event::Claimed { .. } => "claimed",
            Event::Kept { .. } => "kept",
            Event::LaidDown { .. } => "laid_down",
            Event::Finished { .. } => "finished",
            Event::Agreed { .. } => "agreed",
            Event::Differed { .. } => "differed",
            Event::Accepted { .. } => "accepted",
            Event::Held { .. } => "held",
            Event::Resolved { .. } => "resolved",
            Event::TypedAnew { .. } => "typed_anew",
            Event::Rejected { .. } => "rejected",
            Event::Asked { .. } => "asked",
            Event::Granted { .. } => "granted",
            Event::Denied { .. } => "denied",
            Event::Certified {} => "certified",
        }
    }
}
