//! The task: its arguments, the program that is built where none is named, and the summary.

use super::Settings;
use anyhow::{Context, Result, bail, ensure};
use std::path::{Path, PathBuf};
use std::process::Command;

/// What `cargo xtask soak` was told.
#[derive(Debug, PartialEq, Eq)]
struct Arguments {
    kills: u64,
    seed: u64,
    stations: u64,
    binary: Option<PathBuf>,
}

/// Runs the task; an error is what did not hold.
pub fn run(root: &Path, arguments: &[String]) -> Result<bool> {
    let arguments = read(arguments)?;
    let binary = match arguments.binary {
        Some(binary) => std::path::absolute(binary)?,
        None => release(root)?,
    };
    let settings = Settings {
        binary,
        election: root.join("elections/ro-2024-ep"),
        kills: arguments.kills,
        stations: arguments.stations,
        seed: arguments.seed,
    };
    println!("{}", super::run(&settings)?);
    Ok(true)
}

fn read(arguments: &[String]) -> Result<Arguments> {
    let mut read = Arguments { kills: 200, seed: 1, stations: 3_000, binary: None };
    for pair in arguments.chunks(2) {
        let [name, value] = pair else { bail!("{}: expected a value after it", pair[0]) };
        let number = || value.parse::<u64>().with_context(|| format!("{name} {value}: expected a number"));
        match name.as_str() {
            "--kills" => read.kills = number()?,
            "--seed" => read.seed = number()?,
            "--stations" => read.stations = number()?,
            "--binary" => read.binary = Some(PathBuf::from(value)),
            _ => bail!("{name}: expected --kills, --seed, --stations or --binary"),
        }
    }
    Ok(read)
}

/// Builds the program as it is shipped.
fn release(root: &Path) -> Result<PathBuf> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .args(["build", "--release", "--package", "hattama"])
        .current_dir(root)
        .status()
        .context("cargo could not be started")?;
    ensure!(status.success(), "the program does not build");
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    Ok(target.join("release/hattama"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<String> {
        line.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn arguments_are_read_or_named() {
        let read_all =
            read(&words("--kills 3 --seed 9 --stations 20 --binary x/hattama")).expect("they read");
        let binary = Some(PathBuf::from("x/hattama"));
        assert_eq!(read_all, Arguments { kills: 3, seed: 9, stations: 20, binary });
        for (line, words_of_error) in [
            ("--kills", "expected a value"),
            ("--kills many", "expected a number"),
            ("--often 3", "expected --kills"),
        ] {
            let error = format!("{:#}", read(&words(line)).expect_err(line));
            assert!(error.contains(words_of_error), "{error}");
        }
    }
}
