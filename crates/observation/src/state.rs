//! Everything that a mission knows: the fold of its events.
//!
//! [`State::apply`] takes one event after the other and cannot fail: what could not happen was refused before it
//! became an event. Reports are folded so that their order and number make no difference; see [`crate::report`].

use crate::event::{Event, SampleDrawn};
use crate::form::{Form, Phase};
use crate::incident::Incidents;
use crate::mission::Mission;
use crate::places::Places;
use crate::plan::{Member, Visit};
use crate::process::{Table, row};
use crate::quality::{self, Doubts};
use crate::report::{Arrival, Held, Report};
use crate::statement::life;
use crate::{case, copy};
use model::lifecycle::Person;
use model::moment::Moment;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A form as it was published.
#[derive(Debug, Clone)]
pub struct Published {
    /// What it says.
    pub form: Arc<Form>,
    /// SHA-256 of its file.
    pub sha256: String,
}

/// A photograph that is here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Photo {
    /// When it was whole.
    pub at: Moment,
    /// Who sent it.
    pub by: Person,
    /// Its type.
    pub media: String,
    /// In bytes.
    pub size: u64,
}

/// A mission's state.
#[derive(Debug, Clone, Default)]
pub struct State {
    /// What the mission is.
    pub mission: Option<Mission>,
    /// The election's places.
    pub places: Arc<Places>,
    /// Codes of the protocol's lines, then of its options.
    pub lines: Arc<Vec<String>>,
    /// Every published version of every form.
    pub forms: BTreeMap<(String, u32), Published>,
    /// Who works for the mission.
    pub members: BTreeMap<Person, Member>,
    /// Persons by code.
    pub codes: BTreeMap<String, Person>,
    /// Visits by number.
    pub visits: BTreeMap<u64, Visit>,
    /// The newest sample.
    pub sample: Option<SampleDrawn>,
    /// Photographs by name.
    pub photos: BTreeMap<String, Photo>,
    /// Reports by identifier.
    pub reports: BTreeMap<String, Report>,
    /// The reports of each observer.
    pub by_observer: BTreeMap<Person, BTreeSet<String>>,
    /// Incidents by number.
    pub incidents: Incidents,
    /// The incident that came with a report.
    pub incident_of: BTreeMap<String, u64>,
    /// Copies of protocols by number.
    pub copies: BTreeMap<u64, copy::State>,
    /// The copy that came with a report.
    pub copy_of: BTreeMap<String, u64>,
    /// Cases by number.
    pub cases: BTreeMap<u64, case::State>,
    /// SHA-256 of the newest outline's file.
    pub outline: Option<String>,
    /// Statements by number.
    pub statements: BTreeMap<u64, life::State>,
    /// Complete reports in each version of a form.
    pub tables: BTreeMap<(String, u32), Table>,
    /// Every doubt about every report.
    pub doubts: Doubts,
    /// When the last event happened.
    pub last: Option<Moment>,
}

impl State {
    /// A state before the first event, for the places and the protocol of an election.
    pub fn new(places: Arc<Places>, lines: Vec<String>) -> State {
        State { places, lines: Arc::new(lines), ..State::default() }
    }

    /// Takes what happened at a moment. `form`: gives the form of a file's name, which is on the disk before its event.
    pub fn apply(&mut self, event: &Event, at: Moment, form: &impl Fn(&str) -> Option<Arc<Form>>) {
        self.last = Some(at);
        match event {
            Event::Opened { mission } => self.mission = Some((**mission).clone()),
            Event::Form { id, version, sha256, .. } => {
                let Some(form) = form(sha256) else { return };
                let key = (id.clone(), *version);
                self.tables.insert(key.clone(), Table::new(Arc::clone(&form)));
                self.forms.insert(key, Published { form, sha256: sha256.clone() });
            }
            Event::Member { person, member, .. } => {
                if let Some(before) = self.members.insert(*person, member.clone()) {
                    self.codes.remove(&before.code);
                }
                self.codes.insert(member.code.clone(), *person);
            }
            Event::Visits { visits } => {
                self.visits.extend(visits.iter().map(|visit| (visit.number, visit.clone())));
            }
            Event::Photo { by, media, sha256, size } => {
                let photo = Photo { at, by: *by, media: media.clone(), size: *size };
                self.photos.entry(sha256.clone()).or_insert(photo);
            }
            Event::Report { observer, version, via, .. } => {
                let arrival = Arrival { at, via: *via, complete: version.complete };
                self.take(*observer, Held::new(version), arrival);
            }
            Event::Incident { number, report, what } => {
                self.incident_of.extend(report.iter().map(|report| (report.clone(), *number)));
                let applied = self.incidents.apply(*number, what);
                assert!(applied.is_ok(), "what was decided can be applied: {applied:?}");
            }
            Event::Copy { number, report, what } => {
                self.copy_of.extend(report.iter().map(|report| (report.clone(), *number)));
                let state = self.copies.remove(number).unwrap_or_else(copy::State::absent);
                let state = copy::apply(state, what).expect("what was decided can be applied");
                self.copies.insert(*number, state);
            }
            Event::Sample { sample } => self.sample = Some(sample.clone()),
            Event::Outline { sha256 } => self.outline = Some(sha256.clone()),
            Event::Statement { number, what } => {
                let state = life::apply(self.statements.remove(number), what);
                self.statements.extend(state.map(|state| (*number, state)));
            }
            Event::Case { number, what } => {
                let state = self.cases.remove(number).unwrap_or_else(case::State::absent);
                let state = case::apply(state, what).expect("what was decided can be applied");
                self.cases.insert(*number, state);
            }
        }
    }

    fn take(&mut self, observer: Person, held: Held, arrival: Arrival) {
        let id = held.report().to_owned();
        let before = self.reports.get(&id).and_then(|report| report.complete.clone());
        match self.reports.get_mut(&id) {
            Some(report) => {
                report.take(held, arrival);
            }
            None => {
                self.by_observer.entry(observer).or_default().insert(id.clone());
                self.reports.insert(id.clone(), Report::new(observer, held, arrival));
            }
        }
        let report = &self.reports[&id];
        if report.is_forked() {
            self.doubts.fork(&id);
        }
        if report.complete.as_ref().map(|held| &held.key) != before.as_ref().map(|held| &held.key) {
            self.tabulate(&id, before.as_ref());
        }
    }

    /// Puts the newest complete version of a report in its table.
    fn tabulate(&mut self, id: &str, before: Option<&Held>) {
        let report = &self.reports[id];
        let Some(held) = &report.complete else { return };
        if let Some(table) = before.and_then(|before| self.tables.get_mut(&before.form)) {
            table.remove(id);
        }
        let Some(table) = self.tables.get_mut(&held.form) else { return };
        let version = held.version();
        let place = held.place.as_ref().and_then(|place| self.places.number(place));
        let row = row(table.form(), &version, place.unwrap_or_else(|| self.places.nowhere()));
        let arrived = report.versions.get(&held.key).map_or(version.saved, |arrival| arrival.at);
        let doubts = quality::of_one(table.form(), &version, &row, arrived);
        table.put(id, row);
        self.doubts.take((id, report.observer), before, held, doubts);
    }

    /// The newest version of a form.
    pub fn current_form(&self, id: &str) -> Option<&Published> {
        self.forms.iter().filter(|((known, _), _)| known == id).map(|(_, published)| published).next_back()
    }

    /// The newest version of each form, in the order of the day.
    pub fn current_forms(&self) -> Vec<&Published> {
        let mut newest: BTreeMap<&String, &Published> = BTreeMap::new();
        for ((id, _), published) in &self.forms {
            newest.insert(id, published);
        }
        let mut forms: Vec<&Published> = newest.into_values().collect();
        forms.sort_by_key(|published| (published.form.phase, published.form.id.clone()));
        forms
    }

    /// Tables of every form of a phase.
    pub fn tables_of(&self, phase: Phase) -> impl Iterator<Item = &Table> {
        self.tables.values().filter(move |table| table.form().phase == phase)
    }

    /// Complete reports of a phase: identifier, report, and its newest complete version.
    pub fn complete(&self, phase: Phase) -> impl Iterator<Item = (&String, &Report, &Held)> {
        self.reports.iter().filter_map(move |(id, report)| {
            let held = report.complete.as_ref()?;
            let form = self.forms.get(&held.form)?;
            (form.form.phase == phase).then_some((id, report, held))
        })
    }
}
