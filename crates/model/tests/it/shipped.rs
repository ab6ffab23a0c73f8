//! Every election under `elections/` reads without a problem, and each of its checks does what its examples say.
#![expect(clippy::disallowed_methods, reason = "it reads the definitions that ship")]

use crate::example::holds;
use model::definition::read::{AREAS_FILE, Reading, STATIONS_FILE, SourceFile, read};
use model::definition::{Scope, Status};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn folder(id: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../elections").join(id)
}

/// Reads an election.
fn shipped(id: &str) -> Reading {
    let open = |name: &str| {
        std::fs::read_to_string(folder(id).join(name))
            .ok()
            .map(|text| (format!("elections/{id}/{name}"), text))
    };
    let definition = open("election.toml").expect("a definition");
    let (areas, stations) = (open(AREAS_FILE), open(STATIONS_FILE));
    let file = |(name, text): &'static (String, String)| SourceFile { name, text };
    let keep = |opened: (String, String)| file(Box::leak(Box::new(opened)));
    match read(keep(definition), areas.map(keep), stations.map(keep)) {
        Ok(reading) => reading,
        Err(problems) => {
            let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
            panic!("{} problems:\n{}", lines.len(), lines.join("\n"));
        }
    }
}

fn all() -> Vec<Reading> {
    let entries = std::fs::read_dir(folder("")).expect("the folder elections");
    let mut ids: Vec<String> = entries
        .map(|entry| entry.expect("an entry"))
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().into_string().expect("a plain name"))
        .collect();
    ids.sort();
    assert!(ids.len() >= 5, "{ids:?}");
    let named = |id: &String| {
        let reading = shipped(id);
        assert_eq!(&reading.definition.id, id, "the folder is named for the election");
        reading
    };
    ids.iter().map(named).collect()
}

#[test]
fn every_check_of_one_protocol_fails_and_passes_as_its_examples_say() {
    for Reading { definition, examples } in all() {
        let mut tried = BTreeSet::new();
        for example in &examples {
            let form = definition.form(&example.form).expect("the form");
            let check = form.checks.iter().find(|check| check.code == example.check).expect("the check");
            let expected = if example.passes { [Some(true), None] } else { [Some(false); 2] };
            let found = holds(&definition, check, example);
            assert!(
                expected.contains(&found),
                "{}: {}: {example:?} gave {found:?}",
                definition.id,
                check.code
            );
            tried.insert((check.code.clone(), example.passes));
        }
        for check in definition.forms.iter().flat_map(|form| &form.checks) {
            let single = matches!(check.scope, Scope::Protocol | Scope::Revision);
            for passes in [false, true] {
                assert_eq!(tried.contains(&(check.code.clone(), passes)), single, "{}", check.code);
            }
        }
    }
}

#[test]
fn a_form_survives_the_record() {
    for Reading { definition, .. } in all() {
        for check in definition.forms.iter().flat_map(|form| &form.checks) {
            let json = serde_json::to_string(check).expect("it serialises");
            assert_eq!(&serde_json::from_str::<model::definition::Check>(&json).expect("it reads"), check);
        }
        for contest in &definition.contests {
            let json = serde_json::to_string(&contest.rule).expect("it serialises");
            assert_eq!(
                serde_json::from_str::<model::definition::Rule>(&json).expect("it reads"),
                contest.rule
            );
        }
    }
}

#[test]
fn the_tiny_election_is_what_the_manual_says() {
    let Reading { definition, .. } = shipped("tiny-2026");
    assert_eq!(definition.status, Status::Live);
    let stations = definition.stations.expect("it has a list");
    let units = stations.iter().filter(|placed| placed.station.kind == "unit").count();
    assert_eq!((stations.len() - units, units), (12, 1));
    let members: Vec<_> = stations.iter().filter(|placed| placed.station.unit.is_some()).collect();
    assert_eq!(members.len(), 2);
    assert!(members.iter().all(|placed| placed.station.registered.is_none()), "single figures stay out");
    let scopes: BTreeSet<Scope> = definition.forms[0].checks.iter().map(|check| check.scope).collect();
    assert_eq!(scopes.len(), 6, "a check of every scope");
    let offsets: Vec<_> = definition.areas.iter().filter_map(|area| area.offset.as_deref()).collect();
    assert_eq!(offsets, ["+01:00", "+02:00"]);
}

#[test]
fn the_demonstration_has_the_stations_that_were_reported() {
    let Reading { definition, .. } = shipped("kz-2022-presidential");
    assert_eq!(definition.status, Status::Demonstration);
    let stations = definition.stations.expect("it has a list");
    let abroad = stations.iter().filter(|placed| placed.station.kind == "abroad");
    let countries: BTreeSet<_> = abroad.clone().map(|placed| &placed.station.country).collect();
    assert_eq!((stations.len(), abroad.count(), countries.len()), (10_101, 68, 53));
}

#[test]
fn the_archives_have_the_areas_of_their_sources() {
    for (id, areas, options) in
        [("ro-2024-ep", 49, 16), ("ru-2012-presidential", 86, 5), ("mx-2012-presidential", 33, 4)]
    {
        let Reading { definition, .. } = shipped(id);
        assert_eq!(definition.areas.len(), areas, "{id}");
        assert_eq!(definition.contests[0].options.len(), options, "{id}");
        assert!(definition.stations.is_none(), "{id}: stations come from the import");
    }
}
