//! `cargo xtask tidy`: what a machine can hold of our agreements.
//!
//! A rule is a function from the [`Tree`] of the repository's files to a [`Report`]: one line a violation, with
//! file, line, what was found and what was expected. A rule whose subject is not there yet is skipped by name and
//! never silently. Rules read text that is in memory, so each is tested on a tree that its test writes down.
//!
//! Deliberately not here: formatting (rustfmt) and what clippy already knows.

mod edges;
pub mod generated;
mod links;
mod manifest;
mod manual;
mod properties;
mod purity;
mod rooms;
mod source;
mod traces;
mod tree;

use anyhow::Result;
use std::fmt;
use std::path::Path;
use tree::Tree;

/// Something that is not as we agreed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Violation {
    file: String,
    line: usize,
    what: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}: {}", self.file, self.line, self.what)
    }
}

/// What a rule has to say.
#[derive(Debug, Default, PartialEq, Eq)]
struct Report {
    violations: Vec<Violation>,
    /// Why the rule could not look, where it could not.
    skipped: Option<String>,
}

impl Report {
    fn skipped(why: impl Into<String>) -> Report {
        Report { violations: Vec::new(), skipped: Some(why.into()) }
    }

    /// Lines count from 1.
    fn push(&mut self, file: &str, line: usize, what: impl Into<String>) {
        self.violations.push(Violation { file: file.to_owned(), line, what: what.into() });
    }

    #[cfg(test)]
    fn lines(&self) -> Vec<String> {
        assert_eq!(self.skipped, None);
        self.violations.iter().map(ToString::to_string).collect()
    }
}

type Rule = fn(&Tree) -> Report;

const RULES: [(&str, Rule); 12] = [
    ("edges", edges::check),
    ("pure crates", purity::check_crates),
    ("pure calls", purity::check_calls),
    ("head", source::check_heads),
    ("length", source::check_lengths),
    ("leftovers", source::check_leftovers),
    ("links", links::check),
    ("properties", properties::check),
    ("traces", traces::check),
    ("rooms", rooms::check),
    ("manual", manual::check),
    ("generated", generated::check),
];

/// Runs every rule; false when one is broken.
pub fn run(root: &Path) -> Result<bool> {
    let tree = Tree::read(root)?;
    let mut violations = Vec::new();
    for (name, rule) in RULES {
        let report = rule(&tree);
        if let Some(why) = report.skipped {
            println!("tidy: rule {name:?} skipped: {why}");
        }
        violations.extend(report.violations);
    }
    violations.sort();
    for violation in &violations {
        println!("{violation}");
    }
    match violations.len() {
        0 => println!("tidy: {} files, {} rules, nothing to say", tree.len(), RULES.len()),
        found => println!("tidy: {found} violations"),
    }
    Ok(violations.is_empty())
}
