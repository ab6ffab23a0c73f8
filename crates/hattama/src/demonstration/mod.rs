//! The demonstration: the night of Kazakhstan's election of 20 November 2022, with invented station figures that add up
//! exactly to what was published.
//!
//! [`night`] invents the figures from a seed; [`facts`] says them as facts at their times; [`replay_night`] lets them arrive in the order of their times, a batch every ten minutes, through the same four steps
//! as any count, with the demonstration's fixed keys and a clock of its own, so that the same seed gives the same record
//! to the byte.

pub mod data;
mod facts;
pub mod night;
pub mod observers;
mod sheet;

use crate::commands::init;
use anyhow::Result;
use desk::announce;
use desk::draft::Draft;
use desk::record::{journal_checkpoint, settle};
use facts::Arrival;
use model::definition::Definition;
use model::fact::Stage;
use model::moment::Moment;
use replay::State;
use std::path::Path;
use std::time::Duration;
use store::keys::{DEMONSTRATION_ORIGIN, Source};
use store::{Acceptance, Blobs, Event, Store};

/// Seconds of the night in one batch.
const BATCH_SECONDS: i64 = 600;

/// When the preliminary and the final result are announced: 21 November 10:00 and 22 November 12:00 local time at
/// the commission, or after the last arrival.
const PRELIMINARY_AT: i64 = facts::DAY + 28 * 3_600;
const FINAL_AT: i64 = facts::DAY + 54 * 3_600;

/// What the night tells while it goes by.
pub enum Told<'a> {
    /// A batch was accepted and signed: the state after it, and the time.
    Batch(&'a State, Moment),
    /// An announcement stands in the record.
    Announced(&'a State),
}

/// Opens the demonstration's record in a new data directory, which publishes into the folder `public`.
pub async fn open(directory: &Path, public: &Path, definition: &Definition) -> Result<Store> {
    let origin = format!("{DEMONSTRATION_ORIGIN}/{}", definition.id);
    let keys = Source::Demonstration;
    let place = crate::commands::place_name(public, directory)?;
    let geography = &data::geography();
    let (passphrase, predecessor) = (None, None);
    let new = init::New { definition, geography, origin: &origin, place, keys, passphrase, predecessor };
    init::create(directory, new, definition.opened_at).await
}

/// Replays the night into the record that was just opened, in about so long a time.
pub async fn replay_night(
    store: &Store,
    definition: &Definition,
    seed: u64,
    night: Duration,
    tell: &mut dyn FnMut(Told<'_>) -> Result<()>,
) -> Result<()> {
    let mut state = desk::record::accepted_state(store).await?;
    let scans = Blobs::open(store.directory())?;
    let arrivals = facts::arrivals(definition, seed)?;
    let embargo = definition.embargo.map(Moment::instant);
    let began = tokio::time::Instant::now();
    let mut rest = arrivals.as_slice();
    for (stage, until) in [(Stage::Preliminary, PRELIMINARY_AT), (Stage::Final, FINAL_AT)] {
        while let Some(first) = rest.first().filter(|first| first.at.instant() < until) {
            let end = (first.at.instant().div_euclid(BATCH_SECONDS) + 1) * BATCH_SECONDS;
            let count = rest.iter().take_while(|arrival| arrival.at.instant() < end.min(until)).count();
            let (batch, later) = rest.split_at(count);
            rest = later;
            let now = Moment::new(end.min(until), facts::OFFSET_MINUTES);
            // Every arrival takes as long as every other, so that nobody waits for an hour in which nothing happens.
            let (arrived, all) = (arrivals.len() - rest.len(), arrivals.len());
            let share = u32::try_from(1_000 * arrived / all).expect("a part of a thousand");
            tokio::time::sleep_until(began + night * share / 1_000).await;
            state = accept(store, &scans, state, batch, now, embargo).await?;
            tell(Told::Batch(&state, now))?;
        }
        let at = Moment::new(until, facts::OFFSET_MINUTES);
        announce::announce(store, stage, &[1, 2], at).await?;
        settle(store, until).await?;
        state = desk::record::accepted_state(store).await?;
        tell(Told::Announced(&state))?;
    }
    assert!(rest.is_empty(), "every protocol arrives before the final announcement");
    Ok(())
}

async fn accept(
    store: &Store,
    scans: &Blobs,
    state: State,
    batch: &[Arrival],
    now: Moment,
    embargo: Option<i64>,
) -> Result<State> {
    let mut draft = Draft::on(state);
    for arrival in batch {
        facts::draft(arrival, &mut draft, scans)?;
    }
    let (mut state, facts) = draft.into_parts();
    store.accept(Acceptance { event: Some(Event::new(now, "entered")), facts, not_before: embargo }).await?;
    // The journal's checkpoint is a fact once an hour, and never in answer to another.
    if now.instant().rem_euclid(3_600) == 0 {
        state = journal_checkpoint(store, state, now).await?;
    }
    settle(store, now.instant()).await?;
    Ok(state)
}
