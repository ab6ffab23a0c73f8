//! Accept: durable before it is confirmed, shared between those that come together, and nobody harmed by another.

use crate::place::{Place, command, note, notes, protocol, wait};
use model::fact::ENTRY_BYTES_MAX;
use sqlx::{Connection, SqliteConnection};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use store::{Acceptance, NewFact, Store, StoreError};

/// How many transactions stand in the write-ahead log.
///
/// SQLite writes each changed page as a frame: 24 bytes and the page. In the last frame of a transaction bytes 4 to 8
/// hold the database's size; in others they are 0. Frames of an older turn of the log have another salt.
/// Source: "WAL File Format", sqlite.org/fileformat2.html.
fn commits(data: &Path) -> usize {
    let log = std::fs::read(data.join("hattama.sqlite-wal")).unwrap();
    let number = |bytes: &[u8]| u32::from_be_bytes(bytes.try_into().unwrap());
    let page = usize::try_from(number(&log[8..12])).unwrap();
    let salt = &log[16..24];
    let frames = log[32..].chunks_exact(24 + page);
    frames.take_while(|frame| &frame[8..16] == salt).filter(|frame| number(&frame[4..8]) > 0).count()
}

/// Gives all of these to the store at once, while another hand keeps the database from being written.
async fn together(
    place: &Place,
    store: &Arc<Store>,
    commands: Vec<Acceptance>,
) -> Vec<Result<u64, StoreError>> {
    let mut hand = place.hand().await;
    sqlx::raw_sql("begin immediate").execute(&mut hand).await.unwrap();
    let tasks: Vec<_> = commands
        .into_iter()
        .map(|command| {
            let store = Arc::clone(store);
            tokio::spawn(async move { store.accept(command).await.map(|accepted| accepted.facts) })
        })
        .collect();
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert!(tasks.iter().all(|task| !task.is_finished()), "confirmed before it was durable");
    sqlx::raw_sql("rollback").execute(&mut hand).await.unwrap();
    let mut answers = Vec::new();
    for task in tasks {
        answers.push(task.await.unwrap());
    }
    answers
}

async fn bodies(store: &Store) -> Vec<Vec<u8>> {
    store
        .accepted()
        .await
        .unwrap()
        .into_iter()
        .flat_map(|parcel| parcel.facts().into_iter().map(<[u8]>::to_vec).collect::<Vec<_>>())
        .collect()
}

#[test]
fn commands_that_come_together_share_a_transaction() {
    wait(async {
        let (place, store) = Place::new().await;
        let store = Arc::new(store);
        // One after the other: one transaction each.
        let before = commits(&place.data());
        for number in 0..5 {
            store.accept(command(notes(number, 1))).await.unwrap();
        }
        assert_eq!(commits(&place.data()) - before, 5);
        // Together: the first has perhaps begun alone, all others share one.
        let before = commits(&place.data());
        let answers = together(&place, &store, (0..60).map(|n| command(notes(100 + n, 1))).collect()).await;
        assert!(answers.iter().all(|answer| matches!(answer, Ok(1))), "{answers:?}");
        let shared = commits(&place.data()) - before;
        assert!((1..=2).contains(&shared), "60 commands took {shared} transactions");
        let found = bodies(&store).await;
        assert_eq!(found.len(), 65);
        for number in 100..160 {
            assert!(found.contains(&note(&format!("note {number}")).body), "note {number} is missing");
        }
    });
}

#[test]
fn a_command_that_fails_takes_nobody_with_it() {
    wait(async {
        let (place, store) = Place::new().await;
        let store = Arc::new(store);
        let body = vec![b'x'; ENTRY_BYTES_MAX + 10_000];
        let too_long =
            NewFact { leaf: record::merkle::leaf_hash(&body), body, protocol: None, is_count: false };
        let commands = vec![
            command(vec![protocol("1", 1), note("a")]),
            command(vec![note("of the long one"), too_long]),
            command(vec![note("of the double one"), protocol("1", 1)]),
            command(vec![protocol("2", 1), note("b")]),
        ];
        let answers = together(&place, &store, commands).await;
        // Tasks may reach the queue in another order; whoever of the two with station 1 comes second is refused.
        assert!(matches!(answers[1], Err(StoreError::Bundle(_))), "{answers:?}");
        assert!(matches!(answers[3], Ok(2)), "{answers:?}");
        assert!(answers[0].is_ok() != answers[2].is_ok(), "{answers:?}");
        let found = bodies(&store).await;
        assert_eq!(found.len(), 4);
        assert!(!found.contains(&note("of the long one").body), "half a command was accepted");
        // Events count without gaps: that of a refused command is given again.
        assert_eq!(store.events().await.unwrap().len(), 2);
        let wrong = store.examine().await.unwrap().into_iter().filter(|one| !one.wrong.is_empty()).count();
        assert_eq!(wrong, 0);
    });
}

#[test]
fn what_breaks_a_transaction_is_told_to_everyone_in_it() {
    wait(async {
        let (place, store) = Place::new().await;
        let store = Arc::new(store);
        // As SQLite does on a full disk: the statement fails, and with it the whole transaction.
        let mut hand = place.hand().await;
        let trigger = "create trigger full before insert on parcel when new.facts = 3 \
                       begin select raise(rollback, 'as on a full disk'); end";
        sqlx::raw_sql(trigger).execute(&mut hand).await.unwrap();
        hand.close().await.unwrap();
        let commands = [1, 3, 1].map(|count| command(notes(0, count))).to_vec();
        let answers = together(&place, &store, commands).await;
        let told = |answer: &Result<u64, StoreError>| matches!(answer, Err(error) if error.to_string().contains("as on a full disk"));
        assert!(told(&answers[1]), "{answers:?}");
        // The first may have had a transaction of its own.
        let accepted = answers.iter().filter(|answer| answer.is_ok()).count();
        assert_eq!(answers.iter().filter(|answer| told(answer)).count() + accepted, 3, "{answers:?}");
        assert_eq!(bodies(&store).await.len(), accepted);
        // The store goes on.
        store.accept(command(notes(0, 1))).await.unwrap();
        assert_eq!(bodies(&store).await.len(), accepted + 1);
    });
}

#[test]
fn what_was_confirmed_is_there_after_a_crash() {
    wait(async {
        let (place, store) = Place::new().await;
        store.accept(command(notes(0, 600))).await.unwrap();
        // The files as they are while the process lives, its write-ahead log among them: what a crash leaves.
        let crashed = Place::crashed(&place);
        drop(store);
        let store = crashed.open().await.unwrap();
        assert_eq!(bodies(&store).await.len(), 600);
    });
}

#[test]
fn durability_is_not_traded_for_speed() {
    wait(async {
        let (place, store) = Place::new().await;
        assert_eq!(store.synchronous().await.unwrap(), 2, "FULL");
        let mut hand: SqliteConnection = place.hand().await;
        let (mode,): (String,) = sqlx::query_as("pragma journal_mode").fetch_one(&mut hand).await.unwrap();
        assert_eq!(mode, "wal");
    });
}
