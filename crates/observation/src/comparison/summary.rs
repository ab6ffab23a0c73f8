//! Many comparisons of one contest together: how many of each verdict, and the net effect by option.
//!
//! A station counts once, whatever number of copies there are of it: of those that could be compared, the one of the
//! strongest kind, then the one made last, then the one that comes first. Where copies of one station show different
//! figures, its code is named: that has to be settled before anybody speaks of a difference with the official side.

use super::{Comparison, Line, Verdict, lines};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What many comparisons of one contest come to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Summary {
    /// Stations of which a copy was compared.
    pub compared: u64,
    /// Codes of the stations of which two copies show different figures, ascending.
    pub contradicting: Vec<String>,
    /// Copies, also those that were not comparable.
    pub copies: u64,
    /// Official − copy in votes, summed over the compared stations, one for each option in ballot order; where a side
    /// shows no figure for an option, its station adds nothing there.
    pub effect: Vec<i128>,
    /// The same for the stations of each verdict; they add up to `effect`.
    pub effects: BTreeMap<Verdict, Vec<i128>>,
    /// In how many stations each hint was seen, by [`super::Hint::name`].
    pub hints: BTreeMap<&'static str, u64>,
    /// Stations that there are.
    pub of: u64,
    /// Stations of which there is a copy.
    pub stations: u64,
    /// How many stations have each verdict; those that are absent have none.
    pub verdicts: BTreeMap<Verdict, u64>,
}

impl Summary {
    /// Adds comparisons of one contest up. `of`: how many stations the contest has.
    pub fn new<'c>(comparisons: impl IntoIterator<Item = &'c Comparison>, of: u64) -> Summary {
        let mut summary = Summary { of, ..Summary::default() };
        let mut stations: BTreeMap<&str, Vec<&Comparison>> = BTreeMap::new();
        for comparison in comparisons {
            summary.copies += 1;
            stations.entry(&comparison.station).or_default().push(comparison);
        }
        for (station, copies) in stations {
            let rank = |copy: &&&Comparison| {
                let made = copy.made_at.map(|made_at| made_at.instant());
                (copy.verdict == Verdict::NotComparable, copy.kind, Reverse(made))
            };
            if let Some(strongest) = copies.iter().min_by_key(rank) {
                summary.add(strongest);
            }
            let contradict = |(at, copy): (usize, &&Comparison)| {
                copies[..at].iter().any(|other| lines(&other.here, &copy.here).contains(&Line::Different))
            };
            if copies.iter().enumerate().any(contradict) {
                summary.contradicting.push(station.to_owned());
            }
        }
        summary
    }

    fn add(&mut self, comparison: &Comparison) {
        self.stations += 1;
        *self.verdicts.entry(comparison.verdict).or_default() += 1;
        if comparison.verdict == Verdict::NotComparable {
            return;
        }
        self.compared += 1;
        let effect = comparison.effect();
        add(&mut self.effect, &effect);
        add(self.effects.entry(comparison.verdict).or_default(), &effect);
        let mut names: Vec<&'static str> = comparison.hints.iter().map(|hint| hint.name()).collect();
        names.dedup();
        for name in names {
            *self.hints.entry(name).or_default() += 1;
        }
    }

    /// How many stations have a verdict.
    pub fn count(&self, verdict: Verdict) -> u64 {
        self.verdicts.get(&verdict).copied().unwrap_or(0)
    }

    /// How many stations were compared and differ, whatever the verdict.
    pub fn differing(&self) -> u64 {
        self.verdicts.iter().filter(|(verdict, _)| verdict.is_difference()).map(|(_, count)| *count).sum()
    }
}

fn add(sum: &mut Vec<i128>, effect: &[Option<i128>]) {
    sum.resize(sum.len().max(effect.len()), 0);
    for (sum, effect) in sum.iter_mut().zip(effect) {
        *sum += effect.unwrap_or(0);
    }
}
