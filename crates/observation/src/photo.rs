//! What a photograph's file carries beside the picture: where and when it was taken, and by whose telephone.
//!
//! [`look`] reads the head of a JPEG, PNG or WebP file: its size, and what travels with it. [`without_metadata`]
//! writes the same picture alone. Both are one walk over the file's parts, so that what is seen and what is left out
//! cannot part. The picture's own bytes are never decoded, and never changed.
//!
//! What is kept is a list of what a viewer needs: a part that is not on it is left out, also one that nobody knew
//! when this was written, and so is everything behind the picture's end, where telephones put films and second
//! pictures with their own places in them. Of EXIF the orientation alone is kept, in the smallest block that can hold
//! it: without it a viewer shows pictures lying on their side, and it says nothing of a person. A block that is
//! exactly that one does not count as carried.
//!
//! Not here: GPS in XMP (an XMP packet is seen as such and left out whole), and whether a picture can be decoded.

mod exif;
mod jpeg;
mod png;
mod webp;

/// The media type of a photograph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Media {
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// WebP.
    Webp,
}

impl Media {
    /// Its name in HTTP.
    pub fn name(self) -> &'static str {
        match self {
            Media::Jpeg => "image/jpeg",
            Media::Png => "image/png",
            Media::Webp => "image/webp",
        }
    }
}

/// What travels with a picture.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Carried {
    /// EXIF that says more than how to turn the picture.
    pub exif: bool,
    /// An XMP packet.
    pub xmp: bool,
    /// IPTC, in Photoshop's block or in a PNG's text.
    pub iptc: bool,
    /// A comment or a text.
    pub comment: bool,
    /// Anything else that a viewer does not need: a maker's block, a small picture, bytes behind the end.
    pub other: bool,
}

impl Carried {
    /// Whether nothing travels with the picture.
    pub fn is_nothing(self) -> bool {
        self == Carried::default()
    }
}

/// What a file says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Photo {
    /// Its media type, by its bytes.
    pub media: Media,
    /// Pixels from left to right, before it is turned.
    pub width: u32,
    /// Pixels from top to bottom, before it is turned.
    pub height: u32,
    /// What travels with it.
    pub carried: Carried,
    /// Whether EXIF names a block of GPS.
    pub gps: bool,
    /// EXIF's DateTimeOriginal as it stands there, by the camera's clock: `2026:11:20 21:04:11`.
    pub taken: Option<String>,
    /// EXIF's orientation, 1 to 8; 1 where it says nothing.
    pub orientation: u8,
}

/// Why bytes are no photograph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAPhoto {
    /// They begin like none of the three.
    #[error("found other bytes at the beginning, expected JPEG, PNG or WebP")]
    UnknownMedia,
    /// They end before the picture does.
    #[error("found the end at byte {at}, expected more of the picture")]
    Cut {
        /// Where more was expected.
        at: usize,
    },
    /// A part that cannot stand there.
    #[error("at byte {at}: expected {expected}")]
    Malformed {
        /// Where the part begins.
        at: usize,
        /// What belongs there.
        expected: &'static str,
    },
    /// A film is no photograph.
    #[error("found a film, expected one picture")]
    Animated,
}

impl NotAPhoto {
    /// Its lasting name.
    pub fn name(self) -> &'static str {
        match self {
            NotAPhoto::UnknownMedia => "unknown_media",
            NotAPhoto::Cut { .. } => "cut",
            NotAPhoto::Malformed { .. } => "malformed",
            NotAPhoto::Animated => "animated",
        }
    }
}

/// Says what a file is and what it carries.
///
/// # Errors
///
/// Why the bytes are no photograph. None makes it panic, and the time is linear in their number.
pub fn look(bytes: &[u8]) -> Result<Photo, NotAPhoto> {
    walk(bytes, &mut Sink(None))
}

/// The same picture with nothing that travels with it but how to turn it, its colours and its transparency.
///
/// # Errors
///
/// Why the bytes are no photograph.
pub fn without_metadata(bytes: &[u8]) -> Result<Vec<u8>, NotAPhoto> {
    let mut sink = Sink(Some(Vec::with_capacity(bytes.len())));
    let media = walk(bytes, &mut sink)?.media;
    let mut written = sink.0.unwrap_or_default();
    if media == Media::Webp {
        webp::finish(&mut written);
    }
    Ok(written)
}

fn walk(bytes: &[u8], sink: &mut Sink) -> Result<Photo, NotAPhoto> {
    match bytes {
        [0xff, 0xd8, 0xff, ..] => jpeg::walk(bytes, sink),
        _ if bytes.starts_with(&png::SIGNATURE) => png::walk(bytes, sink),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => webp::walk(bytes, sink),
        _ => Err(NotAPhoto::UnknownMedia),
    }
}

/// Where a walk writes what is kept; nowhere, when it only looks.
struct Sink(Option<Vec<u8>>);

impl Sink {
    fn put(&mut self, bytes: &[u8]) {
        if let Some(written) = &mut self.0 {
            written.extend_from_slice(bytes);
        }
    }
}

/// What a walk has found so far.
struct Found {
    media: Media,
    size: Option<(u32, u32)>,
    carried: Carried,
    exif: exif::Exif,
}

impl Found {
    fn new(media: Media) -> Found {
        Found { media, size: None, carried: Carried::default(), exif: exif::Exif::default() }
    }

    /// Takes a size, once; `None` where there was one or it is no size.
    fn size(&mut self, width: u32, height: u32) -> Option<()> {
        let first = self.size.is_none() && width > 0 && height > 0;
        self.size = Some((width, height));
        first.then_some(())
    }

    /// Takes a block of EXIF. What is to be written in its place: the orientation, where this block is the first to
    /// turn the picture.
    fn exif(&mut self, block: &[u8]) -> Option<[u8; exif::LEAST]> {
        let read = exif::read(block);
        let turned = self.exif.orientation.is_none() && read.turns();
        let least = read.orientation.filter(|_| turned).map(exif::least);
        self.carried.exif |= least.as_ref().is_none_or(|least| block != least);
        self.exif.add(read);
        least
    }

    /// Forgets how to turn the picture: the file cannot say it.
    fn turned_by_nothing(&mut self) {
        self.exif.orientation = None;
    }

    fn photo(self) -> Option<Photo> {
        let (width, height) = self.size?;
        Some(Photo {
            media: self.media,
            width,
            height,
            carried: self.carried,
            gps: self.exif.gps,
            taken: self.exif.taken,
            orientation: self.exif.orientation.unwrap_or(1),
        })
    }
}

fn be16(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

fn be32(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

fn le32(bytes: &[u8], at: usize) -> Option<u32> {
    be32(bytes, at).map(u32::swap_bytes)
}
