//! What people read on a terminal: tables, progress, and the summary of an import before it counts.

use crate::intake::Counts;
use anyhow::Result;
use formats::import::Reading;
use formats::mapping::Content;
use indicatif::{ProgressBar, ProgressStyle};
use model::definition::{PlacedStation, UNIT};
use model::fact::Stage;
use replay::State;
use std::collections::{BTreeMap, BTreeSet};

/// Writes to stdout. A reader that went away, as `head` does, is no error.
pub fn out(text: &str) -> Result<()> {
    use std::io::Write;
    match std::io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        written => Ok(written?),
    }
}

/// A bar on stderr; nothing where stderr is no terminal.
pub fn bar(length: u64, what: &'static str) -> ProgressBar {
    let style =
        ProgressStyle::with_template("{msg} {bar:40} {percent}% {eta}").expect("the template is ours");
    let bar = ProgressBar::new(length).with_style(style);
    bar.set_message(what);
    bar
}

/// How long each phase of a command took, for `HATTAMA_LOG=info`.
pub struct Phases(std::time::Instant);

impl Phases {
    /// The first phase begins.
    pub fn begin() -> Phases {
        Phases(std::time::Instant::now())
    }

    /// A phase ended, and the next begins.
    pub fn done(&mut self, phase: &str) {
        tracing::info!(milliseconds = self.0.elapsed().as_millis() as u64, "{phase}");
        self.0 = std::time::Instant::now();
    }
}

/// A count with its noun: `1 entry`, `2 entries`.
pub fn count(number: u64, noun: &str) -> String {
    match (number, noun.strip_suffix('y')) {
        (1, _) => format!("1 {noun}"),
        (_, Some(stem)) => format!("{} {stem}ies", grouped(number)),
        (_, None) => format!("{} {noun}s", grouped(number)),
    }
}

/// How many stations and publication units a definition has; a unit is no station.
pub fn places(stations: &[PlacedStation]) -> String {
    let units = stations.iter().filter(|placed| placed.station.kind == UNIT).count() as u64;
    let stations = count(stations.len() as u64 - units, "station");
    if units == 0 { stations } else { format!("{stations} and {}", count(units, "publication unit")) }
}

/// A number with its digits in groups of three.
pub fn grouped(count: u64) -> String {
    let digits = count.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Columns aligned: the first to the left, the others to the right.
pub fn table(head: &[&str], rows: &[Vec<String>]) -> String {
    let cells = |row: &[String], index: usize| row.get(index).map_or(0, |cell| cell.chars().count());
    let widths: Vec<usize> = head
        .iter()
        .enumerate()
        .map(|(index, name)| {
            rows.iter().map(|row| cells(row, index)).chain([name.chars().count()]).max().unwrap_or(0)
        })
        .collect();
    let line = |row: Vec<&str>| {
        let mut line = String::new();
        for (index, (cell, &width)) in row.iter().zip(&widths).enumerate() {
            let pad = " ".repeat(width - cell.chars().count());
            let gap = if index > 0 { "  " } else { "" };
            line.push_str(&if index == 0 { format!("{cell}{pad}") } else { format!("{gap}{pad}{cell}") });
        }
        line.trim_end().to_owned() + "\n"
    };
    let mut text = line(head.to_vec());
    text.push_str(&line(widths.iter().map(|_| "").collect()).replace('\n', ""));
    for row in rows {
        text.push_str(&line(row.iter().map(String::as_str).collect()));
    }
    text
}

/// What a file brings, before it counts. To stderr, so that it is seen when stdout goes elsewhere.
pub fn import(file: &str, reading: &Reading, counts: &Counts) {
    eprintln!("{file}: {} rows", grouped(reading.rows));
    let what = [
        ("new areas", counts.areas),
        ("new stations", counts.stations),
        ("first protocols", counts.first),
        ("later revisions", counts.revisions),
        ("turnout reports", counts.turnout),
        ("summary protocols", counts.summaries),
        ("that differ from the sum", counts.differing),
        ("unchanged", counts.unchanged),
        ("with findings to be explained", counts.with_findings),
    ];
    for (name, count) in what.into_iter().filter(|(_, count)| *count > 0) {
        eprintln!("  {name:<30} {:>14}", grouped(count));
    }
    let times = || reading.protocols.iter().map(|row| row.at);
    if let (Some(first), Some(last)) = (times().min(), times().max()) {
        eprintln!("  times from {first} to {last}");
    }
    if !reading.stations.is_empty() {
        let mut kinds: BTreeMap<&str, u64> = BTreeMap::new();
        for placed in &reading.stations {
            *kinds.entry(&placed.station.kind).or_default() += 1;
        }
        let kinds: Vec<String> =
            kinds.iter().map(|(kind, count)| format!("{kind} {}", grouped(*count))).collect();
        eprintln!("  kinds of new stations: {}", kinds.join(", "));
    }
    turnout(reading);
    if reading.bound.kind == Content::Protocols {
        eprintln!("totals of the file");
        for (code, sum) in reading.totals() {
            eprintln!("  {code:<30} {:>14}", grouped(sum));
        }
        texts(reading);
    }
}

/// So many reasons and explanations are shown.
const TEXTS_MAX: usize = 5;

/// The reasons and explanations that will be published, which nothing but a reader can tell from wrong ones.
fn texts(reading: &Reading) {
    let given = |row: &formats::import::ProtocolRow| [row.reason.clone(), row.explanation.clone()];
    let texts: BTreeSet<String> = reading.protocols.iter().flat_map(given).flatten().collect();
    if texts.is_empty() {
        return;
    }
    eprintln!("texts that will be published (where letters look wrong, the mapping's `encoding` is wrong)");
    texts.iter().take(TEXTS_MAX).for_each(|text| eprintln!("  {text}"));
    if texts.len() > TEXTS_MAX {
        eprintln!("  and {} more", grouped((texts.len() - TEXTS_MAX) as u64));
    }
}

/// Turnout by hour, and what a person should look at before it counts.
fn turnout(reading: &Reading) {
    let mut hours: BTreeMap<&str, (u64, u64, u64)> = BTreeMap::new();
    for report in &reading.turnout {
        let hour = hours.entry(&report.hour).or_default();
        for (_, took_part, registered) in &report.rows {
            hour.0 += took_part;
            hour.1 += registered;
            hour.2 += u64::from(took_part > registered);
        }
    }
    for (hour, (took_part, registered, above)) in hours {
        let above =
            if above > 0 { format!(", {} above their register", grouped(above)) } else { String::new() };
        eprintln!(
            "  {hour}  {:>12} took part of {:>12} registered{above}",
            grouped(took_part),
            grouped(registered)
        );
    }
}

/// What is to be known before protocols come into a contest whose final result was announced.
pub fn after_final(state: &State, contest: &str) {
    let mut of_contest = state.announcements.iter().filter(|announced| announced.fact.contest == contest);
    if let Some(last) = of_contest.next_back().filter(|announced| announced.fact.stage == Stage::Final) {
        eprintln!(
            "the final result of {contest} was announced at entry {}: its figures stay, and what this file changes is \
             shown beside them",
            last.entry
        );
    }
}

/// So many lines of differences are shown.
const DIFFERENCES_MAX: usize = 20;

/// Where the summary protocols of an import, compared with the record of `as_of` entries, differ from the sum.
pub fn differences(state: &State, as_of: u64) {
    let mut told = 0;
    for summary in state.summaries.iter().filter(|at| at.entry >= as_of).map(|at| &at.fact) {
        let Some(contest) = state.contest(&summary.contest) else { continue };
        let pairs = summary.lines.iter().zip(&summary.difference).enumerate();
        for (place, (line, difference)) in pairs.filter(|(_, (_, difference))| **difference != 0) {
            told += 1;
            if told <= DIFFERENCES_MAX {
                let code = contest.checks.line_code(place);
                eprintln!("  {} {code}: {} (difference {difference:+})", summary.area, grouped(*line));
            }
        }
    }
    if told > DIFFERENCES_MAX {
        eprintln!("  and {} more; `hattama findings` lists them", grouped((told - DIFFERENCES_MAX) as u64));
    }
}
