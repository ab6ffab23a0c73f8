//! The night's figures as facts: turnout by region and hour, electronic copies, originals.

use super::data;
use super::night::{Kind, Lines, OPTIONS, Place, REPORTS, generate};
use super::sheet::{self, Sheet};
use anyhow::{Context, Result};
use desk::draft::Draft;
use model::definition::{Definition, ORDINARY};
use model::fact::{Basis, Door, Fact, Protocol, ProtocolTag, Scan, ScanType, Turnout, TurnoutTag, Version};
use model::moment::Moment;
use model::text;
use replay::State;
use std::collections::{BTreeMap, HashMap};
use store::Blobs;

/// 20 November 2022, 00:00 UTC, in seconds since 1970.
pub const DAY: i64 = 1_668_902_400;

/// The central commission's offset from UTC, in minutes.
pub const OFFSET_MINUTES: i16 = 360;

/// The contest's code.
const CONTEST: &str = "president";

/// Something that reaches the centre at a time.
pub struct Arrival {
    /// When.
    pub at: Moment,
    what: What,
}

enum What {
    Turnout { area: String, hour: String, rows: Vec<(String, u64, u64)> },
    Protocol { station: String, basis: Basis, lines: Vec<u64>, taken_home: u64 },
}

/// Everything that arrives, in the order of its time.
pub fn arrivals(definition: &Definition, seed: u64) -> Result<Vec<Arrival>> {
    let places = places(definition)?;
    let night = generate(seed, &places, &data::regions()?);
    let order = option_order(definition)?;
    let mut arrivals = turnout(definition, &places, &night.stations);
    for (place, station) in places.iter().zip(&night.stations) {
        let copy = station.copy_lines_differ.as_ref().unwrap_or(&station.lines);
        let papers =
            [(Basis::Copy, station.copy_at, copy), (Basis::Original, station.original_at, &station.lines)];
        for (basis, seconds, lines) in papers {
            arrivals.push(Arrival {
                at: Moment::new(DAY + seconds, OFFSET_MINUTES),
                what: What::Protocol {
                    station: place.code.clone(),
                    basis,
                    lines: protocol_lines(lines, &order),
                    taken_home: lines.issued() - lines.found(),
                },
            });
        }
    }
    // A stable order: by time, and what comes at the same second in the order of the station list.
    arrivals.sort_by_key(|arrival| arrival.at.instant());
    Ok(arrivals)
}

fn places(definition: &Definition) -> Result<Vec<Place>> {
    let areas: HashMap<&str, _> = definition.areas.iter().map(|area| (area.code.as_str(), area)).collect();
    let stations = definition.stations.as_ref().context("the demonstration has a station list")?;
    stations
        .iter()
        .map(|placed| {
            let area = areas[placed.area.as_str()];
            let region = area.parent.clone().context("a station lies in a district")?;
            let kind = match placed.station.kind.as_str() {
                ORDINARY => Kind::Ordinary,
                "abroad" => Kind::Abroad,
                _ => Kind::Special,
            };
            Ok(Place {
                code: placed.station.code.clone(),
                area: placed.area.clone(),
                region,
                kind,
                registered: placed.station.registered.context("every station has an expected register")?,
                utc_offset_minutes: offset_minutes(area, &areas),
            })
        })
        .collect()
}

fn offset_minutes(area: &model::definition::Area, areas: &HashMap<&str, &model::definition::Area>) -> i32 {
    let mut area = area;
    loop {
        if let Some(offset) = &area.offset {
            let moment = Moment::parse(&format!("2022-11-20T00:00:00{offset}")).expect("offsets are checked");
            return i32::from(moment.offset_minutes());
        }
        area = areas[area.parent.as_deref().expect("the root has an offset")];
    }
}

/// For each option of the ballot, its place in the night's table.
fn option_order(definition: &Definition) -> Result<Vec<usize>> {
    let contest = definition.contest(CONTEST).context("the demonstration elects a president")?;
    contest
        .options
        .iter()
        .map(|option| {
            let place = OPTIONS.iter().position(|(code, _)| *code == option.code);
            place.with_context(|| format!("the night knows no option {:?}", option.code))
        })
        .collect()
}

/// The lines in the form's order, then the options in ballot order.
fn protocol_lines(lines: &Lines, order: &[usize]) -> Vec<u64> {
    let form = [
        lines.registered_opening,
        lines.registered_changes,
        lines.registered,
        lines.received,
        lines.issued_station,
        lines.issued_mobile,
        lines.issued_absentee,
        lines.unused,
        lines.spoiled,
        lines.lost,
        lines.surplus,
        lines.mobile_box,
        lines.stationary_box,
        lines.invalid,
        lines.valid,
    ];
    form.into_iter().chain(order.iter().map(|&option| lines.options[option])).collect()
}

fn turnout(
    definition: &Definition,
    places: &[Place],
    stations: &[super::night::StationNight],
) -> Vec<Arrival> {
    let mut arrivals = Vec::new();
    for (report, minutes) in REPORTS.iter().enumerate() {
        let mut rows: BTreeMap<&str, Vec<(String, u64, u64)>> = BTreeMap::new();
        for (place, station) in places.iter().zip(stations) {
            let (took_part, registered) = station.turnout[report];
            rows.entry(&place.region).or_default().push((place.code.clone(), took_part, registered));
        }
        for (region, rows) in rows {
            arrivals.push(Arrival {
                at: Moment::new(DAY + minutes * 60, OFFSET_MINUTES),
                what: What::Turnout {
                    area: region.to_owned(),
                    hour: definition.turnout_hours[report].clone(),
                    rows,
                },
            });
        }
    }
    arrivals
}

fn roles() -> Vec<String> {
    ["entry", "entry", "approval"].map(str::to_owned).to_vec()
}

/// Stations whose papers have an invented scan: the one that is corrected, and two beside it.
const SCANNED: [&str; 3] = ["EKZ-0011", "EKZ-0012", "EKZ-0013"];

/// Drafts the fact of an arrival. Its scan, where it has one, lies among the blobs before.
pub fn draft(arrival: &Arrival, draft: &mut Draft, scans: &Blobs) -> desk::Result<()> {
    let at = arrival.at;
    match &arrival.what {
        What::Turnout { area, hour, rows } => draft.push(Fact::Turnout(Turnout {
            version: Version,
            area: area.clone(),
            at,
            door: Door::Entry,
            fact: TurnoutTag,
            hour: hour.clone(),
            reason: None,
            roles: roles(),
            rows: rows.clone(),
        })),
        What::Protocol { station, basis, lines, taken_home } => {
            let mut fact = protocol(at, station, *basis, lines, *taken_home, draft);
            if SCANNED.contains(&station.as_str()) {
                let bytes = sheet(&fact, draft.state());
                let (hash, size) = (scans.put(&bytes)?, bytes.len() as u64);
                fact.scan = Some(Scan { hash, size, kind: ScanType::Png });
            }
            draft.push(Fact::Protocol(Box::new(fact)))
        }
    }
}

fn protocol(
    at: Moment,
    station: &str,
    basis: Basis,
    lines: &[u64],
    taken_home: u64,
    draft: &Draft,
) -> Protocol {
    let state = draft.state();
    let contest = state.contest(CONTEST).expect("the record has the contest");
    let index = state.station_by_code[station];
    let figures: Vec<u32> = lines.iter().map(|&line| u32::try_from(line).expect("a count")).collect();
    let kind = &state.stations[index.place()].station.kind;
    let sheet = checks::Sheet { kind, lines: &figures, was: None };
    let findings = replay::apply::findings_of(&contest.checks, &sheet)
        .into_iter()
        .map(|code| (code, explanation(taken_home)))
        .collect();
    let newest = contest.newest_of(index);
    let changed = newest.is_some_and(|(place, _)| contest.figures_of(place) != figures);
    Protocol {
        version: Version,
        at,
        basis,
        commission: None,
        contest: CONTEST.to_owned(),
        door: Door::Entry,
        fact: ProtocolTag,
        findings,
        lines: lines.to_vec(),
        reason: changed.then(|| REASON.to_owned()),
        revision: newest.map_or(1, |(_, newest)| newest.number + 1),
        roles: roles(),
        scan: None,
        source_version: None,
        station: station.to_owned(),
        supersedes: newest.map(|(_, newest)| newest.hash.to_base64url()),
    }
}

/// The invented sheet of a protocol.
fn sheet(protocol: &Protocol, state: &State) -> Vec<u8> {
    let contest = state.contest(CONTEST).expect("the record has the contest");
    let place = &state.stations[state.station_by_code[&protocol.station].place()].station;
    let lines = state.forms[contest.form].lines.iter().map(|line| text(&line.label, "en"));
    let options = contest.contest.options.iter().map(|option| text(&option.name, "en"));
    // What stands in brackets has no room on the sheet.
    let short = |label: &str| label.split(" (").next().unwrap_or(label).to_owned();
    let labels = lines.chain(options).map(short);
    let lines: Vec<(String, u64)> = labels.zip(protocol.lines.iter().copied()).collect();
    let station = format!("{}, {}", place.code, text(&place.name, "en"));
    let basis = if protocol.basis == Basis::Copy { "electronic copy" } else { "original" };
    sheet::png(&Sheet { station: &station, basis, lines: &lines })
}

fn explanation(taken_home: u64) -> String {
    match taken_home {
        1 => "one ballot taken home by a voter, act of the commission".to_owned(),
        ballots => format!("{ballots} ballots taken home by voters, act of the commission"),
    }
}

/// Why the one corrected original differs from its copy.
const REASON: &str = "one ballot laid with the invalid ones was found valid when the original was checked";
