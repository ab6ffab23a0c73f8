//! The invented night of the demonstration: a protocol, a turnout series and two arrival times for every
//! polling station, which add up exactly to what Kazakhstan's commission published for 20 November 2022.
//!
//! Nobody published the figures of single stations, so [`generate`] makes them up from a seed.
//! What it may not make up are the sums: the registers, the turnout by region and hour, those who took part,
//! the votes of every option.
//! Each of them is reached by [`exact::settle`], which spreads a difference over all stations that can bear
//! a part of it, so that no single station carries the error of a whole country.
//!
//! The types that matter: a [`Place`] goes in for each station, a [`RegionNight`] for each unit of the first
//! level; a [`StationNight`] comes out for each place, in the same order.
//! Inside, one stage feeds the next: `turnout` (who came, and when), `stations` (what the commission wrote
//! down), `arrivals` (when the copy and the original reached the centre).
//!
//! All arithmetic is on integers, so a seed gives the same bytes on every machine.
//! What is not here: the reading of files, names, areas, the system's own types. The caller translates.

mod arrivals;
mod exact;
pub mod random;
mod stations;
#[cfg(test)]
mod tests;
mod turnout;

/// How a station behaves in the invention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A school or a village club.
    Ordinary,
    /// A hospital, a place of detention, a garrison: small, and with a turnout of its own.
    Special,
    /// A foreign mission: its polling day follows its own clock.
    Abroad,
}

/// One polling station as the night finds it.
#[derive(Clone, Debug)]
pub struct Place {
    /// The station's code, unique in the country.
    pub code: String,
    /// Code of the unit of the first level; it must be the `region` of one [`RegionNight`].
    pub region: String,
    /// Code of the district (abroad: of the country) that the station stands in.
    pub area: String,
    /// How the station behaves.
    pub kind: Kind,
    /// Registered voters at the opening of the poll.
    pub registered: u64,
    /// Local time minus UTC on polling day, in minutes.
    pub utc_offset_minutes: i32,
}

/// What is known of one unit of the first level: row for row, `night.csv`.
#[derive(Clone, Debug)]
pub struct RegionNight {
    /// Code of the unit.
    pub region: String,
    /// Register at the opening: the sum over the unit's places.
    pub registered_opening: u64,
    /// Register at the end of the poll.
    pub registered_final: u64,
    /// Those who had taken part at each of the [`REPORTS`].
    pub took_part: [u64; 7],
    /// Those who took part, by the protocols.
    pub took_part_final: u64,
}

/// The lines of a station's protocol.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    /// Registered at the opening.
    pub registered_opening: u64,
    /// Added to the register on the day.
    pub registered_changes: u64,
    /// Registered at the end.
    pub registered: u64,
    /// Ballots received.
    pub received: u64,
    /// Ballots issued in the station.
    pub issued_station: u64,
    /// Ballots issued outside the station.
    pub issued_mobile: u64,
    /// Ballots issued on absentee certificates.
    pub issued_absentee: u64,
    /// Ballots unused and cancelled.
    pub unused: u64,
    /// Ballots spoiled by voters and replaced.
    pub spoiled: u64,
    /// Ballots lost.
    pub lost: u64,
    /// Ballots beyond those received that nobody can account for.
    pub surplus: u64,
    /// Ballots found in mobile boxes.
    pub mobile_box: u64,
    /// Ballots found in stationary boxes.
    pub stationary_box: u64,
    /// Invalid ballots.
    pub invalid: u64,
    /// Valid ballots.
    pub valid: u64,
    /// Votes for each option, in the order of [`OPTIONS`].
    pub options: [u64; 7],
}

impl Lines {
    /// Ballots issued in all ways: those who took part.
    pub fn issued(&self) -> u64 {
        self.issued_station + self.issued_mobile + self.issued_absentee
    }

    /// Ballots found in all boxes.
    pub fn found(&self) -> u64 {
        self.mobile_box + self.stationary_box
    }
}

/// What one station did on the night and after it. Times are seconds since 20 November 2022, 00:00 UTC.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StationNight {
    /// The original protocol.
    pub lines: Lines,
    /// Took part, and the register it was reported over, at each of the [`REPORTS`].
    pub turnout: [(u64, u64); 7],
    /// When the electronic copy reached the centre.
    pub copy_at: i64,
    /// When the original did.
    pub original_at: i64,
    /// The lines of the copy, where they are not those of the original.
    pub copy_lines_differ: Option<Lines>,
}

/// The whole country's night.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Night {
    /// One for each place, in the order of the places.
    pub stations: Vec<StationNight>,
    /// Index of the only station whose original corrects its copy.
    pub corrected: usize,
}

/// The options in the order of the ballot (alphabetical in Kazakh, *against all* last) with their final votes.
/// Source: the Central Election Commission's announcement of 22 November 2022.
pub const OPTIONS: [(&str, u64); 7] = [
    ("abden", 206_206),
    ("auesbayev", 176_116),
    ("dairabayev", 271_641),
    ("kazhyken", 200_907),
    ("tokayev", 6_456_393),
    ("tursynbekova", 168_731),
    ("against_all", 460_484),
];

/// The option that won, and that the one correction concerns.
pub const WINNER: usize = 4;

/// Those who took part, by the final protocols.
pub const TOOK_PART_FINAL: u64 = 8_300_046;

/// Those of them who voted with an absentee certificate.
pub const ABSENTEE: u64 = 13_282;

/// The turnout reports, in minutes of 20 November after 00:00 UTC: 10:05, 12:05, 14:05, 16:05, 18:05, 20:00
/// and 22:00 at UTC+06:00.
pub const REPORTS: [i64; 7] = [245, 365, 485, 605, 725, 840, 960];

/// The first report whose base is the register at the end of the poll. Earlier ones use that of the opening.
pub const REPORT_OF_FINAL_REGISTER: usize = 6;

/// Oskemen, where the one correction happens.
const CORRECTED_AREA: &str = "EKZ-OSK";

/// The register, in voters, that the corrected station's comes nearest to.
const CORRECTED_REGISTER: u64 = 1_903;

/// Invents the night.
///
/// # Panics
///
/// When a place names a region that `regions` lacks, when the registers of a region's places do not add up to
/// its register, or when its figures cannot be reached by any station figures that keep the form's laws.
pub fn generate(seed: u64, places: &[Place], regions: &[RegionNight]) -> Night {
    let region_of = places.iter().map(|place| position(place, regions)).collect::<Vec<_>>();
    let turnouts = turnout::invent(seed, places, regions, &region_of);
    let protocols = stations::invent(seed, places, &turnouts, &region_of);
    let corrected = corrected(places);
    let arrivals = arrivals::invent(seed, places, &protocols, corrected);
    let mut stations = Vec::with_capacity(places.len());
    for (index, lines) in protocols.into_iter().enumerate() {
        let mut turnout = [(0, 0); 7];
        for (report, pair) in turnout.iter_mut().enumerate() {
            let late = report >= REPORT_OF_FINAL_REGISTER;
            *pair = (
                turnouts[index].took_part[report],
                if late { lines.registered } else { lines.registered_opening },
            );
        }
        stations.push(StationNight {
            lines,
            turnout,
            copy_at: arrivals[index].copy_at,
            original_at: arrivals[index].original_at,
            copy_lines_differ: (index == corrected).then(|| mistaken_copy(&lines)),
        });
    }
    Night { stations, corrected }
}

fn position(place: &Place, regions: &[RegionNight]) -> usize {
    let found = regions.iter().position(|region| region.region == place.region);
    found.unwrap_or_else(|| {
        panic!("station {} stands in region {}, which the night lacks", place.code, place.region)
    })
}

/// An ordinary station of Oskemen of middling size; of any other district only where Oskemen has none.
fn corrected(places: &[Place]) -> usize {
    let ordinary = (0..places.len()).filter(|&index| places[index].kind == Kind::Ordinary);
    let nearest = ordinary.min_by_key(|&index| {
        let place = &places[index];
        (place.area != CORRECTED_AREA, place.registered.abs_diff(CORRECTED_REGISTER), &place.code)
    });
    nearest.expect("a night needs at least one ordinary station")
}

/// The copy that the original corrects: one ballot for the winner lay with the invalid ones.
fn mistaken_copy(original: &Lines) -> Lines {
    let mut copy = *original;
    copy.options[WINNER] -= 1;
    copy.valid -= 1;
    copy.invalid += 1;
    copy
}
