//! A station among the other stations of its area: turnout and the leading option's share against the median.
//!
//! A finding points at a station that is worth a look, and is never a verdict: hospitals, barracks and stations
//! abroad differ for good reasons, which is why a check's `when` names the kinds to which it applies.

use crate::across::AcrossCheck;
use crate::compile::{Checks, Figure};
use crate::protocol::{Sheet, Values};
use crate::ratio::Ratio;
use crate::registry::Rule;
use model::expression::Expression;
use std::fmt;

/// Fewer stations than this say nothing about a median.
pub const STATIONS_MIN: usize = 5;

/// A station that differs from the median by more than the limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The station's place in the group.
    pub place: usize,
    /// Its share.
    pub own: Ratio,
    /// The median of the group.
    pub median: Ratio,
    /// From how many stations.
    pub stations: usize,
}

impl fmt::Display for Found {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Found { own, median, stations, .. } = self;
        let (above, below) = (own.numerator(), own.denominator());
        write!(out, "{above} / {below} = {own}, median of {stations} stations {median}")
    }
}

/// What a check of the scope `siblings` finds in the stations of an area, in their order.
pub fn evaluate(checks: &Checks, check: &AcrossCheck, group: &[Sheet<'_>]) -> Vec<Found> {
    let (numerator, denominator) = match check.rule {
        Rule::ShareAgainstSiblings => {
            (Expression::Line(leader(checks, group)), checks.base("votes_for_options"))
        }
        Rule::TurnoutAgainstSiblings => (checks.base("took_part"), checks.base("registered")),
        Rule::NonDecreasing
        | Rule::Reproduces
        | Rule::RiseAgainstSiblings
        | Rule::LastAgainstProtocol
        | Rule::EqualVectors
        | Rule::EqualsSum => unreachable!("a rule of another scope"),
    };
    let mut ratios: Vec<(usize, Ratio)> = Vec::with_capacity(group.len());
    for (place, sheet) in group.iter().enumerate() {
        let values = Values::new(checks, sheet);
        if check.when.as_ref().is_none_or(|when| values.is_true(when)) {
            let ratio = Ratio::new(values.value(&numerator), values.value(&denominator));
            ratios.extend(ratio.map(|ratio| (place, ratio)));
        }
    }
    let stations = ratios.len();
    if stations < STATIONS_MIN {
        return Vec::new();
    }
    let median = Ratio::median(ratios.iter().map(|&(_, ratio)| ratio).collect()).expect("some stations");
    ratios
        .into_iter()
        .filter(|&(_, own)| !check.limit.allows_distance(own, median))
        .map(|(place, own)| Found { place, own, median, stations })
        .collect()
}

/// The option with the most votes in the group; of equal ones the first on the ballot.
fn leader(checks: &Checks, group: &[Sheet<'_>]) -> Figure {
    let votes = |place: usize| group.iter().map(|sheet| u64::from(sheet.lines[place])).sum::<u64>();
    let places = checks.first_option..checks.width();
    let leader = places.rev().max_by_key(|&place| votes(place));
    Figure::Place(leader.expect("a contest has options"))
}

impl Checks {
    fn base(&self, name: &str) -> Expression<Figure> {
        self.bases.get(name).expect("compiling has found the rule's bases").clone()
    }
}
