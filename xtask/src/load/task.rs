//! The task `load`: its arguments, and what it prints.

use super::{Settings, run};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};

/// Runs it from the command line.
pub fn run_task(root: &Path, arguments: &[String]) -> Result<bool> {
    let mut settings = Settings {
        binary: root.join("target/release/hattama"),
        election: root.join("elections/kz-2022-presidential"),
        stations: 10_101,
        connections: 16,
        kills: 0,
        seed: 2022,
    };
    let mut arguments = arguments.iter();
    while let Some(name) = arguments.next() {
        let value = arguments.next().with_context(|| format!("{name} takes a value"))?;
        match name.as_str() {
            "--stations" => settings.stations = value.parse().context("--stations")?,
            "--connections" => settings.connections = value.parse().context("--connections")?,
            "--kills" => settings.kills = value.parse().context("--kills")?,
            "--seed" => settings.seed = value.parse().context("--seed")?,
            "--binary" => settings.binary = PathBuf::from(value),
            other => bail!("found {other}; expected --stations, --connections, --kills, --seed or --binary"),
        }
    }
    if !settings.binary.exists() {
        bail!("{}: found no program; build it with `cargo build --release`", settings.binary.display());
    }
    let measured = run(&settings)?;
    let seconds = measured.took.as_secs_f64();
    println!(
        "{} stations in {seconds:.1} s: {:.0} stations/s, {:.0} requests/s; p50 {:.1} ms, p99 {:.1} ms; {} MiB; {} kills; \
         everything held",
        measured.stations,
        measured.stations as f64 / seconds,
        measured.requests as f64 / seconds,
        measured.p50.as_secs_f64() * 1_000.0,
        measured.p99.as_secs_f64() * 1_000.0,
        measured.memory_max,
        measured.kills
    );
    Ok(true)
}
