//! How wide a column of a table is, and on which side its cells stand.

use serde::Serialize;

/// Up to so many characters a column is as wide as its longest cell; longer ones share what is left.
const SHORT: usize = 32;

/// Beyond so many characters a longer text gives no wider column.
const LONG: usize = 64;

/// A column, as `templates/digest.typ` reads it.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Column {
    /// Its part of the width that is left; none when it is as wide as its content.
    part: Option<usize>,
    /// Whether it holds figures alone.
    figures: bool,
}

/// The columns of a table whose rows have as many cells as the heading.
pub(crate) fn columns(heading: &[String], rows: &[Vec<String>]) -> Vec<Column> {
    let column = |place: usize| {
        let cells = || rows.iter().map(move |row| row[place].as_str());
        let figures = cells().any(is_figure) && cells().all(|cell| is_figure(cell) || is_dash(cell));
        let words = heading[place].split(' ').map(|word| word.chars().count()).max();
        let longest = cells().map(|cell| cell.chars().count()).max().max(words).unwrap_or(0);
        // A heading over figures breaks between words rather than taking the width of a line.
        let part = (longest > SHORT).then_some(longest.min(LONG));
        Column { part, figures }
    };
    (0..heading.len()).map(column).collect()
}

fn is_figure(cell: &str) -> bool {
    cell.contains(|character: char| character.is_ascii_digit())
        && cell.chars().all(|character| {
            character.is_ascii_digit() || character.is_whitespace() || ".,%‰+−-–/:".contains(character)
        })
}

fn is_dash(cell: &str) -> bool {
    ["", "-", "–", "—", "−"].contains(&cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_stand_to_the_right_and_long_texts_share_the_width() {
        let cells = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
        let rows = [
            cells(["1\u{202f}204", "18:05", "The ballot box was moved without the observers being told."]),
            cells(["–", "all day", "x"]),
        ];
        let found = columns(&cells(["Reports", "When", "What"]), &rows);
        let expected = [(None, true), (None, false), (Some(58), false)];
        assert_eq!(found, expected.map(|(part, figures)| Column { part, figures }));
    }

    #[test]
    fn a_table_without_rows_has_its_heading() {
        let found = columns(&["Region".to_owned()], &[]);
        assert_eq!(found, [Column { part: None, figures: false }]);
    }
}
