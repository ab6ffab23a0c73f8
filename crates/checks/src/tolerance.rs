//! By how much a comparison may fail and still hold: `docs/record-format.md`, section 4, exactly.
//!
//! The tolerance t is a value, or parts p/q of an expression; |a − b| ≤ t is decided as |a − b| · q ≤ of · p in 128
//! bits. [`crate::compile`] has shown that nothing here can overflow.

use crate::compile::Figure;
use model::definition::Bound;
use model::expression::{Comparison, Expression};

/// A tolerance with its expression compiled.
#[derive(Debug, Clone)]
pub(crate) struct Allowance {
    pub(crate) bound: Bound,
    pub(crate) amount: Amount,
}

/// How much is allowed.
#[derive(Debug, Clone)]
pub(crate) enum Amount {
    /// So many.
    Value(u64),
    /// So many parts of an expression: of · above / below.
    Parts { of: Expression<Figure>, above: u64, below: u64 },
}

/// What is allowed for one protocol: the fraction above/below.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Allowed {
    bound: Bound,
    above: i128,
    below: i128,
}

impl Allowance {
    /// What is allowed where `value` gives the value of an expression.
    pub(crate) fn allowed(&self, value: impl Fn(&Expression<Figure>) -> i128) -> Allowed {
        let (above, below) = match &self.amount {
            Amount::Value(count) => (i128::from(*count), 1),
            Amount::Parts { of, above, below } => (value(of) * i128::from(*above), i128::from(*below)),
        };
        Allowed { bound: self.bound, above, below }
    }
}

impl Allowed {
    /// Whether a comparison of two values holds within the tolerance.
    pub(crate) fn holds(self, comparison: Comparison, left: i128, right: i128) -> bool {
        let scaled = gap(comparison, left, right) * self.below;
        match self.bound {
            Bound::Inclusive => scaled <= self.above,
            Bound::Exclusive => scaled < self.above,
        }
    }

    /// The same limit in whole numbers: the largest difference that is allowed (inclusive), or the smallest that no
    /// longer is (exclusive).
    pub(crate) fn whole(self) -> (Bound, i128) {
        let down = self.above.div_euclid(self.below);
        let whole = match self.bound {
            Bound::Inclusive => down,
            Bound::Exclusive => down + i128::from(self.above.rem_euclid(self.below) > 0),
        };
        (self.bound, whole)
    }
}

/// By how much a comparison fails: |a − b| for `=`, a − b for `<=`, b − a for `>=`.
pub(crate) fn gap(comparison: Comparison, left: i128, right: i128) -> i128 {
    match comparison {
        Comparison::Equal => (left - right).abs(),
        Comparison::AtMost => left - right,
        Comparison::AtLeast => right - left,
        Comparison::NotEqual | Comparison::Less | Comparison::Greater => {
            unreachable!("a tolerance goes with =, <= or >=")
        }
    }
}
