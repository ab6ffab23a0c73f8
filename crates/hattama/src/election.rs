//! An election's folder: its definition read from files, and the facts that open a record with it.

use crate::draft::Draft;
use anyhow::{Context, Result, bail};
use model::definition::read::{self, SourceFile};
use model::definition::{Definition, PlacedStation, UNIT};
use model::fact::{
    Areas, AreasTag, ContestFact, ContestTag, Fact, FormFact, FormTag, Opening, OpeningTag, Predecessor,
    Stations, StationsTag, Version,
};
use std::path::Path;

/// Areas or stations in one fact: far below the limit of an entry, whatever their names.
const CHUNK: usize = 100;

/// Reads the definition in a folder; every problem is named at once.
pub fn read(folder: &Path) -> Result<Definition> {
    let file = |name: &str| -> Result<Option<(String, String)>> {
        let path = folder.join(name);
        match std::fs::read_to_string(&path) {
            Ok(text) => Ok(Some((path.display().to_string(), text))),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error).with_context(|| path.display().to_string()),
        }
    };
    let Some((name, text)) = file("election.toml")? else {
        bail!("{}: found no election.toml; name a folder such as elections/ro-2024-ep", folder.display());
    };
    let (areas, stations) = (file("areas.csv")?, file("stations.csv")?);
    fn source(file: &Option<(String, String)>) -> Option<SourceFile<'_>> {
        file.as_ref().map(|(name, text)| SourceFile { name, text })
    }
    match read::read(SourceFile { name: &name, text: &text }, source(&areas), source(&stations)) {
        Ok(reading) => Ok(reading.definition),
        Err(problems) => {
            let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
            bail!("the definition has {} problems:\n{}", lines.len(), lines.join("\n"))
        }
    }
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
    for areas in definition.areas.chunks(CHUNK) {
        draft.push(Fact::Areas(Areas { version: Version, areas: areas.to_vec(), at, fact: AreasTag }))?;
    }
    stations(definition.stations.as_deref().unwrap_or(&[]), at, draft)
}

/// Drafts the facts that list stations: one or more an area, in the order of the list.
pub fn stations(stations: &[PlacedStation], at: model::moment::Moment, draft: &mut Draft) -> Result<()> {
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
    for area in order {
        // A unit stands before the stations that belong to it.
        by_area.get_mut(area).expect("grouped above").sort_by_key(|placed| placed.station.kind != UNIT);
        for chunk in by_area[area].chunks(CHUNK) {
            let stations = chunk.iter().map(|placed| placed.station.clone()).collect();
            let area = area.to_owned();
            draft.push(Fact::Stations(Stations {
                version: Version,
                area,
                at,
                fact: StationsTag,
                stations,
            }))?;
        }
    }
    Ok(())
}
