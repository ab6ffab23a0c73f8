//! One value, one spelling: canonical JSON.
//!
//! The rules are those of RFC 8785 (JSON Canonicalization Scheme), on a smaller language: objects, arrays, strings,
//! booleans, and integers within ±(2⁵³−1). There is no null and no fraction, so no reader has to know how another
//! language prints a float. Keys are plain ASCII, for which the byte order, the order of Unicode scalars and RFC
//! 8785's order of UTF-16 units are one and the same. Strings are in Unicode normalisation form C.
//!
//! [`to_bytes`] writes any serde value in this form, streaming: it sorts nothing, so fields and keys must already
//! arrive in ascending order, and it says so when they do not. [`check`] reads bytes that somebody else wrote and
//! says whether they are in this form, in one pass and without building a value.
//!
//! The two hold each other: whatever `to_bytes` returns, `check` accepts; and of all spellings of one JSON value,
//! `check` accepts exactly one.
//!
//! [`Reader`] is for who knows which members come, and takes their values out of the bytes while it checks them.
//!
//! Deliberately not here: a general parser (`serde_json` reads canonical bytes as well as any other), and meaning. Whether
//! an entry begins with its format version is for those to say who know what an entry is.

mod check;
mod error;
mod read;
mod serialize;
#[cfg(test)]
mod tests;

use unicode_normalization::is_nfc as is_nfc_slow;

pub use check::check;
pub use error::{CanonicalError, NotCanonical, Reason};
pub use read::Reader;
pub use serialize::{append_to, to_bytes};

/// The largest integer, 2⁵³−1; the smallest is its negative.
///
/// Up to here every integer is exact in the double-precision numbers of JavaScript (RFC 7493, section 2.2).
pub const INTEGER_MAX: i64 = 9_007_199_254_740_991;

/// How many arrays and objects may be open at once.
pub const DEPTH_MAX: usize = 32;

/// Whether a byte may stand in a key: printable ASCII that needs no escape.
fn is_key_byte(byte: u8) -> bool {
    matches!(byte, 0x20..=0x7E) && byte != b'"' && byte != b'\\'
}

/// Whether a text is in normalisation form C.
///
/// Characters below U+0300 (Latin) and from U+0400 to U+053F (Cyrillic, the first of Armenian) neither combine with one
/// another nor are decomposed into something else, so most texts are decided by their bytes; the tables are asked about
/// the rest.
fn is_nfc(text: &str) -> bool {
    let inert = |byte: &u8| matches!(byte, 0x00..=0x7F | 0x80..=0xBF | 0xC2..=0xCB | 0xD0..=0xD4);
    text.as_bytes().iter().all(inert) || is_nfc_slow(text)
}
