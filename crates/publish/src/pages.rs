//! The pages of the public site, written beside the record that they were made from.
//!
//! A place says in `pages.json` what stands there, so that only what has changed since is made and written
//! ([`Due`]).
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

/// When the data files are written: they are large, and all of them change with every entry of the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Data {
    /// With this publication.
    Now,
    /// Where none stand, with an announcement, with the closing, and once the record has rested since the last
    /// publication.
    WithAnnouncements,
}

/// Which pages stand at a place: everything up to a size of the record, as this program writes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// The folder of the assets, whose name changes with the program's pages.
    assets: String,
    /// The languages and the top pages that there are: what every page's head leads to.
    menu: Vec<String>,
    /// The size of the record that the pages were made from.
    size: u64,
    /// The size of the record that the data files were made from; absent where an older program wrote them.
    data: Option<u64>,
    /// Where the site is seen, as every page says where that is known.
    url: Option<String>,
    /// Roots of the records of observers whose word is shown beside; none in what an older program wrote.
    #[serde(default)]
    observers: Vec<String>,
}

impl Standing {
    /// What stands once everything of a snapshot is written, data files of `data` entries among it.
    fn of(site: &Site, snapshot: &Snapshot, data: u64) -> Standing {
        let language = snapshot.languages()[0];
        let top = Page::top().filter(|page| site::frame::exists(snapshot, page));
        let top = top.map(|page| Address { language, page }.path());
        let languages = snapshot.languages().iter().map(|language| language.code().to_owned());
        Standing {
            assets: assets::folder().to_owned(),
            menu: languages.chain(top).collect(),
            size: snapshot.head().size,
            data: Some(data),
            url: site.base().map(|base| base.as_str().to_owned()),
            observers: snapshot.observers().iter().map(|one| one.root.clone()).collect(),
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

    /// Whether another standing is of the same program, election and address, so that sizes can be compared.
    fn is_comparable(&self, other: &Standing) -> bool {
        self.assets == other.assets
            && self.menu == other.menu
            && self.url == other.url
            && self.observers == other.observers
    }
}

/// What has to be written at a place.
pub struct Due {
    /// The pages that are not what stands there: all of them, where another program wrote those.
    pub pages: Vec<Address>,
    /// Feeds, figures and, where they are due, data files.
    pub files: Vec<String>,
    standing: Standing,
}

impl Due {
    /// Compares a snapshot with what a place says of itself.
    pub fn of(there: Option<&Standing>, site: &Site, snapshot: &Snapshot, data: Data) -> Due {
        let size = snapshot.head().size;
        let whole = Standing::of(site, snapshot, size);
        let there = there.filter(|there| there.is_comparable(&whole));
        let stands = |address: &Address| {
            let latest = Site::latest(snapshot, &address.page);
            there.is_some_and(|there| latest.is_some_and(|latest| latest.size <= there.size))
        };
        let pages = Site::addresses(snapshot).filter(|address| !stands(address)).collect();
        let mut files = match there {
            Some(there) if there.size == size => Vec::new(),
            _ => downloads::small_paths(snapshot),
        };
        let old = there.and_then(|there| Some((there.data?, there.size)));
        let stays = |(of, before): (u64, u64)| {
            let renewed = data == Data::Now || is_renewed(of, newest_told(snapshot), before, size);
            of == size || !renewed
        };
        let standing = match old.filter(|old| stays(*old)) {
            Some((of, _)) => Standing { data: Some(of), ..whole },
            None => {
                files.extend(downloads::data_paths(snapshot));
                whole
            }
        };
        Due { pages, files, standing }
    }

    /// Files beside the pages that are written with every publication, `head.json` last.
    pub fn heads(&self, snapshot: &Snapshot) -> [(&'static str, Vec<u8>); 3] {
        let front = Address { language: snapshot.languages()[0], page: Page::Result };
        [
            ("index.html", site::front(&front).into_bytes()),
            (STANDING, self.standing.to_bytes()),
            ("head.json", HeadFile::of(snapshot, None).to_bytes()),
        ]
    }
}

/// The entry that newest told the world something: an announcement, or the closing.
fn newest_told(snapshot: &Snapshot) -> Option<u64> {
    let state = snapshot.state();
    state.announcements.last().map(|announcement| announcement.entry).max(state.closed)
}

/// Whether data files of `of` entries are made anew between two calls of a publisher that goes on: something was told
/// since, or the record has rested since pages of `before` entries were written.
fn is_renewed(of: u64, told: Option<u64>, before: u64, size: u64) -> bool {
    told.is_some_and(|entry| entry >= of) || before == size
}

/// Writes every page that has changed since the last publication, and what pages load.
pub fn write(site: &Site, snapshot: &Snapshot, folder: &Path, data: Data) -> Result<Published, PublishError> {
    let mut published = Published { size: snapshot.head().size, ..Published::default() };
    let there = std::fs::read(folder.join(STANDING)).ok();
    let there = there.as_deref().and_then(Standing::read);
    let due = Due::of(there.as_ref(), site, snapshot, data);
    let loaded = assets::ASSETS.iter().map(|asset| format!("{}/{}", assets::folder(), asset.name));
    let pages = due.pages.iter().map(Address::path);
    let all: Vec<String> = loaded.chain(pages).chain(due.files.iter().cloned()).collect();
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
        || due.files.par_iter().with_max_len(1).map(make_file).collect(),
        || due.pages.par_iter().map(make_page).collect(),
    );
    for written in files.into_iter().chain(pages) {
        published.add(written?);
    }
    shelf.show()?;
    for (name, bytes) in due.heads(snapshot) {
        published.add(shelf.put(name, &bytes)?);
    }
    Ok(published)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_files_wait_for_an_announcement_or_for_the_record_to_rest() {
        for (of, told, before, size, renewed) in [
            (100, None, 100, 120, false),
            (100, None, 120, 140, false),
            (100, None, 140, 140, true),
            (100, Some(50), 120, 140, false),
            (100, Some(99), 120, 140, false),
            (100, Some(100), 120, 140, true),
            (100, Some(139), 120, 140, true),
        ] {
            let found = is_renewed(of, told, before, size);
            assert_eq!(found, renewed, "{of} {told:?} {before} {size}");
        }
    }

    #[test]
    fn what_an_older_program_says_of_a_place_is_read() {
        let older = br#"{"assets":"assets/1","menu":["en"],"size":7}"#;
        let standing = Standing::read(older).unwrap();
        assert_eq!((standing.data, standing.url), (None, None));
    }
}
