//! An invented sheet: what a scan of a station's paper could look like, drawn from its figures.
//!
//! It says at its top and at its foot that it is invented, it bears no emblem, stamp or signature, and its letters are
//! capitals of 5 by 7 dots, so that nobody takes it for a paper of any commission. The same figures give the same
//! bytes. What the letters do not have is left blank.

use png::{BitDepth, ColorType, Compression, Encoder};

/// Dots from left to right, and from top to bottom: a sheet of A4.
const WIDTH: usize = 744;
const HEIGHT: usize = 1052;

const MARGIN: usize = 36;

/// Dots of the picture for one of a letter.
const SCALE: usize = 2;

/// From one letter to the next.
const ADVANCE: usize = 6 * SCALE;

/// Letters of a label, so that a figure of five digits stands beside it.
const LABEL_LETTERS: usize = 47;

/// From one line to the next.
const LINE: usize = 30;

/// What a sheet says.
pub struct Sheet<'a> {
    /// Code of the station, with its name.
    pub station: &'a str,
    /// Electronic copy or original.
    pub basis: &'a str,
    /// Labels with their figures, in the order of the paper.
    pub lines: &'a [(String, u64)],
}

const INVENTED: &str = "INVENTED FOR A DEMONSTRATION. NOT A COMMISSION'S PAPER.";

/// The sheet as PNG.
pub fn png(sheet: &Sheet<'_>) -> Vec<u8> {
    let mut page = Page(vec![true; WIDTH * HEIGHT]);
    page.text(MARGIN, MARGIN, INVENTED);
    page.rule(MARGIN + LINE);
    page.text(MARGIN, MARGIN + 2 * LINE, "PROTOCOL OF THE POLLING STATION");
    page.text(MARGIN, MARGIN + 3 * LINE, sheet.station);
    page.text(MARGIN, MARGIN + 4 * LINE, sheet.basis);
    let top = MARGIN + 6 * LINE;
    for (place, (label, figure)) in sheet.lines.iter().enumerate() {
        let y = top + place * LINE;
        page.text(MARGIN, y, &format!("{:>2}", place + 1));
        let label: String = label.chars().take(LABEL_LETTERS).collect();
        page.text(MARGIN + 3 * ADVANCE, y, &label);
        let figure = figure.to_string();
        page.text(WIDTH - MARGIN - figure.len() * ADVANCE, y, &figure);
        page.rule(y + LINE - 8);
    }
    page.text(MARGIN, HEIGHT - MARGIN - LINE, "SIGNATURES: NONE. NOBODY WROTE THIS SHEET.");
    page.text(MARGIN, HEIGHT - MARGIN, INVENTED);
    page.encoded()
}

/// Dots: light or dark.
struct Page(Vec<bool>);

impl Page {
    fn rule(&mut self, y: usize) {
        self.0[y * WIDTH + MARGIN..(y + 1) * WIDTH - MARGIN].fill(false);
    }

    fn text(&mut self, x: usize, y: usize, text: &str) {
        for (place, letter) in text.chars().enumerate() {
            let left = x + place * ADVANCE;
            if left + ADVANCE > WIDTH {
                return;
            }
            for (row, bits) in dots(letter.to_ascii_uppercase()).into_iter().enumerate() {
                for column in (0..5).filter(|column| bits >> (4 - column) & 1 == 1) {
                    self.dot(left + column * SCALE, y + row * SCALE);
                }
            }
        }
    }

    fn dot(&mut self, x: usize, y: usize) {
        for y in (y..y + SCALE).take_while(|y| *y < HEIGHT) {
            self.0[y * WIDTH + x..][..SCALE].fill(false);
        }
    }

    fn encoded(&self) -> Vec<u8> {
        let packed: Vec<u8> = self
            .0
            .chunks(WIDTH)
            .flat_map(|row| row.chunks(8))
            .map(|dots| {
                dots.iter().enumerate().fold(0, |byte, (bit, dot)| byte | u8::from(*dot) << (7 - bit))
            })
            .collect();
        let mut file = Vec::new();
        let size = |dots| u32::try_from(dots).expect("a page is small");
        let mut encoder = Encoder::new(&mut file, size(WIDTH), size(HEIGHT));
        encoder.set_color(ColorType::Grayscale);
        encoder.set_depth(BitDepth::One);
        encoder.set_compression(Compression::High);
        let mut writer = encoder.write_header().expect("memory takes every byte");
        writer.write_image_data(&packed).expect("as many dots as the page has");
        writer.finish().expect("memory takes every byte");
        file
    }
}

/// A letter's rows from the top, five dots each.
fn dots(letter: char) -> [u8; 7] {
    match letter {
        'A' => [14, 17, 17, 31, 17, 17, 17],
        'B' => [30, 17, 17, 30, 17, 17, 30],
        'C' => [14, 17, 16, 16, 16, 17, 14],
        'D' => [30, 17, 17, 17, 17, 17, 30],
        'E' => [31, 16, 16, 30, 16, 16, 31],
        'F' => [31, 16, 16, 30, 16, 16, 16],
        'G' => [14, 17, 16, 23, 17, 17, 15],
        'H' => [17, 17, 17, 31, 17, 17, 17],
        'I' => [14, 4, 4, 4, 4, 4, 14],
        'J' => [7, 2, 2, 2, 2, 18, 12],
        'K' => [17, 18, 20, 24, 20, 18, 17],
        'L' => [16, 16, 16, 16, 16, 16, 31],
        'M' => [17, 27, 21, 21, 17, 17, 17],
        'N' => [17, 17, 25, 21, 19, 17, 17],
        'O' => [14, 17, 17, 17, 17, 17, 14],
        'P' => [30, 17, 17, 30, 16, 16, 16],
        'Q' => [14, 17, 17, 17, 21, 18, 13],
        'R' => [30, 17, 17, 30, 20, 18, 17],
        'S' => [15, 16, 16, 14, 1, 1, 30],
        'T' => [31, 4, 4, 4, 4, 4, 4],
        'U' => [17, 17, 17, 17, 17, 17, 14],
        'V' => [17, 17, 17, 17, 17, 10, 4],
        'W' => [17, 17, 17, 21, 21, 27, 17],
        'X' => [17, 17, 10, 4, 10, 17, 17],
        'Y' => [17, 17, 10, 4, 4, 4, 4],
        'Z' => [31, 1, 2, 4, 8, 16, 31],
        '0' => [14, 17, 19, 21, 25, 17, 14],
        '1' => [4, 12, 4, 4, 4, 4, 14],
        '2' => [14, 17, 1, 2, 4, 8, 31],
        '3' => [31, 2, 4, 2, 1, 17, 14],
        '4' => [2, 6, 10, 18, 31, 2, 2],
        '5' => [31, 16, 30, 1, 1, 17, 14],
        '6' => [6, 8, 16, 30, 17, 17, 14],
        '7' => [31, 1, 2, 4, 8, 8, 8],
        '8' => [14, 17, 17, 14, 17, 17, 14],
        '9' => [14, 17, 17, 15, 1, 2, 12],
        '.' => [0, 0, 0, 0, 0, 12, 12],
        ',' => [0, 0, 0, 0, 12, 4, 8],
        ':' => [0, 12, 12, 0, 12, 12, 0],
        '-' => [0, 0, 0, 14, 0, 0, 0],
        '(' => [2, 4, 8, 8, 8, 4, 2],
        ')' => [8, 4, 2, 2, 2, 4, 8],
        '\'' => [4, 4, 8, 0, 0, 0, 0],
        _ => [0; 7],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_figures_give_the_same_sheet_and_it_is_a_scan_as_a_desk_takes_it() {
        let lines: Vec<(String, u64)> = (0..22)
            .map(|line| ("Surplus ballots not accounted for when received".to_owned(), line))
            .collect();
        let drawn = |basis| png(&Sheet { station: "EKZ-0012, School No. 12", basis, lines: &lines });
        assert_eq!(drawn("original"), drawn("original"));
        assert_ne!(drawn("original"), drawn("electronic copy"));
        let (kept, kind) = desk::scan::kept(drawn("original")).unwrap();
        assert_eq!((kept, kind), (drawn("original"), model::fact::ScanType::Png), "nothing travels with it");
        assert!(drawn("original").len() < 20_000);
    }
}
