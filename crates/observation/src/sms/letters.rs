//! Letters as telephones send them: look-alikes made one, and a message cut into words.
//!
//! Two steps, because Н is a letter of its own before it is one that looks like H. [`plain`] changes only what nobody
//! sees: full-width letters, digits of other scripts, dashes, spaces, invisible marks. [`fold`] goes on to what looks
//! alike, for codes and letters of options; [`digits`] is for where only a number can stand.

use unicode_normalization::UnicodeNormalization;

/// Capitals of Cyrillic, Kazakh's among them, and the Latin ones that they look like.
pub const LOOK_ALIKES: [(char, char); 22] = [
    ('А', 'A'),
    ('В', 'B'),
    ('Е', 'E'),
    ('К', 'K'),
    ('М', 'M'),
    ('Н', 'H'),
    ('О', 'O'),
    ('Р', 'P'),
    ('С', 'C'),
    ('Т', 'T'),
    ('У', 'Y'),
    ('Х', 'X'),
    ('І', 'I'),
    ('Ѕ', 'S'),
    ('Ј', 'J'),
    ('Қ', 'K'),
    ('Ң', 'H'),
    ('Ү', 'Y'),
    ('Ұ', 'Y'),
    ('Һ', 'H'),
    ('Ө', 'O'),
    ('Ғ', 'F'),
];

/// Letters of options in their order: X and Z are answers of every question.
pub const OPTIONS: &str = "ABCDEFGHIJKLMNOPQRSTUVWY";

/// A message in words.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Message {
    /// Observer, place, form, answers.
    pub words: Vec<String>,
    /// What stands behind the first `#`, as it was written.
    pub text: Option<String>,
}

/// What is not seen made one; `None` for a mark without width.
fn plain_character(character: char) -> Option<char> {
    Some(match character {
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}' => {
            return None;
        }
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(character as u32 - 0xfee0)?,
        '\u{660}'..='\u{669}' => char::from_u32(character as u32 - 0x660 + 0x30)?,
        '\u{6f0}'..='\u{6f9}' => char::from_u32(character as u32 - 0x6f0 + 0x30)?,
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' => '-',
        '\u{60c}' | '\u{61b}' | '\u{3001}' => ',',
        space if space.is_whitespace() => ' ',
        other => other,
    })
}

/// A text with what nobody sees made one.
pub fn plain(text: &str) -> String {
    text.nfc().filter_map(plain_character).collect()
}

/// Capitals, with letters that look alike made Latin.
pub fn fold(text: &str) -> String {
    let latin = |letter: char| LOOK_ALIKES.iter().find(|(cyrillic, _)| *cyrillic == letter);
    let capitals = text.chars().flat_map(char::to_uppercase);
    capitals.map(|letter| latin(letter).map_or(letter, |(_, latin)| *latin)).collect()
}

/// Digits, where only a number can stand: O and О are 0; I, l, І and | are 1.
pub fn digits(text: &str) -> String {
    text.chars().map(|character| digit(character).unwrap_or(character)).collect()
}

/// The digit that a letter looks like.
pub fn digit(character: char) -> Option<char> {
    match character {
        'O' | 'o' | 'О' | 'о' => Some('0'),
        'I' | 'l' | '|' | 'І' => Some('1'),
        _ => None,
    }
}

/// Cuts a message into words. A number and the letters after it may stand apart (`1 Y`), and so may an equals sign.
pub fn split(text: &str) -> Message {
    let (head, tail) = match text.split_once(['#', '＃']) {
        Some((head, tail)) => (head, Some(tail.trim().nfc().collect())),
        None => (text, None),
    };
    let mut words: Vec<String> = Vec::new();
    let mut open = false;
    for piece in plain(head).split([' ', ',', ';']).filter(|piece| !piece.is_empty()) {
        // A full stop ends a sentence, not an answer.
        let piece = piece.trim_end_matches(['.', '!']);
        let joins = open || (words.len() > 3 && joins(words.last().map_or("", String::as_str), piece));
        match words.last_mut() {
            Some(last) if joins => last.push_str(piece),
            _ if piece.is_empty() => continue,
            _ => words.push(piece.to_owned()),
        }
        open = words.len() > 3 && piece.ends_with('=');
    }
    Message { words, text: tail }
}

fn joins(last: &str, piece: &str) -> bool {
    let number = !last.is_empty() && last.bytes().all(|byte| byte.is_ascii_digit());
    number && piece.starts_with(|first: char| first == '=' || first == '-' || first.is_alphabetic())
}
