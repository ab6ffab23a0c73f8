//! `tally`: the result of an area, as of any size or time.

use super::Done;
use crate::cli::{BasisArgument, Tally};
use crate::place::Place;
use crate::report::{grouped, out, table};
use anyhow::{Context, Result, bail};
use model::fact::{BasisRule, OutcomeState, RegisterCoverage, ResultFigures};
use model::moment::Moment;
use replay::findings::{self, Findings};
use replay::{AsOf, State, View};
use serde_json::{Map, Value, json};
use tabulation::AreaIndex;

/// The figures and findings of one contest.
struct Contest<'a> {
    state: &'a replay::state::ContestState,
    figures: ResultFigures,
    findings: Option<Findings>,
}

pub fn run(arguments: Tally) -> Result<Done> {
    let state = Place::find(&arguments.dir)?.state(&arguments.dir)?;
    let as_of = as_of(arguments.at.as_deref(), &state)?;
    let basis = match arguments.basis {
        BasisArgument::Best => BasisRule::Best,
        BasisArgument::Original => BasisRule::Original,
    };
    let area = area(arguments.area.as_deref(), &state)?;
    known_language(arguments.language.as_ref(), &state)?;
    known_checks("--findings", &arguments.findings, &state)?;
    let mut contests = Vec::new();
    for contest in &state.contests {
        let Some(view) = View::new(&state, contest, basis, as_of) else { continue };
        let figures = view.figures(area)?;
        let national = area == AreaIndex::ROOT;
        let findings =
            if national { findings::count(&state, contest, as_of, &arguments.findings) } else { None };
        contests.push(Contest { state: contest, figures, findings });
    }
    if contests.is_empty() {
        bail!("{}: the record has no contest and no area yet", arguments.dir);
    }
    if arguments.json {
        out(&format!("{:#}\n", as_json(&contests, as_of)?))?;
    } else {
        out(&as_text(&state, area, &contests, as_of, arguments.language.as_deref()))?;
    }
    Ok(Done::Well)
}

/// What `--at` means.
pub fn as_of(text: Option<&str>, state: &State) -> Result<AsOf> {
    let Some(text) = text else { return Ok(AsOf::Size(state.size)) };
    if let Ok(size) = text.parse::<u64>() {
        if size > state.size {
            bail!("--at: found size {size}, the record has {} entries", state.size);
        }
        return Ok(AsOf::Size(size));
    }
    let moment = Moment::parse(text);
    Ok(AsOf::Time(moment.context("--at: expected a size of the record or a time with offset")?))
}

/// The area that `--area` names.
pub fn area(code: Option<&str>, state: &State) -> Result<AreaIndex> {
    let Some(code) = code else { return Ok(AreaIndex::ROOT) };
    state.area_by_code.get(code).copied().with_context(|| {
        let some: Vec<&str> = state.areas.iter().take(12).map(|area| area.fact.code.as_str()).collect();
        format!(
            "--area: found {code:?}, which is no area; there are {} such as {}",
            state.areas.len(),
            some.join(", ")
        )
    })
}

/// Refuses a language that the record does not have.
pub fn known_language(language: Option<&String>, state: &State) -> Result<()> {
    let languages = state.opening.as_ref().map_or(&[][..], |opening| &opening.languages);
    match language.filter(|language| !languages.contains(language)) {
        None => Ok(()),
        Some(language) => bail!("--language: found {language:?}, the record has {}", languages.join(", ")),
    }
}

/// Refuses, of the codes that an option lists, one that is no check.
pub fn known_checks(option: &str, codes: &[String], state: &State) -> Result<()> {
    let known: Vec<&str> =
        state.forms.iter().flat_map(|form| form.checks.iter().map(|check| check.code.as_str())).collect();
    match codes.iter().find(|code| !known.contains(&code.as_str())) {
        None => Ok(()),
        Some(code) => bail!("{option}: found {code:?}, which is no check; there are {}", known.join(", ")),
    }
}

/// The members of the first contest that stand at the top of the JSON too.
const AT_THE_TOP: [&str; 10] = [
    "area",
    "basis",
    "coverage",
    "findings",
    "lines",
    "options",
    "outcome",
    "record_size",
    "sources",
    "turnout",
];

fn as_json(contests: &[Contest<'_>], as_of: AsOf) -> Result<Value> {
    let mut values = Vec::new();
    for contest in contests {
        let mut value = serde_json::to_value(&contest.figures)?;
        value["findings"] = serde_json::to_value(&contest.findings)?;
        values.push(value);
    }
    // What scripts want most stands at the top: the first contest's figures.
    let first = &contests[0].figures;
    let mut top = Map::new();
    for member in AT_THE_TOP {
        let value = values[0].get(member).cloned().unwrap_or(Value::Null);
        top.insert(member.to_owned(), value);
    }
    if let AsOf::Time(time) = as_of {
        top.insert("as_of_time".to_owned(), json!(time.to_string()));
    }
    top.insert("contest".to_owned(), json!(first.contest));
    top.insert("contests".to_owned(), Value::Array(values));
    Ok(Value::Object(top))
}

fn as_text(
    state: &State,
    area: AreaIndex,
    contests: &[Contest<'_>],
    as_of: AsOf,
    language: Option<&str>,
) -> String {
    let opening = state.opening.as_ref().expect("a record that loads has an opening");
    let language = language.unwrap_or_else(|| opening.languages.first().map_or("en", String::as_str));
    let words = |texts: &model::Texts| model::text(texts, language).to_owned();
    let mut text = head(state, as_of, language);
    for contest in contests {
        let name = words(&state.areas[area.place()].fact.name);
        text.push_str(&format!("\n{name}: {}\n", words(&contest.state.contest.name)));
        text.push_str(&contest_text(contest, &state.forms[contest.state.form], &words));
    }
    text
}

/// Title, notes, and from what record the figures are.
pub fn head(state: &State, as_of: AsOf, language: &str) -> String {
    let opening = state.opening.as_ref().expect("a record that loads has an opening");
    let mut text = format!("{}\n", model::text(&opening.title, language));
    for note in &opening.notes {
        text.push_str(&format!("{}\n", model::text(note, language)));
    }
    match as_of {
        AsOf::Size(size) => text.push_str(&format!("record of {} entries", grouped(size))),
        AsOf::Time(time) => {
            text.push_str(&format!("as of {time}, from a record of {} entries", grouped(state.size)))
        }
    }
    if let (AsOf::Size(_), Some(at)) = (as_of, state.newest_at) {
        text.push_str(&format!(", the newest of {at}"));
    }
    text.push('\n');
    text
}

fn contest_text(
    contest: &Contest<'_>,
    form: &model::definition::Form,
    words: &impl Fn(&model::Texts) -> String,
) -> String {
    let figures = &contest.figures;
    let mut text = coverage_text(figures);
    let options = contest.state.contest.options.iter().zip(&figures.options);
    let mut rows: Vec<(u64, Vec<String>)> = options
        .map(|(option, row)| {
            let nominated = option.nominated_by.as_ref().map(words).unwrap_or_default();
            let name = words(&option.name);
            let votes = grouped(row.votes);
            (row.votes, vec![name, votes, percent(&row.share.percent), nominated])
        })
        .collect();
    rows.sort_by_key(|(votes, _)| std::cmp::Reverse(*votes));
    let base = figures.options.first().map_or("", |row| row.share.base.as_str());
    let denominator = figures.options.first().map_or(0, |row| row.share.denominator);
    let rows: Vec<Vec<String>> = rows.into_iter().map(|(_, row)| row[..3].to_vec()).collect();
    text.push_str(&table(&["option", "votes", "share"], &rows));
    text.push_str(&format!("shares of {}: {}\n", base_name(base), grouped(denominator)));
    if let Some(turnout) = &figures.turnout {
        let (numerator, denominator) = (grouped(turnout.numerator), grouped(turnout.denominator));
        let percent = percent(&turnout.percent);
        text.push_str(&format!("turnout {percent}: {numerator} took part of {denominator} registered\n"));
    }
    text.push_str(&outcome_text(contest, words));
    let rows: Vec<Vec<String>> = form
        .lines
        .iter()
        .map(|line| {
            vec![format!("{}  {}", line.code, words(&line.label)), grouped(figures.lines[&line.code])]
        })
        .collect();
    text.push_str(&format!("\n{}", table(&["line", "sum"], &rows)));
    if let Some(findings) = &contest.findings {
        let rows: Vec<Vec<String>> = findings
            .first
            .by_check
            .iter()
            .map(|(code, first)| vec![code.clone(), grouped(*first), grouped(findings.latest.by_check[code])])
            .collect();
        text.push_str("\nstations that a check points at, in their first and in their latest protocol\n");
        text.push_str(&table(&["check", "first", "latest"], &rows));
    }
    text
}

/// The name of a base where it stands in an English sentence.
fn base_name(base: &str) -> String {
    let words = language::Words::new(language::Language::En);
    words.message(&format!("base-name-{base}"), &[])
}

/// A percentage with its sign; `no share` stands alone.
fn percent(percent: &str) -> String {
    if percent.starts_with(|first: char| first.is_ascii_digit()) {
        format!("{percent} %")
    } else {
        percent.to_owned()
    }
}

fn coverage_text(figures: &ResultFigures) -> String {
    let stations = figures.coverage.stations;
    let mut text = format!("{} of {} stations", grouped(stations.counted), grouped(stations.of));
    match &figures.coverage.registered {
        RegisterCoverage::Known(known) => {
            let share =
                tabulation::percent(known.counted, known.of, 1).unwrap_or_else(|| "no share".to_owned());
            text.push_str(&format!(", {} of the register of {}", percent(&share), grouped(known.of)));
        }
        RegisterCoverage::Unknown(reason) => text.push_str(&format!(" ({})", reason.none)),
    }
    let sources = figures.sources;
    let (originals, copies) = (grouped(sources.originals), grouped(sources.copies));
    text.push_str(&format!(" · {originals} originals, {copies} electronic copies\n"));
    text
}

fn outcome_text(contest: &Contest<'_>, words: &impl Fn(&model::Texts) -> String) -> String {
    let Some(outcome) = &contest.figures.outcome else { return String::new() };
    let name = |code: &String| {
        let options = &contest.state.contest.options;
        options.iter().find(|option| option.code == *code).map_or(code.clone(), |option| words(&option.name))
    };
    if outcome.kind == model::fact::OutcomeKind::None {
        return "no outcome: no votes are in\n".to_owned();
    }
    let kind = serde_json::to_value(outcome.kind).ok().and_then(|kind| kind.as_str().map(str::to_owned));
    let names: Vec<String> = match &outcome.seats {
        Some(seats) => outcome
            .options
            .iter()
            .map(|code| format!("{} {}", name(code), seats.get(code).copied().unwrap_or(0)))
            .collect(),
        None => outcome.options.iter().map(name).collect(),
    };
    let state = match outcome.state {
        OutcomeState::Decided => "decided: no station that is out could change it",
        OutcomeState::Leading => "leading: stations that are out could change it",
    };
    let kind = kind.unwrap_or_default().replace('_', "-");
    let mut text = format!("outcome {kind}: {} ({state})\n", names.join(", "));
    if let Some(share) = &outcome.share {
        let (numerator, denominator) = (grouped(share.numerator), grouped(share.denominator));
        let base = base_name(&share.base);
        text.push_str(&format!(
            "by the rule's own base, {base}: {numerator} of {denominator} = {} %\n",
            share.percent
        ));
    }
    text
}
