//! `publish`: the record and its results, into a folder.

use super::{Done, settle};
use crate::cli::Publish;
use crate::{clock, directory, place};
use ::publish::folder::{self, Published};
use ::publish::source::Folder;
use anyhow::{Context, Result};
use replay::AsOf;
use std::path::Path;
use store::Store;

pub async fn run(arguments: Publish) -> Result<Done> {
    let store = directory::open(&arguments.dir).await?;
    folder::look(&arguments.to, store.origin())?;
    settle(&store, clock::now()).await?;
    let published = publish_to(&store, &arguments.to).await?;
    println!(
        "{}: record of {} entries; {} files written ({} bytes), {} unchanged",
        arguments.to.display(),
        published.size,
        published.written,
        published.bytes,
        published.kept
    );
    Ok(Done::Well)
}

/// Signs, unless the world has seen more, and publishes.
pub async fn publish_to(store: &Store, to: &Path) -> Result<Published> {
    let place = std::path::absolute(to).with_context(|| to.display().to_string())?;
    store.add_target(&place.display().to_string()).await?;
    let note = store.sign().await?;
    let record = Folder(store.record_directory());
    let state = place::load(&|path: &str| record.read(path))?;
    let results = replay::results::results(&state, AsOf::Size(state.size))?;
    let results = record::canonical::to_bytes(&results)?;
    Ok(folder::publish(&record.0, &note, &results, to)?)
}
