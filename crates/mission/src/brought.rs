//! Reports that headquarters brings for an observer: typed from a telephone call or a paper, or read from a table.
//!
//! Both are answers as cells of a table ([`observation::answer::Answer::of_cell`]) about one visit, and one report with
//! what the observer sends about that visit by text message: the identifier is made of observer, place, form, visit
//! and polling day. Who brought it stands in the journal beside whose it is.

use crate::hall::Hall;
use crate::tables::{Problem, Rows, column};
use model::lifecycle::{Commission, Person};
use model::moment::Moment;
use observation::answer::{Answer, Answers};
use observation::form::{Form, Phase};
use observation::report::{Version, id_of};
use observation::sms;
use observation::state::State;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The columns of a table before those of its form's questions.
pub const COLUMNS: [&str; 7] = ["observer", "station", "area", "visit", "started", "saved", "complete"];

/// What is known of a report beside its answers.
#[derive(Debug, Clone)]
pub struct About {
    /// Whose it is.
    pub observer: Person,
    /// Where it was seen; none only for an incident.
    pub place: Option<Commission>,
    /// Which visit or incident of the day, from 1.
    pub visit: u8,
    /// When it was begun.
    pub started: Moment,
    /// When it was finished.
    pub saved: Moment,
    /// Whether the observer has finished it.
    pub complete: bool,
}

/// What is known of a report's visit by this way: its newest version.
pub fn current(hall: &Hall, form: &Form, about: &About) -> Option<Version> {
    let state = hall.state();
    state.reports.get(&report_of(hall, &state, form, about)).map(|report| report.newest.version())
}

fn report_of(hall: &Hall, state: &State, form: &Form, about: &About) -> String {
    let record = hall.official().state();
    let day = record.opening.as_ref().map_or("", |opening| opening.polling_day.as_str());
    let code = state.members.get(&about.observer).map_or("", |member| member.code.as_str());
    id_of(code, about.place.as_ref(), &form.id, about.visit, day)
}

/// The version that a report's answers make: the next of the report of that visit, or the current one where it says the
/// same.
pub fn version(hall: &Hall, form: &Form, about: &About, answers: Answers) -> Version {
    let report = report_of(hall, &hall.state(), form, about);
    let current = current(hall, form, about);
    let new = |number: u32| {
        Version {
            answers: answers.clone(),
            complete: about.complete,
            device: sms::device("headquarters", &hall.salt()),
            form: form.id.clone(),
            form_version: form.version,
            number,
            place: about.place.clone(),
            report: report.clone(),
            saved: about.saved,
            started: about.started,
        }
        .normalised()
    };
    match current {
        None => new(1),
        Some(current) => {
            let next = new(current.number + 1);
            let says_the_same = next.answers == current.answers
                && next.complete == current.complete
                && next.form_version == current.form_version;
            if says_the_same { current } else { next }
        }
    }
}

/// Whether headquarters may bring a report of a phase. Not a copy of a protocol: its first typist is the observer, and
/// who typed it for them could be its second.
pub fn is_brought(phase: Phase) -> bool {
    phase != Phase::Copy
}

/// The place that somebody names by its code, at a form's kind of commission; an incident may name either.
pub fn place(state: &State, phase: Phase, station: &str, area: &str) -> Option<Commission> {
    let known = |place: Commission| state.places.number(&place).map(|_| place);
    let station = || known(Commission::Station(station.to_owned()));
    let area = || known(Commission::Area(area.to_owned()));
    match phase {
        Phase::Incident => station().or_else(area),
        phase if phase.is_at_commission() => area(),
        _ => station(),
    }
}

/// A table that was read: for each row its line, and what it makes.
pub type Table = Vec<(u64, About, Answers)>;

/// Reads a table of reports in one form.
///
/// # Errors
///
/// Everything that does not fit, each with its line and column; then nothing of the table is to be taken.
pub fn read(hall: &Hall, form: &Arc<Form>, name: &str, text: &str) -> Result<Table, Vec<Problem>> {
    let questions: Vec<&str> = form.questions().map(|question| question.id.as_str()).collect();
    let columns: Vec<&str> = COLUMNS.into_iter().chain(questions.iter().copied()).collect();
    let rows = Rows::read(name, text, &columns)?;
    let state = hall.state();
    let (mut table, mut problems) = (Table::new(), Vec::new());
    let mut seen: BTreeMap<(Person, Option<Commission>, u8), u64> = BTreeMap::new();
    for row in rows.iter() {
        let before = problems.len();
        let mut tell = |name: &str, expected: &str| {
            problems.push(rows.problem(row, name, column(row, name), expected.to_owned()));
        };
        let observer = state.codes.get(column(row, "observer")).copied();
        if observer.is_none() {
            tell("observer", "the code of a member");
        }
        let (station, area) = (column(row, "station"), column(row, "area"));
        let placed = place(&state, form.phase, station, area);
        let has_none = station.is_empty() && area.is_empty() && form.phase == Phase::Incident;
        if placed.is_none() && !has_none {
            let is_area = form.phase.is_at_commission() || (station.is_empty() && !area.is_empty());
            tell(if is_area { "area" } else { "station" }, "the code of a place of the election");
        }
        let visit = match column(row, "visit") {
            "" => Some(1),
            visit => visit.parse().ok().filter(|visit| (1..=9).contains(visit)),
        };
        if visit.is_none() {
            tell("visit", "1 to 9, or nothing");
        }
        let moment = |name: &str| Moment::parse(column(row, name)).ok();
        let times = (moment("started"), moment("saved"));
        for (name, found) in [("started", times.0), ("saved", times.1)] {
            if found.is_none() {
                tell(name, "a moment with its offset, such as 2022-11-20T20:15:00+06:00");
            }
        }
        let complete = match column(row, "complete") {
            "yes" | "" => Some(true),
            "no" => Some(false),
            _ => None,
        };
        if complete.is_none() {
            tell("complete", "yes, no, or nothing for yes");
        }
        let mut answers = Answers::new();
        for question in form.questions() {
            let read = Answer::of_cell(question, column(row, &question.id)).and_then(|answer| {
                answer.as_ref().map_or(Ok(()), |answer| answer.check(question, &state.lines))?;
                Ok(answer)
            });
            match read {
                Ok(answer) => answers.extend(answer.map(|answer| (question.id.clone(), answer))),
                Err(why) => tell(&question.id, &why.expected()),
            }
        }
        if let (Some(started), Some(saved)) = times
            && saved.instant() < started.instant()
        {
            tell("saved", "a moment at or after the beginning");
        }
        if let (Some(observer), Some(visit), (Some(started), Some(saved)), Some(complete)) =
            (observer, visit, times, complete)
        {
            if let Some(line) = seen.insert((observer, placed.clone(), visit), row.0) {
                tell("visit", &format!("another visit than that of line {line}"));
            }
            if problems.len() == before {
                table.push((
                    row.0,
                    About { observer, place: placed, visit, started, saved, complete },
                    answers,
                ));
            }
        }
    }
    if problems.is_empty() { Ok(table) } else { Err(problems) }
}
