//! The command line of `cargo xtask`.

use std::process::Command;

#[test]
fn an_unknown_task_is_answered_with_those_that_there_are() {
    let answer = Command::new(env!("CARGO_BIN_EXE_xtask")).arg("tidyy").output().unwrap();
    let said = String::from_utf8(answer.stderr).unwrap();
    assert_eq!(answer.status.code(), Some(2), "{said}");
    for task in ["limits", "soak", "load", "observe", "tidy", "manual"] {
        assert!(said.lines().any(|line| line.trim_start().starts_with(task)), "{task} is missing: {said}");
    }
}
