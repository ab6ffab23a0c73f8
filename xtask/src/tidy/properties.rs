//! The properties that the verifier checks are those that the record's format names.

use super::{Report, Tree};
use std::collections::BTreeMap;

const CODE: &str = "crates/replay/src/property.rs";
const FORMAT: &str = "docs/record-format.md";

pub(super) fn check(tree: &Tree) -> Report {
    let (Some(code), Some(format)) = (tree.text(CODE), tree.text(FORMAT)) else {
        return Report::skipped(format!("it needs {CODE} and {FORMAT}"));
    };
    let (checked, named) = (in_code(code), in_format(format));
    let mut report = Report::default();
    for (id, line) in checked.iter().filter(|(id, _)| !named.contains_key(*id)) {
        report.push(CODE, *line, format!("the property {id}, expected it in the table of {FORMAT}"));
    }
    for (id, line) in named.iter().filter(|(id, _)| !checked.contains_key(*id)) {
        report.push(FORMAT, *line, format!("the property {id}, expected it in {CODE}"));
    }
    if checked.is_empty() {
        report.push(CODE, 1, "no property, expected lines as `NoteKey = \"note.key\", \"…\";`");
    }
    report
}

/// Ids, each with its line: `Variant = "id", "sentence";`.
fn in_code(text: &str) -> BTreeMap<&str, usize> {
    numbered(text)
        .filter_map(|(number, line)| {
            let (variant, rest) = line.trim_start().split_once(" = \"")?;
            let (id, _) = rest.split_once("\", \"")?;
            variant.chars().all(char::is_alphanumeric).then_some((id, number))
        })
        .collect()
}

/// Ids, each with its line: rows whose first cell is `` `part.property` ``.
fn in_format(text: &str) -> BTreeMap<&str, usize> {
    numbered(text)
        .filter_map(|(number, line)| {
            let (id, _) = line.strip_prefix("| `")?.split_once("` |")?;
            let (part, property) = id.split_once('.')?;
            let is_word = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase());
            (is_word(part) && is_word(property)).then_some((id, number))
        })
        .collect()
}

fn numbered(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().enumerate().map(|(index, line)| (index + 1, line))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: &str = "properties! {\n    NoteKey = \"note.key\", \"the key is trusted\";\n}\n";

    #[test]
    fn the_same_ids_pass() {
        let format = "| `tile/entries/<N>` | bundles |\n| id | property |\n| `note.key` | trusted |\n";
        assert_eq!(check(&Tree::of(&[(CODE, ONE), (FORMAT, format)])), Report::default());
    }

    #[test]
    fn an_id_of_one_side_is_told_on_that_side() {
        let format = "| id | property |\n| `tree.root` | the root |\n";
        assert_eq!(
            check(&Tree::of(&[(CODE, ONE), (FORMAT, format)])).lines(),
            [
                "crates/replay/src/property.rs:2: the property note.key, expected it in the table of docs/record-format.md",
                "docs/record-format.md:2: the property tree.root, expected it in crates/replay/src/property.rs",
            ]
        );
    }

    #[test]
    fn without_both_files_it_is_skipped() {
        assert!(check(&Tree::of(&[(CODE, ONE)])).skipped.is_some());
    }
}
