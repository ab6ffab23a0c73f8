//! Keys and signatures: who signed the checkpoint, whom the reader trusts, and what the reader has seen before.

use super::{INCOMPLETE, Property, Report, Trust, file};
use model::definition::Status;
use record::Hash;
use record::checkpoint::Checkpoint;
use record::merkle::root_of;
use record::note::{Note, VerifierKey};

/// The checkpoint's signature by the newest key, and what the reader asks of it.
///
/// Where the entries are not `complete`, a key that is missing may stand in one that could not be read: then nobody is
/// blamed, and the property is not checked.
pub(super) fn checkpoint(
    note: &Note,
    checkpoint: &Checkpoint,
    trust: &Trust,
    complete: bool,
    report: &mut Report,
) {
    let keys: Vec<VerifierKey> = report.state.keys.iter().map(|key| key.fact.clone()).collect();
    let newest = report.state.key_at(checkpoint.size).cloned();
    let origin = report.state.opening.as_ref().map(|opening| opening.origin.clone());
    match &newest {
        Some(key) if !complete && note.verify([key]).is_err() => {
            report.not_checked.insert(Property::NoteSignature, INCOMPLETE);
        }
        None if !complete => {
            report.not_checked.insert(Property::NoteSignature, INCOMPLETE);
        }
        None => {
            let message = "the record's opening names no key that reads".to_owned();
            report.broken(Property::NoteSignature, file("checkpoint"), message);
        }
        Some(key) => {
            if origin.as_ref() != Some(&checkpoint.origin) {
                let expected = origin.unwrap_or_default();
                let message = format!("found the origin {:?}, expected {expected:?}", checkpoint.origin);
                report.broken(Property::NoteSignature, file("checkpoint"), message);
            }
            if let Err(error) = note.verify([key]) {
                report.broken(Property::NoteSignature, file("checkpoint"), error.to_string());
            }
        }
    }
    if !checkpoint.extensions.is_empty() {
        let message = format!("found {} lines after the root, expected none", checkpoint.extensions.len());
        report.broken(Property::NoteSignature, file("checkpoint"), message);
    }
    trusted_key(&keys, trust, complete, report);
    demonstration(&keys, report);
    match &trust.policy {
        None => {
            let reason = "no policy was given: witnesses were not asked for";
            report.not_checked.insert(Property::NoteWitness, reason);
        }
        Some(policy) => {
            if let Err(error) = policy.cosigned(note) {
                report.broken(Property::NoteWitness, file("checkpoint"), error.to_string());
            }
        }
    }
    report.key = newest;
}

/// The reader's key, and one of the policy's, if given, must each be the newest or one from which signed changes lead
/// to it. That the changes are signed is checked as `key.change`.
fn trusted_key(keys: &[VerifierKey], trust: &Trust, complete: bool, report: &mut Report) {
    let logs = trust.policy.as_ref().map(|policy| policy.logs()).unwrap_or_default();
    let given = [trust.key.as_slice(), logs];
    if given.iter().all(|trusted| trusted.is_empty()) {
        let reason = "key taken from the record itself: give --key or --policy";
        report.not_checked.insert(Property::NoteKey, reason);
        return;
    }
    for trusted in given.into_iter().filter(|trusted| !trusted.is_empty()) {
        if keys.iter().any(|key| trusted.contains(key)) {
            continue;
        }
        if !complete {
            report.not_checked.insert(Property::NoteKey, INCOMPLETE);
        } else {
            let found = keys.last().map_or_else(|| "none".to_owned(), ToString::to_string);
            let expected: Vec<String> = trusted.iter().map(ToString::to_string).collect();
            let message = format!("found the key {found}, expected {}", expected.join(" or "));
            report.broken(Property::NoteKey, file("checkpoint"), message);
        }
    }
}

/// The public half of the demonstration's record key, whose secret stands in the source of `store`: the seed is the
/// text `hattama demonstration record key`. Anybody can sign with it, so it vouches for nothing but a demonstration.
const DEMONSTRATION_KEY: [u8; 32] = [
    0x4e, 0xd2, 0x54, 0xa4, 0x37, 0xc2, 0x52, 0x61, 0xea, 0xb7, 0xde, 0x35, 0x07, 0x7a, 0xab, 0xd5, 0x3e,
    0xb4, 0x46, 0xe3, 0x06, 0xb2, 0x7f, 0xdb, 0x7d, 0x34, 0xf1, 0x3e, 0x71, 0x3d, 0xa9, 0x62,
];

/// A record that is no demonstration never had the demonstration's key, whatever the reader trusts.
fn demonstration(keys: &[VerifierKey], report: &mut Report) {
    let status = report.state.opening.as_ref().map(|opening| opening.status);
    let fixed = keys.iter().any(|key| *key.public_bytes() == DEMONSTRATION_KEY);
    if fixed && status != Some(Status::Demonstration) {
        let message =
            "found the demonstration's key, with which anybody can sign, in another record".to_owned();
        report.broken(Property::NoteKey, file("checkpoint"), message);
    }
}

/// The older checkpoint of the reader: this record must extend it.
pub(super) fn extends(trust: &Trust, leaves: &[Hash], report: &mut Report) {
    let Some(since) = &trust.since else {
        let reason = "no older checkpoint was given: give --since";
        report.not_checked.insert(Property::TreeExtends, reason);
        return;
    };
    let message = match extended(since, leaves, report) {
        Ok(()) => return,
        Err(message) => message,
    };
    report.broken(Property::TreeExtends, file("checkpoint"), message);
}

fn extended(since: &[u8], leaves: &[Hash], report: &Report) -> Result<(), String> {
    let unread = |error: String| format!("the older checkpoint does not read: {error}");
    let note = Note::parse(since).map_err(|error| unread(error.to_string()))?;
    let older = Checkpoint::parse(note.text()).map_err(|error| unread(error.to_string()))?;
    let origin = report.state.opening.as_ref().map(|opening| opening.origin.as_str());
    if origin != Some(older.origin.as_str()) {
        let found = origin.unwrap_or("none");
        return Err(format!("the older checkpoint is of {:?}, this record is of {found:?}", older.origin));
    }
    let size = leaves.len() as u64;
    if older.size > size {
        return Err(format!("this record has {size} entries, the older checkpoint has {}", older.size));
    }
    let prefix = usize::try_from(older.size).map_err(|error| error.to_string())?;
    if root_of(leaves[..prefix].iter().copied()) != older.root {
        return Err(format!("the first {} entries are not those of the older checkpoint", older.size));
    }
    let key = report.state.key_at(older.size).ok_or("the record names no key for that size")?;
    note.verify([key]).map_err(|error| format!("the older checkpoint is not signed by its key: {error}"))?;
    Ok(())
}
