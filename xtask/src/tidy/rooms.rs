//! The rooms that `ARCHITECTURE.md` names are those on disk.
//!
//! Its table of rooms is the one whose first heading is `room`; each row begins with a name in backticks.

use super::{Report, Tree};
use std::collections::BTreeMap;

const FILE: &str = "ARCHITECTURE.md";

pub(super) fn check(tree: &Tree) -> Report {
    let Some(text) = tree.text(FILE) else {
        return Report::skipped(format!("there is no {FILE} yet"));
    };
    let mut report = Report::default();
    let named = rooms_named(text);
    if named.is_empty() {
        report.push(FILE, 1, "no table of rooms, expected one that begins `| room |`");
    }
    for room in tree.rooms().filter(|room| !named.contains_key(room)) {
        report.push(FILE, 1, format!("nothing of crates/{room}, expected a row of the table of rooms"));
    }
    for (room, line) in &named {
        if !tree.has(&format!("crates/{room}/Cargo.toml")) {
            report.push(FILE, *line, format!("the room `{room}`, expected it as crates/{room}"));
        }
    }
    report
}

fn rooms_named(text: &str) -> BTreeMap<&str, usize> {
    let mut named = BTreeMap::new();
    let mut in_table = false;
    for (index, line) in text.lines().enumerate() {
        let Some(row) = line.strip_prefix('|') else {
            in_table = false;
            continue;
        };
        let first = row.split('|').next().unwrap_or_default().trim();
        in_table |= first == "room";
        if in_table && let Some(name) = first.strip_prefix('`').and_then(|rest| rest.strip_suffix('`')) {
            named.insert(name, index + 1);
        }
    }
    named
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "# A\n\n| word | is |\n|---|---|\n| `fact` | a statement |\n\n| room | answers |\n|---|---|\n\
                         | `model` | what |\n";

    #[test]
    fn the_same_rooms_pass() {
        let tree = Tree::of(&[(FILE, TABLE), ("crates/model/Cargo.toml", "")]);
        assert_eq!(check(&tree), Report::default());
    }

    #[test]
    fn a_room_of_one_side_is_told() {
        let tree = Tree::of(&[(FILE, TABLE), ("crates/checks/Cargo.toml", "")]);
        assert_eq!(
            check(&tree).lines(),
            [
                "ARCHITECTURE.md:1: nothing of crates/checks, expected a row of the table of rooms",
                "ARCHITECTURE.md:9: the room `model`, expected it as crates/model",
            ]
        );
    }

    #[test]
    fn a_page_without_the_table_is_told_and_no_page_skipped() {
        let report = check(&Tree::of(&[(FILE, "# A\n")]));
        assert_eq!(
            report.lines(),
            ["ARCHITECTURE.md:1: no table of rooms, expected one that begins `| room |`"]
        );
        assert!(check(&Tree::of(&[])).skipped.is_some());
    }
}
