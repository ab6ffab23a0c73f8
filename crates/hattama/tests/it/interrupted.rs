//! What a killed process leaves, and that the next call finishes it. The soak finds such places; here each has a name.

use crate::live;
use crate::world::World;
use std::path::Path;

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn a_first_publication_cut_short_at_its_checkpoint_is_finished() {
    let world = World::new();
    live::init(&world);
    world.run("publish tiny --to public --record-only").code(0);
    // As it is left between writing the first checkpoint beside its place and giving it its name.
    let checkpoint = world.path("public/checkpoint");
    std::fs::rename(&checkpoint, world.path("public/checkpoint.new")).unwrap();
    world.run("publish tiny --to public --record-only").code(0);
    assert_eq!(names(&world.path("public")), ["checkpoint", "results", "tile"]);
    world.run("verify public").code(0);
}

#[test]
fn init_called_again_tells_the_key_that_it_made() {
    let world = World::new();
    let key = world.run("init tiny --election @elections/tiny-2026").code(0).stdout;
    let again = world.run("init tiny --election @elections/tiny-2026").code(0).says("made before");
    assert_eq!(again.stdout, key);
    // Another election, another name, or a record that has gone on: that is not what would be made.
    world.run("init tiny --election @elections/ro-2024-ep").code(2).says("not empty");
    world.run("init tiny --election @elections/tiny-2026 --origin other.example/1").code(2).says("not empty");
    world.run("init tiny --election @elections/tiny-2026 --publish-to public").code(2).says("not empty");
    world.write("mapping.toml", live::MAPPING);
    live::count(&world, "one.csv", &live::rows(&["101"]));
    world.run("init tiny --election @elections/tiny-2026").code(2).says("not empty");
    world.run("doctor tiny").code(0);
}

#[test]
fn init_is_signed_before_it_appears() {
    let world = World::new();
    live::init(&world);
    assert!(world.path("tiny/record/checkpoint").exists());
    world.run("verify tiny-public").code(0);
    assert_eq!(names(&world.path(".")), ["mapping.toml", "tiny", "tiny-public"]);
}

#[test]
fn init_takes_away_what_a_killed_one_left() {
    let world = World::new();
    world.write("tiny.new/keys/record.key", "half a key");
    world.write("tiny.new/hattama.sqlite", "half a database");
    live::init(&world);
    assert!(!world.path("tiny.new").exists());
    world.run("doctor tiny").code(0);
}

#[test]
fn init_takes_up_what_is_published_already() {
    let world = World::new();
    let key = live::init(&world);
    // As it is left between the publication of the opening and the directory's appearing.
    std::fs::rename(world.path("tiny"), world.path("tiny.new")).unwrap();
    // Another election, or name: its key is not that of what is published, which therefore stays.
    let other = "init tiny --election @elections/tiny-2026 --origin other.example/1";
    world.run(other).code(2).says("tiny-public: found files").says("--publish-to");
    assert_eq!(live::init(&world), key);
    assert!(!world.path("tiny.new").exists());
    world.run("doctor tiny").code(0);
    world.run(&format!("verify tiny-public --key {key}")).code(0);
    // A moment earlier: nothing is published yet, and a foreign file lies where it should be.
    std::fs::rename(world.path("tiny"), world.path("tiny.new")).unwrap();
    std::fs::remove_dir_all(world.path("tiny-public")).unwrap();
    world.write("tiny-public/letter.txt", "dear voter");
    world.run("init tiny --election @elections/tiny-2026").code(2);
    assert_eq!(names(&world.path("tiny-public")), ["letter.txt"]);
}

#[test]
fn init_makes_a_directory_that_is_named_with_a_slash_or_stands_empty() {
    let world = World::new();
    world.run("init one/ --election @elections/tiny-2026").code(0);
    world.run("doctor one").code(0);
    std::fs::create_dir(world.path("two")).unwrap();
    world.run("init two --election @elections/tiny-2026").code(0);
    world.run("doctor two/").code(0);
    assert_eq!(names(&world.path(".")), ["one", "one-public", "two", "two-public"]);
}

#[test]
fn an_announcement_called_again_stands_once() {
    let world = World::new();
    live::init(&world);
    live::count(&world, "one.csv", &live::rows(&["101"]));
    let announce = "announce tiny --stage preliminary --persons 1,2";
    let size = |stdout: &str| stdout.split("record has ").nth(1).unwrap().to_owned();
    let first = world.run(announce).code(0).stdout;
    let again = world.run(announce).code(0).stdout;
    assert!(again.contains("announced before") && size(&again) == size(&first), "{again}");
    // With other figures it is another announcement.
    live::count(&world, "two.csv", &live::rows(&["102"]));
    let later = world.run(announce).code(0).stdout;
    assert!(later.contains("1 result announced"), "{later}");
    world.run("publish tiny --to public").code(0);
    world.run("verify public").code(0);
}

#[test]
fn a_close_called_again_says_that_it_is_closed() {
    let world = World::new();
    live::init(&world);
    let close = "close tiny --reason certified --persons 1,2";
    let size = |stdout: String| stdout.split("record has ").nth(1).unwrap().to_owned();
    let first = world.run(close).code(0).stdout;
    let again = world.run(close).code(0).stdout;
    assert!(again.contains("closed before"), "{again}");
    assert_eq!(size(first), size(again));
}

#[test]
fn a_rotation_that_is_over_is_not_finished_again() {
    let world = World::new();
    let first = live::init(&world);
    let second = world.run("rotate tiny").code(0).stdout.trim().to_owned();
    let third = world.run("rotate tiny").code(0).stdout.trim().to_owned();
    assert!(first != second && second != third);
    world.run("publish tiny --to public").code(0);
    for key in [first, second, third] {
        world.run(&format!("verify public --key {key}")).code(0);
    }
}

#[test]
fn a_rotation_cut_short_after_its_fact_is_finished_once() {
    let world = World::new();
    let key = live::init(&world);
    let old = std::fs::read(world.path("tiny/record/checkpoint")).unwrap();
    let next = world.run("rotate tiny").code(0).stdout;
    // As it is left between the fact and the signature: the checkpoint is still the old key's.
    std::fs::write(world.path("tiny/record/checkpoint"), old).unwrap();
    let finished = world.run("rotate tiny").code(0).says("cut short");
    assert_eq!(finished.stdout, next);
    world.run("publish tiny --to public").code(0);
    world.run(&format!("verify public --key {key}")).code(0);
}
