//! One contest in one area: options with their bars, the rule, turnout. Shared by the result and the area pages.

use crate::frame::{Frame, coverage, sources, stage as stage_of};
use crate::html::{Html, Whose};
use crate::outcome;
use crate::pictures::bar;
use crate::snapshot::Table;
use language::Value;
use model::definition::Rule;
use model::fact::ResultFigures;
use replay::state::ContestState;
use tabulation::AreaIndex;

/// An option in the table of a contest.
pub struct OptionRow {
    /// Its place on the ballot, from 1; it decides the colour and the pattern.
    pub number: usize,
    /// As on the ballot.
    pub name: String,
    /// Who put it forward.
    pub nominated_by: Option<String>,
    /// Votes, for reading and for the recount.
    pub votes: Html,
    /// The share of the display base.
    pub percent: Html,
    /// The bar, with the winning threshold as a line.
    pub bar: Html,
    /// Seats, where the rule shares them out.
    pub seats: Option<u64>,
}

/// A contest in an area, ready for a template.
pub struct ContestView {
    /// What it is called; nothing where there is only one.
    pub name: Option<String>,
    /// Preliminary or final, and on what.
    pub stage: String,
    /// How many stations, what part of the register.
    pub coverage: String,
    /// Whether anything is in.
    pub any: bool,
    /// In order of votes.
    pub options: Vec<OptionRow>,
    /// "of votes for options, 7,940,744 in all".
    pub base: String,
    /// Whether seats are shared out.
    pub seats: bool,
    /// The rule, and whether it is met.
    pub rule: Vec<String>,
    /// What the line in the bars is.
    pub threshold: Option<String>,
    /// Took part of registered.
    pub turnout: Option<TurnoutView>,
    /// Lines of the form with their sums.
    pub lines: Vec<(String, Html)>,
}

/// Turnout of an area.
pub struct TurnoutView {
    /// The percentage.
    pub percent: Html,
    /// "8,300,046 of 11,953,465 registered voters took part".
    pub sentence: String,
}

impl ContestView {
    /// A contest as the page's area has it.
    pub fn new(frame: &Frame<'_>, contest: &ContestState, table: &Table, area: AreaIndex) -> ContestView {
        let reader = &frame.reader;
        let figures = &table.figures[area.place()];
        let several = frame.snapshot.state().contests.len() > 1;
        let whose = Whose { area: &figures.area, contest: &figures.contest };
        let base = figures.options.first().map(|option| &option.share);
        let stage = stage(frame, contest, figures);
        let votes_needed = votes_needed(contest, figures, table);
        let form = &frame.snapshot.state().forms[contest.form];
        let lines = form.lines.iter().map(|line| {
            let sum = figures.lines.get(&line.code).copied().unwrap_or(0);
            (reader.text(&line.label).to_owned(), whose.line(reader, &line.code, sum))
        });
        ContestView {
            name: several.then(|| reader.text(&contest.contest.name).to_owned()),
            stage,
            coverage: coverage(reader, figures),
            any: figures.coverage.stations.counted > 0,
            options: options(frame, contest, figures, votes_needed),
            base: base.map_or(String::new(), |share| {
                let base = format!("base-{}", share.base);
                let values = [("base", Value::Word(&base)), ("count", Value::Count(share.denominator))];
                reader.say("announcement-shares-base", &values)
            }),
            seats: matches!(contest.contest.rule, Rule::Seats(_)) && area == AreaIndex::ROOT,
            rule: rule(frame, contest, figures),
            threshold: votes_needed
                .map(|votes| reader.say("bar-threshold", &[("votes", Value::Count(votes))])),
            turnout: figures.turnout.as_ref().map(|share| TurnoutView {
                percent: whose.percent(reader, None, share),
                sentence: reader.say(
                    "turnout-of",
                    &[
                        ("took-part", Value::Count(share.numerator)),
                        ("registered", Value::Count(share.denominator)),
                    ],
                ),
            }),
            lines: lines.collect(),
        }
    }
}

/// What kind of figures these are: preliminary or final, and on what they rest.
fn stage(frame: &Frame<'_>, contest: &ContestState, figures: &ResultFigures) -> String {
    let reader = &frame.reader;
    let newest = replay::view::newest_announcement(frame.snapshot.state(), &contest.contest.code);
    let status = frame.snapshot.opening().status;
    let id = stage_of(status, newest.map(|announcement| announcement.fact.stage), figures);
    format!("{} · {}", reader.t(id), sources(reader, figures))
}

/// The least number of votes with which the rule is met, at the figures as they stand; at the root alone.
fn votes_needed(contest: &ContestState, figures: &ResultFigures, _: &Table) -> Option<u64> {
    let Rule::Majority(rule) = &contest.contest.rule else { return None };
    let base = figures.outcome.as_ref()?.share.as_ref()?.denominator;
    let [p, q] = rule.more_than;
    // More than p/q of the base: the first whole number above it.
    let needed = u128::from(base) * u128::from(p) / u128::from(q) + 1;
    u64::try_from(needed).ok().filter(|_| base > 0)
}

fn options(
    frame: &Frame<'_>,
    contest: &ContestState,
    figures: &ResultFigures,
    votes_needed: Option<u64>,
) -> Vec<OptionRow> {
    let reader = &frame.reader;
    let whose = Whose { area: &figures.area, contest: &figures.contest };
    let seats = figures.outcome.as_ref().and_then(|outcome| outcome.seats.as_ref());
    let mut rows: Vec<_> = contest.contest.options.iter().zip(&figures.options).enumerate().collect();
    rows.sort_by_key(|(_, (_, row))| std::cmp::Reverse(row.votes));
    rows.into_iter()
        .map(|(place, (option, row))| OptionRow {
            number: place + 1,
            name: reader.text(&option.name).to_owned(),
            nominated_by: option.nominated_by.as_ref().map(|body| reader.text(body).to_owned()),
            votes: whose.votes(reader, &option.code, row.votes),
            percent: whose.percent(reader, Some(&option.code), &row.share),
            bar: bar::bar(place + 1, row.votes, row.share.denominator, votes_needed),
            seats: seats.map(|seats| seats.get(&option.code).copied().unwrap_or(0)),
        })
        .collect()
}

/// The winning rule and whether it is met; nothing below the root.
pub fn rule(frame: &Frame<'_>, contest: &ContestState, figures: &ResultFigures) -> Vec<String> {
    let sentences = outcome::sentences(frame.reader.words(), contest, figures);
    sentences.iter().map(|pieces| outcome::text(pieces)).collect()
}
