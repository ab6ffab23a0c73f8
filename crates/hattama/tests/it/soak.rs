//! The soak of `cargo xtask soak`, short: the program is killed twenty times and finishes what it began.

use crate::world::root;
use std::path::PathBuf;
use xtask::soak::{Settings, run};

#[test]
fn twenty_kills_lose_nothing_and_double_nothing() {
    let settings = Settings {
        binary: PathBuf::from(env!("CARGO_BIN_EXE_hattama")),
        election: root().join("elections/ro-2024-ep"),
        kills: 20,
        stations: 400,
        seed: 20,
    };
    let summary = run(&settings).unwrap_or_else(|error| panic!("{error:#}"));
    assert_eq!(summary.killed(), 20);
    println!("{summary}");
}
