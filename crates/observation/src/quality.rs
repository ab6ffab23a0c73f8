//! Data quality: reports that are worth a second look, because …
//!
//! A [`Doubt`] is a question to the observer, never a verdict on them: it says what was found, and headquarters calls
//! the team. [`of_one`] finds those that a report gives by itself; [`Doubts`] holds all of them, also those between
//! reports, and is kept up as reports come.

mod doubts;

use crate::answer::Overall;
use crate::form::{Form, Kind};
use crate::process::Row;
use crate::report::Version;
pub use doubts::Doubts;
use model::definition::Severity;
use model::moment::Moment;
use serde::Serialize;

/// Fewer yes-or-no answers than this are no pattern.
const STRAIGHT_MIN: usize = 12;

/// So many irregular answers beside a positive assessment are worth a question.
const IRREGULAR_MANY: u16 = 4;

/// A long form that was done in less than so many seconds.
const HASTE_SECONDS: i64 = 180;

/// A form with so many answers is long.
const LONG_FORM: usize = 15;

/// Clocks of telephones differ: so many seconds ahead of the server are still the present.
const AHEAD_SECONDS: i64 = 600;

/// Why a report is worth a second look.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case", tag = "doubt")]
pub enum Doubt {
    /// A rule of the form that must hold does not.
    Rule {
        /// Code of the rule.
        rule: String,
        /// Whether both answers cannot be right.
        error: bool,
    },
    /// Saved later than it arrived.
    Ahead {
        /// By how many seconds.
        seconds: i64,
    },
    /// Many answers in little time.
    Haste {
        /// In how many seconds.
        seconds: i64,
        /// How many answers.
        answers: usize,
    },
    /// Every yes-or-no question has the same answer.
    StraightLine {
        /// How many questions.
        answers: usize,
    },
    /// The overall assessment is negative, and nothing irregular is reported.
    NegativeWithoutCause,
    /// The overall assessment is positive, and much irregular is reported.
    PositiveDespite {
        /// How many irregular answers.
        irregular: u16,
    },
    /// Two devices went on from one state of the report.
    Forked,
    /// The same photograph stands in another report of another place.
    SamePhoto {
        /// The photograph.
        photo: String,
        /// The other report.
        other: String,
    },
    /// The observer was at two places at once.
    TwoPlaces {
        /// The other report.
        other: String,
    },
}

impl Doubt {
    /// Its lasting name.
    pub fn name(&self) -> &'static str {
        match self {
            Doubt::Rule { .. } => "rule",
            Doubt::Ahead { .. } => "ahead",
            Doubt::Haste { .. } => "haste",
            Doubt::StraightLine { .. } => "straight_line",
            Doubt::NegativeWithoutCause => "negative_without_cause",
            Doubt::PositiveDespite { .. } => "positive_despite",
            Doubt::Forked => "forked",
            Doubt::SamePhoto { .. } => "same_photo",
            Doubt::TwoPlaces { .. } => "two_places",
        }
    }

    /// Whether the newest complete version of its report gives it by itself.
    fn is_of_one(&self) -> bool {
        !matches!(self, Doubt::Forked | Doubt::SamePhoto { .. } | Doubt::TwoPlaces { .. })
    }
}

/// The doubts that a report gives by itself.
pub fn of_one(form: &Form, version: &Version, row: &Row, arrived: Moment) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    for broken in version.values(form).broken() {
        let error = broken.severity == Severity::Error;
        doubts.push(Doubt::Rule { rule: broken.rule.code.clone(), error });
    }
    let ahead = version.saved.instant() - arrived.instant();
    if ahead > AHEAD_SECONDS {
        doubts.push(Doubt::Ahead { seconds: ahead });
    }
    let (answers, _) = row.progress();
    let seconds = version.saved.instant() - version.started.instant();
    if answers >= LONG_FORM && seconds < HASTE_SECONDS {
        doubts.push(Doubt::Haste { seconds, answers });
    }
    doubts.extend(straight_line(form, row));
    doubts.extend(overall(form, row));
    doubts
}

fn straight_line(form: &Form, row: &Row) -> Option<Doubt> {
    let yes_no = form.questions().enumerate().filter(|(_, question)| question.kind == Kind::YesNo);
    let given: Vec<usize> = yes_no.filter_map(|(place, _)| row.given(place)).collect();
    let same = given.windows(2).all(|pair| pair[0] == pair[1]);
    (given.len() >= STRAIGHT_MIN && same).then_some(Doubt::StraightLine { answers: given.len() })
}

fn overall(form: &Form, row: &Row) -> Option<Doubt> {
    let (place, _) = form.questions().enumerate().find(|(_, question)| question.kind == Kind::Overall)?;
    let overall = Overall::ALL.get(row.given(place)?)?;
    match overall.is_negative() {
        true if row.irregular == 0 => Some(Doubt::NegativeWithoutCause),
        false if row.irregular >= IRREGULAR_MANY => Some(Doubt::PositiveDespite { irregular: row.irregular }),
        _ => None,
    }
}
