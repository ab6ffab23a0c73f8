//! `verify`: a published record, held against every property.

use super::Done;
use crate::cli::Verify;
use crate::place::Place;
use crate::report;
use anyhow::{Context, Result};
use record::note::VerifierKey;
use record::policy::Policy;
use replay::verify::{Report, Trust, Verdict, verify};
use replay::{Place as Where, Property};
use serde_json::{Value, json};

/// Violations that are listed for people; JSON lists all.
const LISTED: usize = 50;

pub fn run(arguments: Verify) -> Result<Done> {
    let trust = trust(&arguments)?;
    let place = Place::find(&arguments.place)?;
    let bar = report::bar(0, "verifying");
    let mut progress = |done, of| {
        bar.set_length(of);
        bar.set_position(done);
    };
    let found = verify(&|path: &str| place.read(path), &trust, &mut progress);
    bar.finish_and_clear();
    if arguments.json {
        println!("{:#}", as_json(&found));
    } else {
        print(&arguments.place, &found);
    }
    Ok(if found.holds() { Done::Well } else { Done::WithFindings })
}

fn trust(arguments: &Verify) -> Result<Trust> {
    let key = arguments.key.as_ref().map(|key| key.parse::<VerifierKey>().context("--key")).transpose()?;
    let read = |path: &std::path::PathBuf| std::fs::read(path).with_context(|| path.display().to_string());
    let policy = match &arguments.policy {
        Some(path) => {
            let text = String::from_utf8(read(path)?).with_context(|| path.display().to_string())?;
            Some(Policy::parse(&text).with_context(|| path.display().to_string())?)
        }
        None => None,
    };
    let since = arguments.since.as_ref().map(read).transpose()?;
    Ok(Trust { key, policy, since })
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
pub fn print(place: &str, report: &Report) {
    if let Some(checkpoint) = &report.checkpoint {
        println!("{place}: {}", checkpoint.origin);
        println!("record of {} entries, {} bytes", checkpoint.size, report.entry_bytes);
        println!("root {}", checkpoint.root);
    }
    if let Some(key) = &report.key {
        println!("key  {key}");
    }
    println!();
    for (number, &property) in (1..).zip(Property::ALL) {
        let verdict = match report.verdict(property) {
            Verdict::Holds => "holds".to_owned(),
            Verdict::Broken(times) => format!("BROKEN ({times})"),
            Verdict::NotChecked(reason) => format!("not checked: {reason}"),
        };
        println!("{number:>3}  {:<22} {verdict}", property.id());
    }
    println!();
    for violation in report.violations.iter().take(LISTED) {
        println!("{violation}");
    }
    if report.violations.len() > LISTED {
        println!("and {} more; --json lists all", report.violations.len() - LISTED);
    }
    if report.holds() {
        println!("everything that was checked holds");
    }
}
