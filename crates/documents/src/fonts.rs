//! The fonts on our paper: Libertinus Serif, which has the letters of Kazakh, Russian and English in every weight
//! that we set, and DejaVu Sans Mono for the signs that it lacks (`₸`, `✓`).
//!
//! They are in `fonts/`, with their licences: SIL Open Font License 1.1 and Bitstream Vera. Both may be embedded in
//! programs and papers.

use std::sync::LazyLock;
use typst::foundations::Bytes;
use typst::text::{Font, FontBook, FontWeight};
use typst::utils::LazyHash;

/// What a template sets: upright, regular and bold.
const WEIGHTS: [FontWeight; 2] = [FontWeight::REGULAR, FontWeight::BOLD];

/// Each family in each weight.
const FILES: [&[u8]; 4] = [
    include_bytes!("../fonts/LibertinusSerif-Regular.otf"),
    include_bytes!("../fonts/LibertinusSerif-Bold.otf"),
    include_bytes!("../fonts/DejaVuSansMono.ttf"),
    include_bytes!("../fonts/DejaVuSansMono-Bold.ttf"),
];

/// The faces that a template may use, read once.
pub(crate) struct Fonts {
    pub(crate) book: LazyHash<FontBook>,
    pub(crate) faces: Vec<Font>,
}

pub(crate) static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let faces =
        FILES.map(|bytes| Font::new(Bytes::new(bytes), 0).expect("a file of ours is a font")).to_vec();
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

#[cfg(test)]
mod tests {
    use super::*;

    /// `templates/paper.typ` names the families.
    #[test]
    fn the_template_finds_each_family_in_each_weight() {
        for family in ["Libertinus Serif", "DejaVu Sans Mono"] {
            let faces = FONTS.faces.iter().filter(|face| face.info().family == family);
            assert!(faces.map(|face| face.info().variant.weight).eq(WEIGHTS), "{family}");
        }
    }
}
