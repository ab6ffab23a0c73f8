//! Receipts of every entry of a small log, and files that are none.

use proptest::prelude::*;

use super::*;
use crate::merkle::{EMPTY_ROOT, Tree, inclusion_proof, leaf_hash};
use crate::note::{NoteError, SigningKey};

const ORIGIN: &str = "log.example/1";

fn key() -> SigningKey {
    SigningKey::from_secret(ORIGIN, &[1; 32]).unwrap()
}

fn tree() -> Tree {
    (0..13_u8).map(|index| leaf_hash(&[index])).collect()
}

fn receipt(index: u64) -> Receipt {
    let tree = tree();
    let checkpoint = Checkpoint::new(ORIGIN, tree.size(), tree.root()).sign(&key()).unwrap().to_string();
    let hashes = inclusion_proof(index, tree.size(), &tree).unwrap();
    Receipt { extra: None, index, hashes, checkpoint }
}

#[test]
fn every_entry_has_a_receipt_for_itself_only() {
    let keys = [key().verifier_key().clone()];
    let policy = Policy::of_log(key().verifier_key().clone());
    for index in 0..13 {
        let mut receipt = receipt(index);
        receipt.extra = (index % 2 == 0).then(|| vec![7; usize::try_from(index).unwrap()]);
        let read = Receipt::parse(receipt.to_string().as_bytes()).unwrap();
        assert_eq!(read, receipt);
        for other in 0..13 {
            let leaf = tree().leaf(other).unwrap();
            assert_eq!(
                read.verify(&leaf, ORIGIN, &keys).is_ok(),
                other == index,
                "{other} by the receipt of {index}"
            );
            assert_eq!(read.verify_under(&leaf, &policy).is_ok(), other == index);
        }
    }
}

#[test]
fn a_receipt_is_as_good_as_its_checkpoint() {
    let leaf = tree().leaf(3).unwrap();
    let keys = [key().verifier_key().clone()];
    let good = receipt(3);
    assert_eq!(good.verify(&leaf, ORIGIN, &keys).map(|checkpoint| checkpoint.size), Ok(13));
    assert!(matches!(
        good.verify(&leaf, "other", &keys),
        Err(ReceiptError::Checkpoint(CheckpointError::Origin { .. }))
    ));
    let unknown = CheckpointError::Note(NoteError::NoKnownSignature { expected: String::new() });
    assert_eq!(good.verify(&leaf, ORIGIN, &[]), Err(ReceiptError::Checkpoint(unknown)));
    let stranger = SigningKey::from_secret(ORIGIN, &[2; 32]).unwrap();
    let policy = Policy::of_log(stranger.verifier_key().clone());
    assert!(matches!(good.verify_under(&leaf, &policy), Err(ReceiptError::Unsatisfied(_))));
    let beyond = Receipt { index: 13, ..good.clone() };
    let expect = "the receipt does not prove this entry: leaf 13 is not in a tree of 13 leaves";
    assert_eq!(beyond.verify(&leaf, ORIGIN, &keys).unwrap_err().to_string(), expect);
    let cut = Receipt { checkpoint: "cut".to_owned(), ..good };
    let expect = "the receipt's checkpoint: the note has no blank line before its signatures";
    assert_eq!(cut.verify(&leaf, ORIGIN, &keys).unwrap_err().to_string(), expect);
}

/// The layout of the example of c2sp.org/tlog-proof.
#[test]
fn the_published_layout_is_read_and_written() {
    let text = "c2sp.org/tlog-proof@v1\n\
        extra ZXh0cmEgaW5mb3JtYXRpb24=\n\
        index 73894\n\
        gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=\n\
        B95lDa8R83lS8n0eG+o0buTxRKQTYFi//1U8anccXmA=\n\
        \n\
        example.com/fancylog\n\
        109482\n\
        sFodV/vSp5O8n9a8QpW6PRY97tfOSW5bsc2Xl/EQi08=\n\n";
    let receipt = Receipt::parse(text.as_bytes()).unwrap();
    assert_eq!(receipt.extra.as_deref(), Some(b"extra information".as_slice()));
    assert_eq!((receipt.index, receipt.hashes.len()), (73_894, 2));
    assert!(receipt.checkpoint.starts_with("example.com/fancylog\n109482\n"));
    assert_eq!(receipt.to_string(), text);
    let none = Receipt { extra: None, index: 0, hashes: vec![], checkpoint: "checkpoint\n".to_owned() };
    assert_eq!(none.to_string(), "c2sp.org/tlog-proof@v1\nindex 0\n\ncheckpoint\n");
}

#[test]
fn what_is_no_receipt_is_refused_by_line() {
    let header = "c2sp.org/tlog-proof@v1";
    let index = "expected \"index\" and a number in decimal digits";
    let hash = "expected a hash in 44 characters of base64, or the blank line before the checkpoint";
    let table: &[(String, String)] = &[
        (String::new(), "line 1 of the receipt is \"\", expected \"c2sp.org/tlog-proof@v1\"".to_owned()),
        (format!("{header}\r\n"), format!("line 1 of the receipt is \"{header}\\r\", expected \"{header}\"")),
        (header.to_owned(), format!("line 2 of the receipt is \"\", {index}")),
        (
            format!("{header}\nextra A\nindex 0\n"),
            "line 2 of the receipt is \"extra A\", expected \"extra\" and base64".to_owned(),
        ),
        (
            format!("{header}\nextra AA==\nindex 00\n"),
            format!("line 3 of the receipt is \"index 00\", {index}"),
        ),
        (format!("{header}\nindex -1\n"), format!("line 2 of the receipt is \"index -1\", {index}")),
        (format!("{header}\nindex 1\nAA==\n\n"), format!("line 3 of the receipt is \"AA==\", {hash}")),
        (format!("{header}\nindex 1\n{EMPTY_ROOT}\n"), format!("line 4 of the receipt is \"\", {hash}")),
        (format!("{header}\nindex 1"), format!("line 3 of the receipt is \"\", {hash}")),
    ];
    for (text, expect) in table {
        assert_eq!(Receipt::parse(text.as_bytes()).unwrap_err().to_string(), *expect);
    }
    assert_eq!(Receipt::parse(b"\xFF").unwrap_err(), ReceiptError::NotUtf8 { offset: 0 });
}

proptest! {
    #[test]
    fn whatever_is_read_is_displayed_alike(bytes in prop_oneof![
        any::<Vec<u8>>(),
        "c2sp.org/tlog-proof@v1\n(extra [A-Za-z0-9]{0,8}={0,2}\n)?index [0-9]{1,20}\n(47DEQpj8HBSa[+]/TImW[+]5JCeuQeRkm5NMpJWZG3hSuFU=\n){0,3}\n?[a\n]{0,4}".prop_map(String::into_bytes),
    ]) {
        if let Ok(receipt) = Receipt::parse(&bytes) {
            prop_assert_eq!(receipt.to_string().into_bytes(), bytes);
            let _ = receipt.verify(&EMPTY_ROOT, ORIGIN, &[key().verifier_key().clone()]);
        }
    }
}
