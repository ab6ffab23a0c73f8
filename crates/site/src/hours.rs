//! Turnout through the day, by area of the first level.
//!
//! A report names places, stations or areas, and counts them at an hour; a later report of the same area and hour
//! replaces the earlier one. A series has a figure at an hour where all its places have reported: a sum over other
//! places cannot be compared.

use crate::snapshot::Snapshot;
use model::fact::Turnout;
use replay::state::At;
use std::collections::BTreeMap;
use tabulation::AreaIndex;

/// Took part and registered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Report {
    /// Voters who had taken part.
    pub took_part: u64,
    /// Voters of the register at that hour.
    pub registered: u64,
}

/// The reports of an area, one for each hour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// The area.
    pub area: AreaIndex,
    /// By hour.
    pub reports: Vec<Option<Report>>,
}

/// The reports of the day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// `hh:mm`, rising.
    pub hours: Vec<String>,
    /// Areas of the first level in the record's order, those without a report too.
    pub areas: Vec<Series>,
}

impl Day {
    /// Adds the reports up.
    pub fn new(snapshot: &Snapshot) -> Day {
        let state = snapshot.state();
        let hours = replay::findings::hours(state);
        let mut standing: BTreeMap<(&str, &str), &At<Turnout>> = BTreeMap::new();
        for at in &state.turnout {
            standing.insert((&at.fact.area, &at.fact.hour), at);
        }
        // By area, hour and place: of two reports of one place the later stands.
        let mut places: BTreeMap<(u32, usize, &str), (u64, Report)> = BTreeMap::new();
        for at in standing.values() {
            let Some(hour) = hours.iter().position(|hour| *hour == at.fact.hour) else { continue };
            for (place, took_part, registered) in &at.fact.rows {
                let Some(area) = first_level(snapshot, place) else { continue };
                let report = Report { took_part: *took_part, registered: *registered };
                let known = places.entry((area.0, hour, place)).or_insert((at.entry, report));
                if known.0 < at.entry {
                    *known = (at.entry, report);
                }
            }
        }
        let mut sums: BTreeMap<(u32, usize), (usize, Report)> = BTreeMap::new();
        for ((area, hour, _), (_, report)) in places {
            let (count, sum) = sums.entry((area, hour)).or_default();
            *count += 1;
            sum.took_part += report.took_part;
            sum.registered += report.registered;
        }
        let first = match snapshot.children(AreaIndex::ROOT) {
            [] => vec![AreaIndex::ROOT],
            children => children.to_vec(),
        };
        let series = |area: AreaIndex| {
            let of_area = |hour: usize| sums.get(&(area.0, hour)).copied();
            let most = (0..hours.len()).filter_map(of_area).map(|(count, _)| count).max();
            let whole = |hour| of_area(hour).filter(|(count, _)| Some(*count) == most).map(|(_, sum)| sum);
            Series { area, reports: (0..hours.len()).map(whole).collect() }
        };
        let areas = first.into_iter().map(series).collect();
        Day { hours, areas }
    }

    /// Areas that report at all.
    pub fn reporting(&self) -> usize {
        self.areas.iter().filter(|series| series.reports.iter().any(Option::is_some)).count()
    }

    /// Areas that have reported at an hour.
    pub fn reported(&self, hour: usize) -> usize {
        self.areas.iter().filter(|series| series.reports[hour].is_some()).count()
    }

    /// The sum at an hour, where every area that reports at all has.
    pub fn sum(&self, hour: usize) -> Option<Report> {
        let all = self.reported(hour) == self.reporting() && self.reporting() > 0;
        all.then(|| {
            let reports = self.areas.iter().filter_map(|series| series.reports[hour]);
            reports.fold(Report::default(), |sum, report| Report {
                took_part: sum.took_part + report.took_part,
                registered: sum.registered + report.registered,
            })
        })
    }
}

/// The area of the first level in which a place lies; `None` for the root, and for places that nobody knows.
fn first_level(snapshot: &Snapshot, place: &str) -> Option<AreaIndex> {
    let state = snapshot.state();
    let station = state.station_by_code.get(place).map(|index| state.stations[index.place()].area);
    let mut area = station.or_else(|| state.area_by_code.get(place).copied())?;
    let only_root = snapshot.children(AreaIndex::ROOT).is_empty();
    while let Some(parent) = state.parents[area.place()] {
        if parent == AreaIndex::ROOT {
            return Some(area);
        }
        area = parent;
    }
    only_root.then_some(area)
}
