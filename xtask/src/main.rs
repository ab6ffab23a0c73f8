//! The project's automation, run as `cargo xtask <task>`.
//!
//! A task is a module with a `run` function. What a machine can hold of our agreements, [`tidy`] holds; [`soak`] kills
//! the program while it works. One task changes a file, and only the parts of it that are generated: `manual`. Whatever
//! else a rule expects, a person does.

mod limits;
mod tidy;

use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use xtask::{load, observe, soak};

const USAGE: &str = "\
usage: cargo xtask <task>

tasks:
  limits  the whole-program figures of docs/limits.md; wants real elections and a quiet machine
  soak    kill the program while it works: [--kills N] [--seed N] [--stations N] [--binary PATH]
  load    a night through the desk: [--stations N] [--connections N] [--kills N] [--seed N] [--binary PATH]
  observe reports and photographs from the field: [--observers N] [--reports N] [--photos N] [--seconds N] [--kills N]
  tidy    what a machine can hold of our agreements
  manual  write the generated parts of docs/manual anew
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let task: &dyn Fn(&Path) -> Result<bool> =
        match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
            ["soak", ..] => &|root| soak::task::run(root, &arguments[1..]),
            ["load", ..] => &|root| load::task::run_task(root, &arguments[1..]),
            ["observe", ..] => &|root| observe::task::run_task(root, &arguments[1..]),
            ["limits"] => &limits::task,
            ["tidy"] => &tidy::run,
            ["manual"] => &tidy::generated::run,
            ["help" | "--help" | "-h"] => {
                print!("{USAGE}");
                return ExitCode::SUCCESS;
            }
            _ => {
                eprint!("{USAGE}");
                return ExitCode::from(2);
            }
        };
    match root().and_then(|root| task(&root)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// The repository: the folder above this package.
fn root() -> Result<PathBuf> {
    let package = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    Ok(package.parent().context("xtask stands in no folder")?.to_owned())
}
