//! Coverage: what a look at every report and every visit by itself would count, and where a place's region is.

use crate::forms::shipped;
use model::lifecycle::Commission;
use observation::coverage::{Cell, Coverage, Reached};
use observation::form::Phase;
use observation::places::Places;
use observation::plan::Visit;
use observation::process::{Row, Table};
use observation::state::State;
use std::sync::Arc;

/// A root with a station of its own; two regions, one of which holds a district.
fn places() -> Places {
    let area =
        |code: &str, above: Option<&str>| (code.to_owned(), Default::default(), above.map(str::to_owned));
    let station =
        |code: &str, area: &str| (code.to_owned(), Default::default(), "city".to_owned(), area.to_owned());
    let areas = [area("root", None), area("A", Some("root")), area("B", Some("root")), area("A1", Some("A"))];
    let stations = [station("1", "A"), station("2", "A1"), station("3", "B"), station("4", "root")];
    Places::new(areas.into_iter(), stations.into_iter())
}

fn station(code: &str) -> Commission {
    Commission::Station(code.to_owned())
}

#[test]
fn a_place_lies_in_the_area_below_the_root() {
    let places = places();
    let region = |of: Commission| places.region(&of).map(|region| region.of.clone());
    let area = |code: &str| Commission::Area(code.to_owned());
    for (of, lies_in) in [
        (station("1"), Some("A")),
        (station("2"), Some("A")),
        (station("3"), Some("B")),
        (station("4"), None),
        (station("unknown"), None),
        (area("A"), Some("A")),
        (area("A1"), Some("A")),
        (area("root"), None),
    ] {
        assert_eq!(region(of.clone()), lies_in.map(area), "{of:?}");
    }
    let regions: Vec<Commission> = places.regions().map(|(_, region)| region.of.clone()).collect();
    assert_eq!(regions, [area("A"), area("B")]);
    assert!(places.regions().all(|(number, region)| places.number(&region.of) == Some(number)));
}

#[test]
fn reports_and_visits_are_counted_by_phase_region_and_team() {
    let mut state = State::new(Arc::new(places()), Vec::new());
    let form = shipped().into_iter().find(|form| form.phase == Phase::Counting).unwrap();
    let mut table = Table::new(Arc::new(form));
    let nowhere = state.places.nowhere();
    for (report, place) in
        [("a", Some("1")), ("b", Some("1")), ("c", Some("2")), ("d", Some("4")), ("e", None)]
    {
        let place = place.map_or(nowhere, |code| state.places.number(&station(code)).unwrap());
        table.put(report, Row { place, cells: [].into(), irregular: 0, broken: 0 });
    }
    state.tables.insert(("counting".to_owned(), 1), table);
    for (number, phase, code, team) in [
        (1, Phase::Counting, "1", "red"),
        (2, Phase::Counting, "3", "red"),
        (3, Phase::Counting, "4", "blue"),
        (4, Phase::Voting, "1", "red"),
    ] {
        let visit = Visit {
            number,
            phase,
            place: station(code),
            replaces: None,
            sample_point: false,
            team: team.to_owned(),
        };
        state.visits.insert(number, visit);
    }
    let coverage = Coverage::new(&state);
    let counting = Reached { planned: 3, reports: 5, drafts: 0, places: 3, missing: 1 };
    assert_eq!(coverage.phase(Phase::Counting), counting);
    assert_eq!(coverage.phase(Phase::Voting), Reached { planned: 1, missing: 1, ..Reached::default() });
    assert_eq!(coverage.phase(Phase::Copy), Reached::default());
    let cell = |code: &str, phase| {
        let number = state.places.number(&Commission::Area(code.to_owned())).unwrap();
        coverage.cell(number, phase)
    };
    assert_eq!(cell("A", Phase::Counting), Cell { reports: 3, planned: 1 });
    assert_eq!(cell("B", Phase::Counting), Cell { reports: 0, planned: 1 });
    assert_eq!(cell("A", Phase::Voting), Cell { reports: 0, planned: 1 });
    let red = [(Phase::Voting, 1), (Phase::Counting, 1)].into();
    assert_eq!(coverage.missing, [("red".to_owned(), red)].into());
}
