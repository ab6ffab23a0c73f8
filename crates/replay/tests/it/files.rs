//! What somebody can do who has the files, and no key: every change of an entry shows in the root, and so on.

use crate::case::{Case, outsider};
use crate::forge::{bundle_path, entries_of, foreign_key};
use record::checkpoint::Checkpoint;
use record::note::Note;
use record::tiles::encode_bundle;

fn replace(entry: &mut Vec<u8>, from: &str, to: &str) {
    let text = String::from_utf8(std::mem::take(entry)).unwrap();
    assert!(text.contains(from), "{text} has no {from}");
    *entry = text.replacen(from, to, 1).into_bytes();
}

pub const CASES: &[Case] = &[
    outsider(
        "a digit of a copy is changed",
        |forge| forge.outside(|entries| replace(&mut entries[19], "900,900,661", "900,900,671")),
        &[
            "tree.root checkpoint",
            "tree.tiles tile",
            "protocol.findings @301 copy",
            "announcement.figures @preliminary",
            "order.revision @301",
            "protocol.reason @301",
        ],
    ),
    outsider(
        "a digit of the newest original is changed",
        |forge| forge.outside(|entries| replace(&mut entries[31], "610,0,610,300,310", "610,0,610,310,300")),
        &[
            "tree.root checkpoint",
            "tree.tiles tile",
            "announcement.figures @mayor announced",
            "results.figures results",
        ],
    ),
    outsider(
        "a word that nobody counts is changed, in what the reader had seen",
        |forge| forge.outside(|entries| replace(&mut entries[0], "an example", "an Example")),
        &["tree.root checkpoint", "tree.tiles tile", "tree.extends checkpoint"],
    ),
    outsider(
        "an entry is removed",
        |forge| forge.outside(|entries| drop(entries.remove(22))),
        &["tree.bundle bundle"],
    ),
    outsider(
        "an entry is removed, and the bundle renamed",
        |forge| {
            forge.files(|files| {
                let path = bundle_path(files);
                let mut entries = entries_of(&files.remove(&path).unwrap());
                entries.remove(22);
                let path = format!("tile/entries/000.p/{}", entries.len());
                files.insert(path, encode_bundle(&entries).unwrap());
            });
        },
        &["tree.bundle bundle"],
    ),
    outsider(
        "two entries are swapped",
        |forge| forge.outside(|entries| entries.swap(11, 12)),
        &["tree.root checkpoint", "tree.tiles tile", "tree.extends checkpoint"],
    ),
    outsider(
        "an entry is repeated in place of the next",
        |forge| forge.outside(|entries| entries[31] = entries[30].clone()),
        &[
            "tree.root checkpoint",
            "tree.tiles tile",
            "order.revision @102 mayor",
            "protocol.reason @102 mayor",
            "announcement.figures @mayor announced",
            "results.figures results",
        ],
    ),
    outsider(
        "an entry is repeated behind itself",
        |forge| {
            forge.outside(|entries| {
                let again = entries[10].clone();
                entries.insert(10, again);
            });
        },
        &["tree.bundle bundle"],
    ),
    outsider(
        "a bundle is missing",
        |forge| {
            forge.files(|files| {
                let path = bundle_path(files);
                files.remove(&path);
            });
        },
        &["tree.bundle bundle"],
    ),
    outsider(
        "a bundle is cut short",
        |forge| {
            forge.files(|files| {
                let path = bundle_path(files);
                let bytes = files.get_mut(&path).unwrap();
                bytes.truncate(bytes.len() - 1);
            });
        },
        &["tree.bundle bundle"],
    ),
    outsider(
        "the first of two bundles is missing",
        |forge| {
            *forge = crate::honest::long(300);
            forge.files(|files| drop(files.remove("tile/entries/000")));
        },
        &["tree.bundle tile/entries/000"],
    ),
    outsider(
        "a full bundle has 257 entries",
        |forge| {
            *forge = crate::honest::long(300);
            forge.files(|files| {
                let bytes = files.get_mut("tile/entries/000").unwrap();
                bytes.extend_from_slice(b"\x00\x02{}");
            });
        },
        &["tree.bundle tile/entries/000"],
    ),
    outsider(
        "an entry is empty",
        |forge| {
            forge.files(|files| {
                let path = bundle_path(files);
                let bytes = files.get_mut(&path).unwrap();
                bytes[..2].copy_from_slice(&[0, 0]);
            });
        },
        &["tree.bundle bundle"],
    ),
    outsider(
        "a hash tile is missing",
        |forge| {
            *forge = crate::honest::long(300);
            forge.files(|files| drop(files.remove("tile/1/000.p/1")));
        },
        &["tree.tiles tile/1/000.p/1"],
    ),
    outsider(
        "a hash of a tile is altered",
        |forge| {
            *forge = crate::honest::long(300);
            forge.files(|files| files.get_mut("tile/0/000").unwrap()[777] ^= 1);
        },
        &["tree.tiles tile/0/000"],
    ),
    outsider(
        "a hash tile has one hash too many",
        |forge| forge.files(|files| files.get_mut("tile/0/000.p/37").unwrap().extend([7; 32])),
        &["tree.tiles tile"],
    ),
    outsider(
        "the checkpoint is missing",
        |forge| forge.files(|files| drop(files.remove("checkpoint"))),
        &["note.signature checkpoint"],
    ),
    outsider(
        "the checkpoint states a root that nobody signed",
        |forge| {
            forge.files(|files| {
                let note = Note::parse(&files["checkpoint"]).unwrap();
                let checkpoint = Checkpoint::parse(note.text()).unwrap();
                let text = String::from_utf8(files["checkpoint"].clone()).unwrap();
                let root = record::merkle::leaf_hash(b"another").to_string();
                let text = text.replacen(&checkpoint.root.to_string(), &root, 1);
                files.insert("checkpoint".to_owned(), text.into_bytes());
            });
        },
        &["note.signature checkpoint", "note.witness checkpoint", "tree.root checkpoint"],
    ),
    outsider(
        "the checkpoint states a size of ten million million",
        |forge| {
            forge.files(|files| {
                let text = String::from_utf8(files["checkpoint"].clone()).unwrap();
                files.insert(
                    "checkpoint".to_owned(),
                    text.replacen("\n37\n", "\n9999999999999\n", 1).into_bytes(),
                );
            });
        },
        &["tree.bundle tile/entries/000", "note.witness checkpoint"],
    ),
    outsider(
        "the checkpoint has a size with a leading zero",
        |forge| {
            forge.files(|files| {
                let text = String::from_utf8(files["checkpoint"].clone()).unwrap();
                files.insert("checkpoint".to_owned(), text.replacen("\n37\n", "\n037\n", 1).into_bytes());
            });
        },
        &["note.signature checkpoint"],
    ),
    outsider(
        "the whole record is signed by a key of one's own",
        |forge| forge.signer = Some(foreign_key()),
        &["note.signature checkpoint"],
    ),
    outsider(
        "the results are missing",
        |forge| forge.files(|files| files.retain(|path, _| !path.starts_with("results/"))),
        &["results.size results"],
    ),
    outsider(
        "the results are those of another size, under this name",
        |forge| {
            forge.results(|results| results["record_size"] = 36.into());
        },
        &["results.size results"],
    ),
    outsider(
        "the results have white space",
        |forge| {
            forge.files(|files| {
                let path = files.keys().find(|path| path.starts_with("results/")).unwrap().clone();
                files.get_mut(&path).unwrap().push(b'\n');
            });
        },
        &["results.size results"],
    ),
];
