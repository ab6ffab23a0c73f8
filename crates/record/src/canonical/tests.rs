//! Tables for every rule, and laws against another implementation and against `serde_json`.

use std::collections::BTreeMap;
use std::fmt::Debug;

use proptest::prelude::*;
use serde::Serialize;
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

use super::*;

fn check_written<T: Serialize + Debug + ?Sized>(value: &T, expect: &str) {
    assert_eq!(
        to_bytes(value).map(|bytes| String::from_utf8(bytes).unwrap()),
        Ok(expect.to_owned()),
        "{value:?}"
    );
    assert_eq!(check(expect.as_bytes()), Ok(()), "{expect}");
}

fn check_refused<T: Serialize + Debug + ?Sized>(value: &T, expect: &str) {
    let mut out = b"before".to_vec();
    let error = append_to(value, &mut out).expect_err(expect);
    assert_eq!(error.to_string(), expect);
    assert_eq!(out, b"before", "an error leaves the buffer as it was");
}

#[derive(Debug, Serialize)]
struct Sorted {
    a: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    b: Option<bool>,
    c: Vec<&'static str>,
}

#[derive(Debug, Serialize)]
struct Unsorted {
    b: i64,
    a: i64,
}

#[derive(Debug, Serialize)]
struct Wrapped(u8);

#[derive(Debug, Serialize)]
enum Variant {
    Unit,
    Newtype(u8),
    Tuple(u8, u8),
    Struct { x: u8, y: u8 },
}

#[test]
fn values_are_written() {
    check_written(&Sorted { a: -1, b: None, c: vec!["x", ""] }, r#"{"a":-1,"c":["x",""]}"#);
    check_written(&Sorted { a: 0, b: Some(true), c: vec![] }, r#"{"a":0,"b":true,"c":[]}"#);
    check_written(&INTEGER_MAX, "9007199254740991");
    check_written(&-INTEGER_MAX, "-9007199254740991");
    check_written(&(7_u8, 7_i128, 'z', false), r#"[7,7,"z",false]"#);
    check_written(&Wrapped(3), "3");
    check_written(&Some(3), "3");
    check_written(
        &[Variant::Unit, Variant::Newtype(1), Variant::Tuple(2, 3), Variant::Struct { x: 4, y: 5 }],
        r#"["Unit",{"Newtype":1},{"Tuple":[2,3]},{"Struct":{"x":4,"y":5}}]"#,
    );
    check_written(
        &BTreeMap::from([("", 1), ("Z", 2), ("a", 3), ("a b", 4)]),
        r#"{"":1,"Z":2,"a":3,"a b":4}"#,
    );
    // A delete character needs no escape; a source file cannot show it, so it is put in by name.
    let expect = r#""\b\t\n\f\r\"\\/\u0000\u001fDEL""#.replace("DEL", "\u{7f}");
    check_written("\u{8}\t\n\u{c}\r\"\\/\u{0}\u{1f}\u{7f}", &expect);
    check_written("Нұр-Сұлтан ℵ 𝄞 é", "\"Нұр-Сұлтан ℵ 𝄞 é\"");
}

#[test]
fn values_without_a_canonical_form_are_refused() {
    check_refused(
        &Unsorted { b: 1, a: 2 },
        "key \"a\" follows \"b\": keys must ascend strictly in byte order",
    );
    check_refused(&None::<u8>, "a null was found: leave the field out instead");
    check_refused(&(), "a null was found: leave the field out instead");
    check_refused(&1.5_f64, "the float 1.5 was found: only integers are exact");
    check_refused(&(INTEGER_MAX + 1), "integer 9007199254740992 is outside ±9007199254740991");
    check_refused(&i64::MIN, "integer -9223372036854775808 is outside ±9007199254740991");
    check_refused(&u128::MAX, "integer 340282366920938463463374607431768211455 is outside ±9007199254740991");
    check_refused("e\u{301}", "string \"e\u{301}\" is not in Unicode normalisation form C");
    check_refused(&BTreeMap::from([(1, 1)]), "a key is written 1: keys must be strings");
    for key in ["é", "a\"", "a\\", "a\n"] {
        let error = to_bytes(&BTreeMap::from([(key, 1)])).unwrap_err();
        assert!(matches!(error, CanonicalError::KeyNotPlain { .. }), "{key}: {error}");
    }
}

/// An enum variant with a value, which is an object of its own, inside so many arrays.
struct InArrays(usize);

impl Serialize for InArrays {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            0 => Variant::Newtype(1).serialize(serializer),
            depth => [InArrays(depth - 1)].serialize(serializer),
        }
    }
}

fn nested(depth: usize) -> Value {
    (0..depth).fold(Value::from(1), |inner, level| {
        if level % 2 == 0 { Value::from(vec![inner]) } else { serde_json::json!({ "k": inner }) }
    })
}

#[test]
fn depth_is_limited_alike() {
    let deepest = to_bytes(&nested(DEPTH_MAX)).unwrap();
    assert_eq!(check(&deepest), Ok(()));
    assert_eq!(to_bytes(&nested(DEPTH_MAX + 1)), Err(CanonicalError::Depth));
    assert_eq!(to_bytes(&InArrays(DEPTH_MAX - 1)).map(|bytes| check(&bytes)), Ok(Ok(())));
    assert_eq!(to_bytes(&InArrays(DEPTH_MAX)), Err(CanonicalError::Depth));
    let deeper = serde_json::to_vec(&nested(DEPTH_MAX + 1)).unwrap();
    assert_eq!(check(&deeper).unwrap_err().reason, Reason::Depth);
    assert!(check(&vec![b'['; 1_000_000]).is_err());
}

#[test]
fn other_spellings_are_refused_where_they_depart() {
    let unexpected = |found, expected| Reason::Unexpected { found, expected };
    let table: &[(&[u8], usize, Reason)] = &[
        (b"", 0, Reason::Ends { expected: "a value" }),
        (b" 1", 0, unexpected(b' ', "a value")),
        (b"1 ", 1, Reason::Trailing),
        (b"1\n", 1, Reason::Trailing),
        (b"[1, 2]", 3, unexpected(b' ', "a value")),
        (b"[1,]", 3, unexpected(b']', "a value")),
        (b"[1", 2, Reason::Ends { expected: "',' or ']'" }),
        (b"{\"a\" :1}", 4, unexpected(b' ', "':'")),
        (b"{\"a\":1,}", 7, unexpected(b'}', "a key")),
        (b"{\"a\":1,\"a\":1}", 7, Reason::KeyOrder),
        (b"{\"b\":1,\"a\":1}", 7, Reason::KeyOrder),
        (b"{\"a\":1,\"a\\u0062\":1}", 9, Reason::KeyNotPlain { found: b'\\' }),
        ("{\"é\":1}".as_bytes(), 2, Reason::KeyNotPlain { found: 0xC3 }),
        (b"null", 0, Reason::Null),
        (b"[null]", 1, Reason::Null),
        (b"nul", 0, unexpected(b'n', "a value")),
        (b"tru", 0, unexpected(b't', "true or false")),
        (b"+1", 0, unexpected(b'+', "a value")),
        (b"01", 0, Reason::LeadingZero),
        (b"-01", 1, Reason::LeadingZero),
        (b"00", 0, Reason::LeadingZero),
        (b"-0", 0, Reason::MinusZero),
        (b"-", 1, Reason::Ends { expected: "a digit" }),
        (b"1.0", 1, Reason::Fraction),
        (b"1e0", 1, Reason::Fraction),
        (b"9007199254740992", 0, Reason::IntegerRange),
        (b"-9007199254740992", 0, Reason::IntegerRange),
        (b"10000000000000000", 0, Reason::IntegerRange),
        (b"\"a", 2, Reason::Ends { expected: "the end of a string" }),
        (b"\"a\tb\"", 2, Reason::Control { found: 9 }),
        (b"\"\\/\"", 1, Reason::Escape),
        (b"\"\\u0009\"", 1, Reason::Escape),
        (b"\"\\u000B\"", 1, Reason::Escape),
        (b"\"\\u0061\"", 1, Reason::Escape),
        (b"\"\\u007f\"", 1, Reason::Escape),
        (b"\"\\ud834\\udd1e\"", 1, Reason::Escape),
        (b"\"\\x\"", 1, Reason::Escape),
        (b"\"\\", 1, Reason::Escape),
        (b"\"abc\xFF\"", 4, Reason::Utf8),
        (b"[\"abc\xFF\",\"a longer text follows\"]", 5, Reason::Utf8),
        (b"[\"a text beyond \xFF eight bytes\"]", 16, Reason::Utf8),
        (b"\"\xC0\xAF\"", 1, Reason::Utf8),
        (b"\"\xED\xA0\x80\"", 1, Reason::Utf8),
        ("\"ee\u{301}\"".as_bytes(), 1, Reason::NotNormalised),
        ("\"\\te\u{301}\"".as_bytes(), 3, Reason::NotNormalised),
    ];
    for &(bytes, offset, reason) in table {
        assert_eq!(check(bytes), Err(NotCanonical { offset, reason }), "{}", bytes.escape_ascii());
    }
}

/// `\b` is followed by a combining dot: the spelling `b` + dot would compose, the backspace it means does not.
#[test]
fn an_escape_does_not_combine_with_what_follows() {
    check_written("\u{8}\u{307}", "\"\\b\u{307}\"");
}

/// All pairs of characters that the short cut accepts; what holds for neighbours holds for a text, because the marks
/// among them (U+0483 to U+0487) are of one combining class and are never reordered.
#[test]
fn the_short_cut_for_normalisation_agrees_with_the_tables() {
    let inert = || ('\u{0}'..'\u{300}').chain('\u{400}'..'\u{540}');
    for first in inert() {
        for second in inert() {
            let pair = String::from_iter([first, second]);
            assert!(is_nfc_slow(&pair), "{pair:?}");
        }
    }
    for character in '\u{0}'..='\u{FFFF}' {
        for text in [character.to_string(), format!("и{character}"), format!("{character}\u{301}")] {
            assert_eq!(is_nfc(&text), is_nfc_slow(&text), "{text:?}");
        }
    }
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z]{0,20}",
        "[\\x00-\\x7f]{0,20}",
        "[Ѐ-ӿ ]{0,20}".prop_map(|text| text.nfc().collect()),
        any::<String>().prop_map(|text| text.nfc().collect()),
    ]
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        any::<bool>().prop_map(Value::from),
        (-INTEGER_MAX..=INTEGER_MAX).prop_map(Value::from),
        (-100_i64..100).prop_map(Value::from),
        text().prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 60, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map("[ !#-\\[\\]-~]{0,6}", inner, 0..6)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn another_implementation_writes_the_same_bytes(value in value()) {
        let ours = to_bytes(&value).unwrap();
        prop_assert_eq!(&ours, &serde_json_canonicalizer::to_vec(&value).unwrap());
        prop_assert_eq!(check(&ours), Ok(()));
        prop_assert_eq!(serde_json::from_slice::<Value>(&ours).unwrap(), value);
    }

    /// Whatever is accepted is what `to_bytes` writes for the value it means.
    #[test]
    fn one_value_has_one_accepted_spelling(value in value(), edits in prop::collection::vec((any::<prop::sample::Index>(), edit()), 1..4)) {
        let mut bytes = to_bytes(&value).unwrap();
        for (at, edit) in edits {
            edit.apply(&mut bytes, at);
        }
        if check(&bytes).is_ok() {
            let parsed: Value = serde_json::from_slice(&bytes).expect("canonical bytes are JSON");
            prop_assert_eq!(to_bytes(&parsed).unwrap(), bytes);
        }
    }

    /// The same value printed with white space, or with escapes nobody asked for, is refused.
    #[test]
    fn an_equal_value_in_other_bytes_is_refused(value in value()) {
        let canonical = to_bytes(&value).unwrap();
        let pretty = serde_json::to_vec_pretty(&value).unwrap();
        prop_assert_eq!(check(&pretty).is_ok(), pretty == canonical);
        let mut escaped = Vec::new();
        for character in String::from_utf8(canonical.clone()).unwrap().chars() {
            if character.is_ascii() {
                escaped.push(character as u8);
            } else {
                for unit in character.encode_utf16(&mut [0; 2]) {
                    escaped.extend_from_slice(format!("\\u{unit:04x}").as_bytes());
                }
            }
        }
        prop_assert_eq!(serde_json::from_slice::<Value>(&escaped).unwrap(), value);
        prop_assert_eq!(check(&escaped).is_ok(), escaped == canonical);
    }

    #[test]
    fn arbitrary_bytes_do_not_panic(bytes: Vec<u8>) {
        let _ = check(&bytes);
    }

    #[test]
    fn words_stop_at_the_first_stop(word: [u8; 8]) {
        let first = word.iter().position(|&byte| byte < 0x20 || byte == b'"' || byte == b'\\');
        let found = check::stops_at(word);
        prop_assert_eq!(found, first);
    }
}

#[derive(Debug, Clone)]
enum Edit {
    Insert(u8),
    Replace(u8),
    Remove,
}

impl Edit {
    fn apply(self, bytes: &mut Vec<u8>, at: prop::sample::Index) {
        match self {
            Edit::Insert(byte) => bytes.insert(at.index(bytes.len() + 1), byte),
            _ if bytes.is_empty() => {}
            Edit::Replace(byte) => {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
            Edit::Remove => {
                bytes.remove(at.index(bytes.len()));
            }
        }
    }
}

fn edit() -> impl Strategy<Value = Edit> {
    let byte = || prop::sample::select(b" 0123456789-+.eE\"\\/bfnrtu,:[]{}az\n\t\0\x7f".to_vec());
    prop_oneof![byte().prop_map(Edit::Insert), byte().prop_map(Edit::Replace), Just(Edit::Remove)]
}
