//! A mission's files by their SHA-256: photographs, forms, bundles.
//!
//! They are the store's blobs, and one thing more: a photograph may come in pieces over a bad line. What was confirmed of
//! it lies under `part/`, and a program that is killed goes on from there. Two devices that send one photograph take
//! turns.

use crate::{Error, Result};
use observation::form::sha256_hex;
use std::collections::HashSet;
use std::fs::{self, OpenOptions};
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::Mutex;

/// A photograph is no larger, in bytes.
pub const PHOTO_BYTES_MAX: u64 = 10 << 20;

/// The folder of blobs.
pub struct Blobs {
    kept: store::Blobs,
    busy: Mutex<HashSet<String>>,
}

/// What became of a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece {
    /// It is kept; so many bytes are here.
    Kept(u64),
    /// The blob is whole.
    Whole(u64),
    /// It begins elsewhere than the next one has to.
    WrongOffset(u64),
    /// All bytes are here and are not what the name says: everything is dropped.
    WrongHash,
    /// Somebody else sends the same at this moment.
    Busy,
}

fn failed(path: &Path) -> impl FnOnce(std::io::Error) -> Error {
    let path = path.to_owned();
    |why| Error::File { path, why }
}

impl Blobs {
    /// The folder, made where it is not there.
    pub fn open(directory: &Path) -> Result<Blobs> {
        Ok(Blobs { kept: store::Blobs::open(directory)?, busy: Mutex::default() })
    }

    /// The bytes of a blob; `None` where it is not here.
    pub fn read(&self, sha256: &str) -> Result<Option<Vec<u8>>> {
        Ok(self.kept.read(sha256)?)
    }

    /// Whether a blob is here in full.
    pub fn has(&self, sha256: &str) -> bool {
        self.kept.has(sha256)
    }

    /// How much of a blob is here; `None` where nothing is.
    pub fn received(&self, sha256: &str) -> Option<u64> {
        fs::metadata(self.kept.part(sha256)).ok().map(|metadata| metadata.len())
    }

    /// Keeps bytes under their hash, durably. Returns their name.
    pub fn put(&self, bytes: &[u8]) -> Result<String> {
        Ok(self.kept.put(bytes)?)
    }

    /// Takes a piece of a photograph that begins at `offset`; `length` is the whole size. Waits for the disk.
    pub fn take(&self, sha256: &str, offset: u64, length: u64, piece: &[u8]) -> Result<Piece> {
        if !self.busy.lock().expect("no holder of this lock panics").insert(sha256.to_owned()) {
            return Ok(Piece::Busy);
        }
        let taken = self.take_alone(sha256, offset, length, piece);
        self.busy.lock().expect("no holder of this lock panics").remove(sha256);
        taken
    }

    fn take_alone(&self, sha256: &str, offset: u64, length: u64, piece: &[u8]) -> Result<Piece> {
        if self.has(sha256) {
            return Ok(Piece::Whole(length));
        }
        let part = self.kept.part(sha256);
        let here = self.received(sha256).unwrap_or(0);
        if offset != here {
            return Ok(Piece::WrongOffset(here));
        }
        let end = offset + piece.len() as u64;
        let whole = end >= length;
        // The only piece of a photograph is looked at before it is written.
        if whole && offset == 0 && (end != length || sha256_hex(piece) != sha256) {
            return Ok(Piece::WrongHash);
        }
        let mut file =
            OpenOptions::new().create(true).truncate(false).write(true).open(&part).map_err(failed(&part))?;
        let written = file
            .seek(SeekFrom::Start(offset))
            .and_then(|_| file.write_all(piece))
            .and_then(|()| file.sync_all());
        // What could not be written whole is no part of what is here.
        written.inspect_err(|_| drop(file.set_len(offset))).map_err(failed(&part))?;
        if !whole {
            return Ok(Piece::Kept(end));
        }
        let right = offset == 0 || {
            let bytes = fs::read(&part).map_err(failed(&part))?;
            bytes.len() as u64 == length && sha256_hex(&bytes) == sha256
        };
        if !right {
            fs::remove_file(&part).map_err(failed(&part))?;
            return Ok(Piece::WrongHash);
        }
        self.kept.name(&part, sha256)?;
        Ok(Piece::Whole(length))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_photograph_comes_in_pieces_over_a_restart() {
        let scratch = tempfile::tempdir().unwrap();
        let bytes = vec![7_u8; 1_000];
        let name = sha256_hex(&bytes);
        let blobs = Blobs::open(scratch.path()).unwrap();
        assert_eq!(blobs.received(&name), None);
        assert_eq!(blobs.take(&name, 0, 1_000, &bytes[..400]).unwrap(), Piece::Kept(400));
        assert_eq!(blobs.take(&name, 0, 1_000, &bytes[..400]).unwrap(), Piece::WrongOffset(400));
        let again = Blobs::open(scratch.path()).unwrap();
        assert_eq!(again.received(&name), Some(400));
        assert_eq!(again.take(&name, 400, 1_000, &bytes[400..]).unwrap(), Piece::Whole(1_000));
        assert_eq!(again.read(&name).unwrap().unwrap(), bytes);
        assert_eq!(again.take(&name, 0, 1_000, &bytes).unwrap(), Piece::Whole(1_000), "sent again");
        assert_eq!(again.put(&bytes).unwrap(), name);
    }

    #[test]
    fn other_bytes_are_dropped() {
        let scratch = tempfile::tempdir().unwrap();
        let blobs = Blobs::open(scratch.path()).unwrap();
        let name = sha256_hex(b"right");
        assert_eq!(blobs.take(&name, 0, 5, b"wrong").unwrap(), Piece::WrongHash);
        assert_eq!(blobs.take(&name, 0, 5, b"wr").unwrap(), Piece::Kept(2));
        assert_eq!(blobs.take(&name, 2, 5, b"ong").unwrap(), Piece::WrongHash);
        assert_eq!(blobs.received(&name), None, "nothing of it is left");
        assert!(!blobs.has(&name));
    }
}
