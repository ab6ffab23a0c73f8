//! Romania, European Parliament, 9 June 2024: both versions of 19,870 real protocols, and the hourly turnout.

use crate::world::{World, data};
use serde_json::{Value, json};

const M: &str = "@elections/ro-2024-ep/mappings";

/// Imports both files and the turnout; `None` where there is no data.
pub fn imported(test: &str) -> Option<World> {
    let data = data(test)?.join("ro2024");
    let world = World::new();
    world.run("init ro --election @elections/ro-2024-ep").code(0);
    for name in ["stations_v1", "stations_final", "turnout_hourly"] {
        let file = data.join(format!("{name}.csv.gz"));
        world.run(&format!("import ro {} --mapping {M}/{name}.toml --yes", file.display())).code(0);
    }
    Some(world)
}

fn votes(tally: &Value) -> Value {
    let options = tally["contests"][0]["options"].as_array().unwrap();
    options.iter().map(|row| (row["option"].as_str().unwrap().to_owned(), row["votes"].clone())).collect()
}

#[test]
fn romania_is_counted_as_it_was() {
    let Some(world) = imported("romania_is_counted_as_it_was") else { return };
    let tally = world.run("tally ro --json").code(0).json();
    assert_eq!(tally["coverage"]["stations"], json!({ "in": 19_870, "of": 19_870 }));
    let expected = [
        ("a", 18_025_329),
        ("b", 9_444_894),
        ("c", 22_347_542),
        ("d", 12_907_541),
        ("e", 8_942_629),
        ("f", 488_551),
    ];
    for (line, sum) in expected {
        assert_eq!(tally["lines"][line], sum, "{line}");
    }
    let votes = votes(&tally);
    for (option, count) in [
        ("psd_pnl", 4_341_686),
        ("aur", 1_334_905),
        ("adu", 778_901),
        ("udmr", 579_180),
        ("sos", 450_040),
        ("stefanuta", 275_796),
    ] {
        assert_eq!(votes[option], count, "{option}");
    }
    let seats = json!({ "psd_pnl": 19, "aur": 6, "adu": 3, "udmr": 2, "sos": 2, "stefanuta": 1 });
    assert_eq!(tally["outcome"]["seats"], seats);
    assert_eq!(tally["outcome"]["state"], "decided");

    // Half the stations were in at 04:51.
    let half = world.run("tally ro --json --at 2024-06-10T04:51:00+03:00").code(0).json();
    assert_eq!(half["coverage"]["stations"], json!({ "in": 9_939, "of": 19_870 }));
    assert_eq!(half["outcome"]["state"], "leading");

    // The first four rules, in first and in latest versions.
    let rules = world.run("tally ro --json --findings r1,r2,r3,r4").code(0).json();
    let counts = |which: &str| rules["findings"][which].clone();
    assert_eq!(counts("first")["by_check"], json!({ "r1": 1_951, "r2": 3_007, "r3": 7, "r4": 48 }));
    assert_eq!(counts("first")["any"], 3_910);
    assert_eq!(counts("latest")["by_check"], json!({ "r1": 644, "r2": 1_008, "r3": 0, "r4": 4 }));
    assert_eq!(counts("latest")["any"], 1_250);

    // The record as of an earlier size is the record as it was then: before the second file, nothing was corrected.
    let csv = world.run("export ro --to csv").code(0);
    assert!(csv.stdout.contains("protocols-european-parliament.csv"));
    let protocols = std::fs::read_to_string(world.path("csv/protocols-european-parliament.csv")).unwrap();
    let mut reader = csv::Reader::from_reader(protocols.as_bytes());
    let entry = reader.headers().unwrap().iter().position(|name| name == "entry").unwrap();
    let corrected =
        reader.records().map(Result::unwrap).find(|row| row[1] == *"2").unwrap()[entry].to_owned();
    let first = world.run(&format!("tally ro --json --at {corrected}")).code(0).json();
    assert_eq!(first["lines"]["b"], 9_676_284);
    assert_eq!(first["coverage"]["stations"]["in"], 19_870);
}

#[test]
fn romania_is_published_and_verifies() {
    let Some(world) = imported("romania_is_published_and_verifies") else { return };
    let doctor = world.run("doctor ro --json").code(0).json();
    assert_eq!(doctor["examinations"].as_array().unwrap().len(), 10);
    world.run("publish ro --to public --record-only").code(0);
    let report = world.run("verify public --json").code(0).json();
    assert_eq!(report["holds"], true);
    // One fact a county and hour: 47 domestic counties and sectors, 15 hours.
    let turnout = world.run("export public --to csv").code(0);
    assert!(turnout.stdout.contains("turnout.csv"));
    let csv = std::fs::read_to_string(world.path("csv/turnout.csv")).unwrap();
    let mut sums = std::collections::BTreeMap::new();
    let mut facts = std::collections::BTreeSet::new();
    for row in csv::Reader::from_reader(csv.as_bytes()).records() {
        let row = row.unwrap();
        *sums.entry(row[1].to_owned()).or_insert(0u64) += row[3].parse::<u64>().unwrap();
        facts.insert((row[0].to_owned(), row[1].to_owned()));
    }
    for (hour, sum) in [
        ("08:00", 366_326),
        ("12:00", 3_158_544),
        ("16:00", 5_830_929),
        ("20:00", 8_433_890),
        ("22:00", 9_209_407),
    ] {
        assert_eq!(sums[hour], sum, "{hour}");
    }
    assert_eq!(facts.len(), 47 * 15);
    let protocols = std::fs::read_to_string(world.path("csv/protocols-european-parliament.csv")).unwrap();
    let later = csv::Reader::from_reader(protocols.as_bytes())
        .records()
        .filter(|row| row.as_ref().unwrap()[1] == *"2")
        .count();
    assert_eq!(later, 9_442);
    crate::stranger::agrees(&world, "public", "romania_is_published_and_verifies");
}

#[test]
fn an_import_repeated_changes_nothing() {
    let Some(world) = imported("an_import_repeated_changes_nothing") else { return };
    let data = data("an_import_repeated_changes_nothing").unwrap().join("ro2024/stations_final.csv.gz");
    let before = std::fs::read(world.path("ro/record/checkpoint")).unwrap();
    let line = format!("import ro {} --mapping {M}/stations_final.toml --yes", data.display());
    assert!(world.run(&line).code(0).stdout.contains("imported before"));
    // The same figures under another mapping are known, row by row.
    let text =
        std::fs::read_to_string(crate::world::root().join(&M[1..]).join("stations_final.toml")).unwrap();
    world.write("other.toml", format!("# another file\n{text}"));
    let line = format!("import ro {} --mapping other.toml --yes", data.display());
    world.run(&line).code(0).says("unchanged");
    let tally = world.run("tally ro --json").code(0).json();
    assert_eq!(tally["lines"]["b"], 9_444_894);
    let after = std::fs::read(world.path("ro/record/checkpoint")).unwrap();
    assert_ne!(before, after, "the journal's checkpoint is a new fact");
}
