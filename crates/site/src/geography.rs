//! Where areas lie on a map: presentation data that stands beside an election's definition and is no part of its record.
//!
//! A [`Geography`] has tiles (`tiles.csv`: area, column, row and,
//! where the codes of areas say little, a label) and boundaries (`boundaries.geojson`: polygons whose
//! property `area` is the area's code); either may be missing. Boundaries are put on a plane here, once: degrees become
//! whole units of the picture, longitudes narrowed by the cosine of the mean latitude. Floats do that and nothing else;
//! the cosine is a short sum of products, so that the same file gives the same picture on every machine.
//!
//! A wrong place misleads an eye and no figure: the table beside each map has no place in it.

mod boundaries;

use std::collections::BTreeMap;

/// Why the geography of an election does not read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {place}: found {found}, expected {expected}")]
pub struct NotAGeography {
    /// Which of the files.
    pub file: &'static str,
    /// The line or the feature.
    pub place: String,
    /// What stands there.
    pub found: String,
    /// What should.
    pub expected: String,
}

/// The folder of these files, beside a record and beside its pages.
pub const FOLDER: &str = "geography";

/// The file of tiles.
pub const TILES: &str = "tiles.csv";

/// Its heads.
const HEAD: &str = "area,column,row";
const HEAD_WITH_LABEL: &str = "area,column,row,label";

/// The file of boundaries.
pub const BOUNDARIES: &str = "boundaries.geojson";

/// A tile's place, counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cell {
    /// Row, from the top.
    pub row: u32,
    /// Column, from the left.
    pub column: u32,
}

/// A tile's place and what stands in it in the place of its code.
type Placed = (Cell, Option<String>);

/// The most letters of a label.
const LABEL_MAX: usize = 6;

/// The largest row or column of a tile: more would make tiles too small to be read.
const CELL_MAX: u32 = 99;

/// Columns of a plain grid: as many as a phone shows legibly.
const PLAIN_COLUMNS: u32 = 6;

/// The outline of an area in whole units of the picture: rings of points, holes among them.
pub type Outline = Vec<Vec<(i32, i32)>>;

/// Where areas lie, by their codes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Geography {
    tiles: BTreeMap<String, Placed>,
    boundaries: BTreeMap<String, Outline>,
    height: i32,
    /// The files from which it was read.
    files: Vec<(&'static str, Vec<u8>)>,
}

impl Geography {
    /// Reads the files that there are. `known` says whether the election has an area of that code.
    ///
    /// # Errors
    /// The first line or feature that is wrong, with what was found and what was expected.
    pub fn read(
        tiles: Option<&[u8]>,
        boundaries: Option<&[u8]>,
        known: &dyn Fn(&str) -> bool,
    ) -> Result<Geography, NotAGeography> {
        let there = [(TILES, tiles), (BOUNDARIES, boundaries)];
        let files = there.into_iter().filter_map(|(name, bytes)| Some((name, bytes?.to_vec()))).collect();
        let tiles = tiles.map(|bytes| read_tiles(bytes, known)).transpose()?.unwrap_or_default();
        let (boundaries, height) =
            boundaries.map(|bytes| boundaries::read(bytes, known)).transpose()?.unwrap_or_default();
        Ok(Geography { tiles, boundaries, height, files })
    }

    /// The files from which it was read, by their paths from the site's root: published beside the pages, so that
    /// whoever serves the publication has the same map.
    pub fn files(&self) -> impl Iterator<Item = (String, &[u8])> {
        self.files.iter().map(|(name, bytes)| (format!("{FOLDER}/{name}"), bytes.as_slice()))
    }

    /// The tile of an area.
    pub fn tile(&self, code: &str) -> Option<Cell> {
        self.tiles.get(code).map(|(cell, _)| *cell)
    }

    /// The short name of an area on a map: its label, else its code.
    pub fn label<'a>(&'a self, code: &'a str) -> &'a str {
        self.tiles.get(code).and_then(|(_, label)| label.as_deref()).unwrap_or(code)
    }

    /// The outline of an area, in a picture that is `boundaries::WIDTH` units wide.
    pub fn outline(&self, code: &str) -> Option<&Outline> {
        self.boundaries.get(code)
    }

    /// Width and height of the picture of boundaries; `None` where there are none.
    pub fn size(&self) -> Option<(i32, i32)> {
        (!self.boundaries.is_empty()).then_some((boundaries::WIDTH, self.height))
    }

    /// A tile for each code, in their order: its own place, and for those that have none the rows below, row by row.
    pub fn cells(&self, codes: &[&str]) -> Vec<Cell> {
        self.cells_in(codes, PLAIN_COLUMNS)
    }

    /// The same; where nothing has a place of its own, in rows of so many.
    pub fn cells_in(&self, codes: &[&str], columns: u32) -> Vec<Cell> {
        let placed: Vec<Option<Cell>> = codes.iter().map(|code| self.tile(code)).collect();
        let columns = placed.iter().flatten().map(|cell| cell.column + 1).max().unwrap_or(columns);
        let mut free = placed.iter().flatten().map(|cell| cell.row + 1).max().unwrap_or(0) * columns;
        let cell = |cell: Option<Cell>| {
            cell.unwrap_or_else(|| {
                let place = free;
                free += 1;
                Cell { row: place / columns, column: place % columns }
            })
        };
        placed.into_iter().map(cell).collect()
    }
}

fn read_tiles(bytes: &[u8], known: &dyn Fn(&str) -> bool) -> Result<BTreeMap<String, Placed>, NotAGeography> {
    let wrong = |place: String, found: String, expected: &str| NotAGeography {
        file: TILES,
        place,
        found,
        expected: expected.to_owned(),
    };
    let text = std::str::from_utf8(bytes)
        .map_err(|_| wrong("the file".to_owned(), "bytes that are not UTF-8".to_owned(), "UTF-8"))?;
    let mut tiles = BTreeMap::new();
    let mut taken: BTreeMap<Cell, String> = BTreeMap::new();
    for (number, line) in (1..).zip(text.trim_start_matches('\u{feff}').lines()) {
        let wrong = |found: String, expected: &str| wrong(format!("line {number}"), found, expected);
        if number == 1 {
            if line != HEAD && line != HEAD_WITH_LABEL {
                return Err(wrong(format!("{line:?}"), "the head area,column,row or area,column,row,label"));
            }
            continue;
        }
        let fields: Vec<&str> = line.split(',').collect();
        let (&[code, column, row] | &[code, column, row, _]) = fields.as_slice() else {
            return Err(wrong(format!("{} fields", fields.len()), "area, column, row and perhaps a label"));
        };
        let label = fields.get(3).filter(|label| !label.is_empty());
        if let Some(label) = label.filter(|label| label.chars().count() > LABEL_MAX) {
            return Err(wrong(format!("{label:?}"), "a label of at most 6 letters"));
        }
        if !known(code) {
            return Err(wrong(format!("the area {code:?}"), "an area of the election"));
        }
        let place = |text: &str| {
            let place = text.parse().ok().filter(|place| *place <= CELL_MAX);
            place.ok_or_else(|| wrong(format!("{text:?}"), "a whole number from 0 to 99"))
        };
        let cell = Cell { column: place(column)?, row: place(row)? };
        if let Some(other) = taken.insert(cell, code.to_owned()) {
            return Err(wrong(format!("the place of {other:?} again"), "a place of its own"));
        }
        if tiles.insert(code.to_owned(), (cell, label.map(|label| (*label).to_owned()))).is_some() {
            return Err(wrong(format!("{code:?} a second time"), "each area once"));
        }
    }
    Ok(tiles)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(tiles: &str) -> Result<Geography, String> {
        let known = |code: &str| ["A", "B", "C", "D"].contains(&code);
        Geography::read(Some(tiles.as_bytes()), None, &known).map_err(|error| error.to_string())
    }

    #[test]
    fn tiles_lie_where_the_file_says_and_the_others_below() {
        let geography = read("area,column,row\nA,1,0\nB,0,1\n").unwrap();
        let cells = geography.cells(&["A", "B", "C", "D"]);
        let cells: Vec<(u32, u32)> = cells.iter().map(|cell| (cell.column, cell.row)).collect();
        assert_eq!(cells, [(1, 0), (0, 1), (0, 2), (1, 2)]);
        let labelled = read("area,column,row,label\nA,1,0,ÁB\nB,0,1,\n").unwrap();
        assert_eq!(["A", "B", "C"].map(|code| labelled.label(code)), ["ÁB", "B", "C"]);
        let plain = Geography::default().cells(&["A"; 8]);
        assert_eq!((plain[5].column, plain[5].row, plain[6].column, plain[6].row), (5, 0, 0, 1));
    }

    #[test]
    fn what_is_wrong_is_named_with_its_line() {
        for (text, expected) in [
            ("area;column;row\n", "line 1: found \"area;column;row\", expected the head area,column,row or"),
            ("area,column,row\nA,1\n", "line 2: found 2 fields, expected area, column, row and perhaps a"),
            ("area,column,row\nX,1,1\n", "line 2: found the area \"X\", expected an area of the election"),
            ("area,column,row\nA,-1,1\n", "line 2: found \"-1\", expected a whole number from 0 to 99"),
            ("area,column,row\nA,1,100\n", "line 2: found \"100\", expected a whole number from 0 to 99"),
            (
                "area,column,row,label\nA,1,1,ABCDEFG\n",
                "line 2: found \"ABCDEFG\", expected a label of at most 6",
            ),
            ("area,column,row\nA,1,1\nB,1,1\n", "line 3: found the place of \"A\" again, expected a place"),
            ("area,column,row\nA,1,1\nA,1,2\n", "line 3: found \"A\" a second time, expected each area once"),
        ] {
            let error = read(text).unwrap_err();
            assert!(error.starts_with(&format!("tiles.csv: {expected}")), "{error}");
        }
        let error = Geography::read(Some(&[0xff]), None, &|_| true).unwrap_err();
        assert!(error.to_string().contains("not UTF-8"), "{error}");
    }
}
