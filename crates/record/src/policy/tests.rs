//! The specification's example with real keys, every wrong line, and every set of cosignatures.

use proptest::prelude::*;

use super::*;
use crate::cosignature::CosigningKey;
use crate::merkle::EMPTY_ROOT;
use crate::note::SigningKey;

const ORIGIN: &str = "log.example/1";
const NAMES: [&str; 6] = ["X1", "X2", "X3", "Y1", "Y2", "Y3"];

fn log() -> SigningKey {
    SigningKey::from_secret(ORIGIN, &[99; 32]).unwrap()
}

fn witness(number: u8) -> CosigningKey {
    CosigningKey::from_secret(&format!("witness.example/{number}"), &[number; 32]).unwrap()
}

fn vkey(number: u8) -> String {
    witness(number).verifier_key().to_string()
}

/// A policy with the log and six witnesses, and what a test adds.
fn text(more: &str) -> String {
    let witnesses: Vec<String> =
        (0_u8..).zip(NAMES).map(|(number, name)| format!("witness {name} {}\n", vkey(number))).collect();
    format!("log {}\n\n{}{more}", log().verifier_key(), witnesses.concat())
}

fn note(witnesses: &[u8]) -> Note {
    let mut note = Checkpoint::new(ORIGIN, 0, EMPTY_ROOT).sign(&log()).unwrap();
    for &number in witnesses {
        note.add(witness(number).cosign(&note, 1_000 + u64::from(number)).unwrap());
    }
    note
}

fn check(more: &str, witnesses: &[u8], expect: Result<(), &str>) {
    let policy = Policy::parse(&text(more)).unwrap();
    let satisfied = policy.satisfied(&note(witnesses));
    assert_eq!(
        satisfied.map(|_| ()).map_err(|error| error.to_string()),
        expect.map_err(str::to_owned),
        "{more}"
    );
}

#[test]
fn quorums_are_reached_by_enough_witnesses() {
    check("quorum none", &[], Ok(()));
    check("quorum X2\n", &[1], Ok(()));
    check("quorum X2\n", &[0, 2], Err("the quorum X2 is not reached: cosigned by X1, X3"));
    check("quorum 2\n", &[5, 0], Ok(()));
    let expect = "the quorum of 2 out of X1, X2, X3, Y1, Y2, Y3 is not reached: cosigned by Y3";
    check("quorum 2\n", &[5, 5], Err(expect));
    let expect = "the quorum of 1 out of X1, X2, X3, Y1, Y2, Y3 is not reached: cosigned by no known witness";
    check("quorum 1\n", &[6], Err(expect));
    check("group g all X1 Y1\n\tquorum \t g # ".trim_end_matches(" # "), &[0, 3], Ok(()));
}

/// The example of c2sp.org/tlog-policy, against every set of cosignatures.
#[test]
fn groups_of_groups_are_counted() {
    let groups = "group X-witnesses 2 X1 X2 X3\ngroup Y-witnesses any Y1 Y2 Y3 # unused\n";
    assert!(Policy::parse(&text(groups)).is_err(), "a comment has a line of its own");
    let groups = groups.replace(" # unused", "");
    let policy =
        Policy::parse(&text(&format!("{groups}group both all X-witnesses Y-witnesses\nquorum both\n")));
    let policy = policy.unwrap();
    for set in 0_u8..64 {
        let witnesses: Vec<u8> = (0..6).filter(|number| set >> number & 1 == 1).collect();
        let reached = (set & 7).count_ones() >= 2 && set & 56 != 0;
        assert_eq!(policy.satisfied(&note(&witnesses)).is_ok(), reached, "{witnesses:?}");
    }
    let satisfied = policy.satisfied(&note(&[4, 0, 1])).unwrap();
    let expect = [("X1", 1000), ("X2", 1001), ("Y2", 1004)].map(|(name, time)| (name.to_owned(), time));
    assert_eq!(satisfied.witnesses, expect);
    assert_eq!(&satisfied.log, log().verifier_key());
}

#[test]
fn a_log_signs_for_its_own_origin_only() {
    let other = SigningKey::from_secret("other.example", &[98; 32]).unwrap();
    let policy = format!("log {}\n{}", other.verifier_key(), text("quorum none"));
    let policy = Policy::parse(&policy).unwrap();
    let note = Checkpoint::new(ORIGIN, 0, EMPTY_ROOT).sign(&other).unwrap();
    let expect = "no key of the log log.example/1 that the policy names has signed the checkpoint";
    assert_eq!(policy.satisfied(&note).unwrap_err().to_string(), expect);
    let mut cosigned = Checkpoint::new(ORIGIN, 0, EMPTY_ROOT).sign(&other).unwrap();
    cosigned.add(witness(0).cosign(&cosigned, 0).unwrap());
    assert_eq!(policy.satisfied(&cosigned).unwrap_err().to_string(), expect);
    assert!(Policy::of_log(log().verifier_key().clone()).satisfied(&self::note(&[])).is_ok());
}

/// A reader may know the log's key by other means: then the witnesses alone are asked for.
#[test]
fn witnesses_count_whichever_log_has_signed() {
    let policy = Policy::parse(&text("quorum 2\n")).unwrap();
    let renewed = SigningKey::from_secret(ORIGIN, &[97; 32]).unwrap();
    let mut note = Checkpoint::new(ORIGIN, 0, EMPTY_ROOT).sign(&renewed).unwrap();
    for number in 0..2 {
        let error = policy.cosigned(&note).unwrap_err().to_string();
        assert!(error.starts_with("the quorum of 2 out of"), "{error}");
        note.add(witness(number).cosign(&note, 7).unwrap());
    }
    assert!(policy.satisfied(&note).is_err());
    assert_eq!(policy.cosigned(&note).unwrap(), [("X1".to_owned(), 7), ("X2".to_owned(), 7)]);
    let none = Policy::parse(&text("quorum none\n")).unwrap();
    assert_eq!(none.cosigned(&self::note(&[])).unwrap(), []);
}

#[test]
fn a_wrong_cosignature_condemns_the_note() {
    let policy = Policy::parse(&text("quorum 1\n")).unwrap();
    let mut note = note(&[0]);
    let mut bad = witness(1).cosign(&note, 5).unwrap();
    bad.signature[70] ^= 1;
    note.add(bad);
    let error = policy.satisfied(&note).unwrap_err().to_string();
    assert!(error.starts_with("the signature of witness.example/1 (key "), "{error}");
}

#[test]
fn wrong_lines_are_refused_by_number() {
    let (key0, key6) = (vkey(0), vkey(6));
    let log_key = log().verifier_key().to_string();
    let form = "expected \"log <vkey> [<url>]\", \"witness <name> <vkey> [<url>]\", \"group <name> all|any|<k> <name>…\" or \"quorum none|<name>|<k>\", found";
    let table: &[(String, String)] = &[
        (
            String::new(),
            "no quorum is defined: expected a line \"quorum none\", \"quorum <name>\" or \"quorum <k>\""
                .to_owned(),
        ),
        ("quorum\n".to_owned(), format!("{form} \"quorum\"")),
        ("trust me\n".to_owned(), format!("{form} \"trust me\"")),
        ("group g 1\n".to_owned(), format!("{form} \"group g 1\"")),
        ("quorum none\r\n".to_owned(), "control character 0x0d: only tab and newline are allowed".to_owned()),
        ("log x\n".to_owned(), "a key must read <name>+<8 hexadecimal digits>+<base64>".to_owned()),
        (
            format!("log {key6}\n"),
            "the key of witness.example/6 is of the wrong type: expected 0x01, a log's".to_owned(),
        ),
        (
            format!("witness w {log_key}\n"),
            "the key of log.example/1 is of the wrong type: expected 0x04, a witness's".to_owned(),
        ),
        (format!("log {log_key}\n"), "the key of log.example/1 stands in the policy already".to_owned()),
        (
            format!("witness w {key0}\n"),
            "the key of witness.example/0 stands in the policy already".to_owned(),
        ),
        (format!("witness X1 {key6}\n"), "the name \"X1\" is taken".to_owned()),
        (format!("witness none {key6}\n"), "the name \"none\" is taken".to_owned()),
        ("group X1 all X2\n".to_owned(), "the name \"X1\" is taken".to_owned()),
        ("group g all h\n".to_owned(), "no line above defines \"h\"".to_owned()),
        ("group g all none\n".to_owned(), "no line above defines \"none\"".to_owned()),
        ("group g all g\n".to_owned(), "no line above defines \"g\"".to_owned()),
        (
            "group g all X1 X1\n".to_owned(),
            "\"X1\" is a member of a group already, and must not count twice".to_owned(),
        ),
        ("group g 0 X1\n".to_owned(), "0 of 1 cannot be a quorum: expected a number from 1 to 1".to_owned()),
        ("group g 2 X1\n".to_owned(), "2 of 1 cannot be a quorum: expected a number from 1 to 1".to_owned()),
        (
            "group g most X1\n".to_owned(),
            "most of 1 cannot be a quorum: expected a number from 1 to 1".to_owned(),
        ),
        ("quorum 7\n".to_owned(), "7 of 6 cannot be a quorum: expected a number from 1 to 6".to_owned()),
        ("quorum 0\n".to_owned(), "0 of 6 cannot be a quorum: expected a number from 1 to 6".to_owned()),
        ("quorum all\n".to_owned(), "no line above defines \"all\"".to_owned()),
    ];
    for (more, expect) in table {
        assert_eq!(
            Policy::parse(&text(more)).unwrap_err().to_string(),
            format!("line 9 of the policy: {expect}")
        );
    }
    let error = Policy::parse(&text("quorum 1\n# and again\nquorum 2\n")).unwrap_err();
    assert_eq!(error, PolicyError { line: 11, reason: LineError::SecondQuorum });
    let error = Policy::parse(&text("group g any X1\ngroup h any X1\n")).unwrap_err();
    assert_eq!(error, PolicyError { line: 10, reason: LineError::MemberTwice { name: "X1".to_owned() } });
}

#[test]
fn urls_and_comments_are_passed_over() {
    let text =
        format!("# trust\n\n  log\t{} https://log.example/\n \t# none\nquorum none", log().verifier_key());
    assert_eq!(Policy::parse(&text), Ok(Policy::of_log(log().verifier_key().clone())));
}

proptest! {
    #[test]
    fn arbitrary_texts_do_not_panic(text in prop_oneof![
        any::<String>(),
        "((log|witness|group|quorum|#)[ \t](g|h|X1|X2|none|all|any|[0-9]{1,20})?( g| X1| X2| 3){0,3}\n){0,6}",
    ]) {
        let _ = Policy::parse(&text);
        if let Ok(policy) = Policy::parse(&self::text(&text)) {
            let _ = policy.satisfied(&note(&[0, 1]));
        }
    }
}
