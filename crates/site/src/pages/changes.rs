//! Every correction: what changed, line by line, why, on what basis and when; before it the sum of all.
//!
//! The newest stand first, [`PAGE`] a page. What a correction moved is said with its sign and never weighed.

use crate::address::Page;
use crate::corrections::{Correction, PAGE, Sum, What, pages, sum};
use crate::frame::Frame;
use askama::Template;
use language::Value;
use model::fact::Basis;
use replay::state::ContestState;

#[derive(Template)]
#[template(path = "changes.html")]
struct Changes<'a> {
    frame: Frame<'a>,
    number: usize,
    sums: Vec<SumView>,
    listed: String,
    others: Vec<Other>,
    rows: Vec<Row>,
}

/// Another page of the list.
struct Other {
    href: String,
    number: String,
    here: bool,
}

/// The corrections of a contest together.
struct SumView {
    name: Option<String>,
    sentences: Vec<String>,
    options: Vec<OptionRow>,
}

struct OptionRow {
    name: String,
    revisions: String,
    added: String,
    taken: String,
    net: String,
}

struct Row {
    href: String,
    station: String,
    area_href: String,
    area: String,
    contest: Option<String>,
    when: String,
    entry_href: String,
    entry: String,
    lines: Vec<Line>,
    why: Option<String>,
    annulled: bool,
}

struct Line {
    label: String,
    before: String,
    after: String,
    change: String,
}

pub fn render(frame: Frame<'_>, number: usize) -> String {
    let corrections = frame.snapshot.corrections();
    let reader = &frame.reader;
    let sums = match number {
        1 => frame.snapshot.contests().map(|(contest, _)| sum_view(&frame, contest)).collect(),
        _ => Vec::new(),
    };
    let first = (number - 1) * PAGE;
    let of_page = &corrections[first.min(corrections.len())..(first + PAGE).min(corrections.len())];
    let values = [
        ("from", Value::Count(first as u64 + 1)),
        ("to", Value::Count((first + of_page.len()) as u64)),
        ("count", Value::Count(corrections.len() as u64)),
    ];
    let listed = if corrections.is_empty() {
        reader.t("corrections-none")
    } else {
        reader.say("corrections-listed", &values)
    };
    let count = pages(corrections.len());
    let other = |other: usize| Other {
        href: frame.href(Page::Changes(other)),
        number: reader.count(other as u64),
        here: other == number,
    };
    let others = if count > 1 { (1..=count).map(other).collect() } else { Vec::new() };
    let rows = of_page.iter().map(|correction| row(&frame, correction)).collect();
    Changes { number, sums, listed, others, rows, frame }.render().expect("a template writes to memory")
}

fn sum_view(frame: &Frame<'_>, contest: &ContestState) -> SumView {
    let reader = &frame.reader;
    let sum: Sum = sum(contest);
    let several = frame.snapshot.state().contests.len() > 1;
    let count = |id, count| reader.say(id, &[("count", Value::Count(count))]);
    let revisions = [("revisions", Value::Count(sum.revisions)), ("stations", Value::Count(sum.stations))];
    let mut sentences = Vec::new();
    if sum.revisions > 0 {
        sentences.push(reader.say("corrections-stations", &revisions));
        sentences.push(count("corrections-votes", sum.stations_votes));
    }
    if sum.equal > 0 {
        sentences.push(count("corrections-equal", sum.equal));
    }
    if sum.annulled > 0 {
        sentences.push(count("corrections-annulled", sum.annulled));
    }
    let options = contest.contest.options.iter().zip(&sum.options).map(|(option, sum)| OptionRow {
        name: reader.text(&option.name).to_owned(),
        revisions: reader.count(sum.revisions),
        added: reader.count(sum.added),
        taken: reader.count(sum.taken),
        net: reader.change(sum.net()),
    });
    SumView {
        name: several.then(|| reader.text(&contest.contest.name).to_owned()),
        options: if sum.stations_votes > 0 { options.collect() } else { Vec::new() },
        sentences,
    }
}

fn row(frame: &Frame<'_>, correction: &Correction) -> Row {
    let reader = &frame.reader;
    let state = frame.snapshot.state();
    let contest = &state.contests[correction.contest];
    let area = state.stations[correction.station.place()].area;
    let (when, why, lines) = match correction.what {
        What::Figures { before, after } => {
            let revision = &contest.revisions[after as usize];
            let basis = match revision.basis {
                Basis::Copy => "basis-copy",
                Basis::Original => "basis-original",
            };
            let time = revision.at.to_string();
            let values = [
                ("number", Value::Count(revision.number)),
                ("basis", Value::Word(basis)),
                ("time", Value::DateTime(&time)),
            ];
            let why = revision.reason.as_deref().map(|reason| frame.given(reason));
            (reader.say("correction-revision", &values), why, lines(frame, contest, before, after))
        }
        What::Annulled(place) => {
            let fact = &contest.annulments[place].0.fact;
            let time = fact.at.to_string();
            let when = reader.say("correction-annulled", &[("time", Value::DateTime(&time))]);
            (when, Some(frame.given(&fact.reason)), Vec::new())
        }
    };
    Row {
        href: frame.station_href(correction.station),
        station: frame.station_name(correction.station),
        area_href: frame.area_href(area),
        area: frame.area_name(area).to_owned(),
        contest: (state.contests.len() > 1).then(|| reader.text(&contest.contest.name).to_owned()),
        when,
        entry_href: frame.entry_href(correction.entry),
        entry: reader.say("station-entry", &[("entry", Value::Count(correction.entry))]),
        annulled: matches!(correction.what, What::Annulled(_)),
        lines,
        why,
    }
}

/// Lines and options that differ.
fn lines(frame: &Frame<'_>, contest: &ContestState, before: u32, after: u32) -> Vec<Line> {
    let reader = &frame.reader;
    let form = &frame.snapshot.state().forms[contest.form];
    let labels = form.lines.iter().map(|line| reader.text(&line.label));
    let labels = labels.chain(contest.contest.options.iter().map(|option| reader.text(&option.name)));
    let figures = contest.figures_of(before).iter().zip(contest.figures_of(after));
    let differing = labels.zip(figures).filter(|(_, (before, after))| before != after);
    differing
        .map(|(label, (&before, &after))| Line {
            label: label.to_owned(),
            before: reader.count(u64::from(before)),
            after: reader.count(u64::from(after)),
            change: reader.change(i64::from(after) - i64::from(before)),
        })
        .collect()
}
