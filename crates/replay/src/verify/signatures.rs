//! Keys and signatures: who signed the checkpoint, whom the reader trusts, and what the reader has seen before.

use super::{Property, Report, Trust, file};
use record::Hash;
use record::checkpoint::Checkpoint;
use record::merkle::root_of;
use record::note::{Note, VerifierKey};

/// The checkpoint's signature by the newest key, and what the reader asks of it.
pub(super) fn checkpoint(note: &Note, checkpoint: &Checkpoint, trust: &Trust, report: &mut Report) {
    let keys: Vec<VerifierKey> = report.state.keys.iter().map(|key| key.fact.clone()).collect();
    let newest = report.state.key_at(checkpoint.size).cloned();
    let origin = report.state.opening.as_ref().map(|opening| opening.origin.clone());
    match &newest {
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
    trusted_key(&keys, newest.as_ref(), trust, report);
    match &trust.policy {
        None => {
            let reason = "no policy was given: witnesses were not asked for";
            report.not_checked.insert(Property::NoteWitness, reason);
        }
        Some(policy) => {
            // Signed changes of key lead from the key that the policy names to the newest: it speaks for both.
            let led = keys.iter().any(|key| policy.logs().contains(key));
            let policy = match &newest {
                Some(newest) if led => policy.trusting(newest.clone()),
                _ => policy.clone(),
            };
            if let Err(error) = policy.satisfied(note) {
                report.broken(Property::NoteWitness, file("checkpoint"), error.to_string());
            }
        }
    }
    report.key = newest;
}

fn trusted_key(keys: &[VerifierKey], newest: Option<&VerifierKey>, trust: &Trust, report: &mut Report) {
    let policy_keys = trust.policy.as_ref().map(|policy| policy.logs()).unwrap_or_default();
    let trusted: Vec<&VerifierKey> = trust.key.iter().chain(policy_keys).collect();
    if trusted.is_empty() {
        let reason = "key taken from the record itself: give --key or --policy";
        report.not_checked.insert(Property::NoteKey, reason);
        return;
    }
    // The newest, or an earlier one from which signed changes lead to it: changes are checked as `key.change`.
    let known = |key: &VerifierKey| trusted.contains(&key);
    if !newest.is_some_and(known) && !keys.iter().any(known) {
        let found = newest.map_or_else(|| "none".to_owned(), ToString::to_string);
        let expected: Vec<String> = trusted.iter().map(ToString::to_string).collect();
        let message = format!("found the key {found}, expected {}", expected.join(" or "));
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
