//! An election as data: what a country brings so that no line of code knows its law.
//!
//! [`Definition`] is what `elections/<id>/election.toml` says, with its areas and stations, after every check that
//! it is complete and means something. The parts that the public record repeats (lines, options, checks, rules …)
//! are written here once and serialise in the record's canonical order: the fields of each struct stand in
//! ascending order of their names.
//!
//! The winning rules stand in `rule`, the checks in `check`.
//! Reading the files, with errors that name file, place, found and expected, is [`read()`](read::read).

mod check;
pub mod read;
mod rule;

pub use check::*;
pub use rule::*;

use crate::Texts;
use crate::expression::Expression;
use crate::moment::Moment;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What kind of election this is; it decides which doors are open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// A real election: two people for whatever counts.
    Live,
    /// A dress rehearsal of a real one.
    Rehearsal,
    /// Invented figures, marked on every page and in the record's origin.
    Demonstration,
    /// A past election, imported from files; one person is enough, and a page says so.
    Archive,
}

/// An election definition, complete and consistent.
#[derive(Debug, Clone, PartialEq)]
pub struct Definition {
    /// Stable name: lower-case letters, digits and hyphens.
    pub id: String,
    /// What the election is called.
    pub title: Texts,
    /// Whether it is live, rehearsed, demonstrated or past.
    pub status: Status,
    /// `YYYY-MM-DD`.
    pub polling_day: String,
    /// The first is the language that stands in where a text is missing.
    pub languages: Vec<String>,
    /// Decimals of displayed percentages; 2 unless the election says otherwise.
    pub decimals: u8,
    /// Nothing of a count leaves before this time.
    pub embargo: Option<Moment>,
    /// The least number of voters whose figures stand alone.
    pub publication_unit: Option<u64>,
    /// The local hours of turnout reports, `hh:mm`, rising.
    pub turnout_hours: Vec<String>,
    /// When the definition's own facts are dated: before everything that is counted.
    pub opened_at: Moment,
    /// From the top.
    pub levels: Vec<Level>,
    /// The root first, parents before children.
    pub areas: Vec<Area>,
    /// `None`: the stations come from the import itself.
    pub stations: Option<Vec<PlacedStation>>,
    /// At least one.
    pub forms: Vec<Form>,
    /// At least one.
    pub contests: Vec<Contest>,
    /// What a reader must be told before any figure, for instance that station figures are invented.
    pub notes: Vec<Texts>,
}

impl Definition {
    /// The form of that code.
    pub fn form(&self, code: &str) -> Option<&Form> {
        self.forms.iter().find(|form| form.code == code)
    }

    /// The contest of that code.
    pub fn contest(&self, code: &str) -> Option<&Contest> {
        self.contests.iter().find(|contest| contest.code == code)
    }
}

/// A level of the tree of areas, such as country, region, district.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Level {
    /// Its code, such as `region`.
    pub code: String,
    /// What one such area is called.
    pub name: Texts,
}

/// A node of the tree country → region → district.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Area {
    /// Unique in the election.
    pub code: String,
    /// Code of its level.
    pub level: String,
    /// What it is called.
    pub name: Texts,
    /// Offset from UTC on polling day, `±hh:mm`; absent: the parent's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offset: Option<String>,
    /// Code of the area above; absent for the root alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
}

/// A polling station, the leaf of the tree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Station {
    /// The city of a station abroad.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    /// Unique in the election.
    pub code: String,
    /// ISO 3166 code of the country of a station abroad.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// `ordinary`, `abroad`, `mobile`, `hospital`, `detention`, `unit` …
    #[serde(default = "ordinary", skip_serializing_if = "is_ordinary")]
    pub kind: String,
    /// The foreign mission in which a station abroad works.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mission: Option<String>,
    /// What it is called.
    pub name: Texts,
    /// The register expected before polling day, in voters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registered: Option<u64>,
    /// Code of the publication unit in whose figures this station's are included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
}

/// The kind of a station of which nothing else is said.
pub const ORDINARY: &str = "ordinary";

/// The kind of a publication unit: a place that is no station.
pub const UNIT: &str = "unit";

fn ordinary() -> String {
    ORDINARY.to_owned()
}

fn is_ordinary(kind: &str) -> bool {
    kind == ORDINARY
}

/// A station and the area that it lies in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacedStation {
    /// Code of the area.
    pub area: String,
    /// The station itself.
    pub station: Station,
}

/// A line of a form, before the options.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// Its code in formulas: lower-case letters, digits, underscores.
    pub code: String,
    /// What the paper calls it.
    pub label: Texts,
}

/// The lines of a protocol with the bases and checks that belong to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// Its code.
    pub code: String,
    /// In the order of the paper.
    pub lines: Vec<Line>,
    /// Base name to expression; see [`BASES`].
    pub bases: BTreeMap<String, Expression>,
    /// In the order of the definition.
    pub checks: Vec<Check>,
}

/// Every base that a share may have, by its name in the record.
pub const BASES: [&str; 5] = ["votes_for_options", "valid", "ballots_found", "took_part", "registered"];

/// What an option is; it decides whether it can be elected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OptionKind {
    /// A person.
    Candidate,
    /// A list of a party or an alliance.
    List,
    /// A person who stands against lists.
    Independent,
    /// Counts in every base and is never elected.
    AgainstAll,
}

/// What a voter can choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContestOption {
    /// Its code in formulas and exports.
    pub code: String,
    /// Candidate, list, independent or against all.
    pub kind: OptionKind,
    /// As on the ballot.
    pub name: Texts,
    /// The nominating body.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nominated_by: Option<Texts>,
}

/// What is decided: options, the base of published shares, and the winning rule.
#[derive(Debug, Clone, PartialEq)]
pub struct Contest {
    /// Its code.
    pub code: String,
    /// The base of published shares.
    pub display_base: String,
    /// Code of its form.
    pub form: String,
    /// What it is called.
    pub name: Texts,
    /// In ballot order.
    pub options: Vec<ContestOption>,
    /// How the outcome follows.
    pub rule: Rule,
}
