//! `mission`: observers in the field, and their headquarters.

mod add;
mod init;
mod messages;
mod passwords;
mod reports;
mod serve;

pub use init::shipped;

use super::Done;
use crate::cli::MissionCommand;
use crate::place::Place;
use crate::{clock, directory};
use anyhow::{Context, Result};
use mission::blobs::Blobs;
use mission::hall::Hall;
use mission::official::{Official, ReadOfficial};
use std::fmt::Display;
use std::path::Path;
use std::sync::Arc;

/// Under which name the place of the commission's record is kept.
pub const RECORD: &str = "official";

/// Carries out a command of a mission.
pub async fn run(command: MissionCommand) -> Result<Done> {
    match command {
        MissionCommand::Init(arguments) => init::run(arguments).await,
        MissionCommand::Add(arguments) => add::run(arguments).await,
        MissionCommand::Messages(arguments) => messages::run(arguments).await,
        MissionCommand::Reports(arguments) => reports::run(arguments).await,
        MissionCommand::Passwords(arguments) => passwords::run(arguments).await,
        MissionCommand::Serve(arguments) => serve::run(arguments).await,
    }
}

/// Gives on what was read of something that is added, or says everything that is wrong with it.
fn taken<T, P: Display>(read: Result<T, Vec<P>>) -> Result<T> {
    init::told_with("nothing was taken", read)
}

/// The hall of a mission's data directory, which nobody else has open; `record`: where the commission's record is now.
async fn hall(directory: &Path, record: Option<&str>) -> Result<Hall> {
    let store = Arc::new(directory::open(directory).await?);
    let kept = store.setting(RECORD).await?.context("the directory is none of a mission")?;
    // An older copy takes nothing: what it took could never be signed.
    store.look(&[]).await?;
    if let Some(record) = record {
        store.keep_setting(RECORD, record).await?;
    }
    let record = record.map_or(kept, str::to_owned);
    let blobs = Arc::new(Blobs::open(directory)?);
    Ok(Hall::open(store, blobs, official(&record)?, Arc::new(clock::moment)).await?)
}

/// The commission's record at a place, as far as it was read.
fn official(name: &str) -> Result<Arc<Official>> {
    let place = Place::find(name)?;
    let read: ReadOfficial = Arc::new(move |path: &str| place.read(path));
    let official = Official::new(read);
    official.refresh();
    Ok(Arc::new(official))
}
