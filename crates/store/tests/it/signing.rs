//! Sign: only what is committed, and never from an older copy.

use crate::place::{Place, command, copy, notes, settle, wait};
use record::checkpoint::Checkpoint;
use sqlx::Connection;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use store::sign::CHECKPOINT;
use store::{Kept, Store, StoreError};

/// Publishes as little as counts: the checkpoint, into a folder that the store knows.
async fn publish(store: &Store, folder: &Path) {
    std::fs::create_dir_all(folder).unwrap();
    let note = store.sign().await.unwrap();
    std::fs::write(folder.join(CHECKPOINT), note).unwrap();
}

fn name(folder: &Path) -> String {
    folder.display().to_string()
}

fn kept(store: &Store) -> Vec<Kept> {
    let bytes = std::fs::read(store.record_directory().join(CHECKPOINT)).unwrap();
    vec![Kept { name: "kept".to_owned(), bytes }]
}

fn signed_size(store: &Store, folder: &Path) -> u64 {
    let bytes = std::fs::read(folder.join(CHECKPOINT)).unwrap();
    let keys = std::slice::from_ref(store.verifier_key());
    Checkpoint::open(&bytes, store.origin(), keys).unwrap().0.size
}

#[test]
fn a_restored_older_copy_refuses_to_sign() {
    wait(async {
        let (place, store) = Place::new().await;
        let public = place.path("public");
        store.accept(command(notes(0, 10))).await.unwrap();
        settle(&store).await.unwrap();
        publish(&store, &public).await;
        store.close().await.unwrap();
        copy(&place.data(), &place.path("backup"));
        let store = place.open().await.unwrap();
        store.accept(command(notes(10, 10))).await.unwrap();
        settle(&store).await.unwrap();
        publish(&store, &public).await;
        store.close().await.unwrap();

        std::fs::remove_dir_all(place.data()).unwrap();
        copy(&place.path("backup"), &place.data());
        let store = place.open().await.unwrap();
        let behind = |error: &StoreError, expected: &str| {
            let text = error.to_string();
            assert!(matches!(error, StoreError::WorldHasSeenMore { seen: 20, .. }), "{text}");
            assert!(text.contains(expected) && text.contains("older copy"), "{text}");
        };
        behind(&store.sign().await.unwrap_err(), "has only 10");
        // It goes on and reaches the size that the world has seen, with other facts: a fork.
        store.accept(command(notes(50, 10))).await.unwrap();
        behind(&settle(&store).await.unwrap_err(), "has another tree of that size");
        store.accept(command(notes(60, 10))).await.unwrap();
        behind(&settle(&store).await.unwrap_err(), "has another tree of that size");
        assert_eq!(signed_size(&store, &store.record_directory()), 10, "nothing was signed");
        assert_eq!(signed_size(&store, &public), 20);
    });
}

#[test]
fn a_lost_database_beside_a_newer_checkpoint_refuses_to_sign() {
    wait(async {
        let (place, store) = Place::new().await;
        store.accept(command(notes(0, 10))).await.unwrap();
        settle(&store).await.unwrap();
        store.close().await.unwrap();
        copy(&place.data().join("hattama.sqlite"), &place.path("older.sqlite"));
        let store = place.open().await.unwrap();
        store.accept(command(notes(10, 5))).await.unwrap();
        settle(&store).await.unwrap();
        store.close().await.unwrap();
        copy(&place.path("older.sqlite"), &place.data().join("hattama.sqlite"));
        let error = place.open().await.unwrap().sign().await.unwrap_err();
        assert!(matches!(error, StoreError::WorldHasSeenMore { seen: 15, .. }), "{error}");
    });
}

#[test]
fn a_head_that_moves_while_it_is_signed_is_not_signed() {
    wait(async {
        let (place, store) = Place::new().await;
        let store = Arc::new(store);
        store.accept(command(notes(0, 10))).await.unwrap();
        store.sequence(0).await.unwrap();
        store.integrate().await.unwrap();
        // A place of publication that answers when it likes: signing has read the head and waits for it.
        let public = place.path("public");
        std::fs::create_dir_all(&public).unwrap();
        let made = Command::new("mkfifo").arg(public.join(CHECKPOINT)).status().unwrap();
        assert!(made.success());
        let signing = tokio::spawn({
            let store = Arc::clone(&store);
            async move { store.sign().await }
        });
        let pipe = public.join(CHECKPOINT);
        let open = tokio::task::spawn_blocking(move || std::fs::File::options().write(true).open(pipe));
        let mut answer = open.await.unwrap().unwrap();
        let other = record::SigningKey::from_secret("other.example", &[1; 32]).unwrap();
        let foreign = Checkpoint::new("other.example", 0, record::merkle::EMPTY_ROOT).sign(&other).unwrap();
        std::io::Write::write_all(&mut answer, foreign.to_string().as_bytes()).unwrap();
        let mut hand = place.hand().await;
        sqlx::raw_sql("update head set size = 11, root = zeroblob(32)").execute(&mut hand).await.unwrap();
        hand.close().await.unwrap();
        drop(answer);
        let error = signing.await.unwrap().unwrap_err();
        assert!(matches!(error, StoreError::HeadMoved { expected: 10, found: 11 }), "{error}");
        assert!(!store.record_directory().join(CHECKPOINT).exists(), "nothing was signed");
    });
}

#[test]
fn a_checkpoint_that_was_signed_and_not_written_is_written() {
    wait(async {
        let (_place, store) = Place::new().await;
        store.accept(command(notes(0, 10))).await.unwrap();
        settle(&store).await.unwrap();
        let file = store.record_directory().join(CHECKPOINT);
        let note = std::fs::read(&file).unwrap();
        std::fs::remove_file(&file).unwrap();
        std::fs::write(store.record_directory().join("checkpoint.new"), "half").unwrap();
        settle(&store).await.unwrap();
        assert_eq!(std::fs::read(&file).unwrap(), note);
    });
}

#[test]
fn a_place_whose_checkpoint_is_gone_or_damaged_is_not_passed_over() {
    wait(async {
        let (place, store) = Place::new().await;
        store.accept(command(notes(0, 10))).await.unwrap();
        settle(&store).await.unwrap();
        let public = place.public();
        std::fs::create_dir_all(&public).unwrap();
        let note = store.sign().await.unwrap();
        // Nothing was published yet: nothing can be missing.
        std::fs::write(public.join(CHECKPOINT), &note).unwrap();
        store.sign().await.unwrap();
        for damaged in [None, Some("no checkpoint")] {
            match damaged {
                None => std::fs::remove_file(public.join(CHECKPOINT)).unwrap(),
                Some(text) => std::fs::write(public.join(CHECKPOINT), text).unwrap(),
            }
            let error = store.sign().await.unwrap_err();
            assert!(matches!(&error, StoreError::PlaceLost { .. }), "{error}");
            assert!(error.to_string().contains("--forget"), "{error}");
        }
        // A flipped bit in a signature says nothing about the tree: publication writes it anew.
        let flipped = note.trim_end().to_owned();
        let last = flipped.chars().nth_back(4).unwrap();
        let other = if last == 'A' { "B" } else { "A" };
        let at = flipped.len() - 5;
        let flipped = format!("{}{other}{}\n", &flipped[..at], &flipped[at + 1..]);
        std::fs::write(public.join(CHECKPOINT), flipped).unwrap();
        store.sign().await.unwrap();
    });
}

#[test]
fn forgetting_leaves_something_to_compare_with() {
    wait(async {
        let (place, store) = Place::new().await;
        store.accept(command(notes(0, 10))).await.unwrap();
        settle(&store).await.unwrap();
        let (public, other) = (place.public(), place.path("other"));
        publish(&store, &public).await;
        store.sign().await.unwrap();
        let (gone, new) = (name(&public), name(&other));
        let refused = |error: StoreError, expected: &str| {
            assert!(error.to_string().contains(expected), "{error}");
        };
        // What stands there would be gone by, when nothing newer comes.
        let error = store.change_places(Some(&new), Some(&gone), &[]).await.unwrap_err();
        refused(error, "a checkpoint of this record of size 10 stands there");
        let note = std::fs::read(public.join(CHECKPOINT)).unwrap();
        std::fs::remove_file(public.join(CHECKPOINT)).unwrap();
        let error = store.change_places(None, Some(&gone), &kept(&store)).await.unwrap_err();
        assert!(matches!(error, StoreError::LastPlace { .. }), "{error}");
        // An empty folder in its place says nothing about what the world has seen.
        let error = store.change_places(Some(&new), Some(&gone), &[]).await.unwrap_err();
        assert!(matches!(error, StoreError::NothingShown), "{error}");
        assert_eq!(store.places().await.unwrap(), [gone.as_str()], "nothing was changed");
        // A checkpoint that somebody has kept does, where a key of ours has signed it.
        let foreign = record::SigningKey::from_secret("store.example/test", &[1; 32]).unwrap();
        let forged = Checkpoint::new("store.example/test", 0, record::merkle::EMPTY_ROOT).sign(&foreign);
        let forged = vec![Kept { name: "kept".to_owned(), bytes: forged.unwrap().to_string().into_bytes() }];
        let error = store.change_places(Some(&new), Some(&gone), &forged).await.unwrap_err();
        assert!(matches!(error, StoreError::Kept { .. }), "{error}");
        assert!(store.change_places(Some(&new), Some(&gone), &kept(&store)).await.unwrap());
        assert_eq!(store.places().await.unwrap(), [new.as_str()]);
        // Until something stands there, nothing is signed without it.
        let error = store.sign().await.unwrap_err();
        assert!(matches!(error, StoreError::NothingShown), "{error}");
        store.sign_in_view_of(&kept(&store)).await.unwrap();
        // Called again, and another time with the publication moved by hand.
        assert!(!store.change_places(Some(&new), Some(&gone), &kept(&store)).await.unwrap());
        std::fs::create_dir_all(&other).unwrap();
        std::fs::write(other.join(CHECKPOINT), note).unwrap();
        store.sign().await.unwrap();
        assert!(store.change_places(Some(&gone), None, &[]).await.is_ok());
        assert_eq!(store.places().await.unwrap(), [new, gone], "the oldest comes first");
    });
}

#[test]
fn a_copy_without_a_place_refuses_to_sign() {
    wait(async {
        let (place, store) = Place::new().await;
        store.accept(command(notes(0, 10))).await.unwrap();
        settle(&store).await.unwrap();
        publish(&store, &place.public()).await;
        place.alter("delete from place").await;
        let error = store.sign().await.unwrap_err();
        assert!(matches!(error, StoreError::NoPlace), "{error}");
        let error = store.change_places(Some("/nowhere"), None, &[]).await.unwrap_err();
        assert!(matches!(error, StoreError::NothingShown), "{error}");
        assert!(store.examine().await.unwrap().iter().any(|one| one.id == "places" && !one.wrong.is_empty()));
        store.change_places(Some(&name(&place.public())), None, &[]).await.unwrap();
        store.sign().await.unwrap();
    });
}

#[test]
fn a_kept_checkpoint_shows_that_a_copy_is_older() {
    wait(async {
        let (place, store) = Place::new().await;
        store.accept(command(notes(0, 10))).await.unwrap();
        settle(&store).await.unwrap();
        publish(&store, &place.public()).await;
        store.close().await.unwrap();
        // Both come back from one old backup, the data and what was published of it.
        copy(&place.data(), &place.path("backup"));
        copy(&place.public(), &place.path("public-backup"));
        let store = place.open().await.unwrap();
        store.accept(command(notes(10, 10))).await.unwrap();
        settle(&store).await.unwrap();
        publish(&store, &place.public()).await;
        let kept = kept(&store);
        store.sign_in_view_of(&kept).await.unwrap();
        store.close().await.unwrap();
        for (from, to) in [("backup", place.data()), ("public-backup", place.public())] {
            std::fs::remove_dir_all(&to).unwrap();
            copy(&place.path(from), &to);
        }
        let store = place.open().await.unwrap();
        let error = store.look(&kept).await.unwrap_err();
        assert!(matches!(error, StoreError::WorldHasSeenMore { seen: 20, .. }), "{error}");
        let found = store.examine_in_view_of(&kept).await.unwrap();
        let wrong: Vec<&str> = found.iter().filter(|one| !one.wrong.is_empty()).map(|one| one.id).collect();
        assert_eq!(wrong, ["places"]);
    });
}
