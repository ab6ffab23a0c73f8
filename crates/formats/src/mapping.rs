//! A mapping: what the columns of one source mean in one election.
//!
//! It is a TOML file beside the definition, `elections/<id>/mappings/<file stem>.toml`, described field by field in
//! `docs/manual/import.md`. [`Mapping::parse`] reads it; [`bind`] holds it against a definition and the heading of
//! a file and finds everything that does not fit, all at once.

pub mod bind;
pub mod bound;

use crate::template::Values;
use model::document::problem::did_you_mean;
use model::fact::{Basis, Door};
use model::moment::Moment;
use serde::Deserialize;
use std::collections::BTreeMap;

/// What a source holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Content {
    /// One protocol a row.
    Protocols,
    /// One station a row, one turnout hour a column.
    Turnout,
    /// One area's own paper total a row.
    Summaries,
}

/// A value that is the same in every row, or stands in a column.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged, expecting = "expected a text, or { column, values, otherwise }")]
pub enum Choice {
    /// The same everywhere.
    Constant(String),
    /// In a column, by its value.
    Column(ColumnChoice),
}

/// A value that a column decides.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ColumnChoice {
    /// The column's name.
    pub column: String,
    /// Value in the file to value in the election.
    #[serde(default)]
    pub values: BTreeMap<String, String>,
    /// What any other value means; absent: any other value is refused.
    pub otherwise: Option<String>,
}

/// When a row happened.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged, expecting = "expected a time with offset, or { column, format, offset }")]
pub enum At {
    /// The same everywhere, with offset.
    Constant(String),
    /// In a column of local times.
    Column(AtColumn),
}

/// A column of local times.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AtColumn {
    /// The column's name.
    pub column: String,
    /// How a time is written: `YYYY`, `MM`, `DD`, `hh`, `mm`, `ss` and what stands between; absent: with offset,
    /// as in facts.
    pub format: Option<String>,
    /// Offset from UTC, `±hh:mm`.
    pub offset: Option<String>,
}

/// Where the figure of a line comes from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged, expecting = "expected a column, an array of columns to be added up, or a number from 0")]
pub enum Figure {
    /// A column.
    Column(String),
    /// The sum of several.
    Sum(Vec<String>),
    /// The same number everywhere: for a line that the source does not have.
    Constant(u64),
}

/// How a row names its station, and what it says of it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StationMapping {
    /// Template of the station's code.
    pub code: String,
    /// Template of the code of its area; only where stations come from the import.
    pub area: Option<String>,
    /// Language to template of its name.
    #[serde(default)]
    pub name: BTreeMap<String, String>,
    /// Its kind.
    pub kind: Option<Choice>,
    /// Template of its country (ISO 3166).
    pub country: Option<String>,
    /// Template of its mission.
    pub mission: Option<String>,
    /// Template of its city.
    pub city: Option<String>,
    /// Column of its expected register, where the source has one that is not the protocol's own line.
    pub registered: Option<String>,
}

/// How a row of summary protocols names its area.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SummaryMapping {
    /// Template of the area's code.
    pub area: String,
}

/// An area that the import may create.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AreaMapping {
    /// Code of its level.
    pub level: String,
    /// Template of its code.
    pub code: String,
    /// Template of its parent's code.
    pub parent: String,
    /// Language to template of its name.
    pub name: BTreeMap<String, String>,
}

/// What a source is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// Rows of fields.
    #[default]
    Csv,
    /// A report of NIST SP 1500-100 r2, in JSON or XML: see [`crate::nist`].
    Nist,
}

/// What the columns of one source mean.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// Protocols, turnout or summary protocols.
    pub kind: Content,
    /// Rows, or a report that is made into rows; `csv` when absent.
    #[serde(default)]
    pub source: Form,
    /// `archive` for a past election, `file` for a live one.
    pub door: Door,
    /// Code of the contest; absent: the only one.
    pub contest: Option<String>,
    /// Copy or original; not for turnout.
    pub basis: Option<Basis>,
    /// When a row happened; not for turnout.
    pub at: Option<At>,
    /// Column of the source's own version number.
    pub version: Option<String>,
    /// Column of the reason of a change.
    pub reason: Option<String>,
    /// Column of the explanation of findings.
    pub explanation: Option<String>,
    /// One character; `,` when absent.
    pub delimiter: Option<String>,
    /// `utf-8` when absent.
    pub encoding: Option<String>,
    /// The member of a zip with several files.
    pub member: Option<String>,
    /// Columns that are known and not needed.
    #[serde(default)]
    pub ignore: Vec<String>,
    /// True: columns that are named nowhere do not matter.
    #[serde(default)]
    pub ignore_others: bool,
    /// The station of a row; not for summary protocols.
    pub station: Option<StationMapping>,
    /// The area of a row; summary protocols only.
    pub summary: Option<SummaryMapping>,
    /// Areas that the import may create, parents first.
    #[serde(default, rename = "area")]
    pub areas: Vec<AreaMapping>,
    /// Line code to figure.
    #[serde(default)]
    pub lines: BTreeMap<String, Figure>,
    /// Option code to figure.
    #[serde(default)]
    pub options: BTreeMap<String, Figure>,
    /// Turnout only: hour `hh:mm` to column.
    #[serde(default)]
    pub hours: BTreeMap<String, String>,
    /// Turnout only: column of the register that is the base of the reports.
    pub registered: Option<String>,
    /// Turnout only: the level of area of which there is one fact an hour.
    pub level: Option<String>,
    /// Tables for templates.
    #[serde(default)]
    pub values: BTreeMap<String, Values>,
}

/// Something in a mapping, or between a mapping and its file, that does not fit.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {place}: {what}")]
pub struct Misfit {
    /// The mapping's file name.
    pub file: String,
    /// Where in it.
    pub place: String,
    /// What was found and what was expected.
    pub what: String,
}

/// The minutes east of UTC that `±hh:mm` says.
pub(crate) fn minutes_of(offset: &str) -> Option<i16> {
    let moment = Moment::parse(&format!("2000-01-01T00:00:00{offset}"));
    moment.ok().map(Moment::offset_minutes)
}

/// What the reader of TOML says, with what it means here.
fn explained(message: &str) -> String {
    let mut names = message.split('`').skip(1).step_by(2);
    let meant = match message.starts_with("unknown field") {
        true => names.next().and_then(|found| did_you_mean(found, names)),
        false => None,
    };
    // Of a name, a definition takes one text for all languages; a mapping never does.
    let table = message.ends_with("expected a map").then(|| {
        "a name is one template for each language, such as { en = \"Station {Number}\" }".to_owned()
    });
    let hint = meant.or(table).map_or_else(String::new, |hint| format!("; {hint}"));
    format!("{}{hint}", message.replace('\n', "; "))
}

impl Mapping {
    /// Reads a mapping. `file` is its name, for the error.
    pub fn parse(file: &str, text: &str) -> Result<Mapping, Misfit> {
        toml::from_str(text).map_err(|error: toml::de::Error| {
            let before = error.span().map_or("", |span| text.get(..span.start).unwrap_or(""));
            let line = before.matches('\n').count() + 1;
            let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
            Misfit {
                file: file.to_owned(),
                place: format!("line {line}, column {column}"),
                what: explained(error.message().trim()),
            }
        })
    }

    /// The character between fields, or the text that is none.
    pub fn delimiter(&self) -> Result<u8, String> {
        match self.delimiter.as_deref() {
            None => Ok(b','),
            Some("\\t") => Ok(b'\t'),
            Some(text) if text.len() == 1 && text.is_ascii() => Ok(text.as_bytes()[0]),
            Some(text) => Err(format!("found {text:?}, expected one ASCII character such as \",\" or \";\"")),
        }
    }

    /// The name of the encoding.
    pub fn encoding(&self) -> &str {
        self.encoding.as_deref().unwrap_or("utf-8")
    }
}
