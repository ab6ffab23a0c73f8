//! Publication units: stations with too few voters, published only in sums.
//!
//! A unit is a row of kind `unit`; its members name it in their column `unit`, lie in the same area, and their
//! registers add up to the unit's. Where a member is named, its own register stays in the file and out of the
//! definition.

use super::stations::Listed;
use crate::definition::UNIT;
use crate::document::problem::quoted;
use std::collections::BTreeMap;

/// What the members of a unit add up to.
#[derive(Default)]
struct Members {
    count: u64,
    registered: u64,
}

pub(super) fn check(listed: &[Listed<'_>], minimum: Option<u64>) {
    let is_unit = |item: &&Listed<'_>| item.placed.station.kind == UNIT;
    let Some(minimum) = minimum else {
        for item in listed.iter().filter(|item| is_unit(item) || item.placed.station.unit.is_some()) {
            let column = if item.placed.station.unit.is_some() { "unit" } else { "kind" };
            item.row.tell(column, "a publication unit", "publication_unit in the definition", None);
        }
        return;
    };
    let units: BTreeMap<&str, &Listed<'_>> =
        listed.iter().filter(is_unit).map(|item| (item.placed.station.code.as_str(), item)).collect();
    let mut members: BTreeMap<&str, Members> = BTreeMap::new();
    for item in listed.iter().filter(|item| !is_unit(item)) {
        check_member(item, minimum, &units);
        if let Some(unit) = &item.placed.station.unit {
            let sum = members.entry(unit).or_default();
            sum.count += 1;
            sum.registered += item.placed.station.registered.unwrap_or(0);
        }
    }
    for (code, unit) in units {
        check_unit(unit, minimum, members.get(code).unwrap_or(&Members::default()));
    }
}

fn check_member(item: &Listed<'_>, minimum: u64, units: &BTreeMap<&str, &Listed<'_>>) {
    let station = &item.placed.station;
    let Some(code) = &station.unit else {
        if let Some(registered) = station.registered.filter(|registered| *registered < minimum) {
            let expected = format!("a publication unit: fewer than {minimum} are registered");
            item.row.tell("unit", &format!("nothing with {registered} registered"), &expected, None);
        }
        return;
    };
    match units.get(code.as_str()) {
        None => {
            let help = crate::document::problem::did_you_mean(code, units.keys().copied());
            item.row.tell("unit", &quoted(code), "the code of a row of kind unit", help);
        }
        Some(unit) if unit.placed.area != item.placed.area => {
            let expected = format!("a unit in the same area, {}", quoted(&item.placed.area));
            item.row.tell("unit", &quoted(code), &expected, None);
        }
        Some(_) => {}
    }
    if station.registered.is_none() {
        item.row.tell("registered", "nothing", "a count: the station belongs to a unit", None);
    }
}

fn check_unit(unit: &Listed<'_>, minimum: u64, members: &Members) {
    let station = &unit.placed.station;
    let registered = station.registered.map_or_else(|| "nothing".to_owned(), |number| number.to_string());
    if station.registered.is_none_or(|number| number < minimum) {
        let expected = format!("at least {minimum}: it is a publication unit");
        unit.row.tell("registered", &registered, &expected, None);
    } else if station.registered != Some(members.registered) {
        let expected = format!("{}, the sum of its members", members.registered);
        unit.row.tell("registered", &registered, &expected, None);
    }
    if members.count < 2 {
        unit.row.tell("code", &format!("a unit of {} stations", members.count), "at least two", None);
    }
    if station.unit.is_some() {
        unit.row.tell("unit", "a unit in a unit", "nothing", None);
    }
}
