//! Publication into a folder.

use crate::scans::Scans;
use crate::whole::{self, Rest};
use record::checkpoint::Checkpoint;
use record::merkle::root;
use record::note::Note;
use record::tiles::{Tile, TileSource, tiles_of};
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// Why nothing was published.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// The folder holds another record.
    #[error(
        "{folder}: found a publication of {found:?}, expected {expected:?} or an empty folder; name another"
    )]
    OtherRecord {
        /// The folder.
        folder: PathBuf,
        /// The origin there.
        found: String,
        /// Ours.
        expected: String,
    },
    /// The folder holds files that are no publication.
    #[error("{folder}: the folder is not empty and holds no publication; name an empty or new one")]
    NotEmpty {
        /// The folder.
        folder: PathBuf,
    },
    /// A file of the record is missing.
    #[error("{path}: the record's file is missing; run `hattama doctor`")]
    Missing {
        /// Which.
        path: PathBuf,
    },
    /// A file that never changes stands there with other bytes.
    #[error("{path}: found other bytes than the record's, where nothing ever changes; nothing was published")]
    Altered {
        /// Which.
        path: PathBuf,
    },
    /// The folder shows another history under the same name.
    #[error(
        "{folder}: found a checkpoint of size {size} that this record does not extend; its checkpoint was not replaced. \
         Another copy of the data directory has published: end one of the two"
    )]
    Forked {
        /// The folder.
        folder: PathBuf,
        /// The size there.
        size: u64,
    },
    /// A file of open data could not be made.
    #[error("{path}: {why}")]
    Download {
        /// Which.
        path: String,
        /// Why.
        why: String,
    },
    /// The checkpoint that is to be published does not read.
    #[error("the checkpoint does not read: {0}")]
    Checkpoint(String),
    /// Another publisher replaced the checkpoint while this one was at work.
    #[error("{place}: the checkpoint was replaced while this was published; run the command again")]
    Meanwhile {
        /// The place.
        place: String,
    },
    /// The object store refused, or was not to be reached.
    #[error("{place}: {path}: {why}; what was published before stays as it was, run the command again")]
    Object {
        /// The place.
        place: String,
        /// The file.
        path: String,
        /// What the store says.
        why: String,
    },
    /// The system refused.
    #[error("{path}: {why}{}", remedy(.why))]
    File {
        /// Which file.
        path: PathBuf,
        /// What the system says.
        why: std::io::Error,
    },
}

fn remedy(why: &std::io::Error) -> &'static str {
    use std::io::ErrorKind;
    match why.kind() {
        ErrorKind::PermissionDenied => "; give this user the right to it",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
            "; make room and run the command again: what is published stays as it was"
        }
        _ => "",
    }
}

/// What a publication wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Published {
    /// The record's size.
    pub size: u64,
    /// Files that were new or changed.
    pub written: u64,
    /// Their bytes.
    pub bytes: u64,
    /// Files that stood there already.
    pub kept: u64,
    /// Scans that the record names and that are missing or altered where they should be read: they were not published.
    pub scans_missing: u64,
}

impl Published {
    /// Adds what else was written of the same publication.
    pub fn add(&mut self, other: Published) {
        self.written += other.written;
        self.bytes += other.bytes;
        self.kept += other.kept;
        self.scans_missing += other.scans_missing;
    }
}

/// What a publication that was cut short before its first checkpoint has left.
const OURS: [&str; 4] = ["tile", "results", "blob", "checkpoint.new"];

/// Refuses a folder that holds anything but an earlier publication of the same record.
pub fn look(folder: &Path, origin: &str) -> Result<(), PublishError> {
    let failed = |why| PublishError::File { path: folder.to_owned(), why };
    match published_checkpoint(folder)? {
        Some(checkpoint) if checkpoint.origin == origin => Ok(()),
        Some(checkpoint) => Err(PublishError::OtherRecord {
            folder: folder.to_owned(),
            found: checkpoint.origin,
            expected: origin.to_owned(),
        }),
        None => match fs::read_dir(folder) {
            Ok(mut entries) => {
                let foreign = entries.any(|entry| {
                    entry.is_ok_and(|entry| !OURS.iter().any(|name| entry.file_name() == *name))
                });
                if foreign { Err(PublishError::NotEmpty { folder: folder.to_owned() }) } else { Ok(()) }
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(failed(error)),
        },
    }
}

fn published_checkpoint(folder: &Path) -> Result<Option<Checkpoint>, PublishError> {
    let bytes = crate::source::read(&folder.join("checkpoint")).map_err(PublishError::Checkpoint)?;
    let Some(bytes) = bytes else { return Ok(None) };
    let note = Note::parse(&bytes).map_err(|error| PublishError::Checkpoint(error.to_string()))?;
    Checkpoint::parse(note.text()).map(Some).map_err(|error| PublishError::Checkpoint(error.to_string()))
}

/// Publishes the record in `record` under this signed checkpoint, with the results of its size and the scans that its
/// protocols name.
pub fn publish(
    record: &Path,
    checkpoint: &str,
    results: &[u8],
    scans: &Scans<'_>,
    folder: &Path,
) -> Result<Published, PublishError> {
    let unread = |error: &dyn std::fmt::Display| PublishError::Checkpoint(error.to_string());
    let note = Note::parse(checkpoint.as_bytes()).map_err(|error| unread(&error))?;
    let stated = Checkpoint::parse(note.text()).map_err(|error| unread(&error))?;
    look(folder, &stated.origin)?;
    let mut published = Published { size: stated.size, ..Published::default() };
    let mut folders = BTreeSet::new();
    for tile in tiles_of(stated.size) {
        let path = tile.to_string();
        let bytes = read_file(&record.join(&path))?;
        immutable(&folder.join(&path), &bytes, &mut published)?;
        folders.extend(folder.join(&path).parent().map(Path::to_owned));
    }
    let path = folder.join(replay::results::path(stated.size));
    immutable(&path, results, &mut published)?;
    folders.extend(path.parent().map(Path::to_owned));
    for (path, size) in scans.files() {
        let to = folder.join(path);
        // They are many, and large: what has the name and the size was held against its hash when it was written.
        match fs::metadata(&to) {
            Ok(found) if found.len() == size => published.kept += 1,
            Ok(_) => return Err(PublishError::Altered { path: to }),
            Err(_) => match scans.bytes(path) {
                Some(bytes) => replace(&to, &bytes, &mut published)?,
                None => published.scans_missing += 1,
            },
        }
    }
    folders.extend(Some(folder.join("blob")).filter(|scans| scans.exists()));
    // After a power cut, too, whoever finds the checkpoint finds everything else.
    sync_names(folder, &folders)?;
    let path = folder.join("checkpoint");
    // Another call may have published a later state meanwhile: a reader never sees the record shrink.
    let there = published_checkpoint(folder)?;
    let newer = there.as_ref().is_some_and(|there| there.size > stated.size);
    if let Some(there) = there.filter(|_| !newer) {
        extends(record, &stated, &there, folder)?;
    }
    if newer || same_text(&path, &note)? {
        published.kept += 1;
    } else {
        replace(&path, checkpoint.as_bytes(), &mut published)?;
        sync_names(folder, &BTreeSet::from([folder.to_owned()]))?;
    }
    Ok(published)
}

/// Refuses to replace a checkpoint that this record does not extend. The store has looked before it signed; another copy
/// of the data may have published since.
fn extends(
    record: &Path,
    stated: &Checkpoint,
    there: &Checkpoint,
    folder: &Path,
) -> Result<(), PublishError> {
    let source = TileSource::new(stated.size, |tile: &Tile| fs::read(record.join(tile.to_string())).ok());
    match root(there.size, &source) {
        Ok(ours) if ours == there.root => Ok(()),
        Ok(_) => Err(PublishError::Forked { folder: folder.to_owned(), size: there.size }),
        Err(error) => Err(PublishError::Checkpoint(error.to_string())),
    }
}

/// Brings the names in these folders, and of the folders that lead to them, to the disk.
fn sync_names(root: &Path, folders: &BTreeSet<PathBuf>) -> Result<(), PublishError> {
    let all: BTreeSet<&Path> = folders
        .iter()
        .flat_map(|folder| folder.ancestors().take_while(|above| above.starts_with(root)))
        .collect();
    for folder in all.into_iter().rev() {
        let synced = File::open(folder).and_then(|names| names.sync_all());
        synced.map_err(|why| PublishError::File { path: folder.to_owned(), why })?;
    }
    Ok(())
}

/// Whether the published checkpoint says the same, perhaps with more cosignatures: then it stays.
fn same_text(path: &Path, note: &Note) -> Result<bool, PublishError> {
    let bytes = crate::source::read(path).map_err(PublishError::Checkpoint)?;
    Ok(bytes.and_then(|bytes| Note::parse(&bytes).ok()).is_some_and(|published| {
        let signed = |line| published.signatures().contains(line);
        published.text() == note.text() && note.signatures().iter().all(signed)
    }))
}

fn read_file(path: &Path) -> Result<Vec<u8>, PublishError> {
    match fs::read(path) {
        Ok(bytes) => Ok(bytes),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            Err(PublishError::Missing { path: path.to_owned() })
        }
        Err(why) => Err(PublishError::File { path: path.to_owned(), why }),
    }
}

fn immutable(path: &Path, bytes: &[u8], published: &mut Published) -> Result<(), PublishError> {
    match fs::read(path) {
        Ok(found) if found == bytes => {
            published.kept += 1;
            Ok(())
        }
        Ok(_) => Err(PublishError::Altered { path: path.to_owned() }),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => replace(path, bytes, published),
        Err(why) => Err(PublishError::File { path: path.to_owned(), why }),
    }
}

/// Writes a file durably, so that a reader sees the old one or the new one, and no part of either.
pub fn replace(path: &Path, bytes: &[u8], published: &mut Published) -> Result<(), PublishError> {
    let failed = |why| PublishError::File { path: path.to_owned(), why };
    fs::create_dir_all(path.parent().expect("a file lies in a folder")).map_err(failed)?;
    whole::replace(path, bytes, Rest::Durable).map_err(failed)?;
    published.written += 1;
    published.bytes += bytes.len() as u64;
    Ok(())
}
