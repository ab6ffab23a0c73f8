//! What findings do to a paper whose entries agree, and what a correction has to say.
//!
//! The public record takes a changed figure, or a second paper of the same basis, only with a reason. A recall, recount
//! or repeat voting that was granted brings one. Where none is there (an original shows other figures than its copy),
//! the paper is held with a finding of our own, [`CORRECTION`], whose explanation is that reason.

use super::decide::{has_not_typed, says_nothing};
use super::{Accepted, Agreed, CORRECTION, Event, Finding, Person, Refusal, Resolution, State, Task, Weight};
use std::collections::BTreeMap;

pub(super) fn judge(state: &State, findings: &[Finding]) -> Result<Event, Refusal> {
    let State::Agreed { task, agreed } = state else {
        return Err(Refusal::NothingToJudge { state: state.name() });
    };
    if findings.iter().any(|finding| finding.check == CORRECTION) {
        return Err(Refusal::CheckReserved);
    }
    let findings: Vec<Finding> = findings.iter().cloned().chain(correction(task, agreed)).collect();
    if findings.is_empty() { Ok(outcome(task, agreed, None, None)) } else { Ok(Event::Held { findings }) }
}

/// The finding that the record wants a reason and there is none.
fn correction(task: &Task, agreed: &Agreed) -> Option<Finding> {
    let before = task.before.accepted.as_ref().filter(|_| task.before.reason.is_none())?;
    let lines = agreed.lines.len();
    let changed = before.lines.iter().zip(&agreed.lines).filter(|(then, now)| then != now).count();
    let needs_reason = before.lines != agreed.lines || before.basis == task.sheet.basis;
    needs_reason.then(|| Finding {
        check: CORRECTION.to_owned(),
        numbers: format!("{changed} of {lines} lines differ from revision {}", before.revision),
        weight: Weight::Error,
    })
}

/// Explains findings; warnings alone are settled by that.
pub(super) fn resolve(state: &State, resolution: &Resolution) -> Result<Vec<Event>, Refusal> {
    let State::Held { task, agreed, findings } = state else {
        return Err(Refusal::NothingHeld { state: state.name() });
    };
    has_not_typed(agreed, resolution.by)?;
    explains(resolution, findings)?;
    let resolved = Event::Resolved { resolution: resolution.clone() };
    if need_approval(findings) {
        Ok(vec![resolved])
    } else {
        Ok(vec![resolved, outcome(task, agreed, Some(resolution), None)])
    }
}

/// Whether explanations wait for somebody's approval.
pub(super) fn need_approval(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.weight == Weight::Error)
}

/// Whether every finding is explained, and nothing else.
fn explains(resolution: &Resolution, findings: &[Finding]) -> Result<(), Refusal> {
    let texts = &resolution.explanations;
    let is_finding = |check: &str| findings.iter().any(|finding| finding.check == check);
    if let Some(check) = texts.keys().find(|check| !is_finding(check)) {
        return Err(Refusal::ExplanationUnknown { check: check.clone() });
    }
    if let Some(finding) = findings.iter().find(|finding| !texts.contains_key(&finding.check)) {
        return Err(Refusal::ExplanationMissing { check: finding.check.clone() });
    }
    match texts.iter().find(|(_, text)| says_nothing(text)) {
        Some((check, _)) => Err(Refusal::ExplanationBlank { check: check.clone() }),
        None => Ok(()),
    }
}

/// What is accepted, and what the record says with it.
pub(super) fn outcome(
    task: &Task,
    agreed: &Agreed,
    resolution: Option<&Resolution>,
    approved_by: Option<Person>,
) -> Event {
    let mut explanations: BTreeMap<String, String> =
        resolution.map(|resolution| resolution.explanations.clone()).unwrap_or_default();
    let corrected = explanations.remove(CORRECTION);
    Event::Accepted {
        accepted: Accepted {
            basis: task.sheet.basis,
            lines: agreed.lines.clone(),
            revision: task.before.revision(),
            scan: task.sheet.scan.clone(),
        },
        approved_by,
        explanations,
        reason: task.before.reason.clone().or(corrected),
    }
}
