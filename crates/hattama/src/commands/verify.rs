//! `verify`: a published record, held against every property.

mod mission;

use super::Done;
use crate::cli::Verify;
use crate::place::{Place, read_file};
use crate::report::{self, out};
use anyhow::{Context, Result, anyhow, bail};
use record::note::VerifierKey;
use record::policy::Policy;
use replay::verify::{Report, Trust, Verdict, verify};
use replay::{Place as Where, Property};
use serde_json::{Value, json};
use std::path::Path;
use store::journal::Stated;

/// Violations that are listed for people; JSON lists all.
const LISTED: usize = 50;

pub fn run(arguments: Verify) -> Result<Done> {
    let trust = trust(&arguments)?;
    let place = Place::find(&arguments.place)?;
    if Path::new(&arguments.place).join(store::DATABASE).exists() {
        bail!(
            "{0}: this is a data directory; what can be verified is its publication: `hattama publish {0}`",
            arguments.place
        );
    }
    let reached = place.read("checkpoint").map_err(|why| anyhow!(why))?;
    reached.with_context(|| {
        format!("{}: found no checkpoint; name a publication's folder or URL", arguments.place)
    })?;
    if site::observers::Record::is_one(&|path: &str| place.read(path)).map_err(|why| anyhow!(why))? {
        return mission::run(&arguments, &place, trust.key.as_ref());
    }
    let bar = report::bar(0, "verifying");
    let mut progress = |done, of| {
        bar.set_length(of);
        bar.set_position(done);
    };
    let found = verify(&|path: &str| place.read(path), &trust, &mut progress);
    bar.finish_and_clear();
    if arguments.json {
        out(&format!("{:#}\n", as_json(&found)))?;
    } else {
        print(&arguments.place, &found)?;
    }
    let journal = match &arguments.journal {
        Some(folder) => journal(folder, &place)?,
        None => true,
    };
    let done = if found.holds() && journal { Done::Well } else { Done::WithFindings };
    // The program ends here: a million small pieces are given back faster with the process than one by one.
    std::mem::forget(found);
    Ok(done)
}

/// Holds a journal against its own hashes and against what the record states of it. Says what it finds; true where
/// everything holds.
fn journal(folder: &Path, record: &Place) -> Result<bool> {
    let state = crate::place::load(&|path: &str| record.read(path))?;
    let stated: Vec<Stated> = state
        .journal
        .iter()
        .map(|at| Stated { entry: at.entry, size: at.fact.size, root: at.fact.root.clone() })
        .collect();
    let files = ::publish::source::Folder(folder.to_owned());
    let found = store::journal::verify(&|path: &str| files.read(path), None, &stated)
        .map_err(|why| anyhow!("{}: {why}", folder.display()))?;
    let mut text = format!(
        "\n{}: journal of {} events, held against {} statements of the record\n",
        folder.display(),
        found.size,
        found.stated
    );
    for wrong in &found.wrong {
        text.push_str(&format!("BROKEN: {wrong}\n"));
    }
    if found.wrong.is_empty() {
        text.push_str("it is the journal that the record states\n");
    }
    eprint!("{text}");
    Ok(found.wrong.is_empty())
}

fn trust(arguments: &Verify) -> Result<Trust> {
    let key = arguments.key.as_ref().map(|key| key.parse::<VerifierKey>().context("--key")).transpose()?;
    let policy = match &arguments.policy {
        Some(path) => {
            let text = String::from_utf8(read_file(path)?).with_context(|| path.display().to_string())?;
            Some(Policy::parse(&text).with_context(|| path.display().to_string())?)
        }
        None => None,
    };
    let since = arguments.since.as_deref().map(read_file).transpose()?;
    Ok(Trust { key, policy, since, scans: arguments.scans })
}

fn as_json(report: &Report) -> Value {
    let properties: Vec<Value> = Property::ALL
        .iter()
        .map(|&property| {
            let (verdict, reason) = match report.verdict(property) {
                Verdict::Holds => ("holds", None),
                Verdict::Broken(_) => ("broken", None),
                Verdict::NotChecked(reason) => ("not_checked", Some(reason)),
            };
            let mut value = json!({ "id": property.id(), "says": property.says(), "verdict": verdict });
            if let Some(reason) = reason {
                value["reason"] = json!(reason);
            }
            value
        })
        .collect();
    let violations: Vec<Value> = report
        .violations
        .iter()
        .map(|violation| {
            let mut value = json!({ "property": violation.property.id(), "message": violation.message });
            match &violation.place {
                Where::Entry(index) => value["entry"] = json!(index),
                Where::File(path) => value["file"] = json!(path),
            }
            value
        })
        .collect();
    json!({
        "holds": report.holds(),
        "key": report.key.as_ref().map(ToString::to_string),
        "origin": report.checkpoint.as_ref().map(|checkpoint| checkpoint.origin.clone()),
        "properties": properties,
        "root": report.checkpoint.as_ref().map(|checkpoint| checkpoint.root.to_string()),
        "size": report.checkpoint.as_ref().map(|checkpoint| checkpoint.size),
        "violations": violations,
    })
}

/// The report for people.
pub fn print(place: &str, report: &Report) -> Result<()> {
    let mut text = String::new();
    if let Some(checkpoint) = &report.checkpoint {
        text.push_str(&format!("{place}: {}\n", checkpoint.origin));
        text.push_str(&format!("record of {} entries, {} bytes\n", checkpoint.size, report.entry_bytes));
        text.push_str(&format!("root {}\n", checkpoint.root));
    }
    if let Some(key) = &report.key {
        text.push_str(&format!("key  {key}\n"));
    }
    text.push('\n');
    for (number, &property) in (1..).zip(Property::ALL) {
        let verdict = match report.verdict(property) {
            Verdict::Holds => "holds".to_owned(),
            Verdict::Broken(times) => format!("BROKEN ({times})"),
            Verdict::NotChecked(reason) => format!("not checked: {reason}"),
        };
        text.push_str(&format!("{number:>3}  {:<22} {verdict}\n", property.id()));
    }
    text.push('\n');
    for violation in report.violations.iter().take(LISTED) {
        text.push_str(&format!("{violation}\n"));
    }
    if report.violations.len() > LISTED {
        text.push_str(&format!("and {} more; --json lists all\n", report.violations.len() - LISTED));
    }
    if report.holds() {
        text.push_str("everything that was checked holds\n");
    }
    out(&text)
}
