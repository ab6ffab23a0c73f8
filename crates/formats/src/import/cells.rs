//! Cells: one field of one row, as a count, a time or a text, or a problem with its place.

use super::{Problem, Problems};
use model::moment::Moment;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The reader of cells: knows where it stands and keeps what does not fit.
pub(crate) struct Cells<'a> {
    file: &'a str,
    columns: Vec<String>,
    /// Line of the file.
    pub(crate) row: u64,
    pub(crate) problems: Problems,
}

/// Text in Unicode normalisation form C, as the record writes it.
pub(crate) fn normal(text: &str) -> String {
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => text.to_owned(),
        _ => text.nfc().collect(),
    }
}

impl<'a> Cells<'a> {
    pub(crate) fn new(file: &'a str, columns: Vec<String>) -> Cells<'a> {
        Cells { file, columns, row: 1, problems: Problems::default() }
    }

    pub(crate) fn problem(&mut self, row: u64, column: Option<usize>, found: String, expected: &str) {
        self.problems.push(Problem {
            file: self.file.to_owned(),
            row,
            column: column.map(|index| self.columns[index].clone()),
            found,
            expected: expected.to_owned(),
        });
    }

    pub(crate) fn problem_named(&mut self, column: &str, found: String, expected: String) {
        let column = Some(column.to_owned());
        self.problems.push(Problem { file: self.file.to_owned(), row: self.row, column, found, expected });
    }

    /// A whole number from 0 to [`model::COUNT_MAX`]; 0 beside a problem where there is none.
    pub(crate) fn count(&mut self, row: &csv::StringRecord, column: usize) -> u32 {
        let text = row.get(column).unwrap_or("").trim();
        let bytes = text.as_bytes();
        if (1..=9).contains(&bytes.len()) && bytes.iter().all(u8::is_ascii_digit) {
            return bytes.iter().fold(0, |count, digit| count * 10 + u32::from(digit - b'0'));
        }
        let all_digits = !bytes.is_empty() && bytes.iter().all(u8::is_ascii_digit);
        match text.parse::<u64>() {
            Ok(count) if all_digits && count <= model::COUNT_MAX => {
                u32::try_from(count).expect("COUNT_MAX fits 32 bits")
            }
            _ => {
                let found = match text {
                    "" => "an empty field".to_owned(),
                    text => format!("{text:?}"),
                };
                let expected = "a whole number from 0 to 1000000000, in digits alone";
                self.problem(self.row, Some(column), found, expected);
                0
            }
        }
    }

    /// The sum of several counts.
    pub(crate) fn sum(&mut self, row: &csv::StringRecord, columns: &[usize]) -> u32 {
        let sum: u64 = columns.iter().map(|&column| u64::from(self.count(row, column))).sum();
        u32::try_from(sum).ok().filter(|_| sum <= model::COUNT_MAX).unwrap_or_else(|| {
            let expected = "columns that add up to at most 1000000000";
            self.problem(self.row, columns.first().copied(), format!("a sum of {sum}"), expected);
            0
        })
    }

    /// A text that people will read, where there is one; without control characters, which no form has and which a
    /// wrong encoding makes.
    pub(crate) fn text(&mut self, row: &csv::StringRecord, column: Option<usize>) -> Option<String> {
        let column = column?;
        let text = row.get(column).map(str::trim).filter(|text| !text.is_empty())?;
        if text.chars().any(|letter| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t')) {
            let expected = "a text without control characters; look at the mapping's `encoding`";
            self.problem(self.row, Some(column), format!("{text:?}"), expected);
            return None;
        }
        Some(normal(text))
    }

    /// A time: as in facts, or local in the given form at the given offset (minutes east of UTC).
    pub(crate) fn moment(
        &mut self,
        row: &csv::StringRecord,
        column: usize,
        format: Option<(&str, i16)>,
    ) -> Option<Moment> {
        let text = row.get(column).unwrap_or("").trim();
        let moment = match format {
            None => Moment::parse(text).ok(),
            Some((format, offset)) => local(text, format, offset),
        };
        if moment.is_none() {
            let form = format.map_or("YYYY-MM-DDThh:mm:ss±hh:mm", |(format, _)| format);
            let expected =
                format!("a time written as {form} (MM month, mm minutes; `at.format` of the mapping)");
            self.problem(self.row, Some(column), format!("{text:?}"), &expected);
        }
        moment
    }
}

/// Reads a local time written as `format` says, by position: `YYYY`, `MM`, `DD`, `hh`, `mm`, `ss` are digits,
/// anything else stands for itself.
fn local(text: &str, format: &str, offset: i16) -> Option<Moment> {
    let mut parts = [1970u32, 1, 1, 0, 0, 0];
    let (mut text, mut format) = (text, format);
    while !format.is_empty() {
        let token = ["YYYY", "MM", "DD", "hh", "mm", "ss"].iter().position(|token| format.starts_with(token));
        match token {
            Some(index) => {
                let width = if index == 0 { 4 } else { 2 };
                let digits = text.get(..width).filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()))?;
                parts[index] = digits.parse().ok()?;
                text = &text[width..];
                format = &format[width..];
            }
            None => {
                let character = format.chars().next()?;
                text = text.strip_prefix(character)?;
                format = &format[character.len_utf8()..];
            }
        }
    }
    if !text.is_empty() {
        return None;
    }
    let [year, month, day, hour, minute, second] = parts;
    Moment::local([year, month, day], [hour, minute, second], offset)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn local_times_are_read_as_the_mapping_says() {
        let check = |text, format| local(text, format, 180).map(|moment| moment.to_string());
        assert_eq!(check("2024-06-10 13:40:12", "YYYY-MM-DD hh:mm:ss").unwrap(), "2024-06-10T13:40:12+03:00");
        assert_eq!(check("9.6", "DD.MM"), None);
        assert_eq!(check("09.06.2024 07:00", "DD.MM.YYYY hh:mm").unwrap(), "2024-06-09T07:00:00+03:00");
        assert_eq!(check("2024-06-31", "YYYY-MM-DD"), None);
        assert_eq!(check("2024-06-30x", "YYYY-MM-DD"), None);
        assert_eq!(check("é24-06-30", "YYYY-MM-DD"), None);
    }

    #[test]
    fn counts_are_digits_alone() {
        let mut cells = Cells::new("f", vec!["n".to_owned()]);
        for (text, expected) in [("0", 0), (" 17 ", 17), ("1000000000", 1_000_000_000)] {
            assert_eq!(cells.count(&csv::StringRecord::from(vec![text]), 0), expected);
        }
        for text in ["", "-1", "+1", "1.0", "1,000", "1000000001", "99999999999999999999999", "٣"] {
            let before = cells.problems.told.len();
            cells.count(&csv::StringRecord::from(vec![text]), 0);
            assert_eq!(cells.problems.told.len(), before + 1, "{text}");
        }
    }
}
