//! When a process is killed: at a random moment, or when it is seen doing something.
//!
//! A process is watched from outside, by the files that it leaves: those beside their place (`.new`), tiles, the
//! database's write-ahead log, checkpoints. A [`Baseline`] is taken before it starts, and only what came since counts.

use super::random::Random;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Something that a process is seen doing. Paths are below its folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sight {
    /// Nothing in particular: the moment is random.
    Random,
    /// A file or folder is there.
    Appears(&'static str),
    /// A file below a folder is being written beside its place.
    Beside(&'static str),
    /// A new file below a folder has its name.
    Named(&'static str),
    /// A file was replaced.
    Replaced(&'static str),
    /// A file is longer by as many bytes.
    Longer(&'static str, u64),
    /// A text was printed.
    Printed(&'static str),
}

impl fmt::Display for Sight {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Sight::Random => write!(out, "a random moment"),
            Sight::Appears(path) => write!(out, "{path} appears"),
            Sight::Beside(path) => write!(out, "a file below {path} stands beside its place"),
            Sight::Named(path) => write!(out, "a file below {path} has its name"),
            Sight::Replaced(path) => write!(out, "{path} is replaced"),
            Sight::Longer(path, bytes) => write!(out, "{path} grows by {bytes} bytes"),
            Sight::Printed(text) => write!(out, "\"{text}\" is printed"),
        }
    }
}

/// When a process is killed.
#[derive(Debug, Clone, Copy)]
pub struct Aim {
    /// What is waited for.
    pub sight: Sight,
    /// How long after its start, where the moment is random.
    after: Duration,
    /// How long after the sight.
    pub then: Duration,
}

impl fmt::Display for Aim {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.sight {
            Sight::Random => write!(out, "{} µs after its start", self.after.as_micros()),
            sight => write!(out, "{} µs after {sight}", self.then.as_micros()),
        }
    }
}

impl Aim {
    /// Chooses a moment: every third time a random one within the time that the command takes.
    pub fn choose(random: &mut Random, sights: &[Sight], takes: Duration) -> Aim {
        let micros = |random: &mut Random, below: u128| {
            Duration::from_micros(random.below(u64::try_from(below).expect("a command takes seconds") + 1))
        };
        if sights.is_empty() || random.once_in(3) {
            let after = micros(random, takes.as_micros());
            return Aim { sight: Sight::Random, after, then: Duration::ZERO };
        }
        let sight = random.choose(sights);
        let then = if random.once_in(2) { Duration::ZERO } else { micros(random, 3_000) };
        Aim { sight, after: Duration::ZERO, then }
    }

    /// Whether what is waited for has happened.
    pub fn reached(&self, folder: &Path, before: &Baseline, started: Instant) -> bool {
        match self.sight {
            Sight::Random => started.elapsed() >= self.after,
            Sight::Appears(name) => {
                let path = folder.join(name);
                !before.inodes.contains_key(&path) && path.exists()
            }
            Sight::Beside(name) => before.any_new(&folder.join(name), true),
            Sight::Named(name) => before.any_new(&folder.join(name), false),
            Sight::Replaced(name) => {
                let path = folder.join(name);
                fs::metadata(&path)
                    .is_ok_and(|now| before.inodes.get(&path).is_none_or(|(inode, _)| *inode != now.ino()))
            }
            Sight::Longer(name, bytes) => {
                let path = folder.join(name);
                let was = before.inodes.get(&path).map_or(0, |(_, length)| *length);
                fs::metadata(&path).is_ok_and(|now| now.len() >= was + bytes)
            }
            Sight::Printed(text) => {
                fs::read_to_string(folder.join("stdout")).is_ok_and(|stdout| stdout.contains(text))
            }
        }
    }
}

/// Every file and folder before a process starts, with inode and length.
pub struct Baseline {
    inodes: BTreeMap<PathBuf, (u64, u64)>,
}

impl Baseline {
    /// Looks through a folder.
    pub fn of(folder: &Path) -> Baseline {
        let mut inodes = BTreeMap::new();
        for path in below(folder) {
            if let Ok(found) = fs::metadata(&path) {
                inodes.insert(path, (found.ino(), found.len()));
            }
        }
        Baseline { inodes }
    }

    fn any_new(&self, folder: &Path, beside: bool) -> bool {
        below(folder).iter().any(|path| {
            let is_beside = path.extension().is_some_and(|extension| extension == "new");
            is_beside == beside && !self.inodes.contains_key(path) && !path.is_dir()
        })
    }
}

/// Every file and folder below a folder. What vanishes meanwhile is left out.
fn below(folder: &Path) -> BTreeSet<PathBuf> {
    let mut found = BTreeSet::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(folder) else { continue };
        for entry in entries.flatten() {
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                folders.push(entry.path());
            }
            found.insert(entry.path());
        }
    }
    found
}
