//! The small election that ships, as what mappings and rows are held against.

use ::formats::import::ByCode;
use formats::mapping::Mapping;
use model::definition::read::{AREAS_FILE, STATIONS_FILE, SourceFile, read};
use model::definition::{Area, Definition};
use std::sync::OnceLock;

const TOML: &str = include_str!("../../../elections/tiny-2026/election.toml");
pub(crate) const AREAS: &str = include_str!("../../../elections/tiny-2026/areas.csv");
pub(crate) const STATIONS: &str = include_str!("../../../elections/tiny-2026/stations.csv");

/// The columns of the seeds of rows.
pub(crate) const HEADING: &str =
    "station,at,registered,received,issued,unused,invalid,valid,lind,moreau,okafor,against_all";

pub(crate) fn definition() -> &'static Definition {
    static READ: OnceLock<Definition> = OnceLock::new();
    READ.get_or_init(|| {
        let toml = SourceFile { name: "election.toml", text: TOML };
        let areas = SourceFile { name: AREAS_FILE, text: AREAS };
        let stations = SourceFile { name: STATIONS_FILE, text: STATIONS };
        read(toml, Some(areas), Some(stations)).expect("the small election reads").definition
    })
}

pub(crate) fn mapping() -> &'static Mapping {
    static READ: OnceLock<Mapping> = OnceLock::new();
    READ.get_or_init(|| {
        let text = include_str!("../../corpus/mapping/good-protocols");
        Mapping::parse("mapping.toml", text).expect("the seed is a mapping")
    })
}

type Places = (ByCode<Area>, ByCode<String>);

/// Areas by code, and the area of each station.
pub(crate) fn places() -> &'static Places {
    static READ: OnceLock<Places> = OnceLock::new();
    READ.get_or_init(|| {
        let definition = definition();
        let areas = definition.areas.iter().map(|area| (area.code.clone(), area.clone())).collect();
        let stations = definition
            .stations
            .iter()
            .flatten()
            .map(|placed| (placed.station.code.clone(), placed.area.clone()))
            .collect();
        (areas, stations)
    })
}
