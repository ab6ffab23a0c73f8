//! One run of a command: wall time, processor time, peak memory, as the system accounts for them.

use anyhow::{Result, bail};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// What one run took.
#[derive(Debug, Clone, Copy)]
pub struct Run {
    /// From start to end.
    pub wall_seconds: f64,
    /// User and system time of all threads.
    pub processor_seconds: f64,
    /// Largest resident memory.
    pub peak_mebibytes: f64,
}

/// Clock ticks a second in `/proc/<pid>/stat`: 100 on every Linux that this runs on.
const TICKS: f64 = 100.0;

/// Runs a command to its end and reads `/proc` on the way. The last look is at most a few milliseconds old.
pub fn run(mut command: Command) -> Result<Run> {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let started = Instant::now();
    let mut child = command.spawn()?;
    let folder = format!("/proc/{}", child.id());
    let (mut ticks, mut peak) = (0.0, 0.0);
    let status = loop {
        if let Ok(stat) = std::fs::read_to_string(format!("{folder}/stat")) {
            ticks = processor_ticks(&stat).unwrap_or(ticks);
        }
        if let Ok(status) = std::fs::read_to_string(format!("{folder}/status")) {
            peak = peak_mebibytes(&status).unwrap_or(peak);
        }
        match child.try_wait()? {
            Some(status) => break status,
            None => std::thread::sleep(Duration::from_millis(2)),
        }
    };
    let wall_seconds = started.elapsed().as_secs_f64();
    if !status.success() {
        bail!("{command:?} ended with {status}");
    }
    Ok(Run { wall_seconds, processor_seconds: ticks / TICKS, peak_mebibytes: peak })
}

/// Fields 14 and 15, behind the name in brackets.
fn processor_ticks(stat: &str) -> Option<f64> {
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks = |index: usize| fields.get(index)?.parse::<f64>().ok();
    Some(ticks(11)? + ticks(12)?)
}

fn peak_mebibytes(status: &str) -> Option<f64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: f64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kibibytes / 1024.0)
}

/// The middle of several figures.
pub fn median(figures: impl Iterator<Item = f64>) -> f64 {
    let mut figures: Vec<f64> = figures.collect();
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied().unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_as_the_kernel_writes_them() {
        let stat = "17 (a (b) c) S 1 17 17 0 -1 4194304 95 0 0 0 250 31 0 0 20 0 3 0 1 2 3";
        assert_eq!(processor_ticks(stat), Some(281.0));
        assert_eq!(peak_mebibytes("Name:\tx\nVmHWM:\t   2048 kB\n"), Some(2.0));
        assert_eq!(median([3.0, 1.0, 2.0].into_iter()), 2.0);
    }
}
