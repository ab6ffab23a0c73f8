//! The numbers of a finding: the formula with the protocol's figures in it, and by how much it failed.
//!
//! An [`Explanation`] is computed when somebody looks, from the compiled formula that gave the finding. Its
//! `Display` is English; other languages make their words from [`Stated`] and [`Gap`].

use crate::compile::{Checks, Figure};
use crate::protocol::{Finding, Sheet, Values};
use crate::tolerance::gap;
use crate::words::{expression, sign};
use model::definition::Bound;
use model::expression::{Condition, Expression};
use std::fmt;

/// What is the case in place of what should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// Each of them is the case.
    pub facts: Vec<Stated>,
    /// The value on the left, where one comparison should hold.
    pub left: Option<i128>,
    /// The value on the right.
    pub right: Option<i128>,
    /// Where there is a tolerance.
    pub gap: Option<Gap>,
}

/// A fact that makes the finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stated {
    /// Signs and figures, such as `407 + 60 ≠ 468`: the same in every language.
    Figures(String),
    /// The station is of a kind, or is not.
    Kind {
        /// Whether it is.
        is: bool,
        /// The kind's code.
        kind: String,
    },
}

impl fmt::Display for Stated {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Stated::Figures(figures) => out.write_str(figures),
            Stated::Kind { is, kind } => write!(out, "kind {} {kind}", if *is { "=" } else { "≠" }),
        }
    }
}

/// By how much a comparison failed, and how much was allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// |a − b| for `=`, a − b for `<=`, b − a for `>=`.
    pub difference: i128,
    /// In whole numbers: at most this (inclusive), or less than this (exclusive).
    pub allowed: i128,
    /// Inclusive or exclusive.
    pub bound: Bound,
}

impl fmt::Display for Explanation {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.numbers())?;
        let Some(Gap { difference, allowed, bound }) = self.gap else { return Ok(()) };
        let at_most = match bound {
            Bound::Inclusive => "at most",
            Bound::Exclusive => "less than",
        };
        write!(out, " (difference {difference}, allowed {at_most} {allowed})")
    }
}

impl Explanation {
    /// The facts without the tolerance, in English: `407 + 60 ≠ 468`, several joined by ` and `.
    pub fn numbers(&self) -> String {
        self.facts.iter().map(Stated::to_string).collect::<Vec<_>>().join(" and ")
    }
}

impl Checks {
    /// The numbers of a finding of this sheet.
    pub fn explain(&self, finding: &Finding, sheet: &Sheet<'_>) -> Explanation {
        let values = Values::new(self, sheet);
        let formula = self
            .formulas
            .iter()
            .find(|formula| formula.check == finding.check)
            .expect("a finding is one of these checks");
        assert!(!values.holds(formula), "a finding of this sheet");
        let mut explanation = Explanation { facts: Vec::new(), left: None, right: None, gap: None };
        if let Condition::Compare(comparison, left, right) = &formula.holds {
            let (left_value, right_value) = (values.value(left), values.value(right));
            (explanation.left, explanation.right) = (Some(left_value), Some(right_value));
            explanation.gap = formula.allowance.as_ref().map(|allowance| {
                let (bound, allowed) = allowance.allowed(|expression| values.value(expression)).whole();
                Gap { difference: gap(*comparison, left_value, right_value), allowed, bound }
            });
        }
        values.state(&formula.holds, false, &mut explanation.facts);
        explanation
    }
}

impl Values<'_> {
    fn numbers(&self, part: &Expression<Figure>) -> String {
        let leaf = |figure: &Figure, former| self.figure(figure, former).to_string();
        expression(part, &leaf)
    }

    /// Facts that make a condition true, or false if that is wanted. Each of them is the case.
    fn state(&self, condition: &Condition<Figure>, wanted: bool, facts: &mut Vec<Stated>) {
        match condition {
            Condition::Compare(comparison, left, right) => {
                let sign = if wanted { sign(*comparison) } else { comparison.broken_sign() };
                let figures = format!("{} {sign} {}", self.numbers(left), self.numbers(right));
                facts.push(Stated::Figures(figures));
            }
            Condition::And(parts) | Condition::Or(parts) => {
                for part in parts.iter().filter(|part| self.is_true(part) == wanted) {
                    self.state(part, wanted, facts);
                }
            }
            Condition::Not(part) => self.state(part, !wanted, facts),
            Condition::Kind(kind) => facts.push(Stated::Kind { is: wanted, kind: kind.clone() }),
        }
    }
}
