//! Scans: the files that a record's protocols name, and no others.
//!
//! What a publication holds of scans follows from the record alone: a paper that is still being typed stands in no
//! protocol, so its scan has no way out, whatever lies in the data directory. Each file is held against its hash before
//! it is written or sent; where it is there already, it stays.

use crate::folder::PublishError;
use crate::source::ReadFile;
use replay::State;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// The scans that a record names, and where their files are read.
pub struct Scans<'a> {
    named: Named,
    read: &'a ReadFile,
}

/// Path in a publication to hash and size.
#[derive(Debug, Default)]
pub struct Named(BTreeMap<String, (String, u64)>);

impl Named {
    /// What a record names.
    pub fn of(state: &State) -> Named {
        Named(state.scans().map(|scan| (scan.path(), (scan.hash.clone(), scan.size))).collect())
    }

    /// Whether there is a scan at this path.
    pub fn has(&self, path: &str) -> bool {
        self.0.contains_key(path)
    }

    /// The bytes at a path, as the record says that they are.
    pub fn bytes(&self, path: &str, read: &ReadFile) -> Result<Vec<u8>, String> {
        let (hash, _) = self.0.get(path).ok_or("found a path that no protocol names")?;
        let bytes = read(path)?.ok_or("found no file of that scan; run `hattama doctor`")?;
        if sha256_hex(&bytes) == *hash {
            return Ok(bytes);
        }
        Err("found other bytes than its hash says; run `hattama doctor`, and restore the file".to_owned())
    }
}

impl<'a> Scans<'a> {
    /// Those that a record names, read by their paths in a publication.
    pub fn of(state: &State, read: &'a ReadFile) -> Scans<'a> {
        Scans { named: Named::of(state), read }
    }

    /// A record that names none.
    pub fn none() -> Scans<'static> {
        Scans { named: Named::default(), read: &|_| Ok(None) }
    }

    /// Each path with its size.
    pub fn files(&self) -> impl Iterator<Item = (&str, u64)> {
        self.named.0.iter().map(|(path, (_, size))| (path.as_str(), *size))
    }

    /// The bytes at a path, as the record says that they are.
    pub fn bytes(&self, path: &str) -> Result<Vec<u8>, PublishError> {
        let failed = |why| PublishError::Scan { path: path.to_owned(), why };
        self.named.bytes(path, self.read).map_err(failed)
    }
}

/// SHA-256 in lower-case hex.
fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
