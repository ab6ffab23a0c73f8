//! Turnout through the day, by area of the first level.
//!
//! A report names stations and counts them at an hour, or its own area as a whole; a later report of the same area and
//! hour replaces the earlier one. What an area says of itself stands for everything inside it, whatever reported there:
//! a district counted again for its region would be counted twice. A series has a figure at an hour where its area has
//! reported as a whole, or all its places have: a sum over other places cannot be compared.

use crate::snapshot::Snapshot;
use model::fact::Turnout;
use replay::State;
use replay::state::At;
use std::collections::{BTreeMap, BTreeSet};
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
        let whole = |at: &&At<Turnout>| -> Option<(u32, usize)> {
            let above = Place { is_area: true, code: &at.fact.area }.above(state)?;
            let area = first_level(snapshot, &above).and(above.first())?;
            is_whole(&at.fact).then_some((area.0, hour_of(&hours, at)?))
        };
        let wholes: BTreeSet<(u32, usize)> = standing.values().filter_map(whole).collect();
        // By area, hour and place: of two reports of one place the later stands.
        let mut places: BTreeMap<(u32, usize, Place<'_>), (u64, Report)> = BTreeMap::new();
        for at in standing.values() {
            let Some(hour) = hour_of(&hours, at) else { continue };
            for (code, took_part, registered) in &at.fact.rows {
                let place = Place { is_area: is_whole(&at.fact), code };
                let Some(above) = place.above(state) else { continue };
                let inside = above.get(usize::from(place.is_area)..).unwrap_or_default();
                if inside.iter().any(|area| wholes.contains(&(area.0, hour))) {
                    continue;
                }
                let Some(area) = first_level(snapshot, &above) else { continue };
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
            let as_whole = |hour: &usize| wholes.contains(&(area.0, *hour));
            let by_place = (0..hours.len()).filter(|hour| !as_whole(hour));
            let most = by_place.filter_map(of_area).map(|(count, _)| count).max();
            let complete = |hour, count| as_whole(&hour) || Some(count) == most;
            let figure = |hour| of_area(hour).filter(|(count, _)| complete(hour, *count)).map(|(_, sum)| sum);
            Series { area, reports: (0..hours.len()).map(figure).collect() }
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

fn hour_of(hours: &[String], at: &At<Turnout>) -> Option<usize> {
    hours.iter().position(|hour| *hour == at.fact.hour)
}

/// Whether a report names its own area instead of stations.
fn is_whole(report: &Turnout) -> bool {
    matches!(report.rows.as_slice(), [(place, ..)] if *place == report.area)
}

/// What a row counts; a station and an area may have the same code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Place<'a> {
    is_area: bool,
    code: &'a str,
}

impl Place<'_> {
    /// The area itself or the station's area, and those above, up to the root; `None` for what nobody knows.
    fn above(self, state: &State) -> Option<Vec<AreaIndex>> {
        let area = match self.is_area {
            true => *state.area_by_code.get(self.code)?,
            false => state.stations[state.station_by_code.get(self.code)?.place()].area,
        };
        Some(std::iter::successors(Some(area), |area| state.parents[area.place()]).collect())
    }
}

/// The area of the first level among an area and those above it; the root where there are no others.
fn first_level(snapshot: &Snapshot, above: &[AreaIndex]) -> Option<AreaIndex> {
    match snapshot.children(AreaIndex::ROOT) {
        [] => above.last().copied(),
        _ => above.iter().rev().nth(1).copied(),
    }
}
