//! The seeds as plain tests: a seed named `good-…` is taken, one named `bad-…` is refused, and none breaks a law.

use fuzz_targets::TARGETS;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// How few seeds would show a fuzzer neither the shape of a format nor its edges.
const SEEDS_MIN: usize = 6;

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../corpus")
}

fn names(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    entries.map(|entry| entry.unwrap().file_name().into_string().expect("a plain name")).collect()
}

#[test]
fn every_target_has_seeds_and_every_folder_a_target() {
    let targets: BTreeSet<String> = TARGETS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(names(&corpus()), targets);
    for target in &targets {
        let seeds = names(&corpus().join(target));
        assert!(seeds.len() >= SEEDS_MIN, "{target}: {seeds:?}");
        assert!(seeds.iter().any(|seed| seed.starts_with("good-")), "{target}");
        assert!(seeds.iter().any(|seed| seed.starts_with("bad-")), "{target}");
    }
}

#[test]
fn every_target_has_a_program_for_cargo_fuzz() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let manifest = fs::read_to_string(folder.join("Cargo.toml")).unwrap();
    for (name, _) in TARGETS {
        assert!(manifest.contains(&format!("name = \"{name}\"\n")), "{name} in fuzz/Cargo.toml");
        let program = fs::read_to_string(folder.join(format!("fuzz_targets/{name}.rs"))).expect(name);
        assert!(program.contains(&format!("::{name}(data)")), "{name}.rs calls its target");
    }
}

#[test]
fn seeds_are_taken_or_refused_as_their_names_say() {
    let mut wrong = Vec::new();
    for (name, target) in TARGETS {
        let folder = corpus().join(name);
        for seed in names(&folder) {
            let data = fs::read(folder.join(&seed)).unwrap();
            let expected = match seed.split_once('-') {
                Some(("good", _)) => Some(true),
                Some(("bad", _)) => Some(false),
                // A found input, kept under the fuzzer's own name: it only must not break a law.
                _ => None,
            };
            let taken = target(&data);
            if expected.is_some_and(|expected| expected != taken) {
                wrong.push(format!("{name}/{seed}: taken is {taken}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Seeds cut anywhere, and with a byte changed anywhere: a poor man's fuzzing, the same in every run.
#[test]
fn broken_seeds_break_no_law() {
    for (name, target) in TARGETS {
        let folder = corpus().join(name);
        for seed in names(&folder) {
            let data = fs::read(folder.join(&seed)).unwrap();
            let step = (data.len() / 40).max(1);
            for place in (0..data.len()).step_by(step) {
                target(&data[..place]);
                for byte in [0, b'"', b'9', data[place].wrapping_add(1), 0xff] {
                    let mut changed = data.clone();
                    changed[place] = byte;
                    target(&changed);
                }
            }
        }
    }
}
