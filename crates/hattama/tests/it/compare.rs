//! `compare`: observers' copies against a record, as observers run it.

use crate::live::{count, init, row, rows};
use crate::romania::imported;
use crate::world::{World, data};
use serde_json::{Value, json};

/// Four stations with 100 votes each; station 103 was corrected.
fn counted() -> World {
    let world = World::new();
    init(&world);
    count(&world, "one.csv", &rows(&["101", "102", "103", "301"]));
    count(&world, "two.csv", &row("103", 2, 240, "counted again"));
    world.run("publish tiny --to public").code(0);
    world
}

const COPIES: &str = "\
station,kind,made_at,registered,issued,valid,lind,moreau,okafor,against_all
101,certified,2026-05-17T21:00:00+01:00,200,100,100,50,25,25,0
102,,,,,,25,50,25,0
103,posted,2026-05-17T21:00:00+01:00,200,100,100,50,25,25,0
301,read_aloud,,200,100,100,50,25,24,0
202,own_tally,,,,,7,5,2,1
999,,,,,,1,2,3,4
";

fn verdicts(answer: &Value) -> Vec<(&str, &str)> {
    let comparisons = answer["comparisons"].as_array().expect("comparisons");
    let words = |key: &'static str| comparisons.iter().map(move |one| one[key].as_str().expect("a word"));
    words("station").zip(words("verdict")).collect()
}

#[test]
fn copies_are_compared_with_what_is_published() {
    let world = counted();
    world.write("copies.csv", COPIES);
    let answer = world.run("compare public copies.csv --json").code(1).json();
    let expected = [
        ("101", "match"),
        ("102", "neutral"),
        ("103", "official_changed"),
        ("301", "differs"),
        ("202", "not_comparable"),
        ("999", "not_comparable"),
    ];
    assert_eq!(verdicts(&answer), expected);
    assert_eq!([&answer["compared"], &answer["stations"], &answer["of"]], [&json!(4), &json!(6), &json!(12)]);
    let effect = json!({ "lind": 35, "moreau": -20, "okafor": 6, "against_all": 0 });
    assert_eq!(answer["net_effect"], effect);
    assert_eq!(answer["hints"], json!({ "options_swapped": 1 }));
    assert_eq!(answer["comparisons"][1]["kind"], "posted");
    assert_eq!(answer["comparisons"][1]["lines"]["lind"], json!({ "copy": 25, "official": 50 }));
    assert_eq!(answer["comparisons"][2]["equal_to"], 1);
    let reason = answer["comparisons"][4]["reason"].as_str().expect("a reason");
    assert!(reason.contains("only in the sum"), "{reason}");
    assert_eq!(answer["note"], "A comparison of chosen stations says nothing about the others.");

    let text = world.run("compare tiny copies.csv").code(1).stdout;
    for part in [
        "hint: the votes of lind and moreau are exchanged",
        "103: official changed (posted, made 2026-05-17T21:00:00+01:00; against revision 2, equal to revision 1)",
        "999: not comparable: the record has no such station",
        "4 of 12 stations compared.\nA comparison of chosen stations says nothing about the others.\n",
    ] {
        assert!(text.contains(part), "expected {part:?} in:\n{text}");
    }
}

#[test]
fn a_file_that_a_mapping_describes_is_compared_too() {
    let world = World::new();
    init(&world);
    count(&world, "one.csv", &rows(&["101", "102", "103", "301"]));
    let text = world.run("compare tiny one.csv --mapping mapping.toml --kind certified").code(0).stdout;
    assert!(text.contains("4 of 12 stations compared."), "{text}");
}

#[test]
fn a_file_that_cannot_be_compared_is_refused_with_every_problem() {
    let world = counted();
    let check = |file: &str, said: &[&str]| {
        world.write("wrong.csv", file);
        let answer = world.run("compare tiny wrong.csv").code(2);
        said.iter().for_each(|said| assert!(answer.stderr.contains(said), "{said:?} in {}", answer.stderr));
    };
    check("station,lind,nobody\n101,1,2\n", &["row 1, column \"nobody\"", "expected station, kind, made_at"]);
    check("station,lind,lind\n101,1,2\n", &["a second time"]);
    check("station\n101\n", &["one for each line and option"]);
    check("station,lind\n", &["at least one copy"]);
    check(
        "station,lind,kind,made_at\n,x,seen,noon\n",
        &[
            "the code of a station",
            "a whole number",
            "one of certified, posted, read_aloud, own_tally",
            "a time such",
        ],
    );
    world.run("compare tiny missing.csv").code(2).says("found no file of that name");
    world.run("compare tiny wrong.csv --contest mayor").code(2).says("which is no contest");
    world.run("compare nowhere wrong.csv").code(2).says("found no folder");
}

#[test]
fn romanias_first_versions_are_compared_with_its_record() {
    let test = "romanias_first_versions_are_compared_with_its_record";
    let (Some(data), Some(world)) = (data(test), imported(test)) else { return };
    let file = data.join("ro2024/stations_v1.csv.gz");
    let mapping = "@elections/ro-2024-ep/mappings/stations_v1.toml";
    let line = format!("compare ro {} --mapping {mapping} --kind certified --json", file.display());
    let answer = world.run(&line).code(1).json();
    let expected = json!({
        "not_comparable": 0, "match": 11_612, "official_changed": 8_258, "inconsistent": 0, "neutral": 0, "differs": 0,
    });
    assert_eq!(answer["verdicts"], expected);
    assert_eq!(
        (&answer["net_effect"]["psd_pnl"], &answer["net_effect"]["udmr"]),
        (&json!(1_902), &json!(-630))
    );
    assert_eq!(answer["note"], "Every station was compared.");
}
