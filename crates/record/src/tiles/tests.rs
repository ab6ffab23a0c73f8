//! The specification's examples, every small log, and bytes that are wrong in every way.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::merkle::{self, ProofError, Tree, leaf_hash};

fn hashes(level: u8, index: u64, width: u16) -> Tile {
    Tile { kind: TileKind::Hashes(level), index, width }
}

fn entries(index: u64, width: u16) -> Tile {
    Tile { kind: TileKind::Entries, index, width }
}

#[test]
fn paths_are_written_and_read() {
    let table = [
        (hashes(0, 0, 256), "tile/0/000"),
        (hashes(0, 999, 1), "tile/0/999.p/1"),
        (hashes(1, 1000, 256), "tile/1/x001/000"),
        (hashes(63, 1_234_067, 255), "tile/63/x001/x234/067.p/255"),
        (entries(1_234_067, 256), "tile/entries/x001/x234/067"),
        (entries(0, 17), "tile/entries/000.p/17"),
        (entries(u64::MAX, 256), "tile/entries/x018/x446/x744/x073/x709/x551/615"),
    ];
    for (tile, path) in table {
        assert_eq!(tile.to_string(), path);
        assert_eq!(path.parse(), Ok(tile));
    }
    let refused = [
        "",
        "tile",
        "tile/0",
        "tile/0/",
        "/tile/0/000",
        "tile/00/000",
        "tile/64/000",
        "tile/-1/000",
        "tile/0/0",
        "tile/0/1000",
        "tile/0/x000/001",
        "tile/0/001/000",
        "tile/0/x001/x000",
        "tile/0/x001/000/",
        "tile/0/000.p",
        "tile/0/000.p/",
        "tile/0/000.p/0",
        "tile/0/000.p/256",
        "tile/0/000.p/01",
        "tile/0/000.p/+1",
        "tile/0/+00",
        "tile/data/000",
        "tile/entries/x018/x446/x744/x073/x709/x551/616",
        "tile/0/٠٠٠",
        "tile/0/000.p/1.p/1",
    ];
    for path in refused {
        assert_eq!(path.parse::<Tile>(), Err(NotATile { found: path.to_owned() }));
    }
}

/// The example of tlog-tiles, section "Partial Tiles".
#[test]
fn a_log_of_seventy_thousand_has_the_tiles_of_the_specification() {
    let tiles = tiles_of(70_000);
    let count = |kind, full| tiles.iter().filter(|tile| tile.kind == kind && tile.is_full() == full).count();
    for kind in [TileKind::Entries, TileKind::Hashes(0)] {
        assert_eq!(count(kind, true), 273);
        assert_eq!(Tile::of(kind, 273, 70_000).map(|tile| tile.width), Some(112));
    }
    assert_eq!(count(TileKind::Hashes(1), true), 1);
    assert!(tiles.contains(&hashes(1, 1, 17)));
    assert!(tiles.contains(&hashes(2, 0, 1)));
    assert_eq!(tiles.len(), 274 * 2 + 2 + 1);
    assert_eq!(tiles_of(256), [entries(0, 256), hashes(0, 0, 256), hashes(1, 0, 1)]);
    assert_eq!(tiles_of(0), []);
    assert_eq!(growth(256, 256), []);
    assert_eq!(
        growth(255, 257),
        [entries(0, 256), entries(1, 1), hashes(0, 0, 256), hashes(0, 1, 1), hashes(1, 0, 1),]
    );
    assert_eq!(growth(u64::MAX - 1, u64::MAX).len(), 2);
    assert_eq!(Tile::of_entry(255, 256), Some((entries(0, 256), 255)));
    assert_eq!(Tile::of_entry(256, 257), Some((entries(1, 1), 0)));
    assert_eq!(Tile::of_entry(257, 257), None);
    assert_eq!(Tile::of(TileKind::Hashes(63), 0, u64::MAX), None);
}

fn leaf(index: u64) -> Hash {
    leaf_hash(&index.to_be_bytes())
}

/// Grows a log in steps; the files that the edge makes are the files that `growth` asks for.
fn grow(sizes: impl IntoIterator<Item = u64>) -> (BTreeMap<Tile, Vec<u8>>, Edge) {
    let mut files = BTreeMap::new();
    let mut edge = Edge::new();
    for size in sizes {
        let old_size = edge.size();
        let mut written = Vec::new();
        for index in old_size..size {
            edge.append(leaf(index), |tile, bytes| written.push((tile, bytes)));
        }
        written.extend(edge.partial_tiles());
        files.extend(written.iter().cloned());
        for tile in growth(old_size, size).into_iter().filter(|tile| tile.kind != TileKind::Entries) {
            assert!(files.contains_key(&tile), "{tile} from {old_size} to {size}");
        }
        assert_eq!(Edge::resume(size, |tile| files.get(tile).cloned()).as_ref(), Ok(&edge));
    }
    (files, edge)
}

#[test]
fn tiles_give_the_roots_and_proofs_of_the_tree() {
    let sizes = [1, 2, 3, 255, 256, 257, 300, 511, 512, 65_535, 65_536, 65_537, 66_000, 70_000];
    let (files, edge) = grow(sizes);
    let tree: Tree = (0..70_000).map(leaf).collect();
    assert_eq!(edge.root(), tree.root());
    for size in sizes {
        let source = TileSource::new(size, |tile: &Tile| files.get(tile).cloned());
        assert_eq!(merkle::root(size, &source), merkle::root(size, &tree), "{size}");
        for index in [0, size / 3, size - 1] {
            let proof = merkle::inclusion_proof(index, size, &source);
            assert_eq!(proof, merkle::inclusion_proof(index, size, &tree), "{index} of {size}");
        }
        for old_size in sizes.into_iter().filter(|&old_size| old_size <= size) {
            let proof = merkle::consistency_proof(old_size, size, &source);
            assert_eq!(proof, merkle::consistency_proof(old_size, size, &tree), "{old_size} to {size}");
        }
    }
    let source = TileSource::new(70_000, |tile: &Tile| files.get(tile).cloned());
    assert_eq!(merkle::root(70_001, &source), Err(ProofError::MissingHash { level: 0, index: 70_000 }));
    assert_eq!(tile_of_subtree(3, u64::MAX, u64::MAX), None);
}

#[test]
fn an_edge_names_the_tile_that_it_misses() {
    let (files, _) = grow([70_000]);
    let error =
        Edge::resume(70_000, |tile| files.get(tile).filter(|_| tile.width != 17).cloned()).unwrap_err();
    assert_eq!(error.to_string(), "tile/1/001.p/17 is needed to append to the log and missing");
    let error = Edge::resume(1, |_| Some(vec![0; 33])).unwrap_err();
    assert_eq!(error.to_string(), "tile/0/000.p/1 has 33 bytes, expected 32");
}

#[test]
fn bundles_are_written_and_read() {
    let bytes = encode_bundle(&["{}", "abc"]).unwrap();
    assert_eq!(bytes, b"\x00\x02{}\x00\x03abc");
    assert_eq!(decode_bundle(&entries(0, 2), &bytes), Ok(vec![b"{}".as_slice(), b"abc".as_slice()]));
    let longest = vec![7; ENTRY_BYTES_MAX];
    let bytes = encode_bundle(&[&longest]).unwrap();
    assert_eq!(decode_bundle(&entries(0, 1), &bytes), Ok(vec![longest.as_slice()]));
    let full = vec!["x"; 256];
    assert_eq!(
        decode_bundle(&entries(3, 256), &encode_bundle(&full).unwrap()).map(|read| read.len()),
        Ok(256)
    );
}

#[test]
fn what_is_no_bundle_is_refused_by_name() {
    let written = [
        (encode_bundle::<&str>(&[]), "the bundle has no entries: a tile has at least one"),
        (encode_bundle(&["x"; 257]), "257 entries were given: a tile has at most 256"),
        (encode_bundle(&["x", ""]), "entry 1 of the bundle is empty"),
        (
            encode_bundle(&["x".repeat(65_536)]),
            "entry 0 of the bundle has 65536 bytes, at most 65535 are possible",
        ),
    ];
    for (result, expect) in written {
        assert_eq!(result.unwrap_err().to_string(), expect);
    }
    let full = [b"\x00\x01x".repeat(256), b"\x00".to_vec()].concat();
    let read: [(Tile, &[u8], &str); 7] = [
        (entries(4, 2), b"", "tile/entries/004.p/2 is empty, expected 2 entries"),
        (entries(4, 2), b"\x00\x01x\x00\x00", "tile/entries/004.p/2: entry 1025 is empty"),
        (entries(4, 2), b"\x00\x01x", "tile/entries/004.p/2: at entry 1025 0 bytes are left, expected 2"),
        (entries(4, 2), b"\x00\x01x\x00", "tile/entries/004.p/2: at entry 1025 1 bytes are left, expected 2"),
        (entries(4, 1), b"\x00\x03xy", "tile/entries/004.p/1: at entry 1024 4 bytes are left, expected 5"),
        (entries(4, 1), b"\x00\x01xy", "tile/entries/004.p/1: 1 bytes follow its last entry, number 1 in it"),
        (entries(4, 256), &full, "tile/entries/004: 1 bytes follow the 256th entry, and a tile has no more"),
    ];
    for (tile, bytes, expect) in read {
        assert_eq!(decode_bundle(&tile, bytes).unwrap_err().to_string(), expect);
    }
}

proptest! {
    #[test]
    fn any_steps_lead_to_the_same_files(mut sizes in prop::collection::vec(1_u64..2000, 1..6)) {
        sizes.sort_unstable();
        let last = *sizes.last().unwrap();
        let (files, edge) = grow(sizes);
        let (at_once, _) = grow([last]);
        prop_assert!(at_once.iter().all(|(tile, bytes)| files.get(tile) == Some(bytes)));
        prop_assert_eq!(at_once.len(), tiles_of(last).iter().filter(|tile| tile.kind != TileKind::Entries).count());
        prop_assert_eq!(edge.root(), merkle::root_of((0..last).map(leaf)));
    }

    #[test]
    fn any_bundle_is_read_as_it_was_written(written in prop::collection::vec(prop::collection::vec(any::<u8>(), 1..40), 1..=256)) {
        let tile = entries(0, u16::try_from(written.len()).unwrap());
        let bytes = encode_bundle(&written).unwrap();
        prop_assert_eq!(decode_bundle(&tile, &bytes).unwrap(), written.iter().map(Vec::as_slice).collect::<Vec<_>>());
    }

    #[test]
    fn arbitrary_input_does_not_panic(bytes: Vec<u8>, index: u64, size: u64, level: u32, width in 1_u16..=256, path in "(tile/)?[0-9x/.p+entris]{0,30}") {
        let _ = decode_bundle(&entries(index, width), &bytes);
        let _ = decode_hashes(&hashes(0, index, width), &bytes);
        let _ = Edge::resume(size, |_| Some(bytes.clone()));
        let _ = tile_of_subtree(level, index, size);
        let _ = Tile::of_entry(index, size);
        if let Ok(tile) = path.parse::<Tile>() {
            prop_assert_eq!(tile.to_string(), path);
        }
    }

    #[test]
    fn any_tile_is_read_from_its_path(index: u64, level in 0_u8..64, width in 1_u16..=256) {
        for tile in [entries(index, width), hashes(level, index, width)] {
            prop_assert_eq!(tile.to_string().parse(), Ok(tile));
        }
    }
}
