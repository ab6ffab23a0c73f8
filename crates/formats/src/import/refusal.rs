//! Why a source is refused, whole: every problem with file, row, column, what was found and what was expected.

use crate::mapping::Misfit;

/// How many problems are told at once; the rest are counted.
pub const PROBLEMS_MAX: usize = 20;

/// Something in a row that does not fit.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}: row {row}{}: found {found}, expected {expected}", column_text(.column))]
pub struct Problem {
    /// The source's name.
    pub file: String,
    /// Line of the file, from 1: the heading is row 1.
    pub row: u64,
    /// The column, where one is meant.
    pub column: Option<String>,
    /// What was found.
    pub found: String,
    /// What was expected.
    pub expected: String,
}

fn column_text(column: &Option<String>) -> String {
    column.as_ref().map_or_else(String::new, |column| format!(", column {column:?}"))
}

/// Why a source was refused, whole.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The mapping does not fit the file or the election.
    #[error("{}", lines(.0))]
    Mapping(Vec<Misfit>),
    /// A report, by the source's name, that becomes no rows.
    #[error("{0}: {1}")]
    Report(String, crate::nist::Refusal),
    /// Rows do not fit; the second number counts those not told.
    #[error("{}{}", lines(.0), more(*.1))]
    Rows(Vec<Problem>, u64),
}

fn lines<T: ToString>(problems: &[T]) -> String {
    problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

fn more(untold: u64) -> String {
    if untold == 0 { String::new() } else { format!("\nand {untold} more problems of this kind") }
}
