//! Every agreed copy against the commission's record.

use model::lifecycle::Commission;
use observation::comparison::{Comparison, Copied, Summary};
use observation::copy;
use observation::state::State;
use site::copies::Officials;

/// What the copies of a mission come to.
pub struct Compared {
    /// Number of each copy that two people agree on, and its comparison.
    pub copies: Vec<(u64, Comparison)>,
    /// All of them together.
    pub summary: Summary,
    /// The size of the commission's record that they were compared with.
    pub size: u64,
}

/// Compares. `None` where the record has no such contest.
pub fn compare(state: &State, record: &replay::State) -> Option<Compared> {
    let mission = state.mission.as_ref()?;
    let contest = record.contest(&mission.contest)?;
    let officials = Officials::new(record, contest);
    let index = officials.index();
    let one = |(number, copied): (&u64, &copy::State)| {
        let (copy, sheet) = (copied.copy()?, copied.sheet()?);
        let kind = officials.kind(&copy.station);
        Some((*number, officials.compare(&Copied::of(copy, sheet, kind), &index)))
    };
    let copies: Vec<(u64, Comparison)> = state.copies.iter().filter_map(one).collect();
    let summary = Summary::new(copies.iter().map(|(_, comparison)| comparison), officials.stations());
    Some(Compared { copies, summary, size: record.size })
}

/// The labels of the protocol's lines, then of its options, in a language.
pub fn labels(record: &replay::State, contest: &str, language: &str) -> Vec<String> {
    let Some(contest) = record.contest(contest) else { return Vec::new() };
    let form = &record.forms[contest.form];
    let lines = form.lines.iter().map(|line| model::text(&line.label, language).to_owned());
    let options = contest.contest.options.iter();
    lines.chain(options.map(|option| model::text(&option.name, language).to_owned())).collect()
}

/// What a place is called in a language, with its code.
pub fn place_name(state: &State, place: &Commission, language: &str) -> String {
    let (Commission::Station(code) | Commission::Area(code)) = place;
    match state.places.find(place) {
        Some(found) => match model::text(&found.name, language) {
            name if name == code || name.is_empty() => code.clone(),
            name => format!("{code} · {name}"),
        },
        None => code.clone(),
    }
}
