//! Laws of the estimator, against a second one in floating point, and the size of a sample.

use observation::estimate::size::{self, Size, Wanted, allocate, relative_variance};
use observation::estimate::{
    Cell, Confidence, Estimate, Fraction, Question, QuickCount, Report, Sample, Stage, Stratum, Weighting,
    quick_count,
};
use proptest::prelude::*;

/// A stratum as numbers: frame and reports (option, base).
type PlainStratum = (u64, Vec<(u64, u64)>);

type Plain = Vec<PlainStratum>;

pub fn question(weighting: Weighting, options: usize) -> Question {
    Question {
        base: "votes".to_owned(),
        options: (0..options).map(|option| format!("option {option}")).collect(),
        weighting,
        confidence: Confidence::NinetyFive,
        response_needed: Fraction::new(1, 2),
        stage: Stage::Preliminary,
        kinds: None,
    }
}

/// A report of the stratum and of the cell of that number.
pub fn report(stratum: usize, number: usize, base: u64, counts: Vec<u64>) -> Report {
    Report {
        station: format!("{stratum}-{number}"),
        stratum: stratum.to_string(),
        cell: Some(stratum.to_string()),
        kind: None,
        is_replacement: false,
        base,
        counts,
    }
}

pub fn estimate(strata: &[Stratum], reports: &[Report], question: &Question) -> Estimate {
    match quick_count(&Sample::Probability(strata.to_vec()), reports, question).unwrap() {
        QuickCount::Estimate(estimate) => estimate,
        QuickCount::Counts(_) => panic!("a probability sample gives an estimate"),
    }
}

fn strata_of(plain: &Plain) -> Vec<Stratum> {
    let stratum = |(place, (frame, reports)): (usize, &PlainStratum)| Stratum {
        name: place.to_string(),
        frame: *frame,
        sample: reports.len() as u64,
    };
    plain.iter().enumerate().map(stratum).collect()
}

/// Two options: the one given, and all others together.
fn reports_of(plain: &Plain) -> Vec<Report> {
    let stratum = |(place, (_, reports)): (usize, &PlainStratum)| {
        let each = reports.iter().enumerate();
        each.map(|(number, &(y, x))| report(place, number, x, vec![y, x - y])).collect::<Vec<Report>>()
    };
    plain.iter().enumerate().flat_map(stratum).collect()
}

fn plain() -> impl Strategy<Value = Plain> {
    let reports = prop::collection::vec((0u64..=400, 0u64..=400), 1..9);
    let stratum = (reports, 0u64..300).prop_map(|(reports, more)| {
        let pairs: Vec<(u64, u64)> = reports.into_iter().map(|(y, rest)| (y, y + rest + 1)).collect();
        (pairs.len() as u64 + more, pairs)
    });
    prop::collection::vec(stratum, 1..8)
}

/// The formulas of `methods.md` as they are written, residual by residual.
fn in_floats(plain: &Plain) -> (f64, f64) {
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
    let total = |figure: fn(&(u64, u64)) -> f64| -> f64 {
        plain
            .iter()
            .map(|(frame, own)| *frame as f64 * mean(&own.iter().map(figure).collect::<Vec<f64>>()))
            .sum()
    };
    let (y, x) = (total(|pair| pair.0 as f64), total(|pair| pair.1 as f64));
    let variance = |(frame, own): &PlainStratum| {
        let residuals: Vec<f64> =
            own.iter().map(|&(own_y, own_x)| own_y as f64 - y / x * own_x as f64).collect();
        let (n, frame, middle) = (own.len() as f64, *frame as f64, mean(&residuals));
        let squares: f64 = residuals.iter().map(|residual| (residual - middle).powi(2)).sum();
        if own.len() < 2 { 0.0 } else { frame.powi(2) * (1.0 - n / frame) * squares / (n - 1.0) / n }
    };
    (y / x, plain.iter().map(variance).sum::<f64>() / x.powi(2))
}

proptest! {
    #[test]
    fn it_is_the_formula(plain in plain()) {
        let estimate = estimate(&strata_of(&plain), &reports_of(&plain), &question(Weighting::Strata, 2));
        let share = &estimate.shares()[0];
        let (ratio, variance) = in_floats(&plain);
        prop_assert!((share.ratio().to_f64() - ratio).abs() < 1e-12);
        let found = share.variance().map_or(0.0, Fraction::to_f64);
        prop_assert!((found - variance).abs() <= 1e-9 * variance + 1e-18, "{} {}", found, variance);
    }

    #[test]
    fn it_depends_on_no_order((sorted, shuffled) in plain().prop_flat_map(|plain| {
        let reports = reports_of(&plain);
        (Just(plain), Just(reports).prop_shuffle())
    })) {
        let question = question(Weighting::Strata, 2);
        let strata = strata_of(&sorted);
        prop_assert_eq!(estimate(&strata, &shuffled, &question), estimate(&strata, &reports_of(&sorted), &question));
        let mut turned = strata.clone();
        turned.reverse();
        let turned = estimate(&turned, &shuffled, &question);
        let straight = estimate(&strata, &shuffled, &question);
        prop_assert_eq!(turned.shares(), straight.shares());
    }

    #[test]
    fn an_option_and_all_others_make_the_whole(plain in plain()) {
        let estimate = estimate(&strata_of(&plain), &reports_of(&plain), &question(Weighting::Strata, 2));
        let [one, other] = estimate.shares() else { panic!("two options") };
        let sum = one.ratio().rational() + other.ratio().rational();
        prop_assert_eq!(sum, Fraction::new(1, 1).rational().clone());
        prop_assert_eq!(one.variance(), other.variance());
    }

    #[test]
    fn cells_that_are_the_strata_change_nothing(plain in plain()) {
        let strata = strata_of(&plain);
        let cells = strata.iter().map(|stratum| Cell { name: stratum.name.clone(), frame: stratum.frame });
        let by_cells = question(Weighting::Cells(cells.collect()), 2);
        let by_cells = estimate(&strata, &reports_of(&plain), &by_cells);
        let by_strata = estimate(&strata, &reports_of(&plain), &question(Weighting::Strata, 2));
        prop_assert_eq!(by_cells.shares(), by_strata.shares());
    }

    #[test]
    fn an_allocation_is_whole_proportional_and_never_too_large(
        (strata, wanted) in prop::collection::vec(0u64..400, 1..40).prop_flat_map(|strata| {
            let least: u64 = strata.iter().map(|&stations| stations.min(2)).sum();
            let all: u64 = strata.iter().sum();
            (Just(strata), least..=all)
        })
    ) {
        let given = allocate(wanted, &strata).unwrap();
        prop_assert_eq!(given.iter().sum::<u64>(), wanted);
        let all: u64 = strata.iter().sum();
        for (&given, &stations) in given.iter().zip(&strata) {
            prop_assert!(given <= stations && given >= stations.min(2));
            // Nobody has more than its proportional part by a whole station, unless it is the least.
            let above = given > stations.min(2) && given * all >= wanted * stations + all;
            prop_assert!(!above, "{} of {}: {} of {}", given, stations, wanted, all);
        }
    }
}

/// By hand: S² = 4, X̄ = 10, e = 1/50, z as of 95 %: n₀ = z²·(4/100)·2500 = 384.15 and with N = 1,000 n = 277.54.
#[test]
fn a_size_computed_by_hand() {
    let wanted = Wanted {
        frame: 1_000,
        confidence: Confidence::NinetyFive,
        margin: Fraction::new(1, 50),
        relative_variance: Fraction::new(4, 100),
        response: Fraction::new(4, 5),
    };
    assert_eq!(size::size(&wanted), Ok(Size { endless: 385, reports: 278, drawn: 348 }));
    let no_margin = Wanted { margin: Fraction::new(0, 1), ..wanted.clone() };
    assert_eq!(size::size(&no_margin), Err(size::Refusal::NoMargin));
    for response in [Fraction::new(0, 1), Fraction::new(5, 4)] {
        let refused = size::size(&Wanted { response: response.clone(), ..wanted.clone() });
        assert_eq!(refused, Err(size::Refusal::Response(response)));
    }
    let few = Wanted { response: Fraction::new(1, 5), ..wanted };
    assert_eq!(size::size(&few), Err(size::Refusal::MoreThanFrame { wanted: 1_390, frame: 1_000 }));
}

/// (1, 2), (3, 4), (2, 6): R = 1/2, e = 0, 1, −1, S² = 1, X̄ = 4.
#[test]
fn how_stations_differ() {
    assert_eq!(relative_variance(&[(1, 2), (3, 4), (2, 6)]), Ok(Fraction::new(1, 16)));
    for none in [&[(1, 2)][..], &[(0, 0), (3, 0)]] {
        assert!(matches!(relative_variance(none), Err(size::Refusal::NoPilot { .. })));
    }
}

#[test]
fn allocations_by_hand() {
    assert_eq!(allocate(10, &[50, 30, 20]), Ok(vec![5, 3, 2]));
    assert_eq!(allocate(10, &[54, 33, 13]), Ok(vec![5, 3, 2]), "the third is raised, the others share eight");
    assert_eq!(allocate(7, &[10, 10, 10]), Ok(vec![3, 2, 2]), "the first of equal remainders");
    assert_eq!(allocate(6, &[1, 100, 0]), Ok(vec![1, 5, 0]));
    assert_eq!(allocate(3, &[5, 5]), Err(size::Refusal::FewerThanStrata { wanted: 3, least: 4 }));
    assert_eq!(allocate(11, &[5, 5]), Err(size::Refusal::MoreThanFrame { wanted: 11, frame: 10 }));
}
