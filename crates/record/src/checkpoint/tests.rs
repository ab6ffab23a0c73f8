//! A checkpoint of a public log, and texts that are none.

use proptest::prelude::*;

use super::*;
use crate::merkle::EMPTY_ROOT;

/// Published by the log arche2025h1 of transparency.dev's staging, with signatures of the log (one of them after RFC
/// 6962, a type that is not known here) and of four witnesses.
pub(crate) const ARCHE: &str = "\
arche2025h1.staging.ct.transparency.dev
1432088532
U7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=

— arche2025h1.staging.ct.transparency.dev zTM8sQAAAZ5W0WdjBAMARjBEAiBjW5IQf9pvsYLfQFX6hoGREPMHbdQ3urbllzalApkptQIgIpwtEroeW2BXaHAI4kJXFbon5Ch9MNL5zRNZ55lvGt0=
— arche2025h1.staging.ct.transparency.dev ui8GwCF1+kWqZrxGdhj4aX3gcw7XUlXQQabg/27lefwhUkzbC3NygNI75MdhL1bfTW9g8Ei59RA23oHP7Ry1k3ZFWwQ=
— transparency.dev/DEV:witness-little-garden 2AQqhwAAAABqEiEgzgFIqqhbUoDwjMWE6UP8nd8/KYTzwZ2rhIgcqoXHAwVkjZr4AscylP3v7sEodkRAErumC2q44vdgJY096st5BQ==
— witness1.smartit.nu/witness1 pIyCDwAAAABqEiEghIp82KWebrw7/oHQwlTAm3g2RKS4+eebl8eO0WH+/iEcxZ75W3u5hNI7TOQtmJbqmNWVuE0tgh0XwzdZsDsUAQ==
— remora.n621.de 2net5wAAAABqEiEgPlfF3V06o0Y+fHM+J5J9s27wgxxcOVSpZ/2g/KSiXCg9DEZI+aVCIobWX9sXTynk5XeU/zZ0WBxtqB0DrAWfBw==
— witness.stagemole.eu Z/euoAAAAABqEiEgw0i+7g2ENfDAWHmtRzCfKTHSDwYDJA2NmKeGi9Y8FtEyOUvVr+AJmIY/2TUFucgKi7lI7cUiOvKFYe/TmN9DAg==
";
pub(crate) const ARCHE_ORIGIN: &str = "arche2025h1.staging.ct.transparency.dev";
pub(crate) const ARCHE_KEY: &str =
    "arche2025h1.staging.ct.transparency.dev+ba2f06c0+AU0vHmlGCS/PdN8b2OaGmKprLI8HKM+dJ472xgFYh15f";

#[test]
fn a_published_checkpoint_is_opened() {
    let keys = [ARCHE_KEY.parse().unwrap()];
    let (checkpoint, note) = Checkpoint::open(ARCHE.as_bytes(), ARCHE_ORIGIN, &keys).unwrap();
    assert_eq!(checkpoint.size, 1_432_088_532);
    assert_eq!(checkpoint.root.to_string(), "U7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=");
    assert_eq!(note.text(), checkpoint.to_string());
    assert_eq!(note.to_string(), ARCHE);
    let error = Checkpoint::open(ARCHE.as_bytes(), "other.example", &keys).unwrap_err();
    assert_eq!(
        error.to_string(),
        format!("the checkpoint is of the log {ARCHE_ORIGIN}, expected other.example")
    );
    let larger = ARCHE.replace("1432088532", "1432088533");
    assert!(matches!(
        Checkpoint::open(larger.as_bytes(), ARCHE_ORIGIN, &keys),
        Err(CheckpointError::Note(NoteError::WrongSignature { .. }))
    ));
}

#[test]
fn a_checkpoint_is_signed_and_opened() {
    let key = SigningKey::from_secret("log.example/1", &[1; 32]).unwrap();
    let mut checkpoint = Checkpoint::new("log.example/1", 0, EMPTY_ROOT);
    checkpoint.extensions.push("anything".to_owned());
    let note = checkpoint.sign(&key).unwrap();
    let keys = [key.verifier_key().clone()];
    let opened = Checkpoint::open(note.to_string().as_bytes(), "log.example/1", &keys);
    assert_eq!(opened, Ok((checkpoint.clone(), note)));
    for origin in ["", "two\nlines", "tab\t"] {
        let checkpoint = Checkpoint { origin: origin.to_owned(), ..checkpoint.clone() };
        assert!(checkpoint.sign(&key).is_err(), "{origin:?}");
    }
    for extension in ["", "two\nlines"] {
        let checkpoint = Checkpoint { extensions: vec![extension.to_owned()], ..checkpoint.clone() };
        assert!(checkpoint.sign(&key).is_err(), "{extension:?}");
    }
    assert!(Checkpoint { size: u64::MAX, ..checkpoint }.sign(&key).is_err());
}

#[test]
fn what_is_no_checkpoint_is_refused_by_line() {
    let root = EMPTY_ROOT;
    let table: &[(String, &str)] = &[
        (String::new(), "line 1 of the checkpoint is \"\", expected the origin of the log"),
        ("o\n0".to_owned(), "line 2 of the checkpoint is \"0\", expected a newline at the end of the text"),
        (format!("\n0\n{root}\n"), "line 1 of the checkpoint is \"\", expected the origin of the log"),
        (
            "o\n".to_owned(),
            "line 2 of the checkpoint is \"\", expected the number of entries in decimal digits",
        ),
        (
            format!("o\n01\n{root}\n"),
            "line 2 of the checkpoint is \"01\", expected the number of entries in decimal digits",
        ),
        (
            format!("o\n+1\n{root}\n"),
            "line 2 of the checkpoint is \"+1\", expected the number of entries in decimal digits",
        ),
        (
            format!("o\n9223372036854775808\n{root}\n"),
            "line 2 of the checkpoint is \"9223372036854775808\", expected the number of entries in decimal digits",
        ),
        (
            "o\n1\nAA==\n".to_owned(),
            "line 3 of the checkpoint is \"AA==\", expected the root hash in 44 characters of base64",
        ),
        (
            format!("o\n1\n{root}\nx\n\ny\n"),
            "line 5 of the checkpoint is \"\", expected an extension line that is not empty",
        ),
    ];
    for (text, expect) in table {
        assert_eq!(Checkpoint::parse(text).unwrap_err().to_string(), *expect, "{text:?}");
    }
}

proptest! {
    #[test]
    fn whatever_is_read_is_displayed_alike(text in prop_oneof![
        any::<String>(),
        "[a-z]{0,3}\n[0-9]{0,20}\n(47DEQpj8HBSa[+]/TImW[+]5JCeuQeRkm5NMpJWZG3hSuFU=\n)?[a\n]{0,4}",
    ]) {
        if let Ok(checkpoint) = Checkpoint::parse(&text) {
            prop_assert_eq!(checkpoint.to_string(), text);
        }
    }

    #[test]
    fn arbitrary_bytes_do_not_panic(bytes: Vec<u8>) {
        let _ = Checkpoint::open(&bytes, "origin", &[]);
    }
}
