//! What comes of a command: events, or the first reason against it.
//!
//! Each command has its function; it looks at where the case stands, then at who it is, then at the time, then at what
//! they say, which is the order of [`Refusal`].

use super::{
    Answer, Assessment, Command, End, Ending, Event, Evidence, File, Opening, Refusal, Reopening, State,
};
use crate::copy::is_sha256;
use model::lifecycle::Person;
use model::moment::Moment;

/// What comes of a command: always one event.
///
/// # Errors
///
/// The first reason against it, in the order of [`Refusal`].
pub fn decide(state: &State, command: &Command) -> Result<Vec<Event>, Refusal> {
    let event = match command {
        Command::Open { opening } => open(state, opening)?,
        Command::Ask { at, by, due, text } => ask(state, *at, *by, *due, text)?,
        Command::Answer { answer } => self::answer(state, answer)?,
        Command::AddEvidence { evidence } => add_evidence(state, evidence)?,
        Command::Assess { assessment } => assess(state, assessment)?,
        Command::End { ending } => end(state, ending)?,
        Command::Reopen { reopening } => reopen(state, reopening)?,
    };
    Ok(vec![event])
}

fn open(state: &State, opening: &Opening) -> Result<Event, Refusal> {
    if state.file().is_some() {
        return Err(Refusal::AlreadyOpened { state: state.name() });
    }
    let verdict = opening.comparison.verdict;
    if !verdict.is_difference() {
        return Err(Refusal::NothingDiffers { verdict: verdict.name() });
    }
    hashed(&opening.evidence)?;
    Ok(Event::Opened { opening: Box::new(opening.clone()) })
}

fn ask(state: &State, at: Moment, by: Person, due: Moment, text: &str) -> Result<Event, Refusal> {
    let file = going_on(state)?;
    if let Some(question) = file.open_question()
        && !state.is_overdue(at)
    {
        return Err(Refusal::QuestionOpen { due: question.due });
    }
    in_order(file, at)?;
    if due.instant() <= at.instant() {
        return Err(Refusal::DueAtOnce { at, due });
    }
    says_something(text)?;
    Ok(Event::Asked { at, by, due, text: text.to_owned() })
}

fn answer(state: &State, answer: &Answer) -> Result<Event, Refusal> {
    let file = going_on(state)?;
    let question = file.open_question().ok_or(Refusal::NothingAsked { state: state.name() })?;
    in_order(file, answer.at)?;
    hashed(&answer.evidence)?;
    says_something(&answer.text)?;
    let answer = answer.clone();
    Ok(if answer.at.instant() > question.due.instant() {
        Event::AnsweredLate { answer }
    } else {
        Event::Answered { answer }
    })
}

fn add_evidence(state: &State, evidence: &Evidence) -> Result<Event, Refusal> {
    let file = going_on(state)?;
    in_order(file, evidence.at)?;
    hashed(std::slice::from_ref(&evidence.sha256))?;
    says_something(&evidence.text)?;
    Ok(Event::EvidenceAdded { evidence: evidence.clone() })
}

fn assess(state: &State, assessment: &Assessment) -> Result<Event, Refusal> {
    let file = going_on(state)?;
    if let State::Assessed { .. } = state {
        return Err(Refusal::AlreadyAssessed);
    }
    if let Some(question) = file.open_question()
        && !state.is_overdue(assessment.at)
    {
        return Err(Refusal::NotDueYet { due: question.due });
    }
    in_order(file, assessment.at)?;
    hashed(&assessment.evidence)?;
    says_something(&assessment.text)?;
    Ok(Event::Assessed { assessment: assessment.clone() })
}

fn end(state: &State, ending: &Ending) -> Result<Event, Refusal> {
    let file = going_on(state)?;
    let State::Assessed { .. } = state else {
        return Err(Refusal::NotAssessed { state: state.name() });
    };
    if file.assessments.last().is_some_and(|assessment| assessment.by == ending.by) {
        return Err(Refusal::HasAssessed);
    }
    in_order(file, ending.at)?;
    reached(file, ending.end)?;
    says_something(&ending.text)?;
    Ok(Event::Ended { ending: ending.clone() })
}

fn reopen(state: &State, reopening: &Reopening) -> Result<Event, Refusal> {
    let file = state.file().ok_or(Refusal::NotOpened)?;
    let State::Ended { .. } = state else {
        return Err(Refusal::NotEnded { state: state.name() });
    };
    in_order(file, reopening.at)?;
    says_something(&reopening.reason)?;
    Ok(Event::Reopened { reopening: reopening.clone() })
}

/// What an end takes, so that no side is passed over.
fn reached(file: &File, end: End) -> Result<(), Refusal> {
    let answered = || file.questions.iter().any(|question| question.answer.is_some());
    let (holds, expected) = match end {
        End::Explained {} => (answered(), "an answer of the commission"),
        End::Corrected { revision } => (
            file.opening.comparison.revision.is_some_and(|compared| revision > compared),
            "a later revision than the one that was compared",
        ),
        End::CopyWrong {} => (true, ""),
        End::Unresolved {} => (!file.questions.is_empty(), "a question to the commission"),
    };
    if holds { Ok(()) } else { Err(Refusal::EndNotReached { end, expected }) }
}

/// The file of a case that has not ended.
fn going_on(state: &State) -> Result<&File, Refusal> {
    let file = state.file().ok_or(Refusal::NotOpened)?;
    match state.end() {
        Some(end) => Err(Refusal::Ended { end: end.name() }),
        None => Ok(file),
    }
}

fn in_order(file: &File, at: Moment) -> Result<(), Refusal> {
    if at.instant() < file.latest_at.instant() {
        return Err(Refusal::Earlier { found: at, latest: file.latest_at });
    }
    Ok(())
}

fn hashed(evidence: &[String]) -> Result<(), Refusal> {
    match evidence.iter().find(|hash| !is_sha256(hash)) {
        Some(found) => Err(Refusal::NotAHash { found: found.clone() }),
        None => Ok(()),
    }
}

fn says_something(text: &str) -> Result<(), Refusal> {
    if text.trim().is_empty() { Err(Refusal::TextBlank) } else { Ok(()) }
}
