//! How a difference may have come about. A hint is a pattern in figures with the figures that show it; small numbers
//! show some of them by chance, and none says who erred.

use super::{Layout, Line, lines};
use serde::{Deserialize, Serialize};

/// A difference of one option counts as round when it is a multiple of this many votes.
pub const ROUND: u64 = 50;

/// So many rows at least differ, and are equal to their neighbours, where rows count as shifted.
pub const SHIFT_MIN: usize = 3;

/// The copy or the official protocol.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The copy.
    Here,
    /// The official protocol.
    There,
}

/// A pattern that a difference shows, with what it rests on. Places count from 0, lines before options.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "hint", deny_unknown_fields)]
pub enum Hint {
    /// The figures of a line have the same digits, two of them exchanged.
    DigitsSwapped {
        /// The copy's figure.
        here: u64,
        /// The line or option.
        place: u16,
        /// The official figure.
        there: u64,
    },
    /// Every option that differs has a partner with which it is exchanged; this is one such pair.
    OptionsSwapped {
        /// The first of the two.
        first: u16,
        /// Votes of the first one in the copy, which the second one has officially.
        first_here: u64,
        /// The second of the two.
        second: u16,
        /// Votes of the second one in the copy, which the first one has officially.
        second_here: u64,
    },
    /// Two options alone differ, and what one has more the other has less, without their being exchanged.
    VotesMoved {
        /// The option that has more in the copy.
        from: u16,
        /// The option that has more officially.
        to: u16,
        /// How many votes.
        votes: u64,
    },
    /// Three options or more differ, and their votes are the same in another order that is no exchange of pairs.
    OptionsReordered {
        /// These options.
        places: Vec<u16>,
    },
    /// A run of rows stands one row further down on one side; at least [`SHIFT_MIN`] of them differ.
    RowsShifted {
        /// The first row of the run, where it stands higher.
        from: u16,
        /// The side on which it stands one row lower.
        lower: Side,
        /// How many rows the run has.
        rows: u16,
    },
    /// One option alone differs, by a multiple of [`ROUND`].
    RoundAddition {
        /// By how many votes.
        added: u64,
        /// The option.
        place: u16,
        /// The side that has more.
        side: Side,
    },
    /// What the copy shows is what is official at other stations.
    SheetExchanged {
        /// Codes of these stations.
        stations: Vec<String>,
        /// The copy's votes for all options: the fewer, the likelier by chance.
        votes: u64,
    },
}

impl Hint {
    /// A lasting word for it.
    pub fn name(&self) -> &'static str {
        match self {
            Hint::DigitsSwapped { .. } => "digits_swapped",
            Hint::OptionsSwapped { .. } => "options_swapped",
            Hint::VotesMoved { .. } => "votes_moved",
            Hint::OptionsReordered { .. } => "options_reordered",
            Hint::RowsShifted { .. } => "rows_shifted",
            Hint::RoundAddition { .. } => "round_addition",
            Hint::SheetExchanged { .. } => "sheet_exchanged",
        }
    }
}

/// One place that differs.
#[derive(Clone, Copy)]
struct Differing {
    place: u16,
    here: u64,
    there: u64,
}

/// The patterns that two sheets show, without what other stations have.
pub fn hints(layout: &Layout<'_>, here: &[Option<u64>], there: &[Option<u64>]) -> Vec<Hint> {
    let differing: Vec<Differing> = here
        .iter()
        .zip(there)
        .enumerate()
        .filter_map(|(place, pair)| match pair {
            (Some(here), Some(there)) if here != there => {
                Some(Differing { place: u16::try_from(place).ok()?, here: *here, there: *there })
            }
            _ => None,
        })
        .collect();
    let first_option = differing.partition_point(|differing| usize::from(differing.place) < layout.lines);
    let options = &differing[first_option..];
    let mut hints: Vec<Hint> = differing.iter().filter_map(digits_swapped).collect();
    let swapped = options_swapped(options);
    if swapped.is_empty() {
        hints.extend(votes_moved(options));
        hints.extend(options_reordered(options));
    }
    hints.extend(swapped);
    hints.extend(rows_shifted(here, there, Side::Here));
    hints.extend(rows_shifted(there, here, Side::There));
    hints.extend(round_addition(options));
    hints
}

fn digits_swapped(differing: &Differing) -> Option<Hint> {
    let Differing { place, here, there } = *differing;
    let (a, b) = (here.to_string(), there.to_string());
    if a.len() != b.len() {
        return None;
    }
    let mut unlike = a.bytes().zip(b.bytes()).filter(|(a, b)| a != b);
    match (unlike.next(), unlike.next(), unlike.next()) {
        (Some((a, b)), Some((c, d)), None) if (a, b) == (d, c) => {
            Some(Hint::DigitsSwapped { here, place, there })
        }
        _ => None,
    }
}

/// All pairs, if every option that differs has its partner; else none.
fn options_swapped(options: &[Differing]) -> Vec<Hint> {
    let mut left: Vec<Differing> = options.to_vec();
    let mut pairs = Vec::new();
    while !left.is_empty() {
        let first = left.remove(0);
        let partner = left.iter().position(|other| (other.here, other.there) == (first.there, first.here));
        let Some(partner) = partner else { return Vec::new() };
        let second = left.remove(partner);
        pairs.push(Hint::OptionsSwapped {
            first: first.place,
            first_here: first.here,
            second: second.place,
            second_here: second.here,
        });
    }
    pairs
}

fn votes_moved(options: &[Differing]) -> Option<Hint> {
    let [first, second] = *options else { return None };
    let (from, to) = if first.here > first.there { (first, second) } else { (second, first) };
    let lost = from.here.checked_sub(from.there)?;
    let won = to.there.checked_sub(to.here)?;
    (lost == won).then_some(Hint::VotesMoved { from: from.place, to: to.place, votes: lost })
}

fn options_reordered(options: &[Differing]) -> Option<Hint> {
    let mut here: Vec<u64> = options.iter().map(|option| option.here).collect();
    let mut there: Vec<u64> = options.iter().map(|option| option.there).collect();
    here.sort_unstable();
    there.sort_unstable();
    let places = options.iter().map(|option| option.place).collect();
    (options.len() > 2 && here == there).then_some(Hint::OptionsReordered { places })
}

/// The runs of rows that `lower` has one row further down than `higher`.
fn rows_shifted(lower: &[Option<u64>], higher: &[Option<u64>], side: Side) -> Vec<Hint> {
    let differs = lines(lower, higher);
    let rows = lower.len().saturating_sub(1).min(higher.len());
    let moved = |row: usize| higher[row].is_some() && higher[row] == lower[row + 1];
    let mut hints = Vec::new();
    let mut from = 0;
    while from < rows {
        let run = (from..rows).take_while(|row| moved(*row)).count();
        let differing = (from..from + run).filter(|row| differs[*row] == Line::Different).count();
        if differing >= SHIFT_MIN
            && let (Ok(from), Ok(rows)) = (u16::try_from(from), u16::try_from(run))
        {
            hints.push(Hint::RowsShifted { from, lower: side, rows });
        }
        from += run + 1;
    }
    hints
}

fn round_addition(options: &[Differing]) -> Option<Hint> {
    let [Differing { place, here, there }] = *options else { return None };
    let (added, side) = if there > here { (there - here, Side::There) } else { (here - there, Side::Here) };
    (added % ROUND == 0).then_some(Hint::RoundAddition { added, place, side })
}
