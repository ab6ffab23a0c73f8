//! Writing compiled formulas, once with codes and once with numbers.
//!
//! With codes they read as a person would type them (`valid + invalid = found`), with numbers as the finding of a
//! protocol (`407 + 60 ≠ 468`). Both come from one writer, so that a formula and its numbers cannot drift apart.

use model::expression::{Comparison, Condition, Expression};

/// How leaves and signs are spelled.
pub(crate) struct Spelling<'a, L> {
    /// A line, and whether its former value is meant.
    pub(crate) leaf: &'a dyn Fn(&L, bool) -> String,
    pub(crate) minus: &'static str,
    pub(crate) times: &'static str,
}

/// Writes an expression with as few parentheses as its meaning allows.
pub(crate) fn expression<L>(expression: &Expression<L>, spelling: &Spelling<'_, L>) -> String {
    let mut out = String::new();
    write(expression, spelling, Tightness::Sum, &mut out);
    out
}

/// How tightly a part must hold together where it stands.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Tightness {
    Sum,
    Product,
    Factor,
}

fn write<L>(expression: &Expression<L>, spelling: &Spelling<'_, L>, least: Tightness, out: &mut String) {
    let own = match expression {
        Expression::Sum(_) | Expression::Difference(..) => Tightness::Sum,
        Expression::Product(..) => Tightness::Product,
        Expression::Number(_) | Expression::Line(_) | Expression::Was(_) => Tightness::Factor,
    };
    if own < least {
        out.push('(');
    }
    match expression {
        Expression::Number(number) => out.push_str(&number.to_string()),
        Expression::Line(place) => out.push_str(&(spelling.leaf)(place, false)),
        Expression::Was(place) => out.push_str(&(spelling.leaf)(place, true)),
        Expression::Sum(terms) => {
            for (place, term) in terms.iter().enumerate() {
                if place > 0 {
                    out.push_str(" + ");
                }
                write(term, spelling, Tightness::Sum, out);
            }
        }
        Expression::Difference(left, right) => {
            write(left, spelling, Tightness::Sum, out);
            out.push_str(spelling.minus);
            write(right, spelling, Tightness::Product, out);
        }
        Expression::Product(left, right) => {
            write(left, spelling, Tightness::Product, out);
            out.push_str(spelling.times);
            write(right, spelling, Tightness::Product, out);
        }
    }
    if own < least {
        out.push(')');
    }
}

/// A condition of a definition as a person would type it.
pub(crate) fn condition(part: &Condition) -> String {
    let joined = |parts: &[Condition], word: &str| {
        let parts: Vec<String> = parts.iter().map(grouped).collect();
        parts.join(word)
    };
    match part {
        Condition::Compare(comparison, left, right) => {
            format!("{} {} {}", code_expression(left), comparison.sign(), code_expression(right))
        }
        Condition::And(parts) => joined(parts, " and "),
        Condition::Or(parts) => joined(parts, " or "),
        Condition::Not(part) => format!("not {}", grouped(part)),
        Condition::Kind(kind) => format!("kind = {kind}"),
    }
}

/// An expression of a definition as a person would type it.
pub(crate) fn code_expression(part: &Expression) -> String {
    let leaf = |code: &String, former| if former { format!("was({code})") } else { code.clone() };
    expression(part, &Spelling { leaf: &leaf, minus: " - ", times: " * " })
}

fn grouped(part: &Condition) -> String {
    match part {
        Condition::And(_) | Condition::Or(_) => format!("({})", condition(part)),
        _ => condition(part),
    }
}

/// The sign of a comparison that is true.
pub(crate) fn sign(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Equal => "=",
        Comparison::NotEqual => "≠",
        Comparison::Less => "<",
        Comparison::AtMost => "≤",
        Comparison::Greater => ">",
        Comparison::AtLeast => "≥",
    }
}
