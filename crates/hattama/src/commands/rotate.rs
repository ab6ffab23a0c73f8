//! `rotate`: the record changes its key, in a fact that the old and the new key sign.
//!
//! The new key takes its place when the store is opened after the fact was accepted. A call that was cut short is
//! finished by the next one, which does not change the key a second time.

use super::Done;
use crate::cli::Rotate;
use crate::{clock, directory};
use anyhow::Result;
use desk::draft::Draft;
use desk::record::{accepted_state, settle};
use model::fact::{Fact, KeyChange, KeyTag, Version};
use store::{Acceptance, Event, Store};

pub async fn run(arguments: Rotate) -> Result<Done> {
    let mut store = directory::open(&arguments.dir).await?;
    if store.signed_by_present_key()? {
        settle(&store, clock::now()).await?;
        change(&store).await?;
        store.close().await?;
        // Opening the store again puts the new key in its place, as it would after a crash here.
        store = directory::open(&arguments.dir).await?;
    } else {
        eprintln!("finishing the change of key that was cut short");
    }
    let size = settle(&store, clock::now()).await?;
    eprintln!("the record has {size} entries and is signed with its new key from now on:");
    println!("{}", store.verifier_key());
    Ok(Done::Well)
}

/// Accepts the fact that names the new key.
async fn change(store: &Store) -> Result<()> {
    let at = clock::moment();
    let next = store.next_key()?;
    let old = store.record_key();
    let text = replay::apply::key_change_text(store.origin(), old.verifier_key(), next.verifier_key());
    let signature = |key: &record::note::SigningKey| {
        use base64::Engine;
        base64::engine::general_purpose::STANDARD.encode(&key.sign(&text).signature)
    };
    let fact = Fact::Key(KeyChange {
        version: Version,
        at,
        fact: KeyTag,
        key: next.verifier_key().to_string(),
        signatures: [signature(old), signature(&next)],
    });
    let mut draft = Draft::on(accepted_state(store).await?);
    draft.push(fact)?;
    let (_, facts) = draft.into_parts();
    store.accept(Acceptance { event: Some(Event::new(at, "rotated")), facts, not_before: None }).await?;
    Ok(())
}
