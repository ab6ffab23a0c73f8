//! Keys with names.
//!
//! A key is named, and its *id* is the first four bytes of a hash over name, kind and public key: enough to find the
//! key that a signature speaks of, too little to trust it by. The secret half of a key is 32 bytes that somebody else
//! has drawn; this room has no source of chance.

use std::fmt;
use std::str::FromStr;

use ed25519_dalek::{Signature, Signer};
use sha2::{Digest, Sha256};

use super::{SignatureLine, is_key_name};
use crate::cosignature;
use crate::text::{base64_decode, base64_encode};

/// What a key signs, and how. The number is the signature type of c2sp.org/signed-note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum SignatureKind {
    /// Ed25519 over the text: what a log signs with.
    Ed25519 = 0x01,
    /// Ed25519 over the text and a time, c2sp.org/tlog-cosignature: what a witness signs with.
    Cosignature = 0x04,
}

/// Why a text is not a key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// The text is not of the form.
    #[error("a key must read {expected}")]
    Form {
        /// The form.
        expected: &'static str,
    },
    /// The name cannot be a key's name.
    #[error("\"{found}\" cannot name a key: a name is not empty and has no plus sign and no white space")]
    Name {
        /// The name.
        found: String,
    },
    /// The key's type is not one that is known here, or not the one that is wanted.
    #[error("the key of {name} is of signature type 0x{found:02x}, expected {expected}")]
    Kind {
        /// The name of the key.
        name: String,
        /// The type's number.
        found: u8,
        /// What was expected.
        expected: &'static str,
    },
    /// The key does not have 32 bytes.
    #[error("the key of {name} has {found} bytes, expected 32")]
    Length {
        /// The name of the key.
        name: String,
        /// How many bytes it has.
        found: usize,
    },
    /// The bytes are no public key, or one under which anything can be signed.
    #[error("the key of {name} is not a point of Ed25519 that can be trusted")]
    Point {
        /// The name of the key.
        name: String,
    },
    /// The id does not belong to name and key.
    #[error("the key of {name} has id {found:08x}, but name and key give {expected:08x}")]
    Id {
        /// The name of the key.
        name: String,
        /// The id that was written.
        found: u32,
        /// The id that name and key give.
        expected: u32,
    },
}

fn key_id(name: &str, kind: SignatureKind, public: &[u8; 32]) -> u32 {
    let hash =
        Sha256::new().chain_update(name).chain_update([b'\n', kind as u8]).chain_update(public).finalize();
    u32::from_be_bytes(*hash.first_chunk().expect("a hash has four bytes"))
}

/// Takes `<name>+<id>+<base64 of type and 32 bytes>` apart.
fn split_key(text: &str, expected: &'static str) -> Result<(String, u32, u8, [u8; 32]), KeyError> {
    let form = || KeyError::Form { expected };
    let (name, rest) = text.split_once('+').ok_or_else(form)?;
    let (id, key) = rest.split_once('+').ok_or_else(form)?;
    let plain = id.len() == 8 && id.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    let id = u32::from_str_radix(id, 16).ok().filter(|_| plain).ok_or_else(form)?;
    let bytes = base64_decode(key).ok_or_else(form)?;
    let (kind, key) = bytes.split_first().ok_or_else(form)?;
    if !is_key_name(name) {
        return Err(KeyError::Name { found: name.to_owned() });
    }
    let name = name.to_owned();
    match <[u8; 32]>::try_from(key) {
        Ok(bytes) => Ok((name, id, *kind, bytes)),
        // An unknown type may well have keys of another length: then the type is the reason.
        Err(_) => match SignatureKind::of(*kind, &name) {
            Ok(_) => Err(KeyError::Length { name, found: key.len() }),
            Err(error) => Err(error),
        },
    }
}

impl SignatureKind {
    fn of(found: u8, name: &str) -> Result<SignatureKind, KeyError> {
        match found {
            0x01 => Ok(SignatureKind::Ed25519),
            0x04 => Ok(SignatureKind::Cosignature),
            _ => Err(KeyError::Kind { name: name.to_owned(), found, expected: "0x01 or 0x04" }),
        }
    }

    fn expected(self) -> &'static str {
        match self {
            SignatureKind::Ed25519 => "0x01, a log's",
            SignatureKind::Cosignature => "0x04, a witness's",
        }
    }
}

/// A public key with its name. It is displayed and read as `<name>+<id>+<base64>`.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct VerifierKey {
    name: String,
    id: u32,
    kind: SignatureKind,
    key: ed25519_dalek::VerifyingKey,
}

impl VerifierKey {
    /// A public key under a name.
    pub fn new(name: &str, kind: SignatureKind, public: &[u8; 32]) -> Result<VerifierKey, KeyError> {
        if !is_key_name(name) {
            return Err(KeyError::Name { found: name.to_owned() });
        }
        let name = name.to_owned();
        match ed25519_dalek::VerifyingKey::from_bytes(public) {
            Ok(key) if !key.is_weak() => Ok(VerifierKey { id: key_id(&name, kind, public), name, kind, key }),
            _ => Err(KeyError::Point { name }),
        }
    }

    /// The name of the key; a log's should be its origin.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The short identifier that signatures of this key carry.
    pub fn key_id(&self) -> u32 {
        self.id
    }

    /// What the key signs.
    pub fn kind(&self) -> SignatureKind {
        self.kind
    }

    /// The public key itself.
    pub fn public_bytes(&self) -> &[u8; 32] {
        self.key.as_bytes()
    }

    /// Verifies one signature of a text, whatever name and id it carries; for a cosignature, gives its time.
    pub(super) fn verify(&self, text: &str, line: &SignatureLine) -> Result<Option<u64>, WrongSignature> {
        let (time, signature) = match self.kind {
            SignatureKind::Ed25519 => (None, line.signature.as_slice()),
            SignatureKind::Cosignature => {
                let (time, signature) = cosignature::split(&line.signature).ok_or(WrongSignature)?;
                (Some(time), signature)
            }
        };
        let signature = Signature::from_slice(signature).map_err(|_| WrongSignature)?;
        let verified = match time {
            None => self.key.verify_strict(text.as_bytes(), &signature),
            Some(time) => self.key.verify_strict(cosignature::message(text, time).as_bytes(), &signature),
        };
        verified.map(|()| time).map_err(|_| WrongSignature)
    }
}

/// A signature that is not the key's signature of the text.
pub(super) struct WrongSignature;

impl FromStr for VerifierKey {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<VerifierKey, KeyError> {
        let (name, id, kind, public) = split_key(text, "<name>+<8 hexadecimal digits>+<base64>")?;
        let key = VerifierKey::new(&name, SignatureKind::of(kind, &name)?, &public)?;
        if key.id != id {
            return Err(KeyError::Id { name, found: id, expected: key.id });
        }
        Ok(key)
    }
}

impl fmt::Display for VerifierKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_key(formatter, &self.name, self.id, self.kind, self.key.as_bytes())
    }
}

impl fmt::Debug for VerifierKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "VerifierKey({self})")
    }
}

fn write_key(
    out: &mut impl fmt::Write,
    name: &str,
    id: u32,
    kind: SignatureKind,
    key: &[u8; 32],
) -> fmt::Result {
    let bytes = [[kind as u8].as_slice(), key].concat();
    write!(out, "{name}+{id:08x}+{}", base64_encode(&bytes))
}

/// The secret half of a key of either kind.
#[derive(Clone)]
pub(crate) struct Secret {
    key: ed25519_dalek::SigningKey,
    public: VerifierKey,
}

impl Secret {
    pub(crate) fn new(name: &str, kind: SignatureKind, secret: &[u8; 32]) -> Result<Secret, KeyError> {
        let key = ed25519_dalek::SigningKey::from_bytes(secret);
        let public = VerifierKey::new(name, kind, key.verifying_key().as_bytes())?;
        Ok(Secret { key, public })
    }

    pub(crate) fn from_text(text: &str, kind: SignatureKind) -> Result<Secret, KeyError> {
        let expected = "PRIVATE+KEY+<name>+<8 hexadecimal digits>+<base64>";
        let rest = text.strip_prefix("PRIVATE+KEY+").ok_or(KeyError::Form { expected })?;
        let (name, id, found, secret) = split_key(rest, expected)?;
        if SignatureKind::of(found, &name)? != kind {
            return Err(KeyError::Kind { name, found, expected: kind.expected() });
        }
        let key = Secret::new(&name, kind, &secret)?;
        if key.public.id != id {
            return Err(KeyError::Id { name, found: id, expected: key.public.id });
        }
        Ok(key)
    }

    pub(crate) fn to_text(&self) -> String {
        let mut text = "PRIVATE+KEY+".to_owned();
        let public = &self.public;
        write_key(&mut text, &public.name, public.id, public.kind, self.key.as_bytes())
            .expect("memory takes text");
        text
    }

    pub(crate) fn public(&self) -> &VerifierKey {
        &self.public
    }

    /// The signature line for a message, whose signature comes after some bytes of its own.
    pub(crate) fn sign(&self, before: &[u8], message: &str) -> SignatureLine {
        let signature = self.key.sign(message.as_bytes());
        SignatureLine {
            name: self.public.name.clone(),
            key_id: self.public.id,
            signature: [before, &signature.to_bytes()].concat(),
        }
    }
}

/// A log's key, which signs texts as they are. Its secret is never displayed by `{:?}`.
#[derive(Clone)]
pub struct SigningKey(Secret);

impl SigningKey {
    /// A key under a name, from 32 bytes of chance.
    pub fn from_secret(name: &str, secret: &[u8; 32]) -> Result<SigningKey, KeyError> {
        Secret::new(name, SignatureKind::Ed25519, secret).map(SigningKey)
    }

    /// Reads `PRIVATE+KEY+<name>+<id>+<base64>`, without a newline.
    pub fn from_text(text: &str) -> Result<SigningKey, KeyError> {
        Secret::from_text(text, SignatureKind::Ed25519).map(SigningKey)
    }

    /// The secret as text, to be kept where only its owner reads.
    pub fn to_text(&self) -> String {
        self.0.to_text()
    }

    /// The public half.
    pub fn verifier_key(&self) -> &VerifierKey {
        self.0.public()
    }

    /// The signature line for a note's text.
    pub fn sign(&self, text: &str) -> SignatureLine {
        self.0.sign(&[], text)
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "SigningKey({}, secret)", self.verifier_key())
    }
}
