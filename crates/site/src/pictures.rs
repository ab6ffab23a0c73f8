//! Pictures as SVG: legible without colour, printable, each beside a table that says the same.
//!
//! A picture has a title and a description, or is hidden from readers who hear the page where the figures stand right
//! beside it. Colours are classes of the style sheet: nothing here carries a style of its own, so that pages need no
//! exception in their content policy.

pub mod bar;
pub mod day;
pub mod tiles;
pub mod trend;

/// Options beyond this number share the last colour; labels still tell them apart.
pub const COLOURS: usize = 8;

/// The class of an option, by its place on the ballot from 1.
pub fn option_class(number: usize) -> String {
    format!("o{}", number.min(COLOURS))
}

/// A name of at most so many letters, cut where it is longer.
pub fn short(name: &str, letters: usize) -> String {
    match name.char_indices().nth(letters) {
        None => name.to_owned(),
        Some((end, _)) => format!("{}…", name[..end].trim_end()),
    }
}

/// Lines across a field of shares, from bottom to top 0 to 100 %, each with its percentage at the left.
fn grid(width: u64, height: u64) -> String {
    let line = |percent: u64| {
        let y = height - height * percent / 100;
        format!(
            "<line class=\"grid\" x1=\"0\" x2=\"{width}\" y1=\"{y}\" y2=\"{y}\"/>\
             <text class=\"scale\" x=\"-6\" y=\"{}\" text-anchor=\"end\">{percent}</text>",
            y + 4
        )
    };
    [0, 25, 50, 75, 100].map(line).concat()
}
