//! The task `observe`: its arguments, and what it prints.

use super::{Settings, run};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};

/// Runs it from the command line.
pub fn run_task(root: &Path, arguments: &[String]) -> Result<bool> {
    let mut settings = Settings {
        binary: root.join("target/release/hattama"),
        root: root.to_owned(),
        observers: 5_000,
        reports: 60_000,
        photos: 20_000,
        seconds: 600,
        connections: 32,
        kills: 0,
        seed: 2022,
    };
    let mut arguments = arguments.iter();
    while let Some(name) = arguments.next() {
        let value = arguments.next().with_context(|| format!("{name} takes a value"))?;
        match name.as_str() {
            "--observers" => settings.observers = value.parse().context("--observers")?,
            "--reports" => settings.reports = value.parse().context("--reports")?,
            "--photos" => settings.photos = value.parse().context("--photos")?,
            "--seconds" => settings.seconds = value.parse().context("--seconds")?,
            "--connections" => settings.connections = value.parse().context("--connections")?,
            "--kills" => settings.kills = value.parse().context("--kills")?,
            "--seed" => settings.seed = value.parse().context("--seed")?,
            "--binary" => settings.binary = PathBuf::from(value),
            other => bail!(
                "found {other}; expected --observers, --reports, --photos, --seconds, --connections, --kills, --seed or \
                 --binary"
            ),
        }
    }
    if !settings.binary.exists() {
        bail!("{}: found no program; build it with `cargo build --release`", settings.binary.display());
    }
    let mut measured = run(&settings)?;
    let ms = |duration: std::time::Duration| duration.as_secs_f64() * 1_000.0;
    println!(
        "{} reports and {} photographs of {} observers in {:.0} s: reports p50 {:.1} ms, p99 {:.1} ms; photographs p50 \
         {:.1} ms, p99 {:.1} ms; pages over all reports p50 {:.1} ms, p99 {:.1} ms; {} MiB; {} kills; everything that was \
         confirmed is there",
        measured.reports.0.len(),
        measured.photos.0.len(),
        settings.observers,
        measured.took.as_secs_f64(),
        ms(measured.reports.percentile(50)),
        ms(measured.reports.percentile(99)),
        ms(measured.photos.percentile(50)),
        ms(measured.photos.percentile(99)),
        ms(measured.pages.percentile(50)),
        ms(measured.pages.percentile(99)),
        measured.memory_max,
        measured.kills
    );
    Ok(true)
}
