//! The words of a definition: codes, texts in every language, fractions.
//!
//! Two kinds of codes: an *identifier* (lower-case letters, digits, underscores) names what formulas may speak of;
//! a *place code* (anything short without spaces at its ends) names areas and stations as their country does.

use super::node::Node;
use super::problem::quoted;
use crate::Texts;
use crate::definition::Fraction;
use std::collections::BTreeSet;

const CODE_LENGTH_MAX: usize = 64;

/// The largest numerator or denominator: with it, votes times either still fit in 64 bits.
const FRACTION_MAX: u64 = 1_000_000;

/// Whether a text is an identifier.
pub fn is_identifier(text: &str) -> bool {
    let belongs = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    text.len() <= CODE_LENGTH_MAX
        && text.starts_with(|first: char| first.is_ascii_lowercase())
        && text.bytes().all(belongs)
}

/// What [`is_identifier`] wants.
pub const IDENTIFIER: &str = "a code of lower-case letters, digits and _, a letter first";

/// Whether a text may be the code of an area or a station. Pages and files are named after them.
pub fn is_place_code(text: &str) -> bool {
    text.len() <= CODE_LENGTH_MAX
        && !text.is_empty()
        && text.trim() == text
        && !text.starts_with('.')
        && !text.contains(|character: char| character.is_control() || matches!(character, '/' | '\\'))
}

/// What [`is_place_code`] wants.
pub const PLACE_CODE: &str = "a code of at most 64 bytes without / or \\, not beginning with a dot";

/// Reads an identifier.
pub fn identifier(node: &Node<'_>) -> Option<String> {
    node.matching(IDENTIFIER, is_identifier).map(str::to_owned)
}

/// Codes of one kind, none twice.
#[derive(Default)]
pub struct Unique(BTreeSet<String>);

impl Unique {
    /// Remembers a code; tells if it is there already.
    pub fn add(&mut self, node: Option<&Node<'_>>, code: Option<&str>) {
        let (Some(node), Some(code)) = (node, code) else { return };
        if !self.0.insert(code.to_owned()) {
            node.tell(&format!("{} twice", quoted(code)), "a code that is not used yet");
        }
    }
}

/// Reads texts: a table from every language of the election to a text. Where the languages themselves could not be
/// read, any language will do.
pub fn texts(node: &Node<'_>, languages: &[String]) -> Option<Texts> {
    let table = node.table("a table with a text in each language")?;
    let mut texts = Texts::new();
    let mut complete = true;
    for (language, text) in table.entries() {
        if !languages.is_empty() && !languages.iter().any(|known| known == language) {
            let expected = super::problem::one_of(languages.iter().map(String::as_str));
            text.tell(&format!("the language {}", quoted(language)), &expected);
            complete = false;
        } else if let Some(text) = text.words("a text") {
            texts.insert(language.to_owned(), text.to_owned());
        } else {
            complete = false;
        }
    }
    for language in languages {
        if !table.entries().any(|(key, _)| key == language) {
            node.tell(&format!("no text in {}", quoted(language)), "a text in each language");
            complete = false;
        }
    }
    complete.then_some(texts)
}

/// Reads a name: texts, or one string that is the same in every language and kept in the first.
pub fn name(node: &Node<'_>, languages: &[String]) -> Option<Texts> {
    if node.is_table() {
        return texts(node, languages);
    }
    let text = node.words("a name, or a table with a name in each language")?;
    Some(languages.first().map(|first| (first.clone(), text.to_owned())).into_iter().collect())
}

/// Reads a fraction `[p, q]`, at most 1.
pub fn fraction(node: &Node<'_>) -> Option<Fraction> {
    const EXPECTED: &str = "a fraction [p, q] of whole numbers, such as [1, 2]";
    let parts = node.array(EXPECTED)?;
    let [numerator, denominator] = parts.as_slice() else {
        node.tell(&format!("{} numbers", parts.len()), EXPECTED);
        return None;
    };
    let (numerator, denominator) = (numerator.count(0..=FRACTION_MAX), denominator.count(1..=FRACTION_MAX));
    let (numerator, denominator) = (numerator?, denominator?);
    if numerator > denominator {
        node.tell(&format!("{numerator}/{denominator}"), "a fraction of at most 1");
        return None;
    }
    Some([numerator, denominator])
}
