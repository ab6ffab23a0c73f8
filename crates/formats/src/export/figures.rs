//! The figures of one contest, place by place, in the words of the exchange formats.
//!
//! Exchange formats know ballots cast and ballots rejected where a form has its own lines. [`Ballots`] takes both from
//! the form's bases; a line that these formats have no place for is written under its own code.

use super::{NoExport, Source};
use model::fact::{BasisRule, ResultFigures, Stage};
use replay::state::{ContestState, StationIndex};
use replay::{AsOf, View};
use tabulation::AreaIndex;

/// One contest at the source's size.
pub(super) struct Figures<'a> {
    pub(super) contest: &'a ContestState,
    view: View<'a>,
}

/// What the bases say of ballots and voters; absent where the form has no such base.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Ballots {
    /// Ballots found in the boxes.
    pub(super) cast: Option<u64>,
    /// Of these, not valid.
    pub(super) rejected: Option<u64>,
    pub(super) registered: Option<u64>,
    pub(super) took_part: Option<u64>,
}

impl<'a> Figures<'a> {
    pub(super) fn all(source: &Source<'a>) -> Result<Vec<Figures<'a>>, NoExport> {
        let state = source.state;
        let of = |contest| {
            let view = View::new(state, contest, BasisRule::Best, AsOf::Size(state.size))?;
            Some(Figures { contest, view })
        };
        state.contests.iter().map(of).collect::<Option<_>>().ok_or(NoExport::NoOpening)
    }

    /// The published figures of an area.
    pub(super) fn published(&self, area: AreaIndex) -> Result<ResultFigures, NoExport> {
        Ok(self.view.figures(area)?)
    }

    /// The sums of an area: lines, then options.
    pub(super) fn sums(&self, area: AreaIndex) -> &[u64] {
        self.view.tally().sums(area)
    }

    /// Whether anything of an area is in.
    pub(super) fn any(&self, area: AreaIndex) -> bool {
        let coverage = self.view.tally().coverage(area);
        coverage.copies + coverage.originals > 0
    }

    /// The figures of the protocol that counts at a station.
    pub(super) fn station(&self, station: StationIndex) -> Option<Vec<u64>> {
        let place = self.view.taken(station)?;
        Some(self.contest.figures_of(place).iter().copied().map(u64::from).collect())
    }

    /// How many figures are lines; options follow.
    pub(super) fn lines(&self) -> usize {
        self.contest.plan.width() - self.contest.contest.options.len()
    }

    /// A base over some figures.
    pub(super) fn base(&self, name: &str, figures: &[u64]) -> Option<u64> {
        self.contest.plan.base(name, figures)?.ok()
    }

    pub(super) fn ballots(&self, figures: &[u64]) -> Ballots {
        let base = |name| self.base(name, figures);
        let (cast, valid) = (base("ballots_found"), base("valid"));
        let rejected = cast.zip(valid).and_then(|(cast, valid)| cast.checked_sub(valid));
        Ballots { cast, rejected, registered: base("registered"), took_part: base("took_part") }
    }
}

/// How far the count is, in the words that NIST and Google share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Progress {
    Nothing,
    Partial,
    Complete,
    Certified,
}

impl Progress {
    pub(super) fn of(source: &Source<'_>, contests: &[Figures<'_>]) -> Result<Progress, NoExport> {
        let (mut counted, mut of) = (0, 0);
        for contest in contests {
            let stations = contest.published(AreaIndex::ROOT)?.coverage.stations;
            counted += stations.counted;
            of += stations.of;
        }
        let newest = |figures: &Figures<'_>| {
            replay::view::newest_announcement(source.state, &figures.contest.contest.code)
        };
        let is_final = |figures| newest(figures).is_some_and(|told| told.fact.stage == Stage::Final);
        Ok(match counted {
            0 => Progress::Nothing,
            _ if contests.iter().all(is_final) => Progress::Certified,
            all if all == of => Progress::Complete,
            _ => Progress::Partial,
        })
    }

    pub(super) fn status(self) -> &'static str {
        match self {
            Progress::Nothing => "pre-election",
            Progress::Partial => "unofficial-partial",
            Progress::Complete => "unofficial-complete",
            Progress::Certified => "certified",
        }
    }
}
