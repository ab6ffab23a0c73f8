//! The bar of an option: it starts at zero and ends at the whole base; the votes that the rule asks for are a line.

use super::option_class;
use crate::html::Html;

/// Width of the whole base, in the picture's own units.
const WHOLE: u64 = 1_000;

/// Units of `WHOLE` for a part of the base.
fn units(part: u64, base: u64) -> u64 {
    let units = u128::from(part) * u128::from(WHOLE) / u128::from(base.max(1));
    u64::try_from(units).unwrap_or(WHOLE).min(WHOLE)
}

/// The bar of `votes` of `base`, with a line at the votes that are needed. The figures stand beside it.
pub fn bar(number: usize, votes: u64, base: u64, needed: Option<u64>) -> Html {
    let class = option_class(number);
    let width = units(votes, base);
    let line = needed.filter(|needed| *needed <= base).map_or(String::new(), |needed| {
        let x = units(needed, base);
        format!("<line class=\"threshold\" x1=\"{x}\" x2=\"{x}\" y1=\"0\" y2=\"20\"/>")
    });
    Html::written(format!(
        "<svg class=\"bar\" viewBox=\"0 0 1000 20\" preserveAspectRatio=\"none\" aria-hidden=\"true\">\
         <rect class=\"whole\" width=\"1000\" height=\"20\"/>\
         <rect class=\"{class}\" width=\"{width}\" height=\"20\"/>{line}</svg>"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_starts_at_zero_and_ends_at_its_base() {
        for (votes, base, width) in
            [(0, 10, 0), (5, 10, 500), (10, 10, 1_000), (0, 0, 0), (u64::MAX, 1, 1_000)]
        {
            assert_eq!(units(votes, base), width);
            assert!(bar(1, votes, base, None).to_string().contains(&format!("width=\"{width}\"")));
        }
    }
}
