//! Files that a reader sees whole or not at all: written beside their names, then renamed.
//!
//! The record's files are brought to the disk first ([`Rest::Durable`]); a page can be made again, which a record
//! cannot. A [`Shelf`] is the folder of a site: where a whole part of it, such as `kk/`, does not stand yet, its files
//! are written into a folder beside that takes the name in one step, in place of one step for each of many thousand.

use crate::folder::{PublishError, Published};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Whether a file must be there after a power cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rest {
    /// It is on the disk before it has its name.
    Durable,
    /// It can be made again.
    MadeAgain,
}

/// The name that a file has while it is written.
fn beside(path: &Path) -> PathBuf {
    let mut beside = path.to_owned().into_os_string();
    beside.push(".new");
    PathBuf::from(beside)
}

/// Writes a file so that a reader sees the old one or the new one, and no part of either.
pub(crate) fn replace(path: &Path, bytes: &[u8], rest: Rest) -> io::Result<()> {
    let beside = beside(path);
    let written = File::create(&beside).and_then(|mut file| {
        file.write_all(bytes)?;
        if rest == Rest::Durable { file.sync_all() } else { Ok(()) }
    });
    let named = written.and_then(|()| fs::rename(&beside, path));
    // What could not be written whole leaves its room on a full disk.
    named.inspect_err(|_| drop(fs::remove_file(&beside)))
}

/// The folder of a site while it is written.
pub(crate) struct Shelf<'a> {
    folder: &'a Path,
    /// Parts that do not stand yet, with the folder in which they grow.
    growing: BTreeMap<String, PathBuf>,
}

fn failed(path: &Path) -> impl FnOnce(io::Error) -> PublishError {
    let path = path.to_owned();
    |why| PublishError::File { path, why }
}

/// The first folder of a path.
fn part(path: &str) -> Option<&str> {
    path.split_once('/').map(|(part, _)| part)
}

impl<'a> Shelf<'a> {
    /// Makes every folder that these files need.
    pub(crate) fn open(folder: &'a Path, paths: &[String]) -> Result<Shelf<'a>, PublishError> {
        let mut shelf = Shelf { folder, growing: BTreeMap::new() };
        for part in paths.iter().filter_map(|path| part(path)) {
            if !shelf.growing.contains_key(part) && !folder.join(part).exists() {
                shelf.growing.insert(part.to_owned(), beside(&folder.join(part)));
            }
        }
        let mut last = PathBuf::new();
        for path in paths {
            let (path, _) = shelf.place(path);
            let above = path.parent().expect("a file lies in a folder");
            if above != last {
                fs::create_dir_all(above).map_err(failed(above))?;
                above.clone_into(&mut last);
            }
        }
        Ok(shelf)
    }

    /// Where a file is written, and whether nobody reads there yet.
    fn place(&self, path: &str) -> (PathBuf, bool) {
        match part(path).and_then(|part| Some((part, self.growing.get(part)?))) {
            Some((part, growing)) => (growing.join(&path[part.len() + 1..]), true),
            None => (self.folder.join(path), false),
        }
    }

    /// Writes a file that has other bytes than the one that stands there.
    pub(crate) fn put(&self, path: &str, bytes: &[u8]) -> Result<Published, PublishError> {
        let (place, unread) = self.place(path);
        if unread {
            fs::write(&place, bytes).map_err(failed(&place))?;
        } else if fs::read(&place).is_ok_and(|found| found == bytes) {
            return Ok(Published { kept: 1, ..Published::default() });
        } else {
            replace(&place, bytes, Rest::MadeAgain).map_err(failed(&place))?;
        }
        Ok(Published { written: 1, bytes: bytes.len() as u64, ..Published::default() })
    }

    /// Lets readers see the parts that have grown beside their names.
    pub(crate) fn show(&mut self) -> Result<(), PublishError> {
        for (part, growing) in std::mem::take(&mut self.growing) {
            let shown = self.folder.join(part);
            fs::rename(&growing, &shown).map_err(failed(&shown))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(paths: &[&str]) -> Vec<String> {
        paths.iter().map(|path| (*path).to_owned()).collect()
    }

    #[test]
    fn a_new_part_is_seen_when_it_is_whole_and_an_old_one_file_by_file() {
        let scratch = tempfile::tempdir().unwrap();
        let folder = scratch.path();
        fs::create_dir(folder.join("old")).unwrap();
        let files = paths(&["old/a", "new/b", "new/deep/c"]);
        let mut shelf = Shelf::open(folder, &files).unwrap();
        for path in &files {
            assert_eq!(shelf.put(path, path.as_bytes()).unwrap().written, 1, "{path}");
        }
        assert_eq!(fs::read(folder.join("old/a")).unwrap(), b"old/a");
        assert!(!folder.join("new").exists());
        shelf.show().unwrap();
        for path in &files {
            assert_eq!(fs::read(folder.join(path)).unwrap(), path.as_bytes());
        }
        assert!(!folder.join("new.new").exists());
        let mut again = Shelf::open(folder, &files).unwrap();
        assert_eq!(again.put("new/b", b"new/b").unwrap().kept, 1);
        assert_eq!(again.put("new/b", b"other").unwrap().written, 1);
        assert_eq!(fs::read_dir(folder.join("new")).unwrap().count(), 2, "nothing is left beside");
        again.show().unwrap();
    }

    #[test]
    fn what_was_cut_short_is_taken_up() {
        let scratch = tempfile::tempdir().unwrap();
        let files = paths(&["new/a", "new/b"]);
        let cut = Shelf::open(scratch.path(), &files).unwrap();
        cut.put("new/a", b"half").unwrap();
        drop(cut);
        let mut shelf = Shelf::open(scratch.path(), &files).unwrap();
        files.iter().for_each(|path| assert_eq!(shelf.put(path, b"whole").unwrap().written, 1));
        shelf.show().unwrap();
        assert_eq!(fs::read(scratch.path().join("new/a")).unwrap(), b"whole");
    }
}
