//! Formulas in a definition: their text, and whether the names in it mean something in this form.

use crate::document::node::Node;
use crate::document::problem::{did_you_mean, one_of, quoted};
use crate::expression::text::{Fault, NotAFormula};
use crate::expression::{Condition, Expression, VOTES};

/// What a formula of a form may name.
pub(super) struct Names<'n> {
    /// Codes of the form's lines.
    pub(super) lines: &'n [String],
    /// Codes of the options that every contest of the form has.
    pub(super) options: &'n [String],
}

impl Names<'_> {
    /// Every name, `votes` included.
    pub(super) fn all(&self) -> impl Iterator<Item = &str> {
        self.lines.iter().chain(self.options).map(String::as_str).chain([VOTES])
    }
}

/// Whether a formula may speak of the revision before.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Former {
    /// `was(…)` is allowed.
    Allowed,
    /// It is not.
    Refused,
}

/// Reads an expression whose names are known.
pub(super) fn expression(node: &Node<'_>, names: &Names<'_>, former: Former) -> Option<Expression> {
    let text = node.string("an expression such as \"valid + invalid\"")?;
    let expression: Expression = parsed(node, text.parse())?;
    let mut used = Vec::new();
    expression.lines(&mut |code, was| used.push((code, was)));
    (known(node, names, former, &used) && small(node, &[&expression], names)).then(|| expression.clone())
}

/// Reads a condition whose names are known.
pub(super) fn condition(node: &Node<'_>, names: &Names<'_>, former: Former) -> Option<Condition> {
    let text = node.string("a condition such as \"found = valid + invalid\"")?;
    let condition: Condition = parsed(node, text.parse())?;
    let mut used = Vec::new();
    condition.lines(&mut |code, was| used.push((code, was)));
    let mut sides = Vec::new();
    compared(&condition, &mut sides);
    (known(node, names, former, &used) && small(node, &sides, names)).then(|| condition.clone())
}

fn parsed<T>(node: &Node<'_>, result: Result<T, NotAFormula>) -> Option<T> {
    let error = match result {
        Ok(formula) => return Some(formula),
        Err(error) => error,
    };
    let (found, expected) = match &error.fault {
        Fault::Unexpected { found, expected } => (found.clone(), (*expected).to_owned()),
        Fault::TooLarge { found } => (found.clone(), "an integer of at most 1000000000000000".to_owned()),
        Fault::TooDeep => ("a formula of more than 16 levels".to_owned(), "at most 16".to_owned()),
    };
    node.tell_inside(error.byte, &found, &expected, None);
    None
}

fn known(node: &Node<'_>, names: &Names<'_>, former: Former, used: &[(&str, bool)]) -> bool {
    let mut good = true;
    for &(code, was) in used {
        if was && former == Former::Refused {
            node.tell(&format!("was({code})"), "was(…) only in a check of scope revision");
            good = false;
        } else if !names.all().any(|name| name == code) {
            let help = did_you_mean(code, names.all());
            node.tell_with(&quoted(code), &one_of(names.all()), help);
            good = false;
        }
    }
    good
}

/// The largest value of an expression: times any fraction, it still fits in 128 bits.
const VALUE_MAX: i128 = 1 << 100;

/// Whether no expression can become larger than [`VALUE_MAX`].
fn small(node: &Node<'_>, expressions: &[&Expression], names: &Names<'_>) -> bool {
    let fits = |expression: &&Expression| largest(expression, names).is_some_and(|value| value <= VALUE_MAX);
    let good = expressions.iter().all(fits);
    if !good {
        node.tell("a formula whose value can exceed 30 digits", "fewer products of lines");
    }
    good
}

/// The largest absolute value of an expression over counts of 32 bits; `None` beyond 127 bits.
fn largest(expression: &Expression, names: &Names<'_>) -> Option<i128> {
    let count = i128::from(u32::MAX);
    match expression {
        Expression::Number(number) => Some(i128::from(*number).abs()),
        Expression::Line(code) if code == VOTES => {
            count.checked_mul(i128::try_from(names.options.len().max(OPTIONS_MANY)).ok()?)
        }
        Expression::Line(_) | Expression::Was(_) => Some(count),
        Expression::Sum(terms) => {
            terms.iter().try_fold(0i128, |sum, term| sum.checked_add(largest(term, names)?))
        }
        Expression::Difference(left, right) => largest(left, names)?.checked_add(largest(right, names)?),
        Expression::Product(left, right) => largest(left, names)?.checked_mul(largest(right, names)?),
    }
}

/// A contest may have options that are not common to all contests of the form; it has fewer than this.
const OPTIONS_MANY: usize = 100_000;

/// The expressions that a condition compares.
fn compared<'c>(condition: &'c Condition, sides: &mut Vec<&'c Expression>) {
    match condition {
        Condition::Compare(_, left, right) => sides.extend([left, right]),
        Condition::And(parts) | Condition::Or(parts) => parts.iter().for_each(|part| compared(part, sides)),
        Condition::Not(part) => compared(part, sides),
        Condition::Kind(_) => {}
    }
}
