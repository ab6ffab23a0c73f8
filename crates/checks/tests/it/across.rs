//! Rules across stations and levels.

use crate::support::{GOOD, compile, sheet};
use checks::{Checks, Sheet, equal, siblings, summary};
use model::definition::Scope;

fn sheets<'a>(lines: &'a [[u32; 12]], kinds: &'a [&'a str]) -> Vec<Sheet<'a>> {
    let kind = |place| kinds.get(place).copied().unwrap_or("ordinary");
    lines.iter().enumerate().map(|(place, lines)| Sheet { kind: kind(place), lines, was: None }).collect()
}

fn turnout(parts: &str) -> Checks {
    compile(&[&format!(
        r#""code":"like","rule":"turnout_against_siblings","scope":"siblings","when":["kind","ordinary"],
           "tolerance":{{"bound":"inclusive","parts":{parts}}}"#
    )])
}

fn found(checks: &Checks, group: &[Sheet<'_>]) -> Vec<String> {
    let check = checks.across(Scope::Siblings).next().unwrap();
    let found = siblings::evaluate(checks, check, group);
    found.iter().map(|found| format!("{}: {found}", found.place)).collect()
}

#[test]
fn turnout_against_the_median_of_the_area() {
    let issued = [300, 310, 320, 330, 590].map(|issued| sheet(&[("issued", issued)]));
    let expected = ["4: 590 / 600 = 98.33 %, median of 5 stations 53.33 %"];
    assert_eq!(found(&turnout("[1,5]"), &sheets(&issued, &[])), expected);
    // 590/600 − 320/600 is 45 points exactly, and the limit itself is allowed.
    assert_eq!(found(&turnout("[9,20]"), &sheets(&issued, &[])), [""; 0]);
    assert_eq!(found(&turnout("[449999,1000000]"), &sheets(&issued, &[])), expected);
    // A hospital is not compared, and four are too few.
    let kinds = ["hospital"];
    assert_eq!(found(&turnout("[1,5]"), &sheets(&issued, &kinds)), [""; 0]);
}

#[test]
fn a_station_without_a_register_has_no_turnout() {
    let mut lines = [300, 310, 320, 330, 590].map(|issued| sheet(&[("issued", issued)]));
    lines[0][0] = 0;
    assert_eq!(found(&turnout("[1,5]"), &sheets(&lines, &[])), [""; 0]);
}

#[test]
fn the_share_of_the_option_that_leads_in_the_area() {
    let checks = compile(&[r#""code":"like","rule":"share_against_siblings","scope":"siblings",
           "tolerance":{"bound":"exclusive","parts":[1,4]}"#]);
    let mut lines = [GOOD; 6];
    // Options exchanged in one station: the leader falls from 300 to 100 of 460.
    lines[3] = sheet(&[("a", 100), ("b", 300)]);
    let expected = ["3: 100 / 460 = 21.74 %, median of 6 stations 65.22 %"];
    assert_eq!(found(&checks, &sheets(&lines, &[])), expected);
}

#[test]
fn equal_votes_in_several_stations() {
    let checks = compile(&[
        r#""code":"same","rule":"equal_vectors","scope":"equal","tolerance":{"bound":"inclusive","value":30}"#,
    ]);
    let check = checks.across(Scope::Equal).next().unwrap();
    let votes = |votes: [u32; 4]| {
        let [a, b, c, against] = votes;
        sheet(&[("a", a), ("b", b), ("c", c), ("against", against)])
    };
    let lines = [
        votes([20, 9, 2, 0]),
        votes([300, 100, 40, 20]),
        votes([100, 300, 40, 20]),
        votes([20, 9, 1, 0]),
        votes([20, 9, 1, 0]),
        votes([400, 50, 0, 0]),
        votes([400, 50, 0, 0]),
        votes([20, 9, 2, 0]),
        votes([300, 100, 40, 20]),
        votes([300, 100, 40, 20]),
    ];
    let expected = vec![vec![0, 7], vec![1, 8, 9]];
    assert_eq!(equal::evaluate(&checks, check, &sheets(&lines, &[])), expected);
}

#[test]
fn a_summary_is_compared_line_by_line() {
    let found = summary::evaluate(&[10, 20, 30], &[10, 22, 29]);
    let told: Vec<String> = found.iter().map(|found| format!("{}: {found}", found.place)).collect();
    assert_eq!(told, ["1: 20 ≠ 22 (difference -2)", "2: 30 ≠ 29 (difference +1)"]);
    assert_eq!(summary::difference(&[10, 20, 30], &[10, 22, 29]), Some(vec![0, -2, 1]));
    assert_eq!(summary::difference(&[0], &[u64::MAX]), None);
}

#[test]
fn a_check_applies_to_kinds_before_any_protocol_is_in() {
    let checks = turnout("[1,5]");
    let check = checks.across(Scope::Siblings).next().unwrap();
    assert!(checks.applies_to(check, "ordinary") && !checks.applies_to(check, "hospital"));
    let lines = sheet(&[]);
    let sheet = Sheet { kind: "ordinary", lines: &lines, was: None };
    assert_eq!(checks.base_value("took_part", &sheet), Some(470));
    assert_eq!(checks.base_value("ballots_found", &sheet), None);
}
