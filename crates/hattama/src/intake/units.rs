//! Publication units: small stations whose figures leave only as a sum.
//!
//! The members of a unit come together in one file. Their rows become one protocol of the unit: figures added up, the
//! latest time, their reasons and explanations side by side. The single figures go nowhere: the journal knows the file
//! by its hash, and the file stays with the commission.

use formats::import::{ProtocolRow, Reading};
use replay::State;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// A row that may be published, with its figures.
pub type Publishable<'a> = (Cow<'a, ProtocolRow>, Cow<'a, [u32]>);

/// The rows of a reading with every unit's members added up, and what does not fit.
pub fn publishable<'a>(
    reading: &'a Reading,
    file: &str,
    state: &State,
) -> (Vec<Publishable<'a>>, Vec<String>) {
    let mut rows = Vec::with_capacity(reading.protocols.len());
    let mut units: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, row) in reading.protocols.iter().enumerate() {
        let station = &state.stations[state.station_by_code[&row.station].place()].station;
        match &station.unit {
            Some(unit) => units.entry(unit).or_default().push(index),
            None => rows.push((Cow::Borrowed(row), Cow::Borrowed(reading.figures_of(index)))),
        }
    }
    let mut problems = Vec::new();
    for (unit, members) in units {
        match sum(reading, unit, &members, state) {
            Ok(row) => rows.push(row),
            Err(what) => {
                let row = reading.protocols[members[0]].row;
                problems.push(format!("{file}: row {row}: {what}"));
            }
        }
    }
    (rows, problems)
}

/// A row of a turnout fact: place, took part, registered.
type TurnoutRow = (String, u64, u64);

/// The rows of a turnout report with every unit's members added up; the members that are missing where they are not all
/// there.
pub fn turnout(rows: &[TurnoutRow], state: &State) -> Result<Vec<TurnoutRow>, String> {
    let unit_of = |place: &str| {
        let station = state.station_by_code.get(place)?;
        state.stations[station.place()].station.unit.as_deref()
    };
    let mut added: Vec<TurnoutRow> = Vec::with_capacity(rows.len());
    let mut units: BTreeMap<&str, (Vec<&str>, u64, u64)> = BTreeMap::new();
    for (place, took_part, registered) in rows {
        match unit_of(place) {
            None => added.push((place.clone(), *took_part, *registered)),
            Some(unit) => {
                let sum = units.entry(unit).or_default();
                sum.0.push(place);
                sum.1 += took_part;
                sum.2 += registered;
            }
        }
    }
    for (unit, (present, took_part, registered)) in units {
        let missing = missing(unit, &present, state);
        if !missing.is_empty() {
            return Err(incomplete(unit, &present, &missing));
        }
        added.push((unit.to_owned(), took_part, registered));
    }
    Ok(added)
}

/// The members of a unit that are not there.
fn missing<'a>(unit: &str, present: &[&str], state: &'a State) -> Vec<&'a str> {
    let members = state.stations.iter().filter(|station| station.station.unit.as_deref() == Some(unit));
    members.map(|station| station.station.code.as_str()).filter(|code| !present.contains(code)).collect()
}

fn incomplete(unit: &str, present: &[&str], missing: &[&str]) -> String {
    format!(
        "found {} of the publication unit {unit:?} without {}; the stations of a unit come together in one file, \
         because only their sum is published",
        present.join(", "),
        missing.join(", ")
    )
}

fn sum<'a>(
    reading: &Reading,
    unit: &str,
    members: &[usize],
    state: &State,
) -> Result<Publishable<'a>, String> {
    let present: Vec<&str> = members.iter().map(|&index| reading.protocols[index].station.as_str()).collect();
    let missing = missing(unit, &present, state);
    if !missing.is_empty() {
        return Err(incomplete(unit, &present, &missing));
    }
    let mut figures = vec![0u32; reading.figures_of(members[0]).len()];
    for &index in members {
        for (sum, figure) in figures.iter_mut().zip(reading.figures_of(index)) {
            *sum =
                sum.checked_add(*figure).ok_or_else(|| format!("the figures of {unit:?} are too large"))?;
        }
    }
    let rows = || members.iter().map(|&index| &reading.protocols[index]);
    // A text that speaks of one station could tell what its few voters did: the unit has one text, or none.
    let one = |what: &str, text: fn(&ProtocolRow) -> Option<&String>| {
        let texts: BTreeSet<&String> = rows().filter_map(text).collect();
        match texts.len() {
            0 | 1 => Ok(texts.into_iter().next().cloned()),
            _ => Err(format!(
                "the stations of the publication unit {unit:?} give several texts as {what}; write one"
            )),
        }
    };
    let first = &reading.protocols[members[0]];
    let row = ProtocolRow {
        row: first.row,
        station: unit.to_owned(),
        at: rows().map(|row| row.at).max().expect("a unit has members"),
        // A version speaks of one station's protocol; the unit has one only where all agree.
        version: first.version.filter(|version| rows().all(|row| row.version == Some(*version))),
        reason: one("reason", |row| row.reason.as_ref())?,
        explanation: one("explanation", |row| row.explanation.as_ref())?,
    };
    Ok((Cow::Owned(row), Cow::Owned(figures)))
}
