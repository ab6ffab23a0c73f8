//! JPEG: segments, each a marker and mostly a length, and between scans the picture's own bytes.
//!
//! The walk goes on behind the first scan: a progressive picture has several, segments may stand between them, and
//! only the end marker says where what is no picture begins.

use super::{Found, Media, NotAPhoto, Photo, Sink, be16};

const END: u8 = 0xd9;
const SCAN: u8 = 0xda;
const COMMENT: u8 = 0xfe;

/// One segment: its marker, where it begins, and what stands behind its length.
struct Segment<'a> {
    marker: u8,
    at: usize,
    payload: &'a [u8],
}

pub(super) fn walk(bytes: &[u8], sink: &mut Sink) -> Result<Photo, NotAPhoto> {
    let mut found = Found::new(Media::Jpeg);
    sink.put(&bytes[..2]);
    let mut at = 2;
    let mut scanned = false;
    loop {
        let marker = marker(bytes, &mut at)?;
        if marker == END {
            break;
        }
        let length = be16(bytes, at).ok_or(NotAPhoto::Cut { at: bytes.len() })?;
        let end = at + usize::from(length);
        let payload = bytes.get(at + 2..end.max(at + 2)).ok_or(NotAPhoto::Cut { at: bytes.len() })?;
        if length < 2 {
            return Err(NotAPhoto::Malformed { at, expected: "a length of 2 or more" });
        }
        take(&Segment { marker, at, payload }, &mut found, sink)?;
        at = end;
        if marker == SCAN {
            if found.size.is_none() {
                return Err(NotAPhoto::Malformed { at, expected: "the picture's size before it" });
            }
            scanned = true;
            let until = scan_end(bytes, at)?;
            sink.put(&bytes[at..until]);
            at = until;
        }
    }
    sink.put(&[0xff, END]);
    found.carried.other |= at < bytes.len();
    let photo = found.photo().filter(|_| scanned);
    photo.ok_or(NotAPhoto::Malformed { at, expected: "a picture before the end" })
}

/// Reads a marker, and any number of filling bytes before it.
fn marker(bytes: &[u8], at: &mut usize) -> Result<u8, NotAPhoto> {
    let start = *at;
    let fill = bytes.get(start..).unwrap_or_default().iter().take_while(|byte| **byte == 0xff).count();
    *at = start + fill + 1;
    match bytes.get(start + fill) {
        None => Err(NotAPhoto::Cut { at: bytes.len() }),
        Some(marker @ (0xc0..=0xcf | 0xd9..=0xdf | 0xe0..=0xef | &COMMENT)) if fill > 0 => Ok(*marker),
        Some(_) => Err(NotAPhoto::Malformed { at: start, expected: "a marker of JPEG" }),
    }
}

/// Where the bytes of a scan end: at a marker that is neither a stuffed byte nor a restart.
fn scan_end(bytes: &[u8], from: usize) -> Result<usize, NotAPhoto> {
    let pairs = bytes.get(from..).unwrap_or_default().windows(2);
    let is_end = |pair: &[u8]| pair[0] == 0xff && !matches!(pair[1], 0x00 | 0xd0..=0xd7 | 0xff);
    let end = pairs.enumerate().find(|(_, pair)| is_end(pair));
    end.map(|(place, _)| from + place).ok_or(NotAPhoto::Cut { at: bytes.len() })
}

fn take(segment: &Segment<'_>, found: &mut Found, sink: &mut Sink) -> Result<(), NotAPhoto> {
    let payload = segment.payload;
    match segment.marker {
        // Frames: C4, C8 and CC among them are tables.
        0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => {
            let size = be16(payload, 3).zip(be16(payload, 1));
            let taken = size.and_then(|(width, height)| found.size(width.into(), height.into()));
            taken.ok_or(NotAPhoto::Malformed { at: segment.at, expected: "one size of at least 1 by 1" })?;
            put(sink, segment.marker, payload);
        }
        0xe0 if payload.starts_with(b"JFIF\0") && payload.len() >= 14 => {
            // Behind the head of 12 bytes stands a small picture, perhaps of what was cut away.
            let kept = [&payload[..12], &[0, 0]].concat();
            found.carried.other |= kept != payload;
            put(sink, segment.marker, &kept);
        }
        0xe1 if payload.starts_with(b"Exif\0") && payload.len() >= 6 => {
            let least = found.exif(&payload[6..]);
            found.carried.exif |= payload[5] != 0;
            if let Some(least) = least {
                put(sink, segment.marker, &[b"Exif\0\0", &least[..]].concat());
            }
        }
        0xe1 if payload.starts_with(b"http://ns.adobe.com/x") => found.carried.xmp = true,
        0xe2 if payload.starts_with(b"ICC_PROFILE\0") => put(sink, segment.marker, payload),
        0xed if payload.starts_with(b"Photoshop 3.0\0") => found.carried.iptc = true,
        0xee if payload.starts_with(b"Adobe") && payload.len() >= 12 => {
            found.carried.other |= payload.len() > 12;
            put(sink, segment.marker, &payload[..12]);
        }
        0xe0..=0xef => found.carried.other = true,
        COMMENT => found.carried.comment = true,
        _ => put(sink, segment.marker, payload),
    }
    Ok(())
}

fn put(sink: &mut Sink, marker: u8, payload: &[u8]) {
    let length = u16::try_from(payload.len() + 2).expect("it was read with such a length");
    sink.put(&[0xff, marker]);
    sink.put(&length.to_be_bytes());
    sink.put(payload);
}
