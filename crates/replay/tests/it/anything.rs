//! Anything at all: every byte of every file, and entries mutated at random with everything around them made to fit.
//!
//! An outsider's change of one byte never goes unnoticed. What the holder of the key writes may be nonsense, and is
//! verified without a panic. Both are seeded: a failure names what to do again.

use crate::forge::Publication;
use crate::honest::honest;
use rayon::prelude::*;
use serde_json::{Value, json};

/// xorshift64: enough to wander, and the same everywhere.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(end).unwrap()).unwrap()
    }
}

#[test]
fn one_changed_byte_anywhere_is_noticed() {
    let honest = honest().build();
    // Every byte of the checkpoint, and of the larger files one in so many: a new one in each position's turn.
    let places: Vec<(String, usize)> = honest
        .files
        .iter()
        .flat_map(|(path, bytes)| {
            let step = if path == "checkpoint" { 1 } else { 41 };
            (0..bytes.len()).step_by(step).map(move |at| (path.clone(), at))
        })
        .collect();
    places.par_iter().for_each(|(path, at)| {
        for change in [0x01, 0x20] {
            let mut files = honest.files.clone();
            files.get_mut(path).unwrap()[*at] ^= change;
            let tampered = Publication {
                files,
                labels: Default::default(),
                size: honest.size,
                trust: honest.trust.clone(),
                about_key: false,
            };
            assert!(!tampered.verify().holds(), "{path}, byte {at}, changed by {change:#x}, holds");
        }
    });
}

#[test]
fn nonsense_signed_by_the_holder_is_verified_without_a_panic() {
    (0u64..600).into_par_iter().for_each(|seed| {
        let _ = nonsense(seed).verify();
    });
}

/// The honest record with a few entries swapped, removed or mutated, and everything around them made to fit.
pub fn nonsense(seed: u64) -> Publication {
    let mut chance = Chance(seed * 2_654_435_761 + 88_172_645_463_325_252);
    let mut forge = honest();
    for _ in 0..=chance.below(3) {
        match chance.below(5) {
            0 => {
                let (from, to) = (chance.below(forge.lines.len()), chance.below(forge.lines.len()));
                forge.lines.swap(from, to);
            }
            1 => drop(forge.lines.remove(chance.below(forge.lines.len()))),
            _ => {
                // The definition is four entries of many, and has the most that can be wrong.
                let definition = forge.lines.len().min(4) * usize::from(chance.below(3) == 0);
                let place = chance.below(if definition > 0 { definition } else { forge.lines.len() });
                mutate(&mut forge.lines[place].value, &mut chance);
            }
        }
    }
    forge.build()
}

/// Changes one thing somewhere in a value.
fn mutate(value: &mut Value, chance: &mut Chance) {
    match value {
        Value::Object(members) if !members.is_empty() && chance.below(12) > 0 => {
            let key = members.keys().nth(chance.below(members.len())).unwrap().clone();
            if chance.below(10) == 0 {
                members.remove(&key);
            } else {
                mutate(&mut members[&key], chance);
            }
        }
        Value::Array(items) if !items.is_empty() && chance.below(8) > 0 => {
            let place = chance.below(items.len());
            match chance.below(10) {
                0 => drop(items.remove(place)),
                1 => items.push(items[place].clone()),
                _ => mutate(&mut items[place], chance),
            }
        }
        _ => {
            let words = [
                "north",
                "101",
                "u1",
                "unit",
                "president",
                "valid",
                "votes",
                "",
                "original",
                "final",
                "archive",
            ];
            let numbers: [i64; 9] = [
                0,
                1,
                2,
                49,
                1_000_000_000,
                4_294_967_296,
                9_007_199_254_740_991,
                -1,
                -9_007_199_254_740_991,
            ];
            *value = match chance.below(4) {
                0 => json!(words[chance.below(words.len())]),
                1 => json!([]),
                _ => json!(numbers[chance.below(numbers.len())]),
            };
        }
    }
}
