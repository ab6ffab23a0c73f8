//! A log, an honest witness, and everything a log may try.

use proptest::prelude::*;

use super::*;
use crate::merkle::{Tree, consistency_proof, leaf_hash};
use crate::note::SigningKey;

const ORIGIN: &str = "log.example/1";

fn key() -> SigningKey {
    SigningKey::from_secret(ORIGIN, &[1; 32]).unwrap()
}

fn logs() -> Vec<KnownLog> {
    vec![
        KnownLog { origin: "other.example".to_owned(), keys: vec![] },
        KnownLog { origin: ORIGIN.to_owned(), keys: vec![key().verifier_key().clone()] },
    ]
}

fn tree(size: u64) -> Tree {
    (0..size).map(|index| leaf_hash(&index.to_be_bytes())).collect()
}

fn seen(size: u64) -> Option<Seen> {
    (size > 0).then(|| Seen { size, root: tree(size).root() })
}

fn checkpoint(size: u64, root: Hash) -> String {
    Checkpoint::new(ORIGIN, size, root).sign(&key()).unwrap().to_string()
}

fn request(old_size: u64, size: u64) -> AddCheckpoint {
    let tree = tree(size);
    let proof = consistency_proof(old_size, size, &tree).unwrap_or_default();
    AddCheckpoint { old_size, proof, checkpoint: checkpoint(size, tree.root()) }
}

fn check(seen: Option<Seen>, request: &AddCheckpoint, status: u16, expect: &str) {
    let refusal = consider(&logs(), |_| seen, request).expect_err(expect);
    assert_eq!((refusal.status(), refusal.to_string().as_str()), (status, expect));
}

#[test]
fn growth_is_accepted_from_any_size_to_any_size() {
    for size in 0..20 {
        for old_size in 0..=size {
            let accepted = consider(&logs(), |_| seen(old_size), &request(old_size, size)).unwrap();
            let expect = Seen { size, root: tree(size).root() };
            assert_eq!((accepted.seen, accepted.checkpoint.size), (expect, size));
        }
    }
}

#[test]
fn refusals_come_in_their_order() {
    // Each request has every fault that is looked for later than the one it is refused for.
    let mut bad = AddCheckpoint { old_size: 9, proof: vec![EMPTY_ROOT], checkpoint: "nothing".to_owned() };
    check(seen(5), &bad, 400, "this is not a checkpoint: the note has no blank line before its signatures");
    bad.checkpoint = "log.example/1\n-1\n\n— nobody AAAAAAE=\n".to_owned();
    let expect = "this is not a checkpoint: line 2 of the checkpoint is \"-1\", expected the number of entries in decimal digits";
    check(seen(5), &bad, 400, expect);
    let unsigned = |origin| format!("{origin}\n3\n{EMPTY_ROOT}\n\n— nobody AAAAAAE=\n");
    bad.checkpoint = unsigned("stranger.example");
    check(seen(5), &bad, 404, "the log stranger.example is not one that this witness serves");
    bad.checkpoint = unsigned(ORIGIN);
    let reason = format!(
        "none of the note's signatures is of a known key; expected {ORIGIN} (key {:08x})",
        key().verifier_key().key_id()
    );
    check(seen(5), &bad, 403, &format!("the checkpoint is not signed by the log {ORIGIN}: {reason}"));
    bad.checkpoint = checkpoint(3, EMPTY_ROOT);
    check(seen(5), &bad, 400, "the request's old size 9 is beyond the checkpoint's size 3");
    bad.old_size = 2;
    check(seen(5), &bad, 409, "the checkpoint has 3 entries, but 5 were seen already");
    bad.checkpoint = checkpoint(7, EMPTY_ROOT);
    check(seen(5), &bad, 409, "the request starts from size 2, but size 5 was seen last");
    bad.old_size = 5;
    let expect = "the checkpoint is not shown to have grown from what was seen: the proof has 1 hashes, these sizes call for 4";
    check(seen(5), &bad, 422, expect);
    bad.checkpoint = checkpoint(5, EMPTY_ROOT);
    let expect = "the checkpoint is not shown to have grown from what was seen: the proof has 1 hashes, these sizes call for 0";
    check(seen(5), &bad, 422, expect);
    bad.proof.clear();
    let expect =
        format!("the checkpoint has root {EMPTY_ROOT} at size 5, where root {} was seen", tree(5).root());
    check(seen(5), &bad, 409, &expect);
}

#[test]
fn a_conflict_carries_the_size_that_was_seen() {
    for (old_size, size) in [(0, 8), (4, 8), (6, 8), (0, 3)] {
        let refusal = consider(&logs(), |_| seen(5), &request(old_size, size)).unwrap_err();
        assert_eq!(refusal.status(), 409);
        let carried = matches!(refusal, Refusal::Smaller { seen: 5, .. } | Refusal::Conflict { seen: 5, .. });
        assert!(carried, "{refusal:?}");
    }
    let refusal = consider(&logs(), |_| None, &request(2, 3)).unwrap_err();
    assert_eq!(refusal, Refusal::Conflict { old_size: 2, seen: 0 });
}

#[test]
fn another_history_is_refused() {
    let fork: Tree = (0..8_u64).map(|index| leaf_hash(&index.max(1).to_be_bytes())).collect();
    for old_size in 1..8 {
        let proof = consistency_proof(old_size, 8, &fork).unwrap();
        let request = AddCheckpoint { old_size, proof, checkpoint: checkpoint(8, fork.root()) };
        let refusal = consider(&logs(), |_| seen(old_size), &request).unwrap_err();
        assert!(matches!(refusal, Refusal::Inconsistent(_)), "{refusal}");
    }
    // An empty log that never was empty.
    let request = AddCheckpoint { old_size: 0, proof: vec![], checkpoint: checkpoint(0, leaf_hash(b"")) };
    let refusal = consider(&logs(), |_| None, &request).unwrap_err();
    assert!(matches!(refusal, Refusal::OtherRoot { size: 0, .. }));
}

/// The example of c2sp.org/tlog-witness, its signatures left out.
#[test]
fn the_published_request_is_read() {
    let text = "old 20852014\n\
        PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=\n\
        jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=\n\
        5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=\n\
        /6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=\n\
        \n\
        example.com/behind-the-sofa\n\
        20852163\n\
        CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n";
    let request = AddCheckpoint::parse(text.as_bytes()).unwrap();
    assert_eq!((request.old_size, request.proof.len()), (20_852_014, 4));
    assert!(request.checkpoint.starts_with("example.com/behind-the-sofa\n20852163\n"));
    assert_eq!(request.to_string(), text);
}

#[test]
fn what_is_no_request_is_refused_by_line() {
    let hash = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
    let table: &[(String, &str)] = &[
        (String::new(), "line 1 of the request is \"\", expected \"old\" and a size in decimal digits"),
        (
            "old 01\n\n".to_owned(),
            "line 1 of the request is \"old 01\", expected \"old\" and a size in decimal digits",
        ),
        (
            "old 1".to_owned(),
            "line 2 of the request is \"\", expected a hash in 44 characters of base64, or the blank line before the checkpoint",
        ),
        (
            format!("old 1\n{hash}\nx\n\n"),
            "line 3 of the request is \"x\", expected a hash in 44 characters of base64, or the blank line before the checkpoint",
        ),
        (
            format!("old 1\n{}\n", format!("{hash}\n").repeat(64)),
            "the request's proof has more than 63 hashes",
        ),
    ];
    for (text, expect) in table {
        assert_eq!(AddCheckpoint::parse(text.as_bytes()).unwrap_err().to_string(), *expect);
    }
    assert_eq!(AddCheckpoint::parse(b"old\xFF").unwrap_err(), RequestError::NotUtf8 { offset: 3 });
}

proptest! {
    #[test]
    fn whatever_is_read_is_displayed_alike(bytes in prop_oneof![
        any::<Vec<u8>>(),
        "old [0-9]{1,20}\n(47DEQpj8HBSa[+]/TImW[+]5JCeuQeRkm5NMpJWZG3hSuFU=\n){0,3}\n?[a\n]{0,4}".prop_map(String::into_bytes),
    ]) {
        if let Ok(request) = AddCheckpoint::parse(&bytes) {
            prop_assert_eq!(request.to_string().into_bytes(), bytes);
            let _ = consider(&logs(), |_| seen(3), &request);
        }
    }
}
