//! Announcements: all of them in a list, and each as a page whose every figure leads to where it comes from.

use crate::address::Page;
use crate::announcement::{Line, Source, compose, headline};
use crate::frame::{Frame, resting};
use askama::Template;
use language::Value;
use model::fact::Announcement;
use replay::state::At;

#[derive(Template)]
#[template(path = "announcements.html")]
struct Announcements<'a> {
    frame: Frame<'a>,
    rows: Vec<Entry>,
}

#[derive(Template)]
#[template(path = "announcement.html")]
struct One<'a> {
    frame: Frame<'a>,
    headline: String,
    minute: String,
    entry_href: String,
    entry: String,
    paragraphs: Vec<ParagraphView>,
    related: Vec<Entry>,
}

/// An announcement in a list.
struct Entry {
    href: String,
    number: String,
    headline: String,
    minute: String,
    standing: String,
}

struct ParagraphView {
    heading: Option<String>,
    lines: Vec<LineView>,
}

struct LineView {
    item: bool,
    spans: Vec<SpanView>,
}

struct SpanView {
    text: String,
    href: Option<String>,
}

pub fn list(frame: Frame<'_>) -> String {
    let announcements = frame.snapshot.state().announcements.iter().enumerate().rev();
    let rows = announcements.map(|(place, announcement)| entry(&frame, place, announcement)).collect();
    Announcements { rows, frame }.render().expect("a template writes to memory")
}

/// What an announcement is called.
pub fn title(frame: &Frame<'_>, announcement: &Announcement) -> String {
    let reader = &frame.reader;
    let state = frame.snapshot.state();
    let contest = state.contest(&announcement.contest).filter(|_| state.contests.len() > 1);
    let name = match contest {
        Some(contest) => reader.text(&contest.contest.name),
        None => frame.election(),
    };
    reader.say(headline(announcement.stage), &[("title", Value::Text(name))])
}

fn entry(frame: &Frame<'_>, place: usize, announcement: &At<Announcement>) -> Entry {
    let result = &announcement.fact.result;
    let number = [("number", Value::Count(place as u64 + 1))];
    Entry {
        href: frame.href(Page::Announcement(place + 1)),
        number: frame.reader.say("announcement-number", &number),
        headline: title(frame, &announcement.fact),
        minute: frame.reader.minute(announcement.fact.at),
        standing: resting(&frame.reader, result),
    }
}

/// One announcement, by its place in the record's order.
pub fn one(mut frame: Frame<'_>, place: usize) -> Option<String> {
    let announcements = &frame.snapshot.state().announcements;
    let announcement = announcements.get(place)?;
    let earlier = announcements[..place].iter().rev();
    let same = |at: &&At<Announcement>| at.fact.contest == announcement.fact.contest;
    let previous = earlier.clone().find(same).map(|at| &at.fact);
    let words = frame.reader.words();
    let told = compose(frame.snapshot.state(), &announcement.fact, previous, words).ok()??;
    frame.standing = vec![resting(&frame.reader, &announcement.fact.result)];
    let paragraphs = told.paragraphs.into_iter().map(|paragraph| ParagraphView {
        heading: paragraph.heading,
        lines: paragraph.lines.into_iter().map(|line| view(&frame, line)).collect(),
    });
    let paragraphs = paragraphs.collect();
    let others = announcements[..place].iter().enumerate().rev();
    let related = others.map(|(place, other)| entry(&frame, place, other)).collect();
    let page = One {
        headline: title(&frame, &announcement.fact),
        minute: frame.reader.minute(announcement.fact.at),
        entry_href: frame.entry_href(announcement.entry),
        entry: frame.reader.say("station-entry", &[("entry", Value::Count(announcement.entry))]),
        paragraphs,
        related,
        frame,
    };
    Some(page.render().expect("a template writes to memory"))
}

fn view(frame: &Frame<'_>, line: Line) -> LineView {
    let spans = line.spans.into_iter();
    let span = |span: crate::announcement::Span| SpanView {
        text: span.text,
        href: span.source.map(|source| href(frame, source)),
    };
    LineView { item: line.item, spans: spans.map(span).collect() }
}

/// The page that a figure comes from.
fn href(frame: &Frame<'_>, source: Source) -> String {
    let page = match source {
        Source::Result => Page::Result,
        Source::Turnout if frame.has(&Page::Turnout) => Page::Turnout,
        Source::Turnout => Page::Result,
        Source::Abroad => Page::Abroad,
        Source::Areas => Page::Areas,
        Source::Changes => Page::Changes(1),
        Source::Station(code) => Page::Station(code),
        Source::Verify => Page::Verify,
    };
    frame.href(page)
}
