//! What a Rust file looks like: an essay at its head, one idea long, nothing left over.
//!
//! Leftovers are looked for among tokens, so that a comment or a string may speak of them.

use super::{Report, Tree};
use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// Lines of a file before it has two ideas.
const LINES_MAX: usize = 400;

/// The same for tests and fuzz targets, which are lists.
const TEST_LINES_MAX: usize = 600;

const MACROS: [&str; 3] = ["dbg", "todo", "unimplemented"];

fn sources(tree: &Tree) -> impl Iterator<Item = (&str, &str)> {
    tree.ending(".rs")
        .filter(|(file, _)| ["crates/", "xtask/", "fuzz/"].iter().any(|top| file.starts_with(top)))
}

pub(super) fn check_heads(tree: &Tree) -> Report {
    let mut report = Report::default();
    for (file, text) in sources(tree) {
        if !text.starts_with("//!") {
            report.push(file, 1, "no head, expected `//!` and what the file is");
        }
    }
    report
}

pub(super) fn check_lengths(tree: &Tree) -> Report {
    let mut report = Report::default();
    for (file, text) in sources(tree) {
        let is_test = file.ends_with("/tests.rs") || file.contains("/tests/") || file.starts_with("fuzz/");
        let expected = if is_test { TEST_LINES_MAX } else { LINES_MAX };
        let found = text.lines().count();
        if found > expected {
            report.push(file, expected + 1, format!("{found} lines, expected at most {expected}"));
        }
    }
    report
}

pub(super) fn check_leftovers(tree: &Tree) -> Report {
    let mut report = Report::default();
    for (file, text) in sources(tree) {
        match text.parse::<TokenStream>() {
            Ok(tokens) => walk(file, tokens, &mut report),
            Err(error) => report.push(file, error.span().start().line, "no Rust tokens"),
        }
    }
    report
}

fn walk(file: &str, tokens: TokenStream, report: &mut Report) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (index, token) in tokens.iter().enumerate() {
        let line = token.span().start().line;
        match token {
            TokenTree::Ident(name) if is_punct(tokens.get(index + 1), '!') => {
                if let Some(name) = MACROS.into_iter().find(|macro_name| name == macro_name) {
                    report.push(file, line, format!("`{name}!`, expected finished work"));
                }
            }
            TokenTree::Punct(hash) if hash.as_char() == '#' => {
                let inner = usize::from(is_punct(tokens.get(index + 1), '!'));
                let Some(TokenTree::Group(attribute)) = tokens.get(index + 1 + inner) else { continue };
                if attribute.delimiter() == Delimiter::Bracket {
                    check_attribute(file, line, attribute.stream(), report);
                }
            }
            TokenTree::Group(group) => walk(file, group.stream(), report),
            _ => {}
        }
    }
}

fn check_attribute(file: &str, line: usize, attribute: TokenStream, report: &mut Report) {
    match attribute.into_iter().next() {
        Some(TokenTree::Ident(name)) if name == "ignore" => {
            report.push(
                file,
                line,
                "`#[ignore]`, expected a test that runs or is skipped by name with its reason",
            );
        }
        Some(TokenTree::Ident(name)) if name == "allow" => {
            report.push(file, line, "`#[allow(…)]`, expected `#[expect(…, reason = \"…\")]`");
        }
        _ => {}
    }
}

fn is_punct(token: Option<&TokenTree>, expected: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == expected)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_opens_with_its_head() {
        let tree = Tree::of(&[
            ("crates/a/src/good.rs", "//! What it is.\n"),
            ("crates/a/src/bad.rs", "// No head.\nfn f() {}\n"),
            ("elections/other.rs", ""),
        ]);
        assert_eq!(
            check_heads(&tree).lines(),
            ["crates/a/src/bad.rs:1: no head, expected `//!` and what the file is"]
        );
    }

    #[test]
    fn a_file_is_one_idea_long() {
        let (fits, long) = ("\n".repeat(400), "\n".repeat(401));
        let tree = Tree::of(&[
            ("crates/a/src/fits.rs", &fits),
            ("crates/a/src/long.rs", &long),
            ("crates/a/src/long/tests.rs", &long),
            ("crates/a/tests/it/long.rs", &long),
        ]);
        assert_eq!(
            check_lengths(&tree).lines(),
            ["crates/a/src/long.rs:401: 401 lines, expected at most 400"]
        );
    }

    #[test]
    fn words_about_leftovers_are_none() {
        let good = "//! No `todo!` here.\n#[expect(dead_code, reason = \"an example\")]\nfn dbg() { let ignore = \
                    \"#[ignore] unimplemented!()\"; }\n";
        assert_eq!(check_leftovers(&Tree::of(&[("crates/a/src/good.rs", good)])), Report::default());
    }

    #[test]
    fn leftovers_are_found_where_they_stand() {
        let bad = "#![allow(dead_code)]\nmod tests {\n    #[ignore = \"slow\"]\n    fn f() {\n        dbg!(1);\n        \
                   todo!()\n    }\n}\nfn g() { unimplemented!(\"later\") }\n";
        let lines = check_leftovers(&Tree::of(&[("crates/a/src/bad.rs", bad)])).lines();
        let places: Vec<&str> = lines.iter().map(|line| line.split(',').next().expect("a text")).collect();
        assert_eq!(
            places,
            [
                "crates/a/src/bad.rs:1: `#[allow(…)]`",
                "crates/a/src/bad.rs:3: `#[ignore]`",
                "crates/a/src/bad.rs:5: `dbg!`",
                "crates/a/src/bad.rs:6: `todo!`",
                "crates/a/src/bad.rs:9: `unimplemented!`",
            ]
        );
    }
}
