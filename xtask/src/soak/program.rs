//! The program in a folder of its own: run to its end, or killed on the way.

use super::aim::{Aim, Baseline};
use anyhow::{Context, Result};
use std::fs::{self, File};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus};
use std::time::{Duration, Instant};

/// SIGKILL, which no process hears coming.
const KILL: i32 = 9;

/// Between two looks at what the process has done.
const LOOK: Duration = Duration::from_micros(50);

/// The program and the folder in which it runs.
pub struct Program {
    binary: PathBuf,
    /// Where it runs.
    pub folder: PathBuf,
}

/// What a process has left.
pub struct Answer {
    /// How it ended.
    pub status: ExitStatus,
    /// What it printed.
    pub stdout: String,
    /// What it said.
    pub stderr: String,
    /// How long it ran.
    pub took: Duration,
}

impl Answer {
    /// Whether it was killed before its end.
    pub fn killed(&self) -> bool {
        self.status.signal() == Some(KILL)
    }
}

impl Program {
    /// The program, to be run in this folder.
    pub fn new(binary: &Path, folder: &Path) -> Program {
        Program { binary: binary.to_owned(), folder: folder.to_owned() }
    }

    /// A path in its folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Runs it to its end.
    pub fn run(&self, arguments: &[String]) -> Result<Answer> {
        self.start(arguments, None)
    }

    /// Runs it until the moment that is aimed at, and kills it.
    pub fn kill(&self, arguments: &[String], aim: &Aim) -> Result<Answer> {
        self.start(arguments, Some(aim))
    }

    fn start(&self, arguments: &[String], aim: Option<&Aim>) -> Result<Answer> {
        let (out, err) = (self.path("stdout"), self.path("stderr"));
        let create = |path: &Path| File::create(path).with_context(|| path.display().to_string());
        let mut command = Command::new(&self.binary);
        command.args(arguments).current_dir(&self.folder).stdout(create(&out)?).stderr(create(&err)?);
        command.env_remove("HATTAMA_PASSPHRASE_FILE");
        let baseline = Baseline::of(&self.folder);
        let started = Instant::now();
        let mut child = command.spawn().with_context(|| self.binary.display().to_string())?;
        if let Some(aim) = aim {
            let mut seen_at = None;
            loop {
                if child.try_wait()?.is_some() {
                    break;
                }
                if seen_at.is_none() && aim.reached(&self.folder, &baseline, started) {
                    seen_at = Some(Instant::now());
                }
                if seen_at.is_some_and(|seen| seen.elapsed() >= aim.then) {
                    child.kill()?;
                    break;
                }
                std::thread::sleep(LOOK);
            }
        }
        let status = child.wait()?;
        let took = started.elapsed();
        let read = |path: &Path| fs::read(path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        Ok(Answer { status, stdout: read(&out)?, stderr: read(&err)?, took })
    }
}
