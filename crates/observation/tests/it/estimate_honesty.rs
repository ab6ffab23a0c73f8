//! What may not be said: refusals, warnings, doubts, and the words beside every figure.

use crate::estimate::{estimate, question, report};
use observation::estimate::{
    ASSUMPTION, Agreement, Cell, Doubt, Fraction, Kinds, Question, QuickCount, Reference, Refusal, Report,
    Sample, Stage, Stratum, Warning, Weighting, quick_count,
};

fn stratum(name: usize, frame: u64, sample: u64) -> Stratum {
    Stratum { name: name.to_string(), frame, sample }
}

/// Two strata of 20 drawn stations out of 100, of which so many have answered.
fn country(first: usize, second: usize) -> (Vec<Stratum>, Vec<Report>) {
    let reports = |name: usize, count: usize| {
        (0..count).map(move |number| report(name, number, 100, vec![50 + number as u64 % 5, 1]))
    };
    let strata = vec![stratum(0, 100, 20), stratum(1, 100, 20)];
    (strata, reports(0, first).chain(reports(1, second)).collect())
}

fn refusal(strata: &[Stratum], reports: &[Report], question: &Question) -> Refusal {
    quick_count(&Sample::Probability(strata.to_vec()), reports, question).unwrap_err()
}

#[test]
fn a_sample_that_cannot_be_is_refused() {
    let ask = question(Weighting::Strata, 2);
    let (strata, reports) = country(20, 20);
    let large = [stratum(0, 19, 20), stratum(1, 100, 20)];
    let expected = Refusal::SampleLargerThanFrame { stratum: "0".to_owned(), sample: 20, frame: 19 };
    assert_eq!(refusal(&large, &reports, &ask), expected);
    let small = [stratum(0, 19, 19), stratum(1, 100, 20)];
    let expected = Refusal::MoreThanFrame { group: "stratum", name: "0".to_owned(), reports: 20, frame: 19 };
    assert_eq!(refusal(&small, &reports, &ask), expected, "a negative population factor");
    let undrawn = [stratum(0, 100, 19), stratum(1, 100, 20)];
    let expected = Refusal::MoreThanDrawn { stratum: "0".to_owned(), arrived: 20, sample: 19 };
    assert_eq!(refusal(&undrawn, &reports, &ask), expected);
    let twice = [strata.clone(), vec![stratum(0, 1, 1)]].concat();
    let expected = Refusal::GroupTwice { group: "stratum", name: "0".to_owned() };
    assert_eq!(refusal(&twice, &reports, &ask), expected);
    assert_eq!(refusal(&strata, &[], &ask), Refusal::Empty);
    let needed = Fraction::new(3, 2);
    let above = Question { response_needed: needed.clone(), ..ask };
    assert_eq!(refusal(&strata, &reports, &above), Refusal::ResponseNeeded(needed));
}

#[test]
fn reports_that_do_not_fit_are_refused() {
    let ask = question(Weighting::Strata, 2);
    let (strata, mut reports) = country(20, 20);
    reports.push(reports[3].clone());
    assert_eq!(refusal(&strata, &reports, &ask), Refusal::StationTwice("0-3".to_owned()));
    reports.pop();
    reports[5].counts.pop();
    let expected = Refusal::Counts { station: "0-5".to_owned(), found: 1, expected: 2 };
    assert_eq!(refusal(&strata, &reports, &ask), expected);
    reports[5] = report(7, 5, 100, vec![50, 1]);
    let expected =
        Refusal::UnknownGroup { station: "7-5".to_owned(), group: "stratum", name: "7".to_owned() };
    assert_eq!(refusal(&strata, &reports, &ask), expected);
    let empty: Vec<Report> = (0..3).map(|number| report(0, number, 0, vec![0, 0])).collect();
    assert_eq!(refusal(&strata, &empty, &ask), Refusal::NothingInBase("votes".to_owned()));
}

#[test]
fn cells_of_another_frame_are_refused() {
    let (strata, reports) = country(20, 20);
    let cells = |first: u64, second: u64| {
        let cell = |name: &str, frame| Cell { name: name.to_owned(), frame };
        question(Weighting::Cells(vec![cell("0", first), cell("1", second)]), 2)
    };
    let expected = Refusal::FramesDiffer { cells: 199, strata: 200 };
    assert_eq!(refusal(&strata, &reports, &cells(100, 99)), expected);
    let expected = Refusal::MoreThanFrame { group: "cell", name: "0".to_owned(), reports: 20, frame: 10 };
    assert_eq!(refusal(&strata, &reports, &cells(10, 190)), expected);
    let mut without = reports;
    without[0].cell = None;
    let expected = Refusal::UnknownGroup { station: "0-0".to_owned(), group: "cell", name: String::new() };
    assert_eq!(refusal(&strata, &without, &cells(100, 100)), expected);
}

#[test]
fn nothing_is_final_below_the_response_needed() {
    let (strata, reports) = country(20, 11);
    let ask = Question {
        stage: Stage::Final,
        response_needed: Fraction::new(4, 5),
        ..question(Weighting::Strata, 2)
    };
    let expected = Refusal::NotFinal { responded: 31, sample: 40, needed: Fraction::new(4, 5) };
    assert_eq!(refusal(&strata, &reports, &ask), expected);
    let (_, reports) = country(20, 12);
    assert_eq!(estimate(&strata, &reports, &ask).stage(), Stage::Final, "at the threshold itself");
    let mut replaced = reports;
    replaced[4].is_replacement = true;
    let expected = Refusal::NotFinal { responded: 31, sample: 40, needed: Fraction::new(4, 5) };
    assert_eq!(refusal(&strata, &replaced, &ask), expected, "a replacement is no response");
}

#[test]
fn a_low_response_is_told_and_leaves_no_verdict() {
    let (strata, mut reports) = country(16, 3);
    reports[0].is_replacement = true;
    let estimate = estimate(&strata, &reports, &question(Weighting::Strata, 2));
    let low = Warning::LowResponse { responded: 18, sample: 40, needed: Fraction::new(1, 2) };
    let weak = Warning::WeakStrata { names: vec!["1".to_owned()] };
    let few = Warning::FewReports { arrived: 19 };
    assert_eq!(estimate.warnings(), [low, Warning::Replaced { replaced: 1 }, weak, few]);
    let official = Fraction::new(52, 100);
    let Some(Agreement::CannotBeTold(doubts)) = estimate.agreement("option 0", &official) else {
        panic!("no verdict from half a sample");
    };
    let low = Doubt::ResponseTooLow { responded: 18, sample: 40, needed: Fraction::new(1, 2) };
    assert_eq!(doubts, [low, Doubt::TooFew { arrived: 19 }]);
    assert_eq!(estimate.agreement("nobody", &official), None);
    let worst: Vec<&str> = estimate.response().worst(5).iter().map(|one| one.name.as_str()).collect();
    assert_eq!(worst, ["1", "0"]);
}

/// An unseen stratum is left out, the part that is covered is told, and a single report adds a warning.
#[test]
fn what_is_not_seen_is_told() {
    let (mut strata, mut reports) = country(20, 20);
    strata.extend([stratum(2, 30, 2), stratum(3, 70, 2)]);
    reports.push(report(2, 0, 100, vec![50, 1]));
    let estimate = estimate(&strata, &reports, &question(Weighting::Strata, 2));
    assert_eq!((estimate.covered(), estimate.groups_seen()), ((230, 300), (3, 4)));
    let unseen = Warning::Unseen { group: "stratum", names: vec!["3".to_owned()], stations: 70, frame: 300 };
    let single = Warning::SingleReport { group: "stratum", names: vec!["2".to_owned()], stations: 30 };
    assert_eq!(estimate.warnings()[..2], [unseen, single]);
    let agreement = estimate.agreement("option 0", &Fraction::new(1, 2));
    assert_eq!(agreement, Some(Agreement::CannotBeTold(vec![Doubt::Singles { stations: 30 }])));
}

/// Of 1,000 stations 5 are in a stratum without a report. They can hold a share of half a point at most, and only
/// where that could turn it the verdict is open.
#[test]
fn what_is_not_covered_opens_the_verdict_where_it_could_turn_it() {
    let (_, reports) = country(20, 20);
    let strata = [stratum(0, 500, 20), stratum(1, 495, 20), stratum(2, 5, 2)];
    let estimate = estimate(&strata, &reports, &question(Weighting::Strata, 2));
    let agreement = |thousandths| estimate.agreement("option 0", &Fraction::new(thousandths, 1_000)).unwrap();
    // 52 ± 0.43 % of the 995, so 51.74 to 52.24 % of all, each with the same margin.
    assert_eq!(agreement(520), Agreement::Agrees);
    assert_eq!(agreement(530), Agreement::Disagrees);
    assert_eq!(agreement(510), Agreement::Disagrees);
    let open = Agreement::CannotBeTold(vec![Doubt::NotCovered { covered: 995, frame: 1_000 }]);
    assert_eq!((agreement(514), agreement(525)), (open.clone(), open));
}

#[test]
fn where_nothing_is_known_of_the_margin_there_is_none() {
    let strata = [stratum(0, 100, 1), stratum(1, 100, 1)];
    let reports = [report(0, 0, 100, vec![50, 0]), report(1, 0, 100, vec![40, 0])];
    let estimate = estimate(&strata, &reports, &question(Weighting::Strata, 2));
    assert_eq!(estimate.interval("option 0"), None);
    assert!(estimate.warnings().contains(&Warning::NoVariance));
    assert!(estimate.to_string().contains("no interval: nothing is known of the margin"));
    let Some(Agreement::CannotBeTold(doubts)) = estimate.agreement("option 0", &Fraction::new(9, 20)) else {
        panic!("no verdict without a margin");
    };
    assert_eq!(doubts.last(), Some(&Doubt::NoVariance));
}

/// No vote in the sample is no proof that there is none elsewhere.
#[test]
fn an_option_without_votes_gives_no_verdict() {
    let (strata, mut reports) = country(20, 20);
    reports.iter_mut().for_each(|report| report.counts[1] = 0);
    let estimate = estimate(&strata, &reports, &question(Weighting::Strata, 2));
    let agreement = estimate.agreement("option 1", &Fraction::new(1, 100_000));
    assert_eq!(agreement, Some(Agreement::CannotBeTold(vec![Doubt::TooSpread])));
}

/// The verdict is exact: at the end of the interval itself it agrees, and beyond the next digit it does not.
#[test]
fn the_verdict_turns_at_the_end_of_the_interval() {
    let (strata, reports) = country(20, 20);
    let estimate = estimate(&strata, &reports, &question(Weighting::Strata, 2));
    let (_, high) = estimate.interval("option 0").unwrap().ends();
    let scale = 1_000_000_000_000u64;
    let near = (high * scale as f64) as u64;
    let agreement = |numerator| estimate.agreement("option 0", &Fraction::new(numerator, scale)).unwrap();
    assert_eq!(agreement(near - 2), Agreement::Agrees);
    assert_eq!(agreement(near + 2), Agreement::Disagrees);
}

/// A census has no margin: only the share itself agrees.
#[test]
fn a_census_is_exact() {
    let strata = [stratum(0, 2, 2)];
    let reports = [report(0, 0, 3, vec![1, 0]), report(0, 1, 4, vec![2, 0])];
    let estimate = estimate(&strata, &reports, &question(Weighting::Strata, 2));
    assert_eq!(estimate.agreement("option 0", &Fraction::new(3, 7)), Some(Agreement::Agrees));
    assert_eq!(
        estimate.agreement("option 0", &Fraction::new(300_000_001, 700_000_000)),
        Some(Agreement::Disagrees)
    );
    assert_eq!(estimate.agreement("option 1", &Fraction::new(0, 1)), Some(Agreement::Agrees));
}

#[test]
fn people_who_choose_get_counts_and_no_margin() {
    let (_, reports) = country(20, 10);
    let count =
        quick_count(&Sample::Purposive { chosen: 50 }, &reports, &question(Weighting::Strata, 2)).unwrap();
    let QuickCount::Counts(counts) = &count else { panic!("counts alone") };
    assert_eq!((counts.stations(), counts.base()), ((30, 50), 3_000));
    assert_eq!(counts.options()[1], ("option 1".to_owned(), 30));
    assert_eq!(counts.agreement(), Agreement::CannotBeTold(vec![Doubt::NoProbabilitySample]));
    let text = count.to_string();
    assert_eq!(
        text,
        "counted at 30 of 50 stations that people chose; no share of the country follows\n  option 0: 1560 of 3000 \
         votes\n  option 1: 30 of 3000 votes\n"
    );
    let json = count.to_json(&[]).to_string();
    assert!(!json.contains("interval") && !json.contains("error") && !json.contains("share"), "{json}");
    let refused = quick_count(&Sample::Purposive { chosen: 29 }, &reports, &question(Weighting::Strata, 2));
    let expected = Refusal::MoreThanDrawn { stratum: "all".to_owned(), arrived: 30, sample: 29 };
    assert_eq!(refused, Err(expected));
}

/// Beside every interval, in text and in JSON.
#[test]
fn no_interval_without_its_words() {
    let (strata, reports) = country(20, 20);
    let estimate = estimate(&strata, &reports, &question(Weighting::Strata, 2));
    let interval = estimate.interval("option 0").unwrap();
    assert!(
        interval.to_string().ends_with(&format!("from 40 of 40 sampled stations; {ASSUMPTION}")),
        "{interval}"
    );
    let text = estimate.to_string();
    assert_eq!(text.matches(" at 95 %").count(), 2);
    assert_eq!(text.matches(ASSUMPTION).count(), 2, "{text}");
    assert!(
        text.contains("40 reports; response 40 of 40 drawn stations, 100.0 %; 200 in the frame"),
        "{text}"
    );
    let json = QuickCount::Estimate(estimate).to_json(&[("option 0".to_owned(), Fraction::new(52, 100))]);
    assert_eq!(json["options"][0]["interval"]["assumption"], ASSUMPTION);
    assert_eq!(json["options"][0]["agreement"]["verdict"], "agrees");
    assert_eq!(json["options"][1]["agreement"], serde_json::Value::Null);
    assert_eq!(json["response"]["strata"][1]["arrived"], 20);
}

fn kinds(reference: Reference, towns: u64, villages: u64) -> Option<Kinds> {
    let stations = vec![("town".to_owned(), towns), ("village".to_owned(), villages)];
    Some(Kinds { name: "place".to_owned(), reference, stations })
}

fn unlike(first_villages: usize, second_villages: usize, kinds: Option<Kinds>) -> Vec<String> {
    let (strata, mut reports) = country(20, 20);
    for (place, report) in reports.iter_mut().enumerate() {
        let villages = if place < 20 { first_villages } else { second_villages };
        report.kind = Some(if place % 20 < villages { "village" } else { "town" }.to_owned());
    }
    let estimate = estimate(&strata, &reports, &Question { kinds, ..question(Weighting::Strata, 2) });
    let kind = |warning: &Warning| match warning {
        Warning::Unlike { kind, is_repaired: false, .. } => Some(kind.clone()),
        _ => None,
    };
    estimate.warnings().iter().filter_map(kind).collect()
}

/// The rule turns where three standard errors end: of 40 reports out of 200 stations, half of them villages, V₀ is
/// 1/4/40 · 160/199, a standard error of 7.09 points; the estimator's own is a little smaller.
#[test]
fn chance_is_no_warning_and_more_than_chance_is() {
    let half = || kinds(Reference::Frame, 100, 100);
    assert_eq!(unlike(10, 10, half()), Vec::<String>::new());
    assert_eq!(unlike(6, 6, half()), Vec::<String>::new(), "30 %, 2.8 standard errors");
    assert_eq!(unlike(5, 6, half()), ["town", "village"], "27.5 %, 3.2 standard errors");
    assert_eq!(unlike(0, 0, kinds(Reference::Frame, 199, 1)), Vec::<String>::new(), "a rare kind unseen");
    assert_eq!(unlike(0, 0, half()), ["town", "village"], "a common one unseen");
}

/// Of a sample that is complete nothing is unlike the sample.
#[test]
fn against_the_drawn_sample() {
    assert_eq!(unlike(3, 9, kinds(Reference::Sample, 28, 12)), Vec::<String>::new());
    assert_eq!(unlike(3, 9, kinds(Reference::Sample, 28, 60)), ["town", "village"]);
}

#[test]
fn a_kind_that_is_not_there_is_refused() {
    let (strata, mut reports) = country(20, 20);
    reports.iter_mut().for_each(|report| report.kind = Some("town".to_owned()));
    reports[7].kind = Some("ship".to_owned());
    let ask = Question { kinds: kinds(Reference::Frame, 100, 100), ..question(Weighting::Strata, 2) };
    let expected =
        Refusal::UnknownGroup { station: "0-7".to_owned(), group: "kind", name: "ship".to_owned() };
    assert_eq!(refusal(&strata, &reports, &ask), expected);
}
