//! Every state that a small world leads to: five people, a form of one line, counts 1 and 2, two revisions.

use super::line;
use super::walk::explain_all;
use ::model::lifecycle::{Command, Event, Person, State, apply, decide};
use std::collections::{BTreeMap, BTreeSet};

/// What was found.
#[derive(Default)]
pub struct World {
    /// Every state, by how it is written.
    pub states: BTreeMap<String, State>,
    /// Every event, by how it is written.
    pub events: BTreeMap<String, Event>,
    /// From, event, to.
    pub transitions: BTreeSet<(&'static str, &'static str, &'static str)>,
}

impl World {
    /// Goes everywhere, the nearest first.
    pub fn explored() -> World {
        let lines = lines();
        let mut world = World::default();
        let mut next = vec![State::expected()];
        while !next.is_empty() {
            for state in std::mem::take(&mut next) {
                let explanations = (3..=5).map(|person| explain_all(&state, Person(person)));
                for command in lines.iter().cloned().chain(explanations) {
                    let events = decide(&state, &command).unwrap_or_default();
                    world.follow(state.clone(), events, &mut next);
                }
            }
        }
        world
    }

    fn follow(&mut self, mut state: State, events: Vec<Event>, next: &mut Vec<State>) {
        for event in events {
            let from = state.name();
            state = apply(state, &event).expect("what was decided can happen");
            self.transitions.insert((from, event.name(), state.name()));
            self.events.entry(serde_json::to_string(&event).expect("it is written")).or_insert(event);
            let key = serde_json::to_string(&state).expect("it is written");
            if self.states.insert(key, state.clone()).is_none() && is_near(&state) {
                next.push(state.clone());
            }
        }
    }
}

/// Whether it is worth going on from here: the second revision and the second entry of the differing places are the
/// last ones.
fn is_near(state: &State) -> bool {
    let again = match state {
        State::Differing { difference, .. } | State::TypingAgain { difference, .. } => difference.again.len(),
        _ => 0,
    };
    let revision = state.before().and_then(|before| before.accepted.as_ref()).or(state.accepted());
    again < 2 && revision.is_none_or(|accepted| accepted.revision < 2)
}

fn lines() -> Vec<Command> {
    let mut lines: Vec<String> = [
        "r1o1", "r1c1", "b1why", "j", "jw", "je", "q1lso", "q1nso", "q1aso", "q1vso", "q1oso", "d1no", "g2",
        "z", "l1", "s1p",
    ]
    .map(str::to_owned)
    .to_vec();
    for clerk in 1..=3 {
        lines.extend([
            format!("c{clerk}"),
            format!("k{clerk}01"),
            format!("f{clerk}1"),
            format!("f{clerk}2"),
        ]);
    }
    for other in 3..=5 {
        lines.extend([format!("t{other}why"), format!("a{other}"), format!("n{other}why")]);
    }
    lines.iter().map(|line| line::command(line.as_bytes()).expect("a line")).collect()
}
