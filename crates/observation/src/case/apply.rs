//! What an event does to a case.
//!
//! [`apply`] takes only what [`decide`] could have decided: it makes the command again that the event must have come
//! from, and expects that very event. No rule stands here a second time.

use super::decide::decide;
use super::{Answer, Command, Contradiction, Event, Evidence, File, Question, State};
use model::moment::Moment;

/// What an event does to a case.
///
/// # Errors
///
/// A [`Contradiction`] where [`decide`] would not have decided this event in this state.
pub fn apply(state: State, event: &Event) -> Result<State, Contradiction> {
    let (was, name) = (state.name(), event.name());
    let contradiction = |expected: String| Contradiction { what: "case", state: was, event: name, expected };
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
        Event::Opened { opening } => Command::Open { opening },
        Event::Asked { at, by, due, text } => Command::Ask { at, by, due, text },
        Event::Answered { answer } | Event::AnsweredLate { answer } => Command::Answer { answer },
        Event::EvidenceAdded { evidence } => Command::AddEvidence { evidence },
        Event::Assessed { assessment } => Command::Assess { assessment },
        Event::Ended { ending } => Command::End { ending },
        Event::Reopened { reopening } => Command::Reopen { reopening },
    }
}

/// Where an event leads to. `None` does not happen to what was decided.
fn lead(state: State, event: &Event) -> Option<State> {
    if let Event::Opened { opening } = event {
        return Some(State::Open { file: Box::new(File::new((**opening).clone())) });
    }
    if let Event::EvidenceAdded { evidence } = event {
        return with_evidence(state, evidence);
    }
    let mut file = into_file(state)?;
    file.latest_at = at(event);
    Some(match event.clone() {
        Event::Opened { .. } | Event::EvidenceAdded { .. } => return None,
        Event::Asked { at, by, due, text } => {
            file.questions.push(Question { answer: None, at, by, due, late: false, text });
            State::Asked { file }
        }
        Event::Answered { answer } => State::Answered { file: answered(file, answer, false)? },
        Event::AnsweredLate { answer } => State::Answered { file: answered(file, answer, true)? },
        Event::Assessed { assessment } => {
            file.assessments.push(assessment);
            State::Assessed { file }
        }
        Event::Ended { ending } => {
            file.endings.push(ending);
            State::Ended { file }
        }
        Event::Reopened { reopening } => {
            file.reopenings.push(reopening);
            State::Open { file }
        }
    })
}

fn answered(mut file: Box<File>, answer: Answer, late: bool) -> Option<Box<File>> {
    let question = file.questions.last_mut()?;
    question.answer = Some(answer);
    question.late = late;
    Some(file)
}

fn at(event: &Event) -> Moment {
    match event {
        Event::Opened { opening } => opening.at,
        Event::Asked { at, .. } => *at,
        Event::Answered { answer } | Event::AnsweredLate { answer } => answer.at,
        Event::EvidenceAdded { evidence } => evidence.at,
        Event::Assessed { assessment } => assessment.at,
        Event::Ended { ending } => ending.at,
        Event::Reopened { reopening } => reopening.at,
    }
}

fn into_file(state: State) -> Option<Box<File>> {
    match state {
        State::Absent {} => None,
        State::Open { file }
        | State::Asked { file }
        | State::Answered { file }
        | State::Assessed { file }
        | State::Ended { file } => Some(file),
    }
}

/// The same state with more evidence; what was assessed without it is open again.
fn with_evidence(mut state: State, evidence: &Evidence) -> Option<State> {
    match &mut state {
        State::Absent {} => return None,
        State::Open { file }
        | State::Asked { file }
        | State::Answered { file }
        | State::Assessed { file }
        | State::Ended { file } => {
            file.evidence.push(evidence.clone());
            file.latest_at = evidence.at;
        }
    }
    Some(match state {
        State::Assessed { file } => State::Open { file },
        other => other,
    })
}
