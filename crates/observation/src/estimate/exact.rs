//! The combined ratio estimator and its variance, in whole numbers.
//!
//! Of each group (a stratum, or a cell of post-stratification) with N stations in the frame and n reports, six sums
//! are enough. With Y and X the estimated totals, ΣN·ȳ and ΣN·x̄:
//!
//! R = Y/X, and V = (1/X²) · Σ N²(1 − n/N)·s²(e)/n with e = y − R·x,
//!
//! where s²(e) = s²(y) − 2R·s(y,x) + R²·s²(x), so that V needs three sums over the groups, which do not know R.
//! Source: Cochran, *Sampling Techniques*, 3rd edition, sections 6.3 and 6.11. With one group it is the unstratified
//! ratio, V = (1 − f)/(n·x̄²) · Σ(y − r·x)²/(n − 1), since Σ(y − r·x) is 0.
//!
//! The sums of all groups are kept over one common denominator each, the least common multiple of what the groups
//! bring, and a fraction is reduced once, at the end: 350 strata take milliseconds.

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, Zero};

/// The sums of one group's reports.
#[derive(Debug, Clone, Default)]
pub(super) struct Group {
    /// N, its stations in the frame.
    pub frame: u64,
    /// n, its reports.
    pub reports: u64,
    y: BigInt,
    x: BigInt,
    yy: BigInt,
    xy: BigInt,
    xx: BigInt,
}

/// What the groups give.
#[derive(Debug, Clone)]
pub(super) struct Combined {
    /// R.
    pub ratio: BigRational,
    /// X, the estimated total of the base in the groups with reports.
    pub base: BigRational,
    /// V; groups with one report out of many bring 0. `None` where no group says anything about it.
    pub variance: Option<BigRational>,
    /// The squares of the coefficients of variation of Y and of X.
    pub spread: [BigRational; 2],
}

impl Group {
    /// A group without reports.
    pub fn new(frame: u64) -> Group {
        Group { frame, ..Group::default() }
    }

    /// One report more: numerator and denominator of its ratio.
    pub fn add(&mut self, y: u64, x: u64) {
        self.reports += 1;
        let (y, x) = (BigInt::from(y), BigInt::from(x));
        self.yy += &y * &y;
        self.xy += &y * &x;
        self.xx += &x * &x;
        self.y += y;
        self.x += x;
    }

    /// Whether one report stands for several stations, so that nothing is known of how they differ.
    pub fn is_single(&self) -> bool {
        self.reports == 1 && self.frame > 1
    }

    /// n·Σab − Σa·Σb, which is n·(n − 1) times a variance or covariance.
    fn central(&self, ab: &BigInt, a: &BigInt, b: &BigInt) -> BigInt {
        ab * self.reports - a * b
    }
}

/// Computes over the groups that have reports; `None` where all their denominators are 0.
pub(super) fn combined(groups: &[Group]) -> Option<Combined> {
    let seen = || groups.iter().filter(|group| group.reports > 0);
    let common = seen().fold(BigInt::one(), |common, group| common.lcm(&group.reports.into()));
    let (mut y, mut x) = (BigInt::zero(), BigInt::zero());
    for group in seen() {
        let weight = &common / group.reports * group.frame;
        y += &weight * &group.y;
        x += weight * &group.x;
    }
    if x.is_zero() {
        return None;
    }
    // Var(Y), Cov(Y, X) and Var(X), over one denominator.
    let divisor = |group: &Group| BigInt::from(group.reports).pow(2) * (group.reports - 1);
    let known = || seen().filter(|group| group.reports > 1);
    let below = known().fold(BigInt::one(), |below, group| below.lcm(&divisor(group)));
    let (mut yy, mut xy, mut xx) = (BigInt::zero(), BigInt::zero(), BigInt::zero());
    for group in known() {
        let unseen =
            group.frame.checked_sub(group.reports).expect("a group has no more reports than stations");
        let weight = &below / divisor(group) * group.frame * unseen;
        yy += &weight * group.central(&group.yy, &group.y, &group.y);
        xy += &weight * group.central(&group.xy, &group.y, &group.x);
        xx += weight * group.central(&group.xx, &group.x, &group.x);
    }
    // With Y = y/common and X = x/common: V = (x²·yy − 2xy·xy + y²·xx) / below / x² · common² / x².
    let square = &x * &x;
    let above: BigInt = &square * &yy - &x * &y * 2u32 * &xy + &y * &y * &xx;
    let scale = &common * &common;
    let is_known = known().next().is_some() || seen().all(|group| !group.is_single());
    // An option without a vote in the sample: nothing is known of how its votes are spread, but by a census.
    let spread_y = match y.is_zero() {
        true if seen().all(|group| group.reports == group.frame) => BigRational::zero(),
        true => BigRational::one(),
        false => BigRational::new(yy * &scale, &below * &y * &y),
    };
    Some(Combined {
        spread: [spread_y, BigRational::new(xx * &scale, &below * &square)],
        variance: is_known.then(|| BigRational::new(above * scale, below * &square * square)),
        base: BigRational::new(x.clone(), common),
        ratio: BigRational::new(y, x),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(frame: u64, reports: &[(u64, u64)]) -> Group {
        let mut group = Group::new(frame);
        reports.iter().for_each(|&(y, x)| group.add(y, x));
        group
    }

    fn fraction(numerator: i64, denominator: i64) -> BigRational {
        BigRational::new(numerator.into(), denominator.into())
    }

    /// Two strata by hand: N 10 with (1,2), (3,4) and N 20 with (5,10), (5,6).
    /// Y = 20 + 100, X = 30 + 160, R = 12/19; e = −5/19, 9/19 and −25/19, 23/19; s² = 98/361 and 1152/361.
    #[test]
    fn two_strata_computed_by_hand() {
        let combined =
            combined(&[group(10, &[(1, 2), (3, 4)]), group(20, &[(5, 10), (5, 6)])]).expect("a ratio");
        assert_eq!(combined.ratio, fraction(12, 19));
        let variance = fraction(10 * 8 * 98, 2 * 361) + fraction(20 * 18 * 1152, 2 * 361);
        assert_eq!(combined.variance, Some(variance / fraction(190 * 190, 1)));
    }

    #[test]
    fn a_single_report_brings_nothing_and_a_census_has_no_variance() {
        let both = combined(&[group(4, &[(1, 2), (3, 4)]), group(9, &[(1, 3)])]).expect("a ratio");
        assert!(both.variance.is_some_and(|variance| variance > BigRational::zero()));
        let alone = combined(&[group(9, &[(1, 3)])]).expect("a ratio");
        assert_eq!((alone.ratio, alone.variance), (fraction(1, 3), None));
        let census = combined(&[group(2, &[(1, 2), (3, 4)]), group(1, &[(1, 3)])]).expect("a ratio");
        assert_eq!((census.ratio, census.variance), (fraction(5, 9), Some(BigRational::zero())));
    }

    #[test]
    fn nothing_in_the_base_gives_no_ratio() {
        assert!(combined(&[group(5, &[(0, 0), (3, 0)])]).is_none());
        assert!(combined(&[]).is_none());
    }
}
