//! The tokens of a formula's text, and where each begins.
//!
//! [`Tokens`] holds one [`Token`] at a time; the parser looks at it and advances. Nothing here knows the grammar.

use super::{Fault, INTEGER_MAX, NotAFormula};
use crate::expression::Comparison;
use std::fmt;

/// One token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    Integer(i64),
    Word(&'a str),
    Comparison(Comparison),
    Plus,
    Minus,
    Times,
    Open,
    Close,
    And,
    Or,
    Not,
    End,
}

impl fmt::Display for Token<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Token::Integer(number) => write!(out, "\"{number}\""),
            Token::Word(word) => write!(out, "\"{word}\""),
            Token::Comparison(comparison) => write!(out, "\"{}\"", comparison.sign()),
            Token::Plus => out.write_str("\"+\""),
            Token::Minus => out.write_str("\"-\""),
            Token::Times => out.write_str("\"*\""),
            Token::Open => out.write_str("\"(\""),
            Token::Close => out.write_str("\")\""),
            Token::And => out.write_str("\"and\""),
            Token::Or => out.write_str("\"or\""),
            Token::Not => out.write_str("\"not\""),
            Token::End => out.write_str("the end"),
        }
    }
}

/// A text and the token at which a reader of it stands.
pub(super) struct Tokens<'a> {
    text: &'a str,
    /// Where the current token begins.
    byte: usize,
    /// Where it ends.
    end: usize,
    current: Token<'a>,
}

impl<'a> Tokens<'a> {
    /// Stands at the first token.
    pub(super) fn new(text: &'a str) -> Result<Tokens<'a>, NotAFormula> {
        let mut tokens = Tokens { text, byte: 0, end: 0, current: Token::End };
        tokens.advance()?;
        Ok(tokens)
    }

    /// The current token.
    pub(super) fn current(&self) -> Token<'a> {
        self.current
    }

    /// Where the current token begins.
    pub(super) fn byte(&self) -> usize {
        self.byte
    }

    /// An error at a place of the text.
    pub(super) fn fault(&self, byte: usize, fault: Fault) -> NotAFormula {
        let column = self.text[..byte].chars().count() + 1;
        NotAFormula { byte, column, fault }
    }

    /// Goes to the next token.
    pub(super) fn advance(&mut self) -> Result<(), NotAFormula> {
        let rest = self.text[self.end..].trim_start_matches([' ', '\t', '\n', '\r']);
        self.byte = self.text.len() - rest.len();
        let Some(first) = rest.chars().next() else {
            self.end = self.byte;
            self.current = Token::End;
            return Ok(());
        };
        let (token, length) = match first {
            '0'..='9' => self.integer(rest)?,
            'a'..='z' => word(rest),
            '<' | '>' | '!' if rest[1..].starts_with('=') => (two(first), 2),
            _ => match one(first) {
                Some(token) => (token, first.len_utf8()),
                None => {
                    let expected = "a formula of numbers, lower-case words, + - * ( ) and = != < <= > >=";
                    let found = format!("{first:?}").replace('\'', "\"");
                    return Err(self.fault(self.byte, Fault::Unexpected { found, expected }));
                }
            },
        };
        self.current = token;
        self.end = self.byte + length;
        Ok(())
    }

    fn integer(&self, rest: &str) -> Result<(Token<'a>, usize), NotAFormula> {
        let length = rest.bytes().take_while(u8::is_ascii_digit).count();
        let digits = &rest[..length];
        match digits.parse() {
            Ok(number) if number <= INTEGER_MAX => Ok((Token::Integer(number), length)),
            _ => {
                let found = if length > 40 { format!("{}…", &digits[..40]) } else { digits.to_owned() };
                Err(self.fault(self.byte, Fault::TooLarge { found }))
            }
        }
    }
}

fn word(rest: &str) -> (Token<'_>, usize) {
    let belongs = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || *byte == b'_';
    let length = rest.bytes().take_while(belongs).count();
    let token = match &rest[..length] {
        "and" => Token::And,
        "or" => Token::Or,
        "not" => Token::Not,
        other => Token::Word(other),
    };
    (token, length)
}

fn two(first: char) -> Token<'static> {
    Token::Comparison(match first {
        '<' => Comparison::AtMost,
        '>' => Comparison::AtLeast,
        _ => Comparison::NotEqual,
    })
}

fn one(first: char) -> Option<Token<'static>> {
    Some(match first {
        '=' => Token::Comparison(Comparison::Equal),
        '≠' => Token::Comparison(Comparison::NotEqual),
        '<' => Token::Comparison(Comparison::Less),
        '≤' => Token::Comparison(Comparison::AtMost),
        '>' => Token::Comparison(Comparison::Greater),
        '≥' => Token::Comparison(Comparison::AtLeast),
        '+' => Token::Plus,
        '-' | '−' => Token::Minus,
        '*' | '×' => Token::Times,
        '(' => Token::Open,
        ')' => Token::Close,
        _ => return None,
    })
}
