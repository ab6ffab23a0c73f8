//! Areas and stations as the reporting units of NIST and Google: one tree, whose leaves are what reports.

use super::figures::{Ballots, Figures};
use super::tree::{Out, Type};
use super::{NoExport, Source, ids};
use model::definition::UNIT;
use model::fact::RegisterCoverage;
use replay::state::StationIndex;
use tabulation::AreaIndex;

/// Levels whose code is a type of unit in both formats.
const TYPES: [&str; 11] = [
    "borough",
    "city",
    "country",
    "county",
    "municipality",
    "precinct",
    "state",
    "town",
    "township",
    "village",
    "ward",
];

/// A unit, whatever it is.
pub(super) struct Unit<'a> {
    pub(super) id: String,
    pub(super) code: &'a str,
    pub(super) name: &'a model::Texts,
    /// The schema's type, and ours where that is `other`.
    pub(super) kind: (&'static str, Option<&'a str>),
    /// The units below.
    pub(super) parts: Vec<String>,
    /// How far its count is.
    pub(super) status: &'static str,
    /// Stations in, of how many; areas alone.
    pub(super) stations: Option<(u64, u64)>,
    /// Of the first contest.
    pub(super) ballots: Ballots,
    /// The register before polling day, where nothing is in.
    pub(super) expected: Option<u64>,
}

/// Every area and station in the record's order, stations after areas.
pub(super) fn units<'a>(source: &Source<'a>, figures: &[Figures<'a>]) -> Result<Vec<Unit<'a>>, NoExport> {
    let state = source.state;
    let mut parts: Vec<Vec<String>> = vec![Vec::new(); state.areas.len()];
    for (area, parent) in state.areas.iter().zip(&state.parents) {
        if let Some(parent) = parent {
            parts[parent.place()].push(ids::area(&area.fact.code));
        }
    }
    let mut members: Vec<Vec<String>> = vec![Vec::new(); state.stations.len()];
    for placed in &state.stations {
        let id = ids::station(&placed.station.code);
        match placed.station.unit.as_ref().and_then(|unit| state.station_by_code.get(unit)) {
            Some(unit) => members[unit.place()].push(id),
            None => parts[placed.area.place()].push(id),
        }
    }
    let first = figures.first().ok_or(NoExport::NoOpening)?;
    let mut units = Vec::with_capacity(state.areas.len() + state.stations.len());
    for (place, (at, parts)) in state.areas.iter().zip(parts).enumerate() {
        let area = AreaIndex(u32::try_from(place).expect("as many areas as an index counts"));
        units.push(of_area(first, area, &at.fact, parts)?);
    }
    for (index, (placed, parts)) in (0u32..).map(StationIndex).zip(state.stations.iter().zip(members)) {
        let station = &placed.station;
        let counted = first.station(index);
        let ballots = counted.as_ref().map_or_else(Ballots::default, |figures| first.ballots(figures));
        let is_in = figures.iter().all(|contest| contest.station(index).is_some());
        units.push(Unit {
            id: ids::station(&station.code),
            code: &station.code,
            name: &station.name,
            kind: match station.kind.as_str() {
                UNIT => ("other", Some("publication-unit")),
                _ => ("precinct", None),
            },
            parts,
            status: match (is_in, station.unit.is_some()) {
                (true, _) => "completed",
                // Its figures stand in the sum of its publication unit.
                (false, true) => "unknown",
                (false, false) => "not-processed",
            },
            stations: None,
            ballots,
            expected: station.registered,
        });
    }
    Ok(units)
}

fn of_area<'a>(
    first: &Figures<'a>,
    area: AreaIndex,
    fact: &'a model::definition::Area,
    parts: Vec<String>,
) -> Result<Unit<'a>, NoExport> {
    let published = first.published(area)?;
    let stations = published.coverage.stations;
    let known = |level: &&&str| **level == fact.level;
    Ok(Unit {
        id: ids::area(&fact.code),
        code: &fact.code,
        name: &fact.name,
        kind: match TYPES.iter().find(known) {
            Some(kind) => (kind, None),
            None => ("other", Some(&fact.level)),
        },
        parts,
        status: match stations.counted {
            0 => "not-processed",
            counted if counted == stations.of => "completed",
            _ => "in-process",
        },
        stations: Some((stations.counted, stations.of)),
        ballots: first.ballots(first.sums(area)),
        expected: match published.coverage.registered {
            RegisterCoverage::Known(known) => Some(known.of),
            RegisterCoverage::Unknown(_) => None,
        },
    })
}

impl Unit<'_> {
    /// Voters on the register: as its protocols say, else as expected; for an area the protocols of those that are in.
    pub(super) fn registered(&self) -> Option<u64> {
        if self.status == "not-processed" { self.expected } else { self.ballots.registered }
    }

    /// How far its count is, what it is, and its voters: the members that both formats have, in their order. A format
    /// says what type its objects of a list are.
    pub(super) fn state(&self, out: &mut Out, of_list: Type) {
        out.list("CountStatus", |out| {
            out.item(of_list, None, |out| {
                out.text("Status", self.status);
                out.text("Type", "total");
            });
        });
        if let Some((counted, of)) = self.stations {
            out.count("SubUnitsReported", counted);
            out.count("TotalSubUnits", of);
        }
        out.text("Type", self.kind.0);
        if let Some(other) = self.kind.1 {
            out.text("OtherType", other);
        }
        if let Some(count) = self.took_part() {
            out.count("VotersParticipated", count);
        }
        if let Some(count) = self.registered() {
            out.count("VotersRegistered", count);
        }
    }

    /// How many took part, where anything is in.
    pub(super) fn took_part(&self) -> Option<u64> {
        if self.status == "not-processed" { None } else { self.ballots.took_part }
    }
}

/// Every place of a contest that has figures: its id and its figures.
pub(super) fn counted<'a>(
    source: &Source<'a>,
    contest: &'a Figures<'a>,
) -> impl Iterator<Item = (String, Vec<u64>)> + 'a {
    let state = source.state;
    // No count, where nothing is counted, and no 0: a reader could not tell it from one.
    let areas = (0u32..).map(AreaIndex).zip(&state.areas).filter(|(area, _)| contest.any(*area));
    let areas = areas.map(|(area, at)| (ids::area(&at.fact.code), contest.sums(area).to_vec()));
    let stations = (0u32..).map(StationIndex).zip(&state.stations);
    let stations = stations
        .filter_map(|(index, placed)| Some((ids::station(&placed.station.code), contest.station(index)?)));
    areas.chain(stations)
}
