//! Places: stations and areas by number, so that a report's place is a small integer and a filter a list of flags.
//!
//! Made once of an election's register; reports from places that it does not know are refused.

use crate::process::Filter;
use model::Texts;
use model::lifecycle::Commission;
use std::collections::HashMap;

/// A place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Station or area, with its code.
    pub of: Commission,
    /// What it is called.
    pub name: Texts,
    /// A station's kind; empty for an area.
    pub kind: String,
    /// Number of the area above; `None` for the root.
    pub above: Option<u32>,
}

/// Every place of an election.
#[derive(Debug, Clone, Default)]
pub struct Places {
    places: Vec<Place>,
    /// By place: the number of the area right below the root in which it lies.
    regions: Vec<Option<u32>>,
    numbers: HashMap<Commission, u32>,
}

/// What a filter may ask for; what is `None` is not asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Code of an area: the places in it and itself.
    pub area: Option<String>,
    /// A kind of station.
    pub kind: Option<String>,
}

impl Places {
    /// Areas, parents before children, with the code of the area above; then stations with theirs.
    pub fn new(
        areas: impl Iterator<Item = (String, Texts, Option<String>)>,
        stations: impl Iterator<Item = (String, Texts, String, String)>,
    ) -> Places {
        let mut all = Places::default();
        for (code, name, above) in areas {
            let above = above.and_then(|code| all.number(&Commission::Area(code)));
            all.put(Place { of: Commission::Area(code), name, kind: String::new(), above });
        }
        for (code, name, kind, area) in stations {
            let above = all.number(&Commission::Area(area));
            all.put(Place { of: Commission::Station(code), name, kind, above });
        }
        all
    }

    fn put(&mut self, place: Place) {
        let number = u32::try_from(self.places.len()).expect("places are fewer than 2^32");
        let above = place.above.and_then(|above| Some((above, self.get(above)?)));
        let region = match above {
            None => None,
            Some((_, root)) if root.above.is_none() => {
                matches!(place.of, Commission::Area(_)).then_some(number)
            }
            // Parents stand before children: what is above has its region already.
            Some((above, _)) => self.region_of(above),
        };
        self.regions.push(region);
        self.numbers.insert(place.of.clone(), number);
        self.places.push(place);
    }

    /// The number of a place.
    pub fn number(&self, of: &Commission) -> Option<u32> {
        self.numbers.get(of).copied()
    }

    /// A place by its number.
    pub fn get(&self, number: u32) -> Option<&Place> {
        self.places.get(number as usize)
    }

    /// A place by what it is.
    pub fn find(&self, of: &Commission) -> Option<&Place> {
        self.get(self.number(of)?)
    }

    /// Every place, by number.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Place> {
        self.places.iter()
    }

    /// The number that stands for no place at all.
    pub fn nowhere(&self) -> u32 {
        u32::try_from(self.places.len()).expect("places are fewer than 2^32")
    }

    /// The areas from a place up to the root, the place's own first where it is one.
    pub fn above(&self, number: u32) -> impl Iterator<Item = &Place> {
        std::iter::successors(self.get(number), |place| self.get(place.above?))
    }

    /// The number of the area right below the root in which a place lies, or which it is.
    pub fn region_of(&self, number: u32) -> Option<u32> {
        self.regions.get(number as usize).copied().flatten()
    }

    /// The area right below the root in which a place lies.
    pub fn region(&self, of: &Commission) -> Option<&Place> {
        self.get(self.region_of(self.number(of)?)?)
    }

    /// The areas right below the root, in the register's order, with their numbers.
    pub fn regions(&self) -> impl Iterator<Item = (u32, &Place)> {
        let own = |(number, _): &(u32, &Place)| self.region_of(*number) == Some(*number);
        (0..).zip(&self.places).filter(own)
    }

    /// The kinds of stations that there are.
    pub fn kinds(&self) -> Vec<&str> {
        let mut kinds: Vec<&str> =
            self.places.iter().map(|place| place.kind.as_str()).filter(|kind| !kind.is_empty()).collect();
        kinds.sort_unstable();
        kinds.dedup();
        kinds
    }

    /// The flags of a filter. Reports without a place count where nothing is asked for.
    pub fn filter(&self, wanted: &Wanted) -> Filter {
        let area = wanted.area.as_ref().map(|code| self.number(&Commission::Area(code.clone())));
        let mut within = Vec::with_capacity(self.places.len());
        for (number, place) in (0..).zip(&self.places) {
            let inside = match area {
                None => true,
                // Parents stand before children: what is above has its flag already.
                Some(area) => area == Some(number) || place.above.is_some_and(|above| within[above as usize]),
            };
            within.push(inside);
        }
        let is_kind = |place: &Place| wanted.kind.as_ref().is_none_or(|kind| place.kind == *kind);
        let mut flags: Vec<bool> =
            within.iter().zip(&self.places).map(|(inside, place)| *inside && is_kind(place)).collect();
        flags.push(wanted.area.is_none() && wanted.kind.is_none());
        Filter(flags)
    }
}
