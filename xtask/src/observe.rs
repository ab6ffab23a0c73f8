//! `cargo xtask observe`: a polling day's reports and photographs through one mission's door.
//!
//! A real program serves a mission of thousands of observers. So many connections send their reports and photographs at
//! the moments at which they are due, evenly over the seconds that are given; what is measured is how long each request
//! took. With kills, the program is killed at random moments and started again, and phones send again what was not
//! confirmed. At the end every report and every photograph that was confirmed has to be there, and the pages of
//! headquarters are timed over all reports.
//!
//! The client shares the machine with the program: the figures are those of both.

mod field;
pub mod task;

use crate::load::client::Client;
use crate::load::night::Times;
use crate::load::server::Server;
use crate::soak::random::Random;
use anyhow::{Context, Result, bail, ensure};
use field::{Errand, Phone};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// What is to be done.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The program.
    pub binary: PathBuf,
    /// The repository, for the election and the mission's file.
    pub root: PathBuf,
    /// How many observers.
    pub observers: usize,
    /// How many reports they send.
    pub reports: usize,
    /// How many photographs of 200 KB.
    pub photos: usize,
    /// In so many seconds.
    pub seconds: u64,
    /// How many connections.
    pub connections: usize,
    /// How often the program is killed.
    pub kills: u64,
    /// Chooses the moments.
    pub seed: u64,
}

/// What was measured.
#[derive(Debug)]
pub struct Measured {
    /// Times of reports.
    pub reports: Times,
    /// Times of photographs.
    pub photos: Times,
    /// Times of pages of headquarters over all reports.
    pub pages: Times,
    /// How long the sending took.
    pub took: Duration,
    /// The most memory that the program has taken, in MiB.
    pub memory_max: u64,
    /// How often it was killed.
    pub kills: u64,
}

/// Plays the day.
pub fn run(settings: &Settings) -> Result<Measured> {
    let place = tempfile::tempdir()?;
    let mut server = open(settings, place.path())?;
    let passwords = server.run(&["mission", "passwords", "mission"])?;
    server.start()?;
    eprintln!("{} observers have passwords; they sign in", settings.observers);
    let phones = sign_in(&server, &passwords, settings)?;
    let errands = field::errands(settings.reports, settings.photos, phones.len());
    let server = Mutex::new(server);
    let (next, over) = (AtomicUsize::new(0), AtomicBool::new(false));
    let began = Instant::now();
    let (times, kills) = std::thread::scope(|scope| {
        let killer = scope.spawn(|| kill(&server, settings, &next, errands.len(), &over));
        let work = |_| {
            let (next, errands, phones) = (&next, &errands, &phones);
            let address = server.lock().unwrap_or_else(PoisonError::into_inner).address;
            scope.spawn(move || send(address, phones, errands, next, began, settings))
        };
        let workers: Vec<_> = (0..settings.connections).map(work).collect();
        let done: Vec<Result<(Times, Times)>> =
            workers.into_iter().map(|worker| worker.join().expect("a connection does not panic")).collect();
        over.store(true, Ordering::Release);
        let kills = killer.join().expect("the killer does not panic")?;
        let mut all = (Times::default(), Times::default());
        for one in done {
            let (reports, photos) = one?;
            all.0.0.extend(reports.0);
            all.1.0.extend(photos.0);
        }
        Ok::<_, anyhow::Error>((all, kills))
    })?;
    let took = began.elapsed();
    let server = server.into_inner().unwrap_or_else(PoisonError::into_inner);
    let said = |error: anyhow::Error| error.context(format!("the program said: {}", server.log()));
    field::look(server.address, &phones, &errands).map_err(said)?;
    let pages = pages(&server, &passwords).map_err(said)?;
    let memory_max = server.memory_max().unwrap_or(0);
    Ok(Measured { reports: times.0, photos: times.1, pages, took, memory_max, kills })
}

/// An election that has just opened, and a mission that observes it.
fn open(settings: &Settings, folder: &Path) -> Result<Server> {
    let server = Server::closed(&settings.binary, folder, &["mission", "serve", "mission"])?;
    let election = settings.root.join("elections/kz-2022-presidential").display().to_string();
    let origin = "demonstration.hattama.example/observe";
    server.run(&["init", "data", "--election", &election, "--origin", origin])?;
    let files = folder.join("files");
    std::fs::create_dir(&files)?;
    std::fs::copy(settings.root.join("missions/kz-2022-mission/mission.toml"), files.join("mission.toml"))?;
    let mut people = "code,name,role,team,functions\nHQ,Headquarters,core,,analyst\n".to_owned();
    for number in 0..settings.observers {
        writeln!(people, "O{number},Observer {number},short_term,T{},", number / 2)?;
    }
    std::fs::write(files.join("people.csv"), people)?;
    server.run(&["mission", "init", "mission", "--mission", "files", "--record", "data"])?;
    Ok(server)
}

/// Everybody's code and password, as the program printed them.
fn credentials(passwords: &str) -> impl Iterator<Item = (&str, &str)> {
    passwords.lines().skip(1).filter_map(|line| {
        let mut cells = line.split(',');
        Some((cells.next()?, cells.nth(1)?))
    })
}

fn sign_in(server: &Server, passwords: &str, settings: &Settings) -> Result<Vec<Phone>> {
    let all: Vec<(&str, &str)> = credentials(passwords).filter(|(code, _)| *code != "HQ").collect();
    ensure!(all.len() == settings.observers, "found {} passwords, expected one an observer", all.len());
    let next = AtomicUsize::new(0);
    let phones = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        let work = |_| {
            let (next, all, phones) = (&next, &all, &phones);
            scope.spawn(move || -> Result<()> {
                let mut client = Client::new(server.address);
                while let Some((code, password)) = all.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let phone = Phone::sign_in(&mut client, code, password)?;
                    phones.lock().unwrap_or_else(PoisonError::into_inner).push(phone);
                }
                Ok(())
            })
        };
        let workers: Vec<_> = (0..4).map(work).collect();
        workers.into_iter().try_for_each(|worker| worker.join().expect("a sign-in does not panic"))
    })?;
    Ok(phones.into_inner().unwrap_or_else(PoisonError::into_inner))
}

/// Sends what is due, each thing at its moment, again and again until it is confirmed.
fn send(
    address: std::net::SocketAddr,
    phones: &[Phone],
    errands: &[Errand],
    next: &AtomicUsize,
    began: Instant,
    settings: &Settings,
) -> Result<(Times, Times)> {
    let mut client = Client::new(address);
    let mut times = (Times::default(), Times::default());
    let all = Duration::from_secs(settings.seconds);
    loop {
        let place = next.fetch_add(1, Ordering::Relaxed);
        let Some(errand) = errands.get(place) else { return Ok(times) };
        let due = all.mul_f64(place as f64 / errands.len() as f64);
        std::thread::sleep(due.saturating_sub(began.elapsed()));
        let phone = &phones[errand.phone];
        let patience = Instant::now();
        loop {
            let asked = Instant::now();
            match errand.send(&mut client, phone) {
                Ok(()) => {
                    let taken = asked.elapsed();
                    if errand.is_photo {
                        times.1.0.push(taken)
                    } else {
                        times.0.0.push(taken)
                    }
                    break;
                }
                // Nobody answers: the program was killed, and comes back.
                Err(_) if settings.kills > 0 && patience.elapsed() < Duration::from_secs(30) => {
                    std::thread::sleep(Duration::from_millis(20));
                }
                Err(error) => return Err(error.context(format!("errand {place}"))),
            }
        }
    }
}

/// Kills the program at random moments, and starts it again, until everything is sent.
fn kill(
    server: &Mutex<Server>,
    settings: &Settings,
    next: &AtomicUsize,
    errands: usize,
    over: &AtomicBool,
) -> Result<u64> {
    let mut random = Random::new(settings.seed);
    let mut kills = 0;
    while kills < settings.kills && !over.load(Ordering::Acquire) {
        let part = errands as u64 / (settings.kills + 1);
        let after = part * kills + random.below(part.max(1));
        while (next.load(Ordering::Relaxed) as u64) < after && !over.load(Ordering::Acquire) {
            std::thread::sleep(Duration::from_millis(5));
        }
        let mut server = server.lock().unwrap_or_else(PoisonError::into_inner);
        server.kill()?;
        server.start()?;
        kills += 1;
    }
    Ok(kills)
}

/// The pages that walk over all reports.
const PAGES: [&str; 7] = [
    "/board",
    "/process?phase=counting",
    "/process?phase=counting&area=ABA",
    "/map?phase=counting",
    "/digest",
    "/quality",
    "/people",
];

/// Times of the pages that walk over all reports, ten of each.
fn pages(server: &Server, passwords: &str) -> Result<Times> {
    let (code, password) =
        credentials(passwords).find(|(code, _)| *code == "HQ").context("headquarters has a password")?;
    let mut client = Client::new(server.address);
    let fields = [("code", code), ("password", password), ("to", "/board")];
    let answer = client.post("/sign-in", &fields)?;
    ensure!(answer.status == 303, "headquarters does not get in: {}", answer.status);
    let mut times = Times::default();
    for path in PAGES {
        let mut of_page = Times::default();
        for _ in 0..10 {
            let asked = Instant::now();
            let answer = client.get(path)?;
            of_page.0.push(asked.elapsed());
            if answer.status != 200 {
                bail!("{path}: the server answers {}", answer.status);
            }
        }
        eprintln!("{path}: p50 {:.1} ms", of_page.percentile(50).as_secs_f64() * 1_000.0);
        times.0.append(&mut of_page.0);
    }
    Ok(times)
}
