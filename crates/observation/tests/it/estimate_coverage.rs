//! Does an interval of 95 % hold the true share in 95 of 100 samples?
//!
//! Countries are invented whose stations are alike within a stratum and unlike between strata, as real ones are, and
//! sampled again and again; how many intervals hold the truth has to lie in the range that a binomial of 19/20 gives,
//! four standard deviations either way. The generator is seeded: every run sees the same samples.

use crate::data::Random;
use crate::estimate::{estimate, question, report};
use observation::estimate::{Agreement, Cell, Fraction, Report, Stratum, Weighting};

/// So many samples are drawn of each country.
const SAMPLES: u32 = 600;

struct Country {
    /// For each stratum its stations: votes and base.
    strata: Vec<Vec<(u64, u64)>>,
}

impl Country {
    /// Strata of unlike size and share; stations of 100 to 900 voters that differ within their stratum.
    fn new(random: &mut Random, strata: usize, spread_percent: u64) -> Country {
        let stratum = |_| {
            let share = 20 + random.below(60);
            let stations = 60 + random.below(200);
            let station = |_| {
                let base = 100 + random.below(400) + random.below(400);
                // Three throws make a bell of the station's own share, in thousandths.
                let bell: u64 = (0..3).map(|_| random.below(2 * 10 * spread_percent + 1)).sum::<u64>() / 3;
                let own = (10 * share + bell).saturating_sub(10 * spread_percent).min(1_000);
                (base * own / 1_000, base)
            };
            (0..stations).map(station).collect()
        };
        Country { strata: (0..strata).map(stratum).collect() }
    }

    fn truth(&self) -> Fraction {
        let sum = |figure: fn(&(u64, u64)) -> u64| self.strata.iter().flatten().map(figure).sum();
        Fraction::new(sum(|station| station.0), sum(|station| station.1))
    }

    fn sample(&mut self, random: &mut Random, part: usize) -> (Vec<Stratum>, Vec<Report>) {
        let (mut strata, mut reports) = (Vec::new(), Vec::new());
        for (name, stations) in self.strata.iter_mut().enumerate() {
            random.shuffle(stations);
            let drawn = (stations.len() / part).max(2);
            strata.push(Stratum {
                name: name.to_string(),
                frame: stations.len() as u64,
                sample: drawn as u64,
            });
            let drawn = stations[..drawn].iter().enumerate();
            reports.extend(drawn.map(|(number, &(votes, base))| report(name, number, base, vec![votes])));
        }
        (strata, reports)
    }

    /// How many of the intervals hold the truth.
    fn holding(&mut self, random: &mut Random, part: usize, weighting: &Weighting) -> u32 {
        let truth = self.truth();
        let mut holding = 0;
        for _ in 0..SAMPLES {
            let (strata, reports) = self.sample(random, part);
            let estimate = estimate(&strata, &reports, &question(weighting.clone(), 1));
            match estimate.agreement("option 0", &truth).unwrap() {
                Agreement::Agrees => holding += 1,
                Agreement::Disagrees => {}
                doubtful => panic!("a complete sample, and {doubtful}"),
            }
        }
        holding
    }
}

/// Four standard deviations of a binomial around 19/20.
fn check(holding: u32, what: &str) {
    let expected = f64::from(SAMPLES) * 0.95;
    let spread = (expected * 0.05).sqrt();
    println!("{what}: {holding} of {SAMPLES}");
    assert!((f64::from(holding) - expected).abs() <= 4.0 * spread, "{what}: {holding} of {SAMPLES}");
}

#[test]
fn intervals_hold_as_often_as_they_say() {
    let mut random = Random(20_180_701);
    for (strata, spread, part) in [(12, 25, 12), (25, 15, 20), (6, 35, 8)] {
        let mut country = Country::new(&mut random, strata, spread);
        let holding = country.holding(&mut random, part, &Weighting::Strata);
        check(holding, &format!("{strata} strata, one station in {part}"));
    }
}

/// Stations of one stratum, weighted by two cells that the draw did not know.
#[test]
fn intervals_by_cells_hold_as_often_as_they_say() {
    let mut random = Random(97);
    let mut country = Country::new(&mut random, 2, 20);
    let truth = country.truth();
    let sizes: Vec<u64> = country.strata.iter().map(|stations| stations.len() as u64).collect();
    let all: Vec<(usize, (u64, u64))> = country
        .strata
        .drain(..)
        .enumerate()
        .flat_map(|(cell, stations)| stations.into_iter().map(move |station| (cell, station)))
        .collect();
    let cell = |(name, &frame): (usize, &u64)| Cell { name: name.to_string(), frame };
    let question = question(Weighting::Cells(sizes.iter().enumerate().map(cell).collect()), 1);
    let mut holding = 0;
    for _ in 0..SAMPLES {
        let mut all = all.clone();
        random.shuffle(&mut all);
        let drawn = all[..60].iter().enumerate().map(|(number, &(cell, (votes, base)))| {
            let report = report(0, number, base, vec![votes]);
            Report { cell: Some(cell.to_string()), ..report }
        });
        let reports: Vec<Report> = drawn.collect();
        let strata = [Stratum { name: "0".to_owned(), frame: all.len() as u64, sample: 60 }];
        let estimate = estimate(&strata, &reports, &question);
        holding += u32::from(estimate.agreement("option 0", &truth) == Some(Agreement::Agrees));
    }
    check(holding, "two cells");
}

/// Without its strata the same sample says less than it could: the interval is wider where strata differ.
#[test]
fn strata_make_the_interval_narrower() {
    let mut random = Random(5);
    let mut country = Country::new(&mut random, 12, 10);
    let (strata, reports) = country.sample(&mut random, 10);
    let width = |weighting| {
        let estimate = estimate(&strata, &reports, &question(weighting, 1));
        estimate.shares()[0].standard_error().unwrap()
    };
    assert!(2.0 * width(Weighting::Strata) < width(Weighting::Alone));
}
