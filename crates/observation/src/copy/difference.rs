//! Two entries of a copy that differ, until no place does.
//!
//! A place is settled by what two people have typed for it, each as the latest that they typed there; that it is not on
//! the copy is such an answer too. One person alone settles nothing, however often they type.

use super::Sheet;
use super::figures::{self, Figures};
use model::lifecycle::Person;
use serde::{Deserialize, Serialize};

/// An entry that was finished.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Who typed it.
    pub by: Person,
    /// One for each line and option.
    #[serde(with = "figures")]
    pub figures: Figures,
}

/// Differing places that were typed again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Again {
    /// Who typed them.
    pub by: Person,
    /// One for each of these places.
    #[serde(with = "figures")]
    pub figures: Figures,
    /// Which places, rising, from 0: those that differed then.
    pub places: Vec<u16>,
}

/// Two entries that differ, and what has been typed again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Difference {
    /// What has been typed again, in order.
    pub again: Vec<Again>,
    /// The first entry.
    pub first: Entry,
    /// The places that differ still, rising, from 0.
    pub places: Vec<u16>,
    /// The second entry, by somebody else.
    pub second: Entry,
}

impl Difference {
    /// What two entries differ in; `places` is empty where they agree.
    pub fn between(first: Entry, second: Entry) -> Difference {
        let count = u16::try_from(first.figures.len()).unwrap_or(u16::MAX);
        Difference { again: Vec::new(), first, places: (0..count).collect(), second }.narrowed()
    }

    /// The same after somebody has typed every differing place again.
    pub fn with(mut self, by: Person, figures: Figures) -> Difference {
        self.again.push(Again { by, figures, places: self.places.clone() });
        self.narrowed()
    }

    fn narrowed(mut self) -> Difference {
        let places = std::mem::take(&mut self.places);
        self.places = places.into_iter().filter(|place| self.settled(*place).is_none()).collect();
        self
    }

    /// What two people have typed for a place, each as their latest there; the inner `None` says that it is blank.
    pub fn settled(&self, place: u16) -> Option<Option<u64>> {
        let mut latest: Vec<(Person, Option<u64>)> = Vec::new();
        for (by, figure) in self.typed_at(place) {
            match latest.iter_mut().find(|(person, _)| *person == by) {
                Some((_, known)) => *known = figure,
                None => latest.push((by, figure)),
            }
        }
        latest.iter().enumerate().find_map(|(at, (_, figure))| {
            latest[..at].iter().any(|(_, earlier)| earlier == figure).then_some(*figure)
        })
    }

    /// Everything that was typed for a place, in order.
    fn typed_at(&self, place: u16) -> impl Iterator<Item = (Person, Option<u64>)> {
        let entries = [&self.first, &self.second].into_iter();
        let entries =
            entries.filter_map(move |entry| Some((entry.by, *entry.figures.get(usize::from(place))?)));
        let again = self.again.iter().filter_map(move |again| {
            let at = again.places.iter().position(|known| *known == place)?;
            Some((again.by, *again.figures.get(at)?))
        });
        entries.chain(again)
    }

    /// What all places are and who typed, once no place differs.
    pub fn agreed(&self) -> Option<Sheet> {
        let count = u16::try_from(self.first.figures.len()).ok()?;
        let figures = (0..count).map(|place| self.settled(place)).collect::<Option<Figures>>()?;
        let mut typists = vec![self.first.by, self.second.by];
        for again in &self.again {
            if !typists.contains(&again.by) {
                typists.push(again.by);
            }
        }
        Some(Sheet { figures, typists })
    }

    /// Who typed the differing places again last: somebody else goes on.
    pub fn last_again(&self) -> Option<Person> {
        self.again.last().map(|again| again.by)
    }
}
