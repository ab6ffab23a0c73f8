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

/// Makes a folder and those above it.
pub fn create_directory(path: &Path) -> Result<()> {
    fs::create_dir_all(path).map_err(failed(path))
}

/// Makes a folder that only its owner may enter, and those above it as they come.
pub fn create_private_directory(path: &Path) -> Result<()> {
    if let Some(above) = path.parent() {
        create_directory(above)?;
    }
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).map_err(failed(path))
}

/// Brings a folder's list of names to the disk.
pub fn sync_directory(path: &Path) -> Result<()> {
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
    let folder = path.parent().expect("a file lies in a folder");
    write_all(folder, &[(path.to_owned(), bytes.to_vec())], trace)
}

/// Writes a new file that only its owner may read, whole or not at all, durably. Refuses one that exists.
pub fn write_private(path: &Path, bytes: &[u8]) -> Result<()> {
    if path.exists() {
        let why = std::io::ErrorKind::AlreadyExists.into();
        return Err(StoreError::File { path: path.to_owned(), why });
    }
    let beside = beside(path);
    // What a process that was killed here has left may have other rights.
    match fs::remove_file(&beside) {
        Err(why) if why.kind() != std::io::ErrorKind::NotFound => return Err(failed(&beside)(why)),
        _ => {}
    }
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    put(&options, &beside, bytes)?;
    fs::rename(&beside, path).map_err(failed(path))?;
    sync_directory(path.parent().expect("a file lies in a folder"))
}

/// Writes and syncs a new file that only its owner may read, under a name that nobody else has.
pub(crate) fn put_private(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut options = File::options();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    put(&options, path, bytes)
}

/// How many files are synced at once: a disk orders several syncs better than one after the other.
const AT_ONCE: usize = 8;

/// Writes many files below `root`, each whole or not at all; when it returns, all are durable, and so are the names
/// of the folders that lead to them.
pub fn write_all(root: &Path, files: &[(PathBuf, Vec<u8>)], trace: &Trace) -> Result<()> {
    let mut folders: BTreeSet<&Path> = BTreeSet::new();
    for (path, _) in files {
        let folder = path.parent().expect("a file lies in a folder");
        fs::create_dir_all(folder).map_err(failed(folder))?;
        // Not those alone that are new now: an earlier process may have made one and died before it was synced.
        folders.extend(folder.ancestors().take_while(|above| above.starts_with(root)));
    }
    let share = files.len().div_ceil(AT_ONCE).max(1);
    std::thread::scope(|scope| {
        let workers: Vec<_> =
            files.chunks(share).map(|files| scope.spawn(|| files.iter().try_for_each(write_one))).collect();
        workers.into_iter().try_for_each(|worker| worker.join().expect("writing does not panic"))
    })?;
    files.iter().for_each(|(path, _)| trace.tell(Step::File(path.clone())));
    for folder in folders.into_iter().rev() {
        sync_directory(folder)?;
        trace.tell(Step::Folder(folder.to_owned()));
    }
    Ok(())
}

fn write_one((path, bytes): &(PathBuf, Vec<u8>)) -> Result<()> {
    let beside = beside(path);
    put(File::options().write(true).create(true).truncate(true), &beside, bytes)?;
    fs::rename(&beside, path).map_err(failed(path))
}

fn beside(path: &Path) -> PathBuf {
    let mut beside = path.to_owned().into_os_string();
    beside.push(".new");
    PathBuf::from(beside)
}

/// Writes and syncs a file. What could not be written whole is taken away again, to leave room on a full disk.
fn put(options: &fs::OpenOptions, path: &Path, bytes: &[u8]) -> Result<()> {
    let written = options.open(path).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    written.map_err(|why| {
        let _ = fs::remove_file(path);
        failed(path)(why)
    })
}
