//! Turnout series: Kazakhstan's published percentages (`reference/kazakhstan-2022.md`), and cases by hand.

use crate::support::compile;
use checks::Checks;
use checks::turnout::{Day, Fault, Published, Report, evaluate};
use model::definition::Scope;

/// 10:05, 12:05, 14:05, 16:05, 18:05, 20:00, 22:00.
const HOURS: [u32; 7] = [605, 725, 845, 965, 1_085, 1_200, 1_320];

/// Hundredths of a percent of the register at those hours.
const REGIONS: [(&str, [u64; 7]); 20] = [
    ("Abai", [2564, 4367, 6932, 7357, 7888, 8018, 8018]),
    ("Akmola", [2121, 4013, 5104, 7138, 7582, 7887, 7887]),
    ("Aktobe", [2666, 4448, 5321, 6881, 7123, 7220, 7281]),
    ("Almaty Region", [2012, 2583, 4085, 5511, 7092, 7210, 7210]),
    ("Atyrau", [2503, 4042, 5256, 6087, 6788, 7087, 7087]),
    ("West Kazakhstan", [2086, 2755, 4385, 5462, 6477, 6777, 6867]),
    ("Zhambyl", [2327, 4129, 5274, 6874, 7727, 7957, 7957]),
    ("Zhetysu", [2558, 4218, 5217, 6888, 7708, 8143, 8142]),
    ("Karaganda", [3227, 4499, 5375, 7189, 7780, 7839, 7839]),
    ("Kostanay", [2697, 4287, 5315, 7138, 7756, 7928, 7928]),
    ("Kyzylorda", [2941, 4346, 5918, 7288, 7720, 8031, 8107]),
    ("Mangystau", [2520, 4119, 5340, 5961, 6457, 6618, 6699]),
    ("Pavlodar", [2790, 4423, 5255, 7273, 7712, 7758, 7758]),
    ("North Kazakhstan", [2733, 4364, 5310, 7221, 7746, 7824, 7901]),
    ("Turkistan", [2703, 6421, 7661, 8009, 8025, 8037, 8037]),
    ("Ulytau", [2781, 5222, 6832, 7275, 7445, 7548, 7548]),
    ("East Kazakhstan", [2317, 4186, 5299, 6842, 7681, 7949, 7949]),
    ("Astana", [1373, 1933, 3979, 4439, 4801, 4867, 4860]),
    ("Almaty", [842, 1689, 2417, 2619, 2793, 2872, 2872]),
    ("Shymkent", [3092, 3441, 5169, 5628, 5956, 5979, 5979]),
];

fn rule(name: &str, tolerance: &str) -> Checks {
    compile(&[&format!(r#""code":"x","rule":"{name}","scope":"turnout"{tolerance}"#)])
}

fn points(above: u64, below: u64) -> String {
    format!(r#","tolerance":{{"bound":"inclusive","parts":[{above},{below}]}}"#)
}

/// What a rule finds in every region, as `region hour: numbers`.
fn found(checks: &Checks) -> Vec<String> {
    let check = checks.across(Scope::Turnout).next().unwrap();
    let series = REGIONS.map(|(_, percents)| percents.map(|percent| Report::new(percent, 10_000)));
    let siblings: Vec<&[Option<Report>]> = series.iter().map(|series| &series[..]).collect();
    let mut told = Vec::new();
    for ((region, _), series) in REGIONS.iter().zip(&series) {
        let day = Day { hours: &HOURS, series, siblings: &siblings, protocol: None, decimals: 2 };
        told.extend(
            evaluate(check, &day).iter().map(|found| format!("{region} {}: {}", found.hour, found.fault)),
        );
    }
    told
}

#[test]
fn zhetysu_and_astana_fall_in_the_evening() {
    assert_eq!(found(&rule("non_decreasing", "")), ["Zhetysu 6: 8142 < 8143", "Astana 6: 4860 < 4867"]);
}

/// 37.18 points in two hours.
#[test]
fn turkistan_rises_steeply_before_noon() {
    let checks = rule("rise_against_siblings", &points(1, 10));
    assert_eq!(found(&checks), ["Turkistan 1: 18.59 % an hour, median 8.00 %"]);
}

fn one_day(checks: &Checks, series: &[Option<Report>], protocol: Option<u64>) -> Vec<(usize, String)> {
    let check = checks.across(Scope::Turnout).next().unwrap();
    let day = Day { hours: &HOURS[..series.len()], series, siblings: &[series], protocol, decimals: 2 };
    evaluate(check, &day).into_iter().map(|found| (found.hour, found.fault.to_string())).collect()
}

/// As it may have been in Zhetysu: nobody was taken off the count, voters were added to the register.
#[test]
fn a_percentage_that_falls_by_additions_is_told_apart() {
    let checks = rule("non_decreasing", "");
    let series = [Report::new(366_435, 450_000), None, Report::new(366_500, 450_140)];
    assert_eq!(one_day(&checks, &series, None), [(2, "366500 / 450140 < 366435 / 450000".to_owned())]);
    let check = checks.across(Scope::Turnout).next().unwrap();
    let day = Day { hours: &HOURS[..3], series: &series, siblings: &[], protocol: None, decimals: 2 };
    assert!(matches!(evaluate(check, &day)[0].fault, Fault::ShareFell { .. }));
    // A fall that the displayed percentage does not show is none.
    let unseen = [Report::new(366_435, 450_000), Report::new(366_435, 450_001)];
    assert_eq!(one_day(&checks, &unseen, None), []);
}

/// Over the register at the opening up to 20:00, over the later one afterwards.
#[test]
fn published_percentages_reproduce_over_their_own_register() {
    let checks = rule("reproduces", "");
    let report = |took_part, registered, percent: &str| {
        Report::new(took_part, registered)
            .map(|report| report.with_percentage(Published::parse(percent).unwrap()))
    };
    let good = [
        report(2_792_962, 11_950_485, "23.37"),
        report(8_282_607, 11_950_485, "69.31"),
        report(8_299_501, 11_953_465, "69.43"),
        Report::new(8_300_046, 11_953_465),
    ];
    assert_eq!(one_day(&checks, &good, None), []);
    let bad =
        [report(8_299_501, 11_950_485, "69.43"), report(5, 0, "0"), report(1, 8, "13"), report(1, 8, "12.4")];
    let expected = [(0, "8299501 / 11950485 ≠ 69.43 %"), (1, "5 / 0 ≠ 0 %"), (3, "1 / 8 ≠ 12.4 %")];
    assert_eq!(one_day(&checks, &bad, None), expected.map(|(hour, text)| (hour, text.to_owned())));
}

#[test]
fn the_last_report_against_the_protocol() {
    let checks = rule("last_against_protocol", r#","tolerance":{"bound":"inclusive","value":5}"#);
    let series = [Report::new(100, 500), Report::new(300, 500), None];
    assert_eq!(one_day(&checks, &series, Some(305)), []);
    assert_eq!(one_day(&checks, &series, Some(295)), []);
    assert_eq!(one_day(&checks, &series, Some(306)), [(1, "300 ≠ 306".to_owned())]);
    assert_eq!(one_day(&checks, &series, None), []);
    assert_eq!(one_day(&checks, &[None, None], Some(3)), []);
}

#[test]
fn few_siblings_say_nothing_about_a_median() {
    let checks = rule("rise_against_siblings", &points(1, 100));
    assert_eq!(one_day(&checks, &[Report::new(0, 100), Report::new(99, 100)], None), []);
}

#[test]
fn percentages_and_reports_are_parsed_at_the_door() {
    for text in ["81.43", "0", "100.00", "0.00000001", "7"] {
        assert_eq!(Published::parse(text).unwrap().to_string(), text);
    }
    for text in ["", ".5", "5.", "-1", "1,5", "1.2.3", "1.0000000001", "8 1", "٣"] {
        assert_eq!(Published::parse(text), None, "{text}");
    }
    assert_eq!(Report::new(1 << 37, 5), None);
    assert_eq!(Report::new(5, 1 << 37), None);
}
