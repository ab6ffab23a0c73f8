//! What somebody wants to do with a paper.

use super::{Finding, Person, Request, Resolution, Sheet, Typed};
use crate::fact::Scan;
use serde::{Deserialize, Serialize};

/// What somebody wants to do with a paper. [`super::decide`] says what comes of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "command", deny_unknown_fields)]
pub enum Command {
    /// The paper came in. From `expected`; an original also from `accepted` on a copy.
    Receive {
        /// Who took it in.
        by: Person,
        /// The paper.
        sheet: Sheet,
    },
    /// The paper goes back to its commission, or was taken in by mistake: before it is accepted, unless somebody types.
    GiveBack {
        /// Who gives it back.
        by: Person,
        /// Why. For the journal alone.
        reason: String,
    },
    /// Adds a picture of the paper, in place of an earlier one: until it is accepted, also while somebody types.
    Scan {
        /// Who adds it.
        by: Person,
        /// What is added.
        scan: Scan,
    },
    /// Somebody begins an entry, or comes back to it.
    Claim {
        /// Who will type.
        by: Person,
    },
    /// A field was left: it is kept.
    Keep {
        /// Who typed it.
        by: Person,
        /// The line of the form, from 0; also where only some places are typed again.
        place: u16,
        /// The count, `None` where the field was emptied.
        value: Option<u64>,
    },
    /// The entry is laid down; what was typed stays in the journal. By the clerk, or by a supervisor for them.
    LayDown {
        /// Who lays it down.
        by: Person,
    },
    /// The entry is finished, with every field as it stands; blank fields count as 0.
    Finish {
        /// Who typed it.
        by: Person,
        /// One for each field, in their order.
        #[serde(with = "super::typed")]
        typed: Typed,
    },
    /// What the checks found. Sent by the program, right after both entries agreed.
    Judge {
        /// Errors and warnings; notices are no findings here.
        findings: Vec<Finding>,
    },
    /// Explains every finding.
    Resolve {
        /// Who says what.
        resolution: Resolution,
    },
    /// Has the whole paper typed anew: held, it may be both who erred.
    TypeAnew {
        /// Who decides it.
        by: Person,
        /// Why. For the journal alone.
        reason: String,
    },
    /// Lets it count.
    Approve {
        /// Who approves.
        by: Person,
    },
    /// Sends the explanation back.
    Reject {
        /// Who rejects it.
        by: Person,
        /// Why. For the journal alone.
        reason: String,
    },
    /// Asks for something that takes a second person.
    Ask {
        /// What, by whom and why.
        request: Request,
    },
    /// Grants it.
    Grant {
        /// Who grants it.
        by: Person,
    },
    /// Refuses it; whoever asked may withdraw it so.
    Deny {
        /// Who refuses it.
        by: Person,
        /// Why. For the journal alone.
        reason: String,
    },
    /// The final result was certified. Sent by the program.
    Certify,
}

impl Command {
    /// Who gives it; `None` for what the program sends.
    pub fn by(&self) -> Option<Person> {
        match self {
            Command::Receive { by, .. }
            | Command::GiveBack { by, .. }
            | Command::Scan { by, .. }
            | Command::Claim { by }
            | Command::Keep { by, .. }
            | Command::LayDown { by }
            | Command::Finish { by, .. }
            | Command::TypeAnew { by, .. }
            | Command::Approve { by }
            | Command::Reject { by, .. }
            | Command::Grant { by }
            | Command::Deny { by, .. } => Some(*by),
            Command::Resolve { resolution } => Some(resolution.by),
            Command::Ask { request } => Some(request.by),
            Command::Judge { .. } | Command::Certify => None,
        }
    }

    /// A lasting word for it.
    pub fn name(&self) -> &'static str {
        match self {
            Command::Receive { .. } => "receive",
            Command::GiveBack { .. } => "give_back",
            Command::Scan { .. } => "scan",
            Command::Claim { .. } => "claim",
            Command::Keep { .. } => "keep",
            Command::LayDown { .. } => "lay_down",
            Command::Finish { .. } => "finish",
            Command::Judge { .. } => "judge",
            Command::Resolve { .. } => "resolve",
            Command::TypeAnew { .. } => "type_anew",
            Command::Approve { .. } => "approve",
            Command::Reject { .. } => "reject",
            Command::Ask { .. } => "ask",
            Command::Grant { .. } => "grant",
            Command::Deny { .. } => "deny",
            Command::Certify => "certify",
        }
    }
}
