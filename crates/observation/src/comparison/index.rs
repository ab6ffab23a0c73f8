//! What is official at every station, found by the votes: so that a copy is recognised that shows another one's sheet.

use super::{Copied, Hint, Layout, Line, lines};
use std::collections::BTreeMap;

/// The latest official figures of all stations, by their votes for the options.
#[derive(Debug, Clone, Default)]
pub struct Index<'a> {
    stations: BTreeMap<Vec<u64>, Vec<Entry<'a>>>,
}

#[derive(Debug, Clone, Copy)]
struct Entry<'a> {
    station: &'a str,
    figures: &'a [Option<u64>],
}

impl<'a> Index<'a> {
    /// The index over stations, each with its code and the figures of its latest revision. Where an option is missing,
    /// or nobody voted for any, a station is left out: nothing could be told by it.
    pub fn new(
        layout: &Layout<'_>,
        stations: impl IntoIterator<Item = (&'a str, &'a [Option<u64>])>,
    ) -> Index<'a> {
        let mut index = Index::default();
        for (station, figures) in stations {
            if let Some(votes) = votes(layout, figures) {
                index.stations.entry(votes).or_default().push(Entry { station, figures });
            }
        }
        index
    }

    /// The other stations at which every line that both show is what the copy shows.
    pub fn hint(&self, layout: &Layout<'_>, copied: &Copied<'_>) -> Option<Hint> {
        let votes = votes(layout, copied.figures)?;
        let equal = |entry: &&Entry<'_>| {
            entry.station != copied.station
                && !lines(copied.figures, entry.figures).contains(&Line::Different)
        };
        let entries = self.stations.get(&votes)?.iter();
        let stations: Vec<String> = entries.filter(equal).map(|entry| entry.station.to_owned()).collect();
        let votes = votes.iter().fold(0u64, |sum, votes| sum.saturating_add(*votes));
        if stations.is_empty() { None } else { Some(Hint::SheetExchanged { stations, votes }) }
    }
}

/// The votes of all options, if all are shown and any is above 0.
fn votes(layout: &Layout<'_>, figures: &[Option<u64>]) -> Option<Vec<u64>> {
    let votes = figures.get(layout.lines..)?.iter().copied().collect::<Option<Vec<u64>>>()?;
    (votes.len() == layout.options && votes.iter().any(|votes| *votes > 0)).then_some(votes)
}
