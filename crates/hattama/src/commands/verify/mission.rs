//! `verify` of a mission's publication: its record, the files that it names, and every figure of its statements.

use crate::cli::Verify;
use crate::commands::Done;
use crate::place::{Place, read_file};
use crate::report::{count, out};
use anyhow::{Context, Result, anyhow, bail};
use mission::verify::{Verified, verify};
use record::checkpoint::Checkpoint;
use record::note::{Note, VerifierKey};
use serde_json::json;

pub fn run(arguments: &Verify, place: &Place, key: Option<&VerifierKey>) -> Result<Done> {
    if arguments.policy.is_some() || arguments.journal.is_some() {
        bail!(
            "{}: this is a mission's record: --policy and --journal are for a commission's; name its key with --key",
            arguments.place
        );
    }
    let read = |path: &str| place.read(path);
    let since = arguments.since.as_deref().map(read_file).transpose()?;
    let since = since.map(|bytes| Note::parse(&bytes).context("--since")).transpose()?;
    let older = since.as_ref().map(|note| Checkpoint::parse(note.text()).context("--since")).transpose()?;
    let found = verify(&read, older.as_ref()).map_err(|why| anyhow!("{}: {why}", arguments.place))?;
    if let Some(note) = &since {
        note.verify([&found.record.key]).context("--since: the mission's key has not signed it")?;
    }
    if let Some(key) = key.filter(|key| **key != found.record.key) {
        bail!("{}: signed by {}, expected {key}", arguments.place, found.record.key);
    }
    out(&if arguments.json { format!("{:#}\n", as_json(&found)) } else { text(&arguments.place, &found) })?;
    Ok(if found.wrong.is_empty() { Done::Well } else { Done::WithFindings })
}

fn as_json(found: &Verified) -> serde_json::Value {
    let wrong = found.wrong.iter().map(|wrong| json!({"entry": wrong.entry, "says": wrong.what}));
    json!({
        "holds": found.wrong.is_empty(),
        "mission": found.record.mission.id,
        "origin": found.record.checkpoint.origin,
        "size": found.record.checkpoint.size,
        "root": found.record.checkpoint.root.to_string(),
        "key": found.record.key.to_string(),
        "files": found.files,
        "copies": found.copies,
        "drawn": found.drawn,
        "statements": found.statements,
        "figures": found.figures,
        "violations": wrong.collect::<Vec<_>>(),
    })
}

fn text(place: &str, found: &Verified) -> String {
    let stated = &found.record.checkpoint;
    let mut text = format!(
        "{place}: {}, a mission's record\nrecord of {} entries, signed and whole\nroot {}\nkey  {}\n\n",
        stated.origin, stated.size, stated.root, found.record.key
    );
    text.push_str(&format!(
        "{} that it names, {} of protocols\n",
        count(found.files as u64, "file"),
        count(found.copies, "copy")
    ));
    if found.drawn > 0 {
        text.push_str(&format!("{} of its sample, drawn again\n", count(found.drawn, "station")));
    }
    text.push_str(&format!(
        "{} with {}, computed again\n\n",
        count(found.statements, "statement"),
        count(found.figures, "figure")
    ));
    for wrong in &found.wrong {
        text.push_str(&format!("BROKEN: entry {}: {}\n", wrong.entry, wrong.what));
    }
    if found.wrong.is_empty() {
        text.push_str("everything that was checked holds\n");
    }
    text
}
