//! Files that were staged: kept under the hash of their bytes until somebody else lets them count.
//!
//! What a file says is read by a [`Reader`] that the program gives, since mappings and formats are its matter. It is
//! read again when it is confirmed: the facts that it makes then are those that were shown, or nothing happens.

use super::NotDone;
use model::fact::Fact;
use replay::State;
use sha2::{Digest, Sha256};
use std::path::PathBuf;
use std::sync::Arc;

/// A file and its mapping.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// Its name, for messages.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
    /// The mapping's text.
    pub mapping: &'a str,
    /// The size of the record with which summary protocols are compared.
    pub as_of: u64,
}

/// Reads a file against the record as it is accepted: the facts that it makes, in order.
pub type Reader = Arc<dyn Fn(&State, Source<'_>) -> Result<Vec<Fact>, String> + Send + Sync>;

/// The folder of staged files.
#[derive(Clone)]
pub struct Staged {
    folder: PathBuf,
    reader: Reader,
}

impl Staged {
    /// Files in a folder, which is made when the first comes.
    pub fn new(folder: PathBuf, reader: Reader) -> Staged {
        Staged { folder, reader }
    }

    /// Keeps bytes under their hash. Returns it.
    pub fn keep(&self, bytes: &[u8]) -> Result<String, NotDone> {
        let failed = |error: store::StoreError| NotDone::Failed(error.to_string());
        let hash = hex(bytes);
        store::files::create_private_directory(&self.folder).map_err(failed)?;
        let path = self.folder.join(&hash);
        if !path.exists() {
            store::files::write_private(&path, bytes).map_err(failed)?;
        }
        Ok(hash)
    }

    /// The facts that a staged file makes now.
    pub fn read(
        &self,
        record: &State,
        name: &str,
        file: &str,
        mapping: &str,
        as_of: u64,
    ) -> Result<Vec<Fact>, NotDone> {
        let (bytes, mapping) = (self.bytes(file)?, self.bytes(mapping)?);
        let mapping = String::from_utf8(mapping).map_err(|error| NotDone::Wrong(error.to_string()))?;
        let source = Source { name, bytes: &bytes, mapping: &mapping, as_of };
        (self.reader)(record, source).map_err(NotDone::Wrong)
    }

    fn bytes(&self, hash: &str) -> Result<Vec<u8>, NotDone> {
        let gone =
            || NotDone::Wrong("the staged file is gone from the data directory; stage it again".to_owned());
        // A hash is a name, and nothing else is.
        if hash.len() != 64 || !hash.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(gone());
        }
        let bytes = store::files::read(&self.folder.join(hash));
        let bytes = bytes.map_err(|error| NotDone::Failed(error.to_string()))?.ok_or_else(gone)?;
        if hex(&bytes) == hash { Ok(bytes) } else { Err(gone()) }
    }
}

fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
