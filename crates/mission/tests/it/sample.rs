//! A drawn sample is drawn again and held against the plan: what fits is taken, and everything that does not is told.

use mission::sample::{Files, read};
use model::lifecycle::Commission;
use observation::form::Phase;
use observation::places::Places;
use observation::plan::{Replaced, Visit};
use observation::sample::{Drawn, Frame, Seed, Station, draw};

const DICE: &str = "13456201235197891138";

/// Two regions, of six stations and of three.
fn stations() -> Vec<(String, &'static str)> {
    let region =
        |code: &'static str, count: usize| (1..=count).map(move |number| (format!("{code}-{number}"), code));
    region("A", 6).chain(region("B", 3)).collect()
}

fn places() -> Places {
    let area =
        |code: &str, above: Option<&str>| (code.to_owned(), Default::default(), above.map(str::to_owned));
    let areas = [area("root", None), area("A", Some("root")), area("B", Some("root"))];
    let station =
        |(code, region): (String, &str)| (code, Default::default(), "city".to_owned(), region.to_owned());
    Places::new(areas.into_iter(), stations().into_iter().map(station))
}

fn frame(stations: Vec<(String, &str)>) -> Frame {
    let station = |(id, stratum): (String, &str)| Station { stratum: stratum.to_owned(), id, size: 900 };
    Frame::new(&stations.into_iter().map(station).collect::<Vec<_>>()).unwrap()
}

fn drawn(frame: &Frame) -> Drawn {
    let seed: Seed = DICE.parse().unwrap();
    draw(frame, &seed, &[("A".to_owned(), 3), ("B".to_owned(), 1)], 1).unwrap()
}

fn visit(number: u64, station: &str) -> Visit {
    let place = Commission::Station(station.to_owned());
    Visit { number, phase: Phase::Counting, place, replaces: None, sample_point: true, team: "T1".to_owned() }
}

/// A visit to each drawn station.
fn plan(drawn: &Drawn) -> Vec<Visit> {
    let draws = drawn.strata.iter().flat_map(|stratum| &stratum.sample);
    (1..).zip(draws).map(|(number, draw)| visit(number, &draw.station)).collect()
}

const STRATA: &str = "stratum,stations_in_frame,stations_in_sample\nA,6,3\nB,3,1\n";

fn told(frame: &str, seed: &str, sample: &str, plan: &[Visit]) -> String {
    let files = Files { folder: "sample", frame, strata: STRATA, seed, sample };
    read(files, &places(), plan).map_or_else(|problems| problems.join("\n"), |_| "taken".to_owned())
}

#[test]
fn what_was_drawn_is_taken() {
    let frame = frame(stations());
    let drawn = drawn(&frame);
    let (files, mut plan) = ((frame.canonical(), drawn.to_csv()), plan(&drawn));
    assert_eq!(told(&files.0, &format!("{DICE}\n"), &files.1, &plan), "taken");
    // Who was drawn to stand in may stand in.
    let replaced = Replaced { visit: plan[0].number, reason: "no road".to_owned() };
    plan.push(Visit { replaces: Some(replaced), ..visit(9, &drawn.strata[0].replacements[0].station) });
    assert_eq!(told(&files.0, DICE, &files.1, &plan), "taken");
}

#[test]
fn what_does_not_fit_is_refused_with_its_place() {
    let whole = frame(stations());
    let drawn = drawn(&whole);
    let (text, list, plan) = (whole.canonical(), drawn.to_csv(), plan(&drawn));
    let other = list.replacen("sample", "replacement", 1);
    let (mut fewer, mut foreign) = (plan.clone(), plan.clone());
    fewer.pop();
    let outside =
        stations().into_iter().map(|(code, _)| code).find(|code| !list.contains(code.as_str())).unwrap();
    foreign.push(visit(7, &outside));
    let reversed: String = text.lines().rev().flat_map(|line| [line, "\n"]).collect();
    for (found, expected) in [
        (
            told(&reversed, DICE, &list, &plan),
            "sample/frame.csv: the lines are not in ascending order".to_owned(),
        ),
        (told("A,A-1\n", DICE, &list, &plan), "sample/frame.csv: line 1: found \"A,A-1\"".to_owned()),
        (told(&text, "12345", &list, &plan), "sample/seed.txt: the seed is \"12345\"".to_owned()),
        (told(&text, "99999999999999999999", &list, &plan), "sample/sample.csv: line 2: found".to_owned()),
        (told(&text, DICE, &other, &plan), "sample/sample.csv: line 2: found".to_owned()),
        (
            told(&text, DICE, &list, &fewer),
            "was drawn, expected a visit there with sample_point yes".to_owned(),
        ),
        (told(&text, DICE, &list, &foreign), format!("visit 7: found the sample point {outside:?}")),
    ] {
        assert!(found.contains(&expected), "found {found}\nexpected {expected}");
    }
}

#[test]
fn the_strata_are_the_regions_with_all_their_stations() {
    let mut fewer = stations();
    fewer.remove(0);
    let frame = frame(fewer);
    let drawn = drawn(&frame);
    let found = told(&frame.canonical(), DICE, &drawn.to_csv(), &plan(&drawn));
    assert_eq!(
        found,
        "sample/frame.csv: found 5 stations in \"A\", expected all 6 of that region: \"A-1\" is missing"
    );
}
