//! Keys: one for the record, one for the journal, each in a file of its own that only its owner may read.
//!
//! The file holds the private key in the text form of signed notes. With a passphrase the text is sealed
//! ([`crate::seal`]); the passphrase comes from the caller. A change of key keeps to what the present key has.
//! The demonstration's keys are fixed and public: whoever sees them in another record knows that it is none.

use crate::seal::{self, Passphrase};
use crate::{Result, StoreError};
use record::note::{SigningKey, VerifierKey};
use std::fs;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// Where new keys come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// The system's random source.
    System,
    /// The demonstration's fixed keys, which sign nothing but a demonstration.
    Demonstration,
}

/// The seeds of the demonstration's keys. They are public on purpose.
const DEMONSTRATION_RECORD: [u8; 32] = *b"hattama demonstration record key";
const DEMONSTRATION_JOURNAL: [u8; 32] = *b"hattama demonstration journalkey";

/// The origin under which the demonstration's keys are allowed.
pub const DEMONSTRATION_ORIGIN: &str = "demonstration.hattama.example";

pub(crate) struct Keys {
    pub(crate) record: SigningKey,
    pub(crate) journal: SigningKey,
    /// Keys that signed the record before, by their public halves.
    pub(crate) former: Vec<VerifierKey>,
}

/// The file of the record's key in a data directory.
pub fn record_key_file(directory: &Path) -> PathBuf {
    directory.join("keys").join("record.key")
}

fn journal_key_file(directory: &Path) -> PathBuf {
    directory.join("keys").join("journal.key")
}

pub(crate) fn create(
    directory: &Path,
    origin: &str,
    source: Source,
    passphrase: Option<&Passphrase>,
) -> Result<()> {
    let journal_origin = format!("{origin}/journal");
    let seeds = match source {
        Source::System => [random_seed()?, random_seed()?],
        Source::Demonstration => {
            assert!(origin.starts_with(DEMONSTRATION_ORIGIN), "fixed keys sign a demonstration alone");
            [DEMONSTRATION_RECORD, DEMONSTRATION_JOURNAL]
        }
    };
    crate::files::create_private_directory(&directory.join("keys"))?;
    write(&record_key_file(directory), origin, &seeds[0], passphrase)?;
    write(&journal_key_file(directory), &journal_origin, &seeds[1], passphrase)
}

/// 32 bytes from the system's random source.
pub fn random_seed() -> Result<[u8; 32]> {
    random()
}

fn random<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| StoreError::File {
        path: PathBuf::from("the system's random source"),
        why: std::io::Error::other(error.to_string()),
    })?;
    Ok(bytes)
}

fn write(path: &Path, name: &str, seed: &[u8; 32], passphrase: Option<&Passphrase>) -> Result<()> {
    let key = SigningKey::from_secret(name, seed)
        .map_err(|error| StoreError::Key { path: path.to_owned(), why: error.to_string() })?;
    match passphrase {
        Some(passphrase) => {
            crate::files::write_private(path, seal::seal(&key.to_text(), passphrase, &random()?).as_bytes())
        }
        None => write_secret(path, &key.to_text()),
    }
}

/// Writes a secret into a new file that only its owner may read, durably.
pub fn write_secret(path: &Path, text: &str) -> Result<()> {
    crate::files::write_private(path, format!("{text}\n").as_bytes())
}

pub(crate) fn read(directory: &Path, passphrase: Option<&Passphrase>) -> Result<Keys> {
    Ok(Keys {
        record: read_one(&record_key_file(directory), passphrase)?,
        journal: read_one(&journal_key_file(directory), passphrase)?,
        former: former(directory)?,
    })
}

fn next_key_file(directory: &Path) -> PathBuf {
    directory.join("keys").join("record.next")
}

fn former_keys_file(directory: &Path) -> PathBuf {
    directory.join("keys").join("record.former")
}

fn former(directory: &Path) -> Result<Vec<VerifierKey>> {
    let path = former_keys_file(directory);
    let Some(bytes) = crate::files::read(&path)? else { return Ok(Vec::new()) };
    let unread = |why: String| StoreError::Key { path: path.clone(), why };
    let text = String::from_utf8(bytes).map_err(|error| unread(error.to_string()))?;
    text.lines()
        .map(|line| line.parse().map_err(|error: record::note::KeyError| unread(error.to_string())))
        .collect()
}

/// The key that is to follow, where a change of key has begun.
pub(crate) fn next(directory: &Path, passphrase: Option<&Passphrase>) -> Result<Option<SigningKey>> {
    let path = next_key_file(directory);
    if path.exists() { read_one(&path, passphrase).map(Some) } else { Ok(None) }
}

/// Makes the key that is to follow, sealed as the present one is, or gives the one that a change cut short has left.
pub(crate) fn make_next(
    directory: &Path,
    origin: &str,
    passphrase: Option<&Passphrase>,
) -> Result<SigningKey> {
    if let Some(key) = next(directory, passphrase)? {
        return Ok(key);
    }
    let sealed = seal::is_sealed(&text(&record_key_file(directory))?);
    let path = next_key_file(directory);
    write(&path, origin, &random_seed()?, passphrase.filter(|_| sealed))?;
    read_one(&path, passphrase)
}

/// The key that was to follow takes its place; the old one is remembered by its public half.
pub(crate) fn promote(directory: &Path, passphrase: Option<&Passphrase>) -> Result<()> {
    let old = read_one(&record_key_file(directory), passphrase)?.verifier_key().to_string();
    let mut lines: Vec<String> = former(directory)?.iter().map(ToString::to_string).collect();
    if !lines.contains(&old) {
        lines.insert(0, old);
    }
    let text = format!("{}\n", lines.join("\n"));
    let trace = crate::Trace::default();
    crate::files::write(&former_keys_file(directory), text.as_bytes(), &trace)?;
    let (next, now) = (next_key_file(directory), record_key_file(directory));
    fs::rename(&next, &now).map_err(|why| StoreError::File { path: next, why })?;
    crate::files::sync_directory(&directory.join("keys"))
}

fn text(path: &Path) -> Result<Zeroizing<String>> {
    let text = fs::read_to_string(path).map_err(|why| StoreError::File { path: path.to_owned(), why })?;
    Ok(Zeroizing::new(text))
}

fn read_one(path: &Path, passphrase: Option<&Passphrase>) -> Result<SigningKey> {
    let unread = |why: String| StoreError::Key { path: path.to_owned(), why };
    let mut text = text(path)?;
    if seal::is_sealed(&text) {
        let passphrase = passphrase.ok_or_else(|| StoreError::Sealed { path: path.to_owned() })?;
        text = seal::open(&text, passphrase).map_err(|error| unread(error.to_string()))?;
    }
    SigningKey::from_text(text.trim()).map_err(|error| unread(error.to_string()))
}
