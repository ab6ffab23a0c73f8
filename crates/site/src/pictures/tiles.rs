//! Areas as tiles of one size, or in their real boundaries: what stands in each is printed in it.
//!
//! A small district with many voters is as large as a wide one with few, which a real map hides. Every tile leads to
//! its area; its title says in words what it shows.

use crate::geography::{Cell, Outline};
use crate::html::{Html, escape};

/// What stands in the place of an area.
pub struct Tile {
    /// Where it lies among the tiles.
    pub cell: Cell,
    /// Its real boundaries, where a map has them.
    pub outline: Option<Outline>,
    /// Where it leads.
    pub href: String,
    /// Everything that it shows, as a sentence.
    pub title: String,
    /// The class of its ground: an option's, or a step's.
    pub class: String,
    /// Above, small.
    pub code: String,
    /// In the middle, large.
    pub figure: String,
    /// Below, small.
    pub note: String,
    /// The part that is in: a bar at the foot.
    pub part: Option<(u64, u64)>,
}

/// A tile's side with its gap, in the picture's own units.
const SIDE: u32 = 100;

/// Without its gap.
const INNER: u32 = 94;

/// What a picture is called.
#[derive(Clone, Copy)]
pub struct Named<'a> {
    /// Unique on its page.
    pub id: &'a str,
    /// The title.
    pub title: &'a str,
    /// What it shows.
    pub text: &'a str,
}

impl Named<'_> {
    fn open(&self, class: &str, view: &str) -> String {
        let Named { id, title, text } = self;
        let (title, text) = (escape(title), escape(text));
        format!(
            "<svg class=\"{class}\" viewBox=\"{view}\" role=\"group\" aria-labelledby=\"{id}-title {id}-text\">\
             <title id=\"{id}-title\">{title}</title><desc id=\"{id}-text\">{text}</desc>"
        )
    }
}

/// The tiles, row by row, in a picture of at least so many columns: pictures of few tiles have tiles of the same size.
pub fn tiles(named: Named<'_>, columns_min: u32, tiles: &[Tile]) -> Html {
    let columns = tiles.iter().map(|tile| tile.cell.column + 1).max().unwrap_or(1).max(columns_min);
    let rows = tiles.iter().map(|tile| tile.cell.row + 1).max().unwrap_or(1);
    let class = if columns > 9 { "tiles many" } else { "tiles" };
    let mut svg = named.open(class, &format!("0 0 {} {}", columns * SIDE, rows * SIDE));
    let mut ordered: Vec<&Tile> = tiles.iter().collect();
    ordered.sort_by_key(|tile| tile.cell);
    for tile in ordered {
        let (x, y) = (tile.cell.column * SIDE, tile.cell.row * SIDE);
        let Tile { class, .. } = tile;
        svg.push_str(&open_link(tile));
        svg.push_str(&format!(
            "<g transform=\"translate({x} {y})\"><rect class=\"ground {class}\" width=\"{INNER}\" \
             height=\"{INNER}\"/>"
        ));
        svg.push_str(&label(tile, INNER / 2, 0));
        if let Some((part, of)) = tile.part {
            let width = u128::from(INNER) * u128::from(part.min(of)) / u128::from(of.max(1));
            svg.push_str(&format!(
                "<rect class=\"rest {class}\" y=\"{top}\" width=\"{INNER}\" height=\"8\"/>\
                 <rect class=\"part {class}\" y=\"{top}\" width=\"{width}\" height=\"8\"/>",
                top = INNER - 8
            ));
        }
        svg.push_str("</g></a>");
    }
    svg.push_str("</svg>");
    Html::written(svg)
}

fn open_link(tile: &Tile) -> String {
    let (href, title) = (escape(&tile.href), escape(&tile.title));
    format!("<a href=\"{href}\"><title>{title}</title>")
}

/// Code, figure and note, one below the other from a height on.
fn label(tile: &Tile, x: u32, top: u32) -> String {
    let class = &tile.class;
    let mut label = format!(
        "<text class=\"on code {class}\" x=\"{x}\" y=\"{}\">{}</text>\
         <text class=\"on figure {class}\" x=\"{x}\" y=\"{}\">{}</text>",
        top + 24,
        escape(&tile.code),
        top + 53,
        escape(&tile.figure)
    );
    if !tile.note.is_empty() {
        let (y, note) = (top + 77, escape(&tile.note));
        label.push_str(&format!("<text class=\"on code {class}\" x=\"{x}\" y=\"{y}\">{note}</text>"));
    }
    label
}

/// The areas in their boundaries; those that have none are left out, and stand in the table alone.
pub fn boundaries(named: Named<'_>, (width, height): (i32, i32), tiles: &[Tile]) -> Html {
    let mut svg = named.open("boundaries", &format!("-4 -4 {} {}", width + 8, height + 8));
    let drawn = || tiles.iter().filter_map(|tile| Some((tile, tile.outline.as_ref()?)));
    for (tile, outline) in drawn() {
        let mut path = String::new();
        for ring in outline {
            let points: Vec<String> = ring.iter().map(|(x, y)| format!("{x} {y}")).collect();
            path.push_str(&format!("M{}Z", points.join("L")));
        }
        svg.push_str(&open_link(tile));
        svg.push_str(&format!(
            "<path class=\"ground {}\" fill-rule=\"evenodd\" d=\"{path}\"/></a>",
            tile.class
        ));
    }
    for (tile, outline) in drawn() {
        let (x, y) = middle(outline);
        for (text, y) in [(&tile.code, y - 18), (&tile.figure, y + 5), (&tile.note, y + 28)] {
            svg.push_str(&format!("<text class=\"over\" x=\"{x}\" y=\"{y}\">{}</text>", escape(text)));
        }
    }
    svg.push_str("</svg>");
    Html::written(svg)
}

/// The middle of the widest ring.
fn middle(outline: &Outline) -> (i32, i32) {
    let bounds = |ring: &Vec<(i32, i32)>| {
        let (x, y) = (ring.iter().map(|point| point.0), ring.iter().map(|point| point.1));
        let (left, right) = (x.clone().min().unwrap_or(0), x.max().unwrap_or(0));
        let (top, bottom) = (y.clone().min().unwrap_or(0), y.max().unwrap_or(0));
        (left, right, top, bottom)
    };
    let widest = outline.iter().map(bounds).max_by_key(|(left, right, ..)| right - left);
    widest.map_or((0, 0), |(left, right, top, bottom)| ((left + right) / 2, (top + bottom) / 2))
}
