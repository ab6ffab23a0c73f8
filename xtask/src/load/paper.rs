//! Papers of a made-up night: every station of the list with figures that fit together.

use crate::soak::random::Random;
use anyhow::{Context, Result};
use std::path::Path;

/// A station's paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// The station's code.
    pub station: String,
    /// Its lines, in the order of the form of `kz-2022-presidential`, then the options.
    pub lines: Vec<u64>,
}

/// Options of the ballot.
const OPTIONS: usize = 7;

/// The papers of the first stations of a definition's list.
pub fn papers(definition: &Path, count: usize, seed: u64) -> Result<Vec<Paper>> {
    let path = definition.join("stations.csv");
    let text = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let heading = text.lines().next().context("stations.csv is empty")?;
    let column = |name: &str| {
        heading.split(',').position(|found| found == name).with_context(|| format!("no column {name}"))
    };
    let (code, registered) = (column("code")?, column("registered")?);
    let mut random = Random::new(seed);
    // Names of places hold no commas here.
    let rows = text.lines().skip(1).take(count);
    rows.map(|row| {
        let fields: Vec<&str> = row.split(',').collect();
        let station = fields.get(code).context("a row is short")?;
        let registered = fields.get(registered).and_then(|text| text.parse().ok()).unwrap_or(500);
        Ok(Paper { station: (*station).to_owned(), lines: lines(registered, &mut random) })
    })
    .collect()
}

/// Lines that break no check.
fn lines(registered: u64, random: &mut Random) -> Vec<u64> {
    let issued = registered * (55 + random.below(30)) / 100;
    let mobile = issued * random.below(5) / 100;
    let invalid = issued * random.below(3) / 100;
    let valid = issued - invalid;
    let mut votes = vec![0; OPTIONS];
    let mut rest = valid;
    for vote in votes.iter_mut().skip(1) {
        *vote = rest * random.below(60) / 1_000;
        rest -= *vote;
    }
    votes[0] = rest;
    let mut lines = vec![
        registered,
        0,
        registered,
        registered,
        issued - mobile,
        mobile,
        0,
        registered - issued,
        0,
        0,
        0,
        mobile,
        issued - mobile,
        invalid,
        valid,
    ];
    lines.extend(votes);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fit_together() {
        let mut random = Random::new(7);
        for registered in [12, 500, 2_400] {
            let lines = lines(registered, &mut random);
            assert_eq!(lines.len(), 15 + OPTIONS);
            assert_eq!(lines[15..].iter().sum::<u64>(), lines[14], "votes are the valid ballots");
            assert_eq!(lines[4] + lines[5] + lines[7], lines[3], "ballots balance");
        }
    }
}
