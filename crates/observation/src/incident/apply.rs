//! What an event does to an incident.
//!
//! [`apply`] takes only what [`decide`] could have decided: it makes the command again that the event must have come
//! from, and expects that very event. No rule stands here a second time.

use super::decide::decide;
use super::{Command, Contradiction, Event, File, Note, State};

/// What an event does to an incident.
///
/// # Errors
///
/// A [`Contradiction`] where [`decide`] would not have decided this event in this state.
pub fn apply(state: State, event: &Event) -> Result<State, Contradiction> {
    let (was, name) = (state.name(), event.name());
    let contradiction =
        |expected: String| Contradiction { what: "incident", state: was, event: name, expected };
    match decide(&state, &command_of(event)) {
        Ok(events) if events.contains(event) => {}
        Ok(_) => return Err(contradiction("something else".to_owned())),
        Err(refusal) => return Err(contradiction(format!("something else: {refusal}"))),
    }
    lead(state, event).ok_or_else(|| contradiction("another event".to_owned()))
}

/// The command that an event must have come from.
pub(super) fn command_of(event: &Event) -> Command {
    match event.clone() {
        Event::Reported { report } => Command::Report { report },
        Event::Taken { at, by } => Command::Take { at, by },
        Event::Added { note } => Command::Add { note },
        Event::Regraded { note, severity } => Command::Regrade { note, severity },
        Event::Verified { note } => Command::Verify { note },
        Event::NotConfirmed { note } => Command::NotConfirm { note },
        Event::Escalated { note } => Command::Escalate { note },
        Event::EscalatedOverdue { at, due } => Command::EscalateOverdue { at, due },
        Event::Closed { note } => Command::Close { note },
        Event::Reopened { note } => Command::Reopen { note },
        Event::Duplicated { note, of } => Command::Duplicate { note, of },
    }
}

/// Where an event leads to. `None` does not happen to what was decided.
fn lead(state: State, event: &Event) -> Option<State> {
    if let Event::Reported { report } = event {
        return Some(State::New { file: Box::new(File::new((**report).clone())) });
    }
    let mut state = state;
    let file = file_of(&mut state)?;
    note(file, event);
    if let Event::Added { .. } | Event::Regraded { .. } = event {
        return Some(state);
    }
    let mut file = into_file(state)?;
    Some(match event {
        Event::Reported { .. } | Event::Added { .. } | Event::Regraded { .. } => return None,
        Event::Taken { by, .. } => {
            file.taken_by.push(*by);
            State::Taken { by: *by, file }
        }
        Event::Verified { .. } => State::Verified { file },
        Event::NotConfirmed { .. } => State::NotConfirmed { file },
        Event::Escalated { .. } | Event::EscalatedOverdue { .. } => {
            file.escalations += 1;
            State::Escalated { file }
        }
        Event::Closed { .. } => State::Closed { file },
        Event::Reopened { .. } => State::Reopened { file },
        Event::Duplicated { of, .. } => State::Duplicate { file, of: *of },
    })
}

/// Writes down what was said and when, and from when the deadline runs.
fn note(file: &mut File, event: &Event) {
    let said: Option<&Note> = match event {
        Event::Added { note }
        | Event::Regraded { note, .. }
        | Event::Verified { note }
        | Event::NotConfirmed { note }
        | Event::Escalated { note }
        | Event::Closed { note }
        | Event::Reopened { note }
        | Event::Duplicated { note, .. } => Some(note),
        Event::Reported { .. } | Event::Taken { .. } | Event::EscalatedOverdue { .. } => None,
    };
    file.notes.extend(said.cloned());
    file.latest_at = match event {
        Event::Taken { at, .. } | Event::EscalatedOverdue { at, .. } => *at,
        _ => said.map_or(file.latest_at, |said| said.at),
    };
    if let Event::Regraded { severity, .. } = event {
        file.severity = *severity;
    }
    let anew = matches!(
        event,
        Event::Regraded { .. }
            | Event::Escalated { .. }
            | Event::EscalatedOverdue { .. }
            | Event::Reopened { .. }
    );
    if anew {
        file.since = file.latest_at;
    }
}

fn file_of(state: &mut State) -> Option<&mut File> {
    match state {
        State::Absent {} => None,
        State::New { file }
        | State::Taken { file, .. }
        | State::Escalated { file }
        | State::Verified { file }
        | State::NotConfirmed { file }
        | State::Closed { file }
        | State::Reopened { file }
        | State::Duplicate { file, .. } => Some(file),
    }
}

fn into_file(state: State) -> Option<Box<File>> {
    match state {
        State::Absent {} => None,
        State::New { file }
        | State::Taken { file, .. }
        | State::Escalated { file }
        | State::Verified { file }
        | State::NotConfirmed { file }
        | State::Closed { file }
        | State::Reopened { file }
        | State::Duplicate { file, .. } => Some(file),
    }
}
