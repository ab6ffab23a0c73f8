//! Open data: the same bytes for the same record, beside the site as from the command, and back in by another door.

use crate::live;
use crate::publication::files;
use crate::world::World;

/// What a report of NIST means in the made-up election.
const MAPPING: &str = r#"
kind = "protocols"
source = "nist"
door = "file"
basis = "original"
at = { column = "GeneratedDate" }
ignore_others = true

[station]
code = "{unit}"

[lines]
registered = "line registered"
received = "line received"
issued = "line issued"
unused = "line unused"
invalid = "line invalid"
valid = "line valid"

[options]
lind = "votes lind"
moreau = "votes moreau"
okafor = "votes okafor"
against_all = "votes against_all"
"#;

fn counted() -> World {
    let world = World::new();
    live::init(&world);
    live::count(&world, "rows.csv", &live::rows(&["101", "102", "103"]));
    let corrected = live::row("102", 2, 220, "a bundle was counted twice");
    live::count(&world, "more.csv", &corrected);
    world
}

#[test]
fn exports_are_the_same_bytes_again_and_those_of_the_site() {
    let world = counted();
    world.run("publish tiny --to public").code(0);
    for folder in ["one", "two"] {
        world.run(&format!("export public --to {folder} --format all")).code(0);
    }
    let one = files(&world.path("one"));
    let names = |folder: &str| -> Vec<(String, Vec<u8>)> {
        let named = |path: &std::path::Path| path.file_name().unwrap().to_str().unwrap().to_owned();
        files(&world.path(folder)).into_iter().map(|(path, bytes)| (named(&path), bytes)).collect()
    };
    assert_eq!(one.len(), 15);
    assert_eq!(names("one"), names("two"));
    // Beside the files a site says of which size they are.
    let site: Vec<_> = names("public/data").into_iter().filter(|(name, _)| name != "size.json").collect();
    assert_eq!(site.len() + 1, names("public/data").len());
    assert_eq!(names("one"), site);
    let root = String::from_utf8(std::fs::read(world.path("public/head.json")).unwrap()).unwrap();
    let root = root.split("\"root\":\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    for (name, bytes) in names("one") {
        let says = bytes.windows(root.len()).any(|part| part == root.as_bytes());
        let has_place = !name.ends_with(".csv");
        assert_eq!(says, has_place, "{name} and the record's root");
    }
    let chosen = world.run("export public --to three --format json,nist-xml").code(0).stdout;
    assert_eq!(chosen, "three/results.json\nthree/nist.xml\n");
}

#[test]
fn a_report_of_nist_comes_back_as_the_protocols_that_it_was_made_of() {
    let world = counted();
    world.run("export tiny --to open --format nist-json,nist-xml").code(0);
    let tally = |directory: &str| {
        let tally = world.run(&format!("tally {directory} --json")).code(0).json();
        let figures = &tally["results"][0];
        let figures = if figures.is_null() { &tally } else { figures };
        (figures["lines"].clone(), figures["options"].clone(), figures["coverage"].clone())
    };
    let expected = tally("tiny");
    assert!(!expected.0.is_null(), "a tally has lines");
    world.write("nist.toml", MAPPING);
    for (number, report) in ["nist.json", "nist.xml"].iter().enumerate() {
        let directory = format!("again-{number}");
        world.run(&format!("init {directory} --election @elections/tiny-2026")).code(0);
        let line = format!("import {directory} open/{report} --mapping nist.toml");
        world.run(&format!("{line} --person 1 --yes")).code(0);
        world.run(&format!("{line} --person 2 --approve")).code(0);
        assert_eq!(tally(&directory), expected, "{report}");
    }
}

#[test]
fn a_report_that_does_not_hold_together_is_refused_by_place() {
    let world = counted();
    world.run("export tiny --to open --format nist-json,nist-xml").code(0);
    world.write("nist.toml", MAPPING);
    world.run("init again --election @elections/tiny-2026").code(0);
    let json = std::fs::read_to_string(world.path("open/nist.json")).unwrap();
    let refused = |name: &str, text: String, says: &[&str]| {
        world.write(name, text);
        let answer = world.run(&format!("import again {name} --mapping nist.toml --person 1 --yes")).code(2);
        says.iter().fold(answer, |answer, text| answer.says(text));
    };
    let dangling = json.replacen("\"GpUnitId\":\"station.101\"", "\"GpUnitId\":\"station.999\"", 1);
    refused("dangling.json", dangling, &["BallotCounts: found \"station.999\", expected the ObjectId"]);
    let negative = json.replacen("\"Count\":50", "\"Count\":-50", 100);
    refused("negative.json", negative, &["votes lind", "\"-50\" in the unit", "a whole number from 0"]);
    let cut = json[..json.len() / 2].to_owned();
    refused("cut.json", cut, &["cut.json: ", "EOF", "a report of NIST SP 1500-100 r2"]);
    let xml = std::fs::read_to_string(world.path("open/nist.xml")).unwrap();
    refused("bent.xml", xml.replacen("</GpUnitId>", "</GpUnit>", 1), &["bent.xml: line ", "expected XML"]);
    refused("rows.xml", "station;votes".to_owned(), &["rows.xml: line 1: found 's', expected {"]);
}
