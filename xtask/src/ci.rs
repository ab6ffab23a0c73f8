//! `cargo xtask ci`: what has to pass before anything lands.
//!
//! The stages run from the cheapest to the dearest and stop at the first that fails, so that a forgotten space is
//! told in a second and not after the tests. `tidy` asks the program for its flags, so it waits for a build.
//!
//! There is one build for everything. `cargo clippy` would look at every borrowed crate once more before it came to
//! ours, a fifth of the whole; but its driver is a compiler, so it compiles our crates here, and says what it has to
//! say while it does. And all features are built at once: another set would build half of what we borrow again.

use crate::tidy;
use anyhow::{Context, Result};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

enum Work {
    Cargo(&'static [&'static str]),
    /// The same with Clippy's driver as the compiler of our own crates.
    Linting(&'static [&'static str]),
    Tidy,
}

const STAGES: [(&str, Work); 4] = [
    ("fmt", Work::Cargo(&["fmt", "--all", "--check"])),
    ("build", Work::Linting(&["test", "--workspace", "--all-features", "--all-targets", "--no-run"])),
    ("tidy", Work::Tidy),
    ("test", Work::Linting(&["test", "--workspace", "--all-features"])),
];

/// The compiler of our crates, and its arguments as `cargo clippy` hands them over.
const LINTING: [(&str, &str); 2] = [
    ("RUSTC_WORKSPACE_WRAPPER", "clippy-driver"),
    ("CLIPPY_ARGS", "--deny__CLIPPY_HACKERY__warnings__CLIPPY_HACKERY__"),
];

/// Runs every stage; false when one failed.
pub fn run(root: &Path) -> Result<bool> {
    let mut took: Vec<(&str, Duration)> = Vec::new();
    for (name, work) in STAGES {
        println!("== {name}");
        let start = Instant::now();
        let passed = match work {
            Work::Cargo(arguments) => cargo(root, arguments, &[])?,
            Work::Linting(arguments) => cargo(root, arguments, &LINTING)?,
            Work::Tidy => tidy::run(root)?,
        };
        took.push((name, start.elapsed()));
        if !passed {
            println!("{}failed in stage {name}", times(&took));
            return Ok(false);
        }
    }
    println!("{}every stage passed", times(&took));
    Ok(true)
}

fn cargo(root: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> Result<bool> {
    // Cargo names itself in the environment of what it runs.
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .args(arguments)
        .envs(environment.iter().copied())
        .current_dir(root)
        .status()
        .with_context(|| format!("cargo {} could not be started", arguments.join(" ")))?;
    Ok(status.success())
}

fn times(took: &[(&str, Duration)]) -> String {
    took.iter().map(|(name, time)| format!("{name:>7} {:7.1} s\n", time.as_secs_f64())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_stand_one_a_line() {
        let took = [("fmt", Duration::from_millis(1_250)), ("clippy", Duration::from_secs(100))];
        assert_eq!(times(&took), "    fmt     1.2 s\n clippy   100.0 s\n");
    }

    #[test]
    fn tests_run_once_and_last() {
        let tests: Vec<usize> = STAGES
            .iter()
            .enumerate()
            .filter(|(_, (_, work))| matches!(work, Work::Linting(["test", rest @ ..]) if !rest.contains(&"--no-run")))
            .map(|(place, _)| place)
            .collect();
        assert_eq!(tests, [STAGES.len() - 1]);
    }
}
