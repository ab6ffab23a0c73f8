//! An announcement in words: the paragraphs that a commission reads out, generated from the record.
//!
//! Every figure comes from the announcement's own result or from a view of the same record at the same size; no
//! sentence states a share without its base. The words are `language`'s.

use anyhow::{Context, Result};
use language::{Value, Words};
use model::definition::Rule;
use model::fact::{
    Announcement, Basis, NOT_GIVEN, OutcomeKind, OutcomeState, RegisterCoverage, ResultFigures, Stage,
};
use replay::state::{ContestState, StationIndex};
use replay::{AsOf, State, View};
use std::collections::BTreeSet;
use tabulation::AreaIndex;

/// The text of an announcement, paragraph by paragraph, and what changed since `earlier`.
pub fn text(
    state: &State,
    announcement: &Announcement,
    earlier: Option<&Announcement>,
    words: &Words,
) -> Result<String> {
    let contest = state.contest(&announcement.contest).context("the record lost its contest")?;
    let opening = state.opening.as_ref().context("the record has no opening")?;
    let language = words.language().code();
    let title = model::text(&opening.title, language);
    let headline = match announcement.stage {
        Stage::Preliminary => "announcement-headline-preliminary",
        Stage::Final => "announcement-headline-final",
    };
    let mut parts = vec![words.message(headline, &[("title", Value::Text(title))])];
    parts.push(result(contest, announcement, words));
    parts.push(turnout(state, contest, announcement, words)?);
    parts.push(stations(state, contest, announcement, words));
    parts.push(sources(announcement, words));
    if let Some(earlier) = earlier {
        parts.push(changes(state, contest, earlier, announcement, words));
    }
    let note = match announcement.stage {
        Stage::Preliminary => "announcement-note-preliminary",
        Stage::Final => "announcement-note-final",
    };
    let time = announcement.at.to_string();
    let size = Value::Count(announcement.as_of);
    parts.push(format!(
        "{}\n{}",
        words.message(note, &[]),
        words.message("announcement-record", &[("size", size), ("time", Value::DateTime(&time))])
    ));
    Ok(parts.join("\n\n"))
}

fn base(name: &str) -> String {
    format!("base-{name}")
}

fn result(contest: &ContestState, announcement: &Announcement, words: &Words) -> String {
    let language = words.language().code();
    let figures = &announcement.result;
    let mut rows: Vec<_> = contest.contest.options.iter().zip(&figures.options).collect();
    rows.sort_by_key(|(_, row)| std::cmp::Reverse(row.votes));
    let mut lines = vec![words.message("heading-result", &[])];
    for (option, row) in rows {
        let base = base(&row.share.base);
        let mut arguments = vec![
            ("name", Value::Text(model::text(&option.name, language))),
            ("votes", Value::Count(row.votes)),
            ("percent", Value::Percent(&row.share.percent)),
            ("base", Value::Word(&base)),
        ];
        let id = match &option.nominated_by {
            Some(body) => {
                arguments.push(("nominated-by", Value::Text(model::text(body, language))));
                "announcement-option"
            }
            None => "announcement-option-alone",
        };
        lines.push(format!("  {}", words.message(id, &arguments)));
    }
    lines.extend(outcome(contest, figures, words));
    lines.join("\n")
}

fn outcome(contest: &ContestState, figures: &ResultFigures, words: &Words) -> Vec<String> {
    let Some(outcome) = &figures.outcome else { return Vec::new() };
    let mut lines = Vec::new();
    let name = |code: &str| {
        let option = contest.contest.options.iter().find(|option| option.code == code);
        option.map_or(code.to_owned(), |option| model::text(&option.name, words.language().code()).to_owned())
    };
    if let (Rule::Majority(rule), Some(share)) = (&contest.contest.rule, &outcome.share) {
        let first = figures
            .options
            .iter()
            .find(|row| row.votes == share.numerator)
            .map_or(String::new(), |row| name(&row.option));
        let met = outcome.kind == OutcomeKind::Elected;
        let id = if met { "rule-majority-met" } else { "rule-majority-not-met" };
        let [p, q] = rule.more_than;
        let threshold = if q > 0 && 100 * p % q == 0 { (100 * p / q).to_string() } else { String::new() };
        let fraction = format!("{p}/{q}");
        let threshold =
            if threshold.is_empty() { Value::Text(&fraction) } else { Value::Percent(&threshold) };
        let base = base(&share.base);
        lines.push(words.message(
            id,
            &[
                ("threshold", threshold),
                ("base", Value::Word(&base)),
                ("name", Value::Text(&first)),
                ("votes", Value::Count(share.numerator)),
                ("base-count", Value::Count(share.denominator)),
                ("percent", Value::Percent(&share.percent)),
            ],
        ));
    }
    let state = if outcome.state == OutcomeState::Decided { "decided" } else { "leading" };
    let names = outcome.options.iter().map(|code| name(code)).collect::<Vec<_>>().join(", ");
    lines.push(match outcome.kind {
        OutcomeKind::None => words.message("outcome-sentence-none", &[]),
        OutcomeKind::Elected => {
            words.message(&format!("outcome-sentence-elected-{state}"), &[("name", Value::Text(&names))])
        }
        OutcomeKind::RunOff => {
            words.message(&format!("outcome-sentence-run_off-{state}"), &[("names", Value::Text(&names))])
        }
        OutcomeKind::Repeat => words.message(&format!("outcome-sentence-repeat-{state}"), &[]),
        OutcomeKind::Lot => {
            words.message(&format!("outcome-sentence-lot-{state}"), &[("names", Value::Text(&names))])
        }
        OutcomeKind::Seats => {
            let seats = outcome.seats.iter().flatten();
            let seats = seats.map(|(code, seats)| format!("{} {seats}", name(code))).collect::<Vec<_>>();
            let seats = seats.join(", ");
            words.message(&format!("outcome-sentence-seats-{state}"), &[("seats", Value::Text(&seats))])
        }
    });
    if outcome.state == OutcomeState::Decided && outcome.kind != OutcomeKind::None {
        let last = lines.pop().unwrap_or_default();
        let sentence = last.trim_end_matches('.');
        lines.push(format!("{sentence} ({}).", words.message("outcome-state-decided", &[])));
    }
    lines
}

fn turnout(
    state: &State,
    contest: &ContestState,
    announcement: &Announcement,
    words: &Words,
) -> Result<String> {
    let mut lines = vec![words.message("heading-turnout", &[])];
    match &announcement.result.turnout {
        None => lines.push(words.message("announcement-turnout-none", &[])),
        Some(share) => lines.push(words.message(
            "announcement-turnout",
            &[
                ("took-part", Value::Count(share.numerator)),
                ("registered", Value::Count(share.denominator)),
                ("percent", Value::Percent(&share.percent)),
            ],
        )),
    }
    if let Some(abroad) = abroad(state, contest, announcement)? {
        lines.push(words.message(
            "announcement-abroad",
            &[
                ("stations", Value::Count(abroad.stations_of)),
                ("countries", Value::Count(abroad.countries)),
                ("took-part", Value::Count(abroad.share.numerator)),
                ("registered", Value::Count(abroad.share.denominator)),
                ("percent", Value::Percent(&abroad.share.percent)),
            ],
        ));
    }
    Ok(lines.join("\n"))
}

/// The kind of a station abroad.
const ABROAD: &str = "abroad";

struct Abroad {
    stations_in: u64,
    stations_of: u64,
    countries: u64,
    share: model::fact::Share,
}

fn abroad(state: &State, contest: &ContestState, announcement: &Announcement) -> Result<Option<Abroad>> {
    let as_of = AsOf::Size(announcement.as_of);
    let view = View::new(state, contest, announcement.basis, as_of).context("the record has no areas")?;
    let mut sums = vec![0u64; contest.plan.width()];
    let (mut stations_in, mut stations_of) = (0, 0);
    let mut countries = BTreeSet::new();
    for (index, station) in (0u32..).zip(&state.stations) {
        if station.station.kind != ABROAD {
            continue;
        }
        stations_of += 1;
        countries.extend(station.station.country.as_deref());
        if let Some(revision) = view.taken(StationIndex(index)) {
            stations_in += 1;
            let figures = contest.figures_of(revision);
            sums.iter_mut().zip(figures).for_each(|(sum, &figure)| *sum += u64::from(figure));
        }
    }
    let share = contest.plan.turnout(&sums)?;
    let countries = countries.len() as u64;
    Ok(share.filter(|_| stations_of > 0).map(|share| Abroad { stations_in, stations_of, countries, share }))
}

fn stations(state: &State, contest: &ContestState, announcement: &Announcement, words: &Words) -> String {
    let coverage = &announcement.result.coverage;
    let count =
        |id, counted, of| words.message(id, &[("in", Value::Count(counted)), ("of", Value::Count(of))]);
    let mut sentences = vec![count("announcement-stations", coverage.stations.counted, coverage.stations.of)];
    if let Ok(Some(abroad)) = abroad(state, contest, announcement) {
        sentences.push(count("announcement-stations-abroad", abroad.stations_in, abroad.stations_of));
    }
    sentences.push(match &coverage.registered {
        RegisterCoverage::Unknown(_) => words.message("announcement-coverage-unknown", &[]),
        RegisterCoverage::Known(known) => {
            let percent = tabulation::percent(known.counted, known.of, 2);
            let percent = percent.as_deref().unwrap_or("no share");
            words.message(
                "announcement-coverage",
                &[
                    ("in", Value::Count(known.counted)),
                    ("of", Value::Count(known.of)),
                    ("percent", Value::Percent(percent)),
                ],
            )
        }
    });
    format!("{}\n{}", words.message("heading-stations", &[]), sentences.join(" "))
}

fn sources(announcement: &Announcement, words: &Words) -> String {
    let sources = announcement.result.sources;
    let (copies, originals) =
        (("copies", Value::Count(sources.copies)), ("originals", Value::Count(sources.originals)));
    match (sources.copies, sources.originals) {
        (_, 0) => words.message("announcement-sources-copies", &[copies]),
        (0, _) => words.message("announcement-sources-originals", &[originals]),
        _ => words.message("announcement-sources", &[copies, originals]),
    }
}

/// What differs from the earlier announcement: how many votes, and in which stations why.
fn changes(
    state: &State,
    contest: &ContestState,
    earlier: &Announcement,
    announcement: &Announcement,
    words: &Words,
) -> String {
    let votes: u64 = announcement
        .result
        .options
        .iter()
        .zip(&earlier.result.options)
        .map(|(now, before)| now.votes.abs_diff(before.votes))
        .sum();
    let mut lines = vec![words.message("heading-changes", &[])];
    if votes == 0 {
        lines.push(words.message("changes-none", &[]));
    } else {
        lines.push(words.message("changes-votes", &[("votes", Value::Count(votes))]));
    }
    let (mut now_original, mut changed) = (0, Vec::new());
    for (place, revision) in (0u32..).zip(&contest.revisions) {
        let between = (earlier.as_of..announcement.as_of).contains(&revision.entry);
        let Some(before) = revision.before.filter(|_| between) else { continue };
        let was_copy = contest.revisions[before as usize].basis == Basis::Copy;
        now_original += u64::from(was_copy && revision.basis == Basis::Original);
        changed.extend(changed_figures(state, contest, before, place, words));
    }
    lines.extend(changed);
    if now_original > 0 {
        lines.push(words.message("changes-originals", &[("count", Value::Count(now_original))]));
    }
    lines.join("\n")
}

fn changed_figures(
    state: &State,
    contest: &ContestState,
    before: u32,
    after: u32,
    words: &Words,
) -> Vec<String> {
    let language = words.language().code();
    let revision = &contest.revisions[after as usize];
    let station = &state.stations[revision.station.place()];
    let area = &state.areas[station.area.place()].fact;
    let (code, name) = (&station.station.code, model::text(&station.station.name, language));
    let place = format!("{code}, {name}, {}", model::text(&area.name, language));
    let form = &state.forms[contest.form];
    let reason = revision.reason.as_deref().unwrap_or("");
    let reason = if reason == NOT_GIVEN { Value::Word("not-given") } else { Value::Text(reason) };
    let figures = contest.figures_of(before).iter().zip(contest.figures_of(after)).enumerate();
    figures
        .filter(|(_, (old, new))| old != new)
        .map(|(index, (&old, &new))| {
            let option = index.checked_sub(form.lines.len());
            let (id, what, label) = match option {
                Some(option) => ("changes-station", "option", &contest.contest.options[option].name),
                None => ("changes-line", "line", &form.lines[index].label),
            };
            let arguments = [
                ("station", Value::Text(&place)),
                (what, Value::Text(model::text(label, language))),
                ("old", Value::Count(u64::from(old))),
                ("new", Value::Count(u64::from(new))),
                ("reason", reason),
            ];
            format!("  {}", words.message(id, &arguments))
        })
        .collect()
}

/// The figures of an area under a region's code, for a line of the night: leader and coverage.
pub fn national(state: &State, as_of: u64) -> Option<ResultFigures> {
    let contest = state.contests.first()?;
    let view = View::new(state, contest, model::fact::BasisRule::Best, AsOf::Size(as_of))?;
    view.figures(AreaIndex::ROOT).ok()
}
