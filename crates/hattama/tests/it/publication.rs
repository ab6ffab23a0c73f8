//! Publication: whole or not at all, only what changed, and never from an older copy.

use crate::live;
use crate::world::{World, root};
use publish::folder::{self, PublishError};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Every file below a folder.
pub fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path)
            } else {
                found.push((path.clone(), std::fs::read(path).unwrap()))
            }
        }
    }
    found.sort();
    found
}

fn copy(world: &World, from: &str, to: &str) {
    let _ = std::fs::remove_dir_all(world.path(to));
    let status = Command::new("cp").arg("-a").arg(world.path(from)).arg(world.path(to)).status();
    assert!(status.unwrap().success());
}

#[test]
fn an_older_copy_of_the_data_refuses_to_sign() {
    let world = World::new();
    live::init(&world);
    live::count(&world, "one.csv", &live::rows(&["101"]));
    world.run("publish tiny --to public").code(0);
    copy(&world, "tiny", "backup");
    live::count(&world, "two.csv", &live::rows(&["102"]));
    world.run("publish tiny --to public").code(0);

    // The world has seen more than the backup knows.
    std::fs::rename(world.path("tiny"), world.path("newer")).unwrap();
    copy(&world, "backup", "tiny");
    world.run("publish tiny --to public").code(2).says("refused to sign").says("older copy");
    let checkpoint = std::fs::read(world.path("tiny/record/checkpoint")).unwrap();
    let text = std::fs::read_to_string(world.path("one.csv")).unwrap().replace("101,", "103,");
    world.write("three.csv", text);
    let before = world.run("tally tiny --json").code(0).stdout;
    for step in ["--person 1 --yes", "--person 2 --approve"] {
        world
            .run(&format!("import tiny three.csv --mapping mapping.toml {step}"))
            .code(2)
            .says("refused to sign");
    }
    world.run("rotate tiny").code(2).says("refused to sign");
    assert!(!world.path("tiny/keys/record.next").exists());
    world.run("doctor tiny").code(1);
    assert_eq!(before, world.run("tally tiny --json").code(0).stdout);
    assert_eq!(
        checkpoint,
        std::fs::read(world.path("tiny/record/checkpoint")).unwrap(),
        "nothing was signed"
    );

    // With the newer one back, it goes on.
    std::fs::remove_dir_all(world.path("tiny")).unwrap();
    std::fs::rename(world.path("newer"), world.path("tiny")).unwrap();
    world.run("publish tiny --to public").code(0);
    world.run("verify public").code(0);
}

#[test]
fn copies_from_before_the_first_publication_cannot_both_publish() {
    let world = World::new();
    live::init(&world);
    copy(&world, "tiny", "copy");
    live::count(&world, "one.csv", &live::rows(&["101"]));
    world.run("publish tiny").code(0);
    let kept = files(&world.path("copy/record"));
    let text = std::fs::read_to_string(world.path("one.csv")).unwrap();
    world.write("other.csv", text.replace("101,", "103,"));
    let refused = |line: &str| world.run(line).code(2).says("refused to sign").says("tiny-public");
    refused("import copy other.csv --mapping mapping.toml --person 1 --yes");
    refused("announce copy --stage preliminary --persons 1,2");
    refused("publish copy");
    refused("publish copy --to elsewhere");
    refused("rotate copy");
    refused("close copy --reason certified --persons 1,2");
    world.run("publish copy --to elsewhere --forget tiny-public").code(2).says("older copy");
    // Where the publication has gone, the copy has to bring what somebody has seen.
    std::fs::rename(world.path("tiny-public"), world.path("moved")).unwrap();
    refused("publish copy --to elsewhere");
    world.run("publish copy --forget tiny-public").code(2).says("no place would be left");
    world.run("publish copy --to elsewhere --forget tiny-public").code(2).says("--seen");
    let seen = "publish copy --to elsewhere --forget tiny-public --seen moved/checkpoint";
    world.run(seen).code(2).says("older copy");
    assert!(!world.path("elsewhere").exists());
    assert_eq!(kept, files(&world.path("copy/record")));
    let doctor = world.run("doctor copy --json").code(1).json();
    let wrong =
        doctor["examinations"].as_array().unwrap().iter().filter(|one| one["wrong"] != serde_json::json!([]));
    assert_eq!(wrong.map(|one| one["id"].as_str().unwrap()).collect::<Vec<_>>(), ["places"]);
    // The newer one goes on where the publication was moved to.
    world.run("publish tiny --to moved --forget tiny-public").code(0);
    world.run("publish tiny --to moved --forget tiny-public").code(0).says("nothing to forget");
    world.run("verify moved").code(0);
}

#[test]
fn copies_that_are_both_in_use_are_told_apart_at_the_latest_when_the_second_publishes() {
    let world = World::new();
    live::init(&world);
    copy(&world, "tiny", "copy");
    live::count(&world, "one.csv", &live::rows(&["101"]));
    // Nothing contradicts the copy yet: what was only signed was seen by nobody.
    live::count_in(&world, "copy", "two.csv", &live::rows(&["102"]), 2);
    live::count_in(&world, "copy", "three.csv", &live::rows(&["103"]), 2);
    let public = world.path("tiny-public");
    let publish = |name: &str| {
        let record = world.path(name).join("record");
        let note = std::fs::read_to_string(record.join("checkpoint")).unwrap();
        folder::publish(&record, &note, b"{}", &publish::scans::Scans::none(), &public)
    };
    // Both have looked before either wrote.
    let first = publish("tiny").unwrap().size;
    let error = publish("copy").unwrap_err();
    assert!(matches!(error, PublishError::Forked { size, .. } if size == first), "{error}");
    world.run("publish copy").code(2).says("refused to sign").says("another tree of that size");
}

#[test]
fn every_place_is_kept_up_to_date_and_the_oldest_first() {
    let world = World::new();
    live::init(&world);
    world.run("publish tiny --to public").code(0);
    live::count(&world, "one.csv", &live::rows(&["101"]));
    let told = world.run("publish tiny").code(0).stdout;
    let places: Vec<&str> = told.lines().filter_map(|line| line.split(": record of").next()).collect();
    assert_eq!(places, ["tiny-public", "public"]);
    for place in places {
        assert_eq!(
            world.run(&format!("tally {place} --json")).code(0).json()["coverage"]["stations"]["in"],
            1
        );
    }
    // Where an older place cannot be written, no later one is.
    live::count(&world, "two.csv", &live::rows(&["102"]));
    let results = world.path("tiny-public/results");
    std::fs::rename(&results, world.path("results")).unwrap();
    std::fs::write(&results, "no folder").unwrap();
    world.run("publish tiny").code(2);
    assert_eq!(world.run("tally public --json").code(0).json()["coverage"]["stations"]["in"], 1);
    // What lies within the data directory would be copied along with it.
    world.run("publish tiny --to tiny/public").code(2).says("within the data directory");
    world.run("init next --election @elections/tiny-2026 --publish-to next").code(2).says("within the data");
    world.run("init next --election @elections/tiny-2026 --publish-to public").code(2).says("found files");
    assert!(!world.path("next").exists() && !world.path("next.new").exists());
}

#[test]
fn a_publication_writes_only_what_changed_and_takes_no_foreign_folder() {
    let world = World::new();
    live::init(&world);
    world.run("publish tiny --to public").code(0);
    let again = world.run("publish tiny --to public").code(0).stdout;
    assert!(again.contains("0 files written"), "{again}");
    world.write("mine/letter.txt", "dear voter");
    world.run("publish tiny --to mine").code(2).says("holds no publication");
    assert_eq!(std::fs::read_dir(world.path("mine")).unwrap().count(), 1);
    let other = World::new();
    live::init(&other);
    let foreign = other.path("foreign");
    other.run("publish tiny --to foreign").code(0);
    // The same origin under another key is another record, or this one after a change of key that we do not know.
    world.run(&format!("publish tiny --to {}", foreign.display())).code(2).says("none of the keys");
}

#[test]
fn a_receipt_verifies_by_hand_with_sha256_alone() {
    let world = World::new();
    let key = live::init(&world);
    live::count(&world, "one.csv", &live::rows(&["101", "102", "103", "104", "201", "301"]));
    world.run("publish tiny --to public").code(0);
    world.run("receipt public --station 103 --to receipts").code(0);
    let receipt = files(&world.path("receipts"));
    let entry = receipt.iter().find(|(path, _)| path.extension().is_some_and(|e| e == "json")).unwrap();
    let proof = receipt.iter().find(|(path, _)| path.extension().is_some_and(|e| e == "tlog-proof")).unwrap();
    // RFC 6962, section 2.1.1, followed as a person would: hash the entry, then hash along the path.
    let text = String::from_utf8(proof.1.clone()).unwrap();
    let (head, checkpoint) = text.split_once("\n\n").unwrap();
    let mut lines = head.lines();
    assert_eq!(lines.next(), Some("c2sp.org/tlog-proof@v1"));
    let mut index: u64 = lines.next().unwrap().strip_prefix("index ").unwrap().parse().unwrap();
    let size: u64 = checkpoint.lines().nth(1).unwrap().parse().unwrap();
    let sha256 = |parts: &[&[u8]]| -> [u8; 32] {
        use sha2::Digest;
        let mut hasher = sha2::Sha256::new();
        parts.iter().for_each(|part| hasher.update(part));
        hasher.finalize().into()
    };
    use base64::Engine;
    let decode = |line: &str| base64::engine::general_purpose::STANDARD.decode(line).unwrap();
    let mut hash = sha256(&[&[0], &entry.1]);
    let mut last = size - 1;
    for line in lines {
        let sibling = decode(line);
        if index % 2 == 1 || index == last {
            hash = sha256(&[&[1], &sibling, &hash]);
            while index.is_multiple_of(2) && index != 0 {
                index /= 2;
                last /= 2;
            }
        } else {
            hash = sha256(&[&[1], &hash, &sibling]);
        }
        index /= 2;
        last /= 2;
    }
    assert_eq!(hash.to_vec(), decode(checkpoint.lines().nth(2).unwrap()));
    if crate::stranger::can_run("a_receipt_verifies_by_hand_with_sha256_alone") {
        let run = |entry: &Path| {
            let mut command = Command::new(crate::stranger::python());
            command.arg(root().join("docs/verify.py")).args(["--key", &key]);
            command.arg("--receipt").arg(entry).arg(&proof.0).status().unwrap().code()
        };
        assert_eq!(run(&entry.0), Some(0));
        let altered = world.write("altered.json", String::from_utf8_lossy(&entry.1).replace("200", "201"));
        assert_eq!(run(&altered), Some(1));
    }
}

/// Serves a folder's files over HTTP, one request a connection, until the test ends.
fn serve(folder: PathBuf) -> String {
    use std::io::{BufRead, BufReader, Write};
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let folder = folder.clone();
            std::thread::spawn(move || {
                let mut request = String::new();
                let mut reader = BufReader::new(stream.try_clone().unwrap());
                reader.read_line(&mut request).unwrap();
                let mut header = String::new();
                while reader.read_line(&mut header).unwrap() > 2 {
                    header.clear();
                }
                let path = request.split_whitespace().nth(1).unwrap().trim_start_matches('/').to_owned();
                let (status, body) = match std::fs::read(folder.join(path)) {
                    Ok(body) => ("200 OK", body),
                    Err(_) => ("404 Not Found", Vec::new()),
                };
                let head = format!(
                    "HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
                    body.len()
                );
                let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&body));
            });
        }
    });
    address
}

#[test]
fn a_record_is_verified_over_http_as_in_a_folder() {
    let world = World::new();
    let key = live::init(&world);
    live::count(&world, "one.csv", &live::rows(&["101", "102", "103"]));
    world.run("publish tiny --to public").code(0);
    let url = serve(world.path("public"));
    world.run(&format!("verify {url} --key {key}")).code(0);
    let there = world.run(&format!("verify {url} --json")).code(0).json();
    assert_eq!(there, world.run("verify public --json").code(0).json());
    assert_eq!(
        world.run(&format!("tally {url} --json")).code(0).stdout,
        world.run("tally public --json").code(0).stdout
    );
    world.run(&format!("receipt {url} --station 101 --to receipts")).code(0);
    world.run(&format!("witness {url} --state w --name witness.example --key {key}")).code(0);
    world.run(&format!("witness {url} --state w --attach")).code(2).says("this is a URL");
    world.run(&format!("verify {url}/nowhere")).code(2).says("found no checkpoint");
    world.run("verify http://127.0.0.1:9").code(2).says("127.0.0.1:9");
    // One byte of a bundle is changed on the way.
    let bundle = files(&world.path("public/tile/entries")).pop().unwrap();
    let altered = String::from_utf8_lossy(&bundle.1).into_owned();
    assert!(altered.contains("\"lines\":[200,"), "{altered}");
    let at = bundle.1.windows(13).position(|bytes| bytes == b"\"lines\":[200,").unwrap() + 9;
    let mut bytes = bundle.1.clone();
    bytes[at] = b'3';
    std::fs::write(&bundle.0, bytes).unwrap();
    let broken = world.run(&format!("verify {url} --json")).code(1).json();
    let ids: Vec<&str> =
        broken["violations"].as_array().unwrap().iter().map(|v| v["property"].as_str().unwrap()).collect();
    assert!(ids.contains(&"tree.root") && ids.contains(&"results.figures"), "{ids:?}");
}
