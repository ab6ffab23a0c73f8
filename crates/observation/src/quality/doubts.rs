//! Every doubt about every report, kept up as reports come.
//!
//! A nation's mission has sixty thousand reports, and headquarters looks at its queue every minute; so what stands
//! between reports is found when one comes, by looking at its neighbours only: the visits of the same observer just
//! before and just after it, and the reports that hold the same photograph. The same reports give the same doubts in
//! any order of arrival.

use super::Doubt;
use crate::report::Held;
use model::lifecycle::{Commission, Person};
use std::collections::{BTreeMap, BTreeSet};

/// When a visit began, and its report: visits of one observer in the order of the day.
type Begun = (i64, String);

/// Where an observer was, and until when.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Visit {
    place: Commission,
    until: i64,
}

/// All doubts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Doubts {
    of: BTreeMap<String, BTreeSet<Doubt>>,
    visits: BTreeMap<Person, BTreeMap<Begun, Visit>>,
    photos: BTreeMap<String, BTreeMap<String, Option<Commission>>>,
}

impl Doubts {
    /// The doubts about one report.
    pub fn of(&self, report: &str) -> impl Iterator<Item = &Doubt> {
        self.of.get(report).into_iter().flatten()
    }

    /// Reports with their doubts; never without any.
    pub fn iter(&self) -> impl Iterator<Item = (&String, &BTreeSet<Doubt>)> {
        self.of.iter()
    }

    /// How many reports have a doubt.
    pub fn reports(&self) -> usize {
        self.of.len()
    }

    /// Two devices went on from one state of a report.
    pub fn fork(&mut self, report: &str) {
        self.put(report, Doubt::Forked);
    }

    /// Takes the newest complete version of a report, after the one that was it `before`, with the doubts that it
    /// gives by itself.
    pub fn take(
        &mut self,
        (report, observer): (&str, Person),
        before: Option<&Held>,
        now: &Held,
        of_one: Vec<Doubt>,
    ) {
        if let Some(doubts) = self.of.get_mut(report) {
            doubts.retain(|doubt| !doubt.is_of_one());
        }
        of_one.into_iter().for_each(|doubt| self.put(report, doubt));
        if let Some(before) = before {
            self.leave(observer, report, before);
            before.photos().iter().for_each(|photo| self.take_out(photo, report));
        }
        self.visit(observer, report, now);
        now.photos().iter().for_each(|photo| self.put_in(photo, report, now.place.as_ref()));
        if self.of.get(report).is_some_and(BTreeSet::is_empty) {
            self.of.remove(report);
        }
    }

    fn put(&mut self, report: &str, doubt: Doubt) {
        match self.of.get_mut(report) {
            Some(doubts) => drop(doubts.insert(doubt)),
            None => drop(self.of.insert(report.to_owned(), BTreeSet::from([doubt]))),
        }
    }

    fn remove(&mut self, report: &str, doubt: &Doubt) {
        let Some(doubts) = self.of.get_mut(report) else { return };
        doubts.remove(doubt);
        if doubts.is_empty() {
            self.of.remove(report);
        }
    }

    /// A doubt that each of two reports gives about the other is there, or is not.
    fn between(&mut self, one: &str, other: &str, doubt: impl Fn(&str) -> Doubt, there: bool) {
        for (about, given_by) in [(one, other), (other, one)] {
            match there {
                true => self.put(about, doubt(given_by)),
                false => self.remove(about, &doubt(given_by)),
            }
        }
    }

    fn visit(&mut self, observer: Person, report: &str, held: &Held) {
        let Some(place) = held.place.clone() else { return };
        let visits = self.visits.entry(observer).or_default();
        let begun = (held.times.0.instant(), report.to_owned());
        let (before, after) = neighbours(visits, &begun);
        visits.insert(begun.clone(), Visit { place, until: held.times.1.instant() });
        self.two_places(observer, before.as_ref(), after.as_ref(), false);
        self.two_places(observer, before.as_ref(), Some(&begun), true);
        self.two_places(observer, Some(&begun), after.as_ref(), true);
    }

    fn leave(&mut self, observer: Person, report: &str, held: &Held) {
        let Some(visits) = self.visits.get_mut(&observer) else { return };
        let begun = (held.times.0.instant(), report.to_owned());
        let (before, after) = neighbours(visits, &begun);
        if visits.remove(&begun).is_none() {
            return;
        }
        self.two_places(observer, before.as_ref(), Some(&begun), false);
        self.two_places(observer, Some(&begun), after.as_ref(), false);
        self.two_places(observer, before.as_ref(), after.as_ref(), true);
    }

    /// Two visits of one observer came to stand beside each other, or no longer do.
    fn two_places(&mut self, observer: Person, one: Option<&Begun>, next: Option<&Begun>, beside: bool) {
        let (Some(one), Some(next)) = (one, next) else { return };
        let visits = &self.visits[&observer];
        let overlap = || {
            let (Some(before), Some(after)) = (visits.get(one), visits.get(next)) else { return false };
            before.place != after.place && next.0 < before.until
        };
        if !beside || overlap() {
            self.between(&one.1, &next.1, |other| Doubt::TwoPlaces { other: other.to_owned() }, beside);
        }
    }

    fn put_in(&mut self, photo: &str, report: &str, place: Option<&Commission>) {
        self.change(photo, report, |holders| {
            holders.insert(report.to_owned(), place.cloned());
        });
    }

    fn take_out(&mut self, photo: &str, report: &str) {
        self.change(photo, report, |holders| {
            holders.remove(report);
        });
    }

    /// Changes what is known of a photograph and a report. The first report that holds it is held against each of
    /// the others, so only where that one changes are all of them looked at.
    fn change(
        &mut self,
        photo: &str,
        report: &str,
        change: impl FnOnce(&mut BTreeMap<String, Option<Commission>>),
    ) {
        let mut holders = self.photos.remove(photo).unwrap_or_default();
        let touches_first = holders.keys().next().is_none_or(|first| report <= first.as_str());
        let of = |holders: &BTreeMap<String, Option<Commission>>| -> Vec<(String, String)> {
            let Some((first, place)) = holders.iter().next() else { return Vec::new() };
            let others: Vec<(&String, &Option<Commission>)> = match touches_first {
                true => holders.iter().skip(1).collect(),
                false => holders.get_key_value(report).into_iter().collect(),
            };
            let elsewhere = others.into_iter().filter(|(_, known)| *known != place);
            elsewhere.map(|(other, _)| (first.clone(), other.clone())).collect()
        };
        let before = of(&holders);
        change(&mut holders);
        let after = of(&holders);
        for (pairs, there) in [(before, false), (after, true)] {
            for (first, other) in pairs {
                let same =
                    |other: &str| Doubt::SamePhoto { photo: photo.to_owned(), other: other.to_owned() };
                self.between(&first, &other, same, there);
            }
        }
        if !holders.is_empty() {
            self.photos.insert(photo.to_owned(), holders);
        }
    }
}

/// The visits just before and just after a moment of beginning.
fn neighbours(visits: &BTreeMap<Begun, Visit>, begun: &Begun) -> (Option<Begun>, Option<Begun>) {
    use std::ops::Bound::{Excluded, Unbounded};
    let before = visits.range(..begun).next_back().map(|(known, _)| known.clone());
    let after = visits.range((Excluded(begun), Unbounded)).next().map(|(known, _)| known.clone());
    (before, after)
}
