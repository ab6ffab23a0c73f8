//! Writing expressions and conditions as text, with as few parentheses as the meaning allows.
//!
//! Whoever writes a part says how tightly it must hold together there ([`Binding`]); a looser part gets parentheses.

use crate::expression::{Condition, Expression};
use std::fmt;

/// How tightly a part holds together, loosest first.
#[derive(PartialEq, PartialOrd, Clone, Copy)]
enum Binding {
    Or,
    And,
    Comparison,
    Sum,
    Product,
    Factor,
}

impl fmt::Display for Expression {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        value(self, Binding::Sum, out)
    }
}

impl fmt::Display for Condition {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        truth(self, Binding::Or, out)
    }
}

fn value(expression: &Expression, least: Binding, out: &mut fmt::Formatter<'_>) -> fmt::Result {
    let own = match expression {
        Expression::Number(number) if *number < 0 => Binding::Sum,
        Expression::Number(_) | Expression::Line(_) | Expression::Was(_) => Binding::Factor,
        Expression::Sum(_) | Expression::Difference(..) => Binding::Sum,
        Expression::Product(..) => Binding::Product,
    };
    if own < least {
        out.write_str("(")?;
    }
    match expression {
        Expression::Number(number) if *number < 0 => write!(out, "0 - {}", number.unsigned_abs())?,
        Expression::Number(number) => write!(out, "{number}")?,
        Expression::Line(code) => out.write_str(code)?,
        Expression::Was(code) => write!(out, "was({code})")?,
        Expression::Sum(terms) => {
            for (place, term) in terms.iter().enumerate() {
                if place > 0 {
                    out.write_str(" + ")?;
                }
                value(term, if place == 0 { Binding::Sum } else { Binding::Product }, out)?;
            }
        }
        Expression::Difference(left, right) => {
            value(left, Binding::Sum, out)?;
            out.write_str(" - ")?;
            value(right, Binding::Product, out)?;
        }
        Expression::Product(left, right) => {
            value(left, Binding::Product, out)?;
            out.write_str(" * ")?;
            value(right, Binding::Factor, out)?;
        }
    }
    if own < least {
        out.write_str(")")?;
    }
    Ok(())
}

fn truth(condition: &Condition, least: Binding, out: &mut fmt::Formatter<'_>) -> fmt::Result {
    let own = match condition {
        Condition::Or(_) => Binding::Or,
        Condition::And(_) => Binding::And,
        Condition::Compare(..) | Condition::Not(_) | Condition::Kind(_) => Binding::Comparison,
    };
    if own < least {
        out.write_str("(")?;
    }
    match condition {
        Condition::Compare(comparison, left, right) => {
            write!(out, "{left} {} {right}", comparison.sign())?;
        }
        Condition::And(parts) => joined(parts, " and ", Binding::Comparison, out)?,
        Condition::Or(parts) => joined(parts, " or ", Binding::And, out)?,
        Condition::Not(part) => match part.as_ref() {
            Condition::Kind(kind) => write!(out, "kind != {kind}")?,
            other => {
                out.write_str("not ")?;
                truth(other, Binding::Comparison, out)?;
            }
        },
        Condition::Kind(kind) => write!(out, "kind = {kind}")?,
    }
    if own < least {
        out.write_str(")")?;
    }
    Ok(())
}

fn joined(parts: &[Condition], word: &str, least: Binding, out: &mut fmt::Formatter<'_>) -> fmt::Result {
    for (place, part) in parts.iter().enumerate() {
        if place > 0 {
            out.write_str(word)?;
        }
        truth(part, least, out)?;
    }
    Ok(())
}
