//! How a draft becomes an issued statement: three people, the same bytes.
//!
//! Somebody drafts it, somebody else reviews it, and the head of the mission, who may be neither, issues it. What is
//! reviewed and issued is named by the hash of the drafted file, so that nobody issues what was not reviewed. An issued
//! statement is never changed: a later one replaces it.

use model::lifecycle::Person;
use model::moment::Moment;
use serde::{Deserialize, Serialize};

/// Where a statement stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "state", deny_unknown_fields)]
pub enum State {
    /// It waits for a review.
    Drafted {
        /// What was drafted.
        draft: Draft,
    },
    /// It waits to be issued.
    Reviewed {
        /// What was drafted.
        draft: Draft,
        /// Who reviewed it.
        reviewer: Person,
    },
    /// It is public.
    Issued {
        /// What was drafted.
        draft: Draft,
        /// When.
        at: Moment,
        /// Number of the statement that replaced it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        superseded_by: Option<u64>,
    },
    /// It was turned down, and is not issued.
    TurnedDown {
        /// What was drafted.
        draft: Draft,
        /// Why.
        reason: String,
    },
}

/// A drafted statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// When.
    pub at: Moment,
    /// SHA-256 of the anonymised data.
    pub bundle: String,
    /// Who.
    pub by: Person,
    /// How many events the journal had: the cut-off.
    pub cut_off: u64,
    /// SHA-256 of the printed statement, where it is printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pdf: Option<String>,
    /// SHA-256 of the statement with its queries and values.
    pub statement: String,
}

/// What somebody wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// To draft it.
    Draft(Draft),
    /// To say that these bytes were reviewed.
    Review {
        /// Who.
        by: Person,
        /// The bytes.
        statement: String,
    },
    /// To issue these bytes.
    Issue {
        /// When.
        at: Moment,
        /// Who.
        by: Person,
        /// The bytes.
        statement: String,
    },
    /// To turn it down.
    TurnDown {
        /// Who.
        by: Person,
        /// Why.
        reason: String,
    },
    /// To say that another one has replaced it.
    Supersede {
        /// The other one.
        by_number: u64,
    },
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "what", deny_unknown_fields)]
pub enum Event {
    /// It was drafted.
    Drafted {
        /// What.
        draft: Draft,
    },
    /// It was reviewed.
    Reviewed {
        /// By whom.
        by: Person,
    },
    /// It was issued.
    Issued {
        /// When.
        at: Moment,
        /// By whom.
        by: Person,
    },
    /// It was turned down.
    TurnedDown {
        /// By whom.
        by: Person,
        /// Why.
        reason: String,
    },
    /// Another one has replaced it.
    Superseded {
        /// Which.
        by_number: u64,
    },
}

/// Why a command is refused, in the order in which it is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// There is one of this number.
    #[error("a statement of this number is there already")]
    AlreadyThere,
    /// There is none of this number.
    #[error("there is no statement of this number")]
    NotThere,
    /// The command does not go where the statement stands.
    #[error("this cannot be done where the statement stands now")]
    NotHere,
    /// Nobody reviews what they drafted.
    #[error("whoever drafted it does not review it; another person does")]
    OwnDraft,
    /// Nobody issues what they drafted or reviewed.
    #[error("whoever drafted or reviewed it does not issue it; a third person does")]
    OwnReview,
    /// The bytes are not those that were drafted.
    #[error("these are not the bytes that were drafted; load the page again")]
    OtherBytes,
    /// A reason is blank.
    #[error("a reason is needed")]
    ReasonBlank,
}

/// What comes of a command.
///
/// # Errors
///
/// The first reason against it, in the order of [`Refusal`].
pub fn decide(state: Option<&State>, command: &Command) -> Result<Event, Refusal> {
    if let Command::Draft(draft) = command {
        return match state {
            Some(_) => Err(Refusal::AlreadyThere),
            None => Ok(Event::Drafted { draft: draft.clone() }),
        };
    }
    match (state.ok_or(Refusal::NotThere)?, command) {
        (State::Drafted { draft }, Command::Review { by, statement }) => {
            if draft.by == *by {
                return Err(Refusal::OwnDraft);
            }
            same(draft, statement)?;
            Ok(Event::Reviewed { by: *by })
        }
        (State::Reviewed { draft, reviewer }, Command::Issue { at, by, statement }) => {
            if draft.by == *by || reviewer == by {
                return Err(Refusal::OwnReview);
            }
            same(draft, statement)?;
            Ok(Event::Issued { at: *at, by: *by })
        }
        (State::Drafted { .. } | State::Reviewed { .. }, Command::TurnDown { by, reason }) => {
            if reason.trim().is_empty() {
                return Err(Refusal::ReasonBlank);
            }
            Ok(Event::TurnedDown { by: *by, reason: reason.clone() })
        }
        (State::Issued { superseded_by: None, .. }, Command::Supersede { by_number }) => {
            Ok(Event::Superseded { by_number: *by_number })
        }
        _ => Err(Refusal::NotHere),
    }
}

fn same(draft: &Draft, statement: &str) -> Result<(), Refusal> {
    if draft.statement == statement { Ok(()) } else { Err(Refusal::OtherBytes) }
}

/// What an event does.
pub fn apply(state: Option<State>, event: &Event) -> Option<State> {
    match (state, event) {
        (None, Event::Drafted { draft }) => Some(State::Drafted { draft: draft.clone() }),
        (Some(State::Drafted { draft }), Event::Reviewed { by }) => {
            Some(State::Reviewed { draft, reviewer: *by })
        }
        (Some(State::Reviewed { draft, .. }), Event::Issued { at, .. }) => {
            Some(State::Issued { draft, at: *at, superseded_by: None })
        }
        (
            Some(State::Drafted { draft } | State::Reviewed { draft, .. }),
            Event::TurnedDown { reason, .. },
        ) => Some(State::TurnedDown { draft, reason: reason.clone() }),
        (Some(State::Issued { draft, at, .. }), Event::Superseded { by_number }) => {
            Some(State::Issued { draft, at, superseded_by: Some(*by_number) })
        }
        (state, _) => state,
    }
}

impl State {
    /// A lasting word for where it stands.
    pub fn name(&self) -> &'static str {
        match self {
            State::Drafted { .. } => "drafted",
            State::Reviewed { .. } => "reviewed",
            State::Issued { superseded_by: Some(_), .. } => "superseded",
            State::Issued { .. } => "issued",
            State::TurnedDown { .. } => "turned_down",
        }
    }

    /// What was drafted.
    pub fn draft(&self) -> &Draft {
        match self {
            State::Drafted { draft }
            | State::Reviewed { draft, .. }
            | State::Issued { draft, .. }
            | State::TurnedDown { draft, .. } => draft,
        }
    }
}
