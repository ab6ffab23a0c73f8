//! A round: the commands of an election's record in one folder, some killed on the way and called again.
//!
//! What is held against the folder stands in [`Round::between`] (after a kill, before the command is called again) and
//! in [`Round::complete`] (when it has ended by itself). A round without kills is the reference: it tells how long each
//! command takes and how many entries each leaves.

use super::aim::Aim;
use super::data::{Made, Sums};
use super::program::{Answer, Program};
use super::random::Random;
use super::step::Step;
use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Where a kill fell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// Before anything of the command was durable.
    Before,
    /// After what it was to do was durable.
    After,
}

/// One round in its folder.
pub struct Round<'a> {
    /// The program and its folder.
    program: Program,
    /// The folder of the election's definition.
    election: &'a Path,
    /// What the two files say.
    made: &'a Made,
    /// Entries of the record before the step under way.
    size: Option<u64>,
    /// Entries of the publication.
    published: Option<u64>,
    /// The key that `init` told.
    key: String,
}

impl<'a> Round<'a> {
    /// A round in an empty folder; the files are written there.
    pub fn new(program: Program, election: &'a Path, made: &'a Made) -> Result<Round<'a>> {
        fs::write(program.path("v1.csv"), &made.first)?;
        fs::write(program.path("final.csv"), &made.last)?;
        Ok(Round { program, election, made, size: None, published: None, key: String::new() })
    }

    /// Kills a step at a moment; it may end before.
    pub fn kill(&self, step: Step, aim: &Aim) -> Result<Answer> {
        let answer = self.program.kill(&step.arguments(self.election), aim)?;
        ensure!(
            answer.killed() || answer.status.success(),
            "it failed before it was killed: {}",
            answer.stderr
        );
        Ok(answer)
    }

    /// Calls a step and lets it end.
    pub fn call(&self, step: Step) -> Result<Answer> {
        let answer = self.program.run(&step.arguments(self.election))?;
        ensure!(answer.status.success(), "called again, it failed: {}", answer.stderr);
        Ok(answer)
    }

    /// Whether a killed step is not called again: a change of key that stands would be followed by another one.
    pub fn needs_no_call(&self, step: Step, signer_before: &str) -> bool {
        step == Step::Rotate && self.signer() != signer_before
    }

    /// The key id under which the record's checkpoint is signed.
    pub fn signer(&self) -> String {
        // Four bytes of key id are the first five characters, and a part of the sixth.
        let note = fs::read_to_string(self.program.path("data/record/checkpoint")).unwrap_or_default();
        let signature = note.lines().last().and_then(|line| line.rsplit(' ').next());
        signature.map(|text| text.chars().take(5).collect()).unwrap_or_default()
    }

    /// Holds after a kill: who reads meanwhile sees what was before the step or what is after it, and nothing between.
    pub fn between(&self, step: Step, after: u64, random: &mut Random) -> Result<()> {
        let data = self.program.path("data");
        if self.size.is_some() || data.exists() {
            let size = size_of(&data.join("record/checkpoint"))?.context("the record has no checkpoint")?;
            ensure!(
                size == after || self.size == Some(size),
                "the record has {size} entries, expected {:?} or {after}",
                self.size
            );
            let sums = if size == after { self.sums_after(step) } else { self.sums_before(step) };
            self.tally(&sums)?;
            // Not every time: the examination opens the database and so finishes what SQLite has begun.
            if random.once_in(2) {
                self.doctor()?;
            }
        }
        // The first place has what any place has, and perhaps more: it is written first.
        let first = size_of(&self.program.path("data-public/checkpoint"))?;
        ensure!(
            first.is_some() || !data.exists(),
            "there is a data directory, and its opening is not published"
        );
        let last = size_of(&self.program.path("public/checkpoint"))?;
        ensure!(last <= first, "the first place has {first:?} entries, and a later one {last:?}");
        if first.is_some() {
            self.well(&["verify", "data-public"])?;
        }
        let allowed: Vec<u64> = self.published.into_iter().chain(step.publishes().then_some(after)).collect();
        match last {
            None => ensure!(self.published.is_none(), "the published checkpoint has gone"),
            Some(_) => {
                let size = self.verify()?;
                ensure!(allowed.contains(&size), "the publication has {size} entries, expected {allowed:?}");
            }
        }
        Ok(())
    }

    /// Holds when a step has ended by itself. Gives the record's size.
    pub fn complete(&mut self, step: Step, answer: &Answer) -> Result<u64> {
        if step == Step::Init {
            answer.stdout.trim().clone_into(&mut self.key);
        }
        self.doctor()?;
        self.tally(&self.sums_after(step))?;
        let size = size_of(&self.program.path("data/record/checkpoint"))?;
        let size = size.context("the record has no checkpoint")?;
        if step.publishes() {
            let published = self.verify()?;
            ensure!(published == size, "{published} entries are published, and the record has {size}");
            let first = size_of(&self.program.path("data-public/checkpoint"))?;
            ensure!(
                first == Some(size),
                "{first:?} entries are at the first place, and the record has {size}"
            );
            fs::copy(self.program.path("public/checkpoint"), self.program.path("older"))?;
            self.published = Some(published);
        }
        self.size = Some(size);
        Ok(size)
    }

    /// Holds at a round's end: the record has each revision of each station, and each once.
    pub fn revisions(&self) -> Result<()> {
        self.well(&["export", "public", "--to", "csv"])?;
        let text = fs::read_to_string(self.program.path("csv/protocols-european-parliament.csv"))?;
        let mut found = BTreeSet::new();
        for row in text.lines().skip(1) {
            let mut fields = row.split(',');
            let station = fields.next().context("a row without a station")?.to_owned();
            let revision = fields.next().context("a row without a revision")?.parse()?;
            ensure!(found.insert((station, revision)), "twice in the record: {row}");
        }
        let missing = self.made.revisions.difference(&found).count();
        let foreign = found.difference(&self.made.revisions).count();
        ensure!(missing + foreign == 0, "{missing} revisions are missing, and {foreign} are not ours");
        Ok(())
    }

    /// On which side of the durable point a kill fell, where the files tell.
    pub fn side(&self, step: Step, signer_before: &str) -> Result<Option<Side>> {
        let side = |after: bool| Some(if after { Side::After } else { Side::Before });
        Ok(match step {
            Step::Init => side(self.program.path("data").exists()),
            Step::PublishFirst | Step::PublishLast => {
                side(size_of(&self.program.path("public/checkpoint"))? != self.published)
            }
            Step::Rotate if self.needs_no_call(step, signer_before) => Some(Side::After),
            Step::Rotate | Step::ImportFirst | Step::ImportLast => None,
        })
    }

    fn sums_before(&self, step: Step) -> Sums {
        match step {
            Step::Init | Step::ImportFirst => Sums::default(),
            Step::PublishFirst | Step::Rotate | Step::ImportLast => self.made.first_sums.clone(),
            Step::PublishLast => self.made.last_sums.clone(),
        }
    }

    fn sums_after(&self, step: Step) -> Sums {
        match step {
            Step::Init => Sums::default(),
            Step::ImportFirst | Step::PublishFirst | Step::Rotate => self.made.first_sums.clone(),
            Step::ImportLast | Step::PublishLast => self.made.last_sums.clone(),
        }
    }

    fn doctor(&self) -> Result<()> {
        self.well(&["doctor", "data"]).map(|_| ())
    }

    fn tally(&self, expected: &Sums) -> Result<()> {
        let tally: Value = serde_json::from_str(&self.well(&["tally", "data", "--json"])?)?;
        let mut sums = Sums::default();
        let number = |value: &Value| value.as_u64().with_context(|| format!("{value} is no count"));
        sums.stations = number(&tally["coverage"]["stations"]["in"])?;
        for (code, sum) in tally["lines"].as_object().context("the tally has no lines")? {
            sums.put(code, number(sum)?);
        }
        for row in tally["options"].as_array().context("the tally has no options")? {
            sums.put(row["option"].as_str().context("an option has no code")?, number(&row["votes"])?);
        }
        ensure!(sums == *expected, "the tally has {sums:?}, expected {expected:?}");
        Ok(())
    }

    /// Verifies the publication by the first key, and against the last checkpoint that was kept. Gives its size.
    fn verify(&self) -> Result<u64> {
        let mut arguments = vec!["verify", "public", "--json", "--key", &self.key];
        if self.published.is_some() {
            arguments.extend(["--since", "older"]);
        }
        let report: Value = serde_json::from_str(&self.well(&arguments)?)?;
        report["size"].as_u64().context("the verification names no size")
    }

    fn well(&self, arguments: &[&str]) -> Result<String> {
        let words: Vec<String> = arguments.iter().map(|word| (*word).to_owned()).collect();
        let answer = self.program.run(&words)?;
        if !answer.status.success() {
            bail!(
                "`hattama {}` ends with {}:\n{}{}",
                words.join(" "),
                answer.status,
                answer.stdout,
                answer.stderr
            );
        }
        Ok(answer.stdout)
    }
}

/// Whether a call only finished what was durable before it.
pub fn finished_only(step: Step, answer: &Answer) -> bool {
    match step {
        Step::Rotate => answer.stderr.contains("cut short"),
        _ => answer.stdout.contains("imported before"),
    }
}

/// The size that a checkpoint states; `None` where there is none.
fn size_of(path: &Path) -> Result<Option<u64>> {
    match fs::read_to_string(path) {
        Ok(text) => {
            let size = text.lines().nth(1).and_then(|line| line.parse().ok());
            size.map(Some).with_context(|| format!("{} states no size: {text:?}", path.display()))
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| path.display().to_string()),
    }
}
