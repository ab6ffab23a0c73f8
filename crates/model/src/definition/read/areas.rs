//! Levels and areas: the tree country → region → district, from the definition itself or from `areas.csv`.
//!
//! Both sources give [`Listed`] areas, which know how to tell of their own fields; what must hold of the tree is
//! checked once, in the order of the list.

use super::cells::{Cells, Row};
use super::{AREAS_FILE, Place, SourceFile};
use crate::Texts;
use crate::definition::{Area, Level};
use crate::document::node::Table;
use crate::document::problem::{Problem, Problems, did_you_mean, one_of, quoted};
use crate::document::words::{
    IDENTIFIER, PLACE_CODE, Unique, identifier, is_identifier, is_place_code, name, texts,
};
use crate::moment::Moment;
use std::collections::BTreeMap;

pub(super) fn read_levels(table: &Table<'_>, languages: &[String]) -> Vec<Level> {
    let mut codes = Unique::default();
    let mut levels = Vec::new();
    for level in table.some_tables("level") {
        let node = level.need("code");
        let code = node.as_ref().and_then(identifier);
        codes.add(node.as_ref(), code.as_deref());
        let name = level.need("name").and_then(|node| texts(&node, languages));
        level.finish();
        if let Some(code) = code {
            levels.push(Level { code, name: name.unwrap_or_default() });
        }
    }
    levels
}

/// An area and the place where it is written.
struct Listed<'a> {
    area: Area,
    origin: Origin<'a>,
}

enum Origin<'a> {
    Table(Table<'a>),
    Row(Row<'a>),
}

impl Listed<'_> {
    fn tell(&self, field: &'static str, found: &str, expected: &str, help: Option<String>) {
        match &self.origin {
            Origin::Row(row) => row.tell(field, found, expected, help),
            Origin::Table(table) => {
                let node = table.get(field);
                node.as_ref().unwrap_or(table.node()).tell_with(found, expected, help);
            }
        }
    }
}

pub(super) fn read(
    table: &Table<'_>,
    languages: &[String],
    levels: &[Level],
    file: Option<SourceFile<'_>>,
    problems: &Problems,
) -> Vec<Area> {
    let named = named_file(table, "areas", AREAS_FILE, &file, &[], problems);
    let inline = table.tables("area");
    match (named, file) {
        (Named::File, Some(file)) => {
            if let Some(first) = inline.first() {
                first.node().tell("an area", "none: they come from areas.csv");
            }
            let Some(cells) =
                read_cells(file, &["code", "level"], &["parent", "utc_offset"], languages, problems)
            else {
                return Vec::new();
            };
            let rows: Vec<Row<'_>> = cells.rows().collect();
            let listed: Vec<Listed<'_>> =
                rows.into_iter().filter_map(|row| area_of_row(row, languages)).collect();
            if listed.is_empty() && problems.is_empty() {
                problems.tell(whole_file(file.name, "no area", "at least the root area"));
            }
            tree(&listed, levels)
        }
        (Named::Nothing, _) => {
            if inline.is_empty() {
                table.node().tell("no area", "areas = \"areas.csv\", or at least one [[area]]: the root");
            }
            let listed: Vec<Listed<'_>> =
                inline.into_iter().filter_map(|area| area_of_table(area, languages)).collect();
            let areas = tree(&listed, levels);
            for area in listed {
                if let Origin::Table(table) = area.origin {
                    table.finish();
                }
            }
            areas
        }
        _ => Vec::new(),
    }
}

/// What a key that may name a file says.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Named {
    /// The file, which is there.
    File,
    /// Another word that is allowed.
    Word,
    /// The key is absent.
    Nothing,
    /// Something else, or the file is not there; told.
    Wrong,
}

/// Reads a key that names a file by its one name, or says one of some `words` in its place.
pub(super) fn named_file(
    table: &Table<'_>,
    key: &'static str,
    file_name: &'static str,
    file: &Option<SourceFile<'_>>,
    words: &[&'static str],
    problems: &Problems,
) -> Named {
    let mut choices = vec![(file_name, Named::File)];
    choices.extend(words.iter().map(|word| (*word, Named::Word)));
    let node = table.get(key);
    let named = node.as_ref().map_or(Some(Named::Nothing), |node| node.choice(&choices));
    match (named.unwrap_or(Named::Wrong), file, node) {
        (Named::File, None, Some(node)) => {
            node.tell("no such file", &format!("{file_name} beside the definition"));
            Named::Wrong
        }
        (Named::Word | Named::Nothing, Some(file), _) => {
            let expected = format!("none, or {key} = \"{file_name}\" in the definition");
            problems.tell(whole_file(file.name, "a file that the definition does not name", &expected));
            Named::Wrong
        }
        (named, ..) => named,
    }
}

pub(super) fn whole_file(name: &str, found: &str, expected: &str) -> Problem {
    let (file, found, expected) = (name.to_owned(), found.to_owned(), expected.to_owned());
    Problem { file, place: Place::File, found, expected, help: None }
}

/// Reads a CSV file with names: one column `name`, or one `name_<language>` for every language.
pub(super) fn read_cells<'a>(
    file: SourceFile<'a>,
    needed: &[&str],
    optional: &[&str],
    languages: &[String],
    problems: &'a Problems,
) -> Option<Cells<'a>> {
    let heading = file.text.lines().next().unwrap_or_default().trim_start_matches('\u{feff}');
    let mut needed: Vec<String> = needed.iter().map(|column| (*column).to_owned()).collect();
    if heading.split(',').any(|column| column.trim() == "name") {
        needed.push("name".to_owned());
    } else {
        needed.extend(languages.iter().map(|language| format!("name_{language}")));
    }
    let mut optional: Vec<String> = optional.iter().map(|column| (*column).to_owned()).collect();
    if languages.is_empty() {
        // The languages themselves could not be read, which was told: any will do.
        optional.extend(heading.split(',').filter(|name| name.starts_with("name_")).map(str::to_owned));
    }
    Cells::read(file, &needed, &optional, problems)
}

/// The name in a row, in every language; a single column `name` is kept in the first.
pub(super) fn row_name(row: &Row<'_>, languages: &[String]) -> Texts {
    if let (Some(_), Some(first)) = (row.cell("name"), languages.first()) {
        return row
            .words("name", "a name")
            .map(|name| (first.clone(), name.to_owned()))
            .into_iter()
            .collect();
    }
    let name = |language: &String| {
        let name = row.need(&format!("name_{language}"), "a name")?;
        Some((language.clone(), name.to_owned()))
    };
    languages.iter().filter_map(name).collect()
}

fn area_of_row<'a>(row: Row<'a>, languages: &[String]) -> Option<Listed<'a>> {
    row.need("code", PLACE_CODE)?;
    let code = row.matching("code", PLACE_CODE, is_place_code).map(str::to_owned);
    row.need("level", IDENTIFIER)?;
    let level = row.matching("level", IDENTIFIER, is_identifier).map(str::to_owned);
    let parent = row.matching("parent", PLACE_CODE, is_place_code).map(str::to_owned);
    let offset = row.matching("utc_offset", OFFSET, is_offset).map(str::to_owned);
    let name = row_name(&row, languages);
    Some(Listed { area: Area { code: code?, level: level?, name, offset, parent }, origin: Origin::Row(row) })
}

fn area_of_table<'a>(table: Table<'a>, languages: &[String]) -> Option<Listed<'a>> {
    let place = |node: Option<crate::document::node::Node<'a>>| {
        node.and_then(|node| node.matching(PLACE_CODE, is_place_code)).map(str::to_owned)
    };
    let code = place(table.need("code"));
    let level = table.need("level").as_ref().and_then(identifier);
    let parent = place(table.get("parent"));
    let offset = table.get("utc_offset").and_then(|node| node.matching(OFFSET, is_offset)).map(str::to_owned);
    let name = table.need("name").and_then(|node| name(&node, languages)).unwrap_or_default();
    let (Some(code), Some(level)) = (code, level) else {
        table.finish();
        return None;
    };
    Some(Listed { area: Area { code, level, name, offset, parent }, origin: Origin::Table(table) })
}

const OFFSET: &str = "an offset from UTC such as \"+05:00\"";

fn is_offset(text: &str) -> bool {
    text.len() == 6 && Moment::parse(&format!("2024-01-01T00:00:00{text}")).is_ok()
}

/// What is known of an area above.
struct Above {
    depth: Option<usize>,
    offset: Option<String>,
}

/// Checks that the areas are one tree, parents first, and leaves out each offset that is the parent's.
fn tree(listed: &[Listed<'_>], levels: &[Level]) -> Vec<Area> {
    let mut known: BTreeMap<&str, Above> = BTreeMap::new();
    let mut areas = Vec::new();
    for (place, item) in listed.iter().enumerate() {
        let mut area = item.area.clone();
        if known.contains_key(area.code.as_str()) {
            item.tell("code", &format!("{} twice", quoted(&area.code)), "a code that is not used yet", None);
            continue;
        }
        let depth = level_depth(item, levels);
        let parent = area.parent.as_deref().and_then(|parent| known.get(parent));
        if place == 0 {
            check_root(item, depth, levels);
        } else {
            check_parent(item, depth, parent, &known);
        }
        let inherited = parent.and_then(|parent| parent.offset.clone());
        if area.offset == inherited {
            area.offset = None;
        }
        let offset = area.offset.clone().or(inherited);
        known.insert(&item.area.code, Above { depth, offset });
        areas.push(area);
    }
    areas
}

/// The number of levels above the area's own.
fn level_depth(item: &Listed<'_>, levels: &[Level]) -> Option<usize> {
    let codes = || levels.iter().map(|level| level.code.as_str());
    let level = &item.area.level;
    let depth = codes().position(|code| code == level);
    if depth.is_none() && !levels.is_empty() {
        item.tell("level", &quoted(level), &one_of(codes()), did_you_mean(level, codes()));
    }
    depth
}

fn check_root(item: &Listed<'_>, depth: Option<usize>, levels: &[Level]) {
    let area = &item.area;
    if let Some(parent) = &area.parent {
        item.tell("parent", &quoted(parent), "no parent: the first area is the root", None);
    }
    if depth.is_some_and(|depth| depth > 0) {
        let expected = format!("{}: the first area is the root", levels[0].code);
        item.tell("level", &quoted(&area.level), &expected, None);
    }
    if area.offset.is_none() {
        item.tell("utc_offset", "no offset", &format!("{OFFSET} at the root area"), None);
    }
}

fn check_parent(
    item: &Listed<'_>,
    depth: Option<usize>,
    parent: Option<&Above>,
    known: &BTreeMap<&str, Above>,
) {
    match (&item.area.parent, parent) {
        (None, _) => {
            item.tell("parent", "no parent", "the code of an earlier area: only the first is the root", None);
        }
        (Some(code), None) => {
            let help = did_you_mean(code, known.keys().copied());
            item.tell("parent", &quoted(code), "the code of an earlier area", help);
        }
        (Some(_), Some(above)) => {
            if let (Some(own), Some(above)) = (depth, above.depth)
                && own <= above
            {
                item.tell("level", &quoted(&item.area.level), "a level below its parent's", None);
            }
        }
    }
}
