//! What an event does to a copy.
//!
//! [`apply`] takes only what [`decide`] could have decided: it makes the command again that the event must have come
//! from, and expects that very event. No rule stands here a second time.

use super::decide::{decide, differing};
use super::{Command, Copy, Entry, Event, State};

/// An event that cannot have happened to something in this state: what was kept is damaged, or another program's.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("found the event {event} at a {what} that is {state}; expected {expected}")]
pub struct Contradiction {
    /// What it is: copy, case, incident.
    pub what: &'static str,
    /// Where it stood.
    pub state: &'static str,
    /// What is said to have happened.
    pub event: &'static str,
    /// What could have happened.
    pub expected: String,
}

/// What an event does to a copy.
///
/// # Errors
///
/// A [`Contradiction`] where [`decide`] would not have decided this event in this state.
pub fn apply(state: State, event: &Event) -> Result<State, Contradiction> {
    let (was, name) = (state.name(), event.name());
    let contradiction = |expected: String| Contradiction { what: "copy", state: was, event: name, expected };
    match decide(&state, &command_of(event)) {
        Ok(events) if events.contains(event) => {}
        Ok(_) => return Err(contradiction("something else".to_owned())),
        Err(refusal) => return Err(contradiction(format!("something else: {refusal}"))),
    }
    lead(state, event).ok_or_else(|| contradiction("another event".to_owned()))
}

/// The command that an event must have come from.
fn command_of(event: &Event) -> Command {
    match event.clone() {
        Event::Made { copy } => Command::Make { copy },
        Event::Photographed { by, photo } => Command::Photograph { by, photo },
        Event::Entered { by, figures }
        | Event::Agreed { by, figures }
        | Event::Differed { by, figures, .. } => Command::Enter { by, figures },
        Event::Withdrawn { by, reason } => Command::Withdraw { by, reason },
    }
}

/// Where an event leads to. `None` does not happen to what was decided.
fn lead(state: State, event: &Event) -> Option<State> {
    match event {
        Event::Made { copy } => Some(State::Made { copy: copy.clone() }),
        Event::Photographed { photo, .. } => photographed(state, photo),
        Event::Entered { by, figures } => {
            let first = Entry { by: *by, figures: figures.clone() };
            Some(State::FirstDone { copy: state.copy()?.clone(), first })
        }
        Event::Agreed { by, figures } => {
            let sheet = differing(&state, *by, figures)?.agreed()?;
            Some(State::Agreed { copy: state.copy()?.clone(), sheet })
        }
        Event::Differed { by, figures, .. } => {
            let difference = differing(&state, *by, figures)?;
            Some(State::Differing { copy: state.copy()?.clone(), difference })
        }
        Event::Withdrawn { by, reason } => {
            let (copy, sheet) = (state.copy()?.clone(), state.sheet().cloned());
            Some(State::Withdrawn { by: *by, copy, reason: reason.clone(), sheet })
        }
    }
}

fn photographed(mut state: State, photo: &str) -> Option<State> {
    let copy: &mut Copy = match &mut state {
        State::Made { copy }
        | State::FirstDone { copy, .. }
        | State::Differing { copy, .. }
        | State::Agreed { copy, .. } => copy,
        State::Absent {} | State::Withdrawn { .. } => return None,
    };
    copy.photos.push(photo.to_owned());
    Some(state)
}
