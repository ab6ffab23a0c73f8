//! `cargo xtask limits`: the whole-program figures of `docs/limits.md`, measured with the release binary.
//!
//! Machines are shared and noisy: every figure is a median of several runs, and what is compared runs in turn, in the
//! same minutes. The real elections come from `HATTAMA_DATA`; without them there is nothing to measure.

mod measure;

use anyhow::{Context, Result, bail};
use measure::{Run, median, run};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Runs of each command; the median is told.
const RUNS: usize = 5;

/// An import of one file: what `docs/limits.md` tells of each.
const IMPORTS: [(&str, &str, &str, u64); 3] = [
    ("ro-2024-ep", "ro2024/stations_v1.csv.gz", "stations_v1", 19_870),
    ("ru-2012-presidential", "ru2012/2012.csv.zip", "2012", 95_415),
    ("mx-2012-presidential", "mx2012/nal_2012.csv.gz", "nal_2012", 143_132),
];

/// Measures and prints two tables in Markdown.
pub fn task(root: &Path) -> Result<bool> {
    let data = match std::env::var_os("HATTAMA_DATA") {
        Some(data) => PathBuf::from(data),
        None => root.join("../shared/data"),
    };
    if !data.is_dir() {
        bail!("{}: found no real elections; set HATTAMA_DATA", data.display());
    }
    let built = Command::new("cargo").args(["build", "--release"]).current_dir(root).status()?;
    if !built.success() {
        bail!("the release build failed");
    }
    let program = root.join("target/release/hattama");
    let scratch = std::env::temp_dir().join(format!("hattama-limits-{}", std::process::id()));
    std::fs::create_dir_all(&scratch)?;
    let measured = measure_all(root, &data, &program, &scratch);
    std::fs::remove_dir_all(&scratch)?;
    measured?;
    Ok(true)
}

fn measure_all(root: &Path, data: &Path, program: &Path, scratch: &Path) -> Result<()> {
    println!("| import | protocols | wall, s | protocols/s | processor, s | peak, MiB | bytes a protocol |");
    println!("|---|---|---|---|---|---|---|");
    let mut publications = Vec::new();
    for (election, file, mapping, protocols) in IMPORTS {
        let definition = root.join("elections").join(election);
        let mapping = definition.join("mappings").join(format!("{mapping}.toml"));
        let (mut directory, mut public) = (PathBuf::new(), PathBuf::new());
        let mut runs = Vec::new();
        for number in 0..RUNS {
            // A new one each time, and none removed: ext4 looks long for room where files have just been deleted.
            directory = scratch.join(format!("{election}-{number}"));
            public = scratch.join(format!("{election}-{number}-public"));
            let mut init = Command::new(program);
            init.arg("init").arg(&directory).arg("--election").arg(&definition);
            init.arg("--publish-to").arg(&public);
            run(init)?;
            let mut import = Command::new(program);
            import
                .arg("import")
                .arg(&directory)
                .arg(data.join(file))
                .arg("--mapping")
                .arg(&mapping)
                .arg("--yes");
            runs.push(run(import)?);
        }
        let mut publish = Command::new(program);
        publish.arg("publish").arg(&directory).arg("--record-only");
        run(publish)?;
        let wall = median(runs.iter().map(|run| run.wall_seconds));
        println!(
            "| {election} | {protocols} | {wall:.2} | {:.0} | {:.2} | {:.0} | {:.0} |",
            protocols as f64 / wall,
            median(runs.iter().map(|run| run.processor_seconds)),
            median(runs.iter().map(|run| run.peak_mebibytes)),
            bytes_of_a_protocol(&public)?
        );
        publications.push((election, public));
    }
    println!();
    println!(
        "| verify | bytes | wall, s | `sha256sum` of the same bytes, s | ratio | processor ratio | peak, MiB |"
    );
    println!("|---|---|---|---|---|---|---|");
    for (election, out) in publications {
        verify_against_hashing(program, election, &out)?;
    }
    Ok(())
}

/// Verification against hashing alone, in turn.
fn verify_against_hashing(program: &Path, election: &str, publication: &Path) -> Result<()> {
    let files = files(publication)?;
    let bytes: u64 = files.iter().map(|file| std::fs::metadata(file).map_or(0, |data| data.len())).sum();
    let (mut verified, mut hashed): (Vec<Run>, Vec<Run>) = (Vec::new(), Vec::new());
    for _ in 0..2 * RUNS {
        let mut verify = Command::new(program);
        verify.arg("verify").arg(publication);
        verified.push(run(verify)?);
        let mut hash = Command::new("sha256sum");
        hash.args(&files);
        hashed.push(run(hash)?);
    }
    let wall = |runs: &[Run]| median(runs.iter().map(|run| run.wall_seconds));
    let processor = |runs: &[Run]| median(runs.iter().map(|run| run.processor_seconds));
    println!(
        "| {election} | {bytes} | {:.3} | {:.3} | {:.1} | {:.1} | {:.0} |",
        wall(&verified),
        wall(&hashed),
        wall(&verified) / wall(&hashed),
        processor(&verified) / processor(&hashed).max(0.001),
        median(verified.iter().map(|run| run.peak_mebibytes)),
    );
    Ok(())
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
            let path = entry?.path();
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    Ok(found)
}

/// The mean length of the entries that are protocols.
fn bytes_of_a_protocol(publication: &Path) -> Result<f64> {
    let (mut bytes, mut entries) = (0u64, 0u64);
    for file in files(&publication.join("tile/entries"))? {
        let bundle = std::fs::read(&file)?;
        let mut rest = bundle.as_slice();
        while let [high, low, tail @ ..] = rest {
            let length = usize::from(u16::from_be_bytes([*high, *low]));
            let (entry, after) = tail.split_at_checked(length).context("a bundle is cut short")?;
            let protocol = entry.windows(18).any(|window| window == b"\"fact\":\"protocol\",");
            if protocol {
                bytes += length as u64;
                entries += 1;
            }
            rest = after;
        }
    }
    Ok(bytes as f64 / entries.max(1) as f64)
}
