//! Files by their SHA-256: scans of protocols, and whatever else a journal names by its hash.
//!
//! A blob is on the disk, whole and under its name, before anything names it: its bytes are synced, then it is renamed,
//! then the folders that lead to it are synced. It never changes. Bytes that come while a name is not yet given lie
//! under `part/`. What a blob is, and whether the world may see it, is not known here: whoever names it knows.

use crate::files::{create_private_directory, put_private, sync_directory};
use crate::{Result, StoreError, files};
use model::fact::scan::is_sha256_hex;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// The folder in a data directory.
pub const FOLDER: &str = "blobs";

/// The folder of blobs of a data directory.
pub struct Blobs {
    folder: PathBuf,
    /// So that two who bring the same file at once do not write into one another's.
    brought: AtomicU64,
}

impl Blobs {
    /// The folder, made where it is not there.
    pub fn open(directory: &Path) -> Result<Blobs> {
        let blobs = Blobs::of(directory);
        create_private_directory(&blobs.folder)?;
        create_private_directory(&blobs.folder.join("part"))?;
        sync_directory(&blobs.folder)?;
        sync_directory(directory)?;
        Ok(blobs)
    }

    /// The folder, to be read: nothing is made.
    pub fn of(directory: &Path) -> Blobs {
        Blobs { folder: directory.join(FOLDER), brought: AtomicU64::new(0) }
    }

    /// Where a blob lies.
    pub fn path(&self, sha256: &str) -> PathBuf {
        assert!(is_sha256_hex(sha256), "a blob's name is a hash");
        self.folder.join(&sha256[..2]).join(sha256)
    }

    /// Where what has come of a blob lies while it has no name.
    pub fn part(&self, sha256: &str) -> PathBuf {
        assert!(is_sha256_hex(sha256), "a blob's name is a hash");
        self.folder.join("part").join(sha256)
    }

    /// The bytes of a blob; `None` where it is not here.
    pub fn read(&self, sha256: &str) -> Result<Option<Vec<u8>>> {
        if is_sha256_hex(sha256) { files::read(&self.path(sha256)) } else { Ok(None) }
    }

    /// Whether a blob is here in full.
    pub fn has(&self, sha256: &str) -> bool {
        is_sha256_hex(sha256) && self.path(sha256).exists()
    }

    /// Keeps bytes under their hash, durably. Returns their name.
    pub fn put(&self, bytes: &[u8]) -> Result<String> {
        let sha256 = sha256_hex(bytes);
        // What lies there already may be of a process that died before the folder was synced.
        if self.has(&sha256) {
            self.sync(&sha256)?;
            return Ok(sha256);
        }
        let mut part = self.part(&sha256).into_os_string();
        part.push(format!(".{}", self.brought.fetch_add(1, Ordering::Relaxed)));
        let part = PathBuf::from(part);
        put_private(&part, bytes)?;
        self.name(&part, &sha256)?;
        Ok(sha256)
    }

    /// Gives a file that is whole and synced its name.
    pub fn name(&self, part: &Path, sha256: &str) -> Result<()> {
        let path = self.path(sha256);
        create_private_directory(path.parent().expect("a blob lies in a folder"))?;
        fs::rename(part, &path).map_err(|why| StoreError::File { path: path.clone(), why })?;
        self.sync(sha256)
    }

    /// Brings a blob's name, and that of its folder, to the disk.
    fn sync(&self, sha256: &str) -> Result<()> {
        sync_directory(self.path(sha256).parent().expect("a blob lies in a folder"))?;
        sync_directory(&self.folder)
    }

    /// What is wrong with a blob of that name and size; `None` where it is as it was brought.
    pub fn wrong(&self, sha256: &str, size: u64) -> Option<String> {
        let missing = || format!("{FOLDER}/{}/{sha256} is missing; restore it from a copy", &sha256[..2]);
        match self.read(sha256) {
            Ok(None) => Some(missing()),
            Ok(Some(bytes)) if bytes.len() as u64 == size && sha256_hex(&bytes) == sha256 => None,
            Ok(Some(_)) => Some(format!(
                "{FOLDER}/{}/{sha256} has other bytes than its name says; restore it from a copy",
                &sha256[..2]
            )),
            Err(error) => Some(error.to_string()),
        }
    }
}

/// SHA-256 in lower-case hex: a blob's name.
pub fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blob_lies_under_its_hash_and_is_nobody_elses() {
        let scratch = tempfile::tempdir().unwrap();
        let blobs = Blobs::open(scratch.path()).unwrap();
        let name = blobs.put(b"a paper").unwrap();
        assert_eq!(name, sha256_hex(b"a paper"));
        assert_eq!(blobs.put(b"a paper").unwrap(), name, "twice is once");
        assert_eq!(blobs.read(&name).unwrap().unwrap(), b"a paper");
        assert_eq!(blobs.read("../../etc/passwd").unwrap(), None, "a name is a hash");
        assert_eq!(fs::read_dir(scratch.path().join("blobs/part")).unwrap().count(), 0);
        #[cfg(unix)]
        for (path, mode) in [
            (blobs.path(&name), 0o600),
            (blobs.path(&name).parent().unwrap().to_owned(), 0o700),
            (scratch.path().join(FOLDER), 0o700),
        ] {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, mode, "{path:?}");
        }
    }

    #[test]
    fn what_is_missing_or_altered_is_seen() {
        let scratch = tempfile::tempdir().unwrap();
        let blobs = Blobs::open(scratch.path()).unwrap();
        let name = blobs.put(b"a paper").unwrap();
        assert_eq!(blobs.wrong(&name, 7), None);
        assert!(blobs.wrong(&name, 8).unwrap().contains("other bytes"));
        fs::write(blobs.path(&name), b"A paper").unwrap();
        assert!(blobs.wrong(&name, 7).unwrap().contains("other bytes"));
        fs::remove_file(blobs.path(&name)).unwrap();
        assert!(blobs.wrong(&name, 7).unwrap().contains("missing"));
    }
}
