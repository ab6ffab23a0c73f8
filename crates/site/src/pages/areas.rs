//! Every area, from the top: the way down to any station without a search.

use crate::frame::Frame;
use crate::snapshot::Table;
use askama::Template;
use language::Value;
use tabulation::AreaIndex;

#[derive(Template)]
#[template(path = "areas.html")]
struct Areas<'a> {
    frame: Frame<'a>,
    rows: Vec<Row>,
}

struct Row {
    depth: usize,
    href: String,
    name: String,
    level: String,
    stations: String,
    turnout: String,
}

pub fn render(frame: Frame<'_>) -> String {
    let mut rows = Vec::new();
    let table = frame.snapshot.contests().next().expect("a snapshot has a contest").1;
    push(&frame, table, AreaIndex::ROOT, 0, &mut rows);
    Areas { frame, rows }.render().expect("a template writes to memory")
}

fn push(frame: &Frame<'_>, table: &Table, area: AreaIndex, depth: usize, rows: &mut Vec<Row>) {
    let fact = &frame.snapshot.state().areas[area.place()].fact;
    let levels = &frame.snapshot.opening().levels;
    let level = levels.iter().find(|level| level.code == fact.level);
    let figures = &table.figures[area.place()];
    let stations = figures.coverage.stations;
    rows.push(Row {
        depth: depth.min(4),
        href: frame.area_href(area),
        name: frame.reader.text(&fact.name).to_owned(),
        level: level.map_or(fact.level.as_str(), |level| frame.reader.text(&level.name)).to_owned(),
        stations: frame
            .reader
            .say("in-of", &[("in", Value::Count(stations.counted)), ("of", Value::Count(stations.of))]),
        turnout: turnout(frame, figures),
    });
    for &child in frame.snapshot.children(area) {
        push(frame, table, child, depth + 1, rows);
    }
}

/// The percentage of turnout, or a dash where nothing is in.
pub(super) fn turnout(frame: &Frame<'_>, figures: &model::fact::ResultFigures) -> String {
    match &figures.turnout {
        Some(share) if figures.coverage.stations.counted > 0 => frame.reader.percent(&share.percent),
        _ => "–".to_owned(),
    }
}
