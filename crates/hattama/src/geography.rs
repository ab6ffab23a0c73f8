//! Where areas lie on a map: two files beside an election's definition, kept beside its record for publication.
//!
//! `init` and the demonstration copy them into the data directory's folder `geography`; `publish` reads them there and
//! writes them beside the pages, where `serve` of a publication finds them. They are no part of the record: a map that
//! does not read leaves a publication without its map, and nothing else.

use anyhow::{Context, Result};
use model::definition::Definition;
use site::Geography;
use site::geography::{BOUNDARIES, FOLDER, TILES};
use std::path::Path;

fn file(folder: &Path, name: &str) -> Result<Option<Vec<u8>>> {
    let path = folder.join(name);
    match std::fs::read(&path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| path.display().to_string()),
    }
}

/// The files that stand beside a definition.
#[derive(Default)]
pub struct Files {
    /// `tiles.csv`.
    pub tiles: Option<Vec<u8>>,
    /// `boundaries.geojson`.
    pub boundaries: Option<Vec<u8>>,
}

impl Files {
    /// Reads those of an election's folder, and holds them against its areas.
    pub fn of(folder: &Path, definition: &Definition) -> Result<Files> {
        let files = Files::in_folder(folder)?;
        let known = |code: &str| definition.areas.iter().any(|area| area.code == code);
        files.read(&known).with_context(|| folder.display().to_string())?;
        Ok(files)
    }

    fn in_folder(folder: &Path) -> Result<Files> {
        Ok(Files { tiles: file(folder, TILES)?, boundaries: file(folder, BOUNDARIES)? })
    }

    fn read(&self, known: &dyn Fn(&str) -> bool) -> Result<Geography> {
        Ok(Geography::read(self.tiles.as_deref(), self.boundaries.as_deref(), known)?)
    }

    /// Keeps them in a data directory.
    pub fn keep(&self, directory: &Path) -> Result<()> {
        let folder = directory.join(FOLDER);
        for (name, bytes) in [(TILES, &self.tiles), (BOUNDARIES, &self.boundaries)] {
            if let Some(bytes) = bytes {
                let path = folder.join(name);
                store::files::create_directory(&folder)?;
                if !path.exists() {
                    store::files::write_private(&path, bytes)?;
                }
            }
        }
        Ok(())
    }
}

/// The geography that a data directory keeps, or that lies in a publication; none, with a word about why, where it does not read.
pub fn of_directory(directory: &Path) -> Geography {
    let folder = directory.join(FOLDER);
    // They were held against the definition when they came.
    let read = Files::in_folder(&folder).and_then(|files| files.read(&|_| true));
    read.unwrap_or_else(|error| {
        eprintln!("{}: {error:#}; areas are drawn in a plain grid", folder.display());
        Geography::default()
    })
}
