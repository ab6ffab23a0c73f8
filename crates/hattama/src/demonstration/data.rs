//! The demonstration's election, built into the program so that it runs from anywhere.

use crate::demonstration::night::RegionNight;
use crate::geography::Files;
use anyhow::{Context, Result, bail};
use model::definition::Definition;
use model::definition::read::{SourceFile, read};

macro_rules! election_file {
    ($name:literal) => {
        include_str!(concat!("../../../../elections/kz-2022-presidential/", $name))
    };
}

/// The definition of Kazakhstan's election of 2022.
pub fn definition() -> Result<Definition> {
    let file = |name, text| SourceFile { name, text };
    let reading = read(
        file("election.toml", election_file!("election.toml")),
        Some(file("areas.csv", election_file!("areas.csv"))),
        Some(file("stations.csv", election_file!("stations.csv"))),
    );
    match reading {
        Ok(reading) => Ok(reading.definition),
        Err(problems) => {
            let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
            bail!("the built-in election does not read:\n{}", lines.join("\n"))
        }
    }
}

/// Where its areas lie on a map.
pub fn geography() -> Files {
    Files { tiles: Some(election_file!("tiles.csv").as_bytes().to_vec()), boundaries: None }
}

/// The invented table of regions, under which every published percentage holds.
pub fn regions() -> Result<Vec<RegionNight>> {
    let mut reader = csv::Reader::from_reader(election_file!("night.csv").as_bytes());
    let mut regions = Vec::new();
    for row in reader.records() {
        let row = row?;
        let count = |index: usize| -> Result<u64> {
            row.get(index).context("night.csv: a field is missing")?.parse().context("night.csv")
        };
        let mut took_part = [0; 7];
        for (hour, figure) in took_part.iter_mut().enumerate() {
            *figure = count(3 + hour)?;
        }
        regions.push(RegionNight {
            region: row.get(0).context("night.csv: a region is missing")?.to_owned(),
            registered_opening: count(1)?,
            registered_final: count(2)?,
            took_part,
            took_part_final: count(10)?,
        });
    }
    Ok(regions)
}
