//! Writing compiled formulas with a protocol's numbers in place of codes: `407 + 60`, as a finding shows them.
//!
//! Formulas with codes are written by `model::expression::text`.

use model::expression::{Comparison, Expression};

/// What stands for a line, and whether its former value is meant.
type Leaf<'a, L> = dyn Fn(&L, bool) -> String + 'a;

/// Writes an expression with as few parentheses as its meaning allows.
pub(crate) fn expression<L>(expression: &Expression<L>, leaf: &Leaf<'_, L>) -> String {
    let mut out = String::new();
    write(expression, leaf, Tightness::Sum, &mut out);
    out
}

/// How tightly a part must hold together where it stands.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Tightness {
    Sum,
    Product,
    Factor,
}

fn write<L>(expression: &Expression<L>, leaf: &Leaf<'_, L>, least: Tightness, out: &mut String) {
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
        Expression::Line(place) => out.push_str(&leaf(place, false)),
        Expression::Was(place) => out.push_str(&leaf(place, true)),
        Expression::Sum(terms) => {
            for (place, term) in terms.iter().enumerate() {
                if place > 0 {
                    out.push_str(" + ");
                }
                write(term, leaf, Tightness::Sum, out);
            }
        }
        Expression::Difference(left, right) => {
            write(left, leaf, Tightness::Sum, out);
            out.push_str(" − ");
            write(right, leaf, Tightness::Product, out);
        }
        Expression::Product(left, right) => {
            write(left, leaf, Tightness::Product, out);
            out.push_str(" × ");
            write(right, leaf, Tightness::Product, out);
        }
    }
    if own < least {
        out.push(')');
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
