//! Romania, European Parliament, 9 June 2024: the first and the latest version of 19,870 protocols against the five
//! rules, and what the corrections changed.

use crate::stations_of_romania::{LINES, Station, stations};
use checks::{Checks, Sheet, revision};
use model::definition::{ContestOption, Form, Line};
use model::fact::Basis;
use std::collections::BTreeMap;

fn checks() -> Checks {
    let check = |code: &str, members: &str| {
        format!(r#"{{"code":"{code}","scope":"protocol","severity":"warning","texts":{{}},{members}}}"#)
    };
    let checks = [
        check("received", r#""holds":["=","c",["+","d","e","f"]]"#),
        check("took_part", r#""holds":["=","b",["+","e","f"]]"#),
        check("votes", r#""holds":["=","e","votes"]"#),
        check("enough", r#""holds":[">=","c","b"]"#),
        check("register", r#""holds":[">=","a","b"],"when":["not",["kind","abroad"]]"#),
    ];
    let form = Form {
        code: "protocol".to_owned(),
        lines: LINES.map(|code| Line { code: code.to_owned(), label: Default::default() }).into(),
        bases: BTreeMap::new(),
        checks: serde_json::from_str(&format!("[{}]", checks.join(","))).unwrap(),
    };
    let option = |place| format!(r#"{{"code":"o{place}","kind":"list","name":{{}}}}"#);
    let options: Vec<String> = (0..16).map(option).collect();
    let options: Vec<ContestOption> = serde_json::from_str(&format!("[{}]", options.join(","))).unwrap();
    Checks::compile(&form, &options).unwrap()
}

/// How many stations break each check, and how many any of the first four.
fn broken(checks: &Checks, stations: &[Station]) -> [usize; 6] {
    let mut broken = [0; 6];
    for station in stations {
        let kind = if station.key.0 == 43 { "abroad" } else { "ordinary" };
        let findings = checks.evaluate(&Sheet { kind, lines: &station.lines, was: None });
        findings.iter().for_each(|finding| broken[finding.check] += 1);
        broken[5] += usize::from(findings.iter().any(|finding| finding.check < 4));
    }
    broken
}

#[test]
fn five_rules_over_every_station_of_romania() {
    let (Some(first), Some(latest)) = (stations("stations_v1.csv.gz"), stations("stations_final.csv.gz"))
    else {
        return;
    };
    let checks = checks();
    assert_eq!(broken(&checks, &first), [1_951, 3_007, 7, 48, 643, 3_910]);
    assert_eq!(broken(&checks, &latest), [644, 1_008, 0, 4, 202, 1_250]);

    let latest: BTreeMap<(u32, u32), Vec<u32>> =
        latest.into_iter().map(|station| (station.key, station.lines)).collect();
    let (mut figures_changed, mut options_changed, mut in_order_before) = (0, 0, 0);
    for station in &first {
        let after = &latest[&station.key];
        let change = revision::difference(11, (Basis::Copy, &station.lines), (Basis::Copy, after));
        figures_changed += usize::from(!change.changed.is_empty());
        options_changed += usize::from(change.options_changed);
        let findings = checks.evaluate(&Sheet { kind: "abroad", lines: &station.lines, was: None });
        in_order_before += usize::from(change.options_changed && findings.is_empty());
    }
    assert_eq!((figures_changed, options_changed, in_order_before), (8_258, 555, 339));
}
