//! What limits an estimate, each as a value and as a sentence.

use super::Fraction;
use std::fmt;

/// So many names are written out in a sentence.
const NAMES_MAX: usize = 8;

/// What a reader of an estimate has to know; declared in the order in which they are told, the gravest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// Too few of the drawn stations have answered.
    LowResponse {
        /// Drawn stations that have answered.
        responded: u64,
        /// Stations drawn.
        sample: u64,
        /// The part needed.
        needed: Fraction,
    },
    /// A kind of station is missing more, or less, than chance explains.
    Unlike {
        /// What kinds are called.
        name: String,
        /// The kind.
        kind: String,
        /// Its known share.
        known: Fraction,
        /// What the known share is of.
        reference: &'static str,
        /// Its share of the reports.
        arrived: Fraction,
        /// Whether the weights of the estimate make up for it.
        is_repaired: bool,
    },
    /// Strata were drawn at unlike rates, and the weights do not make up for it.
    DrawIgnored,
    /// Groups without a report; the estimate does not stand for them.
    Unseen {
        /// Stratum or cell.
        group: &'static str,
        /// Their names.
        names: Vec<String>,
        /// Their stations in the frame.
        stations: u64,
        /// Stations in the frame.
        frame: u64,
    },
    /// Groups with one report of several stations: they bring nothing to the variance, so that the interval is too
    /// narrow.
    SingleReport {
        /// Stratum or cell.
        group: &'static str,
        /// Their names.
        names: Vec<String>,
        /// Their stations in the frame.
        stations: u64,
    },
    /// Sample points that were replaced.
    Replaced {
        /// How many.
        replaced: u64,
    },
    /// Strata of which fewer than half of the drawn stations have answered.
    WeakStrata {
        /// Their names.
        names: Vec<String>,
    },
    /// Fewer reports than the formulas are relied upon for.
    FewReports {
        /// Reports.
        arrived: u64,
    },
    /// Options of which a total is known to 10 % or worse.
    Spread {
        /// Their names.
        options: Vec<String>,
    },
    /// No two reports of a group, so no interval.
    NoVariance,
}

impl Warning {
    /// A stable name for scripts.
    pub fn code(&self) -> &'static str {
        match self {
            Warning::LowResponse { .. } => "low_response",
            Warning::Unlike { .. } => "unlike",
            Warning::Unseen { .. } => "unseen",
            Warning::SingleReport { .. } => "single_report",
            Warning::Replaced { .. } => "replaced",
            Warning::WeakStrata { .. } => "weak_strata",
            Warning::FewReports { .. } => "few_reports",
            Warning::Spread { .. } => "spread",
            Warning::DrawIgnored => "draw_ignored",
            Warning::NoVariance => "no_variance",
        }
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Warning::LowResponse { responded, sample, needed } => write!(
                formatter,
                "{responded} of {sample} drawn stations have answered, less than the {needed} that are needed."
            ),
            Warning::Unlike { name, kind, known, reference, arrived, is_repaired } => {
                let (known, arrived) = (known.percent(1), arrived.percent(1));
                let weights = if *is_repaired { "make up for their number" } else { "do not make up for it" };
                write!(
                    formatter,
                    "Stations of {name} {kind} are {known} % of {reference} and {arrived} % of what has arrived, \
                     further apart than chance explains; the weights {weights}."
                )
            }
            Warning::Unseen { group, names, stations, frame } => write!(
                formatter,
                "{} without a report, with {stations} of {frame} stations, for which the estimate does not stand: {}.",
                counted(names.len(), group),
                listed(names)
            ),
            Warning::SingleReport { group, names, stations } => write!(
                formatter,
                "{} with one report, for {stations} stations: the standard error is too small by what they would add: {}.",
                counted(names.len(), group),
                listed(names)
            ),
            Warning::Replaced { replaced } => write!(
                formatter,
                "{} replaced; those who could not be reached may be unlike those who stand in for them.",
                match replaced {
                    1 => "1 sample point was".to_owned(),
                    _ => format!("{replaced} sample points were"),
                }
            ),
            Warning::WeakStrata { names } => write!(
                formatter,
                "{} in which fewer than half of the drawn stations have answered: {}.",
                counted(names.len(), "stratum"),
                listed(names)
            ),
            Warning::FewReports { arrived } => write!(
                formatter,
                "{arrived} reports are fewer than the {} for which the formulas are relied upon.",
                super::REPORTS_MIN
            ),
            Warning::Spread { options } => write!(
                formatter,
                "Totals of these are known to 10 % or worse, so that their intervals are rough: {}.",
                listed(options)
            ),
            Warning::DrawIgnored => write!(
                formatter,
                "Some strata were drawn more densely than others, and the weights do not make up for it; weight by \
                 strata, or by cells that lie closer to them."
            ),
            Warning::NoVariance => {
                write!(formatter, "No group has two reports, so nothing is known of the margin.")
            }
        }
    }
}

/// A number with its noun.
fn counted(number: usize, noun: &str) -> String {
    let plural = match noun {
        "stratum" => "strata",
        "cell" => "cells",
        other => other,
    };
    format!("{number} {}", if number == 1 { noun } else { plural })
}

/// Names, and how many more.
fn listed(names: &[String]) -> String {
    let more = names.len().saturating_sub(NAMES_MAX);
    let shown = names[..names.len() - more].join(", ");
    if more == 0 { shown } else { format!("{shown} and {more} more") }
}
