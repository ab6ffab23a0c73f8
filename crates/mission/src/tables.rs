//! Tables that people write, as CSV: every problem with its row, column, what was found and what was expected.

use std::collections::BTreeMap;
use std::fmt;

/// Something wrong in a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file's name, as given.
    pub file: String,
    /// The line at which the row begins; the heading is line 1.
    pub line: u64,
    /// The column's heading; empty for the row.
    pub column: String,
    /// What stands there.
    pub found: String,
    /// What belongs there.
    pub expected: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Problem { file, line, column, found, expected } = self;
        write!(out, "{file}:{line}")?;
        if !column.is_empty() {
            write!(out, ": column {column}")?;
        }
        write!(out, ": found {found:?}, expected {expected}")
    }
}

/// A row: its line, and its cells by heading.
pub type Row = (u64, BTreeMap<String, String>);

/// A table that was read.
#[derive(Debug)]
pub struct Rows {
    file: String,
    rows: Vec<Row>,
}

/// A cell, without white space around it; empty where the column is not there.
pub fn column<'a>((_, cells): &'a Row, name: &str) -> &'a str {
    cells.get(name).map_or("", |cell| cell.trim())
}

impl Rows {
    /// Reads a table whose columns are among these; those that are not there are empty.
    pub fn read(file: &str, text: &str, columns: &[&str]) -> Result<Rows, Vec<Problem>> {
        let problem = |line, column: &str, found: &str, expected: String| Problem {
            file: file.to_owned(),
            line,
            column: column.to_owned(),
            found: found.to_owned(),
            expected,
        };
        let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.as_bytes());
        let heading = match reader.headers() {
            Ok(heading) => heading.clone(),
            Err(error) => return Err(vec![problem(1, "", &error.to_string(), "a heading".to_owned())]),
        };
        let unknown = heading.iter().filter(|name| !columns.contains(name));
        let mut problems: Vec<Problem> =
            unknown.map(|name| problem(1, name, name, format!("one of {}", columns.join(", ")))).collect();
        if !heading.iter().any(|name| name == columns[0]) {
            problems.push(problem(1, "", &heading.iter().collect::<Vec<_>>().join(","), columns.join(",")));
        }
        let mut rows = Vec::new();
        for record in reader.records() {
            match record {
                Ok(record) => {
                    let line = model::line_of(text, &record);
                    let cells =
                        heading.iter().zip(&record).map(|(name, cell)| (name.to_owned(), cell.to_owned()));
                    rows.push((line, cells.collect()));
                }
                Err(error) => {
                    let line = error.position().map_or(0, |position| model::line_at(text, position));
                    problems.push(problem(line, "", &error.to_string(), "a row of the table".to_owned()));
                }
            }
        }
        if problems.is_empty() { Ok(Rows { file: file.to_owned(), rows }) } else { Err(problems) }
    }

    /// The rows.
    pub fn iter(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter()
    }

    /// Something wrong in a row.
    pub fn problem(&self, row: &Row, column: &str, found: &str, expected: String) -> Problem {
        Problem {
            file: self.file.clone(),
            line: row.0,
            column: column.to_owned(),
            found: found.to_owned(),
            expected,
        }
    }
}
