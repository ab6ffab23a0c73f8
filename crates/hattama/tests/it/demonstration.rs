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
    let results = std::fs::read_dir(world.path("one/public/results")).unwrap().next().unwrap().unwrap();
    let name = results.file_name().into_string().unwrap();
    let path = |night: &str| format!("{night}/public/results/{name}");
    assert_eq!(read(&path("one")), read(&path("two")));
    let total = |night| world.run(&format!("tally {night}/public --json")).code(0).json()["lines"].clone();
    assert_eq!(total("one")["registered"], 11_953_465);
}
