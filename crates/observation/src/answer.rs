//! Answers: what an observer says to a question, and whether it can be one.
//!
//! Yes, no, *not observed* and *not applicable* are four different answers; a question that is absent from
//! [`Answers`] is *blank*, a fifth thing. None is ever turned into another.

use crate::form::{Kind, Question, is_sha256_hex};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Characters of a free text, at most.
pub const TEXT_MAX: usize = 4_000;

/// Photographs at one question, at most.
pub const PHOTOS_MAX: usize = 20;

/// The fixed scale of an overall assessment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Overall {
    /// No or hardly any problem.
    VeryGood,
    /// Some, without effect on the integrity of the process.
    Good,
    /// Some that may have had an effect.
    Bad,
    /// Grave ones.
    VeryBad,
}

impl Overall {
    /// From best to worst.
    pub const ALL: [Overall; 4] = [Overall::VeryGood, Overall::Good, Overall::Bad, Overall::VeryBad];

    /// Its lasting name.
    pub fn name(self) -> &'static str {
        match self {
            Overall::VeryGood => "very_good",
            Overall::Good => "good",
            Overall::Bad => "bad",
            Overall::VeryBad => "very_bad",
        }
    }

    /// Whether it counts as a negative assessment.
    pub fn is_negative(self) -> bool {
        matches!(self, Overall::Bad | Overall::VeryBad)
    }
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// Yes.
    Yes,
    /// No.
    No,
    /// The observer could not see it.
    NotObserved,
    /// It did not arise here.
    NotApplicable,
    /// A count.
    Number(u64),
    /// An hour, `hh:mm`.
    Time(String),
    /// 1 to 5.
    Scale(u8),
    /// The id of an option.
    Choice(String),
    /// Ids of options; none chosen is an answer too.
    Choices(BTreeSet<String>),
    /// Free words.
    Text(String),
    /// SHA-256 of each photograph, in hex.
    Photos(Vec<String>),
    /// Codes of the protocol's lines and options with their numbers.
    Figures(BTreeMap<String, u64>),
    /// The overall assessment.
    Overall(Overall),
}

/// Answers by question.
pub type Answers = BTreeMap<String, Answer>;

/// Why an answer is none to a question.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AnswerRefusal {
    /// It is of another kind.
    #[error("found an answer of another kind, expected {expected}")]
    WrongKind {
        /// What the question wants.
        expected: &'static str,
    },
    /// A number outside the question's range, or above what any count can be.
    #[error("found {found}, expected a number from {min} to {max}")]
    OutOfRange {
        /// The number.
        found: u64,
        /// The least.
        min: u64,
        /// The greatest.
        max: u64,
    },
    /// An option that the question does not have.
    #[error("found {found:?}, which is no option of this question")]
    UnknownOption {
        /// The option.
        found: String,
    },
    /// No such hour, name of a photograph, or text.
    #[error("found {found:?}, expected {expected}")]
    Malformed {
        /// What stands there, cut where it is long.
        found: String,
        /// What belongs there.
        expected: &'static str,
    },
    /// A figure for a line that the protocol does not have.
    #[error("found a figure for {found:?}, which is no line of the protocol")]
    UnknownLine {
        /// The code.
        found: String,
    },
}

impl AnswerRefusal {
    /// Its lasting name, as devices know it.
    pub fn name(&self) -> &'static str {
        match self {
            AnswerRefusal::WrongKind { .. } => "wrong_kind",
            AnswerRefusal::OutOfRange { .. } => "out_of_range",
            AnswerRefusal::UnknownOption { .. } => "unknown_option",
            AnswerRefusal::Malformed { .. } => "malformed",
            AnswerRefusal::UnknownLine { .. } => "unknown_line",
        }
    }

    /// What belongs there, for an error that says itself what was found.
    pub fn expected(&self) -> String {
        match self {
            AnswerRefusal::WrongKind { expected } | AnswerRefusal::Malformed { expected, .. } => {
                (*expected).to_owned()
            }
            AnswerRefusal::OutOfRange { min, max, .. } => format!("a number from {min} to {max}"),
            AnswerRefusal::UnknownOption { .. } => "an option of the question".to_owned(),
            AnswerRefusal::UnknownLine { .. } => "a line of the protocol".to_owned(),
        }
    }
}

impl Answer {
    /// Refuses what is no answer to the question. `lines`: codes of the protocol's lines and options.
    pub fn check(&self, question: &Question, lines: &[String]) -> Result<(), AnswerRefusal> {
        match (question.kind, self) {
            (_, Answer::NotObserved | Answer::NotApplicable)
            | (Kind::YesNo, Answer::Yes | Answer::No)
            | (Kind::Overall, Answer::Overall(_)) => Ok(()),
            (Kind::Number, Answer::Number(number)) => {
                in_range(*number, question.min.unwrap_or(0), question.max.unwrap_or(model::COUNT_MAX))
            }
            (Kind::Scale, Answer::Scale(step)) => in_range(u64::from(*step), 1, 5),
            (Kind::Time, Answer::Time(time)) => match minutes(time) {
                Some(_) => Ok(()),
                None => malformed(time, "an hour such as 20:15"),
            },
            (Kind::Choice, Answer::Choice(one)) => known(question, one),
            (Kind::Choices, Answer::Choices(all)) => all.iter().try_for_each(|one| known(question, one)),
            (Kind::Text, Answer::Text(text)) => check_text(text),
            (Kind::Photo, Answer::Photos(photos)) => check_photos(photos),
            (Kind::Figures, Answer::Figures(figures)) => {
                figures.iter().try_for_each(|(code, figure)| match lines.contains(code) {
                    true => in_range(*figure, 0, model::COUNT_MAX),
                    false => Err(AnswerRefusal::UnknownLine { found: cut(code) }),
                })
            }
            (kind, _) => Err(AnswerRefusal::WrongKind { expected: wanted(kind) }),
        }
    }
}

fn in_range(found: u64, min: u64, max: u64) -> Result<(), AnswerRefusal> {
    if (min..=max).contains(&found) { Ok(()) } else { Err(AnswerRefusal::OutOfRange { found, min, max }) }
}

fn known(question: &Question, option: &str) -> Result<(), AnswerRefusal> {
    if question.options.iter().any(|known| known.id == option) {
        return Ok(());
    }
    Err(AnswerRefusal::UnknownOption { found: cut(option) })
}

fn check_text(text: &str) -> Result<(), AnswerRefusal> {
    let control = |character: char| character.is_control() && !matches!(character, '\n' | '\t');
    if text.chars().count() > TEXT_MAX || text.contains(control) {
        return malformed(text, "at most 4,000 characters, without control characters");
    }
    Ok(())
}

fn check_photos(photos: &[String]) -> Result<(), AnswerRefusal> {
    if photos.len() > PHOTOS_MAX {
        return malformed(&format!("{} photographs", photos.len()), "at most 20 photographs");
    }
    match photos.iter().find(|photo| !is_sha256_hex(photo)) {
        Some(photo) => malformed(photo, "a SHA-256 in lower-case hex"),
        None => Ok(()),
    }
}

fn malformed(found: &str, expected: &'static str) -> Result<(), AnswerRefusal> {
    Err(AnswerRefusal::Malformed { found: cut(found), expected })
}

fn cut(text: &str) -> String {
    text.chars().take(60).collect()
}

fn wanted(kind: Kind) -> &'static str {
    match kind {
        Kind::YesNo => "yes or no",
        Kind::Number => "a number",
        Kind::Time => "an hour",
        Kind::Scale => "a step from 1 to 5",
        Kind::Choice => "one option",
        Kind::Choices => "a list of options",
        Kind::Text => "a text",
        Kind::Photo => "a list of photographs",
        Kind::Figures => "figures by line",
        Kind::Overall => "very_good, good, bad or very_bad",
    }
}

/// Minutes after midnight of an hour `hh:mm`.
pub fn minutes(text: &str) -> Option<u32> {
    let (hour, minute) = text.split_once(':')?;
    let digits = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(hour) || !digits(minute) {
        return None;
    }
    let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

impl Answer {
    /// The answer as one cell of a table: words, numbers, options between semicolons.
    pub fn as_cell(&self) -> String {
        match self {
            Answer::Yes => "yes".to_owned(),
            Answer::No => "no".to_owned(),
            Answer::NotObserved => "not_observed".to_owned(),
            Answer::NotApplicable => "not_applicable".to_owned(),
            Answer::Number(number) => number.to_string(),
            Answer::Time(time) => time.clone(),
            Answer::Scale(step) => step.to_string(),
            Answer::Choice(one) => one.clone(),
            // None of the options is an answer, and an empty cell is none.
            Answer::Choices(all) if all.is_empty() => "none_of_these".to_owned(),
            Answer::Choices(all) => all.iter().cloned().collect::<Vec<_>>().join(";"),
            Answer::Text(text) => text.clone(),
            Answer::Photos(photos) => photos.join(";"),
            Answer::Figures(figures) => {
                figures.iter().map(|(code, figure)| format!("{code}={figure}")).collect::<Vec<_>>().join(";")
            }
            Answer::Overall(overall) => overall.name().to_owned(),
        }
    }
}

impl Answer {
    /// The answer that stands in one cell of a table, as [`Answer::as_cell`] writes it; `None` for an empty one. Whether
    /// it can be one to its question is [`Answer::check`]'s to say.
    ///
    /// # Errors
    ///
    /// Where the cell is no answer of the question's kind.
    pub fn of_cell(question: &Question, cell: &str) -> Result<Option<Answer>, AnswerRefusal> {
        let cell = cell.trim();
        let refused = || AnswerRefusal::Malformed { found: cut(cell), expected: wanted(question.kind) };
        let several = || cell.split(';').map(str::trim).filter(|one| !one.is_empty());
        let answer = match (question.kind, cell) {
            (_, "") => return Ok(None),
            (Kind::Text, _) => Answer::Text(cell.to_owned()),
            (_, "not_observed") => Answer::NotObserved,
            (_, "not_applicable") => Answer::NotApplicable,
            (Kind::YesNo, "yes") => Answer::Yes,
            (Kind::YesNo, "no") => Answer::No,
            (Kind::YesNo, _) => return Err(refused()),
            (Kind::Number, _) => Answer::Number(cell.parse().map_err(|_| refused())?),
            (Kind::Time, _) => Answer::Time(cell.to_owned()),
            (Kind::Scale, _) => Answer::Scale(cell.parse().map_err(|_| refused())?),
            (Kind::Choice, _) => Answer::Choice(cell.to_owned()),
            (Kind::Choices, "none_of_these") => Answer::Choices(BTreeSet::new()),
            (Kind::Choices, _) => Answer::Choices(several().map(str::to_owned).collect()),
            (Kind::Photo, _) => Answer::Photos(several().map(str::to_owned).collect()),
            (Kind::Overall, _) => {
                let overall = Overall::ALL.into_iter().find(|one| one.name() == cell);
                Answer::Overall(overall.ok_or_else(refused)?)
            }
            (Kind::Figures, _) => {
                let figure = |one: &str| {
                    let (code, figure) = one.split_once('=')?;
                    Some((code.trim().to_owned(), figure.trim().parse().ok()?))
                };
                let figures: Option<BTreeMap<String, u64>> = several().map(figure).collect();
                Answer::Figures(figures.ok_or_else(refused)?)
            }
        };
        Ok(Some(answer))
    }
}
