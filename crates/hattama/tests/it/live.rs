//! A live election: two people for whatever counts, publication units, an embargo that has ended.

use crate::world::World;

/// The heading of the files that these tests bring.
pub const HEADING: &str = "station,at,version,reason,explanation,registered,received,issued,unused,invalid,valid,lind,moreau,okafor,against_all";

/// The mapping of those files.
pub const MAPPING: &str = r#"
kind = "protocols"
door = "file"
basis = "original"
at = { column = "at" }
version = "version"
reason = "reason"
explanation = "explanation"

[station]
code = "{station}"

[lines]
registered = "registered"
received = "received"
issued = "issued"
unused = "unused"
invalid = "invalid"
valid = "valid"

[options]
lind = "lind"
moreau = "moreau"
okafor = "okafor"
against_all = "against_all"
"#;

/// A mapping of turnout by hour.
const TURNOUT: &str = r#"
kind = "turnout"
door = "file"
registered = "registered"

[station]
code = "{station}"

[hours]
"10:00" = "h10"
"14:00" = "h14"
"18:00" = "h18"
"#;

/// Makes the made-up election's data directory; gives the record's key.
pub fn init(world: &World) -> String {
    let key = world.run("init tiny --election @elections/tiny-2026").code(0).stdout.trim().to_owned();
    world.write("mapping.toml", MAPPING);
    key
}

/// A consistent row of a station with so many voters: half of them voted.
pub fn row(station: &str, version: u64, registered: u64, reason: &str) -> String {
    let issued = registered / 2;
    let (lind, moreau) = (issued / 2, issued / 4);
    let okafor = issued - lind - moreau;
    format!(
        "{station},2026-05-17T22:00:00+01:00,{version},{reason},,{registered},{registered},{issued},{},0,{issued},{lind},{moreau},{okafor},0",
        registered - issued
    )
}

/// Rows of stations with 200 voters each.
pub fn rows(stations: &[&str]) -> String {
    stations.iter().map(|station| row(station, 1, 200, "")).collect::<Vec<_>>().join("\n")
}

/// Stages a file as person 1 and lets it count as person 2.
pub fn count(world: &World, file: &str, rows: &str) {
    count_in(world, "tiny", file, rows, 2);
}

/// The same in another data directory, approved by this person.
pub fn count_in(world: &World, directory: &str, file: &str, rows: &str, person: u64) {
    world.write(file, format!("{HEADING}\n{rows}\n"));
    let line = format!("import {directory} {file} --mapping mapping.toml");
    world.run(&format!("{line} --person 1 --yes")).code(0);
    world.run(&format!("{line} --person {person} --approve")).code(0);
}

#[test]
fn nobody_counts_alone() {
    let world = World::new();
    init(&world);
    world.write("night.csv", format!("{HEADING}\n{}\n", rows(&["101", "102"])));
    let import = |more: &str| world.run(&format!("import tiny night.csv --mapping mapping.toml {more}"));
    let counted = || world.run("tally tiny --json").code(0).json()["coverage"]["stations"]["in"].clone();
    import("--yes").code(2).says("two people");
    import("--approve --person 2").code(2).says("was not staged");
    import("--yes --person 1").code(0);
    assert_eq!(counted(), 0);
    import("--approve --person 1").code(2).says("another person");
    import("--approve --person 2").code(0);
    assert_eq!(counted(), 2);
    import("--approve --person 2").code(0);
    assert_eq!(counted(), 2);
    withdrawal(&world);
    // A file that was changed after it was staged is not the one that was staged.
    world.write("night.csv", format!("{HEADING}\n{}\n", rows(&["101", "103"])));
    import("--approve --person 2").code(2).says("was not staged");
    world.run("doctor tiny").code(0);
}

/// What was staged can be withdrawn with a reason until it counts, and staged again.
fn withdrawal(world: &World) {
    world.write("more.csv", format!("{HEADING}\n{}\n", rows(&["104"])));
    let words = |more: &[&str]| -> Vec<String> {
        let import = ["import", "tiny", "more.csv", "--mapping", "mapping.toml"];
        import.iter().chain(more).map(|word| (*word).to_owned()).collect()
    };
    let import = |more: &[&str]| world.run_words(&words(more));
    import(&["--withdraw", "the wrong district", "--person", "1"]).code(2).says("nothing to withdraw");
    import(&["--yes", "--person", "1"]).code(0);
    import(&["--withdraw", " ", "--person", "1"]).code(2).says("found no reason");
    import(&["--withdraw", "the wrong district"]).code(2).says("--person");
    import(&["--withdraw", "the wrong district", "--person", "1"]).code(0);
    import(&["--approve", "--person", "2"]).code(2).says("was not staged");
    world.run("journal tiny --to journal-after").code(0);
    import(&["--yes", "--person", "2"]).code(0);
    import(&["--approve", "--person", "1"]).code(0);
    import(&["--withdraw", "too late", "--person", "1"]).code(2).says("counts already");
}

#[test]
fn a_live_election_takes_no_archive_and_no_silence() {
    let world = World::new();
    init(&world);
    world.write("archive.toml", MAPPING.replace("door = \"file\"", "door = \"archive\""));
    world.write("night.csv", format!("{HEADING}\n{}\n", rows(&["101"])));
    world.run("import tiny night.csv --mapping archive.toml --person 1 --yes").code(2).says("door archive");

    // A protocol that contradicts itself needs an explanation, and its numbers are told.
    let broken = row("101", 1, 200, "").replace(",0,100,", ",0,90,");
    world.write("broken.csv", format!("{HEADING}\n{broken}\n"));
    world
        .run("import tiny broken.csv --mapping mapping.toml --person 1 --yes")
        .code(2)
        .says("no explanation")
        .says("≠ 90");

    // A correction needs a reason.
    count(&world, "night.csv", &rows(&["101"]));
    world.write("later.csv", format!("{HEADING}\n{}\n", row("101", 2, 180, "")));
    world.run("import tiny later.csv --mapping mapping.toml --person 1 --yes").code(2).says("no reason");
    count(&world, "later.csv", &row("101", 2, 180, "the register was corrected"));
    let tally = world.run("tally tiny --json").code(0).json();
    assert_eq!(tally["lines"]["registered"], 180);
    world.write("again.csv", format!("{HEADING}\n{}\n", row("101", 2, 170, "x")));
    let again = "import tiny again.csv --mapping mapping.toml --person 1 --yes";
    world.run(again).code(2).says("version 2 again with other figures");
    world.write("older.csv", format!("{HEADING}\n{}\n", row("101", 0, 170, "x")));
    let older = "import tiny older.csv --mapping mapping.toml --person 1 --yes";
    world.run(older).code(2).says("version 2 is known");
    let copies = MAPPING.replace("basis = \"original\"", "basis = \"copy\"");
    world.write("copies.toml", copies);
    world.write("copy.csv", format!("{HEADING}\n{}\n", row("101", 3, 170, "x")));
    let copy = "import tiny copy.csv --mapping copies.toml --person 1 --yes";
    world.run(copy).code(2).says("a copy never supersedes an original");
}

#[test]
fn a_small_station_appears_only_in_its_unit() {
    let world = World::new();
    init(&world);
    let small = [row("202", 1, 19, ""), row("203", 1, 14, "")];
    world.write("half.csv", format!("{HEADING}\n{}\n", small[0]));
    world
        .run("import tiny half.csv --mapping mapping.toml --person 1 --yes")
        .code(2)
        .says("without 203")
        .says("only their sum is published");
    count(&world, "unit.csv", &small.join("\n"));
    world.run("publish tiny --to public").code(0);
    world.run("verify public").code(0);
    let tally = world.run("tally public --json").code(0).json();
    // Two stations are in, through one protocol: their sum.
    assert_eq!(tally["coverage"]["stations"]["in"], 2);
    assert_eq!(tally["sources"]["originals"], 1);
    assert_eq!(tally["lines"]["registered"], 33);
    world.run("export public --to csv").code(0);
    let protocols = std::fs::read_to_string(world.path("csv/protocols-president.csv")).unwrap();
    let stations: Vec<String> = csv::Reader::from_reader(protocols.as_bytes())
        .records()
        .map(|row| row.unwrap()[0].to_owned())
        .collect();
    assert_eq!(stations, ["U-2"]);
    // Nothing that is published holds the single figures.
    for (_, bytes) in crate::publication::files(&world.path("public")) {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        assert!(!text.contains("[19,19,9") && !text.contains("[14,14,7"), "a single figure was published");
    }
    world.run("receipt public --station 202 --to receipts").code(0);
    // The page of a member says where its figures are, and not that there are none.
    let member = std::fs::read_to_string(world.path("public/en/station/202.html")).unwrap();
    assert!(member.contains("within the sum") && !member.contains("No protocol"), "{member}");

    // Turnout likewise: the members of a unit are added up, and come together.
    world.write("turnout.toml", TURNOUT);
    let heading = "station,registered,h10,h14,h18";
    world.write("half.csv", format!("{heading}\n202,19,3,6,9\n"));
    let import = |file: &str, who: &str| {
        world.run(&format!("import tiny {file} --mapping turnout.toml --person {who}"))
    };
    import("half.csv", "1 --yes").code(2).says("without 203");
    world.write("hours.csv", format!("{heading}\n201,297,50,100,140\n202,19,3,6,9\n203,14,2,5,7\n"));
    import("hours.csv", "1 --yes").code(0);
    import("hours.csv", "2 --approve").code(0);
    world.run("publish tiny --to public").code(0);
    world.run("verify public").code(0);
    world.run("export public --to csv").code(0);
    let turnout = std::fs::read_to_string(world.path("csv/turnout.csv")).unwrap();
    assert!(turnout.contains("18:00,U-2,16,33"), "{turnout}");
    assert!(!turnout.contains(",202,") && !turnout.contains(",203,"), "{turnout}");
}

#[test]
fn a_result_is_announced_and_the_key_rotates() {
    let world = World::new();
    let key = init(&world);
    count(&world, "one.csv", &rows(&["101", "102", "103"]));
    world.run("announce tiny --persons 1,2 --stage final").code(2).says("a final result takes all of them");
    world.run("announce tiny --persons 1,2 --stage preliminary").code(0);
    world.run("publish tiny --to public").code(0);
    std::fs::copy(world.path("public/checkpoint"), world.path("older")).unwrap();
    let new = world.run("rotate tiny").code(0).stdout.trim().to_owned();
    assert_ne!(new, key);
    let others = ["201", "301", "302", "303", "304", "401", "104"];
    let all = [rows(&others), row("202", 1, 19, ""), row("203", 1, 14, "")].join("\n");
    count(&world, "two.csv", &all);
    world.run("announce tiny --persons 1,2 --stage final").code(0);
    world.run("announce tiny --persons 1,2 --stage preliminary").code(2).says("after a final one");
    // What comes in later is told before it counts.
    world.write("late.csv", format!("{HEADING}\n{}\n", row("101", 2, 201, "a court")));
    world
        .run("import tiny late.csv --mapping mapping.toml --person 1 --yes")
        .code(0)
        .says("the final result of president was announced at entry")
        .says("texts that will be published")
        .says("a court");
    world.run("publish tiny --to public").code(0);
    for trusted in [&key, &new] {
        world.run(&format!("verify public --key {trusted} --since older")).code(0);
    }
    let foreign = init(&World::new());
    let report = world.run(&format!("verify public --key {foreign} --json")).code(1).json();
    assert_eq!(report["violations"][0]["property"], "note.key");
}

#[test]
fn an_older_copy_cannot_fork_after_the_key_was_rotated() {
    let world = World::new();
    let key = init(&world);
    count(&world, "one.csv", &rows(&["101"]));
    world.run("publish tiny --to public").code(0);
    world.run(&format!("witness public --state w --name witness.example --key {key} --attach")).code(0);
    let witness = std::fs::read_to_string(world.path("w/witness.key")).unwrap();
    assert!(witness.starts_with("PRIVATE+KEY"));
    let copied = std::process::Command::new("cp")
        .args(["-a".as_ref(), world.path("tiny").as_os_str(), world.path("copy").as_os_str()])
        .status();
    assert!(copied.unwrap().success());
    world.run("rotate tiny").code(0);
    world.run("publish tiny --to public").code(0);
    world.run("announce copy --persons 1,2 --stage preliminary").code(2).says("refused to sign");
    world.run("publish copy --to public").code(2).says("refused to sign");
    world.run("publish copy --seen public/checkpoint").code(2).says("none of the keys that signed it");
    // The witness follows the change of key, and so does a policy that names the first one.
    let cosigned = world.run("witness public --state w --attach").code(0);
    assert!(cosigned.stderr.contains("has changed its key"), "{}", cosigned.stderr);
    let vkey = cosigned.stderr.rsplit(" as ").next().unwrap().trim().to_owned();
    world.write("trust", format!("log {key}\nwitness w {vkey}\nquorum 1\n"));
    world.run("verify public --policy trust").code(0);
}

#[test]
fn a_record_is_closed_and_a_successor_names_it() {
    let world = World::new();
    let key = init(&world);
    count(&world, "one.csv", &rows(&["101"]));
    world.run("close tiny --reason certified").code(2).says("two people");
    world.run("close tiny --reason certified --persons 1,2 --successor hattama.example/tiny-2").code(0);
    world.write("two.csv", format!("{HEADING}\n{}\n", rows(&["102"])));
    let import = "import tiny two.csv --mapping mapping.toml --person";
    world.run(&format!("{import} 1 --yes")).code(2).says("the record is closed");
    world.run("publish tiny --to public").code(0);
    world.run("verify public").code(0);
    let successor = "init next --election @elections/tiny-2026 --origin hattama.example/tiny-2";
    let of = format!("{successor} --successor-of public/checkpoint");
    world.run(&of).code(2).says("--successor-key");
    let foreign = init(&World::new());
    world.run(&format!("{of} --successor-key {foreign}")).code(2).says("has signed");
    assert!(!world.path("next").exists() && !world.path("next-public").exists());
    world.run(&format!("{of} --successor-key {key}")).code(0);
    world.run("publish next --to public-2").code(0);
    world.run("verify public-2").code(0);
    let bundle = files_text(&world.path("public-2/tile/entries"));
    assert!(bundle.contains("\"predecessor\":{\"origin\":\"hattama.example/tiny-2026\""), "{bundle}");
}

fn files_text(folder: &std::path::Path) -> String {
    let files = crate::publication::files(folder);
    files.iter().map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned()).collect()
}

#[test]
fn turnout_under_embargo_does_not_overtake_its_stations() {
    let world = World::new();
    for file in ["election.toml", "areas.csv"] {
        let text =
            std::fs::read_to_string(crate::world::root().join("elections/tiny-2026").join(file)).unwrap();
        let text = text
            .replace("embargo = \"2026-05-17T20:00:00", "embargo = \"2096-05-17T20:00:00")
            .replace("stations = \"stations.csv\"", "stations = \"import\"")
            .replace("publication_unit = 30\n", "");
        world.write(&format!("late/tiny-2026/{file}"), text);
    }
    world.run("init tiny --election late/tiny-2026").code(0);
    let station = "code = \"{station}\"\narea = \"N-1\"\nname = { en = \"{station}\" }";
    world.write("mapping.toml", MAPPING.replace("code = \"{station}\"", station));
    // Counted before the embargo ends, as stations in the east may be: it is taken, and waits.
    count(&world, "one.csv", &rows(&["101"]));
    world.write("turnout.toml", TURNOUT);
    world.write("hours.csv", "station,registered,h10,h14,h18\n101,200,50,60,70\n");
    let import = "import tiny hours.csv --mapping turnout.toml --person";
    world.run(&format!("{import} 1 --yes")).code(0);
    world.run(&format!("{import} 2 --approve")).code(0);
    world.run("publish tiny --to public").code(0);
    world.run("verify public").code(0);
    let tally = world.run("tally public --json").code(0).json();
    assert_eq!(tally["coverage"]["stations"], serde_json::json!({ "in": 0, "of": 1 }));
    world.run("doctor tiny").code(0);
}

#[test]
fn a_units_stations_give_one_text_or_none() {
    let world = World::new();
    init(&world);
    let wrong = |station: &str, registered, text: &str| {
        row(station, 1, registered, "").replacen(",,,", &format!(",,{text},"), 1).replace(",0,9,", ",4,5,")
    };
    let two = [wrong("202", 19, "only Olsen came"), wrong("203", 14, "the other box was empty")].join("\n");
    world.write("unit.csv", format!("{HEADING}\n{two}\n"));
    let import = "import tiny unit.csv --mapping mapping.toml --person 1 --yes";
    world.run(import).code(2).says("give several texts as explanation");
}

#[test]
fn a_directory_with_a_foreign_key_is_refused() {
    let world = World::new();
    let other = World::new();
    init(&world);
    init(&other);
    std::fs::copy(other.path("tiny/keys/record.key"), world.path("tiny/keys/record.key")).unwrap();
    let refused = world.run("announce tiny --persons 1,2 --stage preliminary");
    assert_eq!(refused.code, 2, "{}{}", refused.stdout, refused.stderr);
    world.run("publish tiny --to public").code(2);
    assert!(!world.path("public/checkpoint").exists());
}
