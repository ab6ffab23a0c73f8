//! Published vectors, every small size, and another implementation.

use ct_merkle::mem_backed_tree::MemoryBackedTree;
use proptest::prelude::*;
use sha2::Sha256;

use super::*;

/// The leaves of the reference test vectors of Certificate Transparency: github.com/google/certificate-transparency,
/// `cpp/merkletree/merkle_tree_test.cc`, and github.com/transparency-dev/merkle, `testonly/constants.go`.
const LEAVES: [&[u8]; 8] = [
    b"",
    &[0x00],
    &[0x10],
    &[0x20, 0x21],
    &[0x30, 0x31],
    &[0x40, 0x41, 0x42, 0x43],
    &[0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57],
    &[0x60, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x6b, 0x6c, 0x6d, 0x6e, 0x6f],
];

const ROOTS: [&str; 9] = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

fn hex(text: &str) -> Hash {
    Hash::from_hex(text).unwrap()
}

fn hexes(texts: &[&str]) -> Vec<Hash> {
    texts.iter().map(|text| hex(text)).collect()
}

#[test]
fn published_roots() {
    assert_eq!(hex(ROOTS[0]), EMPTY_ROOT);
    for (size, root) in ROOTS.iter().enumerate() {
        assert_eq!(root_of(LEAVES[..size].iter().map(|leaf| leaf_hash(leaf))).to_hex(), *root);
    }
}

#[test]
fn published_inclusion_proofs() {
    let tree: Tree = LEAVES.iter().map(|leaf| leaf_hash(leaf)).collect();
    let table: &[(u64, u64, &[&str])] = &[
        (0, 1, &[]),
        (
            0,
            8,
            &[
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
            ],
        ),
        (
            5,
            8,
            &[
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            ],
        ),
        (2, 3, &["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]),
        (
            1,
            5,
            &[
                "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            ],
        ),
    ];
    for &(index, size, proof) in table {
        assert_eq!(inclusion_proof(index, size, &tree), Ok(hexes(proof)), "leaf {index} of {size}");
    }
}

#[test]
fn published_consistency_proofs() {
    let tree: Tree = LEAVES.iter().map(|leaf| leaf_hash(leaf)).collect();
    let table: &[(u64, u64, &[&str])] = &[
        (1, 1, &[]),
        (
            1,
            8,
            &[
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
            ],
        ),
        (
            6,
            8,
            &[
                "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            ],
        ),
        (
            2,
            5,
            &[
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            ],
        ),
    ];
    for &(old_size, size, proof) in table {
        assert_eq!(consistency_proof(old_size, size, &tree), Ok(hexes(proof)), "{old_size} to {size}");
    }
}

fn leaves(count: u64) -> impl Iterator<Item = Hash> {
    (0..count).map(|index| leaf_hash(&index.to_be_bytes()))
}

/// Section 2.1 of RFC 6962, word for word, as the slow and obvious oracle.
fn plain_root(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => EMPTY_ROOT,
        [leaf] => *leaf,
        _ => {
            let middle = leaves.len().next_power_of_two() / 2;
            node_hash(&plain_root(&leaves[..middle]), &plain_root(&leaves[middle..]))
        }
    }
}

const SMALL: u64 = 70;

#[test]
fn every_small_tree_has_the_root_of_the_definition() {
    let all: Vec<Hash> = leaves(SMALL).collect();
    let tree: Tree = leaves(SMALL).collect();
    let mut frontier = Frontier::new();
    for size in 0..=SMALL {
        let expect = plain_root(&all[..usize::try_from(size).unwrap()]);
        assert_eq!(frontier.root(), expect);
        assert_eq!(frontier.size(), size);
        assert_eq!(root(size, &tree), Ok(expect));
        assert_eq!(Frontier::from_peaks(size, frontier.peaks().to_vec()).as_ref(), Ok(&frontier));
        if let Some(leaf) = tree.leaf(size) {
            frontier.append(leaf);
        }
    }
    assert!(Frontier::from_peaks(3, vec![EMPTY_ROOT]).is_err());
    assert_eq!(root(SMALL + 1, &tree), Err(ProofError::MissingHash { level: 0, index: SMALL }));
}

#[test]
fn every_small_inclusion_is_proved_and_nothing_else() {
    let tree: Tree = leaves(SMALL).collect();
    for size in 1..=SMALL {
        let root = root(size, &tree).unwrap();
        for index in 0..size {
            let leaf = tree.leaf(index).unwrap();
            let proof = inclusion_proof(index, size, &tree).unwrap();
            assert_eq!(verify_inclusion(&leaf, index, size, &proof, &root), Ok(()), "leaf {index} of {size}");
            for other in (0..size).filter(|&other| other != index) {
                assert!(
                    verify_inclusion(&leaf, other, size, &proof, &root).is_err(),
                    "{index} as {other} of {size}"
                );
            }
            for at in 0..proof.len() {
                let mut bent = proof.clone();
                bent[at].0[7] ^= 1;
                assert!(verify_inclusion(&leaf, index, size, &bent, &root).is_err());
            }
            let mut longer = proof.clone();
            longer.push(root);
            assert!(matches!(
                verify_inclusion(&leaf, index, size, &longer, &root),
                Err(ProofError::Length { .. })
            ));
        }
        assert!(inclusion_proof(size, size, &tree).is_err());
    }
}

#[test]
fn every_small_growth_is_proved_and_nothing_else() {
    let tree: Tree = leaves(SMALL).collect();
    for size in 0..=SMALL {
        let root = root(size, &tree).unwrap();
        for old_size in 0..=size {
            let old_root = super::root(old_size, &tree).unwrap();
            let proof = consistency_proof(old_size, size, &tree).unwrap();
            let verify =
                |old_root, root, proof: &[Hash]| verify_consistency(old_size, old_root, size, root, proof);
            assert_eq!(verify(&old_root, &root, &proof), Ok(()), "{old_size} to {size}");
            let other = leaf_hash(b"other");
            assert!(verify(&other, &root, &proof).is_err());
            assert_eq!(verify(&old_root, &other, &proof).is_err(), old_size > 0);
            for at in 0..proof.len() {
                let mut bent = proof.clone();
                bent[at].0[31] ^= 0x80;
                assert!(verify(&old_root, &root, &bent).is_err());
                assert!(verify(&old_root, &root, &proof[1..]).is_err());
            }
            let mut longer = proof.clone();
            longer.push(root);
            assert!(matches!(verify(&old_root, &root, &longer), Err(ProofError::Length { .. })));
        }
        assert_eq!(
            consistency_proof(size + 1, size, &tree),
            Err(ProofError::Shrinks { old_size: size + 1, size })
        );
    }
}

#[test]
fn hashes_are_read_as_they_are_displayed() {
    assert_eq!(EMPTY_ROOT.to_string(), "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    assert_eq!(EMPTY_ROOT.to_string().parse(), Ok(EMPTY_ROOT));
    assert_eq!(Hash::from_hex(&EMPTY_ROOT.to_hex()), Ok(EMPTY_ROOT));
    assert_eq!(EMPTY_ROOT.to_base64url(), "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU");
    for text in [
        "",
        "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=",
        "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU",
        "AA==",
    ] {
        assert!(text.parse::<Hash>().is_err(), "{text}");
    }
    assert!(Hash::from_hex(&EMPTY_ROOT.to_hex().to_uppercase()).is_err());
}

fn flat(proof: &[Hash]) -> Vec<u8> {
    proof.iter().flat_map(|hash| hash.0).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn another_implementation_agrees(size in 1_u64..600, old in any::<prop::sample::Index>(), at in any::<prop::sample::Index>()) {
        let mut theirs = MemoryBackedTree::<Sha256, Vec<u8>>::new();
        let mut ours = Tree::new();
        let entry = |index: u64| format!("entry {index}").into_bytes();
        for index in 0..size {
            theirs.push(entry(index));
            ours.append(leaf_hash(&entry(index)));
        }
        prop_assert_eq!(theirs.root().as_bytes().to_vec(), ours.root().0.to_vec());

        let index = at.index(usize::try_from(size).unwrap());
        let proof = inclusion_proof(index as u64, size, &ours).unwrap();
        prop_assert_eq!(theirs.prove_inclusion(index).as_bytes().to_vec(), flat(&proof));

        let old = 1 + old.index(usize::try_from(size).unwrap());
        let proof = consistency_proof(old as u64, size, &ours).unwrap();
        let expect = theirs.prove_consistency(usize::try_from(size).unwrap() - old);
        prop_assert_eq!(expect.as_bytes().to_vec(), flat(&proof));
    }

    #[test]
    fn arbitrary_proofs_do_not_panic(index: u64, size: u64, old: u64, proof in prop::collection::vec(any::<[u8; 32]>(), 0..70)) {
        let proof: Vec<Hash> = proof.into_iter().map(Hash).collect();
        for (index, size) in [(index, size), (index % 100, size % 100), (size.wrapping_sub(1), size)] {
            let _ = verify_inclusion(&EMPTY_ROOT, index, size, &proof, &EMPTY_ROOT);
        }
        for (old, size) in [(old, size), (old % 100, size % 100), (size.wrapping_sub(1), size), (old, u64::MAX)] {
            let _ = verify_consistency(old, &EMPTY_ROOT, size, &EMPTY_ROOT, &proof);
        }
    }
}
