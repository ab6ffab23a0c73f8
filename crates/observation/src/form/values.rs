//! Conditions and rules over answers.
//!
//! A name is a question or one of its options, or a word that stands for a number ([`WORDS`]). What is blank, not
//! observed, not applicable or not asked has no value, and a comparison with it is neither true nor false. `and` is
//! false where any part is false, `or` is true where any part is true, whatever is unknown beside it. A question is
//! asked where its condition is true, and a rule is broken where it is false: so it never judges what nobody has seen.

use super::{Form, Question, Rule};
use crate::answer::{Answer, Answers, Overall, minutes};
use model::definition::Severity;
use model::expression::{Condition, Expression};

/// Words of conditions and the numbers that they stand for.
pub const WORDS: [(&str, i128); 6] =
    [("yes", 1), ("no", 0), ("very_good", 4), ("good", 3), ("bad", 2), ("very_bad", 1)];

/// A rule that does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Broken<'a> {
    /// The rule.
    pub rule: &'a Rule,
    /// How grave it is.
    pub severity: Severity,
}

/// Answers under a form.
pub struct Values<'a> {
    form: &'a Form,
    answers: &'a Answers,
    /// For each question: whether it is asked.
    asked: Vec<bool>,
}

impl<'a> Values<'a> {
    /// Finds out which questions are asked, from the first to the last.
    pub fn new(form: &'a Form, answers: &'a Answers) -> Values<'a> {
        let mut values = Values { form, answers, asked: Vec::new() };
        for question in form.questions() {
            let asked = question.when.as_ref().is_none_or(|when| values.is_true(when) == Some(true));
            values.asked.push(asked);
        }
        values
    }

    /// Whether a question is asked, by its place.
    pub fn is_asked(&self, place: usize) -> bool {
        self.asked.get(place).copied().unwrap_or(false)
    }

    /// The rules that do not hold, in the order of the form.
    pub fn broken(&self) -> Vec<Broken<'a>> {
        let form: &'a Form = self.form;
        let is_broken = |rule: &&Rule| {
            let looked_at = rule.when.as_ref().is_none_or(|when| self.is_true(when) == Some(true));
            looked_at && self.is_true(&rule.holds) == Some(false)
        };
        form.rules.iter().filter(is_broken).map(|rule| Broken { rule, severity: rule.severity }).collect()
    }

    /// The answers that describe an irregularity: question and answer.
    pub fn irregular(&self) -> Vec<(&'a Question, &'a str)> {
        let mut found = Vec::new();
        for (place, question) in self.form.questions().enumerate().collect::<Vec<_>>() {
            if question.irregular.is_empty() || !self.is_asked(place) {
                continue;
            }
            let Some(answer) = self.answers.get(&question.id) else { continue };
            for word in &question.irregular {
                let given = match answer {
                    Answer::Yes => word == "yes",
                    Answer::No => word == "no",
                    Answer::Choice(one) => one == word,
                    Answer::Choices(all) => all.contains(word),
                    _ => false,
                };
                if given {
                    found.push((question, word.as_str()));
                }
            }
        }
        found
    }

    /// Whether a condition is true or false; `None` where that cannot be told.
    pub fn is_true(&self, condition: &Condition) -> Option<bool> {
        match condition {
            Condition::Compare(comparison, left, right) => {
                Some(comparison.holds(self.number(left)?, self.number(right)?))
            }
            Condition::And(parts) => self.any(parts, false).map(|found| !found),
            Condition::Or(parts) => self.any(parts, true),
            Condition::Not(part) => self.is_true(part).map(|holds| !holds),
            Condition::Kind(_) => None,
        }
    }

    /// Whether any part is what is wanted; `None` where none is and one of them is unknown.
    fn any(&self, parts: &[Condition], wanted: bool) -> Option<bool> {
        let known: Vec<Option<bool>> = parts.iter().map(|part| self.is_true(part)).collect();
        let found = known.contains(&Some(wanted));
        (found || !known.contains(&None)).then_some(found)
    }

    fn number(&self, expression: &Expression) -> Option<i128> {
        let mut known = true;
        expression.lines(&mut |name, former| known &= !former && self.value(name).is_some());
        known.then(|| expression.value(&|name, _| self.value(name).unwrap_or_default()))?
    }

    /// The value of a name.
    fn value(&self, name: &str) -> Option<i128> {
        if let Some((_, number)) = WORDS.iter().find(|(word, _)| *word == name) {
            return Some(*number);
        }
        let (id, option) = name.split_once("__").map_or((name, None), |(id, option)| (id, Some(option)));
        let (place, question) = self.form.question(id)?;
        if !self.is_asked(place) {
            return None;
        }
        let answer = self.answers.get(id)?;
        match (answer, option) {
            (Answer::Yes, None) => Some(1),
            (Answer::No, None) => Some(0),
            (Answer::Number(number), None) => Some(i128::from(*number)),
            (Answer::Scale(step), None) => Some(i128::from(*step)),
            (Answer::Time(time), None) => clock(question, time).map(i128::from),
            (Answer::Overall(overall), None) => Some(i128::from(overall.value())),
            (Answer::Choice(one), Some(option)) => Some(i128::from(one == option)),
            (Answer::Choices(all), Some(option)) => Some(i128::from(all.contains(option))),
            _ => None,
        }
    }
}

/// Minutes after midnight of polling day.
pub fn clock(question: &Question, time: &str) -> Option<u32> {
    let minute = minutes(time)?;
    let next_day = question.next_day_before.as_deref().and_then(minutes);
    Some(if next_day.is_some_and(|limit| minute < limit) { minute + 24 * 60 } else { minute })
}

impl Overall {
    /// 4 for very good to 1 for very bad.
    pub fn value(self) -> u8 {
        match self {
            Overall::VeryGood => 4,
            Overall::Good => 3,
            Overall::Bad => 2,
            Overall::VeryBad => 1,
        }
    }
}
