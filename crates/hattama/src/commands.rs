//! The commands, one file each.

pub mod announce;
mod check;
mod close;
mod demo;
mod doctor;
mod export;
mod findings;
mod import;
pub mod init;
mod publish;
mod receipt;
mod rotate;
mod serve;
mod tally;
mod verify;
mod witness;

pub use publish::place_name;

use crate::cli::Command;
use crate::draft::Draft;
use crate::place::read_file;
use anyhow::Result;
use model::fact::{Fact, JournalCheckpoint, JournalTag, Version};
use model::moment::Moment;
use replay::State;
use std::path::Path;
use store::{Acceptance, Kept, Store};

/// How a command ended that was carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// Exit code 0.
    Well,
    /// Exit code 1: something does not hold, and it was said what.
    WithFindings,
}

/// Carries out a command.
pub async fn run(command: Command) -> Result<Done> {
    match command {
        Command::Demo(arguments) => demo::run(arguments).await,
        Command::Check(arguments) => check::run(arguments),
        Command::Init(arguments) => init::run(arguments).await,
        Command::Import(arguments) => import::run(arguments).await,
        Command::Tally(arguments) => tally::run(arguments),
        Command::Findings(arguments) => findings::run(arguments),
        Command::Announce(arguments) => announce::run(arguments).await,
        Command::Publish(arguments) => publish::run(arguments).await,
        Command::Serve(arguments) => serve::run(arguments).await,
        Command::Verify(arguments) => verify::run(arguments),
        Command::Receipt(arguments) => receipt::run(arguments),
        Command::Witness(arguments) => witness::run(arguments),
        Command::Export(arguments) => export::run(arguments),
        Command::Doctor(arguments) => doctor::run(arguments).await,
        Command::Rotate(arguments) => rotate::run(arguments).await,
        Command::Close(arguments) => close::run(arguments).await,
    }
}

/// The state of everything that was accepted, sequenced or waiting.
pub async fn accepted_state(store: &Store) -> Result<State> {
    let mut state = State::default();
    let mut violations = Vec::new();
    for parcel in store.accepted().await? {
        for (body, leaf) in parcel.facts().into_iter().zip(&parcel.leaves) {
            let fact = replay::read_fact(body).map_err(|(_, what)| anyhow::anyhow!(what))?;
            state.apply(fact, *leaf, &mut violations);
        }
    }
    if let Some(violation) = violations.first() {
        anyhow::bail!("what is stored does not verify: {violation}; run `hattama doctor`");
    }
    own_key(store, &state)?;
    Ok(state)
}

/// Refuses a directory whose key is not the one that its record names: nothing that it signed would verify.
pub fn own_key(store: &Store, state: &State) -> Result<()> {
    match state.keys.last() {
        Some(newest) if newest.fact != *store.verifier_key() => anyhow::bail!(
            "keys/record.key is {}, and the record's newest key is {}; bring the right key back",
            store.verifier_key(),
            newest.fact
        ),
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

/// The checkpoint that an argument names, as somebody has kept it.
pub fn kept(file: Option<&Path>) -> Result<Vec<Kept>> {
    let read = |path: &Path| Ok(Kept { name: path.display().to_string(), bytes: read_file(path)? });
    file.map(read).transpose().map(|kept| kept.into_iter().collect())
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
