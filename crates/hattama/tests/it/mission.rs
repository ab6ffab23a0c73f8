//! A mission's data directory from the command line: begun once, served from its newest copy, and messages whole.

use crate::live;
use crate::world::{Answer, World, root};

const MISSION: &str = r#"
id = "tiny-mission"
title = { en = "Tiny mission" }
languages = ["en"]
status = "demonstration"
election = "tiny-2026"
contest = "president"
response_least = [60, 100]

[[organisation]]
code = "friends"
name = { en = "Friends of counting" }
"#;

const PEOPLE: &str = "code,name,role,team,supervisor,organisation,languages,functions
A1,Amina,short_term,T1,,friends,en,
HQ,Berik,core,,,friends,en,administrator operator
";

/// The files of a mission beside the made-up election, and the command that begins it.
fn files(world: &World) -> String {
    live::init(world);
    world.write("our/mission.toml", MISSION);
    world.write("our/people.csv", PEOPLE);
    "mission init mission-data --mission our --record tiny-public".to_owned()
}

fn begun() -> World {
    let world = World::new();
    let init = files(&world);
    world.run(&init).code(0);
    world
}

/// A form in its next version.
fn next_version(world: &World) {
    let opening = std::fs::read_to_string(root().join("missions/forms/opening.toml")).unwrap();
    world.write("opening.toml", opening.replacen("version = 1", "version = 2", 1));
}

fn copied(world: &World, from: &str, to: &str) {
    std::fs::create_dir_all(world.path(to)).unwrap();
    for entry in std::fs::read_dir(world.path(from)).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        match entry.path().is_dir() {
            true => copied(world, &format!("{from}/{name}"), &format!("{to}/{name}")),
            false => drop(std::fs::copy(entry.path(), world.path(&format!("{to}/{name}"))).unwrap()),
        }
    }
}

#[test]
fn a_mission_begins_in_a_new_folder_or_an_empty_one() {
    let world = World::new();
    let init = files(&world);
    world.write("mission-data/letters.txt", "of somebody else");
    world.run(&init).code(2).says("mission-data: the folder is not empty; name a new one");
    std::fs::remove_file(world.path("mission-data/letters.txt")).unwrap();
    world.run(&init).code(0);
    world.run(&init).code(2).says("the folder is not empty");
}

#[test]
fn one_bad_time_and_no_message_is_taken() {
    let world = begun();
    let good = "+7000,2026-05-17T20:31:00+01:00,\"A1 101 O 2Y\"";
    world.write("sms.csv", format!("sender,received,text\n{good}\n+7000,soon,hello\n"));
    let answer: Answer = world.run("mission messages mission-data sms.csv").code(2);
    assert_eq!(answer.stdout, "", "nobody is answered: nothing was done");
    answer.says(
        "sms.csv:3: column received: found \"soon\", expected a time such as 2024-06-09T21:00:00+03:00",
    );
    world.write("sms.csv", format!("sender,received,text\n{good}\n"));
    let answer = world.run("mission messages mission-data sms.csv");
    assert_eq!(answer.stdout.lines().count(), 2, "{}", answer.stdout);
}

#[test]
fn an_older_copy_of_a_mission_takes_nothing() {
    let world = begun();
    copied(&world, "mission-data", "older");
    next_version(&world);
    world.run("mission add mission-data --form opening.toml").code(0);
    world.write("sms.csv", "sender,received,text\n+7000,2026-05-17T20:31:00+01:00,hello\n");
    for command in [
        "mission messages older sms.csv",
        "mission passwords older",
        "mission serve older --gateway none.txt",
        "mission add older --form opening.toml",
    ] {
        world.run(command).code(2).says("It looks like an older copy");
    }
    world.run("mission passwords mission-data").code(0);
}
