//! The manual's own examples are right, and it names everything that there is to name.

use model::definition::read::{SourceFile, read};
use model::definition::{BASES, RULES};
use model::expression::text::condition;

const DEFINITION: &str = include_str!("../../../../docs/manual/definition.md");
const FORMULAS: &str = include_str!("../../../../docs/manual/formulas.md");
const CHECKS: &str = include_str!("../../../../docs/manual/checks.md");

/// The first block of that kind.
fn block<'a>(page: &'a str, kind: &str) -> &'a str {
    let start = page.find(&format!("```{kind}\n")).expect("a block") + kind.len() + 4;
    let end = page[start..].find("```").expect("its end");
    &page[start..start + end]
}

#[test]
fn the_complete_example_reads_without_a_problem() {
    let toml = SourceFile { name: "election.toml", text: block(DEFINITION, "toml") };
    let stations = SourceFile { name: "stations.csv", text: block(DEFINITION, "csv") };
    let reading = read(toml, None, Some(stations)).expect("no problem");
    assert_eq!(reading.definition.id, "reef-2026");
    assert_eq!(reading.definition.stations.expect("a list").len(), 2);
    assert_eq!(reading.examples.len(), 2);
}

#[test]
fn the_sample_problem_is_the_one_that_the_program_tells() {
    let wrong = block(DEFINITION, "toml").replace("display_base = \"valid\"", "display_base = \"vaild\"");
    let toml = SourceFile { name: "elections/reef-2026/election.toml", text: &wrong };
    let stations = SourceFile { name: "stations.csv", text: block(DEFINITION, "csv") };
    let problems = read(toml, None, Some(stations)).expect_err("a problem");
    assert_eq!(problems.len(), 1);
    assert!(DEFINITION.contains(&problems[0].to_string()), "{}", problems[0]);
}

#[test]
fn every_sample_formula_is_one() {
    for line in block(FORMULAS, "").lines() {
        condition(line).unwrap_or_else(|error| panic!("{line}: {error}"));
    }
    let same = ["not a = b and c = d or e = f", "((not (a = b)) and (c = d)) or (e = f)"];
    assert_eq!(condition(same[0]), condition(same[1]));
}

#[test]
fn every_base_and_rule_is_in_the_manual() {
    for base in BASES {
        assert!(DEFINITION.contains(&format!("| `{base}` |")), "{base}");
    }
    for rule in RULES {
        let chapter =
            CHECKS.split("\n### Rule ").find(|part| part.starts_with(&format!("`{}`\n", rule.name)));
        let chapter = chapter.unwrap_or_else(|| panic!("{}", rule.name));
        assert!(rule.bases.iter().all(|base| chapter.contains(&format!("`{base}`"))), "{}", rule.name);
    }
}
