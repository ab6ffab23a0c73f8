//! The project's automation, run as `cargo xtask <task>`.

fn main() {}
