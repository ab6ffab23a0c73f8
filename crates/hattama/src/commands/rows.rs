//! Rows of a CSV file by the names of its columns, for commands that need no mapping.
//!
//! Whatever does not fit is an error that names file, row and column, what was found and what was expected.

use crate::place::read_file;
use anyhow::{Context, Result, bail};
use std::path::Path;

/// Digits of a number at most: no station, stratum or country has as many of anything, and no sum overflows.
const DIGITS_MAX: usize = 12;

/// A CSV file with its heading.
pub struct Rows {
    file: String,
    heading: csv::StringRecord,
    records: Vec<csv::StringRecord>,
}

/// A row of it.
#[derive(Clone, Copy)]
pub struct Row<'a> {
    rows: &'a Rows,
    place: usize,
}

/// A column that is there.
#[derive(Clone, Copy)]
pub struct Column(usize);

impl Rows {
    /// Reads a file: plain, gzip or zip, in UTF-8.
    pub fn read(path: &Path) -> Result<Rows> {
        let file = path.display().to_string();
        let text = formats::unpack::open(&read_file(path)?, None, "utf-8").with_context(|| file.clone())?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let heading = reader.headers().with_context(|| file.clone())?.clone();
        let records = reader.records().collect::<Result<_, _>>().with_context(|| file.clone())?;
        Ok(Rows { file, heading, records })
    }

    /// The column of that name.
    pub fn column(&self, name: &str) -> Result<Column> {
        let mut found = self.heading.iter().enumerate().filter(|(_, found)| *found == name);
        let Some((place, _)) = found.next() else {
            let heading: Vec<&str> = self.heading.iter().collect();
            bail!("{}: no column {name:?}; there are {}", self.file, heading.join(", "));
        };
        if found.next().is_some() {
            bail!("{}: the column {name:?} stands twice, expected once", self.file);
        }
        Ok(Column(place))
    }

    /// All rows.
    pub fn iter(&self) -> impl Iterator<Item = Row<'_>> {
        (0..self.records.len()).map(|place| Row { rows: self, place })
    }
}

impl<'a> Row<'a> {
    /// The text in a column.
    pub fn text(self, column: Column) -> &'a str {
        &self.rows.records[self.place][column.0]
    }

    /// The whole number in a column.
    pub fn number(self, column: Column) -> Result<u64> {
        let text = self.text(column);
        let is_number = text.len() <= DIGITS_MAX && text.bytes().all(|byte| byte.is_ascii_digit());
        match text.parse().ok().filter(|_| is_number) {
            Some(number) => Ok(number),
            None => self.refuse(column, "a whole number of at most 12 digits"),
        }
    }

    /// An error at this place.
    pub fn refuse<T>(self, column: Column, expected: &str) -> Result<T> {
        let Rows { file, heading, .. } = self.rows;
        let (row, found) = (self.place + 2, self.text(column));
        bail!("{file}: row {row}, column {:?}: found {found:?}, expected {expected}", &heading[column.0])
    }
}
