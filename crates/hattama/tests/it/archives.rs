//! Russia 2012 and Mexico 2012: by definition and mapping alone, without a line of code.

use crate::world::{World, data};

#[test]
fn russia_2012_adds_up() {
    let Some(data) = data("russia_2012_adds_up") else { return };
    let world = World::new();
    world.run("init ru --election @elections/ru-2012-presidential").code(0);
    let file = data.join("ru2012/2012.csv.zip");
    let mapping = "@elections/ru-2012-presidential/mappings/2012.toml";
    world.run(&format!("import ru {} --mapping {mapping} --yes", file.display())).code(0);
    let tally = world.run("tally ru --json").code(0).json();
    assert_eq!(tally["coverage"]["stations"]["in"], 95_415);
    let lines = &tally["lines"];
    let issued: u64 = ["issued_early", "issued_station", "issued_mobile"]
        .iter()
        .map(|line| lines[line].as_u64().unwrap())
        .sum();
    assert_eq!((lines["registered"].as_u64(), issued), (Some(109_860_331), 71_780_800));
    assert_eq!((lines["valid"].as_u64(), lines["invalid"].as_u64()), (Some(70_864_974), Some(836_691)));
    assert_eq!(tally["outcome"]["kind"], "elected");
    let options = tally["contests"][0]["options"].as_array().unwrap();
    let putin = options.iter().find(|row| row["option"] == "putin").unwrap();
    assert_eq!(putin["votes"], 45_602_075);
    assert!(putin["share"]["base"].is_string());
    world.run("publish ru --to public --record-only").code(0);
    world.run("verify public").code(0);
}

#[test]
fn mexico_2012_knows_special_booths() {
    let Some(data) = data("mexico_2012_knows_special_booths") else { return };
    let world = World::new();
    world.run("init mx --election @elections/mx-2012-presidential").code(0);
    let file = data.join("mx2012/nal_2012.csv.gz");
    let mapping = "@elections/mx-2012-presidential/mappings/nal_2012.toml";
    world.run(&format!("import mx {} --mapping {mapping} --yes", file.display())).code(0);
    let tally = world.run("tally mx --json").code(0).json();
    assert_eq!(tally["coverage"]["stations"]["in"], 143_132);
    for (line, sum) in [("registered", 79_433_171), ("otros", 1_261_348), ("total", 50_282_086)] {
        assert_eq!(tally["lines"][line], sum, "{line}");
    }
    let options = tally["contests"][0]["options"].as_array().unwrap();
    for (code, votes) in
        [("pri_pvem", 19_220_407), ("prd_pt_mc", 15_881_019), ("pan", 12_769_479), ("panal", 1_149_833)]
    {
        let option = options.iter().find(|row| row["option"] == code).unwrap();
        assert_eq!(option["votes"], votes, "{code}");
    }
    // 983 stations have more votes than voters; 902 are special booths, whose register is empty by rule.
    assert_eq!(tally["findings"]["latest"]["by_check"]["total_registered"], 81);
    assert_eq!(tally["findings"]["latest"]["any"], 81);
    world.run("publish mx --to public --record-only").code(0);
    world.run("verify public").code(0);
}
