//! Checks that look across protocols: a rule of the registry, its limit, and where it applies.
//!
//! [`AcrossCheck`] is such a check compiled. The rooms `turnout`, `siblings`, `equal` and `summary` carry it out;
//! which one is said by its rule's entry in [`crate::registry`].

use crate::compile::{Checks, Figure, NotCompiled};
use crate::protocol::{Sheet, Values};
use crate::ratio::Ratio;
use crate::registry::{Entry, Rule};
use model::definition::{Bound, Check, Limit as Takes, Severity, Tolerance};
use model::expression::Condition;

/// The largest numerator and denominator of a limit in points: a percentage with four decimals.
pub const PARTS_MAX: u64 = 1_000_000;

/// A check that looks across protocols.
#[derive(Debug, Clone)]
pub struct AcrossCheck {
    /// Its place in the form's checks.
    pub check: usize,
    /// The rule that it names.
    pub rule: Rule,
    /// How grave a finding is.
    pub severity: Severity,
    /// Where the rule ends to hold.
    pub limit: Limit,
    pub(crate) when: Option<Condition<Figure>>,
}

/// Where a rule across protocols ends to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// The rule has none.
    None,
    /// A count.
    Count {
        /// The count.
        value: u64,
        /// Whether the count itself still holds.
        bound: Bound,
    },
    /// Percentage points as a fraction: 15 points are 3/20.
    Points {
        /// Above.
        above: u64,
        /// Below.
        below: u64,
        /// Whether exactly so much still holds.
        bound: Bound,
    },
}

impl AcrossCheck {
    pub(crate) fn new(
        place: usize,
        entry: &Entry,
        check: &Check,
        when: Option<Condition<Figure>>,
    ) -> Result<AcrossCheck, NotCompiled> {
        let limit = match (entry.takes, &check.tolerance) {
            (Takes::None, None) => Some(Limit::None),
            (Takes::Value, &Some(Tolerance { bound, of: None, parts: None, value: Some(value) })) => {
                Some(Limit::Count { value, bound })
            }
            (
                Takes::Points,
                &Some(Tolerance { bound, of: None, parts: Some([above, below]), value: None }),
            ) => {
                let fits = above <= PARTS_MAX && (1..=PARTS_MAX).contains(&below);
                fits.then_some(Limit::Points { above, below, bound })
            }
            _ => None,
        };
        let limit = limit.ok_or_else(|| NotCompiled::Shape {
            check: check.code.clone(),
            found: if check.tolerance.is_some() { "another tolerance" } else { "no tolerance" },
            expected: match entry.takes {
                Takes::None => "no tolerance",
                Takes::Value => "a tolerance with a value",
                Takes::Points => "a tolerance in percentage points, without of",
            },
        })?;
        Ok(AcrossCheck { check: place, rule: entry.rule, severity: check.severity, limit, when })
    }
}

impl Checks {
    /// Whether a check across protocols applies to the stations of a kind, also to those that have no protocol yet:
    /// its condition reads the kind alone, as a definition asks for.
    pub fn applies_to(&self, check: &AcrossCheck, kind: &str) -> bool {
        let Some(when) = &check.when else { return true };
        let lines = vec![0; self.width()];
        Values::new(self, &Sheet { kind, lines: &lines, was: None }).is_true(when)
    }

    /// The value of a base of the form for one protocol; `None` where the form does not define it.
    pub fn base_value(&self, name: &str, sheet: &Sheet<'_>) -> Option<i128> {
        Some(Values::new(self, sheet).value(self.bases.get(name)?))
    }
}

impl Limit {
    /// Whether a difference in counts is within the limit.
    pub(crate) fn allows_count(self, difference: u64) -> bool {
        match self {
            Limit::Count { value, bound: Bound::Inclusive } => difference <= value,
            Limit::Count { value, bound: Bound::Exclusive } => difference < value,
            Limit::None | Limit::Points { .. } => unreachable!("compiling has given this rule a count"),
        }
    }

    /// Whether `ratio` lies above `from` by no more than the limit.
    pub(crate) fn allows_rise(self, ratio: Ratio, from: Ratio) -> bool {
        match self {
            Limit::Points { above, below, bound } => ratio.is_within(from, above, below, bound),
            Limit::None | Limit::Count { .. } => unreachable!("compiling has given this rule points"),
        }
    }

    /// Whether two ratios are apart by no more than the limit.
    pub(crate) fn allows_distance(self, one: Ratio, other: Ratio) -> bool {
        self.allows_rise(one, other) && self.allows_rise(other, one)
    }
}
