//! The stations of Romania's European election of 2024, for the tests of several rooms.
#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "it reads real data where there is any"
)]

/// A station's protocol.
pub struct Station {
    /// County, and number in it.
    pub key: (u32, u32),
    /// Eleven lines, then sixteen options.
    pub lines: Vec<u32>,
}

/// The stations of one file; `None`, and said so, where the data is not there.
pub fn stations(file: &str) -> Option<Vec<Station>> {
    let data = std::env::var("HATTAMA_DATA").unwrap_or_else(|_| "../../../shared/data".to_owned());
    let path = std::path::Path::new(&data).join("ro2024").join(file);
    let Ok(packed) = std::fs::File::open(&path) else {
        let required = std::env::var("HATTAMA_REQUIRE").is_ok_and(|value| value == "1");
        assert!(!required, "Romania cannot be skipped here: there is no {}", path.display());
        // Past the test runner's capture, so that it is seen.
        let line = format!("skipped Romania: there is no {}; set HATTAMA_DATA\n", path.display());
        std::io::Write::write_all(&mut std::io::stderr(), line.as_bytes()).unwrap();
        return None;
    };
    let mut reader = csv::Reader::from_reader(flate2::read::GzDecoder::new(packed));
    let read = |row: csv::StringRecord| Station {
        key: (row[0].parse().unwrap(), row[3].parse().unwrap()),
        lines: row.iter().skip(12).map(|figure| figure.parse().unwrap()).collect(),
    };
    Some(reader.records().map(|row| read(row.unwrap())).collect())
}

/// The lines of the form.
pub const LINES: [&str; 11] = ["a", "a1", "a2", "b", "b1", "b2", "b3", "c", "d", "e", "f"];
