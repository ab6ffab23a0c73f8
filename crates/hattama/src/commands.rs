//! The commands, one file each.

mod announce;
mod check;
mod close;
mod compare;
mod demo;
mod desk;
mod doctor;
mod export;
mod findings;
mod import;
pub mod init;
mod journal;
mod mission;
mod publish;
mod quickcount;
mod receipt;
mod rotate;
mod rows;
mod sample;
mod serve;
mod tally;
mod verify;
mod witness;

pub use publish::place_name;

use crate::cli::Command;
use crate::place::read_file;
use anyhow::Result;
use std::path::Path;
use store::Kept;

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
        Command::Desk(arguments) => desk::run(arguments).await,
        Command::Mission(arguments) => mission::run(arguments.command).await,
        Command::Journal(arguments) => journal::run(arguments).await,
        Command::Verify(arguments) => verify::run(arguments),
        Command::Receipt(arguments) => receipt::run(arguments),
        Command::Witness(arguments) => witness::run(arguments),
        Command::Compare(arguments) => compare::run(arguments),
        Command::Export(arguments) => export::run(arguments),
        Command::Sample(arguments) => sample::run(arguments),
        Command::Quickcount(arguments) => quickcount::run(*arguments),
        Command::Doctor(arguments) => doctor::run(arguments).await,
        Command::Rotate(arguments) => rotate::run(arguments).await,
        Command::Close(arguments) => close::run(arguments).await,
    }
}

/// The checkpoint that an argument names, as somebody has kept it.
pub fn kept(file: Option<&Path>) -> Result<Vec<Kept>> {
    let read = |path: &Path| Ok(Kept { name: path.display().to_string(), bytes: read_file(path)? });
    file.map(read).transpose().map(|kept| kept.into_iter().collect())
}
