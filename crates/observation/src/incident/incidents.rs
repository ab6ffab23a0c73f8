//! All incidents by number, and what only all of them together know: which one a duplicate stands for.

use super::apply::command_of;
use super::{Command, Contradiction, Deadlines, Event, Refusal, State, apply, decide};
use model::moment::Moment;
use std::collections::BTreeMap;

/// All incidents, by number: the fold of their events.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Incidents {
    states: BTreeMap<u64, State>,
}

impl Incidents {
    /// None yet.
    pub fn new() -> Incidents {
        Incidents::default()
    }

    /// Where an incident stands; absent where there is none of that number.
    pub fn state(&self, number: u64) -> State {
        self.states.get(&number).cloned().unwrap_or_else(State::absent)
    }

    /// Every one with its number, ascending.
    pub fn iter(&self) -> impl Iterator<Item = (u64, &State)> {
        self.states.iter().map(|(number, state)| (*number, state))
    }

    /// The incident that this one stands for: itself, or where its chain of duplicates ends. `None` where there is none
    /// of that number.
    pub fn head(&self, number: u64) -> Option<u64> {
        let mut head = number;
        // A chain is no longer than there are incidents, as none goes in a circle.
        for _ in 0..=self.states.len() {
            match self.states.get(&head)? {
                State::Duplicate { of, .. } => head = *of,
                _ => return Some(head),
            }
        }
        unreachable!("no chain of duplicates goes in a circle: every event is held against that")
    }

    /// What comes of a command for the incident of that number.
    ///
    /// # Errors
    ///
    /// The first reason against it, in the order of [`Refusal`].
    pub fn decide(&self, number: u64, command: &Command) -> Result<Vec<Event>, Refusal> {
        let absent = State::absent();
        let events = decide(self.states.get(&number).unwrap_or(&absent), command)?;
        if let Command::Duplicate { of, .. } = command {
            match self.head(*of) {
                None => return Err(Refusal::UnknownOther { of: *of }),
                Some(head) if head == number => return Err(Refusal::Circle { of: *of }),
                Some(_) => {}
            }
        }
        Ok(events)
    }

    /// What an event does to the incident of that number. Where it contradicts what is known, nothing changes.
    ///
    /// # Errors
    ///
    /// A [`Contradiction`] where [`Incidents::decide`] would not have decided it.
    pub fn apply(&mut self, number: u64, event: &Event) -> Result<(), Contradiction> {
        let state = self.state(number);
        if let Err(refusal) = self.decide(number, &command_of(event)) {
            return Err(Contradiction {
                what: "incident",
                state: state.name(),
                event: event.name(),
                expected: format!("something else: {refusal}"),
            });
        }
        self.states.insert(number, apply(state, event)?);
        Ok(())
    }

    /// What the program has to escalate at this time: the overdue ones, each with its command, by number.
    pub fn overdue(&self, deadlines: &Deadlines, now: Moment) -> Vec<(u64, Command)> {
        let overdue = self.iter().filter(|(_, state)| state.is_overdue(deadlines, now));
        overdue
            .filter_map(|(number, state)| {
                let due = state.due(deadlines)?;
                Some((number, Command::EscalateOverdue { at: now, due }))
            })
            .collect()
    }
}
