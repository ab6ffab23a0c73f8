//! Which room may use which.
//!
//! [`HOUSE`] is the house table as data. An edge that it does not have is refused, in dependencies for tests as
//! well: a test that needs a room above its own belongs to the room above.

use super::{Report, Tree, manifest};

/// What a room may use.
pub(super) enum Uses {
    /// These, and no others.
    Rooms(&'static [&'static str]),
    /// Every room that stands above it in the table.
    AllAbove,
}

use Uses::{AllAbove, Rooms};

/// The rooms in the order of the table, and what each may use.
pub(super) const HOUSE: [(&str, Uses); 15] = [
    ("model", Rooms(&[])),
    ("checks", Rooms(&["model"])),
    ("tabulation", Rooms(&["model"])),
    ("record", Rooms(&[])),
    ("replay", Rooms(&["model", "checks", "tabulation", "record"])),
    ("observation", Rooms(&["model", "checks", "tabulation"])),
    ("language", Rooms(&[])),
    ("formats", Rooms(&["model", "tabulation", "replay", "language"])),
    ("documents", Rooms(&["model", "replay", "language"])),
    ("store", Rooms(&["model", "checks", "record"])),
    (
        "site",
        Rooms(&["model", "checks", "tabulation", "record", "replay", "observation", "formats", "language"]),
    ),
    ("publish", Rooms(&["record", "replay", "site", "formats", "documents"])),
    ("desk", AllAbove),
    ("mission", AllAbove),
    ("hattama", AllAbove),
];

/// What a room may use, every name written out; `None` for a room that the house does not have.
pub(super) fn may_use(room: &str) -> Option<Vec<&'static str>> {
    let place = HOUSE.iter().position(|(name, _)| *name == room)?;
    Some(match HOUSE[place].1 {
        Rooms(rooms) => rooms.to_vec(),
        AllAbove => HOUSE[..place].iter().map(|(name, _)| *name).collect(),
    })
}

fn is_room(package: &str) -> bool {
    HOUSE.iter().any(|(name, _)| *name == package)
}

pub(super) fn check(tree: &Tree) -> Report {
    let mut report = Report::default();
    for (room, file, dependencies) in manifest::rooms(tree, &mut report) {
        let Some(allowed) = may_use(room) else {
            report.push(
                &file,
                1,
                format!("a room {room:?}, expected one of the house: xtask/src/tidy/edges.rs"),
            );
            continue;
        };
        for dependency in dependencies.iter().filter(|dependency| is_room(&dependency.package)) {
            if !allowed.contains(&dependency.package.as_str()) {
                let expected = if allowed.is_empty() { "none".to_owned() } else { allowed.join(", ") };
                let what = format!("{room} uses {}, expected of our rooms: {expected}", dependency.package);
                report.push(&file, dependency.line, what);
            }
        }
    }
    report
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_house_has_no_circle() {
        for (place, (room, _)) in HOUSE.iter().enumerate() {
            for used in may_use(room).expect("a room of the house") {
                let below = HOUSE.iter().position(|(name, _)| *name == used).expect("a room of the house");
                assert!(below < place, "{room} uses {used}");
            }
        }
    }

    #[test]
    fn edges_of_the_table_pass() {
        let manifest = "[dependencies]\nmodel.workspace = true\nserde = \"1\"\n";
        let tree = Tree::of(&[("crates/checks/Cargo.toml", manifest), ("crates/desk/Cargo.toml", manifest)]);
        assert_eq!(check(&tree), Report::default());
    }

    #[test]
    fn other_edges_are_refused_for_tests_too() {
        let checks = "[dependencies]\nmodel.workspace = true\n[dev-dependencies]\nstore.workspace = true\n";
        let model = "[dependencies]\nrecord.workspace = true\n";
        let desk = "[dependencies]\nmission.workspace = true\n";
        let tree = Tree::of(&[
            ("crates/checks/Cargo.toml", checks),
            ("crates/desk/Cargo.toml", desk),
            ("crates/model/Cargo.toml", model),
            ("crates/utilities/Cargo.toml", ""),
        ]);
        let lines = check(&tree).lines();
        assert_eq!(lines[0], "crates/checks/Cargo.toml:4: checks uses store, expected of our rooms: model");
        assert!(
            lines[1]
                .starts_with("crates/desk/Cargo.toml:2: desk uses mission, expected of our rooms: model,")
        );
        assert_eq!(lines[2], "crates/model/Cargo.toml:2: model uses record, expected of our rooms: none");
        assert!(lines[3].starts_with("crates/utilities/Cargo.toml:1: a room \"utilities\""));
    }
}
