//! A reply as a text: fixed words in three languages, and what of it fits into one message.

use super::{Piece, Reply, fold_numbers};
use crate::sms::{Fault, Problem, Wanted};

/// Letters of one message in GSM's alphabet.
const GSM_MAX: usize = 160;

/// Letters of one message outside it, in units of UTF-16.
const WIDE_MAX: usize = 70;

/// GSM's basic alphabet (3GPP TS 23.038, 6.2.1) beside letters, digits and signs of ASCII.
const GSM_MORE: &str = "£¥èéùìòÇØøÅåΔΦΓΛΩΠΨΣΘΞÆæßÉ¤¡ÄÖÑÜ§¿äöñüà";

/// Letters of a place's code that are said back, and of a word that was not understood.
const PLACE_MAX: usize = 20;
const FOUND_MAX: usize = 10;

/// Fixed words of a language.
struct Words {
    language: &'static str,
    taken: &'static str,
    complete: &'static str,
    required: &'static str,
    not_asked: &'static str,
    blank: &'static str,
    not_taken: &'static str,
    yes_no: &'static str,
    observer: &'static str,
    place: &'static str,
    ambiguous: &'static str,
    form: &'static str,
    question: &'static str,
    twice: &'static str,
    app: &'static str,
    no_answer: &'static str,
    too_long: &'static str,
}

/// English stands in for every other language.
const WORDS: [Words; 3] = [
    Words {
        language: "en",
        taken: "Taken",
        complete: "Complete.",
        required: "Must have",
        not_asked: "Not asked",
        blank: "Blank",
        not_taken: "NOT TAKEN.",
        yes_no: "Y N",
        observer: "no such observer",
        place: "no such place",
        ambiguous: "two such codes",
        form: "form O V C R T I",
        question: "questions 1-",
        twice: "twice",
        app: "in the app",
        no_answer: "no answers",
        too_long: "too long",
    },
    Words {
        language: "ru",
        taken: "Принято",
        complete: "Полно.",
        required: "Нужны",
        not_asked: "Лишние",
        blank: "Пусты",
        not_taken: "НЕ ПРИНЯТО.",
        yes_no: "Д Н",
        observer: "код?",
        place: "нет места",
        ambiguous: "два таких",
        form: "O V C R T I",
        question: "вопросы 1-",
        twice: "дважды",
        app: "в приложении",
        no_answer: "нет ответов",
        too_long: "длинно",
    },
    Words {
        language: "kk",
        taken: "Алынды",
        complete: "Толық.",
        required: "Керек",
        not_asked: "Артық",
        blank: "Бос",
        not_taken: "АЛЫНБАДЫ.",
        yes_no: "И Ж",
        observer: "код?",
        place: "орын жоқ",
        ambiguous: "екі код",
        form: "O V C R T I",
        question: "сұрақтар 1-",
        twice: "екі рет",
        app: "қосымшада",
        no_answer: "жауап жоқ",
        too_long: "ұзын",
    },
];

/// How many letters of one message a text takes, and how many one message has.
pub fn length(text: &str) -> (usize, usize) {
    let width = |letter: char| match letter {
        '^' | '{' | '}' | '[' | ']' | '~' | '|' | '\\' | '€' => Some(2),
        '`' => None,
        ' '..='~' | '\n' => Some(1),
        other => GSM_MORE.contains(other).then_some(1),
    };
    match text.chars().map(width).sum::<Option<usize>>() {
        Some(letters) => (letters, GSM_MAX),
        None => (text.encode_utf16().count(), WIDE_MAX),
    }
}

fn fits(text: &str) -> bool {
    let (letters, most) = length(text);
    letters <= most
}

/// A reply in a language, in one message: at most 160 letters of GSM's alphabet, or 70 with others among them.
pub fn render(reply: &Reply, language: &str) -> String {
    let words = WORDS.iter().find(|words| words.language == language).unwrap_or(&WORDS[0]);
    let mut text = String::new();
    let told = |piece: &Piece| matches!(piece, Piece::NotUnderstood(_));
    let problems = reply.pieces.iter().filter(|piece| told(piece)).count();
    let mut said = 0;
    for piece in &reply.pieces {
        let whole = match piece {
            Piece::Required(numbers) => list(&text, words.required, numbers),
            Piece::NotAsked(numbers) => list(&text, words.not_asked, numbers),
            Piece::Blank(numbers) => list(&text, words.blank, numbers),
            Piece::NotUnderstood(problem) => {
                let left = problems - said - 1;
                let more = if left > 0 { format!(" +{left}") } else { String::new() };
                let longer = format!("{text} {}", say(problem, words));
                if fits(&format!("{longer}{more}")) {
                    said += 1;
                    Some(longer)
                } else {
                    text.push_str(&format!(" +{}", problems - said));
                    break;
                }
            }
            Piece::Taken { form, visit, place, answers } => {
                let visit = if *visit > 1 { visit.to_string() } else { String::new() };
                let place = short(place.as_deref().unwrap_or("-"), PLACE_MAX);
                Some(format!("{} {form}{visit} {place}: {answers}.", words.taken))
            }
            Piece::Complete => Some(format!("{text} {}", words.complete)),
            Piece::NotTaken => Some(words.not_taken.to_owned()),
        };
        match whole.filter(|whole| fits(whole)) {
            Some(whole) => text = whole,
            None => break,
        }
    }
    text.trim_start().to_owned()
}

/// Adds a list, cut where it does not fit: how many more there are stands behind a plus.
fn list(text: &str, word: &str, numbers: &[usize]) -> Option<String> {
    let cut = |kept: usize| {
        let more = if kept < numbers.len() { format!(" +{}", numbers.len() - kept) } else { String::new() };
        format!("{text} {word}: {}{more}.", fold_numbers(&numbers[..kept]).join(","))
    };
    (1..=numbers.len()).rev().map(cut).find(|whole| fits(whole))
}

/// A text of somebody else, cut, without what could break a line.
fn short(text: &str, most: usize) -> String {
    text.chars().filter(|letter| !letter.is_control() && letter.len_utf16() == 1).take(most).collect()
}

fn say(problem: &Problem, words: &Words) -> String {
    let expected = match &problem.fault {
        Fault::TooLong => return format!("{}.", words.too_long),
        Fault::NoAnswer => return format!("{}.", words.no_answer),
        Fault::Observer => words.observer.to_owned(),
        Fault::Place { .. } => words.place.to_owned(),
        Fault::Ambiguous => words.ambiguous.to_owned(),
        Fault::Form | Fault::FormNotHere => words.form.to_owned(),
        Fault::NotAnAnswer => format!("1{}, 5=412", &words.yes_no[..words.yes_no.find(' ').unwrap_or(0)]),
        Fault::Question { last } => format!("{}{last}", words.question),
        Fault::Twice { .. } => words.twice.to_owned(),
        Fault::Wanted { wanted: Wanted::YesNo } => words.yes_no.to_owned(),
        Fault::Wanted { wanted: Wanted::App } => words.app.to_owned(),
        Fault::Wanted { wanted } | Fault::Refused { wanted, .. } => wanted.to_string(),
    };
    // An empty word is one that is missing.
    let found = Some(short(&problem.found, FOUND_MAX)).filter(|found| !found.is_empty());
    format!("{}: {expected}.", found.unwrap_or_else(|| "?".to_owned()))
}
