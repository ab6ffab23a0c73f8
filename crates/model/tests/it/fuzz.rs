//! No text whatever makes reading panic, and a definition with one byte changed is read or told of.

use crate::wrong::{AREAS, DEFINITION, STATIONS};
use model::definition::read::{SourceFile, read};
use proptest::prelude::*;

fn try_reading(definition: &str, areas: &str, stations: &str) -> bool {
    let file = |name, text| SourceFile { name, text };
    let areas = Some(file("areas.csv", areas));
    read(file("election.toml", definition), areas, Some(file("stations.csv", stations))).is_ok()
}

/// `text` with the bytes from `at` on replaced by `patch`, at the boundaries of characters.
fn patched(text: &str, at: prop::sample::Index, length: usize, patch: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let at = at.index(characters.len());
    let end = (at + length).min(characters.len());
    characters[..at].iter().copied().chain(patch.chars()).chain(characters[end..].iter().copied()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_text_panics(definition in "\\PC*", areas in "\\PC*", stations in "(\\PC|\n|,|\")*") {
        let _ = try_reading(&definition, &areas, &stations);
        let _ = try_reading(DEFINITION, &areas, &stations);
    }

    #[test]
    fn no_toml_of_the_right_keys_panics(
        lines in prop::collection::vec(
            prop::sample::select(DEFINITION.lines().collect::<Vec<_>>()),
            0..60,
        )
    ) {
        let _ = try_reading(&lines.join("\n"), AREAS, STATIONS);
    }

    #[test]
    fn no_change_panics(
        file in 0..3usize,
        at in any::<prop::sample::Index>(),
        length in 0..12usize,
        patch in prop_oneof!["\\PC{0,3}", Just("\"".to_owned()), Just("\n".to_owned()), Just("-1".to_owned())],
    ) {
        let mut texts = [DEFINITION.to_owned(), AREAS.to_owned(), STATIONS.to_owned()];
        texts[file] = patched(&texts[file], at, length, &patch);
        let _ = try_reading(&texts[0], &texts[1], &texts[2]);
    }
}
