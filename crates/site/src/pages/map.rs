//! The map: who leads in each area of the first level, and how many took part; the same as a table below.
//!
//! The steps of turnout are named against the nation's, so that they mean something in any country; which step an area
//! is in is decided by exact fractions.

use crate::frame::Frame;
use crate::html::Html;
use crate::pictures::tiles::{Named, Tile, boundaries, tiles};
use crate::pictures::{option_class, short};
use crate::snapshot::Table;
use askama::Template;
use language::Value;
use model::fact::{ResultFigures, Share};
use replay::state::ContestState;
use std::cmp::Reverse;
use tabulation::AreaIndex;

#[derive(Template)]
#[template(path = "map.html")]
struct Map<'a> {
    frame: Frame<'a>,
    how: String,
    /// Whether areas are tiles, and not drawn in their boundaries.
    tiled: bool,
    leaders: Vec<Leaders>,
    turnout: Option<Picture>,
    steps: Vec<(usize, &'static str, String)>,
    bases: String,
    rows: Vec<Row>,
}

/// Who leads, in one contest.
struct Leaders {
    name: Option<String>,
    picture: Picture,
    /// Number on the ballot and name of every option that leads somewhere.
    key: Vec<(usize, String)>,
}

struct Picture {
    picture: Html,
    caption: String,
}

struct Row {
    href: String,
    name: String,
    leader: String,
    votes: String,
    share: String,
    turnout: String,
    step: String,
    stations: String,
}

pub fn render(frame: Frame<'_>) -> String {
    let leaders = frame.snapshot.contests().map(|(contest, table)| leaders(&frame, contest, table)).collect();
    let (contest, table) = frame.snapshot.contests().next().expect("a snapshot has a contest");
    let turnout = turnout_picture(&frame, table);
    let rows = areas(&frame).iter().map(|&area| row(&frame, contest, table, area)).collect();
    let base = format!("base-{}", contest.contest.display_base);
    let bases = frame.reader.say("map-bases", &[("base", Value::Word(&base))]);
    let steps = steps(&frame, "step");
    let tiled = frame.snapshot.geography().size().is_none();
    let how = frame.t(if tiled { "map-how" } else { "map-how-boundaries" });
    Map { frame, how, tiled, leaders, turnout, steps, bases, rows }
        .render()
        .expect("a template writes to memory")
}

fn areas<'a>(frame: &Frame<'a>) -> &'a [AreaIndex] {
    frame.snapshot.children(AreaIndex::ROOT)
}

/// The option with the most votes, by its place on the ballot; nothing where two have as many, or nobody has any.
fn leader(figures: &ResultFigures) -> Option<usize> {
    let options = figures.options.iter().enumerate();
    let (place, first) = options.max_by_key(|(place, option)| (option.votes, Reverse(*place)))?;
    let equal = figures.options.iter().filter(|option| option.votes == first.votes).count();
    (first.votes > 0 && equal == 1).then_some(place)
}

/// Code, and which stations are in: what every tile has.
fn tile(frame: &Frame<'_>, figures: &ResultFigures, area: AreaIndex, cell: crate::geography::Cell) -> Tile {
    let stations = figures.coverage.stations;
    Tile {
        cell,
        outline: frame.snapshot.geography().outline(&figures.area).cloned(),
        href: frame.area_href(area),
        title: frame.area_name(area).to_owned(),
        class: "none".to_owned(),
        code: short(frame.snapshot.geography().label(&figures.area), 6),
        figure: "–".to_owned(),
        note: String::new(),
        part: Some((stations.counted, stations.of)),
    }
}

fn every_tile(frame: &Frame<'_>, table: &Table, fill: &dyn Fn(&mut Tile, &ResultFigures)) -> Vec<Tile> {
    let figures = |area: &AreaIndex| &table.figures[area.place()];
    let codes: Vec<&str> = areas(frame).iter().map(|area| figures(area).area.as_str()).collect();
    let cells = frame.snapshot.geography().cells(&codes);
    let one = |(area, cell): (&AreaIndex, crate::geography::Cell)| {
        let mut tile = tile(frame, figures(area), *area, cell);
        fill(&mut tile, figures(area));
        tile
    };
    areas(frame).iter().zip(cells).map(one).collect()
}

fn draw(frame: &Frame<'_>, named: Named<'_>, drawn: &[Tile]) -> Html {
    match frame.snapshot.geography().size() {
        Some(size) => boundaries(named, size, drawn),
        None => tiles(named, 4, drawn),
    }
}

fn leaders(frame: &Frame<'_>, contest: &ContestState, table: &Table) -> Leaders {
    let reader = &frame.reader;
    let base = format!("base-{}", contest.contest.display_base);
    let fill = |tile: &mut Tile, figures: &ResultFigures| {
        let Some(first) = leader(figures) else { return };
        let (option, share) = (frame.option_name(contest, first), &figures.options[first].share);
        let values = [
            ("area", Value::Text(&tile.title)),
            ("option", Value::Text(option)),
            ("votes", Value::Count(figures.options[first].votes)),
            ("percent", Value::Percent(&share.percent)),
            ("base", Value::Word(&base)),
            ("in", Value::Count(figures.coverage.stations.counted)),
            ("of", Value::Count(figures.coverage.stations.of)),
        ];
        tile.title = reader.say("map-leader-title", &values);
        tile.class = option_class(first + 1);
        tile.figure = reader.percent(&share.percent);
        tile.note = reader.count(first as u64 + 1);
    };
    let drawn = every_tile(frame, table, &fill);
    let text = reader.say("map-leader-text", &[("base", Value::Word(&base))]);
    let id = format!("leader-{}", crate::address::escape(&contest.contest.code));
    let named = Named { id: &id, title: &reader.t("map-leader"), text: &text };
    let mut first: Vec<usize> =
        areas(frame).iter().filter_map(|area| leader(&table.figures[area.place()])).collect();
    first.sort_unstable();
    first.dedup();
    let several = frame.snapshot.state().contests.len() > 1;
    Leaders {
        name: several.then(|| reader.text(&contest.contest.name).to_owned()),
        picture: Picture { picture: draw(frame, named, &drawn), caption: text.clone() },
        key: first.iter().map(|&place| (place + 1, frame.option_name(contest, place).to_owned())).collect(),
    }
}

/// Signs of the steps, from the lowest.
pub(super) const SIGNS: [&str; 5] = ["− −", "−", "=", "+", "+ +"];

/// The key of the steps: number, sign and words, from the lowest.
pub(super) fn steps(frame: &Frame<'_>, message: &str) -> Vec<(usize, &'static str, String)> {
    let step = |(number, sign)| (number, sign, frame.t(&format!("{message}-{number}")));
    (1..).zip(SIGNS).map(step).collect()
}

/// The step of an area's turnout against the nation's, from 0: more than ten points below, more than two, within two
/// points, more than two above, more than ten.
pub(super) fn step(area: &Share, nation: &Share) -> Option<usize> {
    let wide = i128::from;
    let (a, n) = (wide(area.numerator), wide(area.denominator));
    let (b, m) = (wide(nation.numerator), wide(nation.denominator));
    if n == 0 || m == 0 {
        return None;
    }
    // (a/n − b/m) · 100 against points, without a division.
    let (difference, point) = ((a * m - b * n) * 100, n * m);
    Some(match difference {
        far if far < -10 * point => 0,
        below if below < -2 * point => 1,
        near if near <= 2 * point => 2,
        above if above <= 10 * point => 3,
        _ => 4,
    })
}

fn step_of(table: &Table, figures: &ResultFigures) -> Option<usize> {
    let nation = table.figures[AreaIndex::ROOT.place()].turnout.as_ref()?;
    step(figures.turnout.as_ref()?, nation)
}

fn turnout_picture(frame: &Frame<'_>, table: &Table) -> Option<Picture> {
    let reader = &frame.reader;
    let nation = table.figures[AreaIndex::ROOT.place()].turnout.as_ref()?;
    let fill = |tile: &mut Tile, figures: &ResultFigures| {
        let (Some(share), Some(step)) = (&figures.turnout, step_of(table, figures)) else { return };
        let values = [
            ("area", Value::Text(&tile.title)),
            ("took-part", Value::Count(share.numerator)),
            ("registered", Value::Count(share.denominator)),
            ("percent", Value::Percent(&share.percent)),
        ];
        tile.title = reader.say("map-turnout-title", &values);
        tile.class = format!("s{}", step + 1);
        tile.figure = reader.percent(&share.percent);
        tile.note = SIGNS[step].to_owned();
    };
    let drawn = every_tile(frame, table, &fill);
    let text = reader.say("map-turnout-text", &[("percent", Value::Percent(&nation.percent))]);
    let named = Named { id: "turnout", title: &reader.t("map-turnout"), text: &text };
    Some(Picture { picture: draw(frame, named, &drawn), caption: text.clone() })
}

fn row(frame: &Frame<'_>, contest: &ContestState, table: &Table, area: AreaIndex) -> Row {
    let reader = &frame.reader;
    let figures = &table.figures[area.place()];
    let dash = || "–".to_owned();
    let first = leader(figures);
    let stations = figures.coverage.stations;
    Row {
        href: frame.area_href(area),
        name: frame.area_name(area).to_owned(),
        leader: first.map_or_else(dash, |first| frame.option_name(contest, first).to_owned()),
        votes: first.map_or_else(dash, |first| reader.count(figures.options[first].votes)),
        share: first.map_or_else(dash, |first| reader.percent(&figures.options[first].share.percent)),
        turnout: super::areas::turnout(frame, figures),
        step: step_of(table, figures).map_or(String::new(), |step| reader.t(&format!("step-{}", step + 1))),
        stations: reader
            .say("in-of", &[("in", Value::Count(stations.counted)), ("of", Value::Count(stations.of))]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_exact_at_their_bounds() {
        let share = |numerator, denominator| Share {
            base: "registered".to_owned(),
            denominator,
            numerator,
            percent: String::new(),
        };
        let nation = share(50, 100);
        for (took_part, registered, expected) in [
            (3_999, 10_000, Some(0)),
            (40, 100, Some(1)),
            (4_799, 10_000, Some(1)),
            (48, 100, Some(2)),
            (52, 100, Some(2)),
            (5_201, 10_000, Some(3)),
            (60, 100, Some(3)),
            (6_001, 10_000, Some(4)),
            (0, 0, None),
        ] {
            assert_eq!(step(&share(took_part, registered), &nation), expected, "{took_part} of {registered}");
        }
    }
}
