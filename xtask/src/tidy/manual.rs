//! Every command and every long flag of the program stands in the manual, and the page of commands promises no other.
//!
//! The program itself is asked, by `--help`, so that nobody keeps a second list. Without a built program, or
//! without a manual, the rule is skipped by name.

use super::{Report, Tree};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

const MANUAL: &str = "docs/manual";

/// The page with a chapter for each command, and in it tables of arguments and options.
const COMMANDS: &str = "docs/manual/commands.md";

/// Where a violation is told: what the program says has no line of its own.
const PROGRAM: &str = "crates/hattama";

/// Written by the library of arguments, the same in every command.
const COMMON: [&str; 3] = ["--help", "--version", "help"];

pub(super) fn check(tree: &Tree) -> Report {
    let Some(program) = tree.root.as_deref().and_then(newest_program) else {
        return Report::skipped("no built program: run `cargo build` first");
    };
    if !tree.has(MANUAL) {
        return Report::skipped(format!("there is no {MANUAL} yet"));
    }
    let pages: String = tree
        .ending(".md")
        .filter(|(file, _)| file.starts_with(MANUAL))
        .map(|(_, text)| format!("{text}\n"))
        .collect();
    compare(&pages, tree.text(COMMANDS).unwrap_or_default(), &|arguments| help_of(&program, arguments))
}

fn newest_program(root: &Path) -> Option<PathBuf> {
    // A worktree or a CI may put the target folder elsewhere.
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    ["debug", "release"]
        .into_iter()
        .map(|profile| target.join(profile).join("hattama"))
        .filter_map(|path| Some((path.metadata().ok()?.modified().ok()?, path)))
        .max()
        .map(|(_, path)| path)
}

fn help_of(program: &Path, command: &[String]) -> Option<String> {
    let output = Command::new(program).args(command).arg("--help").output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Holds the help of every command against the manual's pages, and the page of commands against the help.
fn compare(pages: &str, chapters: &str, help: &dyn Fn(&[String]) -> Option<String>) -> Report {
    let mut report = Report::default();
    let mut waiting: Vec<Vec<String>> = vec![Vec::new()];
    let mut flags = BTreeSet::new();
    let mut takes: BTreeMap<String, Vec<String>> = BTreeMap::new();
    while let Some(command) = waiting.pop() {
        let name =
            ["hattama"].into_iter().chain(command.iter().map(String::as_str)).collect::<Vec<_>>().join(" ");
        let Some(text) = help(&command) else {
            report.push(PROGRAM, 1, format!("`{name} --help` failed, expected help"));
            continue;
        };
        if !command.is_empty() && !has_word(pages, &name) {
            report.push(PROGRAM, 1, format!("the command `{name}`, expected it in {MANUAL}"));
        }
        let said = said_by(&text);
        takes.insert(command.join(" "), said.flags.clone());
        for flag in said.flags {
            if flags.insert(flag.clone()) && !has_word(pages, &flag) {
                report.push(PROGRAM, 1, format!("the flag {flag} of `{name}`, expected it in {MANUAL}"));
            }
        }
        waiting.extend(said.commands.into_iter().map(|sub| [&command[..], &[sub]].concat()));
    }
    for Promised { line, command, flag } in promised(chapters) {
        if takes.get(command).is_some_and(|flags| !flags.iter().any(|known| known == flag)) {
            report.push(COMMANDS, line, format!("the flag {flag}, which `hattama {command}` does not have"));
        }
    }
    report
}

/// A flag in a table of a command's chapter.
struct Promised<'a> {
    line: usize,
    command: &'a str,
    flag: &'a str,
}

/// The flags in the first cells of all tables, each with the heading above it.
fn promised(chapters: &str) -> Vec<Promised<'_>> {
    let mut promised = Vec::new();
    let mut command = "";
    for (line, text) in (1..).zip(chapters.lines()) {
        command = text.strip_prefix("## ").unwrap_or(command);
        let Some(row) = text.strip_prefix("| ") else { continue };
        let cell = row.split(" | ").next().unwrap_or_default();
        let flags = cell.split('`').filter(|word| word.starts_with("--"));
        let flags = flags.filter_map(|word| word.split(' ').next());
        promised.extend(flags.map(|flag| Promised { line, command, flag }));
    }
    promised
}

#[derive(Debug, Default, PartialEq, Eq)]
struct Said {
    commands: Vec<String>,
    flags: Vec<String>,
}

/// The commands and long flags that a help text lists: a line of a list is indented, its name comes first.
fn said_by(help: &str) -> Said {
    let mut said = Said::default();
    let mut in_commands = false;
    for line in help.lines() {
        if !line.starts_with(' ') {
            in_commands = if line.is_empty() { in_commands } else { line == "Commands:" };
            continue;
        }
        let indent = line.len() - line.trim_start().len();
        let first = line.trim_start();
        if in_commands && indent == 2 {
            said.commands.extend(first.split_whitespace().next().map(str::to_owned));
        } else if !in_commands && first.starts_with('-') {
            let flag =
                first.split([' ', ',', '=', '[', '.']).find(|word| word.starts_with("--") && word.len() > 2);
            said.flags.extend(flag.map(str::to_owned));
        }
    }
    said.commands.retain(|name| !COMMON.contains(&name.as_str()));
    said.flags.retain(|name| !COMMON.contains(&name.as_str()));
    said
}

/// Is it in the text, and not as the beginning of a longer name?
fn has_word(text: &str, word: &str) -> bool {
    let goes_on = |character: char| character.is_alphanumeric() || character == '-';
    text.match_indices(word).any(|(place, _)| !text[place + word.len()..].starts_with(goes_on))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOP: &str = "The program.\n\nUsage: hattama <COMMAND>\n\nCommands:\n  verify  Checks a record\n          and \
                       more\n  help    Print this\n\nOptions:\n  -h, --help     Print help\n  -V, --version  Print\n";
    const VERIFY: &str = "Usage: hattama verify [OPTIONS] <RECORD>\n\nArguments:\n  <RECORD>  A folder\n\nOptions:\n      \
                          --key <KEY>  As in --policy\n  -q, --quiet...\n          Say less\n      --since[=<S>]\n";

    fn help(command: &[String]) -> Option<String> {
        match command.iter().map(String::as_str).collect::<Vec<_>>()[..] {
            [] => Some(TOP.to_owned()),
            ["verify"] => Some(VERIFY.to_owned()),
            _ => None,
        }
    }

    #[test]
    fn commands_and_flags_are_read_from_help() {
        assert_eq!(said_by(TOP), Said { commands: vec!["verify".to_owned()], flags: vec![] });
        assert_eq!(said_by(VERIFY).flags, ["--key", "--quiet", "--since"]);
    }

    #[test]
    fn a_manual_that_names_all_passes() {
        let pages = "`hattama verify RECORD` takes `--key`, `--since` and `--quiet`.";
        assert_eq!(compare(pages, "", &help), Report::default());
    }

    #[test]
    fn what_the_manual_lacks_is_told() {
        let pages = "`hattama verify-all` takes `--key-file` and `--quiet`, `--since`.";
        assert_eq!(
            compare(pages, "", &help).lines(),
            [
                "crates/hattama:1: the command `hattama verify`, expected it in docs/manual",
                "crates/hattama:1: the flag --key of `hattama verify`, expected it in docs/manual",
            ]
        );
    }

    #[test]
    fn a_flag_that_the_program_lacks_is_told() {
        let pages = "`hattama verify RECORD` takes `--key`, `--since` and `--quiet`.";
        let chapters = "# Commands\n\n## verify\n\n| option | |\n|---|---|\n| `--key KEY` | `--url` |\n\
                        | `--since S`, `--url URL` | |\n\n### JSON of verify\n\n| `--json` | |\n\n## other\n\n| `--x` | |\n";
        assert_eq!(
            compare(pages, chapters, &help).lines(),
            [
                "docs/manual/commands.md:8: the flag --url, which `hattama verify` does not have",
                "docs/manual/commands.md:12: the flag --json, which `hattama verify` does not have",
            ]
        );
    }

    #[test]
    fn without_a_program_it_is_skipped() {
        assert!(check(&Tree::of(&[])).skipped.is_some());
    }
}
