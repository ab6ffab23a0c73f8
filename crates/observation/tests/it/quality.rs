//! Doubts: each one's smallest case, and what is kept up as reports come equals what a look at all of them finds.

use model::lifecycle::{Commission, Person};
use model::moment::Moment;
use observation::answer::{Answer, Answers, Overall};
use observation::form::{Form, read::read};
use observation::process::row;
use observation::quality::{Doubt, Doubts, of_one};
use observation::report::{Held, Version};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

fn moment(second: i64) -> Moment {
    Moment::new(1_668_950_000 + second, 360)
}

/// Sixteen yes-or-no questions, of which *no* to the first five is irregular; a number with a rule; an overall word.
fn form() -> Form {
    let head = "id = \"t\"\nversion = 1\nphase = \"counting\"\nlanguages = [\"en\"]\nbased_on = \"practice\"\n\
                title = { en = \"T\" }\n[[section]]\nid = \"s\"\ntitle = { en = \"S\" }\n";
    let mut text = head.to_owned();
    let mut question = |id: &str, kind: &str, more: &str| {
        let asked = "[[section.question]]\nbased_on = \"practice\"\ntext = { en = \"?\" }\n";
        writeln!(text, "{asked}id = \"{id}\"\nkind = \"{kind}\"\n{more}").unwrap();
    };
    for number in 0..16 {
        let irregular = if number < 5 { "irregular = [\"no\"]" } else { "" };
        question(&format!("q{number}"), "yes_no", irregular);
    }
    question("ballots", "number", "");
    question("overall", "overall", "");
    text.push_str(
        "[[rule]]\ncode = \"few\"\nseverity = \"error\"\nholds = \"ballots < 100\"\ntext = { en = \"R\" }\n",
    );
    read("t.toml", &text).unwrap_or_else(|problems| panic!("{problems:?}"))
}

fn version(report: &str, place: Option<&str>, (from, until): (i64, i64), answers: Answers) -> Version {
    Version {
        answers,
        complete: true,
        device: "00000000-0000-4000-8000-000000000000".to_owned(),
        form: "t".to_owned(),
        form_version: 1,
        number: 1,
        place: place.map(|code| Commission::Station(code.to_owned())),
        report: report.to_owned(),
        saved: moment(until),
        started: moment(from),
    }
}

/// The doubts that answers give, after an hour of work that arrived when it was saved.
fn doubts(answers: &[(String, Answer)]) -> Vec<Doubt> {
    doubts_of((0, 3_600), 3_600, answers)
}

fn doubts_of(times: (i64, i64), arrived: i64, answers: &[(String, Answer)]) -> Vec<Doubt> {
    let form = form();
    let version = version("a", Some("1"), times, answers.iter().cloned().collect());
    of_one(&form, &version, &row(&form, &version, 0), moment(arrived))
}

/// Answers to the yes-or-no questions from the first on: `y`, `n`.
fn words(words: &str) -> Vec<(String, Answer)> {
    let answer = |word| if word == 'y' { Answer::Yes } else { Answer::No };
    words.chars().enumerate().map(|(place, word)| (format!("q{place}"), answer(word))).collect()
}

fn and(mut answers: Vec<(String, Answer)>, id: &str, answer: Answer) -> Vec<(String, Answer)> {
    answers.push((id.to_owned(), answer));
    answers
}

#[test]
fn each_doubt_of_one_report_has_its_least_case() {
    let overall = |answers: &str, word| doubts(&and(words(answers), "overall", Answer::Overall(word)));
    for (found, expected) in [
        (doubts(&[]), vec![]),
        (doubts(&and(vec![], "ballots", Answer::Number(99))), vec![]),
        (
            doubts(&and(vec![], "ballots", Answer::Number(100))),
            vec![Doubt::Rule { rule: "few".to_owned(), error: true }],
        ),
        (doubts_of((0, 3_600), 3_000, &[]), vec![]),
        (doubts_of((0, 3_601), 3_000, &[]), vec![Doubt::Ahead { seconds: 601 }]),
        (doubts(&words("yyyyyyyyyyy")), vec![]),
        (doubts(&words("yyyyyyyyyyyy")), vec![Doubt::StraightLine { answers: 12 }]),
        (doubts(&words("yyyyyyyyyyyn")), vec![]),
        (doubts_of((0, 180), 180, &words("yyyyyyyyyyyyyyn")), vec![]),
        (
            doubts_of((0, 179), 179, &words("yyyyyyyyyyyyyyn")),
            vec![Doubt::Haste { seconds: 179, answers: 15 }],
        ),
        (doubts_of((0, 179), 179, &words("yyyyyyyyyyyyyn")), vec![]),
        (overall("", Overall::VeryBad), vec![Doubt::NegativeWithoutCause]),
        (overall("n", Overall::VeryBad), vec![]),
        (overall("nnn", Overall::Good), vec![]),
        (overall("nnnn", Overall::Good), vec![Doubt::PositiveDespite { irregular: 4 }]),
    ] {
        assert_eq!(found, expected);
    }
}

/// One report as it was last complete.
#[derive(Debug, Clone)]
struct Seen {
    observer: Person,
    held: Held,
    rule: bool,
}

/// Every doubt, by a look at all reports at once.
fn from_scratch(reports: &BTreeMap<String, Seen>) -> BTreeMap<String, BTreeSet<Doubt>> {
    let mut found: BTreeMap<String, BTreeSet<Doubt>> = BTreeMap::new();
    let mut pair = |one: &str, other: &str, doubt: &dyn Fn(&str) -> Doubt| {
        found.entry(one.to_owned()).or_default().insert(doubt(other));
        found.entry(other.to_owned()).or_default().insert(doubt(one));
    };
    let observers: BTreeSet<Person> = reports.values().map(|seen| seen.observer).collect();
    for observer in observers {
        let mut visits: Vec<(&String, &Held)> = reports
            .iter()
            .filter(|(_, seen)| seen.observer == observer && seen.held.place.is_some())
            .map(|(id, seen)| (id, &seen.held))
            .collect();
        visits.sort_by_key(|(id, held)| (held.times.0.instant(), *id));
        for two in visits.windows(2) {
            let overlap = two[1].1.times.0.instant() < two[0].1.times.1.instant();
            if overlap && two[0].1.place != two[1].1.place {
                pair(two[0].0, two[1].0, &|other| Doubt::TwoPlaces { other: other.to_owned() });
            }
        }
    }
    let mut first: BTreeMap<&String, (&String, &Held)> = BTreeMap::new();
    for (id, seen) in reports {
        for photo in seen.held.photos() {
            let (one, held) = *first.entry(photo).or_insert((id, &seen.held));
            if held.place != seen.held.place {
                let same = |other: &str| Doubt::SamePhoto { photo: photo.clone(), other: other.to_owned() };
                pair(one, id, &same);
            }
        }
    }
    for (id, _) in reports.iter().filter(|(_, seen)| seen.rule) {
        let doubt = Doubt::Rule { rule: "few".to_owned(), error: true };
        found.entry(id.clone()).or_default().insert(doubt);
    }
    found
}

proptest! {
    #[test]
    fn what_is_kept_up_is_what_a_look_at_all_reports_finds(
        came in proptest::collection::vec(
            (0_u8..9, proptest::option::of(0_u8..3), 0_i64..12, 0_i64..6, proptest::collection::vec(0_u8..3, 0..3), any::<bool>()),
            1..40,
        ),
    ) {
        let mut doubts = Doubts::default();
        let mut reports: BTreeMap<String, Seen> = BTreeMap::new();
        for (report, place, from, lasted, photos, rule) in came {
            // A report stays its observer's; its place, times and photographs change from version to version.
            let (id, observer) = (format!("r{report}"), Person(u64::from(report % 3)));
            let photos = photos.iter().map(|photo| format!("p{photo}")).collect();
            let answers = [("photos".to_owned(), Answer::Photos(photos))].into_iter().collect();
            let place = place.map(|place| place.to_string());
            let held = Held::new(&version(&id, place.as_deref(), (from, from + lasted), answers));
            let alone = rule.then(|| Doubt::Rule { rule: "few".to_owned(), error: true });
            let before = reports.insert(id.clone(), Seen { observer, held: held.clone(), rule });
            doubts.take((&id, observer), before.as_ref().map(|seen| &seen.held), &held, alone.into_iter().collect());
            let kept: BTreeMap<String, BTreeSet<Doubt>> =
                doubts.iter().map(|(id, doubts)| (id.clone(), doubts.clone())).collect();
            let all = from_scratch(&reports);
            prop_assert_eq!(doubts.reports(), all.len());
            prop_assert_eq!(kept, all);
        }
    }
}

#[test]
fn a_fork_stays_whatever_comes_after_it() {
    let mut doubts = Doubts::default();
    let held = Held::new(&version("a", Some("1"), (0, 10), Answers::default()));
    doubts.fork("a");
    doubts.take(("a", Person(1)), None, &held, vec![Doubt::NegativeWithoutCause]);
    doubts.take(("a", Person(1)), Some(&held), &held, vec![]);
    assert_eq!(doubts.of("a").collect::<Vec<_>>(), [&Doubt::Forked]);
    assert_eq!(doubts.of("b").count(), 0);
}
