//! Nothing in the repository tells on which machine it was made.
//!
//! A path of one machine, the name of a tool that only we have, or the host of a package registry means nothing to
//! a reader. The lock file is left out: Cargo writes where each crate comes from.
//! The words are put together here, so that this file does not hold them.

use super::{Report, Tree};

/// Paths of a machine: told where a path begins, not inside a longer one.
const PATHS: [&str; 3] = [concat!("/wo", "rk/"), concat!("/ro", "ot/"), concat!("/ho", "me/")];

/// Words that are told wherever they begin.
const WORDS: [&str; 8] = [
    concat!("fa", "rm-"),
    concat!(".lib", "rary"),
    concat!("index.crates", ".io"),
    concat!("static.crates", ".io"),
    concat!("pypi", ".org"),
    concat!("pythonhosted", ".org"),
    concat!("registry.npmjs", ".org"),
    concat!("deb.debian", ".org"),
];

pub(super) fn check(tree: &Tree) -> Report {
    let mut report = Report::default();
    for (file, text) in tree.texts().filter(|(file, _)| !file.ends_with(".lock")) {
        for (index, line) in text.lines().enumerate() {
            let in_path = |character: char| character.is_alphanumeric() || "._-~>}$".contains(character);
            for trace in PATHS.iter().filter(|trace| stands(line, trace, in_path)) {
                report.push(file, index + 1, format!("{trace:?}, expected no path of one machine"));
            }
            for trace in WORDS.iter().filter(|trace| stands(line, trace, char::is_alphanumeric)) {
                report.push(file, index + 1, format!("{trace:?}, expected nothing that only we can reach"));
            }
        }
    }
    report
}

/// Does the text stand in the line, and not as the rest of a longer word?
fn stands(line: &str, text: &str, of_word: impl Fn(char) -> bool) -> bool {
    line.match_indices(text).any(|(place, _)| !line[..place].chars().next_back().is_some_and(&of_word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_paths_and_words_pass() {
        let text =
            "see https://example.org/at/work/ and ../shared/data, charm-school, a.library, crates.io\n";
        assert_eq!(check(&Tree::of(&[("README.md", text)])), Report::default());
    }

    #[test]
    fn traces_are_told_with_their_line() {
        let text = format!("fine\nrun `{}main/x`, then {}x\n", PATHS[0], WORDS[0]);
        assert_eq!(
            check(&Tree::of(&[("README.md", &text), ("Cargo.lock", &text)])).lines(),
            [
                format!("README.md:2: {:?}, expected no path of one machine", PATHS[0]),
                format!("README.md:2: {:?}, expected nothing that only we can reach", WORDS[0]),
            ]
        );
    }
}
