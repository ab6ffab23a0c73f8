//! What becomes public of a paper that was accepted or annulled.
//!
//! A station's protocol becomes a protocol of the record, a summary protocol a summary with its difference from the
//! computed sum. A station that is too small to stand alone becomes nothing by itself: when every member of its
//! publication unit is in, the unit's sum does.

use crate::error::Error;
use crate::judge;
use checks::{Sheet, summary};
use model::fact::{
    Annulment, AnnulmentTag, Basis, Door, Fact, Protocol, ProtocolTag, Summary, SummaryTag, Version,
};
use model::lifecycle::{Accepted, Commission, Paper};
use model::moment::Moment;
use replay::State;
use std::collections::BTreeMap;

/// What is accepted of a paper, with what was said about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word<'a> {
    /// What counts.
    pub accepted: &'a Accepted,
    /// Findings by check code, each with its explanation.
    pub explanations: &'a BTreeMap<String, String>,
    /// Why there is another revision.
    pub reason: Option<&'a str>,
    /// Whether somebody resolved findings, and whether somebody approved that.
    pub approved: bool,
}

/// The roles of the people behind a protocol: two entries, and whoever resolved and approved.
fn roles(word: &Word<'_>) -> Vec<String> {
    let mut roles = vec!["entry", "entry"];
    if !word.explanations.is_empty() || word.reason.is_some() {
        roles.push("resolution");
    }
    if word.approved {
        roles.push("approval");
    }
    roles.into_iter().map(str::to_owned).collect()
}

/// The facts of an accepted paper. `as_of`: the size of the signed record, with which a summary is compared.
/// `member`: what is accepted of another station of the same unit.
pub fn accepted(
    state: &State,
    paper: &Paper,
    word: &Word<'_>,
    at: Moment,
    as_of: u64,
    member: &dyn Fn(&str) -> Option<Accepted>,
) -> Result<Vec<Fact>, Error> {
    match &paper.of {
        Commission::Area(area) => Ok(vec![of_area(state, &paper.contest, area, word, at, as_of)?]),
        Commission::Station(station) => {
            let known = &state.stations[state.station_by_code[station].place()].station;
            match known.unit.clone() {
                None => Ok(vec![of_station(state, &paper.contest, station, word, at)]),
                Some(unit) => {
                    Ok(of_unit(state, &paper.contest, &unit, word, at, member).into_iter().collect())
                }
            }
        }
    }
}

fn of_station(state: &State, contest: &str, station: &str, word: &Word<'_>, at: Moment) -> Fact {
    let this = state.contest(contest).expect("a paper names a contest of the record");
    let index = state.station_by_code[station];
    let kind = &state.stations[index.place()].station.kind;
    let lines: Vec<u32> =
        word.accepted.lines.iter().map(|&line| u32::try_from(line).expect("COUNT_MAX fits")).collect();
    let sheet = Sheet { kind, lines: &lines, was: None };
    let findings = replay::apply::findings_of(&this.checks, &sheet)
        .into_iter()
        .map(|code| {
            let said = word.explanations.get(&code).cloned();
            (code, said.unwrap_or_else(|| "explained by the members of the unit".to_owned()))
        })
        .collect();
    let newest = this.newest_of(index).map(|(_, newest)| newest);
    Fact::Protocol(Box::new(Protocol {
        version: Version,
        at,
        basis: word.accepted.basis,
        commission: None,
        contest: contest.to_owned(),
        door: Door::Entry,
        fact: ProtocolTag,
        findings,
        lines: word.accepted.lines.clone(),
        reason: word.reason.map(str::to_owned),
        revision: newest.map_or(1, |newest| newest.number + 1),
        roles: roles(word),
        scan: word.accepted.scan.clone(),
        source_version: None,
        station: station.to_owned(),
        supersedes: newest.map(|newest| newest.hash.to_base64url()),
    }))
}

/// The protocol of a publication unit, once every member is in; nothing where it would say what is known.
fn of_unit(
    state: &State,
    contest: &str,
    unit: &str,
    word: &Word<'_>,
    at: Moment,
    member: &dyn Fn(&str) -> Option<Accepted>,
) -> Option<Fact> {
    let members = state.stations.iter().filter(|known| known.station.unit.as_deref() == Some(unit));
    let accepted: Option<Vec<Accepted>> = members.map(|known| member(&known.station.code)).collect();
    let accepted = accepted?;
    let mut lines = vec![0_u64; word.accepted.lines.len()];
    for one in &accepted {
        for (sum, line) in lines.iter_mut().zip(&one.lines) {
            *sum += line;
        }
    }
    let copies = accepted.iter().any(|one| one.basis == Basis::Copy);
    let basis = if copies { Basis::Copy } else { Basis::Original };
    let this = state.contest(contest).expect("a paper names a contest of the record");
    let newest = this.newest_of(state.station_by_code[unit]);
    let same = newest.is_some_and(|(place, newest)| {
        let known = this.figures_of(place).iter().map(|&figure| u64::from(figure));
        newest.basis == basis && known.eq(lines.iter().copied())
    });
    if same {
        return None;
    }
    // A unit has no paper: the scans of its members are for those who type, and stay here.
    let sum = Accepted { basis, lines, revision: 0, scan: None };
    // Another revision of the unit needs a reason wherever a member's original says something else than its copy.
    let reason = newest.map(|_| word.reason.unwrap_or("a member of the unit was corrected"));
    let word = Word { accepted: &sum, reason, ..word.clone() };
    Some(of_station(state, contest, unit, &word, at))
}

fn of_area(
    state: &State,
    contest: &str,
    area: &str,
    word: &Word<'_>,
    at: Moment,
    as_of: u64,
) -> Result<Fact, Error> {
    let this = state.contest(contest).expect("a paper names a contest of the record");
    let sums = judge::sums(state, this, area).ok_or_else(|| Error::Figures(format!("area {area:?}")))?;
    let difference = summary::difference(&word.accepted.lines, &sums)
        .ok_or_else(|| Error::Figures("a sum is wider than 63 bits".to_owned()))?;
    Ok(Fact::Summary(Box::new(Summary {
        version: Version,
        area: area.to_owned(),
        as_of,
        at,
        basis: word.accepted.basis,
        contest: contest.to_owned(),
        difference,
        door: Door::Entry,
        fact: SummaryTag,
        lines: word.accepted.lines.clone(),
        roles: roles(word),
    })))
}

/// A station's result is declared void. `None` for a summary protocol, which counts nowhere.
pub fn annulled(state: &State, paper: &Paper, reason: &str, at: Moment) -> Option<Fact> {
    let Commission::Station(station) = &paper.of else { return None };
    let contest = state.contest(&paper.contest)?;
    // Of a station that does not stand alone its unit is void, until the sum without or with a new protocol follows.
    let known = &state.stations[state.station_by_code.get(station)?.place()].station;
    let station = known.unit.as_ref().unwrap_or(station);
    let (_, newest) = contest.newest_of(*state.station_by_code.get(station)?)?;
    Some(Fact::Annulment(Annulment {
        version: Version,
        at,
        commission: state.areas.first()?.fact.code.clone(),
        contest: paper.contest.clone(),
        fact: AnnulmentTag,
        reason: reason.to_owned(),
        roles: ["request", "approval"].map(str::to_owned).to_vec(),
        station: station.clone(),
        supersedes: newest.hash.to_base64url(),
    }))
}
