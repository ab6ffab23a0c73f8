//! A finding in codes and texts: what a page or a script is given.

use super::{Detail, Fault, Found};
use crate::state::State;
use model::definition::{Scope, Severity};
use model::fact::Basis;
use serde::Serialize;

/// A finding as `hattama findings --json` prints it; `docs/manual/commands.md` describes each member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "the members are described in docs/manual/commands.md, findings")]
pub struct Row<'a> {
    pub area: &'a str,
    pub check: &'a str,
    pub contest: Option<&'a str>,
    pub coverage: Option<StationsIn>,
    pub entry: u64,
    pub explanation: Option<&'a str>,
    pub fault: Option<Fault>,
    pub hour: Option<&'a str>,
    pub line: Option<&'a str>,
    pub numbers: String,
    pub scope: Scope,
    pub severity: Severity,
    pub since: Option<&'a str>,
    pub stations: Vec<StationRow<'a>>,
    pub text: &'a str,
}

/// A station that a finding points at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StationRow<'a> {
    /// Copy or original; `None` where turnout reports alone are meant.
    pub basis: Option<Basis>,
    /// The number of the revision.
    pub revision: Option<u64>,
    /// Its code.
    pub station: &'a str,
}

/// How many of how many stations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct StationsIn {
    /// Stations that were in.
    #[serde(rename = "in")]
    pub stations_in: u64,
    /// Of how many.
    pub of: u64,
}

impl Serialize for Fault {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl Fault {
    /// Its name in data.
    pub fn name(self) -> &'static str {
        match self {
            Fault::CountFell => "count_fell",
            Fault::ShareFell => "share_fell",
            Fault::NotReproduced => "not_reproduced",
            Fault::SteepRise => "steep_rise",
            Fault::LastDiffers => "last_differs",
        }
    }
}

impl Found {
    /// The finding in codes, its text for the public in a language. `hours` are those of [`super::hours`].
    pub fn row<'a>(&'a self, state: &'a State, hours: &'a [String], language: &str) -> Row<'a> {
        let check = self.check_of(state);
        let contest = self.contest.map(|contest| &state.contests[contest]);
        let stations = self.stations.iter().map(|spot| {
            let revision = spot.revision.zip(contest);
            let revision = revision.map(|(revision, contest)| &contest.revisions[revision as usize]);
            StationRow {
                basis: revision.map(|revision| revision.basis),
                revision: revision.map(|revision| revision.number),
                station: &state.stations[spot.station.place()].station.code,
            }
        });
        let hour = |hour: usize| hours.get(hour).map(String::as_str);
        let mut row = Row {
            area: &state.areas[self.area.place()].fact.code,
            check: &check.code,
            contest: contest.map(|contest| contest.contest.code.as_str()),
            coverage: None,
            entry: self.entry,
            explanation: self.explanation.as_deref(),
            fault: None,
            hour: None,
            line: None,
            numbers: self.numbers.to_string(),
            scope: check.scope,
            severity: check.severity,
            since: None,
            stations: stations.collect(),
            text: check.texts.get("public").map_or("", |texts| model::text(texts, language)),
        };
        match self.detail {
            Detail::Figures | Detail::Median | Detail::Equal => {}
            Detail::Report { fault, since, hour: report } => {
                (row.fault, row.hour) = (Some(fault), hour(report));
                row.since = since.and_then(hour);
            }
            Detail::Line { line, stations_in, stations_of } => {
                row.line = contest.map(|contest| contest.checks.line_code(line));
                row.coverage = Some(StationsIn { stations_in, of: stations_of });
            }
        }
        row
    }
}
