//! Fractions: the exact numbers of this room, and how people read them.
//!
//! A [`Fraction`] is a rational number that is not negative, written `p/q`. Digits are made by whole numbers alone;
//! [`Fraction::to_f64`] and [`root`] are for readers, and nothing decides on what they give.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive, Zero};
use std::fmt;
use std::str::FromStr;

/// The most digits on either side of the stroke that are read.
pub const DIGITS_MAX: usize = 60;

/// A rational number that is not negative, in lowest terms.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fraction(BigRational);

/// Why a text or a pair of numbers is no fraction.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoFraction {
    /// Not two whole numbers around a stroke.
    #[error("found {0:?}, expected a fraction p/q of whole numbers such as 9/10")]
    Form(String),
    /// Nothing can be divided by 0.
    #[error("found {0:?}, whose denominator is 0")]
    Zero(String),
}

impl Fraction {
    /// numerator / denominator.
    ///
    /// # Panics
    ///
    /// Where the denominator is 0; a text from outside is read by [`str::parse`].
    pub fn new(numerator: u64, denominator: u64) -> Fraction {
        assert!(denominator > 0, "a fraction has a denominator");
        Fraction(BigRational::new(numerator.into(), denominator.into()))
    }

    /// A rational number of a computation that cannot be negative.
    pub(crate) fn of(value: BigRational) -> Fraction {
        assert!(!value.is_negative(), "a fraction is not negative");
        Fraction(value)
    }

    /// The number itself, for computing on.
    pub fn rational(&self) -> &BigRational {
        &self.0
    }

    /// Whether it is at most 1, as a share of votes, a response and a confidence are.
    pub fn is_part(&self) -> bool {
        self.0.numer() <= self.0.denom()
    }

    /// As a decimal number, rounded half up to so many places.
    pub fn decimal(&self, places: u8) -> String {
        let ten = BigInt::from(10).pow(u32::from(places));
        let doubled: BigInt = self.0.numer() * &ten * 2u32 + self.0.denom();
        let digits = (doubled / (self.0.denom() * 2u32)).to_string();
        let width = usize::from(places) + 1;
        let digits = format!("{digits:0>width$}");
        let (whole, part) = digits.split_at(digits.len() - usize::from(places));
        if part.is_empty() { whole.to_owned() } else { format!("{whole}.{part}") }
    }

    /// In percent, rounded half up to so many places, without a sign.
    pub fn percent(&self, places: u8) -> String {
        Fraction(&self.0 * BigInt::from(100)).decimal(places)
    }

    /// The nearest float or its neighbour: for readers only.
    pub fn to_f64(&self) -> f64 {
        let exponent = scale(self.0.numer(), self.0.denom());
        let scaled = shifted(self.0.numer(), self.0.denom(), exponent);
        scaled.to_f64().expect("64 bits or so") * (-(exponent as f64)).exp2()
    }
}

impl fmt::Display for Fraction {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}/{}", self.0.numer(), self.0.denom())
    }
}

impl FromStr for Fraction {
    type Err = NoFraction;

    fn from_str(text: &str) -> Result<Fraction, NoFraction> {
        let form = || NoFraction::Form(text.to_owned());
        let whole = |part: &str| {
            let digits = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
            (digits && part.len() <= DIGITS_MAX).then(|| part.parse::<BigInt>().expect("digits"))
        };
        let (numerator, denominator) = text.split_once('/').ok_or_else(form)?;
        let (numerator, denominator) =
            (whole(numerator).ok_or_else(form)?, whole(denominator).ok_or_else(form)?);
        if denominator.is_zero() {
            return Err(NoFraction::Zero(text.to_owned()));
        }
        Ok(Fraction(BigRational::new(numerator, denominator)))
    }
}

/// The square root as a float, from at least 60 exact bits of it: for readers only.
pub fn root(square: &Fraction) -> f64 {
    let (numerator, denominator) = (square.0.numer(), square.0.denom());
    if numerator.is_zero() {
        return 0.0;
    }
    // Twice the bits, so that the root has as many as a float can hold; an even exponent, so that it halves.
    let exponent = (scale(numerator, denominator) + 64) / 2 * 2;
    let root = shifted(numerator, denominator, exponent).sqrt();
    root.to_f64().expect("64 bits or so") * (-(exponent as f64) / 2.0).exp2()
}

/// The exponent by which numerator / denominator gets about 64 bits before its point.
fn scale(numerator: &BigInt, denominator: &BigInt) -> i64 {
    64 + denominator.bits() as i64 - numerator.bits() as i64
}

/// numerator · 2^exponent / denominator, cut to a whole number.
fn shifted(numerator: &BigInt, denominator: &BigInt, exponent: i64) -> BigInt {
    if exponent >= 0 {
        (numerator << exponent.unsigned_abs()) / denominator
    } else {
        numerator / (denominator << exponent.unsigned_abs())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_read_or_refused_by_name() {
        let parse = |text: &str| text.parse::<Fraction>().map(|fraction| fraction.to_string());
        assert_eq!(parse("9/10"), Ok("9/10".to_owned()));
        assert_eq!(parse("30113483/56611027"), Ok("30113483/56611027".to_owned()));
        assert_eq!(parse("4/8"), Ok("1/2".to_owned()));
        assert_eq!(parse("1/0"), Err(NoFraction::Zero("1/0".to_owned())));
        let long = format!("1/{}", "9".repeat(61));
        for text in ["", "1", "/", "1/", "-1/2", "1/-2", "+1/2", "0.5", "1/2/3", " 1/2", &long] {
            assert_eq!(parse(text), Err(NoFraction::Form(text.to_owned())));
        }
    }

    #[test]
    fn digits_are_rounded_half_up() {
        for (numerator, denominator, places, expected) in [
            (1, 3, 4, "0.3333"),
            (1, 8, 2, "0.13"),
            (2, 3, 0, "1"),
            (0, 7, 3, "0.000"),
            (1, 2000, 3, "0.001"),
        ] {
            assert_eq!(Fraction::new(numerator, denominator).decimal(places), expected);
        }
        assert_eq!(Fraction::new(30_113_483, 56_611_027).percent(3), "53.194");
    }

    #[test]
    fn floats_are_as_near_as_floats_can_be() {
        for (numerator, denominator) in [(1, 3), (2, 1), (1, u64::MAX), (u64::MAX, 7), (123_456_789, 1_000)] {
            let fraction = Fraction::new(numerator, denominator);
            let expected = numerator as f64 / denominator as f64;
            assert!((fraction.to_f64() / expected - 1.0).abs() < 1e-15);
            assert!((root(&fraction) / expected.sqrt() - 1.0).abs() < 1e-15);
        }
        assert_eq!(root(&Fraction::new(0, 1)), 0.0);
        assert_eq!(Fraction::new(0, 1).to_f64(), 0.0);
    }
}
