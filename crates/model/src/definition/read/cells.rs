//! Walking a CSV file: every row knows its line, every cell its column.
//!
//! The first row names the columns, in any order. Columns that may be absent are read as empty cells.

use super::SourceFile;
use crate::document::node::unfit;
use crate::document::problem::{Place, Problem, Problems, did_you_mean, one_of, quoted};
use csv::StringRecord;

/// A CSV file whose columns are known.
pub(super) struct Cells<'a> {
    name: &'a str,
    columns: Vec<String>,
    rows: Vec<(u64, StringRecord)>,
    problems: &'a Problems,
}

impl<'a> Cells<'a> {
    /// Reads a file; `needed` columns must be there, `optional` ones may be.
    pub(super) fn read(
        file: SourceFile<'a>,
        needed: &[String],
        optional: &[String],
        problems: &'a Problems,
    ) -> Option<Cells<'a>> {
        let text = file.text.strip_prefix('\u{feff}').unwrap_or(file.text);
        let mut reader =
            csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        let mut rows = reader.records().map_while(Result::ok);
        let columns: Vec<String> =
            rows.next().unwrap_or_default().iter().map(|column| column.trim().to_owned()).collect();
        let mut cells = Cells { name: file.name, columns, rows: Vec::new(), problems };
        if !cells.check_columns(needed, optional) {
            return None;
        }
        for row in rows {
            let line = crate::line_of(text, &row);
            if row.len() == cells.columns.len() {
                cells.rows.push((line, row));
            } else {
                let (found, expected) = (cell_count(row.len()), cell_count(cells.columns.len()));
                cells.tell(line, "", &found, &expected, None);
            }
        }
        Some(cells)
    }

    fn check_columns(&self, needed: &[String], optional: &[String]) -> bool {
        let known = || needed.iter().chain(optional).map(String::as_str);
        let mut complete = true;
        for column in needed {
            if !self.columns.contains(column) {
                self.tell(1, "", &format!("no column {column}"), &one_of(known()), None);
                complete = false;
            }
        }
        for (place, column) in self.columns.iter().enumerate() {
            let found = quoted(column);
            if !known().any(|name| name == column) {
                let help = did_you_mean(column, known());
                self.tell(1, "", &format!("the unknown column {found}"), &one_of(known()), help);
            } else if self.columns[..place].contains(column) {
                self.tell(1, "", &format!("the column {found} twice"), "each column once", None);
            }
        }
        complete
    }

    fn tell(&self, line: u64, column: &str, found: &str, expected: &str, help: Option<String>) {
        let place = Place::Cell { line, column: column.to_owned() };
        let (found, expected) = (found.to_owned(), expected.to_owned());
        self.problems.tell(Problem { file: self.name.to_owned(), place, found, expected, help });
    }

    /// Every row with the right number of cells.
    pub(super) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|(line, record)| Row { cells: self, line: *line, record })
    }
}

fn cell_count(count: usize) -> String {
    format!("{count} cell{}", if count == 1 { "" } else { "s" })
}

/// A row of a CSV file.
#[derive(Clone, Copy)]
pub(super) struct Row<'c> {
    cells: &'c Cells<'c>,
    line: u64,
    record: &'c StringRecord,
}

impl<'c> Row<'c> {
    /// Tells what is wrong in a column.
    pub(super) fn tell(&self, column: &str, found: &str, expected: &str, help: Option<String>) {
        self.cells.tell(self.line, column, found, expected, help);
    }

    /// The cell of a column; `None` if it is empty or the column absent.
    pub(super) fn cell(&self, column: &str) -> Option<&'c str> {
        let place = self.cells.columns.iter().position(|name| name == column)?;
        let text = self.record.get(place)?;
        (!text.is_empty()).then_some(text)
    }

    /// The cell, where it must say something.
    pub(super) fn need(&self, column: &str, expected: &str) -> Option<&'c str> {
        match self.cell(column) {
            Some(_) => self.words(column, expected),
            None => {
                self.tell(column, "nothing", expected, None);
                None
            }
        }
    }

    /// The cell, if it says something fit for an election.
    pub(super) fn words(&self, column: &str, expected: &str) -> Option<&'c str> {
        let text = self.cell(column)?;
        if text.trim() != text {
            self.tell(column, &quoted(text), &format!("{expected}, without space around it"), None);
            return None;
        }
        if let Some(why) = unfit(text) {
            self.tell(column, &quoted(text), expected, Some(why.to_owned()));
            return None;
        }
        Some(text)
    }

    /// The cell, if it is there and `fits`.
    pub(super) fn matching(
        &self,
        column: &str,
        expected: &str,
        fits: impl Fn(&str) -> bool,
    ) -> Option<&'c str> {
        let text = self.words(column, expected)?;
        if !fits(text) {
            self.tell(column, &quoted(text), expected, None);
            return None;
        }
        Some(text)
    }
}
