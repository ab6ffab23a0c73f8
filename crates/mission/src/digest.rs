//! A digest of a mission's day as it goes to the printer: words and tables, in one language.

use model::moment::Moment;

/// What is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// On what it rests: the commission's record and its size.
    pub foot: Vec<String>,
    /// Its title.
    pub title: String,
    /// Whose day it is.
    pub mission: String,
    /// What it must not be taken for.
    pub mark: Option<String>,
    /// In which language it is.
    pub language: &'static str,
    /// When it was made.
    pub made: Moment,
    /// What is said before the tables.
    pub paragraphs: Vec<String>,
    /// In their order.
    pub tables: Vec<Grid>,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    /// What it shows.
    pub caption: String,
    /// A word for each column.
    pub heading: Vec<String>,
    /// Cells, row by row.
    pub rows: Vec<Vec<String>>,
}

/// Makes a printed digest, where the program prints.
pub type Printer = dyn Fn(&Sheet) -> Result<Vec<u8>, String> + Send + Sync;
