//! An election's folder: its definition read from files, and the facts that open a record with it.

use crate::place::read_file;
use crate::report::count;
use anyhow::{Result, bail};
use checks::{Checks, Sheet};
use desk::draft::{Draft, Prepared};
use model::definition::read::{self, Example, Reading, SourceFile};
use model::definition::{Area, Definition, PlacedStation, UNIT};
use model::fact::{
    Areas, AreasTag, ContestFact, ContestTag, Fact, FormFact, FormTag, Opening, OpeningTag, Predecessor,
    Stations, StationsTag, Version,
};
use model::moment::Moment;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::path::Path;

/// Bytes of areas or stations in one fact: what is around them fits in the rest of an entry.
const CHUNK_BYTES: usize = 50_000;

/// Cuts a list into pieces that fit an entry. One item is always far shorter: names have a limit.
fn chunks<T: serde::Serialize>(items: Vec<T>) -> Vec<Vec<T>> {
    let mut pieces: Vec<Vec<T>> = Vec::new();
    let mut bytes = CHUNK_BYTES;
    for item in items {
        let length = serde_json::to_vec(&item).map_or(0, |json| json.len());
        if bytes + length > CHUNK_BYTES {
            pieces.push(Vec::new());
            bytes = 0;
        }
        bytes += length;
        pieces.last_mut().expect("a piece was just begun").push(item);
    }
    pieces
}

/// Reads the definition in a folder; every problem is named at once.
pub fn read(folder: &Path) -> Result<Definition> {
    let file = |name: &str| -> Result<Option<(String, String)>> {
        let path = folder.join(name);
        if !path.exists() {
            return Ok(None);
        }
        let name = path.display().to_string();
        match String::from_utf8(read_file(&path)?) {
            Ok(text) => Ok(Some((name, text))),
            Err(error) => {
                let read = &error.as_bytes()[..error.utf8_error().valid_up_to()];
                let line = read.iter().filter(|&&byte| byte == b'\n').count() + 1;
                bail!("{name}: line {line}: found bytes that are not UTF-8; save the file as UTF-8")
            }
        }
    };
    if folder.is_file() {
        bail!("{}: found a file; name the folder in which it lies", folder.display());
    }
    let Some((name, text)) = file("election.toml")? else {
        bail!("{}: found no election.toml; name a folder such as elections/ro-2024-ep", folder.display());
    };
    let (areas, stations) = (file("areas.csv")?, file("stations.csv")?);
    fn source(file: &Option<(String, String)>) -> Option<SourceFile<'_>> {
        file.as_ref().map(|(name, text)| SourceFile { name, text })
    }
    match read::read(SourceFile { name: &name, text: &text }, source(&areas), source(&stations)) {
        Ok(reading) => {
            let problems = unmeant(&reading, folder);
            if problems.is_empty() { Ok(reading.definition) } else { bail!("{}", listed(&problems)) }
        }
        Err(problems) => bail!("{}", listed(&problems)),
    }
}

fn listed<T: ToString>(problems: &[T]) -> String {
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    format!("the definition has {}:\n{}", count(lines.len() as u64, "problem"), lines.join("\n"))
}

/// What reads well and cannot be meant: examples that do not do what they say, kinds that no station has, a folder of
/// another name.
fn unmeant(reading: &Reading, folder: &Path) -> Vec<String> {
    let definition = &reading.definition;
    let mut problems = Vec::new();
    let name = std::fs::canonicalize(folder).ok();
    let name =
        name.as_ref().and_then(|path| path.file_name()).map(|name| name.to_string_lossy().into_owned());
    if let Some(name) = name.filter(|name| *name != definition.id) {
        problems.push(format!("id: found {:?} in a folder named {name:?}, expected the same", definition.id));
    }
    problems.extend(units_without_registers(definition));
    problems.extend(reading.examples.iter().filter_map(|example| wrong_example(definition, example)));
    if let Some(stations) = &definition.stations {
        let known: BTreeSet<&str> = stations.iter().map(|placed| placed.station.kind.as_str()).collect();
        for check in definition.forms.iter().flat_map(|form| &form.checks) {
            for condition in check.holds.iter().chain(&check.when) {
                condition.kinds(&mut |kind| {
                    if !known.contains(kind) {
                        let known: Vec<&str> = known.iter().copied().collect();
                        let code = &check.code;
                        let known = known.join(", ");
                        problems.push(format!(
                            "check {code}: found the kind {kind:?}, which no station has; there are {known}"
                        ));
                    }
                });
            }
        }
    }
    problems
}

/// Whether a station is small is told by its expected register alone: where small ones must not stand alone, each has one.
fn units_without_registers(definition: &Definition) -> Option<String> {
    definition.publication_unit?;
    let Some(stations) = &definition.stations else {
        let expected =
            "expected a station list with registers: without it nobody knows which stations are small";
        return Some(format!("publication_unit: found stations = \"import\", {expected}"));
    };
    let unknown = stations
        .iter()
        .find(|placed| placed.station.unit.is_none() && placed.station.registered.is_none())?;
    let code = &unknown.station.code;
    Some(format!(
        "publication_unit: station {code:?} has no expected register, so nobody knows whether it is small"
    ))
}

fn wrong_example(definition: &Definition, example: &Example) -> Option<String> {
    let form = definition.form(&example.form)?;
    let contest = definition.contest(&example.contest)?;
    let checks = match Checks::compile(form, &contest.options) {
        Ok(checks) => checks,
        Err(error) => return Some(error.to_string()),
    };
    let counts = |lines: &[u64]| lines.iter().map(|&line| u32::try_from(line)).collect::<Result<Vec<_>, _>>();
    let (Ok(lines), Ok(was)) = (counts(&example.lines), example.was.as_deref().map(counts).transpose())
    else {
        return Some(format!("check {}: an example holds a count above 1000000000", example.check));
    };
    // A silenced check still fails its own example: others are looked at apart.
    let only = form.checks.iter().position(|check| check.code == example.check)?;
    let sheet = Sheet { kind: &example.kind, lines: &lines, was: was.as_deref() };
    let holds = checks.holds(only, &sheet)?;
    if holds == example.passes {
        return None;
    }
    let (name, what) = if example.passes { ("passes", "is broken by") } else { ("fails", "holds for") };
    let numbers = checks.evaluate(&sheet).into_iter().find(|finding| finding.check == only);
    let numbers = numbers.map(|finding| format!(": {}", checks.explain(&finding, &sheet).numbers()));
    let (form, check, numbers) = (&example.form, &example.check, numbers.unwrap_or_default());
    Some(format!("form {form}, check {check}: the check {what} its example `{name}`{numbers}"))
}

/// The name of a record, its key, and the record that it continues.
pub struct Identity<'a> {
    /// Name of the record.
    pub origin: &'a str,
    /// Its key.
    pub key: &'a str,
    /// The last checkpoint of the record before it.
    pub predecessor: Option<Predecessor>,
}

/// Drafts the facts that open a record: the opening, forms, contests, areas, stations.
pub fn open(definition: &Definition, identity: Identity<'_>, draft: &mut Draft) -> Result<()> {
    let at = definition.opened_at;
    draft.push(Fact::Opening(Box::new(Opening {
        version: Version,
        at,
        decimals: definition.decimals,
        election: definition.id.clone(),
        embargo: definition.embargo,
        fact: OpeningTag,
        key: identity.key.to_owned(),
        languages: definition.languages.clone(),
        levels: definition.levels.clone(),
        notes: definition.notes.clone(),
        origin: identity.origin.to_owned(),
        polling_day: definition.polling_day.clone(),
        predecessor: identity.predecessor,
        publication_unit: definition.publication_unit,
        status: definition.status,
        title: definition.title.clone(),
        turnout_hours: definition.turnout_hours.clone(),
    })))?;
    for form in &definition.forms {
        draft.push(Fact::Form(Box::new(FormFact {
            version: Version,
            at,
            bases: form.bases.clone(),
            checks: form.checks.clone(),
            code: form.code.clone(),
            fact: FormTag,
            lines: form.lines.clone(),
        })))?;
    }
    for contest in &definition.contests {
        draft.push(Fact::Contest(Box::new(ContestFact {
            version: Version,
            at,
            code: contest.code.clone(),
            display_base: contest.display_base.clone(),
            fact: ContestTag,
            form: contest.form.clone(),
            name: contest.name.clone(),
            options: contest.options.clone(),
            rule: contest.rule.clone(),
        })))?;
    }
    areas(&definition.areas, at, draft)?;
    stations(definition.stations.as_deref().unwrap_or(&[]), at, draft)
}

/// Drafts the facts that list areas.
pub fn areas(areas: &[Area], at: Moment, draft: &mut Draft) -> Result<()> {
    for areas in chunks(areas.to_vec()) {
        draft.push(Fact::Areas(Areas { version: Version, areas, at, fact: AreasTag }))?;
    }
    Ok(())
}

/// Drafts the facts that list stations: one or more an area, in the order of the list.
pub fn stations(stations: &[PlacedStation], at: Moment, draft: &mut Draft) -> Result<()> {
    let mut order: Vec<&str> = Vec::new();
    let mut by_area: std::collections::HashMap<&str, Vec<&PlacedStation>> = std::collections::HashMap::new();
    for placed in stations {
        by_area
            .entry(&placed.area)
            .or_insert_with(|| {
                order.push(&placed.area);
                Vec::new()
            })
            .push(placed);
    }
    let mut facts = Vec::new();
    for area in order {
        // A unit stands before the stations that belong to it.
        by_area.get_mut(area).expect("grouped above").sort_by_key(|placed| placed.station.kind != UNIT);
        let stations = by_area[area].iter().map(|placed| placed.station.clone()).collect();
        for stations in chunks(stations) {
            let area = area.to_owned();
            let stations = Stations { version: Version, area, at, fact: StationsTag, stations };
            facts.push(Fact::Stations(stations));
        }
    }
    // Writing and hashing needs no state; only what is applied has to keep its order.
    let prepared: Vec<desk::Result<Prepared>> = facts.into_par_iter().map(Prepared::new).collect();
    Ok(prepared.into_iter().try_for_each(|prepared| draft.push_prepared(prepared?))?)
}
