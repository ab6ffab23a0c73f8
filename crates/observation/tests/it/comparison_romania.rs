//! Romania, European Parliament, 9 June 2024: the first version of every protocol as an observer's copy, against the
//! latest one as the official protocol. Every correction is found, classified, and its net effect exact.
#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "it reads real data where there is any, and the definition that ships"
)]

use checks::Checks;
use model::definition::Definition;
use model::definition::read::{AREAS_FILE, SourceFile, read};
use model::fact::Basis;
use model::moment::Moment;
use observation::comparison::{
    Comparison, Copied, Index, Layout, Official, Revision, Summary, Verdict, compare,
};
use observation::copy::{Figures, Kind};
use std::collections::BTreeMap;

const LINES: usize = 11;
const OPTIONS: usize = 16;

/// One version of a station's protocol.
struct Station {
    code: String,
    kind: &'static str,
    version: u64,
    revision: Revision,
}

/// The stations of one file, by county and number; `None`, and said so, where the data is not there.
fn stations(file: &str, number: u64) -> Option<BTreeMap<(u32, u32), Station>> {
    let data = std::env::var("HATTAMA_DATA").unwrap_or_else(|_| "../../../shared/data".to_owned());
    let path = std::path::Path::new(&data).join("ro2024").join(file);
    let Ok(packed) = std::fs::File::open(&path) else {
        let required = std::env::var("HATTAMA_REQUIRE").is_ok_and(|value| value == "1");
        assert!(!required, "Romania cannot be skipped here: there is no {}", path.display());
        // Past the test runner's capture, so that it is seen.
        let line = format!("skipped Romania's copies: there is no {}; set HATTAMA_DATA\n", path.display());
        std::io::Write::write_all(&mut std::io::stderr(), line.as_bytes()).unwrap();
        return None;
    };
    let mut reader = csv::Reader::from_reader(flate2::read::GzDecoder::new(packed));
    let read = |row: csv::StringRecord| {
        let key: (u32, u32) = (row[0].parse().unwrap(), row[3].parse().unwrap());
        let at = Moment::parse(&format!("{}+03:00", row[11].replace(' ', "T"))).unwrap();
        let figures: Figures = row.iter().skip(12).map(|figure| Some(figure.parse().unwrap())).collect();
        let station = Station {
            code: format!("{}-{}", key.0, key.1),
            kind: if key.0 == 43 { "abroad" } else { "ordinary" },
            version: row[6].parse().unwrap(),
            revision: Revision { at, basis: Basis::Original, figures, revision: number },
        };
        (key, station)
    };
    Some(reader.records().map(|row| read(row.unwrap())).collect())
}

fn definition() -> Definition {
    let folder = std::path::Path::new("../../elections/ro-2024-ep");
    let [toml, areas] =
        ["election.toml", AREAS_FILE].map(|name| std::fs::read_to_string(folder.join(name)).unwrap());
    let file = |text| SourceFile { name: "ro-2024-ep", text };
    read(file(&toml), Some(file(&areas)), None).expect("the definition that ships is read").definition
}

/// First versions as copies against official revisions, station by station.
fn compared(
    first: &BTreeMap<(u32, u32), Station>,
    latest: &BTreeMap<(u32, u32), Station>,
    with_earlier: bool,
) -> Vec<Comparison> {
    let definition = definition();
    let (form, contest) = (&definition.forms[0], &definition.contests[0]);
    let checks = Checks::compile(form, &contest.options).unwrap();
    assert_eq!((form.lines.len(), contest.options.len()), (LINES, OPTIONS));
    let layout = Layout { checks: Some(&checks), contest: &contest.code, lines: LINES, options: OPTIONS };
    let all = latest.values().map(|station| (station.code.as_str(), station.revision.figures.as_slice()));
    let index = Index::new(&layout, all);
    let mut comparisons = Vec::new();
    for (key, copy) in first {
        let official = &latest[key];
        let mut revisions = vec![official.revision.clone()];
        if with_earlier && official.version > 1 {
            revisions.push(copy.revision.clone());
        }
        let copied = Copied {
            contest: &contest.code,
            figures: &copy.revision.figures,
            kind: Kind::Certified,
            made_at: Some(copy.revision.at),
            station: &copy.code,
            station_kind: copy.kind,
        };
        comparisons.push(compare(&layout, &copied, &Official::Revisions(&revisions), Some(&index)));
    }
    comparisons
}

fn counts(summary: &Summary) -> [u64; 6] {
    Verdict::ALL.map(|verdict| summary.count(verdict))
}

/// The national total of every option.
fn totals(stations: &BTreeMap<(u32, u32), Station>) -> Vec<i128> {
    let total = |place: usize| {
        let votes = stations.values().map(|station| station.revision.figures[place].unwrap());
        votes.map(i128::from).sum()
    };
    (LINES..LINES + OPTIONS).map(total).collect()
}

#[test]
fn every_correction_of_romania_is_found_and_classified() {
    let (Some(first), Some(latest)) =
        (stations("stations_v1.csv.gz", 1), stations("stations_final.csv.gz", 2))
    else {
        return;
    };
    assert_eq!(latest.values().filter(|station| station.version > 1).count(), 9_442);
    let comparisons = compared(&first, &latest, false);
    let summary = Summary::new(&comparisons, latest.len() as u64);
    assert_eq!((summary.compared, summary.of, summary.differing()), (19_870, 19_870, 8_258));
    // not comparable, match, official changed, inconsistent, neutral, differs
    assert_eq!(counts(&summary), [0, 11_612, 0, 545, 7_256, 457]);
    assert_eq!(summary.contradicting, [""; 0]);

    // Station by station the verdict is what the figures say.
    let options = |comparison: &Comparison| comparison.differing().filter(|place| *place >= LINES).count();
    for (comparison, (key, copy)) in comparisons.iter().zip(&first) {
        let equal = copy.revision.figures == latest[key].revision.figures;
        assert_eq!(comparison.verdict == Verdict::Match, equal, "{}", comparison.station);
        assert_eq!(comparison.equal_to, equal.then_some(2));
    }
    assert_eq!(comparisons.iter().filter(|comparison| options(comparison) > 0).count(), 555);
    let sum_kept = |comparison: &&Comparison| comparison.effect().into_iter().flatten().sum::<i128>() == 0;
    let two = comparisons.iter().filter(|comparison| options(comparison) == 2).filter(sum_kept);
    assert_eq!(two.count(), 43, "two options alone differ, and their sum is kept");
    let hints: Vec<(&str, u64)> = summary.hints.iter().map(|(name, count)| (*name, *count)).collect();
    let expected =
        [("digits_swapped", 82), ("options_reordered", 18), ("options_swapped", 33), ("votes_moved", 13)];
    assert_eq!(hints, expected);

    let net: Vec<i128> =
        totals(&latest).into_iter().zip(totals(&first)).map(|(latest, first)| latest - first).collect();
    assert_eq!(summary.effect, net);
    assert_eq!(net, [514, 410, 1902, 113, -49, 40, 114, 212, -76, 266, 51, -1, -122, -630, -140, 162]);
    let mut by_verdict = vec![0; OPTIONS];
    for effect in summary.effects.values() {
        by_verdict.iter_mut().zip(effect).for_each(|(sum, effect)| *sum += effect);
    }
    assert_eq!(by_verdict, net);
    assert_eq!(summary.effects[&Verdict::Neutral].iter().sum::<i128>(), 0);
}

#[test]
fn every_correction_of_romania_came_after_its_copy() {
    let (Some(first), Some(latest)) =
        (stations("stations_v1.csv.gz", 1), stations("stations_final.csv.gz", 2))
    else {
        return;
    };
    let comparisons = compared(&first, &latest, true);
    let summary = Summary::new(&comparisons, latest.len() as u64);
    assert_eq!(counts(&summary), [0, 11_612, 8_258, 0, 0, 0]);
    let changed = |comparison: &&Comparison| comparison.verdict == Verdict::OfficialChanged;
    assert!(comparisons.iter().filter(changed).all(|comparison| comparison.equal_to == Some(1)));
    assert_eq!(summary.effect, summary.effects[&Verdict::OfficialChanged]);
}

/// What is done to the votes of a station, and the name of the hint that it has to leave.
type Slip = (&'static str, fn(&mut [Option<u64>]));

/// Slips that Romania's corrections do not show, made at real stations.
const SLIPS: [Slip; 3] = [
    ("options_swapped", |votes| votes.swap(1, 2)),
    ("rows_shifted", |votes| votes.rotate_right(1)),
    ("round_addition", |votes| votes[2] = votes[2].map(|votes| votes + 100)),
];

#[test]
fn slips_made_at_real_stations_leave_their_hints() {
    let Some(latest) = stations("stations_final.csv.gz", 2) else { return };
    let layout = Layout { checks: None, contest: "ep", lines: LINES, options: OPTIONS };
    let all = latest.values().map(|station| (station.code.as_str(), station.revision.figures.as_slice()));
    let index = Index::new(&layout, all);
    let compared = |station: &Station, figures: &Figures| {
        let (contest, kind, station_kind) = ("ep", Kind::Posted, station.kind);
        let copied = Copied { contest, figures, kind, made_at: None, station: &station.code, station_kind };
        compare(&layout, &copied, &Official::Revisions(std::slice::from_ref(&station.revision)), Some(&index))
    };
    let (mut made, mut found) = (0, 0);
    for (slip, act) in SLIPS {
        for station in latest.values().step_by(20) {
            let mut figures = station.revision.figures.clone();
            act(&mut figures[LINES..]);
            let comparison = compared(station, &figures);
            // Where neighbours had as many votes as each other nothing changed, or too little to be a run of rows.
            if comparison.differing().count() >= if slip == "rows_shifted" { OPTIONS - 2 } else { 1 } {
                made += 1;
                found += u64::from(comparison.hints.iter().any(|hint| hint.name() == slip));
            }
        }
    }
    assert!(made > 2_000, "{made}");
    assert_eq!(found, made, "every slip leaves its hint");
    // The sheet of the next station, in its place.
    let pairs = latest.values().zip(latest.values().skip(1)).step_by(20);
    for (station, next) in pairs.filter(|(station, next)| station.revision.figures != next.revision.figures) {
        let comparison = compared(station, &next.revision.figures);
        assert!(
            comparison.hints.iter().any(|hint| hint.name() == "sheet_exchanged"),
            "{} has the sheet of {}",
            station.code,
            next.code
        );
    }
}
