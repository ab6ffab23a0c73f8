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
use record::merkle::{Frontier, leaf_hash};
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

impl Observers {
    /// Reads a publication.
    ///
    /// # Errors
    ///
    /// The first thing that does not hold.
    pub fn read(read: Read<'_>) -> Result<Observers, String> {
        let need = |path: &str| read(path)?.ok_or_else(|| wrong(format!("found no file {path}")));
        let checkpoint = need("checkpoint")?;
        let note = Note::parse(&checkpoint).map_err(wrong)?;
        let stated = Checkpoint::parse(note.text()).map_err(wrong)?;
        let mut frontier = Frontier::new();
        let mut entries: Vec<Entry> = Vec::new();
        for index in 0..stated.size.div_ceil(256) {
            let tile = Tile::of(TileKind::Entries, index, stated.size).ok_or_else(|| wrong("a tile"))?;
            let bytes = need(&tile.to_string())?;
            for entry in decode_bundle(&tile, &bytes).map_err(wrong)? {
                frontier.append(leaf_hash(entry));
                entries.push(serde_json::from_slice(entry).map_err(wrong)?);
            }
        }
        if frontier.root() != stated.root {
            return Err(wrong("the entries do not give the signed root"));
        }
        let Some(Fact::Mission { key, mission, origin, .. }) = entries.first().map(|entry| &entry.fact)
        else {
            return Err(wrong("entry 0 is no mission"));
        };
        let signer: VerifierKey = key.parse().map_err(wrong)?;
        note.verify([&signer]).map_err(wrong)?;
        if *origin != stated.origin || signer.name() != origin {
            return Err(wrong("origin and key do not go together"));
        }
        let mut observers = Observers {
            mission: (**mission).clone(),
            key: key.clone(),
            origin: origin.clone(),
            size: stated.size,
            root: stated.root.to_string(),
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
