//! Does what has arrived look like the frame?
//!
//! A mission knows one thing of every station before any report: what kind it is. So the estimator is asked for
//! something that is known already, the share of each kind, and its answer is held against the truth. The rule is
//! the interval's own yardstick: with the share p known and p̂ estimated by the weights of the draw, it warns where
//!
//! (p̂ − p)² > 9·max(V, V₀),
//!
//! three standard errors, V the estimator's own variance and V₀ = p(1 − p)/n · (N − n)/(N − 1) the one that a simple
//! draw has where p is true. The larger is taken, because V is 0 where a rare kind has not been seen at all. By
//! chance alone it warns of one kind in about 370. The same is then asked with the weights of the estimate: where
//! they give the truth back, as cells by that kind do, the number of those stations is repaired; whether the missing
//! ones voted like the others of their kind remains an assumption.
//!
//! One more thing is known of every station: how densely its stratum was drawn. Cells that join strata of unlike
//! density weight them wrongly, and so the estimator is asked for the frame's mean of N/m, stations per drawn station,
//! as well: [`ignores_draw`].
//!
//! Where the reference is the drawn sample in place of the frame, p̂ is the plain share of reports, and V₀ is that of
//! n reports out of the drawn stations.

use super::exact::{Group, combined};
use super::groups::Groups;
use super::{Fraction, Refusal, Report, Stratum, Warning};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero;
use std::collections::HashMap;

/// Squared, of how many standard errors may be chance.
const LIMIT_SQUARED: u32 = 9;

/// What is known of the kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reference {
    /// Every station of the frame.
    Frame,
    /// The stations that were drawn.
    Sample,
}

impl Reference {
    fn name(self) -> &'static str {
        match self {
            Reference::Frame => "the frame",
            Reference::Sample => "the sample",
        }
    }
}

/// Kinds of stations and how many there are of each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kinds {
    /// What they are called, such as `section_type`.
    pub name: String,
    /// Of what they are known.
    pub reference: Reference,
    /// Each kind once, with its stations.
    pub stations: Vec<(String, u64)>,
}

/// A kind's share, known and as it has arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KindShare {
    /// The kind.
    pub kind: String,
    /// Its known share.
    pub known: Fraction,
    /// Its share of the reports.
    pub arrived: Fraction,
    /// Its share as the weights of the draw give it.
    pub drawn: Fraction,
    /// Its share as the weights of the estimate give it.
    pub weighted: Fraction,
    /// Whether the weights of the draw give a share further from the known one than chance explains.
    pub is_unlike: bool,
    /// The same of the weights of the estimate.
    pub is_unlike_weighted: bool,
}

/// Compares every kind; `drawn` are the groups in which stations were drawn, `weighted` those of the estimate.
pub(super) fn compare(
    kinds: &Kinds,
    reports: &[Report],
    drawn: &Groups<'_>,
    weighted: &Groups<'_>,
) -> Result<Vec<KindShare>, Refusal> {
    let mut names: HashMap<&str, u64> = HashMap::new();
    for (name, _) in &kinds.stations {
        if names.insert(name, 0).is_some() {
            return Err(Refusal::GroupTwice { group: "kind", name: name.clone() });
        }
    }
    for report in reports {
        let name = report.kind.as_deref().unwrap_or_default();
        let Some(seen) = names.get_mut(name) else {
            let station = report.station.clone();
            return Err(Refusal::UnknownGroup { station, group: "kind", name: name.to_owned() });
        };
        *seen += 1;
    }
    let total: u64 = kinds.stations.iter().map(|(_, stations)| stations).sum();
    // Weights do not help where the sample is the reference: they answer for the frame.
    let alone = Groups::alone(total.max(reports.len() as u64), reports.len());
    let drawn = if kinds.reference == Reference::Sample { &alone } else { drawn };
    let shares = kinds.stations.iter().filter(|_| total > 0).map(|(kind, stations)| {
        let known = Fraction::new(*stations, total);
        let is_kind = |report: usize| (u64::from(reports[report].kind.as_ref() == Some(kind)), 1);
        let one = Asked { known: &known, reports: reports.len() as u64, total };
        let (drawn, is_unlike) = one.of(&drawn.sums(is_kind));
        let (by_weights, unlike_weighted) = one.of(&weighted.sums(is_kind));
        let is_unlike_weighted = match kinds.reference {
            Reference::Frame => unlike_weighted,
            Reference::Sample => is_unlike && !is_nested(reports, weighted),
        };
        let arrived = Fraction::new(names[kind.as_str()], (reports.len() as u64).max(1));
        let weighted = by_weights;
        KindShare { kind: kind.clone(), known, arrived, drawn, weighted, is_unlike, is_unlike_weighted }
    });
    Ok(shares.collect())
}

/// The warnings that follow, the kind that is furthest off first.
pub(super) fn warnings(kinds: &Kinds, shares: &[KindShare]) -> Vec<Warning> {
    let mut unlike: Vec<&KindShare> = shares.iter().filter(|share| share.is_unlike).collect();
    let distance = |share: &KindShare| {
        let distance = share.arrived.rational() - share.known.rational();
        &distance * &distance
    };
    unlike.sort_by_key(|share| std::cmp::Reverse(distance(share)));
    let warning = |share: &&KindShare| Warning::Unlike {
        name: kinds.name.clone(),
        kind: share.kind.clone(),
        known: share.known.clone(),
        reference: kinds.reference.name(),
        arrived: share.arrived.clone(),
        is_repaired: !share.is_unlike_weighted,
    };
    unlike.iter().map(warning).collect()
}

/// Parts of a station per drawn station; the same rounded numbers stand on both sides.
const DENSITY_PARTS: u128 = 1_000_000;

/// Whether the weights give the frame's mean of stations per drawn station wrong by more than three standard errors.
/// Strata, and cells that lie within strata of one density, give it exactly.
pub(super) fn ignores_draw(strata: &[Stratum], drawn: &Groups<'_>, weighted: &Groups<'_>) -> bool {
    if weighted.group == drawn.group {
        return false;
    }
    let density = |stratum: &Stratum| {
        let parts = u128::from(stratum.frame) * DENSITY_PARTS / u128::from(stratum.sample.max(1));
        u64::try_from(parts).unwrap_or(u64::MAX)
    };
    let densities: Vec<u64> = strata.iter().map(density).collect();
    let sums = weighted.sums(|report| (densities[drawn.place[report]], 1));
    let Some(combined) = combined(&sums) else { return false };
    let sum: BigInt =
        densities.iter().zip(&drawn.frame).map(|(&one, &frame)| BigInt::from(one) * frame).sum();
    let frame: u64 = drawn.frame.iter().sum();
    let distance = combined.ratio - BigRational::new(sum, frame.max(1).into());
    let variance = combined.variance.unwrap_or_else(BigRational::zero);
    &distance * &distance > variance * BigInt::from(LIMIT_SQUARED)
}

/// Whether each group holds stations of one kind alone.
fn is_nested(reports: &[Report], groups: &Groups<'_>) -> bool {
    let mut kind_of: HashMap<usize, &Option<String>> = HashMap::new();
    groups.place.iter().zip(reports).all(|(&place, report)| {
        let first = kind_of.entry(place).or_insert(&report.kind);
        **first == report.kind
    })
}

/// What is known of a kind, to be asked of an estimator.
struct Asked<'a> {
    known: &'a Fraction,
    reports: u64,
    total: u64,
}

impl Asked<'_> {
    /// The estimated share, and whether it is further from the known one than chance explains.
    fn of(&self, groups: &[Group]) -> (Fraction, bool) {
        let combined = combined(groups).expect("every report counts 1");
        let known = self.known.rational();
        let distance = &combined.ratio - known;
        let own = combined.variance.unwrap_or_else(BigRational::zero);
        let limit = own.max(self.simple_variance()) * BigInt::from(LIMIT_SQUARED);
        let is_unlike = &distance * &distance > limit;
        (Fraction::of(combined.ratio), is_unlike)
    }

    /// p(1 − p)/n · (N − n)/(N − 1).
    fn simple_variance(&self) -> BigRational {
        let (known, one) = (self.known.rational(), BigRational::from(BigInt::from(1)));
        let left = BigInt::from(self.total.saturating_sub(self.reports));
        let others = BigInt::from(self.total.saturating_sub(1).max(1));
        known * (one - known) / BigInt::from(self.reports) * left / others
    }
}
