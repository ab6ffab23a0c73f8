//! The forms that ship: they read, are complete in three languages, and ask what a mission asks.
#![expect(clippy::disallowed_methods, reason = "the forms that ship are files of the repository")]

use model::Texts;
use observation::form::read::read;
use observation::form::{Form, Phase};

/// Every form that ships.
pub fn shipped() -> Vec<Form> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../missions/forms");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let form = |path: &std::path::PathBuf| {
        let text = std::fs::read_to_string(path).unwrap();
        let name = path.file_name().unwrap().to_str().unwrap();
        match read(name, &text) {
            Ok(form) => form,
            Err(problems) => {
                let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
                panic!("{}", lines.join("\n"));
            }
        }
    };
    files.iter().map(form).collect()
}

#[test]
fn they_read_and_come_back_from_json() {
    for form in shipped() {
        assert_eq!(Form::from_json(&form.to_json()).unwrap(), form, "{}", form.id);
    }
}

#[test]
fn they_are_complete_in_three_languages_and_say_which_is_not_reviewed() {
    for form in shipped() {
        assert_eq!(form.languages, ["en", "ru", "kk"], "{}", form.id);
        assert_eq!(form.not_reviewed, ["kk"], "{}", form.id);
        for texts in texts_of(&form) {
            let languages: Vec<&String> = texts.keys().collect();
            assert_eq!(languages, ["en", "kk", "ru"], "{}: {texts:?}", form.id);
            assert!(texts.values().all(|text| !text.trim().is_empty()), "{}: {texts:?}", form.id);
        }
        assert!(form.questions().all(|question| !question.based_on.is_empty()), "{}", form.id);
    }
}

#[test]
fn a_mission_has_a_form_for_each_phase_with_about_as_many_questions_as_such_missions_ask() {
    let forms = shipped();
    for (phase, least) in [
        (Phase::Opening, 25),
        (Phase::Voting, 45),
        (Phase::Counting, 60),
        (Phase::Tabulation, 35),
        (Phase::Transfer, 10),
        (Phase::Incident, 10),
        (Phase::Copy, 8),
    ] {
        let form = forms.iter().find(|form| form.phase == phase).unwrap();
        assert!(form.questions().count() >= least, "{}: {}", form.id, form.questions().count());
    }
}

#[test]
fn what_is_wrong_with_a_form_is_told_all_at_once_and_where() {
    let text = r#"
id = "counting"
version = 1
phase = "counting"
languages = ["en"]
based_on = "practice"
title = { en = "Count", fr = "Dépouillement" }

[[section]]
id = "one"
title = { en = "One" }

[[section.question]]
id = "found"
kind = "number"
text = { en = "Found?" }
based_on = "practice"
when = "later = yes"

[[section.question]]
id = "found"
kind = "yesno"
text = { en = "Found?" }
based_on = "practice"

[[rule]]
code = "sum"
severity = "error"
holds = "found = valid +"
text = { en = "They add up." }
"#;
    let problems = read("counting.toml", text).unwrap_err();
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    for expected in [
        "counting.toml:7:",
        "the language \"fr\"",
        "counting.toml:18:8",
        "found \"later\", expected a question that stands before",
        "found \"found\" twice",
        "found \"yesno\"",
        "counting.toml:29:25",
        "0 overall questions",
    ] {
        assert!(told.iter().any(|line| line.contains(expected)), "{expected}: {told:#?}");
    }
}

/// The texts of a form, each in all its languages.
fn texts_of(form: &Form) -> impl Iterator<Item = &Texts> {
    let questions = form.questions().flat_map(|question| {
        let optional = [&question.help, &question.unit, &question.low, &question.high];
        let options = question.options.iter().map(|option| &option.text);
        std::iter::once(&question.text).chain(optional.into_iter().flatten()).chain(options)
    });
    let sections = form.sections.iter().map(|section| &section.title);
    let rules = form.rules.iter().map(|rule| &rule.text);
    std::iter::once(&form.title).chain(sections).chain(questions).chain(rules)
}
