//! Winning rules: plurality, majority, seats. How they are applied is `tabulation`'s.

use serde::{Deserialize, Serialize};

/// A fraction numerator/denominator, written `[p, q]`.
pub type Fraction = [u64; 2];

/// What follows when nobody has the majority.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Otherwise {
    /// A second round between the first two.
    RunOff,
    /// The voting is repeated.
    Repeat,
}

/// How seats are shared out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SeatMethod {
    /// Highest averages with divisors 1, 2, 3 …
    Dhondt,
    /// Highest averages with divisors 1, 3, 5 …
    SainteLague,
    /// Highest averages with divisors 1.4, 3, 5 …
    SainteLagueModified,
    /// Largest remainder with the quota votes/seats.
    Hare,
    /// Largest remainder with the quota ⌊votes/(seats+1)⌋+1.
    Droop,
}

/// The least share of a base with which a list takes part in the seats.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Threshold {
    /// Name of the base.
    pub base: String,
    /// p/q.
    pub share: Fraction,
}

/// The electoral quotient: this base divided by the number of seats.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quota {
    /// Name of the base.
    pub base: String,
}

/// How independents take part beside lists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Independents {
    /// The most seats that one can get.
    pub cap: u64,
    /// The least number of votes.
    pub quota: Quota,
}

/// The winning rule of a contest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Rule {
    /// More than p/q of a base.
    Majority(MajorityRule),
    /// Seats by proportion.
    Seats(SeatsRule),
    /// The most votes.
    Plurality(PluralityRule),
}

/// More than p/q of a named base, else a run-off or a repetition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MajorityRule {
    /// Name of the rule's own base, which need not be the base of display.
    pub base: String,
    /// Always `majority`.
    pub kind: Majority,
    /// p/q: strictly more is needed.
    pub more_than: Fraction,
    /// What follows otherwise.
    pub otherwise: Otherwise,
}

/// Seats by proportion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeatsRule {
    /// Absent: independents are treated as lists.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub independents: Option<Independents>,
    /// Always `seats`.
    pub kind: Seats,
    /// How they are shared out.
    pub method: SeatMethod,
    /// How many there are.
    pub seats: u64,
    /// Absent: every list takes part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub threshold: Option<Threshold>,
}

/// The most votes win.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PluralityRule {
    /// Always `plurality`.
    pub kind: Plurality,
}

crate::fact::tag::tag!(
    Majority = "majority";
    Seats = "seats";
    Plurality = "plurality";
);
