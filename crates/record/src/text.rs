//! Small pieces of text that several formats share: decimal numbers and base64 with exactly one spelling.
//!
//! The C2SP formats are signed text, so every number and every hash must be read back from the only way in which it
//! can be written. Deliberately not here: anything that knows which format it is in.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::merkle::Hash;

/// The largest tree size that is read: 2⁶³−1, so that sizes and indices fit every implementation's integers.
pub(crate) const SIZE_MAX: u64 = i64::MAX.unsigned_abs();

/// A decimal number up to [`SIZE_MAX`], without sign and without superfluous zeros.
pub(crate) fn decimal(text: &str) -> Option<u64> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
    if !plain {
        return None;
    }
    text.parse().ok().filter(|&number| number <= SIZE_MAX)
}

/// Standard base64 with padding (RFC 4648, section 4); superfluous bits and white space are refused.
pub(crate) fn base64_decode(text: &str) -> Option<Vec<u8>> {
    STANDARD.decode(text).ok()
}

/// Standard base64 with padding.
pub(crate) fn base64_encode(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

/// A line that is the base64 of one hash.
pub(crate) fn hash(text: &str) -> Option<Hash> {
    let mut bytes = [0_u8; 33];
    // 32 bytes are 44 characters; the buffer is larger because the decoder estimates upwards.
    match STANDARD.decode_slice(text, &mut bytes) {
        Ok(32) => Some(Hash(*bytes.first_chunk().expect("33 bytes hold 32"))),
        _ => None,
    }
}

/// The first line of a text, and what follows it.
pub(crate) fn first_line(text: &str) -> (&str, &str) {
    text.split_once('\n').unwrap_or((text, ""))
}

/// Lines that are each one hash, up to a blank line, and what follows that.
///
/// The error is the line that is neither, by its number, when the first of these lines is number `first`.
pub(crate) fn hashes(text: &str, first: usize) -> Result<(Vec<Hash>, &str), (usize, &str)> {
    let mut hashes = Vec::new();
    let mut rest = text;
    loop {
        let (line, after) = rest.split_once('\n').ok_or((first + hashes.len(), rest))?;
        if line.is_empty() {
            return Ok((hashes, after));
        }
        hashes.push(hash(line).ok_or((first + hashes.len(), line))?);
        rest = after;
    }
}
