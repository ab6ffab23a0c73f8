//! Does an official share agree? Three values, and every reason for the third.
//!
//! A share p lies within the interval R ± z·√V exactly where (p − R)² ≤ z²·V: fractions on both sides, no root and
//! no float. Where groups have no report, R is asked at both ends of what they make possible, and only an answer that
//! is the same at both is one. Before that is asked, [`Doubt`]s are looked for. An interval holds only what its formula assumes, and a
//! mission that says "disagrees" while its own sample is not what it assumes has said something about itself.

use super::{ASSUMPTION, Estimate, Fraction, Response, Share, Warning, root};
use num_bigint::BigInt;
use num_rational::BigRational;
use std::fmt;

/// Reports below which the formulas are not relied upon: Cochran, *Sampling Techniques*, chapter 6, asks for a sample
/// of about 30 and coefficients of variation of both totals below 10 %.
pub const REPORTS_MIN: u64 = 30;

/// How sure an interval is meant to be: the part of all samples whose interval holds the true share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confidence {
    /// 90 %.
    Ninety,
    /// 95 %.
    NinetyFive,
    /// 99 %.
    NinetyNine,
}

impl Confidence {
    /// In percent.
    pub fn percent(self) -> u64 {
        match self {
            Confidence::Ninety => 90,
            Confidence::NinetyFive => 95,
            Confidence::NinetyNine => 99,
        }
    }

    /// z, the normal distribution's quantile for both tails, to 15 places; from here on it is an exact number.
    pub fn z(self) -> Fraction {
        let quantile = match self {
            Confidence::Ninety => 1_644_853_626_951_473,
            Confidence::NinetyFive => 1_959_963_984_540_054,
            Confidence::NinetyNine => 2_575_829_303_548_901,
        };
        Fraction::new(quantile, 1_000_000_000_000_000)
    }
}

/// An interval as people read it: it knows what it rests on, and says so wherever it is written.
#[derive(Debug, Clone, PartialEq)]
pub struct Interval {
    low: f64,
    high: f64,
    confidence: Confidence,
    arrived: u64,
    sample: u64,
}

impl Interval {
    pub(super) fn new(
        ratio: &Fraction,
        variance: &Fraction,
        confidence: Confidence,
        response: &Response,
    ) -> Interval {
        let half = confidence.z().to_f64() * root(variance);
        let middle = ratio.to_f64();
        let (arrived, sample) = (response.arrived(), response.sample());
        Interval { low: middle - half, high: middle + half, confidence, arrived, sample }
    }

    /// Its ends as parts of the base, for readers. No share is below 0, whatever the formula gives.
    pub fn ends(&self) -> (f64, f64) {
        (self.low.max(0.0), self.high)
    }

    /// How sure it is meant to be.
    pub fn confidence(&self) -> Confidence {
        self.confidence
    }
}

impl fmt::Display for Interval {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (low, high) = self.ends();
        let Interval { arrived, sample, confidence, .. } = self;
        write!(
            formatter,
            "{:.2} to {:.2} % at {} %, from {arrived} of {sample} sampled stations; {ASSUMPTION}",
            100.0 * low,
            100.0 * high,
            confidence.percent(),
        )
    }
}

/// Whether an official share agrees with what a sample says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Agreement {
    /// It lies within the interval.
    Agrees,
    /// It lies outside, and nothing is known that makes the interval doubtful.
    Disagrees,
    /// For each of these reasons, of which there is at least one.
    CannotBeTold(Vec<Doubt>),
}

/// Why it cannot be told, in the order in which it is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// People chose the stations.
    NoProbabilitySample,
    /// Too few of the drawn stations have answered.
    ResponseTooLow {
        /// Drawn stations that have answered.
        responded: u64,
        /// Stations drawn.
        sample: u64,
        /// The part needed.
        needed: Fraction,
    },
    /// Fewer reports than [`REPORTS_MIN`].
    TooFew {
        /// Reports.
        arrived: u64,
    },
    /// A total is known to 10 % or worse, so that the formula of the variance does not hold.
    TooSpread,
    /// Strata were drawn at unlike rates, and the weights do not make up for it.
    DrawIgnored,
    /// Nothing is known of the variance in groups that hold more than a twentieth of the frame.
    Singles {
        /// Their stations.
        stations: u64,
    },
    /// Kinds of stations are known to be missing more or less than others, and the weights do not make up for it.
    Unlike {
        /// The kinds, the one that is furthest off first.
        kinds: Vec<String>,
    },
    /// No two reports of a group say how stations differ.
    NoVariance,
    /// The official share is of all stations, the estimate is not, and what it does not cover could turn the verdict.
    NotCovered {
        /// Stations for which the estimate stands.
        covered: u64,
        /// Stations in the frame.
        frame: u64,
    },
}

impl Doubt {
    /// A stable name for scripts.
    pub fn code(&self) -> &'static str {
        match self {
            Doubt::NoProbabilitySample => "no_probability_sample",
            Doubt::ResponseTooLow { .. } => "response_too_low",
            Doubt::TooFew { .. } => "too_few",
            Doubt::TooSpread => "too_spread",
            Doubt::DrawIgnored => "draw_ignored",
            Doubt::Singles { .. } => "singles",
            Doubt::Unlike { .. } => "unlike",
            Doubt::NoVariance => "no_variance",
            Doubt::NotCovered { .. } => "not_covered",
        }
    }
}

impl fmt::Display for Agreement {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Agreement::Agrees => write!(formatter, "agrees"),
            Agreement::Disagrees => write!(formatter, "disagrees"),
            Agreement::CannotBeTold(doubts) => {
                let doubts: Vec<String> = doubts.iter().map(Doubt::to_string).collect();
                write!(formatter, "cannot be told: {}", doubts.join("; "))
            }
        }
    }
}

impl fmt::Display for Doubt {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Doubt::NoProbabilitySample => write!(formatter, "people chose the stations"),
            Doubt::ResponseTooLow { responded, sample, needed } => {
                write!(formatter, "{responded} of {sample} drawn stations have answered, needed are {needed}")
            }
            Doubt::DrawIgnored => {
                write!(formatter, "strata were drawn at unlike rates, and the weights do not make up for it")
            }
            Doubt::NotCovered { covered, frame } => {
                let missing = frame - covered;
                write!(formatter, "nothing has come from groups that hold {missing} of the {frame} stations")
            }
            Doubt::TooFew { arrived } => {
                write!(formatter, "{arrived} reports are fewer than {REPORTS_MIN}")
            }
            Doubt::TooSpread => write!(formatter, "stations differ too much for so few reports"),
            Doubt::Singles { stations } => {
                write!(formatter, "groups that hold {stations} stations have one report each")
            }
            Doubt::Unlike { kinds } => {
                let kinds = kinds.join(", ");
                write!(formatter, "what has arrived is unlike the frame in stations of kind {kinds}")
            }
            Doubt::NoVariance => write!(formatter, "no group has two reports"),
        }
    }
}

/// Decides, by fractions alone.
pub(super) fn agreement(estimate: &Estimate, share: &Share, official: &Fraction) -> Agreement {
    let doubts = doubts(estimate, share);
    let Some(variance) = share.variance.as_ref().filter(|_| doubts.is_empty()) else {
        return Agreement::CannotBeTold(doubts);
    };
    let z = estimate.confidence.z();
    let limit = z.rational() * z.rational() * variance.rational();
    let is_near = |ratio: &BigRational| {
        let distance = official.rational() - ratio;
        &distance * &distance <= limit
    };
    let (low, high) = possible(estimate, share);
    let is_between = low <= *official.rational() && *official.rational() <= high;
    match (is_near(&low), is_near(&high)) {
        (true, true) => Agreement::Agrees,
        (false, false) if !is_between => Agreement::Disagrees,
        _ => {
            let (covered, frame) = estimate.covered();
            Agreement::CannotBeTold(vec![Doubt::NotCovered { covered, frame }])
        }
    }
}

/// The least and the largest share of all stations together with those of groups without a report, had none or all of
/// their votes gone to the option and had each of them the largest base that any report has. Both are the estimate
/// itself where every group has reports.
fn possible(estimate: &Estimate, share: &Share) -> (BigRational, BigRational) {
    let (covered, frame) = estimate.covered();
    let unseen = BigRational::from(BigInt::from(estimate.base_max) * (frame - covered));
    let base = share.base.rational();
    let votes = base * share.ratio.rational();
    let all = base + &unseen;
    (&votes / &all, (votes + unseen) / all)
}

fn doubts(estimate: &Estimate, share: &Share) -> Vec<Doubt> {
    let response = &estimate.response;
    let (arrived, frame) = (response.arrived(), response.frame());
    let mut doubts = Vec::new();
    if !response.reaches(&estimate.response_needed) {
        let (responded, sample) = (response.responded(), response.sample());
        doubts.push(Doubt::ResponseTooLow { responded, sample, needed: estimate.response_needed.clone() });
    }
    if arrived < REPORTS_MIN && arrived < frame {
        doubts.push(Doubt::TooFew { arrived });
    }
    if share.is_wide {
        doubts.push(Doubt::TooSpread);
    }
    for warning in &estimate.warnings {
        match warning {
            Warning::SingleReport { stations, .. } if 20 * u128::from(*stations) > u128::from(frame) => {
                doubts.push(Doubt::Singles { stations: *stations });
            }
            Warning::DrawIgnored => doubts.push(Doubt::DrawIgnored),
            _ => {}
        }
    }
    let unlike = estimate.warnings.iter().filter_map(|warning| match warning {
        Warning::Unlike { kind, is_repaired: false, .. } => Some(kind.clone()),
        _ => None,
    });
    let kinds: Vec<String> = unlike.collect();
    if !kinds.is_empty() {
        doubts.push(Doubt::Unlike { kinds });
    }
    if share.variance.is_none() {
        doubts.push(Doubt::NoVariance);
    }
    doubts
}

/// Whether a total is known too badly: a squared coefficient of variation of 1/100 or more.
pub(super) fn is_wide(spread: &[BigRational; 2]) -> bool {
    let limit = BigRational::new(BigInt::from(1), BigInt::from(100));
    spread.iter().any(|square| *square >= limit)
}
