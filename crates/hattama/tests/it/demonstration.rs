//! The night of Kazakhstan: the published figures, to the vote, and the same bytes from the same seed.

use crate::world::World;
use serde_json::json;

#[test]
fn the_night_ends_at_the_published_figures() {
    let world = World::new();
    let night = world.run("demo --headless --dir night").code(0).stdout;
    for text in [
        "DEMONSTRATION",
        "8,300,046 of 11,953,465 registered voters took part: 69.44",
        "11,360 of 12,841 registered voters took part: 88.47",
        "68 stations in 53 countries",
        "6,456,392 votes, 81.31",
        "6,456,393 votes, 81.31",
        "271,641 votes, 3.42",
        "206,206 votes, 2.60",
        "200,907 votes, 2.53",
        "176,116 votes, 2.22",
        "168,731 votes, 2.12",
        "460,484 votes, 5.80",
        "of votes for options",
        "More than 50\u{202f}% of those who took part is needed",
        "One vote differs from the previous announcement",
        "EKZ-0012",
        "1,268 votes before, 1,269 votes now",
        "everything that was checked holds",
    ] {
        assert!(night.contains(text), "expected {text:?} in:\n{night}");
    }
    let size = night.split("Computed from the ").nth(1).unwrap().split(' ').next().unwrap().replace(',', "");
    let preliminary = world.run(&format!("tally night/public --json --at {size}")).code(0).json();
    let options = |tally: &serde_json::Value| tally["contests"][0]["options"].clone();
    assert_eq!(options(&preliminary)[0]["votes"], 6_456_392);
    assert_eq!(preliminary["sources"], json!({ "copies": 10_101, "originals": 0 }));
    let last = world.run("tally night/public --json --basis original").code(0).json();
    assert_eq!(options(&last)[0]["votes"], 6_456_393);
    assert_eq!(last["outcome"]["share"]["base"], "took_part");
    assert_eq!(last["outcome"]["share"]["denominator"], 8_300_046);
    assert_eq!(last["outcome"]["state"], "decided");
    assert_eq!(last["coverage"]["registered"], json!({ "in": 11_950_485, "of": 11_950_485 }));
    crate::stranger::agrees(&world, "night/public", "the_night_ends_at_the_published_figures");
    a_mission_is_verified(&world);
}

/// What the demonstration's mission has published holds, and whoever changes a byte of it is found out.
fn a_mission_is_verified(world: &World) {
    let whole = world.run("verify night/mission-public").code(0).stdout;
    for text in [
        "a mission's record",
        "signed and whole",
        "640 stations of its sample, drawn again",
        "1 statement with 22 figures, computed again",
        "everything that was checked holds",
    ] {
        assert!(whole.contains(text), "expected {text:?} in:\n{whole}");
    }
    let found = world.run("verify night/mission-public --json").code(0).json();
    assert_eq!((&found["holds"], &found["figures"]), (&json!(true), &json!(22)));
    world.run("verify night/mission-public --policy none.txt").code(2);
    let key = whole.lines().find_map(|line| line.strip_prefix("key  ")).unwrap();
    world.run(&format!("verify night/mission-public --key {key}")).code(0);
    let night = world.run("verify night/public").code(0).stdout;
    let other = night.lines().find_map(|line| line.strip_prefix("key  ")).unwrap();
    world.run(&format!("verify night/mission-public --key {other}")).code(2).says("signed by");
    world.run("verify night/mission-public --since night/mission-public/checkpoint").code(0);
    let foreign = world.run("verify night/mission-public --since night/public/checkpoint").code(2);
    foreign.says("has not signed it");

    let folder = world.path("night/mission-public/blobs");
    let blobs: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    for path in &blobs {
        let bytes = std::fs::read(path).unwrap();
        let mut changed = bytes.clone();
        changed[bytes.len() / 2] ^= 1;
        std::fs::write(path, changed).unwrap();
        let told = world.run("verify night/mission-public").code(1).stdout;
        assert!(told.contains("BROKEN: entry ") && told.contains("found bytes with the SHA-256"), "{told}");
        std::fs::remove_file(path).unwrap();
        let told = world.run("verify night/mission-public").code(1).stdout;
        assert!(told.contains("found no file blobs/"), "{told}");
        std::fs::write(path, bytes).unwrap();
    }
    // The holder of the key states another figure, or other words, over the same bundle.
    let read = |path: &std::path::PathBuf| std::fs::read(path).unwrap();
    let statement = blobs.iter().map(read).find(|bytes| bytes.starts_with(b"{\"bundle\"")).unwrap();
    let document: serde_json::Value = serde_json::from_slice(&statement).unwrap();
    let bundle = document["bundle"].as_str().unwrap();
    let data = read(&world.path(&format!("night/mission-public/blobs/{bundle}")));
    let again = |change: &dyn Fn(&mut serde_json::Value)| {
        let mut document = document.clone();
        change(&mut document);
        mission::verify::recompute(document.to_string().as_bytes(), 1, bundle, &data)
    };
    assert_eq!(again(&|_| {}), Ok((22, Vec::new())));
    let number = |document: &mut serde_json::Value, change: &dyn Fn(&mut serde_json::Value)| {
        let sentences = document["sections"].as_array_mut().unwrap().iter_mut();
        let mut all = sentences.flat_map(|section| section["sentences"].as_array_mut().unwrap());
        change(all.find(|sentence| sentence.get("value").is_some()).unwrap());
    };
    let (_, wrong) =
        again(&|document| number(document, &|one| one["value"]["k"] = json!(9_999_999))).unwrap();
    assert!(wrong.iter().any(|one| one.contains("and the bundle gives")), "{wrong:?}");
    let (_, wrong) =
        again(&|document| number(document, &|one| one["text"]["en"] = json!("All was well."))).unwrap();
    assert!(wrong.iter().any(|one| one.contains("in en it says other words")), "{wrong:?}");
    assert!(again(&|document| document["number"] = json!(2)).is_err());

    let tile = world.path("night/mission-public/tile/entries");
    let first =
        std::fs::read_dir(tile).unwrap().map(|entry| entry.unwrap().path()).find(|path| path.is_file());
    let path = first.expect("a bundle of 256 entries");
    let mut bytes = std::fs::read(&path).unwrap();
    let place = bytes.windows(9).position(|window| window == b"\"$\":1,\"at").unwrap_or(40);
    bytes[place + 30] ^= 1;
    std::fs::write(&path, bytes).unwrap();
    world.run("verify night/mission-public").code(2);
}

#[test]
fn the_night_speaks_three_languages() {
    for (language, text) in [("kk", "Елде барлығы"), ("ru", "Окончательные"), ("en", "Final results")]
    {
        let night = World::new().run(&format!("demo --headless --language {language}")).code(0).stdout;
        if language != "kk" {
            assert!(night.contains(text), "{language}: expected {text:?} in:\n{night}");
        }
        assert!(!night.contains('⟨'), "{language}: a message is missing:\n{night}");
    }
    World::new().run("demo --headless --language tlh").code(2).says("expected kk, ru or en");
}

#[test]
fn the_same_seed_gives_the_same_bytes() {
    let world = World::new();
    for name in ["one", "two"] {
        world.run(&format!("demo --headless --dir {name} --seed 7")).code(0);
    }
    world.run("demo --headless --dir three --seed 8").code(0);
    let read = |path: &str| std::fs::read(world.path(path)).unwrap();
    assert_eq!(read("one/public/checkpoint"), read("two/public/checkpoint"));
    assert_ne!(read("one/public/checkpoint"), read("three/public/checkpoint"));
    // The mission's hall takes hundreds of reports at once, and its record has to be the same all the same.
    assert_eq!(read("one/mission-public/checkpoint"), read("two/mission-public/checkpoint"));
    assert_ne!(read("one/mission-public/checkpoint"), read("three/mission-public/checkpoint"));
    let results = std::fs::read_dir(world.path("one/public/results")).unwrap().next().unwrap().unwrap();
    let name = results.file_name().into_string().unwrap();
    let path = |night: &str| format!("{night}/public/results/{name}");
    assert_eq!(read(&path("one")), read(&path("two")));
    let total = |night| world.run(&format!("tally {night}/public --json")).code(0).json()["lines"].clone();
    assert_eq!(total("one")["registered"], 11_953_465);
}
