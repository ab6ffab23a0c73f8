//! What states, commands and events are made of: people, papers, entries, findings, requests. Plain data.

use crate::fact::{Basis, Scan};
use crate::moment::Moment;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// A person's number in the journal. Names stand elsewhere, in a table that can be deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Person(pub u64);

impl fmt::Display for Person {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "person {}", self.0)
    }
}

/// Which paper: of a station, or of the commission of an area.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Paper {
    /// Code of the contest.
    pub contest: String,
    /// Whose paper.
    pub of: Commission,
}

/// The commission that wrote a paper.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Commission {
    /// A precinct commission, by its station's code: a protocol.
    Station(String),
    /// A higher commission, by its area's code: a summary protocol.
    Area(String),
}

/// A paper that came in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sheet {
    /// When it came in.
    pub at: Moment,
    /// Electronic copy or signed original.
    pub basis: Basis,
    /// Who brought it, in what state it was: free text, for the journal alone. May be empty.
    pub custody: String,
    /// How many lines its form has, options included.
    pub lines: u16,
    /// The number printed on it, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// A picture of it, where somebody made one. Its file lies in the data directory before this is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scan: Option<Scan>,
}

/// An entry that was finished, blank fields as 0.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Who typed it.
    pub by: Person,
    /// The counts, line by line.
    pub lines: Vec<u64>,
}

/// How heavy a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Weight {
    /// One person who has not typed explains it in writing; the paper is accepted with the explanation.
    Warning,
    /// One person resolves, another approves. Errors, and findings among stations or levels.
    Error,
}

/// A check that did not hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Finding {
    /// Code of the check.
    pub check: String,
    /// Its numbers, such as `407 + 60 ≠ 468`.
    pub numbers: String,
    /// How heavy it is.
    pub weight: Weight,
}

/// What is accepted of a paper so far.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accepted {
    /// Copy or original.
    pub basis: Basis,
    /// The counts, line by line.
    pub lines: Vec<u64>,
    /// 1, 2, 3 …
    pub revision: u64,
    /// The picture of the paper that this revision rests on, and of no other.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scan: Option<Scan>,
}

/// What a round of work begins with: the first one with nothing, every later one with what it replaces.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Before {
    /// What was accepted before, where something was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accepted: Option<Accepted>,
    /// It was annulled, and counts no more: even its original may be followed by a copy.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub annulled: bool,
    /// Why there is another round: the reason of the recall, recount or repeat voting that was granted. Without one, an
    /// original follows its copy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

impl Before {
    /// What counts until this round ends: what was accepted, unless it was annulled.
    pub fn counts(&self) -> Option<&Accepted> {
        self.accepted.as_ref().filter(|_| !self.annulled)
    }

    /// The number of the revision that this round makes.
    pub fn revision(&self) -> u64 {
        self.accepted.as_ref().map_or(1, |accepted| accepted.revision.saturating_add(1))
    }
}

/// A round of work with its paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Task {
    /// What it replaces.
    pub before: Before,
    /// The paper.
    pub sheet: Sheet,
}

/// Lines that were typed alike by two people, and everyone who typed in this round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agreed {
    /// The counts, line by line.
    pub lines: Vec<u64>,
    /// Who typed, in the order in which they first did. At least two.
    pub typists: Vec<Person>,
}

/// What somebody who has not typed says about findings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Resolution {
    /// Who.
    pub by: Person,
    /// A text for each finding, by check code. It stands on the public record; that of [`super::CORRECTION`] as the
    /// reason of the revision.
    pub explanations: BTreeMap<String, String>,
}

/// What can be asked for a paper, and takes a second person to be granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Asked {
    /// What was accepted is wrong here: it is entered anew. Or the station did open after all.
    Recall,
    /// The ballots are counted again.
    Recount,
    /// The result is declared void.
    Annulment,
    /// Voting is repeated, after an annulment.
    RepeatVoting,
    /// The station did not open: nothing is expected of it.
    NotOpened,
}

impl Asked {
    /// All of them.
    pub const ALL: [Asked; 5] =
        [Asked::Recall, Asked::Recount, Asked::Annulment, Asked::RepeatVoting, Asked::NotOpened];

    /// A lasting word for it.
    pub fn name(self) -> &'static str {
        match self {
            Asked::Recall => "recall",
            Asked::Recount => "recount",
            Asked::Annulment => "annulment",
            Asked::RepeatVoting => "repeat_voting",
            Asked::NotOpened => "not_opened",
        }
    }
}

impl fmt::Display for Asked {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Asked::RepeatVoting => "repeat voting",
            Asked::NotOpened => "not opened",
            one_word => one_word.name(),
        })
    }
}

/// A request with its reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    /// Who asks.
    pub by: Person,
    /// Why. Public once it is granted.
    pub reason: String,
    /// For what.
    pub what: Asked,
}
