//! What comes of a command: one event, or the first reason against it, as far as one incident alone can tell.

use super::{Command, Event, File, Note, Refusal, Report, Severity, State};
use crate::copy::is_sha256;
use model::lifecycle::Person;
use model::moment::Moment;

/// What comes of a command. That a duplicate's other one exists, and that no circle comes of it, is known to
/// [`super::Incidents`] alone.
///
/// # Errors
///
/// The first reason against it, in the order of [`Refusal`].
pub fn decide(state: &State, command: &Command) -> Result<Vec<Event>, Refusal> {
    let event = match command {
        Command::Report { report } => reported(state, report)?,
        Command::Take { at, by } => take(state, *at, *by)?,
        Command::Add { note } => {
            let file = state.file().ok_or(Refusal::NotReported)?;
            Event::Added { note: said(file, note)? }
        }
        Command::Regrade { note, severity } => regrade(state, note, *severity)?,
        Command::Verify { note } => Event::Verified { note: found_out(state, note)? },
        Command::NotConfirm { note } => Event::NotConfirmed { note: found_out(state, note)? },
        Command::Escalate { note } => {
            let file = waiting(state)?;
            Event::Escalated { note: said(file, note)? }
        }
        Command::EscalateOverdue { at, due } => {
            let file = waiting(state)?;
            in_order(file, *at)?;
            if at.instant() <= due.instant() {
                return Err(Refusal::NotOverdue { due: *due });
            }
            Event::EscalatedOverdue { at: *at, due: *due }
        }
        Command::Close { note } => Event::Closed { note: said(dealt_with(state)?, note)? },
        Command::Reopen { note } => Event::Reopened { note: said(over(state)?, note)? },
        Command::Duplicate { note, of } => {
            let file = not_over(state)?;
            Event::Duplicated { note: said(file, note)?, of: *of }
        }
    };
    Ok(vec![event])
}

fn reported(state: &State, report: &Report) -> Result<Event, Refusal> {
    if state.file().is_some() {
        return Err(Refusal::AlreadyReported { state: state.name() });
    }
    if let Some(happened) = report.happened_at
        && happened.instant() > report.at.instant()
    {
        return Err(Refusal::NotYetHappened { happened, reported: report.at });
    }
    shown(&report.evidence)?;
    spoken(&report.text)?;
    Ok(Event::Reported { report: Box::new(report.clone()) })
}

fn take(state: &State, at: Moment, by: Person) -> Result<Event, Refusal> {
    let file = waiting(state)?;
    if let State::Taken { by: has, .. } = state
        && *has == by
    {
        return Err(Refusal::HasIt);
    }
    in_order(file, at)?;
    Ok(Event::Taken { at, by })
}

fn regrade(state: &State, note: &Note, severity: Severity) -> Result<Event, Refusal> {
    let file = waiting(state)?;
    in_order(file, note.at)?;
    if file.severity == severity {
        return Err(Refusal::SameSeverity { severity });
    }
    Ok(Event::Regraded { note: said(file, note)?, severity })
}

/// What whoever has an incident has found out about it.
fn found_out(state: &State, note: &Note) -> Result<Note, Refusal> {
    let file = state.file().ok_or(Refusal::NotReported)?;
    let State::Taken { by, .. } = state else {
        return Err(Refusal::NotHere { state: state.name(), expected: "one that somebody has taken" });
    };
    if *by != note.by {
        return Err(Refusal::AnotherHasIt);
    }
    if file.report.by == note.by {
        return Err(Refusal::HasReported);
    }
    said(file, note)
}

/// The file of an incident that has to be dealt with.
fn waiting(state: &State) -> Result<&File, Refusal> {
    let file = state.file().ok_or(Refusal::NotReported)?;
    match state {
        State::New { .. } | State::Taken { .. } | State::Escalated { .. } | State::Reopened { .. } => {
            Ok(file)
        }
        _ => Err(Refusal::NotHere { state: state.name(), expected: "one that has to be dealt with" }),
    }
}

fn dealt_with(state: &State) -> Result<&File, Refusal> {
    let file = state.file().ok_or(Refusal::NotReported)?;
    match state {
        State::Verified { .. } | State::NotConfirmed { .. } => Ok(file),
        _ => Err(Refusal::NotHere { state: state.name(), expected: "one that is verified or not confirmed" }),
    }
}

fn over(state: &State) -> Result<&File, Refusal> {
    let file = state.file().ok_or(Refusal::NotReported)?;
    match state {
        State::Closed { .. } | State::Duplicate { .. } => Ok(file),
        _ => Err(Refusal::NotHere { state: state.name(), expected: "one that is closed or a duplicate" }),
    }
}

fn not_over(state: &State) -> Result<&File, Refusal> {
    let file = state.file().ok_or(Refusal::NotReported)?;
    match state {
        State::Closed { .. } | State::Duplicate { .. } => Err(Refusal::NotHere {
            state: state.name(),
            expected: "one that is neither closed nor a duplicate",
        }),
        _ => Ok(file),
    }
}

/// A note as it was given, if it may stand after everything that is known.
fn said(file: &File, note: &Note) -> Result<Note, Refusal> {
    in_order(file, note.at)?;
    shown(&note.evidence)?;
    spoken(&note.text)?;
    Ok(note.clone())
}

fn in_order(file: &File, at: Moment) -> Result<(), Refusal> {
    if at.instant() < file.latest_at.instant() {
        return Err(Refusal::Earlier { found: at, latest: file.latest_at });
    }
    Ok(())
}

fn shown(evidence: &[String]) -> Result<(), Refusal> {
    match evidence.iter().find(|hash| !is_sha256(hash)) {
        Some(found) => Err(Refusal::NotAHash { found: found.clone() }),
        None => Ok(()),
    }
}

fn spoken(text: &str) -> Result<(), Refusal> {
    if text.trim().is_empty() { Err(Refusal::TextBlank) } else { Ok(()) }
}
