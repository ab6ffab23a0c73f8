//! Turnout through the day: a line for each area, the sum of all of them strong, and the highest and the lowest named.
//!
//! Twenty lines cannot be told apart by colour: areas are thin and alike, those worth a look are broken and thick, and
//! the table has every figure.

use super::grid;
use super::tiles::Named;
use crate::html::{Html, escape};

/// A line.
pub struct Line {
    /// `sum`, `area` or `flagged`.
    pub class: &'static str,
    /// The area.
    pub name: String,
    /// A short name that stands at its end.
    pub label: Option<String>,
    /// Took part of registered, by hour.
    pub points: Vec<Option<(u64, u64)>>,
}

const WIDTH: u64 = 560;
const HEIGHT: u64 = 300;

/// Places on the line of hours, in the picture's own units.
fn places(hours: &[String]) -> Vec<u64> {
    let minute = |hour: &String| {
        let (hour, minute) = hour.split_once(':').unwrap_or(("0", "0"));
        hour.parse::<u64>().unwrap_or(0) * 60 + minute.parse::<u64>().unwrap_or(0)
    };
    let minutes: Vec<u64> = hours.iter().map(minute).collect();
    let (first, last) = (minutes.first().copied().unwrap_or(0), minutes.last().copied().unwrap_or(0));
    let whole = last.saturating_sub(first).max(1);
    minutes.iter().map(|minute| WIDTH * minute.saturating_sub(first) / whole).collect()
}

fn height((part, of): (u64, u64)) -> u64 {
    let units = u128::from(part) * u128::from(HEIGHT) / u128::from(of.max(1));
    HEIGHT - u64::try_from(units).unwrap_or(HEIGHT).min(HEIGHT)
}

/// Height of a line of text.
const TEXT: u64 = 13;

/// Heights, rising, so far apart that texts at them can be read.
fn apart(heights: impl Iterator<Item = u64>) -> Vec<u64> {
    let mut free = 0;
    let place = |height: u64| {
        let height = height.max(free);
        free = height + TEXT;
        height
    };
    heights.map(place).collect()
}

/// The picture; from bottom to top 0 to 100 % of the register.
pub fn day(named: Named<'_>, hours: &[String], lines: &[Line]) -> Html {
    let Named { id, title, text } = named;
    let mut svg = format!(
        "<svg class=\"day\" viewBox=\"-40 -12 {} {}\" role=\"img\" aria-labelledby=\"{id}-title {id}-text\">\
         <title id=\"{id}-title\">{}</title><desc id=\"{id}-text\">{}</desc>",
        WIDTH + 90,
        HEIGHT + 44,
        escape(title),
        escape(text)
    );
    svg.push_str(&grid(WIDTH, HEIGHT));
    let places = places(hours);
    let mut free = 0;
    for (hour, &x) in hours.iter().zip(&places) {
        // A label that would run into the one before is left out.
        if x >= free {
            let y = HEIGHT + 20;
            svg.push_str(&format!(
                "<text class=\"scale\" x=\"{x}\" y=\"{y}\" text-anchor=\"middle\">{}</text>",
                escape(hour)
            ));
            free = x + 44;
        }
    }
    let mut ends = Vec::new();
    for line in lines {
        let points = line.points.iter().zip(&places);
        let points: Vec<(u64, u64)> = points.filter_map(|(point, &x)| Some((x, height((*point)?)))).collect();
        let path: Vec<String> = points.iter().map(|(x, y)| format!("{x},{y}")).collect();
        svg.push_str(&format!(
            "<polyline class=\"hours {}\" points=\"{}\"><title>{}</title></polyline>",
            line.class,
            path.join(" "),
            escape(&line.name)
        ));
        if let (Some(label), Some(&(x, y))) = (&line.label, points.last()) {
            ends.push((y, x, line.class, label));
        }
    }
    ends.sort_unstable();
    let heights = apart(ends.iter().map(|(y, ..)| *y));
    for ((_, x, class, label), y) in ends.into_iter().zip(heights) {
        let (x, y, label) = (x + 5, y + 4, escape(label));
        svg.push_str(&format!("<text class=\"scale {class}\" x=\"{x}\" y=\"{y}\">{label}</text>"));
    }
    svg.push_str("</svg>");
    Html::written(svg)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_stand_at_their_time_and_shares_begin_at_zero() {
        let hours = ["08:00", "10:00", "16:00"].map(str::to_owned);
        assert_eq!(places(&hours), [0, 140, 560]);
        assert_eq!(apart([50, 52, 53, 90].into_iter()), [50, 63, 76, 90]);
        assert_eq!([(0, 5), (1, 2), (2, 1), (0, 0)].map(height), [300, 150, 0, 300]);
    }
}
