//! Where the tests find real elections, and how they say that they found none.
#![expect(clippy::disallowed_methods, reason = "it reads real data where there is any")]

/// The text of a file of `HATTAMA_DATA`; `None`, and said so past the test runner's capture, where it is not there.
pub fn text(file: &str) -> Option<String> {
    let data = std::env::var("HATTAMA_DATA").unwrap_or_else(|_| "../../../shared/data".to_owned());
    let path = std::path::Path::new(&data).join(file);
    if let Ok(text) = std::fs::read_to_string(&path) {
        return Some(text);
    }
    let required = std::env::var("HATTAMA_REQUIRE").is_ok_and(|value| value == "1");
    assert!(!required, "{file} cannot be skipped here: there is no {}", path.display());
    let line = format!("skipped {file}: there is no {}; set HATTAMA_DATA\n", path.display());
    std::io::Write::write_all(&mut std::io::stderr(), line.as_bytes()).unwrap();
    None
}

/// The rows of a CSV file, each a function from a column's name to its text.
pub fn rows(text: &str) -> impl Iterator<Item = impl Fn(&str) -> String> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let heading = reader.headers().unwrap().clone();
    let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    records.into_iter().map(move |record| {
        let heading = heading.clone();
        move |column: &str| {
            let place = heading.iter().position(|name| name == column);
            record[place.unwrap_or_else(|| panic!("no column {column}"))].to_owned()
        }
    })
}

/// The generator of the tests: splitmix64, so that every run sees the same populations.
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last as u64 + 1) as usize);
        }
    }
}
