//! Facts: the public statements that make up the record, one entry each.
//!
//! [`Fact`] is any of them; each kind is a plain struct whose fields stand in ascending order of their names, so
//! that it serialises canonically without being sorted. What each member means is written in
//! `docs/record-format.md`, section 2; what must hold between facts is checked by `replay`, not here.
//! No person stands in a fact: only commissions, functions ([`Roles`]) and the [`Door`].

#![expect(
    missing_docs,
    reason = "the members of each kind are described in docs/record-format.md, section 2"
)]

mod read;
pub mod result;
pub mod scan;
pub(crate) mod tag;

pub use read::NotAFact;
pub use result::*;
pub use scan::{Scan, ScanType};
pub use tag::{VERSION, Version};

use crate::Texts;
use crate::definition::{Area, Check, ContestOption, Level, Line, Rule, Station, Status};
use crate::expression::Expression;
use crate::moment::Moment;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A leaf hash or root in unpadded URL-safe base64: 43 characters.
pub type HashText = String;

/// The functions that made and approved a fact, in that order.
pub type Roles = Vec<String>;

/// The longest entry that a fact may be, in bytes; the bundles of the record could hold 65,535.
pub const ENTRY_BYTES_MAX: usize = 60_000;

/// The explanation, or reason, that only the door *archive* may give.
pub const NOT_GIVEN: &str = "not given by the source";

/// The way in by which a figure came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Door {
    /// A past election, from a file; one person is enough.
    Archive,
    /// A file from a lower commission.
    File,
    /// Typed twice at a desk.
    Entry,
    /// Signed by a station's own device.
    Device,
    /// Read from a scan.
    Scan,
}

/// What a protocol rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// An electronic copy.
    Copy,
    /// The signed paper.
    Original,
}

tag::tag!(
    OpeningTag = "opening";
    FormTag = "form";
    ContestTag = "contest";
    AreasTag = "areas";
    StationsTag = "stations";
    TurnoutTag = "turnout";
    ProtocolTag = "protocol";
    SummaryTag = "summary";
    AnnulmentTag = "annulment";
    JournalTag = "journal";
    AnnouncementTag = "announcement";
    KeyTag = "key";
    ClosingTag = "closing";
);

/// The last checkpoint of the record that this one continues.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Predecessor {
    pub origin: String,
    pub root: HashText,
    pub size: u64,
}

/// Entry 0: what this record is about and whose key signs it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    #[serde(rename = "$")]
    pub version: Version,
    pub at: Moment,
    pub decimals: u8,
    pub election: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub embargo: Option<Moment>,
    pub fact: OpeningTag,
    pub key: String,
    pub languages: Vec<String>,
    pub levels: Vec<Level>,
    pub notes: Vec<Texts>,
    pub origin: String,
    pub polling_day: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub predecessor: Option<Predecessor>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publication_unit: Option<u64>,
    pub status: Status,
    pub title: Texts,
    pub turnout_hours: Vec<String>,
}

/// The lines of a protocol, with bases and checks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormFact {
    #[serde(rename = "$")]
    pub version: Version,
    pub at: Moment,
    pub bases: BTreeMap<String, Expression>,
    pub checks: Vec<Check>,
    pub code: String,
    pub fact: FormTag,
    pub lines: Vec<Line>,
}

/// What is decided, between which options, by which rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContestFact {
    #[serde(rename = "$")]
    pub version: Version,
    pub at: Moment,
    pub code: String,
    pub display_base: String,
    pub fact: ContestTag,
    pub form: String,
    pub name: Texts,
    pub options: Vec<ContestOption>,
    pub rule: Rule,
}

/// A part of the tree of areas.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Areas {
    #[serde(rename = "$")]
    pub version: Version,
    pub areas: Vec<Area>,
    pub at: Moment,
    pub fact: AreasTag,
}

/// Stations of one area.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stations {
    #[serde(rename = "$")]
    pub version: Version,
    pub area: String,
    pub at: Moment,
    pub fact: StationsTag,
    pub stations: Vec<Station>,
}

/// How many had taken part in an area by an hour: place, took part, registered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Turnout {
    #[serde(rename = "$")]
    pub version: Version,
    pub area: String,
    pub at: Moment,
    pub door: Door,
    pub fact: TurnoutTag,
    pub hour: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    pub roles: Roles,
    pub rows: Vec<(String, u64, u64)>,
}

/// One commission's filled form for one contest, in one revision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Protocol {
    #[serde(rename = "$")]
    pub version: Version,
    pub at: Moment,
    pub basis: Basis,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commission: Option<String>,
    pub contest: String,
    pub door: Door,
    pub fact: ProtocolTag,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty", deserialize_with = "not_empty")]
    pub findings: BTreeMap<String, String>,
    pub lines: Vec<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    pub revision: u64,
    pub roles: Roles,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scan: Option<Scan>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source_version: Option<u64>,
    pub station: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supersedes: Option<HashText>,
}

/// A map that is absent where it is empty, so that a fact has one spelling.
fn not_empty<'de, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<BTreeMap<String, String>, D::Error> {
    let map = BTreeMap::deserialize(deserializer)?;
    if map.is_empty() {
        Err(serde::de::Error::custom("found an empty object, expected no member"))
    } else {
        Ok(map)
    }
}

/// A higher commission's own paper total and its difference from the computed sum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Summary {
    #[serde(rename = "$")]
    pub version: Version,
    pub area: String,
    pub as_of: u64,
    pub at: Moment,
    pub basis: Basis,
    pub contest: String,
    pub difference: Vec<i64>,
    pub door: Door,
    pub fact: SummaryTag,
    pub lines: Vec<u64>,
    pub roles: Roles,
}

/// A station's result is declared void.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Annulment {
    #[serde(rename = "$")]
    pub version: Version,
    pub at: Moment,
    pub commission: String,
    pub contest: String,
    pub fact: AnnulmentTag,
    pub reason: String,
    pub roles: Roles,
    pub station: String,
    pub supersedes: HashText,
}

/// A checkpoint of the commission's own journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JournalCheckpoint {
    #[serde(rename = "$")]
    pub version: Version,
    pub at: Moment,
    pub fact: JournalTag,
    pub root: HashText,
    pub size: u64,
}

/// Preliminary or final.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// May rest on copies.
    Preliminary,
    /// Rests on originals alone.
    Final,
}

/// The commission states a result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Announcement {
    #[serde(rename = "$")]
    pub version: Version,
    pub as_of: u64,
    pub at: Moment,
    pub basis: BasisRule,
    pub contest: String,
    pub fact: AnnouncementTag,
    pub result: ResultFigures,
    pub roles: Roles,
    pub stage: Stage,
}

/// The record changes its key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyChange {
    #[serde(rename = "$")]
    pub version: Version,
    pub at: Moment,
    pub fact: KeyTag,
    pub key: String,
    pub signatures: [String; 2],
}

/// Nothing follows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Closing {
    #[serde(rename = "$")]
    pub version: Version,
    pub at: Moment,
    pub fact: ClosingTag,
    pub reason: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub successor: Option<String>,
}

/// Any fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Fact {
    Opening(Box<Opening>),
    Form(Box<FormFact>),
    Contest(Box<ContestFact>),
    Areas(Areas),
    Stations(Stations),
    Turnout(Turnout),
    Protocol(Box<Protocol>),
    Summary(Box<Summary>),
    Annulment(Annulment),
    Journal(JournalCheckpoint),
    Announcement(Box<Announcement>),
    Key(KeyChange),
    Closing(Closing),
}

impl Fact {
    /// When the source says that it happened.
    pub fn at(&self) -> Moment {
        match self {
            Fact::Opening(fact) => fact.at,
            Fact::Form(fact) => fact.at,
            Fact::Contest(fact) => fact.at,
            Fact::Areas(fact) => fact.at,
            Fact::Stations(fact) => fact.at,
            Fact::Turnout(fact) => fact.at,
            Fact::Protocol(fact) => fact.at,
            Fact::Summary(fact) => fact.at,
            Fact::Annulment(fact) => fact.at,
            Fact::Journal(fact) => fact.at,
            Fact::Announcement(fact) => fact.at,
            Fact::Key(fact) => fact.at,
            Fact::Closing(fact) => fact.at,
        }
    }
}
