//! The pages of the public site, written beside the record that they were made from.
//!
//! Pages follow the record: first everything that a page loads, then the pages, and `head.json` last, so that an open
//! page that hears of a new size finds it. Every file appears at once or not at all, and each page states the size of
//! the record that it was made from: a publication that was cut short leaves pages of two sizes, each true, and is
//! finished by the next.

use crate::folder::{PublishError, Published};
use rayon::prelude::*;
use site::{Address, HeadFile, Page, Site, Snapshot, assets, downloads};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Writes every page that is not there yet with the same bytes.
pub fn write(site: &Site, snapshot: &Snapshot, folder: &Path) -> Result<Published, PublishError> {
    let mut published = Published { size: snapshot.head().size, ..Published::default() };
    for asset in assets::ASSETS {
        let path = folder.join(assets::folder()).join(asset.name);
        make_folder(&path)?;
        published.add(write_changed(&path, asset.bytes)?);
    }
    let addresses: Vec<Address> = Site::addresses(snapshot).collect();
    let folders: BTreeSet<PathBuf> = addresses.iter().map(|address| folder.join(address.path())).collect();
    let folders: BTreeSet<&Path> = folders.iter().filter_map(|path| path.parent()).collect();
    for below in folders {
        std::fs::create_dir_all(below).map_err(|why| PublishError::File { path: below.to_owned(), why })?;
    }
    // Pages do not depend on one another; the order in which they are written shows nowhere.
    let pages = addresses.par_iter().map(|address| match site.page(snapshot, address) {
        Some(page) => write_changed(&folder.join(address.path()), page.as_bytes()),
        None => Ok(Published::default()),
    });
    for written in pages.collect::<Vec<_>>() {
        published.add(written?);
    }
    let files = downloads::paths(snapshot);
    for path in &files {
        make_folder(&folder.join(path))?;
    }
    let written = files.par_iter().map(|path| match site.file(snapshot, path) {
        Ok(Some(bytes)) => write_changed(&folder.join(path), &bytes),
        Ok(None) => Ok(Published::default()),
        Err(why) => Err(PublishError::Download { path: path.clone(), why }),
    });
    for written in written.collect::<Vec<_>>() {
        published.add(written?);
    }
    let front = Address { language: snapshot.languages()[0], page: Page::Result };
    published.add(write_changed(&folder.join("index.html"), site::front(&front).as_bytes())?);
    let head = HeadFile::of(snapshot, None).to_bytes();
    published.add(write_changed(&folder.join("head.json"), &head)?);
    Ok(published)
}

fn make_folder(file: &Path) -> Result<(), PublishError> {
    let folder = file.parent().expect("a file lies in a folder");
    std::fs::create_dir_all(folder).map_err(|why| PublishError::File { path: folder.to_owned(), why })
}

/// Writes a file that has other bytes, so that a reader sees the old one or the new one. It is not brought to the disk
/// at once: after a power cut a page can be made again, which a record cannot.
fn write_changed(path: &Path, bytes: &[u8]) -> Result<Published, PublishError> {
    let mut published = Published::default();
    if std::fs::read(path).is_ok_and(|found| found == bytes) {
        published.kept = 1;
        return Ok(published);
    }
    let failed = |why| PublishError::File { path: path.to_owned(), why };
    let mut beside = path.to_owned().into_os_string();
    beside.push(".new");
    let written = std::fs::write(&beside, bytes).and_then(|()| std::fs::rename(&beside, path));
    written.map_err(|why| {
        let _ = std::fs::remove_file(&beside);
        failed(why)
    })?;
    published.written = 1;
    published.bytes = bytes.len() as u64;
    Ok(published)
}
