//! The definitions that ship, for the tests of several rooms.
#![expect(clippy::disallowed_methods, reason = "it reads the definitions that ship")]

use model::definition::read::{AREAS_FILE, Reading, STATIONS_FILE, SourceFile, read};

/// Every definition in `elections/`, with its name.
pub fn shipped() -> Vec<(String, Reading)> {
    let folder = std::path::Path::new("../../elections");
    let mut readings = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = |name: &str| std::fs::read_to_string(path.join(name)).ok();
        let [toml, areas, stations] = ["election.toml", AREAS_FILE, STATIONS_FILE].map(text);
        let Some(toml) = toml else { continue };
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let file = |text| SourceFile { name: &name, text };
        let reading = read(file(&toml), areas.as_deref().map(file), stations.as_deref().map(file));
        let reading = reading.unwrap_or_else(|problems| panic!("{problems:?}"));
        readings.push((name, reading));
    }
    assert!(!readings.is_empty(), "some definitions ship");
    readings
}
