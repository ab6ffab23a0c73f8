//! The published examples, byte for byte, and every way in which a note or key can be spelled wrongly.

use proptest::prelude::*;

use super::*;

/// From golang.org/x/mod/sumdb/note, `example_test.go` and `note_test.go`.
const PETER: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const PETER_SECRET: &str = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
const ENOCH: &str = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop";
const TEXT: &str = "If you think cryptography is the answer to your problem,\n\
    then you don't know what your problem is.\n";
const PETER_SIGNATURE: &str = "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=";
const ENOCH_SIGNATURE: &str = "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=";

fn key(text: &str) -> VerifierKey {
    text.parse().unwrap()
}

fn note(lines: &[&str]) -> Note {
    let lines: Vec<String> = lines.iter().map(|line| format!("{line}\n")).collect();
    Note::parse(format!("{TEXT}\n{}", lines.concat()).as_bytes()).unwrap()
}

fn signers(note: &Note, keys: &[VerifierKey]) -> Result<Vec<String>, NoteError> {
    Ok(note.verify(keys)?.into_iter().map(|verified| verified.key.name().to_owned()).collect())
}

#[test]
fn the_published_note_is_signed_and_verified() {
    let signing = SigningKey::from_text(PETER_SECRET).unwrap();
    assert_eq!(signing.to_text(), PETER_SECRET);
    assert_eq!(signing.verifier_key(), &key(PETER));
    let mut written = Note::new(TEXT).unwrap();
    written.add(signing.sign(TEXT));
    assert_eq!(written.to_string(), format!("{TEXT}\n{PETER_SIGNATURE}\n"));
    assert_eq!(written, note(&[PETER_SIGNATURE]));
    assert_eq!(signers(&written, &[key(PETER)]), Ok(vec!["PeterNeumann".to_owned()]));
}

/// The second signer of the published example, whose secret is 32 zero bytes.
#[test]
fn the_published_second_signature_is_made() {
    let signing = SigningKey::from_secret("EnochRoot", &[0; 32]).unwrap();
    assert_eq!(signing.verifier_key().to_string(), ENOCH);
    assert_eq!(signing.sign(TEXT).to_string(), ENOCH_SIGNATURE);
    let both = note(&[PETER_SIGNATURE, ENOCH_SIGNATURE]);
    assert_eq!(
        signers(&both, &[key(ENOCH), key(PETER)]),
        Ok(vec!["PeterNeumann".to_owned(), "EnochRoot".to_owned()])
    );
}

/// The example of c2sp.org/signed-note.
#[test]
fn the_specification_s_example_is_verified() {
    let example = "This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";
    let foo = key("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
    assert_eq!(foo.key_id(), 0x530d_903a);
    let note = Note::parse(example.as_bytes()).unwrap();
    assert_eq!(note.verify(&[foo]).unwrap().len(), 1);
}

#[test]
fn unknown_signatures_are_passed_over_and_wrong_ones_refused() {
    // Another id under Peter's name, and Peter's id under another name.
    let unknown = ["— PeterNeumann AAAAAAE=", "— EnochRoot x08gowE="];
    for line in unknown {
        let message = "none of the note's signatures is of a known key; expected PeterNeumann (key c74f20a3)";
        assert_eq!(note(&[line]).verify(&[key(PETER)]).unwrap_err().to_string(), message);
        assert!(signers(&note(&[line, PETER_SIGNATURE]), &[key(PETER)]).is_ok());
    }
    // One signature may stand twice, and counts once; the wrong one condemns the note on either side of the right one.
    assert_eq!(signers(&note(&[PETER_SIGNATURE; 2]), &[key(PETER)]).map(|names| names.len()), Ok(1));
    let wrong = PETER_SIGNATURE.replace("UgYN1", "UgYN2");
    let expect = Err(NoteError::WrongSignature { name: "PeterNeumann".to_owned(), key_id: 0xc74f_20a3 });
    for lines in [[wrong.as_str(), PETER_SIGNATURE], [PETER_SIGNATURE, &wrong], [&wrong, ENOCH_SIGNATURE]] {
        assert_eq!(signers(&note(&lines), &[key(PETER), key(ENOCH)]), expect);
    }
    let short = "— PeterNeumann x08gowE=";
    assert_eq!(signers(&note(&[short]), &[key(PETER)]), expect);
    let mut changed = note(&[PETER_SIGNATURE]);
    changed.text = changed.text.replace("answer", "Answer");
    assert_eq!(signers(&changed, &[key(PETER)]), expect);
    assert!(matches!(signers(&note(&[PETER_SIGNATURE]), &[]), Err(NoteError::NoKnownSignature { .. })));
}

#[test]
fn what_is_no_note_is_refused() {
    let line = PETER_SIGNATURE;
    let table: &[(String, &str)] = &[
        (String::new(), "the note has no blank line before its signatures"),
        (format!("text\n{line}\n"), "the note has no blank line before its signatures"),
        ("text\n\n".to_owned(), "the note has no signatures"),
        (format!("text\n\n{line}"), "the note's last signature does not end with a newline"),
        (format!("te\txt\n\n{line}\n"), "the note holds control character 0x09 at byte 2"),
        (format!("text\r\n\n{line}\r\n"), "the note holds control character 0x0d at byte 4"),
        ("x".repeat(1_000_001), "the note has 1000001 bytes, at most 1000000 are read"),
        (format!("text\n\n{}", format!("{line}\n").repeat(101)), "the note has more than 100 signatures"),
    ];
    for (text, expect) in table {
        assert_eq!(Note::parse(text.as_bytes()).unwrap_err().to_string(), *expect);
    }
    assert_eq!(Note::parse(b"a\xFF\n\n").unwrap_err(), NoteError::NotUtf8 { offset: 1 });
    let body = line.strip_prefix("— PeterNeumann ").unwrap();
    let lines = [
        format!("- PeterNeumann {body}"),
        format!("—PeterNeumann {body}"),
        format!("—  {body}"),
        format!("— Peter+Neumann {body}"),
        format!("— Peter\u{a0}Neumann {body}"),
        format!("— Peter Neumann {body}"),
        format!("— PeterNeumann {body} "),
        format!("— PeterNeumann {}", body.trim_end_matches('=')),
        format!("— PeterNeumann {}", body.replace("M=", "N=")),
        "— PeterNeumann x08goQ==".to_owned(),
        "— PeterNeumann ".to_owned(),
        "— PeterNeumann".to_owned(),
    ];
    for line in &lines {
        let error = Note::parse(format!("text\n\n{PETER_SIGNATURE}\n{line}\n").as_bytes()).unwrap_err();
        assert_eq!(error, NoteError::Signature { number: 2, found: line.clone() });
    }
    assert_eq!(Note::new("text").unwrap_err(), NoteError::NoNewline { part: "text" });
    // The last blank line separates; the text keeps its own.
    let note = Note::parse(format!("a\n\nb\n\n{line}\n").as_bytes()).unwrap();
    assert_eq!(note.text(), "a\n\nb\n");
}

/// As `TestNewVerifier` of the reference implementation: no piece of a key and no change of it is a key.
#[test]
fn no_mangled_key_is_read() {
    assert_eq!(key(PETER).to_string(), PETER);
    for start in 0..PETER.len() {
        for end in start + 1..=PETER.len() {
            assert!(end - start == PETER.len() || PETER[start..end].parse::<VerifierKey>().is_err());
        }
    }
    for at in 0..PETER.len() {
        let mut bytes = PETER.as_bytes().to_vec();
        bytes[at] += 1;
        assert!(String::from_utf8(bytes).unwrap().parse::<VerifierKey>().is_err(), "at {at}");
    }
    for at in 0..PETER_SECRET.len() {
        let mut bytes = PETER_SECRET.as_bytes().to_vec();
        bytes[at] += 1;
        assert!(SigningKey::from_text(std::str::from_utf8(&bytes).unwrap()).is_err(), "at {at}");
    }
}

#[test]
fn keys_are_refused_by_name() {
    let table = [
        ("a", "a key must read <name>+<8 hexadecimal digits>+<base64>"),
        ("a+0000000A+AQ==", "a key must read <name>+<8 hexadecimal digits>+<base64>"),
        (
            "a b+00000000+AQ==",
            "\"a b\" cannot name a key: a name is not empty and has no plus sign and no white space",
        ),
        ("a+00000000+AQ==", "the key of a has 0 bytes, expected 32"),
        ("a+00000000+BgAA", "the key of a is of signature type 0x06, expected 0x01 or 0x04"),
        (
            "a+00000000+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
            "the key of a has id 00000000, but name and key give 54ef838e",
        ),
        // The neutral element, under which every text could be signed.
        (
            "a+00000000+AQEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            "the key of a is not a point of Ed25519 that can be trusted",
        ),
    ];
    for (text, expect) in table {
        assert_eq!(text.parse::<VerifierKey>().unwrap_err().to_string(), expect);
    }
    assert!(!format!("{:?}", SigningKey::from_text(PETER_SECRET).unwrap()).contains("AYEKFAL"));
}

proptest! {
    #[test]
    fn whatever_is_read_is_displayed_alike(bytes in prop_oneof![
        any::<Vec<u8>>(),
        "[a-z\n ]{0,20}\n\n(— [a-zé+ ]{0,5} [A-Za-z0-9+/]{4,12}={0,2}\n){1,3}".prop_map(String::into_bytes),
    ]) {
        if let Ok(note) = Note::parse(&bytes) {
            prop_assert_eq!(note.to_string().into_bytes(), bytes);
            let _ = note.verify(&[key(PETER)]);
        }
    }

    #[test]
    fn arbitrary_keys_do_not_panic(text in "(PRIVATE\\+KEY\\+)?[a-z]{0,3}\\+?[0-9a-f]{7,8}\\+?[A-Za-z0-9+/]{0,48}=?", bytes: [u8; 32]) {
        let _ = text.parse::<VerifierKey>();
        let _ = SigningKey::from_text(&text);
        if let Ok(key) = VerifierKey::new("name", SignatureKind::Cosignature, &bytes) {
            prop_assert_eq!(key.to_string().parse(), Ok(key));
        }
    }
}
