//! The parts of the manual that are written from the program's own lists are what those lists say.
//!
//! A part stands between `<!-- generated: NAME -->` and `<!-- end -->`. The rule compares; `cargo xtask manual`
//! ([`run`]) writes. The tables of routes, a desk's and a mission's, are compared and written by tests of those rooms, so
//! that this program needs no database and no server to be built.

use super::{Report, Tree};
use anyhow::{Context, Result};
use std::path::Path;
use std::process::{Command, Stdio};

/// The page of the checks.
const PAGE: &str = "docs/manual/checks.md";

/// Rooms with routes, and the page of each.
const ROUTES: [(&str, &str); 2] = [("desk", "docs/manual/desk.md"), ("mission", "docs/manual/mission.md")];

/// The list of scopes and rules.
const BEGIN: &str = "<!-- generated: rules -->\n";
const END: &str = "<!-- end -->";

pub(super) fn check(tree: &Tree) -> Report {
    let Some(page) = tree.text(PAGE) else { return Report::skipped(format!("there is no {PAGE}")) };
    compare(page, &checks::registry::manual())
}

fn compare(page: &str, expected: &str) -> Report {
    let mut report = Report::default();
    let Some((before, block, _)) = parts(page) else {
        report.push(PAGE, 1, format!("no {:?} with a {END:?} below it", BEGIN.trim_end()));
        return report;
    };
    if block != expected {
        let first = before.lines().count() + 1;
        let same = block.lines().zip(expected.lines()).take_while(|(found, expected)| found == expected);
        let what = "not what crates/checks/src/registry.rs says; write it by `cargo xtask manual`";
        report.push(PAGE, first + same.count(), what);
    }
    report
}

/// What stands before the generated part, the part, and what stands after it.
fn parts(page: &str) -> Option<(&str, &str, &str)> {
    let begin = page.find(BEGIN)? + BEGIN.len();
    let end = begin + page[begin..].find(END)?;
    Some((&page[..begin], &page[begin..end], &page[end..]))
}

/// `cargo xtask manual`: writes the generated parts anew.
pub fn run(root: &Path) -> Result<bool> {
    let path = root.join(PAGE);
    let page = std::fs::read_to_string(&path).with_context(|| PAGE.to_owned())?;
    let (before, block, after) = parts(&page).with_context(|| format!("{PAGE} has no generated part"))?;
    let rules = checks::registry::manual();
    let said = if block == rules { "is as it should be" } else { "is written anew" };
    std::fs::write(&path, format!("{before}{rules}{after}")).with_context(|| PAGE.to_owned())?;
    println!("manual: {PAGE} {said}");
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut all = true;
    for (room, page) in ROUTES {
        let written = Command::new(&cargo)
            .args(["test", "--quiet", "--package", room, "--test", "it", "the_table_of_the_manual"])
            .env("HATTAMA_WRITE_MANUAL", "yes")
            .current_dir(root)
            .stdout(Stdio::null())
            .status()
            .context("cargo test")?;
        let said = if written.success() { "is as it should be" } else { "could not be written" };
        println!("manual: {page} {said}");
        all &= written.success();
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE_TEXT: &str = "# Checks\n\n<!-- generated: rules -->\none\ntwo\n<!-- end -->\nmore\n";

    #[test]
    fn what_is_as_generated_passes() {
        assert_eq!(compare(PAGE_TEXT, "one\ntwo\n"), Report::default());
    }

    #[test]
    fn what_was_changed_by_hand_is_told_with_its_line() {
        let expected = "docs/manual/checks.md:5: not what crates/checks/src/registry.rs says; write it by \
                        `cargo xtask manual`";
        assert_eq!(compare(PAGE_TEXT, "one\nthree\n").lines(), [expected]);
        assert_eq!(compare("# Checks\n", "one\n").violations.len(), 1);
    }
}
