//! The turnout reports of a day: of each station and of each area, against themselves, the siblings, the protocol.
//!
//! A station is reported by the entries of its area; an area's own reports are their sums. Only reports over the
//! same places can be compared, so an hour whose report names other places than the area's last one is left out of
//! the area's series. Percentages that a source publishes beside its counts do not stand in the record: the rule
//! `reproduces` has nothing to look at here.

use super::{Contest, Detail, Fault, Found, Numbers, Spot};
use crate::state::{At, State, StationIndex};
use crate::view::AsOf;
use checks::turnout::{self, DECIMALS_MAX, Report};
use checks::{AcrossCheck, Rule};
use model::definition::Scope;
use model::fact::Turnout;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use tabulation::AreaIndex;

/// The reports of one place, one for each hour, each with the index of its entry.
type Reports = Vec<Option<(Report, u64)>>;

/// The reports of all places.
pub(super) struct Day {
    /// Minutes since midnight.
    minutes: Vec<u32>,
    stations: HashMap<StationIndex, Reports>,
    areas: BTreeMap<u32, Reports>,
    decimals: u8,
}

/// The hours of the opening and of the reports, rising.
pub(super) fn hours(state: &State) -> Vec<String> {
    let opening = state.opening.iter().flat_map(|opening| &opening.turnout_hours);
    let hours: BTreeSet<&String> = opening.chain(state.turnout.iter().map(|at| &at.fact.hour)).collect();
    hours.into_iter().filter(|hour| minutes(hour).is_some()).cloned().collect()
}

fn minutes(hour: &str) -> Option<u32> {
    let (hour, minute) = hour.split_once(':')?;
    let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
    (hour < 24 && minute < 60).then_some(60 * hour + minute)
}

impl Day {
    pub(super) fn new(state: &State, as_of: AsOf) -> Day {
        let hours = hours(state);
        let decimals = state.opening.as_ref().map_or(2, |opening| opening.decimals).min(DECIMALS_MAX);
        let minutes = hours.iter().filter_map(|hour| minutes(hour)).collect();
        let mut day = Day { minutes, stations: HashMap::new(), areas: BTreeMap::new(), decimals };
        // A later entry for the same area and hour replaces the earlier one as a whole.
        let mut standing: BTreeMap<(u32, usize), &At<Turnout>> = BTreeMap::new();
        for at in state.turnout.iter().filter(|at| as_of.includes(at.entry, at.fact.at)) {
            let area = state.area_by_code.get(&at.fact.area);
            let hour = hours.iter().position(|hour| *hour == at.fact.hour);
            if let (Some(area), Some(hour)) = (area, hour) {
                standing.insert((area.0, hour), at);
            }
        }
        for (&(area, hour), at) in &standing {
            day.add_stations(state, hour, at);
            let last = standing.range((area, hour)..=(area, usize::MAX)).next_back();
            if last.is_some_and(|(_, last)| places(&last.fact) == places(&at.fact)) {
                let sum = |figure: fn(&(String, u64, u64)) -> u64| {
                    at.fact.rows.iter().map(figure).try_fold(0u64, u64::checked_add)
                };
                let report = sum(|row| row.1).zip(sum(|row| row.2));
                let report = report.and_then(|(took_part, registered)| Report::new(took_part, registered));
                let series = day.areas.entry(area).or_insert_with(|| vec![None; hours.len()]);
                series[hour] = report.map(|report| (report, at.entry));
            }
        }
        day
    }

    fn add_stations(&mut self, state: &State, hour: usize, at: &At<Turnout>) {
        let hours = self.minutes.len();
        for (place, took_part, registered) in &at.fact.rows {
            let Some(&station) = state.station_by_code.get(place) else { continue };
            let Some(report) = Report::new(*took_part, *registered) else { continue };
            let series = self.stations.entry(station).or_insert_with(|| vec![None; hours]);
            // Two areas that report one station: the later entry stands.
            if series[hour].is_none_or(|(_, entry)| entry < at.entry) {
                series[hour] = Some((report, at.entry));
            }
        }
    }

    /// What a check finds in the reports of one place.
    fn evaluate(
        &self,
        check: &AcrossCheck,
        reports: &Reports,
        siblings: &[&turnout::Series],
        protocol: Option<u64>,
    ) -> Vec<Heard> {
        let series = bare(reports);
        let Day { minutes, decimals, .. } = self;
        let day = turnout::Day { hours: minutes, series: &series, siblings, protocol, decimals: *decimals };
        let found = turnout::evaluate(check, &day);
        found
            .into_iter()
            .map(|found| {
                let before = series[..found.hour].iter().rposition(Option::is_some);
                let (fault, since) = match found.fault {
                    turnout::Fault::CountFell { .. } => (Fault::CountFell, before),
                    turnout::Fault::ShareFell { .. } => (Fault::ShareFell, before),
                    turnout::Fault::NotReproduced { .. } => (Fault::NotReproduced, None),
                    turnout::Fault::SteepRise { since, .. } => (Fault::SteepRise, Some(since)),
                    turnout::Fault::LastDiffers { .. } => (Fault::LastDiffers, None),
                };
                let detail = Detail::Report { fault, since, hour: found.hour };
                let entry = reports[found.hour].map_or(0, |(_, entry)| entry);
                Heard { numbers: Numbers::Report(found.fault), detail, entry }
            })
            .collect()
    }
}

/// A finding before it is said of whom.
struct Heard {
    numbers: Numbers,
    detail: Detail,
    entry: u64,
}

impl Heard {
    fn about(self, contest: &Contest<'_>, check: usize, area: AreaIndex, station: Option<Spot>) -> Found {
        Found {
            form: contest.this.form,
            check,
            contest: None,
            area,
            stations: station.into_iter().collect(),
            entry: self.entry,
            numbers: self.numbers,
            detail: self.detail,
            explanation: None,
        }
    }
}

fn bare(reports: &Reports) -> Vec<Option<Report>> {
    reports.iter().map(|report| report.map(|(report, _)| report)).collect()
}

fn places(turnout: &Turnout) -> BTreeSet<&str> {
    turnout.rows.iter().map(|(place, ..)| place.as_str()).collect()
}

/// The rules that look at reports alone.
pub(super) fn list(contest: &Contest<'_>, day: &Day, found: &mut Vec<Found>) {
    for check in contest.across(Scope::Turnout) {
        match check.rule {
            Rule::RiseAgainstSiblings => against_siblings(contest, check, day, found),
            Rule::LastAgainstProtocol => {}
            _ => {
                for (&area, reports) in &day.areas {
                    let heard = day.evaluate(check, reports, &[], None);
                    let area = AreaIndex(area);
                    found.extend(heard.into_iter().map(|one| one.about(contest, check.check, area, None)));
                }
                for (&station, reports) in day.stations.iter() {
                    let this = &contest.state.stations[station.place()];
                    if contest.this.checks.applies_to(check, &this.station.kind) {
                        let spot = Some(Spot { station, revision: None });
                        let heard = day.evaluate(check, reports, &[], None);
                        found.extend(
                            heard.into_iter().map(|one| one.about(contest, check.check, this.area, spot)),
                        );
                    }
                }
            }
        }
    }
}

/// The areas below one area, each against the others.
fn against_siblings(contest: &Contest<'_>, check: &AcrossCheck, day: &Day, found: &mut Vec<Found>) {
    let mut families: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for &area in day.areas.keys() {
        if let Some(parent) = contest.state.parents[AreaIndex(area).place()] {
            families.entry(parent.0).or_default().push(area);
        }
    }
    for family in families.values() {
        let series: Vec<_> = family.iter().map(|area| bare(&day.areas[area])).collect();
        let siblings: Vec<&turnout::Series> = series.iter().map(Vec::as_slice).collect();
        for &area in family {
            let heard = day.evaluate(check, &day.areas[&area], &siblings, None);
            let area = AreaIndex(area);
            found.extend(heard.into_iter().map(|one| one.about(contest, check.check, area, None)));
        }
    }
}

/// The last report of each station against *took part* of its protocol.
pub(super) fn against_protocols(contest: &Contest<'_>, day: &Day, found: &mut Vec<Found>) {
    for check in contest.across(Scope::Turnout) {
        if check.rule != Rule::LastAgainstProtocol {
            continue;
        }
        for (station, revision) in contest.protocols() {
            let Some(reports) = day.stations.get(&station) else { continue };
            let sheet = contest.sheet(revision);
            let took_part = contest.this.checks.base_value("took_part", &sheet);
            let took_part = took_part.and_then(|count| u64::try_from(count).ok());
            if !contest.this.checks.applies_to(check, sheet.kind) {
                continue;
            }
            let area = contest.state.stations[station.place()].area;
            let spot = Spot { station, revision: Some(revision) };
            for one in day.evaluate(check, reports, &[], took_part) {
                let contest_of = Some(contest.contest);
                found
                    .push(Found { contest: contest_of, ..one.about(contest, check.check, area, Some(spot)) });
            }
        }
    }
}
