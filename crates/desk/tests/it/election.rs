//! The made-up country of `elections/tiny-2026`, as a record that has just been opened.

use desk::draft::Draft;
use model::definition::read::{SourceFile, read};
use model::definition::{Definition, UNIT};
use model::fact::{
    Areas, AreasTag, ContestFact, ContestTag, Fact, FormFact, FormTag, Opening, OpeningTag, Stations,
    StationsTag, Version,
};
use std::collections::BTreeMap;
use store::{Acceptance, Event, Store};

/// The name of the record.
pub const ORIGIN: &str = "desk.example/tiny-2026";

/// The definition.
pub fn definition() -> Definition {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../elections/tiny-2026");
    let file = |name: &str| std::fs::read_to_string(format!("{folder}/{name}")).unwrap();
    let (text, areas, stations) = (file("election.toml"), file("areas.csv"), file("stations.csv"));
    let source = |name, text| SourceFile { name, text };
    let reading = read(
        source("election.toml", &text),
        Some(source("areas.csv", &areas)),
        Some(source("stations.csv", &stations)),
    );
    reading.unwrap_or_else(|problems| panic!("{problems:?}")).definition
}

/// Opens the record of a new directory.
pub async fn open(store: &Store) {
    let definition = definition();
    let mut draft = Draft::on(replay::State::default());
    for fact in facts(&definition, &store.verifier_key().to_string()) {
        draft.push(fact).unwrap();
    }
    let (_, facts) = draft.into_parts();
    let event = Some(Event::new(definition.opened_at, "opened"));
    store.accept(Acceptance { event, facts, not_before: None }).await.unwrap();
}

fn facts(definition: &Definition, key: &str) -> Vec<Fact> {
    let at = definition.opened_at;
    let mut facts = vec![opening(definition, key)];
    facts.extend(definition.forms.iter().map(|form| {
        Fact::Form(Box::new(FormFact {
            version: Version,
            at,
            bases: form.bases.clone(),
            checks: form.checks.clone(),
            code: form.code.clone(),
            fact: FormTag,
            lines: form.lines.clone(),
        }))
    }));
    facts.extend(definition.contests.iter().map(|contest| {
        Fact::Contest(Box::new(ContestFact {
            version: Version,
            at,
            code: contest.code.clone(),
            display_base: contest.display_base.clone(),
            fact: ContestTag,
            form: contest.form.clone(),
            name: contest.name.clone(),
            options: contest.options.clone(),
            rule: contest.rule.clone(),
        }))
    }));
    let areas = definition.areas.clone();
    facts.push(Fact::Areas(Areas { version: Version, areas, at, fact: AreasTag }));
    let mut by_area: BTreeMap<&str, Vec<_>> = BTreeMap::new();
    for placed in definition.stations.as_deref().unwrap() {
        by_area.entry(&placed.area).or_default().push(placed.station.clone());
    }
    facts.extend(by_area.into_iter().map(|(area, mut stations)| {
        // A unit stands before the stations that belong to it.
        stations.sort_by_key(|station| station.kind != UNIT);
        Fact::Stations(Stations { version: Version, area: area.to_owned(), at, fact: StationsTag, stations })
    }));
    facts
}

fn opening(definition: &Definition, key: &str) -> Fact {
    Fact::Opening(Box::new(Opening {
        version: Version,
        at: definition.opened_at,
        decimals: definition.decimals,
        election: definition.id.clone(),
        embargo: definition.embargo,
        fact: OpeningTag,
        key: key.to_owned(),
        languages: definition.languages.clone(),
        levels: definition.levels.clone(),
        notes: definition.notes.clone(),
        origin: ORIGIN.to_owned(),
        polling_day: definition.polling_day.clone(),
        predecessor: None,
        publication_unit: definition.publication_unit,
        status: definition.status,
        title: definition.title.clone(),
        turnout_hours: definition.turnout_hours.clone(),
    }))
}
