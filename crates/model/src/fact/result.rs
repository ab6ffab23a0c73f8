//! A result as the record writes it: figures with their base, basis, coverage and size.
//!
//! These are the wire types of `docs/record-format.md`, section 7; `tabulation` computes them. A share cannot be
//! written down without its base: [`Share`] has no other form.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Which protocols are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BasisRule {
    /// The latest original, else the latest copy.
    Best,
    /// The latest original alone.
    Original,
}

/// A numerator over a base that is named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Share {
    /// Name of the base.
    pub base: String,
    /// The base, a count.
    pub denominator: u64,
    /// A count.
    pub numerator: u64,
    /// Rounded half up, without a sign; `no share` where the denominator is 0.
    pub percent: String,
}

/// So many of so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InOf {
    /// How many are in.
    #[serde(rename = "in")]
    pub counted: u64,
    /// Of how many.
    pub of: u64,
}

/// The part of the expected register that is in, or why that cannot be said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum RegisterCoverage {
    /// Voters in stations that are in, of voters in all stations.
    Known(InOf),
    /// There is no expected register.
    Unknown(NoRegister),
}

/// Why there is no coverage by register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoRegister {
    /// The reason.
    pub none: String,
}

/// The one reason for [`NoRegister`].
pub const NO_REGISTER: &str = "the station list has no expected register";

/// Which stations are in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Coverage {
    /// By expected register.
    pub registered: RegisterCoverage,
    /// By number of stations.
    pub stations: InOf,
}

/// An option's votes and its share of the contest's display base.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OptionFigures {
    /// Code of the option.
    pub option: String,
    /// Votes over the display base.
    pub share: Share,
    /// A count.
    pub votes: u64,
}

/// How many protocols of each basis the figures rest on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sources {
    /// Electronic copies.
    pub copies: u64,
    /// Originals.
    pub originals: u64,
}

/// What follows from the votes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OutcomeKind {
    /// Nothing is in, or there are no votes.
    None,
    /// One option wins.
    Elected,
    /// A second round between two.
    RunOff,
    /// The voting is repeated.
    Repeat,
    /// Seats are shared out.
    Seats,
    /// Equal claims: a lot must be drawn.
    Lot,
}

/// Whether anything outstanding could change it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OutcomeState {
    /// It could.
    Leading,
    /// It could not.
    Decided,
}

/// The outcome by the contest's rule on the rule's own base.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// What follows.
    pub kind: OutcomeKind,
    /// Codes of the options that it names.
    pub options: Vec<String>,
    /// Option to number of seats, without zeros.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seats: Option<BTreeMap<String, u64>>,
    /// Under a majority rule: the first candidate's votes over the rule's base.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<Share>,
    /// Leading or decided.
    pub state: OutcomeState,
}

/// The figures of one contest in one area.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResultFigures {
    /// Code of the area.
    pub area: String,
    /// Which protocols were taken.
    pub basis: BasisRule,
    /// Code of the contest.
    pub contest: String,
    /// Which stations are in.
    pub coverage: Coverage,
    /// Line code to sum.
    pub lines: BTreeMap<String, u64>,
    /// In ballot order.
    pub options: Vec<OptionFigures>,
    /// At the root area alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// The size of the record at which the figures hold.
    pub record_size: u64,
    /// How many protocols of each basis.
    pub sources: Sources,
    /// Took part over registered, where the form has both.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub turnout: Option<Share>,
}

/// Everything that a publication states: `results.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Results {
    /// The format's version.
    #[serde(rename = "$")]
    pub version: super::Version,
    /// Which protocols were taken.
    pub basis: BasisRule,
    /// The size of the record at which the figures hold.
    pub record_size: u64,
    /// Every area in the record's order and, within it, every contest.
    pub results: Vec<ResultFigures>,
}
