//! The laws of the night, on the demonstration's own places, for several seeds.
//!
//! The files are read by the few lines at the end, so that this module stays free of every crate.

use super::{
    ABSENTEE, Kind, Lines, Night, OPTIONS, Place, REPORT_OF_FINAL_REGISTER, REPORTS, RegionNight,
    StationNight, TOOK_PART_FINAL, WINNER, generate,
};

const SEEDS: [u64; 3] = [2022, 1, 0xFFFF_FFFF_FFFF_FFFF];

/// Runs the check on every seed's night.
fn on_nights(check: impl Fn(&[Place], &[RegionNight], &Night)) {
    let (places, regions) = (read_places(), read_regions());
    for seed in SEEDS {
        check(&places, &regions, &generate(seed, &places, &regions));
    }
}

/// Runs the check on every station of every seed's night.
fn on_stations(check: impl Fn(&Place, &StationNight)) {
    on_nights(|places, _, night| {
        assert_eq!(places.len(), night.stations.len());
        places.iter().zip(&night.stations).for_each(|(place, station)| check(place, station));
    });
}

fn sum(stations: &[&StationNight], figure: impl Fn(&StationNight) -> u64) -> u64 {
    stations.iter().map(|station| figure(station)).sum()
}

fn assert_the_form_holds(code: &str, lines: &Lines) {
    let accounted = lines.issued() + lines.unused + lines.spoiled + lines.lost;
    assert_eq!(lines.registered, lines.registered_opening + lines.registered_changes, "{code}: register");
    assert_eq!(lines.received + lines.surplus, accounted, "{code}: ballots");
    assert_eq!(lines.found(), lines.valid + lines.invalid, "{code}: boxes");
    assert_eq!(lines.options.iter().sum::<u64>(), lines.valid, "{code}: votes");
    assert!(lines.found() <= lines.issued(), "{code}: boxes and issued");
    assert!(lines.mobile_box <= lines.issued_mobile, "{code}: mobile boxes");
    assert!(lines.issued() <= lines.registered, "{code}: issued and register");
    assert!(lines.registered <= 3_000, "{code}: more voters than the law allows a station");
}

#[test]
fn the_places_are_the_countrys() {
    let places = read_places();
    assert_eq!(places.len(), 10_101);
    assert_eq!(places.iter().filter(|place| place.kind == Kind::Abroad).count(), 68);
    assert_eq!(places.iter().map(|place| place.registered).sum::<u64>(), 11_950_485);
}

#[test]
fn every_original_and_every_copy_keeps_the_laws_of_the_form() {
    on_stations(|place, station| {
        assert_eq!(station.lines.registered_opening, place.registered);
        assert_the_form_holds(&place.code, &station.lines);
        if let Some(copy) = &station.copy_lines_differ {
            assert_the_form_holds(&place.code, copy);
        }
    });
}

#[test]
fn turnout_never_falls_and_never_passes_its_base() {
    on_stations(|place, station| {
        let mut earlier = 0;
        for (report, &(took_part, registered)) in station.turnout.iter().enumerate() {
            let late = report >= REPORT_OF_FINAL_REGISTER;
            let base = if late { station.lines.registered } else { station.lines.registered_opening };
            assert_eq!(registered, base, "{}: base of report {report}", place.code);
            assert!((earlier..=registered).contains(&took_part), "{}: report {report}", place.code);
            earlier = took_part;
        }
        assert!(earlier <= station.lines.issued(), "{}: the last report", place.code);
    });
}

#[test]
fn nobody_has_voted_at_a_mission_that_is_not_open() {
    on_stations(|place, station| {
        for (report, &(took_part, _)) in station.turnout.iter().enumerate() {
            let local = REPORTS[report] + i64::from(place.utc_offset_minutes);
            if place.kind == Kind::Abroad && local <= 7 * 60 {
                assert_eq!(took_part, 0, "{} opens later", place.code);
            }
            if place.kind == Kind::Abroad && local >= 20 * 60 {
                assert_eq!(took_part, station.lines.issued(), "{} has closed", place.code);
            }
        }
    });
}

#[test]
fn every_regional_figure_is_reached() {
    on_nights(|places, regions, night| {
        for region in regions {
            let pairs = places.iter().zip(&night.stations).filter(|(place, _)| place.region == region.region);
            let inside = pairs.map(|(_, station)| station).collect::<Vec<_>>();
            let name = &region.region;
            assert_eq!(sum(&inside, |s| s.lines.registered_opening), region.registered_opening, "{name}");
            assert_eq!(sum(&inside, |s| s.lines.registered), region.registered_final, "{name}");
            assert_eq!(sum(&inside, |s| s.lines.issued()), region.took_part_final, "{name}");
            for (report, &took_part) in region.took_part.iter().enumerate() {
                assert_eq!(sum(&inside, |s| s.turnout[report].0), took_part, "{name}, report {report}");
            }
        }
    });
}

#[test]
fn every_national_figure_is_reached() {
    on_nights(|_, _, night| {
        let all = night.stations.iter().collect::<Vec<_>>();
        assert_eq!(sum(&all, |s| s.lines.registered_opening), 11_950_485);
        assert_eq!(sum(&all, |s| s.lines.registered), 11_953_465);
        assert_eq!(sum(&all, |s| s.lines.issued()), TOOK_PART_FINAL);
        assert_eq!(sum(&all, |s| s.lines.issued_absentee), ABSENTEE);
        for (report, took_part) in
            [(0, 2_792_962), (3, 7_450_395), (4, 8_108_668), (5, 8_282_607), (6, 8_299_501)]
        {
            assert_eq!(sum(&all, |s| s.turnout[report].0), took_part);
        }
        for (option, (name, votes)) in OPTIONS.iter().enumerate() {
            assert_eq!(sum(&all, |s| s.lines.options[option]), *votes, "{name}");
        }
        assert_eq!(sum(&all, |s| s.lines.valid), 7_940_478);
        assert_eq!(sum(&all, |s| s.lines.issued() - s.lines.valid), 359_568);
        let taken = sum(&all, |s| s.lines.issued() - s.lines.found());
        assert!((50..500).contains(&taken), "{taken} ballots were taken home");
    });
}

#[test]
fn one_copy_differs_by_one_vote() {
    on_nights(|places, _, night| {
        let differ = night.stations.iter().enumerate().filter(|(_, s)| s.copy_lines_differ.is_some());
        assert_eq!(differ.map(|(index, _)| index).collect::<Vec<_>>(), [night.corrected]);
        let (place, station) = (&places[night.corrected], &night.stations[night.corrected]);
        assert_eq!((place.area.as_str(), place.kind), ("EKZ-OSK", Kind::Ordinary));
        assert_eq!(read("stations.csv")[night.corrected]["name_en"], "School No. 12");

        let mut copy = station.copy_lines_differ.expect("the corrected station");
        assert_eq!(copy.options[WINNER] + 1, station.lines.options[WINNER]);
        copy.options[WINNER] += 1;
        copy.valid += 1;
        copy.invalid -= 1;
        assert_eq!(copy, station.lines, "nothing else differs");
    });
}

#[test]
fn arrivals_keep_to_the_embargo_and_the_closes() {
    const HOUR: i64 = 3_600;
    on_stations(|place, station| {
        let close = 20 * HOUR - i64::from(place.utc_offset_minutes) * 60;
        let (copy, original) = (station.copy_at, station.original_at);
        assert!(copy >= 15 * HOUR + 300, "{}: a copy under the embargo", place.code);
        assert!(copy >= close + 15 * 60, "{}: a copy before the count", place.code);
        assert!(copy < 27 * HOUR, "{}: a copy after 09:00 of the next day", place.code);
        assert!((28 * HOUR..54 * HOUR).contains(&original), "{}: the original", place.code);
    });
    on_nights(|_, _, night| {
        let copies = night.stations.iter().map(|station| station.copy_at).collect::<Vec<_>>();
        let by = |hour: i64| copies.iter().filter(|&&at| at < hour * HOUR).count();
        assert!((500..7_000).contains(&by(16)), "{} copies by 22:00 at UTC+06:00", by(16));
        assert!(by(20) > 9_000, "{} copies by 02:00 at UTC+06:00", by(20));
        assert!(night.stations[night.corrected].original_at >= 51 * HOUR);
    });
}

#[test]
fn no_station_is_absurd() {
    on_nights(|places, _, night| {
        let mut warned = 0;
        for (place, station) in places.iter().zip(&night.stations) {
            let lines = &station.lines;
            let taken = lines.issued() - lines.found();
            warned += u64::from(taken + lines.lost + lines.surplus > 0);
            assert!(taken <= 3 && lines.lost <= 1 && lines.surplus <= 1, "{}: {lines:?}", place.code);
            assert!(lines.issued() > 0, "{}: nobody came", place.code);
            if lines.valid >= 100 {
                let winner = lines.options[WINNER] * 100 / lines.valid;
                assert!((40..=98).contains(&winner), "{}: {winner} % for the winner", place.code);
                assert!(lines.invalid * 7 < lines.found() * 2, "{}: {} invalid", place.code, lines.invalid);
            }
        }
        assert!((50..300).contains(&warned), "{warned} stations have something to explain");
        let full =
            night.stations.iter().filter(|s| s.lines.issued() * 100 >= s.lines.registered * 95).count();
        assert!(full < 400, "{full} stations report a turnout of 95 % or more");
    });
}

#[test]
fn stations_and_regions_vary() {
    on_nights(|places, regions, night| {
        let share = |stations: &[&StationNight]| {
            sum(stations, |s| s.lines.options[WINNER]) * 10_000 / sum(stations, |s| s.lines.valid)
        };
        let mut shares = Vec::new();
        for region in regions {
            let pairs = places.iter().zip(&night.stations).filter(|(place, _)| place.region == region.region);
            shares.push(share(&pairs.map(|(_, station)| station).collect::<Vec<_>>()));
        }
        let (least, most) = (shares.iter().min(), shares.iter().max());
        assert!(most.zip(least).is_some_and(|(most, least)| most - least > 200), "{shares:?}");
        let large = night.stations.iter().filter(|s| s.lines.valid >= 500);
        let mut single = large.map(|station| share(&[station])).collect::<Vec<_>>();
        single.sort_unstable();
        let (low, high) = (single[single.len() / 20], single[single.len() * 19 / 20]);
        assert!(high - low > 600, "nine in ten large stations lie between {low} and {high}");
    });
}

#[test]
fn a_seed_gives_the_same_night_on_every_machine() {
    let (places, regions) = (read_places(), read_regions());
    let night = generate(2022, &places, &regions);
    assert_eq!(night, generate(2022, &places, &regions));
    assert_ne!(night, generate(2023, &places, &regions));
    // FNV-1a over every figure and its name: whoever changes a file or the invention changes it knowingly.
    let mut digest = 0xCBF2_9CE4_8422_2325_u64;
    for byte in format!("{night:?}").bytes() {
        digest = (digest ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3);
    }
    assert_eq!(format!("{digest:016x}"), "5e885428db4f7006");
}

#[test]
#[should_panic(expected = "stands in region XXX, which the night lacks")]
fn a_place_of_no_region_is_refused() {
    let mut places = read_places();
    places[0].region = "XXX".to_owned();
    generate(1, &places, &read_regions());
}

type Row = std::collections::BTreeMap<String, String>;

fn read(file: &str) -> Vec<Row> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../elections/kz-2022-presidential");
    let text = std::fs::read_to_string(format!("{folder}/{file}")).expect("a file of the demonstration");
    let mut lines = text.lines().map(cells);
    let header = lines.next().expect("a header");
    lines.map(|line| header.iter().cloned().zip(line).collect()).collect()
}

/// The cells of a line of CSV in which a quoted cell may hold commas, but no quote.
fn cells(line: &str) -> Vec<String> {
    let (mut cells, mut quoted) = (vec![String::new()], false);
    for letter in line.chars() {
        match letter {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            other => cells.last_mut().expect("at least one cell").push(other),
        }
    }
    cells
}

fn number(row: &Row, column: &str) -> u64 {
    row[column].parse().expect("a count")
}

fn read_places() -> Vec<Place> {
    let areas = read("areas.csv").into_iter().map(|row| (row["code"].clone(), row));
    let areas = areas.collect::<std::collections::BTreeMap<_, _>>();
    let mut places = Vec::new();
    for row in read("stations.csv") {
        let area = &areas[&row["area"]];
        let offset = &area["utc_offset"];
        let (hours, minutes) = offset[1..].split_once(':').expect("an offset ±hh:mm");
        let offset_minutes =
            hours.parse::<i32>().expect("hours") * 60 + minutes.parse::<i32>().expect("minutes");
        places.push(Place {
            code: row["code"].clone(),
            region: area["parent"].clone(),
            area: row["area"].clone(),
            kind: match row["kind"].as_str() {
                "ordinary" => Kind::Ordinary,
                "abroad" => Kind::Abroad,
                _ => Kind::Special,
            },
            registered: number(&row, "registered"),
            utc_offset_minutes: if offset.starts_with('-') { -offset_minutes } else { offset_minutes },
        });
    }
    places
}

fn read_regions() -> Vec<RegionNight> {
    let reports = ["1005", "1205", "1405", "1605", "1805", "2000", "2200"];
    let mut regions = Vec::new();
    for row in read("night.csv") {
        regions.push(RegionNight {
            region: row["region"].clone(),
            registered_opening: number(&row, "registered_opening"),
            registered_final: number(&row, "registered_final"),
            took_part: reports.map(|report| number(&row, &format!("took_part_{report}"))),
            took_part_final: number(&row, "took_part_final"),
        });
    }
    regions
}
