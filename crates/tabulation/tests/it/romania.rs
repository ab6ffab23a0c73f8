//! Romania, European Parliament, 9 June 2024, every station: sums, shares, threshold, quotient and seats.

use crate::stations_of_romania::{LINES, stations};
use model::definition::{Contest, Form, Line, OptionKind};
use model::fact::{Basis, BasisRule, OutcomeKind, OutcomeState};
use tabulation::{AreaIndex, ContestPlan, Counted, Place, Scale, Tally, Tree};

/// In the order of the file; independents are marked.
const OPTIONS: [&str; 16] = [
    "aur",
    "adu",
    "psd_pnl",
    "gheorghe?",
    "ad",
    "diaspora",
    "patriots",
    "reper",
    "rm",
    "sos",
    "pusl",
    "pirvanescu?",
    "socialist",
    "udmr",
    "sosoaca?",
    "stefanuta?",
];

fn form() -> Form {
    let base = |name: &str, code: &str| (name.to_owned(), serde_json::from_str(code).unwrap());
    Form {
        code: "protocol".to_owned(),
        lines: LINES.map(|code| Line { code: code.to_owned(), label: Default::default() }).into(),
        bases: [base("valid", r#""e""#), base("took_part", r#""b""#), base("registered", r#""a""#)].into(),
        checks: Vec::new(),
    }
}

fn contest() -> Contest {
    let rule = r#"{"independents":{"cap":1,"quota":{"base":"valid"}},"kind":"seats","method":"dhondt",
        "seats":33,"threshold":{"base":"valid","share":[1,20]}}"#;
    let option = |code: &str| {
        let json = format!(r#"{{"code":"{}","kind":"list","name":{{}}}}"#, code.trim_end_matches('?'));
        let mut option: model::definition::ContestOption = serde_json::from_str(&json).unwrap();
        if code.ends_with('?') {
            option.kind = OptionKind::Independent;
        }
        option
    };
    Contest {
        code: "parliament".to_owned(),
        display_base: "valid".to_owned(),
        form: "protocol".to_owned(),
        name: Default::default(),
        options: OPTIONS.map(option).into(),
        rule: serde_json::from_str(rule).unwrap(),
    }
}

#[test]
fn romania_from_its_stations_to_its_seats() {
    let Some(stations) = stations("stations_final.csv.gz") else { return };
    let plan = ContestPlan::new(&form(), &contest(), 2).unwrap();
    // Country, then counties 1 to 52.
    let parents: Vec<_> = std::iter::once(None).chain((1..=52).map(|_| Some(AreaIndex::ROOT))).collect();
    let tree = Tree::new(&parents).unwrap();
    let place = Place { stations: 1, registered: None };
    let protocols = stations.iter().map(|station| {
        (AreaIndex(station.key.0), place, Counted { basis: Basis::Original, figures: &station.lines })
    });
    let expected = stations.iter().map(|station| (AreaIndex(station.key.0), place));
    let tally = Tally::fold(&tree, plan.width(), expected, protocols);

    let scale = |area| Scale { area, code: "RO", basis: BasisRule::Original, record_size: 0 };
    let nation = plan.figures(&tally, scale(AreaIndex::ROOT)).unwrap();
    let lines = ["a", "b", "c", "d", "e", "f"].map(|code| nation.lines[code]);
    assert_eq!(lines, [18_025_329, 9_444_894, 22_347_542, 12_907_541, 8_942_629, 488_551]);
    assert_eq!((nation.coverage.stations.counted, nation.coverage.stations.of), (19_870, 19_870));
    assert_eq!(nation.turnout.unwrap().percent, "52.40");
    let outcome = nation.outcome.unwrap();
    assert_eq!((outcome.kind, outcome.state), (OutcomeKind::Seats, OutcomeState::Decided));
    assert_eq!(outcome.options, ["psd_pnl", "aur", "adu", "udmr", "sos", "stefanuta"]);
    let seats: Vec<u64> = outcome.options.iter().map(|code| outcome.seats.as_ref().unwrap()[code]).collect();
    assert_eq!(seats, [19, 6, 3, 2, 2, 1]);
    let abroad = plan.figures(&tally, scale(AreaIndex(43))).unwrap();
    assert_eq!(abroad.coverage.stations.counted, 915);
}
