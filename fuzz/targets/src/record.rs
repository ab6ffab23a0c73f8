//! What a stranger's log, witness or reader sends: the formats of the room `record`.

use ::record::canonical::{check, to_bytes};
use ::record::merkle::leaf_hash;
use ::record::policy::Policy;
use ::record::proof::Receipt;
use ::record::tiles::{Tile, TileKind, decode_bundle, encode_bundle};
use ::record::witness::{AddCheckpoint, KnownLog, consider};
use ::record::{Checkpoint, Note, VerifierKey};
use std::str::from_utf8;

/// Key of the seeds: its secret is 32 bytes of one.
const KEY: &str = include_str!("../../corpus/verifier_key/good-log");

fn key() -> VerifierKey {
    KEY.parse().expect("the seeds' key")
}

/// Canonical bytes are exactly those that another parser reads and our serialiser writes in the same way.
pub fn canonical(data: &[u8]) -> bool {
    let read: Option<serde_json::Value> = serde_json::from_slice(data).ok();
    let written = read.and_then(|value| to_bytes(&value).ok());
    let checked = check(data);
    assert_eq!(checked.is_ok(), written.as_deref() == Some(data), "{checked:?}");
    checked.is_ok()
}

/// A signed note.
pub fn note(data: &[u8]) -> bool {
    let Ok(note) = Note::parse(data) else { return false };
    assert_eq!(note.to_string().as_bytes(), data);
    let _ = note.verify(&[key()]);
    let _ = Checkpoint::parse(note.text());
    true
}

/// A key as people pass it on.
pub fn verifier_key(data: &[u8]) -> bool {
    let Ok(text) = from_utf8(data) else { return false };
    let Ok(key) = text.parse::<VerifierKey>() else { return false };
    assert_eq!(key.to_string(), text);
    true
}

/// The text of a checkpoint.
pub fn checkpoint(data: &[u8]) -> bool {
    let Ok(text) = from_utf8(data) else { return false };
    let Ok(checkpoint) = Checkpoint::parse(text) else { return false };
    assert_eq!(checkpoint.to_string(), text);
    true
}

/// A bundle of entries. The first byte says how many it should hold; 0 is a full one of 256.
pub fn bundle(data: &[u8]) -> bool {
    let Some((&width, bytes)) = data.split_first() else { return false };
    let size = if width == 0 { 256 } else { u64::from(width) };
    let tile = Tile::of(TileKind::Entries, 0, size).expect("the size has a first tile");
    let Ok(entries) = decode_bundle(&tile, bytes) else { return false };
    assert_eq!(encode_bundle(&entries).as_deref(), Ok(bytes));
    true
}

/// The path of a tile.
pub fn tile(data: &[u8]) -> bool {
    let Ok(text) = from_utf8(data) else { return false };
    let Ok(tile) = text.parse::<Tile>() else { return false };
    assert_eq!(tile.to_string(), text);
    let _ = (tile.first_entry(), tile.full());
    true
}

/// What a log asks of a witness. The witness has seen nothing yet.
pub fn add_checkpoint(data: &[u8]) -> bool {
    let Ok(request) = AddCheckpoint::parse(data) else { return false };
    assert_eq!(request.to_string().as_bytes(), data);
    let key = key();
    let log = KnownLog { origin: key.name().to_owned(), keys: vec![key] };
    let _ = consider(&[log], |_| None, &request);
    true
}

/// A receipt, held against an entry that is not its own.
pub fn receipt(data: &[u8]) -> bool {
    let Ok(receipt) = Receipt::parse(data) else { return false };
    assert_eq!(receipt.to_string().as_bytes(), data);
    let key = key();
    let leaf = leaf_hash(b"an entry that no seed has");
    assert!(receipt.verify(&leaf, key.name(), std::slice::from_ref(&key)).is_err());
    true
}

/// Whom a reader trusts, held against a checkpoint.
pub fn policy(data: &[u8]) -> bool {
    let Ok(text) = from_utf8(data) else { return false };
    let Ok(policy) = Policy::parse(text) else { return false };
    let note = Note::parse(include_bytes!("../../corpus/note/good-checkpoint")).expect("a note");
    if let Ok(satisfied) = policy.satisfied(&note) {
        assert!(policy.logs().contains(&satisfied.log));
    }
    true
}
