//! Arguments of the commands of those who observe an election.

use clap::Args;
use std::path::PathBuf;

/// Arguments of `compare`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  hattama compare public copies.csv\n  hattama compare public copies.csv --all --json\n  \
                  hattama compare https://results.example.org stations.csv.gz --mapping stations.toml --kind certified"
)]
pub struct Compare {
    /// A data directory, or a publication's folder or URL.
    pub place: String,
    /// The copies: CSV, plain, gzip or zip; a row a copy, a column for each line and option by its code.
    pub file: PathBuf,
    /// What its columns mean, where they are not named by codes: a mapping of protocols, as `import` takes it.
    #[arg(long, value_name = "MAPPING.toml")]
    pub mapping: Option<PathBuf>,
    /// The contest; needed where there are several.
    #[arg(long, value_name = "CODE")]
    pub contest: Option<String>,
    /// Where the copies are from, where no column says so.
    #[arg(long, value_enum, default_value_t = KindArgument::Posted)]
    pub kind: KindArgument,
    /// Every station that differs, in place of at most twenty.
    #[arg(long)]
    pub all: bool,
    /// As JSON.
    #[arg(long)]
    pub json: bool,
}

/// Where an observer has the figures from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
#[value(rename_all = "snake_case")]
pub enum KindArgument {
    /// A copy that the commission signed or stamped.
    Certified,
    /// The protocol as it was posted at the station.
    Posted,
    /// What the commission read aloud.
    ReadAloud,
    /// The observer's own tally.
    OwnTally,
}
