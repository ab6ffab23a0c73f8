//! Bundles: every entry is hashed, checked for its one serialisation and read as a fact, in parallel; then the
//! facts are applied in their order. A window of bundles at a time, so that memory stays small.

use super::{Place, Property, Read, Report, Violation};
use crate::entry::{Said, read};
use rayon::prelude::*;
use record::Hash;
use record::merkle::leaf_hash;
use record::tiles::{BundleError, Tile, TileKind, decode_bundle};
use std::ops::Range;

/// Bundles that are read at a time, while as many are applied: few, so that their facts are still in the cache.
const WINDOW: u64 = 16;

/// What a bundle's entries say.
struct Entries<'a> {
    list: Vec<Entry<'a>>,
    /// Figures of its protocols, one after the other.
    lines: Vec<u64>,
}

struct Entry<'a> {
    hash: Hash,
    bytes: u64,
    said: Result<Said<'a>, (Property, String)>,
    lines: Range<usize>,
}

self_cell::self_cell! {
    /// A bundle's bytes, and what stands in them: texts are not copied for the moment until they are applied.
    struct Bundle {
        owner: Vec<u8>,
        #[covariant]
        dependent: Entries,
    }
}

/// Reads and applies all entries; gives their leaf hashes, as far as the first bundle that is missing or damaged.
pub(super) fn entries(
    read: Read<'_>,
    size: u64,
    report: &mut Report,
    progress: &mut dyn FnMut(u64, u64),
) -> Vec<Hash> {
    let mut leaves = Vec::new();
    let bundles = size.div_ceil(256);
    let window = |start: u64| start..(start + WINDOW).min(bundles);
    let mut next = read_window(read, window(0), size);
    let mut start = 0;
    while start < bundles {
        start += WINDOW;
        let present = next;
        // While these facts are applied, one after the other, the next are read and hashed on the other core.
        let mut complete = true;
        next = rayon::join(
            || read_window(read, window(start.min(bundles)), size),
            || complete = apply_window(present, &mut leaves, report),
        )
        .0;
        if !complete {
            return leaves;
        }
        progress(leaves.len() as u64, size);
    }
    leaves
}

fn read_window(read: Read<'_>, window: Range<u64>, size: u64) -> Vec<Result<Bundle, Violation>> {
    window.into_par_iter().map(|index| bundle(read, index, size)).collect()
}

/// Applies what a window holds; false where a bundle is missing or damaged.
fn apply_window(
    bundles: Vec<Result<Bundle, Violation>>,
    leaves: &mut Vec<Hash>,
    report: &mut Report,
) -> bool {
    for bundle in bundles {
        match bundle {
            Ok(mut bundle) => bundle.with_dependent_mut(|_, Entries { list, lines }| {
                list.drain(..).for_each(|entry| apply(entry, lines, leaves, report));
            }),
            Err(violation) => {
                report.violations.push(violation);
                return false;
            }
        }
    }
    true
}

fn apply(entry: Entry<'_>, lines: &[u64], leaves: &mut Vec<Hash>, report: &mut Report) {
    let index = leaves.len() as u64;
    leaves.push(entry.hash);
    report.entry_bytes += entry.bytes;
    match entry.said {
        Ok(Said::Row(row)) => {
            report.state.apply_row(&row, &lines[entry.lines], entry.hash, &mut report.violations);
        }
        Ok(Said::Fact(fact)) => report.state.apply(fact, entry.hash, &mut report.violations),
        Err((property, message)) => {
            report.violations.push(Violation { property, place: Place::Entry(index), message });
            report.state.skip();
        }
    }
}

fn bundle(read: Read<'_>, index: u64, size: u64) -> Result<Bundle, Violation> {
    let tile = Tile::of(TileKind::Entries, index, size).expect("a bundle below the size");
    let path = tile.to_string();
    let broken = |message: String| Violation {
        property: Property::TreeBundle,
        place: Place::File(path.clone()),
        message,
    };
    // A partial bundle may be gone where a full one has come: its beginning is the same.
    let found = match read(&path).map_err(broken)? {
        Some(bytes) => Some((tile, bytes)),
        None if tile.is_full() => None,
        None => read(&tile.full().to_string()).map_err(broken)?.map(|bytes| (tile.full(), bytes)),
    };
    let (found, bytes) = found.ok_or_else(|| broken("found no file of that name".to_owned()))?;
    Bundle::try_new(bytes, |bytes| {
        let mut decoded = decode_bundle(&found, bytes).map_err(|error: BundleError| error.to_string())?;
        decoded.truncate(usize::from(tile.width));
        Ok(entries_of(&decoded))
    })
    .map_err(broken)
}

fn entries_of<'a>(decoded: &[&'a [u8]]) -> Entries<'a> {
    let mut lines = Vec::new();
    let entry = |bytes: &&'a [u8]| {
        let start = lines.len();
        let said = read(bytes, &mut lines);
        Entry { hash: leaf_hash(bytes), bytes: bytes.len() as u64, said, lines: start..lines.len() }
    };
    let list = decoded.iter().map(entry).collect();
    Entries { list, lines }
}
