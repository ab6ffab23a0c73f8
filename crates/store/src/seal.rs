//! A sealed text: what is kept opens with its passphrase alone.
//!
//! Argon2id makes a key of the passphrase and a random salt, XChaCha20-Poly1305 seals the text under it. The result is
//! a text again: a first line that says what it is, the cost, the salt, the nonce and the sealed bytes, a line each.
//! All lines before the sealed bytes are authenticated with them, so that nobody makes guessing cheaper unnoticed.
//!
//! Deliberately not here: where the passphrase comes from, and files.

use argon2::{Algorithm, Argon2, Params, Version};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use std::fmt;
use zeroize::Zeroizing;

/// The first line of a sealed text.
pub const FIRST_LINE: &str = "hattama sealed key, version 1: opens with its passphrase alone";

/// What a guess costs: RFC 9106's second recommended choice, 64 MiB and three passes.
const COST: Cost = Cost { memory: 64 * 1024, passes: 3, lanes: 4 };

/// The most memory that a file may make us spend, in KiB: 1 GiB.
const MEMORY_MAX: u32 = 1024 * 1024;

const SALT: usize = 16;
const NONCE: usize = 24;

/// A passphrase, wiped from memory after use.
#[derive(Clone)]
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// The first line of a file's text; `None` where it is empty.
    pub fn from_text(text: &str) -> Option<Passphrase> {
        let line = text.lines().next().unwrap_or_default();
        (!line.is_empty()).then(|| Passphrase(Zeroizing::new(line.to_owned())))
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Passphrase")
    }
}

/// Why a sealed text did not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// It is not what its first line says.
    #[error("the sealed key is damaged: expected five lines (what it is, cost, salt, nonce, sealed bytes)")]
    Damaged,
    /// It asks for more than we spend.
    #[error("the sealed key names a cost that this program does not spend")]
    Cost,
    /// Another passphrase sealed it, or it was altered.
    #[error("the passphrase does not open this key; give the one with which it was sealed")]
    Wrong,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Cost {
    memory: u32,
    passes: u32,
    lanes: u32,
}

impl fmt::Display for Cost {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "argon2id {} {} {}", self.memory, self.passes, self.lanes)
    }
}

impl Cost {
    fn parse(line: &str) -> Option<Cost> {
        let numbers: Vec<u32> = line
            .strip_prefix("argon2id ")?
            .split(' ')
            .map(|word| word.parse().ok())
            .collect::<Option<_>>()?;
        let [memory, passes, lanes] = numbers[..] else { return None };
        Some(Cost { memory, passes, lanes })
    }

    fn cipher(self, passphrase: &Passphrase, salt: &[u8]) -> Result<XChaCha20Poly1305, SealError> {
        if self.memory > MEMORY_MAX || self.passes > 100 || self.lanes > 64 {
            return Err(SealError::Cost);
        }
        let params =
            Params::new(self.memory, self.passes, self.lanes, Some(32)).map_err(|_| SealError::Cost)?;
        let mut key = Zeroizing::new([0; 32]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(passphrase.0.as_bytes(), salt, &mut *key)
            .map_err(|_| SealError::Cost)?;
        Ok(XChaCha20Poly1305::new(&Key::from(*key)))
    }
}

/// Whether a text is a sealed one.
pub fn is_sealed(text: &str) -> bool {
    text.starts_with("hattama sealed key")
}

/// Seals a text. `random` are 40 bytes that were never used before.
pub fn seal(text: &str, passphrase: &Passphrase, random: &[u8; SALT + NONCE]) -> String {
    let (salt, nonce) = random.split_at(SALT);
    let head = format!("{FIRST_LINE}\n{COST}\n{}\n{}\n", STANDARD.encode(salt), STANDARD.encode(nonce));
    let nonce: [u8; NONCE] = nonce.try_into().expect("24 bytes");
    let payload = Payload { msg: text.as_bytes(), aad: head.as_bytes() };
    let cipher = COST.cipher(passphrase, salt).expect("our own cost is one that we spend");
    let sealed = cipher.encrypt(&XNonce::from(nonce), payload).expect("a key is short");
    format!("{head}{}\n", STANDARD.encode(sealed))
}

/// Opens a sealed text.
pub fn open(sealed: &str, passphrase: &Passphrase) -> Result<Zeroizing<String>, SealError> {
    let lines: Vec<&str> = sealed.lines().collect();
    let [FIRST_LINE, cost, salt, nonce, body] = lines[..] else { return Err(SealError::Damaged) };
    let decode = |line: &str| STANDARD.decode(line).map_err(|_| SealError::Damaged);
    let cipher = Cost::parse(cost).ok_or(SealError::Damaged)?.cipher(passphrase, &decode(salt)?)?;
    let bytes: [u8; NONCE] = decode(nonce)?.try_into().map_err(|_| SealError::Damaged)?;
    let head = format!("{FIRST_LINE}\n{cost}\n{salt}\n{nonce}\n");
    let payload = Payload { msg: &decode(body)?, aad: head.as_bytes() };
    let text = cipher.decrypt(&XNonce::from(bytes), payload).map_err(|_| SealError::Wrong)?;
    String::from_utf8(text).map(Zeroizing::new).map_err(|_| SealError::Damaged)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passphrase(text: &str) -> Passphrase {
        Passphrase::from_text(text).expect("a passphrase")
    }

    #[test]
    fn a_sealed_text_opens_with_its_passphrase_alone() {
        let sealed = seal("PRIVATE+KEY+x", &passphrase("open sesame"), &[7; 40]);
        assert!(is_sealed(&sealed) && !sealed.contains("PRIVATE"));
        assert_eq!(open(&sealed, &passphrase("open sesame\n")).expect("opens").as_str(), "PRIVATE+KEY+x");
        assert_eq!(open(&sealed, &passphrase("open sesam")), Err(SealError::Wrong));
    }

    #[test]
    fn every_line_is_authenticated() {
        let sealed = seal("x", &passphrase("p"), &[7; 40]);
        let altered = |line: usize, text: &str| {
            let mut lines: Vec<&str> = sealed.lines().collect();
            lines[line] = text;
            open(&lines.join("\n"), &passphrase("p"))
        };
        assert_eq!(altered(0, "hattama sealed key, version 9"), Err(SealError::Damaged));
        assert_eq!(altered(1, "argon2id 8 1 1"), Err(SealError::Wrong));
        assert_eq!(altered(1, "argon2id 4294967295 1 1"), Err(SealError::Cost));
        assert_eq!(altered(1, "argon2id"), Err(SealError::Damaged));
        assert_eq!(altered(2, &STANDARD.encode([8; 16])), Err(SealError::Wrong));
        assert_eq!(altered(3, &STANDARD.encode([8; 24])), Err(SealError::Wrong));
        assert_eq!(altered(3, "short"), Err(SealError::Damaged));
        assert_eq!(altered(4, "AAAA"), Err(SealError::Wrong));
        assert_eq!(open(FIRST_LINE, &passphrase("p")), Err(SealError::Damaged));
    }

    #[test]
    fn an_empty_file_holds_no_passphrase() {
        assert!(Passphrase::from_text("").is_none() && Passphrase::from_text("\nx").is_none());
        assert_eq!(format!("{:?}", passphrase("secret")), "Passphrase");
    }
}
