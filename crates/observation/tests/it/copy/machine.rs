//! What copies, cases and incidents are held against alike: a diagram, every transition of a small world, and the laws
//! of a fold.

use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeSet;
use std::fmt::Debug;

/// A state machine of this room.
pub trait Machine {
    type State: Clone + PartialEq + Debug + Serialize + DeserializeOwned;
    type Command: Clone + PartialEq + Debug + Serialize + DeserializeOwned;
    type Event: Clone + PartialEq + Debug + Serialize + DeserializeOwned;
    fn absent() -> Self::State;
    /// Events, or the refusal's code and sentence.
    fn decide(
        state: &Self::State,
        command: &Self::Command,
    ) -> Result<Vec<Self::Event>, (&'static str, String)>;
    fn apply(state: Self::State, event: &Self::Event) -> Result<Self::State, String>;
    fn state_name(state: &Self::State) -> &'static str;
    fn event_name(event: &Self::Event) -> &'static str;
    /// States with one key are alike, as far as what can follow goes.
    fn key(state: &Self::State) -> String;
}

type Transition = (String, String, String);

/// The lines `from --> to : event` of a page's diagram.
pub fn drawn(page: &str) -> BTreeSet<Transition> {
    let (_, diagram) = page.split_once("```mermaid\nstateDiagram-v2\n").expect("the page has a diagram");
    let (diagram, _) = diagram.split_once("```").expect("the diagram ends");
    let mut transitions = BTreeSet::new();
    let lines = diagram.lines().map(str::trim);
    for line in lines.filter(|line| !line.is_empty() && *line != "[*] --> absent") {
        let (from, rest) = line.split_once(" --> ").unwrap_or_else(|| panic!("{line:?} is no transition"));
        let (to, event) = rest.split_once(" : ").unwrap_or_else(|| panic!("{line:?} names no event"));
        let transition = (from.to_owned(), event.to_owned(), to.to_owned());
        assert!(transitions.insert(transition), "{line:?} stands there twice");
    }
    transitions
}

/// Every transition that these commands lead to.
pub fn explored<M: Machine>(commands: &[M::Command]) -> BTreeSet<Transition> {
    let mut transitions = BTreeSet::new();
    let mut seen = BTreeSet::from([M::key(&M::absent())]);
    let mut next = vec![M::absent()];
    while let Some(state) = next.pop() {
        for command in commands {
            let mut state = state.clone();
            for event in M::decide(&state, command).unwrap_or_default() {
                let from = M::state_name(&state).to_owned();
                state = M::apply(state, &event).expect("what was decided can happen");
                let to = M::state_name(&state).to_owned();
                transitions.insert((from, M::event_name(&event).to_owned(), to));
                if seen.insert(M::key(&state)) {
                    next.push(state.clone());
                }
            }
        }
    }
    transitions
}

/// The page and the code name the same transitions, and the page explains every word.
pub fn assert_drawn<M: Machine>(page: &str, commands: &[M::Command]) {
    let (drawn, made) = (drawn(page), explored::<M>(commands));
    let say = |(from, event, to): &Transition| format!("{from} --> {to} : {event}");
    let missing: Vec<String> = made.difference(&drawn).map(say).collect();
    let wrong: Vec<String> = drawn.difference(&made).map(say).collect();
    assert!(missing.is_empty(), "not in the page:\n{}", missing.join("\n"));
    assert!(wrong.is_empty(), "in the page, but not in the code:\n{}", wrong.join("\n"));
    for (from, event, to) in made {
        for word in [from, event, to] {
            assert!(page.contains(&format!("| `{word}` |")), "{word} is not explained");
        }
    }
}

/// Walks along commands; what holds after each of them. The journal and where it ended.
pub fn walk<M: Machine>(commands: &[M::Command]) -> (Vec<M::Event>, M::State) {
    let mut state = M::absent();
    let mut journal: Vec<M::Event> = Vec::new();
    for command in commands {
        assert_survives(command);
        match M::decide(&state, command) {
            Ok(events) => {
                for event in events {
                    assert_survives(&event);
                    assert_no_null(&event);
                    state = M::apply(state, &event).expect("what was decided can happen");
                    assert_survives(&state);
                    journal.push(event);
                }
            }
            Err((code, sentence)) => {
                assert!(code.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_'), "{code}");
                assert!(sentence.starts_with("found ") && sentence.contains("expected "), "{sentence}");
            }
        }
    }
    let folded = journal.iter().try_fold(M::absent(), M::apply);
    assert_eq!(folded.as_ref(), Ok(&state), "the fold gives the same state");
    // Whatever happened elsewhere happens here only where it would be decided here.
    for event in &journal {
        if let Ok(after) = M::apply(state.clone(), event) {
            assert!(M::key(&after) != M::key(&state) || after != state, "an event that goes leaves a trace");
        }
    }
    (journal, state)
}

/// What is written and read again is the same.
pub fn assert_survives<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) {
    let text = serde_json::to_string(value).expect("it is written");
    let read: T = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{text}: {error}"));
    assert_eq!(&read, value, "{text}");
}

/// The language of what is kept has no null.
pub fn assert_no_null<T: Serialize>(value: &T) {
    fn has_null(value: &serde_json::Value) -> bool {
        match value {
            serde_json::Value::Null => true,
            serde_json::Value::Array(items) => items.iter().any(has_null),
            serde_json::Value::Object(members) => members.values().any(has_null),
            _ => false,
        }
    }
    let written = serde_json::to_value(value).expect("it is written");
    assert!(!has_null(&written), "{written}");
}
