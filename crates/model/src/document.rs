//! Reading TOML that people write: every problem with its file and place, all at once.
//!
//! Definitions of elections and forms of missions are read with these: a [`node::Node`] is a value that knows where
//! it stands, a [`node::Table`] knows which keys it may have, and [`problem::Problems`] collects what is wrong. What
//! the keys mean is decided by whoever reads.

pub mod node;
pub mod problem;
pub mod words;

use node::{Source, Table};
use problem::{Problem, Problems};
use toml::de::{DeTable, DeValue};

/// Reads a TOML text by a function that tells of everything that is wrong.
///
/// # Errors
///
/// Every problem of the file, by place.
pub fn read<T>(
    name: &str,
    text: &str,
    read: impl FnOnce(&Table<'_>) -> Option<T>,
) -> Result<T, Vec<Problem>> {
    let problems = Problems::default();
    let value = read_with(name, text, &problems, read);
    match value {
        Some(value) if problems.is_empty() => Ok(value),
        _ => {
            assert!(!problems.is_empty(), "a part that is missing was told of");
            Err(problems.into_list())
        }
    }
}

/// The same, where problems of several files are collected.
pub fn read_with<T>(
    name: &str,
    text: &str,
    problems: &Problems,
    read: impl FnOnce(&Table<'_>) -> Option<T>,
) -> Option<T> {
    let source = Source::new(name, text, problems);
    let document = match DeTable::parse(text) {
        Ok(document) => DeValue::Table(document.into_inner()),
        Err(error) => {
            let byte = error.span().map_or(0, |span| span.start);
            let found = format!("text that is no TOML ({})", error.message().replace('\n', ", "));
            source.tell(byte, "", &found, "TOML", None);
            return None;
        }
    };
    let table = Table::document(&source, &document)?;
    let value = read(&table);
    table.finish();
    value
}
