//! The draw itself, and how it is written so that others repeat it.

use super::{Frame, FrameStratum, Refusal, Seed};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::fmt;

/// One draw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draw {
    /// i, from 1 on in each stratum.
    pub number: u64,
    /// Stations of the stratum that were left, this one among them.
    pub left: u64,
    /// The remainder: the drawn station's place among them, from 0 on.
    pub place: u64,
    /// The station's id.
    pub station: String,
}

/// What was drawn in a stratum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StratumDrawn {
    /// Its name.
    pub name: String,
    /// N, its stations in the frame.
    pub frame: u64,
    /// The sample, in the order of the draws.
    pub sample: Vec<Draw>,
    /// Who stands in, in this order; fewer than asked for where the stratum has no more.
    pub replacements: Vec<Draw>,
}

/// A drawn sample, with everything that repeats it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    /// SHA-256 of the frame.
    pub frame_hash: String,
    /// The seed.
    pub seed: Seed,
    /// Every stratum, in the order of the frame.
    pub strata: Vec<StratumDrawn>,
}

/// Draws in every stratum as many stations as `sizes` says, and so many `replacements` beyond them.
///
/// # Errors
///
/// [`Refusal::UnknownStratum`], [`Refusal::SizeTwice`], [`Refusal::NoSize`], [`Refusal::MoreThanFrame`].
pub fn draw(
    frame: &Frame,
    seed: &Seed,
    sizes: &[(String, u64)],
    replacements: u64,
) -> Result<Drawn, Refusal> {
    let mut wanted: HashMap<&str, u64> = HashMap::new();
    for (name, size) in sizes {
        if !frame.strata().iter().any(|stratum| stratum.name == *name) {
            return Err(Refusal::UnknownStratum(name.clone()));
        }
        if wanted.insert(name, *size).is_some() {
            return Err(Refusal::SizeTwice(name.clone()));
        }
    }
    let stratum = |stratum: &FrameStratum| {
        let Some(&wanted) = wanted.get(stratum.name.as_str()) else {
            return Err(Refusal::NoSize(stratum.name.clone()));
        };
        let frame = stratum.ids.len() as u64;
        if wanted > frame {
            return Err(Refusal::MoreThanFrame { stratum: stratum.name.clone(), wanted, frame });
        }
        let mut sample = draws(seed, stratum, wanted.saturating_add(replacements));
        let replacements = sample.split_off(usize::try_from(wanted).expect("no more than there are ids"));
        Ok(StratumDrawn { name: stratum.name.clone(), frame, sample, replacements })
    };
    let strata = frame.strata().iter().map(stratum).collect::<Result<_, _>>()?;
    Ok(Drawn { frame_hash: frame.hash(), seed: seed.clone(), strata })
}

/// The first so many draws of a stratum, or all that it has.
fn draws(seed: &Seed, stratum: &FrameStratum, wanted: u64) -> Vec<Draw> {
    let mut left: Vec<usize> = (0..stratum.ids.len()).collect();
    (1..=wanted.min(left.len() as u64))
        .map(|number| {
            let stations = left.len() as u64;
            let text = format!("{seed},{},{number}", stratum.name);
            let place = remainder(&Sha256::digest(text), stations);
            let drawn = left.remove(usize::try_from(place).expect("a place among the ids"));
            Draw { number, left: stations, place, station: stratum.ids[drawn].clone() }
        })
        .collect()
}

/// The bytes as a number, the first one the highest, modulo `divisor`.
fn remainder(bytes: &[u8], divisor: u64) -> u64 {
    let divisor = u128::from(divisor);
    let rest = bytes.iter().fold(0, |rest: u128, &byte| (rest * 256 + u128::from(byte)) % divisor);
    u64::try_from(rest).expect("below the divisor")
}

impl StratumDrawn {
    /// The draws in the order of the rule, each with its role.
    pub fn roles(&self) -> impl Iterator<Item = (&Draw, &'static str)> {
        let sample = self.sample.iter().map(|draw| (draw, "sample"));
        sample.chain(self.replacements.iter().map(|draw| (draw, "replacement")))
    }
}

impl Drawn {
    /// Stations in the samples of all strata.
    pub fn stations(&self) -> u64 {
        self.strata.iter().map(|stratum| stratum.sample.len() as u64).sum()
    }

    /// The list as it is published: every draw in the order of the rule, the sample of each stratum, then who stands
    /// in.
    pub fn to_csv(&self) -> String {
        let mut text = "stratum,draw,left,place,station,role\n".to_owned();
        for stratum in &self.strata {
            for (Draw { number, left, place, station }, role) in stratum.roles() {
                text.push_str(&format!("{},{number},{left},{place},{station},{role}\n", stratum.name));
            }
        }
        text
    }
}

/// How anyone repeats it, with the numbers of the first draw to try it on.
impl fmt::Display for Drawn {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Drawn { frame_hash, seed, strata } = self;
        writeln!(formatter, "frame sha256:{frame_hash}")?;
        writeln!(formatter, "seed {seed}")?;
        writeln!(formatter, "drawn {} stations in {} strata", self.stations(), strata.len())?;
        writeln!(
            formatter,
            "to draw again: sort the lines stratum,id,size by their bytes, each ending in LF;"
        )?;
        writeln!(formatter, "  LC_ALL=C sort FRAME | sha256sum   gives the frame's hash")?;
        writeln!(
            formatter,
            "  draw i of a stratum: SHA-256 of \"seed,stratum,i\" as a number, modulo the stations left;"
        )?;
        writeln!(
            formatter,
            "  the station at that place, from 0 on, among the ids left in ascending bytes; it leaves"
        )?;
        let first = strata.iter().find_map(|stratum| Some((&stratum.name, stratum.sample.first()?)));
        if let Some((name, Draw { number, left, place, station })) = first {
            writeln!(formatter, "  printf %s '{seed},{name},{number}' | sha256sum")?;
            writeln!(
                formatter,
                "  gives a number that leaves {place} when divided by {left}: station {station}"
            )?;
        }
        Ok(())
    }
}
