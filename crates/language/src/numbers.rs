//! Numbers as a language writes them: groups of digits, the decimal sign, the sign of a percentage.
//!
//! Groups are made from four digits on in every language, so that a column of counts has one form. Everything works
//! on decimal text: no float touches a figure.

use crate::Language;

/// A narrow no-break space: between groups in Kazakh and Russian, before the sign % in all three languages.
const NARROW_SPACE: char = '\u{202f}';

/// A minus sign, as wide as the plus sign; a hyphen is neither.
pub(crate) const MINUS: char = '\u{2212}';

/// A count.
pub(crate) fn count(language: Language, count: u64) -> String {
    group(language, &count.to_string())
}

/// A difference of counts; its sign is always written, except that of 0.
pub(crate) fn change(language: Language, change: i64) -> String {
    let digits = group(language, &change.unsigned_abs().to_string());
    match change {
        0 => digits,
        1.. => format!("+{digits}"),
        _ => format!("{MINUS}{digits}"),
    }
}

/// A percentage from decimal text such as `81.31`, with all its decimals; nothing for any other text.
pub(crate) fn percent(language: Language, text: &str) -> Option<String> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(decimals) {
        return None;
    }
    let mut written = group(language, whole);
    if text.contains('.') {
        written.push(decimal_sign(language));
        written.push_str(decimals);
    }
    written.push(NARROW_SPACE);
    written.push('%');
    Some(written)
}

fn group(language: Language, digits: &str) -> String {
    let mut grouped = String::with_capacity(digits.len() * 2);
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            grouped.push(group_sign(language));
        }
        grouped.push(digit);
    }
    grouped
}

fn group_sign(language: Language) -> char {
    match language {
        Language::Kk | Language::Ru => NARROW_SPACE,
        Language::En => ',',
    }
}

fn decimal_sign(language: Language) -> char {
    match language {
        Language::Kk | Language::Ru => ',',
        Language::En => '.',
    }
}
