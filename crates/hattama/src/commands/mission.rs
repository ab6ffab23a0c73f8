//! `mission`: observers in the field, and their headquarters.

mod init;
mod passwords;
mod serve;

pub use init::shipped;

use super::Done;
use crate::cli::MissionCommand;
use crate::place::Place;
use anyhow::Result;
use mission::official::{Official, ReadOfficial};
use std::sync::Arc;

/// Under which name the place of the commission's record is kept.
pub const RECORD: &str = "official";

/// Carries out a command of a mission.
pub async fn run(command: MissionCommand) -> Result<Done> {
    match command {
        MissionCommand::Init(arguments) => init::run(arguments).await,
        MissionCommand::Passwords(arguments) => passwords::run(arguments).await,
        MissionCommand::Serve(arguments) => serve::run(arguments).await,
    }
}

/// The commission's record at a place, as far as it was read.
fn official(name: &str) -> Result<Arc<Official>> {
    let place = Place::find(name)?;
    let read: ReadOfficial = Arc::new(move |path: &str| place.read(path));
    let official = Official::new(read);
    official.refresh();
    Ok(Arc::new(official))
}
