//! Findings as people read them: a paragraph a check, its lines aligned, at most [`WIDTH`] columns.

use crate::report::{count, grouped};
use checks::registry::severity_name;
use model::definition::{Scope, Severity};
use model::fact::Basis;
use replay::findings::{Fault, Row, Which};
use std::collections::BTreeSet;

/// Columns of a terminal.
const WIDTH: usize = 96;

/// So many lines a check, unless all are asked for.
const LINES_MAX: usize = 20;

/// How they are printed.
#[derive(Clone, Copy)]
pub struct Manner<'a> {
    /// Every line, in place of the first ones of each check.
    pub all: bool,
    /// Of the record; of several, each paragraph says its own.
    pub contests: usize,
    /// Of the texts.
    pub language: &'a str,
    /// Which protocols were looked at.
    pub which: Which,
}

/// The whole text.
pub fn text(head: &str, rows: &[Row<'_>], manner: Manner<'_>) -> String {
    let mut text = head.to_owned();
    text.push_str(match manner.which {
        Which::Counting => "of each station the protocol that counts\n",
        Which::First => "of each station the first protocol\n",
    });
    if rows.is_empty() {
        text.push_str("\nno findings\n");
    }
    let same = |one: &Row<'_>, other: &Row<'_>| (one.check, one.contest) == (other.check, other.contest);
    for rows in rows.chunk_by(same) {
        text.push_str(&paragraph(rows, manner));
    }
    text
}

fn paragraph(rows: &[Row<'_>], manner: Manner<'_>) -> String {
    let first = &rows[0];
    let severity = severity_name(first.severity);
    let contest =
        first.contest.filter(|_| manner.contests > 1).map_or(String::new(), |code| format!(" ({code})"));
    let says = match first.severity {
        // In another language the text stays a sentence of its own.
        Severity::Notice if manner.language == "en" => {
            format!("worth a look, because {}", lower(first.text))
        }
        Severity::Notice => format!("worth a look: {}", first.text),
        Severity::Error | Severity::Warning => first.text.to_owned(),
    };
    let mut text = format!("\n{}", wrapped(&format!("{severity}  {}{contest}  ", first.check), &says));
    text.push_str(&format!("  {}\n", counted(rows)));
    let told = if manner.all { rows } else { &rows[..rows.len().min(LINES_MAX)] };
    let lines: Vec<[String; 4]> = told.iter().map(line).collect();
    let widths: Vec<usize> = (0..3)
        .map(|column| lines.iter().map(|line| line[column].chars().count()).max().unwrap_or(0))
        .collect();
    for line in &lines {
        let mut lead = " ".repeat(2);
        for (cell, &width) in line.iter().zip(&widths).filter(|(_, width)| **width > 0) {
            lead.push_str(&format!("{cell:<width$}  "));
        }
        text.push_str(&wrapped(&lead, &line[3]));
    }
    if told.len() < rows.len() {
        let more = grouped((rows.len() - told.len()) as u64);
        text.push_str(&format!("  and {more} more; --all lists them\n"));
    }
    text
}

/// How many stations and areas, and why nothing is explained where nothing is.
fn counted(rows: &[Row<'_>]) -> String {
    let stations: BTreeSet<&str> =
        rows.iter().flat_map(|row| &row.stations).map(|station| station.station).collect();
    let areas: BTreeSet<&str> =
        rows.iter().filter(|row| row.stations.is_empty()).map(|row| row.area).collect();
    let mut parts = Vec::new();
    for (number, noun) in [(areas.len(), "area"), (stations.len(), "station")] {
        if number > 0 {
            parts.push(count(number as u64, noun));
        }
    }
    let mut text = parts.join(", ");
    if rows.len() > areas.len() + stations.len() {
        text.push_str(&format!(", {}", count(rows.len() as u64, "finding")));
    }
    if rows.iter().all(|row| row.explanation.is_none()) {
        text.push_str("; not explained: ");
        text.push_str(match (rows[0].severity, rows[0].scope) {
            (Severity::Notice, _) => "notice",
            (_, Scope::Protocol | Scope::Revision) => "the reason of the revision stands for it",
            _ => "it looks across protocols",
        });
    }
    text
}

/// Station, area, revision, and what was found there.
fn line(row: &Row<'_>) -> [String; 4] {
    let station = row.stations.first();
    let place = station.map_or("whole area", |station| station.station);
    let revision = station.and_then(|station| station.revision.zip(station.basis));
    let revision = revision.map_or(String::new(), |(number, basis)| {
        let basis = if basis == Basis::Copy { "copy" } else { "original" };
        format!("revision {number}, {basis}")
    });
    let mut what = what(row);
    if let Some(explanation) = row.explanation {
        what.push_str(&format!("; explained: {explanation}"));
    }
    [place.to_owned(), row.area.to_owned(), revision, what]
}

fn what(row: &Row<'_>) -> String {
    let numbers = &row.numbers;
    if let (Some(fault), Some(hour)) = (row.fault, row.hour) {
        let since = row.since.unwrap_or("the report before");
        return match fault {
            Fault::CountFell => format!("{hour} after {since}: {numbers}"),
            Fault::ShareFell => format!("{hour} after {since}: {numbers}; the register grew"),
            Fault::SteepRise => format!("{since} to {hour}: {numbers}"),
            Fault::NotReproduced => format!("{hour}: {numbers}"),
            Fault::LastDiffers => format!("{hour}: {numbers} in the protocol"),
        };
    }
    if let (Some(line), Some(coverage)) = (row.line, row.coverage) {
        let (stations_in, of) = (grouped(coverage.stations_in), grouped(coverage.of));
        return format!("{line}: {numbers}; {stations_in} of {of} stations were in");
    }
    if row.stations.len() > 1 {
        let others: Vec<&str> = row.stations[1..].iter().map(|station| station.station).collect();
        return format!("same votes as {}: {numbers}", others.join(", "));
    }
    numbers.to_owned()
}

/// The text without its capital letter, which stands in the middle of a sentence; abbreviations keep theirs.
fn lower(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => text.to_owned(),
    }
}

/// A lead, and a text that goes on below itself.
fn wrapped(lead: &str, text: &str) -> String {
    let indent = lead.chars().count();
    let mut out = lead.to_owned();
    let mut column = indent;
    for (place, word) in text.split(' ').enumerate() {
        let width = word.chars().count();
        if place > 0 && column + 1 + width > WIDTH {
            out.push_str(&format!("\n{}", " ".repeat(indent)));
            column = indent;
        } else if place > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += width;
    }
    out.trim_end().to_owned() + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_goes_on_below_itself() {
        let text = wrapped("  101  N-1  ", &"word ".repeat(30));
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 2);
        assert!(lines[0].starts_with("  101  N-1  word") && lines[1].starts_with("            word"));
        assert!(lines.iter().all(|line| line.chars().count() <= WIDTH));
    }

    #[test]
    fn a_sentence_goes_on_with_a_small_letter() {
        assert_eq!(lower("Turnout rose."), "turnout rose.");
        assert_eq!(lower("EU voters"), "EU voters");
        assert_eq!(lower("Явка выросла"), "явка выросла");
        assert_eq!(lower(""), "");
    }
}
