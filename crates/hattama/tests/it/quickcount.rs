//! The commands `sample` and `quickcount`: what they read, what they say, and how they end.

use crate::world::{World, data};

const SEED: &str = "13456201235197891138";

fn frame() -> String {
    let first = (1..13).map(|number| format!("S-{number:03},N-1,{}\n", 100 + number));
    let second = (1..6).map(|number| format!("T-{number:03},N-2,{}\n", 7 * number));
    ["station,stratum,registered\n".to_owned()].into_iter().chain(first).chain(second).collect()
}

/// The hash and the draw are those of Python's hashlib, as in the tests of `observation`.
#[test]
fn a_sample_is_announced_and_drawn() {
    const HASH: &str = "75b44784ce0ece9e27c48068cd1ed990882663dec4011eac0c7de1ba4316502c";
    let world = World::new();
    world.write("frame.csv", frame());
    let before = world.run("sample frame.csv --size 7").code(0).stdout;
    assert!(before.contains(HASH) && before.contains("nothing is drawn yet"), "{before}");
    assert!(
        before.ends_with("stratum,stations_in_frame,stations_in_sample\nN-1,12,5\nN-2,5,2\n"),
        "{before}"
    );
    let line = format!("sample frame.csv --size 7 --seed {SEED} --replacements 1 --to out");
    let drawn = world.run(&line).code(0).stdout;
    let list: Vec<&str> = drawn.lines().filter(|line| line.starts_with("N-")).collect();
    assert_eq!(list[0], "N-1,1,12,11,S-012,sample");
    let stations: Vec<&str> = list.iter().filter_map(|line| line.split(',').nth(4)).collect();
    assert_eq!(stations, ["S-012", "S-002", "S-003", "S-006", "S-007", "S-001", "T-005", "T-003", "T-002"]);
    assert!(list[5].ends_with("replacement") && list[8].ends_with("replacement"), "{list:?}");
    let written = std::fs::read_to_string(world.path("out/frame.csv")).unwrap();
    assert!(written.starts_with("N-1,S-001,101\nN-1,S-002,102\n"), "{written}");
    let again = world.run(&format!("{line} --json")).code(2);
    again.says("not empty");
    let json =
        world.run(&format!("sample frame.csv --allocate out/strata.csv --seed {SEED} --json")).code(0).json();
    assert_eq!(json["frame_sha256"], HASH);
    assert_eq!(json["strata"][0]["draws"][0]["station"], "S-012");
}

#[test]
fn a_sample_that_cannot_be_drawn_is_refused() {
    let world = World::new();
    world.write("frame.csv", frame());
    world.run("sample frame.csv").code(2).says("--size");
    world.run("sample frame.csv --size 3").code(2).says("at least 4");
    world.run("sample frame.csv --size 7 --seed 12345").code(2).says("20 to 200 decimal digits");
    world.run("sample frame.csv --size 7 --size-column voters").code(2).says("no column \"voters\"");
    world.write("bad.csv", frame().replace("T-004,N-2,28", "T-004,N-2,many"));
    world.run("sample bad.csv --size 7").code(2).says("row 17, column \"registered\": found \"many\"");
    world.run("sample none.csv --size 7").code(2).says("found no file");
}

const MEXICO: &str = "--base total_votes --options AMLO,RAC,JAMK,JHRC --kind-column section_type";

const OFFICIAL: &str = "--official AMLO=30113483/56611027 --official RAC=12610120/56611027 \
                        --official JAMK=9289853/56611027 --official JHRC=2961732/56611027";

fn mexico(world: &World, test: &str, more: &str) -> Option<crate::world::Answer> {
    let folder = data(test)?.join("mx2018");
    let file = |name: &str| folder.join(name).display().to_string();
    let line = format!(
        "quickcount {} --strata {} --cells {} {MEXICO} {more}",
        file("mx2018_sample_results.csv"),
        file("mx2018_strata.csv"),
        file("mx2018_poststrata.csv")
    );
    Some(world.run(&line))
}

#[test]
fn mexico_warns_by_itself_and_gives_no_verdict() {
    let world = World::new();
    let Some(answer) = mexico(&world, "mexico_warns_by_itself", OFFICIAL) else { return };
    let text = answer.code(0).stdout;
    for words in [
        "6307 reports; response 6307 of 7787 drawn stations, 81.0 %; 156899 in the frame",
        "JAMK   16.01 %  15.80 to 16.22 % at 95 %; assumes that missing stations are like the others",
        "Stations of section_type 3 are 20.7 % of the frame and 16.8 % of what has arrived",
        "official JAMK 9289853/56611027, 16.41 %: cannot be told: ",
    ] {
        assert!(text.contains(words), "expected {words:?} in:\n{text}");
    }
}

#[test]
fn mexico_by_cells_gives_verdicts() {
    let world = World::new();
    let more = format!("--weight cells --cell-columns state,section_type {OFFICIAL}");
    let Some(answer) = mexico(&world, "mexico_by_cells", &more) else { return };
    let text = answer.code(1).stdout;
    assert!(text.contains("official JAMK 9289853/56611027, 16.41 %: agrees\n"), "{text}");
    assert!(text.contains("official JHRC 2961732/56611027, 5.23 %: disagrees\n"), "{text}");
    assert!(
        text.ends_with(
            "one interval in 20 misses by chance alone, even of a complete sample; 4 compared here\n"
        ),
        "{text}"
    );
}

#[test]
fn mexico_at_ten_in_the_evening() {
    let world = World::new();
    let more = "--arrival-column received_at --as-of 2018-07-01T22:00:00 --json";
    let Some(answer) = mexico(&world, "mexico_at_ten", more) else { return };
    let json = answer.code(0).json();
    assert_eq!(json["response"]["arrived"], 4551);
    assert_eq!(json["weighting"]["seen"], 349);
    assert_eq!(json["options"][0]["share"], "0.534237032818");
    assert_eq!(json["warnings"][0]["code"], "low_response");
    let Some(early) = mexico(&world, "mexico_at_ten", &format!("{more} --final")) else { return };
    early.code(2).says("nothing is called final below 4/5");
}

#[test]
fn stations_that_people_chose_have_no_margin() {
    let world = World::new();
    world.write("reports.csv", "station,votes,a,b\n1,10,6,4\n2,20,5,15\n");
    let ask = "quickcount reports.csv --purposive 5 --base votes --options a,b";
    let text = world.run(&format!("{ask} --official a=1/2")).code(0).stdout;
    assert_eq!(
        text,
        "counted at 2 of 5 stations that people chose; no share of the country follows\n  a: 11 of 30 votes\n  b: 19 of 30 \
         votes\nofficial a 1/2, 50.00 %: cannot be told: people chose the stations\n"
    );
    world.run(&format!("{ask} --final")).code(2).says("--final");
    world.run(&format!("{ask} --official c=1/2")).code(2).says("not among --options a,b");
    world.run(&format!("{ask} --official a=3/2")).code(2).says("at most 1");
    world.run("quickcount reports.csv --base votes --options a").code(2).says("--strata");
}

#[test]
fn reports_that_do_not_fit_are_named() {
    let world = World::new();
    world.write("strata.csv", "stratum,stations_in_frame,stations_in_sample\nN,9,4\n");
    let ask = "quickcount r.csv --strata strata.csv --base votes --options a";
    let heading = "station,stratum,votes,a,at,instead";
    let as_of = "--arrival-column at --as-of 2026-05-17T22:00:00+01:00";
    for (row, more, words) in [
        ("1,N,x,6,,", "", "row 2, column \"votes\": found \"x\""),
        ("1,N,9999999999999,6,,", "", "expected a whole number of at most 12 digits"),
        ("1,N,-1,6,,", "", "found \"-1\""),
        ("1,N,,6,,", "", "found \"\""),
        ("1,M,10,6,,", "", "the stratum \"M\" is not in the frame"),
        ("1,N,10,6,,2", "--replacement-column instead", "expected 1, or 0 or nothing"),
        ("1,N,10,6,2026-05-17T22:00:00,", as_of, "a time with offset, as --as-of has it"),
        ("1,N,10,6,2026-05-17T22:30:00+01:00,", as_of, "no report has arrived yet"),
    ] {
        world.write("r.csv", format!("{heading}\n{row}\n"));
        world.run(&format!("{ask} {more}")).code(2).says(words);
    }
    let few: String = (1..6).map(|station| format!("{station},N,10,6,,\n")).collect();
    world.write("r.csv", format!("{heading}\n{few}"));
    world.run(ask).code(2).says("5 reports of 4 stations drawn");
}
