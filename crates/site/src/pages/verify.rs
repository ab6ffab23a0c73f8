//! Recount it yourself: the elements that the recount's script fills, and in words what a recount proves and what not.
//!
//! Key, root and size stand here as the server states them. Whoever compares them with a witness or a newspaper learns
//! whether the server showed this record to everyone; the page says so, since its code comes from the same server.

use crate::assets;
use crate::frame::Frame;
use askama::Template;
use language::Value;

#[derive(Template)]
#[template(path = "verify.html")]
struct Verify<'a> {
    frame: Frame<'a>,
    script: bool,
    key: String,
    root: String,
    size: String,
    signers: Vec<String>,
    steps: [&'static str; 6],
}

/// The steps of a recount, as its script names them.
const STEPS: [&str; 6] = ["checkpoint", "entries", "tree", "facts", "figures", "page"];

/// The recount's script, where this build has it.
const SCRIPT: &str = "recount/page.js";

pub fn render(frame: Frame<'_>) -> String {
    let head = frame.snapshot.head();
    let key = frame.snapshot.state().key_at(head.size).map_or(String::new(), ToString::to_string);
    let size = frame.reader.say("count-entries", &[("count", Value::Count(head.size))]);
    Verify {
        script: assets::ASSETS.iter().any(|asset| asset.name == SCRIPT),
        key,
        root: head.root.to_string(),
        size,
        signers: head.signers.clone(),
        steps: STEPS,
        frame,
    }
    .render()
    .expect("a template writes to memory")
}
