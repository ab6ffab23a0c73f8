//! What an event does to a state.
//!
//! [`apply`] takes from a journal only what [`decide`] could have decided: it makes the command again that an event must
//! have come from, and expects that very event. So whoever replays a journal has verified that nobody was alone, and no
//! rule stands here a second time. Whatever a journal holds, the answer is a state or a [`Contradiction`].

use super::decide::{decide, granted, round_before};
use super::judge::{need_approval, outcome};
use super::typed::counted;
use super::view::Typing;
use super::{Before, CORRECTION, Command, Difference, Entry, Event, Person, State, Task, Typed};

/// An event that cannot have happened to a paper in this state: the journal is damaged, or another program's.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("found the event {event} at a paper that is {state}; expected {expected}")]
pub struct Contradiction {
    /// Where the paper stood.
    pub state: &'static str,
    /// What is said to have happened.
    pub event: &'static str,
    /// What could have happened.
    pub expected: String,
}

/// What an event does to a state.
///
/// # Errors
///
/// A [`Contradiction`] where [`decide`] would not have decided this event in this state.
pub fn apply(state: State, event: &Event) -> Result<State, Contradiction> {
    let (was, name) = (state.name(), event.name());
    let contradiction = |expected| Contradiction { state: was, event: name, expected };
    follows(&state, event).map_err(contradiction)?;
    lead(state, event).ok_or_else(|| contradiction("another event".to_owned()))
}

/// Whether an event is what its command leads to here; else what was expected.
fn follows(state: &State, event: &Event) -> Result<(), String> {
    let expected = match (state, event) {
        // Warnings are settled by the resolution alone: the acceptance is decided with it, and stands right after it.
        (
            State::Resolved { task, agreed, findings, resolution },
            Event::Accepted { approved_by: None, .. },
        ) if !need_approval(findings) => {
            vec![outcome(task, agreed, Some(resolution), None)]
        }
        _ => decide(state, &command_of(event)).map_err(|refusal| format!("something else: {refusal}"))?,
    };
    match expected.first() {
        Some(expected) if expected == event => Ok(()),
        Some(expected) if expected.name() == event.name() => Err("other contents".to_owned()),
        Some(expected) => Err(format!("the event {}", expected.name())),
        None => Err("none, as it changes nothing".to_owned()),
    }
}

/// The command that an event must have come from.
fn command_of(event: &Event) -> Command {
    match event.clone() {
        Event::Received { by, sheet } => Command::Receive { by, sheet },
        Event::GivenBack { by, reason } => Command::GiveBack { by, reason },
        Event::Scanned { by, scan } => Command::Scan { by, scan },
        Event::Claimed { by } => Command::Claim { by },
        Event::Kept { by, place, value } => Command::Keep { by, place, value },
        Event::LaidDown { by } => Command::LayDown { by },
        Event::Finished { by, typed } | Event::Agreed { by, typed } | Event::Differed { by, typed, .. } => {
            Command::Finish { by, typed }
        }
        Event::Accepted { approved_by: Some(by), .. } => Command::Approve { by },
        Event::Accepted { approved_by: None, .. } => Command::Judge { findings: Vec::new() },
        Event::Held { mut findings } => {
            findings.retain(|finding| finding.check != CORRECTION);
            Command::Judge { findings }
        }
        Event::Resolved { resolution } => Command::Resolve { resolution },
        Event::TypedAnew { by, reason } => Command::TypeAnew { by, reason },
        Event::Rejected { by, reason } => Command::Reject { by, reason },
        Event::Asked { request } => Command::Ask { request },
        Event::Granted { by } => Command::Grant { by },
        Event::Denied { by, reason } => Command::Deny { by, reason },
        Event::Certified {} => Command::Certify,
    }
}

/// Where an event leads to. `None` does not happen to what [`follows`].
fn lead(state: State, event: &Event) -> Option<State> {
    match event {
        Event::Received { sheet, .. } => {
            let before = round_before(&state).ok()?;
            Some(State::Received { task: Task { before, sheet: sheet.clone() } })
        }
        Event::GivenBack { .. } => state.task().map(|task| returned(task.before.clone())),
        Event::Scanned { scan, .. } => {
            let mut state = state;
            state.task_mut()?.sheet.scan = Some(scan.clone());
            Some(state)
        }
        Event::Claimed { by } => begun(state, *by),
        Event::Kept { place, value, .. } => kept(state, *place, *value),
        Event::LaidDown { .. } => laid_down(state),
        Event::Finished { by, typed } | Event::Agreed { by, typed } | Event::Differed { by, typed, .. } => {
            finished(state, *by, typed)
        }
        Event::Accepted { accepted, .. } => Some(State::Accepted { accepted: accepted.clone() }),
        Event::Held { findings } => match state {
            State::Agreed { task, agreed } => Some(State::Held { task, agreed, findings: findings.clone() }),
            _ => None,
        },
        Event::Resolved { resolution } => match state {
            State::Held { task, agreed, findings } => {
                Some(State::Resolved { task, agreed, findings, resolution: resolution.clone() })
            }
            _ => None,
        },
        Event::TypedAnew { .. } => match state {
            State::Held { task, .. } => Some(State::Received { task }),
            _ => None,
        },
        Event::Rejected { .. } => match state {
            State::Resolved { task, agreed, findings, .. } => Some(State::Held { task, agreed, findings }),
            _ => None,
        },
        Event::Asked { request } => {
            let from = state.resting()?;
            Some(State::Requested { from, request: request.clone() })
        }
        Event::Granted { .. } => match state {
            State::Requested { from, request } => Some(granted(from, request)),
            _ => None,
        },
        Event::Denied { .. } => match state {
            State::Requested { from, .. } => Some(from.into()),
            _ => None,
        },
        Event::Certified {} => match state {
            State::Accepted { accepted } => Some(State::Certified { accepted }),
            _ => None,
        },
    }
}

/// Where a paper stands again when its sheet has gone back. An original that followed its copy leaves the copy counting.
fn returned(before: Before) -> State {
    match before {
        Before { accepted: Some(accepted), annulled: false, reason: None } => State::Accepted { accepted },
        before => State::Expected { before },
    }
}

fn begun(state: State, clerk: Person) -> Option<State> {
    let blank = |fields: usize| -> Typed { vec![None; fields] };
    match state {
        State::Received { task } => {
            let typed = blank(usize::from(task.sheet.lines));
            Some(State::FirstEntry { task, clerk, typed })
        }
        State::FirstDone { task, first } => {
            let typed = blank(usize::from(task.sheet.lines));
            Some(State::SecondEntry { task, first, clerk, typed })
        }
        State::Differing { task, difference } => {
            let typed = blank(difference.places.len());
            Some(State::TypingAgain { task, difference, clerk, typed })
        }
        _ => None,
    }
}

fn kept(mut state: State, place: u16, value: Option<u64>) -> Option<State> {
    let position = Typing::of(&state)?.position(place)?;
    if let State::FirstEntry { typed, .. }
    | State::SecondEntry { typed, .. }
    | State::TypingAgain { typed, .. } = &mut state
    {
        *typed.get_mut(position)? = value;
    }
    Some(state)
}

fn laid_down(state: State) -> Option<State> {
    match state {
        State::FirstEntry { task, .. } => Some(State::Received { task }),
        State::SecondEntry { task, first, .. } => Some(State::FirstDone { task, first }),
        State::TypingAgain { task, difference, .. } => Some(State::Differing { task, difference }),
        _ => None,
    }
}

fn finished(state: State, by: Person, typed: &Typed) -> Option<State> {
    let counts = counted(typed);
    let (task, difference) = match state {
        State::FirstEntry { task, .. } => {
            return Some(State::FirstDone { task, first: Entry { by, lines: counts } });
        }
        State::SecondEntry { task, first, .. } => {
            (task, Difference::between(first, Entry { by, lines: counts }))
        }
        State::TypingAgain { task, difference, .. } => (task, difference.with(by, counts)),
        _ => return None,
    };
    Some(match difference.agreed() {
        Some(agreed) => State::Agreed { task, agreed },
        None => State::Differing { task, difference },
    })
}
