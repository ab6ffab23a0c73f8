//! `publish`: the record and its results, into a folder.

use super::{Done, settle};
use crate::cli::Publish;
use crate::{clock, directory, geography, place};
use ::publish::folder::{self, Published};
use ::publish::pages;
use ::publish::source::Folder;
use anyhow::{Context, Result, bail};
use replay::AsOf;
use std::path::{Path, PathBuf};
use store::Store;

pub async fn run(arguments: Publish) -> Result<Done> {
    let store = directory::open(&arguments.dir).await?;
    folder::look(&arguments.to, store.origin())?;
    if let Some(place) = &arguments.forget {
        let place = std::path::absolute(place).with_context(|| place.display().to_string())?;
        if !store.forget_target(&place.display().to_string()).await? {
            bail!("--forget: nothing was ever published at {}", place.display());
        }
    }
    settle(&store, clock::now()).await?;
    let signed = sign(&store, &arguments.to).await?;
    // From here on only files are read and written: the commission's next command need not wait for them.
    drop(store);
    let published = write(&signed, &arguments.to)?;
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

/// A signed checkpoint and the record that it covers.
struct Signed {
    note: String,
    record: Folder,
    directory: PathBuf,
}

/// Signs, unless the world has seen more, and publishes.
pub async fn publish_to(store: &Store, to: &Path) -> Result<Published> {
    write(&sign(store, to).await?, to)
}

async fn sign(store: &Store, to: &Path) -> Result<Signed> {
    let place = std::path::absolute(to).with_context(|| to.display().to_string())?;
    store.add_target(&place.display().to_string()).await?;
    let record = store.record_directory();
    let directory = record.parent().expect("the record lies in a data directory").to_owned();
    Ok(Signed { note: store.sign().await?, record: Folder(record), directory })
}

/// Writes the publication of a checkpoint, though the record may have grown since.
fn write(signed: &Signed, to: &Path) -> Result<Published> {
    let read = |path: &str| match path {
        "checkpoint" => Ok(Some(signed.note.clone().into_bytes())),
        path => signed.record.read(path),
    };
    let state = place::load(&read)?;
    let results = replay::results::results(&state, AsOf::Size(state.size))?;
    let results = record::canonical::to_bytes(&results)?;
    let mut published = folder::publish(&signed.record.0, &signed.note, &results, to)?;
    let geography = geography::of_directory(&signed.directory, &state);
    let snapshot = site::Snapshot::new(state, site::Head::read(&signed.note)?)?.with_geography(geography);
    published.add(pages::write(&site::Site::new(), &snapshot, to)?);
    Ok(published)
}
