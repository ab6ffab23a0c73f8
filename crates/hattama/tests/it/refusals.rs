//! Bad input: a clear error with place and remedy, exit code 2, and nothing half done.

use crate::live::{self, MAPPING};
use crate::world::World;
use std::io::Write;

struct Desk {
    world: World,
}

impl Desk {
    fn new() -> Desk {
        let world = World::new();
        live::init(&world);
        live::count(&world, "good.csv", &live::rows(&["104"]));
        Desk { world }
    }

    /// Brings bytes under a name; asserts that they are refused, in these words, and that nothing changed.
    #[track_caller]
    fn refuses(&self, name: &str, bytes: &[u8], mapping: &str, words: &[&str]) {
        self.world.write(name, bytes);
        self.world.write("m.toml", mapping);
        let before = self.world.run("tally tiny --json").stdout;
        let answer = self.world.run(&format!("import tiny {name} --mapping m.toml --person 1 --yes")).code(2);
        for text in words {
            assert!(answer.stderr.contains(text), "{name}: expected {text:?} in:\n{}", answer.stderr);
        }
        assert_eq!(before, self.world.run("tally tiny --json").stdout, "{name}: something changed");
    }
}

fn csv(rows: &str) -> String {
    format!(
        "station,at,version,reason,explanation,registered,received,issued,unused,invalid,valid,lind,moreau,okafor,against_all\n{rows}\n"
    )
}

fn with(row: &str, column: usize, value: &str) -> String {
    let mut fields: Vec<&str> = row.split(',').collect();
    fields[column] = value;
    fields.join(",")
}

fn gzip(text: &str) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(text.as_bytes()).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn rows_that_do_not_fit_are_named() {
    let desk = Desk::new();
    let row = live::row("101", 1, 200, "");
    for (column, value, words) in [
        (5, "-5", &["row 2", "\"registered\"", "\"-5\"", "a whole number"][..]),
        (5, "1.5", &["row 2", "\"1.5\"", "a whole number"]),
        (5, "99999999999", &["row 2", "\"99999999999\"", "1000000000"]),
        (5, "", &["row 2", "an empty field", "a whole number"]),
        (0, "999", &["row 2", "\"999\"", "not known"]),
        (1, "yesterday", &["row 2", "\"at\"", "\"yesterday\"", "a time"]),
    ] {
        desk.refuses("bad.csv", csv(&with(&row, column, value)).as_bytes(), MAPPING, words);
    }
    // Rows are counted as an editor counts lines, whatever ends them.
    let windows = format!("{row}\n\n{}", with(&live::row("102", 1, 200, ""), 5, "1e3"));
    let windows = csv(&windows).replace('\n', "\r\n");
    desk.refuses("windows.csv", windows.as_bytes(), MAPPING, &["row 4", "\"1e3\""]);
    // In an encoding of one byte a letter nearly everything is a text; what is none is refused.
    let wrong = with(&row, 4, "\u{9a}ed\u{9e}");
    let words = ["row 2", "\"explanation\"", "without control characters", "`encoding`"];
    desk.refuses("wrong.csv", csv(&wrong).as_bytes(), MAPPING, &words);
    let twice = csv(&format!("{row}\n{row}"));
    desk.refuses("twice.csv", twice.as_bytes(), MAPPING, &["row 3", "again, after row 2", "once"]);
    desk.refuses("short.csv", csv("101,2").as_bytes(), MAPPING, &["2 fields", "15"]);
    // Many problems: twenty are told, the rest counted.
    let many: Vec<String> = (0..30).map(|_| with(&row, 5, "x")).collect();
    desk.refuses("many.csv", csv(&many.join("\n")).as_bytes(), MAPPING, &["more problems of this kind"]);
}

#[test]
fn columns_that_do_not_fit_are_named() {
    let desk = Desk::new();
    let good = csv(&live::row("101", 1, 200, ""));
    let renamed = good.replace("moreau", "moreaux");
    desk.refuses(
        "c.csv",
        renamed.as_bytes(),
        MAPPING,
        &["options.moreau", "found the column \"moreau\"", "\"moreaux\" of which the mapping says nothing"],
    );
    desk.refuses(
        "d.csv",
        good.as_bytes(),
        &MAPPING.replace("lind =", "lnd ="),
        &["options.lnd", "expected one of lind", "options.lind"],
    );
    desk.refuses(
        "e.csv",
        good.as_bytes(),
        "kind = \"protocols\"\ndoor = 5\n",
        &["m.toml", "line 2, column 8"],
    );
    desk.refuses("f.csv", good.as_bytes(), &MAPPING.replace("{station}", "{staton}"), &["\"staton\""]);
    for (from, to, words) in [
        ("basis =", "bassis =", &["unknown field `bassis`", "did you mean \"basis\"?"][..]),
        ("kind =", "encoding = \"latin-1\"\nkind =", &["\"latin-1\"", "did you mean \"latin1\"?"]),
        (
            "[lines]",
            "name = \"Station {station}\"\n[lines]",
            &["expected a map", "one template for each language"],
        ),
    ] {
        desk.refuses("g.csv", good.as_bytes(), &MAPPING.replacen(from, to, 1), words);
    }
}

#[test]
fn files_that_are_none_are_named() {
    let desk = Desk::new();
    let good = csv(&live::row("101", 1, 200, ""));
    desk.refuses("empty.csv", b"", MAPPING, &["empty.csv", "the file is empty"]);
    desk.refuses("head.csv", good.lines().next().unwrap().as_bytes(), MAPPING, &["no row below the heading"]);
    let latin = good.replace("101", "\u{e9}").replace('\u{e9}', "?").into_bytes();
    let latin: Vec<u8> = latin.into_iter().map(|byte| if byte == b'?' { 0xe9 } else { byte }).collect();
    desk.refuses("latin.csv", &latin, MAPPING, &["line 2", "not utf-8", "encoding ="]);
    let packed = gzip(&good);
    desk.refuses(
        "cut.csv.gz",
        &packed[..packed.len() / 2],
        MAPPING,
        &["gzip", "cut short", "fetch it again"],
    );
    desk.refuses("cut.zip", b"PK\x03\x04 and no more", MAPPING, &["zip", "cut short"]);
    let missing = desk.world.run("import tiny nothing.csv --mapping mapping.toml --person 1 --yes").code(2);
    assert!(missing.stderr.contains("nothing.csv"), "{}", missing.stderr);
    std::fs::create_dir(desk.world.path("folder")).unwrap();
    desk.world
        .run("import tiny folder --mapping mapping.toml --person 1 --yes")
        .code(2)
        .says("found a folder");
}

#[test]
fn a_byte_order_mark_and_crlf_are_no_trouble() {
    let desk = Desk::new();
    let good = csv(&live::row("101", 1, 200, ""));
    desk.world.write("bom.csv", format!("\u{feff}{}", good.replace('\n', "\r\n")));
    desk.world.run("import tiny bom.csv --mapping mapping.toml --person 1 --yes").code(0);
    desk.world.run("import tiny bom.csv --mapping mapping.toml --person 2 --approve").code(0);
    desk.world.write("packed.csv.gz", gzip(&csv(&live::row("102", 1, 200, ""))));
    desk.world.run("import tiny packed.csv.gz --mapping mapping.toml --person 1 --yes").code(0);
}

#[test]
fn commands_say_what_they_miss() {
    let world = World::new();
    world.run("tally nowhere").code(2).says("found no folder");
    world.run("import nowhere x.csv --mapping y.toml").code(2);
    world.run("init data --election nowhere").code(2).says("election.toml");
    world.run("verify nowhere").code(2);
    world.run("frobnicate").code(2);
    world.run("--help").code(0);
    for command in [
        "demo", "check", "init", "import", "tally", "announce", "publish", "verify", "receipt", "witness",
        "export", "doctor", "rotate", "close",
    ] {
        let help = world.run(&format!("{command} --help")).code(0).stdout;
        assert!(help.contains("Example"), "{command} --help has no example:\n{help}");
    }
    live::init(&world);
    world.run("init tiny --election @elections/ro-2024-ep").code(2).says("not empty");
    world.run("tally tiny --at noon").code(2).says("--at");
    world.run("tally tiny --at 99999").code(2).says("the record has");
    world.run("tally tiny --area X-9").code(2).says("\"X-9\"");
    world.run("tally tiny --findings r9").code(2).says("which is no check");
    let demonstration = "init kz --election @elections/kz-2022-presidential --origin results.example";
    world.run(demonstration).code(2).says("demonstration");
    assert!(!world.path("kz").exists(), "nothing half done");
}

#[test]
fn a_folder_without_permission_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    let closed = |path: &std::path::Path| {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o000)).unwrap();
    };
    closed(&desk.world.write("secret.csv", csv(&live::row("101", 1, 200, ""))));
    let words = "import tiny secret.csv --mapping mapping.toml --person 1 --yes";
    let answer = desk.world.run_as_nobody(words).code(2);
    assert!(answer.stderr.contains("secret.csv") && answer.stderr.contains("ermission"), "{}", answer.stderr);
    std::fs::create_dir(desk.world.path("shut")).unwrap();
    closed(&desk.world.path("shut"));
    let answer = desk.world.run_as_nobody("publish tiny --to shut/public").code(2);
    assert!(answer.stderr.contains("shut") && answer.stderr.contains("ermission"), "{}", answer.stderr);
}

/// Copies the made-up election into a folder of that name, changed by `change`.
fn election(world: &World, name: &str, change: impl Fn(String) -> String) {
    for file in ["election.toml", "areas.csv", "stations.csv"] {
        let text =
            std::fs::read_to_string(crate::world::root().join("elections/tiny-2026").join(file)).unwrap();
        let text = if file == "election.toml" { change(text) } else { text };
        world.write(&format!("{name}/{file}"), text);
    }
}

#[test]
fn a_definition_that_cannot_be_meant_is_named() {
    let world = World::new();
    world.run("check @elections/kz-2022-presidential").code(0);
    world.run("check @elections/tiny-2026/election.toml").code(2).says("name the folder");
    election(&world, "other", |text| text);
    world.run("check other").code(2).says("\"tiny-2026\" in a folder named \"other\"");
    election(&world, "tiny-2026", |text| {
        text.replace("kind != abroad", "kind != abraod")
            .replace("fails = { votes = 249", "fails = { votes = 250")
    });
    world
        .run("init data --election tiny-2026")
        .code(2)
        .says("the kind \"abraod\", which no station has")
        .says("check votes_sum: the check holds for its example `fails`");
    assert!(!world.path("data").exists());
    world.write("tiny-2026/election.toml", b"id = \"tiny\xe9\"\n");
    world.run("check tiny-2026").code(2).says("line 1").says("save the file as UTF-8");
}

#[test]
fn an_area_keeps_its_level_and_parent() {
    let world = World::new();
    world.run("init mx --election @elections/mx-2012-presidential").code(0);
    let mapping = crate::world::root().join("elections/mx-2012-presidential/mappings/nal_2012.toml");
    let mapping = std::fs::read_to_string(mapping).unwrap();
    let heading =
        "casilla_id,edo_id,distrito_fed_12,seccion,casilla,pri_pvem,pan,panal,prd_pt_mc,otros,total,ln";
    let rows = "7,1,1,5,B-C,1,1,1,1,0,4,9\n8,2,1,5,B-C,1,1,1,1,0,4,9";
    world.write("rows.csv", format!("{heading}\n{rows}\n"));
    let wrong = mapping.replace("code = \"{edo_id}-{distrito_fed_12}\"", "code = \"{distrito_fed_12}x\"");
    world.write(
        "wrong.toml",
        wrong.replace("area = \"{edo_id}-{distrito_fed_12}\"", "area = \"{distrito_fed_12}x\""),
    );
    world
        .run("import mx rows.csv --mapping wrong.toml --yes")
        .code(2)
        .says("row 3")
        .says("the area \"1x\" as a distrito in \"2\"")
        .says("the distrito in \"1\" that has this code already");
    world.write("early.toml", mapping.replace("2012-07-01T18:00:00", "1999-07-01T18:00:00"));
    world.run("import mx rows.csv --mapping early.toml --yes").code(2).says("before the election opens");
    world.write("good.toml", &mapping);
    world
        .run("import mx rows.csv --mapping good.toml --yes")
        .code(0)
        .says("kinds of new stations: ordinary 2");
}
