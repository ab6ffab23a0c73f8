//! Places: which station a row is about, and the areas and stations that the source itself brings.

use super::Known;
use super::cells::{Cells, normal};
use crate::mapping::bound::{Bound, BoundArea, BoundChoice, BoundStation};
use crate::mapping::minutes_of;
use crate::template::{Context, Template, Unfilled};
use foldhash::{HashMap, HashMapExt};
use model::Texts;
use model::definition::{Area, ORDINARY, PlacedStation, Station, UNIT};
use std::collections::BTreeMap;

/// What is known and what was found on the way.
pub(crate) struct Places<'a> {
    known: &'a Known<'a>,
    from_import: bool,
    areas: Vec<Area>,
    area_index: HashMap<String, usize>,
    stations: Vec<PlacedStation>,
    station_index: HashMap<String, usize>,
}

impl<'a> Places<'a> {
    pub(crate) fn new(known: &'a Known<'a>) -> Places<'a> {
        Places {
            known,
            from_import: known.definition.stations.is_none(),
            areas: Vec::new(),
            area_index: HashMap::new(),
            stations: Vec::new(),
            station_index: HashMap::new(),
        }
    }

    /// The areas and stations that were not known.
    pub(crate) fn found(self) -> (Vec<Area>, Vec<PlacedStation>) {
        (self.areas, self.stations)
    }

    /// The code of a station's area.
    pub(crate) fn area_of(&self, station: &str) -> String {
        match self.known.stations.get(station) {
            Some(area) => area.clone(),
            None => self.stations[self.station_index[station]].area.clone(),
        }
    }

    /// The offset from UTC (minutes) of an area: its own, or that of the nearest area above it that says one.
    pub(crate) fn offset_of(&self, area: &str) -> i16 {
        let first = self.area(area);
        let above = std::iter::successors(first, |area| self.area(area.parent.as_deref()?));
        above.filter_map(|area| minutes_of(area.offset.as_deref()?)).next().unwrap_or(0)
    }

    /// An area by its code, known or found.
    pub(crate) fn area(&self, code: &str) -> Option<&Area> {
        self.known.areas.get(code).or_else(|| self.area_index.get(code).map(|&index| &self.areas[index]))
    }

    /// The station of a row; creates it, and its areas, where the import may. `None` beside a problem.
    pub(crate) fn station(
        &mut self,
        row: &csv::StringRecord,
        bound: &Bound,
        context: &Context<'_>,
        cells: &mut Cells<'_>,
    ) -> Option<String> {
        let station = bound.station.as_ref()?;
        let candidates = filled(station.code.fill(row, context), cells)?;
        let mut existing = candidates
            .iter()
            .filter(|code| self.known.stations.contains_key(*code) || self.station_index.contains_key(*code));
        match (existing.next(), existing.next()) {
            (Some(code), None) => return Some(code.clone()),
            (Some(first), Some(second)) => {
                let found = format!("both {first:?} and {second:?}");
                cells.problem(cells.row, None, found, "a row that fits one station");
                return None;
            }
            (None, _) => {}
        }
        let creates = self.from_import && station.area.is_some() && candidates.len() == 1;
        if !creates {
            let found = format!("the station {:?}, which is not known", candidates.join(" or "));
            cells.problem(cells.row, None, found, "a station of the definition or of an earlier import");
            return None;
        }
        for area in &bound.areas {
            self.create_area(row, area, context, cells)?;
        }
        self.create_station(row, candidates.into_iter().next()?, station, context, cells)
    }

    /// The area of a row of summary protocols. `None` beside a problem.
    pub(crate) fn area_of_row(
        &self,
        row: &csv::StringRecord,
        bound: &Bound,
        context: &Context<'_>,
        cells: &mut Cells<'_>,
    ) -> Option<String> {
        let code = filled(bound.area.as_ref()?.fill_one(row, context), cells)?;
        if self.area(&code).is_none() {
            let found = format!("the area {code:?}, which is not known");
            cells.problem(cells.row, None, found, "an area of the definition or of an earlier import");
            return None;
        }
        Some(code)
    }

    fn create_area(
        &mut self,
        row: &csv::StringRecord,
        area: &BoundArea,
        context: &Context<'_>,
        cells: &mut Cells<'_>,
    ) -> Option<()> {
        let code = filled(area.code.fill_one(row, context), cells)?;
        let parent = filled(area.parent.fill_one(row, context), cells)?;
        if let Some(known) = self.area(&code) {
            let above = known.parent.as_deref().unwrap_or("");
            if known.level == area.level && above == parent {
                return Some(());
            }
            let found = format!("the area {code:?} as a {} in {parent:?}", area.level);
            let expected = format!("the {} in {above:?} that has this code already", known.level);
            cells.problem(cells.row, None, found, &expected);
            return None;
        }
        let depth = |level: &str| self.known.definition.levels.iter().position(|known| known.code == level);
        let fits = self.area(&parent).is_some_and(|parent| depth(&parent.level) < depth(&area.level));
        if code.is_empty() || !fits {
            let found = format!("the area {code:?} in {parent:?}");
            cells.problem(cells.row, None, found, "an area in a known one of a higher level");
            return None;
        }
        sound_code("area", &code, cells)?;
        let name = texts(&area.name, row, context, cells)?;
        self.area_index.insert(code.clone(), self.areas.len());
        self.areas.push(Area { code, level: area.level.clone(), name, offset: None, parent: Some(parent) });
        Some(())
    }

    fn create_station(
        &mut self,
        row: &csv::StringRecord,
        code: String,
        bound: &BoundStation,
        context: &Context<'_>,
        cells: &mut Cells<'_>,
    ) -> Option<String> {
        let template = bound.area.as_ref()?;
        let area = filled(template.fill_one(row, context), cells)?;
        if self.area(&area).is_none() || code.is_empty() {
            let (found, expected) = match code.is_empty() {
                true => {
                    (format!("an empty code of a station in {area:?}"), "a column that tells stations apart")
                }
                false => (
                    format!("the station {code:?} in the area {area:?}, which is not known"),
                    "an area of the definition, or one that the import makes by [[area]] of the mapping",
                ),
            };
            cells.problem(cells.row, None, found, expected);
            return None;
        }
        sound_code("station", &code, cells)?;
        let kind = match &bound.kind {
            None => ORDINARY.to_owned(),
            Some(choice) => chosen(choice, row, cells)?,
        };
        let word = !kind.is_empty() && kind.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        if !word || kind == UNIT {
            let expected = "a kind in lower-case letters and underscores, and not unit";
            cells.problem(cells.row, None, format!("the kind {kind:?}"), expected);
            return None;
        }
        let [country, mission, city] = &bound.abroad;
        let mut optional = |template: &Option<Template>| match template {
            None => Some(None),
            Some(template) => filled(template.fill_one(row, context), cells).map(Some),
        };
        let (country, mission, city) = (optional(country)?, optional(mission)?, optional(city)?);
        if let Some(code) = country.as_ref().filter(|code| !model::country::is_code(code)) {
            cells.problem(cells.row, None, format!("the country {code:?}"), model::country::EXPECTED);
            return None;
        }
        let registered = bound.registered.map(|column| u64::from(cells.count(row, column)));
        let name = texts(&bound.name, row, context, cells)?;
        let station =
            Station { city, code: code.clone(), country, kind, mission, name, registered, unit: None };
        self.station_index.insert(code.clone(), self.stations.len());
        self.stations.push(PlacedStation { area, station });
        Some(code)
    }
}

/// The longest name, in bytes.
const NAME_BYTES_MAX: usize = 400;

/// Values of a list that a message tells.
const VALUES_TOLD: usize = 8;

/// The longest code, in bytes, as in a definition.
const CODE_BYTES_MAX: usize = 64;

/// Codes become parts of addresses: the rules are those of a definition.
fn sound_code(whose: &str, code: &str, cells: &mut Cells<'_>) -> Option<()> {
    let sound = (1..=CODE_BYTES_MAX).contains(&code.len())
        && !code.starts_with('.')
        && !code.chars().any(|character| character.is_control() || character == '/' || character == '\\');
    if sound {
        return Some(());
    }
    let expected = "a code of 1 to 64 bytes without slashes, control characters, or a dot at its beginning";
    cells.problem(cells.row, None, format!("the code {code:?} of the {whose}"), expected);
    None
}

fn filled<T>(result: Result<T, Unfilled>, cells: &mut Cells<'_>) -> Option<T> {
    match result {
        Ok(value) => Some(value),
        Err(Unfilled { column, found, expected }) => {
            cells.problem_named(&column, format!("{found:?}"), expected);
            None
        }
    }
}

fn texts(
    templates: &BTreeMap<String, Template>,
    row: &csv::StringRecord,
    context: &Context<'_>,
    cells: &mut Cells<'_>,
) -> Option<Texts> {
    let mut texts = Texts::new();
    for (language, template) in templates {
        let text = filled(template.fill_one(row, context), cells)?;
        let text = normal(&text);
        if text.is_empty() || text.len() > NAME_BYTES_MAX || text.chars().any(char::is_control) {
            let found = format!("the name {text:?}");
            cells.problem(cells.row, None, found, "a name of at most 400 bytes without control characters");
            return None;
        }
        texts.insert(language.clone(), text);
    }
    Some(texts)
}

fn chosen(choice: &BoundChoice, row: &csv::StringRecord, cells: &mut Cells<'_>) -> Option<String> {
    match choice {
        BoundChoice::Constant(text) => Some(text.clone()),
        BoundChoice::Column(column, choice) => {
            let value = row.get(*column).unwrap_or("").trim();
            let chosen = choice.values.get(value).or(choice.otherwise.as_ref()).cloned();
            if chosen.is_none() {
                let few: Vec<&str> = choice.values.keys().map(String::as_str).take(VALUES_TOLD).collect();
                let more = if choice.values.len() > VALUES_TOLD { ", …" } else { "" };
                let expected = format!(
                    "one of the {} values that the mapping lists ({}{more}), or `otherwise` beside them",
                    choice.values.len(),
                    few.join(", ")
                );
                cells.problem(cells.row, Some(*column), format!("{value:?}"), &expected);
            }
            chosen
        }
    }
}
