//! The life of a record, as a stranger could live it: facts become entries, entries become static files, a log signs, a
//! witness cosigns, a reader far away believes one entry, and a cheat is caught.

use std::collections::BTreeMap;

use record::checkpoint::Checkpoint;
use record::cosignature::CosigningKey;
use record::merkle::{Hash, consistency_proof, inclusion_proof, leaf_hash, root, root_of};
use record::note::{Note, SigningKey};
use record::policy::Policy;
use record::proof::Receipt;
use record::tiles::{Edge, Tile, TileKind, TileSource, decode_bundle, encode_bundle, growth, tiles_of};
use record::witness::{AddCheckpoint, KnownLog, Refusal, Seen, consider};
use serde::Serialize;

const ORIGIN: &str = "results.example/2022";

#[derive(Serialize)]
struct Fact {
    format: u32,
    kind: &'static str,
    lines: Vec<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    station: String,
}

fn entry(index: u64) -> Vec<u8> {
    let number = u32::try_from(index).unwrap();
    let fact = Fact {
        format: 1,
        kind: "protocol",
        lines: vec![number, number / 2],
        note: index.is_multiple_of(3).then(|| "Нұр-Сұлтан \"1\"".to_owned()),
        station: format!("kz-{index:05}"),
    };
    record::canonical::to_bytes(&fact).unwrap()
}

/// A log and what it has published: files by their paths, and the newest checkpoint.
struct Log {
    key: SigningKey,
    entries: Vec<Vec<u8>>,
    edge: Edge,
    files: BTreeMap<String, Vec<u8>>,
    checkpoint: String,
}

impl Log {
    fn new() -> Log {
        let key = SigningKey::from_secret(ORIGIN, &[1; 32]).unwrap();
        Log { key, entries: Vec::new(), edge: Edge::new(), files: BTreeMap::new(), checkpoint: String::new() }
    }

    /// Sequences entries, integrates their tiles, and signs: three steps, and the process may die between them.
    fn publish(&mut self, entries: impl IntoIterator<Item = Vec<u8>>) {
        let old_size = self.edge.size();
        self.entries.extend(entries);
        let size = self.entries.len() as u64;

        self.edge = Edge::resume(old_size, |tile| self.files.get(&tile.to_string()).cloned()).unwrap();
        let mut written = BTreeMap::new();
        for entry in &self.entries[usize::try_from(old_size).unwrap()..] {
            self.edge.append(leaf_hash(entry), |tile, bytes| {
                written.insert(tile, bytes);
            });
        }
        written.extend(self.edge.partial_tiles());
        for tile in growth(old_size, size) {
            let bytes = match tile.kind {
                TileKind::Entries => {
                    let first = usize::try_from(tile.first_entry()).unwrap();
                    encode_bundle(&self.entries[first..first + usize::from(tile.width)]).unwrap()
                }
                TileKind::Hashes(_) => written[&tile].clone(),
            };
            let before = self.files.insert(tile.to_string(), bytes);
            assert_eq!(before, None, "{tile} is written once and never again");
        }

        let checkpoint = Checkpoint::new(ORIGIN, size, self.edge.root());
        self.checkpoint = checkpoint.sign(&self.key).unwrap().to_string();
    }

    fn source(&self, size: u64) -> impl record::merkle::HashSource {
        TileSource::new(size, |tile: &Tile| self.files.get(&tile.to_string()).cloned())
    }

    fn request(&self, old_size: u64) -> AddCheckpoint {
        let size = self.edge.size();
        let proof = consistency_proof(old_size, size, &self.source(size)).unwrap();
        AddCheckpoint { old_size, proof, checkpoint: self.checkpoint.clone() }
    }
}

#[test]
fn a_record_lives() {
    let mut log = Log::new();
    let witness = CosigningKey::from_secret("witness.example", &[2; 32]).unwrap();
    let known = [KnownLog { origin: ORIGIN.to_owned(), keys: vec![log.key.verifier_key().clone()] }];
    let policy =
        format!("log {}\nwitness observers {}\nquorum 1\n", log.key.verifier_key(), witness.verifier_key());
    let policy = Policy::parse(&policy).unwrap();
    let mut seen: Option<Seen> = None;

    for size in [1, 200, 256, 700, 66_000] {
        log.publish((log.edge.size()..size).map(entry));
        assert!(
            policy.satisfied(&Note::parse(log.checkpoint.as_bytes()).unwrap()).is_err(),
            "nobody has cosigned"
        );

        let request = log.request(seen.map_or(0, |seen| seen.size)).to_string();
        let request = AddCheckpoint::parse(request.as_bytes()).unwrap();
        let mut accepted = consider(&known, |_| seen, &request).unwrap();
        seen = Some(accepted.seen);
        accepted.note.add(witness.cosign(&accepted.note, 1_668_967_200).unwrap());
        log.checkpoint = accepted.note.to_string();
        assert_eq!(policy.satisfied(&accepted.note).unwrap().checkpoint, accepted.checkpoint);
    }

    // A reader with one entry, one file and the policy.
    for index in [0, 255, 256, 65_999] {
        let hashes = inclusion_proof(index, 66_000, &log.source(66_000)).unwrap();
        let receipt = Receipt { extra: None, index, hashes, checkpoint: log.checkpoint.clone() }.to_string();
        let receipt = Receipt::parse(receipt.as_bytes()).unwrap();
        let satisfied = receipt.verify_under(&leaf_hash(&entry(index)), &policy).unwrap();
        assert_eq!(satisfied.witnesses, [("observers".to_owned(), 1_668_967_200)]);
        assert!(receipt.verify_under(&leaf_hash(&entry(index + 1)), &policy).is_err());
    }

    // A verifier with all files and the log's key.
    let keys = [log.key.verifier_key().clone()];
    let (checkpoint, _) = Checkpoint::open(log.checkpoint.as_bytes(), ORIGIN, &keys).unwrap();
    let mut leaves: Vec<Hash> = Vec::new();
    for tile in tiles_of(checkpoint.size).iter().filter(|tile| tile.kind == TileKind::Entries) {
        for entry in decode_bundle(tile, &log.files[&tile.to_string()]).unwrap() {
            record::canonical::check(entry).unwrap();
            leaves.push(leaf_hash(entry));
        }
    }
    assert_eq!(root_of(leaves), checkpoint.root);
    assert_eq!(root(checkpoint.size, &log.source(checkpoint.size)), Ok(checkpoint.root));
}

#[test]
fn a_record_that_is_rewritten_is_refused() {
    let known = [KnownLog { origin: ORIGIN.to_owned(), keys: vec![Log::new().key.verifier_key().clone()] }];
    let mut honest = Log::new();
    honest.publish((0..300).map(entry));
    let seen = consider(&known, |_| None, &honest.request(0)).unwrap().seen;

    let mut cheat = Log::new();
    cheat.publish((0..300).map(|index| entry(if index == 17 { 18 } else { index })));
    let refusal = consider(&known, |_| Some(seen), &cheat.request(300)).unwrap_err();
    assert!(matches!(refusal, Refusal::OtherRoot { size: 300, .. }), "{refusal}");
    cheat.publish((300..400).map(entry));
    let refusal = consider(&known, |_| Some(seen), &cheat.request(300)).unwrap_err();
    assert!(matches!(refusal, Refusal::Inconsistent(_)), "{refusal}");

    let mut truncated = Log::new();
    truncated.publish((0..299).map(entry));
    let refusal = consider(&known, |_| Some(seen), &truncated.request(0)).unwrap_err();
    assert_eq!(refusal, Refusal::Smaller { size: 299, seen: 300 });
}
