//! NIST SP 1500-100 r2, coming in: a report of results becomes a table of one reporting unit a row.
//!
//! [`table`] reads JSON or XML, told by its first character, and gives the table's CSV text, which a mapping then reads
//! like any other (`source = "nist"`, `docs/manual/import.md`): the form, the checks of codes and counts, and what is
//! refused are those of every import. A [`Refusal`] names the place in the report, what was found there, and what was
//! expected.
//!
//! Rows are the units that report a contest and have no part that reports it too; a column is a selection, a count of
//! the unit, or a line that our own export has written. What the format has no place for does not come in: revisions,
//! explanations, the time of each protocol.

mod document;
mod table;

pub use table::table;

/// Why a report gives no table.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{place}: found {found}, expected {expected}")]
pub struct Refusal {
    /// Where in the report: the way from its root, or line and column.
    pub place: String,
    /// What stands there.
    pub found: String,
    /// What should.
    pub expected: String,
}

impl Refusal {
    pub(crate) fn new(
        place: impl Into<String>,
        found: impl Into<String>,
        expected: impl Into<String>,
    ) -> Refusal {
        Refusal { place: place.into(), found: found.into(), expected: expected.into() }
    }
}
