//! What is said back: pieces as data, and a text of them that fits into one message.
//!
//! The pieces stand in the order of their weight. A text has 160 letters of GSM's alphabet, or 70 where one letter is
//! outside it, which every Cyrillic one is: so the fixed words are short, lists of questions are folded (`3-7,12`) and
//! cut where they do not fit (`+9`: nine more), and the last pieces are left out first. The Kazakh words have not been
//! reviewed by a native speaker.

mod render;

use super::{Parsed, Problem, letter};
use crate::report::Version;
use model::lifecycle::Commission;
pub use render::{length, render};

/// What is said back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// In the order of their weight.
    pub pieces: Vec<Piece>,
}

/// One thing that is said back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// The message was taken.
    Taken {
        /// The form's letter.
        form: char,
        /// Which visit or incident of the day.
        visit: u8,
        /// Code of the place; `None` for an incident without one.
        place: Option<String>,
        /// How many answers the message had.
        answers: usize,
    },
    /// The report has all that has to be answered.
    Complete,
    /// Required questions that are asked and blank.
    Required(Vec<usize>),
    /// Answered questions that are not asked, by the other answers: a wrong number, perhaps.
    NotAsked(Vec<usize>),
    /// Other questions that are asked and blank.
    Blank(Vec<usize>),
    /// The message was not taken, no part of it.
    NotTaken,
    /// Something that was not understood.
    NotUnderstood(Problem),
}

/// What is said to a message, with the version that came of it, or to one with problems.
pub fn reply(outcome: Result<(&Parsed<'_>, &Version), &[Problem]>) -> Reply {
    let (parsed, version) = match outcome {
        Ok(taken) => taken,
        Err(problems) => {
            let told = problems.iter().cloned().map(Piece::NotUnderstood);
            return Reply { pieces: std::iter::once(Piece::NotTaken).chain(told).collect() };
        }
    };
    let values = version.values(parsed.form);
    let (mut required, mut blank, mut not_asked) = (Vec::new(), Vec::new(), Vec::new());
    for (place, question) in parsed.form.questions().enumerate() {
        match (values.is_asked(place), version.answers.contains_key(&question.id)) {
            (true, false) if question.required => required.push(place + 1),
            (true, false) => blank.push(place + 1),
            (false, true) => not_asked.push(place + 1),
            _ => {}
        }
    }
    let place = parsed.place.map(|place| match place {
        Commission::Station(code) | Commission::Area(code) => code.clone(),
    });
    let form = letter(parsed.form.phase).unwrap_or('?');
    let taken = Piece::Taken { form, visit: parsed.visit, place, answers: parsed.answers.len() };
    let state = if required.is_empty() { Piece::Complete } else { Piece::Required(required) };
    let mut pieces = vec![taken, state];
    pieces.extend((!not_asked.is_empty()).then_some(Piece::NotAsked(not_asked)));
    pieces.extend((!blank.is_empty()).then_some(Piece::Blank(blank)));
    Reply { pieces }
}

/// Numbers as people write them: `3-7,12`.
pub fn fold_numbers(numbers: &[usize]) -> Vec<String> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for &number in numbers {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => runs.push((number, number)),
        }
    }
    let write = |(first, last): (usize, usize)| match last - first {
        0 => first.to_string(),
        1 => format!("{first},{last}"),
        _ => format!("{first}-{last}"),
    };
    runs.into_iter().map(write).collect()
}
