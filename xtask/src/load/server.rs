//! The program as a server: started in a folder of its own, killed at any moment, started again.

use anyhow::{Context, Result, bail};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A program that serves.
pub struct Server {
    binary: PathBuf,
    folder: PathBuf,
    /// Where it is.
    pub address: SocketAddr,
    /// The command that serves, without its address.
    serves: &'static [&'static str],
    child: Option<Child>,
}

/// How long a server may take to answer for the first time.
const PATIENCE: Duration = Duration::from_secs(60);

impl Server {
    /// Makes the data directory of an election, and starts a desk for it.
    pub fn open(binary: &Path, folder: &Path, election: &Path) -> Result<Server> {
        let mut server = Server::closed(binary, folder, &["desk", "data"])?;
        let election = election.display().to_string();
        server.run(&[
            "init",
            "data",
            "--election",
            &election,
            "--origin",
            "demonstration.hattama.example/load",
        ])?;
        server.start()?;
        Ok(server)
    }

    /// A server that was not started, at a free address.
    pub fn closed(binary: &Path, folder: &Path, serves: &'static [&'static str]) -> Result<Server> {
        let free = TcpListener::bind("127.0.0.1:0")?;
        let address = free.local_addr()?;
        Ok(Server { binary: binary.to_owned(), folder: folder.to_owned(), address, serves, child: None })
    }

    /// Runs a command of the program to its end. Returns what it printed.
    pub fn run(&self, arguments: &[&str]) -> Result<String> {
        let done = Command::new(&self.binary).args(arguments).current_dir(&self.folder).output()?;
        let said = String::from_utf8_lossy(&done.stdout).into_owned();
        if !done.status.success() {
            bail!(
                "hattama {}: {}{said}{}",
                arguments.join(" "),
                done.status,
                String::from_utf8_lossy(&done.stderr)
            );
        }
        Ok(said)
    }

    /// Starts it, and waits until it answers.
    pub fn start(&mut self) -> Result<()> {
        let listen = self.address.to_string();
        let log = std::fs::File::options().create(true).append(true).open(self.folder.join("server.log"))?;
        let child = Command::new(&self.binary)
            .args(self.serves)
            .args(["--listen", &listen])
            .current_dir(&self.folder)
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            .spawn()
            .with_context(|| self.binary.display().to_string())?;
        self.child = Some(child);
        let began = Instant::now();
        while TcpStream::connect_timeout(&self.address, Duration::from_millis(200)).is_err() {
            let child = self.child.as_mut().context("started above")?;
            if let Some(status) = child.try_wait()? {
                bail!("it ended at its start, {status}: {}", self.log());
            }
            if began.elapsed() > PATIENCE {
                bail!("it does not answer: {}", self.log());
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        Ok(())
    }

    /// Kills it, as a power cut would.
    pub fn kill(&mut self) -> Result<()> {
        if let Some(mut child) = self.child.take() {
            child.kill()?;
            child.wait()?;
        }
        Ok(())
    }

    /// What it has said.
    pub fn log(&self) -> String {
        std::fs::read_to_string(self.folder.join("server.log")).unwrap_or_default()
    }

    /// The most memory that it has taken, in MiB.
    pub fn memory_max(&self) -> Option<u64> {
        let pid = self.child.as_ref()?.id();
        let status = std::fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
        Some(line.trim().trim_end_matches(" kB").parse::<u64>().ok()? / 1_024)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.kill();
    }
}
