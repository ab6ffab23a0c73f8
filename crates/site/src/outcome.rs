//! What follows from the votes, in sentences: the winning rule and whether it is met, then the outcome.
//!
//! Sentences come in pieces, so that an announcement can lead from each figure to its source; pages that need no more
//! than the text join them.

use language::{Piece, Value, Words};
use model::definition::Rule;
use model::fact::{Outcome, OutcomeKind, OutcomeState, ResultFigures};
use replay::state::ContestState;

/// The rule, where it asks for a majority, and the outcome; nothing below the root.
pub fn sentences(words: &Words, contest: &ContestState, figures: &ResultFigures) -> Vec<Vec<Piece>> {
    let Some(outcome) = &figures.outcome else { return Vec::new() };
    let mut sentences = Vec::new();
    sentences.extend(majority(words, contest, figures, outcome));
    sentences.push(sentence(words, contest, outcome));
    sentences
}

/// The text of pieces.
pub fn text(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| piece.text.as_str()).collect()
}

fn name<'a>(words: &Words, contest: &'a ContestState, code: &'a str) -> &'a str {
    let option = contest.contest.options.iter().find(|option| option.code == code);
    option.map_or(code, |option| model::text(&option.name, words.language().code()))
}

fn majority(
    words: &Words,
    contest: &ContestState,
    figures: &ResultFigures,
    outcome: &Outcome,
) -> Option<Vec<Piece>> {
    let (Rule::Majority(rule), Some(share)) = (&contest.contest.rule, &outcome.share) else { return None };
    let first = figures.options.iter().find(|row| row.votes == share.numerator);
    let first = first.map_or("", |row| name(words, contest, &row.option));
    let id = match outcome.kind {
        OutcomeKind::Elected => "rule-majority-met",
        _ => "rule-majority-not-met",
    };
    let [p, q] = rule.more_than;
    let (whole, fraction) = ((100 * p / q).to_string(), format!("{p}/{q}"));
    let threshold = if 100 * p % q == 0 { Value::Percent(&whole) } else { Value::Text(&fraction) };
    let base = format!("base-{}", share.base);
    Some(words.pieces(
        id,
        &[
            ("threshold", threshold),
            ("base", Value::Word(&base)),
            ("name", Value::Text(first)),
            ("votes", Value::Count(share.numerator)),
            ("base-count", Value::Count(share.denominator)),
            ("percent", Value::Percent(&share.percent)),
        ],
    ))
}

/// The outcome as a sentence.
fn sentence(words: &Words, contest: &ContestState, outcome: &Outcome) -> Vec<Piece> {
    let state = if outcome.state == OutcomeState::Decided { "decided" } else { "leading" };
    let names: Vec<_> = outcome.options.iter().map(|code| name(words, contest, code)).collect();
    let names = names.join(", ");
    let mut seats: Vec<_> = outcome.seats.iter().flatten().collect();
    seats.sort_by_key(|(_, seats)| std::cmp::Reverse(**seats));
    let seats = seats.into_iter().map(|(code, seats)| format!("{} {seats}", name(words, contest, code)));
    let seats = seats.collect::<Vec<_>>().join(", ");
    let kind = match outcome.kind {
        OutcomeKind::None => return words.pieces("outcome-sentence-none", &[]),
        OutcomeKind::Elected => "elected",
        OutcomeKind::RunOff => "run_off",
        OutcomeKind::Repeat => "repeat",
        OutcomeKind::Seats => "seats",
        OutcomeKind::Lot => "lot",
    };
    let values =
        [("name", Value::Text(&names)), ("names", Value::Text(&names)), ("seats", Value::Text(&seats))];
    words.pieces(&format!("outcome-sentence-{kind}-{state}"), &values)
}
