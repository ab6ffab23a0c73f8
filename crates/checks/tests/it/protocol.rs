//! Findings and their numbers, by table.

use crate::support::{GOOD, all, compile, form, options, sheet};
use checks::{Checks, Sheet, revision};
use model::fact::Basis::{Copy, Original};

/// Findings as `code: numbers`, in order.
fn findings(checks: &Checks, kind: &str, lines: &[u32], was: Option<&[u32]>) -> Vec<String> {
    let sheet = Sheet { kind, lines, was };
    let findings = checks.evaluate(&sheet);
    let told = findings.iter().map(|finding| (checks.code(finding.check), checks.explain(finding, &sheet)));
    told.map(|(code, numbers)| format!("{code}: {numbers}")).collect()
}

fn check(members: &str, changes: &[(&str, u32)], expected: &[&str]) {
    let lines = sheet(changes);
    assert_eq!(findings(&compile(&[members]), "ordinary", &lines, None), expected, "{members}");
}

#[test]
fn formulas_show_their_numbers() {
    let boxes = r#""code":"boxes","holds":["=",["+","mobile","stationary"],["+","valid","invalid"]]"#;
    check(boxes, &[], &[]);
    check(boxes, &[("stationary", 408)], &["boxes: 60 + 408 ≠ 460 + 7"]);
    let sum = r#""code":"sum","holds":["=","votes","valid"]"#;
    check(sum, &[("a", 301)], &["sum: 461 ≠ 460"]);
    let issued = r#""code":"issued","holds":["<=","issued","registered"]"#;
    check(issued, &[("issued", 601)], &["issued: 601 > 600"]);
    let few = r#""code":"few","holds":["<",["*",10,"invalid"],["-","issued",["+","unused","mobile"]]]"#;
    check(few, &[("invalid", 100)], &["few: 10 × 100 ≥ 470 − (30 + 60)"]);
}

#[test]
fn a_condition_says_what_is_the_case() {
    let empty = r#""code":"empty","holds":["not",["and",["=","valid",0],[">","votes",0]]]"#;
    check(empty, &[("valid", 0)], &["empty: 0 = 0 and 460 > 0"]);
    check(empty, &[], &[]);
    let either = r#""code":"either","holds":["or",["=","valid",0],["<=","invalid",5]]"#;
    check(either, &[], &["either: 460 ≠ 0 and 7 > 5"]);
    let both = r#""code":"both","holds":["and",["=","valid",460],["<=","invalid",5]]"#;
    check(both, &[], &["both: 7 > 5"]);
    let kind = r#""code":"kind","holds":["or",["kind","abroad"],["=","mobile",0]]"#;
    check(kind, &[], &["kind: kind ≠ abroad and 60 ≠ 0"]);
}

#[test]
fn a_check_applies_where_its_condition_is_true() {
    let register =
        r#""code":"register","holds":["<=","issued","registered"],"when":["not",["kind","abroad"]]"#;
    let checks = compile(&[register]);
    let lines = sheet(&[("registered", 0)]);
    assert_eq!(findings(&checks, "ordinary", &lines, None), ["register: 470 > 0"]);
    assert_eq!(findings(&checks, "abroad", &lines, None), [""; 0]);
}

/// `docs/record-format.md`, section 4: value and parts, inclusive and exclusive, for each comparison.
#[test]
fn tolerances_by_table() {
    let check = |holds: &str, tolerance: &str, changes: &[(&str, u32)], expected: Option<&str>| {
        let members = format!(r#""code":"x","holds":{holds},"tolerance":{tolerance}"#);
        let expected: Vec<String> = expected.iter().map(|text| format!("x: {text}")).collect();
        let told = findings(&compile(&[&members]), "ordinary", &sheet(changes), None);
        assert_eq!(told, expected, "{members} {changes:?}");
    };
    let equal = r#"["=","votes","valid"]"#;
    let two = r#"{"bound":"inclusive","value":2}"#;
    check(equal, two, &[("a", 302)], None);
    check(equal, two, &[("a", 298)], None);
    check(equal, two, &[("a", 303)], Some("463 ≠ 460 (difference 3, allowed at most 2)"));
    check(equal, two, &[("a", 297)], Some("457 ≠ 460 (difference 3, allowed at most 2)"));
    let below_two = r#"{"bound":"exclusive","value":2}"#;
    check(equal, below_two, &[("a", 301)], None);
    check(equal, below_two, &[("a", 302)], Some("462 ≠ 460 (difference 2, allowed less than 2)"));
    // 1/200 of 460 is 2.3.
    let parts = r#"{"bound":"inclusive","of":"valid","parts":[1,200]}"#;
    check(equal, parts, &[("a", 302)], None);
    check(equal, parts, &[("a", 303)], Some("463 ≠ 460 (difference 3, allowed at most 2)"));
    let below_parts = r#"{"bound":"exclusive","of":"valid","parts":[1,200]}"#;
    check(equal, below_parts, &[("a", 302)], None);
    check(equal, below_parts, &[("a", 303)], Some("463 ≠ 460 (difference 3, allowed less than 3)"));
    // 1/230 of 460 is 2 exactly.
    let exact = r#"{"bound":"exclusive","of":"valid","parts":[1,230]}"#;
    check(equal, exact, &[("a", 302)], Some("462 ≠ 460 (difference 2, allowed less than 2)"));
    let at_most = r#"["<=","issued","registered"]"#;
    check(at_most, two, &[("issued", 602)], None);
    check(at_most, two, &[("issued", 603)], Some("603 > 600 (difference 3, allowed at most 2)"));
    check(at_most, two, &[("issued", 0)], None);
    let at_least = r#"[">=","registered","issued"]"#;
    check(at_least, two, &[("issued", 602)], None);
    check(at_least, two, &[("issued", 603)], Some("600 < 603 (difference 3, allowed at most 2)"));
    let nothing = r#"{"bound":"exclusive","value":0}"#;
    check(equal, nothing, &[], Some("460 ≠ 460 (difference 0, allowed less than 0)"));
}

/// Totals empty while parts are not: the sum that follows from it is not told as well.
#[test]
fn a_consequence_is_silenced() {
    let empty = r#""code":"empty","holds":["or",[">","valid",0],["=","votes",0]],"silences":["sum"]"#;
    let sum = r#""code":"sum","holds":["=","votes","valid"]"#;
    let checks = compile(&[sum, empty]);
    assert_eq!(findings(&checks, "ordinary", &sheet(&[("valid", 0)]), None), ["empty: 0 ≤ 0 and 460 ≠ 0"]);
    assert_eq!(findings(&checks, "ordinary", &sheet(&[("valid", 9)]), None), ["sum: 460 ≠ 9"]);
}

/// What a silenced check silences stays silent too: silence follows from what does not hold, not from what is told.
#[test]
fn silence_reaches_through_a_silenced_check() {
    let first = r#""code":"first","holds":["=","a",0],"silences":["second"]"#;
    let second = r#""code":"second","holds":["=","b",0],"silences":["third"]"#;
    let third = r#""code":"third","holds":["=","c",0]"#;
    let checks = compile(&[third, second, first]);
    assert_eq!(findings(&checks, "ordinary", &GOOD, None), ["first: 300 ≠ 0"]);
    assert_eq!(findings(&checks, "ordinary", &sheet(&[("a", 0)]), None), ["second: 100 ≠ 0"]);
}

#[test]
fn a_revision_is_compared_with_the_one_before() {
    let fixed = r#""code":"fixed","holds":["=","registered",["was","registered"]],"scope":"revision""#;
    let votes = r#""code":"votes_same","holds":["=","votes",["was","votes"]],"scope":"revision""#;
    let checks = compile(&[fixed, votes]);
    let (before, after) = (GOOD, sheet(&[("registered", 610), ("b", 101)]));
    assert_eq!(findings(&checks, "ordinary", &after, None), [""; 0]);
    let expected = ["fixed: 610 ≠ 600", "votes_same: 461 ≠ 460"];
    assert_eq!(findings(&checks, "ordinary", &after, Some(&before)), expected);
}

#[test]
fn errors_and_warnings_of_the_protocol_are_to_be_explained() {
    let checks = compile(&[
        r#""code":"error","holds":["=","a",0]"#,
        r#""code":"notice","holds":["=","a",0],"severity":"notice""#,
        r#""code":"warning","holds":["=","a",0],"severity":"warning""#,
        r#""code":"revision","holds":["=","a",["was","b"]],"scope":"revision""#,
    ]);
    let findings = checks.evaluate(&Sheet { kind: "ordinary", lines: &GOOD, was: Some(&GOOD) });
    assert_eq!(findings.len(), 4);
    assert_eq!(checks.to_be_explained(&findings).collect::<Vec<_>>(), ["error", "warning"]);
}

#[test]
fn an_explanation_carries_its_values() {
    let members =
        r#""code":"x","holds":["<=","issued","registered"],"tolerance":{"bound":"inclusive","value":2}"#;
    let checks = compile(&[members]);
    let lines = sheet(&[("issued", 610)]);
    let sheet = Sheet { kind: "ordinary", lines: &lines, was: None };
    let explanation = checks.explain(&checks.evaluate(&sheet)[0], &sheet);
    assert_eq!((explanation.left, explanation.right), (Some(610), Some(600)));
    let gap = explanation.gap.unwrap();
    assert_eq!((gap.difference, gap.allowed), (10, 2));
    assert_eq!(explanation.numbers(), "610 > 600");
}

#[test]
#[should_panic(expected = "its form's lines")]
fn a_protocol_of_another_form_is_a_mistake() {
    compile(&[]).evaluate(&Sheet { kind: "ordinary", lines: &[1, 2], was: None });
}

#[test]
fn what_a_revision_changed() {
    let after = sheet(&[("invalid", 8), ("valid", 459)]);
    let difference = revision::difference(8, (Copy, &GOOD), (Copy, &after));
    let changed: Vec<_> = difference.changed.iter().map(|it| (it.place, it.before, it.after)).collect();
    assert_eq!(changed, [(6, 7, 8), (7, 460, 459)]);
    assert!(!difference.options_changed);
    let swapped = sheet(&[("a", 100), ("b", 300)]);
    assert!(revision::difference(8, (Copy, &GOOD), (Copy, &swapped)).options_changed);
    for (before, after, same, expected) in [
        (Copy, Original, true, false),
        (Copy, Copy, true, true),
        (Original, Original, true, true),
        (Copy, Original, false, true),
    ] {
        let figures = if same { &GOOD } else { &swapped };
        let difference = revision::difference(8, (before, &GOOD), (after, figures));
        assert_eq!(difference.needs_reason, expected, "{before:?} {after:?} {same}");
    }
}

#[test]
fn checks_compile_against_the_options_of_the_contest() {
    let form = form(&all(&[r#""code":"x","holds":["=","a",0]"#]));
    assert!(Checks::compile(&form, &options()).is_ok());
    assert!(Checks::compile(&form, &options()[1..]).is_err());
}
