//! Verification: a record that nobody trusts yet, held against every property of the format.
//!
//! [`verify`] reads a publication through a function from path to bytes, in this order: the checkpoint's text, every
//! bundle (leaf hashes, canonical form, facts, in parallel), the facts one after the other ([`State`]), the hash
//! tiles, the key and signatures, the older checkpoint of the reader, the published results and, where the reader asks
//! for it, the scans. It goes on after a violation as far as it can, so that one report names all of them.
//!
//! [`Report`] lists every [`Property`] with its [`Verdict`]; a property that nobody asked for says so.

mod bundles;
mod scans;
mod signatures;

use crate::property::{Place, Property, Violation};
use crate::results;
use crate::state::State;
use crate::view::AsOf;
use model::fact::Results;
use rayon::prelude::*;
use record::checkpoint::Checkpoint;
use record::merkle::root_of;
use record::note::{Note, VerifierKey};
use record::policy::Policy;
use record::tiles::{Edge, Tile};
use std::collections::BTreeMap;

/// Gives the bytes of a file of the publication; `None` where there is none, an error where it cannot be told.
pub type Read<'a> = &'a (dyn Fn(&str) -> Result<Option<Vec<u8>>, String> + Sync);

/// What the reader trusts and remembers.
#[derive(Debug, Clone, Default)]
pub struct Trust {
    /// The key that the reader knows: the newest, or the first.
    pub key: Option<VerifierKey>,
    /// Keys of logs and witnesses, and how many of them it takes.
    pub policy: Option<Policy>,
    /// An older checkpoint that the reader kept, as a signed note.
    pub since: Option<Vec<u8>>,
    /// Whether the reader wants the scans read, too: that can be gigabytes.
    pub scans: bool,
}

/// How a property fared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It holds.
    Holds,
    /// It does not, in so many places.
    Broken(u64),
    /// It was not asked for, or could not be reached; the reason.
    NotChecked(&'static str),
}

/// What verification found.
pub struct Report {
    /// The size that the checkpoint states, once it reads.
    pub checkpoint: Option<Checkpoint>,
    /// The record's newest key.
    pub key: Option<VerifierKey>,
    /// Everything that is broken, in the order in which it was found.
    pub violations: Vec<Violation>,
    /// Properties that were not checked, with the reason.
    pub not_checked: BTreeMap<Property, &'static str>,
    /// The record's state, as far as it could be read.
    pub state: State,
    /// Bytes of the entries that were read.
    pub entry_bytes: u64,
}

impl Report {
    /// Whether nothing is broken.
    pub fn holds(&self) -> bool {
        self.violations.is_empty()
    }

    /// How a property fared.
    pub fn verdict(&self, property: Property) -> Verdict {
        let broken = self.violations.iter().filter(|violation| violation.property == property).count();
        match self.not_checked.get(&property) {
            _ if broken > 0 => Verdict::Broken(broken as u64),
            Some(reason) => Verdict::NotChecked(reason),
            None => Verdict::Holds,
        }
    }
}

/// Why a property of all entries is not held where a bundle cannot be read. What was read is checked all the same.
const INCOMPLETE: &str = "a bundle is missing or damaged: the entries were read up to there";

/// Verifies a publication. `progress` hears how many entries were read, of how many.
pub fn verify(read: Read<'_>, trust: &Trust, progress: &mut dyn FnMut(u64, u64)) -> Report {
    let mut report = Report::new();
    let Some((note, checkpoint)) = checkpoint(read, &mut report) else {
        not_reached(&mut report);
        return report;
    };
    let leaves = bundles::entries(read, checkpoint.size, &mut report, progress);
    let complete = leaves.len() as u64 == checkpoint.size;
    let mut results = Vec::new();
    if complete {
        // The tree needs the leaves and the results need the state, so both are computed at once; reported in order.
        let (tree, recomputed) = rayon::join(
            || tree(read, &leaves, &checkpoint),
            || published_results(read, &report.state, &checkpoint),
        );
        report.violations.extend(tree);
        results = recomputed;
        signatures::extends(trust, &leaves, &mut report);
    } else {
        let of_checkpoint = [Property::NoteSignature, Property::NoteKey, Property::NoteWitness];
        for property in Property::ALL.iter().filter(|property| !of_checkpoint.contains(property)) {
            report.not_checked.insert(*property, INCOMPLETE);
        }
    }
    signatures::checkpoint(&note, &checkpoint, trust, complete, &mut report);
    report.violations.extend(results);
    if !trust.scans {
        report.not_checked.insert(Property::ScanFile, "not asked for");
    } else if complete {
        let scans = scans::wrong(read, &report.state);
        report.violations.extend(scans);
    }
    report.checkpoint = Some(checkpoint);
    report
}

/// Reads the record that the checkpoint covers: its state, and what is broken in its entries and root.
///
/// For showing figures of a record that one keeps oneself; keys and results are for [`verify`].
pub fn load(read: Read<'_>) -> (State, Vec<Violation>) {
    let mut report = Report::new();
    if let Some((note, checkpoint)) = checkpoint(read, &mut report) {
        let leaves = bundles::entries(read, checkpoint.size, &mut report, &mut |_, _| {});
        let complete = leaves.len() as u64 == checkpoint.size;
        if complete && root_of(leaves) != checkpoint.root {
            let message = "the entries do not give the root that the checkpoint states".to_owned();
            report.broken(Property::TreeRoot, file("checkpoint"), message);
        }
        if report.state.opening.is_none() {
            let message = "the record has no opening".to_owned();
            report.broken(Property::OrderOpening, Place::Entry(0), message);
        }
        let key = report.state.key_at(checkpoint.size).cloned();
        if let Some(Err(error)) = key.map(|key| note.verify([&key]).map(|_| ())) {
            report.broken(Property::NoteSignature, file("checkpoint"), error.to_string());
        }
    }
    (report.state, report.violations)
}

impl Report {
    fn new() -> Report {
        Report {
            checkpoint: None,
            key: None,
            violations: Vec::new(),
            not_checked: BTreeMap::new(),
            state: State::default(),
            entry_bytes: 0,
        }
    }

    fn broken(&mut self, property: Property, place: Place, message: String) {
        self.violations.push(Violation { property, place, message });
    }
}

fn file(path: &str) -> Place {
    Place::File(path.to_owned())
}

fn checkpoint(read: Read<'_>, report: &mut Report) -> Option<(Note, Checkpoint)> {
    let message = match read("checkpoint") {
        Ok(Some(bytes)) => match Note::parse(&bytes) {
            Ok(note) => match Checkpoint::parse(note.text()) {
                Ok(checkpoint) => return Some((note, checkpoint)),
                Err(error) => error.to_string(),
            },
            Err(error) => error.to_string(),
        },
        Ok(None) => "found no file of that name: expected a publication of a record".to_owned(),
        Err(why) => why,
    };
    report.broken(Property::NoteSignature, file("checkpoint"), message);
    None
}

fn not_reached(report: &mut Report) {
    for property in Property::ALL.iter().filter(|property| **property != Property::NoteSignature) {
        report.not_checked.insert(*property, "there is no checkpoint to begin with");
    }
}

/// A full hash tile: 256 hashes of 32 bytes.
const FULL_TILE_BYTES: usize = 256 * 32;

/// The root, and every hash tile that the size implies, against those that the entries give.
fn tree(read: Read<'_>, leaves: &[record::Hash], checkpoint: &Checkpoint) -> Vec<Violation> {
    let mut edge = Edge::new();
    let mut tiles = Vec::new();
    leaves.iter().for_each(|leaf| edge.append(*leaf, |tile, bytes| tiles.push((tile, bytes))));
    tiles.extend(edge.partial_tiles());
    let mut violations = Vec::new();
    let root = edge.root();
    if root != checkpoint.root {
        let message = format!("the entries give the root {root}, the checkpoint states {}", checkpoint.root);
        violations.push(Violation { property: Property::TreeRoot, place: file("checkpoint"), message });
    }
    violations.par_extend(tiles.into_par_iter().filter_map(|(tile, expected)| compare(read, tile, expected)));
    violations
}

/// A hash tile as published, against what it must be.
fn compare(read: Read<'_>, tile: Tile, expected: Vec<u8>) -> Option<Violation> {
    let path = tile.to_string();
    // A partial tile may be gone where a full one has come: its beginning is the same.
    let found = match read(&path) {
        Ok(None) if !tile.is_full() => {
            let cut = |mut bytes: Vec<u8>| {
                if bytes.len() == FULL_TILE_BYTES {
                    bytes.truncate(expected.len());
                }
                bytes
            };
            read(&tile.full().to_string()).map(|full| full.map(cut))
        }
        found => found,
    };
    let message = match found {
        Ok(Some(found)) if found == expected => return None,
        Ok(Some(_)) => "its hashes are not those of the entries".to_owned(),
        Ok(None) => "found no file of that name".to_owned(),
        Err(why) => why,
    };
    Some(Violation { property: Property::TreeTiles, place: Place::File(path), message })
}

/// The results as published, against those that the entries give.
fn published_results(read: Read<'_>, state: &State, checkpoint: &Checkpoint) -> Vec<Violation> {
    let path = results::path(checkpoint.size);
    let broken =
        |property, message: String| Violation { property, place: Place::File(path.clone()), message };
    let bytes = match read(&path) {
        Ok(Some(bytes)) => bytes,
        Ok(None) => return vec![broken(Property::ResultsSize, "found no file of that name".to_owned())],
        Err(why) => return vec![broken(Property::ResultsSize, why)],
    };
    // One serialisation: what is published is right exactly if it is these bytes. What differs is looked for after.
    let as_of = AsOf::Size(checkpoint.size);
    if results::are(&bytes, state, as_of) == Ok(true) {
        return Vec::new();
    }
    let recomputed = match results::results(state, as_of) {
        Ok(recomputed) => recomputed,
        Err(error) => return vec![broken(Property::ResultsFigures, error.to_string())],
    };
    let mut violations = Vec::new();
    if let Err(error) = record::canonical::check(&bytes) {
        violations.push(broken(Property::ResultsSize, format!("not in its one serialisation: {error}")));
    }
    let published: Results = match serde_json::from_slice(&bytes) {
        Ok(published) => published,
        Err(error) => {
            violations.push(broken(Property::ResultsSize, error.to_string()));
            return violations;
        }
    };
    if published.record_size != checkpoint.size {
        let message = format!("states size {}, the checkpoint {}", published.record_size, checkpoint.size);
        violations.push(broken(Property::ResultsSize, message));
    }
    let differing = differences(&published, &recomputed).into_iter();
    violations.extend(differing.map(|message| broken(Property::ResultsFigures, message)));
    violations
}

/// What differs between results.
fn differences(published: &Results, recomputed: &Results) -> Vec<String> {
    let mut differences = Vec::new();
    let (found, expected) = (published.results.len(), recomputed.results.len());
    if found != expected {
        differences.push(format!("found {found} results, recomputed {expected}"));
    }
    if published.basis != recomputed.basis {
        differences.push("found another basis than best".to_owned());
    }
    for (found, expected) in published.results.iter().zip(&recomputed.results) {
        if found != expected {
            let difference = crate::apply::difference(found, expected);
            differences
                .push(format!("area {:?}, contest {:?}: {difference}", expected.area, expected.contest));
        }
    }
    differences
}
