//! A message in pieces: its own text, and what stands for each of its arguments.
//!
//! Fluent gives a text and does not tell which part of it was an argument. A second reading of the same messages
//! therefore puts two characters around every argument that belong to no script (private use); [`split`] takes them out
//! again and says whose text stood between them.

/// A piece of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Its text.
    pub text: String,
    /// The argument that it stands for; `None` for the message's own words.
    pub argument: Option<String>,
}

const OPEN: char = '\u{e000}';
const CLOSE: char = '\u{e001}';

/// An argument between its marks.
pub(crate) fn mark(text: String) -> String {
    format!("{OPEN}{}{CLOSE}", bare(&text))
}

/// A text without marks.
pub(crate) fn bare(text: &str) -> String {
    text.replace([OPEN, CLOSE], "")
}

/// The pieces of a marked text. Two arguments of one text are told apart by their order.
pub(crate) fn split(marked: &str, args: &[(&str, String)]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut used = vec![false; args.len()];
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once(OPEN) {
        let (inside, after) = after.split_once(CLOSE).unwrap_or((after, ""));
        push(&mut pieces, before);
        let same = |place: &usize| args[*place].1 == inside;
        let place = (0..args.len()).filter(same).find(|place| !used[*place]);
        let place = place.or_else(|| (0..args.len()).find(same));
        if let Some(place) = place {
            used[place] = true;
        }
        if !inside.is_empty() {
            let argument = place.map(|place| args[place].0.to_owned());
            pieces.push(Piece { text: inside.to_owned(), argument });
        }
        rest = after;
    }
    push(&mut pieces, rest);
    pieces
}

fn push(pieces: &mut Vec<Piece>, text: &str) {
    if !text.is_empty() {
        pieces.push(Piece { text: text.to_owned(), argument: None });
    }
}
