//! People and their sessions, as the store keeps them: apart from the journal, and deleted when they are to be.

use crate::place::{Place, wait};
use model::lifecycle::Person;
use store::people::fold_login;
use store::{SessionRow, Store};

const AIGUL: Person = Person(1);
const BERIK: Person = Person(2);

async fn two() -> (Place, Store) {
    let (place, store) = Place::new().await;
    assert!(store.add_account(AIGUL, "Aigul", "Айгүл").await.unwrap());
    assert!(store.add_account(BERIK, "berik", "Berik").await.unwrap());
    (place, store)
}

fn session(letter: u8, person: Person, complete: bool) -> SessionRow {
    let from = Some("192.0.2.1".to_owned());
    SessionRow { token: [letter; 32], person, began: 1_000, seen: 1_000, complete, from }
}

#[test]
fn two_spellings_of_a_login_are_one() {
    for (typed, kept) in [
        (" Aigul\n", "aigul"),
        ("ӘЙГҮЛ", "әйгүл"),
        ("caf\u{e9}", "café"),
        ("CAFE\u{301}", "caf\u{e9}"),
        ("İ", "i\u{307}"),
        ("", ""),
    ] {
        assert_eq!(fold_login(typed), kept, "{typed:?}");
        assert_eq!(fold_login(kept), kept, "{typed:?}: folding again changes nothing");
    }
}

#[test]
fn a_login_and_a_number_have_one_account() {
    wait(async {
        let (_place, store) = two().await;
        assert!(!store.add_account(Person(3), "AIGUL", "Another").await.unwrap());
        assert!(!store.add_account(AIGUL, "another", "Another").await.unwrap());
        assert_eq!(store.accounts().await.unwrap().len(), 2);
        let account = store.account_of("  aiGUL ").await.unwrap().unwrap();
        assert_eq!((account.person, account.name.as_str()), (AIGUL, "Айгүл"));
        assert_eq!(store.account_of("nobody").await.unwrap(), None);
        assert_eq!(format!("{account:?}"), "Account of person 1");
    });
}

#[test]
fn an_invitation_is_taken_once_and_in_time_and_the_newest_alone() {
    wait(async {
        let (_place, store) = two().await;
        store.set_password(AIGUL, "a hash").await.unwrap();
        store.invite(AIGUL, &[1; 32], 2_000).await.unwrap();
        assert_eq!(store.account(AIGUL).await.unwrap().unwrap().password, None, "the old password is gone");
        let who = |token: u8, now| {
            let store = &store;
            async move { store.invited(&[token; 32], now).await.unwrap().map(|account| account.person) }
        };
        assert_eq!(who(1, 1_999).await, Some(AIGUL));
        assert_eq!(who(1, 2_000).await, None);
        store.invite(AIGUL, &[2; 32], 3_000).await.unwrap();
        assert_eq!((who(1, 1_000).await, who(2, 1_000).await), (None, Some(AIGUL)));
        store.set_password(AIGUL, "another hash").await.unwrap();
        assert_eq!(who(2, 1_000).await, None);
    });
}

#[test]
fn a_step_is_taken_once_and_none_before_it() {
    wait(async {
        let (_place, store) = two().await;
        store.set_second_factor(AIGUL, Some(&[7; 20]), 100).await.unwrap();
        let mut taken = Vec::new();
        for step in [99, 100, 101, 101, 103, 102] {
            taken.push(store.take_step(AIGUL, step).await.unwrap());
        }
        assert_eq!(taken, [false, false, true, false, true, false]);
        assert!(!store.take_step(Person(9), 1).await.unwrap());
    });
}

#[test]
fn sessions_outlive_the_program_and_end_with_their_account() {
    wait(async {
        let (place, store) = two().await;
        let (half, whole, other) =
            (session(1, AIGUL, false), session(2, AIGUL, true), session(3, BERIK, true));
        store.begin_session(&half, &[]).await.unwrap();
        assert_eq!(store.account(AIGUL).await.unwrap().unwrap().signed_in, None);
        store.begin_session(&whole, &[half.token]).await.unwrap();
        assert_eq!(store.account(AIGUL).await.unwrap().unwrap().signed_in, Some(1_000));
        store.begin_session(&other, &[]).await.unwrap();
        store.write_sessions(&[(whole.token, 1_500)], &[]).await.unwrap();
        store.close().await.unwrap();
        let store = place.open().await.unwrap();
        let seen = SessionRow { seen: 1_500, ..whole };
        assert_eq!(store.sessions().await.unwrap(), [seen, other.clone()]);
        store.forget_name(AIGUL).await.unwrap();
        assert_eq!(store.sessions().await.unwrap(), std::slice::from_ref(&other));
        store.write_sessions(&[], &[other.token]).await.unwrap();
        assert!(store.sessions().await.unwrap().is_empty());
        assert!(
            store.begin_session(&session(4, AIGUL, true), &[]).await.is_err(),
            "nobody is signed in without a name"
        );
    });
}

#[test]
fn a_directory_of_before_people_gets_their_tables() {
    wait(async {
        let (place, store) = two().await;
        store.close().await.unwrap();
        place
            .alter(
                "delete from account; drop table invitation; drop table session; drop table account; \
                 pragma user_version = 5",
            )
            .await;
        let store = place.open().await.unwrap();
        assert!(store.add_account(AIGUL, "aigul", "Aigul").await.unwrap());
    });
}
