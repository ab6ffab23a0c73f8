//! How the result moved while stations came in: a line for each option, over the stations that were in.
//!
//! Points are taken at even steps of the protocols; a step where nothing was in has none. Stations came in as the record
//! has them. That of a past election was made from files, whose order means nothing: there the times count that the
//! source gives, and where all are the same nobody knows how the result moved. Shares are exact fractions; only their
//! place in the picture is rounded.

use super::{grid, option_class};
use crate::html::{Html, escape};
use model::definition::Status;
use model::fact::{Annulment, Basis};
use model::moment::Moment;
use replay::State;
use replay::state::{At, ContestState, StationIndex};

/// Points of a picture, at most.
const POINTS: usize = 60;

/// The contest after some protocol.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// Stations that were in.
    pub places: u64,
    /// Sums of lines and options.
    pub sums: Vec<u64>,
}

/// The contest at even steps of its revisions, the last one included.
pub fn points(state: &State, contest: &ContestState) -> Vec<Point> {
    let archive = state.opening.as_ref().is_some_and(|opening| opening.status == Status::Archive);
    let when = |at: Moment, entry: u64| (if archive { at.instant() } else { 0 }, entry);
    let time = |place: u32| contest.revisions[place as usize].at.instant();
    let mut order: Vec<u32> = (0u32..).zip(&contest.revisions).map(|(place, _)| place).collect();
    if archive {
        order.sort_by_key(|&place| (time(place), place));
        if order.first().map(|&first| time(first)) == order.last().map(|&last| time(last)) {
            return Vec::new();
        }
    }
    let counted =
        |station: StationIndex| state.members.get(&station).map_or(1, |members| u64::from(*members));
    let total = order.len();
    let step = total.div_ceil(POINTS).max(1);
    let mut now: Vec<Option<u32>> = vec![None; state.stations.len()];
    let mut sums = vec![0u64; contest.plan.width()];
    let mut places = 0;
    let mut points = Vec::new();
    let annulled = |(at, station): &(At<Annulment>, StationIndex)| (when(at.fact.at, at.entry), *station);
    let mut annulments: Vec<_> = contest.annulments.iter().map(annulled).collect();
    annulments.sort_unstable();
    let mut annulments = annulments.into_iter().peekable();
    for (count, &place) in (1..).zip(&order) {
        let revision = &contest.revisions[place as usize];
        let station = revision.station.place();
        let here = when(revision.at, revision.entry);
        while let Some((_, annulled)) = annulments.next_if(|(annulment, _)| *annulment < here) {
            if let Some(before) = now[annulled.place()].take() {
                places -= counted(annulled);
                take(&mut sums, contest.figures_of(before));
            }
        }
        // A copy never takes an original's place, and no revision that of a later one, whatever the source dates it.
        let stands = now[station];
        let original = |place: u32| contest.revisions[place as usize].basis == Basis::Original;
        let stays = |stands: u32| stands > place || revision.basis == Basis::Copy && original(stands);
        if !stands.is_some_and(stays) {
            match stands {
                Some(before) => take(&mut sums, contest.figures_of(before)),
                None => places += counted(revision.station),
            }
            let added = sums.iter_mut().zip(contest.figures_of(place));
            added.for_each(|(sum, figure)| *sum += u64::from(*figure));
            now[station] = Some(place);
        }
        if count == total || count.is_multiple_of(step) {
            points.push(Point { places, sums: sums.clone() });
        }
    }
    points
}

fn take(sums: &mut [u64], figures: &[u32]) {
    sums.iter_mut().zip(figures).for_each(|(sum, figure)| *sum -= u64::from(*figure));
}

/// Height and width of the field of lines, in the picture's own units.
const HEIGHT: u64 = 240;
const WIDTH: u64 = 560;

/// The picture: shares of the display base over the places that were in. `names` are in ballot order.
pub fn trend(contest: &ContestState, points: &[Point], names: &[String], title: &str, text: &str) -> Html {
    let lines = contest.plan.width() - names.len();
    let most = points.iter().map(|point| point.places).max().unwrap_or(0).max(1);
    let base = |point: &Point| match contest.plan.base(&contest.contest.display_base, &point.sums) {
        Some(Ok(base)) if base > 0 => Some(base),
        _ => None,
    };
    let id = format!("trend-{}", crate::address::escape(&contest.contest.code));
    let mut svg = format!(
        "<svg class=\"trend\" viewBox=\"-40 -10 {} {}\" role=\"img\" aria-labelledby=\"{id}-title {id}-text\">\
         <title id=\"{id}-title\">{}</title><desc id=\"{id}-text\">{}</desc>",
        WIDTH + 60,
        HEIGHT + 40,
        escape(title),
        escape(text)
    );
    svg.push_str(&grid(WIDTH, HEIGHT));
    for (option, name) in names.iter().enumerate() {
        let path = points.iter().filter_map(|point| {
            let base = base(point)?;
            let x = WIDTH * point.places / most;
            let y = HEIGHT - units(point.sums[lines + option], base);
            Some(format!("{x},{y}"))
        });
        let path = path.collect::<Vec<_>>().join(" ");
        svg.push_str(&format!(
            "<polyline class=\"{} line\" points=\"{path}\"><title>{}</title></polyline>",
            option_class(option + 1),
            escape(name)
        ));
    }
    svg.push_str("</svg>");
    Html::written(svg)
}

fn units(part: u64, base: u64) -> u64 {
    u64::try_from(u128::from(part) * u128::from(HEIGHT) / u128::from(base)).unwrap_or(HEIGHT).min(HEIGHT)
}
