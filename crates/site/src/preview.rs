//! A picture for previews of links: `embed/result.png`, the bars of the result without a word.
//!
//! Whoever shows it has the page's title and description, which carry the words, the basis, the coverage and the mark
//! of a demonstration; it holds no text, so that it is the same in every language and needs no font. The bars are
//! those of the first contest, the first option on top, over the whole of the base. Around anything that is no live
//! election stands a hatched frame.

use crate::embed::COLOURS;
use crate::snapshot::Snapshot;
use model::definition::Status;
use tabulation::AreaIndex;

/// The path of the picture.
pub(crate) const PATH: &str = "embed/result.png";

/// Width and height that those who show previews ask for.
pub const WIDTH: u32 = 1200;
/// Height.
pub const HEIGHT: u32 = 630;

/// Options that are drawn; the page has all.
const BARS: usize = 8;

const MARGIN: u32 = 80;
const FRAME: u32 = 24;

/// Places in the palette.
const PAPER: u8 = 0;
const TRACK: u8 = 1;
const MARK: u8 = 2;
const FIRST: u8 = 3;

/// The picture at the snapshot's size.
pub(crate) fn png(snapshot: &Snapshot) -> Vec<u8> {
    let mut canvas = Canvas(vec![PAPER; (WIDTH * HEIGHT) as usize]);
    if snapshot.opening().status != Status::Live {
        canvas.hatched_frame();
    }
    let bars = bars(snapshot);
    let room = (HEIGHT - 2 * MARGIN) / bars.len().max(3) as u32;
    let thick = room * 3 / 5;
    for (place, (option, width)) in (0u32..).zip(bars) {
        let top = MARGIN + place * room + (room - thick) / 2;
        canvas.fill(MARGIN, top, WIDTH - 2 * MARGIN, thick, TRACK);
        canvas.fill(MARGIN, top, width, thick, FIRST + (option % COLOURS.len()) as u8);
    }
    encoded(&canvas.0)
}

/// The places of options on the ballot with the widths of their bars, the first one first.
fn bars(snapshot: &Snapshot) -> Vec<(usize, u32)> {
    let Some((_, table)) = snapshot.contests().next() else { return Vec::new() };
    let options = &table.figures[AreaIndex::ROOT.place()].options;
    let mut order: Vec<usize> = (0..options.len()).collect();
    order.sort_by_key(|&option| (std::cmp::Reverse(options[option].votes), option));
    let width = |option: usize| {
        let share = &options[option].share;
        let units = u128::from(share.numerator) * u128::from(WIDTH - 2 * MARGIN)
            / u128::from(share.denominator.max(1));
        u32::try_from(units).unwrap_or(WIDTH).min(WIDTH - 2 * MARGIN)
    };
    order.into_iter().take(BARS).map(|option| (option, width(option))).collect()
}

/// A place in the palette for each point, row by row.
struct Canvas(Vec<u8>);

impl Canvas {
    fn fill(&mut self, left: u32, top: u32, width: u32, height: u32, colour: u8) {
        for y in top..top + height {
            let from = (y * WIDTH + left) as usize;
            self.0[from..from + width as usize].fill(colour);
        }
    }

    fn hatched_frame(&mut self) {
        for (place, point) in (0u32..).zip(&mut self.0) {
            let (x, y) = (place % WIDTH, place / WIDTH);
            let inside = (FRAME..WIDTH - FRAME).contains(&x) && (FRAME..HEIGHT - FRAME).contains(&y);
            if !inside && (x + y) % 24 < 12 {
                *point = MARK;
            }
        }
    }
}

fn rgb(colour: &str) -> [u8; 3] {
    let part = |from: usize| u8::from_str_radix(&colour[from..from + 2], 16).expect("a colour is #rrggbb");
    [part(1), part(3), part(5)]
}

fn encoded(points: &[u8]) -> Vec<u8> {
    let colours = ["#ffffff", "#e4e9ee", "#a01818"].into_iter().chain(COLOURS);
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, WIDTH, HEIGHT);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(colours.flat_map(rgb).collect::<Vec<u8>>());
    let written = encoder.write_header().and_then(|mut writer| {
        writer.write_image_data(points)?;
        writer.finish()
    });
    written.expect("memory takes every picture");
    bytes
}
