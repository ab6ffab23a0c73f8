//! The formula language: exact integer expressions over the lines of a protocol, and conditions on them.
//!
//! One tree, two spellings. The record spells it as JSON arrays (`["=", ["+", "valid", "invalid"], "found"]`), so
//! that a stranger's verifier needs no parser; people spell it as text (`valid + invalid = found`), read and
//! written by [`text`]. There is no division, no float and no function call.

pub mod text;

use serde::de::{self, SeqAccess, Visitor};
use serde::ser::SerializeTuple;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// An integer-valued expression over lines; `L` names a line: its code, or once resolved its place in a protocol.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Expression<L = String> {
    /// A constant.
    Number(i64),
    /// A line or an option by its code, or `votes`: the sum of all options.
    Line(L),
    /// The same line in the superseded revision.
    Was(L),
    /// The sum of at least two terms.
    Sum(Vec<Expression<L>>),
    /// Left minus right.
    Difference(Box<Expression<L>>, Box<Expression<L>>),
    /// Left times right.
    Product(Box<Expression<L>>, Box<Expression<L>>),
}

/// How two expressions are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Comparison {
    /// `=`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    Greater,
    /// `>=`
    AtLeast,
}

impl Comparison {
    /// Whether it is true of two numbers.
    pub fn holds(self, left: i128, right: i128) -> bool {
        match self {
            Comparison::Equal => left == right,
            Comparison::NotEqual => left != right,
            Comparison::Less => left < right,
            Comparison::AtMost => left <= right,
            Comparison::Greater => left > right,
            Comparison::AtLeast => left >= right,
        }
    }
}

/// Something that is true or false of a protocol.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Condition<L = String> {
    /// A comparison of two expressions.
    Compare(Comparison, Expression<L>, Expression<L>),
    /// All of them.
    And(Vec<Condition<L>>),
    /// At least one of them.
    Or(Vec<Condition<L>>),
    /// Not this.
    Not(Box<Condition<L>>),
    /// The station's kind is this one.
    Kind(String),
}

impl Comparison {
    /// Every comparison, in the order of the documentation.
    pub const ALL: [Comparison; 6] = [
        Comparison::Equal,
        Comparison::NotEqual,
        Comparison::Less,
        Comparison::AtMost,
        Comparison::Greater,
        Comparison::AtLeast,
    ];

    /// The sign in the record and in text.
    pub fn sign(self) -> &'static str {
        match self {
            Comparison::Equal => "=",
            Comparison::NotEqual => "!=",
            Comparison::Less => "<",
            Comparison::AtMost => "<=",
            Comparison::Greater => ">",
            Comparison::AtLeast => ">=",
        }
    }

    /// The sign with which a broken comparison is shown: `407 + 60 ≠ 468`.
    pub fn broken_sign(self) -> &'static str {
        match self {
            Comparison::Equal => "≠",
            Comparison::NotEqual => "=",
            Comparison::Less => "≥",
            Comparison::AtMost => ">",
            Comparison::Greater => "≤",
            Comparison::AtLeast => "<",
        }
    }

    fn from_sign(sign: &str) -> Option<Comparison> {
        Comparison::ALL.into_iter().find(|comparison| comparison.sign() == sign)
    }
}

impl Expression {
    /// Calls `visit` with the code of every line that the expression reads, and whether it is the former value.
    pub fn lines<'a>(&'a self, visit: &mut impl FnMut(&'a str, bool)) {
        match self {
            Expression::Number(_) => {}
            Expression::Line(code) => visit(code, false),
            Expression::Was(code) => visit(code, true),
            Expression::Sum(terms) => terms.iter().for_each(|term| term.lines(visit)),
            Expression::Difference(left, right) | Expression::Product(left, right) => {
                left.lines(visit);
                right.lines(visit);
            }
        }
    }
}

/// The word that stands for the sum of all options.
pub const VOTES: &str = "votes";

impl<L> Expression<L> {
    /// The value, given the value of each line (and whether the former one is meant).
    ///
    /// `None` on an overflow of 128 bits, which no expression over counts reaches by honest means.
    pub fn value(&self, line: &impl Fn(&L, bool) -> i128) -> Option<i128> {
        match self {
            Expression::Number(number) => Some(i128::from(*number)),
            Expression::Line(place) => Some(line(place, false)),
            Expression::Was(place) => Some(line(place, true)),
            Expression::Sum(terms) => {
                terms.iter().try_fold(0i128, |sum, term| sum.checked_add(term.value(line)?))
            }
            Expression::Difference(left, right) => left.value(line)?.checked_sub(right.value(line)?),
            Expression::Product(left, right) => left.value(line)?.checked_mul(right.value(line)?),
        }
    }

    /// The same expression over other names of lines. `resolve` gives what stands for a line, or refuses it.
    pub fn resolve<M, E>(
        &self,
        resolve: &impl Fn(&L, bool) -> Result<Expression<M>, E>,
    ) -> Result<Expression<M>, E> {
        let boxed = |part: &Expression<L>| part.resolve(resolve).map(Box::new);
        Ok(match self {
            Expression::Number(number) => Expression::Number(*number),
            Expression::Line(place) => resolve(place, false)?,
            Expression::Was(place) => resolve(place, true)?,
            Expression::Sum(terms) => {
                Expression::Sum(terms.iter().map(|term| term.resolve(resolve)).collect::<Result<_, E>>()?)
            }
            Expression::Difference(left, right) => Expression::Difference(boxed(left)?, boxed(right)?),
            Expression::Product(left, right) => Expression::Product(boxed(left)?, boxed(right)?),
        })
    }
}

impl<L> Condition<L> {
    /// The same condition over other names of lines.
    pub fn resolve<M, E>(
        &self,
        resolve: &impl Fn(&L, bool) -> Result<Expression<M>, E>,
    ) -> Result<Condition<M>, E> {
        let all = |parts: &[Condition<L>]| -> Result<Vec<Condition<M>>, E> {
            parts.iter().map(|part| part.resolve(resolve)).collect()
        };
        Ok(match self {
            Condition::Compare(comparison, left, right) => {
                Condition::Compare(*comparison, left.resolve(resolve)?, right.resolve(resolve)?)
            }
            Condition::And(parts) => Condition::And(all(parts)?),
            Condition::Or(parts) => Condition::Or(all(parts)?),
            Condition::Not(part) => Condition::Not(Box::new(part.resolve(resolve)?)),
            Condition::Kind(kind) => Condition::Kind(kind.clone()),
        })
    }
}

impl Condition {
    /// Calls `visit` with the code of every line that the condition reads, and whether it is the former value.
    pub fn lines<'a>(&'a self, visit: &mut impl FnMut(&'a str, bool)) {
        match self {
            Condition::Compare(_, left, right) => {
                left.lines(visit);
                right.lines(visit);
            }
            Condition::And(parts) | Condition::Or(parts) => parts.iter().for_each(|part| part.lines(visit)),
            Condition::Not(part) => part.lines(visit),
            Condition::Kind(_) => {}
        }
    }

    /// Calls `visit` with every kind of station that the condition names.
    pub fn kinds<'a>(&'a self, visit: &mut impl FnMut(&'a str)) {
        match self {
            Condition::Compare(..) => {}
            Condition::And(parts) | Condition::Or(parts) => parts.iter().for_each(|part| part.kinds(visit)),
            Condition::Not(part) => part.kinds(visit),
            Condition::Kind(kind) => visit(kind),
        }
    }
}

fn array<S: Serializer, T: Serialize>(serializer: S, head: &str, rest: &[T]) -> Result<S::Ok, S::Error> {
    let mut tuple = serializer.serialize_tuple(rest.len() + 1)?;
    tuple.serialize_element(head)?;
    for part in rest {
        tuple.serialize_element(part)?;
    }
    tuple.end()
}

impl Serialize for Expression {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Expression::Number(number) => serializer.serialize_i64(*number),
            Expression::Line(code) => serializer.serialize_str(code),
            Expression::Was(code) => array(serializer, "was", &[code]),
            Expression::Sum(terms) => array(serializer, "+", terms),
            Expression::Difference(left, right) => array(serializer, "-", &[left, right]),
            Expression::Product(left, right) => array(serializer, "*", &[left, right]),
        }
    }
}

impl Serialize for Condition {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Condition::Compare(comparison, left, right) => {
                array(serializer, comparison.sign(), &[left, right])
            }
            Condition::And(parts) => array(serializer, "and", parts),
            Condition::Or(parts) => array(serializer, "or", parts),
            Condition::Not(part) => array(serializer, "not", &[part]),
            Condition::Kind(kind) => array(serializer, "kind", &[kind]),
        }
    }
}

struct Parts<'de, A>(A, std::marker::PhantomData<&'de ()>);

impl<'de, A: SeqAccess<'de>> Parts<'de, A> {
    fn one<T: Deserialize<'de>>(&mut self, what: &str) -> Result<T, A::Error> {
        let missing = || de::Error::custom(format!("{what} has too few parts"));
        self.0.next_element()?.ok_or_else(missing)
    }

    fn end(&mut self, what: &str) -> Result<(), A::Error> {
        match self.0.next_element::<de::IgnoredAny>()? {
            None => Ok(()),
            Some(_) => Err(de::Error::custom(format!("{what} has too many parts"))),
        }
    }

    fn many<T: Deserialize<'de>>(&mut self, what: &str) -> Result<Vec<T>, A::Error> {
        let mut parts = Vec::new();
        while let Some(part) = self.0.next_element()? {
            parts.push(part);
        }
        if parts.len() < 2 {
            return Err(de::Error::custom(format!("{what} has too few parts")));
        }
        Ok(parts)
    }
}

struct ExpressionVisitor;

impl<'de> Visitor<'de> for ExpressionVisitor {
    type Value = Expression;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an integer, a line's code, or an array that begins with +, -, * or was")
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Expression, E> {
        Ok(Expression::Number(number))
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Expression, E> {
        i64::try_from(number).map(Expression::Number).map_err(|_| E::custom("the number is too large"))
    }

    fn visit_str<E: de::Error>(self, code: &str) -> Result<Expression, E> {
        Ok(Expression::Line(code.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, sequence: A) -> Result<Expression, A::Error> {
        let mut parts = Parts(sequence, std::marker::PhantomData);
        let head: String = parts.one("an expression")?;
        let expression = match head.as_str() {
            "was" => Expression::Was(parts.one("was")?),
            "+" => return Ok(Expression::Sum(parts.many("+")?)),
            "-" => Expression::Difference(parts.one("-")?, parts.one("-")?),
            "*" => Expression::Product(parts.one("*")?, parts.one("*")?),
            other => return Err(de::Error::custom(format!("found {other:?}, expected +, -, * or was"))),
        };
        parts.end(&head)?;
        Ok(expression)
    }
}

impl<'de> Deserialize<'de> for Expression {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Expression, D::Error> {
        deserializer.deserialize_any(ExpressionVisitor)
    }
}

struct ConditionVisitor;

impl<'de> Visitor<'de> for ConditionVisitor {
    type Value = Condition;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an array that begins with a comparison, and, or, not or kind")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, sequence: A) -> Result<Condition, A::Error> {
        let mut parts = Parts(sequence, std::marker::PhantomData);
        let head: String = parts.one("a condition")?;
        let condition = match head.as_str() {
            "and" => return Ok(Condition::And(parts.many("and")?)),
            "or" => return Ok(Condition::Or(parts.many("or")?)),
            "not" => Condition::Not(parts.one("not")?),
            "kind" => Condition::Kind(parts.one("kind")?),
            sign => match Comparison::from_sign(sign) {
                Some(comparison) => Condition::Compare(comparison, parts.one(sign)?, parts.one(sign)?),
                None => {
                    let message = format!("found {sign:?}, expected a comparison, and, or, not or kind");
                    return Err(de::Error::custom(message));
                }
            },
        };
        parts.end(&head)?;
        Ok(condition)
    }
}

impl<'de> Deserialize<'de> for Condition {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Condition, D::Error> {
        deserializer.deserialize_seq(ConditionVisitor)
    }
}
