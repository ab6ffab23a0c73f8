//! What follows from an order: events, or one refusal.
//!
//! Nothing here writes. Refusals come in the order in which they are listed at [`NotDone`].

use super::field::follow;
use super::order::{Done, NotDone, Order, Who};
use crate::official::Official;
use crate::setup::new_fact;
use model::definition::Severity;
use model::lifecycle::{Commission, Person};
use model::moment::Moment;
use observation::event::Event;
use observation::fact::Fact;
use observation::form::Phase;
use observation::report::Version;
use observation::state::State;
use observation::statement::life;
use observation::{case, copy};
use std::collections::BTreeMap;
use store::NewFact;

/// What was decided.
pub struct Decided {
    /// What happens.
    pub events: Vec<Event>,
    /// What becomes public with the first of them.
    pub facts: Vec<NewFact>,
    answer: Answer,
}

/// How the answer is made, once the events are applied.
enum Answer {
    Done(Done),
    Report { id: String, new: bool, version: Box<Version> },
}

impl Decided {
    fn of(events: Vec<Event>, answer: Answer) -> Decided {
        Decided { events, facts: Vec::new(), answer }
    }

    fn well(events: Vec<Event>) -> Result<Decided, NotDone> {
        Ok(Decided::of(events, Answer::Done(Done::Well)))
    }

    /// The answer, on the state after the events.
    pub fn done(self, state: &State) -> Done {
        match self.answer {
            Answer::Done(done) => done,
            Answer::Report { id, new, version } => {
                let newest = state.reports.get(&id).map_or(0, |report| report.newest.key.number);
                let published = state.forms.get(&(version.form.clone(), version.form_version));
                let findings = published.map_or_else(Vec::new, |published| {
                    let broken = version.values(&published.form).broken().into_iter();
                    broken.map(|one| (one.rule.code.clone(), one.severity == Severity::Error)).collect()
                });
                let missing = version.photos().filter(|photo| !state.photos.contains_key(*photo));
                let missing_photos = missing.cloned().collect();
                Done::Report { new, newest, findings, missing_photos }
            }
        }
    }
}

/// Decides an order on the present state.
pub fn decide(
    state: &State,
    order: Order,
    who: &Who,
    now: Moment,
    official: &Official,
) -> Result<Decided, NotDone> {
    match order {
        Order::Form { form, sha256 } => {
            let (id, version) = (form.id.clone(), form.version);
            let next =
                state.forms.keys().filter(|(known, _)| *known == id).map(|(_, version)| version + 1).max();
            match state.forms.get(&(id.clone(), version)) {
                Some(known) if known.sha256 == sha256 => Decided::well(Vec::new()),
                Some(_) => Err(NotDone::FormPublished { id, version, next: next.unwrap_or(1) }),
                None => {
                    let phase = form.phase;
                    let stated = (id.clone(), sha256.clone());
                    let fact = Fact::Form { id: stated.0, phase, sha256: stated.1, form_version: version };
                    let fact = new_fact(fact, now).map_err(|error| NotDone::Failed(error.to_string()))?;
                    let events = vec![Event::Form { id, phase, sha256, version }];
                    Ok(Decided { facts: vec![fact], ..Decided::of(events, Answer::Done(Done::Well)) })
                }
            }
        }
        Order::Member { person, member } => {
            if state.codes.get(&member.code).is_some_and(|other| Some(*other) != person) {
                return Err(NotDone::CodeTaken { code: member.code });
            }
            if person.is_some_and(|person| !state.members.contains_key(&person)) {
                return Err(NotDone::Missing { what: "such person".to_owned() });
            }
            let next = state.members.keys().next_back().map_or(1, |person| person.0 + 1);
            let person = person.unwrap_or(Person(next));
            let answer = Answer::Done(Done::Person(person));
            Ok(Decided::of(vec![Event::Member { by: who.person, member, person }], answer))
        }
        Order::Visits { visits } => self::visits(state, visits),
        Order::Photo { media, sha256, size } => {
            let by = who.person.ok_or(NotDone::Nobody)?;
            if state.photos.contains_key(&sha256) {
                return Decided::well(Vec::new());
            }
            Decided::well(vec![Event::Photo { by, media, sha256, size }])
        }
        Order::Report { observer, version, via } => {
            let observer = observer.or(who.person).ok_or(NotDone::Nobody)?;
            let by = who.person.filter(|by| *by != observer);
            let version = Box::new(version.normalised());
            check_report(state, &version, observer)?;
            let known = state.reports.get(&version.report);
            let new = known.is_none_or(|report| !report.versions.contains_key(&version.key()));
            let id = version.report.clone();
            let event = Event::Report { by, observer, version: version.clone(), via };
            let mut events = if new { vec![event] } else { Vec::new() };
            if new && is_newest(state, &version) {
                events.extend(follow(state, &version, observer, now, official)?);
            }
            Ok(Decided::of(events, Answer::Report { id, new, version }))
        }
        Order::Incident { number, command } => {
            let events = state.incidents.decide(number, &command).map_err(NotDone::of)?;
            let event = |what| Event::Incident { number, report: None, what: Box::new(what) };
            Decided::well(events.into_iter().map(event).collect())
        }
        Order::Copy { number, command } => {
            let absent = copy::State::absent();
            let copied = state.copies.get(&number).unwrap_or(&absent);
            let events = copy::decide(copied, &command).map_err(NotDone::of)?;
            let event = |what| Event::Copy { number, report: None, what: Box::new(what) };
            Decided::well(events.into_iter().map(event).collect())
        }
        Order::Case { number, command } => {
            let number =
                number.unwrap_or_else(|| state.cases.keys().next_back().map_or(1, |number| number + 1));
            let absent = case::State::absent();
            let events =
                case::decide(state.cases.get(&number).unwrap_or(&absent), &command).map_err(NotDone::of)?;
            let events =
                events.into_iter().map(|what| Event::Case { number, what: Box::new(what) }).collect();
            Ok(Decided::of(events, Answer::Done(Done::Case(number))))
        }
        Order::Outline { sha256 } => Decided::well(vec![Event::Outline { sha256 }]),
        Order::Statement { number, command } => statement(state, number, &command, official),
        Order::Events { events } => Decided::well(events),
    }
}

/// What comes of a command for a statement: one that is issued brings its facts, and replaces the one before.
fn statement(
    state: &State,
    number: u64,
    command: &life::Command,
    official: &Official,
) -> Result<Decided, NotDone> {
    let what = life::decide(state.statements.get(&number), command).map_err(NotDone::of)?;
    let event = |number, what| Event::Statement { number, what: Box::new(what) };
    let mut events = vec![event(number, what.clone())];
    let mut facts = Vec::new();
    if let life::Event::Issued { at, .. } = what
        && let Some(issued) = state.statements.get(&number)
    {
        let found = crate::publish::facts(state, &official.state(), number, issued.draft(), at);
        facts = found.map_err(|error| NotDone::Failed(error.to_string()))?;
        let command = life::Command::Supersede { by_number: number };
        for (other, known) in state.statements.range(..number) {
            if let Ok(superseded) = life::decide(Some(known), &command) {
                events.push(event(*other, superseded));
            }
        }
    }
    Ok(Decided { events, facts, answer: Answer::Done(Done::Well) })
}

/// Whether a version would be the newest complete one of its report.
fn is_newest(state: &State, version: &Version) -> bool {
    let before = state.reports.get(&version.report).and_then(|report| report.complete.as_ref());
    version.complete && before.is_none_or(|before| before.key < version.key())
}

/// Gives each visit a number, and looks at what it says.
fn visits(state: &State, visits: Vec<observation::plan::Visit>) -> Result<Decided, NotDone> {
    let next = state.visits.keys().next_back().map_or(1, |number| number + 1);
    let mut planned = BTreeMap::new();
    for (number, mut visit) in (next..).zip(visits) {
        if state.places.number(&visit.place).is_none() {
            return Err(NotDone::UnknownPlace { place: code(&visit.place).to_owned() });
        }
        if let Some(replaced) = &visit.replaces
            && !state.visits.contains_key(&replaced.visit)
        {
            return Err(NotDone::Missing { what: format!("visit {}", replaced.visit) });
        }
        visit.number = number;
        planned.insert(number, visit);
    }
    // An event has to fit into an entry of the journal.
    let all: Vec<_> = planned.into_values().collect();
    Decided::well(all.chunks(200).map(|visits| Event::Visits { visits: visits.to_vec() }).collect())
}

fn check_report(state: &State, version: &Version, observer: Person) -> Result<(), NotDone> {
    let key = (version.form.clone(), version.form_version);
    let published = state.forms.get(&key).ok_or_else(|| NotDone::UnknownForm {
        id: version.form.chars().take(60).collect(),
        version: version.form_version,
    })?;
    version.check(&published.form, &state.lines)?;
    if let Some(place) = &version.place {
        let known = state.places.number(place).is_some();
        let area = matches!(place, Commission::Area(_));
        let fits = published.form.phase == Phase::Incident || area == published.form.phase.is_at_commission();
        if !known || !fits {
            return Err(NotDone::UnknownPlace { place: code(place).chars().take(60).collect() });
        }
    }
    match state.reports.get(&version.report) {
        Some(report) if report.observer != observer => Err(NotDone::AnotherObserver),
        _ => Ok(()),
    }
}

fn code(place: &Commission) -> &str {
    match place {
        Commission::Station(code) | Commission::Area(code) => code,
    }
}
