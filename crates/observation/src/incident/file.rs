//! What is known of an incident. Plain data; every list only grows.

use super::{Category, Severity, Source};
use model::lifecycle::Person;
use model::moment::Moment;
use serde::{Deserialize, Serialize};

/// Where an incident happened.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// At a station, by its code.
    Station(String),
    /// At a commission or elsewhere in an area, by its code.
    Area(String),
}

/// What an observer reports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// When it was reported: its deadline runs from here.
    pub at: Moment,
    /// Number of the observer.
    pub by: Person,
    /// What it is about.
    pub category: Category,
    /// SHA-256 of photos, recordings, papers.
    pub evidence: Vec<String>,
    /// When it happened, where that is known; not after it was reported.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub happened_at: Option<Moment>,
    /// Where.
    pub place: Place,
    /// How grave it is.
    pub severity: Severity,
    /// How the observer knows.
    pub source: Source,
    /// What happened, in the observer's words.
    pub text: String,
}

/// What somebody says about an incident, and shows for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// When.
    pub at: Moment,
    /// Who.
    pub by: Person,
    /// SHA-256 of what they show.
    pub evidence: Vec<String>,
    /// Their words.
    pub text: String,
}

/// Everything that is known of an incident.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    /// How often it was escalated.
    pub escalations: u64,
    /// When the last of all this happened: nothing happens before it.
    pub latest_at: Moment,
    /// What was said, in order, whatever it led to.
    pub notes: Vec<Note>,
    /// What was reported.
    pub report: Report,
    /// How grave it is now.
    pub severity: Severity,
    /// From when its deadline runs: it was reported, reopened, escalated or regraded then.
    pub since: Moment,
    /// Who looked into it, in the order in which they took it.
    pub taken_by: Vec<Person>,
}

impl File {
    /// The file of an incident that was just reported.
    pub fn new(report: Report) -> File {
        File {
            escalations: 0,
            latest_at: report.at,
            notes: Vec::new(),
            severity: report.severity,
            since: report.at,
            taken_by: Vec::new(),
            report,
        }
    }
}
