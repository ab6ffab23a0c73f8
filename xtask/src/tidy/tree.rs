//! The repository's files in memory: those that git tracks or would add.
//!
//! What cannot be read as UTF-8 is known by name and has no text.

use anyhow::{Context, Result, ensure};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Path from the root, with `/`, to text.
pub(super) struct Tree {
    files: BTreeMap<String, Option<String>>,
    /// Where the tree was read from, for the one rule that asks the built program.
    pub(super) root: Option<PathBuf>,
}

impl Tree {
    pub(super) fn read(root: &Path) -> Result<Tree> {
        let listing = Command::new("git")
            .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
            .current_dir(root)
            .output()
            .context("git could not be started; tidy asks it which files are ours")?;
        ensure!(
            listing.status.success(),
            "git ls-files: {}",
            String::from_utf8_lossy(&listing.stderr).trim()
        );
        let names = String::from_utf8(listing.stdout).context("a file name is not UTF-8")?;
        let files = names
            .split_terminator('\0')
            // A file that is deleted but still in the index is gone.
            .filter_map(|name| Some((name.to_owned(), std::fs::read(root.join(name)).ok()?)))
            .map(|(name, bytes)| (name, String::from_utf8(bytes).ok()))
            .collect();
        Ok(Tree { files, root: Some(root.to_owned()) })
    }

    #[cfg(test)]
    pub(super) fn of(files: &[(&str, &str)]) -> Tree {
        let files = files.iter().map(|(name, text)| ((*name).to_owned(), Some((*text).to_owned()))).collect();
        Tree { files, root: None }
    }

    pub(super) fn len(&self) -> usize {
        self.files.len()
    }

    pub(super) fn text(&self, file: &str) -> Option<&str> {
        self.files.get(file)?.as_deref()
    }

    /// Every file that has a text, in the order of names.
    pub(super) fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().filter_map(|(name, text)| Some((name.as_str(), text.as_deref()?)))
    }

    /// Texts whose name ends so.
    pub(super) fn ending(&self, end: &str) -> impl Iterator<Item = (&str, &str)> {
        self.texts().filter(move |(name, _)| name.ends_with(end))
    }

    /// Is there a file of this name, or a folder with a file in it? The root has no name.
    pub(super) fn has(&self, path: &str) -> bool {
        let folder = format!("{path}/");
        path.is_empty()
            || self.files.contains_key(path)
            || self.files.range(folder.clone()..).next().is_some_and(|(name, _)| name.starts_with(&folder))
    }

    /// The crates that are rooms: folders in `crates/` with a manifest.
    pub(super) fn rooms(&self) -> impl Iterator<Item = &str> {
        self.files.keys().filter_map(|name| name.strip_prefix("crates/")?.strip_suffix("/Cargo.toml"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn has_files_and_folders_and_no_half_names() {
        let tree = Tree::of(&[("docs/manual/words.md", ""), ("docs/manual-old.md", "")]);
        for there in ["", "docs", "docs/manual", "docs/manual/words.md"] {
            assert!(tree.has(there), "{there}");
        }
        for absent in ["doc", "docs/manual/word", "manual"] {
            assert!(!tree.has(absent), "{absent}");
        }
    }

    #[test]
    fn reads_this_repository() {
        let root = crate::root().expect("xtask stands in the repository");
        let tree = Tree::read(&root).expect("git is there");
        assert!(tree.text("xtask/src/tidy/tree.rs").is_some_and(|text| text.starts_with("//!")));
        assert!(tree.rooms().any(|room| room == "record"));
        assert!(!tree.has("target"));
    }
}
