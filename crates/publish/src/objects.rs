//! Publication into an object store that speaks S3.
//!
//! The same files under the same names as in a folder. What never changes is created and never replaced; `checkpoint` is
//! replaced only if it is still the one that was looked at (`If-Match`), so that of two publishers one wins and the
//! other is told. Files go up several at a time; where the store is away, the library tries again for a while, and
//! the call ends with what it could not do: the next one goes on.
//!
//! Where the store is, and with which credentials, the environment says, as for every tool that speaks S3:
//! `AWS_ENDPOINT`, `AWS_REGION`, `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_ALLOW_HTTP`.

use crate::folder::{PublishError, Published};
use crate::headers::{cache_control, content_type};
use crate::pages::{Data, Due, STANDING, Standing};
use crate::scans::Scans;
use crate::source::Folder;
use bytes::Bytes;
use futures_util::{StreamExt, TryStreamExt, stream};
use object_store::aws::{AmazonS3Builder, S3ConditionalPut};
use object_store::path::Path;
use object_store::{
    Attribute, Attributes, ClientOptions, Error, GetOptions, ObjectStore, PutMode, PutOptions, RetryConfig,
    UpdateVersion,
};
use record::checkpoint::Checkpoint;
use record::merkle::root;
use record::note::Note;
use record::tiles::{Tile, TileSource, growth};
use site::{Site, Snapshot, assets};
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

/// How a place in an object store begins.
pub const SCHEME: &str = "s3://";

/// Files that go up at a time.
const AT_A_TIME: usize = 16;

/// How many downloads are made and on their way at once: each may be as large as a nation's report.
const FILES_AT_A_TIME: usize = 2;

/// How long the library tries again before a call fails.
const RETRY: Duration = Duration::from_secs(20);

/// A place in an object store: `s3://bucket/prefix`.
pub struct Objects {
    store: Arc<dyn ObjectStore>,
    prefix: Path,
    name: String,
}

/// A file as it stands there.
struct There {
    bytes: Bytes,
    version: UpdateVersion,
}

impl Objects {
    /// The place of that name; nothing is asked of the store yet.
    pub fn open(place: &str) -> Result<Objects, PublishError> {
        // The client takes whatever the process has settled on; a second call changes nothing.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let store = AmazonS3Builder::from_env()
            .with_url(place)
            .with_conditional_put(S3ConditionalPut::ETagMatch)
            .with_client_options(ClientOptions::default().with_timeout(Duration::from_secs(30)))
            .with_allow_http(std::env::var("AWS_ALLOW_HTTP").is_ok_and(|allow| allow == "true"))
            .with_retry(RetryConfig { retry_timeout: RETRY, ..RetryConfig::default() })
            .build();
        let failed = |why: Error| PublishError::Object {
            place: place.to_owned(),
            path: String::new(),
            why: why.to_string(),
        };
        let below = place.strip_prefix(SCHEME).unwrap_or(place);
        let prefix = below.split_once('/').map_or("", |(_, prefix)| prefix);
        Ok(Objects {
            store: Arc::new(store.map_err(failed)?),
            prefix: Path::from(prefix),
            name: place.to_owned(),
        })
    }

    fn failed(&self, path: &str, why: &Error) -> PublishError {
        PublishError::Object { place: self.name.clone(), path: path.to_owned(), why: why.to_string() }
    }

    fn at(&self, path: &str) -> Path {
        path.split('/').fold(self.prefix.clone(), |below, part| below.join(part))
    }

    async fn there(&self, path: &str) -> Result<Option<There>, PublishError> {
        let got = match self.store.get_opts(&self.at(path), GetOptions::default()).await {
            Ok(got) => got,
            Err(Error::NotFound { .. }) => return Ok(None),
            Err(why) => return Err(self.failed(path, &why)),
        };
        let version = UpdateVersion { e_tag: got.meta.e_tag.clone(), version: got.meta.version.clone() };
        let bytes = got.bytes().await.map_err(|why| self.failed(path, &why))?;
        Ok(Some(There { bytes, version }))
    }

    /// The bytes of a file; `None` where there is none.
    pub async fn read(&self, path: &str) -> Result<Option<Vec<u8>>, PublishError> {
        Ok(self.there(path).await?.map(|there| there.bytes.to_vec()))
    }

    async fn put(
        &self,
        path: &str,
        bytes: Vec<u8>,
        mode: PutMode,
    ) -> Result<Result<(), Error>, PublishError> {
        let mut attributes = Attributes::new();
        attributes.insert(Attribute::ContentType, content_type(path).into());
        attributes.insert(Attribute::CacheControl, cache_control(path).into());
        let options = PutOptions { mode, attributes, ..PutOptions::default() };
        match self.store.put_opts(&self.at(path), bytes.into(), options).await {
            Ok(_) => Ok(Ok(())),
            Err(why @ (Error::AlreadyExists { .. } | Error::Precondition { .. })) => Ok(Err(why)),
            Err(why) => Err(self.failed(path, &why)),
        }
    }

    /// Writes a file that never changes; one that stands there with other bytes is refused.
    async fn immutable(&self, path: &str, bytes: Vec<u8>) -> Result<Published, PublishError> {
        let length = bytes.len() as u64;
        match self.put(path, bytes.clone(), PutMode::Create).await? {
            Ok(()) => Ok(Published { written: 1, bytes: length, ..Published::default() }),
            Err(_) if self.read(path).await?.is_some_and(|found| found == bytes) => {
                Ok(Published { kept: 1, ..Published::default() })
            }
            Err(_) => Err(PublishError::Altered { path: format!("{}/{path}", self.name).into() }),
        }
    }

    async fn replace(&self, path: &str, bytes: Vec<u8>) -> Result<Published, PublishError> {
        let written = Published { written: 1, bytes: bytes.len() as u64, ..Published::default() };
        match self.put(path, bytes, PutMode::Overwrite).await? {
            Ok(()) => Ok(written),
            Err(why) => Err(self.failed(path, &why)),
        }
    }

    /// Refuses a place that holds anything but an earlier publication of the same record.
    pub async fn look(&self, origin: &str) -> Result<(), PublishError> {
        match self.there("checkpoint").await? {
            Some(there) => stated(&there.bytes).and_then(|found| self.same_record(&found, origin)),
            None => {
                let prefix = Some(&self.prefix).filter(|prefix| !prefix.as_ref().is_empty());
                let ours = ["tile", "results", "blob"].map(|name| self.at(name));
                let mut listed = self.store.list(prefix);
                while let Some(found) = listed.try_next().await.map_err(|why| self.failed("", &why))? {
                    // A publication that was cut short before its first checkpoint has left these.
                    if !ours.iter().any(|ours| found.location.prefix_matches(ours)) {
                        return Err(PublishError::NotEmpty { folder: self.name.clone().into() });
                    }
                }
                Ok(())
            }
        }
    }

    fn same_record(&self, found: &Checkpoint, origin: &str) -> Result<(), PublishError> {
        if found.origin == origin {
            return Ok(());
        }
        Err(PublishError::OtherRecord {
            folder: self.name.clone().into(),
            found: found.origin.clone(),
            expected: origin.to_owned(),
        })
    }

    /// Publishes the record in a folder under this signed checkpoint, with the results of its size and the scans that its
    /// protocols name.
    pub async fn publish(
        &self,
        record: &Folder,
        note: &str,
        results: &[u8],
        scans: &Scans<'_>,
    ) -> Result<Published, PublishError> {
        let own = stated(note.as_bytes())?;
        self.look(&own.origin).await?;
        let there = self.there("checkpoint").await?;
        let before = there.as_ref().map(|there| stated(&there.bytes)).transpose()?;
        let mut published = Published { size: own.size, ..Published::default() };
        if let Some(before) = &before {
            if before.size > own.size {
                // Another call has published a later state: a reader never sees the record shrink.
                published.kept = 1;
                return Ok(published);
            }
            self.extends(record, &own, before)?;
        }
        let from = before.as_ref().map_or(0, |before| before.size);
        let tiles = stream::iter(growth(from, own.size)).map(|tile| async move {
            let path = tile.to_string();
            let bytes = record.read(&path).map_err(PublishError::Checkpoint)?;
            let bytes = bytes.ok_or_else(|| PublishError::Missing { path: record.0.join(&path) })?;
            self.immutable(&path, bytes).await
        });
        let mut tiles = tiles.buffer_unordered(AT_A_TIME);
        while let Some(written) = tiles.try_next().await? {
            published.add(written);
        }
        published.add(self.immutable(&replay::results::path(own.size), results.to_vec()).await?);
        published.add(self.scans(scans).await?);
        if there.as_ref().is_some_and(|there| there.bytes == note.as_bytes()) {
            published.kept += 1;
            return Ok(published);
        }
        let mode = there.map_or(PutMode::Create, |there| PutMode::Update(there.version));
        match self.put("checkpoint", note.as_bytes().to_vec(), mode).await? {
            Ok(()) => {
                published.add(Published { written: 1, bytes: note.len() as u64, ..Published::default() })
            }
            Err(_) => return Err(PublishError::Meanwhile { place: self.name.clone() }),
        }
        Ok(published)
    }

    /// Writes the scans that are not there yet.
    async fn scans(&self, scans: &Scans<'_>) -> Result<Published, PublishError> {
        let mut published = Published::default();
        let mut missing = Vec::new();
        if scans.files().next().is_none() {
            return Ok(published);
        }
        let folder = self.at("blob");
        let listed = self.store.list(Some(&folder)).map_ok(|found| (found.location, found.size));
        let there: HashMap<Path, u64> =
            listed.try_collect().await.map_err(|why| self.failed("blob", &why))?;
        for (path, size) in scans.files() {
            match there.get(&self.at(path)) {
                Some(found) if *found == size => published.kept += 1,
                Some(_) => {
                    return Err(PublishError::Altered { path: format!("{}/{path}", self.name).into() });
                }
                None => missing.push(path),
            }
        }
        let files = stream::iter(missing).map(|path| async move {
            match scans.bytes(path) {
                Some(bytes) => self.immutable(path, bytes).await,
                None => Ok(Published { scans_missing: 1, ..Published::default() }),
            }
        });
        let mut files = files.buffer_unordered(FILES_AT_A_TIME);
        while let Some(written) = files.try_next().await? {
            published.add(written);
        }
        Ok(published)
    }

    /// Refuses to go on from a checkpoint that this record does not extend.
    fn extends(&self, record: &Folder, own: &Checkpoint, there: &Checkpoint) -> Result<(), PublishError> {
        let source = TileSource::new(own.size, |tile: &Tile| record.read(&tile.to_string()).ok().flatten());
        match root(there.size, &source) {
            Ok(ours) if ours == there.root => Ok(()),
            Ok(_) => Err(PublishError::Forked { folder: self.name.clone().into(), size: there.size }),
            Err(error) => Err(PublishError::Checkpoint(error.to_string())),
        }
    }

    /// Writes every page that has changed since the last publication, and what pages load.
    pub async fn pages(
        &self,
        site: &Site,
        snapshot: &Snapshot,
        data: Data,
    ) -> Result<Published, PublishError> {
        let mut published = Published { size: snapshot.head().size, ..Published::default() };
        let there = self.read(STANDING).await?;
        let there = there.as_deref().and_then(Standing::read);
        let assets = stream::iter(assets::ASSETS).map(|asset| async move {
            self.immutable(&format!("{}/{}", assets::folder(), asset.name), asset.bytes.to_vec()).await
        });
        let mut assets = assets.buffer_unordered(AT_A_TIME);
        while let Some(written) = assets.try_next().await? {
            published.add(written);
        }
        let due = Due::of(there.as_ref(), site, snapshot, data);
        let pages = stream::iter(&due.pages).map(|address| async move {
            match site.page(snapshot, address) {
                Some(page) => self.replace(&address.path(), page.into_bytes()).await,
                None => Ok(Published::default()),
            }
        });
        let mut pages = pages.buffer_unordered(AT_A_TIME);
        while let Some(written) = pages.try_next().await? {
            published.add(written);
        }
        // Large files, so a few at a time.
        let files = stream::iter(&due.files).map(|path| async move {
            let made = site.file(snapshot, path);
            match made.map_err(|why| PublishError::Download { path: path.to_owned(), why })? {
                Some(bytes) => self.replace(path, bytes).await,
                None => Ok(Published::default()),
            }
        });
        let mut files = files.buffer_unordered(FILES_AT_A_TIME);
        while let Some(written) = files.try_next().await? {
            published.add(written);
        }
        for (name, bytes) in due.heads(snapshot) {
            published.add(self.replace(name, bytes).await?);
        }
        Ok(published)
    }
}

/// What a checkpoint states.
fn stated(bytes: &[u8]) -> Result<Checkpoint, PublishError> {
    let unread = |error: &dyn std::fmt::Display| PublishError::Checkpoint(error.to_string());
    let note = Note::parse(bytes).map_err(|error| unread(&error))?;
    Checkpoint::parse(note.text()).map_err(|error| unread(&error))
}
