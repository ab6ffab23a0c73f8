//! What can be downloaded beside the pages: open data below `data/`, feeds below `feeds/`, figures below `embed/`, and
//! the files of the map below `geography/`.
//!
//! [`downloads`] lists the data files with the message that says what each holds; [`file`] makes any of these files
//! from the snapshot. The listener and a publication offer the same files with the same bytes.

use crate::geography;
use crate::snapshot::Snapshot;
use crate::{Site, embed, feeds};
use formats::export::{self, Format, Source};
use serde::Serialize;

/// A file of open data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Download {
    /// From the site's root, below `data/`.
    pub path: String,
    /// In which form it is.
    pub format: Format,
    /// The message that says what it holds.
    pub says: &'static str,
    /// Code of the contest, where the file is of one alone.
    pub contest: Option<String>,
}

impl Download {
    /// The file's name without its folder.
    pub fn name(&self) -> &str {
        self.path.strip_prefix(FOLDER).unwrap_or(&self.path)
    }
}

/// Where data files lie.
const FOLDER: &str = "data/";

/// Every data file, format by format.
pub fn downloads(snapshot: &Snapshot) -> Vec<Download> {
    let state = snapshot.state();
    let of = |format: Format| {
        export::names(state, format).into_iter().map(move |name| Download {
            says: says(format, &name),
            contest: state
                .contests
                .iter()
                .map(|contest| &contest.contest.code)
                .find(|code| export::is_of_contest(&name, code))
                .cloned(),
            path: format!("{FOLDER}{name}"),
            format,
        })
    };
    Format::ALL.into_iter().flat_map(of).collect()
}

/// The message that says what a file holds.
fn says(format: Format, name: &str) -> &'static str {
    match (format, name.split(['-', '.']).next().unwrap_or("")) {
        (Format::Csv, "areas") => "data-holds-areas",
        (Format::Csv, "stations") => "data-holds-stations",
        (Format::Csv, "turnout") => "data-holds-turnout",
        (Format::Csv | Format::Parquet, "results") => "data-holds-results",
        (Format::Csv, "protocols") | (Format::Parquet, "revisions") => "data-holds-revisions",
        (Format::Parquet, _) => "data-holds-protocols",
        (Format::Csv, "csv") => "data-holds-csvw",
        (Format::Csv, _) => "data-holds-package",
        (Format::Json, _) => "data-holds-json",
        (Format::NistJson | Format::NistXml, _) => "data-holds-nist",
        (Format::Civics, _) => "data-holds-civics",
        (Format::OpenElections, _) => "data-holds-openelections",
    }
}

/// The file that says of which size of the record the data files are.
const SIZE: &str = "data/size.json";

/// The size and root of the record that data files were made from: what stands in [`SIZE`].
#[derive(Debug, Serialize)]
struct SizeFile {
    root: String,
    size: u64,
}

/// The paths of the data files: large, and all of one size of the record, which the last of them states.
pub fn data_paths(snapshot: &Snapshot) -> Vec<String> {
    let data = downloads(snapshot).into_iter().map(|download| download.path);
    data.chain([SIZE.to_owned()]).collect()
}

/// The paths of what is small and stands beside the pages at every size.
pub fn small_paths(snapshot: &Snapshot) -> Vec<String> {
    let map = snapshot.geography().files().map(|(path, _)| path);
    feeds::paths(snapshot).into_iter().chain(embed::paths(snapshot)).chain(map).collect()
}

/// The paths of everything that stands beside the pages.
pub fn paths(snapshot: &Snapshot) -> Vec<String> {
    let mut paths = data_paths(snapshot);
    paths.extend(small_paths(snapshot));
    paths
}

/// Whether a path is one of those that [`file`] makes, if there is anything at it.
pub fn is_file(path: &str) -> bool {
    let of_map = path.strip_prefix(geography::FOLDER).is_some_and(|rest| rest.starts_with('/'));
    of_map || [FOLDER, feeds::FOLDER, embed::FOLDER].iter().any(|folder| path.starts_with(folder))
}

/// The file at a path; `None` where there is none.
///
/// # Errors
/// Why it cannot be made.
pub fn file(site: &Site, snapshot: &Snapshot, path: &str) -> Result<Option<Vec<u8>>, String> {
    let root = snapshot.head().root.to_string();
    if path == SIZE {
        let size = SizeFile { root, size: snapshot.head().size };
        return Ok(Some(serde_json::to_vec(&size).expect("a text and a count are JSON")));
    }
    if let Some(name) = path.strip_prefix(FOLDER) {
        let source = Source { state: snapshot.state(), root: &root };
        return export::file(source, name).map_err(|error| error.to_string());
    }
    if let Some((_, bytes)) = snapshot.geography().files().find(|(known, _)| known == path) {
        return Ok(Some(bytes.to_vec()));
    }
    Ok(feeds::file(site, snapshot, path).or_else(|| embed::file(site, snapshot, path)))
}
