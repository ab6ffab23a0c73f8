//! `publish`: the record and its results, into every folder where it is published.
//!
//! Folders are written in the order in which they were settled: what any of them shows, the older ones show too. So an
//! older copy of the data directory, which may not know the newest folders, finds everything in one that it knows.

use super::{Done, kept, settle_in_view_of};
use crate::cli::Publish;
use crate::{clock, directory, place};
use ::publish::folder::{self, Published};
use ::publish::pages;
use ::publish::source::Folder;
use anyhow::{Context, Result, bail};
use replay::AsOf;
use std::path::Path;
use store::{Kept, Store};

pub async fn run(arguments: Publish) -> Result<Done> {
    let store = directory::open(&arguments.dir).await?;
    let kept = kept(arguments.seen.as_deref())?;
    let to = arguments.to.as_deref().map(|to| place_name(to, &arguments.dir)).transpose()?;
    if let Some(to) = &to {
        folder::look(Path::new(to), store.origin())?;
    }
    let forget = arguments.forget.as_deref().map(absolute).transpose()?;
    let known = store.change_places(to.as_deref(), forget.as_deref(), &kept).await?;
    if let (Some(forget), false) = (&forget, known) {
        eprintln!("{forget}: not known as a place of publication; nothing to forget");
    }
    settle_in_view_of(&store, clock::now(), &kept).await?;
    let signed = sign(&store, &kept).await?;
    // From here on only files are read and written: the commission's next command need not wait for them.
    drop(store);
    let what = if arguments.record_only { What::Record } else { What::Site };
    for (place, published) in write(&signed, what)? {
        println!(
            "{}: record of {} entries; {} files written ({} bytes), {} unchanged",
            from_here(&place),
            published.size,
            published.written,
            published.bytes,
            published.kept
        );
    }
    Ok(Done::Well)
}

/// A signed checkpoint, the record that it covers, and where they are published.
struct Signed {
    note: String,
    record: Folder,
    places: Vec<String>,
}

/// What is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// The record and its results: all that a verifier needs.
    Record,
    /// The pages of the public site, too.
    Site,
}

/// Signs, unless the world has seen more, and publishes wherever this record is published.
pub async fn publish(store: &Store, what: What) -> Result<()> {
    write(&sign(store, &[]).await?, what)?;
    Ok(())
}

async fn sign(store: &Store, kept: &[Kept]) -> Result<Signed> {
    Ok(Signed {
        note: store.sign_in_view_of(kept).await?,
        record: Folder(store.record_directory()),
        places: store.places().await?,
    })
}

/// Writes the publication of a checkpoint, though the record may have grown since; the oldest place first.
fn write(signed: &Signed, what: What) -> Result<Vec<(String, Published)>> {
    let read = |path: &str| match path {
        "checkpoint" => Ok(Some(signed.note.clone().into_bytes())),
        path => signed.record.read(path),
    };
    let state = place::load(&read)?;
    let results = replay::results::results(&state, AsOf::Size(state.size))?;
    let results = record::canonical::to_bytes(&results)?;
    let snapshot = match what {
        What::Record => None,
        What::Site => Some(site::Snapshot::new(state, site::Head::read(&signed.note)?)?),
    };
    let site = site::Site::new();
    let publish = |place: &String| {
        let to = Path::new(place);
        let mut published = folder::publish(&signed.record.0, &signed.note, &results, to)?;
        if let Some(snapshot) = &snapshot {
            published.add(pages::write(&site, snapshot, to)?);
        }
        Ok((place.clone(), published))
    };
    signed.places.iter().map(publish).collect()
}

/// The name under which a folder is remembered as a place of publication of this data directory.
pub fn place_name(folder: &Path, directory: &Path) -> Result<String> {
    let place = absolute(folder)?;
    let directory = absolute(directory)?;
    if Path::new(&place).starts_with(&directory) || Path::new(&directory).starts_with(&place) {
        bail!(
            "{}: found a folder within the data directory, or around it, and a copy of one would take the other along; \
             name a place apart from {directory}",
            folder.display()
        );
    }
    Ok(place)
}

fn absolute(path: &Path) -> Result<String> {
    let absolute = std::path::absolute(path).with_context(|| path.display().to_string())?;
    // Without a slash at the end, which would make two names of one place.
    let absolute: std::path::PathBuf = absolute.components().collect();
    let text = absolute.to_str().with_context(|| format!("{}: the name is not UTF-8", path.display()))?;
    Ok(text.to_owned())
}

/// A place's name as short as it can be said here.
pub fn from_here(place: &str) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    let below = Path::new(place).strip_prefix(&here).ok().filter(|below| !below.as_os_str().is_empty());
    below.map_or_else(|| place.to_owned(), |below| below.display().to_string())
}
