//! What does everyone see?
//!
//! A function from a [`Snapshot`] of the public record to files: [`Site::page`] renders the page at an [`Address`],
//! [`Site::addresses`] names every page that there is. The public listener renders on demand, a publication renders
//! everything that changed; both get the same bytes, and the same record always gives the same site.
//!
//! - [`snapshot`]: the record at one size, arranged for pages.
//! - [`address`]: where a page stands.
//! - [`words`]: in whose words.
//! - [`frame`]: what stands around every page.
//! - [`pages`]: each page, with its template in `templates/`.
//! - [`geography`]: where areas lie on a map, which is no part of the record.
//! - [`corrections`], [`hours`], [`announcement`], [`outcome`]: what several pages say of the record.
//! - `numbers`: the figures of a finding in words.
//! - [`pictures`]: bars, lines and tiles as SVG, each with a table beside it.
//! - [`assets`]: style sheet and scripts.
//! - [`downloads`]: open data, feeds, and figures for other pages; [`preview`]: a picture for links to them.
//! - [`base`]: where the site will be seen, if that is known.
//!
//! Nothing here reads a file, a clock or a table: the site knows only the public record. Every page works without
//! script; scripts add search, sorting, live refresh and the recount.

pub mod address;
pub mod announcement;
pub mod assets;
pub mod base;
pub mod copies;
pub mod corrections;
pub mod countries;
pub mod downloads;
mod embed;
mod feeds;
pub mod frame;
pub mod geography;
pub mod hours;
pub mod html;
mod numbers;
pub mod observers;
pub mod outcome;
pub mod pages;
pub mod pictures;
pub mod preview;
pub mod snapshot;
pub mod words;

pub use address::{Address, Order, Page};
pub use base::BaseUrl;
pub use geography::Geography;
pub use snapshot::{Head, NoSnapshot, Snapshot};

use replay::state::StationIndex;
use serde::Serialize;
use snapshot::Latest;
use tabulation::AreaIndex;
use words::Voices;

/// The kind of a station abroad.
pub const ABROAD: &str = "abroad";

/// The site: pages of any snapshot, in every language.
#[derive(Default)]
pub struct Site {
    voices: Voices,
    base: Option<BaseUrl>,
}

/// The newest state of the record in one small file, `head.json`: what a page asks for to know whether it is old.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HeadFile<'a> {
    /// When the newest entry is dated.
    pub at: String,
    /// Where the listener sends events; absent where only files are served.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub events: Option<&'a str>,
    /// The root of the record's tree, in base64, as in the checkpoint.
    pub root: String,
    /// Its size.
    pub size: u64,
}

impl<'a> HeadFile<'a> {
    /// The head of a snapshot.
    pub fn of(snapshot: &Snapshot, events: Option<&'a str>) -> HeadFile<'a> {
        let (head, latest) = (snapshot.head(), snapshot.latest());
        HeadFile { at: latest.at.to_string(), events, root: head.root.to_string(), size: head.size }
    }

    /// As JSON.
    pub fn to_bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("texts and a count are JSON")
    }
}

/// The page at the site's root, which leads to the front page in the election's first language.
pub fn front(to: &Address) -> String {
    let (path, language) = (to.path(), to.language.code());
    format!(
        "<!doctype html>\n<html lang=\"{language}\"><head><meta charset=\"utf-8\"><title>Hattama</title>\n\
         <meta http-equiv=\"refresh\" content=\"0; url={path}\"></head>\n\
         <body><p><a href=\"{path}\">{path}</a></p></body></html>\n"
    )
}

impl Site {
    /// Reads the words of every language.
    pub fn new() -> Site {
        Site::default()
    }

    /// The same site, seen at a URL: feeds and previews link there in full.
    #[must_use]
    pub fn seen_at(self, base: Option<BaseUrl>) -> Site {
        Site { base, ..self }
    }

    /// The URL at which it is seen, where that is known.
    pub fn base(&self) -> Option<&BaseUrl> {
        self.base.as_ref()
    }

    /// The page at an address; `None` where this election has no such page.
    pub fn page(&self, snapshot: &Snapshot, address: &Address) -> Option<String> {
        if !snapshot.languages().contains(&address.language) {
            return None;
        }
        pages::render(snapshot, self.voices.of(address.language), self.base(), address)
    }

    /// The file at a path of [`downloads`]; `None` where there is none.
    ///
    /// # Errors
    /// Why it cannot be made.
    pub fn file(&self, snapshot: &Snapshot, path: &str) -> Result<Option<Vec<u8>>, String> {
        downloads::file(self, snapshot, path)
    }

    /// The words of a language.
    pub(crate) fn reader(&self, language: language::Language) -> words::Reader<'_> {
        self.voices.of(language)
    }

    /// What stands in the place of a page that there is none of, in the language of the path.
    pub fn missing(&self, snapshot: &Snapshot, path: &str) -> String {
        let code = path.trim_start_matches('/').split('/').next().unwrap_or("");
        let language = language::Language::parse(code).filter(|one| snapshot.languages().contains(one));
        pages::missing(snapshot, self.voices.of(language.unwrap_or(snapshot.languages()[0])), path)
    }

    /// The size at which the content of a page last changed.
    pub fn latest(snapshot: &Snapshot, page: &Page) -> Option<Latest> {
        pages::latest(snapshot, page)
    }

    /// Every page, language by language.
    pub fn addresses(snapshot: &Snapshot) -> impl Iterator<Item = Address> + '_ {
        let pages = move || {
            let top = Page::top().filter(|page| frame::exists(snapshot, page));
            let changes = (2..=corrections::pages(snapshot.corrections().len())).map(Page::Changes);
            let announcements = (1..=snapshot.state().announcements.len()).map(Page::Announcement);
            let areas = (1u32..).take(snapshot.state().areas.len() - 1).map(AreaIndex).flat_map(|area| {
                let code = &snapshot.state().areas[area.place()].fact.code;
                let orders = pages::orders(snapshot, area);
                orders.into_iter().map(move |order| Page::Area(code.clone(), order))
            });
            let stations = snapshot.state().stations.iter();
            let stations = stations.map(|station| Page::Station(station.station.code.clone()));
            top.chain(changes).chain(announcements).chain(areas).chain(stations)
        };
        snapshot
            .languages()
            .iter()
            .flat_map(move |&language| pages().map(move |page| Address { language, page }))
    }
}

/// A station by its code.
pub(crate) fn station_index(snapshot: &Snapshot, code: &str) -> Option<StationIndex> {
    snapshot.state().station_by_code.get(code).copied()
}

/// An area by its code.
pub(crate) fn area_index(snapshot: &Snapshot, code: &str) -> Option<AreaIndex> {
    snapshot.state().area_by_code.get(code).copied()
}
