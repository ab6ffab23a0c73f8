//! Reference numbers of real samples: Mexico's official quick count of 2018 at every cut-off, and a textbook's sample.

use crate::data::{rows, text};
use observation::estimate::{
    Agreement, Cell, Confidence, Doubt, Estimate, Fraction, Kinds, Question, QuickCount, Reference, Report,
    Sample, Stage, Stratum, Warning, Weighting, quick_count,
};
use std::collections::BTreeMap;

const OPTIONS: [&str; 4] = ["AMLO", "RAC", "JAMK", "JHRC"];

struct Mexico {
    strata: Vec<Stratum>,
    cells: Vec<Cell>,
    kinds: Kinds,
    reports: Vec<(String, Report)>,
    expected: serde_json::Value,
}

impl Mexico {
    fn read() -> Option<Mexico> {
        let number = |text: String| text.parse::<u64>().unwrap();
        let strata = rows(&text("mx2018/mx2018_strata.csv")?)
            .map(|row| Stratum {
                name: row("stratum"),
                frame: number(row("stations_in_frame")),
                sample: number(row("stations_in_sample")),
            })
            .collect();
        let cell = |state: String, kind: String| format!("{state}-{kind}");
        let mut cells = Vec::new();
        let mut kinds: BTreeMap<String, u64> = BTreeMap::new();
        for row in rows(&text("mx2018/mx2018_poststrata.csv")?) {
            let frame = number(row("stations_in_frame"));
            cells.push(Cell { name: cell(row("state"), row("section_type")), frame });
            *kinds.entry(row("section_type")).or_default() += frame;
        }
        let report = |row: &dyn Fn(&str) -> String| Report {
            station: row("station"),
            stratum: row("stratum"),
            cell: Some(cell(row("state"), row("section_type"))),
            kind: Some(row("section_type")),
            is_replacement: false,
            base: number(row("total_votes")),
            counts: OPTIONS.iter().map(|option| number(row(option))).collect(),
        };
        Some(Mexico {
            strata,
            cells,
            kinds: Kinds {
                name: "section_type".to_owned(),
                reference: Reference::Frame,
                stations: kinds.into_iter().collect(),
            },
            reports: rows(&text("mx2018/mx2018_sample_results.csv")?)
                .map(|row| (row("received_at"), report(&row)))
                .collect(),
            expected: serde_json::from_str(&text("mx2018/mx2018_expected.json")?).unwrap(),
        })
    }

    fn question(&self, weighting: Weighting) -> Question {
        Question {
            base: "total_votes".to_owned(),
            options: OPTIONS.map(str::to_owned).to_vec(),
            weighting,
            confidence: Confidence::NinetyFive,
            response_needed: Fraction::new(4, 5),
            stage: Stage::Preliminary,
            kinds: Some(self.kinds.clone()),
        }
    }

    fn estimate(&self, until: &str, weighting: Weighting) -> Estimate {
        let reports: Vec<Report> = self
            .reports
            .iter()
            .filter(|(at, _)| at.as_str() <= until)
            .map(|(_, report)| report.clone())
            .collect();
        let sample = Sample::Probability(self.strata.clone());
        match quick_count(&sample, &reports, &self.question(weighting)).unwrap() {
            QuickCount::Estimate(estimate) => estimate,
            QuickCount::Counts(_) => panic!("a probability sample gives an estimate"),
        }
    }

    fn official(&self, option: &str) -> Fraction {
        let published = &self.expected["published"];
        Fraction::new(published[option].as_u64().unwrap(), published["total"].as_u64().unwrap())
    }

    fn agreements(&self, weighting: Weighting) -> [Agreement; 4] {
        let estimate = self.estimate("9", weighting);
        OPTIONS.map(|option| estimate.agreement(option, &self.official(option)).unwrap())
    }
}

fn singles(estimate: &Estimate) -> usize {
    let single = |warning: &Warning| match warning {
        Warning::SingleReport { names, .. } => Some(names.len()),
        _ => None,
    };
    estimate.warnings().iter().find_map(single).unwrap_or(0)
}

/// The largest distance from the expected file is told, so that a change of it is seen.
#[test]
fn mexico_reproduces_at_every_cut_off() {
    let Some(mexico) = Mexico::read() else { return };
    let cuts = mexico.expected["cut"].as_object().unwrap();
    assert_eq!(cuts.len(), 6);
    let mut worst = 0.0f64;
    let mut near = |found: f64, expected: &serde_json::Value, what: &str| {
        let distance = (found - expected.as_f64().unwrap()).abs();
        assert!(distance < 1e-12, "{what}: {found}, expected {expected}");
        worst = worst.max(distance);
    };
    for (until, expected) in cuts {
        let estimate = mexico.estimate(until, Weighting::Strata);
        let naive = mexico.estimate(until, Weighting::Alone);
        assert_eq!(estimate.response().arrived(), expected["stations"].as_u64().unwrap());
        for (share, alone) in estimate.shares().iter().zip(naive.shares()) {
            let of = &expected[share.option()];
            near(share.ratio().to_f64(), &of["ratio"], until);
            near(share.standard_error().unwrap(), &of["se"], until);
            near(alone.ratio().to_f64(), &expected["naive"][share.option()], until);
            assert_eq!(estimate.groups_seen().0, of["strata_seen"].as_u64().unwrap());
            assert_eq!(singles(&estimate) as u64, of["singleton_strata"].as_u64().unwrap());
        }
    }
    println!("largest distance from the expected file {worst:e}");
}

/// [ref] `methods.md`, section 4: by state and kind of section JAMK becomes 16.225 [16.007, 16.442].
#[test]
fn cells_by_state_and_kind_repair_what_is_missing() {
    let Some(mexico) = Mexico::read() else { return };
    let estimate = mexico.estimate("9", Weighting::Cells(mexico.cells.clone()));
    let share = &estimate.shares()[2];
    assert_eq!(share.ratio().percent(3), "16.225");
    let (low, high) = estimate.interval("JAMK").unwrap().ends();
    assert_eq!(
        (format!("{:.3}", 100.0 * low), format!("{:.3}", 100.0 * high)),
        ("16.007".into(), "16.442".into())
    );
    let official = mexico.official("JAMK").to_f64();
    assert!(low < official && official < high);
    assert_eq!(estimate.groups_seen(), (95, 96));
    // An independent computation in floating point.
    for (share, (ratio, error)) in estimate.shares().iter().zip([
        (0.532_513_920_289_823_4, 0.001_659_296_846_529_82),
        (0.223_326_825_207_740_7, 0.001_395_898_043_138_061_7),
        (0.162_249_833_453_371_24, 0.001_109_663_832_975_859_4),
        (0.053_238_192_171_912_425, 0.000_379_349_337_913_093_4),
    ]) {
        assert!((share.ratio().to_f64() - ratio).abs() < 1e-12, "{}", share.option());
        assert!((share.standard_error().unwrap() - error).abs() < 1e-12, "{}", share.option());
    }
}

/// Rural stations answered less: the program sees it by itself, and lets nobody conclude from it.
#[test]
fn what_arrived_does_not_look_like_the_frame() {
    let Some(mexico) = Mexico::read() else { return };
    let by_strata = mexico.estimate("9", Weighting::Strata);
    let unlike = |estimate: &Estimate| -> Vec<(String, String, String, bool)> {
        let unlike = |warning: &Warning| match warning {
            Warning::Unlike { kind, known, arrived, is_repaired, .. } => {
                Some((kind.clone(), known.percent(1), arrived.percent(1), *is_repaired))
            }
            _ => None,
        };
        estimate.warnings().iter().filter_map(unlike).collect()
    };
    let expected = |is_repaired| {
        [("1", "66.5", "70.9", is_repaired), ("3", "20.7", "16.8", is_repaired)]
            .map(|(kind, known, arrived, is)| (kind.to_owned(), known.to_owned(), arrived.to_owned(), is))
    };
    assert_eq!(unlike(&by_strata), expected(false));
    assert!(by_strata.to_string().contains("Stations of section_type 3 are 20.7 % of the frame and 16.8 %"));
    let by_cells = mexico.estimate("9", Weighting::Cells(mexico.cells.clone()));
    assert_eq!(unlike(&by_cells), expected(true));
    let doubt = Doubt::Unlike { kinds: vec!["1".to_owned(), "3".to_owned()] };
    for agreement in mexico.agreements(Weighting::Strata) {
        assert_eq!(agreement, Agreement::CannotBeTold(vec![doubt.clone()]));
    }
}

/// One of 96 cells, of 3 stations, has no report: whatever they hold, it turns no verdict. One of four intervals of
/// 95 % misses even so, by 2.4 standard errors.
#[test]
fn cells_by_state_and_kind_give_verdicts() {
    let Some(mexico) = Mexico::read() else { return };
    let estimate = mexico.estimate("9", Weighting::Cells(mexico.cells.clone()));
    let unseen =
        Warning::Unseen { group: "cell", names: vec!["9-3".to_owned()], stations: 3, frame: 156_899 };
    assert!(estimate.warnings().contains(&unseen), "{:?}", estimate.warnings());
    let said =
        mexico.agreements(Weighting::Cells(mexico.cells.clone())).map(|agreement| agreement.to_string());
    assert_eq!(said, ["agrees", "agrees", "agrees", "disagrees"]);
}

/// A trap: three cells by kind alone put the number of rural stations right, and lose the strata. All four intervals
/// would miss the truth, one by 4.8 standard errors. It is seen by how densely the strata were drawn.
#[test]
fn cells_that_lose_the_strata_give_no_verdict() {
    let Some(mut mexico) = Mexico::read() else { return };
    for (_, report) in &mut mexico.reports {
        report.cell = report.kind.clone();
    }
    let cells = mexico.kinds.stations.iter().map(|(name, frame)| Cell { name: name.clone(), frame: *frame });
    let cells = Weighting::Cells(cells.collect());
    for option in OPTIONS {
        let (low, high) = mexico.estimate("9", cells.clone()).interval(option).unwrap().ends();
        let official = mexico.official(option).to_f64();
        assert!(official < low || high < official, "{option} misses the truth");
    }
    for weighting in [cells, Weighting::Alone] {
        for agreement in mexico.agreements(weighting) {
            let Agreement::CannotBeTold(doubts) = agreement else { panic!("{agreement}") };
            assert!(doubts.contains(&Doubt::DrawIgnored), "{doubts:?}");
        }
    }
}

/// The order in which reports come decides nothing.
#[test]
fn mexico_in_another_order_is_the_same() {
    let Some(mut mexico) = Mexico::read() else { return };
    let before = mexico.estimate("9", Weighting::Strata);
    crate::data::Random(2018).shuffle(&mut mexico.reports);
    assert_eq!(mexico.estimate("9", Weighting::Strata), before);
}

/// [ref] N = 415, n = 25: r = 8801.324503, V = 653785.194, 2√V = 1617.14; Scheaffer, Mendenhall and Ott, chapter 8.
#[test]
fn the_textbook_reproduces() {
    let Some(text) = text("smo_8_2.csv") else { return };
    let report = |row: &dyn Fn(&str) -> String| Report {
        station: row("cluster"),
        stratum: "all".to_owned(),
        cell: None,
        kind: None,
        is_replacement: false,
        base: row("m").parse().unwrap(),
        counts: vec![row("y").parse().unwrap()],
    };
    let reports: Vec<Report> = rows(&text).map(|row| report(&row)).collect();
    let question = Question {
        base: "m".to_owned(),
        options: vec!["y".to_owned()],
        weighting: Weighting::Strata,
        confidence: Confidence::NinetyFive,
        response_needed: Fraction::new(1, 1),
        stage: Stage::Final,
        kinds: None,
    };
    let sample = Sample::Probability(vec![Stratum { name: "all".to_owned(), frame: 415, sample: 25 }]);
    for weighting in [Weighting::Strata, Weighting::Alone] {
        let question = Question { weighting, ..question.clone() };
        let QuickCount::Estimate(estimate) = quick_count(&sample, &reports, &question).unwrap() else {
            panic!("a probability sample gives an estimate");
        };
        let share = &estimate.shares()[0];
        assert_eq!(share.ratio().decimal(6), "8801.324503");
        assert_eq!(share.variance().unwrap().decimal(3), "653785.194");
        assert_eq!(format!("{:.2}", 2.0 * share.standard_error().unwrap()), "1617.14");
        let agreement = estimate.agreement("y", &Fraction::new(8_801, 1)).unwrap();
        assert_eq!(agreement, Agreement::CannotBeTold(vec![Doubt::TooFew { arrived: 25 }]));
    }
}
