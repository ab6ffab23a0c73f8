//! A full disk: a clear refusal with its remedy, nothing half done, and after making room the same call succeeds.
//!
//! The disk is a small file system in memory, in a name space of its own, so that nothing is left of it. The script
//! fills it up to so many KiB before each call, from none to enough, so that the calls fail at many places.

use crate::world::{World, root, skipped_by_machine};
use std::process::Command;

/// KiB that are left free.
const FREE: &str = "0 4 32 64 150 200 250 400 500 600 800 4000 24000";

/// Writes `<call> <free> <exit code when full> <of a look meanwhile> <after making room> <of a look at the end>`, and
/// to `says` what was said on the full disk.
const SCRIPT: &str = r#"
set -u
mount -t tmpfs -o size=32m tmpfs disk || exit 99
full() { # KiB that are left free
    dd if=/dev/zero of=disk/filler bs=1k >/dev/null 2>&1
    truncate -s $(( $(stat -c %s disk/filler) - $1 * 1024 )) disk/filler
}
# Nothing half done: no directory, a record that reads as before, no published checkpoint or a record that verifies,
# though its pages are not all there yet.
whole_init() { [ "$(ls disk)" = filler ]; }
whole_import() { "$HATTAMA" tally disk/data >/dev/null 2>&1; }
whole_publish() { [ ! -e disk/public/checkpoint ] || "$HATTAMA" verify disk/public >/dev/null 2>&1; }
twice() { # name, KiB, look, call
    name=$1 free=$2 look=$3 meanwhile=0
    shift 3
    full "$free"
    "$@" >/dev/null 2>error
    first=$?
    if [ $first != 0 ]; then
        printf '%s %s %s\n' "$name" "$free" "$(tail -n 1 error)" >>says
        whole_$name
        meanwhile=$?
    fi
    rm disk/filler
    "$@" >/dev/null 2>error
    second=$?
    "$HATTAMA" $look >/dev/null 2>&1
    echo "$name $free $first $meanwhile $second $?"
}
: >says
import="$HATTAMA import disk/data v1.csv --mapping $ELECTION/mappings/stations_v1.toml --yes"
for free in $FREE; do
    rm -rf disk/*
    twice init "$free" "doctor disk/data" "$HATTAMA" init disk/data --election "$ELECTION"
    rm -rf disk/* made-public
    cp -a made disk/data
    cp -a opening made-public
    twice import "$free" "doctor disk/data" $import
    twice publish "$free" "verify disk/public" "$HATTAMA" publish disk/data --to disk/public
done
"#;

#[test]
fn a_full_disk_is_told_and_nothing_is_lost() {
    let test = "a_full_disk_is_told_and_nothing_is_lost";
    let world = World::new();
    world.write("v1.csv", xtask::soak::data::make(400).first);
    std::fs::create_dir(world.path("disk")).unwrap();
    // Its place of publication lies elsewhere, and stands for each round as it was in the beginning.
    world.run("init made --election @elections/ro-2024-ep").code(0);
    std::fs::rename(world.path("made-public"), world.path("opening")).unwrap();
    let output = Command::new("unshare")
        .args(["--map-root-user", "--mount", "sh", "-c", SCRIPT])
        .current_dir(world.path("."))
        .env("HATTAMA", env!("CARGO_BIN_EXE_hattama"))
        .env("ELECTION", root().join("elections/ro-2024-ep"))
        .env("FREE", FREE)
        .output();
    let output = match output {
        Ok(output) if output.status.success() => output,
        Ok(output) if output.status.code() == Some(99) || told_by_unshare(&output.stderr) => {
            return skipped_by_machine(test, "no small file system can be mounted here");
        }
        other => panic!("{other:?}"),
    };
    let told = String::from_utf8(output.stdout).unwrap();
    let says = std::fs::read_to_string(world.path("says")).unwrap();
    let rows: Vec<Vec<&str>> = told.lines().map(|line| line.split(' ').collect()).collect();
    assert_eq!(rows.len(), 3 * FREE.split(' ').count(), "{told}");
    for row in &rows {
        assert!(["0", "2"].contains(&row[2]), "{row:?}\n{says}");
        assert_eq!(row[3..], ["0", "0", "0"], "{row:?}\n{says}");
    }
    for call in ["init", "import", "publish"] {
        let codes: Vec<&str> = rows.iter().filter(|row| row[0] == call).map(|row| row[2]).collect();
        assert!(codes.contains(&"0") && codes.contains(&"2"), "{call}: {codes:?}");
    }
    assert!(!says.is_empty());
    for line in says.lines() {
        assert!(line.contains("make room and run the command again"), "{line}");
    }
    println!("{told}{says}");
}

fn told_by_unshare(stderr: &[u8]) -> bool {
    String::from_utf8_lossy(stderr).starts_with("unshare:")
}
