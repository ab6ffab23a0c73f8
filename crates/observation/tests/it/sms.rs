//! Reports by text message: one sentence in many spellings, every problem by name, and replies that fit.

use crate::forms::shipped;
use model::lifecycle::Commission;
use model::moment::Moment;
use observation::answer::{Answer, Overall};
use observation::form::{Form, Kind};
use observation::report::is_uuid;
use observation::sms::{Lookup, Parsed, Piece, Problem, device, parse, reply};
use proptest::prelude::*;
use std::sync::OnceLock;

const LANGUAGES: [&str; 3] = ["en", "ru", "kk"];

fn lookup() -> &'static Lookup {
    static MADE: OnceLock<Lookup> = OnceLock::new();
    MADE.get_or_init(|| {
        let observers = ["STO-017", "STO-018", "1-12", "11-2"].map(str::to_owned);
        let station = |code: &str| Commission::Station(code.to_owned());
        let places = [station("EKZ-0012"), station("АСТ-7"), Commission::Area("D-3".to_owned())];
        Lookup::new(observers, places, shipped(), "2026-11-20")
    })
}

fn now() -> Moment {
    Moment::new(1_795_190_000, 300)
}

/// The answers as a cell each, by the question's number; or the problems.
fn told(text: &str) -> String {
    match parse(text, lookup()) {
        Ok(parsed) => {
            let cell = |answer: &Option<Answer>| answer.as_ref().map_or("-".to_owned(), Answer::as_cell);
            let number = |id: &str| parsed.form.question(id).unwrap().0 + 1;
            let mut all: Vec<(usize, String)> =
                parsed.answers.iter().map(|(id, answer)| (number(id), cell(answer))).collect();
            all.sort();
            all.iter().map(|(number, cell)| format!("{number} {cell}")).collect::<Vec<_>>().join(", ")
        }
        Err(problems) => {
            let told = |problem: &Problem| format!("{}@{}", problem.fault.name(), problem.word);
            problems.iter().map(told).collect::<Vec<_>>().join(" ")
        }
    }
}

fn check(text: &str, expected: &str) {
    assert_eq!(told(text), expected, "{text:?}");
}

#[test]
fn one_report_in_many_spellings() {
    let expected = "1 21:05, 2 7, 4 yes, 9 no, 20 not_observed, 22 not_applicable, 66 4, 69 bad";
    for text in [
        "STO-017 EKZ-0012 C 1=21:05 2=7 4Y 9N 20X 22Z 66=4 69B",
        "sto-017 ekz-0012 c 1=2105 2=7 4y 9n 20x 22z 66=4 69=b",
        "STO017, EKZ0012; C\n1=21.05,2=7;4 Y\r\n9 N, 20 X 22Z. 66 = 4, 69 B.",
        "ЅТО–017 ЕКZ—0012 С 1=21:O5 2=7 4Д 9Н 20Х 22З 66=4 69ПЛ",
        "sto-017 екz-0012 с 1=2l05 2=7 4да 9нет 20х 22з 66=4 69пл",
        "STO-017 EKZ-0012 C 1=2105 2=7 4И 9Ж 20X 22Z 66=4 69НА",
        "STO-017 EKZ-0012 C 1=2105 2=7 4иә 9жоқ 20X 22Z 66=4 69на",
        "ＳＴＯ－０１７　ＥＫＺ－００１２　Ｃ　１＝２１：０５　２＝７ ４Ｙ ９Ｎ ２０Ｘ ２２Ｚ ６６＝４ ６９Ｂ",
        "STO-017\u{a0}EKZ-0012\u{202f}C ١=٢١:٠٥ ٢=٧ ۴Y ۹N ٢٠X ٢٢Z ٦٦=٤ 69B\u{200e}",
    ] {
        check(text, expected);
    }
}

#[test]
fn each_kind_of_answer() {
    for (answers, expected) in [
        ("1=905", "1 09:05"),
        ("1=0000", "1 00:00"),
        ("2=O0l", "2 1"),
        ("l4Y", "14 yes"),
        ("4YES 9NO", "4 yes, 9 no"),
        ("4У", "4 yes"),
        ("8D", "8 late"),
        ("8=4", "8 late"),
        ("8в", "8 late_for_queue"),
        ("3AC", "3 candidates_proxies;international_observers"),
        ("3АС", "3 candidates_proxies;international_observers"),
        ("3=1+3", "3 candidates_proxies;international_observers"),
        ("3=0", "3 none_of_these"),
        ("3X", "3 not_observed"),
        ("69VG", "69 very_good"),
        ("69 vb", "69 very_bad"),
        ("69ОХ", "69 very_good"),
        ("69ХО", "69 good"),
        ("69Х", "69 not_observed"),
        ("67X", "67 not_observed"),
        ("4- 9=-", "4 -, 9 -"),
        ("68# Ящик стоял; за дверью, № 5", "68 Ящик стоял; за дверью, № 5"),
        ("4Y 68 #a#b", "4 yes, 68 a#b"),
    ] {
        check(&format!("STO-017 EKZ-0012 C {answers}"), expected);
    }
    check(
        "STO-017 - I2 2Y 3C 4=1905 5A 6#Pushed out 7A",
        "2 other, 3 critical, 4 19:05, 5 polling_station, 6 Pushed out 7A",
    );
}

#[test]
fn every_problem_is_told_at_once_by_name_and_word() {
    for (text, expected) in [
        ("", "unknown_observer@1 unknown_place@2 unknown_form@3"),
        ("STO-017 EKZ-0012 C", "no_answer@4"),
        ("STO-017 EKZ-0012 C #hello", "no_answer@4"),
        ("STO-999 EKZ-9999 C 4Q 99Y", "unknown_observer@1 unknown_place@2 wrong_kind@4 unknown_question@5"),
        ("STO-017 EKZ-0012 Q 4Y", "unknown_form@3"),
        ("STO-017 EKZ-0012 C0 4Y", "unknown_form@3"),
        ("STO-017 EKZ-0012 T 4Y", "unknown_place@2"),
        ("STO-017 D-3 C 4Y", "unknown_place@2"),
        ("STO-017 - C 4Y", "unknown_place@2"),
        ("112 EKZ-0012 C 4Y", "ambiguous_code@1"),
        ("STO-017 EKZ-0012 C 4Y 4N", "answered_twice@5"),
        ("STO-017 EKZ-0012 C 4H", "wrong_kind@4"),
        ("STO-017 EKZ-0012 C 4=5", "wrong_kind@4"),
        ("STO-017 EKZ-0012 C 2=51", "out_of_range@4"),
        ("STO-017 EKZ-0012 C 2=99999999999999999999999", "wrong_kind@4"),
        ("STO-017 EKZ-0012 C 2=1 412", "not_an_answer@5"),
        ("STO-017 EKZ-0012 C 2=-5", "wrong_kind@4"),
        ("STO-017 EKZ-0012 C 1=2560", "wrong_kind@4"),
        ("STO-017 EKZ-0012 C 66=6", "out_of_range@4"),
        ("STO-017 EKZ-0012 C 66=300", "wrong_kind@4"),
        ("STO-017 EKZ-0012 C 8E", "wrong_kind@4"),
        ("STO-017 EKZ-0012 C 8AB", "wrong_kind@4"),
        ("STO-017 EKZ-0012 C 3AБ", "wrong_kind@4"),
        ("STO-017 EKZ-0012 C 3AX", "wrong_kind@4"),
        ("STO-017 EKZ-0012 C 67A", "wrong_kind@4"),
        ("STO-017 EKZ-0012 C 4#abc", "wrong_kind@4"),
        ("STO-017 EKZ-0012 C 4Y 68#", "not_an_answer@5"),
        (
            "STO-017 EKZ-0012 C 0Y 1 ? =5",
            "unknown_question@4 not_an_answer@5 not_an_answer@6 not_an_answer@7",
        ),
    ] {
        check(text, expected);
    }
    check(&"1".repeat(2_001), "too_long@0");
    let problems = parse("STO-017 EKZ-0012 C 2=51", lookup()).unwrap_err();
    assert_eq!(
        problems[0].to_string(),
        "word 4: found \"2=51\", found 51, expected a number from 0 to 50; expected =0-50"
    );
}

#[test]
fn forms_have_letters_and_no_question_of_theirs_needs_more_options_than_letters() {
    for (text, id) in [
        ("STO-017 EKZ-0012 O 1=0630", "opening"),
        ("STO-017 EKZ-0012 v 1=0630", "voting"),
        ("STO-017 EKZ-0012 В 1=0630", "voting"),
        ("STO-017 аст7 V2 1=0630", "voting"),
        ("STO-017 EKZ-0012 С 1=0630", "counting"),
        ("STO-017 EKZ-0012 Р 1Y", "transfer"),
        ("STO-017 D-3 Т 1=0630", "tabulation"),
        ("STO-017 D-3 И 1Y", "incident"),
        ("STO-017 - i9 1Y", "incident"),
    ] {
        let parsed = parse(text, lookup()).unwrap_or_else(|problems| panic!("{text}: {problems:?}"));
        assert_eq!(parsed.form.id, id, "{text}");
    }
    for form in shipped() {
        for question in
            form.questions().filter(|question| matches!(question.kind, Kind::Choice | Kind::Choices))
        {
            assert!(question.options.len() <= 24, "{} {}", form.id, question.id);
        }
    }
}

fn read(text: &str) -> Parsed<'static> {
    parse(text, lookup()).unwrap()
}

#[test]
fn a_second_message_goes_on_with_the_first() {
    let device = device("+7 701 000-00-00", b"secret");
    assert!(is_uuid(&device));
    assert_eq!(device, self::device("+77010000000", b"secret"));
    assert_ne!(device, self::device("+77010000000", b"other"));
    let first = read("STO-017 EKZ-0012 C 1=2105 4Y 9N 69B");
    let second = read("sto017 ekz0012 с 4N 9- 20Y 23N 44N 50N 62Y");
    assert!(is_uuid(&first.report));
    assert_eq!(first.report, second.report);
    for other in
        ["STO-018 EKZ-0012 C 4Y", "STO-017 АСТ-7 C 4Y", "STO-017 EKZ-0012 V 1=2105", "STO-017 EKZ-0012 C2 4Y"]
    {
        assert_ne!(first.report, read(other).report, "{other}");
    }
    let one = first.version(1, None, &device, now());
    one.check(first.form, &[]).unwrap();
    assert!(!one.complete, "required questions are blank");
    let later = Moment::new(now().instant() + 60, 300);
    let two = second.version(2, Some(&one), &device, later);
    two.check(second.form, &[]).unwrap();
    assert!(two.complete);
    assert_eq!((two.number, two.started, two.saved), (2, now(), later));
    assert_eq!(two.answers.get("unauthorised_present"), Some(&Answer::No));
    assert_eq!(two.answers.get("queue_at_closing"), None, "it was taken back");
    assert_eq!(two.answers.get("overall"), Some(&Answer::Overall(Overall::Bad)));
    // The clock of a gateway may stand.
    assert!(second.version(3, Some(&two), &device, now()).check(second.form, &[]).is_ok());
    // The same message again says the same.
    assert_eq!(second.version(2, Some(&one), &device, later).key(), two.key());
}

fn rendered(text: &str) -> [String; 3] {
    let parsed = parse(text, lookup());
    let version = parsed.as_ref().map(|parsed| parsed.version(1, None, &device("1", b""), now()));
    let said = match (&parsed, &version) {
        (Ok(parsed), Ok(version)) => reply(Ok((parsed, version))),
        (Err(problems), _) => reply(Err(problems)),
        _ => unreachable!(),
    };
    LANGUAGES.map(|language| {
        let text = reply::render(&said, language);
        let (letters, most) = reply::length(&text);
        assert!(letters <= most && !text.is_empty(), "{letters} of {most}: {text}");
        text
    })
}

#[test]
fn replies_say_what_was_taken_what_is_missing_and_what_was_not_understood() {
    for (text, english, russian) in [
        (
            "STO-017 EKZ-0012 R 1Y 2N 14N 8#far",
            "Taken R EKZ-0012: 4. Complete. Not asked: 8. Blank: 3-7,9-13,16.",
            "Принято R EKZ-0012: 4. Полно. Лишние: 8. Пусты: 3-7,9-13,16.",
        ),
        (
            "STO-017 EKZ-0012 C 1=2105",
            "Taken C EKZ-0012: 1. Must have: 20,23,44,50,62,69. Blank: 2-4,7-9,11-16,18,19,21,25-29,31-35,37-43,45-48,52,54-56,58,60,61,63-68.",
            "Принято C EKZ-0012: 1. Нужны: 20,23,44,50,62,69. Пусты: 2-4,7-9 +43.",
        ),
        (
            "STO-017 EKZ-0012 C 4Q 2=51 99Y 67A 3Z 1=2",
            "NOT TAKEN. 4Q: Y N. 2=51: =0-50. 99Y: questions 1-69. 67A: in the app. 1=2: =20:15.",
            "НЕ ПРИНЯТО. 4Q: Д Н. 2=51: =0-50. 99Y: вопросы 1-69. +2",
        ),
        (
            "STO-9 EKZ-9 C 4Y",
            "NOT TAKEN. STO-9: no such observer. EKZ-9: no such place.",
            "НЕ ПРИНЯТО. STO-9: код?. EKZ-9: нет места.",
        ),
    ] {
        let [en, ru, kk] = rendered(text);
        assert_eq!((en.as_str(), ru.as_str()), (english, russian), "{text}");
        assert!(kk.starts_with("Алынды") || kk.starts_with("АЛЫНБАДЫ"), "{kk}");
    }
    assert_eq!(reply::length("a€"), (3, 160));
    assert_eq!(reply::length("aя"), (2, 70));
    assert_eq!(reply::fold_numbers(&[3, 4, 5, 6, 7, 12, 14, 15]).join(","), "3-7,12,14,15");
}

#[test]
fn a_reply_names_required_questions_before_others() {
    let parsed = read("STO-017 EKZ-0012 C 1=2105");
    let version = parsed.version(1, None, &device("1", b""), now());
    let required = |form: &Form| form.questions().filter(|question| question.required).count();
    match reply(Ok((&parsed, &version))).pieces.as_slice() {
        [Piece::Taken { .. }, Piece::Required(numbers), Piece::Blank(_)] => {
            assert_eq!(numbers.len() + 1, required(parsed.form));
        }
        other => panic!("{other:?}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,200}") {
        rendered(&text);
    }

    #[test]
    fn words_that_look_like_answers_make_versions_that_the_form_takes_or_problems(
        form in "[OVCRTI][2-9]?",
        words in proptest::collection::vec("[0-9OIl]{1,2}(=|)([YNXZABCДНИЖХ]|VG|[0-9]{1,4}|[A-Y]{1,3}|-)", 0..40),
        device_of in "\\PC{0,20}",
    ) {
        let place = if form.starts_with('T') { "D-3" } else { "EKZ-0012" };
        let text = format!("STO-017 {place} {form} {}", words.join(" "));
        rendered(&text);
        if let Ok(parsed) = parse(&text, lookup()) {
            let version = parsed.version(1, None, &device(&device_of, b"s"), now());
            prop_assert_eq!(version.check(parsed.form, &[]), Ok(()));
        }
    }
}
