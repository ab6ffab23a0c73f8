//! Arguments of the commands around the public record: those that bring it to the world, and those that anybody runs
//! on what was published.

use clap::Args;
use formats::export::Format;
use std::path::PathBuf;

/// Arguments of `publish`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  hattama publish data\n  hattama publish data --to /mnt/mirror/public\n  \
                  hattama publish data --to /srv/new --forget /srv/old --seen checkpoint-of-the-witness"
)]
pub struct Publish {
    /// The data directory.
    pub dir: PathBuf,
    /// One more folder to write into, from now on; every folder that is known is written to in any case.
    #[arg(long, value_name = "OUT")]
    pub to: Option<PathBuf>,
    /// A place of earlier publication that is gone for good: nothing there is compared any more.
    #[arg(long, value_name = "PLACE")]
    pub forget: Option<PathBuf>,
    /// A checkpoint that a witness, a newspaper or a reader has kept: nothing is signed that does not extend it.
    #[arg(long, value_name = "CHECKPOINT")]
    pub seen: Option<PathBuf>,
    /// Show beside the record what observers have published here, a folder or a URL; from now on, and at every place.
    #[arg(long, value_name = "PLACE")]
    pub observers: Vec<String>,
    /// Write the record and its results alone, without the pages of the site.
    #[arg(long)]
    pub record_only: bool,
    /// Go on, and publish again so many seconds later whenever the record has grown; at least 10. The data files follow
    /// with announcements, and once the record rests.
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(10..))]
    pub every: Option<u64>,
    /// Where the site will be seen, such as https://results.example.org: feeds and previews then link there in full.
    #[arg(long, value_name = "URL")]
    pub url: Option<site::BaseUrl>,
}

/// Arguments of `serve`.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  hattama serve data --listen 127.0.0.1:8022")]
pub struct Serve {
    /// A data directory, or the folder of a publication.
    pub place: PathBuf,
    /// Where the site is to be seen.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8022")]
    pub listen: std::net::SocketAddr,
    /// Show beside the record what observers have published here, a folder or a URL.
    #[arg(long, value_name = "PLACE")]
    pub observers: Vec<String>,
    /// Where the site will be seen, such as https://results.example.org: feeds and previews then link there in full.
    #[arg(long, value_name = "URL")]
    pub url: Option<site::BaseUrl>,
}

/// Arguments of `verify`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  hattama verify public --key 'results.example.org+1a2b3c4d+AR…'\n  \
                  hattama verify https://results.example.org --policy trust.txt --since checkpoint-of-monday")]
pub struct Verify {
    /// A publication's folder or URL.
    pub place: String,
    /// The key that the record must be signed with.
    #[arg(long, value_name = "VKEY", conflicts_with = "policy")]
    pub key: Option<String>,
    /// A file with the keys of the record and its witnesses, and how many of them it takes.
    #[arg(long, value_name = "FILE")]
    pub policy: Option<PathBuf>,
    /// An older checkpoint that this record must extend.
    #[arg(long, value_name = "CHECKPOINT")]
    pub since: Option<PathBuf>,
    /// Read every scan of a protocol, too, and hold it against its hash: it can be gigabytes.
    #[arg(long)]
    pub scans: bool,
    /// The commission's journal, as `hattama journal` wrote it: held against its own hashes and against every size and
    /// root that the record states of it.
    #[arg(long, value_name = "FOLDER")]
    pub journal: Option<PathBuf>,
    /// As JSON.
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `receipt`.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  hattama receipt data --station EKZ-0012 --to receipts")]
pub struct Receipt {
    /// A data directory, or a publication's folder or URL.
    pub place: String,
    /// The station whose newest protocol is meant.
    #[arg(long, value_name = "CODE", required_unless_present = "entry", conflicts_with = "entry")]
    pub station: Option<String>,
    /// The index of an entry.
    #[arg(long, value_name = "INDEX")]
    pub entry: Option<u64>,
    /// The folder to write the entry and its receipt into.
    #[arg(long, value_name = "FOLDER")]
    pub to: PathBuf,
}

/// Arguments of `witness`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  hattama witness public --state my-witness --name witness.example --key 'results.example.org+1a2b3c4d+AR…' --attach"
)]
pub struct Witness {
    /// A publication's folder or URL.
    pub place: String,
    /// The folder where the witness keeps its key and what it has seen.
    #[arg(long, value_name = "FOLDER")]
    pub state: PathBuf,
    /// The witness's name; needed the first time.
    #[arg(long)]
    pub name: Option<String>,
    /// The key of the record; needed the first time.
    #[arg(long, value_name = "VKEY")]
    pub key: Option<String>,
    /// Add the cosignature to the checkpoint of the folder.
    #[arg(long)]
    pub attach: bool,
}

/// Arguments of `export`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  hattama export data --to csv\n  hattama export public --to open --format nist-xml,parquet\n  hattama export data --to open --format all"
)]
pub struct Export {
    /// A data directory, or a publication's folder or URL.
    pub place: String,
    /// The folder to write into.
    #[arg(long, value_name = "FOLDER")]
    pub to: PathBuf,
    /// In which forms, separated by commas: csv, parquet, json, nist-json, nist-xml, civics, openelections, or all.
    #[arg(long, value_name = "FORMATS", value_delimiter = ',', default_value = "csv", value_parser = formats())]
    pub format: Vec<String>,
}

/// The name of every format at once.
pub const ALL_FORMATS: &str = "all";

/// The names of formats, from the one list of them.
fn formats() -> clap::builder::PossibleValuesParser {
    Format::ALL.map(Format::code).into_iter().chain([ALL_FORMATS]).collect::<Vec<_>>().into()
}
