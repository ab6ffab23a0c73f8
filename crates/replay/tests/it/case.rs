//! One row of the tables: a tampering, who does it, and every property that must fail, with its place.
//!
//! Places are written as words: `@label` is an entry of the record, `checkpoint` that file, `bundle` the last bundle,
//! `tile` the last hash tile of level 0, `results` the published results; anything else is a path.

use crate::forge::{Forge, Publication};
use crate::honest::honest;
use record::policy::Policy;
use replay::Place;
use replay::verify::{Report, Trust, verify};
use std::collections::BTreeSet;

/// Who tampers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Has files alone, and no key.
    Outsider,
    /// Signs what he likes, and makes everything fit as far as he can.
    Holder,
    /// Nobody tampers here: the reader trusts somebody else, or remembers something else.
    Reader,
}

/// A row.
pub struct Case {
    /// What is done.
    pub name: &'static str,
    /// By whom.
    pub who: Who,
    /// The doing.
    pub tamper: fn(&mut Forge),
    /// Every violation: id of the property, and place.
    pub expected: &'static [&'static str],
}

/// A row of somebody without a key.
pub const fn outsider(name: &'static str, tamper: fn(&mut Forge), expected: &'static [&'static str]) -> Case {
    Case { name, who: Who::Outsider, tamper, expected }
}

/// A row of the holder of the key.
pub const fn holder(name: &'static str, tamper: fn(&mut Forge), expected: &'static [&'static str]) -> Case {
    Case { name, who: Who::Holder, tamper, expected }
}

/// A row of the reader's own trust.
pub const fn reader(name: &'static str, tamper: fn(&mut Forge), expected: &'static [&'static str]) -> Case {
    Case { name, who: Who::Reader, tamper, expected }
}

impl Case {
    /// The tampered publication.
    pub fn publication(&self) -> Publication {
        let mut forge = honest();
        (self.tamper)(&mut forge);
        forge.build()
    }

    /// What must be found in it: pairs of property and place.
    pub fn expected(&self, publication: &Publication) -> BTreeSet<(String, Place)> {
        let pair = |row: &&str| {
            let (property, place) = row.split_once(' ').expect("a property and a place");
            (property.to_owned(), publication.place(place))
        };
        self.expected.iter().map(pair).collect()
    }
}

impl Publication {
    /// The place that a word of the tables means.
    pub fn place(&self, word: &str) -> Place {
        let size = self.size;
        let partial = |of: &str| match (size / 256, size % 256) {
            (index, 0) => format!("tile/{of}/{:03}", index - 1),
            (index, width) => format!("tile/{of}/{index:03}.p/{width}"),
        };
        if let Some(label) = word.strip_prefix('@') {
            let index = self.labels.get(label).copied();
            return Place::Entry(index.unwrap_or_else(|| panic!("no entry is called {label:?}")));
        }
        Place::File(match word {
            "bundle" => partial("entries"),
            "tile" => partial("0"),
            "results" => format!("results/{size}.json"),
            path => path.to_owned(),
        })
    }

    /// What the reader gives to the verifier.
    pub fn trust(&self) -> Trust {
        Trust {
            key: self.trust.key.as_ref().map(|key| key.parse().unwrap()),
            policy: self.trust.policy.as_ref().map(|policy| Policy::parse(policy).unwrap()),
            since: self.trust.since.clone(),
            scans: true,
        }
    }

    /// Verifies it.
    pub fn verify(&self) -> Report {
        let read = |path: &str| Ok(self.files.get(path).cloned());
        verify(&read, &self.trust(), &mut |_, _| {})
    }
}

/// What was found: pairs of property and place, each once.
pub fn found(report: &Report) -> BTreeSet<(String, Place)> {
    let pair = |violation: &replay::Violation| (violation.property.id().to_owned(), violation.place.clone());
    report.violations.iter().map(pair).collect()
}
