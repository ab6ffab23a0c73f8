//! A witness keeps its own memory: it refuses a fork and a rollback, whoever holds the key.

use crate::live;
use crate::world::World;

/// A published record of the made-up election with one file counted.
fn published(world: &World) -> String {
    let init = "init tiny --election @elections/tiny-2026 --publish-to public";
    let key = world.run(init).code(0).stdout.trim().to_owned();
    world.write("mapping.toml", live::MAPPING);
    live::count(world, "one.csv", &live::rows(&["101", "102"]));
    world.run("publish tiny").code(0);
    key
}

fn copy(world: &World, from: &str, to: &str) {
    let status = std::process::Command::new("cp")
        .args(["-a".as_ref(), world.path(from).as_os_str(), world.path(to).as_os_str()])
        .status();
    assert!(status.unwrap().success());
}

#[test]
fn a_witness_cosigns_what_extends_and_refuses_a_rollback_and_a_fork() {
    let world = World::new();
    let key = published(&world);
    let witness = |place: &str, more: &str| world.run(&format!("witness {place} --state w {more}"));
    let first = witness("public", &format!("--name witness.example --key {key} --attach")).code(0);
    let vkey = first.stderr.split("new witness: ").nth(1).unwrap().lines().next().unwrap().to_owned();
    copy(&world, "tiny", "older-data");
    copy(&world, "public", "older");

    // The policy asks for the witness: with its cosignature it holds, without it does not.
    world.write("trust", format!("log {key}\nwitness w {vkey}\nquorum 1\n"));
    world.run("verify public --policy trust").code(0);

    live::count(&world, "two.csv", &live::rows(&["103"]));
    world.run("publish tiny").code(0);
    let without = world.run("verify public --policy trust --json").code(1).json();
    assert_eq!(without["violations"][0]["property"], "note.witness");
    witness("public", "--attach").code(0);
    world.run("verify public --policy trust").code(0);
    // What stands there keeps its cosignature when nothing is new.
    world.run("publish tiny").code(0);
    world.run("verify public --policy trust --since older/checkpoint").code(0);

    // Rolled back: the older publication again.
    witness("older", "").code(1).says("beyond the checkpoint");
    let stale = world.run("verify older --since public/checkpoint --json").code(1).json();
    assert_eq!(stale["violations"][0]["property"], "tree.extends");

    // Forked by the holder of the key: another history from the older state. The program itself refuses while it sees
    // what was published, so the forger shows it the publication of an older day.
    let refused = world.run("publish older-data --to fork").code(2);
    assert!(refused.stderr.contains("refused to sign"), "{}", refused.stderr);
    std::fs::rename(world.path("public"), world.path("seen")).unwrap();
    let hidden = world.run("publish older-data --to fork").code(2);
    assert!(hidden.stderr.contains("is gone or does not read"), "{}", hidden.stderr);
    copy(&world, "older", "public");
    world.run("doctor older-data --seen seen/checkpoint").code(1);
    world.run("publish older-data --seen seen/checkpoint").code(2).says("older copy");
    live::count_in(&world, "older-data", "other.csv", &live::rows(&["301", "302", "303"]), 2);
    world.run("publish older-data --to fork").code(0);
    world.run("verify fork").code(0);
    witness("fork", "").code(1).says("refused to cosign");
    // A fork that changes its key is refused too, and leaves no trace: the honest record is cosigned as before.
    world.run("rotate older-data").code(0);
    world.run("publish older-data --to fork").code(0);
    let before = std::fs::read(world.path("w/log.key")).unwrap();
    witness("fork", "").code(1).says("refused to cosign");
    assert_eq!(before, std::fs::read(world.path("w/log.key")).unwrap());
    witness("seen", "").code(0);
    let forked = world.run("verify fork --since seen/checkpoint --json").code(1).json();
    assert_eq!(forked["violations"][0]["property"], "tree.extends");
}

#[test]
fn a_witness_keeps_to_its_record_and_names_what_it_needs() {
    let world = World::new();
    let key = published(&world);
    world.run("witness public --state w").code(2).says("--name");
    world.run("witness public --state w --name witness.example").code(2).says("--key");
    world.run(&format!("witness public --state w --name witness.example --key {key}")).code(0);
    let other = World::new();
    let foreign = live::init(&other);
    world.run(&format!("witness public --state w --key {foreign}")).code(2).says("keeps to its record");
}
