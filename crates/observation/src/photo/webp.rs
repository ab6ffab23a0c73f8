//! WebP: a RIFF file of chunks, each a name of four letters, a length, and what it holds, filled up to an even length.
//!
//! A simple file has one chunk. An extended one begins with `VP8X`, whose flags say what else there is: they are
//! written as what is kept.

use super::{Found, Media, NotAPhoto, Photo, Sink, le32};

const HEAD: usize = 12;
const EXIF_FLAG: u8 = 0x08;
const XMP_FLAG: u8 = 0x04;
const FILM_FLAG: u8 = 0x02;

pub(super) fn walk(bytes: &[u8], sink: &mut Sink) -> Result<Photo, NotAPhoto> {
    let mut found = Found::new(Media::Webp);
    let cut = NotAPhoto::Cut { at: bytes.len() };
    let size = le32(bytes, 4).and_then(|size| usize::try_from(size).ok()).ok_or(cut)?;
    let end = size.checked_add(8).ok_or(cut)?;
    let file = bytes.get(..end).ok_or(cut)?;
    found.carried.other |= end < bytes.len();
    sink.put(file.get(..HEAD).ok_or(NotAPhoto::Malformed { at: 4, expected: "a length of 4 or more" })?);
    let (mut at, mut extended, mut pictured) = (HEAD, false, false);
    while at < file.len() {
        let length = le32(file, at + 4).and_then(|length| usize::try_from(length).ok()).ok_or(cut)?;
        let until = (at + 8).checked_add(length).ok_or(cut)?;
        let data = file.get(at + 8..until).ok_or(cut)?;
        let name = &file[at..at + 4];
        let malformed = |expected| NotAPhoto::Malformed { at, expected };
        match name {
            b"VP8X" if at == HEAD && length == 10 => {
                extended = true;
                if data[0] & FILM_FLAG != 0 {
                    return Err(NotAPhoto::Animated);
                }
                let edge =
                    |at: usize| le32(&[data[at], data[at + 1], data[at + 2], 0], 0).map(|edge| edge + 1);
                let taken = edge(4).zip(edge(7)).and_then(|(width, height)| found.size(width, height));
                taken.ok_or(malformed("a size"))?;
                put(sink, name, &[&[data[0] & !(EXIF_FLAG | XMP_FLAG)], &data[1..]].concat());
            }
            b"VP8X" => return Err(malformed("VP8X of 10 bytes at the beginning alone")),
            b"VP8 " | b"VP8L" if !pictured => {
                pictured = true;
                let (width, height) = size_of(name, data).ok_or(malformed("the head of a picture"))?;
                if !extended {
                    found.size(width, height).ok_or(malformed("a size of at least 1 by 1"))?;
                }
                put(sink, name, data);
            }
            b"VP8 " | b"VP8L" => return Err(malformed("one picture")),
            b"ANIM" | b"ANMF" => return Err(NotAPhoto::Animated),
            b"ALPH" | b"ICCP" if extended => put(sink, name, data),
            b"EXIF" => {
                // Some programs write JPEG's heading before it.
                let block = data.strip_prefix(b"Exif\0\0").unwrap_or(data);
                let least = found.exif(block);
                found.carried.exif |= block.len() < data.len() || !extended;
                match least {
                    // A simple file has no place for it, and no viewer turns it.
                    _ if !extended => found.turned_by_nothing(),
                    Some(least) => put(sink, name, &least),
                    None => {}
                }
            }
            b"XMP " => found.carried.xmp = true,
            _ => found.carried.other = true,
        }
        at = until + length % 2;
    }
    let photo = found.photo().filter(|_| pictured);
    photo.ok_or(NotAPhoto::Malformed { at: file.len(), expected: "a picture before the end" })
}

/// The size that a picture's own bytes begin with.
fn size_of(name: &[u8], data: &[u8]) -> Option<(u32, u32)> {
    if name == b"VP8L" {
        let bits = le32(data, 1).filter(|_| data[0] == 0x2f)?;
        return Some(((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1));
    }
    let edges = le32(data, 6).filter(|_| data[3..6] == [0x9d, 0x01, 0x2a])?;
    let (width, height) = (edges & 0x3fff, edges >> 16 & 0x3fff);
    (width > 0 && height > 0).then_some((width, height))
}

fn put(sink: &mut Sink, name: &[u8], data: &[u8]) {
    let length = u32::try_from(data.len()).expect("it was read with such a length");
    sink.put(name);
    sink.put(&length.to_le_bytes());
    sink.put(data);
    sink.put(&[0][..data.len() % 2]);
}

/// Writes the lengths and flags that are known at the end.
pub(super) fn finish(written: &mut [u8]) {
    let length = u32::try_from(written.len() - 8).expect("it is hardly longer than what was read");
    written[4..8].copy_from_slice(&length.to_le_bytes());
    let mut at = HEAD;
    let mut has_exif = false;
    while let Some(length) = le32(written, at + 4) {
        has_exif |= &written[at..at + 4] == b"EXIF";
        let length = usize::try_from(length).expect("it was written");
        at += 8 + length + length % 2;
    }
    if has_exif && &written[HEAD..HEAD + 4] == b"VP8X" {
        written[HEAD + 8] |= EXIF_FLAG;
    }
}
