//! What can be downloaded beside the pages: open data below `data/`, feeds below `feeds/`, figures below `embed/`.
//!
//! [`downloads`] lists the data files with the message that says what each holds; [`file`] makes any of these files
//! from the snapshot. The listener and a publication offer the same files with the same bytes.

use crate::snapshot::Snapshot;
use crate::{Site, embed, feeds};
use formats::export::{self, Format, Source};

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

/// The paths of everything that stands beside the pages.
pub fn paths(snapshot: &Snapshot) -> Vec<String> {
    let data = downloads(snapshot).into_iter().map(|download| download.path);
    data.chain(feeds::paths(snapshot)).chain(embed::paths(snapshot)).collect()
}

/// Whether a path is one of those that [`file`] makes, if there is anything at it.
pub fn is_file(path: &str) -> bool {
    [FOLDER, feeds::FOLDER, embed::FOLDER].iter().any(|folder| path.starts_with(folder))
}

/// The file at a path; `None` where there is none.
///
/// # Errors
/// Why it cannot be made.
pub fn file(site: &Site, snapshot: &Snapshot, path: &str) -> Result<Option<Vec<u8>>, String> {
    if let Some(name) = path.strip_prefix(FOLDER) {
        let root = snapshot.head().root.to_string();
        let source = Source { state: snapshot.state(), root: &root };
        return export::file(source, name).map_err(|error| error.to_string());
    }
    Ok(feeds::file(site, snapshot, path).or_else(|| embed::file(site, snapshot, path)))
}
