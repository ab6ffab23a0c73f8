//! A mission's public record, beside the commission's.
//!
//! Whoever publishes the commission's site may show what observers have published: their statement, and their copies of
//! protocols beside the official figures. [`Observers::read`] checks the mission's record as a stranger would (its tree,
//! the signature of the key that it opens with, the hash of the statement that it shows) and takes nothing that does not
//! hold. The commission's figures never depend on it.

use model::moment::Moment;
use observation::copy::Kind;
use observation::fact::{Entry, Fact};
use observation::form::sha256_hex;
use observation::mission::Mission;
use observation::statement::document::Document;
use record::checkpoint::Checkpoint;
use record::merkle::{Hash, leaf_hash, root_of};
use record::note::{Note, VerifierKey};
use record::tiles::{Tile, TileKind, decode_bundle};
use std::collections::BTreeMap;

/// Reads a file of the mission's publication by its path.
pub type Read<'a> = &'a dyn Fn(&str) -> Result<Option<Vec<u8>>, String>;

/// A copy of a protocol, as a mission has published it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copy {
    /// Figures by the code of line or option.
    pub figures: BTreeMap<String, u64>,
    /// What kind of copy it is.
    pub kind: Kind,
    /// When it was made.
    pub made: Moment,
}

/// What a mission has published.
#[derive(Debug, Clone)]
pub struct Observers {
    /// The mission.
    pub mission: Mission,
    /// The key that signs its record.
    pub key: String,
    /// The name of its record.
    pub origin: String,
    /// The size of its record.
    pub size: u64,
    /// The root of its record.
    pub root: String,
    /// Copies by station.
    pub copies: BTreeMap<String, Vec<Copy>>,
    /// The newest statement: its SHA-256, the printed one's, and what it says.
    pub statement: Option<(String, Option<String>, Document)>,
}

fn wrong(what: impl std::fmt::Display) -> String {
    format!("the mission's record does not hold, and nothing of it is shown: {what}")
}

/// A mission's record: its entries, which are those that its key has signed.
#[derive(Debug, Clone)]
pub struct Record {
    /// What it states, in the order of the entries.
    pub entries: Vec<Entry>,
    /// Hashes of the leaves.
    pub leaves: Vec<Hash>,
    /// The mission of entry 0.
    pub mission: Mission,
    /// The key that entry 0 names and that has signed.
    pub key: VerifierKey,
    /// Name, size and root.
    pub checkpoint: Checkpoint,
}

impl Record {
    /// Reads a publication and checks it: the entries give the signed root, and the key of entry 0 has signed it.
    ///
    /// # Errors
    ///
    /// The first thing that does not hold.
    pub fn read(read: Read<'_>) -> Result<Record, String> {
        let need = |path: &str| read(path)?.ok_or_else(|| format!("found no file {path}"));
        let say = |error: &dyn std::fmt::Display| error.to_string();
        let note = Note::parse(&need("checkpoint")?).map_err(|error| say(&error))?;
        let checkpoint = Checkpoint::parse(note.text()).map_err(|error| say(&error))?;
        let (mut leaves, mut entries): (Vec<Hash>, Vec<Entry>) = (Vec::new(), Vec::new());
        for index in 0..checkpoint.size.div_ceil(256) {
            let tile = Tile::of(TileKind::Entries, index, checkpoint.size).ok_or("a tile is missing")?;
            let bytes = need(&tile.to_string())?;
            for entry in decode_bundle(&tile, &bytes).map_err(|error| say(&error))? {
                leaves.push(leaf_hash(entry));
                let read = serde_json::from_slice(entry);
                entries.push(read.map_err(|error| format!("entry {}: {error}", entries.len()))?);
            }
        }
        if root_of(leaves.iter().copied()) != checkpoint.root {
            return Err("the entries do not give the signed root".to_owned());
        }
        let Some(Fact::Mission { key, mission, origin, .. }) = entries.first().map(|entry| &entry.fact)
        else {
            return Err("entry 0 is no mission".to_owned());
        };
        let (key, mission): (VerifierKey, Mission) =
            (key.parse().map_err(|error| say(&error))?, (**mission).clone());
        note.verify([&key]).map_err(|error| say(&error))?;
        if *origin != checkpoint.origin || key.name() != origin {
            return Err("origin and key do not go together".to_owned());
        }
        Ok(Record { entries, leaves, mission, key, checkpoint })
    }

    /// Whether a publication is a mission's and not a commission's, by its first entry alone.
    ///
    /// # Errors
    ///
    /// Where it cannot be read.
    pub fn is_one(read: Read<'_>) -> Result<bool, String> {
        let Some(note) = read("checkpoint")? else { return Ok(false) };
        let size = Note::parse(&note).ok().and_then(|note| Checkpoint::parse(note.text()).ok());
        let Some(tile) = size.and_then(|stated| Tile::of(TileKind::Entries, 0, stated.size)) else {
            return Ok(false);
        };
        let Some(bytes) = read(&tile.to_string())? else { return Ok(false) };
        let entries = decode_bundle(&tile, &bytes).unwrap_or_default();
        let first = entries.first().and_then(|entry| serde_json::from_slice::<Entry>(entry).ok());
        Ok(first.is_some_and(|entry| matches!(entry.fact, Fact::Mission { .. })))
    }
}

impl Observers {
    /// Reads a publication.
    ///
    /// # Errors
    ///
    /// The first thing that does not hold.
    pub fn read(read: Read<'_>) -> Result<Observers, String> {
        let need = |path: &str| read(path)?.ok_or_else(|| wrong(format!("found no file {path}")));
        let Record { entries, mission, key, checkpoint, .. } = Record::read(read).map_err(wrong)?;
        let mut observers = Observers {
            mission,
            key: key.to_string(),
            origin: checkpoint.origin,
            size: checkpoint.size,
            root: checkpoint.root.to_string(),
            copies: BTreeMap::new(),
            statement: None,
        };
        for entry in &entries {
            observers.take(&entry.fact, &need)?;
        }
        Ok(observers)
    }

    fn take(&mut self, fact: &Fact, need: &dyn Fn(&str) -> Result<Vec<u8>, String>) -> Result<(), String> {
        match fact {
            Fact::Copy { figures, kind, made, station, .. } => {
                let copy = Copy { figures: figures.clone(), kind: *kind, made: *made };
                let copies = self.copies.entry(station.clone()).or_default();
                if !copies.contains(&copy) {
                    copies.push(copy);
                }
            }
            Fact::Statement { statement, pdf, .. } => {
                let bytes = need(&format!("blobs/{statement}"))?;
                if sha256_hex(&bytes) != *statement {
                    return Err(wrong(format!("the file {statement} has other bytes")));
                }
                let document = Document::from_json(&bytes).map_err(wrong)?;
                self.statement = Some((statement.clone(), pdf.clone(), document));
            }
            Fact::Mission { .. } | Fact::Form { .. } | Fact::Sample { .. } => {}
        }
        Ok(())
    }
}
