//! Examples: for every check of one protocol, a protocol that fails it and one that passes.
//!
//! They are no part of the record; tests evaluate them, and the manual shows them.

use super::check::Home;
use crate::COUNT_MAX;
use crate::definition::{Check, ORDINARY, Scope};
use crate::document::node::{Node, Table};
use crate::document::problem::{did_you_mean, one_of, quoted};
use crate::document::words::{IDENTIFIER, is_identifier};
use crate::expression::VOTES;

/// A protocol for trying a check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// Code of the form.
    pub form: String,
    /// Code of the contest whose options stand in the protocol.
    pub contest: String,
    /// Code of the check.
    pub check: String,
    /// Whether the check holds.
    pub passes: bool,
    /// The station's kind.
    pub kind: String,
    /// As in a protocol: the form's lines, then the contest's options.
    pub lines: Vec<u64>,
    /// The same in the revision before, for a check of scope `revision`.
    pub was: Option<Vec<u64>>,
}

pub(super) fn read(node: &Node<'_>, home: &Home<'_>, check: &Check, passes: bool) -> Option<Example> {
    let contest = home.contest?;
    let table = node.table("a table from line to count")?;
    let codes: Vec<&str> = home.names.lines.iter().chain(&contest.options).map(String::as_str).collect();
    let kind = table.get("kind").map_or(Some(ORDINARY), |node| node.matching(IDENTIFIER, is_identifier));
    let was = table.get("was");
    let former = match (&was, check.scope) {
        (Some(node), Scope::Revision) => {
            let former = node.table("a table from line to count")?;
            Some(read_lines(&former, &codes, home.names.lines.len())?)
        }
        (Some(node), _) => {
            node.tell("was", "no was: only a check of scope revision looks at the revision before");
            None
        }
        (None, Scope::Revision) => Some(vec![0; codes.len()]),
        (None, _) => None,
    };
    Some(Example {
        form: home.form.to_owned(),
        contest: contest.code.clone(),
        check: check.code.clone(),
        passes,
        kind: kind?.to_owned(),
        lines: read_lines(&table, &codes, home.names.lines.len())?,
        was: former,
    })
}

/// Counts by code; `votes` stands for the votes of the first option.
fn read_lines(table: &Table<'_>, codes: &[&str], first_option: usize) -> Option<Vec<u64>> {
    let mut lines = vec![0; codes.len()];
    let mut set = vec![false; codes.len()];
    for (key, node) in table.entries() {
        if matches!(key, "kind" | "was") {
            continue;
        }
        let place = match key {
            VOTES => (first_option < codes.len()).then_some(first_option),
            _ => codes.iter().position(|code| *code == key),
        };
        let Some(place) = place else {
            let names = || codes.iter().copied().chain([VOTES, "kind", "was"]);
            let found = format!("the key {}", quoted(key));
            node.tell_with(&found, &one_of(names()), did_you_mean(key, names()));
            continue;
        };
        if std::mem::replace(&mut set[place], true) {
            node.tell("votes and the first option", "one of them: votes are given to the first option");
        }
        lines[place] = node.count(0..=COUNT_MAX)?;
    }
    Some(lines)
}
