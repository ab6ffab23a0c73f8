//! What follows from a complete report beside the report: an incident, or a copy of a protocol.
//!
//! The first complete report in the form of incidents makes an incident, one in the form of copies a copy whose first
//! typist is the observer. A correction adds a note to the incident; of a copy it makes another one and withdraws the
//! first, so that nobody's figures are changed after they were typed.

use super::order::NotDone;
use crate::official::Official;
use model::lifecycle::{Commission, Person};
use model::moment::Moment;
use observation::answer::Answer;
use observation::event::Event;
use observation::form::Phase;
use observation::form::values::clock;
use observation::report::Version;
use observation::state::State;
use observation::{copy, incident};

fn choice<'a>(version: &'a Version, id: &str) -> Option<&'a str> {
    match version.answer(id)? {
        Answer::Choice(one) => Some(one),
        _ => None,
    }
}

fn text(version: &Version, id: &str) -> String {
    match version.answer(id) {
        Some(Answer::Text(text)) => text.clone(),
        _ => String::new(),
    }
}

/// The events beside a report that is new.
pub fn follow(
    state: &State,
    version: &Version,
    observer: Person,
    now: Moment,
    official: &Official,
) -> Result<Vec<Event>, NotDone> {
    if !version.complete {
        return Ok(Vec::new());
    }
    let phase = state.forms.get(&(version.form.clone(), version.form_version)).map(|one| one.form.phase);
    match phase {
        Some(Phase::Incident) => incident(state, version, observer, now, official),
        Some(Phase::Copy) => copy(state, version, observer, official),
        _ => Ok(Vec::new()),
    }
}

fn incident(
    state: &State,
    version: &Version,
    observer: Person,
    now: Moment,
    official: &Official,
) -> Result<Vec<Event>, NotDone> {
    let evidence: Vec<String> = version.photos().cloned().collect();
    let description = text(version, "description");
    if let Some(number) = state.incident_of.get(&version.report) {
        let note = incident::Note { at: now, by: observer, evidence, text: description };
        let events = state.incidents.decide(*number, &incident::Command::Add { note });
        // A correction that says nothing new is no note.
        let events = events.unwrap_or_default();
        return Ok(events.into_iter().map(|what| event(*number, None, what)).collect());
    }
    let place = match &version.place {
        Some(Commission::Station(code)) => incident::Place::Station(code.clone()),
        Some(Commission::Area(code)) => incident::Place::Area(code.clone()),
        None => incident::Place::Area(root(state)),
    };
    let severity = match choice(version, "severity") {
        Some("critical") => incident::Severity::Critical,
        Some("serious") => incident::Severity::Serious,
        _ => incident::Severity::Minor,
    };
    let category = choice(version, "category").and_then(incident::Category::named);
    let category = category.unwrap_or(incident::Category::Other);
    let happened = hour(state, version, "happened_at", official);
    let source = choice(version, "source").unwrap_or_default();
    let source = incident::Source::ALL.into_iter().find(|known| known.name() == source);
    let report = incident::Report {
        at: now,
        by: observer,
        category,
        evidence,
        happened_at: happened.filter(|at| at.instant() <= now.instant()),
        place,
        severity,
        source: source.unwrap_or(incident::Source::SeenMyself),
        // A grave incident is reported before anybody has had the time to describe it.
        text: if description.trim().is_empty() { category.name().to_owned() } else { description },
    };
    let number = state.incidents.iter().last().map_or(1, |(number, _)| number + 1);
    let command = incident::Command::Report { report: Box::new(report) };
    let events = state.incidents.decide(number, &command).map_err(NotDone::of)?;
    let of_report = Some(version.report.clone());
    Ok(events.into_iter().map(|what| event(number, of_report.clone(), what)).collect())
}

fn event(number: u64, report: Option<String>, what: incident::Event) -> Event {
    Event::Incident { number, report, what: Box::new(what) }
}

/// Code of the area that has no other above it.
fn root(state: &State) -> String {
    let root = state.places.iter().find(|place| place.above.is_none());
    match root.map(|place| &place.of) {
        Some(Commission::Area(code) | Commission::Station(code)) => code.clone(),
        None => String::new(),
    }
}

fn copy(
    state: &State,
    version: &Version,
    observer: Person,
    official: &Official,
) -> Result<Vec<Event>, NotDone> {
    let Some(Commission::Station(station)) = &version.place else { return Ok(Vec::new()) };
    let figures = version.answers.values().find_map(|answer| match answer {
        Answer::Figures(figures) => Some(figures),
        _ => None,
    });
    let places = state.lines.iter();
    let typed: copy::Figures =
        places.map(|code| figures.and_then(|figures| figures.get(code)).copied()).collect();
    let kind = choice(version, "copy_kind").and_then(copy::Kind::named).unwrap_or(copy::Kind::OwnTally);
    let made = copy::Copy {
        contest: state.mission.as_ref().map(|mission| mission.contest.clone()).unwrap_or_default(),
        kind,
        made_at: hour(state, version, "copy_made_at", official).unwrap_or(version.saved),
        observer,
        photos: version.photos().cloned().collect(),
        places: u16::try_from(state.lines.len()).unwrap_or(u16::MAX),
        station: station.clone(),
    };
    let mut events = Vec::new();
    let number = state.copies.keys().next_back().map_or(1, |number| number + 1);
    if let Some(before) = state.copy_of.get(&version.report)
        && let Some(known) = state.copies.get(before)
    {
        if known.copy() == Some(&made) && !is_other(known, observer, &typed) {
            return Ok(Vec::new());
        }
        let reason = "the observer corrected the report".to_owned();
        let withdrawn = copy::decide(known, &copy::Command::Withdraw { by: observer, reason });
        let withdrawn = withdrawn.unwrap_or_default().into_iter();
        events.extend(withdrawn.map(|what| Event::Copy {
            number: *before,
            report: None,
            what: Box::new(what),
        }));
    }
    let report = Some(version.report.clone());
    let mut copied = copy::State::absent();
    let mut commands = vec![copy::Command::Make { copy: made }];
    if typed.iter().any(Option::is_some) {
        commands.push(copy::Command::Enter { by: observer, figures: typed });
    }
    for command in commands {
        for what in copy::decide(&copied, &command).map_err(NotDone::of)? {
            copied = copy::apply(copied, &what).map_err(NotDone::of)?;
            events.push(Event::Copy { number, report: report.clone(), what: Box::new(what) });
        }
    }
    Ok(events)
}

/// Whether the observer's own entry of a copy was another one.
fn is_other(known: &copy::State, observer: Person, typed: &copy::Figures) -> bool {
    match known {
        copy::State::FirstDone { first, .. } => first.by == observer && first.figures != *typed,
        copy::State::Differing { difference, .. } => {
            difference.first.by == observer && difference.first.figures != *typed
        }
        copy::State::Agreed { sheet, .. } => sheet.figures != *typed,
        copy::State::Absent {} | copy::State::Made { .. } | copy::State::Withdrawn { .. } => true,
    }
}

/// The moment of an hour that the observer gives, counted from polling day as its question says.
fn hour(state: &State, version: &Version, question: &str, official: &Official) -> Option<Moment> {
    let Some(Answer::Time(time)) = version.answer(question) else { return None };
    let form = &state.forms.get(&(version.form.clone(), version.form_version))?.form;
    let minute = clock(form.question(question)?.1, time)?;
    let record = official.state();
    let day = &record.opening.as_ref()?.polling_day;
    let offset = version.saved.offset_minutes();
    let midnight = Moment::parse(&format!("{day}T00:00:00+00:00")).ok()?;
    let midnight = midnight.instant() - i64::from(offset) * 60;
    Some(Moment::new(midnight + i64::from(minute) * 60, offset))
}
