//! A crate's manifest: what it depends on, and on which line that stands.

use super::{Report, Tree};
use toml::{Table, Value};

/// One dependency of a crate.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Dependency {
    /// The package's name, where the manifest renames it too.
    pub(super) package: String,
    /// Only for tests and benches.
    pub(super) dev: bool,
    /// Line of the manifest, from 1.
    pub(super) line: usize,
    /// The features asked for here and in the workspace.
    pub(super) features: Vec<String>,
}

/// The manifests of all rooms, read; those that do not read are reported.
pub(super) fn rooms<'a>(tree: &'a Tree, report: &mut Report) -> Vec<(&'a str, String, Vec<Dependency>)> {
    let shared = tree.text("Cargo.toml").and_then(|text| text.parse::<Table>().ok());
    let shared = shared.as_ref().and_then(|root| root.get("workspace")?.get("dependencies")?.as_table());
    let mut read = Vec::new();
    for room in tree.rooms() {
        let file = format!("crates/{room}/Cargo.toml");
        match tree.text(&file).unwrap_or_default().parse::<Table>() {
            Ok(manifest) => {
                let text = tree.text(&file).unwrap_or_default();
                read.push((room, file, dependencies(text, &manifest, shared)));
            }
            Err(error) => report.push(&file, 1, format!("no TOML: {}", error.message())),
        }
    }
    read
}

fn dependencies(text: &str, manifest: &Table, shared: Option<&Table>) -> Vec<Dependency> {
    let mut found = Vec::new();
    collect(text, manifest, shared, &mut found);
    for target in manifest.get("target").and_then(Value::as_table).into_iter().flat_map(Table::values) {
        if let Some(target) = target.as_table() {
            collect(text, target, shared, &mut found);
        }
    }
    found
}

fn collect(text: &str, table: &Table, shared: Option<&Table>, found: &mut Vec<Dependency>) {
    for (section, dev) in [("dependencies", false), ("build-dependencies", false), ("dev-dependencies", true)]
    {
        for (name, here) in table.get(section).and_then(Value::as_table).into_iter().flatten() {
            let in_workspace = here.get("workspace").and_then(Value::as_bool).unwrap_or(false);
            let there = shared.filter(|_| in_workspace).and_then(|shared| shared.get(name));
            let package = [Some(here), there]
                .into_iter()
                .flatten()
                .find_map(|value| value.get("package")?.as_str())
                .unwrap_or(name);
            let features = [Some(here), there]
                .into_iter()
                .flatten()
                .filter_map(|value| value.get("features")?.as_array())
                .flatten()
                .filter_map(|feature| Some(feature.as_str()?.to_owned()))
                .collect();
            found.push(Dependency { package: package.to_owned(), dev, line: line_of(text, name), features });
        }
    }
}

/// The line on which a dependency of this name is first written.
fn line_of(text: &str, name: &str) -> usize {
    let names = |line: &str| {
        let rest = line.trim_start().strip_prefix(name)?;
        rest.starts_with(['.', ' ', '=']).then_some(())
    };
    text.lines().position(|line| names(line).is_some()).map_or(1, |index| index + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dependencies_are_read_from_every_section_with_their_line_and_true_name() {
        let root = "[workspace.dependencies]\nclock = { version = \"1\", package = \"jiff\", features = [\"js\"] }\n";
        let room = "[dependencies]\nmodel.workspace = true\nclock.workspace = true\n\n[dev-dependencies]\n\
                    tempfile = \"3\"\n\n[target.'cfg(unix)'.dependencies]\nrustix = { version = \"1\" }\n";
        let tree = Tree::of(&[("Cargo.toml", root), ("crates/site/Cargo.toml", room)]);
        let mut report = Report::default();
        let read = rooms(&tree, &mut report);
        let found: Vec<_> = read[0]
            .2
            .iter()
            .map(|dependency| (dependency.package.as_str(), dependency.dev, dependency.line))
            .collect();
        assert_eq!(
            found,
            [("jiff", false, 3), ("model", false, 2), ("tempfile", true, 6), ("rustix", false, 9)]
        );
        assert_eq!(read[0].2[0].features, ["js"]);
        assert!(report.violations.is_empty());
    }

    #[test]
    fn a_manifest_that_is_no_toml_is_reported() {
        let tree = Tree::of(&[("crates/site/Cargo.toml", "[dependencies\n")]);
        let mut report = Report::default();
        assert!(rooms(&tree, &mut report).is_empty());
        assert!(report.lines()[0].starts_with("crates/site/Cargo.toml:1: no TOML: "));
    }
}
