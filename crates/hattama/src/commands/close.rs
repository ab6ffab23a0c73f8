//! `close`: the last fact of a record.

use super::Done;
use crate::cli::Close;
use crate::report::count;
use crate::{clock, directory};
use anyhow::{Result, bail};
use desk::announce;
use desk::draft::Draft;
use desk::record::{accepted_state, journal_checkpoint, settle};
use model::fact::{Closing, ClosingTag, Fact, Version};
use store::{Acceptance, Event};

pub async fn run(arguments: Close) -> Result<Done> {
    let store = directory::open(&arguments.dir).await?;
    let size = settle(&store, clock::now()).await?;
    let at = clock::moment();
    let state = accepted_state(&store).await?;
    if state.closed.is_some() {
        println!("closed before; the record has {}, and nothing follows", count(size, "entry"));
        return Ok(Done::Well);
    }
    announce::two_people(&state, &arguments.persons)?;
    let waiting = store.waiting().await?;
    if waiting > 0 {
        bail!("{} under embargo; close the record when they are in", count(waiting, "fact"));
    }
    // Nothing may follow a closing, so the journal's last checkpoint stands before it.
    let state = journal_checkpoint(&store, state, at).await?;
    let mut draft = Draft::on(state);
    draft.push(Fact::Closing(Closing {
        version: Version,
        at,
        fact: ClosingTag,
        reason: arguments.reason,
        successor: arguments.successor,
    }))?;
    let (_, facts) = draft.into_parts();
    let mut event = Event::new(at, "closed");
    event.persons = arguments.persons;
    store.accept(Acceptance { event: Some(event), facts, not_before: None }).await?;
    let size = settle(&store, clock::now()).await?;
    println!("closed; the record has {}, and nothing follows", count(size, "entry"));
    Ok(Done::Well)
}
