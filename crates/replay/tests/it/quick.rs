//! Reading quickly is reading: whatever is changed in an entry, the quick way takes what the long way takes, and nothing
//! else.

use model::fact::Fact;
use record::canonical::to_bytes;

const ENTRIES: [&str; 7] = [
    r#"{"$":1,"at":"2024-06-09T21:00:00+03:00","basis":"original","contest":"ep","door":"archive","fact":"protocol","lines":[10,0,9007199254740991],"revision":1,"roles":["import"],"station":"12-7"}"#,
    r#"{"$":1,"at":"2024-06-09T21:00:00+03:00","basis":"copy","contest":"ep","door":"file","fact":"protocol","lines":[],"reason":"пересчёт","revision":2,"roles":["import","approval"],"source_version":4,"station":"12-7","supersedes":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}"#,
    r#"{"$":1,"at":"2024-06-09T21:00:00+03:00","basis":"original","commission":"c","contest":"ep","door":"scan","fact":"protocol","findings":{"r1":"an \"escape\""},"lines":[1],"revision":1,"roles":["a","b"],"station":"12-7"}"#,
    r#"{"$":1,"area":"12","at":"2024-06-09T21:00:00+03:00","fact":"stations","stations":[{"code":"1","name":{"en":"One","kk":"Бір"}},{"city":"Rome","code":"2","country":"IT","kind":"abroad","mission":"m","name":{},"registered":20,"unit":"u"}]}"#,
    r#"{"$":1,"area":"12","at":"2024-06-09T21:00:00+03:00","fact":"stations","stations":[]}"#,
    r#"{"$":1,"at":"2024-06-09T21:00:00+03:00","basis":"original","contest":"ep","door":"archive","fact":"protocol","findings":{"r1":"x","r2":"y"},"lines":[1],"revision":1,"roles":["import"],"station":"12-7"}"#,
    r#"{"$":1,"at":"2024-06-09T21:00:00+03:00","basis":"original","contest":"ep","door":"archive","fact":"protocol","lines":[1],"revision":1,"roles":["import"],"scan":{"hash":"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef","size":240000,"type":"image/jpeg"},"source_version":4,"station":"12-7"}"#,
];

/// What stands in place of each byte: punctuation, parts of numbers and escapes, and bytes that are no text.
const INSTEAD: &[u8] = b"\"\\{}[],:.-+ 0159eEZ\x00\n\x7F\xCC\xFF";

fn check(bytes: &[u8]) {
    let long =
        Fact::from_bytes(bytes).ok().filter(|fact| to_bytes(fact).is_ok_and(|written| written == bytes));
    assert_eq!(replay::read_fact(bytes).ok(), long, "{}", String::from_utf8_lossy(bytes));
}

#[test]
fn whatever_is_changed_both_ways_agree() {
    for entry in ENTRIES {
        let bytes = entry.as_bytes();
        assert!(replay::read_fact(bytes).is_ok(), "{entry}");
        check(bytes);
        for at in 0..bytes.len() {
            check(&bytes[..at]);
            check(&[&bytes[..at], &bytes[at + 1..]].concat());
            for &other in INSTEAD {
                check(&[&bytes[..at], &[other], &bytes[at + 1..]].concat());
                check(&[&bytes[..at], &[other], &bytes[at..]].concat());
            }
        }
    }
}

#[test]
fn members_in_another_order_or_twice_are_no_fact() {
    let [protocol, _, _, stations, _, findings, scan] = ENTRIES;
    for (entry, from, to) in [
        (protocol, r#""revision":1,"roles":["import"]"#, r#""roles":["import"],"revision":1"#),
        (protocol, r#""revision":1,"#, r#""revision":1,"revision":1,"#),
        (protocol, r#""contest":"ep","#, r#""contest":"ep","findings":{},"#),
        (stations, r#""en":"One","kk":"Бір""#, r#""kk":"Бір","en":"One""#),
        (stations, r#""en":"One","kk":"Бір""#, r#""en":"One","en":"One""#),
        (stations, r#""code":"1","#, r#""code":"1","kind":"ordinary","#),
        (findings, r#""r1":"x","r2":"y""#, ""),
        (findings, r#""r1":"x","r2":"y""#, r#""r2":"y","r1":"x""#),
        (stations, "One", "Une\u{301}"),
        (scan, "image/jpeg", "image/webp"),
        (scan, r#""size":240000,"type":"image/jpeg""#, r#""type":"image/jpeg","size":240000"#),
        (scan, r#""size":240000,"#, r#""size":240000,"taken":1,"#),
    ] {
        let changed = entry.replace(from, to);
        assert_ne!(changed, entry);
        check(changed.as_bytes());
        assert!(replay::read_fact(changed.as_bytes()).is_err(), "{changed}");
    }
}
