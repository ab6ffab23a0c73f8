//! What somebody's file holds: compressed bytes, a mapping, rows.

use crate::election;
use ::formats::import::{Known, PROBLEMS_MAX, Refusal, Source, read};
use ::formats::mapping::{Mapping, bind::bind};
use ::formats::unpack::open;
use std::str::from_utf8;

/// A source in one of three encodings, told by the first byte; plain, gzip or zip as its bytes say.
pub fn unpack(data: &[u8]) -> bool {
    let Some((encoding, bytes)) = data.split_first() else { return false };
    let encoding = ["utf-8", "windows-1251", "utf-16le"][usize::from(encoding % 3)];
    let opened = open(bytes, None, encoding);
    if let Err(unopened) = &opened {
        assert!(!unopened.to_string().is_empty());
    }
    opened.is_ok()
}

/// A mapping, held against the small election and a heading.
pub fn mapping(data: &[u8]) -> bool {
    let Ok(text) = from_utf8(data) else { return false };
    let Ok(mapping) = Mapping::parse("mapping.toml", text) else { return false };
    let columns: Vec<String> = election::HEADING.split(',').map(str::to_owned).collect();
    let bound = bind(&mapping, "mapping.toml", election::definition(), &columns);
    if let Err(misfits) = &bound {
        assert!(!misfits.is_empty());
    }
    mapping.delimiter().is_ok() && bound.is_ok()
}

/// Rows of protocols, from packed bytes to figures, by a mapping that does not change.
pub fn import(data: &[u8]) -> bool {
    let Ok(text) = open(data, None, "utf-8") else { return false };
    let definition = election::definition();
    let (areas, stations) = election::places();
    let known = Known { definition, areas, stations };
    let source =
        Source { name: "rows.csv", text: &text, mapping_name: "mapping.toml", mapping: election::mapping() };
    match read(source, &known, &mut |_| {}) {
        Ok(reading) => {
            let contest = definition.contest("president").expect("the small election's contest");
            let form = definition.form(&contest.form).expect("its form");
            let width = form.lines.len() + contest.options.len();
            assert_eq!(reading.figures.len(), reading.protocols.len() * width);
            for index in 0..reading.protocols.len() {
                let figures = reading.figures_of(index);
                assert!(figures.iter().all(|figure| u64::from(*figure) <= ::model::COUNT_MAX));
            }
            let sum: u64 = reading.figures.iter().copied().map(u64::from).sum();
            assert_eq!(reading.totals().iter().map(|(_, total)| total).sum::<u64>(), sum);
            true
        }
        Err(Refusal::Mapping(misfits)) => {
            assert!(!misfits.is_empty());
            false
        }
        Err(Refusal::Report(..)) => unreachable!("rows are no report"),
        Err(Refusal::Rows(problems, _)) => {
            assert!(!problems.is_empty() && problems.len() <= PROBLEMS_MAX);
            false
        }
    }
}

/// A report of NIST SP 1500-100: what is taken becomes a table, a heading and rows as wide.
pub fn nist(data: &[u8]) -> bool {
    let Ok(text) = open(data, None, "utf-8") else { return false };
    match ::formats::nist::table(&text, Some("president")) {
        Ok(table) => {
            let widths: Vec<usize> = table.lines().map(|line| line.matches(',').count()).collect();
            assert!(widths.first().is_some_and(|commas| *commas >= 13));
            true
        }
        Err(refusal) => {
            assert!(!refusal.place.is_empty() && !refusal.found.is_empty() && !refusal.expected.is_empty());
            false
        }
    }
}
