//! The report as far as an import needs it, from either spelling.
//!
//! JSON and XML differ in how an object says its name and type and in how a list of names is written; [`Scalar`] and
//! [`Names`] take both. Members that an import does not need are passed over.

use super::Refusal;
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use std::fmt;

#[derive(Debug, Deserialize)]
pub(super) struct Report {
    #[serde(rename = "Election", default)]
    pub(super) elections: Vec<Election>,
    #[serde(rename = "GeneratedDate")]
    pub(super) generated: Scalar,
    #[serde(rename = "GpUnit", default)]
    pub(super) units: Vec<Unit>,
    #[serde(rename = "Party", default)]
    pub(super) parties: Vec<Named>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Election {
    #[serde(rename = "BallotCounts", default)]
    pub(super) ballots: Vec<Ballots>,
    #[serde(rename = "Candidate", default)]
    pub(super) candidates: Vec<Named>,
    #[serde(rename = "Contest", default)]
    pub(super) contests: Vec<Contest>,
}

/// A candidate or a party: what leads from a selection to a code.
#[derive(Debug, Deserialize)]
pub(super) struct Named {
    #[serde(rename = "@ObjectId", alias = "@id")]
    pub(super) id: String,
    #[serde(rename = "ExternalIdentifier", default)]
    pub(super) identifiers: Vec<Identifier>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Identifier {
    #[serde(rename = "Type")]
    pub(super) kind: Scalar,
    #[serde(rename = "Value")]
    pub(super) value: Scalar,
}

#[derive(Debug, Deserialize)]
pub(super) struct Unit {
    #[serde(rename = "@ObjectId", alias = "@id")]
    pub(super) id: String,
    #[serde(rename = "ComposingGpUnitIds", default)]
    pub(super) parts: Names,
    #[serde(rename = "ExternalIdentifier", default)]
    pub(super) identifiers: Vec<Identifier>,
    #[serde(rename = "Name")]
    pub(super) name: Option<Words>,
    #[serde(rename = "Type", default)]
    pub(super) kind: Scalar,
    #[serde(rename = "VotersParticipated")]
    pub(super) took_part: Option<Scalar>,
    #[serde(rename = "VotersRegistered")]
    pub(super) registered: Option<Scalar>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Words {
    #[serde(rename = "Text", default)]
    pub(super) texts: Vec<Word>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Word {
    #[serde(rename = "$text", alias = "Content", default)]
    pub(super) content: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Contest {
    #[serde(rename = "@ObjectId", alias = "@id")]
    pub(super) id: String,
    #[serde(rename = "ContestSelection", default)]
    pub(super) selections: Vec<Selection>,
    #[serde(rename = "ExternalIdentifier", default)]
    pub(super) identifiers: Vec<Identifier>,
    #[serde(rename = "OtherCounts", default)]
    pub(super) others: Vec<Others>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Selection {
    #[serde(rename = "@ObjectId", alias = "@id")]
    pub(super) id: String,
    #[serde(rename = "VoteCounts", default)]
    pub(super) votes: Vec<Votes>,
    #[serde(rename = "CandidateIds", default)]
    pub(super) candidates: Names,
    #[serde(rename = "PartyIds", default)]
    pub(super) parties: Names,
    #[serde(rename = "ExternalIdentifier", default)]
    pub(super) identifiers: Vec<Identifier>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Votes {
    #[serde(rename = "GpUnitId")]
    pub(super) unit: Scalar,
    #[serde(rename = "Type")]
    pub(super) kind: Scalar,
    #[serde(rename = "Count")]
    pub(super) count: Scalar,
}

#[derive(Debug, Deserialize)]
pub(super) struct Ballots {
    #[serde(rename = "GpUnitId")]
    pub(super) unit: Scalar,
    #[serde(rename = "Type")]
    pub(super) kind: Scalar,
    #[serde(rename = "OtherType")]
    pub(super) other: Option<Scalar>,
    #[serde(rename = "BallotsCast")]
    pub(super) cast: Option<Scalar>,
    #[serde(rename = "BallotsRejected")]
    pub(super) rejected: Option<Scalar>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Others {
    #[serde(rename = "GpUnitId")]
    pub(super) unit: Scalar,
    #[serde(rename = "Overvotes")]
    pub(super) over: Option<Scalar>,
    #[serde(rename = "Undervotes")]
    pub(super) under: Option<Scalar>,
    #[serde(rename = "WriteIns")]
    pub(super) write_ins: Option<Scalar>,
}

/// A text or number as it is written; whether it is a count is asked by the import, cell by cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Scalar(pub(super) String);

/// Names of objects: an array in JSON, words in XML.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Names(pub(super) Vec<String>);

struct ScalarVisitor;

impl<'de> Visitor<'de> for ScalarVisitor {
    type Value = Scalar;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a text or a number")
    }

    fn visit_str<E>(self, text: &str) -> Result<Scalar, E> {
        Ok(Scalar(text.to_owned()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Scalar, E> {
        Ok(Scalar(number.to_string()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Scalar, E> {
        Ok(Scalar(number.to_string()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Scalar, E> {
        Ok(Scalar(number.to_string()))
    }

    /// An element of XML with a text.
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Scalar, A::Error> {
        let mut text = String::new();
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "$text" => text = map.next_value()?,
                _ => drop(map.next_value::<serde::de::IgnoredAny>()?),
            }
        }
        Ok(Scalar(text))
    }
}

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Scalar, D::Error> {
        deserializer.deserialize_any(ScalarVisitor)
    }
}

struct NamesVisitor;

impl<'de> Visitor<'de> for NamesVisitor {
    type Value = Names;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a list of names of objects")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Names, A::Error> {
        let mut names = Vec::new();
        while let Some(name) = seq.next_element()? {
            names.push(name);
        }
        Ok(Names(names))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Names, A::Error> {
        let Scalar(text) = ScalarVisitor.visit_map(map)?;
        Ok(Names(text.split_whitespace().map(str::to_owned).collect()))
    }
}

impl<'de> Deserialize<'de> for Names {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Names, D::Error> {
        deserializer.deserialize_any(NamesVisitor)
    }
}

/// Reads a report in the spelling that its first character tells.
pub(super) fn read(text: &str) -> Result<Report, Refusal> {
    let expected = "a report of NIST SP 1500-100 r2";
    match text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']).chars().next() {
        Some('{') => {
            let mut reader = serde_json::Deserializer::from_str(text.trim_start_matches('\u{feff}'));
            let report = serde_path_to_error::deserialize(&mut reader)
                .map_err(|error| Refusal::new(place(error.path()), error.inner().to_string(), expected))?;
            reader.end().map_err(|error| Refusal::new("after the report", error.to_string(), "nothing"))?;
            Ok(report)
        }
        Some('<') => {
            well_formed(text)?;
            let mut reader = quick_xml::de::Deserializer::from_str(text);
            serde_path_to_error::deserialize(&mut reader)
                .map_err(|error| Refusal::new(place(error.path()), error.inner().to_string(), expected))
        }
        Some(other) => Err(Refusal::new("line 1", format!("{other:?}"), "{ of JSON or < of XML")),
        None => Err(Refusal::new("line 1", "an empty file", expected)),
    }
}

fn place(path: &serde_path_to_error::Path) -> String {
    let path = path.to_string();
    if path == "." { "the report".to_owned() } else { path }
}

/// Refuses XML that is none, by line: the reader of values does not say where it stood.
fn well_formed(text: &str) -> Result<(), Refusal> {
    let mut reader = quick_xml::Reader::from_str(text);
    let mut root = None;
    loop {
        match reader.read_event() {
            Ok(quick_xml::events::Event::Eof) => break,
            Ok(quick_xml::events::Event::Start(start) | quick_xml::events::Event::Empty(start)) => {
                if root.is_none() {
                    root = Some(String::from_utf8_lossy(start.local_name().as_ref()).into_owned());
                }
            }
            Ok(_) => {}
            Err(error) => {
                let at = usize::try_from(reader.error_position()).unwrap_or(usize::MAX).min(text.len());
                let line = text.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count() + 1;
                return Err(Refusal::new(format!("line {line}"), error.to_string(), "XML"));
            }
        }
    }
    match root.as_deref() {
        Some("ElectionReport") => Ok(()),
        Some(other) => Err(Refusal::new("the root", format!("<{other}>"), "<ElectionReport>")),
        None => Err(Refusal::new("the root", "no element", "<ElectionReport>")),
    }
}
