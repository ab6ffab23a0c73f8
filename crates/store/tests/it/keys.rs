//! Keys: private files, sealed ones, and a change of key that is finished wherever it was cut short.

use crate::place::{ORIGIN, Place, command, settle, wait};
use serde_json::json;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use store::keys::{Source, record_key_file};
use store::{NewFact, Opening, Passphrase, Store, StoreError};

/// The mode of a file.
fn mode(path: &Path) -> u32 {
    std::fs::metadata(path).unwrap().permissions().mode() & 0o777
}

/// The store needs to know of a change of key no more than that a fact names the new one.
async fn accept_change(store: &Store) -> String {
    let next = store.next_key().unwrap().verifier_key().to_string();
    let fact = json!({
        "$": 1,
        "at": "2026-05-17T20:00:00+01:00",
        "fact": "key",
        "key": next,
        "signatures": ["", ""],
    });
    store.accept(command(vec![NewFact::new(&fact).unwrap()])).await.unwrap();
    next
}

#[test]
fn a_rotation_that_was_cut_short_is_finished_at_the_next_opening() {
    wait(async {
        let (place, store) = Place::new().await;
        store.accept(command(crate::place::notes(0, 3))).await.unwrap();
        settle(&store).await.unwrap();
        let old = store.verifier_key().to_string();
        // A text that happens to hold the key that follows is no change of key.
        let next = store.next_key().unwrap().verifier_key().to_string();
        store.accept(command(vec![NewFact::new(&json!({ "reason": next })).unwrap()])).await.unwrap();
        // Cut short before the fact: the old key signs, and the key that was made is the one to follow.
        let next = store.next_key().unwrap().verifier_key().to_string();
        drop(store);
        let store = place.open().await.unwrap();
        assert_eq!(store.verifier_key().to_string(), old);
        assert!(store.signed_by_present_key().unwrap());
        // Cut short after the fact.
        assert_eq!(accept_change(&store).await, next);
        drop(store);
        let store = place.open().await.unwrap();
        assert_eq!(store.verifier_key().to_string(), next);
        assert!(!store.signed_by_present_key().unwrap(), "the change is not finished before it is signed");
        settle(&store).await.unwrap();
        assert!(store.signed_by_present_key().unwrap());
        let known: Vec<String> = store.verifier_keys().iter().map(ToString::to_string).collect();
        assert_eq!(known, [next.clone(), old.clone()]);
        // Cut short between remembering the old key and moving the new one: both are there.
        let third = accept_change(&store).await;
        drop(store);
        std::fs::write(place.data().join("keys/record.former"), format!("{next}\n{old}\n")).unwrap();
        let store = place.open().await.unwrap();
        let known: Vec<String> = store.verifier_keys().iter().map(ToString::to_string).collect();
        assert_eq!(known, [third, next, old]);
    });
}

#[test]
fn a_key_that_was_cut_short_while_it_was_written_does_not_lock_the_directory() {
    wait(async {
        let (place, store) = Place::new().await;
        drop(store);
        let half = place.data().join("keys/record.next.new");
        std::fs::write(&half, "PRIVATE+KEY+").unwrap();
        let store = place.open().await.unwrap();
        store.next_key().unwrap();
        assert!(!half.exists());
        assert_eq!(mode(&place.data().join("keys/record.next")), 0o600);
    });
}

#[test]
fn keys_are_for_their_owner_alone() {
    wait(async {
        let (place, _store) = Place::new().await;
        for name in ["record.key", "journal.key"] {
            assert_eq!(mode(&place.data().join("keys").join(name)), 0o600, "{name}");
        }
        // A secret is never written over another.
        let file = record_key_file(&place.data());
        let before = std::fs::read(&file).unwrap();
        assert!(store::keys::write_secret(&file, "other").is_err());
        assert_eq!(std::fs::read(&file).unwrap(), before);
    });
}

#[test]
fn sealed_keys_open_with_their_passphrase_alone() {
    wait(async {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        let with = |text: &str| Opening { passphrase: Passphrase::from_text(text), ..Opening::default() };
        let store =
            Store::create(&data, ORIGIN, "/nowhere", Source::System, with("open sesame")).await.unwrap();
        let key = store.verifier_key().to_string();
        drop(store);
        for name in ["record.key", "journal.key"] {
            let path = data.join("keys").join(name);
            let text = std::fs::read_to_string(&path).unwrap();
            assert!(text.starts_with("hattama sealed key, version 1"), "{text}");
            assert!(!text.contains("PRIVATE"), "{text}");
            assert_eq!(mode(&path), 0o600);
        }
        let error = Store::open(&data, Opening::default()).await.err().unwrap();
        assert!(matches!(error, StoreError::Sealed { .. }), "{error}");
        let error = Store::open(&data, with("open barley")).await.err().unwrap();
        assert!(error.to_string().contains("the passphrase does not open this key"), "{error}");
        // A change of key keeps to the passphrase.
        let store = Store::open(&data, with("open sesame")).await.unwrap();
        assert_eq!(store.verifier_key().to_string(), key);
        let next = accept_change(&store).await;
        drop(store);
        let store = Store::open(&data, with("open sesame")).await.unwrap();
        assert_eq!(store.verifier_key().to_string(), next);
        let text = std::fs::read_to_string(record_key_file(&data)).unwrap();
        assert!(text.starts_with("hattama sealed key, version 1"), "{text}");
    });
}

#[test]
fn open_keys_stay_open_whatever_the_environment_says() {
    wait(async {
        let (place, store) = Place::new().await;
        drop(store);
        let opening = Opening { passphrase: Passphrase::from_text("unasked"), ..Opening::default() };
        let store = Store::open(&place.data(), opening).await.unwrap();
        store.next_key().unwrap();
        drop(store);
        place.open().await.unwrap().next_key().unwrap();
    });
}
