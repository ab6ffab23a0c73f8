//! A paper led through commands, beside its shadow: what must hold after each of them. Fuzzers walk here too.

use super::shadow::Shadow;
use ::model::fact::Basis;
use ::model::lifecycle::{
    Accepted, Command, Event, Person, Resolution, Sheet, State, Step, Typed, Weight, apply, decide,
};
use ::model::moment::Moment;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;

/// A paper, its shadow, and its journal.
pub struct Walk {
    pub state: State,
    pub shadow: Shadow,
    pub journal: Vec<Event>,
    /// What was typed by commands that went: who, and each field as it stood.
    typed: Vec<(Person, Typed)>,
}

impl Walk {
    pub fn new() -> Walk {
        Walk { state: State::expected(), shadow: Shadow::new(), journal: Vec::new(), typed: Vec::new() }
    }

    /// One command: whether it went. Panics where the paper and its shadow part, or a law is broken.
    pub fn step(&mut self, command: &Command) -> bool {
        assert_survives(command);
        let allowed = self.shadow.allows(command);
        let events = match decide(&self.state, command) {
            Ok(events) => events,
            Err(refusal) => {
                assert!(!allowed, "{command:?} at {:?}: refused as {refusal}", self.state);
                assert!(!refusal.to_string().is_empty() && !refusal.code().is_empty());
                return false;
            }
        };
        assert!(allowed, "{command:?} at {:?}: went as {events:?}", self.state);
        self.remember(command, &events);
        for event in events {
            assert_survives(&event);
            let written = serde_json::to_value(&event).expect("it is written");
            assert!(!has_null(&written), "the journal's language has no null: {written}");
            self.state = apply(self.state.clone(), &event).expect("what was decided can happen");
            assert_survives(&self.state);
            self.journal.push(event);
            self.assert_nobody_alone();
        }
        self.shadow.follow(command);
        self.assert_like_shadow();
        self.assert_awaits_who_may();
        true
    }

    fn remember(&mut self, command: &Command, events: &[Event]) {
        match command {
            Command::Keep { by, place, value } if events.is_empty() => {
                let fields = self.state.fields(*by).expect("the clerk sees the fields");
                assert!(fields.iter().any(|field| field.place == *place && field.value == *value));
            }
            Command::Keep { by, value, .. } => self.typed.push((*by, vec![*value])),
            Command::Finish { by, typed } => self.typed.push((*by, typed.clone())),
            _ => {}
        }
    }

    fn assert_like_shadow(&self) {
        let (state, shadow) = (&self.state, &self.shadow);
        assert_eq!(state.name(), shadow.phase);
        let counts = state
            .accepted()
            .map(|accepted| (accepted.basis == Basis::Original, accepted.lines.clone(), accepted.revision));
        assert_eq!(counts.as_ref(), shadow.counts(), "{state:?}");
        let counting = state.accepted().and_then(|accepted| accepted.scan.as_ref());
        assert_eq!(counting, shadow.counts().and(shadow.accepted_scan.as_ref()), "{state:?}");
        if let Some(sheet) = state.sheet() {
            assert_eq!(sheet.scan, shadow.scan);
        }
        if let Some(clerk) = state.clerk() {
            let fields = state.fields(clerk).expect("the clerk sees the fields");
            let places: Vec<usize> = fields.iter().map(|field| usize::from(field.place)).collect();
            let filled = fields.iter().filter_map(|field| Some((usize::from(field.place), field.value?)));
            assert_eq!((clerk, places), (shadow.clerk, shadow.places()));
            assert_eq!(filled.collect::<BTreeMap<_, _>>(), shadow.fields);
        }
        if let Some(Event::Accepted { explanations, reason, .. }) = self.journal.last() {
            assert_eq!((explanations, reason), (&shadow.said.0, &shadow.said.1));
        }
    }

    /// Whoever is awaited could go on, and nobody else.
    fn assert_awaits_who_may(&self) {
        let lines = self.state.before().and_then(|before| Some(before.accepted.as_ref()?.lines.len()));
        let lines = u16::try_from(lines.unwrap_or(3)).expect("few lines");
        for by in (0..8).map(Person) {
            let command = match self.state.step() {
                Some(Step::Receive) => {
                    let (at, custody) = (Moment::new(0, 0), String::new());
                    let sheet =
                        Sheet { at, basis: Basis::Original, custody, lines, number: None, scan: None };
                    Some(Command::Receive { by, sheet })
                }
                Some(Step::Type) => Some(Command::Claim { by }),
                Some(Step::Explain) => Some(explain_all(&self.state, by)),
                Some(Step::Approve) => Some(Command::Approve { by }),
                Some(Step::Grant) => Some(Command::Grant { by }),
                None => None,
            };
            let may = command.is_some_and(|command| decide(&self.state, &command).is_ok());
            assert_eq!(self.state.awaits(by), may, "{by} at {:?}", self.state);
        }
    }

    /// What a court finds in the journal alone when something was accepted.
    fn assert_nobody_alone(&self) {
        let Some((Event::Accepted { approved_by, accepted, .. }, earlier)) = self.journal.split_last() else {
            return;
        };
        let begin = |event: &Event| matches!(event, Event::Received { .. } | Event::TypedAnew { .. });
        let from = earlier.iter().rposition(begin).expect("a paper came in");
        let round = &earlier[from..];
        let typists = assert_typed_by_two(round, accepted);
        let resolver = round.iter().rev().find_map(|event| match event {
            Event::Resolved { resolution } => Some(resolution.by),
            _ => None,
        });
        let held = round.iter().rev().find_map(|event| match event {
            Event::Held { findings } => Some(findings),
            _ => None,
        });
        assert_eq!(held.is_some(), resolver.is_some(), "findings, and only they, are explained");
        assert!(resolver.is_none_or(|person| !typists.contains(&person)));
        let errors =
            held.is_some_and(|findings| findings.iter().any(|finding| finding.weight == Weight::Error));
        assert_eq!(approved_by.is_some(), errors, "errors, and only they, are approved");
        assert!(approved_by.is_none_or(|person| !typists.contains(&person) && Some(person) != resolver));
    }

    /// The end of a walk: the journal says everything, and no value that was typed is lost.
    pub fn end(&self) {
        let replayed = self.journal.iter().try_fold(State::expected(), apply);
        assert_eq!(replayed.as_ref(), Ok(&self.state));
        let kept = self.journal.iter().filter_map(|event| match event {
            Event::Kept { by, value, .. } => Some((*by, vec![*value])),
            Event::Finished { by, typed }
            | Event::Agreed { by, typed }
            | Event::Differed { by, typed, .. } => Some((*by, typed.clone())),
            _ => None,
        });
        assert_eq!(kept.collect::<Vec<_>>(), self.typed);
    }
}

/// That every accepted count is what two people typed last at its place. Who typed in the round.
fn assert_typed_by_two(round: &[Event], accepted: &Accepted) -> BTreeSet<Person> {
    let mut places: Vec<usize> = (0..accepted.lines.len()).collect();
    let mut last: BTreeMap<(usize, Person), u64> = BTreeMap::new();
    for event in round {
        let (by, typed) = match event {
            Event::Finished { by, typed }
            | Event::Agreed { by, typed }
            | Event::Differed { by, typed, .. } => (by, typed),
            _ => continue,
        };
        assert_eq!(places.len(), typed.len());
        last.extend(places.iter().zip(typed).map(|(place, value)| ((*place, *by), value.unwrap_or(0))));
        if let Event::Differed { places: differing, .. } = event {
            places = differing.iter().map(|place| usize::from(*place)).collect();
        }
    }
    for (place, count) in accepted.lines.iter().enumerate() {
        let who = last.iter().filter(|((at, _), typed)| *at == place && *typed == count);
        assert!(who.count() >= 2, "place {place} of {accepted:?} in {round:?}");
    }
    last.into_keys().map(|(_, person)| person).collect()
}

/// Explains every finding that is held.
pub fn explain_all(state: &State, by: Person) -> Command {
    let findings = match state {
        State::Held { findings, .. } => findings.as_slice(),
        _ => &[],
    };
    let explanations =
        findings.iter().map(|finding| (finding.check.clone(), format!("{by} looked at it"))).collect();
    Command::Resolve { resolution: Resolution { by, explanations } }
}

/// What is written and read again is the same.
fn assert_survives<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) {
    let text = serde_json::to_string(value).expect("it is written");
    let read: T = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{text}: {error}"));
    assert_eq!(&read, value, "{text}");
}

fn has_null(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.iter().any(has_null),
        Value::Object(members) => members.values().any(has_null),
        Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}
