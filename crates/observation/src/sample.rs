//! Drawing stations so that anyone can draw them again.
//!
//! The [`Frame`] is the list of all stations from which is drawn. It is hashed before the lot falls, over exactly
//! these bytes: one line a station, `stratum,id,size`, in UTF-8, ending in one LF (0x0A), the lines in ascending order
//! of their bytes. No field holds a comma, a quotation mark, a control character or a space at its ends, and the size
//! is a decimal number without leading zeros; so `LC_ALL=C sort` and `sha256sum` give the same hash.
//!
//! The [`Seed`] comes from public dice, after the hash is public: 20 decimal digits or more. Draw i = 1, 2, 3 … of a
//! stratum takes SHA-256 of the text `seed,stratum,i` as a number, the first byte the highest, modulo the stations of
//! the stratum that are left, and that place, counted from 0, among their ids in ascending order of bytes. What is
//! drawn leaves. Who stands in for a station that cannot be reached is decided too: the draws go on.
//!
//! A remainder of a number below 2²⁵⁶ is even to one part in 2¹⁹²: no station is preferred. The digest does not depend
//! on any library, and the order in which the list was given decides nothing.

mod draw;
mod frame;

pub use draw::{Draw, Drawn, StratumDrawn, draw};
pub use frame::{Frame, FrameStratum, Station};

use std::fmt;
use std::str::FromStr;

/// Digits of a seed, at least: 2⁶⁶ seeds are too many to try out before the dice are thrown.
pub const SEED_DIGITS_MIN: usize = 20;

/// Digits of a seed, at most.
pub const SEED_DIGITS_MAX: usize = 200;

/// Decimal digits from public dice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seed(String);

impl fmt::Display for Seed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl FromStr for Seed {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Seed, Refusal> {
        let is_long = (SEED_DIGITS_MIN..=SEED_DIGITS_MAX).contains(&text.len());
        match is_long && text.bytes().all(|byte| byte.is_ascii_digit()) {
            true => Ok(Seed(text.to_owned())),
            false => Err(Refusal::Seed { found: text.chars().take(SEED_DIGITS_MAX).collect() }),
        }
    }
}

/// Why there is no frame or nothing is drawn, in the order in which it is looked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Not digits, or too few.
    #[error(
        "the seed is {found:?}, expected {SEED_DIGITS_MIN} to {SEED_DIGITS_MAX} decimal digits from public dice"
    )]
    Seed {
        /// What was given.
        found: String,
    },
    /// No station at all.
    #[error("the frame has no station")]
    EmptyFrame,
    /// A line of the frame's file that is no station.
    #[error("line {line}: found {found:?}, expected stratum,station,size")]
    Line {
        /// Counted from 1.
        line: usize,
        /// What stands there.
        found: String,
    },
    /// The same list with other bytes, and so with another hash.
    #[error("the lines are not in ascending order of their bytes, each ending in one LF")]
    NotCanonical,
    /// A name that would not be one field of one line.
    #[error(
        "{what} {found:?}: expected text without commas, quotation marks, control characters and spaces at its ends"
    )]
    Field {
        /// Stratum or station.
        what: &'static str,
        /// What was given.
        found: String,
    },
    /// An id that is not one station's.
    #[error("station {0:?} stands twice in the frame, expected once")]
    StationTwice(String),
    /// A stratum that the frame does not have.
    #[error("stratum {0:?} is not in the frame")]
    UnknownStratum(String),
    /// A stratum for which nothing is said.
    #[error("stratum {0:?} has no number of stations to draw, expected one for every stratum")]
    NoSize(String),
    /// A stratum for which two things are said.
    #[error("stratum {0:?} has two numbers of stations to draw, expected one")]
    SizeTwice(String),
    /// More than there are.
    #[error("stratum {stratum:?}: {wanted} stations to draw of {frame}, expected at most all")]
    MoreThanFrame {
        /// Its name.
        stratum: String,
        /// Stations to draw.
        wanted: u64,
        /// Stations there.
        frame: u64,
    },
}
