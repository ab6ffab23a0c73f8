//! The figures that show a finding, as the checks computed them.
//!
//! Their `Display` is English, for the command line and for data; a page says them in the words of its reader.

use checks::{Explanation, siblings, summary, turnout};
use std::fmt;

/// The figures of a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Numbers {
    /// A formula with a protocol's figures in it, such as `407 + 60 ≠ 468`.
    Formula(Explanation),
    /// A station's share and the median of its siblings.
    Median(siblings::Found),
    /// The votes that stations have alike, in ballot order.
    Votes(Vec<u32>),
    /// A turnout report.
    Report(turnout::Fault),
    /// A line of a summary protocol and its computed sum.
    Line(summary::Found),
}

impl fmt::Display for Numbers {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Numbers::Formula(explanation) => explanation.fmt(out),
            Numbers::Median(found) => found.fmt(out),
            Numbers::Votes(votes) => {
                out.write_str(&votes.iter().map(u32::to_string).collect::<Vec<_>>().join(", "))
            }
            Numbers::Report(fault) => fault.fmt(out),
            Numbers::Line(found) => found.fmt(out),
        }
    }
}
