//! The recount of the reader's browser over the same rows: a third implementation, in JavaScript, from the format's
//! page alone.
//!
//! It runs outside a browser here: the interpreter is `HATTAMA_NODE`, else `node`. That a browser does the same with
//! it is tested in `xtask/browser`.
#![expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "it runs another verifier")]

use std::path::Path;
use std::process::Command;

/// The interpreter, or what is missing.
pub fn find() -> Result<String, String> {
    let interpreter = std::env::var("HATTAMA_NODE").unwrap_or_else(|_| "node".to_owned());
    match Command::new(&interpreter).arg("--version").output() {
        Ok(output) if output.status.success() => Ok(interpreter),
        Ok(output) => Err(format!("{interpreter} --version ends with {}", output.status)),
        Err(error) => Err(format!("{interpreter}: {error}")),
    }
}

/// Runs a script of `crates/site/tests`, which must end well.
pub fn check(interpreter: &str, script: &str, folder: &Path) {
    let scripts = Path::new(env!("CARGO_MANIFEST_DIR")).join("../site/tests");
    let output = Command::new(interpreter).arg(scripts.join(script)).arg(folder).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    let complained = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{script}: {}\n{said}{complained}", output.status);
}
