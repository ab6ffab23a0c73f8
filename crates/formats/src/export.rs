//! Export: the record's figures in the forms that others read.
//!
//! A [`Source`] is the replayed state of a record at one size with the root of its tree; a [`Format`] is a form of
//! files. [`names`] lists the files of a format, [`file`] makes one of them: a function of the source alone, the same
//! bytes for the same record. Everything comes from the same state as `tally`, so a total computed from these files is
//! the total that was published, and every file that has a place for it states the record's origin, size and root and
//! whether the election is a demonstration.
//!
//! - [`Format::Csv`]: flat tables, described twice: Frictionless `datapackage.json` and CSVW `csv-metadata.json`.
//! - [`Format::Parquet`]: the same tables by column, for analysts.
//! - [`Format::Json`]: results by area with every share and its base.
//! - [`Format::NistJson`], [`Format::NistXml`]: NIST SP 1500-100 r2.
//! - [`Format::Civics`]: Google's Civics common data format.
//! - [`Format::OpenElections`]: one row a station and option.

mod about;
mod civics;
mod csvw;
mod figures;
pub mod ids;
mod json;
mod nist;
mod openelections;
mod package;
mod parquet;
mod tables;
mod tree;
mod units;
pub mod xlsx;

use crate::export::package::Resource;
use replay::state::State;
use tabulation::BaseOutOfRange;

/// Why there is no export.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoExport {
    /// The record has no opening, no area or no contest.
    #[error("the record has no opening, area and contest yet, so there is nothing to export")]
    NoOpening,
    /// A base gives no count.
    #[error(transparent)]
    Base(#[from] BaseOutOfRange),
}

/// A record at one size.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// What its first entries say.
    pub state: &'a State,
    /// The root of its tree, in hexadecimal digits.
    pub root: &'a str,
}

/// A form of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// Tables with their description.
    Csv,
    /// Tables by column.
    Parquet,
    /// Results by area, with shares.
    Json,
    /// NIST SP 1500-100 r2 as JSON.
    NistJson,
    /// NIST SP 1500-100 r2 as XML.
    NistXml,
    /// Google's Civics common data format.
    Civics,
    /// A row a station and option.
    OpenElections,
}

impl Format {
    /// Every format, in the order in which they are offered.
    pub const ALL: [Format; 7] = [
        Format::Csv,
        Format::Parquet,
        Format::Json,
        Format::NistJson,
        Format::NistXml,
        Format::Civics,
        Format::OpenElections,
    ];

    /// Its name on the command line and in messages.
    pub fn code(self) -> &'static str {
        match self {
            Format::Csv => "csv",
            Format::Parquet => "parquet",
            Format::Json => "json",
            Format::NistJson => "nist-json",
            Format::NistXml => "nist-xml",
            Format::Civics => "civics",
            Format::OpenElections => "openelections",
        }
    }
}

/// A file of an export: its name and bytes.
pub type File = (String, Vec<u8>);

/// The names of a format's files. They follow from the definition and do not change as protocols come in.
pub fn names(state: &State, format: Format) -> Vec<String> {
    let contests = || state.contests.iter().map(|contest| contest.contest.code.as_str());
    let of = |name: &str, ending: &str, code: &str| format!("{name}-{}.{ending}", tables::slug(code));
    match format {
        Format::Csv => ["areas", "stations", "turnout", "results"]
            .map(|name| format!("{name}.csv"))
            .into_iter()
            .chain(contests().map(|code| of("protocols", "csv", code)))
            .chain([package::FILE.to_owned(), csvw::FILE.to_owned()])
            .collect(),
        Format::Parquet => std::iter::once("results.parquet".to_owned())
            .chain(contests().map(|code| of("protocols", "parquet", code)))
            .chain(contests().map(|code| of("revisions", "parquet", code)))
            .collect(),
        Format::Json => vec![json::FILE.to_owned()],
        Format::NistJson => vec!["nist.json".to_owned()],
        Format::NistXml => vec!["nist.xml".to_owned()],
        Format::Civics => vec!["civics.xml".to_owned()],
        Format::OpenElections => vec![openelections::name(state)],
    }
}

/// Whether a file is of the contest of that code alone.
pub fn is_of_contest(name: &str, contest: &str) -> bool {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let of = |prefix| stem.strip_prefix(prefix).is_some_and(|slug| slug == tables::slug(contest));
    of("protocols-") || of("revisions-")
}

/// The file of that name; `None` where no format has one.
pub fn file(source: Source<'_>, name: &str) -> Result<Option<Vec<u8>>, NoExport> {
    let format =
        Format::ALL.into_iter().find(|format| names(source.state, *format).iter().any(|n| n == name));
    let Some(format) = format else { return Ok(None) };
    let files = match format {
        // The tables of one file alone; descriptions need them all.
        Format::Csv if !name.ends_with(".json") => {
            return Ok(table(source, name)?.map(|table| table.csv()));
        }
        Format::Parquet => {
            return Ok(table(source, name)?.map(|table| table.parquet(&source)));
        }
        other => files(source, other)?,
    };
    Ok(files.into_iter().find(|(found, _)| found == name).map(|(_, bytes)| bytes))
}

/// Every file of a format.
pub fn files(source: Source<'_>, format: Format) -> Result<Vec<File>, NoExport> {
    ready(source.state)?;
    let names = names(source.state, format);
    let single = |bytes: Vec<u8>| vec![(names[0].clone(), bytes)];
    Ok(match format {
        Format::Csv => tables(source)?,
        Format::Parquet => {
            let mut files = Vec::with_capacity(names.len());
            for name in names {
                let table = table(source, &name)?.expect("every name of a format is a table");
                files.push((name, table.parquet(&source)));
            }
            files
        }
        Format::Json => single(json::bytes(&source)?),
        Format::NistJson => single(nist::bytes(&source, tree::Form::Json)?),
        Format::NistXml => single(nist::bytes(&source, tree::Form::Xml)?),
        Format::Civics => single(civics::bytes(&source)?),
        Format::OpenElections => single(openelections::bytes(&source)),
    })
}

fn ready(state: &State) -> Result<(), NoExport> {
    if state.opening.is_none() || state.areas.is_empty() || state.contests.is_empty() {
        return Err(NoExport::NoOpening);
    }
    Ok(())
}

/// Every table and their descriptions.
fn tables(source: Source<'_>) -> Result<Vec<File>, NoExport> {
    let state = source.state;
    let names = names(state, Format::Csv);
    let mut resources = Vec::with_capacity(names.len());
    for name in names.iter().filter(|name| name.ends_with(".csv")) {
        resources.push(table(source, name)?.expect("every name of a format is a table"));
    }
    let mut files: Vec<File> = names.into_iter().zip(resources.iter().map(Resource::csv)).collect();
    let package = package::package(&source, &resources, &files);
    files.push((package::FILE.to_owned(), package));
    files.push((csvw::FILE.to_owned(), csvw::metadata(&source, &resources)));
    Ok(files)
}

/// The table in the file of that name.
fn table(source: Source<'_>, name: &str) -> Result<Option<Resource>, NoExport> {
    ready(source.state)?;
    let state = source.state;
    let Some((stem, ending)) = name.rsplit_once('.') else { return Ok(None) };
    let contest = |prefix: &str| {
        let slug = stem.strip_prefix(prefix)?;
        state.contests.iter().find(|contest| tables::slug(&contest.contest.code) == slug)
    };
    Ok(match (stem, ending) {
        ("areas", "csv") => Some(tables::areas(state)),
        ("stations", "csv") => Some(tables::stations(state)),
        ("turnout", "csv") => Some(tables::turnout(state)),
        ("results", _) => Some(tables::results(state)?),
        (_, "csv") => contest("protocols-").map(|contest| tables::revisions(state, contest, "protocols")),
        (_, "parquet") => contest("revisions-")
            .map(|contest| tables::revisions(state, contest, "revisions"))
            .or_else(|| contest("protocols-").map(|contest| tables::counting(state, contest))),
        _ => None,
    })
}
