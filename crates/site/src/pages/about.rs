//! How to read this: the words of the pages, how numbers are rounded, what colours mean, and what the election itself
//! asks its readers to know.

use crate::frame::Frame;
use askama::Template;
use language::Value;
use model::definition::Status;

#[derive(Template)]
#[template(path = "about.html")]
struct About<'a> {
    frame: Frame<'a>,
    words: Vec<(String, String)>,
    rounding: String,
    status: Option<String>,
    notes: Vec<String>,
    is_reviewed: bool,
    options: Vec<(usize, String)>,
}

/// Words that are explained, by the ends of their messages.
const WORDS: [&str; 14] = [
    "protocol",
    "basis",
    "revision",
    "share",
    "coverage",
    "preliminary",
    "final",
    "outcome",
    "check",
    "finding",
    "record",
    "checkpoint",
    "witness",
    "unit",
];

pub fn render(frame: Frame<'_>) -> String {
    let opening = frame.snapshot.opening();
    let words = WORDS
        .iter()
        .map(|word| (frame.t(&format!("about-word-{word}")), frame.t(&format!("about-text-{word}"))))
        .collect();
    let decimals = [("decimals", Value::Count(u64::from(opening.decimals)))];
    let rounding = frame.reader.say("about-rounding", &decimals);
    let status = match opening.status {
        Status::Live => None,
        Status::Rehearsal => Some("about-rehearsal"),
        Status::Demonstration => Some("about-demonstration"),
        Status::Archive => Some("about-archive"),
    };
    let status = status.map(|id| frame.t(id));
    let notes = frame.notes();
    let contest = &frame.snapshot.state().contests[0].contest;
    let options = (1..).zip(&contest.options);
    let options = options.map(|(number, option)| (number, frame.reader.text(&option.name).to_owned()));
    let options = options.collect();
    let is_reviewed = frame.reader.language().is_reviewed();
    About { words, rounding, status, notes, is_reviewed, options, frame }
        .render()
        .expect("a template writes to memory")
}
