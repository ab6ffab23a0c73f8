//! Stations: the leaves of the tree, from `stations.csv` or from the import.

use super::SourceFile;
use super::areas::{Named, named_file, read_cells, row_name};
use super::cells::Row;
use super::{STATIONS_FILE, units};
use crate::COUNT_MAX;
use crate::country;
use crate::definition::{Area, ORDINARY, PlacedStation, Station, UNIT};
use crate::document::node::Table;
use crate::document::problem::{Problems, did_you_mean, quoted};
use crate::document::words::{IDENTIFIER, PLACE_CODE, is_identifier, is_place_code};
use std::collections::BTreeSet;

/// The kind of a station in another country.
const ABROAD: &str = "abroad";

/// A station and the row where it is written.
pub(super) struct Listed<'a> {
    pub(super) placed: PlacedStation,
    pub(super) row: Row<'a>,
}

/// Reads the stations; `None` where they come from the import, or were told to be wrong.
pub(super) fn read(
    table: &Table<'_>,
    languages: &[String],
    areas: &[Area],
    file: Option<SourceFile<'_>>,
    publication_unit: Option<u64>,
    problems: &Problems,
) -> Option<Vec<PlacedStation>> {
    let named = named_file(table, "stations", STATIONS_FILE, &file, &["import"], problems);
    if named == Named::Nothing && file.is_none() {
        table.node().tell("no stations", "stations = \"stations.csv\" or stations = \"import\"");
    }
    let file = file.filter(|_| named == Named::File)?;
    let optional = ["kind", "registered", "country", "mission", "city", "unit"];
    let cells = read_cells(file, &["code", "area"], &optional, languages, problems)?;
    let areas: BTreeSet<&str> = areas.iter().map(|area| area.code.as_str()).collect();
    let mut codes = BTreeSet::new();
    let mut listed = Vec::new();
    for row in cells.rows() {
        let Some(placed) = station_of_row(&row, languages, &areas) else { continue };
        let code = &placed.station.code;
        if areas.contains(code.as_str()) || !codes.insert(code.clone()) {
            row.tell("code", &format!("{} twice", quoted(code)), "a code that is not used yet", None);
        }
        listed.push(Listed { placed, row });
    }
    if listed.is_empty() && problems.is_empty() {
        problems.tell(super::areas::whole_file(file.name, "no station", "at least one"));
    }
    units::check(&listed, publication_unit);
    let mut stations: Vec<PlacedStation> = listed.into_iter().map(|listed| listed.placed).collect();
    for placed in &mut stations {
        // The single figure of a station in a unit is not published, its expected register included.
        if placed.station.unit.is_some() {
            placed.station.registered = None;
        }
    }
    Some(stations)
}

fn station_of_row(row: &Row<'_>, languages: &[String], areas: &BTreeSet<&str>) -> Option<PlacedStation> {
    row.need("code", PLACE_CODE)?;
    let code = row.matching("code", PLACE_CODE, is_place_code);
    let area = row.need("area", "the code of an area");
    if let Some(area) = area
        && !areas.is_empty()
        && !areas.contains(area)
    {
        let help = did_you_mean(area, areas.iter().copied());
        row.tell("area", &quoted(area), "the code of an area", help);
    }
    let kind = row.matching("kind", IDENTIFIER, is_identifier);
    let kind = kind.unwrap_or(ORDINARY);
    let country = row.matching("country", country::EXPECTED, country::is_code);
    if kind == ABROAD && row.cell("country").is_none() {
        row.tell("country", "nothing", &format!("{}: the station is abroad", country::EXPECTED), None);
    }
    for column in ["country", "mission", "city"] {
        if let (Some(cell), false) = (row.cell(column), matches!(kind, ABROAD | UNIT)) {
            row.tell(column, &quoted(cell), "nothing: the station is not abroad", None);
        }
    }
    let owned = |text: Option<&str>| text.map(str::to_owned);
    let station = Station {
        city: owned(row.words("city", "a city")),
        code: owned(code)?,
        country: owned(country),
        kind: kind.to_owned(),
        mission: owned(row.words("mission", "a mission")),
        name: row_name(row, languages),
        registered: registered(row),
        unit: owned(row.matching("unit", PLACE_CODE, is_place_code)),
    };
    Some(PlacedStation { area: area?.to_owned(), station })
}

fn registered(row: &Row<'_>) -> Option<u64> {
    let cell = row.cell("registered")?;
    let number = cell.bytes().all(|byte| byte.is_ascii_digit()).then(|| cell.parse().ok()).flatten();
    let number = number.filter(|number| *number <= COUNT_MAX);
    if number.is_none() {
        let expected = format!("an integer from 0 to {COUNT_MAX}");
        row.tell("registered", &quoted(cell), &expected, None);
    }
    number
}
