//! Every check of the definitions that ship compiles, fails its failing example and passes its passing one.
#![expect(clippy::disallowed_methods, reason = "it reads the definitions that ship")]

use checks::{Checks, Sheet, registry};
use model::definition::Form;
use model::definition::read::{AREAS_FILE, Example, Reading, STATIONS_FILE, SourceFile, read};

/// Every definition in `elections/`, with its name.
fn shipped() -> Vec<(String, Reading)> {
    let folder = std::path::Path::new("../../elections");
    let mut readings = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = |name: &str| std::fs::read_to_string(path.join(name)).ok();
        let [toml, areas, stations] = ["election.toml", AREAS_FILE, STATIONS_FILE].map(text);
        let Some(toml) = toml else { continue };
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let file = |text| SourceFile { name: &name, text };
        let reading = read(file(&toml), areas.as_deref().map(file), stations.as_deref().map(file));
        let reading = reading.unwrap_or_else(|problems| panic!("{problems:?}"));
        readings.push((name, reading));
    }
    assert!(!readings.is_empty(), "some definitions ship");
    readings
}

/// Whether the example's check holds, looked at alone.
fn holds(reading: &Reading, example: &Example) -> bool {
    let definition = &reading.definition;
    let form = definition.form(&example.form).unwrap();
    let mut check = form.checks.iter().find(|check| check.code == example.check).unwrap().clone();
    check.silences.clear();
    let alone = Form { checks: vec![check], ..form.clone() };
    let contest = definition.contest(&example.contest).unwrap();
    let checks = Checks::compile(&alone, &contest.options).unwrap();
    let counts = |lines: &[u64]| -> Vec<u32> { lines.iter().map(|&line| line.try_into().unwrap()).collect() };
    let (lines, was) = (counts(&example.lines), example.was.as_deref().map(counts));
    checks.evaluate(&Sheet { kind: &example.kind, lines: &lines, was: was.as_deref() }).is_empty()
}

#[test]
fn every_example_that_ships_does_what_it_says() {
    let mut examples = 0;
    for (name, reading) in shipped() {
        for contest in &reading.definition.contests {
            let form = reading.definition.form(&contest.form).unwrap();
            Checks::compile(form, &contest.options).unwrap_or_else(|refused| panic!("{name}: {refused}"));
            let list = registry::check_list(form, "en");
            assert_eq!(list.matches("### `").count(), form.checks.len(), "{name}");
        }
        for example in &reading.examples {
            assert_eq!(holds(&reading, example), example.passes, "{name}: {example:?}");
            examples += 1;
        }
    }
    assert!(examples > 0, "some definitions have examples");
}
