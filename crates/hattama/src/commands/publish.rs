//! `publish`: the record and its results, into every folder where it is published.
//!
//! Folders are written in the order in which they were settled: what any of them shows, the older ones show too. So an
//! older copy of the data directory, which may not know the newest folders, finds everything in one that it knows.

use super::{Done, kept};
use crate::cli::Publish;
use crate::target::{Edition, OBJECTS};
use crate::{clock, directory, geography, observers, place, scans, target};
use ::publish::folder::Published;
use ::publish::pages::Data;
use ::publish::scans::Scans;
use ::publish::source::Folder;
use anyhow::{Context, Result, bail};
use desk::record::settle_in_view_of;
use replay::AsOf;
use site::BaseUrl;
use std::path::{Path, PathBuf};
use std::time::Duration;
use store::{Kept, Store};

pub async fn run(arguments: Publish) -> Result<Done> {
    let kept = kept(arguments.seen.as_deref())?;
    let store = directory::open(&arguments.dir).await?;
    settle_places(&store, &arguments, &kept).await?;
    let what = if arguments.record_only { What::Record } else { What::Site };
    let url = arguments.url.as_ref();
    once(store, &kept, Extent { what, url, data: Data::Now }, true).await?;
    let Some(every) = arguments.every else { return Ok(Done::Well) };
    loop {
        tokio::select! {
            () = tokio::time::sleep(Duration::from_secs(every)) => {}
            interrupted = tokio::signal::ctrl_c() => {
                interrupted.context("no signal can be waited for")?;
                return Ok(Done::Well);
            }
        }
        // A place that is away for a while comes back; what was published before stands there meanwhile.
        let published = match directory::open(&arguments.dir).await {
            Ok(store) => {
                let extent = Extent { what, url, data: Data::WithAnnouncements };
                once(store, &kept, extent, false).await
            }
            Err(error) => Err(error),
        };
        if let Err(error) = published {
            eprintln!("hattama: {error:#}; tried again in {every} s");
        }
    }
}

/// Where observers publish whose word is shown beside this record.
async fn known_observers(store: &Store) -> Result<Vec<String>> {
    let known = store.setting(observers::SETTING).await?.unwrap_or_default();
    Ok(known.lines().map(str::to_owned).collect())
}

/// Adds and forgets places, as the arguments say.
async fn settle_places(store: &Store, arguments: &Publish, kept: &[Kept]) -> Result<()> {
    let to = arguments.to.as_deref().map(|to| place_name(to, &arguments.dir)).transpose()?;
    if let Some(to) = &to {
        target::look(to, store.origin()).await?;
    }
    if !arguments.observers.is_empty() {
        let mut observers = known_observers(store).await?;
        observers.extend(
            arguments.observers.iter().filter(|one| !observers.contains(one)).cloned().collect::<Vec<_>>(),
        );
        store.keep_setting(observers::SETTING, &observers.join("\n")).await?;
    }
    let forget = arguments.forget.as_deref().map(absolute).transpose()?;
    let known = store.change_places(to.as_deref(), forget.as_deref(), kept).await?;
    if let (Some(forget), false) = (&forget, known) {
        eprintln!("{forget}: not known as a place of publication; nothing to forget");
    }
    Ok(())
}

/// Publishes once, and tells of each place; of one where nothing was written only where that is asked for.
async fn once(store: Store, kept: &[Kept], extent: Extent<'_>, tell_all: bool) -> Result<()> {
    settle_in_view_of(&store, clock::now(), kept).await?;
    let signed = sign(&store, kept).await?;
    // From here on only files are read and written: the commission's next command need not wait for them.
    drop(store);
    for (place, published) in write(&signed, extent).await? {
        if tell_all || published.written > 0 {
            println!(
                "{}: record of {} entries; {} files written ({} bytes), {} unchanged",
                from_here(&place),
                published.size,
                published.written,
                published.bytes,
                published.kept
            );
        }
    }
    Ok(())
}

/// A signed checkpoint, the record that it covers, and where they are published.
struct Signed {
    note: String,
    record: Folder,
    directory: PathBuf,
    places: Vec<String>,
    /// Where observers publish whose word is shown beside.
    observers: Vec<String>,
}

/// What is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// The record and its results: all that a verifier needs.
    Record,
    /// The pages of the public site, too.
    Site,
}

/// How much is published, and how.
#[derive(Debug, Clone, Copy)]
struct Extent<'a> {
    what: What,
    /// Where the site will be seen.
    url: Option<&'a BaseUrl>,
    /// When data files are written.
    data: Data,
}

/// Signs, unless the world has seen more, and publishes wherever this record is published.
pub async fn publish(store: &Store, what: What) -> Result<()> {
    write(&sign(store, &[]).await?, Extent { what, url: None, data: Data::Now }).await?;
    Ok(())
}

async fn sign(store: &Store, kept: &[Kept]) -> Result<Signed> {
    let record = store.record_directory();
    Ok(Signed {
        note: store.sign_in_view_of(kept).await?,
        directory: record.parent().expect("the record lies in a data directory").to_owned(),
        record: Folder(record),
        places: store.places().await?,
        observers: known_observers(store).await?,
    })
}

/// Writes the publication of a checkpoint, though the record may have grown since; the oldest place first.
async fn write(signed: &Signed, extent: Extent<'_>) -> Result<Vec<(String, Published)>> {
    let read = |path: &str| match path {
        "checkpoint" => Ok(Some(signed.note.clone().into_bytes())),
        path => signed.record.read(path),
    };
    let state = place::load(&read)?;
    let results = replay::results::written(&state, AsOf::Size(state.size))?;
    let read_scan = scans::reader(&signed.directory);
    let scans = Scans::of(&state, &*read_scan);
    let snapshot = match extent.what {
        What::Record => None,
        What::Site => {
            let geography = geography::of_directory(&signed.directory);
            let head = site::Head::read(&signed.note)?;
            Some(
                site::Snapshot::new(state, head)?
                    .with_geography(geography)
                    .with_observers(observers::read(&signed.observers)),
            )
        }
    };
    let site = site::Site::new().seen_at(extent.url.cloned());
    let edition = Edition {
        record: &signed.record,
        note: &signed.note,
        results: &results,
        scans: &scans,
        pages: snapshot.as_ref().map(|snapshot| (&site, snapshot)),
        data: extent.data,
    };
    let mut published = Vec::new();
    for place in &signed.places {
        let there = target::publish(place, &edition).await?;
        if there.scans_missing > 0 {
            let (count, place) = (there.scans_missing, from_here(place));
            eprintln!(
                "{place}: scans that protocols name, missing or altered in the data directory and so not published: \
                 {count}; `hattama doctor` names them, restore them from a copy"
            );
        }
        published.push((place.clone(), there));
    }
    Ok(published)
}

/// The name under which a folder is remembered as a place of publication of this data directory.
pub fn place_name(folder: &Path, directory: &Path) -> Result<String> {
    let place = absolute(folder)?;
    if place.starts_with(OBJECTS) {
        return Ok(place);
    }
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
    if let Some(objects) = path.to_str().filter(|path| path.starts_with(OBJECTS)) {
        return Ok(objects.trim_end_matches('/').to_owned());
    }
    let absolute = std::path::absolute(path).with_context(|| path.display().to_string())?;
    // Without a slash at the end, which would make two names of one place.
    let absolute: PathBuf = absolute.components().collect();
    let text = absolute.to_str().with_context(|| format!("{}: the name is not UTF-8", path.display()))?;
    Ok(text.to_owned())
}

/// A place's name as short as it can be said here.
pub fn from_here(place: &str) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    let below = Path::new(place).strip_prefix(&here).ok().filter(|below| !below.as_os_str().is_empty());
    below.map_or_else(|| place.to_owned(), |below| below.display().to_string())
}
