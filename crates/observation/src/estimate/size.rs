//! How large a sample has to be, and how it is divided among strata.
//!
//! n₀ = (z·S(e)/(e·X̄))², n = n₀/(1 + n₀/N), with e the margin wanted for a share, S(e)² the variance of y − R·x
//! between stations and X̄ their mean base, both from an earlier election or a pilot: [`relative_variance`]. What is
//! drawn is more, by the response that is expected. Source: Cochran, *Sampling Techniques*, sections 4.6 and 6.3.
//!
//! [`allocate`] divides the stations in proportion to the strata, by largest remainders, at least two in each: one
//! says nothing of how stations differ.

use super::{Confidence, Fraction};
use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, Signed, ToPrimitive, Zero};
use std::cmp::Reverse;

/// Stations that are drawn at least in each stratum that has as many.
pub const STRATUM_MIN: u64 = 2;

/// What is wanted of a sample.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// N, stations in the frame.
    pub frame: u64,
    /// How sure the interval is.
    pub confidence: Confidence,
    /// Half the width of the interval, a part of the base, such as 1/200 for half a point.
    pub margin: Fraction,
    /// S(e)²/X̄², of [`relative_variance`].
    pub relative_variance: Fraction,
    /// The part of the drawn stations that is expected to answer.
    pub response: Fraction,
}

/// How many stations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// n₀ rounded up: of an endless frame.
    pub endless: u64,
    /// n rounded up: reports that are needed.
    pub reports: u64,
    /// Stations to draw, so that as many reports are expected.
    pub drawn: u64,
}

/// Why no size or no division is given, in the order in which it is looked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A margin of 0 takes every station.
    #[error("the margin wanted is 0, expected more")]
    NoMargin,
    /// Nobody is expected to answer, or more than all.
    #[error("the response expected is {0}, expected more than 0 and at most 1")]
    Response(Fraction),
    /// Fewer than two stations, or none with a base.
    #[error(
        "an earlier result of {stations} stations with {base} in the base says nothing of how they differ"
    )]
    NoPilot {
        /// Its stations.
        stations: usize,
        /// The sum of their bases.
        base: u128,
    },
    /// The sample does not fit into the frame.
    #[error("{wanted} stations wanted of {frame} in the frame, expected at most all")]
    MoreThanFrame {
        /// Stations to draw.
        wanted: u64,
        /// Stations there.
        frame: u64,
    },
    /// There are more strata than stations to draw in them.
    #[error("{wanted} stations wanted, expected at least {least}: {STRATUM_MIN} in each stratum")]
    FewerThanStrata {
        /// Stations to draw.
        wanted: u64,
        /// What all strata need.
        least: u64,
    },
}

/// S(e)²/X̄² of the stations of an earlier election: numerator and denominator of the share at each.
///
/// # Errors
///
/// [`Refusal::NoPilot`].
pub fn relative_variance(stations: &[(u64, u64)]) -> Result<Fraction, Refusal> {
    let sum = |figure: fn(&(u64, u64)) -> u128| stations.iter().map(figure).sum::<u128>();
    let base = sum(|&(_, x)| u128::from(x));
    if stations.len() < 2 || base == 0 {
        return Err(Refusal::NoPilot { stations: stations.len(), base });
    }
    let (y, x) = (BigInt::from(sum(|&(y, _)| u128::from(y))), BigInt::from(base));
    // e = y − (Y/X)·x, over the common denominator X; its sum is 0. With n² /X² for 1/X̄².
    let squares: BigInt = stations.iter().map(|&(own_y, own_x)| (&x * own_y - &y * own_x).pow(2)).sum();
    let stations = BigInt::from(stations.len());
    let above = squares * &stations * &stations;
    Ok(Fraction::of(BigRational::new(above, x.pow(4) * (stations - 1u32))))
}

/// The size of the sample that gives what is wanted.
///
/// # Errors
///
/// [`Refusal::NoMargin`], [`Refusal::Response`], and [`Refusal::MoreThanFrame`] where the expected response makes
/// more stations necessary than there are.
pub fn size(wanted: &Wanted) -> Result<Size, Refusal> {
    let (margin, response) = (wanted.margin.rational(), wanted.response.rational());
    if !margin.is_positive() {
        return Err(Refusal::NoMargin);
    }
    if !response.is_positive() || !wanted.response.is_part() {
        return Err(Refusal::Response(wanted.response.clone()));
    }
    let z = wanted.confidence.z();
    let endless = z.rational() * z.rational() * wanted.relative_variance.rational() / (margin * margin);
    let frame = BigRational::from(BigInt::from(wanted.frame));
    let reports = match frame.is_zero() {
        true => BigRational::zero(),
        false => &endless / (BigRational::one() + &endless / frame),
    };
    let reports = reports.ceil();
    let drawn = (&reports / response).ceil();
    let whole = |value: &BigRational| value.ceil().to_integer().to_u64().unwrap_or(u64::MAX);
    let size = Size { endless: whole(&endless), reports: whole(&reports), drawn: whole(&drawn) };
    match size.drawn <= wanted.frame {
        true => Ok(size),
        false => Err(Refusal::MoreThanFrame { wanted: size.drawn, frame: wanted.frame }),
    }
}

/// Divides the stations among strata of these sizes, in proportion, by largest remainders.
///
/// Strata whose quota is below [`STRATUM_MIN`] get that, or all they have, and leave; the others share out what is
/// left anew. Among equal remainders the stratum that stands first gets one more, so the strata stand in the
/// canonical order of the frame.
///
/// # Errors
///
/// [`Refusal::MoreThanFrame`], [`Refusal::FewerThanStrata`].
pub fn allocate(wanted: u64, strata: &[u64]) -> Result<Vec<u64>, Refusal> {
    let frame: u64 = strata.iter().sum();
    if wanted > frame {
        return Err(Refusal::MoreThanFrame { wanted, frame });
    }
    let least = |stations: u64| stations.min(STRATUM_MIN);
    let least_of_all = strata.iter().map(|&stations| least(stations)).sum();
    if wanted < least_of_all {
        return Err(Refusal::FewerThanStrata { wanted, least: least_of_all });
    }
    let mut given = vec![0; strata.len()];
    let mut staying: Vec<usize> = (0..strata.len()).collect();
    let mut left = wanted;
    loop {
        let stations: u64 = staying.iter().map(|&place| strata[place]).sum();
        let quota = |place: usize| {
            (u128::from(left) * u128::from(strata[place])).div_rem(&u128::from(stations.max(1)))
        };
        let leaves = |place: &usize| quota(*place).0 < u128::from(least(strata[*place]));
        let leaving: Vec<usize> = staying.iter().copied().filter(leaves).collect();
        if leaving.is_empty() {
            give(left, &staying, quota, &mut given);
            return Ok(given);
        }
        for &place in &leaving {
            given[place] = least(strata[place]);
        }
        left -= leaving.iter().map(|&place| given[place]).sum::<u64>();
        staying.retain(|place| !leaving.contains(place));
    }
}

/// Whole quotas, then the largest remainders get one more each. No quota is above its stratum, so neither is what is
/// given: a stratum that is whole has no remainder.
fn give(left: u64, staying: &[usize], quota: impl Fn(usize) -> (u128, u128), given: &mut [u64]) {
    let mut rest = left;
    for &place in staying {
        given[place] = u64::try_from(quota(place).0).expect("at most what is left");
        rest -= given[place];
    }
    let mut order = staying.to_vec();
    order.sort_by_key(|&place| (Reverse(quota(place).1), place));
    for &place in order.iter().take(usize::try_from(rest).expect("fewer than strata")) {
        given[place] += 1;
    }
}
