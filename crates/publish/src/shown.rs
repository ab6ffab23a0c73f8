//! What is shown at one size of the record: a snapshot, and the answers that were made from it.
//!
//! A [`Shown`] is made beside the one before and swapped in whole; answers of the old one go with it. An answer is
//! rendered and compressed once, when it is first asked for, and kept within [`KEPT_BYTES`]; a large download within
//! [`KEPT_DOWNLOADS_BYTES`].

use crate::headers;
use crate::scans::Named;
use crate::source::ReadFile;
use axum::http::HeaderValue;
use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;
use record::merkle::leaf_hash;
use replay::AsOf;
use site::{HeadFile, Page, Site, Snapshot, address, assets, downloads};
use std::collections::HashMap;
use std::io::Write;
use std::sync::{Arc, Mutex, OnceLock, RwLock};

/// Bytes of answers that one size keeps.
const KEPT_BYTES: usize = 64 << 20;

/// Bytes of downloads that one size keeps beside them, so that a large file drives out no page.
const KEPT_DOWNLOADS_BYTES: usize = 192 << 20;

/// Where scans lie.
const SCANS: &str = "blob/";

/// Where the listener sends events, from the site's root.
pub const EVENTS: &str = "events";

/// An answer, ready to be sent.
#[derive(Debug, Clone)]
pub struct Answer {
    /// As it is.
    pub plain: Bytes,
    /// Compressed, where that is worth it.
    pub gzip: Option<Bytes>,
    /// Names the bytes: the same bytes have the same name.
    pub etag: String,
    /// The type.
    pub content_type: &'static str,
    /// How long it may be kept.
    pub cache_control: &'static str,
    /// What it may load, and who may frame it.
    pub policy: &'static HeaderValue,
}

impl Answer {
    fn new(path: &str, bytes: Vec<u8>) -> Answer {
        let content_type = headers::content_type(path);
        let gzip =
            headers::compressible(content_type).then(|| gzip(&bytes)).filter(|gzip| gzip.len() < bytes.len());
        Answer {
            etag: format!("\"{}\"", &leaf_hash(&bytes).to_hex()[..32]),
            plain: bytes.into(),
            gzip: gzip.map(Bytes::from),
            content_type,
            cache_control: headers::cache_control(path),
            policy: headers::policy(path),
        }
    }

    fn weight(&self) -> usize {
        self.plain.len() + self.gzip.as_ref().map_or(0, Bytes::len)
    }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 4), Compression::default());
    encoder.write_all(bytes).expect("memory takes every byte");
    encoder.finish().expect("memory takes every byte")
}

/// The record at one size, with the answers that were made from it.
pub struct Shown {
    snapshot: Snapshot,
    answers: RwLock<Answers>,
    downloads: RwLock<Answers>,
    making: Mutex<()>,
    /// The scans that the record names, once somebody asks for one.
    scans: OnceLock<Named>,
}

#[derive(Default)]
struct Answers {
    by_path: HashMap<String, Arc<Answer>>,
    weight: usize,
}

impl Shown {
    /// Shows a snapshot.
    pub fn new(snapshot: Snapshot) -> Shown {
        Shown {
            snapshot,
            answers: RwLock::default(),
            downloads: RwLock::default(),
            making: Mutex::default(),
            scans: OnceLock::new(),
        }
    }

    /// What is shown.
    pub fn snapshot(&self) -> &Snapshot {
        &self.snapshot
    }

    /// The answer for a path, if it was made before.
    pub fn ready(&self, path: &str) -> Option<Arc<Answer>> {
        self.kept(path).0.read().expect("no holder of this lock panics").by_path.get(path).cloned()
    }

    /// Where the answer for a path is kept, and how many bytes of such.
    fn kept(&self, path: &str) -> (&RwLock<Answers>, usize) {
        match downloads::is_file(path) {
            true => (&self.downloads, KEPT_DOWNLOADS_BYTES),
            false => (&self.answers, KEPT_BYTES),
        }
    }

    /// Makes the answer for a path; `None` where there is nothing at it.
    pub fn make(&self, site: &Site, record: &ReadFile, path: &str) -> Result<Option<Arc<Answer>>, String> {
        // A large file is made by one at a time, and by nobody twice: who waited finds it ready.
        let _alone =
            downloads::is_file(path).then(|| self.making.lock().expect("no holder of this lock panics"));
        if let Some(answer) = self.ready(path) {
            return Ok(Some(answer));
        }
        if path.starts_with(SCANS) {
            return self.scan(record, path);
        }
        let Some(bytes) = self.bytes(site, record, path)? else { return Ok(None) };
        // The site's root shows the same file as its name.
        let answer = Arc::new(Answer::new(if path.is_empty() { "index.html" } else { path }, bytes));
        let (kept, bytes_max) = self.kept(path);
        let mut answers = kept.write().expect("no holder of this lock panics");
        if answers.weight + answer.weight() > bytes_max {
            *answers = Answers::default();
        }
        if answers.by_path.insert(path.to_owned(), Arc::clone(&answer)).is_none() {
            answers.weight += answer.weight();
        }
        Ok(Some(answer))
    }

    /// A scan, read anew each time: they are large, and would drive out every page.
    fn scan(&self, record: &ReadFile, path: &str) -> Result<Option<Arc<Answer>>, String> {
        let scans = self.scans.get_or_init(|| Named::of(self.snapshot.state()));
        Ok(scans.bytes(path, record)?.map(|bytes| Arc::new(Answer::new(path, bytes))))
    }

    fn bytes(&self, site: &Site, record: &ReadFile, path: &str) -> Result<Option<Vec<u8>>, String> {
        let snapshot = &self.snapshot;
        if let Some(address) = address::parse(path) {
            return Ok(site.page(snapshot, &address).map(String::into_bytes));
        }
        if downloads::is_file(path) {
            return site.file(snapshot, path);
        }
        if let Some(asset) = assets::find(path) {
            return Ok(Some(asset.bytes.to_vec()));
        }
        Ok(match path {
            "" | "index.html" => {
                let front = site::Address { language: snapshot.languages()[0], page: Page::Result };
                Some(site::front(&front).into_bytes())
            }
            "head.json" => Some(HeadFile::of(snapshot, Some(EVENTS)).to_bytes()),
            "checkpoint" => Some(snapshot.head().note.clone().into_bytes()),
            _ if path == replay::results::path(snapshot.head().size) => {
                let results = replay::results::written(snapshot.state(), AsOf::Size(snapshot.head().size));
                Some(results.map_err(|error| error.to_string())?)
            }
            _ if path.starts_with("tile/") => tile(record, path)?,
            _ => None,
        })
    }
}

/// A tile by its path, if that is one: nothing else of a folder can be asked for.
fn tile(record: &ReadFile, path: &str) -> Result<Option<Vec<u8>>, String> {
    let Ok(tile) = path.parse::<record::tiles::Tile>() else { return Ok(None) };
    record(&tile.to_string())
}
