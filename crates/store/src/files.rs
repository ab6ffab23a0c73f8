//! Files that survive: written beside, synced, renamed, and their folder synced.
//!
//! A reader sees a whole file or none. [`Trace`] hears of every durable step in order, so that a test can assert
//! that all files were synced before a checkpoint was signed.

use crate::{Result, StoreError};
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

/// A durable step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// A file's bytes are on the disk under its name.
    File(PathBuf),
    /// A folder's list of names is on the disk.
    Folder(PathBuf),
    /// A size was committed to the database.
    Committed(u64),
    /// A checkpoint of that size was signed.
    Signed(u64),
}

/// Hears of durable steps; the default hears nothing.
#[derive(Clone, Default)]
pub struct Trace(Option<Arc<Mutex<Vec<Step>>>>);

impl Trace {
    /// A trace that remembers.
    pub fn remembering() -> Trace {
        Trace(Some(Arc::default()))
    }

    /// What it heard, in order.
    pub fn steps(&self) -> Vec<Step> {
        self.0.as_ref().map_or_else(Vec::new, |steps| steps.lock().expect("no step panics").clone())
    }

    pub(crate) fn tell(&self, step: Step) {
        if let Some(steps) = &self.0 {
            steps.lock().expect("no step panics").push(step);
        }
    }
}

fn failed(path: &Path) -> impl FnOnce(std::io::Error) -> StoreError {
    let path = path.to_owned();
    |why| StoreError::File { path, why }
}

/// Makes a folder and those above it, and syncs it.
pub fn create_directory(path: &Path) -> Result<()> {
    fs::create_dir_all(path).map_err(failed(path))?;
    sync_directory(path)
}

fn sync_directory(path: &Path) -> Result<()> {
    File::open(path).and_then(|folder| folder.sync_all()).map_err(failed(path))
}

/// Takes the directory for this process alone.
pub fn lock(directory: &Path) -> Result<File> {
    let path = directory.join("lock");
    let file = File::options().create(true).truncate(false).write(true).open(&path).map_err(failed(&path))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(fs::TryLockError::WouldBlock) => Err(StoreError::Locked(directory.to_owned())),
        Err(fs::TryLockError::Error(why)) => Err(StoreError::File { path, why }),
    }
}

/// Reads a file; `None` where there is none.
pub fn read(path: &Path) -> Result<Option<Vec<u8>>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(why) => Err(StoreError::File { path: path.to_owned(), why }),
    }
}

/// Writes one file so that a reader sees it whole or not at all, durably.
pub fn write(path: &Path, bytes: &[u8], trace: &Trace) -> Result<()> {
    write_all(&[(path.to_owned(), bytes.to_vec())], trace)
}

/// How many files are synced at once: a disk orders several syncs better than one after the other.
const AT_ONCE: usize = 8;

/// Writes many files, each whole or not at all; when it returns, all are durable.
pub fn write_all(files: &[(PathBuf, Vec<u8>)], trace: &Trace) -> Result<()> {
    let folders: BTreeSet<&Path> = files.iter().filter_map(|(path, _)| path.parent()).collect();
    let mut new_folders: BTreeSet<PathBuf> = folders.iter().map(|folder| folder.to_path_buf()).collect();
    for folder in &folders {
        // A new folder's own name must be on the disk too.
        for above in folder.ancestors().take_while(|above| !above.exists()) {
            new_folders.extend(above.parent().map(Path::to_owned));
        }
        fs::create_dir_all(folder).map_err(failed(folder))?;
    }
    let share = files.len().div_ceil(AT_ONCE).max(1);
    std::thread::scope(|scope| {
        let workers: Vec<_> =
            files.chunks(share).map(|files| scope.spawn(|| files.iter().try_for_each(write_one))).collect();
        workers.into_iter().try_for_each(|worker| worker.join().expect("writing does not panic"))
    })?;
    files.iter().for_each(|(path, _)| trace.tell(Step::File(path.clone())));
    for folder in new_folders.into_iter().rev().filter(|folder| folder.exists()) {
        sync_directory(&folder)?;
        trace.tell(Step::Folder(folder));
    }
    Ok(())
}

fn write_one((path, bytes): &(PathBuf, Vec<u8>)) -> Result<()> {
    let mut beside = path.clone().into_os_string();
    beside.push(".new");
    let beside = PathBuf::from(beside);
    let written = File::create(&beside).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    written.map_err(failed(&beside))?;
    fs::rename(&beside, path).map_err(failed(path))
}
