//! `cargo xtask soak`: the program is killed while it works, many times, and must finish what it began.
//!
//! A round runs real processes: `init`, `import`, `publish`, `rotate`, `import`, `publish`, on made-up protocols. The
//! record is published at the place that `init` settles by itself, and from the first `publish` on at a second one.
//! Each is killed (SIGKILL) at a random moment or when it is seen at a certain point, sometimes twice; then the same
//! command is called again and has to end well, with nothing lost that was confirmed and nothing twice. In between,
//! whoever reads must find the record and the publication as they were or as they are to be, and nothing half done.
//!
//! [`Settings`] says what is killed and how often; [`run`] gives a [`Summary`], or what did not hold, with the call
//! that replays it. Moments are chosen by the seed; where they fall in the program also depends on the machine.
//!
//! Deliberately not here: power cuts. A killed process loses nothing that it has written, synced or not; that
//! everything is synced in order is asserted by a test of the store, on its trace.

mod aim;
pub mod data;
mod program;
pub mod random;
mod round;
mod step;
pub mod task;

use aim::{Aim, Sight};
use anyhow::{Context, Result, bail, ensure};
use program::{Answer, Program};
use random::Random;
use round::{Round, Side};
use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;
use std::time::{Duration, Instant};
use step::{STEPS, Step};
use tempfile::TempDir;

/// What is killed, and how often.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The program.
    pub binary: PathBuf,
    /// The folder of the definition `ro-2024-ep`.
    pub election: PathBuf,
    /// How many processes are killed.
    pub kills: u64,
    /// Stations of the made-up election.
    pub stations: u64,
    /// Chooses the moments.
    pub seed: u64,
}

/// What was killed where. Everything held.
#[derive(Debug, Default)]
pub struct Summary {
    kills: BTreeMap<(Step, Sight, Option<Side>), u64>,
    rounds: u64,
    took: Duration,
}

impl Summary {
    /// How many processes were killed.
    pub fn killed(&self) -> u64 {
        self.kills.values().sum()
    }

    fn count(&self, keep: impl Fn(&(Step, Sight, Option<Side>)) -> bool) -> u64 {
        self.kills.iter().filter(|(key, _)| keep(key)).map(|(_, count)| count).sum()
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "{:<60} {:>5} {:>7} {:>6} {:>9}", "killed", "kills", "before", "after", "not told")?;
        for step in STEPS {
            self.row(out, &step.to_string(), |(found, ..)| *found == step)?;
            let sights = std::iter::once(&Sight::Random).chain(step.sights());
            for sight in sights.filter(|sight| self.count(|key| (key.0, &key.1) == (step, *sight)) > 0) {
                self.row(out, &format!("  {sight}"), |(of, found, _)| (of, found) == (&step, sight))?;
            }
        }
        self.row(out, "all", |_| true)?;
        writeln!(out, "before and after: of the point from which on the command's work was durable")?;
        write!(out, "{} rounds in {:.0} s; everything held", self.rounds, self.took.as_secs_f64())
    }
}

impl Summary {
    fn row(
        &self,
        out: &mut fmt::Formatter<'_>,
        name: &str,
        keep: impl Fn(&(Step, Sight, Option<Side>)) -> bool,
    ) -> fmt::Result {
        let of = |side: Option<Side>| self.count(|key| keep(key) && key.2 == side);
        let (before, after, untold) = (of(Some(Side::Before)), of(Some(Side::After)), of(None));
        writeln!(out, "{name:<60} {:>5} {before:>7} {after:>6} {untold:>9}", before + after + untold)
    }
}

/// What a round without kills tells: how long each step takes, and how many entries the record has after it.
type Reference = BTreeMap<Step, (Duration, u64)>;

/// Kills as often as it is told, and holds everything against what is expected.
pub fn run(settings: &Settings) -> Result<Summary> {
    let started = Instant::now();
    let made = data::make(settings.stations);
    let mut summary = Summary::default();
    let reference = whole(settings, &made).context("without any kill")?;
    while summary.killed() < settings.kills {
        ensure!(summary.rounds < settings.kills + 10, "the processes end before they can be killed");
        let seed = settings.seed.wrapping_add(summary.rounds);
        let mut killing = Killing::new(seed, settings.kills - summary.killed());
        let folder = folder()?;
        let mut round = round_in(&folder, settings, &made)?;
        if let Err(error) = killed(&mut round, &reference, &mut killing) {
            bail!(
                "{error:#}\n  round {} from seed {}, its kill {}: {}\n  its folder is kept: {}\n  \
                 replay: cargo xtask soak --seed {seed} --kills {} --stations {}",
                summary.rounds + 1,
                settings.seed,
                killing.number,
                killing.place,
                folder.keep().display(),
                killing.number.max(1),
                settings.stations
            );
        }
        for kill in killing.kills {
            *summary.kills.entry(kill).or_default() += 1;
        }
        summary.rounds += 1;
    }
    summary.took = started.elapsed();
    Ok(summary)
}

fn folder() -> Result<TempDir> {
    Ok(tempfile::Builder::new().prefix("hattama-soak-").tempdir()?)
}

fn round_in<'a>(folder: &TempDir, settings: &'a Settings, made: &'a data::Made) -> Result<Round<'a>> {
    Round::new(Program::new(&settings.binary, folder.path()), &settings.election, made)
}

/// A round without kills.
fn whole(settings: &Settings, made: &data::Made) -> Result<Reference> {
    let folder = folder()?;
    let mut round = round_in(&folder, settings, made)?;
    let mut reference = Reference::new();
    for step in STEPS {
        let answer = round.call(step).with_context(|| step.to_string())?;
        let size = round.complete(step, &answer).with_context(|| step.to_string())?;
        reference.insert(step, (answer.took, size));
    }
    round.revisions()?;
    Ok(reference)
}

/// The kills of a round.
struct Killing {
    random: Random,
    /// How many are left to do.
    rest: u64,
    /// The number of the last one in the round.
    number: u64,
    /// The step and moment of the last one.
    place: String,
    /// Each of them, and on which side of the durable point it fell.
    kills: Vec<(Step, Sight, Option<Side>)>,
}

impl Killing {
    fn new(seed: u64, rest: u64) -> Killing {
        Killing { random: Random::new(seed), rest, number: 0, place: String::new(), kills: Vec::new() }
    }

    /// Kills a step once, sometimes twice, and lets it end. Gives what it said at its end.
    fn step(&mut self, round: &Round<'_>, step: Step, (takes, size): (Duration, u64)) -> Result<Answer> {
        let wanted = (1 + u64::from(self.random.once_in(4))).min(self.rest);
        let signer = round.signer();
        let first = self.kills.len();
        let mut confirmed = false;
        for _ in 0..wanted {
            let aim = Aim::choose(&mut self.random, step.sights(), takes);
            self.place = format!("{step}, {aim}");
            let answer = round.kill(step, &aim)?;
            if !answer.killed() {
                self.told(first, step, &answer);
                return Ok(answer);
            }
            self.number += 1;
            self.rest -= 1;
            self.kills.push((step, aim.sight, round.side(step, &signer)?));
            confirmed |= step.imports() && answer.stdout.contains(" accepted; ");
            round.between(step, size, &mut self.random).context("between kill and second call")?;
            if round.needs_no_call(step, &signer) {
                return Ok(answer);
            }
        }
        let answer = round.call(step)?;
        ensure!(
            !confirmed || answer.stdout.contains("imported before"),
            "what was confirmed was not there: {}",
            answer.stdout
        );
        self.told(first, step, &answer);
        Ok(answer)
    }

    /// The call that ended tells on which side the kills before it fell: all before, or the last one after.
    fn told(&mut self, first: usize, step: Step, answer: &Answer) {
        let after = round::finished_only(step, answer);
        let kills = &mut self.kills[first..];
        let last = kills.len().saturating_sub(1);
        for (place, (_, _, side)) in kills.iter_mut().enumerate().filter(|(_, kill)| kill.2.is_none()) {
            *side = match after {
                false => Some(Side::Before),
                true if place == last => Some(Side::After),
                true => None,
            };
        }
    }
}

/// A round with kills.
fn killed(round: &mut Round<'_>, reference: &Reference, killing: &mut Killing) -> Result<()> {
    for step in STEPS {
        let (takes, size) = reference[&step];
        let answer = killing.step(round, step, (takes, size))?;
        let found = round.complete(step, &answer).context("after the second call")?;
        ensure!(found == size, "the record has {found} entries after {step}, expected {size}");
    }
    round.revisions()
}
