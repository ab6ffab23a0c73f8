//! Opening, forms, contests, areas, stations: what an entry names stands before it, and no code twice.

use super::Apply;
use crate::property::Property;
use crate::state::{At, ContestState, StationIndex, StationState};
use model::definition::{Contest, Form, Station, UNIT};
use model::fact::{Areas, ContestFact, FormFact, Opening, Stations};
use record::note::{SignatureKind, VerifierKey};
use tabulation::{AreaIndex, ContestPlan};

impl Apply<'_> {
    pub(super) fn opening(&mut self, opening: Opening) {
        if self.state.opening.is_some() {
            // A second one is broken as it stands; its key must not become the record's.
            return;
        }
        match opening.key.parse::<VerifierKey>() {
            Ok(key) if key.kind() != SignatureKind::Ed25519 => {
                self.broken(Property::EntryForm, "the key is a witness's, expected a log's".to_owned());
            }
            Ok(key) if key.name() == opening.origin => {
                self.state.keys.push(At { entry: self.entry, fact: key });
            }
            Ok(key) => {
                let message =
                    format!("the key is named {:?}, the origin is {:?}", key.name(), opening.origin);
                self.broken(Property::EntryForm, message);
            }
            Err(error) => self.broken(Property::EntryForm, format!("the key does not read: {error}")),
        }
        self.state.opening = Some(opening);
    }

    pub(super) fn form(&mut self, form: FormFact) {
        let FormFact { bases, checks, code, lines, .. } = form;
        if self.state.forms.iter().any(|known| known.code == code) {
            return self.broken(Property::OrderDefinition, format!("the form {code:?} stands here again"));
        }
        self.state.forms.push(Form { code, lines, bases, checks });
    }

    pub(super) fn contest(&mut self, contest: ContestFact) {
        let ContestFact { code, display_base, form, name, options, rule, .. } = contest;
        let contest = Contest { code, display_base, form, name, options, rule };
        if self.state.contest(&contest.code).is_some() {
            let message = format!("the contest {:?} stands here again", contest.code);
            return self.broken(Property::OrderDefinition, message);
        }
        let Some(form) = self.state.forms.iter().position(|form| form.code == contest.form) else {
            let message = format!("found the form {:?}, which no earlier entry defines", contest.form);
            return self.broken(Property::OrderDefinition, message);
        };
        let definition = &self.state.forms[form];
        let decimals = self.state.opening.as_ref().map_or(2, |opening| opening.decimals);
        let plan = match ContestPlan::new(definition, &contest, decimals) {
            Ok(plan) => plan,
            Err(error) => return self.broken(Property::OrderDefinition, error.to_string()),
        };
        let checks = match checks::Checks::compile(definition, &contest.options) {
            Ok(checks) => checks,
            Err(error) => return self.broken(Property::OrderDefinition, error.to_string()),
        };
        self.state.contests.push(ContestState {
            contest,
            form,
            plan,
            checks,
            revisions: Vec::new(),
            figures: Vec::new(),
            newest: Vec::new(),
            annulments: Vec::new(),
        });
    }

    pub(super) fn areas(&mut self, areas: Areas) {
        for area in areas.areas {
            if self.state.area_by_code.contains_key(&area.code) {
                let message = format!("the area {:?} stands here again", area.code);
                self.broken(Property::OrderDefinition, message);
                continue;
            }
            let levels =
                self.state.opening.as_ref().map(|opening| opening.levels.as_slice()).unwrap_or_default();
            if !levels.iter().any(|level| level.code == area.level) {
                let message = format!(
                    "{:?} has the level {:?}, which the opening does not name",
                    area.code, area.level
                );
                self.broken(Property::OrderDefinition, message);
            }
            let parent = match &area.parent {
                Some(parent) => match self.state.area_by_code.get(parent) {
                    Some(parent) => Some(*parent),
                    None => {
                        let message =
                            format!("{:?} lies in {parent:?}, which stands nowhere before", area.code);
                        self.broken(Property::OrderDefinition, message);
                        continue;
                    }
                },
                None => None,
            };
            if parent.is_some() == self.state.areas.is_empty() {
                let message = format!("{:?}: the first area alone has no parent", area.code);
                self.broken(Property::OrderDefinition, message);
                continue;
            }
            let index = AreaIndex(u32::try_from(self.state.areas.len()).expect("areas are fewer than 2^32"));
            self.state.area_by_code.insert(area.code.clone(), index);
            self.state.parents.push(parent);
            self.state.areas.push(At { entry: self.entry, fact: area });
        }
    }

    pub(super) fn stations(&mut self, stations: Stations) {
        let Some(&area) = self.state.area_by_code.get(&stations.area) else {
            let message = format!("found the area {:?}, which no earlier entry lists", stations.area);
            return self.broken(Property::OrderDefinition, message);
        };
        for station in stations.stations {
            if self.state.station_by_code.contains_key(&station.code) {
                let message = format!("the station {:?} stands here again", station.code);
                self.broken(Property::OrderDefinition, message);
                continue;
            }
            if !self.unit(&station, area) {
                continue;
            }
            let index = StationIndex(u32::try_from(self.state.stations.len()).expect("fewer than 2^32"));
            self.state.station_by_code.insert(station.code.clone(), index);
            self.state.stations.push(StationState { entry: self.entry, at: stations.at, area, station });
        }
    }

    /// A station's unit stands before it, in the same area; the unit alone states a register. False where the station
    /// cannot enter, because nobody's figures would be its own.
    fn unit(&mut self, station: &Station, area: AreaIndex) -> bool {
        let Some(unit) = &station.unit else { return true };
        let code = &station.code;
        let place = self.state.station_by_code.get(unit).copied();
        let known = place.map(|place| &self.state.stations[place.place()]);
        let fits = known.is_some_and(|known| {
            known.is_unit() && known.area == area && known.station.unit.is_none() && station.kind != UNIT
        });
        let counted = place.is_some_and(|place| {
            self.state.contests.iter().any(|contest| contest.newest_of(place).is_some())
        });
        match place.filter(|_| fits) {
            Some(_) if counted => {
                let message = format!("{code:?} comes to the unit {unit:?} after its figures");
                self.broken(Property::OrderDefinition, message);
                return false;
            }
            Some(place) => *self.state.members.entry(place).or_default() += 1,
            None => {
                let message = format!("{code:?} belongs to {unit:?}, which is no unit of its area before it");
                self.broken(Property::OrderDefinition, message);
                return false;
            }
        }
        if let Some(registered) = station.registered {
            let message = format!("{code:?} states its own register {registered} beside its unit {unit:?}");
            self.broken(Property::ProtocolUnit, message);
        }
        true
    }
}
