//! What the checks say about lines that two people have typed alike.
//!
//! A station's protocol is held against its own checks and against the other stations of its area; a summary protocol
//! against the computed sum. Errors are heavy, warnings ask for a sentence, notices are no findings here: they point at
//! what is worth a look, and the public site lists them. Equal votes in two stations are always heavy, whatever their
//! severity: most often it is one protocol that was entered twice.

use checks::{Sheet, equal, siblings, summary};
use model::definition::{Scope, Severity};
use model::lifecycle::{Commission, Finding, Paper, Weight};
use replay::State;
use replay::state::ContestState;
use tabulation::AreaIndex;

/// The findings of a paper, by the order of the form's checks.
pub fn judge(state: &State, paper: &Paper, lines: &[u64]) -> Vec<Finding> {
    let Some(contest) = state.contest(&paper.contest) else { return Vec::new() };
    match &paper.of {
        Commission::Station(code) => station(state, contest, code, lines),
        Commission::Area(code) => area(state, contest, code, lines),
    }
}

fn weight(severity: Severity) -> Option<Weight> {
    match severity {
        Severity::Error => Some(Weight::Error),
        Severity::Warning => Some(Weight::Warning),
        Severity::Notice => None,
    }
}

/// Counts fit: the lifecycle refuses larger ones.
fn figures(lines: &[u64]) -> Vec<u32> {
    lines.iter().map(|&line| u32::try_from(line).expect("COUNT_MAX fits")).collect()
}

fn station(state: &State, contest: &ContestState, code: &str, lines: &[u64]) -> Vec<Finding> {
    let Some(&index) = state.station_by_code.get(code) else { return Vec::new() };
    let place = &state.stations[index.place()];
    let figures = figures(lines);
    let own = Sheet { kind: &place.station.kind, lines: &figures, was: None };
    let mut findings: Vec<Finding> = contest
        .checks
        .evaluate(&own)
        .iter()
        .filter_map(|finding| {
            Some(Finding {
                check: contest.checks.code(finding.check).to_owned(),
                numbers: contest.checks.explain(finding, &own).numbers(),
                weight: weight(finding.severity)?,
            })
        })
        .collect();
    // The station itself comes first among its siblings.
    let siblings: Vec<Sheet<'_>> = state
        .stations
        .iter()
        .enumerate()
        .filter(|(other, station)| *other != index.place() && station.area == place.area)
        .filter_map(|(other, station)| {
            let other = replay::state::StationIndex(u32::try_from(other).expect("stations fit"));
            let (revision, _) = contest.newest_of(other)?;
            Some(Sheet { kind: &station.station.kind, lines: contest.figures_of(revision), was: None })
        })
        .collect();
    let group: Vec<Sheet<'_>> = std::iter::once(own).chain(siblings).collect();
    for check in contest.checks.across(Scope::Siblings) {
        let Some(weight) = weight(check.severity) else { continue };
        let found = siblings::evaluate(&contest.checks, check, &group);
        findings.extend(found.iter().filter(|found| found.place == 0).map(|found| Finding {
            check: contest.checks.code(check.check).to_owned(),
            numbers: found.to_string(),
            weight,
        }));
    }
    for check in contest.checks.across(Scope::Equal) {
        let same = equal::evaluate(&contest.checks, check, &group);
        if same.iter().any(|places| places.contains(&0)) {
            let options = contest.contest.options.len();
            let votes: Vec<String> = figures[figures.len() - options..].iter().map(u32::to_string).collect();
            findings.push(Finding {
                check: contest.checks.code(check.check).to_owned(),
                numbers: votes.join(", "),
                weight: Weight::Error,
            });
        }
    }
    findings
}

fn area(state: &State, contest: &ContestState, code: &str, lines: &[u64]) -> Vec<Finding> {
    let Some(sums) = sums(state, contest, code) else { return Vec::new() };
    let found = summary::evaluate(lines, &sums);
    if found.is_empty() {
        return Vec::new();
    }
    let checks = &state.forms[contest.form].checks;
    let check = checks.iter().find(|check| check.scope == Scope::Summary);
    // A form without a check of summaries has its differences published, and holds nothing.
    let Some((check, Some(weight))) = check.map(|check| (check, weight(check.severity))) else {
        return Vec::new();
    };
    let numbers: Vec<String> = found.iter().map(|found| found.to_string()).collect();
    vec![Finding { check: check.code.clone(), numbers: numbers.join("; "), weight }]
}

/// The computed sums of an area, over everything that is accepted.
pub fn sums(state: &State, contest: &ContestState, area: &str) -> Option<Vec<u64>> {
    let &area: &AreaIndex = state.area_by_code.get(area)?;
    let view =
        replay::View::new(state, contest, model::fact::BasisRule::Best, replay::AsOf::Size(state.size))?;
    Some(view.tally().sums(area).to_vec())
}
