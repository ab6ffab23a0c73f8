//! Intake: rows of a source, held against what is known, become facts — or are the same as what is known.
//!
//! The decision for one row is [`decide`]: first protocol of its station, unchanged, a later revision, or refused with
//! one named reason. A protocol that contradicts itself is taken with its findings and an explanation, never silently;
//! where a past election's source gives none, the door *archive* says so, and a live election refuses.

mod protocols;
mod summaries;
mod units;

use anyhow::{Result, anyhow, bail};
use desk::draft::Draft;
use formats::import::{ProtocolRow, Reading};
use model::fact::{Basis, Door, Fact, NOT_GIVEN, Protocol, ProtocolTag, Turnout, TurnoutTag, Version};
use model::moment::Moment;
use replay::State;
use replay::state::{ContestState, Revision, StationIndex};
use store::NewFact;

/// What a file brings, counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// First protocols of their station.
    pub first: u64,
    /// Later revisions.
    pub revisions: u64,
    /// Rows that say what is known.
    pub unchanged: u64,
    /// Protocols with at least one finding to be explained.
    pub with_findings: u64,
    /// New areas.
    pub areas: u64,
    /// New stations.
    pub stations: u64,
    /// Turnout facts.
    pub turnout: u64,
    /// Summary protocols.
    pub summaries: u64,
    /// Those of them that differ from the computed sum.
    pub differing: u64,
}

/// Why a row is no revision of its station's protocol. In order of precedence.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The same version with other figures.
    #[error(
        "found version {version} again with other figures than the record has; a correction needs a new version"
    )]
    OtherFigures {
        /// The source's version.
        version: u64,
    },
    /// A version below the one that is known.
    #[error("found version {found}, and version {known} is known; import older files first")]
    OlderVersion {
        /// In the row.
        found: u64,
        /// In the record.
        known: u64,
    },
    /// Before the election was opened.
    #[error("found the time {at}, before the election opens at {opened_at}; look at the mapping's `at`")]
    BeforeOpening {
        /// In the row.
        at: Moment,
        /// In the definition.
        opened_at: Moment,
    },
    /// A copy after an original.
    #[error("found an electronic copy, and the original is known; a copy never supersedes an original")]
    CopyAfterOriginal,
    /// A change without a reason.
    #[error("found other figures than the record has, and no reason; map a column as `reason`")]
    NoReason,
    /// Findings without an explanation.
    #[error("found {findings} and no explanation; map a column as `explanation`, or correct the row")]
    NoExplanation {
        /// Check codes with their numbers.
        findings: String,
    },
}

/// What a row is.
enum Decision {
    Unchanged,
    New { revision: u64, before: Option<Basis>, same_figures: bool },
}

/// Drafts everything that a reading brings. `as_of`: the size of the record with which summary protocols are compared.
/// `take` is given the facts as they are drafted, and may be given some of a file that is then refused.
pub fn draft(
    reading: &Reading,
    file: &str,
    as_of: u64,
    draft: &mut Draft,
    take: &mut (dyn FnMut(Vec<NewFact>) + Send),
) -> Result<Counts> {
    let mut counts = Counts {
        areas: reading.areas.len() as u64,
        stations: reading.stations.len() as u64,
        turnout: reading.turnout.len() as u64,
        ..Counts::default()
    };
    let opened_at = opened_at(draft)?;
    crate::election::areas(&reading.areas, opened_at, draft)?;
    crate::election::stations(&reading.stations, opened_at, draft)?;
    take(draft.take());
    let (rows, mut problems) = units::publishable(reading, file, draft.state());
    problems.extend(protocols::draft(reading, &rows, file, draft, &mut counts, take)?);
    summaries::draft(reading, file, as_of, draft, &mut counts)?;
    if !problems.is_empty() {
        let untold = problems.len().saturating_sub(formats::import::PROBLEMS_MAX);
        problems.truncate(formats::import::PROBLEMS_MAX);
        let more =
            if untold > 0 { format!("\nand {untold} more problems of this kind") } else { String::new() };
        bail!("{}{more}", problems.join("\n"));
    }
    turnout(reading, draft, &mut counts)?;
    take(draft.take());
    Ok(counts)
}

/// Bytes of rows that surely fit one turnout fact.
const TURNOUT_BYTES_MAX: usize = 80_000;

fn opened_at(draft: &Draft) -> Result<Moment> {
    match &draft.state().opening {
        Some(opening) => Ok(opening.at),
        None => bail!("the record has no opening; make the data directory anew with `hattama init`"),
    }
}

fn roles(door: Door) -> Vec<String> {
    let roles: &[&str] = if door == Door::Archive { &["import"] } else { &["import", "approval"] };
    roles.iter().map(|role| (*role).to_owned()).collect()
}

fn protocol(
    reading: &Reading,
    row: &ProtocolRow,
    figures: &[u32],
    state: &State,
) -> std::result::Result<Option<Protocol>, Refusal> {
    let bound = &reading.bound;
    let contest = state.contest(&bound.contest).expect("a bound mapping names a contest of the record");
    let station = state.station_by_code[&row.station];
    let opened_at = state.opening.as_ref().map(|opening| opening.at);
    if let Some(opened_at) = opened_at.filter(|opened_at| row.at.instant() < opened_at.instant()) {
        return Err(Refusal::BeforeOpening { at: row.at, opened_at });
    }
    let (revision, before, same_figures) = match decide(contest, station, row, bound.basis, figures)? {
        Decision::Unchanged => return Ok(None),
        Decision::New { revision, before, same_figures } => (revision, before, same_figures),
    };
    let archive = bound.door == Door::Archive;
    let given = |text: &Option<String>| text.clone().or_else(|| archive.then(|| NOT_GIVEN.to_owned()));
    let needs_reason = before.is_some_and(|before| before == bound.basis || !same_figures);
    let reason = if needs_reason { given(&row.reason) } else { row.reason.clone() };
    if needs_reason && reason.is_none() {
        return Err(Refusal::NoReason);
    }
    let kind = &state.stations[station.place()].station.kind;
    let sheet = checks::Sheet { kind, lines: figures, was: None };
    let broken = replay::apply::findings_of(&contest.checks, &sheet);
    let explanation = given(&row.explanation);
    let findings = match (broken.is_empty(), explanation) {
        (true, _) => Default::default(),
        (false, Some(text)) => broken.into_iter().map(|code| (code, text.clone())).collect(),
        (false, None) => return Err(Refusal::NoExplanation { findings: explained(contest, &sheet) }),
    };
    let supersedes = contest.newest_of(station).map(|(_, newest)| newest.hash.to_base64url());
    Ok(Some(Protocol {
        version: Version,
        at: row.at,
        basis: bound.basis,
        commission: None,
        contest: bound.contest.clone(),
        door: bound.door,
        fact: ProtocolTag,
        findings,
        lines: figures.iter().map(|&figure| u64::from(figure)).collect(),
        reason,
        revision,
        roles: roles(bound.door),
        scan: None,
        source_version: row.version,
        station: row.station.clone(),
        supersedes,
    }))
}

/// Check codes with their numbers: `r1 (407 + 60 ≠ 468)`.
pub fn explained(contest: &ContestState, sheet: &checks::Sheet<'_>) -> String {
    let findings = contest.checks.evaluate(sheet);
    let told: Vec<String> = findings
        .iter()
        .map(|finding| {
            let explanation = contest.checks.explain(finding, sheet);
            format!("{} ({})", contest.checks.code(finding.check), explanation.numbers())
        })
        .collect();
    told.join(", ")
}

fn decide(
    contest: &ContestState,
    station: StationIndex,
    row: &ProtocolRow,
    basis: Basis,
    figures: &[u32],
) -> std::result::Result<Decision, Refusal> {
    let Some((place, newest)) = contest.newest_of(station) else {
        return Ok(Decision::New { revision: 1, before: None, same_figures: false });
    };
    if let Some(version) = row.version
        && let Some((place, _)) = of_version(contest, place, version, basis)
    {
        return match contest.figures_of(place) == figures {
            true => Ok(Decision::Unchanged),
            false => Err(Refusal::OtherFigures { version }),
        };
    }
    let same_figures = contest.figures_of(place) == figures;
    if row.version.is_none() && same_figures && newest.basis == basis {
        return Ok(Decision::Unchanged);
    }
    if let (Some(found), Some(known)) = (row.version, newest.source_version)
        && found < known
        && newest.basis == basis
    {
        return Err(Refusal::OlderVersion { found, known });
    }
    if newest.basis == Basis::Original && basis == Basis::Copy {
        return Err(Refusal::CopyAfterOriginal);
    }
    Ok(Decision::New { revision: newest.number + 1, before: Some(newest.basis), same_figures })
}

/// The revision that carries a version of the source, from the newest backwards.
fn of_version(contest: &ContestState, newest: u32, version: u64, basis: Basis) -> Option<(u32, &Revision)> {
    let mut place = Some(newest);
    while let Some(current) = place {
        let revision = &contest.revisions[current as usize];
        if revision.source_version == Some(version) && revision.basis == basis {
            return Some((current, revision));
        }
        place = revision.before;
    }
    None
}

fn turnout(reading: &Reading, draft: &mut Draft, counts: &mut Counts) -> Result<()> {
    let door = reading.bound.door;
    for report in &reading.turnout {
        let rows = units::turnout(&report.rows, draft.state());
        let bytes: usize = report.rows.iter().map(|row| row.0.len() + 24).sum();
        if bytes > TURNOUT_BYTES_MAX {
            bail!(
                "turnout of {} at {}: its {} stations do not fit one entry of the record; say a lower level in the \
                 mapping, as `level = \"…\"`",
                report.area,
                report.hour,
                report.rows.len()
            );
        }
        let rows = rows.map_err(|what| anyhow!("turnout of {} at {}: {what}", report.area, report.hour))?;
        let same = draft
            .state()
            .turnout
            .iter()
            .rev()
            .find(|known| known.fact.area == report.area && known.fact.hour == report.hour);
        if same.is_some_and(|known| known.fact.rows == rows) {
            counts.turnout -= 1;
            counts.unchanged += 1;
            continue;
        }
        let reason = same.is_some().then(|| NOT_GIVEN.to_owned());
        if reason.is_some() && door != Door::Archive {
            bail!(
                "turnout of {} at {} is known with other figures; a file cannot replace it",
                report.area,
                report.hour
            );
        }
        draft.push(Fact::Turnout(Turnout {
            version: Version,
            area: report.area.clone(),
            at: report.at,
            door,
            fact: TurnoutTag,
            hour: report.hour.clone(),
            reason,
            roles: roles(door),
            rows,
        }))?;
    }
    Ok(())
}
