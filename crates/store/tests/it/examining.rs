//! Examination: whatever was altered behind the program's back is named.

use crate::place::{Place, command, event, note, notes, protocol, settle, wait};
use record::tiles::encode_bundle;
use sqlx::Connection;
use std::path::Path;
use store::{Acceptance, Store};

/// A place with three events: 300 notes, two protocols, two more notes; the journal signed.
async fn filled() -> (Place, Store) {
    let (place, store) = Place::new().await;
    store.accept(command(notes(0, 300))).await.unwrap();
    store.accept(command(vec![protocol("101", 1), protocol("102", 1)])).await.unwrap();
    let last = Acceptance { event: Some(event("last")), facts: notes(300, 2), not_before: None };
    store.accept(last).await.unwrap();
    store.integrate_journal().await.unwrap();
    settle(&store).await.unwrap();
    (place, store)
}

/// What is wrong, as `id: what`.
async fn wrong(store: &Store) -> Vec<String> {
    let examinations = store.examine().await.unwrap();
    examinations
        .into_iter()
        .flat_map(|one| one.wrong.into_iter().map(move |what| format!("{}: {what}", one.id)))
        .collect()
}

/// Alters a filled place, and holds what is found against what is expected.
async fn check(statement: &'static str, expected: &[&str]) {
    let (place, store) = filled().await;
    assert_eq!(wrong(&store).await, [""; 0]);
    place.alter(statement).await;
    assert_eq!(wrong(&store).await, expected, "after {statement}");
}

/// The same for a file of the record.
async fn check_file(alter: impl Fn(&Path), expected: &[&str]) {
    let (_place, store) = filled().await;
    alter(&store.record_directory());
    assert_eq!(wrong(&store).await, expected);
}

const NO_ROOT: &str = "tiles: the facts do not give the committed root of size 304";

#[test]
fn events_that_were_altered_or_deleted_are_named() {
    wait(async {
        check(
            "update event set body = cast(replace(body, 'noted', 'nodet') as blob) where journal_index = 1",
            &[
                "journal: event 1 was altered",
                "journal: facts name event 1, which is missing",
                "journal: event 1 is the first that was altered",
            ],
        )
        .await;
        // An altered event with a fitting hash no longer fits the journal's tiles.
        let (place, store) = filled().await;
        let (body, _) = store.events().await.unwrap().swap_remove(0);
        let body = String::from_utf8(body).unwrap().replace("noted", "nodet").into_bytes();
        let mut hand = place.hand().await;
        sqlx::query("update event set body = $1, leaf = $2 where journal_index = 0")
            .bind(&body)
            .bind(record::merkle::leaf_hash(&body).0.to_vec())
            .execute(&mut hand)
            .await
            .unwrap();
        hand.close().await.unwrap();
        assert_eq!(wrong(&store).await, ["journal: event 0 is the first that was altered"]);
        check("delete from event where journal_index = 1", &["journal: event 1 of the journal is missing"])
            .await;
        check(
            "delete from event where journal_index = 2",
            &[
                "journal: facts name event 2, which is missing",
                "journal: event 2 is the first that is missing",
            ],
        )
        .await;
    });
}

#[test]
fn facts_that_were_altered_or_deleted_are_named() {
    wait(async {
        check(
            "update parcel set bundle = cast(replace(bundle, 'note 7\"', 'note 9\"') as blob) where parcel = 1",
            &[
                "facts: fact 7 of parcel 1 was altered",
                "tiles: tile/entries/000 says something else than the facts",
            ],
        )
        .await;
        check(
            "delete from parcel where parcel = 2",
            &[
                "journal: the facts of event 0 (noted) are not those that it names",
                "sequence: parcel 3 begins at 300, expected 256",
                "tiles: tile/0/001.p/4 is missing",
                NO_ROOT,
            ],
        )
        .await;
    });
}

#[test]
fn a_fact_that_was_altered_with_its_hash_is_named() {
    wait(async {
        let (place, store) = filled().await;
        let forged = note("forged");
        let mut hand = place.hand().await;
        sqlx::query("update parcel set bundle = $1, leaves = $2, facts = 1 where parcel = 4")
            .bind(encode_bundle(&[&forged.body]).unwrap())
            .bind(forged.leaf.0.to_vec())
            .execute(&mut hand)
            .await
            .unwrap();
        hand.close().await.unwrap();
        let found = wrong(&store).await;
        assert!(
            found.contains(&"journal: the facts of event 2 (last) are not those that it names".to_owned())
        );
        assert!(found.contains(&NO_ROOT.to_owned()), "{found:?}");
    });
}

#[test]
fn what_does_not_read_is_named_and_the_rest_is_looked_at() {
    wait(async {
        let unread = "parcel 2: ";
        let (place, store) = filled().await;
        place.alter("update parcel set bundle = x'00' where parcel = 2").await;
        let found = wrong(&store).await;
        let ids: Vec<&str> = found.iter().map(|what| what.split(':').next().unwrap()).collect();
        assert_eq!(ids, ["facts", "journal", "sequence", "tiles", "projection"]);
        assert!(found.iter().all(|what| what.contains(unread)), "{found:?}");
        let (place, store) = filled().await;
        place.alter("update sequenced set first_index = -5 where parcel = 2").await;
        assert!(wrong(&store).await.contains(&"facts: parcel 2: found a negative index".to_owned()));
    });
}

#[test]
fn tiles_that_were_altered_or_are_missing_are_named() {
    wait(async {
        let flip = |path: &Path| {
            let mut bytes = std::fs::read(path).unwrap();
            bytes[5] ^= 1;
            std::fs::write(path, bytes).unwrap();
        };
        for tile in
            ["tile/0/000", "tile/0/001.p/48", "tile/1/000.p/1", "tile/entries/000", "tile/entries/001.p/48"]
        {
            let altered = format!("tiles: {tile} says something else than the facts");
            check_file(|record| flip(&record.join(tile)), &[&altered]).await;
            let missing = format!("tiles: {tile} is missing");
            check_file(|record| std::fs::remove_file(record.join(tile)).unwrap(), &[&missing]).await;
        }
    });
}

#[test]
fn a_projection_that_was_altered_is_named_and_made_again() {
    wait(async {
        let (place, store) = filled().await;
        let made = store.protocols().await.unwrap();
        assert_eq!(made.len(), 2);
        for statement in [
            "update protocol set revision = 9 where station = '101'",
            "delete from protocol",
            "insert into protocol values ('president', '999', 1, 1, 0)",
        ] {
            place.alter(statement).await;
            assert_ne!(store.protocols().await.unwrap(), made);
            let found = wrong(&store).await;
            assert!(found.len() == 1 && found[0].contains("made again"), "{found:?}");
            assert_eq!(store.protocols().await.unwrap(), made);
            assert_eq!(wrong(&store).await, [""; 0]);
        }
        // Two facts that claim the same place in the table.
        place
            .alter("update parcel set bundle = cast(replace(bundle, '\"102\"', '\"101\"') as blob) where parcel = 3")
            .await;
        let found = wrong(&store).await;
        assert!(
            found.iter().any(|what| what.starts_with("projection: the table of protocols cannot be made"))
        );
        assert_eq!(store.protocols().await.unwrap(), made, "what cannot be made again stays");
    });
}

#[test]
fn rebuilding_gives_the_same_projection() {
    wait(async {
        let (_place, store) = Place::new().await;
        for revision in 1..4 {
            let facts = (0..300).map(|station| protocol(&station.to_string(), revision)).collect();
            store.accept(command(facts)).await.unwrap();
        }
        let kept = store.protocols().await.unwrap();
        assert_eq!(kept.len(), 900);
        store.rebuild().await.unwrap();
        assert_eq!(store.protocols().await.unwrap(), kept);
    });
}

#[test]
fn a_checkpoint_that_is_none_is_named() {
    wait(async {
        let (_place, store) = filled().await;
        let path = store.record_directory().join(store::sign::CHECKPOINT);
        std::fs::write(&path, "no checkpoint").unwrap();
        let found = wrong(&store).await;
        assert!(found.len() == 1 && found[0].starts_with("checkpoint: record/checkpoint: "), "{found:?}");
        std::fs::remove_file(&path).unwrap();
        let found = wrong(&store).await;
        assert!(found.len() == 1 && found[0].contains("is missing"), "{found:?}");
        store.sign().await.unwrap();
        assert_eq!(wrong(&store).await, [""; 0]);
    });
}
