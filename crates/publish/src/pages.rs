//! The pages of the public site, written beside the record that they were made from.
//!
//! A place says in `pages.json` what stands there, so that only what has changed since is made and written
//! ([`Standing::due`]).
//!
//! Pages follow the record: first everything that a page loads, then the pages, and `head.json` last, so that an open
//! page that hears of a new size finds it. Every file appears at once or not at all, and each page states the size of
//! the record that it was made from: a publication that was cut short leaves pages of two sizes, each true, and is
//! finished by the next.

use crate::folder::{PublishError, Published};
use crate::whole::Shelf;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use site::{Address, HeadFile, Page, Site, Snapshot, assets, downloads};
use std::path::Path;

/// The file that says which pages stand at a place.
pub const STANDING: &str = "pages.json";

/// Which pages stand at a place: everything up to a size of the record, as this program writes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// The folder of the assets, whose name changes with the program's pages.
    assets: String,
    /// The languages and the top pages that there are: what every page's head leads to.
    menu: Vec<String>,
    /// The size of the record that the pages were made from.
    size: u64,
}

impl Standing {
    /// What stands once everything of a snapshot is written.
    pub fn of(snapshot: &Snapshot) -> Standing {
        let language = snapshot.languages()[0];
        let top = Page::top().filter(|page| site::frame::exists(snapshot, page));
        let top = top.map(|page| Address { language, page }.path());
        let languages = snapshot.languages().iter().map(|language| language.code().to_owned());
        Standing {
            assets: assets::folder().to_owned(),
            menu: languages.chain(top).collect(),
            size: snapshot.head().size,
        }
    }

    /// Reads what a place says; `None` where that is nothing that this program has written.
    pub fn read(bytes: &[u8]) -> Option<Standing> {
        serde_json::from_slice(bytes).ok()
    }

    /// As a file.
    pub fn to_bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("texts and a count are JSON")
    }

    /// The pages of a snapshot that are not what stands there: all of them, where another program wrote those.
    pub fn due(there: Option<&Standing>, snapshot: &Snapshot) -> Vec<Address> {
        let own = Standing::of(snapshot);
        let comparable = there.filter(|there| there.assets == own.assets && there.menu == own.menu);
        let stands = |address: &Address| {
            let latest = Site::latest(snapshot, &address.page);
            comparable.is_some_and(|there| latest.is_some_and(|latest| latest.size <= there.size))
        };
        Site::addresses(snapshot).filter(|address| !stands(address)).collect()
    }

    /// The downloads, feeds and figures that are not what stands there: they state the size of the record, so all of
    /// them once it has grown.
    pub fn files_due(there: Option<&Standing>, snapshot: &Snapshot) -> Vec<String> {
        if there == Some(&Standing::of(snapshot)) { Vec::new() } else { downloads::paths(snapshot) }
    }
}

/// Files beside the pages that are written with every publication, `head.json` last.
pub fn heads(snapshot: &Snapshot) -> [(&'static str, Vec<u8>); 3] {
    let front = Address { language: snapshot.languages()[0], page: Page::Result };
    [
        ("index.html", site::front(&front).into_bytes()),
        (STANDING, Standing::of(snapshot).to_bytes()),
        ("head.json", HeadFile::of(snapshot, None).to_bytes()),
    ]
}

/// Writes every page that has changed since the last publication, and what pages load.
pub fn write(site: &Site, snapshot: &Snapshot, folder: &Path) -> Result<Published, PublishError> {
    let mut published = Published { size: snapshot.head().size, ..Published::default() };
    let there = std::fs::read(folder.join(STANDING)).ok();
    let there = there.as_deref().and_then(Standing::read);
    let due = Standing::due(there.as_ref(), snapshot);
    let files = Standing::files_due(there.as_ref(), snapshot);
    let loaded = assets::ASSETS.iter().map(|asset| format!("{}/{}", assets::folder(), asset.name));
    let pages = due.iter().map(Address::path);
    let all: Vec<String> = loaded.chain(pages).chain(files.iter().cloned()).collect();
    let mut shelf = Shelf::open(folder, &all)?;
    for asset in assets::ASSETS {
        published.add(shelf.put(&format!("{}/{}", assets::folder(), asset.name), asset.bytes)?);
    }
    // Files do not depend on one another; the order in which they are written shows nowhere. Large ones begin first, so
    // that none is left over for one processor alone.
    let make_file = |path: &String| match site.file(snapshot, path) {
        Ok(Some(bytes)) => shelf.put(path, &bytes),
        Ok(None) => Ok(Published::default()),
        Err(why) => Err(PublishError::Download { path: path.clone(), why }),
    };
    let make_page = |address: &Address| match site.page(snapshot, address) {
        Some(page) => shelf.put(&address.path(), page.as_bytes()),
        None => Ok(Published::default()),
    };
    let (files, pages): (Vec<_>, Vec<_>) = rayon::join(
        || files.par_iter().with_max_len(1).map(make_file).collect(),
        || due.par_iter().map(make_page).collect(),
    );
    for written in files.into_iter().chain(pages) {
        published.add(written?);
    }
    shelf.show()?;
    for (name, bytes) in heads(snapshot) {
        published.add(shelf.put(name, &bytes)?);
    }
    Ok(published)
}
