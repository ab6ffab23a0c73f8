//! Laws: what holds for every protocol and every definition.

use crate::support::compile;
use checks::{Checks, Sheet};
use proptest::prelude::*;

fn any_lines() -> impl Strategy<Value = [u32; 12]> {
    prop::array::uniform12(prop_oneof![0u32..4, 0u32..1_000, Just(1_000_000_000u32)])
}

fn broken(checks: &Checks, lines: &[u32]) -> Vec<String> {
    let findings = checks.evaluate(&Sheet { kind: "ordinary", lines, was: None });
    findings.iter().map(|finding| checks.code(finding.check).to_owned()).collect()
}

fn holds(comparison: &str, left: &str, right: &str, tolerance: &str, lines: &[u32]) -> bool {
    let tolerance = if tolerance.is_empty() { String::new() } else { format!(r#","tolerance":{tolerance}"#) };
    let members = format!(r#""code":"x","holds":["{comparison}",{left},{right}]{tolerance}"#);
    broken(&compile(&[&members]), lines).is_empty()
}

const LEFT: &str = r#"["+","a","b"]"#;
const RIGHT: &str = r#"["*",2,"c"]"#;

fn value(bound: &str, value: u64) -> String {
    format!(r#"{{"bound":"{bound}","value":{value}}}"#)
}

proptest! {
    #[test]
    fn a_tolerance_around_equality_is_symmetric(
        lines in any_lines(), parts in (0u64..50, 1u64..50), exclusive: bool
    ) {
        let bound = if exclusive { "exclusive" } else { "inclusive" };
        let tolerance = format!(r#"{{"bound":"{bound}","of":"valid","parts":[{},{}]}}"#, parts.0, parts.1);
        prop_assert_eq!(holds("=", LEFT, RIGHT, &tolerance, &lines), holds("=", RIGHT, LEFT, &tolerance, &lines));
        // Equality within t is "at most" and "at least" within t; those two mirror each other.
        let at_most = holds("<=", LEFT, RIGHT, &tolerance, &lines);
        let at_least = holds(">=", LEFT, RIGHT, &tolerance, &lines);
        prop_assert_eq!(holds("=", LEFT, RIGHT, &tolerance, &lines), at_most && at_least);
        prop_assert_eq!(at_most, holds(">=", RIGHT, LEFT, &tolerance, &lines));
    }

    #[test]
    fn tolerances_agree_with_each_other(lines in any_lines(), count in 0u64..1_000) {
        for comparison in ["=", "<=", ">="] {
            let with = |tolerance: &str| holds(comparison, LEFT, RIGHT, tolerance, &lines);
            prop_assert_eq!(with(""), with(&value("inclusive", 0)));
            prop_assert_eq!(with(&value("inclusive", count)), with(&value("exclusive", count + 1)));
            prop_assert!(!with(&value("inclusive", count)) || with(&value("inclusive", count + 1)));
            let parts = format!(r#"{{"bound":"inclusive","of":{},"parts":[1,3]}}"#, 3 * count);
            prop_assert_eq!(with(&value("inclusive", count)), with(&parts));
        }
    }

    #[test]
    fn a_formula_says_what_arithmetic_says(lines in any_lines()) {
        let [a, b, c] = [8, 9, 10].map(|place| i128::from(lines[place]));
        prop_assert_eq!(holds("=", LEFT, RIGHT, "", &lines), a + b == 2 * c);
        prop_assert_eq!(holds("<", LEFT, RIGHT, "", &lines), a + b < 2 * c);
        let votes: i128 = lines[8..].iter().map(|&votes| i128::from(votes)).sum();
        prop_assert_eq!(holds("<=", r#""votes""#, r#""valid""#, "", &lines), votes <= i128::from(lines[7]));
    }

    /// Told is what does not hold, in order, without what any check that does not hold silences.
    #[test]
    fn silence_is_exactly_what_is_said(
        lines in any_lines(), silences in prop::collection::vec(prop::collection::vec(1usize..6, 0..3), 6)
    ) {
        let members = |place: usize, silences: &[usize]| {
            let codes: Vec<String> =
                silences.iter().filter(|&&by| place + by < 6).map(|by| format!(r#""x{}""#, place + by)).collect();
            let line = crate::support::LINES[place];
            format!(r#""code":"x{place}","holds":["=","{line}",0],"silences":[{}]"#, codes.join(","))
        };
        let with: Vec<String> = silences.iter().enumerate().map(|(place, by)| members(place, by)).collect();
        let without: Vec<String> = (0..6).map(|place| members(place, &[])).collect();
        let [with, without] = [with, without].map(|all| {
            compile(&all.iter().map(String::as_str).collect::<Vec<_>>())
        });
        let all = broken(&without, &lines);
        let silenced = |code: &String| {
            (0..6).any(|place| {
                let by = silences[place].iter().any(|by| format!("x{}", place + by) == *code);
                by && all.contains(&format!("x{place}"))
            })
        };
        let expected: Vec<String> = all.iter().filter(|code| !silenced(code)).cloned().collect();
        prop_assert_eq!(broken(&with, &lines), expected);
    }

    /// The difference told is one that the tolerance told does not allow.
    #[test]
    fn an_explanation_proves_its_finding(lines in any_lines(), parts in (0u64..50, 1u64..50), exclusive: bool) {
        let bound = if exclusive { "exclusive" } else { "inclusive" };
        let tolerance = format!(r#"{{"bound":"{bound}","of":"valid","parts":[{},{}]}}"#, parts.0, parts.1);
        let members = format!(r#""code":"x","holds":["=",{LEFT},{RIGHT}],"tolerance":{tolerance}"#);
        let checks = compile(&[&members]);
        let sheet = Sheet { kind: "ordinary", lines: &lines, was: None };
        for finding in checks.evaluate(&sheet) {
            let explanation = checks.explain(&finding, &sheet);
            let gap = explanation.gap.unwrap();
            let difference = (explanation.left.unwrap() - explanation.right.unwrap()).abs();
            prop_assert_eq!(gap.difference, difference);
            let is_beyond = difference > gap.allowed || (exclusive && difference == gap.allowed);
            prop_assert!(is_beyond, "{}", explanation);
        }
    }
}
