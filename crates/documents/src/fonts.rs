//! The fonts on our paper: Libertinus Serif, which has the letters of Kazakh, Russian and English in every weight
//! that we set, and DejaVu Sans Mono for the signs that it lacks (`₸`, `✓`).
//!
//! They come in the crate `typst-assets`. Both may be embedded in programs and papers: Libertinus under the SIL Open
//! Font License 1.1, DejaVu under the Bitstream Vera licence; each says so in its own name table.

use std::sync::LazyLock;
use typst::foundations::Bytes;
use typst::text::{Font, FontBook, FontStyle, FontWeight};
use typst::utils::LazyHash;

/// The families, the first choice first; `templates/paper.typ` names the same.
pub(crate) const FAMILIES: [&str; 2] = ["Libertinus Serif", "DejaVu Sans Mono"];

/// What a template sets: upright, regular and bold.
const WEIGHTS: [FontWeight; 2] = [FontWeight::REGULAR, FontWeight::BOLD];

/// The faces that a template may use, read once.
pub(crate) struct Fonts {
    pub(crate) book: LazyHash<FontBook>,
    pub(crate) faces: Vec<Font>,
}

pub(crate) static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let faces: Vec<Font> = typst_assets::fonts()
        .flat_map(|bytes| Font::iter(Bytes::new(bytes)))
        .filter(|font| {
            let info = font.info();
            FAMILIES.contains(&info.family.as_str())
                && info.variant.style == FontStyle::Normal
                && WEIGHTS.contains(&info.variant.weight)
        })
        .collect();
    assert_eq!(faces.len(), FAMILIES.len() * WEIGHTS.len(), "each family has each weight");
    Fonts { book: LazyHash::new(FontBook::from_fonts(&faces)), faces }
});

/// Whether the character can be set in every weight.
pub(crate) fn has(character: char) -> bool {
    WEIGHTS.iter().all(|weight| {
        FONTS.faces.iter().any(|face| {
            face.info().variant.weight == *weight && face.info().coverage.contains(u32::from(character))
        })
    })
}
