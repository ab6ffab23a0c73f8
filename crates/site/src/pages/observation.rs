//! What observers have published: their statement, sentence by sentence with the value of each figure, and what their
//! copies of protocols come to beside the official ones.

use crate::address::Page;
use crate::copies::Officials;
use crate::frame::Frame;
use crate::observers::{Copy, Observers};
use askama::Template;
use language::Value;
use model::fact::Opening;
use observation::comparison::{Comparison, Copied, Summary, Verdict};
use observation::copy::Figures;
use replay::state::{ContestState, StationIndex};

/// A sentence.
struct Line {
    text: String,
    number: Option<usize>,
}

/// Where a figure comes from.
struct Source {
    number: usize,
    value: String,
    query: String,
}

/// A station whose copy and official figures differ.
struct Differing {
    href: String,
    name: String,
    verdict: String,
}

struct View {
    title: String,
    demonstration: bool,
    notes: Vec<String>,
    origin: String,
    size: String,
    key: String,
    statement: Option<(String, String)>,
    sections: Vec<(String, Vec<Line>)>,
    sources: Vec<Source>,
    compared: Option<String>,
    verdicts: Vec<(String, String)>,
    differing: Vec<Differing>,
}

#[derive(Template)]
#[template(path = "observation.html")]
struct Observation<'a> {
    frame: Frame<'a>,
    missions: Vec<View>,
}

pub fn render(frame: Frame<'_>) -> String {
    let missions = frame.snapshot.observers().iter().map(|one| view(&frame, one)).collect();
    super::written(&Observation { missions, frame })
}

fn view(frame: &Frame<'_>, observers: &Observers) -> View {
    let reader = &frame.reader;
    let (mut sections, mut sources) = (Vec::new(), Vec::new());
    let document = observers.statement.as_ref().map(|(_, _, document)| document);
    for section in document.iter().flat_map(|document| &document.sections) {
        let mut lines = Vec::new();
        for sentence in &section.sentences {
            let number = sentence.value.as_ref().zip(sentence.query.as_ref()).map(|(value, query)| {
                let number = sources.len() + 1;
                let query = serde_json::to_string(query).unwrap_or_default();
                let query = query.replace(['{', '}', '"'], "").replace(':', " = ").replace(',', ", ");
                let value = match (&value.estimate, value.n) {
                    (Some([share, low, high]), _) => format!("{share} % [{low}; {high}]"),
                    (None, Some(n)) => {
                        let values = [("k", Value::Count(value.k)), ("n", Value::Count(n))];
                        reader.say("mission-k-of-n", &values)
                    }
                    (None, None) => reader.count(value.k),
                };
                sources.push(Source { number, value, query });
                number
            });
            lines.push(Line { text: reader.text(&sentence.text).to_owned(), number });
        }
        sections.push((reader.text(&section.title).to_owned(), lines));
    }
    let comparisons = comparisons(frame, observers);
    let summary = comparisons.as_ref().map(|(all, of)| Summary::new(all, *of));
    let verdict = |name: &str| frame.t(&format!("mission-verdict-{}", name.replace('_', "-")));
    let k_of_n =
        |k: u64, n: u64| reader.say("mission-k-of-n", &[("k", Value::Count(k)), ("n", Value::Count(n))]);
    let differing = comparisons.iter().flat_map(|(all, _)| all).filter(|one| one.verdict.is_difference());
    let state = frame.snapshot.state();
    let differing = differing.map(|one| {
        let name =
            state.station_by_code.get(&one.station).map(|index| &state.stations[index.place()].station.name);
        Differing {
            href: frame.href(Page::Station(one.station.clone())),
            name: format!("{}, {}", one.station, name.map_or("", |name| reader.text(name))),
            verdict: verdict(one.verdict.name()),
        }
    });
    // What could not be compared is of all stations with a copy, the rest of those that were compared.
    let of = |summary: &Summary, one: Verdict| match one {
        Verdict::NotComparable => summary.stations,
        _ => summary.compared,
    };
    let shown = |summary: &Summary| {
        let verdicts = summary.verdicts.iter();
        verdicts.map(|(one, count)| (verdict(one.name()), k_of_n(*count, of(summary, *one)))).collect()
    };
    View {
        title: reader.text(&observers.mission.title).to_owned(),
        demonstration: observers.mission.status == observation::mission::Status::Demonstration,
        notes: observers.mission.notes.iter().map(|note| reader.text(note).to_owned()).collect(),
        origin: observers.origin.clone(),
        size: reader.count(observers.size),
        key: observers.key.clone(),
        statement: document
            .map(|document| (reader.text(&document.title).to_owned(), reader.minute(document.cut_off))),
        sections,
        sources,
        compared: summary.as_ref().map(|summary| k_of_n(summary.compared, summary.of)),
        verdicts: summary.as_ref().map_or_else(Vec::new, shown),
        differing: differing.collect(),
    }
}

/// The figures of a copy in the order of the form.
fn figures(frame: &Frame<'_>, contest: &ContestState, copy: &Copy) -> Figures {
    let form = &frame.snapshot.state().forms[contest.form];
    let lines = form.lines.iter().map(|line| &line.code);
    let options = contest.contest.options.iter().map(|option| &option.code);
    lines.chain(options).map(|code| copy.figures.get(code).copied()).collect()
}

fn comparisons(frame: &Frame<'_>, observers: &Observers) -> Option<(Vec<Comparison>, u64)> {
    let state = frame.snapshot.state();
    let opening: &Opening = frame.snapshot.opening();
    let contest = state.contest(&observers.mission.contest)?;
    if opening.election != observers.mission.election {
        return None;
    }
    let officials = Officials::new(state, contest);
    let index = officials.index();
    let mut all = Vec::new();
    for (station, copies) in &observers.copies {
        for copy in copies {
            let figures = figures(frame, contest, copy);
            let copied = Copied {
                contest: &contest.contest.code,
                figures: &figures,
                kind: copy.kind,
                made_at: Some(copy.made),
                station,
                station_kind: officials.kind(station),
            };
            all.push(officials.compare(&copied, &index));
        }
    }
    Some((all, officials.stations()))
}

/// A copy beside the official figures of its station.
pub struct Beside {
    /// Whose copy, of what kind, made when.
    pub head: String,
    /// One figure for each line and option; `–` where the copy does not show it.
    pub figures: Vec<String>,
    /// Official minus copy, where they differ.
    pub changes: Vec<Option<String>>,
    /// Whether every figure that both show is equal.
    pub equal: bool,
}

/// The copies that observers have published of a station, beside its newest official revision.
pub fn beside(frame: &Frame<'_>, contest: &ContestState, station: StationIndex) -> Vec<Beside> {
    let reader = &frame.reader;
    let state = frame.snapshot.state();
    let code = &state.stations[station.place()].station.code;
    let newest = contest.newest_of(station).map(|(place, _)| contest.figures_of(place));
    let mut found = Vec::new();
    for observers in frame.snapshot.observers() {
        let fits = observers.mission.contest == contest.contest.code
            && observers.mission.election == frame.snapshot.opening().election;
        for copy in observers.copies.get(code).into_iter().flatten().filter(|_| fits) {
            let figures = figures(frame, contest, copy);
            let change = |(place, here): (usize, &Option<u64>)| {
                let there = u64::from(*newest?.get(place)?);
                let change = i64::try_from(there).ok()? - i64::try_from((*here)?).ok()?;
                (change != 0).then(|| reader.change(change))
            };
            let changes: Vec<Option<String>> = figures.iter().enumerate().map(change).collect();
            let kind = frame.t(&format!("mission-copy-kind-{}", copy.kind.name().replace('_', "-")));
            let mission = reader.text(&observers.mission.title);
            let shown =
                |figure: &Option<u64>| figure.map_or_else(|| "–".to_owned(), |figure| reader.count(figure));
            found.push(Beside {
                head: format!("{mission} · {kind} · {}", reader.minute(copy.made)),
                figures: figures.iter().map(shown).collect(),
                equal: changes.iter().all(Option::is_none),
                changes,
            });
        }
    }
    found
}
