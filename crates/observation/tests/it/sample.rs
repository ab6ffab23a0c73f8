//! The draw: golden numbers from another program, an independent redraw, and laws.

use num_bigint::BigUint;
use observation::sample::{Draw, Frame, Refusal, Seed, Station, draw};
use proptest::prelude::*;
use sha2::{Digest, Sha256};

const SEED: &str = "13456201235197891138";

fn station(stratum: &str, id: &str, size: u64) -> Station {
    Station { stratum: stratum.to_owned(), id: id.to_owned(), size }
}

fn stations() -> Vec<Station> {
    let first = (1..13).map(|number| station("N-1", &format!("S-{number:03}"), 100 + number));
    let second = (1..6).map(|number| station("N-2", &format!("T-{number:03}"), 7 * number));
    first.chain(second).collect()
}

fn sizes(pairs: &[(&str, u64)]) -> Vec<(String, u64)> {
    pairs.iter().map(|&(name, size)| (name.to_owned(), size)).collect()
}

fn ids(draws: &[Draw]) -> Vec<&str> {
    draws.iter().map(|draw| draw.station.as_str()).collect()
}

/// Computed with Python's hashlib.
#[test]
fn another_program_draws_the_same() {
    let frame = Frame::new(&stations()).unwrap();
    assert_eq!(frame.hash(), "75b44784ce0ece9e27c48068cd1ed990882663dec4011eac0c7de1ba4316502c");
    let seed: Seed = SEED.parse().unwrap();
    let drawn = draw(&frame, &seed, &sizes(&[("N-1", 4), ("N-2", 3)]), 2).unwrap();
    assert_eq!(ids(&drawn.strata[0].sample), ["S-012", "S-002", "S-003", "S-006"]);
    assert_eq!(ids(&drawn.strata[0].replacements), ["S-007", "S-001"]);
    assert_eq!(ids(&drawn.strata[1].sample), ["T-005", "T-003", "T-002"]);
    assert_eq!(ids(&drawn.strata[1].replacements), ["T-004", "T-001"]);
    assert_eq!((drawn.stations(), drawn.frame_hash), (7, frame.hash()));
}

#[test]
fn canonical_bytes_are_what_sort_gives() {
    let odd = [station("b", "2", 1), station("b", "10", 0), station("a+", "ä", 7), station("a", "z", 5)];
    let frame = Frame::new(&odd).unwrap();
    assert_eq!(frame.canonical(), "a+,ä,7\na,z,5\nb,10,0\nb,2,1\n");
    assert_eq!(frame.stations(), 4);
    let names: Vec<&str> = frame.strata().iter().map(|stratum| stratum.name.as_str()).collect();
    assert_eq!(names, ["a", "a+", "b"]);
}

#[test]
fn what_cannot_be_drawn_is_refused() {
    assert_eq!(Frame::new(&[]), Err(Refusal::EmptyFrame));
    for bad in ["", "a,b", " a", "a ", "a\"", "a\nb", "a\u{85}b"] {
        let refused = Frame::new(&[station("N", bad, 1)]);
        assert_eq!(refused, Err(Refusal::Field { what: "station", found: bad.to_owned() }));
        let refused = Frame::new(&[station(bad, "S", 1)]);
        assert_eq!(refused, Err(Refusal::Field { what: "stratum", found: bad.to_owned() }));
    }
    let twice = Frame::new(&[station("N", "S", 1), station("M", "S", 1)]);
    assert_eq!(twice, Err(Refusal::StationTwice("S".to_owned())));
    for bad in ["", "1234567890123456789", "1345620123519789113x", "-3456201235197891138"] {
        assert_eq!(bad.parse::<Seed>(), Err(Refusal::Seed { found: bad.to_owned() }));
    }
    let frame = Frame::new(&stations()).unwrap();
    let seed: Seed = SEED.parse().unwrap();
    let refusal = |pairs: &[(&str, u64)]| draw(&frame, &seed, &sizes(pairs), 0).unwrap_err();
    assert_eq!(refusal(&[("N-3", 1)]), Refusal::UnknownStratum("N-3".to_owned()));
    assert_eq!(refusal(&[("N-1", 1), ("N-1", 2)]), Refusal::SizeTwice("N-1".to_owned()));
    assert_eq!(refusal(&[("N-1", 1)]), Refusal::NoSize("N-2".to_owned()));
    let refused = refusal(&[("N-1", 1), ("N-2", 6)]);
    assert_eq!(refused, Refusal::MoreThanFrame { stratum: "N-2".to_owned(), wanted: 6, frame: 5 });
}

/// The whole rule in ten lines, with a number of 256 bits and a list of strings.
fn redraw(stations: &[Station], seed: &str, stratum: &str, wanted: usize) -> Vec<String> {
    let mut ids: Vec<String> = stations
        .iter()
        .filter(|station| station.stratum == stratum)
        .map(|station| station.id.clone())
        .collect();
    ids.sort();
    let mut drawn = Vec::new();
    while drawn.len() < wanted && !ids.is_empty() {
        let digest = Sha256::digest(format!("{seed},{stratum},{}", drawn.len() + 1));
        let place = BigUint::from_bytes_be(&digest) % BigUint::from(ids.len());
        drawn.push(ids.remove(place.try_into().unwrap()));
    }
    drawn
}

/// Every station comes first about equally often: 2,000 seeds over 12 stations, each within four standard deviations.
#[test]
fn no_station_is_preferred() {
    let frame = Frame::new(&stations()).unwrap();
    let mut first = [0u32; 12];
    for number in 0..2_000u64 {
        let seed: Seed = format!("{number:020}").parse().unwrap();
        let drawn = draw(&frame, &seed, &sizes(&[("N-1", 1), ("N-2", 0)]), 0).unwrap();
        first[drawn.strata[0].sample[0].place as usize] += 1;
    }
    let spread = (2_000.0f64 / 12.0 * 11.0 / 12.0).sqrt();
    assert!(first.iter().all(|&times| (f64::from(times) - 2_000.0 / 12.0).abs() < 4.0 * spread), "{first:?}");
}

proptest! {
    #[test]
    fn a_stranger_redraws_it_and_the_order_of_the_list_decides_nothing(
        list in prop::collection::btree_map("[a-zäö0-9]{1,6}", ("[A-C]", 0u64..3_000), 1..80)
            .prop_map(|list| list.into_iter().map(|(id, (stratum, size))| station(&stratum, &id, size)).collect())
            .prop_flat_map(|list: Vec<Station>| (Just(list.clone()), Just(list).prop_shuffle())),
        seed in "[0-9]{20,40}",
        wanted in 0u64..8,
        more in 0u64..8,
    ) {
        let (sorted, shuffled) = list;
        let frame = Frame::new(&shuffled).unwrap();
        prop_assert_eq!(&frame, &Frame::new(&sorted).unwrap());
        let sizes: Vec<(String, u64)> = frame
            .strata()
            .iter()
            .map(|stratum| (stratum.name.clone(), wanted.min(stratum.ids.len() as u64)))
            .collect();
        let drawn = draw(&frame, &seed.parse().unwrap(), &sizes, more).unwrap();
        for stratum in &drawn.strata {
            let own: Vec<String> = stratum
                .sample
                .iter()
                .chain(&stratum.replacements)
                .map(|draw| draw.station.clone())
                .collect();
            let expected = stratum.sample.len() + more as usize;
            prop_assert_eq!(own, redraw(&shuffled, &seed, &stratum.name, expected));
        }
    }
}
