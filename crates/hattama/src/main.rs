//! The program: arguments, wiring, the demonstration; the only `fn main`.
//!
//! Each command lives in a file of [`commands`]; what several share stands beside: [`draft`] (a fact is accepted only if
//! the verifier would accept it), [`place`] (where a record is read from), [`directory`] (how a data directory is
//! opened), [`clock`].

mod cli;
mod clock;
mod commands;
mod demonstration;
mod directory;
mod election;
mod geography;
mod intake;
mod observers;
mod place;
mod printed;
mod report;
mod scans;
mod target;

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    tracing_subscriber::fmt()
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_env("HATTAMA_LOG").unwrap_or_else(|_| "warn".into()),
        )
        .with_writer(std::io::stderr)
        .init();
    let cli = match cli::Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version are what was asked for; anything else was not done.
            let code = if error.use_stderr() { 2 } else { 0 };
            let _ = error.print();
            return ExitCode::from(code);
        }
    };
    let runtime = match tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("hattama: the program could not start: {error}");
            return ExitCode::from(2);
        }
    };
    match runtime.block_on(commands::run(cli.command)) {
        Ok(commands::Done::Well) => ExitCode::SUCCESS,
        Ok(commands::Done::WithFindings) => ExitCode::from(1),
        Err(error) => {
            eprintln!("hattama: {error:#}");
            ExitCode::from(2)
        }
    }
}
