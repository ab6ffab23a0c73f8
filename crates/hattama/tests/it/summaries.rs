//! Summary protocols: a higher commission's own totals, held against the computed sum.

use crate::live::{HEADING, MAPPING, count, init, row, rows};
use crate::world::{World, root};
use serde_json::{Value, json};

const SUMMARIES: &str = r#"
kind = "summaries"
door = "file"
basis = "original"
at = { column = "at" }

[summary]
area = "{area|area}"
"#;

const COLUMNS: &str =
    "area,at,registered,received,issued,unused,invalid,valid,lind,moreau,okafor,against_all";

/// The sum of so many stations with 200 voters each, so many ballots more among the valid ones.
fn summary(area: &str, stations: u64, more: u64) -> String {
    let [all, half, quarter, eighth] = [200, 100, 50, 25].map(|one| one * stations);
    format!(
        "{area},2026-05-18T02:00:00+01:00,{all},{all},{half},{half},0,{},{quarter},{eighth},{eighth},0",
        half + more
    )
}

fn mapped(world: &World) {
    let tables = &MAPPING[MAPPING.find("[lines]").unwrap()..];
    world.write("summaries.toml", format!("{SUMMARIES}\n{tables}"));
}

fn import(world: &World, file: &str, rows: &[String], more: &str) -> crate::world::Answer {
    world.write(file, format!("{COLUMNS}\n{}\n", rows.join("\n")));
    world.run(&format!("import tiny {file} --mapping summaries.toml {more}"))
}

/// Three stations of Port Aster and two of the Lakes are in.
fn counted() -> World {
    let world = World::new();
    init(&world);
    mapped(&world);
    count(&world, "one.csv", &rows(&["101", "102", "103", "301", "302"]));
    world
}

fn findings(world: &World) -> Vec<Value> {
    world.run("findings tiny --check summary_sum --json").code(0).json().as_array().unwrap().clone()
}

#[test]
fn a_summary_is_held_against_the_sum() {
    let world = counted();
    let both = [summary("Port Aster", 3, 0), summary("Lakes", 2, 3)];
    import(&world, "s.csv", &both, "--yes").code(2).says("two people");
    import(&world, "s.csv", &both, "--person 1 --yes").code(0).says("that differ from the sum");
    assert_eq!(findings(&world), [Value::Null; 0], "nothing counts until another person lets it");
    import(&world, "s.csv", &both, "--person 1 --approve").code(2).says("another person");
    let told = import(&world, "s.csv", &both, "--person 2 --approve").code(0);
    assert!(told.stderr.contains("S-1 valid: 203 (difference +3)"), "{}", told.stderr);
    let found = findings(&world);
    assert_eq!(found.len(), 1);
    let members =
        ["area", "line", "numbers", "stations", "severity", "coverage"].map(|key| found[0][key].clone());
    let expected = [
        json!("S-1"),
        json!("valid"),
        json!("203 ≠ 200 (difference +3)"),
        json!([]),
        json!("error"),
        json!({ "in": 2, "of": 4 }),
    ];
    assert_eq!(members, expected);
    let text = world.run("findings tiny --area S").code(0).stdout;
    assert!(
        text.contains("whole area  S-1  valid: 203 ≠ 200 (difference +3); 2 of 4 stations were in"),
        "{text}"
    );
    world.run("publish tiny --to public").code(0);
    world.run("verify public").code(0);
    world.run("doctor tiny").code(0);
    crate::stranger::agrees(&world, "public", "a_summary_is_held_against_the_sum");
}

#[test]
fn a_summary_repeated_changes_nothing_and_a_new_one_stands() {
    let world = counted();
    let both = [summary("Port Aster", 3, 0), summary("Lakes", 2, 3)];
    for person in ["--person 1 --yes", "--person 2 --approve"] {
        import(&world, "s.csv", &both, person).code(0);
    }
    let size = || world.run("tally tiny --json").code(0).json()["record_size"].as_u64().unwrap();
    let before = size();
    // The same rows in another file: the record grows by the journal's checkpoint alone.
    let again = [summary("Lakes", 2, 3), summary("Port Aster", 3, 0)];
    import(&world, "again.csv", &again, "--person 1 --yes").code(0).says("unchanged");
    import(&world, "again.csv", &again, "--person 2 --approve").code(0);
    assert_eq!(size(), before + 1);
    // A corrected summary stands in place of the first; it is compared with the record as it is by then.
    count(&world, "two.csv", &row("303", 1, 200, ""));
    for person in ["--person 1 --yes", "--person 2 --approve"] {
        import(&world, "new.csv", &[summary("Lakes", 3, 0)], person).code(0);
    }
    assert_eq!(findings(&world), [Value::Null; 0]);
    assert_eq!(
        world.run(&format!("findings tiny --json --check summary_sum --at {before}")).json()[0]["area"],
        "S-1"
    );
    world.run("publish tiny --to public").code(0);
    world.run("verify public").code(0);
}

#[test]
fn a_summary_that_does_not_fit_is_refused() {
    let world = counted();
    let refused = |rows: &[String], says: &str| {
        import(&world, "s.csv", rows, "--person 1 --yes").code(2).says(says);
    };
    refused(&[summary("Lakeside", 2, 0)], "row 2, column \"area\": found \"Lakeside\"");
    let twice = [summary("Lakes", 2, 0), summary("Lakes", 2, 0)];
    refused(&twice, "row 3: found the area \"S-1\" again, after row 2");
    for (mapping, says) in [
        (SUMMARIES.replace("[summary]\narea", "[station]\ncode"), "found no table [summary]"),
        (SUMMARIES.replace("basis = \"original\"", ""), "found no basis"),
        (SUMMARIES.replace("door =", "version = \"at\"\ndoor ="), "version: found it"),
    ] {
        let tables = &MAPPING[MAPPING.find("[lines]").unwrap()..];
        world.write("summaries.toml", format!("{mapping}\n{tables}"));
        refused(&[summary("Lakes", 2, 0)], says);
    }
    world.write("protocols.toml", format!("{MAPPING}\n[summary]\narea = \"{{station}}\"\n"));
    world.write("p.csv", format!("{HEADING}\n{}\n", rows(&["104"])));
    let line = "import tiny p.csv --mapping protocols.toml --person 1 --yes";
    world.run(line).code(2).says("summary: found it");
}

#[test]
fn a_summary_waits_until_the_protocols_are_in_the_record() {
    let world = World::new();
    for file in ["election.toml", "areas.csv", "stations.csv"] {
        let text = std::fs::read_to_string(root().join("elections/tiny-2026").join(file)).unwrap();
        world.write(&format!("late/tiny-2026/{file}"), text.replace("2026-05-17", "2096-05-17"));
    }
    world.run("init tiny --election late/tiny-2026").code(0);
    world.write("mapping.toml", MAPPING);
    mapped(&world);
    count(&world, "one.csv", &rows(&["301"]).replace("2026", "2096"));
    let rows = [summary("Lakes", 1, 0).replace("2026", "2096")];
    import(&world, "s.csv", &rows, "--person 1 --yes").code(2).says("wait for the embargo");
}
