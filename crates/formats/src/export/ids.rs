//! Names of objects within a file: what XML takes as an id, the same for the same code.

/// A code where only letters, digits, `-` and `_` may stand: any other byte, and the mark itself, is the mark and two
/// hexadecimal digits. Two codes never become one.
pub fn escaped(code: &str, mark: char) -> String {
    let mut escaped = String::with_capacity(code.len());
    for byte in code.bytes() {
        let plain = byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        if plain && char::from(byte) != mark {
            escaped.push(char::from(byte));
        } else {
            escaped.push_str(&format!("{mark}{byte:02x}"));
        }
    }
    escaped
}

/// A code as a part of an id.
fn escape(code: &str) -> String {
    escaped(code, '.')
}

pub(super) fn area(code: &str) -> String {
    format!("area.{}", escape(code))
}

pub(super) fn station(code: &str) -> String {
    format!("station.{}", escape(code))
}

pub(super) fn contest(code: &str) -> String {
    format!("contest.{}", escape(code))
}

/// An object that belongs to an option: `selection`, `candidate`, `party`.
pub(super) fn option(what: &str, contest: &str, option: &str) -> String {
    format!("{what}.{}.{}", escape(contest), escape(option))
}

pub(super) fn numbered(what: &str, number: usize) -> String {
    format!("{what}.{number}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_names_that_xml_takes_and_never_the_same_for_two_codes() {
        let codes = ["417", "a b", "a.b", "a.20b", "№ 12", "x/y", "A", "a"];
        let ids: std::collections::BTreeSet<String> = codes.iter().map(|code| station(code)).collect();
        assert_eq!(ids.len(), codes.len());
        for id in ids {
            assert!(id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte)), "{id}");
            assert!(id.starts_with("station."));
        }
    }
}
