//! Exact ratios and their median.
//!
//! A [`Ratio`] keeps numerator and denominator as they were counted, so that a finding can show them. Both are
//! bounded by 2^47, so that every comparison here is one cross multiplication that fits 128 bits.

use model::definition::Bound;
use std::cmp::Ordering;

/// The largest size of a numerator or denominator.
const RATIO_MAX: i128 = 1 << 47;

/// A fraction with a positive denominator.
#[derive(Debug, Clone, Copy)]
pub struct Ratio {
    numerator: i128,
    denominator: i128,
}

impl Ratio {
    /// `None` where the denominator is not positive, or a number is larger than 2^47: such figures are no counts
    /// of voters, and other checks say so.
    pub fn new(numerator: i128, denominator: i128) -> Option<Ratio> {
        let fits = numerator.abs() <= RATIO_MAX && (1..=RATIO_MAX).contains(&denominator);
        fits.then_some(Ratio { numerator, denominator })
    }

    /// Above.
    pub fn numerator(self) -> i128 {
        self.numerator
    }

    /// Below; positive.
    pub fn denominator(self) -> i128 {
        self.denominator
    }

    /// In hundredths of a percent, rounded half up, for people: 8143 is 81.43 %.
    pub fn hundredths(self) -> i128 {
        (2 * 10_000 * self.numerator + self.denominator).div_euclid(2 * self.denominator)
    }

    /// Whether this is above `from` by at most (or by less than) above/below.
    pub(crate) fn is_within(self, from: Ratio, above: u64, below: u64, bound: Bound) -> bool {
        let rise =
            (self.numerator * from.denominator - from.numerator * self.denominator) * i128::from(below);
        let limit = self.denominator * from.denominator * i128::from(above);
        match bound {
            Bound::Inclusive => rise <= limit,
            Bound::Exclusive => rise < limit,
        }
    }

    /// The middle one; of an even number the lower of the two in the middle, so that the median is one of them.
    pub(crate) fn median(mut ratios: Vec<Ratio>) -> Option<Ratio> {
        ratios.sort();
        let middle = ratios.len().checked_sub(1)? / 2;
        Some(ratios[middle])
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Ratio) -> Ordering {
        (self.numerator * other.denominator).cmp(&(other.numerator * self.denominator))
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Ratio) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Equal in value: 1/2 is 2/4.
impl PartialEq for Ratio {
    fn eq(&self, other: &Ratio) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Ratio {}

/// Such as `50.00 %`.
impl std::fmt::Display for Ratio {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let hundredths = self.hundredths();
        let sign = if hundredths < 0 { "−" } else { "" };
        let size = hundredths.unsigned_abs();
        write!(out, "{sign}{}.{:02} %", size / 100, size % 100)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ratio(numerator: i128, denominator: i128) -> Ratio {
        Ratio::new(numerator, denominator).unwrap()
    }

    #[test]
    fn ratios_compare_by_value_and_show_half_up() {
        assert_eq!(ratio(1, 2), ratio(2, 4));
        assert!(ratio(1, 3) < ratio(1_000_000, 2_999_999));
        assert_eq!(ratio(1, 8).to_string(), "12.50 %");
        assert_eq!(ratio(125, 1_000_000).to_string(), "0.01 %");
        assert_eq!(ratio(-1, 3).to_string(), "−33.33 %");
        assert!(Ratio::new(1, 0).is_none() && Ratio::new(1 << 48, 1).is_none());
    }

    #[test]
    fn the_median_is_one_of_them() {
        let all = [ratio(3, 4), ratio(1, 4), ratio(1, 2), ratio(2, 3)];
        assert_eq!(Ratio::median(all.to_vec()), Some(ratio(1, 2)));
        assert_eq!(Ratio::median(all[..3].to_vec()), Some(ratio(1, 2)));
        assert_eq!(Ratio::median(Vec::new()), None);
    }

    #[test]
    fn a_limit_is_exact_at_its_end() {
        let (high, low) = (ratio(6, 10), ratio(1, 2));
        assert!(high.is_within(low, 1, 10, Bound::Inclusive));
        assert!(!high.is_within(low, 1, 10, Bound::Exclusive));
        assert!(low.is_within(high, 0, 1, Bound::Inclusive));
        let largest = ratio(RATIO_MAX, RATIO_MAX);
        assert!(largest.is_within(ratio(-RATIO_MAX, RATIO_MAX), 1_000_000, 1, Bound::Inclusive));
    }
}
