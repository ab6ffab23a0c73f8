//! Two entries that differ, until no place does: who typed what where, and what two people have typed alike.
//!
//! A place is settled by a value that two people have typed for it, each as the latest that they typed there. So a
//! person alone never settles a place, however often they type it: the second value of a person takes the place of
//! the first. As places are typed again one entry after the other, at most one value is ever held by two.

use super::{Agreed, Entry, Person};
use serde::{Deserialize, Serialize};

/// Two entries that differ, and what has been typed again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Difference {
    /// Who typed the first entry, and its counts.
    pub first: Entry,
    /// The second one.
    pub second: Entry,
    /// What has been typed again, in order.
    pub again: Vec<Again>,
    /// The places that differ still, rising, from 0.
    pub places: Vec<u16>,
}

/// Differing places that were typed again, blank fields as 0.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Again {
    /// Who typed them.
    pub by: Person,
    /// Which places, rising, from 0: those that differed then.
    pub places: Vec<u16>,
    /// The counts, one for each of these places.
    pub counts: Vec<u64>,
}

impl Difference {
    /// What two entries of the same form differ in. `places` is empty where they agree.
    pub fn between(first: Entry, second: Entry) -> Difference {
        let lines = u16::try_from(first.lines.len()).unwrap_or(u16::MAX);
        let difference = Difference { first, second, again: Vec::new(), places: (0..lines).collect() };
        difference.narrowed()
    }

    /// The same after somebody has typed every differing place again.
    pub fn with(mut self, by: Person, counts: Vec<u64>) -> Difference {
        self.again.push(Again { by, places: self.places.clone(), counts });
        self.narrowed()
    }

    fn narrowed(mut self) -> Difference {
        let places = std::mem::take(&mut self.places);
        self.places = places.into_iter().filter(|place| self.settled(*place).is_none()).collect();
        self
    }

    /// The count that two people have typed for a place, each as their latest there.
    pub fn settled(&self, place: u16) -> Option<u64> {
        let mut latest: Vec<(Person, u64)> = Vec::new();
        for (by, count) in self.typed_at(place) {
            match latest.iter_mut().find(|(person, _)| *person == by) {
                Some((_, known)) => *known = count,
                None => latest.push((by, count)),
            }
        }
        latest.iter().enumerate().find_map(|(at, (_, count))| {
            latest[..at].iter().any(|(_, earlier)| earlier == count).then_some(*count)
        })
    }

    /// Everything that was typed for a place, in order.
    fn typed_at(&self, place: u16) -> impl Iterator<Item = (Person, u64)> {
        let entries = [&self.first, &self.second].into_iter();
        let entries =
            entries.filter_map(move |entry| Some((entry.by, *entry.lines.get(usize::from(place))?)));
        let again = self.again.iter().filter_map(move |again| {
            let at = again.places.iter().position(|known| *known == place)?;
            Some((again.by, *again.counts.get(at)?))
        });
        entries.chain(again)
    }

    /// What all lines are and who typed, once no place differs.
    pub fn agreed(&self) -> Option<Agreed> {
        let lines = u16::try_from(self.first.lines.len()).ok()?;
        let lines = (0..lines).map(|place| self.settled(place)).collect::<Option<Vec<u64>>>()?;
        Some(Agreed { lines, typists: self.typists() })
    }

    /// Who typed, in the order in which they first did.
    pub fn typists(&self) -> Vec<Person> {
        let mut typists = vec![self.first.by, self.second.by];
        for again in &self.again {
            if !typists.contains(&again.by) {
                typists.push(again.by);
            }
        }
        typists
    }

    /// Who typed the differing places again last: somebody else goes on.
    pub fn last_again(&self) -> Option<Person> {
        self.again.last().map(|again| again.by)
    }
}
