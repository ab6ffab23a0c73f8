//! The commission's own record: what was accepted, read as a state; and the steps that bring it to the world.

use crate::draft::Draft;
use crate::error::{Error, Result};
use model::fact::{Fact, JournalCheckpoint, JournalTag, Version};
use model::moment::Moment;
use replay::State;
use store::{Acceptance, Kept, Store};

/// The state of everything that was accepted, sequenced or waiting.
pub async fn accepted_state(store: &Store) -> Result<State> {
    let mut state = State::default();
    let mut violations = Vec::new();
    for parcel in store.accepted().await? {
        for (body, leaf) in parcel.facts().into_iter().zip(&parcel.leaves) {
            let fact = replay::read_fact(body).map_err(|(_, what)| Error::Stored(what))?;
            state.apply(fact, *leaf, &mut violations);
        }
    }
    if let Some(violation) = violations.first() {
        return Err(Error::Stored(violation.to_string()));
    }
    own_key(store, &state)?;
    Ok(state)
}

/// Refuses a directory whose key is not the one that its record names: nothing that it signed would verify.
pub fn own_key(store: &Store, state: &State) -> Result<()> {
    match state.keys.last() {
        Some(newest) if newest.fact != *store.verifier_key() => Err(Error::OtherKey {
            found: store.verifier_key().to_string(),
            expected: newest.fact.to_string(),
        }),
        _ => Ok(()),
    }
}

/// Sequences, integrates and signs what was accepted, as of `now` (seconds since 1970). Returns the signed size.
pub async fn settle(store: &Store, now: i64) -> Result<u64> {
    settle_in_view_of(store, now, &[]).await
}

/// The same in view of what others have kept, too. An older copy is refused before anything of it moves.
pub async fn settle_in_view_of(store: &Store, now: i64, kept: &[Kept]) -> Result<u64> {
    store.look(kept).await?;
    store.sequence(now).await?;
    let head = store.integrate().await?;
    store.sign_in_view_of(kept).await?;
    Ok(head.size)
}

/// Accepts a checkpoint of the journal as a fact, unless the newest one says the same. Gives the state after it.
pub async fn journal_checkpoint(store: &Store, state: State, at: Moment) -> Result<State> {
    let head = store.integrate_journal().await?;
    if state.journal.last().is_some_and(|last| last.fact.size == head.size) {
        return Ok(state);
    }
    let mut draft = Draft::on(state);
    draft.push(Fact::Journal(JournalCheckpoint {
        version: Version,
        at,
        fact: JournalTag,
        root: head.root.to_base64url(),
        size: head.size,
    }))?;
    let (state, facts) = draft.into_parts();
    store.accept(Acceptance { event: None, facts, not_before: None }).await?;
    Ok(state)
}
