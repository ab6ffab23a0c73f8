//! Reports by text message: from a line of letters to a version of a report, and what is said back.
//!
//! ```text
//! message = observer place form answer …          separated by spaces, commas, semicolons, line breaks
//! observer = the code of the list of observers    hyphens and dots may be left out
//! place    = the code of a station or an area     `-` where an incident has none
//! form     = O V C R T I, and 2 … 9 for a further visit or incident: `I2`
//! answer   = question value | question=value      question: its running number in the form
//! value    = Y N X Z | number | hh:mm | hhmm | 1 … 5 | letters of options | VG G B VB | -
//! text     = question#any words to the end        at most one, the last answer
//! ```
//!
//! Letters of options leave out X and Z, which every question keeps for *not observed* and *not applicable*; a
//! question with more than 24 options takes their numbers. Yes and no are also Д Н and И Ж. What a letter is depends on
//! where it stands: yes, no and the overall words are looked at as they were written, and only then are letters that
//! look alike made one ([`letters`]), so that Cyrillic Н is *no* at a question and H in a code. `docs/manual/sms.md`
//! tells people.
//!
//! [`parse`] takes a message whole or not at all: [`Parsed`], or every [`Problem`]. The report's identifier is made of
//! observer, place, form, visit and polling day, so that a second message goes on with the first: [`Parsed::version`] puts its
//! answers over those that are there. [`reply()`] is the answer as data, [`reply::render`] as a text that fits into one
//! message. Nothing here knows the time, who may report from where, or how a message travels.

mod answers;
pub mod letters;
pub mod lookup;
pub mod problem;
pub mod reply;

pub use lookup::Lookup;
pub use problem::{Fault, Problem, Wanted};
pub use reply::{Piece, Reply, length, render, reply};

use crate::answer::{Answer, Answers};
use crate::form::values::Values;
use crate::form::{Form, Phase};
use crate::report::{self, Version};
use letters::fold;
use model::lifecycle::Commission;
use model::moment::Moment;
use std::collections::BTreeMap;

/// Characters of a message, at most: some twelve messages that a telephone joined.
pub const CHARACTERS_MAX: usize = 2_000;

/// Letters of forms, the Cyrillic ones that stand for them, and what they are about. В looks like B, which is no
/// form, and is meant as V; Р looks like P and is meant as R.
pub const FORMS: [(char, Option<char>, Phase); 6] = [
    ('O', None, Phase::Opening),
    ('V', Some('В'), Phase::Voting),
    ('C', None, Phase::Counting),
    ('R', Some('Р'), Phase::Transfer),
    ('T', None, Phase::Tabulation),
    ('I', Some('И'), Phase::Incident),
];

/// The letter of a form; none for a copy of a protocol, whose figures are typed twice and photographed.
pub fn letter(phase: Phase) -> Option<char> {
    FORMS.iter().find(|(_, _, known)| *known == phase).map(|(letter, ..)| *letter)
}

/// A message that was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parsed<'a> {
    /// The observer's code, as the list has it.
    pub observer: &'a str,
    /// Where it was seen; `None` only for an incident.
    pub place: Option<&'a Commission>,
    /// The form that was answered.
    pub form: &'a Form,
    /// Which visit or incident of the day, from 1.
    pub visit: u8,
    /// Answers by id of the question; `None` takes back what was said before.
    pub answers: BTreeMap<String, Option<Answer>>,
    /// The report: a UUID, the same for every message about this visit.
    pub report: String,
}

/// Reads a message. It is taken whole or not at all: half of a report would look like a report.
///
/// # Errors
///
/// Every problem, in the order of the message. No text makes it panic.
pub fn parse<'a>(text: &str, lookup: &'a Lookup) -> Result<Parsed<'a>, Vec<Problem>> {
    if text.chars().nth(CHARACTERS_MAX).is_some() {
        return Err(vec![Problem::new(0, text, Fault::TooLong)]);
    }
    let message = letters::split(text);
    let mut problems = Vec::new();
    let word = |place: usize| message.words.get(place).map_or("", String::as_str);
    let mut tell = |place: usize, fault| problems.push(Problem::new(place + 1, word(place), fault));
    let observer = lookup.observer(word(0)).map_err(|fault| tell(0, fault)).ok();
    let form = form_of(word(2)).and_then(|(phase, visit)| {
        let form = lookup.form(phase).ok_or(Fault::FormNotHere)?;
        Ok((form, visit))
    });
    // Where the form is unknown, a station is looked for.
    let phase = form.as_ref().map_or(Phase::Voting, |(form, _)| form.phase);
    let place = match word(1) {
        "-" if phase == Phase::Incident => Some(None),
        code => lookup.place(code, phase).map(Some).map_err(|fault| tell(1, fault)).ok(),
    };
    let form = form.map_err(|fault| tell(2, fault)).ok();
    let answers = form.map(|(form, _)| answers::read(&message, form, &mut problems));
    match (observer, place, form, answers) {
        (Some(observer), Some(place), Some((form, visit)), Some(answers)) if problems.is_empty() => {
            let report = report::id_of(observer, place, &form.id, visit, lookup.polling_day());
            Ok(Parsed { observer, place, form, visit, answers, report })
        }
        _ => {
            problems.sort_by_key(|problem| problem.word);
            Err(problems)
        }
    }
}

/// The form's letter, as it was written and then as it looks, and the visit.
fn form_of(word: &str) -> Result<(Phase, u8), Fault> {
    let mut characters = word.chars();
    let written = characters.next().and_then(|first| first.to_uppercase().next()).ok_or(Fault::Form)?;
    let visit = match characters.as_str() {
        "" => 1,
        one => one.parse().ok().filter(|visit| (1..=9).contains(visit)).ok_or(Fault::Form)?,
    };
    let latin = fold(&written.to_string());
    let is_meant = |letter: char, cyrillic: Option<char>| {
        cyrillic == Some(written) || latin.chars().eq(std::iter::once(letter))
    };
    let known = FORMS.iter().find(|(letter, cyrillic, _)| is_meant(*letter, *cyrillic));
    known.map(|(_, _, phase)| (*phase, visit)).ok_or(Fault::Form)
}

impl Parsed<'_> {
    /// The version of the report that this message makes: its answers over those of the current version, where there
    /// is one. `number`: its number in the report; `device`: of [`device`]; `received`: when the message came.
    ///
    /// It is complete when every required question that is asked has an answer, if only *not observed*.
    pub fn version(&self, number: u32, current: Option<&Version>, device: &str, received: Moment) -> Version {
        let mut answers = Answers::new();
        for (id, answer) in current.iter().flat_map(|version| &version.answers) {
            // What another version of the form asked in another way is not carried over.
            let fits = current.is_some_and(|version| version.form_version == self.form.version)
                || self.form.question(id).is_some_and(|(_, question)| answer.check(question, &[]).is_ok());
            if fits {
                answers.insert(id.clone(), answer.clone());
            }
        }
        for (id, answer) in &self.answers {
            match answer {
                Some(answer) => answers.insert(id.clone(), answer.clone()),
                None => answers.remove(id),
            };
        }
        let earlier = current.map(|version| version.started);
        let started = earlier.filter(|earlier| earlier.instant() <= received.instant()).unwrap_or(received);
        let values = Values::new(self.form, &answers);
        let mut asked = self.form.questions().enumerate().filter(|(place, _)| values.is_asked(*place));
        let complete = asked.all(|(_, question)| !question.required || answers.contains_key(&question.id));
        Version {
            answers,
            complete,
            device: device.to_owned(),
            form: self.form.id.clone(),
            form_version: self.form.version,
            number,
            place: self.place.cloned(),
            report: self.report.clone(),
            saved: received,
            started,
        }
        .normalised()
    }
}

/// The UUID of the telephone that a message came from, by its number however it is spaced.
///
/// Telephone numbers are few enough to try them all: `secret` is what keeps a copy of the journal from naming the
/// owner, and stays the same through a mission.
pub fn device(sender: &str, secret: &[u8]) -> String {
    let digits: String = letters::plain(sender).chars().filter(char::is_ascii_alphanumeric).collect();
    report::uuid(&[b"hattama sms device", secret, digits.as_bytes()])
}
