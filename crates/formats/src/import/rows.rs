//! Rows of a delimited file: taken apart on one core while those before them are understood on the other.
//!
//! The two are about as much work, and what a row means depends on the rows before it, so that is all that can be
//! shared without a change in what is told of a file that does not fit.

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
    let (mut batch, mut ahead) = (Batch::default(), Batch::default());
    batch.fill(&mut reader);
    while !batch.is_empty() {
        progress(reader.position().byte());
        rayon::join(
            || ahead.fill(&mut reader),
            || batch.rows().for_each(|row| importer.row(model::line_of(text, row), row)),
        );
        if let Some(error) = batch.broken.take() {
            let at = error.position().map_or(0, |position| model::line_at(text, position));
            importer.cells.problem(at, None, csv_problem(&error), "as many fields as the heading has");
            break;
        }
        std::mem::swap(&mut batch, &mut ahead);
    }
    importer.finish()
}

/// Rows that are taken apart on one core while those before them are understood on the other.
const ROWS_AHEAD: usize = 1_024;

/// Some rows of a file, and what ended them where it is no file of this kind. Its memory is used again.
#[derive(Default)]
struct Batch {
    rows: Vec<csv::StringRecord>,
    filled: usize,
    broken: Option<csv::Error>,
}

impl Batch {
    fn fill(&mut self, reader: &mut csv::Reader<&[u8]>) {
        self.rows.resize_with(ROWS_AHEAD, csv::StringRecord::new);
        self.filled = 0;
        for row in &mut self.rows {
            match reader.read_record(row) {
                Ok(true) => self.filled += 1,
                Ok(false) => break,
                Err(error) => {
                    self.broken = Some(error);
                    break;
                }
            }
        }
    }

    fn is_empty(&self) -> bool {
        self.filled == 0 && self.broken.is_none()
    }

    fn rows(&self) -> impl Iterator<Item = &csv::StringRecord> {
        self.rows[..self.filled].iter()
    }
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
