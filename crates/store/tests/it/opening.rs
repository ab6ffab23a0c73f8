//! Opening: one writer, a schema that the program knows, and a directory that is one.

use crate::place::{Place, command, notes, wait};
use std::os::unix::fs::PermissionsExt;
use std::process::Command;
use store::keys::Source;
use store::{Opening, Store, StoreError};

#[test]
fn a_second_writer_is_refused() {
    wait(async {
        let (place, store) = Place::new().await;
        // The lock belongs to the open file: a second opening here is as foreign as another process.
        let error = place.open().await.err().unwrap();
        assert!(matches!(error, StoreError::Locked(_)), "{error}");
        if let Ok(taken) = Command::new("flock").arg("-n").arg(place.data().join("lock")).arg("true").status()
        {
            assert!(!taken.success(), "another process took the lock");
        }
        drop(store);
        place.open().await.unwrap();
    });
}

#[test]
fn a_newer_schema_is_refused() {
    wait(async {
        let (place, store) = Place::new().await;
        store.close().await.unwrap();
        let mut hand = place.hand().await;
        sqlx::raw_sql("pragma user_version = 99").execute(&mut hand).await.unwrap();
        let error = place.open().await.err().unwrap();
        assert!(matches!(error, StoreError::Newer { found: 99, .. }), "{error}");
        assert!(error.to_string().contains("use the newer program"), "{error}");
    });
}

#[test]
fn only_the_owner_enters() {
    wait(async {
        let (place, store) = Place::new().await;
        let mode =
            |name: &str| std::fs::metadata(place.data().join(name)).unwrap().permissions().mode() & 0o777;
        store.accept(command(notes(0, 1))).await.unwrap();
        for (name, expected) in [
            ("", 0o700),
            ("keys", 0o700),
            ("keys/record.key", 0o600),
            ("hattama.sqlite", 0o600),
            ("hattama.sqlite-wal", 0o600),
        ] {
            assert_eq!(mode(name), expected, "{name}: {:o}", mode(name));
        }
    });
}

#[test]
fn places_of_an_older_schema_keep_their_order() {
    wait(async {
        let (place, store) = Place::new().await;
        store.close().await.unwrap();
        place
            .alter(
                "create table target (place text primary key, seen integer not null default 0) strict;
                 insert into target values ('/z', 0), ('/a', 7); drop table place;
                 drop table sequenced; alter table parcel add column first_index integer;
                 create unique index parcel_first_index on parcel (first_index) where first_index is not null;
                 create index parcel_waiting on parcel (parcel) where first_index is null;
                 drop table paper; drop table paper_event; drop table person; drop table proposal;
                 drop table invitation; drop table session; drop table account;
                 pragma user_version = 2; insert into setting values ('altered', 'yes')",
            )
            .await;
        let store = place.open().await.unwrap();
        assert_eq!(store.places().await.unwrap(), ["/z", "/a"]);
    });
}

#[test]
fn what_is_no_data_directory_is_refused() {
    wait(async {
        let (place, store) = Place::new().await;
        drop(store);
        let error = Store::open(&place.path("nothing"), Opening::default()).await.err().unwrap();
        assert!(matches!(error, StoreError::NotADataDirectory(_)), "{error}");
        let opening = Opening::default();
        let again = Store::create(&place.data(), "a.example/b", "/nowhere", Source::System, opening).await;
        let error = again.err().unwrap();
        assert!(matches!(error, StoreError::Exists(_)), "{error}");
    });
}
