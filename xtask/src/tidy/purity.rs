//! The pure rooms: no async, file, socket, clock or random source. Times, seeds and bytes are arguments.
//!
//! The manifests forbid the crates ([`check_crates`]), one clippy configuration forbids the calls of the standard
//! library ([`check_calls`] sees that each pure room has it). Tests may use what they like: development
//! dependencies are not looked at.

use super::{Report, Tree, manifest};

const PURE: [&str; 10] = [
    "checks",
    "documents",
    "formats",
    "language",
    "model",
    "observation",
    "record",
    "replay",
    "site",
    "tabulation",
];

/// Crates that bring the world in, by what they bring.
const WORLDLY: [(&str, &[&str]); 5] = [
    ("async", &["async-std", "futures", "futures-util", "smol", "tokio", "tokio-util"]),
    ("sockets", &["axum", "hyper", "object_store", "reqwest", "rustls", "socket2", "tower-http", "ureq"]),
    ("files", &["fs-err", "ignore", "memmap2", "notify", "redb", "rusqlite", "sqlx", "tempfile", "walkdir"]),
    ("a random source", &["fastrand", "getrandom", "nanoid", "rand", "ulid", "uuid"]),
    ("a clock", &["chrono", "iana-time-zone", "quanta", "time", "tzdb"]),
];

/// The one configuration of the pure rooms.
const CALLS: &str = "xtask/pure.clippy.toml";

/// `jiff` computes with times; these features let it ask the machine for one.
fn asks_machine(feature: &str) -> bool {
    ["default", "js", "tz-system"].contains(&feature) || feature.starts_with("tzdb-")
}

pub(super) fn check_crates(tree: &Tree) -> Report {
    // Manifests that do not read are told by the rule on edges.
    let mut report = Report::default();
    for (room, file, dependencies) in manifest::rooms(tree, &mut Report::default()) {
        if !PURE.contains(&room) {
            continue;
        }
        for dependency in dependencies.iter().filter(|dependency| !dependency.dev) {
            let package = dependency.package.as_str();
            if let Some((what, _)) = WORLDLY.iter().find(|(_, crates)| crates.contains(&package)) {
                let what = format!("{room} uses {package}, which brings {what}; expected a pure room");
                report.push(&file, dependency.line, what);
            }
            let feature = dependency.features.iter().find(|feature| asks_machine(feature));
            if let (Some(feature), "jiff") = (feature, package) {
                let what =
                    format!("{room} uses jiff with {feature:?}, expected no feature that asks the machine");
                report.push(&file, dependency.line, what);
            }
        }
    }
    report
}

pub(super) fn check_calls(tree: &Tree) -> Report {
    let Some(calls) = tree.text(CALLS) else {
        return Report::skipped(format!("there is no {CALLS}"));
    };
    let mut report = Report::default();
    for room in tree.rooms().filter(|room| PURE.contains(room)) {
        let file = format!("crates/{room}/clippy.toml");
        if tree.text(&file) != Some(calls) {
            let what = format!("not the list of calls, expected it by `ln -sf ../../{CALLS} {file}`");
            report.push(&file, 1, what);
        }
    }
    report
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::edges::HOUSE;

    #[test]
    fn pure_rooms_are_rooms() {
        for room in PURE {
            assert!(HOUSE.iter().any(|(name, _)| *name == room), "{room}");
        }
    }

    #[test]
    fn a_pure_room_computes_and_an_open_one_may_do_all() {
        let root = "[workspace.dependencies]\njiff = { version = \"1\", features = [\"std\"] }\n";
        let pure =
            "[dependencies]\nrayon = \"1\"\njiff.workspace = true\n[dev-dependencies]\ntempfile = \"3\"\n";
        let tree = Tree::of(&[
            ("Cargo.toml", root),
            ("crates/replay/Cargo.toml", pure),
            ("crates/store/Cargo.toml", "[dependencies]\ntokio = \"1\"\n"),
        ]);
        assert_eq!(check_crates(&tree), Report::default());
    }

    #[test]
    fn a_pure_room_with_a_worldly_crate_is_refused() {
        let manifest =
            "[dependencies]\nrand = \"0.10\"\njiff = { version = \"1\", features = [\"tz-system\"] }\n";
        let tree = Tree::of(&[("crates/checks/Cargo.toml", manifest)]);
        let mut lines = check_crates(&tree).lines();
        lines.sort();
        assert_eq!(
            lines,
            [
                "crates/checks/Cargo.toml:2: checks uses rand, which brings a random source; expected a pure room",
                "crates/checks/Cargo.toml:3: checks uses jiff with \"tz-system\", expected no feature that asks the machine",
            ]
        );
    }

    #[test]
    fn every_pure_room_has_the_list_of_calls() {
        let good = [(CALLS, "x"), ("crates/model/Cargo.toml", ""), ("crates/model/clippy.toml", "x")];
        assert_eq!(check_calls(&Tree::of(&good)), Report::default());
        let bad = [(CALLS, "x"), ("crates/model/Cargo.toml", ""), ("crates/store/Cargo.toml", "")];
        assert_eq!(
            check_calls(&Tree::of(&bad)).lines(),
            ["crates/model/clippy.toml:1: not the list of calls, expected it by \
              `ln -sf ../../xtask/pure.clippy.toml crates/model/clippy.toml`"]
        );
    }
}
