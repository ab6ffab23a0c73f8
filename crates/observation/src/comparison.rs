//! A copy against the official protocol, in every revision that there was.
//!
//! [`compare`] holds what a [`Copied`] sheet says against an [`Official`] station and gives a [`Comparison`]: each
//! [`Line`], one [`Verdict`], and [`Hint`]s at how a difference may have come about, each with what it rests on.
//! A [`Comparison`] keeps both sides' figures, so that whoever reads it later needs nothing else, and [`Summary`]
//! adds many of them up. *Here* is the copy, *there* is the official protocol.
//!
//! A verdict is about two papers and says nothing about why they differ, nor about a station that was not compared.
//! Not here: how a copy's figures were typed (`copy`), and what a mission and a commission say about it (`case`).

mod hint;
mod index;
mod summary;
mod verdict;

use crate::copy::figures::{self, Figures};
use crate::copy::{self, Kind};
use checks::Checks;
use model::fact::Basis;
use model::moment::Moment;
use serde::{Deserialize, Serialize};

pub use hint::{Hint, ROUND, SHIFT_MIN, Side, hints};
pub use index::Index;
pub use summary::Summary;
pub use verdict::compare;

/// What has to stand wherever compared stations are counted, unless every station was compared.
pub const CHOSEN: &str = "A comparison of chosen stations says nothing about the others.";

/// The form of one contest, as a comparison needs it.
#[derive(Debug, Clone, Copy)]
pub struct Layout<'a> {
    /// The form's checks for this contest, where the copy's own arithmetic is to be looked at.
    pub checks: Option<&'a Checks>,
    /// Code of the contest.
    pub contest: &'a str,
    /// How many lines the form has, options not counted.
    pub lines: usize,
    /// How many options the contest has; their votes follow the lines.
    pub options: usize,
}

/// The figures of a copy, and where they are from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Copied<'a> {
    /// Code of the contest that it is of.
    pub contest: &'a str,
    /// One for each line and option, `None` where the copy does not show it.
    pub figures: &'a [Option<u64>],
    /// Where the observer has them from.
    pub kind: Kind,
    /// When it was made, where that is known.
    pub made_at: Option<Moment>,
    /// Code of the station.
    pub station: &'a str,
    /// The station's kind, which some checks ask for.
    pub station_kind: &'a str,
}

impl<'a> Copied<'a> {
    /// The agreed figures of a copy. `station_kind`: the kind of its station, which some checks ask for.
    pub fn of(copy: &'a copy::Copy, sheet: &'a copy::Sheet, station_kind: &'a str) -> Copied<'a> {
        Copied {
            contest: &copy.contest,
            figures: &sheet.figures,
            kind: copy.kind,
            made_at: Some(copy.made_at),
            station: &copy.station,
            station_kind,
        }
    }
}

/// One revision of a station's official protocol.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// When the source says that it was made.
    pub at: Moment,
    /// Electronic copy or signed original.
    pub basis: Basis,
    /// One figure for each line and option; `None` where the official side shows none.
    pub figures: Figures,
    /// 1, 2, 3 …
    pub revision: u64,
}

/// What is official at a station.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Official<'a> {
    /// Its revisions, in any order. Without a single one nothing is official yet.
    Revisions(&'a [Revision]),
    /// Its figures are published only in the sum of several stations, under this code.
    InUnit(&'a str),
    /// It does not count: annulled, or the station did not open.
    Void,
    /// The record has no such station.
    Unknown,
}

/// One line or option, here and there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Line {
    /// Both show the same count.
    Equal,
    /// Both show a count, and not the same.
    Different,
    /// Only the official protocol shows one.
    MissingHere,
    /// Only the copy shows one.
    MissingThere,
    /// Neither shows one.
    MissingBoth,
}

/// Each place of two sheets; the shorter one misses the rest.
pub fn lines(here: &[Option<u64>], there: &[Option<u64>]) -> Vec<Line> {
    let figure = |sheet: &[Option<u64>], place: usize| sheet.get(place).copied().flatten();
    let line = |place| match (figure(here, place), figure(there, place)) {
        (Some(here), Some(there)) if here == there => Line::Equal,
        (Some(_), Some(_)) => Line::Different,
        (None, Some(_)) => Line::MissingHere,
        (Some(_), None) => Line::MissingThere,
        (None, None) => Line::MissingBoth,
    };
    (0..here.len().max(there.len())).map(line).collect()
}

/// What comes of one copy and one station. The first that holds, in the order in which they stand here.
///
/// What cannot be compared at all comes first, so that nothing is called a match that was not looked at. A line that
/// is missing on either side never makes a difference; a missing option only takes the name of a match, an official
/// change or a neutral difference away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// There is nothing to compare, or nothing differs and an option is missing: [`Comparison::reason`] says which.
    NotComparable,
    /// Every line that both show is equal to the latest official revision, and both show every option.
    Match,
    /// In that sense equal to an earlier revision, and the next one was made after the copy: the official protocol
    /// changed. Where the time of the copy is not known, any earlier revision.
    OfficialChanged,
    /// It differs, and breaks its own arithmetic: a check of the form that is an error. Only a copy that shows every
    /// line can be looked at so.
    Inconsistent,
    /// It differs, both show every option, and the sum of their votes is the same.
    Neutral,
    /// It differs.
    Differs,
}

impl Verdict {
    /// All of them, in their order of precedence.
    pub const ALL: [Verdict; 6] = [
        Verdict::NotComparable,
        Verdict::Match,
        Verdict::OfficialChanged,
        Verdict::Inconsistent,
        Verdict::Neutral,
        Verdict::Differs,
    ];

    /// A lasting word for it.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::NotComparable => "not_comparable",
            Verdict::Match => "match",
            Verdict::OfficialChanged => "official_changed",
            Verdict::Inconsistent => "inconsistent",
            Verdict::Neutral => "neutral",
            Verdict::Differs => "differs",
        }
    }

    /// Whether figures were held against each other, and some differ.
    pub fn is_difference(self) -> bool {
        !matches!(self, Verdict::NotComparable | Verdict::Match)
    }
}

/// Why a copy cannot be compared. The first that holds, in this order.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "reason", deny_unknown_fields)]
pub enum Reason {
    /// It is of another contest.
    #[error("the copy is of the contest {found:?}; expected {expected:?}")]
    AnotherContest {
        /// The contest that was compared.
        expected: String,
        /// The copy's.
        found: String,
    },
    /// It is of another form.
    #[error("the copy has {found} lines and options; expected the form's {expected}")]
    AnotherForm {
        /// Lines and options of the form.
        expected: u64,
        /// Those of the copy.
        found: u64,
    },
    /// The record has no such station.
    #[error("the record has no such station")]
    UnknownStation {},
    /// The station's figures are published only in a sum.
    #[error("the station's figures are published only in the sum {unit:?} of several stations")]
    OnlyInUnit {
        /// Code of the publication unit.
        unit: String,
    },
    /// The station does not count.
    #[error("the station's protocol was annulled, or the station did not open")]
    Void {},
    /// No official protocol yet.
    #[error("there is no official protocol yet")]
    NothingOfficial {},
    /// No line and no option is shown by both.
    #[error("no line is shown by both sides")]
    NothingShared {},
    /// What both show is equal, but not every option is shown by both.
    #[error("what both sides show is equal; options not shown by both: {}", places.len())]
    OptionsMissing {
        /// The places of these options, from 0, lines counted.
        places: Vec<u16>,
    },
}

/// What came of one copy and one station.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Comparison {
    /// What the latest official revision rests on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<Basis>,
    /// Codes of the checks that the copy breaks and that are errors; only where it differs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checks: Vec<String>,
    /// Code of the contest.
    pub contest: String,
    /// The revision that the copy is equal to: the latest of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub equal_to: Option<u64>,
    /// The copy's figures.
    #[serde(with = "figures")]
    pub here: Figures,
    /// How a difference may have come about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hints: Vec<Hint>,
    /// Where the observer has the copy from.
    pub kind: Kind,
    /// Every line and option, here and there.
    pub lines: Vec<Line>,
    /// When the copy was made, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made_at: Option<Moment>,
    /// How many of the last places are options.
    pub options: u16,
    /// Why it is not comparable; only then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    /// The latest official revision, which the copy was compared with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revision: Option<u64>,
    /// Code of the station.
    pub station: String,
    /// The figures of the latest official revision; empty where there is none.
    #[serde(with = "figures")]
    pub there: Figures,
    /// What comes of it.
    pub verdict: Verdict,
}

impl Comparison {
    /// What the official figures give each option beyond the copy: official − copy, in votes; `None` where either side
    /// shows none. One for each option, in ballot order.
    pub fn effect(&self) -> Vec<Option<i128>> {
        let options = usize::from(self.options);
        let first = self.here.len().saturating_sub(options);
        let figure = |sheet: &Figures, place: usize| sheet.get(place).copied().flatten();
        let effect = |place| {
            let (here, there) = (figure(&self.here, place)?, figure(&self.there, place)?);
            Some(i128::from(there) - i128::from(here))
        };
        (first..first + options).map(effect).collect()
    }

    /// The places that differ, from 0, lines counted.
    pub fn differing(&self) -> impl Iterator<Item = usize> {
        self.lines.iter().enumerate().filter(|(_, line)| **line == Line::Different).map(|(place, _)| place)
    }
}
