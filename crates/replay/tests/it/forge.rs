//! The forge: a small, complete record in memory, which can be changed before and after it is signed.
//!
//! A [`Forge`] holds the entries as [`Line`]s: a label, a JSON value, and what shall be done to it late. [`Forge::build`]
//! makes a [`Publication`] as an honest program would: it fills in what follows from other entries (hashes of what is
//! superseded, differences, announced results, signatures of a key change), writes each entry canonically, builds
//! bundles, tiles, results, and a checkpoint that is signed and cosigned.
//!
//! What happens *before* filling in is consistent: everything that follows is made to fit, as the holder of the key
//! can. [`Forge::falsify`] changes an entry *after* its members were filled in, [`Forge::spell`] its bytes; the rest of
//! the record fits the falsified entry. [`Forge::files`] and [`Forge::outside`] change files behind everybody's back.

use crate::honest::{SCANS, scan_path};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use model::fact::BasisRule;
use record::checkpoint::Checkpoint;
use record::cosignature::CosigningKey;
use record::merkle::{leaf_hash, root_of};
use record::note::SigningKey;
use record::tiles::{Edge, Tile, TileKind, encode_bundle};
use record::{Hash, canonical};
use replay::apply::key_change_text;
use replay::{AsOf, State, View};
use serde_json::{Value, json};
use std::collections::{BTreeMap, HashMap};

/// The name of the honest record.
pub const ORIGIN: &str = "results.example/2030";

/// How many entries the reader had seen: the size of the checkpoint that is given with `--since`.
pub const SEEN: usize = 12;

/// The files of a publication, by path.
pub type Files = BTreeMap<String, Vec<u8>>;

type Late<T> = Box<dyn FnOnce(&mut T)>;

/// The record's first key.
pub fn first_key() -> SigningKey {
    SigningKey::from_secret(ORIGIN, &[1; 32]).unwrap()
}

/// The key that the record changes to.
pub fn second_key() -> SigningKey {
    SigningKey::from_secret(ORIGIN, &[2; 32]).unwrap()
}

/// A key that nobody knows, under the record's name.
pub fn foreign_key() -> SigningKey {
    SigningKey::from_secret(ORIGIN, &[9; 32]).unwrap()
}

/// The key of the witness that the reader's policy names.
pub fn witness_key() -> CosigningKey {
    CosigningKey::from_secret("witness.example", &[3; 32]).unwrap()
}

/// One entry in the making.
pub struct Line {
    /// Its name in the tables.
    pub label: String,
    /// What it says, without what follows from other entries.
    pub value: Value,
    late: Vec<Late<Value>>,
    bytes: Vec<Late<Vec<u8>>>,
}

impl Line {
    /// An entry that nobody has tampered with.
    pub fn new(label: &str, value: Value) -> Line {
        Line { label: label.to_owned(), value, late: Vec::new(), bytes: Vec::new() }
    }
}

/// A record in the making.
pub struct Forge {
    /// The entries.
    pub lines: Vec<Line>,
    /// Who signs the checkpoint; `None`: the newest key.
    pub signer: Option<SigningKey>,
    /// Who cosigns it, under which time.
    pub cosigner: Option<CosigningKey>,
    /// Who signed the checkpoint that the reader had seen.
    pub seen_by: SigningKey,
    /// What the reader trusts, where it differs from the honest record's first key, witness and past.
    pub trust: TrustTexts,
    results: Vec<Late<Value>>,
    checkpoint: Vec<Late<Checkpoint>>,
    files: Vec<Late<Files>>,
}

/// What the reader gives with `--key`, `--policy` and `--since`.
#[derive(Debug, Clone, Default)]
pub struct TrustTexts {
    /// A key.
    pub key: Option<String>,
    /// A policy.
    pub policy: Option<String>,
    /// An older checkpoint.
    pub since: Option<Vec<u8>>,
}

/// A publication, with the places of its entries and what its reader trusts.
pub struct Publication {
    /// Every file.
    pub files: Files,
    /// Label to index of an entry.
    pub labels: HashMap<String, u64>,
    /// The size that is signed.
    pub size: u64,
    /// All three are given.
    pub trust: TrustTexts,
    /// Whether the row is about `--key`. The command line takes a key or a policy, not both.
    pub about_key: bool,
}

impl Forge {
    /// A record of these entries.
    pub fn new(lines: Vec<Line>) -> Forge {
        Forge {
            lines,
            signer: None,
            cosigner: Some(witness_key()),
            seen_by: first_key(),
            trust: TrustTexts::default(),
            results: Vec::new(),
            checkpoint: Vec::new(),
            files: Vec::new(),
        }
    }

    /// The place of an entry.
    pub fn place(&self, label: &str) -> usize {
        let place = self.lines.iter().position(|line| line.label == label);
        place.unwrap_or_else(|| panic!("no entry is called {label:?}"))
    }

    /// What an entry says.
    pub fn value(&mut self, label: &str) -> &mut Value {
        let place = self.place(label);
        &mut self.lines[place].value
    }

    /// Puts an entry before another.
    pub fn insert(&mut self, before: &str, label: &str, value: Value) {
        let place = self.place(before);
        self.lines.insert(place, Line::new(label, value));
    }

    /// Puts an entry at the end.
    pub fn append(&mut self, label: &str, value: Value) {
        self.lines.push(Line::new(label, value));
    }

    /// Takes an entry out.
    pub fn remove(&mut self, label: &str) {
        let place = self.place(label);
        self.lines.remove(place);
    }

    /// Moves an entry before another.
    pub fn shift(&mut self, label: &str, before: &str) {
        let place = self.place(label);
        let line = self.lines.remove(place);
        let place = self.place(before);
        self.lines.insert(place, line);
    }

    /// Ends the record before this entry.
    pub fn truncate(&mut self, label: &str) {
        let place = self.place(label);
        self.lines.truncate(place);
    }

    /// Changes an entry after what follows from others was filled in.
    pub fn falsify(&mut self, label: &str, change: impl FnOnce(&mut Value) + 'static) {
        let place = self.place(label);
        self.lines[place].late.push(Box::new(change));
    }

    /// Changes the spelling of an entry.
    pub fn spell(&mut self, label: &str, from: &'static str, to: &'static str) {
        let place = self.place(label);
        self.lines[place].bytes.push(Box::new(move |bytes| {
            let text = String::from_utf8(std::mem::take(bytes)).unwrap();
            assert!(text.contains(from), "{text} has no {from}");
            *bytes = text.replacen(from, to, 1).into_bytes();
        }));
    }

    /// Changes the published results.
    pub fn results(&mut self, change: impl FnOnce(&mut Value) + 'static) {
        self.results.push(Box::new(change));
    }

    /// Changes the checkpoint before it is signed.
    pub fn checkpoint(&mut self, change: impl FnOnce(&mut Checkpoint) + 'static) {
        self.checkpoint.push(Box::new(change));
    }

    /// Changes files after everything is signed.
    pub fn files(&mut self, change: impl FnOnce(&mut Files) + 'static) {
        self.files.push(Box::new(change));
    }

    /// Changes the entries of the last bundle after everything is signed; the file keeps its name.
    pub fn outside(&mut self, change: impl FnOnce(&mut Vec<Vec<u8>>) + 'static) {
        self.files(|files| {
            let path = bundle_path(files);
            let mut entries = entries_of(&files[&path]);
            change(&mut entries);
            files.insert(path, encode_bundle(&entries).unwrap());
        });
    }

    /// Makes the publication.
    pub fn build(mut self) -> Publication {
        let mut filling = Filling::default();
        let mut labels = HashMap::new();
        for line in self.lines.drain(..) {
            labels.insert(line.label.clone(), filling.entries.len() as u64);
            filling.push(line);
        }
        let Filling { state, entries, leaves, .. } = filling;
        let mut files = tree_files(&entries, &leaves);
        let size = entries.len() as u64;
        let newest = match state.keys.last() {
            Some(key) if key.fact == *second_key().verifier_key() => second_key(),
            _ => first_key(),
        };
        let mut checkpoint = Checkpoint::new(ORIGIN, size, root_of(leaves.iter().copied()));
        self.checkpoint.drain(..).for_each(|change| change(&mut checkpoint));
        let mut note = checkpoint.sign(&self.signer.unwrap_or(newest)).unwrap();
        if let Some(witness) = &self.cosigner {
            note.add(witness.cosign(&note, 1_904_000_000).unwrap());
        }
        files.insert("checkpoint".to_owned(), note.to_string().into_bytes());
        if let Ok(results) = replay::results::results(&state, AsOf::Size(size)) {
            let mut value = serde_json::to_value(results).unwrap();
            self.results.drain(..).for_each(|change| change(&mut value));
            files.insert(format!("results/{size}.json"), canonical::to_bytes(&value).unwrap());
        }
        files.extend(SCANS.map(|file| (scan_path(file), file.1.to_vec())));
        self.files.drain(..).for_each(|change| change(&mut files));
        let about_key = self.trust.key.is_some();
        let trust = TrustTexts {
            key: Some(self.trust.key.unwrap_or_else(|| first_key().verifier_key().to_string())),
            policy: Some(self.trust.policy.unwrap_or_else(policy)),
            since: Some(self.trust.since.unwrap_or_else(|| seen(&leaves, &self.seen_by))),
        };
        Publication { files, labels, size, trust, about_key }
    }
}

/// The policy of the honest reader: the first key, and the witness.
pub fn policy() -> String {
    let (log, witness) = (first_key(), witness_key());
    format!("log {}\nwitness w {}\nquorum w\n", log.verifier_key(), witness.verifier_key())
}

/// The checkpoint that the reader kept of a record that began with these leaves.
fn seen(leaves: &[Hash], by: &SigningKey) -> Vec<u8> {
    let seen = &leaves[..SEEN.min(leaves.len())];
    let older = Checkpoint::new(ORIGIN, seen.len() as u64, root_of(seen.iter().copied()));
    older.sign(by).unwrap().to_string().into_bytes()
}

/// The path of the newest bundle.
pub fn bundle_path(files: &Files) -> String {
    files.keys().rfind(|path| path.starts_with("tile/entries/")).unwrap().clone()
}

/// The entries in a bundle, whatever their number.
pub fn entries_of(mut bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut entries = Vec::new();
    while let Some((length, rest)) = bytes.split_first_chunk::<2>() {
        let (entry, rest) = rest.split_at(usize::from(u16::from_be_bytes(*length)));
        entries.push(entry.to_vec());
        bytes = rest;
    }
    entries
}

fn tree_files(entries: &[Vec<u8>], leaves: &[Hash]) -> Files {
    let mut files = Files::new();
    for (index, chunk) in (0u64..).zip(entries.chunks(256)) {
        let tile = Tile::of(TileKind::Entries, index, entries.len() as u64).unwrap();
        files.insert(tile.to_string(), encode_bundle(chunk).unwrap());
    }
    let mut edge = Edge::new();
    for leaf in leaves {
        edge.append(*leaf, |tile, bytes| {
            files.insert(tile.to_string(), bytes);
        });
    }
    files.extend(edge.partial_tiles().into_iter().map(|(tile, bytes)| (tile.to_string(), bytes)));
    files
}

/// Entries with what follows from those before them.
#[derive(Default)]
struct Filling {
    state: State,
    entries: Vec<Vec<u8>>,
    leaves: Vec<Hash>,
    /// Contest and station to the hash of the newest protocol.
    newest: HashMap<(String, String), String>,
}

impl Filling {
    fn push(&mut self, line: Line) {
        let Line { mut value, late, bytes: spelling, .. } = line;
        let text = |value: &Value, member: &str| value[member].as_str().unwrap_or_default().to_owned();
        let whose = (text(&value, "contest"), text(&value, "station"));
        let kind = text(&value, "fact");
        match kind.as_str() {
            "protocol" | "annulment" => {
                if let Some(hash) = self.newest.get(&whose) {
                    fill(&mut value, "supersedes", || json!(hash));
                }
            }
            "summary" | "announcement" => self.figures(&mut value),
            "key" => self.signatures(&mut value),
            _ => {}
        }
        late.into_iter().for_each(|change| change(&mut value));
        let mut bytes = canonical::to_bytes(&value).unwrap_or_else(|_| serde_json::to_vec(&value).unwrap());
        spelling.into_iter().for_each(|change| change(&mut bytes));
        let leaf = leaf_hash(&bytes);
        if kind == "protocol" {
            self.newest.insert(whose, URL_SAFE_NO_PAD.encode(leaf.0));
        }
        match replay::read_fact(&bytes) {
            Ok(fact) => self.state.apply(fact, leaf, &mut Vec::new()),
            Err(_) => self.state.skip(),
        }
        self.entries.push(bytes);
        self.leaves.push(leaf);
    }

    /// `as_of` (the entry's own index), then the result or the difference at that size.
    fn figures(&self, value: &mut Value) {
        fill(value, "as_of", || json!(self.state.size));
        let as_of = AsOf::Size(value["as_of"].as_u64().unwrap_or(0));
        let basis = if value["basis"] == "original" { BasisRule::Original } else { BasisRule::Best };
        let Some(contest) = self.state.contest(value["contest"].as_str().unwrap_or_default()) else { return };
        if value["fact"] == "announcement" {
            let Some(view) = View::new(&self.state, contest, basis, as_of) else { return };
            let Ok(result) = view.figures(tabulation::AreaIndex::ROOT) else { return };
            fill(value, "result", || serde_json::to_value(result).unwrap());
        } else {
            let Some(view) = View::new(&self.state, contest, BasisRule::Best, as_of) else { return };
            let area = self.state.area_by_code.get(value["area"].as_str().unwrap_or_default());
            let Some(&area) = area else { return };
            let Some(lines) = value["lines"].as_array() else { return };
            let lines = lines.iter().map(|line| line.as_i64().unwrap_or(0));
            let sums = view.tally().sums(area);
            let difference: Vec<i64> =
                lines.zip(sums).map(|(line, &sum)| line - i64::try_from(sum).unwrap()).collect();
            fill(value, "difference", || json!(difference));
        }
    }

    fn signatures(&self, value: &mut Value) {
        let Ok(new) = value["key"].as_str().unwrap_or_default().parse() else { return };
        let Some(old) = self.state.keys.last() else { return };
        let text = key_change_text(ORIGIN, &old.fact, &new);
        let signature = |key: SigningKey| STANDARD.encode(key.sign(&text).signature);
        fill(value, "signatures", || json!([signature(first_key()), signature(second_key())]));
    }
}

fn fill(value: &mut Value, member: &str, content: impl FnOnce() -> Value) {
    if value.get(member).is_none() {
        value[member] = content();
    }
}
