//! What comes of a command: events, or the first reason against it.
//!
//! Each command has its function here; it looks at where the paper stands, then at who it is, then at what they say,
//! which is the order of [`Refusal`]. What checks have to do with it, and what must be said about a correction, is in
//! `judge`.

use super::judge::{judge, outcome, resolve};
use super::typed::counted;
use super::view::Typing;
use super::{
    Agreed, Asked, Before, Command, Difference, Entry, Event, Person, Refusal, Request, Resting, Sheet,
};
use super::{Resolution, State, Typed};
use crate::COUNT_MAX;
use crate::fact::{Basis, NOT_GIVEN, Scan};

/// What comes of a command.
///
/// No events: nothing changes, as when a field is kept that stands so already. Several: each is applied after the
/// other, in one transaction. After an [`Event::Agreed`] the caller sends [`Command::Judge`] in the same one.
///
/// # Errors
///
/// The first reason against it, in the order of [`Refusal`].
pub fn decide(state: &State, command: &Command) -> Result<Vec<Event>, Refusal> {
    still_open(state, command)?;
    let event = match command {
        Command::Receive { by, sheet } => receive(state, *by, sheet)?,
        Command::GiveBack { by, reason } => give_back(state, *by, reason)?,
        Command::Scan { by, scan } => return add_scan(state, *by, scan),
        Command::Claim { by } => return claim(state, *by),
        Command::Keep { by, place, value } => return keep(state, *by, *place, *value),
        Command::LayDown { by } => lay_down(state, *by)?,
        Command::Finish { by, typed } => finish(state, *by, typed)?,
        Command::Judge { findings } => judge(state, findings)?,
        Command::Resolve { resolution } => return resolve(state, resolution),
        Command::TypeAnew { by, reason } => type_anew(state, *by, reason)?,
        Command::Approve { by } => approve(state, *by)?,
        Command::Reject { by, reason } => reject(state, *by, reason)?,
        Command::Ask { request } => ask(state, request)?,
        Command::Grant { by } => grant(state, *by)?,
        Command::Deny { by, reason } => deny(state, *by, reason)?,
        Command::Certify => certify(state)?,
    };
    Ok(vec![event])
}

/// Nothing goes once the result is certified, and nothing else while a request waits.
fn still_open(state: &State, command: &Command) -> Result<(), Refusal> {
    match (state, command) {
        (State::Certified { .. }, _) => Err(Refusal::Certified),
        (State::Requested { .. }, Command::Grant { .. } | Command::Deny { .. }) => Ok(()),
        (State::Requested { request, .. }, _) => Err(Refusal::RequestWaits { what: request.what }),
        _ => Ok(()),
    }
}

/// What a round begins with when its paper comes in now.
pub(super) fn round_before(state: &State) -> Result<Before, Refusal> {
    match state {
        State::Expected { before } => Ok(before.clone()),
        State::Accepted { accepted } => Ok(Before { accepted: Some(accepted.clone()), ..Before::default() }),
        State::Void { why, .. } => Err(Refusal::NothingExpected { why: *why }),
        _ => Err(Refusal::AlreadyHere { state: state.name() }),
    }
}

fn receive(state: &State, by: Person, sheet: &Sheet) -> Result<Event, Refusal> {
    let before = round_before(state)?;
    if let State::Accepted { accepted } = state
        && accepted.basis == sheet.basis
    {
        return Err(Refusal::AlreadyAccepted { revision: accepted.revision });
    }
    if let Some(counts) = before.counts()
        && (counts.basis, sheet.basis) == (Basis::Original, Basis::Copy)
    {
        return Err(Refusal::CopyAfterOriginal { revision: counts.revision });
    }
    if let Some(accepted) = &before.accepted
        && accepted.lines.len() != usize::from(sheet.lines)
    {
        return Err(Refusal::OtherForm { found: sheet.lines, expected: accepted.lines.len() });
    }
    sheet.scan.as_ref().map_or(Ok(()), well_formed)?;
    Ok(Event::Received { by, sheet: sheet.clone() })
}

fn add_scan(state: &State, by: Person, scan: &Scan) -> Result<Vec<Event>, Refusal> {
    // Between agreement and judgement there is no moment at which anybody could add one.
    let sheet = state.sheet().filter(|_| !matches!(state, State::Agreed { .. }));
    let sheet = sheet.ok_or(Refusal::NothingToScan { state: state.name() })?;
    well_formed(scan)?;
    match sheet.scan.as_ref() == Some(scan) {
        true => Ok(Vec::new()),
        false => Ok(vec![Event::Scanned { by, scan: scan.clone() }]),
    }
}

/// Whether a scan could stand on the record: what is accepted must.
fn well_formed(scan: &Scan) -> Result<(), Refusal> {
    scan.misshapen().map_or(Ok(()), |why| Err(Refusal::ScanMisshapen { why }))
}

fn give_back(state: &State, by: Person, reason: &str) -> Result<Event, Refusal> {
    match state {
        State::Received { .. } | State::FirstDone { .. } | State::Differing { .. } | State::Held { .. } => {
            let reason = given(reason)?;
            Ok(Event::GivenBack { by, reason })
        }
        _ => Err(Refusal::NothingToGiveBack { state: state.name() }),
    }
}

pub(super) fn claim(state: &State, by: Person) -> Result<Vec<Event>, Refusal> {
    match state {
        State::Received { .. } => {}
        State::FirstDone { first, .. } if first.by == by => return Err(Refusal::FirstTypist),
        State::FirstDone { .. } => {}
        State::Differing { difference, .. } if difference.last_again() == Some(by) => {
            return Err(Refusal::TypedLast);
        }
        State::Differing { .. } => {}
        _ => {
            let typing = Typing::of(state).ok_or(Refusal::NothingToType { state: state.name() })?;
            return typing.is_by(by).map(|()| Vec::new());
        }
    }
    Ok(vec![Event::Claimed { by }])
}

fn keep(state: &State, by: Person, place: u16, value: Option<u64>) -> Result<Vec<Event>, Refusal> {
    let typing = Typing::of(state).ok_or(Refusal::NobodyTypes { state: state.name() })?;
    typing.is_by(by)?;
    if place >= typing.lines {
        return Err(Refusal::PlaceOutside { place, lines: typing.lines });
    }
    let field = typing.field(place).ok_or(Refusal::PlaceSettled { place })?;
    fits(place, value)?;
    if field.value == value { Ok(Vec::new()) } else { Ok(vec![Event::Kept { by, place, value }]) }
}

fn lay_down(state: &State, by: Person) -> Result<Event, Refusal> {
    match Typing::of(state) {
        Some(_) => Ok(Event::LaidDown { by }),
        None => Err(Refusal::NobodyTypes { state: state.name() }),
    }
}

fn finish(state: &State, by: Person, typed: &Typed) -> Result<Event, Refusal> {
    let typing = Typing::of(state).ok_or(Refusal::NobodyTypes { state: state.name() })?;
    typing.is_by(by)?;
    let fields = typing.fields();
    if typed.len() != fields.len() {
        return Err(Refusal::FieldCount { found: typed.len(), expected: fields.len() });
    }
    for (field, value) in fields.iter().zip(typed) {
        fits(field.place, *value)?;
    }
    let (typed, counts) = (typed.clone(), counted(typed));
    let difference = match state {
        State::SecondEntry { first, .. } => Difference::between(first.clone(), Entry { by, lines: counts }),
        State::TypingAgain { difference, .. } => difference.clone().with(by, counts),
        _ => return Ok(Event::Finished { by, typed }),
    };
    Ok(match difference.agreed() {
        Some(_) => Event::Agreed { by, typed },
        None => Event::Differed { by, typed, places: difference.places },
    })
}

fn fits(place: u16, value: Option<u64>) -> Result<(), Refusal> {
    match value {
        Some(found) if found > COUNT_MAX => Err(Refusal::CountTooLarge { place, found }),
        _ => Ok(()),
    }
}

fn type_anew(state: &State, by: Person, reason: &str) -> Result<Event, Refusal> {
    let State::Held { agreed, .. } = state else {
        return Err(Refusal::NothingHeld { state: state.name() });
    };
    has_not_typed(agreed, by)?;
    Ok(Event::TypedAnew { by, reason: given(reason)? })
}

fn approve(state: &State, by: Person) -> Result<Event, Refusal> {
    let State::Resolved { task, agreed, resolution, .. } = state else {
        return Err(Refusal::NothingToApprove { state: state.name() });
    };
    may_approve(agreed, resolution, by)?;
    Ok(outcome(task, agreed, Some(resolution), Some(by)))
}

fn reject(state: &State, by: Person, reason: &str) -> Result<Event, Refusal> {
    let State::Resolved { agreed, resolution, .. } = state else {
        return Err(Refusal::NothingToApprove { state: state.name() });
    };
    may_approve(agreed, resolution, by)?;
    Ok(Event::Rejected { by, reason: given(reason)? })
}

fn ask(state: &State, request: &Request) -> Result<Event, Refusal> {
    match (state, request.what) {
        (State::Expected { before }, Asked::NotOpened) => {
            if let Some(counts) = before.counts() {
                return Err(Refusal::CountsAlready { revision: counts.revision });
            }
        }
        (State::Accepted { .. }, Asked::Recall | Asked::Recount | Asked::Annulment)
        | (State::Void { why: Asked::Annulment, .. }, Asked::RepeatVoting)
        | (State::Void { why: Asked::NotOpened, .. }, Asked::Recall) => {}
        (_, what) => return Err(Refusal::NotAskedHere { what, state: state.name() }),
    }
    given(&request.reason)?;
    Ok(Event::Asked { request: request.clone() })
}

fn grant(state: &State, by: Person) -> Result<Event, Refusal> {
    let State::Requested { request, .. } = state else {
        return Err(Refusal::NothingAsked { state: state.name() });
    };
    may_grant(request, by)?;
    Ok(Event::Granted { by })
}

fn deny(state: &State, by: Person, reason: &str) -> Result<Event, Refusal> {
    let State::Requested { .. } = state else {
        return Err(Refusal::NothingAsked { state: state.name() });
    };
    Ok(Event::Denied { by, reason: given(reason)? })
}

fn certify(state: &State) -> Result<Event, Refusal> {
    match state {
        State::Accepted { accepted } if accepted.basis == Basis::Original => Ok(Event::Certified {}),
        State::Accepted { accepted } => Err(Refusal::CopyNotFinal { revision: accepted.revision }),
        _ => Err(Refusal::NothingToCertify { state: state.name() }),
    }
}

/// Where a request that is granted leads to.
pub(super) fn granted(from: Resting, request: Request) -> State {
    let Request { what, reason, .. } = request;
    let (before, annulled) = match from {
        Resting::Accepted { accepted } => {
            let annulled = what == Asked::Annulment;
            (Before { accepted: Some(accepted), ..Before::default() }, annulled)
        }
        Resting::Expected { before } | Resting::Void { before, .. } => {
            let annulled = before.annulled;
            (before, annulled)
        }
    };
    match what {
        Asked::Annulment | Asked::NotOpened => {
            State::Void { before: Before { annulled, ..before }, why: what }
        }
        Asked::Recall | Asked::Recount | Asked::RepeatVoting => {
            State::Expected { before: Before { annulled, reason: Some(reason), ..before } }
        }
    }
}

/// Whether somebody may speak about findings.
pub(super) fn has_not_typed(agreed: &Agreed, person: Person) -> Result<(), Refusal> {
    if agreed.typists.contains(&person) { Err(Refusal::HasTyped) } else { Ok(()) }
}

/// Whether somebody may let an explanation pass.
pub(super) fn may_approve(agreed: &Agreed, resolution: &Resolution, person: Person) -> Result<(), Refusal> {
    has_not_typed(agreed, person)?;
    if resolution.by == person { Err(Refusal::HasResolved) } else { Ok(()) }
}

/// Whether somebody may grant a request.
pub(super) fn may_grant(request: &Request, person: Person) -> Result<(), Refusal> {
    if request.by == person { Err(Refusal::HasAsked) } else { Ok(()) }
}

/// A reason as it was given, unless it says nothing.
fn given(reason: &str) -> Result<String, Refusal> {
    if says_nothing(reason) { Err(Refusal::ReasonBlank) } else { Ok(reason.to_owned()) }
}

/// Blank, or the words that only a past election's file may use for a reason.
pub(super) fn says_nothing(text: &str) -> bool {
    text.trim().is_empty() || text == NOT_GIVEN
}
