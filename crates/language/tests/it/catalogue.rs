//! The three files against each other: the same messages, the same variables, and the house's rules for words.

use language::{Language, Value, Words};
use std::collections::{BTreeMap, BTreeSet};

/// Message id to its variables, and to its whole text.
type Catalogue = BTreeMap<&'static str, (BTreeSet<&'static str>, String)>;

fn source(language: Language) -> &'static str {
    match language {
        Language::Kk => {
            concat!(
                include_str!("../../messages/kk.ftl"),
                include_str!("../../messages/site/kk.ftl"),
                include_str!("../../messages/desk/kk.ftl"),
                include_str!("../../messages/mission/kk.ftl"),
                include_str!("../../messages/cases/kk.ftl"),
                include_str!("../../messages/process/kk.ftl"),
                include_str!("../../messages/documents/kk.ftl")
            )
        }
        Language::Ru => {
            concat!(
                include_str!("../../messages/ru.ftl"),
                include_str!("../../messages/site/ru.ftl"),
                include_str!("../../messages/desk/ru.ftl"),
                include_str!("../../messages/mission/ru.ftl"),
                include_str!("../../messages/cases/ru.ftl"),
                include_str!("../../messages/process/ru.ftl"),
                include_str!("../../messages/documents/ru.ftl")
            )
        }
        Language::En => {
            concat!(
                include_str!("../../messages/en.ftl"),
                include_str!("../../messages/site/en.ftl"),
                include_str!("../../messages/desk/en.ftl"),
                include_str!("../../messages/mission/en.ftl"),
                include_str!("../../messages/cases/en.ftl"),
                include_str!("../../messages/process/en.ftl"),
                include_str!("../../messages/documents/en.ftl")
            )
        }
    }
}

/// Read without Fluent, so that a mistake of its reader, or of ours in using it, shows as a difference.
fn catalogue(language: Language) -> Catalogue {
    let mut messages = Catalogue::new();
    let mut current = "";
    for line in source(language).lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let mut text = line;
        if line.starts_with(|first: char| first.is_ascii_lowercase()) {
            let (id, value) = line.split_once(" = ").unwrap_or_else(|| panic!("{language:?}: {line}"));
            (current, text) = (id, value);
            assert!(messages.insert(id, Default::default()).is_none(), "{language:?}: {id} stands twice");
        }
        let (variables, whole) = messages.get_mut(current).expect("a message begins before it goes on");
        variables.extend(text.split('$').skip(1).map(|rest| {
            let end =
                rest.find(|next: char| !next.is_ascii_alphanumeric() && next != '-').unwrap_or(rest.len());
            &rest[..end]
        }));
        whole.push_str(text);
        whole.push('\n');
    }
    messages
}

#[test]
fn every_language_has_the_same_messages_with_the_same_variables() {
    let bare = |language| -> BTreeMap<_, _> {
        catalogue(language).into_iter().map(|(id, (variables, _))| (id, variables)).collect()
    };
    let english = bare(Language::En);
    assert!(english.len() > 100, "the catalogue is read: {}", english.len());
    for language in [Language::Kk, Language::Ru] {
        let other = bare(language);
        let missing: Vec<_> = english.iter().filter(|(id, _)| !other.contains_key(*id)).collect();
        let extra: Vec<_> = other.keys().filter(|id| !english.contains_key(*id)).collect();
        assert!(
            missing.is_empty() && extra.is_empty(),
            "{language:?} lacks {missing:?}, has besides {extra:?}"
        );
        for (id, variables) in &english {
            assert_eq!(&other[id], variables, "{id} in {language:?}");
        }
    }
}

#[test]
fn every_message_is_said_with_all_its_variables_and_with_no_fewer() {
    for language in Language::ALL {
        let words = Words::new(language);
        for (id, (variables, _)) in catalogue(language) {
            // Counts on both sides of every plural rule: 0, 1, 2, 5, 11, 21, 22, 1001, 1002, 1005.
            for count in [0, 1, 2, 5, 11, 21, 22, 1_001, 1_002, 1_005] {
                let args: Vec<_> = variables.iter().map(|name| (*name, Value::Count(count))).collect();
                let said = words.try_message(id, &args).unwrap_or_else(|fault| panic!("{fault}"));
                assert!(
                    !said.contains(['{', '}', '\n', '\u{2068}']) && said.trim() == said,
                    "{id}: {said:?}"
                );
                assert!(
                    !said.contains("  ") && !said.contains(" ,") && !said.contains(" ."),
                    "{id}: {said:?}"
                );
                let pieces = words.pieces(id, &args);
                let together: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
                assert_eq!(together, said, "{id} in pieces");
                for without in 0..args.len() {
                    let mut fewer = args.clone();
                    let (name, _) = fewer.remove(without);
                    let fault = words.try_message(id, &fewer).expect_err(id).to_string();
                    assert!(fault.contains(&format!("${name}")), "{fault}");
                }
            }
        }
    }
}

/// Every text has its letters: a line that was copied and never translated is found.
#[test]
fn every_message_is_translated() {
    let english = catalogue(Language::En);
    for language in [Language::Kk, Language::Ru] {
        for (id, (_, text)) in catalogue(language) {
            let cyrillic = text.chars().any(|letter| ('\u{400}'..='\u{4ff}').contains(&letter));
            assert!(cyrillic || english[id].1 == text && id == "date-time", "{id} in {language:?}: {text}");
        }
    }
    let kazakh_letters = "әғқңөұүһі";
    let kazakh: String = catalogue(Language::Kk).into_values().map(|(_, text)| text).collect();
    assert!(kazakh_letters.chars().all(|letter| letter == 'һ' || kazakh.contains(letter)));
    let russian: String = catalogue(Language::Ru).into_values().map(|(_, text)| text).collect();
    assert!(!russian.contains(|letter| kazakh_letters.contains(letter)));
}

#[test]
fn the_codes_of_the_record_have_their_words() {
    let groups: [(&str, &[&str]); 5] = [
        ("base", &["votes_for_options", "valid", "ballots_found", "took_part", "registered"]),
        ("base-name", &["votes_for_options", "valid", "ballots_found", "took_part", "registered"]),
        ("basis", &["copy", "original"]),
        ("severity", &["error", "warning", "notice"]),
        ("door", &["archive", "file", "entry", "device", "scan"]),
    ];
    for language in Language::ALL {
        let words = Words::new(language);
        for (group, codes) in groups {
            for code in codes {
                assert!(words.try_message(&format!("{group}-{code}"), &[]).is_ok(), "{group}-{code}");
            }
        }
        for status in ["live", "rehearsal", "demonstration", "archive"] {
            assert!(words.try_message(&format!("status-{status}"), &[]).is_ok(), "{status}");
        }
    }
}

#[test]
fn the_words_that_are_not_ours_do_not_occur() {
    let forbidden = [
        "!",
        "simply",
        "please",
        "fraud",
        "anomal",
        "suspicio",
        "manipulat", // English
        "просто",
        "пожалуйста",
        "фальсифик",
        "махинац",
        "аномал",
        "подозри", // Russian
        "өтінем",
        "өтініш",
        "жай ғана",
        "күмәнді",
        "алаяқ",
        "бұрмала", // Kazakh
    ];
    for language in Language::ALL {
        for (id, (_, text)) in catalogue(language) {
            let text = text.to_lowercase();
            for word in forbidden {
                assert!(!text.contains(word), "{id} in {language:?} says {word:?}");
            }
        }
    }
}

#[test]
fn the_kazakh_file_says_that_no_native_speaker_has_read_it() {
    assert!(
        source(Language::Kk).lines().take(5).any(|line| line.contains("NOT REVIEWED BY A NATIVE SPEAKER"))
    );
}
