//! From words to answers: what each says depends on the question that its number names.

use super::letters::{Message, OPTIONS, digit, digits, fold};
use super::{Fault, Problem, Wanted};
use crate::answer::{Answer, Overall};
use crate::form::{Choice, Form, Kind, Question};
use std::collections::BTreeMap;

/// Words of yes and no as they are written, before look-alikes: да, нет; иә, жоқ.
const YES_NO: [(&str, Answer); 14] = [
    ("Y", Answer::Yes),
    ("YES", Answer::Yes),
    ("Д", Answer::Yes),
    ("ДА", Answer::Yes),
    ("И", Answer::Yes),
    ("ИӘ", Answer::Yes),
    ("ИЯ", Answer::Yes),
    ("N", Answer::No),
    ("NO", Answer::No),
    ("Н", Answer::No),
    ("НЕТ", Answer::No),
    ("Ж", Answer::No),
    ("ЖОҚ", Answer::No),
    ("ЖОК", Answer::No),
];

/// The overall words: очень хорошо, хорошо, плохо, очень плохо; өте жақсы, жақсы, нашар, өте нашар.
const OVERALL: [(&str, Overall); 12] = [
    ("VG", Overall::VeryGood),
    ("ОХ", Overall::VeryGood),
    ("ӨЖ", Overall::VeryGood),
    ("G", Overall::Good),
    ("ХО", Overall::Good),
    ("ЖА", Overall::Good),
    ("B", Overall::Bad),
    ("ПЛ", Overall::Bad),
    ("НА", Overall::Bad),
    ("VB", Overall::VeryBad),
    ("ОП", Overall::VeryBad),
    ("ӨН", Overall::VeryBad),
];

type Given = BTreeMap<String, Option<Answer>>;

/// Reads the words behind the head, and the text.
pub(super) fn read(message: &Message, form: &Form, problems: &mut Vec<Problem>) -> Given {
    let mut given = Given::new();
    let last = message.words.len();
    for (place, word) in message.words.iter().enumerate().skip(3) {
        let text = message.text.as_deref().filter(|text| place + 1 == last && !text.is_empty());
        if let Err(fault) = take(word, text, form, &mut given) {
            problems.push(Problem::new(place + 1, word, fault));
        }
    }
    if message.words.len() <= 3 {
        let found = if message.text.is_some() { "#" } else { "" };
        problems.push(Problem::new(4, found, Fault::NoAnswer));
    }
    given
}

/// Takes one word; `text`: what stands behind its `#`.
fn take(word: &str, text: Option<&str>, form: &Form, given: &mut Given) -> Result<(), Fault> {
    let (number, value) = number_and_value(word).ok_or(Fault::NotAnAnswer)?;
    if value.is_none() == text.is_none() {
        return Err(Fault::NotAnAnswer);
    }
    let count = form.questions().count();
    let question = number.checked_sub(1).and_then(|place| form.questions().nth(place));
    let question = question.ok_or(Fault::Question { last: count })?;
    let wanted = Wanted::of(question);
    let answer = match (value, text) {
        (Some("-"), _) => None,
        (Some(value), _) => Some(answer(value, question).ok_or(Fault::Wanted { wanted })?),
        (None, text) => Some(Answer::Text(text.unwrap_or_default().to_owned())),
    };
    if let Some(answer) = &answer {
        // Figures alone need the protocol's lines, and no message has them.
        answer.check(question, &[]).map_err(|why| match why {
            crate::answer::AnswerRefusal::WrongKind { .. } => Fault::Wanted { wanted },
            why => Fault::Refused { wanted, why },
        })?;
    }
    match given.insert(question.id.clone(), answer) {
        Some(_) => Err(Fault::Twice { question: number }),
        None => Ok(()),
    }
}

/// The question's number and what is said to it. Before `=` only a number can stand; without it a word that begins
/// with a letter that looks like a digit can only mean that digit.
fn number_and_value(word: &str) -> Option<(usize, Option<&str>)> {
    let (number, value) = match word.split_once('=') {
        Some((number, value)) => (number, Some(value)),
        None => {
            let alike = word.find(|letter: char| digit(letter).is_none()).unwrap_or(word.len());
            let digits = word[alike..].find(|letter: char| !letter.is_ascii_digit());
            let (number, value) = word.split_at(digits.map_or(word.len(), |digits| alike + digits));
            (number, Some(value).filter(|value| !value.is_empty()))
        }
    };
    let number = digits(number);
    let plain = !number.is_empty() && number.len() <= 4 && number.bytes().all(|byte| byte.is_ascii_digit());
    let number = number.parse().ok().filter(|_| plain)?;
    Some((number, value))
}

fn answer(value: &str, question: &Question) -> Option<Answer> {
    let written = value.to_uppercase();
    let latin = fold(value);
    let listed = match question.kind {
        Kind::YesNo => YES_NO.iter().find(|(word, _)| *word == written).map(|(_, answer)| answer.clone()),
        Kind::Overall => {
            OVERALL.iter().find(|(word, _)| *word == written).map(|(_, one)| Answer::Overall(*one))
        }
        _ => None,
    };
    if listed.is_some() {
        return listed;
    }
    match latin.as_str() {
        "X" => return Some(Answer::NotObserved),
        "Z" | "З" => return Some(Answer::NotApplicable),
        _ => {}
    }
    match question.kind {
        Kind::YesNo => YES_NO.iter().find(|(word, _)| *word == latin).map(|(_, answer)| answer.clone()),
        Kind::Overall => {
            OVERALL.iter().find(|(word, _)| *word == latin).map(|(_, one)| Answer::Overall(*one))
        }
        Kind::Number => number(value).map(Answer::Number),
        Kind::Scale => number(value).and_then(|step| u8::try_from(step).ok()).map(Answer::Scale),
        Kind::Time => time(value).map(Answer::Time),
        Kind::Choice => match options(&latin, &question.options)?.as_slice() {
            [one] => Some(Answer::Choice(one.id.clone())),
            _ => None,
        },
        Kind::Choices if latin == "0" => Some(Answer::Choices([].into())),
        Kind::Choices => {
            let chosen = options(&latin, &question.options)?;
            Some(Answer::Choices(chosen.into_iter().map(|one| one.id.clone()).collect()))
        }
        Kind::Text | Kind::Photo | Kind::Figures => None,
    }
}

fn number(value: &str) -> Option<u64> {
    let value = digits(value);
    value.bytes().all(|byte| byte.is_ascii_digit()).then(|| value.parse().ok())?
}

/// An hour with a colon or a point, or three or four digits.
fn time(value: &str) -> Option<String> {
    let value = digits(value);
    let (hour, minute) = match value.split_once([':', '.']) {
        Some(parts) => parts,
        None => value.split_at_checked(value.len().checked_sub(2)?).filter(|(hour, _)| !hour.is_empty())?,
    };
    let plain = hour.len() <= 2 && minute.len() == 2;
    let (hour, minute) = (number(hour).filter(|_| plain)?, number(minute)?);
    (hour < 24 && minute < 60).then(|| format!("{hour:02}:{minute:02}"))
}

/// Options by their letters, or by their numbers with a plus between them.
fn options<'a>(latin: &str, options: &'a [Choice]) -> Option<Vec<&'a Choice>> {
    let at = |place: usize| options.get(place);
    if latin.starts_with(|first: char| first.is_ascii_digit()) {
        let place = |part: &str| usize::try_from(number(part)?).ok()?.checked_sub(1);
        return latin.split('+').map(|part| place(part).and_then(at)).collect();
    }
    let found: Option<Vec<&Choice>> =
        latin.chars().map(|letter| OPTIONS.chars().position(|known| known == letter).and_then(at)).collect();
    found.filter(|found| !found.is_empty())
}
