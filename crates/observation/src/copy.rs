//! A copy of a station's protocol, held by an observer: where it comes from, and how its figures became numbers.
//!
//! A [`Copy`] says of which station and contest it is, of which [`Kind`], when and by which observer it was made, and
//! by which hashes its photos are known. Its figures are typed twice, blind, by two different people — one may be the
//! observer in the field —, and only where they differ typed again, until two people have typed every place alike.
//! [`decide`] holds a [`Command`] against a [`State`] and answers with [`Event`]s or one [`Refusal`]; [`apply`] is
//! what an event does. `docs/copies.md` has the diagram; a test holds it equal to this code.
//!
//! Figures are one for each line and then one for each option, in the form's order; a place is blank where the
//! observer does not have it. Not here: what the figures are compared with (`comparison`), and the photos themselves.

mod apply;
mod decide;
mod difference;
pub mod figures;
mod refusal;

use model::lifecycle::Person;
use model::moment::Moment;
use serde::{Deserialize, Serialize};

pub use apply::{Contradiction, apply};
pub use decide::decide;
pub use difference::{Again, Difference, Entry};
pub use figures::Figures;
pub use refusal::Refusal;

/// Where an observer has the figures from, the strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A copy that the commission signed or stamped.
    Certified,
    /// The protocol as it was posted at the station.
    Posted,
    /// What the commission read aloud.
    ReadAloud,
    /// The observer's own tally while ballots were counted.
    OwnTally,
}

impl Kind {
    /// All of them, the strongest first.
    pub const ALL: [Kind; 4] = [Kind::Certified, Kind::Posted, Kind::ReadAloud, Kind::OwnTally];

    /// A lasting word for it.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Certified => "certified",
            Kind::Posted => "posted",
            Kind::ReadAloud => "read_aloud",
            Kind::OwnTally => "own_tally",
        }
    }

    /// The kind of that name.
    pub fn named(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// A copy, before anybody has typed it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Copy {
    /// Code of the contest.
    pub contest: String,
    /// Where the figures are from.
    pub kind: Kind,
    /// When the observer made it.
    pub made_at: Moment,
    /// Number of the observer who made it.
    pub observer: Person,
    /// SHA-256 of its photos, 64 small hexadecimal digits each, in the order in which they came.
    pub photos: Vec<String>,
    /// How many lines and options its form has.
    pub places: u16,
    /// Code of the station.
    pub station: String,
}

/// Figures that two people have typed alike.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sheet {
    /// One for each line and option.
    #[serde(with = "figures")]
    pub figures: Figures,
    /// Who typed, in the order in which they first did; at least two.
    pub typists: Vec<Person>,
}

/// Where a copy stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "state", deny_unknown_fields)]
pub enum State {
    /// There is none yet.
    Absent {},
    /// It was made, and waits for its first entry.
    Made {
        /// The copy.
        copy: Copy,
    },
    /// It waits for its second entry, by somebody else.
    FirstDone {
        /// The copy.
        copy: Copy,
        /// The first entry, which nobody sees who is yet to type.
        first: Entry,
    },
    /// The entries differ; the differing places wait to be typed again.
    Differing {
        /// The copy.
        copy: Copy,
        /// Where they differ, and what was typed.
        difference: Difference,
    },
    /// Two people have typed every place alike.
    Agreed {
        /// The copy.
        copy: Copy,
        /// What they typed.
        sheet: Sheet,
    },
    /// It is used no more.
    Withdrawn {
        /// Who withdrew it.
        by: Person,
        /// The copy.
        copy: Copy,
        /// Why.
        reason: String,
        /// What had been agreed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        sheet: Option<Sheet>,
    },
}

/// What somebody wants to do with a copy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "command", deny_unknown_fields)]
pub enum Command {
    /// The observer has made it.
    Make {
        /// The copy.
        copy: Copy,
    },
    /// Another photo of it has come.
    Photograph {
        /// Who brings it.
        by: Person,
        /// Its SHA-256.
        photo: String,
    },
    /// Somebody has typed it: all places, or in order those that differ.
    Enter {
        /// Who.
        by: Person,
        /// What, blank where the copy does not show it.
        #[serde(with = "figures")]
        figures: Figures,
    },
    /// It is not to be used: the photo of another station, a wrong tally.
    Withdraw {
        /// Who says so.
        by: Person,
        /// Why.
        reason: String,
    },
}

/// What happened to a copy: what is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "event", deny_unknown_fields)]
pub enum Event {
    /// It was made.
    Made {
        /// The copy.
        copy: Copy,
    },
    /// Another photo came.
    Photographed {
        /// Who brought it.
        by: Person,
        /// Its SHA-256.
        photo: String,
    },
    /// It was typed for the first time.
    Entered {
        /// Who typed it.
        by: Person,
        /// Every place.
        #[serde(with = "figures")]
        figures: Figures,
    },
    /// It was typed, and with that two people have typed every place alike.
    Agreed {
        /// Who typed it.
        by: Person,
        /// Every place, or those that differed.
        #[serde(with = "figures")]
        figures: Figures,
    },
    /// It was typed, and there are places that no two people have typed alike.
    Differed {
        /// Who typed it.
        by: Person,
        /// Every place, or those that differed.
        #[serde(with = "figures")]
        figures: Figures,
        /// The places that differ still, rising, from 0.
        places: Vec<u16>,
    },
    /// It was withdrawn.
    Withdrawn {
        /// Who withdrew it.
        by: Person,
        /// Why.
        reason: String,
    },
}

impl State {
    /// Where every copy begins.
    pub fn absent() -> State {
        State::Absent {}
    }

    /// A lasting word for where it stands, the same as in the diagram of `docs/copies.md`.
    pub fn name(&self) -> &'static str {
        match self {
            State::Absent {} => "absent",
            State::Made { .. } => "made",
            State::FirstDone { .. } => "first_done",
            State::Differing { .. } => "differing",
            State::Agreed { .. } => "agreed",
            State::Withdrawn { .. } => "withdrawn",
        }
    }

    /// The copy, once it was made.
    pub fn copy(&self) -> Option<&Copy> {
        match self {
            State::Absent {} => None,
            State::Made { copy }
            | State::FirstDone { copy, .. }
            | State::Differing { copy, .. }
            | State::Agreed { copy, .. }
            | State::Withdrawn { copy, .. } => Some(copy),
        }
    }

    /// The figures to compare, once two people agree on them and while the copy is not withdrawn.
    pub fn sheet(&self) -> Option<&Sheet> {
        match self {
            State::Agreed { sheet, .. } => Some(sheet),
            _ => None,
        }
    }

    /// The places that this person may type now, rising, from 0; none where the copy does not wait for them. It is all
    /// that a page may show to them: what anybody has typed is never among it.
    pub fn to_type(&self, person: Person) -> Vec<u16> {
        match self {
            State::Made { copy } => (0..copy.places).collect(),
            State::FirstDone { copy, first } if first.by != person => (0..copy.places).collect(),
            State::Differing { difference, .. } if difference.last_again() != Some(person) => {
                difference.places.clone()
            }
            _ => Vec::new(),
        }
    }
}

impl Event {
    /// A lasting word for it, the same as in the diagram of `docs/copies.md`.
    pub fn name(&self) -> &'static str {
        match self {
            Event::Made { .. } => "made",
            Event::Photographed { .. } => "photographed",
            Event::Entered { .. } => "entered",
            Event::Agreed { .. } => "agreed",
            Event::Differed { .. } => "differed",
            Event::Withdrawn { .. } => "withdrawn",
        }
    }
}

/// Whether a text is a SHA-256 as everything here writes it: 64 small hexadecimal digits.
pub fn is_sha256(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}
