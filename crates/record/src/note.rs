//! Text that one or more keys have signed, after c2sp.org/signed-note.
//!
//! A note is a text, a blank line, and signature lines, each an em dash, the name of the key, and base64. A signature
//! that belongs to no known key says nothing and is passed over, so that one note can carry the signatures of a log,
//! its witnesses, and algorithms that do not exist yet; one that claims to be of a known key must be good, or the whole
//! note is refused.
//!
//! - [`Note`] is the parsed form; it is displayed as exactly the bytes it was read from.
//! - [`VerifierKey`] is a public key with its name, `<name>+<id>+<base64>`; [`SigningKey`] its secret half.
//! - [`SignatureKind`] is what a key signs and how: the text itself, or, for witnesses, the text with a time.
//!
//! Deliberately not here: what a text means ([`crate::checkpoint`]), where secrets come from and where they are kept.

mod keys;
#[cfg(test)]
mod tests;

use std::fmt;
use std::str::FromStr;

use crate::text::{base64_decode, base64_encode};

pub(crate) use keys::Secret;
pub use keys::{KeyError, SignatureKind, SigningKey, VerifierKey};

/// The longest note that is read, in bytes, as in the reference implementation (golang.org/x/mod/sumdb/note).
pub const NOTE_BYTES_MAX: usize = 1_000_000;

/// How many signatures are read, as in the reference implementation; the specification asks for at least 16.
pub const SIGNATURES_MAX: usize = 100;

/// One signature line of a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignatureLine {
    /// The name of the key.
    pub name: String,
    /// The short identifier of the key.
    pub key_id: u32,
    /// What the key made of the text: for Ed25519 64 bytes, for a cosignature a time and 64 bytes.
    pub signature: Vec<u8>,
}

/// A text with its signatures, none of which has been verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    text: String,
    signatures: Vec<SignatureLine>,
}

/// A key whose signature under a note is good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified<'a> {
    /// The key.
    pub key: &'a VerifierKey,
    /// For a cosignature, when it was made, in seconds since 1970; the latest, if there are several.
    pub time_unix_seconds: Option<u64>,
}

/// Why bytes are not a note, or a note is not to be believed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoteError {
    /// The note is too long.
    #[error("the note has {found} bytes, at most {NOTE_BYTES_MAX} are read")]
    TooLong {
        /// Its length in bytes.
        found: usize,
    },
    /// The note is not UTF-8.
    #[error("the note is not UTF-8 at byte {offset}")]
    NotUtf8 {
        /// The offset of the first byte that is not.
        offset: usize,
    },
    /// The note holds a control character other than the newline.
    #[error("the note holds control character 0x{found:02x} at byte {offset}")]
    Control {
        /// The character.
        found: u8,
        /// Its offset.
        offset: usize,
    },
    /// No blank line stands between text and signatures.
    #[error("the note has no blank line before its signatures")]
    NoBlankLine,
    /// The text, or the last signature, does not end its line.
    #[error("the note's {part} does not end with a newline")]
    NoNewline {
        /// Which part.
        part: &'static str,
    },
    /// Nothing follows the blank line.
    #[error("the note has no signatures")]
    NoSignatures,
    /// There are too many signatures.
    #[error("the note has more than {SIGNATURES_MAX} signatures")]
    TooManySignatures,
    /// A line after the blank line is not a signature.
    #[error(
        "signature {number} reads \"{found}\": expected \"— <key name> <base64 of key id and signature>\""
    )]
    Signature {
        /// Which signature, counted from 1.
        number: usize,
        /// The line.
        found: String,
    },
    /// A signature under the name and id of a known key is not that key's signature of this text.
    #[error("the signature of {name} (key {key_id:08x}) does not fit the note's text")]
    WrongSignature {
        /// The name of the key.
        name: String,
        /// The id of the key.
        key_id: u32,
    },
    /// No known key has signed.
    #[error("none of the note's signatures is of a known key; expected {expected}")]
    NoKnownSignature {
        /// The names of the known keys.
        expected: String,
    },
}

/// Whether a text can be the name of a key: not empty, without plus signs and without Unicode white space.
pub(crate) fn is_key_name(name: &str) -> bool {
    let forbidden = |character: char| character.is_whitespace() || character < ' ' || character == '+';
    !name.is_empty() && !name.contains(forbidden)
}

fn check_characters(text: &str) -> Result<(), NoteError> {
    let control = text.bytes().position(|byte| byte < 0x20 && byte != b'\n');
    match control {
        Some(offset) => Err(NoteError::Control { found: text.as_bytes()[offset], offset }),
        None => Ok(()),
    }
}

impl Note {
    /// A note without signatures yet. The text must end with a newline.
    pub fn new(text: impl Into<String>) -> Result<Note, NoteError> {
        let text = text.into();
        check_characters(&text)?;
        if !text.ends_with('\n') {
            return Err(NoteError::NoNewline { part: "text" });
        }
        Ok(Note { text, signatures: Vec::new() })
    }

    /// Reads a note, strictly: every byte of it has its place.
    pub fn parse(bytes: &[u8]) -> Result<Note, NoteError> {
        if bytes.len() > NOTE_BYTES_MAX {
            return Err(NoteError::TooLong { found: bytes.len() });
        }
        let text = std::str::from_utf8(bytes);
        let text = text.map_err(|error| NoteError::NotUtf8 { offset: error.valid_up_to() })?;
        check_characters(text)?;
        let blank = text.rfind("\n\n").ok_or(NoteError::NoBlankLine)?;
        let signatures = SignatureLine::parse_lines(&text[blank + 2..])?;
        Ok(Note { text: text[..=blank].to_owned(), signatures })
    }

    /// The text that is signed, with its final newline.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The signatures, unverified, in their order.
    pub fn signatures(&self) -> &[SignatureLine] {
        &self.signatures
    }

    /// Adds a signature; one that is already there is not added again.
    pub fn add(&mut self, signature: SignatureLine) {
        if !self.signatures.contains(&signature) {
            self.signatures.push(signature);
        }
    }

    /// The known keys that have signed, each once, in the order of their first signatures.
    ///
    /// Signatures of other keys are passed over, even when they share a known key's name or id but not both. A signature
    /// of a known key that is wrong condemns the note, whatever else it carries.
    pub fn verify<'a>(
        &self,
        keys: impl IntoIterator<Item = &'a VerifierKey> + Clone,
    ) -> Result<Vec<Verified<'a>>, NoteError> {
        let mut verified: Vec<Verified<'a>> = Vec::new();
        for line in &self.signatures {
            // Two keys may share name and id: that is four bytes of work. One of them must have signed.
            let mut wrong = false;
            let mut good = false;
            for key in
                keys.clone().into_iter().filter(|key| key.name() == line.name && key.key_id() == line.key_id)
            {
                let Ok(time_unix_seconds) = key.verify(&self.text, line) else {
                    wrong = true;
                    continue;
                };
                good = true;
                match verified.iter_mut().find(|verified| verified.key == key) {
                    Some(before) => {
                        before.time_unix_seconds = before.time_unix_seconds.max(time_unix_seconds)
                    }
                    None => verified.push(Verified { key, time_unix_seconds }),
                }
            }
            if wrong && !good {
                return Err(NoteError::WrongSignature { name: line.name.clone(), key_id: line.key_id });
            }
        }
        if verified.is_empty() {
            let expected: Vec<String> =
                keys.into_iter().map(|key| format!("{} (key {:08x})", key.name(), key.key_id())).collect();
            return Err(NoteError::NoKnownSignature { expected: expected.join(", ") });
        }
        Ok(verified)
    }
}

impl fmt::Display for Note {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "{}", self.text)?;
        self.signatures.iter().try_for_each(|signature| writeln!(formatter, "{signature}"))
    }
}

impl SignatureLine {
    /// Reads signature lines as they follow a note's blank line, or as a witness returns them.
    pub fn parse_lines(text: &str) -> Result<Vec<SignatureLine>, NoteError> {
        if text.is_empty() {
            return Err(NoteError::NoSignatures);
        }
        let text = text.strip_suffix('\n').ok_or(NoteError::NoNewline { part: "last signature" })?;
        let mut signatures = Vec::new();
        for (number, line) in (1..).zip(text.split('\n')) {
            if number > SIGNATURES_MAX {
                return Err(NoteError::TooManySignatures);
            }
            let error = |NotASignature| NoteError::Signature { number, found: line.to_owned() };
            signatures.push(line.parse().map_err(error)?);
        }
        Ok(signatures)
    }
}

/// A line that is not a signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected \"— <key name> <base64 of key id and signature>\"")]
pub struct NotASignature;

impl FromStr for SignatureLine {
    type Err = NotASignature;

    /// Reads one line, without its newline.
    fn from_str(line: &str) -> Result<SignatureLine, NotASignature> {
        let read = || {
            let (name, signature) = line.strip_prefix("— ")?.split_once(' ')?;
            let bytes = base64_decode(signature)?;
            let (key_id, signature) = bytes.split_first_chunk::<4>()?;
            let complete = is_key_name(name) && !signature.is_empty();
            complete.then(|| SignatureLine {
                name: name.to_owned(),
                key_id: u32::from_be_bytes(*key_id),
                signature: signature.to_vec(),
            })
        };
        read().ok_or(NotASignature)
    }
}

impl fmt::Display for SignatureLine {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = [self.key_id.to_be_bytes().as_slice(), &self.signature].concat();
        write!(formatter, "— {} {}", self.name, base64_encode(&bytes))
    }
}
