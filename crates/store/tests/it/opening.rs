//! Opening: one writer, a schema that the program knows, and a directory that is one.

use crate::place::{Place, wait};
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
fn what_is_no_data_directory_is_refused() {
    wait(async {
        let (place, store) = Place::new().await;
        drop(store);
        let error = Store::open(&place.path("nothing"), Opening::default()).await.err().unwrap();
        assert!(matches!(error, StoreError::NotADataDirectory(_)), "{error}");
        let again = Store::create(&place.data(), "a.example/b", Source::System, Opening::default()).await;
        let error = again.err().unwrap();
        assert!(matches!(error, StoreError::Exists(_)), "{error}");
    });
}
