//! Turnout sources: one station a row, one hour a column; facts are one an area and hour.

use super::Known;
use super::cells::Cells;
use super::places::Places;
use crate::mapping::bound::Bound;
use model::moment::Moment;
use std::collections::BTreeMap;

/// How many had taken part by an hour in the stations of an area: station, took part, registered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TurnoutReport {
    /// Code of the area.
    pub area: String,
    /// `hh:mm`, local.
    pub hour: String,
    /// The hour on polling day, at the area's offset.
    pub at: Moment,
    /// In the file's order.
    pub rows: Vec<(String, u64, u64)>,
}

struct Row {
    line: u64,
    station: String,
    area: String,
    registered: u64,
    took_part: Vec<u64>,
}

/// Rows until the file ends.
#[derive(Default)]
pub(crate) struct Collector {
    rows: Vec<Row>,
}

impl Collector {
    pub(crate) fn row(
        &mut self,
        row: &csv::StringRecord,
        bound: &Bound,
        station: String,
        area: String,
        cells: &mut Cells<'_>,
    ) {
        let took_part = bound.hours.iter().map(|(_, column)| u64::from(cells.count(row, *column))).collect();
        let registered = bound.registered.map_or(0, |column| u64::from(cells.count(row, column)));
        self.rows.push(Row { line: cells.row, station, area, registered, took_part });
    }

    pub(crate) fn finish(
        self,
        bound: &Bound,
        places: &Places<'_>,
        known: &Known<'_>,
        cells: &mut Cells<'_>,
    ) -> Vec<TurnoutReport> {
        let mut order: Vec<String> = Vec::new();
        let mut groups: BTreeMap<String, Vec<Row>> = BTreeMap::new();
        let mut seen: BTreeMap<String, u64> = BTreeMap::new();
        for row in self.rows {
            if let Some(first) = seen.insert(row.station.clone(), row.line) {
                let found = format!("the station {:?} again, after row {first}", row.station);
                cells.problem(row.line, None, found, "each station once");
            }
            let area = group(&row.area, bound.level.as_deref(), places);
            if !groups.contains_key(&area) {
                order.push(area.clone());
            }
            groups.entry(area).or_default().push(row);
        }
        let mut reports = Vec::new();
        for area in order {
            let offset = offset(&area, places).unwrap_or_else(|| "+00:00".to_owned());
            for (index, (hour, _)) in bound.hours.iter().enumerate() {
                let text = format!("{}T{hour}:00{offset}", known.definition.polling_day);
                let at = Moment::parse(&text).expect("a definition's day, hours and offsets are checked");
                let rows = groups[&area]
                    .iter()
                    .map(|row| (row.station.clone(), row.took_part[index], row.registered))
                    .collect();
                reports.push(TurnoutReport { area: area.clone(), hour: hour.clone(), at, rows });
            }
        }
        reports
    }
}

/// The area of that level at or above an area; the area itself where no level is asked for or none fits.
fn group(area: &str, level: Option<&str>, places: &Places<'_>) -> String {
    let Some(level) = level else { return area.to_owned() };
    let mut code = area.to_owned();
    loop {
        match places.area(&code) {
            Some(found) if found.level == level => return code,
            Some(found) => match &found.parent {
                Some(parent) => code = parent.clone(),
                None => return area.to_owned(),
            },
            None => return area.to_owned(),
        }
    }
}

fn offset(area: &str, places: &Places<'_>) -> Option<String> {
    let found = places.area(area)?;
    match (&found.offset, &found.parent) {
        (Some(offset), _) => Some(offset.clone()),
        (None, Some(parent)) => offset(parent, places),
        (None, None) => None,
    }
}
