//! Opening, forms, contests, areas, stations: what an entry names stands before it, and no code twice.

use super::Apply;
use crate::property::Property;
use crate::state::{At, ContestState, StationIndex, StationState};
use model::definition::{Contest, Form, UNIT};
use model::fact::{Areas, ContestFact, FormFact, Opening, Stations};
use record::note::VerifierKey;
use tabulation::{AreaIndex, ContestPlan};

impl Apply<'_> {
    pub(super) fn opening(&mut self, opening: Opening) {
        match opening.key.parse::<VerifierKey>() {
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
        if self.state.opening.is_none() {
            self.state.opening = Some(opening);
        }
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
            self.publication_unit(&station);
            let index = StationIndex(u32::try_from(self.state.stations.len()).expect("fewer than 2^32"));
            self.state.station_by_code.insert(station.code.clone(), index);
            self.state.stations.push(StationState { entry: self.entry, at: stations.at, area, station });
        }
    }

    /// A unit's figures must not be those of fewer voters than the publication unit asks for.
    fn publication_unit(&mut self, station: &model::definition::Station) {
        let Some(least) = self.state.opening.as_ref().and_then(|opening| opening.publication_unit) else {
            return;
        };
        let alone = station.unit.is_none();
        if let (true, Some(registered)) = (alone, station.registered)
            && registered < least
        {
            let what = if station.kind == UNIT { "the unit" } else { "the station" };
            let code = &station.code;
            let message = format!("{what} {code:?} has {registered} voters and stands alone, least {least}");
            self.broken(Property::ProtocolUnit, message);
        }
        if let (Some(unit), Some(registered)) = (&station.unit, station.registered) {
            let code = &station.code;
            let message = format!("{code:?} states its own register {registered} beside its unit {unit:?}");
            self.broken(Property::ProtocolUnit, message);
        }
    }
}
