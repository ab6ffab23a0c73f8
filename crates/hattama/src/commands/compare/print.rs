//! What a comparison comes to, as text and as JSON.

use super::Compared;
use crate::report::{count, grouped, table};
use anyhow::Result;
use observation::comparison::{CHOSEN, Comparison, Hint, Line, Side, Verdict};
use replay::AsOf;
use serde_json::{Map, Value, json};

/// So many stations that differ are shown, unless all are asked for.
const STATIONS_MAX: usize = 20;

/// The comparison as text.
pub fn text(compared: &Compared<'_>, file: &str, all: bool) -> String {
    let Compared { state, contest, comparisons, summary } = compared;
    let opening = state.opening.as_ref().expect("a record that loads has an opening");
    let language = opening.languages.first().map_or("en", String::as_str);
    let mut text = super::super::tally::head(state, AsOf::Size(state.size), language);
    let name = model::text(&contest.contest.name, language);
    let copies = match summary.copies {
        1 => "1 copy".to_owned(),
        copies => format!("{} copies", grouped(copies)),
    };
    text.push_str(&format!("\n{name}: {file}, {copies} of {}\n", count(summary.stations, "station")));
    let rows: Vec<Vec<String>> = Verdict::ALL
        .into_iter()
        .filter(|verdict| summary.count(*verdict) > 0)
        .map(|verdict| vec![words(verdict.name()), grouped(summary.count(verdict))])
        .collect();
    text.push_str(&table(&["verdict", "stations"], &rows));
    let mut shown = 0;
    let told: Vec<&Comparison> =
        comparisons.iter().filter(|comparison| comparison.verdict != Verdict::Match).collect();
    for comparison in told.iter().take(if all { told.len() } else { STATIONS_MAX }) {
        text.push_str(&station(compared, comparison));
        shown += 1;
    }
    if shown < told.len() {
        let left = (told.len() - shown) as u64;
        text.push_str(&format!("\nand {} more; --all shows them\n", grouped(left)));
    }
    if !summary.contradicting.is_empty() {
        let stations = summary.contradicting.join(", ");
        text.push_str(&format!("\ncopies that contradict each other: {stations}\n"));
    }
    text.push_str(&effect(compared));
    text.push_str(&format!(
        "\n{} of {} compared.\n",
        grouped(summary.compared),
        count(summary.of, "station")
    ));
    text.push_str(closing(compared));
    text.push('\n');
    text
}

/// What has to stand beside "k of n".
fn closing(compared: &Compared<'_>) -> &'static str {
    if compared.summary.compared < compared.summary.of { CHOSEN } else { "Every station was compared." }
}

/// One copy that is no match: what it was compared with, the lines, the hints.
fn station(compared: &Compared<'_>, comparison: &Comparison) -> String {
    let mut text = format!("\n{}: {}", comparison.station, words(comparison.verdict.name()));
    if let Some(reason) = &comparison.reason {
        text.push_str(&format!(": {reason}\n"));
        return text;
    }
    text.push_str(&format!(" ({}", words(comparison.kind.name())));
    if let Some(made_at) = comparison.made_at {
        text.push_str(&format!(", made {made_at}"));
    }
    if let Some(revision) = comparison.revision {
        text.push_str(&format!("; against revision {revision}"));
    }
    if let Some(equal_to) = comparison.equal_to {
        text.push_str(&format!(", equal to revision {equal_to}"));
    }
    text.push_str(")\n");
    let code = |place: usize| compared.contest.checks.line_code(place).to_owned();
    let rows: Vec<Vec<String>> = comparison
        .differing()
        .filter_map(|place| {
            let (here, there) = (comparison.here[place]?, comparison.there[place]?);
            let difference = i128::from(there) - i128::from(here);
            Some(vec![code(place), grouped(here), grouped(there), signed(difference)])
        })
        .collect();
    text.push_str(&table(&["line", "copy", "official", "official − copy"], &rows));
    for check in &comparison.checks {
        text.push_str(&format!("the copy breaks the check {check}\n"));
    }
    for hint in &comparison.hints {
        text.push_str(&format!("hint: {}\n", said(hint, &|place| code(usize::from(place)))));
    }
    text
}

/// A hint in words, with what it rests on.
fn said(hint: &Hint, code: &dyn Fn(u16) -> String) -> String {
    let where_more = |side: &Side| match side {
        Side::Here => "in the copy",
        Side::There => "in the official protocol",
    };
    match hint {
        Hint::DigitsSwapped { here, place, there } => {
            format!("two digits exchanged at {}: {here} and {there}", code(*place))
        }
        Hint::OptionsSwapped { first, second, .. } => {
            format!("the votes of {} and {} are exchanged", code(*first), code(*second))
        }
        Hint::VotesMoved { from, to, votes } => {
            let (from, to, votes) = (code(*from), code(*to), count(*votes, "vote"));
            format!("{from} has {votes} more in the copy, and {to} as many more officially")
        }
        Hint::OptionsReordered { places } => {
            let codes: Vec<String> = places.iter().map(|place| code(*place)).collect();
            format!("the same votes in another order: {}", codes.join(", "))
        }
        Hint::RowsShifted { from, lower, rows } => {
            let (from, rows) = (code(*from), count(u64::from(*rows), "row"));
            format!("{rows} from {from} on stand one row lower {}", where_more(lower))
        }
        Hint::RoundAddition { added, place, side } => {
            format!("{} more for {} {}, a round number", grouped(*added), code(*place), where_more(side))
        }
        Hint::SheetExchanged { stations, votes } => {
            let (stations, votes) = (stations.join(", "), count(*votes, "vote"));
            format!("the copy shows what is official at {stations} ({votes})")
        }
    }
}

/// The net effect by option.
fn effect(compared: &Compared<'_>) -> String {
    let options = compared.contest.contest.options.iter().map(|option| option.code.clone());
    let effects = compared.summary.effect.iter().map(|effect| signed(*effect));
    let rows: Vec<Vec<String>> = options.zip(effects).map(|(code, effect)| vec![code, effect]).collect();
    if rows.is_empty() {
        return String::new();
    }
    format!("\n{}", table(&["net effect", "official − copy"], &rows))
}

fn signed(difference: i128) -> String {
    let sign = match difference {
        0 => "",
        above if above > 0 => "+",
        _ => "−",
    };
    let size = u64::try_from(difference.unsigned_abs()).unwrap_or(u64::MAX);
    format!("{sign}{}", grouped(size))
}

fn words(name: &str) -> String {
    name.replace('_', " ")
}

/// The comparison as JSON.
pub fn json(compared: &Compared<'_>) -> Result<Value> {
    let summary = &compared.summary;
    let verdicts: Map<String, Value> = Verdict::ALL
        .into_iter()
        .map(|verdict| (verdict.name().to_owned(), json!(summary.count(verdict))))
        .collect();
    let mut by_verdict = Map::new();
    for (verdict, effect) in &summary.effects {
        by_verdict.insert(verdict.name().to_owned(), by_option(compared, effect)?);
    }
    let comparisons = compared.comparisons.iter().map(|comparison| one(compared, comparison));
    Ok(json!({
        "compared": summary.compared,
        "comparisons": comparisons.collect::<Result<Vec<Value>>>()?,
        "contest": compared.contest.contest.code,
        "contradicting": summary.contradicting,
        "copies": summary.copies,
        "hints": summary.hints,
        "net_effect": by_option(compared, &summary.effect)?,
        "net_effect_by_verdict": by_verdict,
        "note": closing(compared),
        "of": summary.of,
        "record_size": compared.state.size,
        "stations": summary.stations,
        "verdicts": verdicts,
    }))
}

/// One copy: the figures that are not equal by their code; null where a side shows none.
fn one(compared: &Compared<'_>, comparison: &Comparison) -> Result<Value> {
    let figure = |sheet: &[Option<u64>], place: usize| sheet.get(place).copied().flatten();
    let mut lines = Map::new();
    if comparison.reason.is_none() {
        for (place, line) in comparison.lines.iter().enumerate() {
            if matches!(line, Line::Different | Line::MissingHere | Line::MissingThere) {
                let (here, there) = (figure(&comparison.here, place), figure(&comparison.there, place));
                let code = compared.contest.checks.line_code(place).to_owned();
                lines.insert(code, json!({ "copy": here, "official": there }));
            }
        }
    }
    let code = |place: u16| compared.contest.checks.line_code(usize::from(place)).to_owned();
    let hint = |hint: &Hint| json!({ "hint": hint.name(), "text": said(hint, &code) });
    Ok(json!({
        "basis": comparison.basis,
        "checks": comparison.checks,
        "equal_to": comparison.equal_to,
        "hints": comparison.hints.iter().map(hint).collect::<Vec<Value>>(),
        "kind": comparison.kind,
        "lines": lines,
        "made_at": comparison.made_at.map(|made_at| made_at.to_string()),
        "reason": comparison.reason.as_ref().map(ToString::to_string),
        "revision": comparison.revision,
        "station": comparison.station,
        "verdict": comparison.verdict,
    }))
}

fn by_option(compared: &Compared<'_>, effect: &[i128]) -> Result<Value> {
    let mut options = Map::new();
    for (option, effect) in compared.contest.contest.options.iter().zip(effect) {
        options.insert(option.code.clone(), json!(i64::try_from(*effect)?));
    }
    Ok(Value::Object(options))
}
