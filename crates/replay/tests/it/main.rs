//! The negative suite: whoever tampers with a record, the verifier names the property that fails, and the place.
//!
//! [`honest`] is a complete record that holds; [`forge`] can change it as an outsider, or as the holder of the key.
//! Each table below is a group of properties with what somebody could do against them ([`case::Case`]).
//! With `HATTAMA_NEGATIVE_OUT=<folder>` every row is also written there, for verifiers that share nothing with this one.

mod anything;
mod browser;
mod bugs;
mod case;
mod counting;
mod files;
mod forge;
mod honest;
mod order;
mod publication;
mod python;
mod quick;
mod scans;
mod spelling;
mod stating;
mod trusting;

use case::{Case, found};
use replay::verify::Report;
use replay::{Place, Property};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Every row.
fn cases() -> impl Iterator<Item = &'static Case> {
    let tables = [
        files::CASES,
        spelling::CASES,
        order::CASES,
        counting::CASES,
        scans::CASES,
        stating::CASES,
        trusting::CASES,
    ];
    tables.into_iter().flatten()
}

fn assert_holds(report: &Report, what: &str) {
    let violations: Vec<String> = report.violations.iter().map(ToString::to_string).collect();
    assert!(report.holds(), "{what}: {violations:#?}");
    assert!(report.not_checked.is_empty(), "{what}: {:?}", report.not_checked);
}

#[test]
fn the_honest_records_hold_with_everything_checked() {
    assert_holds(&honest::honest().build().verify(), "live");
    assert_holds(&honest::archive().build().verify(), "archive");
    for size in [255, 256, 257, 300, 512] {
        assert_holds(&honest::long(size).build().verify(), "long");
    }
}

#[test]
fn every_tampering_breaks_what_it_should_and_nothing_else() {
    let mut wrong = Vec::new();
    for case in cases() {
        let publication = case.publication();
        let report = publication.verify();
        let (expected, found) = (case.expected(&publication), found(&report));
        assert!(!expected.is_empty(), "{}: a row expects something", case.name);
        if report.holds() || expected != found {
            let list = |left: &BTreeSet<(String, Place)>, right: &BTreeSet<(String, Place)>| {
                let rows: Vec<String> =
                    left.difference(right).map(|(id, place)| format!("{id} {place}")).collect();
                rows.join(", ")
            };
            let (missing, unexpected) = (list(&expected, &found), list(&found, &expected));
            wrong.push(format!("{}\n  not found: {missing}\n  unexpected: {unexpected}", case.name));
        }
    }
    assert!(wrong.is_empty(), "{} rows:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_property_has_a_row_and_every_row_a_name() {
    let mut names = BTreeSet::new();
    let mut properties = BTreeSet::new();
    for case in cases() {
        assert!(names.insert(case.name), "{} stands there twice", case.name);
        properties.extend(case.expected.iter().map(|row| row.split(' ').next().unwrap()));
    }
    let known: BTreeSet<&str> = Property::ALL.iter().map(|property| property.id()).collect();
    assert_eq!(properties, known);
}

/// The honest records by name.
fn honest_records() -> [(&'static str, forge::Publication); 3] {
    [
        ("honest live", honest::honest().build()),
        ("honest archive", honest::archive().build()),
        ("honest long", honest::long(300).build()),
    ]
}

/// Writes every row, and the honest records; returns their folders with what is expected.
fn write_all(folder: &Path) -> Vec<(PathBuf, Value)> {
    let mut written = Vec::new();
    for (name, publication) in honest_records() {
        let path = folder.join(publication::folder_name(name));
        let expected = publication::write_files(&path, name, "nobody", &publication, &BTreeSet::new());
        written.push((path, expected));
    }
    for case in cases() {
        let path = folder.join(publication::folder_name(case.name));
        let expected = publication::write(&path, case);
        written.push((path, expected));
    }
    for seed in 0..nonsense_seeds() {
        let name = format!("nonsense {seed}");
        let publication = anything::nonsense(seed);
        let path = folder.join(publication::folder_name(&name));
        let found = found(&publication.verify());
        let expected = publication::write_files(&path, &name, "holder of the key", &publication, &found);
        written.push((path, expected));
    }
    written
}

/// How many records of nonsense both verifiers are held to; more where `HATTAMA_NONSENSE` says so.
#[expect(clippy::disallowed_methods, reason = "the environment says how many")]
fn nonsense_seeds() -> u64 {
    std::env::var("HATTAMA_NONSENSE").map_or(60, |number| number.parse().unwrap())
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the environment says where, and whether it must run")]
fn the_rows_are_written_where_somebody_asks_for_them() {
    let Some(folder) = std::env::var_os("HATTAMA_NEGATIVE_OUT") else { return };
    let written = write_all(Path::new(&folder));
    println!("{} folders written below {}", written.len(), folder.display());
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the environment says where, and whether it must run")]
fn the_python_verifier_finds_the_same() {
    let temporary = tempfile::tempdir().unwrap();
    match python::Verifier::find() {
        Ok(verifier) => verifier.check(&write_all(temporary.path())),
        Err(why) if std::env::var("HATTAMA_REQUIRE").is_ok_and(|require| require == "1") => {
            panic!("the_python_verifier_finds_the_same could not run: {why}")
        }
        Err(why) => println!("the_python_verifier_finds_the_same was skipped: {why}"),
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the environment says whether it must run")]
fn the_browsers_recount_finds_the_same() {
    let temporary = tempfile::tempdir().unwrap();
    match browser::find() {
        Ok(interpreter) => {
            write_all(temporary.path());
            browser::check(&interpreter, "recount-suite.mjs", temporary.path());
        }
        Err(why) if std::env::var("HATTAMA_REQUIRE").is_ok_and(|require| require == "1") => {
            panic!("the_browsers_recount_finds_the_same could not run: {why}")
        }
        Err(why) => println!("the_browsers_recount_finds_the_same was skipped: {why}"),
    }
}
