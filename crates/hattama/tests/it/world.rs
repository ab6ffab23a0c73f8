//! A folder of its own for each test, and the program to run in it.

use serde_json::Value;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

/// How the program answered.
pub struct Answer {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Answer {
    /// Asserts the exit code; shows everything where it is another.
    #[track_caller]
    pub fn code(self, expected: i32) -> Answer {
        assert_eq!(self.code, expected, "stdout:\n{}\nstderr:\n{}", self.stdout, self.stderr);
        self
    }

    /// Asserts that stderr holds a text.
    #[track_caller]
    pub fn says(self, expected: &str) -> Answer {
        assert!(self.stderr.contains(expected), "expected {expected:?} in stderr:\n{}", self.stderr);
        self
    }

    /// Asserts that stdout holds a text.
    #[track_caller]
    pub fn prints(self, expected: &str) -> Answer {
        assert!(self.stdout.contains(expected), "expected {expected:?} in stdout:\n{}", self.stdout);
        self
    }

    pub fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}:\n{}", self.stdout))
    }
}

/// A folder that goes away with the test.
pub struct World {
    folder: tempfile::TempDir,
}

impl World {
    pub fn new() -> World {
        World { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, bytes).unwrap();
        path
    }

    /// Runs the program in this folder. Words that begin with `@` are paths from the project's root.
    pub fn run(&self, line: &str) -> Answer {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        self.run_words(&words)
    }

    /// The same with the file of a passphrase in the environment.
    pub fn run_with_passphrase(&self, file: &str, line: &str) -> Answer {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        let mut command = Command::new(env!("CARGO_BIN_EXE_hattama"));
        command.env("HATTAMA_PASSPHRASE_FILE", file);
        self.answer(command, &words)
    }

    /// The same with other variables in the environment.
    #[cfg(feature = "s3")]
    pub fn run_in(&self, environment: &[(&str, &str)], line: &str) -> Answer {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        let mut command = Command::new(env!("CARGO_BIN_EXE_hattama"));
        command.envs(environment.iter().copied());
        self.answer(command, &words)
    }

    pub fn run_words(&self, words: &[String]) -> Answer {
        let mut command = Command::new(env!("CARGO_BIN_EXE_hattama"));
        command.env_remove("HATTAMA_PASSPHRASE_FILE");
        self.answer(command, words)
    }

    /// The same as a user who has no right but to this folder: the superuser, who would have every right, is another
    /// user for it; anybody else is nobody already.
    #[cfg(unix)]
    pub fn run_as_nobody(&self, line: &str) -> Answer {
        use std::os::unix::fs::{MetadataExt, chown};
        use std::os::unix::process::CommandExt;
        const NOBODY: u32 = 65_534;
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        let is_root = std::fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0);
        if !is_root {
            return self.run_words(&words);
        }
        // The program may lie where nobody else can go.
        let program = self.path("hattama-of-nobody");
        if !program.exists() {
            std::fs::copy(env!("CARGO_BIN_EXE_hattama"), &program).unwrap();
        }
        let mut folders = vec![self.folder.path().to_owned()];
        while let Some(folder) = folders.pop() {
            let entries = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
            for path in entries.filter(|path| !path.is_symlink()) {
                chown(&path, Some(NOBODY), Some(NOBODY)).unwrap();
                if path.is_dir() {
                    folders.push(path);
                }
            }
            chown(&folder, Some(NOBODY), Some(NOBODY)).unwrap();
        }
        let mut command = Command::new(program);
        command.uid(NOBODY).gid(NOBODY);
        self.answer(command, &words)
    }

    fn answer(&self, mut command: Command, words: &[String]) -> Answer {
        command.current_dir(self.folder.path());
        for word in words {
            match word.strip_prefix('@') {
                Some(path) => command.arg(root().join(path)),
                None => command.arg(word),
            };
        }
        let output = command.output().expect("the program starts");
        Answer {
            code: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

/// The project's root.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Whether a missing help is a failure: CI has everything.
pub fn required() -> bool {
    std::env::var_os("HATTAMA_REQUIRE").is_some_and(|value| value == "1")
}

/// Says by name that a test was skipped, past the test runner's capture; fails where everything is required.
#[track_caller]
pub fn skipped(test: &str, why: &str) {
    assert!(!required(), "{test} cannot be skipped here: {why}");
    tell(&format!("skipped {test}: {why}\n"));
}

/// The folder of real elections, or `None` after saying that the test is skipped.
#[track_caller]
pub fn data(test: &str) -> Option<PathBuf> {
    let folder = match std::env::var_os("HATTAMA_DATA") {
        Some(folder) => PathBuf::from(folder),
        None => root().join("../shared/data"),
    };
    let folder = if folder.is_absolute() { folder } else { root().join(folder) };
    if folder.is_dir() {
        return Some(folder);
    }
    skipped(test, &format!("found no real elections at {}; set HATTAMA_DATA", folder.display()));
    None
}

/// Says by name that a test was skipped for what the machine does not allow and nobody could install.
pub fn skipped_by_machine(test: &str, why: &str) {
    tell(&format!("skipped {test}: {why}\n"));
}

/// To the terminal itself: the test runner captures only what the print macros write.
fn tell(line: &str) {
    std::io::stderr().write_all(line.as_bytes()).unwrap();
}
