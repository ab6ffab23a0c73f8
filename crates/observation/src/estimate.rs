//! The quick count: what a sample of stations says about all of them, and how much of that may be said.
//!
//! [`quick_count`] takes a [`Sample`], the [`Report`]s that have arrived and a [`Question`], and gives a
//! [`QuickCount`]: an [`Estimate`] where every station of the frame had its known chance of being drawn, and nothing
//! but [`Counts`], k of n, where somebody chose the stations. Counts have no method that gives a margin.
//!
//! An estimate cannot be shown without what limits it: its text and its JSON carry the stations that are in of those
//! drawn, the response of every stratum, the [`Warning`]s, and beside each [`Interval`] the words
//! [`ASSUMPTION`]. Whether an official share agrees is an [`Agreement`] of three values, decided by comparing
//! squares of fractions.
//!
//! The formulas are those of Cochran, *Sampling Techniques*, chapter 6, and stand in `exact`; what is public about
//! planning a sample is in [`size`](mod@size). No float decides anything.

mod count;
mod exact;
mod fraction;
mod groups;
mod represent;
mod response;
pub mod size;
mod text;
mod verdict;
mod warning;

pub use count::quick_count;
pub use fraction::{DIGITS_MAX, Fraction, NoFraction, root};
pub use represent::{KindShare, Kinds, Reference};
pub use response::{Response, StratumResponse};
pub use verdict::{Agreement, Confidence, Doubt, Interval, REPORTS_MIN};
pub use warning::Warning;

/// What every interval rests on; written beside each.
pub const ASSUMPTION: &str = "assumes that missing stations are like the others";

/// A stratum of the frame, and how many stations were drawn in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stratum {
    /// Its name, unique in the frame.
    pub name: String,
    /// N, stations in the frame.
    pub frame: u64,
    /// Stations drawn, arrived or not.
    pub sample: u64,
}

/// How the stations were chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sample {
    /// Drawn by lot, in each stratum by itself.
    Probability(Vec<Stratum>),
    /// Chosen by people: where observers live, where access was given.
    Purposive {
        /// Stations from which a report was expected.
        chosen: u64,
    },
}

/// What one station's report says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The station's id; one report a station.
    pub station: String,
    /// The name of its stratum; not looked at in a sample that people chose.
    pub stratum: String,
    /// The name of its cell, where the question has cells.
    pub cell: Option<String>,
    /// What kind of station it is, where the question compares kinds.
    pub kind: Option<String>,
    /// It stands in place of a drawn station that could not be reached.
    pub is_replacement: bool,
    /// The base of the shares at this station, such as its total of votes.
    pub base: u64,
    /// For each option of the question its count at this station.
    pub counts: Vec<u64>,
}

/// A cell of post-stratification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Its name.
    pub name: String,
    /// N, stations in the frame.
    pub frame: u64,
}

/// What stands for how many: by which groups reports are weighted up to the frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Weighting {
    /// By none: every report counts the same.
    Alone,
    /// By the strata in which stations were drawn.
    Strata,
    /// By cells of the reports that have arrived; their stations add up to the frame.
    Cells(Vec<Cell>),
}

/// What the mission calls its estimate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Reports are still coming.
    Preliminary,
    /// The mission stands by it; refused below the response that the question needs.
    Final,
}

/// What is asked of the reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The name of the base, without which no share is written.
    pub base: String,
    /// The options whose shares are estimated, in the order of the reports' counts.
    pub options: Vec<String>,
    /// How reports are weighted.
    pub weighting: Weighting,
    /// Of the intervals.
    pub confidence: Confidence,
    /// The response below which nothing is final and no verdict is given, a part of the drawn stations.
    pub response_needed: Fraction,
    /// What it is called.
    pub stage: Stage,
    /// Kinds of stations whose shares are known, to see whether what arrived looks like the frame.
    pub kinds: Option<Kinds>,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QuickCount {
    /// Of a probability sample.
    Estimate(Estimate),
    /// Of any other: what was seen, and nothing about what was not.
    Counts(Counts),
}

/// What was seen at stations that people chose. It says nothing about others, so it has no margin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counts {
    base_name: String,
    arrived: u64,
    chosen: u64,
    base: u128,
    options: Vec<(String, u128)>,
}

impl Counts {
    /// k of n: stations that have reported, of those that were chosen.
    pub fn stations(&self) -> (u64, u64) {
        (self.arrived, self.chosen)
    }

    /// The sum of the base over the stations that have reported.
    pub fn base(&self) -> u128 {
        self.base
    }

    /// For each option its sum over the stations that have reported.
    pub fn options(&self) -> &[(String, u128)] {
        &self.options
    }

    /// Whether an official share agrees: it cannot be told.
    pub fn agreement(&self) -> Agreement {
        Agreement::CannotBeTold(vec![Doubt::NoProbabilitySample])
    }
}

/// The shares of all stations, as a probability sample gives them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Estimate {
    base: String,
    weighting: &'static str,
    stage: Stage,
    confidence: Confidence,
    response_needed: Fraction,
    response: Response,
    covered: u64,
    groups_seen: u64,
    groups: u64,
    base_max: u64,
    shares: Vec<Share>,
    kinds: Vec<KindShare>,
    warnings: Vec<Warning>,
}

/// One option's estimated share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    option: String,
    ratio: Fraction,
    variance: Option<Fraction>,
    base: Fraction,
    is_wide: bool,
}

impl Share {
    /// Whose share it is.
    pub fn option(&self) -> &str {
        &self.option
    }

    /// R, exactly.
    pub fn ratio(&self) -> &Fraction {
        &self.ratio
    }

    /// V, exactly; `None` where no two reports of a group say how stations differ.
    pub fn variance(&self) -> Option<&Fraction> {
        self.variance.as_ref()
    }

    /// √V, for readers.
    pub fn standard_error(&self) -> Option<f64> {
        self.variance.as_ref().map(root)
    }
}

impl Estimate {
    /// The shares, in the order of the question's options.
    pub fn shares(&self) -> &[Share] {
        &self.shares
    }

    /// Who has answered.
    pub fn response(&self) -> &Response {
        &self.response
    }

    /// Stations of the frame for which the groups with reports stand, and stations of the frame.
    pub fn covered(&self) -> (u64, u64) {
        (self.covered, self.response.frame())
    }

    /// Groups of the weighting that have reports, and all of them.
    pub fn groups_seen(&self) -> (u64, u64) {
        (self.groups_seen, self.groups)
    }

    /// What limits it, the gravest first.
    pub fn warnings(&self) -> &[Warning] {
        &self.warnings
    }

    /// The shares of kinds of stations, known and as they have arrived.
    pub fn kinds(&self) -> &[KindShare] {
        &self.kinds
    }

    /// What the mission calls it.
    pub fn stage(&self) -> Stage {
        self.stage
    }

    /// The option's interval; `None` for an unknown option and where nothing is known of the variance.
    pub fn interval(&self, option: &str) -> Option<Interval> {
        let share = self.share(option)?;
        let variance = share.variance.as_ref()?;
        Some(Interval::new(&share.ratio, variance, self.confidence, &self.response))
    }

    /// Whether an official share agrees with the option's interval; `None` for an unknown option.
    pub fn agreement(&self, option: &str, official: &Fraction) -> Option<Agreement> {
        self.share(option).map(|share| verdict::agreement(self, share, official))
    }

    fn share(&self, option: &str) -> Option<&Share> {
        self.shares.iter().find(|share| share.option == option)
    }
}

/// Why nothing is computed, in the order in which it is looked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A part is written as a fraction above 1.
    #[error("the response needed is {0}, expected at most 1")]
    ResponseNeeded(Fraction),
    /// Two groups of one name.
    #[error("the {group} {name:?} stands twice, expected once")]
    GroupTwice {
        /// Stratum or cell.
        group: &'static str,
        /// Its name.
        name: String,
    },
    /// More stations drawn than there are.
    #[error("stratum {stratum:?}: {sample} stations drawn of {frame} in the frame, expected at most all")]
    SampleLargerThanFrame {
        /// Its name.
        stratum: String,
        /// Stations drawn.
        sample: u64,
        /// Stations there.
        frame: u64,
    },
    /// Cells of another frame.
    #[error("the cells have {cells} stations and the strata {strata}, expected the same frame")]
    FramesDiffer {
        /// Stations in all cells.
        cells: u64,
        /// Stations in all strata.
        strata: u64,
    },
    /// One station, two reports.
    #[error("station {0:?} reports twice, expected one report: keep the later")]
    StationTwice(String),
    /// A report that does not answer the question.
    #[error("station {station:?}: {found} counts, expected {expected}")]
    Counts {
        /// Its id.
        station: String,
        /// Counts in the report.
        found: usize,
        /// Options of the question.
        expected: usize,
    },
    /// A report out of a group that is not there.
    #[error("station {station:?}: the {group} {name:?} is not in the frame")]
    UnknownGroup {
        /// Its id.
        station: String,
        /// Stratum, cell or kind.
        group: &'static str,
        /// The name found.
        name: String,
    },
    /// A negative factor 1 − n/N.
    #[error("{group} {name:?}: {reports} reports of {frame} stations in the frame, expected at most all")]
    MoreThanFrame {
        /// Stratum or cell.
        group: &'static str,
        /// Its name.
        name: String,
        /// Reports in it.
        reports: u64,
        /// Stations there.
        frame: u64,
    },
    /// Reports of stations that were not drawn.
    #[error("stratum {stratum:?}: {arrived} reports of {sample} stations drawn, expected at most all")]
    MoreThanDrawn {
        /// Its name, or what names the whole choice.
        stratum: String,
        /// Reports.
        arrived: u64,
        /// Stations drawn.
        sample: u64,
    },
    /// Nothing has arrived.
    #[error("no report has arrived yet")]
    Empty,
    /// Nobody voted where reports came from.
    #[error("the base {0:?} is 0 at every station that has reported")]
    NothingInBase(String),
    /// Too early for that word.
    #[error(
        "{responded} of {sample} drawn stations have answered; nothing is called final below {needed} of them"
    )]
    NotFinal {
        /// Drawn stations that have answered.
        responded: u64,
        /// Stations drawn.
        sample: u64,
        /// The part needed.
        needed: Fraction,
    },
}
