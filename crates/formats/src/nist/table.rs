//! From a report to a table: units that report, one a row.

use super::document::{Contest, Election, Identifier, Report, Scalar, Unit, read};
use super::{Refusal, document};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The count of a unit that is the sum of all others.
const TOTAL: &str = "total";

/// Columns that every table has, before those of selections and lines.
const FIXED: [&str; 13] = [
    "unit",
    "id",
    "name",
    "type",
    "parent",
    "GeneratedDate",
    "VotersRegistered",
    "VotersParticipated",
    "BallotsCast",
    "BallotsRejected",
    "Overvotes",
    "Undervotes",
    "WriteIns",
];

/// The report as CSV text: the contest of that code, or the only one.
pub fn table(text: &str, contest: Option<&str>) -> Result<String, Refusal> {
    let report = read(text)?;
    let (election, contest) = choose(&report, contest)?;
    Rows::new(&report, election, contest)?.write()
}

/// The code of an object: its `local-level` identifier, else the first that it has, else its name in the file.
fn code<'a>(id: &'a str, identifiers: &'a [Identifier]) -> &'a str {
    let local = identifiers.iter().find(|identifier| identifier.kind.0 == "local-level");
    local.or(identifiers.first()).map_or(id, |identifier| &identifier.value.0)
}

fn choose<'a>(report: &'a Report, wanted: Option<&str>) -> Result<(&'a Election, &'a Contest), Refusal> {
    let all: Vec<(&Election, &Contest)> = report
        .elections
        .iter()
        .flat_map(|election| election.contests.iter().map(move |contest| (election, contest)))
        .collect();
    let codes = || {
        let codes: Vec<&str> =
            all.iter().map(|(_, contest)| code(&contest.id, &contest.identifiers)).collect();
        if codes.is_empty() { "no contest".to_owned() } else { codes.join(", ") }
    };
    let fits = |contest: &Contest| match wanted {
        None => true,
        Some(wanted) => contest.id == wanted || code(&contest.id, &contest.identifiers) == wanted,
    };
    let mut fitting = all.iter().filter(|(_, contest)| fits(contest));
    match (fitting.next(), fitting.next(), all.len()) {
        (Some(one), None, _) => Ok(*one),
        // A report of one contest needs no name for it.
        (None, None, 1) => Ok(all[0]),
        (Some(_), Some(_), _) => {
            Err(Refusal::new("Election.Contest", codes(), "one contest, or a mapping that names which"))
        }
        (None, ..) => {
            let expected = format!("the contest {:?}", wanted.unwrap_or_default());
            Err(Refusal::new("Election.Contest", codes(), expected))
        }
    }
}

/// Counts of one kind by unit; a unit's total, or the sum of its parts by mode.
#[derive(Default)]
struct Column<'a>(HashMap<&'a str, BTreeMap<&'a str, &'a Scalar>>);

impl<'a> Column<'a> {
    fn add(
        &mut self,
        place: &str,
        unit: &'a Scalar,
        kind: &'a str,
        count: &'a Scalar,
    ) -> Result<(), Refusal> {
        match self.0.entry(&unit.0).or_default().insert(kind, count) {
            None => Ok(()),
            Some(_) => {
                let found = format!("a second count of the type {kind:?} for the unit {:?}", unit.0);
                Err(Refusal::new(place, found, "one of each type"))
            }
        }
    }

    fn cell(&self, unit: &str) -> String {
        let Some(counts) = self.0.get(unit) else { return String::new() };
        if let Some(total) = counts.get(TOTAL) {
            return total.0.clone();
        }
        let mut sum = 0u64;
        for count in counts.values() {
            // What is no count is told where the cell is read.
            match count.0.parse::<u64>().ok().and_then(|count| sum.checked_add(count)) {
                Some(more) => sum = more,
                None => return count.0.clone(),
            }
        }
        sum.to_string()
    }
}

struct Rows<'a> {
    report: &'a Report,
    units: HashMap<&'a str, &'a Unit>,
    /// By code, in the order of the report.
    selections: Vec<(String, Column<'a>)>,
    /// By the name of the line.
    lines: BTreeMap<&'a str, Column<'a>>,
    /// Of [`FIXED`], from `BallotsCast` on.
    ballots: [Column<'a>; 5],
}

impl<'a> Rows<'a> {
    fn new(report: &'a Report, election: &'a Election, contest: &'a Contest) -> Result<Rows<'a>, Refusal> {
        let mut units = HashMap::new();
        for unit in &report.units {
            if units.insert(unit.id.as_str(), unit).is_some() {
                return Err(Refusal::new("GpUnit", format!("two units {:?}", unit.id), "names that differ"));
            }
        }
        let mut rows = Rows {
            report,
            units,
            selections: Vec::new(),
            lines: BTreeMap::new(),
            ballots: Default::default(),
        };
        rows.known(report.units.iter().flat_map(|unit| unit.parts.0.iter()), "ComposingGpUnitIds")?;
        rows.selections(election, contest)?;
        rows.counts(election, contest)?;
        Ok(rows)
    }

    /// Refuses a name of a unit that there is not.
    fn known(&self, names: impl Iterator<Item = &'a String>, place: &str) -> Result<(), Refusal> {
        for name in names {
            if !self.units.contains_key(name.as_str()) {
                return Err(Refusal::new(place, format!("{name:?}"), "the ObjectId or @id of a GpUnit"));
            }
        }
        Ok(())
    }

    fn selections(&mut self, election: &'a Election, contest: &'a Contest) -> Result<(), Refusal> {
        let named = election.candidates.iter().chain(&self.report.parties);
        let named: HashMap<&str, &document::Named> = named.map(|named| (named.id.as_str(), named)).collect();
        let mut codes = BTreeSet::new();
        for selection in &contest.selections {
            let place = format!("ContestSelection {:?}", selection.id);
            let mut parts = Vec::new();
            for name in selection.candidates.0.iter().chain(&selection.parties.0) {
                let Some(named) = named.get(name.as_str()) else {
                    return Err(Refusal::new(
                        place,
                        format!("{name:?}"),
                        "a Candidate or Party of the report",
                    ));
                };
                parts.push(code(&named.id, &named.identifiers));
            }
            let code = match (selection.identifiers.is_empty(), parts.is_empty()) {
                (true, false) => parts.join("+"),
                _ => code(&selection.id, &selection.identifiers).to_owned(),
            };
            if !codes.insert(code.clone()) {
                return Err(Refusal::new(place, format!("a second selection {code:?}"), "codes that differ"));
            }
            self.known(selection.votes.iter().map(|votes| &votes.unit.0), &place)?;
            let mut column = Column::default();
            for votes in &selection.votes {
                column.add(&place, &votes.unit, &votes.kind.0, &votes.count)?;
            }
            self.selections.push((code, column));
        }
        if self.selections.is_empty() {
            return Err(Refusal::new(format!("Contest {:?}", contest.id), "no selection", "at least one"));
        }
        Ok(())
    }

    fn counts(&mut self, election: &'a Election, contest: &'a Contest) -> Result<(), Refusal> {
        self.known(election.ballots.iter().map(|ballots| &ballots.unit.0), "BallotCounts")?;
        self.known(contest.others.iter().map(|others| &others.unit.0), "OtherCounts")?;
        let prefix = format!("{}/", code(&contest.id, &contest.identifiers));
        let [cast, rejected, over, under, write_ins] = &mut self.ballots;
        for ballots in &election.ballots {
            let kind = ballots.kind.0.as_str();
            let other = ballots.other.as_ref().map_or("", |other| other.0.as_str());
            if kind == "other" {
                if let (Some(line), Some(count)) = (other.strip_prefix(&prefix), &ballots.cast) {
                    let column = self.lines.entry(line).or_default();
                    column.add("BallotCounts", &ballots.unit, TOTAL, count)?;
                }
                continue;
            }
            for (column, count) in [(&mut *cast, &ballots.cast), (&mut *rejected, &ballots.rejected)] {
                if let Some(count) = count {
                    column.add("BallotCounts", &ballots.unit, kind, count)?;
                }
            }
        }
        for others in &contest.others {
            let counts = [
                (&mut *over, &others.over),
                (&mut *under, &others.under),
                (&mut *write_ins, &others.write_ins),
            ];
            for (column, count) in counts {
                if let Some(count) = count {
                    column.add("OtherCounts", &others.unit, TOTAL, count)?;
                }
            }
        }
        Ok(())
    }

    /// Whether any selection has a count of the unit.
    fn reports(&self, unit: &str) -> bool {
        self.selections.iter().any(|(_, column)| column.0.contains_key(unit))
    }

    /// Units that report and contain none that does.
    fn leaves(&self) -> Vec<&'a Unit> {
        let mut above: HashMap<&str, Vec<&str>> = HashMap::new();
        for unit in &self.report.units {
            for part in &unit.parts.0 {
                above.entry(part).or_default().push(&unit.id);
            }
        }
        let mut whole: BTreeSet<&str> = BTreeSet::new();
        let reporting = self.report.units.iter().filter(|unit| self.reports(&unit.id));
        let mut waiting: Vec<&str> = reporting
            .clone()
            .flat_map(|unit| above.get(unit.id.as_str()).cloned().unwrap_or_default())
            .collect();
        while let Some(unit) = waiting.pop() {
            if whole.insert(unit) {
                waiting.extend(above.get(unit).into_iter().flatten());
            }
        }
        reporting.filter(|unit| !whole.contains(unit.id.as_str())).collect()
    }

    fn write(&self) -> Result<String, Refusal> {
        let mut parents: HashMap<&str, &Unit> = HashMap::new();
        for unit in &self.report.units {
            parents.extend(unit.parts.0.iter().map(|part| (part.as_str(), unit)));
        }
        let mut writer = csv::Writer::from_writer(Vec::new());
        let votes = self.selections.iter().map(|(code, _)| format!("votes {code}"));
        let lines = self.lines.keys().map(|line| format!("line {line}"));
        let heading: Vec<String> = FIXED.map(str::to_owned).into_iter().chain(votes).chain(lines).collect();
        writer.write_record(&heading).expect("memory takes every row");
        let count =
            |scalar: &Option<Scalar>| scalar.as_ref().map_or_else(String::new, |count| count.0.clone());
        for unit in self.leaves() {
            let name = unit.name.as_ref().and_then(|name| name.texts.first());
            let parent = parents.get(unit.id.as_str());
            let mut row = vec![
                code(&unit.id, &unit.identifiers).to_owned(),
                unit.id.clone(),
                name.map_or_else(String::new, |name| name.content.clone()),
                unit.kind.0.clone(),
                parent.map_or_else(String::new, |unit| code(&unit.id, &unit.identifiers).to_owned()),
                self.report.generated.0.clone(),
                count(&unit.registered),
                count(&unit.took_part),
            ];
            row.extend(self.ballots.iter().map(|column| column.cell(&unit.id)));
            row.extend(self.selections.iter().map(|(_, column)| column.cell(&unit.id)));
            row.extend(self.lines.values().map(|column| column.cell(&unit.id)));
            // One unit is one line, so that a row can be named by its number.
            let row = row.iter().map(|cell| cell.replace(char::is_control, " "));
            writer.write_record(row.collect::<Vec<_>>()).expect("memory takes every row");
        }
        let bytes = writer.into_inner().expect("memory takes every row");
        Ok(String::from_utf8(bytes).expect("texts are UTF-8"))
    }
}
