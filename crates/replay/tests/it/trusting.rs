//! The reader's own trust: `--key`, `--policy` and `--since` against records that hold by themselves.

use crate::case::{Case, reader};
use crate::forge::{Forge, first_key, foreign_key, policy, witness_key};
use crate::honest::{honest, protocol};
use record::cosignature::CosigningKey;
use serde_json::json;

/// The checkpoint of the honest record, which the reader kept.
fn remember_honest(forge: &mut Forge) {
    let publication = honest().build();
    forge.trust.since = Some(publication.files["checkpoint"].clone());
}

/// The checkpoint of the honest record before its key changed.
fn remember_night(forge: &mut Forge) {
    let mut night = honest();
    night.truncate("101");
    forge.trust.since = Some(night.build().files["checkpoint"].clone());
}

pub const CASES: &[Case] = &[
    reader(
        "another key is trusted",
        |forge| forge.trust.key = Some(foreign_key().verifier_key().to_string()),
        &["note.key checkpoint"],
    ),
    reader(
        "another key is trusted, and a policy that names the record's",
        |forge| {
            forge.trust.key = Some(foreign_key().verifier_key().to_string());
            forge.trust.policy = Some(policy());
        },
        &["note.key checkpoint"],
    ),
    reader(
        "the policy names another log",
        |forge| {
            let (ours, other) =
                (first_key().verifier_key().to_string(), foreign_key().verifier_key().to_string());
            forge.trust.policy = Some(policy().replace(&ours, &other));
        },
        &["note.key checkpoint"],
    ),
    reader("a cosignature is missing", |forge| forge.cosigner = None, &["note.witness checkpoint"]),
    reader(
        "a witness whom nobody named has cosigned",
        |forge| forge.cosigner = Some(CosigningKey::from_secret("friend.example", &[4; 32]).unwrap()),
        &["note.witness checkpoint"],
    ),
    reader(
        "somebody has cosigned in the witness's name, with another key",
        |forge| {
            forge.cosigner =
                Some(CosigningKey::from_secret(witness_key().verifier_key().name(), &[4; 32]).unwrap())
        },
        &["note.witness checkpoint"],
    ),
    reader(
        "the record's own key has signed in the witness's place",
        |forge| forge.cosigner = Some(CosigningKey::from_secret("witness.example", &[2; 32]).unwrap()),
        &["note.witness checkpoint"],
    ),
    reader(
        "two witnesses are asked for and one has cosigned",
        |forge| {
            let second = CosigningKey::from_secret("second.example", &[6; 32]).unwrap();
            let line = format!("witness w2 {}\nquorum 2\n", second.verifier_key());
            forge.trust.policy = Some(policy().replace("quorum w\n", &line));
        },
        &["note.witness checkpoint"],
    ),
    reader(
        "the record was cut short since",
        |forge| {
            remember_honest(forge);
            forge.truncate("journal 3");
        },
        &["tree.extends checkpoint"],
    ),
    reader(
        "the record was rolled back to the night",
        |forge| {
            remember_honest(forge);
            forge.truncate("journal 2");
        },
        &["tree.extends checkpoint"],
    ),
    reader(
        "the record has forked: the night was rewritten",
        |forge| {
            remember_night(forge);
            *forge.value("301 copy") = protocol("301", 1, "copy", "21:35", 900, [350, 300, 9]);
            forge.value("301")["reason"] = json!("the copy was hard to read");
        },
        &["tree.extends checkpoint"],
    ),
    reader(
        "the record has forked at the same size",
        |forge| {
            remember_honest(forge);
            forge.value("closing")["reason"] = json!("for another reason");
        },
        &["tree.extends checkpoint"],
    ),
    reader(
        "the older checkpoint is of another record",
        |forge| {
            let other = record::note::SigningKey::from_secret("other.example", &[5; 32]).unwrap();
            let checkpoint = record::Checkpoint::new("other.example", 0, record::merkle::EMPTY_ROOT);
            forge.trust.since = Some(checkpoint.sign(&other).unwrap().to_string().into_bytes());
        },
        &["tree.extends checkpoint"],
    ),
    reader(
        "the older checkpoint was signed by somebody else",
        |forge| {
            forge.seen_by = foreign_key();
        },
        &["tree.extends checkpoint"],
    ),
    reader(
        "the older checkpoint does not read",
        |forge| forge.trust.since = Some(b"37 entries\n".to_vec()),
        &["tree.extends checkpoint"],
    ),
];
