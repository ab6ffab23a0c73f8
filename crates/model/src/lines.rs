//! The line of a CSV file at which a row begins, as an editor counts it.
//!
//! The reader tells where it went on after the row before. Of a file from Windows that is before the second character
//! of the line's end, and of any file before its empty lines, so that a message would name a line too early.

/// The line of `text` at which a row begins, from 1; 0 where the reader does not know the row's place.
pub fn line_of(text: &str, row: &csv::StringRecord) -> u64 {
    row.position().map_or(0, |position| line_at(text, position))
}

/// The same of a place that the reader told.
pub fn line_at(text: &str, position: &csv::Position) -> u64 {
    let start = usize::try_from(position.byte()).unwrap_or(usize::MAX);
    let rest = text.as_bytes().get(start..).unwrap_or_default();
    let ends = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
    position.line() + ends.filter(|byte| **byte == b'\n').count() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_where_an_editor_shows_them() {
        let cases = [
            ("a,b\n1,2\n3,4\n", [2, 3]),
            ("a,b\r\n1,2\r\n3,4\r\n", [2, 3]),
            ("a,b\r\n\r\n1,2\r\n\r\n\r\n3,4", [3, 6]),
            ("a,b\n\n1,\"x\ny\"\n3,4\n", [3, 5]),
        ];
        for (text, expected) in cases {
            let mut reader = csv::Reader::from_reader(text.as_bytes());
            let found: Vec<u64> = reader.records().map(|row| line_of(text, &row.unwrap())).collect();
            assert_eq!(found, expected, "{text:?}");
        }
    }

    #[test]
    fn a_row_that_does_not_fit_is_where_an_editor_shows_it() {
        let text = "a,b\r\n1,2\r\n3\r\n";
        let error = csv::Reader::from_reader(text.as_bytes()).records().last().unwrap().unwrap_err();
        assert_eq!(error.position().map(|position| line_at(text, position)), Some(3));
    }
}
