//! Which files are taken as a scan of a paper, and what of them is kept.
//!
//! A file is what its first bytes say, whatever its name. Of a picture what travels with it is left out before it is
//! hashed: where it was taken, when, by whose telephone; the picture itself is not changed. A PDF is taken as it is, and
//! the page says so. Not here: who may add one, and when (`model::lifecycle`), and where it lies (`store::blobs`).

use model::fact::scan::{SCAN_BYTES_MAX, ScanType};
use observation::photo::{self, Media, NotAPhoto};

/// Why a file is taken as no scan.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotAScan {
    /// Nothing was sent.
    #[error("found no file, expected a scan")]
    Nothing,
    /// It is of another kind.
    #[error("found {found}, expected JPEG, PNG or PDF")]
    OtherKind {
        /// What people call it.
        found: &'static str,
    },
    /// It is of a kind that its first bytes do not tell.
    #[error("found another file, expected JPEG, PNG or PDF")]
    UnknownKind,
    /// It is too large.
    #[error("found more than {SCAN_BYTES_MAX} bytes, expected at most so many")]
    TooLarge,
    /// It begins like a picture and is none.
    #[error("found a picture that does not read: {why}; scan the paper again")]
    Broken {
        /// What is wrong with it.
        why: NotAPhoto,
    },
}

impl NotAScan {
    /// A lasting word for the reason, by which a page finds its sentence.
    pub fn code(&self) -> &'static str {
        match self {
            NotAScan::Nothing => "nothing",
            NotAScan::OtherKind { .. } => "other-kind",
            NotAScan::UnknownKind => "unknown-kind",
            NotAScan::TooLarge => "too-large",
            NotAScan::Broken { .. } => "broken",
        }
    }
}

/// How files of other kinds begin, and what people call them.
const OTHERS: [(usize, &[u8], &str); 9] = [
    (4, b"ftypheic", "HEIC"),
    (4, b"ftypheix", "HEIC"),
    (4, b"ftypmif1", "HEIF"),
    (4, b"ftypavif", "AVIF"),
    (0, b"GIF8", "GIF"),
    (0, b"II*\0", "TIFF"),
    (0, b"MM\0*", "TIFF"),
    (0, b"BM", "BMP"),
    (0, b"PK\x03\x04", "ZIP"),
];

/// What is kept of a file, and what it is.
///
/// # Errors
///
/// Why it is no scan.
pub fn kept(bytes: Vec<u8>) -> Result<(Vec<u8>, ScanType), NotAScan> {
    if bytes.is_empty() {
        return Err(NotAScan::Nothing);
    }
    let (bytes, kind) = if bytes.starts_with(b"%PDF-") { (bytes, ScanType::Pdf) } else { picture(&bytes)? };
    if bytes.len() as u64 > SCAN_BYTES_MAX {
        return Err(NotAScan::TooLarge);
    }
    Ok((bytes, kind))
}

fn picture(bytes: &[u8]) -> Result<(Vec<u8>, ScanType), NotAScan> {
    let kind = match photo::look(bytes) {
        Ok(seen) => match seen.media {
            Media::Jpeg => ScanType::Jpeg,
            Media::Png => ScanType::Png,
            Media::Webp => return Err(NotAScan::OtherKind { found: "WebP" }),
        },
        Err(NotAPhoto::UnknownMedia) => {
            let is = |(at, begins, _): &&(usize, &[u8], &str)| {
                bytes.get(*at..).is_some_and(|rest| rest.starts_with(begins))
            };
            let other = OTHERS.iter().find(is).map(|(.., name)| NotAScan::OtherKind { found: name });
            return Err(other.unwrap_or(NotAScan::UnknownKind));
        }
        Err(why) => return Err(NotAScan::Broken { why }),
    };
    let alone = photo::without_metadata(bytes).map_err(|why| NotAScan::Broken { why })?;
    Ok((alone, kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A JPEG of one pixel's head with a comment, and an end.
    const JPEG: &[u8] = b"\xff\xd8\xff\xfe\x00\x07Aigul\xff\xc0\x00\x0b\x08\x00\x01\x00\x01\x01\x01\x11\x00\
        \xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00\x7f\xff\xd9";

    fn check(bytes: &[u8], expected: Result<ScanType, &str>) {
        let found = kept(bytes.to_vec());
        let found = found.as_ref().map(|(_, kind)| *kind).map_err(NotAScan::code);
        assert_eq!(found, expected, "{:?}", String::from_utf8_lossy(&bytes[..bytes.len().min(20)]));
    }

    #[test]
    fn a_file_is_what_its_first_bytes_say() {
        check(JPEG, Ok(ScanType::Jpeg));
        check(b"%PDF-1.7 whatever", Ok(ScanType::Pdf));
        check(b"", Err("nothing"));
        check(&JPEG[..20], Err("broken"));
        check(b"\x89PNG\r\n\x1a\n", Err("broken"));
        for other in [&b"GIF89a"[..], b"\0\0\0\x18ftypheic", b"PK\x03\x04"] {
            check(other, Err("other-kind"));
        }
        check(b"<html>", Err("unknown-kind"));
        check(b" %PDF-1.7", Err("unknown-kind"));
        check(&[b"%PDF-1.7".as_slice(), &vec![0; 20_000_000]].concat(), Err("too-large"));
    }

    #[test]
    fn a_name_in_a_picture_is_left_out_and_a_pdf_stays_as_it_is() {
        let (bytes, _) = kept(JPEG.to_vec()).unwrap();
        assert!(!bytes.windows(5).any(|part| part == b"Aigul"));
        assert_eq!(kept(bytes.clone()).unwrap().0, bytes, "what was cleaned stays");
        assert_eq!(kept(b"%PDF-1.7 Aigul".to_vec()).unwrap().0, b"%PDF-1.7 Aigul");
    }

    #[test]
    fn what_was_found_is_said_by_its_name() {
        let said = |bytes: &[u8]| kept(bytes.to_vec()).unwrap_err().to_string();
        assert_eq!(said(b"\0\0\0\x18ftypheic"), "found HEIC, expected JPEG, PNG or PDF");
        assert_eq!(said(b"hello"), "found another file, expected JPEG, PNG or PDF");
    }
}
