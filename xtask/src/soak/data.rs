//! Made-up protocols in the columns of Romania's file, in two versions, and what they add up to.
//!
//! The first file has every station; the final one has them all again, some with a second version and other figures.
//! A few protocols contradict themselves, so that findings are on the way too. The sums are computed here, from the
//! rows, so that the program's own sums are held against others.

use super::random::Random;
use std::collections::{BTreeMap, BTreeSet};

/// The figures do not depend on the seed that chooses the kills: each run kills over the same record.
const SEED: u64 = 2024;

/// Lines of the form and options of the ballot, by their codes, each with its column, in the order of the file.
const COLUMNS: [(&str, &str); 27] = [
    ("a", "a"),
    ("a1", "a1"),
    ("a2", "a2"),
    ("b", "b"),
    ("b1", "b1"),
    ("b2", "b2"),
    ("b3", "b3"),
    ("c", "c"),
    ("d", "d"),
    ("e", "e"),
    ("f", "f"),
    ("aur", "ALIANȚA AUR-voturi"),
    ("adu", "ALIANȚA DREAPTA UNITĂ USR - PMP - FORȚA DREPTEI-voturi"),
    ("psd_pnl", "ALIANȚA ELECTORALĂ PSD PNL-voturi"),
    ("gheorghe", "GHEORGHE VLAD-DAN-voturi"),
    ("ad", "PARTIDUL ALTERNATIVA DREAPTĂ-voturi"),
    ("pdu", "PARTIDUL DIASPORA UNITĂ-voturi"),
    ("patriotilor", "PARTIDUL PATRIOȚILOR-voturi"),
    ("reper", "PARTIDUL REÎNNOIM PROIECTUL EUROPEAN AL ROMÂNIEI-voturi"),
    ("prm", "PARTIDUL ROMÂNIA MARE-voturi"),
    ("sos", "PARTIDUL S.O.S. ROMÂNIA-voturi"),
    ("pusl", "PARTIDUL UMANIST SOCIAL LIBERAL-voturi"),
    ("pirvanescu", "PÎRVĂNESCU PAULA-MARINELA-voturi"),
    ("rs", "ROMÂNIA SOCIALISTĂ-voturi"),
    ("udmr", "UNIUNEA DEMOCRATĂ MAGHIARĂ DIN ROMÂNIA-voturi"),
    ("sosoaca", "ȘOȘOACĂ DUMITRU-SILVESTRU-voturi"),
    ("stefanuta", "ȘTEFĂNUȚĂ NICOLAE-BOGDĂNEL-voturi"),
];

/// Lines of the form among the columns; the rest are options.
const LINES: usize = 11;

/// The columns before the figures. The file's names of counties and stages are in `ignore` of the mappings.
const PLACE: &str = "precinct_county_nce,precinct_county_name,precinct_name,precinct_nr,uat_name,uat_siruta,report_version,\
                     report_stage_code,report_type_scope_code,report_type_category_code,report_type_code,created_at";

/// Stations of a commune.
const OF_COMMUNE: u64 = 9;

/// The definition has counties with the codes 1 to 40 and more.
const COUNTIES: u64 = 40;

type Figures = [u64; 27];

/// What a record adds up to: stations that are in, and the sum of every line and option that is not 0.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sums {
    /// Stations that are in.
    pub stations: u64,
    /// Sums by the code of the line or option.
    pub sums: BTreeMap<String, u64>,
}

impl Sums {
    fn add(&mut self, figures: &Figures) {
        self.stations += 1;
        for ((code, _), figure) in COLUMNS.iter().zip(figures) {
            self.put(code, *figure);
        }
    }

    /// Adds to the sum of a line or option.
    pub fn put(&mut self, code: &str, figure: u64) {
        if figure > 0 {
            *self.sums.entry(code.to_owned()).or_default() += figure;
        }
    }
}

/// Two files, and what is true of them.
#[derive(Debug, Default)]
pub struct Made {
    /// The file of first versions.
    pub first: String,
    /// The file of latest versions.
    pub last: String,
    /// What the first file adds up to.
    pub first_sums: Sums,
    /// What the latest versions add up to.
    pub last_sums: Sums,
    /// Every revision that the record is to hold, by station.
    pub revisions: BTreeSet<(String, u64)>,
}

/// Makes the files for so many stations.
pub fn make(stations: u64) -> Made {
    let mut random = Random::new(SEED);
    let columns: Vec<&str> = COLUMNS.iter().map(|(_, column)| *column).collect();
    let heading = format!("{PLACE},{}\n", columns.join(","));
    let mut made = Made { first: heading.clone(), last: heading, ..Made::default() };
    for station in 0..stations {
        let (county, number) = (station % COUNTIES + 1, station / COUNTIES + 1);
        let code = format!("{county}-{number}");
        let commune = number.div_ceil(OF_COMMUNE);
        let place = format!("{county},JUDEȚUL {county},Școala {number},{number},COMUNA {commune},{commune}");
        let row = |version: u64, figures: &Figures| {
            let time = format!("2024-06-{:02} {:02}:{:02}:00", 9 + version, number % 24, county);
            let figures: Vec<String> = figures.iter().map(u64::to_string).collect();
            format!("{place},{version},PROV,PRCNCT,EUP,EUP_SV,{time},{}\n", figures.join(","))
        };
        let figures = invent(&mut random);
        made.first.push_str(&row(1, &figures));
        made.first_sums.add(&figures);
        made.revisions.insert((code.clone(), 1));
        let corrected = random.once_in(2);
        let last = if corrected { invent(&mut random) } else { figures };
        made.last.push_str(&row(1 + u64::from(corrected), &last));
        made.last_sums.add(&last);
        if corrected {
            made.revisions.insert((code, 2));
        }
    }
    made
}

/// A protocol: consistent, apart from one in eight.
fn invent(random: &mut Random) -> Figures {
    let mut figures = [0; 27];
    let mut valid = 0;
    for option in &mut figures[LINES..] {
        *option = random.below(60);
        valid += *option;
    }
    let null = random.below(20);
    let took_part = valid + null;
    let registered = took_part * 2 + random.below(200);
    let received = took_part + 50;
    let unused = received - took_part + u64::from(random.once_in(8));
    let lines = [registered, registered, 0, took_part, took_part, 0, 0, received, unused, valid, null];
    figures[..LINES].copy_from_slice(&lines);
    figures
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_are_the_same_each_time_and_differ_from_each_other() {
        let (made, again) = (make(200), make(200));
        assert_eq!((&made.first, &made.last), (&again.first, &again.last));
        assert_eq!(made.first.lines().count(), 201);
        assert_eq!((made.first_sums.stations, made.last_sums.stations), (200, 200));
        assert!(made.revisions.len() > 250 && made.first_sums.sums["e"] != made.last_sums.sums["e"]);
    }
}
