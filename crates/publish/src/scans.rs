//! Scans: the files that a record's protocols name, and no others.
//!
//! What a publication holds of scans follows from the record alone: a paper that is still being typed stands in no
//! protocol, so its scan has no way out, whatever lies in the data directory. Each file is held against its hash before
//! it is written or sent; where it is there already, it stays.
//!
//! A file that is missing or altered is not published, and stops nothing: the count does not wait for a picture of it.
//! It is counted in [`crate::Published`], `doctor` names it, and so does whoever verifies the scans.

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

    /// The bytes at a path, as the record says that they are; `None` where no protocol names it, or no file is there.
    pub fn bytes(&self, path: &str, read: &ReadFile) -> Result<Option<Vec<u8>>, String> {
        let Some((hash, _)) = self.0.get(path) else { return Ok(None) };
        match read(path)? {
            Some(bytes) if sha256_hex(&bytes) != *hash => {
                Err("found other bytes than its hash says; run `hattama doctor`, and restore the file"
                    .to_owned())
            }
            found => Ok(found),
        }
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

    /// The bytes at a path, as the record says that they are; `None` where they are not here.
    pub fn bytes(&self, path: &str) -> Option<Vec<u8>> {
        self.named.bytes(path, self.read).unwrap_or_else(|why| {
            tracing::error!("{path} was not published: {why}");
            None
        })
    }
}

/// SHA-256 in lower-case hex.
fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
