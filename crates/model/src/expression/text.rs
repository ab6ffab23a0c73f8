//! Expressions and conditions as text: `valid + invalid = found`, `kind != abroad`.
//!
//! ```text
//! condition  = conjunction { "or" conjunction }
//! conjunction = negation { "and" negation }
//! negation   = "not" negation | comparison
//! comparison = sum [ ( "=" | "!=" | "<" | "<=" | ">" | ">=" ) sum ] | "kind" ( "=" | "!=" ) word | "(" condition ")"
//! sum        = product { ( "+" | "-" ) product }
//! product    = factor { "*" factor }
//! factor     = integer | word | "votes" | "was" "(" word ")" | "(" sum ")"
//! ```
//!
//! Also read are `≠ ≤ ≥ − ×`. [`expression`] and [`condition`] read, `Display` writes with as few parentheses as the
//! meaning allows (`print`). Nested sums, `and`s and `or`s are flattened, so that what is written reads back as the
//! same tree. No tree is deeper than [`DEPTH_MAX`]: whoever walks one needs no guard against a hostile formula.
//! A parenthesis may hold either a sum or a condition; the parser reads whichever is there and complains afterwards
//! if it is the wrong one, so it never goes back.

mod print;
#[cfg(test)]
mod tests;
mod token;

use super::{Comparison, Condition, Expression};
use token::{Token, Tokens};

/// The most levels of a formula's tree, and of its parentheses.
pub const DEPTH_MAX: usize = 16;

/// The largest integer that a formula may contain.
pub const INTEGER_MAX: i64 = 1_000_000_000_000_000;

/// Words that are part of the language and cannot name a line or an option.
pub const RESERVED: [&str; 6] = ["votes", "was", "kind", "and", "or", "not"];

/// Why a text is no formula, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("column {column}: {fault}")]
pub struct NotAFormula {
    /// Bytes before the place.
    pub byte: usize,
    /// Characters before the place, plus one.
    pub column: usize,
    /// What is wrong there.
    pub fault: Fault,
}

/// What is wrong with a formula.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Something stands where another thing belongs.
    #[error("found {found}, expected {expected}")]
    Unexpected {
        /// In words, or quoted.
        found: String,
        /// In words.
        expected: &'static str,
    },
    /// An integer above [`INTEGER_MAX`].
    #[error("found {found}, expected an integer of at most 1000000000000000")]
    TooLarge {
        /// Its digits.
        found: String,
    },
    /// More than [`DEPTH_MAX`] levels.
    #[error("found a formula of more than 16 levels, expected at most 16")]
    TooDeep,
}

/// Reads an expression such as `in_mobile_boxes + in_stationary_boxes`.
pub fn expression(text: &str) -> Result<Expression, NotAFormula> {
    let mut parser = Parser { tokens: Tokens::new(text)?, nesting: 0 };
    let part = parser.disjunction()?;
    parser.end()?;
    Ok(parser.value(part)?.0)
}

/// Reads a condition such as `valid + invalid = found and kind != abroad`.
pub fn condition(text: &str) -> Result<Condition, NotAFormula> {
    let mut parser = Parser { tokens: Tokens::new(text)?, nesting: 0 };
    let part = parser.disjunction()?;
    parser.end()?;
    Ok(parser.truth(part)?.0)
}

impl std::str::FromStr for Expression {
    type Err = NotAFormula;

    fn from_str(text: &str) -> Result<Expression, NotAFormula> {
        expression(text)
    }
}

impl std::str::FromStr for Condition {
    type Err = NotAFormula;

    fn from_str(text: &str) -> Result<Condition, NotAFormula> {
        condition(text)
    }
}

/// A part that was read: where it began, how many levels it has, and what it is.
struct Part {
    byte: usize,
    depth: usize,
    content: Content,
}

enum Content {
    Value(Expression),
    Truth(Condition),
}

struct Parser<'a> {
    tokens: Tokens<'a>,
    /// Open parentheses and `not`s.
    nesting: usize,
}

const START: &str = "a number, a line's code, votes, was(…), kind, not or (";
const WORD: &str = "a word of lower-case letters, digits and _";

impl Parser<'_> {
    fn unexpected(&self, expected: &'static str) -> NotAFormula {
        let found = match self.tokens.current() {
            sign @ Token::Comparison(Comparison::Equal) if expected == START => {
                format!("{sign} (a single = compares)")
            }
            other => other.to_string(),
        };
        self.tokens.fault(self.tokens.byte(), Fault::Unexpected { found, expected })
    }

    fn end(&self) -> Result<(), NotAFormula> {
        match self.tokens.current() {
            Token::End => Ok(()),
            _ => Err(self.unexpected("an operator or the end")),
        }
    }

    fn value(&self, part: Part) -> Result<(Expression, usize), NotAFormula> {
        match part.content {
            Content::Value(expression) => Ok((expression, part.depth)),
            Content::Truth(_) => {
                let (found, expected) = ("a condition".to_owned(), "a number or a line");
                Err(self.tokens.fault(part.byte, Fault::Unexpected { found, expected }))
            }
        }
    }

    fn truth(&self, part: Part) -> Result<(Condition, usize), NotAFormula> {
        match part.content {
            Content::Truth(condition) => Ok((condition, part.depth)),
            Content::Value(_) => {
                let (found, expected) = ("no comparison".to_owned(), "a condition such as a = b + c");
                Err(self.tokens.fault(part.byte, Fault::Unexpected { found, expected }))
            }
        }
    }

    fn part(&self, byte: usize, depth: usize, content: Content) -> Result<Part, NotAFormula> {
        if depth > DEPTH_MAX {
            return Err(self.tokens.fault(byte, Fault::TooDeep));
        }
        Ok(Part { byte, depth, content })
    }

    /// Reads what `read` reads one nesting level further in.
    fn nested(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<Part, NotAFormula>,
    ) -> Result<Part, NotAFormula> {
        if self.nesting == DEPTH_MAX {
            return Err(self.tokens.fault(self.tokens.byte(), Fault::TooDeep));
        }
        self.nesting += 1;
        let part = read(self)?;
        self.nesting -= 1;
        Ok(part)
    }

    fn disjunction(&mut self) -> Result<Part, NotAFormula> {
        let open = |condition| match condition {
            Condition::Or(parts) => Ok(parts),
            other => Err(other),
        };
        self.chain(Token::Or, Parser::conjunction, open, Condition::Or)
    }

    fn conjunction(&mut self) -> Result<Part, NotAFormula> {
        let open = |condition| match condition {
            Condition::And(parts) => Ok(parts),
            other => Err(other),
        };
        self.chain(Token::And, Parser::negation, open, Condition::And)
    }

    /// Conditions joined by one word. `open` gives the parts of a condition that is itself so joined.
    fn chain(
        &mut self,
        word: Token<'static>,
        mut read: impl FnMut(&mut Self) -> Result<Part, NotAFormula>,
        open: impl Fn(Condition) -> Result<Vec<Condition>, Condition>,
        close: impl Fn(Vec<Condition>) -> Condition,
    ) -> Result<Part, NotAFormula> {
        let first = read(self)?;
        if self.tokens.current() != word {
            return Ok(first);
        }
        let byte = first.byte;
        let (mut parts, mut depth) = (Vec::new(), 0);
        let mut next = first;
        loop {
            let (condition, below) = self.truth(next)?;
            match open(condition) {
                Ok(inner) => {
                    parts.extend(inner);
                    depth = depth.max(below);
                }
                Err(other) => {
                    parts.push(other);
                    depth = depth.max(below + 1);
                }
            }
            if self.tokens.current() != word {
                return self.part(byte, depth, Content::Truth(close(parts)));
            }
            self.tokens.advance()?;
            next = read(self)?;
        }
    }

    fn negation(&mut self) -> Result<Part, NotAFormula> {
        let byte = self.tokens.byte();
        if self.tokens.current() != Token::Not {
            return self.comparison();
        }
        self.tokens.advance()?;
        let inner = self.nested(Parser::negation)?;
        let (condition, depth) = self.truth(inner)?;
        self.part(byte, depth + 1, Content::Truth(Condition::Not(Box::new(condition))))
    }

    fn comparison(&mut self) -> Result<Part, NotAFormula> {
        let left = self.sum()?;
        let Token::Comparison(comparison) = self.tokens.current() else { return Ok(left) };
        let byte = left.byte;
        let (left, left_depth) = self.value(left)?;
        self.tokens.advance()?;
        let right = self.sum()?;
        let (right, right_depth) = self.value(right)?;
        let depth = left_depth.max(right_depth) + 1;
        self.part(byte, depth, Content::Truth(Condition::Compare(comparison, left, right)))
    }

    fn sum(&mut self) -> Result<Part, NotAFormula> {
        let mut left = self.product()?;
        loop {
            let sign = self.tokens.current();
            if !matches!(sign, Token::Plus | Token::Minus) {
                return Ok(left);
            }
            self.tokens.advance()?;
            let byte = left.byte;
            let (one, one_depth) = self.value(left)?;
            let right = self.product()?;
            let (other, other_depth) = self.value(right)?;
            let (joined, depth) = if sign == Token::Plus {
                let level = |part: &Expression| usize::from(!matches!(part, Expression::Sum(_)));
                let depth = (one_depth + level(&one)).max(other_depth + level(&other));
                (plus(one, other), depth)
            } else {
                let difference = Expression::Difference(Box::new(one), Box::new(other));
                (difference, one_depth.max(other_depth) + 1)
            };
            left = self.part(byte, depth, Content::Value(joined))?;
        }
    }

    fn product(&mut self) -> Result<Part, NotAFormula> {
        let mut left = self.factor()?;
        while self.tokens.current() == Token::Times {
            self.tokens.advance()?;
            let byte = left.byte;
            let (one, one_depth) = self.value(left)?;
            let right = self.factor()?;
            let (other, other_depth) = self.value(right)?;
            let product = Expression::Product(Box::new(one), Box::new(other));
            left = self.part(byte, one_depth.max(other_depth) + 1, Content::Value(product))?;
        }
        Ok(left)
    }

    fn factor(&mut self) -> Result<Part, NotAFormula> {
        let byte = self.tokens.byte();
        match self.tokens.current() {
            Token::Integer(number) => {
                self.tokens.advance()?;
                self.part(byte, 1, Content::Value(Expression::Number(number)))
            }
            Token::Open => {
                self.tokens.advance()?;
                let inner = self.nested(Parser::disjunction)?;
                self.expect(Token::Close, "an operator or )")?;
                Ok(Part { byte, ..inner })
            }
            Token::Word("was") => {
                self.tokens.advance()?;
                self.expect(Token::Open, "( after was")?;
                let code = self.word("the code of a line or an option")?;
                self.expect(Token::Close, ")")?;
                self.part(byte, 1, Content::Value(Expression::Was(code)))
            }
            Token::Word("kind") => {
                self.tokens.advance()?;
                self.kind(byte)
            }
            Token::Word(code) => {
                let line = Expression::Line(code.to_owned());
                self.tokens.advance()?;
                self.part(byte, 1, Content::Value(line))
            }
            _ => Err(self.unexpected(START)),
        }
    }

    /// What follows the word `kind`.
    fn kind(&mut self, byte: usize) -> Result<Part, NotAFormula> {
        let negated = match self.tokens.current() {
            Token::Comparison(Comparison::Equal) => false,
            Token::Comparison(Comparison::NotEqual) => true,
            _ => return Err(self.unexpected("= or != after kind")),
        };
        self.tokens.advance()?;
        let condition = Condition::Kind(self.word(WORD)?);
        if negated {
            return self.part(byte, 2, Content::Truth(Condition::Not(Box::new(condition))));
        }
        self.part(byte, 1, Content::Truth(condition))
    }

    fn word(&mut self, expected: &'static str) -> Result<String, NotAFormula> {
        match self.tokens.current() {
            Token::Word(word) if !RESERVED.contains(&word) => {
                let word = word.to_owned();
                self.tokens.advance()?;
                Ok(word)
            }
            _ => Err(self.unexpected(expected)),
        }
    }

    fn expect(&mut self, token: Token<'static>, expected: &'static str) -> Result<(), NotAFormula> {
        if self.tokens.current() != token {
            return Err(self.unexpected(expected));
        }
        self.tokens.advance()
    }
}

/// The sum of two, with sums inside taken apart.
fn plus(left: Expression, right: Expression) -> Expression {
    let mut terms = match left {
        Expression::Sum(terms) => terms,
        other => vec![other],
    };
    match right {
        Expression::Sum(more) => terms.extend(more),
        other => terms.push(other),
    }
    Expression::Sum(terms)
}
