//! A cosignature of a public witness, and our own.

use super::*;
use crate::checkpoint::tests::{ARCHE, ARCHE_KEY};
use crate::merkle::EMPTY_ROOT;
use crate::note::{NoteError, SigningKey};

/// The witness remora, as it publishes its key; it also stands in the tests of github.com/transparency-dev/formats.
const REMORA: &str = "remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2";

#[test]
fn a_published_cosignature_is_verified() {
    let remora: VerifierKey = REMORA.parse().unwrap();
    assert_eq!((remora.kind(), remora.to_string().as_str()), (SignatureKind::Cosignature, REMORA));
    let note = Note::parse(ARCHE.as_bytes()).unwrap();
    let keys = [ARCHE_KEY.parse().unwrap(), remora];
    let verified = note.verify(&keys).unwrap();
    let times: Vec<_> =
        verified.iter().map(|verified| (verified.key.name(), verified.time_unix_seconds)).collect();
    assert_eq!(times, [(ARCHE_KEY.split('+').next().unwrap(), None), ("remora.n621.de", Some(0x6a12_2120))]);
}

fn witness() -> CosigningKey {
    CosigningKey::from_secret("witness.example", &[2; 32]).unwrap()
}

fn note() -> Note {
    let log = SigningKey::from_secret("log.example", &[1; 32]).unwrap();
    Checkpoint::new("log.example", 0, EMPTY_ROOT).sign(&log).unwrap()
}

#[test]
fn a_cosignature_is_bound_to_its_time_and_text() {
    let keys = [witness().verifier_key().clone()];
    for time in [0, 1_669_000_000, TIME_MAX] {
        let mut note = note();
        note.add(witness().cosign(&note, time).unwrap());
        let verified = note.verify(&keys).unwrap();
        assert_eq!(verified[0].time_unix_seconds, Some(time));

        let wrong =
            Err(NoteError::WrongSignature { name: "witness.example".to_owned(), key_id: keys[0].key_id() });
        let line = note.signatures()[1].clone();
        for at in [7, 8, 71] {
            let mut bent = line.clone();
            bent.signature[at] ^= 1;
            let mut note = self::note();
            note.add(bent);
            assert_eq!(note.verify(&keys), wrong);
        }
        for length in [1, 7, 8, 71] {
            let mut short = line.clone();
            short.signature.truncate(length);
            let mut note = self::note();
            note.add(short);
            assert_eq!(note.verify(&keys), wrong);
        }
    }
}

/// A time that the format cannot state is refused, however well it is signed.
#[test]
fn a_time_beyond_the_format_is_refused() {
    let mut note = note();
    let time = TIME_MAX + 1;
    note.add(witness().0.sign(&time.to_be_bytes(), &message(note.text(), time)));
    assert!(matches!(
        note.verify(&[witness().verifier_key().clone()]),
        Err(NoteError::WrongSignature { .. })
    ));
}

#[test]
fn of_two_cosignatures_the_later_time_counts() {
    let mut note = note();
    for time in [20, 30, 10] {
        note.add(witness().cosign(&note, time).unwrap());
    }
    let keys = [witness().verifier_key().clone()];
    let verified = note.verify(&keys).unwrap();
    assert_eq!((verified.len(), verified[0].time_unix_seconds), (1, Some(30)));
}

#[test]
fn only_checkpoints_are_cosigned_and_kinds_of_keys_are_kept_apart() {
    let text = Note::new("no checkpoint\n").unwrap();
    assert!(matches!(witness().cosign(&text, 0), Err(CheckpointError::Line { line: 2, .. })));
    let secret = witness().to_text();
    assert!(CosigningKey::from_text(&secret).is_ok());
    let error = SigningKey::from_text(&secret).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the key of witness.example is of signature type 0x04, expected 0x01, a log's"
    );
    let log = SigningKey::from_secret("witness.example", &[2; 32]).unwrap();
    assert_ne!(log.verifier_key().key_id(), witness().verifier_key().key_id());
    assert!(!format!("{:?}", witness()).contains(&secret));
}
