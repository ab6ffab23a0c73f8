//! Integrate: tiles on the disk before the head moves, the head moved once, and done again where it was cut short.

use crate::place::{Place, command, notes, settle, wait};
use record::tiles::{growth, tiles_of};
use sqlx::Connection;
use std::sync::Arc;
use std::time::Duration;
use store::files::Step;
use store::sign::CHECKPOINT;
use store::{Store, StoreError};

#[test]
fn everything_is_synced_before_it_is_committed_and_committed_before_it_is_signed() {
    wait(async {
        let (place, store) = Place::new().await;
        drop(store);
        let (store, trace) = place.traced().await;
        let record = store.record_directory();
        let (mut size, mut heard) = (0, 0);
        for count in [3, 250, 3, 1, 600] {
            store.accept(command(notes(size, count))).await.unwrap();
            let grown = settle(&store).await.unwrap();
            assert_eq!(grown, size + count);
            let steps = trace.steps().split_off(heard);
            heard += steps.len();
            let place_of = |step: &Step| {
                steps.iter().position(|found| found == step).unwrap_or_else(|| panic!("{step:?} is missing"))
            };
            let committed = place_of(&Step::Committed(grown));
            for tile in growth(size, grown) {
                let path = record.join(tile.to_string());
                let file = place_of(&Step::File(path.clone()));
                for folder in path.ancestors().skip(1).take_while(|folder| folder.starts_with(&record)) {
                    let named = place_of(&Step::Folder(folder.to_owned()));
                    assert!(file < named && named < committed, "{tile} in {}", folder.display());
                }
            }
            let signed = place_of(&Step::Signed(grown));
            let written = place_of(&Step::File(record.join(CHECKPOINT)));
            assert!(committed < signed && signed < written);
            assert!(written < place_of_last(&steps, &Step::Folder(record.clone())));
            size = grown;
        }
        for tile in tiles_of(size) {
            assert!(record.join(tile.to_string()).exists(), "{tile}");
        }
    });
}

fn place_of_last(steps: &[Step], step: &Step) -> usize {
    steps.iter().rposition(|found| found == step).unwrap()
}

/// Holds the database while the store integrates, and moves the head meanwhile. Gives the store's answer.
async fn moved_meanwhile(place: &Place, store: &Arc<Store>, size: u64, head: &'static str) -> StoreError {
    let mut hand = place.hand().await;
    sqlx::raw_sql("begin immediate").execute(&mut hand).await.unwrap();
    let integrating = tokio::spawn({
        let store = Arc::clone(store);
        async move { store.integrate().await }
    });
    // The tiles are written, and the swap of the head waits for the database.
    let last = tiles_of(size).into_iter().map(|tile| store.record_directory().join(tile.to_string()));
    let last: Vec<_> = last.collect();
    while !last.iter().all(|tile| tile.exists()) {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    sqlx::raw_sql(head).execute(&mut hand).await.unwrap();
    sqlx::raw_sql("commit").execute(&mut hand).await.unwrap();
    hand.close().await.unwrap();
    integrating.await.unwrap().unwrap_err()
}

#[test]
fn a_head_that_another_sequencer_moved_is_not_moved_again() {
    wait(async {
        let (place, store) = Place::new().await;
        let store = Arc::new(store);
        store.accept(command(notes(0, 3))).await.unwrap();
        store.sequence(0).await.unwrap();
        let first = "insert into head values ('record', 7, zeroblob(32), '')";
        let error = moved_meanwhile(&place, &store, 3, first).await;
        assert!(matches!(error, StoreError::HeadMoved { expected: 0, found: 7 }), "{error}");
        place.alter("delete from head").await;
        assert_eq!(settle(&store).await.unwrap(), 3);

        store.accept(command(notes(3, 2))).await.unwrap();
        store.sequence(0).await.unwrap();
        let checkpoint = std::fs::read(store.record_directory().join(CHECKPOINT)).unwrap();
        // The same size with another root is another tree too.
        let error =
            moved_meanwhile(&place, &store, 5, "update head set root = zeroblob(32) where log = 'record'")
                .await;
        assert!(matches!(error, StoreError::HeadMoved { expected: 3, found: 3 }), "{error}");
        assert_eq!(std::fs::read(store.record_directory().join(CHECKPOINT)).unwrap(), checkpoint);
    });
}

#[test]
fn whoever_moves_a_head_at_the_same_time_in_one_program_waits_for_its_turn() {
    wait(async {
        let (_place, store) = Place::new().await;
        store.accept(command(notes(0, 300))).await.unwrap();
        store.sequence(0).await.unwrap();
        let (one, two, signed) = tokio::join!(store.integrate(), store.integrate(), store.sign());
        assert_eq!((one.unwrap().size, two.unwrap().size), (300, 300));
        assert!(signed.is_ok());
        // The desk writes the journal's tiles at its pace and before whatever is decided on the record as it stands.
        let (one, two) = tokio::join!(store.integrate_journal(), store.integrate_journal());
        assert_eq!(one.unwrap(), two.unwrap());
    });
}

#[test]
fn an_integration_that_was_cut_short_is_done_again() {
    wait(async {
        let (place, store) = Place::new().await;
        store.accept(command(notes(0, 300))).await.unwrap();
        settle(&store).await.unwrap();
        store.accept(command(notes(300, 300))).await.unwrap();
        store.sequence(0).await.unwrap();
        // Cut short after the tiles and before the head: tiles of the new size, some half written beside their place.
        let crashed = Place::crashed(&place);
        let (expected, record) = (store, crashed.data().join("record"));
        let size = settle(&expected).await.unwrap();
        for tile in growth(300, size) {
            let (from, to) =
                (expected.record_directory().join(tile.to_string()), record.join(tile.to_string()));
            std::fs::create_dir_all(to.parent().unwrap()).unwrap();
            std::fs::write(format!("{}.new", to.display()), "half").unwrap();
            if tile.index.is_multiple_of(2) {
                std::fs::copy(from, to).unwrap();
            }
        }
        let store = crashed.open().await.unwrap();
        assert_eq!(store.head().await.unwrap().size, 300);
        assert_eq!(settle(&store).await.unwrap(), size);
        assert_eq!(store.head().await.unwrap(), expected.head().await.unwrap());
        assert!(store.examine().await.unwrap().iter().all(|one| one.wrong.is_empty()));
        let leftovers =
            growth(300, size).into_iter().filter(|tile| record.join(format!("{tile}.new")).exists());
        assert_eq!(leftovers.count(), 0);
    });
}
