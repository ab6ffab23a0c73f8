//! The independent verifier, `docs/verify.py`, on the records that the other tests make.

use crate::world::{World, root, skipped};
use std::process::Command;

/// The Python with which the stranger works.
pub fn python() -> String {
    std::env::var("HATTAMA_PYTHON").unwrap_or_else(|_| "python3".to_owned())
}

/// Whether `docs/verify.py` can run here: Python with its one signature package.
pub fn can_run(test: &str) -> bool {
    let probe = Command::new(python()).args(["-c", "import cryptography"]).output();
    let runs = probe.is_ok_and(|output| output.status.success());
    if !runs {
        skipped(&format!("{test} (verify.py)"), "found no Python with the package cryptography");
    }
    runs
}

/// Asserts that both verifiers find that a publication holds.
pub fn agrees(world: &World, public: &str, test: &str) {
    world.run(&format!("verify {public}")).code(0);
    if !can_run(test) {
        return;
    }
    let script = root().join("docs/verify.py");
    let output = Command::new(python()).arg(script).arg(world.path(public)).output().unwrap();
    let (stdout, stderr) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert_eq!(output.status.code(), Some(0), "{stdout}\n{stderr}");
}
