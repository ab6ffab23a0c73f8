//! A sample that was drawn before the mission began: drawn again here, and held against the plan.
//!
//! `hattama sample --to FOLDER` leaves four files: the frame that was hashed, how many stations of each stratum were to be
//! drawn, the dice, and what was drawn. [`read`] believes the first three and computes the fourth; a list that differs
//! by one byte is refused. The quick count takes the regions as strata and all of their stations as the frame, and the
//! plan's sample points as what was drawn, so each of these has to be so.

use crate::tables::{Problem, Rows, column};
use model::lifecycle::Commission;
use observation::form::Phase;
use observation::places::Places;
use observation::plan::Visit;
use observation::sample::{Drawn, Frame, Seed, draw};
use std::collections::{BTreeMap, BTreeSet};

/// The files of a folder that `hattama sample` wrote: their names there, and below what they hold.
pub const FRAME: &str = "frame.csv";
/// How many of each stratum.
pub const STRATA: &str = "strata.csv";
/// The dice.
pub const SEED: &str = "seed.txt";
/// What was drawn.
pub const SAMPLE: &str = "sample.csv";

/// What the files hold.
#[derive(Debug, Clone, Copy)]
pub struct Files<'a> {
    /// The folder, as errors name it.
    pub folder: &'a str,
    /// [`FRAME`].
    pub frame: &'a str,
    /// [`STRATA`].
    pub strata: &'a str,
    /// [`SEED`].
    pub seed: &'a str,
    /// [`SAMPLE`].
    pub sample: &'a str,
}

/// A sample that was drawn, with the list of all stations from which it was.
#[derive(Debug, Clone)]
pub struct Sampled {
    /// The bytes that were hashed before the dice were thrown.
    pub frame: String,
    /// What was drawn.
    pub drawn: Drawn,
}

/// Draws again.
///
/// # Errors
///
/// Everything that does not fit, each with its file.
pub fn read(files: Files<'_>, places: &Places, plan: &[Visit]) -> Result<Sampled, Vec<String>> {
    let folder = files.folder;
    let of = |file: &str, error: &dyn std::fmt::Display| format!("{folder}/{file}: {error}");
    let frame = Frame::read(files.frame).map_err(|error| vec![of(FRAME, &error)])?;
    let seed: Seed = files.seed.trim().parse().map_err(|error| vec![of(SEED, &error)])?;
    let told = |problems: Vec<Problem>| problems.iter().map(ToString::to_string).collect::<Vec<_>>();
    let sizes = sizes(&format!("{folder}/{STRATA}"), files.strata).map_err(told)?;
    let replacements = replacements(&format!("{folder}/{SAMPLE}"), files.sample).map_err(told)?;
    let drawn = draw(&frame, &seed, &sizes, replacements).map_err(|error| vec![of(STRATA, &error)])?;
    let mut problems = regions(&frame, places).into_iter().map(|why| of(FRAME, &why)).collect::<Vec<_>>();
    let again = drawn.to_csv();
    if again != files.sample {
        let line =
            1 + again.lines().zip(files.sample.lines()).take_while(|(one, other)| one == other).count();
        let expected = again.lines().nth(line - 1).unwrap_or("no more lines");
        let found = files.sample.lines().nth(line - 1).unwrap_or("no more lines");
        problems.push(of(
            SAMPLE,
            &format!("line {line}: found {found:?}, expected {expected:?}, as the dice fall on this frame"),
        ));
    }
    problems.extend(points(&drawn, plan));
    let frame = files.frame.to_owned();
    if problems.is_empty() { Ok(Sampled { frame, drawn }) } else { Err(problems) }
}

fn sizes(name: &str, text: &str) -> Result<Vec<(String, u64)>, Vec<Problem>> {
    let rows = Rows::read(name, text, &["stratum", "stations_in_frame", "stations_in_sample"])?;
    let mut problems = Vec::new();
    let mut sizes = Vec::new();
    for row in rows.iter() {
        let found = column(row, "stations_in_sample");
        match found.parse() {
            Ok(size) => sizes.push((column(row, "stratum").to_owned(), size)),
            Err(_) => {
                problems.push(rows.problem(
                    row,
                    "stations_in_sample",
                    found,
                    "a number of stations".to_owned(),
                ));
            }
        }
    }
    if problems.is_empty() { Ok(sizes) } else { Err(problems) }
}

/// Draws again from what a mission has published: the list of all stations, the dice, and the list of what was drawn,
/// which says how many of each stratum.
///
/// # Errors
///
/// Where the lists do not read, and where the dice give another list.
pub fn redraw(frame: &str, seed: &str, list: &str) -> Result<Drawn, String> {
    let frame = Frame::read(frame).map_err(|error| format!("the list of all stations: {error}"))?;
    let seed: Seed = seed.parse().map_err(|error| format!("{error}"))?;
    let first = |problems: Vec<Problem>| problems.first().map(ToString::to_string).unwrap_or_default();
    let rows = Rows::read(SAMPLE, list, &COLUMNS).map_err(first)?;
    let size = |name: &str| {
        let of = rows.iter().filter(|row| column(row, "stratum") == name && column(row, "role") == "sample");
        of.count() as u64
    };
    let sizes: Vec<(String, u64)> =
        frame.strata().iter().map(|stratum| (stratum.name.clone(), size(&stratum.name))).collect();
    let replacements = replacements(SAMPLE, list).map_err(first)?;
    let drawn = draw(&frame, &seed, &sizes, replacements).map_err(|error| error.to_string())?;
    if drawn.to_csv() == list { Ok(drawn) } else { Err("the dice give another list".to_owned()) }
}

/// The columns of a list of what was drawn.
const COLUMNS: [&str; 6] = ["stratum", "draw", "left", "place", "station", "role"];

/// How many stand in: as many as the stratum with the most of them has.
fn replacements(name: &str, text: &str) -> Result<u64, Vec<Problem>> {
    let rows = Rows::read(name, text, &COLUMNS)?;
    let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
    for row in rows.iter().filter(|row| column(row, "role") == "replacement") {
        *counts.entry(column(row, "stratum")).or_default() += 1;
    }
    Ok(counts.into_values().max().unwrap_or(0))
}

/// Each stratum is a region, with all of its stations.
fn regions(frame: &Frame, places: &Places) -> Vec<String> {
    let mut of_region: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for place in places.iter() {
        let Commission::Station(station) = &place.of else { continue };
        if let Some(Commission::Area(region)) = places.region(&place.of).map(|region| &region.of) {
            of_region.entry(region).or_default().insert(station);
        }
    }
    let mut problems = Vec::new();
    for stratum in frame.strata() {
        let name = &stratum.name;
        let Some(stations) = of_region.get(name.as_str()) else {
            problems.push(format!("found the stratum {name:?}, expected the code of a region"));
            continue;
        };
        let listed: BTreeSet<&str> = stratum.ids.iter().map(String::as_str).collect();
        if let Some(station) = listed.difference(stations).next() {
            problems.push(format!(
                "found the station {station:?} in {name:?}, expected a station of that region"
            ));
        }
        if let Some(station) = stations.difference(&listed).next() {
            let (here, all) = (listed.len(), stations.len());
            problems.push(format!(
                "found {here} stations in {name:?}, expected all {all} of that region: {station:?} is missing"
            ));
        }
    }
    problems
}

/// The plan's sample points are what was drawn: each drawn station, and in its place only who was drawn to stand in.
fn points(drawn: &Drawn, plan: &[Visit]) -> Vec<String> {
    let is_point =
        |visit: &&Visit| visit.sample_point && matches!(visit.phase, Phase::Counting | Phase::Copy);
    let roles = || drawn.strata.iter().flat_map(|stratum| stratum.roles());
    let of_role = |wanted: &str| -> BTreeSet<&str> {
        roles().filter(|(_, role)| *role == wanted).map(|(draw, _)| draw.station.as_str()).collect()
    };
    let (sample, stand_ins) = (of_role("sample"), of_role("replacement"));
    let mut problems = Vec::new();
    let mut planned = BTreeSet::new();
    for visit in plan.iter().filter(is_point) {
        let (Commission::Station(code) | Commission::Area(code)) = &visit.place;
        let (allowed, what) = match visit.replaces {
            None => (&sample, "a station of the sample"),
            Some(_) => (&stand_ins, "a station that was drawn to stand in"),
        };
        if !allowed.contains(code.as_str()) {
            problems.push(format!(
                "the plan's visit {}: found the sample point {code:?}, expected {what}",
                visit.number
            ));
        }
        planned.insert(code.as_str());
    }
    for station in sample.difference(&planned) {
        problems
            .push(format!("the plan: {station:?} was drawn, expected a visit there with sample_point yes"));
    }
    problems
}
