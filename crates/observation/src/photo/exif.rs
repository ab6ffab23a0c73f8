//! The three things that are read of EXIF: how to turn the picture, whether there is GPS, when it was taken.
//!
//! EXIF is a TIFF file: a byte order, then lists of entries of 12 bytes. The first list and the one of EXIF that it
//! points to are looked at, each once, so that no ring of pointers can hold a reader up.

use super::{be16, be32};

/// Bytes of the smallest block that holds an orientation.
pub(super) const LEAST: usize = 26;

const ORIENTATION: u16 = 0x0112;
const EXIF_LIST: u16 = 0x8769;
const GPS_LIST: u16 = 0x8825;
const DATE_TIME_ORIGINAL: u16 = 0x9003;
const ASCII: u16 = 2;
const SHORT: u16 = 3;

/// Characters of a time that are kept, at most: the standard says 19.
const TAKEN_MAX: usize = 32;

/// What was read; what could not be is absent.
#[derive(Debug, Default)]
pub(super) struct Exif {
    pub(super) orientation: Option<u8>,
    pub(super) gps: bool,
    pub(super) taken: Option<String>,
}

impl Exif {
    /// Whether it says to turn the picture.
    pub(super) fn turns(&self) -> bool {
        self.orientation.is_some_and(|orientation| orientation > 1)
    }

    /// Adds what another block says; what one said before stays.
    pub(super) fn add(&mut self, other: Exif) {
        self.orientation = self.orientation.or(other.orientation.filter(|orientation| *orientation > 1));
        self.gps |= other.gps;
        self.taken = self.taken.take().or(other.taken);
    }
}

/// The smallest block that holds an orientation.
pub(super) fn least(orientation: u8) -> [u8; LEAST] {
    let mut block = *b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0";
    block[19] = orientation;
    block
}

/// Reads a block from its byte order on.
pub(super) fn read(block: &[u8]) -> Exif {
    let mut exif = Exif::default();
    let little = match block {
        [b'I', b'I', 42, 0, ..] => true,
        [b'M', b'M', 0, 42, ..] => false,
        _ => return exif,
    };
    let tiff = Tiff { block, little };
    let mut list = None;
    for entry in tiff.long(4).into_iter().flat_map(|at| tiff.entries(at)) {
        match tiff.short(entry) {
            Some(ORIENTATION) if tiff.short(entry + 2) == Some(SHORT) => {
                let value = tiff.short(entry + 8).and_then(|value| u8::try_from(value).ok());
                exif.orientation = value.filter(|value| (1..=8).contains(value));
            }
            Some(GPS_LIST) => exif.gps = true,
            Some(EXIF_LIST) => list = tiff.long(entry + 8),
            _ => {}
        }
    }
    for entry in list.into_iter().flat_map(|at| tiff.entries(at)) {
        if tiff.short(entry) == Some(DATE_TIME_ORIGINAL) && tiff.short(entry + 2) == Some(ASCII) {
            exif.taken = tiff.text(entry);
        }
    }
    exif
}

struct Tiff<'a> {
    block: &'a [u8],
    little: bool,
}

impl Tiff<'_> {
    fn short(&self, at: usize) -> Option<u16> {
        be16(self.block, at).map(|value| if self.little { value.swap_bytes() } else { value })
    }

    fn long(&self, at: usize) -> Option<usize> {
        let value = be32(self.block, at).map(|value| if self.little { value.swap_bytes() } else { value });
        usize::try_from(value?).ok()
    }

    /// Where the entries of a list begin, as far as the block reaches.
    fn entries(&self, at: usize) -> impl Iterator<Item = usize> {
        let count = self.short(at).map_or(0, usize::from);
        let whole = self.block.len().saturating_sub(at.saturating_add(2)) / 12;
        (0..count.min(whole)).map(move |place| at + 2 + place * 12)
    }

    /// The text of an entry, where it is plain: of four bytes it stands in the entry, else where that points.
    fn text(&self, entry: usize) -> Option<String> {
        let count = self.long(entry + 4)?;
        let at = if count <= 4 { entry + 8 } else { self.long(entry + 8)? };
        let bytes = self.block.get(at..at.checked_add(count)?)?;
        let text = bytes.split(|byte| *byte == 0).next()?.trim_ascii();
        let plain = !text.is_empty() && text.iter().all(|byte| matches!(byte, b' '..=b'~'));
        let kept = text.iter().take(TAKEN_MAX).map(|byte| char::from(*byte)).collect();
        plain.then_some(kept)
    }
}
