//! Every row as a folder, for verifiers that share nothing with this one; and `docs/verify.py` over all of them.
//!
//! A folder holds the publication in `record/`, the reader's `policy` and `since`, and `expected.json`:
//! `{name, who, holds, arguments, violations: [{property, entry | file}]}`, where arguments are relative to the folder.
//! The honest records lie beside the rows, with no violations.
#![expect(clippy::disallowed_methods, reason = "it writes the rows for other verifiers")]

use crate::case::{Case, Who};
use crate::forge::Publication;
use replay::Place;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::Path;

/// Writes a row; returns what `expected.json` says.
pub fn write(folder: &Path, case: &Case) -> Value {
    let publication = case.publication();
    let who = match case.who {
        Who::Outsider => "outsider",
        Who::Holder => "holder of the key",
        Who::Reader => "reader",
    };
    write_files(folder, case.name, who, &publication, &case.expected(&publication))
}

/// Writes a publication with what must be found in it.
pub fn write_files(
    folder: &Path,
    name: &str,
    who: &str,
    publication: &Publication,
    expected: &BTreeSet<(String, Place)>,
) -> Value {
    let write = |path: &str, bytes: &[u8]| {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    };
    for (path, bytes) in &publication.files {
        write(&format!("record/{path}"), bytes);
    }
    // A record from which everything was taken is still a folder.
    std::fs::create_dir_all(folder.join("record")).unwrap();
    let trust = &publication.trust;
    write("policy", trust.policy.as_ref().unwrap().as_bytes());
    write("since", trust.since.as_ref().unwrap());
    let violations: Vec<Value> = expected
        .iter()
        .map(|(property, place)| match place {
            Place::Entry(entry) => json!({ "property": property, "entry": entry }),
            Place::File(file) => json!({ "property": property, "file": file }),
        })
        .collect();
    let (option, trusted) = match publication.about_key {
        true => ("--key", trust.key.as_ref().unwrap().as_str()),
        false => ("--policy", "policy"),
    };
    let arguments = ["record", option, trusted, "--since", "since", "--scans"];
    let value = json!({ "name": name, "who": who, "holds": violations.is_empty(), "arguments": arguments,
        "violations": violations });
    write("expected.json", format!("{value:#}\n").as_bytes());
    value
}

/// A name as a folder's.
pub fn folder_name(name: &str) -> String {
    let plain = |character: char| if character.is_ascii_alphanumeric() { character } else { '-' };
    name.to_lowercase().chars().map(plain).collect()
}
