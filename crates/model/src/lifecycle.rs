//! The life of one paper: from expected, over two blind entries, to accepted — or held until somebody explains.
//!
//! A [`Paper`] is a station's protocol or a higher commission's summary protocol, for one contest. Its [`State`] is an
//! enum whose variants hold exactly what they need. [`decide`] holds a [`Command`] against a state and answers with
//! [`Event`]s or one [`Refusal`]; [`apply`] is what an event does to a state. Both are pure: time, people and the
//! findings of the checks are in the command. The journal keeps the events; replaying them gives the states again.
//!
//! Nobody is alone: the second entry is typed by another person and blind; who resolves has not typed; who approves has
//! neither typed nor resolved; what is asked for (a recall, an annulment …) is granted by somebody else.
//! `docs/lifecycle.md` has the diagram; a test holds it equal to this code.
//!
//! Not here: what a figure means (`checks`), who may do what where (`desk`), and the facts that come of it.

mod apply;
mod command;
mod decide;
mod difference;
mod event;
mod judge;
mod paper;
mod refusal;
mod typed;
mod view;

use serde::{Deserialize, Serialize};

pub use apply::{Contradiction, apply};
pub use command::Command;
pub use decide::decide;
pub use difference::{Again, Difference};
pub use event::Event;
pub use paper::{
    Accepted, Agreed, Asked, Before, Commission, Entry, Finding, Paper, Person, Request, Resolution, Sheet,
    Task, Weight,
};
pub use refusal::Refusal;
pub use typed::Typed;
pub use view::{Field, Step};

/// The check code of the finding that the lifecycle itself adds: what was accepted before changes, and nobody has said
/// why. Its explanation becomes the reason of the new revision. No check of a definition may have this code.
pub const CORRECTION: &str = "correction";

/// Where a paper stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "state", deny_unknown_fields)]
pub enum State {
    /// The paper of this round is not here.
    Expected {
        /// What it will replace.
        before: Before,
    },
    /// It is here, and waits for its first entry.
    Received {
        /// The paper.
        task: Task,
    },
    /// Somebody types.
    FirstEntry {
        /// The paper.
        task: Task,
        /// Who types.
        clerk: Person,
        /// What stands in the fields, one for each line.
        #[serde(with = "typed")]
        typed: Typed,
    },
    /// It waits for its second entry, by somebody else.
    FirstDone {
        /// The paper.
        task: Task,
        /// The first entry, which nobody sees who is yet to type.
        first: Entry,
    },
    /// Somebody else types, blind.
    SecondEntry {
        /// The paper.
        task: Task,
        /// The first entry.
        first: Entry,
        /// Who types.
        clerk: Person,
        /// What stands in the fields, one for each line.
        #[serde(with = "typed")]
        typed: Typed,
    },
    /// The entries differ; the differing places wait to be typed again.
    Differing {
        /// The paper.
        task: Task,
        /// Where they differ, and what was typed.
        difference: Difference,
    },
    /// Somebody types the differing places again, blind.
    TypingAgain {
        /// The paper.
        task: Task,
        /// Where they differ, and what was typed before.
        difference: Difference,
        /// Who types.
        clerk: Person,
        /// What stands in the fields, one for each differing place.
        #[serde(with = "typed")]
        typed: Typed,
    },
    /// Two people have typed every line alike; the checks have the word, in the same transaction.
    Agreed {
        /// The paper.
        task: Task,
        /// What was typed, and by whom.
        agreed: Agreed,
    },
    /// Findings wait for somebody who has not typed.
    Held {
        /// The paper.
        task: Task,
        /// What was typed, and by whom.
        agreed: Agreed,
        /// The checks that did not hold, at least one.
        findings: Vec<Finding>,
    },
    /// They are explained, and wait for somebody else to approve.
    Resolved {
        /// The paper.
        task: Task,
        /// What was typed, and by whom.
        agreed: Agreed,
        /// The checks that did not hold.
        findings: Vec<Finding>,
        /// What is said about them, and by whom.
        resolution: Resolution,
    },
    /// It counts.
    Accepted {
        /// What counts.
        accepted: Accepted,
    },
    /// It does not count (any more, or ever), and nothing is expected.
    Void {
        /// What stood before.
        before: Before,
        /// [`Asked::Annulment`] or [`Asked::NotOpened`].
        why: Asked,
    },
    /// Something was asked for, and waits for somebody else.
    Requested {
        /// Where the paper stands meanwhile.
        from: Resting,
        /// What was asked for, by whom and why.
        request: Request,
    },
    /// It counts, and the result that it is part of is certified.
    Certified {
        /// What counts.
        accepted: Accepted,
    },
}

/// Where a paper can stand while a request waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "resting", deny_unknown_fields)]
pub enum Resting {
    /// As [`State::Expected`].
    Expected {
        /// What it will replace.
        before: Before,
    },
    /// As [`State::Accepted`].
    Accepted {
        /// What counts.
        accepted: Accepted,
    },
    /// As [`State::Void`].
    Void {
        /// What stood before.
        before: Before,
        /// [`Asked::Annulment`] or [`Asked::NotOpened`].
        why: Asked,
    },
}

impl State {
    /// Where every paper begins: expected, with nothing before it.
    pub fn expected() -> State {
        State::Expected { before: Before::default() }
    }

    /// A lasting word for where the paper stands, the same as in the diagram of `docs/lifecycle.md`.
    pub fn name(&self) -> &'static str {
        match self {
            State::Expected { .. } => "expected",
            State::Received { .. } => "received",
            State::FirstEntry { .. } => "first_entry",
            State::FirstDone { .. } => "first_done",
            State::SecondEntry { .. } => "second_entry",
            State::Differing { .. } => "differing",
            State::TypingAgain { .. } => "typing_again",
            State::Agreed { .. } => "agreed",
            State::Held { .. } => "held",
            State::Resolved { .. } => "resolved",
            State::Accepted { .. } => "accepted",
            State::Void { .. } => "void",
            State::Requested { .. } => "requested",
            State::Certified { .. } => "certified",
        }
    }
}

impl From<Resting> for State {
    fn from(resting: Resting) -> State {
        match resting {
            Resting::Expected { before } => State::Expected { before },
            Resting::Accepted { accepted } => State::Accepted { accepted },
            Resting::Void { before, why } => State::Void { before, why },
        }
    }
}
