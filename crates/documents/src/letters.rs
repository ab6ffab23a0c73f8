//! What people wrote, made fit for paper: white space is one space, and every character has a glyph.
//!
//! Characters that change the direction of what is read, or are not seen at all, are refused even where a font has
//! them: a paper says what its data says.

use crate::{CHARACTERS_MAX, NotPrinted, fonts};

/// Takes every text of a document, and counts what it took.
#[derive(Default)]
pub(crate) struct Letters {
    taken: usize,
}

impl Letters {
    /// The text as it is set. Line ends, tabs and runs of spaces become one space; no-break spaces stay.
    pub(crate) fn take(&mut self, place: impl FnOnce() -> String, text: &str) -> Result<String, NotPrinted> {
        let fit = text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        self.taken += fit.chars().count();
        if self.taken > CHARACTERS_MAX {
            return Err(NotPrinted::TooLong { what: "characters", found: self.taken, most: CHARACTERS_MAX });
        }
        match fit.chars().find(|&character| !is_printed(character)) {
            Some(character) => Err(NotPrinted::NoGlyph { character, place: place(), text: text.to_owned() }),
            None => Ok(fit),
        }
    }

    /// The same for a text that must not be empty.
    pub(crate) fn need(&mut self, place: &str, text: &str) -> Result<String, NotPrinted> {
        let fit = self.take(|| place.to_owned(), text)?;
        if fit.is_empty() { Err(NotPrinted::Empty { place: place.to_owned() }) } else { Ok(fit) }
    }
}

fn is_printed(character: char) -> bool {
    !character.is_control() && !is_hidden(character) && fonts::has(character)
}

/// Unicode's marks of direction, joiners, soft hyphen, annotation and the like.
fn is_hidden(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffd}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_is_one_space_and_no_break_spaces_stay() {
        let fit =
            Letters::default().take(String::new, " 6\u{202f}301\u{a0}553\n\tvotes  of\r\nall ").unwrap();
        assert_eq!(fit, "6\u{202f}301\u{a0}553 votes of all");
    }

    #[test]
    fn the_letters_of_our_languages_have_glyphs() {
        let russian: String = ('а'..='я').chain('А'..='Я').chain("ёЁ".chars()).collect();
        let english: String = (' '..='~').collect();
        for letters in [russian.as_str(), english.as_str(), "әғқңөұүһіӘҒҚҢӨҰҮҺІ", "«»„“”‘’–—−…№§%‰·≥≤×→✓₸€½"]
        {
            for letter in letters.chars() {
                assert!(is_printed(letter), "{letter:?}");
            }
        }
    }

    #[test]
    fn what_is_not_seen_is_refused() {
        for hidden in ['\u{202e}', '\u{200b}', '\u{ad}', '\u{feff}', '\u{7}', '\u{85}'] {
            assert!(!is_printed(hidden), "{hidden:?}");
        }
    }

    #[test]
    fn too_many_characters_are_refused() {
        let most = "x".repeat(CHARACTERS_MAX);
        let mut letters = Letters::default();
        assert!(letters.take(String::new, &most).is_ok());
        let found = CHARACTERS_MAX + 1;
        let refused = NotPrinted::TooLong { what: "characters", found, most: CHARACTERS_MAX };
        assert_eq!(letters.take(String::new, "x"), Err(refused));
    }
}
