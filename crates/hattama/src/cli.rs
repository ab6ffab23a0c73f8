//! The command line: every command with its arguments, and an example in its help.
//!
//! Names and meanings here are stable: others script against them. Data goes to stdout, everything else to stderr.
//! Exit codes: 0, done; 1, done and something does not hold (a record that does not verify, a finding of `doctor`);
//! 2, not done.

mod desk;
mod mission;
mod observers;
mod public;
mod sample;

pub use desk::*;
pub use mission::*;
pub use observers::*;
pub use public::*;
pub use sample::*;

use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;

/// Takes every polling station's results protocol, checks it, tabulates it in the open, and publishes results in a
/// signed public record from which anyone can recompute every published number.
#[derive(Debug, Parser)]
#[command(
    name = "hattama",
    version,
    propagate_version = true,
    after_help = "Example:\n  hattama demo --headless"
)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What can be done.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Replay the night of Kazakhstan's election of 2022 with invented station figures.
    Demo(Demo),
    /// Read an election's definition and say everything that is wrong with it.
    Check(Check),
    /// Make a data directory for an election.
    Init(Init),
    /// Take protocols, turnout or summary protocols from a file.
    Import(Import),
    /// Show the result, as of any size of the record or any time.
    Tally(Tally),
    /// List what the checks find, with the numbers and what was said about them.
    Findings(Findings),
    /// State the result in the record: preliminary or final.
    Announce(Announce),
    /// Write the record and its results into a folder that any web server can serve.
    Publish(Publish),
    /// Show the public site, live while the record grows.
    Serve(Serve),
    /// Work on protocols together: intake, entry, held papers, approvals, announcements, in a browser.
    Desk(Desk),
    /// Observe: reports from the field, copies of protocols, headquarters, a statement.
    Mission(Mission),
    /// Write the commission's journal into a folder, for a court or an auditor.
    Journal(Journal),
    /// Recompute everything that a published record states.
    Verify(Verify),
    /// Give the receipt of a station's protocol: its proof that it stands in the record.
    Receipt(Receipt),
    /// Cosign a record's checkpoint as an independent witness, or refuse.
    Witness(Witness),
    /// Compare observers' copies of protocols with a record.
    Compare(Compare),
    /// Write the record's figures as open data: CSV, Parquet, JSON, NIST, Civics, OpenElections.
    Export(Export),
    /// Draw stations for a sample so that anyone can draw them again.
    Sample(Sample),
    /// Estimate the result from a sample of stations, with everything that limits it.
    Quickcount(Box<Quickcount>),
    /// Look a data directory through and name everything that is wrong with it.
    Doctor(Doctor),
    /// Replace the record's key by a new one.
    Rotate(Rotate),
    /// Close the record: nothing follows, but perhaps a successor.
    Close(Close),
}

/// Arguments of `demo`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  hattama demo\n  hattama demo --headless --dir /tmp/night --seed 2022")]
pub struct Demo {
    /// Print the night to the terminal and end: no site, no waiting.
    #[arg(long)]
    pub headless: bool,
    /// Where the site is to be seen.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8022")]
    pub listen: std::net::SocketAddr,
    /// How long the night takes on the site, in seconds.
    #[arg(long, value_name = "SECONDS", default_value_t = 60)]
    pub seconds: u64,
    /// Keep the data directory and the publication here, in place of a temporary folder.
    #[arg(long, value_name = "DIR")]
    pub dir: Option<PathBuf>,
    /// The seed of the invented figures: the same seed gives the same bytes.
    #[arg(long, default_value_t = 2022)]
    pub seed: u64,
    /// The language of the announcement: kk, ru or en.
    #[arg(long, default_value = "en")]
    pub language: String,
}

/// Arguments of `check`.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  hattama check elections/ro-2024-ep")]
pub struct Check {
    /// The folder of the election's definition.
    #[arg(value_name = "FOLDER")]
    pub election: PathBuf,
}

/// Arguments of `init`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  hattama init data --election elections/ro-2024-ep --publish-to /srv/www/election"
)]
pub struct Init {
    /// The data directory to make.
    pub dir: PathBuf,
    /// The folder of the election's definition.
    #[arg(long, value_name = "FOLDER")]
    pub election: PathBuf,
    /// The record's name, such as results.example.org/2024; it is part of the key.
    #[arg(long)]
    pub origin: Option<String>,
    /// Seal the keys with the passphrase in this file's first line.
    #[arg(long, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
    /// The folder where the record is published, from its opening on [default: DIR-public, beside DIR].
    #[arg(long, value_name = "PLACE")]
    pub publish_to: Option<PathBuf>,
    /// The last checkpoint of the record that this one continues, after a lost key or a restore.
    #[arg(long, value_name = "CHECKPOINT", requires = "successor_key")]
    pub successor_of: Option<PathBuf>,
    /// The newest key of that record, which has to have signed that checkpoint.
    #[arg(long, value_name = "VKEY", requires = "successor_of")]
    pub successor_key: Option<String>,
}

/// Arguments of `import`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  hattama import data stations.csv.gz --mapping elections/ro-2024-ep/mappings/stations_v1.toml\n  \
                  hattama import data night.csv --mapping night.toml --person 1 --yes      stage it\n  \
                  hattama import data night.csv --mapping night.toml --person 2 --approve  another person lets it count"
)]
pub struct Import {
    /// The data directory.
    pub dir: PathBuf,
    /// The file: CSV, or a NIST report in JSON or XML; plain, gzip or zip.
    pub file: PathBuf,
    /// What its columns mean.
    #[arg(long, value_name = "MAPPING.toml")]
    pub mapping: PathBuf,
    /// Do not ask before it counts.
    #[arg(long)]
    pub yes: bool,
    /// Number of the person who stages or approves; a live election asks for it.
    #[arg(long, value_name = "NUMBER")]
    pub person: Option<u64>,
    /// Let a file count that another person has staged.
    #[arg(long)]
    pub approve: bool,
    /// Withdraw a file that was staged and does not count yet, and say why.
    #[arg(long, value_name = "REASON", conflicts_with = "approve", requires = "person")]
    pub withdraw: Option<String>,
}

/// Arguments of `tally`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  hattama tally data\n  hattama tally data --json --at 2024-06-10T04:51:00+03:00\n  hattama tally data --area 12"
)]
pub struct Tally {
    /// A data directory, or a publication's folder or URL.
    pub dir: String,
    /// As JSON.
    #[arg(long)]
    pub json: bool,
    /// The figures of this area, in place of the whole election.
    #[arg(long, value_name = "CODE")]
    pub area: Option<String>,
    /// As of this size of the record, or of this time (with offset).
    #[arg(long, value_name = "SIZE|TIME")]
    pub at: Option<String>,
    /// Which protocols count: the latest original, else the latest copy (best), or originals alone.
    #[arg(long, value_enum, default_value_t = BasisArgument::Best)]
    pub basis: BasisArgument,
    /// Count findings of these checks alone, separated by commas.
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    pub findings: Vec<String>,
    /// The language of labels.
    #[arg(long)]
    pub language: Option<String>,
}

/// Arguments of `findings`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  hattama findings data\n  hattama findings data --check r1,r2 --first --all\n  hattama findings data --area 12 --json"
)]
pub struct Findings {
    /// A data directory, or a publication's folder or URL.
    pub place: String,
    /// Of these checks alone, separated by commas.
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    pub check: Vec<String>,
    /// In this area and below it.
    #[arg(long, value_name = "CODE")]
    pub area: Option<String>,
    /// At this station.
    #[arg(long, value_name = "CODE")]
    pub station: Option<String>,
    /// Of this severity alone.
    #[arg(long, value_enum)]
    pub severity: Option<SeverityArgument>,
    /// In the first protocol of each station, in place of the one that counts.
    #[arg(long)]
    pub first: bool,
    /// As of this size of the record, or of this time (with offset).
    #[arg(long, value_name = "SIZE|TIME")]
    pub at: Option<String>,
    /// Every line, in place of at most twenty a check.
    #[arg(long)]
    pub all: bool,
    /// As JSON.
    #[arg(long)]
    pub json: bool,
    /// The language of titles and texts.
    #[arg(long)]
    pub language: Option<String>,
}

/// How grave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum SeverityArgument {
    /// The protocol contradicts itself or the law.
    Error,
    /// Possible, and in need of an explanation.
    Warning,
    /// Worth a look.
    Notice,
}

/// Which protocols count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum BasisArgument {
    /// The latest original, else the latest copy.
    Best,
    /// Originals alone.
    Original,
}

/// Which announcement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum StageArgument {
    /// May rest on copies.
    Preliminary,
    /// Rests on originals alone.
    Final,
}

/// Arguments of `announce`.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  hattama announce data --stage preliminary --persons 1,2")]
pub struct Announce {
    /// The data directory.
    pub dir: PathBuf,
    /// Preliminary or final.
    #[arg(long, value_enum)]
    pub stage: StageArgument,
    /// Numbers of the two people who state and approve it; a past election needs none.
    #[arg(long, value_name = "NUMBERS", value_delimiter = ',')]
    pub persons: Vec<u64>,
}

/// Arguments of `doctor`.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  hattama doctor data")]
pub struct Doctor {
    /// The data directory.
    pub dir: PathBuf,
    /// A checkpoint that a witness, a newspaper or a reader has kept, which this record must extend.
    #[arg(long, value_name = "CHECKPOINT")]
    pub seen: Option<PathBuf>,
    /// As JSON.
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `close`.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  hattama close data --reason certified --persons 1,2")]
pub struct Close {
    /// The data directory.
    pub dir: PathBuf,
    /// Why nothing follows.
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
    /// The name of the record that goes on.
    #[arg(long, value_name = "ORIGIN")]
    pub successor: Option<String>,
    /// Numbers of the two people who close it; a past election needs none.
    #[arg(long, value_name = "NUMBERS", value_delimiter = ',')]
    pub persons: Vec<u64>,
}

/// Arguments of `rotate`.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  hattama rotate data")]
pub struct Rotate {
    /// The data directory.
    pub dir: PathBuf,
}
