//! `docs/verify.py` over the same rows: a second implementation, in another language, from the format's page alone.
//!
//! It must refuse each tampered record, and name every violation that its row names; where it also finds something
//! else, a row says too little or one of the two verifiers is wrong. The interpreter is `HATTAMA_PYTHON`, else `python3`,
//! and needs the package `cryptography`.
#![expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "it runs another verifier")]

use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

/// An interpreter and the script.
pub struct Verifier {
    interpreter: String,
    script: PathBuf,
}

impl Verifier {
    /// Finds both, or says what is missing.
    pub fn find() -> Result<Verifier, String> {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/verify.py");
        if !script.exists() {
            return Err(format!("{}: found no file of that name", script.display()));
        }
        let interpreter = std::env::var("HATTAMA_PYTHON").unwrap_or_else(|_| "python3".to_owned());
        let probe = Command::new(&interpreter).args(["-c", "import cryptography"]).output();
        match probe {
            Ok(output) if output.status.success() => Ok(Verifier { interpreter, script }),
            Ok(_) => Err(format!("{interpreter} has no package cryptography")),
            Err(error) => Err(format!("{interpreter}: {error}")),
        }
    }

    /// Runs every row, two at a time, and tells of all that differ.
    pub fn check(&self, rows: &[(PathBuf, Value)]) {
        let halves = rows.split_at(rows.len() / 2);
        let run = |rows: &[(PathBuf, Value)]| -> Vec<String> {
            rows.iter().filter_map(|(folder, expected)| self.difference(folder, expected)).collect()
        };
        let (left, right) = rayon::join(|| run(halves.0), || run(halves.1));
        let wrong: Vec<String> = left.into_iter().chain(right).collect();
        assert!(wrong.is_empty(), "{} of {} rows:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
    }

    fn difference(&self, folder: &Path, expected: &Value) -> Option<String> {
        let arguments = expected["arguments"].as_array().unwrap().iter().map(|text| text.as_str().unwrap());
        let output = Command::new(&self.interpreter)
            .arg(&self.script)
            .args(arguments)
            .arg("--json")
            .current_dir(folder)
            .output()
            .unwrap();
        let name = expected["name"].as_str().unwrap();
        let report: Value = match serde_json::from_slice(&output.stdout) {
            Ok(report) => report,
            Err(error) => {
                let said = String::from_utf8_lossy(&output.stderr);
                let last = said.lines().last().unwrap_or_default();
                return Some(format!("{name}\n  no report ({error}): {last}"));
            }
        };
        let (expected, found) = (violations(expected), violations(&report));
        let well = output.status.code() == Some(if expected.is_empty() { 0 } else { 1 });
        if well && expected == found {
            return None;
        }
        let list = |left: &BTreeSet<String>, right: &BTreeSet<String>| {
            left.difference(right).cloned().collect::<Vec<_>>().join(", ")
        };
        let (missing, unexpected) = (list(&expected, &found), list(&found, &expected));
        let status = output.status;
        Some(format!("{name} ({status})\n  not found: {missing}\n  unexpected: {unexpected}"))
    }
}

/// Property and place of each violation, in words.
fn violations(report: &Value) -> BTreeSet<String> {
    let place = |violation: &Value| match violation.get("entry") {
        Some(entry) if !entry.is_null() => format!("entry {entry}"),
        _ => violation["file"].as_str().unwrap_or("nowhere").to_owned(),
    };
    let violations = report["violations"].as_array().into_iter().flatten();
    violations
        .map(|violation| format!("{} {}", violation["property"].as_str().unwrap_or("?"), place(violation)))
        .collect()
}
