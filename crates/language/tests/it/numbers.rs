//! Numbers and times by the custom of each language.

use language::{Fault, Language, Value, Words};
use proptest::prelude::*;

fn in_all(write: impl Fn(&Words) -> String, kk: &str, ru: &str, en: &str) {
    let written = Language::ALL.map(|language| write(&Words::new(language)));
    assert_eq!(written, [kk, ru, en]);
}

#[test]
fn counts_are_grouped_from_four_digits_on() {
    in_all(|words| words.count(0), "0", "0", "0");
    in_all(|words| words.count(999), "999", "999", "999");
    in_all(|words| words.count(1_204), "1\u{202f}204", "1\u{202f}204", "1,204");
    in_all(|words| words.count(10_101), "10\u{202f}101", "10\u{202f}101", "10,101");
    in_all(
        |words| words.count(11_953_465),
        "11\u{202f}953\u{202f}465",
        "11\u{202f}953\u{202f}465",
        "11,953,465",
    );
}

#[test]
fn changes_carry_their_sign() {
    in_all(|words| words.change(0), "0", "0", "0");
    in_all(|words| words.change(1), "+1", "+1", "+1");
    in_all(|words| words.change(-2_980), "−2\u{202f}980", "−2\u{202f}980", "−2,980");
    in_all(
        |words| words.change(i64::MIN).chars().filter(char::is_ascii_digit).collect(),
        "9223372036854775808",
        "9223372036854775808",
        "9223372036854775808",
    );
}

#[test]
fn percentages_keep_their_decimals() {
    in_all(|words| words.percent("81.31"), "81,31\u{202f}%", "81,31\u{202f}%", "81.31\u{202f}%");
    in_all(|words| words.percent("2.60"), "2,60\u{202f}%", "2,60\u{202f}%", "2.60\u{202f}%");
    in_all(|words| words.percent("50"), "50\u{202f}%", "50\u{202f}%", "50\u{202f}%");
    in_all(
        |words| words.percent("1234.5"),
        "1\u{202f}234,5\u{202f}%",
        "1\u{202f}234,5\u{202f}%",
        "1,234.5\u{202f}%",
    );
    in_all(|words| words.percent("no share"), "үлес жоқ", "нет доли", "no share");
}

#[test]
fn days_hours_and_minutes() {
    in_all(
        |words| words.date("2022-11-20"),
        "2022 жылғы 20 қараша",
        "20 ноября 2022 года",
        "20 November 2022",
    );
    in_all(
        |words| words.date_time("2022-11-21T02:14:07+06:00"),
        "2022 жылғы 21 қараша, 02:14 (UTC+6)",
        "21 ноября 2022 года, 02:14 (UTC+6)",
        "21 November 2022, 02:14 (UTC+6)",
    );
    in_all(|words| words.hour("10:05"), "10:05", "10:05", "10:05");

    let english = Words::new(Language::En);
    assert_eq!(english.date_time("2022-03-01T00:00:59-03:30"), "1 March 2022, 00:00 (UTC−3:30)");
    assert_eq!(english.date_time("2022-03-01T23:59:00+00:00"), "1 March 2022, 23:59 (UTC)");
    assert_eq!(english.hour("24:00"), "24:00");
}

#[test]
fn what_has_not_the_record_s_form_is_refused() {
    let words = Words::new(Language::En);
    let refused = [
        Value::Percent(""),
        Value::Percent("81,31"),
        Value::Percent("81."),
        Value::Percent(".5"),
        Value::Percent("8.1.3"),
        Value::Percent("-1"),
        Value::Percent("٣"),
        Value::Date("2022-13-01"),
        Value::Date("2022-01-32"),
        Value::Date("2022-1-1"),
        Value::Date("20 ноября"),
        Value::DateTime("2022-11-21 02:14:07+06:00"),
        Value::DateTime("2022-11-21T02:14:07Z"),
        Value::DateTime("2022-11-21T02:14:07+99:00"),
        Value::Hour("10:60"),
        Value::Hour("24:01"),
        Value::Hour("9:05"),
    ];
    for value in refused {
        let said = words.try_message("announcement-headline-final", &[("title", value)]);
        assert!(matches!(said, Err(Fault::Form { .. })), "{value:?} became {said:?}");
    }
}

#[test]
fn languages_are_found_by_their_code_alone() {
    for language in Language::ALL {
        assert_eq!(Language::parse(language.code()), Some(language));
    }
    for code in ["", "KK", "kk-KZ", "de"] {
        assert_eq!(Language::parse(code), None, "{code}");
    }
}

proptest! {
    #[test]
    fn no_digit_is_lost_and_messages_write_counts_alike(count in 0u64..=(1 << 53)) {
        for language in Language::ALL {
            let words = Words::new(language);
            let written = words.count(count);
            let digits: String = written.chars().filter(char::is_ascii_digit).collect();
            prop_assert_eq!(digits, count.to_string());
            let said = words.message("count-votes", &[("count", Value::Count(count))]);
            prop_assert!(said.starts_with(&format!("{written} ")), "{}", said);
        }
    }

    #[test]
    fn no_text_makes_a_reader_of_times_panic(text in "\\PC*") {
        let words = Words::new(Language::Ru);
        for value in [Value::Date(&text), Value::DateTime(&text), Value::Hour(&text), Value::Percent(&text)] {
            let _ = words.try_message("announcement-headline-final", &[("title", value)]);
        }
    }
}
