//! Which papers an election expects, whose they are, and where they stand.

use model::lifecycle::{Accepted, Commission, Paper, State};
use replay::State as Record;
use store::act::Part;

/// Whether the election expects such a paper.
pub fn is_expected(record: &Record, paper: &Paper) -> bool {
    let there = match &paper.of {
        Commission::Station(code) => record
            .station_by_code
            .get(code)
            .is_some_and(|station| !record.stations[station.place()].is_unit()),
        Commission::Area(code) => record.area_by_code.contains_key(code),
    };
    there && record.contest(&paper.contest).is_some()
}

/// Whether a paper is of the areas that a person works for; who is given none works for all.
pub fn is_within(record: &Record, part: &Part, paper: &Paper) -> bool {
    if part.areas.is_empty() {
        return true;
    }
    let area = match &paper.of {
        Commission::Station(code) => {
            record.station_by_code.get(code).map(|station| record.stations[station.place()].area)
        }
        Commission::Area(code) => record.area_by_code.get(code).copied(),
    };
    let above = part.areas.iter().filter_map(|code| record.area_by_code.get(code));
    area.is_some_and(|area| above.into_iter().any(|&above| record.lies_in(area, above)))
}

/// Where a paper stands: as its row says, unless the record has a revision from another door that is newer.
pub fn current(record: &Record, paper: &Paper, row: Option<State>) -> State {
    let state = row.unwrap_or_else(State::expected);
    let Commission::Station(code) = &paper.of else { return state };
    let newest = record.contest(&paper.contest).and_then(|contest| {
        let (place, newest) = contest.newest_of(*record.station_by_code.get(code)?)?;
        Some((contest, place, newest))
    });
    let known = state.accepted().map_or(0, |accepted| accepted.revision);
    match newest {
        Some((contest, place, newest)) if newest.number > known && is_idle(&state) => State::Accepted {
            accepted: Accepted {
                basis: newest.basis,
                lines: contest.figures_of(place).iter().map(|&figure| u64::from(figure)).collect(),
                revision: newest.number,
                scan: newest.scan.as_deref().cloned(),
            },
        },
        _ => state,
    }
}

/// Whether nobody works on the paper.
fn is_idle(state: &State) -> bool {
    matches!(state, State::Expected { .. } | State::Accepted { .. })
}
