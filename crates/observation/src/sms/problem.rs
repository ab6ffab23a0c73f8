//! Why a message is not taken: every problem with its word, what was found and what was expected.

use crate::answer::AnswerRefusal;
use crate::form::{Kind, Question};
use std::fmt;

/// Something in a message that was not understood.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("word {word}: found {found:?}, {fault}")]
pub struct Problem {
    /// Which word of the message, from 1; 0 is the whole.
    pub word: usize,
    /// What stands there, cut where it is long.
    pub found: String,
    /// What is wrong with it.
    pub fault: Fault,
}

impl Problem {
    pub(super) fn new(word: usize, found: &str, fault: Fault) -> Problem {
        Problem { word, found: found.chars().take(60).collect(), fault }
    }
}

/// What is wrong with a word.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// More than anybody types.
    #[error("expected a message of at most 2,000 characters")]
    TooLong,
    /// No observer of the mission.
    #[error("expected the code of an observer")]
    Observer,
    /// No place for such a form.
    #[error("expected the code of {}", if *area { "an area" } else { "a station" })]
    Place {
        /// Whether an area was looked for.
        area: bool,
    },
    /// Two codes look like this.
    #[error("which may be two codes; expected it as the list has it")]
    Ambiguous,
    /// No letter of a form.
    #[error("expected one of O V C R T I, perhaps with the number of a visit from 1 to 9")]
    Form,
    /// The mission has no such form.
    #[error("expected a form that the mission asks")]
    FormNotHere,
    /// A head without a report.
    #[error("expected at least one answer")]
    NoAnswer,
    /// Not a question's number with an answer.
    #[error("expected a question's number and an answer, such as 1Y or 5=412")]
    NotAnAnswer,
    /// The form has no question of this number.
    #[error("expected a question from 1 to {last}")]
    Question {
        /// The form's last question.
        last: usize,
    },
    /// A question that was answered before.
    #[error("expected one answer to question {question}")]
    Twice {
        /// Its number.
        question: usize,
    },
    /// An answer of another kind.
    #[error("expected {wanted}")]
    Wanted {
        /// What the question wants.
        wanted: Wanted,
    },
    /// An answer that the form refuses.
    #[error("{why}; expected {wanted}")]
    Refused {
        /// What the question wants.
        wanted: Wanted,
        /// Why.
        why: AnswerRefusal,
    },
}

impl Fault {
    /// Its lasting name.
    pub fn name(&self) -> &'static str {
        match self {
            Fault::TooLong => "too_long",
            Fault::Observer => "unknown_observer",
            Fault::Place { .. } => "unknown_place",
            Fault::Ambiguous => "ambiguous_code",
            Fault::Form | Fault::FormNotHere => "unknown_form",
            Fault::NoAnswer => "no_answer",
            Fault::NotAnAnswer => "not_an_answer",
            Fault::Question { .. } => "unknown_question",
            Fault::Twice { .. } => "answered_twice",
            Fault::Wanted { .. } => "wrong_kind",
            Fault::Refused { why, .. } => why.name(),
        }
    }
}

/// What a question wants, in signs that every language reads. Beside these every question takes X, Z and `-`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// Yes or no.
    YesNo,
    /// A number.
    Number {
        /// The least.
        min: u64,
        /// The greatest.
        max: u64,
    },
    /// An hour.
    Time,
    /// 1 to 5.
    Scale,
    /// One of so many options.
    Choice(usize),
    /// Any of so many options.
    Choices(usize),
    /// The overall words.
    Overall,
    /// Words to the end.
    Text,
    /// Nothing that a text message can say.
    App,
}

impl Wanted {
    /// What a question wants.
    pub fn of(question: &Question) -> Wanted {
        match question.kind {
            Kind::YesNo => Wanted::YesNo,
            Kind::Number => Wanted::Number {
                min: question.min.unwrap_or(0),
                max: question.max.unwrap_or(model::COUNT_MAX),
            },
            Kind::Time => Wanted::Time,
            Kind::Scale => Wanted::Scale,
            Kind::Choice => Wanted::Choice(question.options.len()),
            Kind::Choices => Wanted::Choices(question.options.len()),
            Kind::Overall => Wanted::Overall,
            Kind::Text => Wanted::Text,
            Kind::Photo | Kind::Figures => Wanted::App,
        }
    }
}

impl fmt::Display for Wanted {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let last = |options: usize| super::letters::OPTIONS.chars().nth(options.saturating_sub(1));
        match *self {
            Wanted::YesNo => to.write_str("Y N"),
            Wanted::Number { min, max } => write!(to, "={min}-{max}"),
            Wanted::Time => to.write_str("=20:15"),
            Wanted::Scale => to.write_str("=1-5"),
            Wanted::Choice(options) | Wanted::Choices(options) => match last(options) {
                Some(last) => write!(to, "A-{last}"),
                None => write!(to, "=1-{options}"),
            },
            Wanted::Overall => to.write_str("VG G B VB"),
            Wanted::Text => to.write_str("#abc"),
            Wanted::App => to.write_str("X Z"),
        }
    }
}
