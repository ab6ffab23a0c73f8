//! The life of an incident, held against its diagram, its laws, and a table of refusals.

use crate::copy::hash;
use crate::copy::machine::{Machine, assert_drawn, walk};
use model::lifecycle::Person;
use model::moment::Moment;
use observation::incident::{
    Category, Command, Deadlines, Event, Incidents, Note, Place, Refusal, Report, Severity, Source, State,
    apply, decide,
};
use proptest::prelude::*;
use std::collections::BTreeSet;

struct Machinery;

impl Machine for Machinery {
    type State = State;
    type Command = Command;
    type Event = Event;
    fn absent() -> State {
        State::absent()
    }
    fn decide(state: &State, command: &Command) -> Result<Vec<Event>, (&'static str, String)> {
        decide(state, command).map_err(|refusal| (refusal.code(), refusal.to_string()))
    }
    fn apply(state: State, event: &Event) -> Result<State, String> {
        apply(state, event).map_err(|contradiction| contradiction.to_string())
    }
    fn state_name(state: &State) -> &'static str {
        state.name()
    }
    fn event_name(event: &Event) -> &'static str {
        event.name()
    }
    fn key(state: &State) -> String {
        let by = if let State::Taken { by, .. } = state { Some(*by) } else { None };
        format!("{} {by:?} {:?}", state.name(), state.file().map(|file| (file.severity, file.latest_at)))
    }
}

fn at(minute: i64) -> Moment {
    Moment::new(1_000_000 + minute * 60, 300)
}

fn report(minute: i64, by: u64, severity: Severity) -> Command {
    let report = Report {
        at: at(minute),
        by: Person(by),
        category: Category::GroupVoting,
        evidence: vec![hash('e')],
        happened_at: Some(at(minute - 5)),
        place: Place::Station("001".to_owned()),
        severity,
        source: Source::SeenMyself,
        text: "two people behind one screen".to_owned(),
    };
    Command::Report { report: Box::new(report) }
}

fn note(minute: i64, by: u64) -> Note {
    Note { at: at(minute), by: Person(by), evidence: Vec::new(), text: "looked at it".to_owned() }
}

fn take(minute: i64, by: u64) -> Command {
    Command::Take { at: at(minute), by: Person(by) }
}

fn commands(minutes: &[i64]) -> Vec<Command> {
    let mut commands = vec![report(0, 1, Severity::Critical)];
    for &minute in minutes {
        commands.extend([take(minute, 1), take(minute, 2)]);
        for by in 1..=2 {
            commands.push(Command::Verify { note: note(minute, by) });
            commands.push(Command::NotConfirm { note: note(minute, by) });
        }
        commands.push(Command::Add { note: note(minute, 3) });
        commands.push(Command::Regrade { note: note(minute, 3), severity: Severity::Serious });
        commands.push(Command::Escalate { note: note(minute, 3) });
        commands.push(Command::EscalateOverdue { at: at(minute), due: at(1) });
        commands.push(Command::Close { note: note(minute, 3) });
        commands.push(Command::Reopen { note: note(minute, 3) });
        commands.extend((1..=3).map(|of| Command::Duplicate { note: note(minute, 3), of }));
    }
    commands
}

#[test]
fn the_diagram_has_the_transitions_of_the_code() {
    assert_drawn::<Machinery>(include_str!("../../../../docs/incidents.md"), &commands(&[0, 2]));
}

#[test]
fn deadlines_are_data_and_overdue_is_a_function_of_the_time() {
    let usual = Deadlines::default();
    for (severity, minutes) in [(Severity::Critical, 30), (Severity::Serious, 240), (Severity::Minor, 1440)] {
        let (_, state) = walk::<Machinery>(&[report(0, 1, severity)]);
        assert_eq!(state.due(&usual), Some(at(minutes)));
        assert!(!state.is_overdue(&usual, at(minutes)) && state.is_overdue(&usual, at(minutes + 1)));
    }
    let (_, taken) = walk::<Machinery>(&[report(0, 1, Severity::Critical), take(29, 2)]);
    assert!(taken.is_overdue(&usual, at(31)), "to have taken it is not to have dealt with it");
    let strict = Deadlines { critical_minutes: 5, ..usual };
    assert_eq!(taken.due(&strict), Some(at(5)));
    let verified = [report(0, 1, Severity::Critical), take(1, 2), Command::Verify { note: note(2, 2) }];
    assert_eq!(walk::<Machinery>(&verified).1.due(&usual), None);
}

#[test]
fn what_is_overdue_is_escalated_and_gets_its_time_anew() {
    let usual = Deadlines::default();
    let mut incidents = Incidents::new();
    let go = |incidents: &mut Incidents, number, command: &Command| {
        for event in incidents.decide(number, command).expect("it goes") {
            incidents.apply(number, &event).expect("it happens");
        }
    };
    go(&mut incidents, 7, &report(0, 1, Severity::Critical));
    go(&mut incidents, 8, &report(0, 1, Severity::Minor));
    assert!(incidents.overdue(&usual, at(30)).is_empty());
    let overdue = incidents.overdue(&usual, at(31));
    assert_eq!(overdue, [(7, Command::EscalateOverdue { at: at(31), due: at(30) })]);
    go(&mut incidents, 7, &overdue[0].1);
    assert_eq!(incidents.state(7).name(), "escalated");
    assert_eq!(incidents.state(7).due(&usual), Some(at(61)));
    assert!(incidents.overdue(&usual, at(61)).is_empty());
}

#[test]
fn names_are_those_that_are_written() {
    let words: BTreeSet<&str> = Category::ALL.iter().map(|(_, name)| *name).collect();
    assert_eq!(words.len(), 24);
    for (category, name) in Category::ALL {
        assert_eq!(serde_json::to_value(category).unwrap(), name);
        assert_eq!((category.name(), Category::named(name)), (name, Some(category)));
    }
    for severity in Severity::ALL {
        assert_eq!(serde_json::to_value(severity).unwrap(), severity.name());
    }
    for source in Source::ALL {
        assert_eq!(serde_json::to_value(source).unwrap(), source.name());
    }
}

#[test]
fn each_refusal_has_its_case() {
    let check = |before: &[Command], command: Command, refusal: Refusal| {
        let (_, state) = walk::<Machinery>(before);
        assert_eq!(decide(&state, &command), Err(refusal));
    };
    let new = [report(0, 1, Severity::Critical)];
    let taken = [report(0, 1, Severity::Critical), take(1, 2)];
    let own = [report(0, 1, Severity::Critical), take(1, 1)];
    let verify = |by| Command::Verify { note: note(2, by) };
    check(&[], take(0, 1), Refusal::NotReported);
    check(&new, new[0].clone(), Refusal::AlreadyReported { state: "new" });
    let not_here = |state, expected| Refusal::NotHere { state, expected };
    check(&new, verify(2), not_here("new", "one that somebody has taken"));
    let close = Command::Close { note: note(2, 2) };
    check(&taken, close, not_here("taken", "one that is verified or not confirmed"));
    check(&taken, take(2, 2), Refusal::HasIt);
    check(&taken, verify(3), Refusal::AnotherHasIt);
    check(&own, verify(1), Refusal::HasReported);
    check(&taken, take(0, 3), Refusal::Earlier { found: at(0), latest: at(1) });
    let Command::Report { mut report } = new[0].clone() else { unreachable!("it is a report") };
    report.happened_at = Some(at(3));
    let early = Command::Report { report: report.clone() };
    check(&[], early, Refusal::NotYetHappened { happened: at(3), reported: at(0) });
    let overdue = Command::EscalateOverdue { at: at(30), due: at(30) };
    check(&new, overdue, Refusal::NotOverdue { due: at(30) });
    let severity = Severity::Critical;
    let regrade = Command::Regrade { note: note(2, 2), severity };
    check(&new, regrade, Refusal::SameSeverity { severity });
    report.happened_at = None;
    report.evidence.push("photo.jpg".to_owned());
    let command = Command::Report { report };
    check(&[], command, Refusal::NotAHash { found: "photo.jpg".to_owned() });
    let silent = Note { text: String::new(), ..note(2, 2) };
    check(&new, Command::Add { note: silent }, Refusal::TextBlank);

    let mut incidents = Incidents::new();
    let duplicate = |of| Command::Duplicate { note: note(1, 3), of };
    for number in 1..=3 {
        let events = incidents.decide(number, &new[0]).expect("reported");
        incidents.apply(number, &events[0]).expect("reported");
    }
    assert_eq!(incidents.decide(1, &duplicate(4)), Err(Refusal::UnknownOther { of: 4 }));
    assert_eq!(incidents.decide(1, &duplicate(1)), Err(Refusal::Circle { of: 1 }));
    for (number, of) in [(1, 2), (2, 3)] {
        let events = incidents.decide(number, &duplicate(of)).expect("a duplicate");
        incidents.apply(number, &events[0]).expect("a duplicate");
    }
    assert_eq!(incidents.decide(3, &duplicate(1)), Err(Refusal::Circle { of: 1 }));
    assert_eq!([1, 2, 3, 4].map(|number| incidents.head(number)), [Some(3), Some(3), Some(3), None]);
}

proptest! {
    #[test]
    fn a_walk_is_its_fold(picks in prop::collection::vec(any::<prop::sample::Index>(), 0..60)) {
        let commands = commands(&[0, 1, 2]);
        let mut walked = vec![report(0, 1, Severity::Critical)];
        walked.extend(picks.iter().map(|pick| pick.get(&commands).clone()));
        let (journal, state) = walk::<Machinery>(&walked);
        let file = state.file().expect("it was reported");
        let escalated = journal.iter().filter(|event| event.name().starts_with("escalated")).count();
        prop_assert_eq!(file.escalations, escalated as u64);
        for (at, event) in journal.iter().enumerate() {
            if let Event::Verified { note } = event {
                prop_assert_ne!(note.by, file.report.by);
                let has = journal[..at].iter().rev().find_map(|event| match event {
                    Event::Taken { by, .. } => Some(*by),
                    _ => None,
                });
                prop_assert_eq!(has, Some(note.by));
            }
        }
    }

    #[test]
    fn many_incidents_never_go_in_a_circle(
        picks in prop::collection::vec((1u64..5, any::<prop::sample::Index>()), 0..120),
    ) {
        let commands = commands(&[0, 1, 2]);
        let mut incidents = Incidents::new();
        let mut journal: Vec<(u64, Event)> = Vec::new();
        for (number, pick) in &picks {
            let (before, command) = (incidents.clone(), pick.get(&commands));
            match incidents.decide(*number, command) {
                Ok(events) => for event in events {
                    incidents.apply(*number, &event).expect("what was decided can happen");
                    journal.push((*number, event));
                },
                // An event that would have to come of it is refused too, and changes nothing.
                Err(_) => for (_, event) in journal.clone() {
                    if incidents.apply(*number, &event).is_err() {
                        prop_assert_eq!(&incidents, &before);
                    } else {
                        incidents = before.clone();
                    }
                },
            }
            for (number, state) in incidents.iter() {
                let head = incidents.head(number).expect("it ends at one");
                let is_duplicate = |state: &State| matches!(state, State::Duplicate { .. });
                prop_assert!(!is_duplicate(&incidents.state(head)));
                prop_assert_eq!(head == number, !is_duplicate(state));
            }
        }
        let mut folded = Incidents::new();
        for (number, event) in &journal {
            folded.apply(*number, event).expect("the journal holds");
        }
        prop_assert_eq!(folded, incidents);
    }
}
