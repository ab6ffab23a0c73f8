//! How a verdict comes about: one function for each step of its order of precedence.

use super::{Comparison, Copied, Index, Layout, Line, Official, Reason, Revision, Verdict, hints, lines};
use model::definition::{Scope, Severity};
use model::moment::Moment;

/// Holds a copy against what is official at its station. `others`: the official figures of all stations, where whole
/// sheets are to be looked for. Figures of any length give a comparison, and never a panic.
pub fn compare(
    layout: &Layout<'_>,
    copied: &Copied<'_>,
    official: &Official<'_>,
    others: Option<&Index<'_>>,
) -> Comparison {
    let revisions = match official {
        Official::Revisions(revisions) => *revisions,
        Official::InUnit(_) | Official::Void | Official::Unknown => &[],
    };
    let latest = revisions.iter().max_by_key(|revision| revision.revision);
    let there = latest.map(|latest| latest.figures.clone()).unwrap_or_default();
    let mut comparison = Comparison {
        basis: latest.map(|latest| latest.basis),
        checks: Vec::new(),
        contest: copied.contest.to_owned(),
        equal_to: None,
        here: copied.figures.to_vec(),
        hints: Vec::new(),
        kind: copied.kind,
        lines: lines(copied.figures, &there),
        made_at: copied.made_at,
        options: u16::try_from(layout.options).unwrap_or(u16::MAX),
        reason: incomparable(layout, copied, official, latest),
        revision: latest.map(|latest| latest.revision),
        station: copied.station.to_owned(),
        there,
        verdict: Verdict::NotComparable,
    };
    if comparison.reason.is_none() {
        judge(layout, copied, revisions, others, &mut comparison);
    }
    comparison
}

/// Why nothing can be held against each other, before any figure is.
fn incomparable(
    layout: &Layout<'_>,
    copied: &Copied<'_>,
    official: &Official<'_>,
    latest: Option<&Revision>,
) -> Option<Reason> {
    if copied.contest != layout.contest {
        let (expected, found) = (layout.contest.to_owned(), copied.contest.to_owned());
        return Some(Reason::AnotherContest { expected, found });
    }
    let width = layout.lines.saturating_add(layout.options);
    if copied.figures.len() != width {
        return Some(Reason::AnotherForm { expected: width as u64, found: copied.figures.len() as u64 });
    }
    match official {
        Official::Unknown => return Some(Reason::UnknownStation {}),
        Official::InUnit(unit) => return Some(Reason::OnlyInUnit { unit: (*unit).to_owned() }),
        Official::Void => return Some(Reason::Void {}),
        Official::Revisions(_) => {}
    }
    let Some(latest) = latest else { return Some(Reason::NothingOfficial {}) };
    let shared = lines(copied.figures, &latest.figures)
        .iter()
        .any(|line| matches!(line, Line::Equal | Line::Different));
    if shared { None } else { Some(Reason::NothingShared {}) }
}

/// The verdict where some figure is shown by both.
fn judge(
    layout: &Layout<'_>,
    copied: &Copied<'_>,
    revisions: &[Revision],
    others: Option<&Index<'_>>,
    comparison: &mut Comparison,
) {
    let missing = missing_options(layout, &comparison.lines);
    if is_equal(&comparison.lines) {
        comparison.equal_to = comparison.revision;
        if missing.is_empty() {
            comparison.verdict = Verdict::Match;
        } else {
            comparison.reason = Some(Reason::OptionsMissing { places: missing });
        }
        return;
    }
    let earlier = earlier_equal(layout, copied, revisions);
    comparison.equal_to = earlier.map(|(revision, _)| revision);
    comparison.hints = hints(layout, &comparison.here, &comparison.there);
    // What is the station's own earlier sheet needs no other station to explain it.
    if let Some(others) = others.filter(|_| earlier.is_none()) {
        comparison.hints.extend(others.hint(layout, copied));
    }
    comparison.checks = broken(layout, copied);
    comparison.verdict = if earlier.is_some_and(|(_, replaced)| is_after(replaced, copied.made_at)) {
        Verdict::OfficialChanged
    } else if !comparison.checks.is_empty() {
        Verdict::Inconsistent
    } else if missing.is_empty() && same_votes(layout, &comparison.here, &comparison.there) {
        Verdict::Neutral
    } else {
        Verdict::Differs
    };
}

fn is_equal(lines: &[Line]) -> bool {
    lines.contains(&Line::Equal) && !lines.contains(&Line::Different)
}

/// The options that are not shown by both.
fn missing_options(layout: &Layout<'_>, lines: &[Line]) -> Vec<u16> {
    let options = lines.iter().enumerate().skip(layout.lines);
    let missing = options.filter(|(_, line)| !matches!(line, Line::Equal | Line::Different));
    missing.map(|(place, _)| u16::try_from(place).unwrap_or(u16::MAX)).collect()
}

/// The latest revision before the latest that the copy is equal to, with every option shown by both, and when the
/// revision that followed it was made.
fn earlier_equal(layout: &Layout<'_>, copied: &Copied<'_>, revisions: &[Revision]) -> Option<(u64, Moment)> {
    let mut ordered: Vec<&Revision> = revisions.iter().collect();
    ordered.sort_by_key(|revision| revision.revision);
    ordered.windows(2).rev().find_map(|pair| {
        let lines = lines(copied.figures, &pair[0].figures);
        let equal = is_equal(&lines) && missing_options(layout, &lines).is_empty();
        equal.then_some((pair[0].revision, pair[1].at))
    })
}

fn is_after(replaced: Moment, made_at: Option<Moment>) -> bool {
    made_at.is_none_or(|made_at| replaced.instant() > made_at.instant())
}

/// Codes of the checks that a copy breaks by itself and that are errors; none where it does not show every line.
fn broken(layout: &Layout<'_>, copied: &Copied<'_>) -> Vec<String> {
    let Some(checks) = layout.checks.filter(|checks| checks.width() == copied.figures.len()) else {
        return Vec::new();
    };
    let figures: Option<Vec<u32>> =
        copied.figures.iter().map(|figure| figure.and_then(|figure| u32::try_from(figure).ok())).collect();
    let Some(figures) = figures else { return Vec::new() };
    let sheet = checks::Sheet { kind: copied.station_kind, lines: &figures, was: None };
    let findings = checks.evaluate(&sheet).into_iter();
    let errors =
        findings.filter(|finding| finding.severity == Severity::Error && finding.scope == Scope::Protocol);
    errors.map(|finding| checks.code(finding.check).to_owned()).collect()
}

/// Whether the options have as many votes here as there.
fn same_votes(layout: &Layout<'_>, here: &[Option<u64>], there: &[Option<u64>]) -> bool {
    let votes = |sheet: &[Option<u64>]| -> u128 {
        sheet.iter().skip(layout.lines).flatten().map(|votes| u128::from(*votes)).sum()
    };
    votes(here) == votes(there)
}
