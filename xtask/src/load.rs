//! `cargo xtask load`: Kazakhstan's night through the desk's HTTP door.
//!
//! A real program serves the desk; so many connections take papers in and type them twice, by two people each, seven
//! requests a station, as fast as they are answered. [`run`] measures stations and requests a second, the times of
//! requests, and memory. With kills, the program is killed at random moments of that night and started again; at the
//! end every station has to be accepted exactly once, the journal has to give the tables, and the record has to verify.
//!
//! The client shares the machine with the program: the figures are those of both.

pub mod client;
pub mod crew;
pub mod night;
pub mod paper;
pub mod server;
pub mod task;

use crate::soak::random::Random;
use anyhow::{Context, Result, ensure};
use night::Times;
use paper::Paper;
use server::Server;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// What is to be done.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The program.
    pub binary: PathBuf,
    /// The folder of the definition `kz-2022-presidential`.
    pub election: PathBuf,
    /// How many stations.
    pub stations: usize,
    /// How many connections.
    pub connections: usize,
    /// How often the program is killed.
    pub kills: u64,
    /// Invents the figures, and chooses the moments.
    pub seed: u64,
}

/// What was measured.
#[derive(Debug)]
pub struct Measured {
    /// Stations that were brought all their way.
    pub stations: usize,
    /// Requests that were answered.
    pub requests: usize,
    /// How long it took.
    pub took: Duration,
    /// Half of the requests were answered within this time.
    pub p50: Duration,
    /// 99 of 100 were.
    pub p99: Duration,
    /// The most memory that the program has taken, in MiB.
    pub memory_max: u64,
    /// How often it was killed.
    pub kills: u64,
}

/// Plays the night.
pub fn run(settings: &Settings) -> Result<Measured> {
    let place = tempfile::tempdir()?;
    let server = Server::open(&settings.binary, place.path(), &settings.election)?;
    let papers = paper::papers(&settings.election, settings.stations, settings.seed)?;
    let crews = crew::gather(&server, settings.connections)?;
    let server = Mutex::new(server);
    let next = AtomicUsize::new(0);
    let over = AtomicBool::new(false);
    let patient = settings.kills > 0;
    let began = Instant::now();
    let (times, kills) = std::thread::scope(|scope| {
        let killer = scope.spawn(|| kill(&server, settings, &next, papers.len(), &over));
        let work = |mut crew| {
            let (next, papers) = (&next, &papers);
            scope.spawn(move || -> Result<Times> {
                let mut times = Times::default();
                while let Some(paper) = papers.get(next.fetch_add(1, Ordering::Relaxed)) {
                    night::paper(&mut crew, paper, &mut times, patient)?;
                }
                Ok(times)
            })
        };
        let workers: Vec<_> = crews.into_iter().map(work).collect();
        let done: Vec<Result<Times>> =
            workers.into_iter().map(|worker| worker.join().expect("a connection does not panic")).collect();
        over.store(true, Ordering::Release);
        let kills = killer.join().expect("the killer does not panic");
        let mut times = Times::default();
        for done in done {
            times.0.extend(done?.0);
        }
        Ok::<_, anyhow::Error>((times, kills?))
    })?;
    let took = began.elapsed();
    let mut server = server.into_inner().unwrap_or_else(PoisonError::into_inner);
    let memory_max = server.memory_max().unwrap_or(0);
    server.kill()?;
    look(&server, place.path(), &papers)?;
    let mut times = times;
    Ok(Measured {
        stations: papers.len(),
        requests: times.0.len(),
        took,
        p50: times.percentile(50),
        p99: times.percentile(99),
        memory_max,
        kills,
    })
}

/// Kills the program at random moments, and starts it again, until the night is over.
fn kill(
    server: &Mutex<Server>,
    settings: &Settings,
    next: &AtomicUsize,
    papers: usize,
    over: &AtomicBool,
) -> Result<u64> {
    let mut random = Random::new(settings.seed ^ 0x6b69_6c6c);
    let mut kills = 0;
    while kills < settings.kills && !over.load(Ordering::Acquire) {
        // Moments lie all over the night: after so many papers, and some milliseconds more.
        let share = usize::try_from(kills + 1).unwrap_or(usize::MAX).saturating_mul(papers);
        let after = share / usize::try_from(settings.kills + 1).unwrap_or(1);
        while next.load(Ordering::Relaxed) < after && !over.load(Ordering::Acquire) {
            std::thread::sleep(Duration::from_millis(1));
        }
        std::thread::sleep(Duration::from_micros(random.below(20_000)));
        let mut server = server.lock().unwrap_or_else(PoisonError::into_inner);
        server.kill()?;
        kills += 1;
        server.start()?;
    }
    Ok(kills)
}

/// Looks at what the night has left: everything that was confirmed, once, and nothing else.
fn look(server: &Server, folder: &std::path::Path, papers: &[Paper]) -> Result<()> {
    let doctor = server.run(&["doctor", "data"])?;
    ensure!(!doctor.contains("BROKEN"), "{doctor}");
    server.run(&["publish", "data", "--record-only"])?;
    server.run(&["verify", "data-public"])?;
    server.run(&["journal", "data", "--to", "journal"])?;
    server.run(&["verify", "data-public", "--journal", "journal"])?;
    server.run(&["export", "data-public", "--to", "export", "--format", "csv"])?;
    let path = folder.join("export").join("protocols-president.csv");
    let text = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let heading: Vec<&str> = text.lines().next().unwrap_or_default().split(',').collect();
    let column = |name: &str| {
        heading
            .iter()
            .position(|found| *found == name)
            .with_context(|| format!("{}: no column {name}", path.display()))
    };
    let (station, revision) = (column("station")?, column("revision")?);
    let mut rows = std::collections::HashMap::new();
    for line in text.lines().skip(1) {
        let fields: Vec<&str> = line.split(',').collect();
        ensure!(fields[revision] == "1", "{}: found revision {}", fields[station], fields[revision]);
        let twice = rows.insert(fields[station].to_owned(), line.to_owned());
        ensure!(twice.is_none(), "{} stands on the record twice", fields[station]);
    }
    ensure!(rows.len() == papers.len(), "found {} protocols, expected {}", rows.len(), papers.len());
    for paper in papers {
        let row =
            rows.get(&paper.station).with_context(|| format!("{} is not on the record", paper.station))?;
        for line in &paper.lines {
            ensure!(row.split(',').any(|field| *field == line.to_string()), "{row}: no {line}");
        }
    }
    Ok(())
}
