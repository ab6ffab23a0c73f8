//! A scan: the picture of a protocol's paper, named by the SHA-256 of its file.
//!
//! The record says of a scan its hash, size and type, and no more; the file lies beside the record at [`Scan::path`].
//! Nothing is computed from it: a scan is for people, and figures come from the entry.
//! Not here: the file's bytes and whether they are what the hash says (`replay::verify`), and what a file must look like
//! to be taken (`observation::paper`).

use serde::{Deserialize, Serialize};
use std::fmt;

/// A scan is no larger, in bytes.
pub const SCAN_BYTES_MAX: u64 = 20_000_000;

/// The folder of a publication in which scans lie.
pub const SCAN_FOLDER: &str = "blob";

/// What kind of file a scan is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ScanType {
    /// JPEG.
    #[serde(rename = "image/jpeg")]
    Jpeg,
    /// PNG.
    #[serde(rename = "image/png")]
    Png,
    /// PDF.
    #[serde(rename = "application/pdf")]
    Pdf,
}

impl ScanType {
    /// All of them.
    pub const ALL: [ScanType; 3] = [ScanType::Jpeg, ScanType::Png, ScanType::Pdf];

    /// Its media type, as the record and HTTP say it.
    pub fn media(self) -> &'static str {
        match self {
            ScanType::Jpeg => "image/jpeg",
            ScanType::Png => "image/png",
            ScanType::Pdf => "application/pdf",
        }
    }

    /// The ending of its file's name.
    pub fn ending(self) -> &'static str {
        match self {
            ScanType::Jpeg => "jpg",
            ScanType::Png => "png",
            ScanType::Pdf => "pdf",
        }
    }

    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            ScanType::Jpeg => "JPEG",
            ScanType::Png => "PNG",
            ScanType::Pdf => "PDF",
        }
    }

    /// The type of a media type.
    pub fn parse(media: &str) -> Option<ScanType> {
        ScanType::ALL.into_iter().find(|kind| kind.media() == media)
    }

    /// Whether a page can show it as a picture.
    pub fn is_picture(self) -> bool {
        self != ScanType::Pdf
    }
}

/// A scan of a protocol's paper.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scan {
    /// SHA-256 of the file, 64 digits in lower-case hex, as `sha256sum` prints it.
    pub hash: String,
    /// Bytes of the file.
    pub size: u64,
    /// What kind of file it is.
    #[serde(rename = "type")]
    pub kind: ScanType,
}

impl Scan {
    /// Where the file lies in a publication.
    pub fn path(&self) -> String {
        format!("{SCAN_FOLDER}/{self}")
    }

    /// What is misshapen in it, in words; `None` where all is as the format says.
    pub fn misshapen(&self) -> Option<String> {
        if !is_sha256_hex(&self.hash) {
            return Some(format!("found {:?}, expected a SHA-256 in 64 lower-case hex digits", self.hash));
        }
        if !(1..=SCAN_BYTES_MAX).contains(&self.size) {
            let found = self.size;
            return Some(format!("found a scan of {found} bytes, expected 1 to {SCAN_BYTES_MAX}"));
        }
        None
    }
}

/// The name of its file.
impl fmt::Display for Scan {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}.{}", self.hash, self.kind.ending())
    }
}

/// Whether a text is a SHA-256 in 64 lower-case hex digits.
pub fn is_sha256_hex(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(hash: &str, size: u64, is_scan: bool) {
        let scan = Scan { hash: hash.to_owned(), size, kind: ScanType::Png };
        assert_eq!(scan.misshapen().is_none(), is_scan, "{hash} {size}");
    }

    #[test]
    fn a_scan_has_a_hash_and_a_size() {
        let hash = "0123456789abcdef".repeat(4);
        check(&hash, 1, true);
        check(&hash, SCAN_BYTES_MAX, true);
        check(&hash, 0, false);
        check(&hash, SCAN_BYTES_MAX + 1, false);
        check(&hash.to_uppercase(), 1, false);
        check(&hash[1..], 1, false);
        check(&format!("../{}", &hash[3..]), 1, false);
    }

    #[test]
    fn its_path_and_its_text() {
        let text = format!(r#"{{"hash":"{}","size":240000,"type":"image/jpeg"}}"#, "ab".repeat(32));
        let scan: Scan = serde_json::from_str(&text).unwrap();
        assert_eq!(scan.path(), format!("blob/{}.jpg", "ab".repeat(32)));
        assert_eq!(serde_json::to_string(&scan).unwrap(), text);
        for kind in ScanType::ALL {
            assert_eq!(ScanType::parse(kind.media()), Some(kind));
        }
        assert_eq!(ScanType::parse("image/webp"), None);
    }
}
