//! What a message is held against: observers, places and forms, by codes as people write them.

use super::Fault;
use super::letters::{fold, plain};
use crate::form::{Form, Phase};
use model::lifecycle::Commission;
use std::collections::HashMap;

/// Codes as they look, and what each stands for; `None` where two look alike.
type Codes = HashMap<String, Option<usize>>;

/// Observers, places and forms of one mission on one day. Made once; a message is held against it in a few steps.
#[derive(Debug, Clone)]
pub struct Lookup {
    observers: (Vec<String>, Index),
    stations: (Vec<Commission>, Index),
    areas: (Vec<Commission>, Index),
    forms: Vec<Form>,
    polling_day: String,
}

/// Two ways to a code: with what stands between its letters, and without.
#[derive(Debug, Clone, Default)]
struct Index {
    whole: Codes,
    bare: Codes,
}

impl Index {
    fn of<'a>(codes: impl Iterator<Item = &'a str>) -> Index {
        let mut index = Index::default();
        for (place, code) in codes.enumerate() {
            let (whole, bare) = keys(code);
            index.whole.entry(whole).and_modify(|known| *known = None).or_insert(Some(place));
            index.bare.entry(bare).and_modify(|known| *known = None).or_insert(Some(place));
        }
        index
    }

    fn find(&self, code: &str, unknown: Fault) -> Result<usize, Fault> {
        let (whole, bare) = keys(code);
        let found = self.whole.get(&whole).or_else(|| self.bare.get(&bare).filter(|_| !bare.is_empty()));
        found.ok_or(unknown)?.ok_or(Fault::Ambiguous)
    }
}

fn keys(code: &str) -> (String, String) {
    let whole: String = fold(&plain(code)).split_whitespace().collect();
    let bare = whole.chars().filter(|character| character.is_alphanumeric()).collect();
    (whole, bare)
}

impl Lookup {
    /// Of every form's phase the greatest version is asked, and among those the first.
    pub fn new(
        observers: impl IntoIterator<Item = String>,
        places: impl IntoIterator<Item = Commission>,
        forms: Vec<Form>,
        polling_day: &str,
    ) -> Lookup {
        let observers: Vec<String> = observers.into_iter().collect();
        let (stations, areas): (Vec<Commission>, Vec<Commission>) =
            places.into_iter().partition(|place| matches!(place, Commission::Station(_)));
        let code = |place: &'_ Commission| match place {
            Commission::Station(code) | Commission::Area(code) => code.clone(),
        };
        let index = |places: &[Commission]| {
            let codes: Vec<String> = places.iter().map(code).collect();
            Index::of(codes.iter().map(String::as_str))
        };
        let (of_stations, of_areas) = (index(&stations), index(&areas));
        let of_observers = Index::of(observers.iter().map(String::as_str));
        Lookup {
            observers: (observers, of_observers),
            stations: (stations, of_stations),
            areas: (areas, of_areas),
            forms,
            polling_day: polling_day.to_owned(),
        }
    }

    /// The day that a report belongs to.
    pub fn polling_day(&self) -> &str {
        &self.polling_day
    }

    /// An observer's code, as the list has it.
    pub fn observer(&self, code: &str) -> Result<&str, Fault> {
        let (codes, index) = &self.observers;
        index.find(code, Fault::Observer).map(|place| codes[place].as_str())
    }

    /// A place where such a form is filled in: an area for tabulation, either for an incident, else a station.
    pub fn place(&self, code: &str, phase: Phase) -> Result<&Commission, Fault> {
        let unknown = Fault::Place { area: phase.is_at_commission() };
        let station = || self.stations.1.find(code, unknown.clone()).map(|place| &self.stations.0[place]);
        let area = || self.areas.1.find(code, unknown.clone()).map(|place| &self.areas.0[place]);
        match phase {
            Phase::Incident => match station() {
                Err(fault) if fault == unknown => area(),
                known => known,
            },
            _ if phase.is_at_commission() => area(),
            _ => station(),
        }
    }

    /// The form that is asked in a phase.
    pub fn form(&self, phase: Phase) -> Option<&Form> {
        let of_phase = self.forms.iter().rev().filter(|form| form.phase == phase);
        of_phase.max_by_key(|form| form.version)
    }
}
