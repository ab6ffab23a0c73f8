//! Every check of the definitions that ship compiles, fails its failing example and passes its passing one.

use crate::shipped::shipped;
use checks::{Checks, Sheet};
use model::definition::Form;
use model::definition::read::{Example, Reading};

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
        }
        for example in &reading.examples {
            assert_eq!(holds(&reading, example), example.passes, "{name}: {example:?}");
            examples += 1;
        }
    }
    assert!(examples > 0, "some definitions have examples");
}
