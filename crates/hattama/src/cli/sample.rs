//! Arguments of the commands around what observers see: drawing a sample of stations, and what it says.

use clap::Args;
use observation::estimate::Fraction;
use observation::sample::Seed;
use std::path::PathBuf;

/// Arguments of `sample`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  hattama sample frame.csv --size 400                                  hash and allocation, before the dice\n  \
                  hattama sample frame.csv --size 400 --seed 13456201235197891138 --to sample"
)]
pub struct Sample {
    /// CSV with one row for every station of the frame.
    pub frame: PathBuf,
    /// Decimal digits from public dice, at least 20; without them nothing is drawn.
    #[arg(long, value_name = "DIGITS")]
    pub seed: Option<Seed>,
    /// Draw so many stations, divided among the strata in proportion, at least two in each.
    #[arg(long, value_name = "STATIONS", required_unless_present = "allocate", conflicts_with = "allocate")]
    pub size: Option<u64>,
    /// Draw as many in each stratum as this CSV says.
    #[arg(long, value_name = "FILE")]
    pub allocate: Option<PathBuf>,
    /// So many more in each stratum, in order, to stand in for stations that cannot be reached.
    #[arg(long, value_name = "STATIONS", default_value_t = 0)]
    pub replacements: u64,
    /// The column of a station's id.
    #[arg(long, value_name = "COLUMN", default_value = "station")]
    pub station_column: String,
    /// The column of its stratum.
    #[arg(long, value_name = "COLUMN", default_value = "stratum")]
    pub stratum_column: String,
    /// The column of its size, such as its registered voters.
    #[arg(long, value_name = "COLUMN", default_value = "registered")]
    pub size_column: String,
    /// In the file of `--allocate`, the column of the stations to draw.
    #[arg(long, value_name = "COLUMN", default_value = "stations_in_sample")]
    pub sample_column: String,
    /// A new folder for frame.csv and strata.csv, and for seed.txt and sample.csv once there is a seed.
    #[arg(long, value_name = "FOLDER")]
    pub to: Option<PathBuf>,
    /// As JSON.
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `quickcount`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  hattama quickcount reports.csv --strata strata.csv --base total_votes --options A,B,C\n  \
                  hattama quickcount reports.csv --strata strata.csv --base total_votes --options A,B,C \
                  --arrival-column received_at --as-of 2018-07-01T22:00:00 --official A=53/100\n  \
                  hattama quickcount reports.csv --purposive 300 --base total_votes --options A,B,C"
)]
pub struct Quickcount {
    /// CSV with one row for every station that has reported.
    pub reports: PathBuf,
    /// CSV with one row a stratum: its stations in the frame, and those drawn.
    #[arg(long, value_name = "FILE", required_unless_present = "purposive", conflicts_with = "purposive")]
    pub strata: Option<PathBuf>,
    /// People chose so many stations: show what was counted there, and no margin.
    #[arg(long, value_name = "STATIONS")]
    pub purposive: Option<u64>,
    /// CSV with the stations of the frame by cell, for weights by cells and for comparing kinds.
    #[arg(long, value_name = "FILE", conflicts_with = "purposive")]
    pub cells: Option<PathBuf>,
    /// By what reports are weighted up to the frame.
    #[arg(long, value_enum, default_value_t = WeightArgument::Strata)]
    pub weight: WeightArgument,
    /// The column of the base, such as the total of votes.
    #[arg(long, value_name = "COLUMN")]
    pub base: String,
    /// The columns of the options, separated by commas.
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',', required = true)]
    pub options: Vec<String>,
    /// The column of a station's id.
    #[arg(long, value_name = "COLUMN", default_value = "station")]
    pub station_column: String,
    /// The column of its stratum.
    #[arg(long, value_name = "COLUMN", default_value = "stratum")]
    pub stratum_column: String,
    /// The columns that together name its cell, separated by commas.
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',', requires = "cells")]
    pub cell_columns: Vec<String>,
    /// The column of its kind: what has arrived is compared with the frame by it.
    #[arg(long, value_name = "COLUMN", requires = "cells")]
    pub kind_column: Option<String>,
    /// The column that says whether it stands in for a drawn station: 1, or 0 or nothing.
    #[arg(long, value_name = "COLUMN")]
    pub replacement_column: Option<String>,
    /// The column of the time at which its report arrived.
    #[arg(long, value_name = "COLUMN", requires = "as_of")]
    pub arrival_column: Option<String>,
    /// Count what had arrived at this time, written as the column writes it.
    #[arg(long, value_name = "TIME", requires = "arrival_column")]
    pub as_of: Option<String>,
    /// In the files of strata and cells, the column of the stations in the frame.
    #[arg(long, value_name = "COLUMN", default_value = "stations_in_frame")]
    pub frame_column: String,
    /// In the file of strata, the column of the stations drawn.
    #[arg(long, value_name = "COLUMN", default_value = "stations_in_sample")]
    pub sample_column: String,
    /// An official share, such as A=30113483/56611027: does it agree?
    #[arg(long, value_name = "OPTION=P/Q", value_parser = official)]
    pub official: Vec<(String, Fraction)>,
    /// Of the intervals, in percent.
    #[arg(long, value_enum, default_value_t = ConfidenceArgument::NinetyFive)]
    pub confidence: ConfidenceArgument,
    /// The part of the drawn stations that has to have answered before anything is final or a verdict is given.
    #[arg(long, value_name = "P/Q", default_value = "4/5")]
    pub response: Fraction,
    /// The mission stands by it: refused below that response.
    #[arg(long, conflicts_with = "purposive")]
    pub r#final: bool,
    /// As JSON.
    #[arg(long)]
    pub json: bool,
}

/// By what reports are weighted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum WeightArgument {
    /// The strata in which stations were drawn.
    Strata,
    /// Cells of what has arrived.
    Cells,
    /// Nothing: every report counts the same.
    None,
}

/// How sure intervals are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum ConfidenceArgument {
    /// 90 %.
    #[value(name = "90")]
    Ninety,
    /// 95 %.
    #[value(name = "95")]
    NinetyFive,
    /// 99 %.
    #[value(name = "99")]
    NinetyNine,
}

/// Reads `OPTION=P/Q`.
fn official(text: &str) -> Result<(String, Fraction), String> {
    let (option, share) = text.split_once('=').ok_or("expected OPTION=P/Q such as A=53/100")?;
    let share: Fraction = share.parse().map_err(|error| format!("{error}"))?;
    match share.is_part() {
        true => Ok((option.to_owned(), share)),
        false => Err(format!("found {share}, expected a share of at most 1")),
    }
}
