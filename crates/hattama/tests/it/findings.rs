//! Every finding of a record: small ones with their numbers, Kazakhstan's turnout, Romania's last reports.

use crate::live::{count, init, row, rows};
use crate::world::{World, data, root};
use serde_json::{Value, json};

/// The findings of a check, as JSON.
fn of_check(world: &World, place: &str, more: &str) -> Vec<Value> {
    let answer = world.run(&format!("findings {place} --json {more}")).code(0).json();
    answer.as_array().expect("an array").clone()
}

/// The codes of all stations that findings point at.
fn stations(findings: &[Value]) -> Vec<&str> {
    let stations = findings.iter().flat_map(|finding| finding["stations"].as_array().unwrap());
    stations.map(|station| station["station"].as_str().unwrap()).collect()
}

/// Two stations with equal votes, and one that contradicts itself and says why.
fn counted() -> World {
    let world = World::new();
    init(&world);
    let broken = row("103", 1, 300, "")
        .replace(",,300,", ",one ballot taken home,300,")
        .replace(",0,150,75,", ",0,149,75,");
    assert!(broken.contains("taken home") && broken.contains(",149,"), "{broken}");
    count(&world, "one.csv", &format!("{}\n{broken}", rows(&["101", "102"])));
    world
}

#[test]
fn findings_have_numbers_and_explanations() {
    let world = counted();
    let sum = of_check(&world, "tiny", "--check votes_sum");
    assert_eq!(
        sum,
        [json!({
            "area": "N-1", "check": "votes_sum", "contest": "president", "coverage": null, "entry": sum[0]["entry"],
            "explanation": "one ballot taken home", "fault": null, "hour": null, "line": null,
            "numbers": "150 ≠ 149", "scope": "protocol", "severity": "error", "since": null,
            "stations": [{ "basis": "original", "revision": 1, "station": "103" }],
            "text": "The votes do not add up to the valid ballots.",
        })]
    );
    let same = of_check(&world, "tiny", "--check same_votes --station 102");
    assert_eq!(stations(&same), ["101", "102"]);
    assert_eq!((&same[0]["numbers"], &same[0]["explanation"]), (&json!("50, 25, 25, 0"), &Value::Null));

    let text = world.run("findings tiny").code(0).stdout;
    for expected in [
        "error  votes_sum  The votes do not add up to the valid ballots.\n  1 station\n  \
         103  N-1  revision 1, original  150 ≠ 149; explained: one ballot taken home\n",
        "notice  same_votes  worth a look, because two stations report the same votes",
        "  2 stations; not explained: notice\n  101  N-1  revision 1, original  same votes as 102: 50, 25, 25, 0",
    ] {
        assert!(text.contains(expected), "expected {expected:?} in:\n{text}");
    }
    assert!(text.lines().skip(3).all(|line| line.chars().count() <= 96), "{text}");
    for word in ["anomal", "fraud", "suspicio"] {
        assert!(!text.contains(word));
    }
    let french = world.run("findings tiny --language fr --check votes_sum").code(0).stdout;
    assert!(french.contains("Les voix ne font pas"), "{french}");
}

#[test]
fn findings_are_filtered_and_refuse_what_there_is_not() {
    let world = counted();
    let codes = |more: &str| -> Vec<String> {
        let found = of_check(&world, "tiny", more);
        found.iter().map(|one| one["check"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(codes(""), ["votes_sum", "same_votes"]);
    assert_eq!(codes("--severity notice"), ["same_votes"]);
    assert_eq!(codes("--severity warning"), [""; 0]);
    assert_eq!(codes("--station 103"), ["votes_sum"]);
    assert_eq!(codes("--area N"), ["votes_sum", "same_votes"]);
    assert_eq!(codes("--area S"), [""; 0]);
    assert_eq!(codes("--at 1"), [""; 0]);
    assert_eq!(codes("--at 2026-05-17T21:00:00+01:00"), [""; 0]);
    let none = world.run("findings tiny --severity warning").code(0).stdout;
    assert!(none.ends_with("\nno findings\n"), "{none}");
    world.run("findings tiny --check votes_sums").code(2).says("--check: found \"votes_sums\"");
    world.run("findings tiny --station 999").code(2).says("--station: found \"999\"");
    world.run("findings tiny --area X").code(2).says("--area: found \"X\"");
    world.run("findings tiny --language de").code(2).says("the record has en, fr");

    // Corrected, it is found in the first protocol alone; the correction itself is worth a look.
    let correction = row("103", 2, 300, "recounted").replace(",75,37,38,0", ",76,37,37,0");
    assert!(correction.contains(",76,"), "{correction}");
    count(&world, "two.csv", &correction);
    assert_eq!(codes("--station 103"), ["votes_changed"]);
    assert_eq!(codes("--station 103 --first"), ["votes_sum"]);
}

/// Imports turnout of some hours: columns, then one station a row.
fn turnout(world: &World, name: &str, hours: &[&str], rows: &str) {
    let columns: String = hours.iter().map(|hour| format!("\"{hour}\" = \"{hour}\"\n")).collect();
    let mapping = "kind = \"turnout\"\ndoor = \"file\"\nregistered = \"voters\"\n[station]\ncode = \"{station}\"\n[hours]\n";
    world.write(&format!("{name}.toml"), format!("{mapping}{columns}"));
    world.write(&format!("{name}.csv"), format!("station,voters,{}\n{rows}\n", hours.join(",")));
    for person in ["--person 1 --yes", "--person 2 --approve"] {
        world.run(&format!("import tiny {name}.csv --mapping {name}.toml {person}")).code(0);
    }
}

#[test]
fn an_area_is_compared_over_the_same_stations_alone() {
    let world = World::new();
    init(&world);
    turnout(&world, "ends", &["10:00", "18:00"], "101,200,10,20\n102,200,30,40");
    turnout(&world, "middle", &["14:00"], "101,200,15");
    let falls = of_check(&world, "tiny", "--check turnout_falls");
    assert_eq!(falls, [Value::Null; 0], "15 of one station are not fewer than 40 of two");
    let world = World::new();
    init(&world);
    turnout(&world, "day", &["10:00", "14:00", "18:00"], "101,200,10,15,20\n102,200,30,20,40");
    let falls = of_check(&world, "tiny", "--check turnout_falls");
    let numbers: Vec<&Value> = falls.iter().map(|one| &one["numbers"]).collect();
    assert_eq!(numbers, ["35 < 40", "20 < 30"], "the area first, then its station");
    assert_eq!(stations(&falls), ["102"]);
}

#[test]
fn reports_are_held_against_each_other_and_the_protocol() {
    let world = counted();
    let rows = "101,200,50,40,95\n102,200,10,20,59\n103,300,1,2,150";
    turnout(&world, "day", &["10:00", "14:00", "18:00"], rows);
    let falls = of_check(&world, "tiny", "--check turnout_falls");
    assert_eq!(stations(&falls), ["101"]);
    let members = ["numbers", "fault", "since", "hour"].map(|member| falls[0][member].clone());
    assert_eq!(members, ["40 < 50", "count_fell", "10:00", "14:00"].map(|text| json!(text)));
    // Forty more or less are allowed.
    let last = of_check(&world, "tiny", "--check turnout_last");
    assert_eq!((stations(&last), &last[0]["numbers"]), (vec!["102"], &json!("59 ≠ 100")));
    let text = world.run("findings tiny --check turnout_falls,turnout_last").code(0).stdout;
    assert!(text.contains("1 station; not explained: it looks across protocols"), "{text}");
    assert!(text.contains("14:00 after 10:00: 40 < 50\n"), "{text}");
    assert!(text.contains("18:00: 59 ≠ 100 in the protocol\n"), "{text}");
}

#[test]
fn the_turnout_of_kazakhstan_falls_and_rises_where_it_did() {
    let world = World::new();
    world.run("demo --headless --dir night").code(0);
    let of_areas = |check: &str| -> Vec<Value> {
        let found = of_check(&world, "night/public", &format!("--check {check} --language en"));
        found.into_iter().filter(|one| one["stations"] == json!([])).collect()
    };
    // Voters were added to the registers of Zhetysu and Astana after everybody had voted.
    let falls = of_areas("turnout_falls");
    let areas: Vec<&Value> = falls.iter().map(|one| &one["area"]).collect();
    assert_eq!(areas, ["ZHT", "AST"]);
    for fall in &falls {
        let members = ["fault", "since", "hour"].map(|member| fall[member].clone());
        assert_eq!(members, ["share_fell", "20:00", "22:00"].map(|text| json!(text)));
    }
    assert_eq!(falls[0]["numbers"], "383957 / 471604 < 383933 / 471502");
    let rises = of_areas("turnout_jumps");
    assert_eq!(rises.len(), 1);
    let members = ["area", "fault", "since", "hour"].map(|member| rises[0][member].clone());
    assert_eq!(members, ["TUR", "steep_rise", "10:05", "12:05"].map(|text| json!(text)));
    // What the record explains is told with it.
    let found = of_check(&world, "night/public", "--check boxes_all");
    assert_eq!(found.len(), 94);
    assert!(found.iter().all(|one| one["explanation"].as_str().unwrap().contains("taken home")));
}

#[test]
fn romania_s_last_reports_differ_from_its_protocols() {
    let Some(data) = data("romania_s_last_reports_differ_from_its_protocols") else { return };
    let world = World::new();
    let folder = root().join("elections/ro-2024-ep");
    for file in ["election.toml", "areas.csv"] {
        let text = std::fs::read_to_string(folder.join(file)).unwrap();
        // The definition that ships allows ten voters; every difference is asked for here.
        world.write(
            &format!("strict/ro-2024-ep/{file}"),
            text.replace("{ value = 10, bound", "{ value = 0, bound"),
        );
    }
    world.run("init ro --election strict/ro-2024-ep").code(0);
    for name in ["stations_v1", "stations_final", "turnout_hourly"] {
        let file = data.join(format!("ro2024/{name}.csv.gz"));
        let mapping = format!("@elections/ro-2024-ep/mappings/{name}.toml");
        world.run(&format!("import ro {} --mapping {mapping} --yes", file.display())).code(0);
    }
    let found = of_check(&world, "ro", "--check t1,t2");
    assert!(found.iter().all(|one| one["check"] == "t2"), "no station's turnout falls");
    assert_eq!(stations(&found).len(), 7_806);
    // One by one they are as many as `tally` counts.
    for (more, r1, r2) in [("", 644, 1_008), ("--first", 1_951, 3_007)] {
        let found = of_check(&world, "ro", &format!("--check r1,r2 {more}"));
        let of = |check: &str| found.iter().filter(|one| one["check"] == check).count();
        assert_eq!((of("r1"), of("r2")), (r1, r2), "{more}");
    }
    let text = world.run("findings ro --check r1 --language en").code(0).stdout;
    assert!(text.contains("\n  644 stations\n"), "{text}");
    assert!(text.ends_with("\n  and 624 more; --all lists them\n"), "{text}");
    let all = world.run("findings ro --check r1 --all").code(0).stdout;
    assert_eq!(all.matches("revision ").count(), 644);
}
