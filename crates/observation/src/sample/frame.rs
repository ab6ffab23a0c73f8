//! The list of all stations, and its hash.

use super::Refusal;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashSet};

/// A station of the frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Station {
    /// The name of its stratum.
    pub stratum: String,
    /// Its id, unique in the frame.
    pub id: String,
    /// How large it is, such as its registered voters. It is hashed with the rest and has no part in the draw.
    pub size: u64,
}

/// A stratum of the frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrameStratum {
    /// Its name.
    pub name: String,
    /// Its stations' ids, in ascending order of bytes.
    pub ids: Vec<String>,
}

/// All stations, in canonical order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    lines: Vec<String>,
    strata: Vec<FrameStratum>,
}

impl Frame {
    /// Puts the stations, in whatever order they come, into the canonical one.
    ///
    /// # Errors
    ///
    /// [`Refusal::EmptyFrame`], [`Refusal::Field`], [`Refusal::StationTwice`].
    pub fn new(stations: &[Station]) -> Result<Frame, Refusal> {
        if stations.is_empty() {
            return Err(Refusal::EmptyFrame);
        }
        let mut seen = HashSet::new();
        let mut strata: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for station in stations {
            field("stratum", &station.stratum)?;
            field("station", &station.id)?;
            if !seen.insert(station.id.as_str()) {
                return Err(Refusal::StationTwice(station.id.clone()));
            }
            strata.entry(&station.stratum).or_default().push(station.id.clone());
        }
        let line = |station: &Station| format!("{},{},{}", station.stratum, station.id, station.size);
        let mut lines: Vec<String> = stations.iter().map(line).collect();
        lines.sort_unstable();
        let ordered = |(name, mut ids): (&str, Vec<String>)| {
            ids.sort_unstable();
            FrameStratum { name: name.to_owned(), ids }
        };
        Ok(Frame { lines, strata: strata.into_iter().map(ordered).collect() })
    }

    /// Reads the bytes that were hashed, and takes no others.
    ///
    /// # Errors
    ///
    /// [`Refusal::Line`] where a line is no station, what [`Frame::new`] refuses, and [`Refusal::NotCanonical`] where
    /// the same list has other bytes.
    pub fn read(text: &str) -> Result<Frame, Refusal> {
        let station = |(number, line): (usize, &str)| {
            let fields: Vec<&str> = line.split(',').collect();
            let refused = || Refusal::Line { line: number + 1, found: line.chars().take(80).collect() };
            let [stratum, id, size] = fields[..] else { return Err(refused()) };
            let size = size.parse().map_err(|_| refused())?;
            Ok(Station { stratum: stratum.to_owned(), id: id.to_owned(), size })
        };
        let stations: Vec<Station> = text.lines().enumerate().map(station).collect::<Result<_, _>>()?;
        let frame = Frame::new(&stations)?;
        if frame.canonical() == text { Ok(frame) } else { Err(Refusal::NotCanonical) }
    }

    /// The bytes that are hashed: every line, each ending in LF.
    pub fn canonical(&self) -> String {
        self.lines.iter().flat_map(|line| [line, "\n"]).collect()
    }

    /// SHA-256 of the canonical bytes, in lower-case hexadecimal digits.
    pub fn hash(&self) -> String {
        let mut hasher = Sha256::new();
        for line in &self.lines {
            hasher.update(line);
            hasher.update("\n");
        }
        hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// The strata, their names in ascending order of bytes.
    pub fn strata(&self) -> &[FrameStratum] {
        &self.strata
    }

    /// Stations in all strata.
    pub fn stations(&self) -> u64 {
        self.lines.len() as u64
    }
}

/// Refuses what would not be one field of one line, or would look like another.
fn field(what: &'static str, text: &str) -> Result<(), Refusal> {
    let is_forbidden = |character: char| matches!(character, ',' | '"') || character.is_control();
    match text.is_empty() || text.trim() != text || text.contains(is_forbidden) {
        true => Err(Refusal::Field { what, found: text.to_owned() }),
        false => Ok(()),
    }
}
