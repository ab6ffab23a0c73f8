//! Where scans are read: in a publication by their paths, in a data directory by their hashes.

use model::fact::scan::SCAN_FOLDER;
use publish::source::{Folder, ReadFile};
use std::path::Path;
use store::Blobs;

/// The hash in a scan's path; `None` where it is no scan's.
fn hash(path: &str) -> Option<&str> {
    let name = path.strip_prefix(SCAN_FOLDER)?.strip_prefix('/')?;
    Some(name.split_once('.')?.0)
}

/// Whether a path of a publication is that of a scan.
fn is_scan(path: &str) -> bool {
    hash(path).is_some()
}

/// Reads a scan of a data directory by its path in a publication.
fn of_directory(directory: &Path, path: &str) -> Result<Option<Vec<u8>>, String> {
    let Some(hash) = hash(path) else { return Ok(None) };
    Blobs::of(directory).read(hash).map_err(|error| error.to_string())
}

/// Reads a data directory as if it were a publication: the record's files, and scans.
pub fn reader(directory: &Path) -> Box<ReadFile> {
    let (record, directory) = (Folder(directory.join(store::RECORD)), directory.to_owned());
    Box::new(move |path| match is_scan(path) {
        true => of_directory(&directory, path),
        false => record.read(path),
    })
}
