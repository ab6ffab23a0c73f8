//! A witness's dated signature under a checkpoint, after c2sp.org/tlog-cosignature, version 1 (Ed25519, type 0x04).
//!
//! A cosignature says: at this time, this was the largest tree of this log that I had seen, and all that I saw before
//! was its beginning. It is one more line of the note, eight bytes of time and a signature over a header, the time and
//! the checkpoint's text. [`CosigningKey`] makes it; [`crate::note::Note::verify`] verifies it as it does every other.
//!
//! Deliberately not here: the decision whether to sign ([`crate::witness`]), the clock, and the ML-DSA kind.

#[cfg(test)]
mod tests;

use std::fmt;

use crate::checkpoint::{Checkpoint, CheckpointError};
use crate::note::{KeyError, Note, Secret, SignatureKind, SignatureLine, VerifierKey};

/// The latest time a cosignature can state: 2⁶³−1 seconds.
pub const TIME_MAX: u64 = i64::MAX.unsigned_abs();

/// The text over which a witness signs.
pub(crate) fn message(text: &str, time_unix_seconds: u64) -> String {
    format!("cosignature/v1\ntime {time_unix_seconds}\n{text}")
}

/// Takes the bytes of a cosignature apart into its time and its signature.
pub(crate) fn split(signature: &[u8]) -> Option<(u64, &[u8])> {
    let (time, signature) = signature.split_first_chunk::<8>()?;
    let time = u64::from_be_bytes(*time);
    (time <= TIME_MAX).then_some((time, signature))
}

/// A witness's key. Its secret is never displayed by `{:?}`.
#[derive(Clone)]
pub struct CosigningKey(Secret);

impl CosigningKey {
    /// A key under a name, from 32 bytes of chance, which no other key may share.
    pub fn from_secret(name: &str, secret: &[u8; 32]) -> Result<CosigningKey, KeyError> {
        Secret::new(name, SignatureKind::Cosignature, secret).map(CosigningKey)
    }

    /// Reads `PRIVATE+KEY+<name>+<id>+<base64>`, without a newline.
    pub fn from_text(text: &str) -> Result<CosigningKey, KeyError> {
        Secret::from_text(text, SignatureKind::Cosignature).map(CosigningKey)
    }

    /// The secret as text, to be kept where only its owner reads.
    pub fn to_text(&self) -> String {
        self.0.to_text()
    }

    /// The public half.
    pub fn verifier_key(&self) -> &VerifierKey {
        self.0.public()
    }

    /// The cosignature of a checkpoint at a time, in seconds since 1970.
    ///
    /// The note's text must be a checkpoint. Whether it should be signed is for [`crate::witness::consider`] to say.
    ///
    /// # Panics
    ///
    /// If the time is beyond [`TIME_MAX`].
    pub fn cosign(&self, note: &Note, time_unix_seconds: u64) -> Result<SignatureLine, CheckpointError> {
        assert!(time_unix_seconds <= TIME_MAX, "a time of {time_unix_seconds} seconds cannot be written");
        Checkpoint::parse(note.text())?;
        Ok(self.0.sign(&time_unix_seconds.to_be_bytes(), &message(note.text(), time_unix_seconds)))
    }
}

impl fmt::Debug for CosigningKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "CosigningKey({}, secret)", self.verifier_key())
    }
}
