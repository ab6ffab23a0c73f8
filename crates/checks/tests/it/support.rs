//! A form of the kind that `reference/kazakhstan-2022.md` lists, with checks written as the record writes them.

use checks::Checks;
use model::definition::{ContestOption, Form, Line};

/// Lines of the form; the options a, b, c and against follow.
pub const LINES: [&str; 8] =
    ["registered", "received", "issued", "unused", "mobile", "stationary", "invalid", "valid"];

/// A protocol in order: 407 + 60 in the boxes, 7 of them invalid.
pub const GOOD: [u32; 12] = [600, 500, 470, 30, 60, 407, 7, 460, 300, 100, 40, 20];

pub fn form(checks: &str) -> Form {
    let line = |code: &str| Line { code: code.to_owned(), label: Default::default() };
    let base = |name: &str, code: &str| (name.to_owned(), serde_json::from_str(code).unwrap());
    Form {
        code: "protocol".to_owned(),
        lines: LINES.into_iter().map(line).collect(),
        bases: [
            base("votes_for_options", r#""votes""#),
            base("took_part", r#""issued""#),
            base("registered", r#""registered""#),
        ]
        .into(),
        checks: serde_json::from_str(checks).unwrap_or_else(|error| panic!("{error}: {checks}")),
    }
}

pub fn options() -> Vec<ContestOption> {
    let option = |code: &str| format!(r#"{{"code":"{code}","kind":"candidate","name":{{}}}}"#);
    serde_json::from_str(&format!("[{}]", ["a", "b", "c", "against"].map(option).join(","))).unwrap()
}

/// A check from the members that matter: `"code":"…","holds":…`.
pub fn check(members: &str) -> String {
    let default = |key: &str, member: &str| {
        if members.contains(&format!("\"{key}\":")) { String::new() } else { format!(",{member}") }
    };
    let scope = default("scope", r#""scope":"protocol""#);
    let severity = default("severity", r#""severity":"error""#);
    format!(r#"{{{members}{scope}{severity},"texts":{{}}}}"#)
}

pub fn compile(checks: &[&str]) -> Checks {
    Checks::compile(&form(&all(checks)), &options()).unwrap()
}

pub fn all(checks: &[&str]) -> String {
    format!("[{}]", checks.iter().map(|members| check(members)).collect::<Vec<_>>().join(","))
}

/// A protocol in order with some figures replaced.
pub fn sheet(changes: &[(&str, u32)]) -> [u32; 12] {
    let mut lines = GOOD;
    for (code, figure) in changes {
        let place = LINES.into_iter().chain(["a", "b", "c", "against"]).position(|line| line == *code);
        lines[place.expect("a line of the form")] = *figure;
    }
    lines
}
