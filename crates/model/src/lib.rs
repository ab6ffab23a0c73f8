//! What are the things?
//!
//! The words of an election as plain data: its [`definition`] (levels, areas, stations, contests, forms, checks,
//! rules), the [`expression`]s that checks and bases are written in, every [`fact`] that may stand in the
//! public record, and the [`lifecycle`] of a paper until it becomes one. Nothing here computes a result, reads a file or
//! knows the time.
//!
//! The words are those of `docs/manual/words.md`; the wire format of facts is `docs/record-format.md`.

pub mod country;
pub mod definition;
pub mod document;
pub mod expression;
pub mod fact;
pub mod lifecycle;
mod lines;
pub mod moment;
mod texts;

pub use lines::{line_at, line_of};
pub use texts::Texts;

/// The text in the wanted language, else in the first language that there is.
pub fn text<'a>(texts: &'a Texts, language: &str) -> &'a str {
    texts.get(language).or_else(|| texts.values().next()).map_or("", String::as_str)
}

/// The largest count that a line of one protocol may hold. A billion is more than any station's paper; sums over
/// four million stations still fit in 2^53 − 1, which every JSON reader keeps exactly.
pub const COUNT_MAX: u64 = 1_000_000_000;
