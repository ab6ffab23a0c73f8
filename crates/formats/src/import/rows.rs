//! Rows of a delimited file: the heading is held against the mapping, then row after row is understood, in the file's
//! order, because what a row means depends on those before it. What does not fit is told with its line.

use super::{Importer, Known, Problem, Reading, Refusal, Source, cells};
use crate::mapping::{Misfit, bind};

/// Reads a delimited file; `progress` hears the number of bytes read.
pub(super) fn read(
    source: Source<'_>,
    known: &Known<'_>,
    progress: &mut dyn FnMut(u64),
) -> Result<Reading, Refusal> {
    let Source { name: file, text, mapping_name, mapping } = source;
    let delimiter = mapping.delimiter().map_err(|what| {
        let place = "delimiter".to_owned();
        Refusal::Mapping(vec![Misfit { file: mapping_name.to_owned(), place, what }])
    })?;
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(text.as_bytes());
    let columns = heading(file, &mut reader)?;
    let bound = bind::bind(mapping, mapping_name, known.definition, &columns).map_err(Refusal::Mapping)?;
    let mut importer = Importer::new(file, columns, bound, mapping, known);
    let mut row = csv::StringRecord::new();
    loop {
        match reader.read_record(&mut row) {
            Ok(false) => break,
            Ok(true) => importer.row(model::line_of(text, &row), &row),
            Err(error) => {
                let at = error.position().map_or(0, |position| model::line_at(text, position));
                importer.cells.problem(at, None, csv_problem(&error), "as many fields as the heading has");
                break;
            }
        }
        if importer.rows.is_multiple_of(4_096) {
            progress(reader.position().byte());
        }
    }
    importer.finish()
}

fn csv_problem(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!("{len} fields (the heading has {expected_len})")
        }
        _ => error.to_string(),
    }
}

fn heading(file: &str, reader: &mut csv::Reader<&[u8]>) -> Result<Vec<String>, Refusal> {
    let refuse = |found: String| {
        let expected = "a heading with the names of the columns".to_owned();
        let problem = Problem { file: file.to_owned(), row: 1, column: None, found, expected };
        Refusal::Rows(vec![problem], 0)
    };
    let heading = reader.headers().map_err(|error| refuse(csv_problem(&error)))?;
    if heading.iter().all(|name| name.trim().is_empty()) {
        return Err(refuse("an empty line".to_owned()));
    }
    Ok(heading.iter().map(|name| cells::normal(name.trim())).collect())
}
