//! Turnout, protocols, annulments: what is counted.

use super::Apply;
use crate::entry::row::Row;
use crate::property::Property;
use crate::state::{At, Revision, StationIndex};
use checks::{Checks, Sheet};
use model::COUNT_MAX;
use model::definition::Status;
use model::fact::{Annulment, Basis, Door, NOT_GIVEN, Turnout};
use std::collections::BTreeSet;
use std::ops::Range;

impl Apply<'_> {
    pub(super) fn turnout(&mut self, turnout: Turnout) {
        let Some(&area) = self.state.area_by_code.get(&turnout.area) else {
            let message = format!("found the area {:?}, which no earlier entry lists", turnout.area);
            return self.broken(Property::OrderDefinition, message);
        };
        self.roles(turnout.door, turnout.roles.iter().map(String::as_str));
        let whole_area = turnout.rows.len() == 1 && turnout.rows[0].0 == turnout.area;
        let mut seen = BTreeSet::new();
        for (place, took_part, registered) in &turnout.rows {
            let fits = whole_area
                || self.state.station_by_code.get(place).is_some_and(|station| {
                    self.state.lies_in(self.state.stations[station.place()].area, area)
                });
            if !fits {
                let message = format!("found {place:?}, which is no station of {:?}", turnout.area);
                self.broken(Property::TurnoutRows, message);
            }
            if let (false, Some(&station)) = (whole_area, self.state.station_by_code.get(place)) {
                self.stands_alone(station);
            }
            if !seen.insert(place) {
                self.broken(Property::TurnoutRows, format!("found {place:?} twice"));
            }
            if *took_part > COUNT_MAX || *registered > COUNT_MAX {
                self.broken(Property::TurnoutRows, format!("{place:?}: found a count above {COUNT_MAX}"));
            }
        }
        let replaces = !self.state.turnout_known.insert((turnout.area.clone(), turnout.hour.clone()));
        if replaces && turnout.reason.as_deref().unwrap_or("").is_empty() {
            let message = format!("{} at {} stands here again, without a reason", turnout.area, turnout.hour);
            self.broken(Property::TurnoutRows, message);
        }
        self.reason_door(turnout.reason.as_deref(), turnout.door);
        self.state.turnout.push(At { entry: self.entry, fact: turnout });
    }

    /// A protocol, and its figures: lines, then options.
    pub(super) fn protocol(&mut self, row: &Row<'_>, lines: &[u64]) {
        let Some(contest) = self.state.contests.iter().position(|known| known.contest.code == row.contest)
        else {
            let message = format!("found the contest {:?}, which no earlier entry defines", row.contest);
            return self.broken(Property::OrderDefinition, message);
        };
        let Some(&station) = self.state.station_by_code.get(row.station) else {
            let message = format!("found the station {:?}, which no earlier entry lists", row.station);
            return self.broken(Property::OrderDefinition, message);
        };
        self.roles(row.door, row.roles.iter());
        self.stands_alone(station);
        if row.scan.is_some() && self.state.stations[station.place()].is_unit() {
            // A unit's figures are a sum: a paper that could be scanned is one member's.
            let message = format!("the unit {:?} has a scan, and no paper of its own", row.station);
            self.broken(Property::ProtocolUnit, message);
        }
        let Some(figures) = self.figures(contest, lines) else { return };
        let before = self.before(contest, station, row);
        self.reason(contest, before, row, figures.clone());
        self.findings(contest, station, row, figures);
        let revision = Revision {
            entry: self.entry,
            hash: self.hash,
            at: row.at,
            station,
            number: row.revision,
            basis: row.basis,
            maker: self.state.makers.place(row),
            source_version: row.source_version,
            scan: row.scan.clone().map(Box::new),
            before,
            reason: row.reason.map(Box::from),
            findings: row.findings.iter().map(|&(code, text)| (Box::from(code), Box::from(text))).collect(),
        };
        let stations = self.state.stations.len();
        let contest = &mut self.state.contests[contest];
        if contest.newest.len() < stations {
            contest.newest.resize(stations, None);
        }
        let place = u32::try_from(contest.revisions.len()).expect("fewer than 2^32 revisions");
        contest.newest[station.place()] = Some(place);
        contest.revisions.push(revision);
    }

    /// Adds the figures of a protocol to those of its contest, and says where; `None` where they are none of this form.
    fn figures(&mut self, contest: usize, lines: &[u64]) -> Option<Range<usize>> {
        let width = self.state.contests[contest].plan.width();
        if lines.len() != width {
            self.broken(Property::ProtocolLines, format!("found {} lines, expected {width}", lines.len()));
            return None;
        }
        if let Some(count) = lines.iter().find(|&&count| count > COUNT_MAX) {
            self.broken(Property::ProtocolLines, format!("found {count}, expected at most {COUNT_MAX}"));
            return None;
        }
        let figures = &mut self.state.contests[contest].figures;
        let start = figures.len();
        figures.extend(lines.iter().map(|&count| u32::try_from(count).expect("COUNT_MAX fits")));
        Some(start..figures.len())
    }

    /// The revision before, after a look at number, hash and basis.
    fn before(&mut self, contest: usize, station: StationIndex, row: &Row<'_>) -> Option<u32> {
        let known = self.state.contests[contest].newest_of(station);
        let (number, hash) =
            known.map_or((0, None), |(_, newest)| (newest.number, Some(newest.hash.to_base64url())));
        let before = known.map(|(place, _)| place);
        if row.revision != number + 1 {
            let message =
                format!("found revision {} of {:?}, expected {}", row.revision, row.station, number + 1);
            self.broken(Property::OrderRevision, message);
        }
        if row.supersedes != hash.as_deref() {
            let none = "nothing";
            let message = format!(
                "{:?} supersedes {}, expected {}",
                row.station,
                row.supersedes.unwrap_or(none),
                hash.as_deref().unwrap_or(none)
            );
            self.broken(Property::OrderRevision, message);
        }
        if row.basis == Basis::Copy && self.has_original(contest, station, before) {
            let message = format!("a copy of {:?} stands after an original", row.station);
            self.broken(Property::OrderBasis, message);
        }
        before
    }

    /// Whether an original of a station stands since its last annulment; `newest` is its newest revision.
    fn has_original(&self, contest: usize, station: StationIndex, newest: Option<u32>) -> bool {
        let contest = &self.state.contests[contest];
        let annulments = contest.annulments.iter().rev();
        let annulled = annulments
            .filter(|(_, whose)| *whose == station)
            .map(|(annulment, _)| annulment.entry)
            .next()
            .unwrap_or(0);
        let revision = |place: u32| &contest.revisions[place as usize];
        std::iter::successors(newest, |&place| revision(place).before)
            .map(revision)
            .take_while(|revision| revision.entry > annulled)
            .any(|revision| revision.basis == Basis::Original)
    }

    fn reason(&mut self, contest: usize, before: Option<u32>, row: &Row<'_>, figures: Range<usize>) {
        let contest = &self.state.contests[contest];
        let needs = before.is_some_and(|before| {
            contest.figures_of(before) != &contest.figures[figures]
                || contest.revisions[before as usize].basis == row.basis
        });
        if needs && row.reason.unwrap_or("").is_empty() {
            let message = format!("revision {} of {:?} has no reason", row.revision, row.station);
            self.broken(Property::ProtocolReason, message);
        }
        self.reason_door(row.reason, row.door);
    }

    fn reason_door(&mut self, reason: Option<&str>, door: Door) {
        if reason == Some(NOT_GIVEN) && door != Door::Archive {
            let message = format!("the reason {NOT_GIVEN:?} is for the door archive alone");
            self.broken(Property::ProtocolReason, message);
        }
    }

    fn findings(&mut self, contest: usize, station: StationIndex, row: &Row<'_>, figures: Range<usize>) {
        let kind = &self.state.stations[station.place()].station.kind;
        let contest = &self.state.contests[contest];
        let sheet = Sheet { kind, lines: &contest.figures[figures], was: None };
        let recomputed = findings_of(&contest.checks, &sheet);
        if recomputed.is_empty() && row.findings.is_empty() {
            return;
        }
        let stated: BTreeSet<&str> = row.findings.iter().map(|&(code, _)| code).collect();
        let expected: BTreeSet<&str> = recomputed.iter().map(String::as_str).collect();
        if stated != expected {
            let list = |codes: &BTreeSet<&str>| codes.iter().copied().collect::<Vec<_>>().join(", ");
            let message = format!("found the findings [{}], expected [{}]", list(&stated), list(&expected));
            self.broken(Property::ProtocolFindings, message);
        }
        for &(code, explanation) in &row.findings {
            if explanation.is_empty() || (explanation == NOT_GIVEN && row.door != Door::Archive) {
                self.broken(Property::ProtocolFindings, format!("the finding {code:?} is not explained"));
            }
        }
    }

    pub(super) fn roles<'a>(&mut self, door: Door, roles: impl Iterator<Item = &'a str>) {
        let roles = roles.filter(|role| !role.is_empty()).count();
        let status = self.state.opening.as_ref().map(|opening| opening.status);
        let least = if door == Door::Archive { 1 } else { 2 };
        if roles < least {
            self.broken(Property::ProtocolRoles, format!("found {roles} roles, expected at least {least}"));
        }
        if door == Door::Archive && status != Some(Status::Archive) {
            let message = "found the door archive in an election that is not a past one".to_owned();
            self.broken(Property::ProtocolRoles, message);
        }
    }

    /// The secrecy of the vote: nobody's figures are so few voters' that they could be told apart.
    fn stands_alone(&mut self, station: StationIndex) {
        let known = &self.state.stations[station.place()];
        let code = &known.station.code;
        let least = self.state.opening.as_ref().and_then(|opening| opening.publication_unit).unwrap_or(0);
        let registered = known.station.registered.unwrap_or(least);
        let message = if let Some(unit) = &known.station.unit {
            format!("{code:?} has figures of its own beside its unit {unit:?}")
        } else if known.is_unit() && !self.state.members.contains_key(&station) {
            format!("the unit {code:?} has figures, and no stations whose figures they are")
        } else if registered < least {
            format!("{code:?} has {registered} voters and figures of its own, which takes {least}")
        } else {
            return;
        };
        self.broken(Property::ProtocolUnit, message);
    }

    pub(super) fn annulment(&mut self, annulment: Annulment) {
        let contest = self.state.contests.iter().position(|known| known.contest.code == annulment.contest);
        let station = self.state.station_by_code.get(&annulment.station).copied();
        let (Some(contest), Some(station)) = (contest, station) else {
            let message =
                format!("found {:?} in {:?}, which stand nowhere", annulment.station, annulment.contest);
            return self.broken(Property::OrderDefinition, message);
        };
        let newest =
            self.state.contests[contest].newest_of(station).map(|(_, newest)| newest.hash.to_base64url());
        if newest.as_ref() != Some(&annulment.supersedes) {
            let message = format!("annuls {}, which is not the newest protocol", annulment.supersedes);
            self.broken(Property::OrderRevision, message);
        }
        if annulment.reason.is_empty() {
            self.broken(Property::ProtocolReason, "an annulment without a reason".to_owned());
        }
        // An annulment has no door; what is known of it is what its election may leave open.
        let archive = self.state.opening.as_ref().is_some_and(|opening| opening.status == Status::Archive);
        let door = if archive { Door::Archive } else { Door::Entry };
        self.reason_door(Some(&annulment.reason), door);
        self.roles(door, annulment.roles.iter().map(String::as_str));
        let fact = At { entry: self.entry, fact: annulment };
        self.state.contests[contest].annulments.push((fact, station));
    }
}

/// The findings that a protocol must state, and explain: its errors and warnings, by check code.
pub fn findings_of(checks: &Checks, sheet: &Sheet<'_>) -> Vec<String> {
    let findings = checks.evaluate(sheet);
    checks.to_be_explained(&findings).map(str::to_owned).collect()
}
