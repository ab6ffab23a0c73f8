//! Keys that are sealed with a passphrase.

use crate::live;
use crate::world::World;

const INIT: &str = "init tiny --election @elections/tiny-2026 --passphrase-file pass";

#[test]
fn sealed_keys_sign_with_their_passphrase_alone() {
    let world = World::new();
    world.write("pass", "correct horse battery staple\n");
    world.write("wrong", "incorrect horse\n");
    world.write("empty", "\n");
    let key = world.run(INIT).code(0).stdout.trim().to_owned();
    for name in ["record", "journal"] {
        let text = std::fs::read_to_string(world.path(&format!("tiny/keys/{name}.key"))).unwrap();
        assert!(
            text.starts_with("hattama sealed key, version 1: opens with its passphrase alone\n"),
            "{text}"
        );
        assert!(!text.contains("PRIVATE"), "{text}");
    }
    let publish = "publish tiny --to public";
    world.run(publish).code(2).says("the key is sealed").says("HATTAMA_PASSPHRASE_FILE");
    world.run_with_passphrase("wrong", publish).code(2).says("does not open this key");
    world.run_with_passphrase("empty", publish).code(2).says("empty line");
    world.run_with_passphrase("nowhere", publish).code(2).says("the passphrase's file nowhere");
    assert!(!world.path("public").exists());
    world.run_with_passphrase("pass", publish).code(0);
    world.run(&format!("verify public --key {key}")).code(0);
    // Reading asks for no key.
    world.run("tally tiny").code(0);
    world.run_with_passphrase("pass", "doctor tiny").code(0);
    // Called again, it asks for the passphrase too.
    world.run("init tiny --election @elections/tiny-2026").code(2).says("the key is sealed");
    assert_eq!(world.run(INIT).code(0).says("made before").stdout.trim(), key);
}

#[test]
fn a_change_of_key_stays_sealed() {
    let world = World::new();
    world.write("pass", "correct horse battery staple");
    let key = world.run(INIT).code(0).stdout.trim().to_owned();
    world.run("rotate tiny").code(2).says("the key is sealed");
    let next = world.run_with_passphrase("pass", "rotate tiny").code(0).stdout;
    let text = std::fs::read_to_string(world.path("tiny/keys/record.key")).unwrap();
    assert!(text.starts_with("hattama sealed key"), "{text}");
    world.run_with_passphrase("pass", "publish tiny --to public").code(0);
    for key in [&key, next.trim()] {
        world.run(&format!("verify public --key {key}")).code(0);
    }
}

#[test]
fn keys_without_a_passphrase_need_none() {
    let world = World::new();
    live::init(&world);
    world.write("pass", "unasked");
    world.run_with_passphrase("pass", "rotate tiny").code(0);
    world.run("publish tiny --to public").code(0);
}
