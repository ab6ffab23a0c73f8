//! PNG: chunks, each a length, a name of four letters, what it holds, and a checksum.

use super::{Found, Media, NotAPhoto, Photo, Sink, be32};

pub(super) const SIGNATURE: [u8; 8] = *b"\x89PNG\r\n\x1a\n";

/// Chunks that a viewer needs: the picture, its transparency, its colours, the shape of its pixels.
const KEPT: [&[u8]; 15] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD",
    b"pHYs", b"cICP", b"mDCV", b"cLLI",
];

pub(super) fn walk(bytes: &[u8], sink: &mut Sink) -> Result<Photo, NotAPhoto> {
    let mut found = Found::new(Media::Png);
    sink.put(&SIGNATURE);
    let mut at = SIGNATURE.len();
    let mut pictured = false;
    loop {
        let cut = NotAPhoto::Cut { at: bytes.len() };
        let length = be32(bytes, at).and_then(|length| usize::try_from(length).ok()).ok_or(cut)?;
        let end = at.checked_add(12).and_then(|head| head.checked_add(length)).ok_or(cut)?;
        let chunk = bytes.get(at..end).ok_or(cut)?;
        let (name, data) = (&chunk[4..8], &chunk[8..8 + length]);
        let malformed = |expected| NotAPhoto::Malformed { at, expected };
        if found.size.is_none() && name != b"IHDR" {
            return Err(malformed("the chunk IHDR first"));
        }
        match name {
            b"IHDR" => {
                let size = be32(data, 0).zip(be32(data, 4)).filter(|_| length == 13);
                let taken = size.and_then(|(width, height)| found.size(width, height));
                taken.ok_or(malformed("one chunk IHDR with a size of at least 1 by 1"))?;
            }
            b"IDAT" => pictured = true,
            b"IEND" if length > 0 || !pictured => return Err(malformed("an empty IEND behind a picture")),
            b"tEXt" | b"zTXt" | b"iTXt" => text(data, &mut found),
            b"eXIf" => {
                if let Some(least) = found.exif(data) {
                    put(sink, b"eXIf", &least);
                }
            }
            _ if KEPT.contains(&name) => {}
            // A viewer has to refuse an unknown chunk whose name begins with a capital.
            [b'a'..=b'z', ..] => found.carried.other = true,
            _ => return Err(malformed("a chunk of PNG")),
        }
        if KEPT.contains(&name) {
            sink.put(chunk);
        }
        at = end;
        if name == b"IEND" {
            break;
        }
    }
    found.carried.other |= at < bytes.len();
    found.photo().ok_or(NotAPhoto::Malformed { at, expected: "a size" })
}

/// Texts are also where programs put what PNG had no chunk for.
fn text(data: &[u8], found: &mut Found) {
    let key = data.split(|byte| *byte == 0).next().unwrap_or_default();
    match key {
        b"XML:com.adobe.xmp" | b"Raw profile type xmp" => found.carried.xmp = true,
        b"Raw profile type exif" | b"Raw profile type APP1" => found.carried.exif = true,
        b"Raw profile type iptc" | b"Raw profile type 8bim" => found.carried.iptc = true,
        _ => found.carried.comment = true,
    }
}

fn put(sink: &mut Sink, name: &[u8; 4], data: &[u8]) {
    let named = [&name[..], data].concat();
    let length = u32::try_from(data.len()).expect("only the orientation is written anew");
    sink.put(&length.to_be_bytes());
    sink.put(&named);
    sink.put(&checksum(&named).to_be_bytes());
}

/// The checksum of PNG, CRC-32, bit by bit: what is written anew has 30 bytes.
fn checksum(bytes: &[u8]) -> u32 {
    let step = |sum: u32| if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 };
    let byte = |sum: u32, byte: &u8| (0..8).fold(sum ^ u32::from(*byte), |sum, _| step(sum));
    !bytes.iter().fold(!0, byte)
}
