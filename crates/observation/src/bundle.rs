//! The anonymised bundle: tables from which anybody can compute what a statement says, and nobody can tell who observed.
//!
//! What is left out: observers, teams, times, free words, photographs, and numbers, because the register of a station
//! names it. What is kept of a place is its region and kind where at least [`LEAST`] reports share them, and a number
//! that is the same for the same place in this bundle and means nothing outside it. Rows stand in the order of their
//! own words. Copies of protocols name their stations: a protocol is public, and its copy is shown to both sides.

use crate::comparison::Comparison;
use crate::form::{Kind, Phase, sha256_hex};
use crate::plan::Role;
use crate::report::Held;
use crate::state::State;
use model::lifecycle::Commission;
use std::collections::{BTreeMap, BTreeSet};

/// Reports that have to share a region, or a kind of station, before it is told.
pub const LEAST: usize = 5;

/// What stands in place of a region or kind that too few share.
pub const OTHER: &str = "other";

/// A table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// The heading.
    pub heading: Vec<String>,
    /// Rows, each as long as the heading.
    pub rows: Vec<Vec<String>>,
}

/// The commission's side of what a statement says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Official {
    /// Figures by name: lines and options of the country's totals, `stations`, `stations_counted`.
    pub figures: Vec<(String, u64)>,
    /// Stations of each stratum of the sample's frame.
    pub frame: BTreeMap<String, u64>,
}

/// All tables, by their file's name without its ending.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Bundle(pub BTreeMap<String, Table>);

impl Table {
    fn new(heading: &[&str]) -> Table {
        Table { heading: heading.iter().map(|name| (*name).to_owned()).collect(), rows: Vec::new() }
    }

    /// The place of a column.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.heading.iter().position(|known| known == name)
    }

    /// As CSV after RFC 4180, with line feeds.
    pub fn to_csv(&self) -> String {
        let mut text = String::new();
        for row in std::iter::once(&self.heading).chain(&self.rows) {
            for (place, cell) in row.iter().enumerate() {
                if place > 0 {
                    text.push(',');
                }
                if cell.contains([',', '"', '\n']) {
                    text.push('"');
                    text.push_str(&cell.replace('"', "\"\""));
                    text.push('"');
                } else {
                    text.push_str(cell);
                }
            }
            text.push('\n');
        }
        text
    }
}

/// The name of the table of a form's reports.
pub fn reports_of(form: &str, version: u32) -> String {
    format!("reports_{form}_{version}")
}

/// Makes the bundle. `salt`: what only the mission knows, so that nobody finds a place by trying all of them.
pub fn bundle(state: &State, comparisons: &[Comparison], official: &Official, salt: &[u8]) -> Bundle {
    let mut tables = BTreeMap::new();
    let places = pseudonyms(state, salt);
    for ((form, version), table) in &state.tables {
        let made = reports(state, form, *version, &places);
        if !table.form().phase.eq(&Phase::Incident) && !table.form().phase.eq(&Phase::Copy) {
            tables.insert(reports_of(form, *version), made);
        }
    }
    tables.insert("incidents".to_owned(), incidents(state));
    tables.insert("members".to_owned(), members(state));
    tables.insert("copies".to_owned(), copies(state, comparisons));
    tables.insert("official".to_owned(), figures(official));
    let (strata, sample) = sample(state, official);
    tables.insert("strata".to_owned(), strata);
    tables.insert("sample".to_owned(), sample);
    Bundle(tables)
}

/// A number for each place that was reported from, in the order of a salted hash.
fn pseudonyms(state: &State, salt: &[u8]) -> BTreeMap<Commission, usize> {
    let places: BTreeSet<&Commission> =
        state.reports.values().filter_map(|report| report.complete.as_ref()?.place.as_ref()).collect();
    let mut hashed: Vec<(String, &Commission)> = places
        .into_iter()
        .map(|place| (sha256_hex(&[salt, format!("{place:?}").as_bytes()].concat()), place))
        .collect();
    hashed.sort();
    hashed.into_iter().enumerate().map(|(number, (_, place))| (place.clone(), number + 1)).collect()
}

/// Region and kind of a place.
fn whereabouts(state: &State, place: Option<&Commission>) -> (String, String) {
    let Some(place) = place else { return (String::new(), String::new()) };
    let region = state.places.region(place).map(|region| match &region.of {
        Commission::Area(code) | Commission::Station(code) => code.clone(),
    });
    let kind = state.places.find(place).map(|found| found.kind.clone());
    (region.unwrap_or_default(), kind.unwrap_or_default())
}

/// Puts [`OTHER`] where fewer than [`LEAST`] rows share a column's word. Fewer than that, or rows of one word alone,
/// would not be hidden by it: then the next larger word goes with them.
fn merge_small(rows: &mut [Vec<String>], column: usize) {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for row in rows.iter() {
        *counts.entry(row[column].clone()).or_default() += 1;
    }
    let mut ordered: Vec<(usize, String)> = counts.into_iter().map(|(word, count)| (count, word)).collect();
    ordered.sort();
    let mut merged: BTreeSet<String> = BTreeSet::new();
    let mut hidden = 0;
    for (count, word) in ordered {
        let needs_company = !merged.is_empty() && (hidden < LEAST || merged.len() < 2);
        if count < LEAST || needs_company {
            hidden += count;
            merged.insert(word);
        }
    }
    for row in rows.iter_mut().filter(|row| merged.contains(&row[column])) {
        OTHER.clone_into(&mut row[column]);
    }
}

/// Questions whose answers say nothing of who was where.
fn is_kept(kind: Kind) -> bool {
    matches!(kind, Kind::YesNo | Kind::Scale | Kind::Choice | Kind::Choices | Kind::Overall)
}

fn reports(state: &State, form: &str, version: u32, places: &BTreeMap<Commission, usize>) -> Table {
    let key = (form.to_owned(), version);
    let Some(published) = state.forms.get(&key) else { return Table::default() };
    let kept: Vec<&str> =
        published.form.questions().filter(|one| is_kept(one.kind)).map(|one| one.id.as_str()).collect();
    let mut table = Table::new(&["place", "region", "kind"]);
    table.heading.extend(kept.iter().map(|id| (*id).to_owned()));
    let held = state.reports.values().filter_map(|report| report.complete.as_ref());
    for held in held.filter(|held| held.form == key) {
        table.rows.push(report_row(state, &published.form, &kept, held, places));
    }
    merge_small(&mut table.rows, 1);
    merge_small(&mut table.rows, 2);
    table.rows.sort();
    table
}

fn report_row(
    state: &State,
    form: &crate::form::Form,
    kept: &[&str],
    held: &Held,
    places: &BTreeMap<Commission, usize>,
) -> Vec<String> {
    let (region, kind) = whereabouts(state, held.place.as_ref());
    let number = held.place.as_ref().and_then(|place| places.get(place));
    let mut row = vec![number.map_or_else(String::new, usize::to_string), region, kind];
    let version = held.version();
    let values = version.values(form);
    for id in kept {
        let asked = form.question(id).is_some_and(|(place, _)| values.is_asked(place));
        let cell = match version.answer(id) {
            _ if !asked => "not_asked".to_owned(),
            Some(answer) => answer.as_cell(),
            None => String::new(),
        };
        row.push(cell);
    }
    row
}

fn incidents(state: &State) -> Table {
    let mut table = Table::new(&["region", "category", "severity", "state", "source"]);
    for (_, stage) in state.incidents.iter() {
        let Some(file) = stage.file() else { continue };
        let place = match &file.report.place {
            crate::incident::Place::Station(code) => Commission::Station(code.clone()),
            crate::incident::Place::Area(code) => Commission::Area(code.clone()),
        };
        let (region, _) = whereabouts(state, Some(&place));
        let words =
            [file.report.category.name(), file.severity.name(), stage.name(), file.report.source.name()];
        table.rows.push(std::iter::once(region).chain(words.map(str::to_owned)).collect());
    }
    merge_small(&mut table.rows, 0);
    table.rows.sort();
    table
}

fn members(state: &State) -> Table {
    let mut table = Table::new(&["role", "members"]);
    for role in Role::ALL {
        let count = state.members.values().filter(|member| member.active && member.role == role).count();
        if count > 0 {
            table.rows.push(vec![role.name().to_owned(), count.to_string()]);
        }
    }
    table
}

fn copies(state: &State, comparisons: &[Comparison]) -> Table {
    let mut table = Table::new(&["station", "kind", "verdict", "revision"]);
    for side in ["copy", "official"] {
        table.heading.extend(state.lines.iter().map(|line| format!("{side}_{line}")));
    }
    let cell = |figures: &[Option<u64>], place: usize| {
        figures.get(place).copied().flatten().map_or_else(String::new, |figure| figure.to_string())
    };
    for one in comparisons {
        let mut row = vec![
            one.station.clone(),
            one.kind.name().to_owned(),
            one.verdict.name().to_owned(),
            one.revision.map_or_else(String::new, |revision| revision.to_string()),
        ];
        for side in [&one.here, &one.there] {
            row.extend((0..state.lines.len()).map(|place| cell(side, place)));
        }
        table.rows.push(row);
    }
    table.rows.sort();
    table
}

fn figures(official: &Official) -> Table {
    let mut table = Table::new(&["name", "count"]);
    table.rows = official.figures.iter().map(|(name, count)| vec![name.clone(), count.to_string()]).collect();
    table
}

/// The strata of the sample, and what has arrived of it: agreed copies at sample points.
pub fn sample(state: &State, official: &Official) -> (Table, Table) {
    let mut strata = Table::new(&["stratum", "frame", "sample"]);
    let mut sample = Table::new(&["stratum", "station", "replacement"]);
    sample.heading.extend(state.lines.iter().cloned());
    let mut drawn: BTreeMap<String, u64> = BTreeMap::new();
    let figures: BTreeMap<&str, &[Option<u64>]> = state
        .copies
        .values()
        .filter_map(|copy| Some((copy.copy()?.station.as_str(), copy.sheet()?.figures.as_slice())))
        .collect();
    let replaced: BTreeSet<u64> =
        state.visits.values().filter_map(|visit| Some(visit.replaces.as_ref()?.visit)).collect();
    // A sample point is a station whose count is observed or whose protocol is copied; one that is both is one.
    let observed = |phase: Phase| matches!(phase, Phase::Counting | Phase::Copy);
    let points = state.visits.values().filter(|visit| visit.sample_point && observed(visit.phase));
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for visit in points.filter(|visit| !replaced.contains(&visit.number)) {
        let Commission::Station(station) = &visit.place else { continue };
        if !seen.insert(station) {
            continue;
        }
        let (stratum, _) = whereabouts(state, Some(&visit.place));
        *drawn.entry(stratum.clone()).or_default() += 1;
        let Some(figures) = figures.get(station.as_str()) else { continue };
        let Some(counts) = figures.iter().copied().collect::<Option<Vec<u64>>>() else { continue };
        let replacement = if visit.replaces.is_some() { "yes" } else { "no" };
        let mut row = vec![stratum, station.clone(), replacement.to_owned()];
        row.extend(counts.iter().map(u64::to_string));
        sample.rows.push(row);
    }
    for (stratum, size) in drawn {
        let frame = official.frame.get(&stratum).copied().unwrap_or_default();
        strata.rows.push(vec![stratum, frame.to_string(), size.to_string()]);
    }
    sample.rows.sort();
    (strata, sample)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_few_share_is_merged_with_others_until_it_is_hidden() {
        for (before, after) in [
            // Nobody is few.
            ("a5 b5", "a5 b5"),
            ("", ""),
            // Two are, and together they are enough.
            ("a9 b3 c2", "a9 other5"),
            // Two are, and together they are too few: the next larger one goes with them.
            ("a9 b6 c1 d1", "a9 other8"),
            // One alone would be known by what is missing.
            ("a9 b6 c4", "a9 other10"),
            ("a9 c4", "other13"),
            ("c4", "other4"),
        ] {
            let words = before.split_whitespace();
            let mut rows: Vec<Vec<String>> = words
                .flat_map(|word| {
                    let (name, count) = word.split_at(1);
                    std::iter::repeat_n(vec![name.to_owned()], count.parse().unwrap())
                })
                .collect();
            merge_small(&mut rows, 0);
            let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
            rows.iter().for_each(|row| *counts.entry(&row[0]).or_default() += 1);
            let found: Vec<String> = counts.iter().map(|(word, count)| format!("{word}{count}")).collect();
            assert_eq!(found.join(" "), after, "{before}");
        }
    }
}
