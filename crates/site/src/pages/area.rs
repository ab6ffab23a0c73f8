//! One area: its figures, and its parts in the order that the reader asked for.
//!
//! The heads of the columns lead to the same page in the order of that column, so that sorting needs no script.

use super::contest::ContestView;
use super::orders;
use crate::address::{Address, Order, Page};
use crate::frame::{Frame, station_basis};
use crate::snapshot::Table;
use askama::Template;
use language::Value;
use replay::state::{ContestState, StationIndex};
use std::cmp::Reverse;
use tabulation::AreaIndex;

#[derive(Template)]
#[template(path = "area.html")]
struct Area<'a> {
    frame: Frame<'a>,
    above: Vec<(String, String)>,
    contests: Vec<ContestView>,
    heads: Vec<Head>,
    rows: Vec<Row>,
    caption: String,
    bases: String,
}

/// The head of a column.
struct Head {
    text: String,
    href: Option<String>,
    here: bool,
    number: bool,
}

/// A part of the area, as it is listed.
struct Row {
    href: String,
    name: String,
    note: String,
    stations: String,
    registered: String,
    turnout: String,
    first: String,
    key: Key,
}

/// What rows are ordered by; exact fractions, none of them rounded.
struct Key {
    name: String,
    registered: u64,
    turnout: (u64, u64),
    first: (u64, u64),
}

pub fn render(frame: Frame<'_>, area: AreaIndex, order: Order) -> String {
    let contests = frame
        .snapshot
        .contests()
        .map(|(contest, table)| ContestView::new(&frame, contest, table, area))
        .collect();
    let (contest, table) = frame.snapshot.contests().next().expect("a snapshot has a contest");
    let lead = leader(table, area);
    let children = frame.snapshot.children(area);
    let mut rows: Vec<Row> = children.iter().map(|&child| part(&frame, table, child, lead)).collect();
    let stations = frame.snapshot.stations(area);
    rows.extend(stations.iter().map(|&one| station(&frame, contest, table, one, lead)));
    sort(&mut rows, order);
    let heads = heads(&frame, area, contest, lead, order);
    let caption = match stations.len() {
        0 => frame.t("parts-areas"),
        _ => frame.reader.say("parts-stations", &[("count", Value::Count(stations.len() as u64))]),
    };
    let above = above(&frame, area);
    let base = format!("base-{}", contest.contest.display_base);
    let option = frame.reader.text(&contest.contest.options[lead].name);
    let bases =
        frame.reader.say("list-bases", &[("option", Value::Text(option)), ("base", Value::Word(&base))]);
    super::written(&Area { frame, above, contests, heads, rows, caption, bases })
}

/// The areas above, from the top, with their links.
pub(super) fn above(frame: &Frame<'_>, area: AreaIndex) -> Vec<(String, String)> {
    let parents = &frame.snapshot.state().parents;
    let mut above = Vec::new();
    let mut next = parents[area.place()];
    while let Some(area) = next {
        above.push((frame.area_href(area), frame.area_name(area).to_owned()));
        next = parents[area.place()];
    }
    above.reverse();
    above
}

/// The option that is first in the area, by its place on the ballot.
fn leader(table: &Table, area: AreaIndex) -> usize {
    let options = table.figures[area.place()].options.iter().enumerate();
    options.max_by_key(|(place, option)| (option.votes, Reverse(*place))).map_or(0, |(place, _)| place)
}

fn part(frame: &Frame<'_>, table: &Table, area: AreaIndex, lead: usize) -> Row {
    let reader = &frame.reader;
    let figures = &table.figures[area.place()];
    let stations = figures.coverage.stations;
    let any = stations.counted > 0;
    let turnout = figures.turnout.as_ref().filter(|_| any);
    let first = Some(&figures.options[lead].share).filter(|_| any);
    let percent = |share: Option<&model::fact::Share>| {
        share.map_or("–".to_owned(), |share| reader.percent(&share.percent))
    };
    let registered = turnout.map_or(0, |share| share.denominator);
    let pair = |share: Option<&model::fact::Share>| {
        share.map_or((0, 0), |share| (share.numerator, share.denominator))
    };
    let name = frame.area_name(area).to_owned();
    Row {
        href: frame.area_href(area),
        note: String::new(),
        stations: reader
            .say("in-of", &[("in", Value::Count(stations.counted)), ("of", Value::Count(stations.of))]),
        registered: if registered > 0 { reader.count(registered) } else { "–".to_owned() },
        turnout: percent(turnout),
        first: percent(first),
        key: Key { name: name.clone(), registered, turnout: pair(turnout), first: pair(first) },
        name,
    }
}

fn station(
    frame: &Frame<'_>,
    contest: &ContestState,
    table: &Table,
    index: StationIndex,
    lead: usize,
) -> Row {
    let reader = &frame.reader;
    let place = &frame.snapshot.state().stations[index.place()];
    let taken = table.taken[index.place()];
    let figures: Option<Vec<u64>> =
        taken.map(|revision| contest.figures_of(revision).iter().copied().map(u64::from).collect());
    let turnout = figures.as_ref().and_then(|figures| contest.plan.turnout(figures).ok().flatten());
    let first = figures.as_ref().and_then(|figures| {
        let base = contest.plan.base(&contest.contest.display_base, figures)?.ok()?;
        let lines = contest.plan.width() - contest.contest.options.len();
        Some((figures[lines + lead], base))
    });
    let decimals = frame.snapshot.opening().decimals;
    let percent = |part: u64, of: u64| {
        reader.percent(tabulation::percent(part, of, decimals).as_deref().unwrap_or("no share"))
    };
    let registered =
        turnout.as_ref().map(|share| share.denominator).or(place.station.registered).unwrap_or(0);
    let state = station_basis(frame.snapshot, contest, table, index);
    let name = format!("{}, {}", place.station.code, reader.text(&place.station.name));
    Row {
        href: frame.href(Page::Station(place.station.code.clone())),
        note: crate::pages::station::whereabouts(&place.station, reader.language()),
        stations: reader.t(state),
        registered: if registered > 0 { reader.count(registered) } else { "–".to_owned() },
        turnout: turnout.as_ref().map_or("–".to_owned(), |share| reader.percent(&share.percent)),
        first: first.map_or("–".to_owned(), |(votes, base)| percent(votes, base)),
        key: Key {
            name: name.clone(),
            registered,
            turnout: turnout.map_or((0, 0), |share| (share.numerator, share.denominator)),
            first: first.unwrap_or((0, 0)),
        },
        name,
    }
}

/// Orders rows; equal ones stay as the record lists them.
fn sort(rows: &mut [Row], order: Order) {
    match order {
        Order::Record => {}
        Order::Name => rows.sort_by_key(|row| row.key.name.to_lowercase()),
        Order::Registered => rows.sort_by_key(|row| Reverse(row.key.registered)),
        Order::Turnout => rows.sort_by(|a, b| fraction(b.key.turnout, a.key.turnout)),
        Order::First => rows.sort_by(|a, b| fraction(b.key.first, a.key.first)),
    }
}

/// Compares two fractions exactly; one without a base is below every other.
fn fraction((a, of_a): (u64, u64), (b, of_b): (u64, u64)) -> std::cmp::Ordering {
    match (of_a, of_b) {
        (0, 0) => std::cmp::Ordering::Equal,
        (0, _) => std::cmp::Ordering::Less,
        (_, 0) => std::cmp::Ordering::Greater,
        _ => (u128::from(a) * u128::from(of_b)).cmp(&(u128::from(b) * u128::from(of_a))),
    }
}

fn heads(frame: &Frame<'_>, area: AreaIndex, contest: &ContestState, lead: usize, order: Order) -> Vec<Head> {
    let code = &frame.snapshot.state().areas[area.place()].fact.code;
    let sorted = orders(frame.snapshot, area).len() > 1 && area != AreaIndex::ROOT;
    let head = |text: String, by: Option<Order>, number: bool| Head {
        text,
        href: by.filter(|_| sorted).map(|by| {
            let page = Page::Area(code.clone(), by);
            frame.address.link(&Address { language: frame.reader.language(), page })
        }),
        here: by == Some(order),
        number,
    };
    let option = frame.reader.text(&contest.contest.options[lead].name).to_owned();
    vec![
        head(frame.t("column-name"), Some(Order::Name), false),
        head(frame.t("column-stations-in"), Some(Order::Record), true),
        head(frame.t("column-registered"), Some(Order::Registered), true),
        head(frame.t("column-turnout"), Some(Order::Turnout), true),
        head(option, Some(Order::First), true),
    ]
}

#[cfg(test)]
mod tests {
    use super::fraction;
    use std::cmp::Ordering::{Equal, Greater, Less};

    #[test]
    fn fractions_compare_exactly() {
        for (a, b, expected) in [
            ((1, 3), (2, 6), Equal),
            ((1, 3), (333_333, 1_000_000), Greater),
            ((0, 0), (0, 5), Less),
            ((u64::MAX - 1, u64::MAX), (u64::MAX, u64::MAX), Less),
        ] {
            assert_eq!(fraction(a, b), expected, "{a:?} {b:?}");
        }
    }
}
