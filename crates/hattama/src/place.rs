//! Where a record is read from: a data directory, a publication's folder, or a URL.

use anyhow::{Context, Result, anyhow, bail};
use publish::source::Folder;
use replay::State;
use replay::verify::Read;
use std::path::Path;
use std::time::Duration;

/// A place that holds a record.
pub enum Place {
    /// A folder of static files.
    Folder(Folder),
    /// A data directory: the record in it, and what lies beside the record and is published with it.
    Directory {
        /// The record's files.
        record: Folder,
        /// The data directory.
        beside: Folder,
    },
    /// A URL under which they lie.
    Url(String, ureq::Agent),
}

/// What a data directory has beside its record, and a publication among the record's files.
const GEOGRAPHY: &str = site::geography::FOLDER;

/// The largest file that is fetched, in bytes: results of a large country.
const FETCH_MAX: u64 = 1 << 30;

impl Place {
    /// The place of that name. A data directory stands for the record in it.
    pub fn find(name: &str) -> Result<Place> {
        if name.starts_with("http://") || name.starts_with("https://") {
            let agent = ureq::Agent::config_builder()
                .timeout_global(Some(Duration::from_secs(60)))
                .http_status_as_error(false)
                .build()
                .into();
            return Ok(Place::Url(name.trim_end_matches('/').to_owned(), agent));
        }
        let folder = Path::new(name);
        let data = folder.join(store::RECORD);
        if folder.join(store::DATABASE).exists() {
            return Ok(Place::Directory { record: Folder(data), beside: Folder(folder.to_owned()) });
        }
        if !folder.is_dir() {
            bail!(
                "{name}: found no folder of that name; name a data directory, a publication's folder or a URL"
            );
        }
        Ok(Place::Folder(Folder(folder.to_owned())))
    }

    /// The bytes of one of its files.
    pub fn read(&self, path: &str) -> Result<Option<Vec<u8>>, String> {
        match self {
            Place::Folder(folder) => folder.read(path),
            Place::Directory { beside, .. } if path.starts_with(GEOGRAPHY) => beside.read(path),
            Place::Directory { record, .. } => record.read(path),
            Place::Url(url, agent) => fetch(agent, &format!("{url}/{path}")),
        }
    }

    /// The state of its record. A record that does not verify is not shown as if it did.
    pub fn state(&self, name: &str) -> Result<State> {
        let read = |path: &str| self.read(path);
        load(&read).with_context(|| name.to_owned())
    }
}

/// The bytes of a file that somebody named, or what to do about it.
pub fn read_file(path: &Path) -> Result<Vec<u8>> {
    if path.is_dir() {
        bail!("{}: found a folder, expected a file", path.display());
    }
    std::fs::read(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => {
            anyhow!("{}: found no file of that name; check the path", path.display())
        }
        std::io::ErrorKind::PermissionDenied => {
            anyhow!("{}: permission denied; give this user the right to read it", path.display())
        }
        _ => anyhow!("{}: {error}", path.display()),
    })
}

/// Reads the record that the checkpoint covers, or names the first thing that is wrong with it.
pub fn load(read: Read<'_>) -> Result<State> {
    let (state, violations) = replay::verify::load(read);
    if let Some(violation) = violations.first() {
        bail!("the record does not verify, so nothing is shown: {violation}");
    }
    Ok(state)
}

fn fetch(agent: &ureq::Agent, url: &str) -> Result<Option<Vec<u8>>, String> {
    let failed = |error: &dyn std::fmt::Display| format!("{url}: {error}");
    let mut response = agent.get(url).call().map_err(|error| failed(&error))?;
    match response.status().as_u16() {
        200 => {
            let body = response.body_mut().with_config().limit(FETCH_MAX).read_to_vec();
            body.map(Some).map_err(|error| failed(&error))
        }
        403 | 404 | 410 => Ok(None),
        status => Err(format!("{url}: the server answers {status}")),
    }
}
