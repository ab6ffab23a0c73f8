//! Where a publication goes: a folder, or an object store (`s3://bucket/prefix`, in programs with the feature `s3`).
//!
//! A place is remembered by its name alone, in the data directory; what stands there is asked each time.

use anyhow::Result;
use publish::folder::{self, Published};
use publish::pages::{self, Data};
use publish::scans::Scans;
use publish::source::Folder;
use site::{Site, Snapshot};
use std::path::Path;

/// How the name of an object store begins.
pub const OBJECTS: &str = "s3://";

/// Everything that is published at one time.
pub struct Edition<'a> {
    /// The folder of the record.
    pub record: &'a Folder,
    /// The signed checkpoint.
    pub note: &'a str,
    /// The results of its size.
    pub results: &'a [u8],
    /// The scans that its protocols name.
    pub scans: &'a Scans<'a>,
    /// The pages; `None` where only the record is published.
    pub pages: Option<(&'a Site, &'a Snapshot)>,
    /// When data files are written beside the pages.
    pub data: Data,
}

/// Refuses a place that holds anything but an earlier publication of this record.
pub async fn look(place: &str, origin: &str) -> Result<()> {
    match objects::open(place)? {
        Some(objects) => objects::look(&objects, origin).await,
        None => Ok(folder::look(Path::new(place), origin)?),
    }
}

/// Publishes at a place: the record first, its checkpoint, then the pages.
pub async fn publish(place: &str, edition: &Edition<'_>) -> Result<Published> {
    if let Some(objects) = objects::open(place)? {
        return objects::publish(&objects, edition).await;
    }
    let to = Path::new(place);
    let mut published = folder::publish(&edition.record.0, edition.note, edition.results, edition.scans, to)?;
    if let Some((site, snapshot)) = edition.pages {
        published.add(pages::write(site, snapshot, to, edition.data)?);
    }
    Ok(published)
}

/// Reads a file of a place that is no folder. It waits for the network on a thread of its own kind.
pub fn read(place: &str, path: &str) -> Result<Option<Vec<u8>>, String> {
    tokio::task::block_in_place(|| tokio::runtime::Handle::current().block_on(objects::read(place, path)))
}

#[cfg(feature = "s3")]
mod objects {
    use super::Edition;
    use anyhow::Result;
    use publish::folder::Published;
    use publish::objects::Objects;

    pub fn open(place: &str) -> Result<Option<Objects>> {
        if !place.starts_with(super::OBJECTS) {
            return Ok(None);
        }
        Ok(Some(Objects::open(place)?))
    }

    pub async fn look(objects: &Objects, origin: &str) -> Result<()> {
        Ok(objects.look(origin).await?)
    }

    pub async fn publish(objects: &Objects, edition: &Edition<'_>) -> Result<Published> {
        let mut published =
            objects.publish(edition.record, edition.note, edition.results, edition.scans).await?;
        if let Some((site, snapshot)) = edition.pages {
            published.add(objects.pages(site, snapshot, edition.data).await?);
        }
        Ok(published)
    }

    pub async fn read(place: &str, path: &str) -> Result<Option<Vec<u8>>, String> {
        let objects = Objects::open(place).map_err(|error| error.to_string())?;
        objects.read(path).await.map_err(|error| error.to_string())
    }
}

#[cfg(not(feature = "s3"))]
mod objects {
    use super::Edition;
    use anyhow::{Result, bail};
    use publish::folder::Published;

    /// What stands in the place of an object store in a program without one: nothing can be it.
    pub enum Objects {}

    pub fn open(place: &str) -> Result<Option<Objects>> {
        if place.starts_with(super::OBJECTS) {
            bail!("{place}: this program was built without object stores; build it with `--features s3`");
        }
        Ok(None)
    }

    pub async fn look(objects: &Objects, _: &str) -> Result<()> {
        match *objects {}
    }

    pub async fn publish(objects: &Objects, _: &Edition<'_>) -> Result<Published> {
        match *objects {}
    }

    pub async fn read(place: &str, _: &str) -> Result<Option<Vec<u8>>, String> {
        Err(format!("{place}: this program was built without object stores; build it with `--features s3`"))
    }
}
