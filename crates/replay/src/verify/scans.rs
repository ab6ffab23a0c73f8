//! Scans: the files that protocols name, held against their hashes and sizes.
//!
//! What a protocol names that section 3 of the format leaves out is not asked for: it stands nowhere in the state. A
//! file that several protocols name is read once.

use super::{Place, Property, Read, Violation};
use crate::state::State;
use model::fact::Scan;
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// Every scan that the record names, by the path of its file; a path has one hash, and may be given several sizes.
fn named(state: &State) -> BTreeMap<String, Vec<&Scan>> {
    let mut named: BTreeMap<String, Vec<&Scan>> = BTreeMap::new();
    for scan in state.scans() {
        let scans = named.entry(scan.path()).or_default();
        if !scans.contains(&scan) {
            scans.push(scan);
        }
    }
    named
}

/// What is wrong with the scans of a publication, in the order of their paths.
pub(super) fn wrong(read: Read<'_>, state: &State) -> Vec<Violation> {
    let files: Vec<(String, Vec<&Scan>)> = named(state).into_iter().collect();
    let wrong = files.into_par_iter().filter_map(|(path, scans)| {
        let message = problem(read, &path, &scans)?;
        Some(Violation { property: Property::ScanFile, place: Place::File(path), message })
    });
    wrong.collect()
}

fn problem(read: Read<'_>, path: &str, scans: &[&Scan]) -> Option<String> {
    let bytes = match read(path) {
        Ok(Some(bytes)) => bytes,
        Ok(None) => return Some("found no file of that name".to_owned()),
        Err(why) => return Some(why),
    };
    let found = bytes.len() as u64;
    if let Some(other) = scans.iter().find(|scan| scan.size != found) {
        return Some(format!("found {found} bytes, a protocol states {}", other.size));
    }
    let hash: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    (hash != scans[0].hash).then(|| format!("found a file whose SHA-256 is {hash}"))
}
