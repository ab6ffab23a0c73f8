//! Voting abroad: countries by parts of the world, each with its missions, and the sum of all.

use super::map::{SIGNS, step, steps};
use crate::countries::{self, Part};
use crate::frame::Frame;
use crate::geography::Geography;
use crate::html::Html;
use crate::pictures::tiles::{Named, Tile, tiles};
use crate::snapshot::Table;
use askama::Template;
use language::Value;
use model::fact::Share;
use replay::state::{ContestState, StationIndex};
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "abroad.html")]
struct Abroad<'a> {
    frame: Frame<'a>,
    total: Option<String>,
    coverage: String,
    caption: String,
    /// Whether any country is known.
    pictured: bool,
    steps: Vec<(usize, &'static str, String)>,
    parts: Vec<PartView>,
}

struct PartView {
    name: String,
    picture: Html,
    countries: Vec<CountryView>,
}

struct CountryView {
    id: String,
    name: String,
    figures: Figures,
    stations: Vec<StationView>,
}

struct StationView {
    href: String,
    name: String,
    figures: Figures,
}

/// Took part, registered and turnout, in words.
struct Figures {
    took_part: String,
    registered: String,
    turnout: String,
}

/// What stations have together.
#[derive(Default)]
struct Sums {
    stations_in: u64,
    stations_of: u64,
    figures: Vec<u64>,
}

impl Sums {
    fn add(&mut self, contest: &ContestState, taken: Option<u32>) {
        self.stations_of += 1;
        let Some(revision) = taken else { return };
        self.stations_in += 1;
        self.figures.resize(contest.plan.width(), 0);
        let figures = self.figures.iter_mut().zip(contest.figures_of(revision));
        figures.for_each(|(sum, figure)| *sum += u64::from(*figure));
    }

    fn turnout(&self, contest: &ContestState) -> Option<Share> {
        // Before anything is in there are no lines to be read.
        if self.stations_in == 0 {
            return None;
        }
        contest.plan.turnout(&self.figures).ok().flatten()
    }
}

/// Tiles in a row.
const COLUMNS: u32 = 6;

pub fn render(frame: Frame<'_>) -> String {
    let (contest, table) = frame.snapshot.contests().next().expect("a snapshot has a contest");
    let stations = frame.snapshot.state().stations.iter();
    let mut countries: BTreeMap<&str, Vec<StationIndex>> = BTreeMap::new();
    let mut all = Sums::default();
    for (index, station) in (0u32..).map(StationIndex).zip(stations) {
        if station.station.kind == crate::ABROAD {
            countries.entry(station.station.country.as_deref().unwrap_or("")).or_default().push(index);
            all.add(contest, table.taken[index.place()]);
        }
    }
    let known = countries.keys().filter(|code| !code.is_empty()).count() as u64;
    let turnout = all.turnout(contest);
    let total = turnout.as_ref().map(|share| {
        let values = [
            ("stations", Value::Count(all.stations_of)),
            ("countries", Value::Count(known)),
            ("took-part", Value::Count(share.numerator)),
            ("registered", Value::Count(share.denominator)),
            ("percent", Value::Percent(&share.percent)),
        ];
        frame.reader.say(crate::announcement::abroad_message(known, share), &values)
    });
    let pictured = known > 0;
    let count = [("in", Value::Count(all.stations_in)), ("of", Value::Count(all.stations_of))];
    let coverage = frame.reader.say("abroad-coverage", &count);
    let mut parts = Vec::new();
    for part in Part::ALL {
        let mut of_part: Vec<_> =
            countries.iter().filter(|(code, _)| countries::part(code) == part).collect();
        if !of_part.is_empty() {
            of_part.sort_by_key(|(code, _)| name(&frame, code).to_lowercase());
            parts.push(part_view(&frame, (contest, table), part, &of_part, turnout.as_ref()));
        }
    }
    let caption = frame.t("abroad-text");
    let steps = steps(&frame, "abroad-step");
    Abroad { frame, total, coverage, caption, pictured, steps, parts }
        .render()
        .expect("a template writes to memory")
}

fn name(frame: &Frame<'_>, code: &str) -> String {
    match code {
        "" => frame.t("country-unknown"),
        code => countries::name(code, frame.reader.language()).to_owned(),
    }
}

/// Where a country stands on the page. Codes that are none cannot break out of it.
fn anchor(code: &str) -> String {
    format!("country-{}", crate::address::escape(code))
}

fn part_view(
    frame: &Frame<'_>,
    (contest, table): (&ContestState, &Table),
    part: Part,
    countries: &[(&&str, &Vec<StationIndex>)],
    all: Option<&Share>,
) -> PartView {
    let codes: Vec<&str> = countries.iter().map(|(code, _)| **code).collect();
    let cells = Geography::default().cells_in(&codes, COLUMNS);
    let mut drawn = Vec::new();
    let mut views = Vec::new();
    for ((code, stations), cell) in countries.iter().zip(cells) {
        let mut sums = Sums::default();
        stations.iter().for_each(|station| sums.add(contest, table.taken[station.place()]));
        let share = sums.turnout(contest);
        let step = share.as_ref().zip(all).and_then(|(share, all)| step(share, all));
        let name = name(frame, code);
        drawn.push(Tile {
            cell,
            outline: None,
            href: format!("#{}", anchor(code)),
            title: title(frame, &name, share.as_ref()),
            class: step.map_or("none".to_owned(), |step| format!("s{}", step + 1)),
            code: if code.is_empty() { "–".to_owned() } else { crate::pictures::short(code, 6) },
            figure: share.as_ref().map_or("–".to_owned(), |share| frame.reader.percent(&share.percent)),
            note: step.map_or(String::new(), |step| SIGNS[step].to_owned()),
            part: Some((sums.stations_in, sums.stations_of)),
        });
        let station = |index: &StationIndex| {
            let mut sums = Sums::default();
            sums.add(contest, table.taken[index.place()]);
            StationView {
                href: frame.station_href(*index),
                name: frame.station_name(*index),
                figures: figures(frame, sums.turnout(contest).as_ref()),
            }
        };
        views.push(CountryView {
            id: anchor(code),
            figures: figures(frame, share.as_ref()),
            stations: stations.iter().map(station).collect(),
            name,
        });
    }
    let heading = frame.t(part.message());
    let named = Named { id: part.message(), title: &heading, text: &frame.t("abroad-text") };
    PartView { picture: tiles(named, COLUMNS, &drawn), countries: views, name: heading }
}

fn title(frame: &Frame<'_>, name: &str, share: Option<&Share>) -> String {
    let Some(share) = share else { return name.to_owned() };
    let values = [
        ("area", Value::Text(name)),
        ("took-part", Value::Count(share.numerator)),
        ("registered", Value::Count(share.denominator)),
        ("percent", Value::Percent(&share.percent)),
    ];
    frame.reader.say("map-turnout-title", &values)
}

fn figures(frame: &Frame<'_>, share: Option<&Share>) -> Figures {
    let dash = || "–".to_owned();
    Figures {
        took_part: share.map_or_else(dash, |share| frame.reader.count(share.numerator)),
        registered: share.map_or_else(dash, |share| frame.reader.count(share.denominator)),
        turnout: share.map_or_else(dash, |share| frame.reader.percent(&share.percent)),
    }
}
