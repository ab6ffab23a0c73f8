//! Where a publication is read from: a folder.

use std::path::{Path, PathBuf};

/// A folder that holds a publication, or a data directory's record.
#[derive(Debug, Clone)]
pub struct Folder(pub PathBuf);

impl Folder {
    /// The bytes of a file; `None` where there is none.
    pub fn read(&self, path: &str) -> Result<Option<Vec<u8>>, String> {
        read(&self.0.join(path))
    }
}

/// Reads a file of a publication by its path.
pub type ReadFile = dyn Fn(&str) -> Result<Option<Vec<u8>>, String> + Send + Sync;

pub(crate) fn read(path: &Path) -> Result<Option<Vec<u8>>, String> {
    match std::fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) if error.kind() == std::io::ErrorKind::PermissionDenied => {
            Err(format!("{}: permission denied; give this user the right to it", path.display()))
        }
        Err(error) => Err(format!("{}: {error}", path.display())),
    }
}
