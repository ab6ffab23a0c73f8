//! Scans on their whole way: brought to a desk, typed beside, published with the protocol, and held against their hashes
//! by whoever asks; and what must not get out, or get lost unseen.

use crate::world::{Answer, World, root};
use std::path::{Path, PathBuf};
use xtask::load::client::Client;
use xtask::load::crew::{self, Crew};
use xtask::load::paper::{self, Paper};
use xtask::load::server::Server;

/// A JPEG of a pixel, with a comment that is not published.
const JPEG: &[u8] = b"\xff\xd8\xff\xfe\x00\x07Aigul\xff\xc0\x00\x0b\x08\x00\x01\x00\x01\x01\x01\x11\x00\
    \xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00\x7f\xff\xd9";

fn election() -> PathBuf {
    root().join("elections/kz-2022-presidential")
}

/// Takes a paper in with a scan; `shade` is all that the picture shows.
fn receive(crew: &mut Crew, station: &str, shade: u8) {
    let fields = [
        ("code", station),
        ("contest", "president"),
        ("kind", "station"),
        ("basis", "original"),
        ("do", "take"),
    ];
    let mut body = Vec::new();
    for (name, value) in fields {
        let part = format!("--edge\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend_from_slice(part.as_bytes());
    }
    body.extend_from_slice(
        b"--edge\r\ncontent-disposition: form-data; name=\"scan\"; filename=\"a\"\r\n\r\n",
    );
    let mut picture = JPEG.to_vec();
    let place = picture.len() - 3;
    picture[place] = shade;
    body.extend_from_slice(&picture);
    body.extend_from_slice(b"\r\n--edge--\r\n");
    let path = format!("/intake?csrf={}", crew.receiver.token);
    let kind = "content-type: multipart/form-data; boundary=edge\r\n";
    let answer = crew.receiver.ask("POST", &path, kind, &body).unwrap();
    assert_eq!(answer.status, 303, "{}", answer.body);
}

fn type_it(clerk: &mut Client, paper: &Paper) {
    let code = paper.station.as_str();
    assert_eq!(clerk.post("/entry/next", &[("code", code), ("kind", "station")]).unwrap().status, 303);
    let fields: Vec<(String, String)> =
        (0..).zip(&paper.lines).map(|(place, line)| (format!("l{place}"), line.to_string())).collect();
    let mut fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    fields.extend([("do", "finish"), ("checked", "yes")]);
    let answer = clerk.post(&format!("/paper/president/station/{code}/entry"), &fields).unwrap();
    assert_eq!(answer.status, 303, "{}", answer.body);
}

/// The files that lie among the scans of a publication.
fn published(folder: &Path) -> Vec<PathBuf> {
    let files = std::fs::read_dir(folder.join("data-public/blob"));
    files.map(|files| files.map(|file| file.unwrap().path()).collect()).unwrap_or_default()
}

/// The directory of a desk that has accepted the first paper with its scan, and has the second in work; and what is
/// published.
fn worked() -> (World, [Paper; 2]) {
    let world = World::new();
    let folder = world.path(".");
    let mut server = Server::open(Path::new(env!("CARGO_BIN_EXE_hattama")), &folder, &election()).unwrap();
    let papers = paper::papers(&election(), 2, 7).unwrap();
    let crew = &mut crew::gather(&server, 1).unwrap()[0];
    receive(crew, &papers[0].station, 0x7f);
    receive(crew, &papers[1].station, 0x7e);
    type_it(&mut crew.first, &papers[0]);
    server.kill().unwrap();
    world.run("publish data").code(0);
    assert_eq!(published(&folder), [] as [PathBuf; 0], "a paper that is being typed shows nothing");
    world.run("verify data-public --scans").code(0);
    server.start().unwrap();
    // The connection went with the desk; the session is still there.
    let _ = crew.second.get("/");
    type_it(&mut crew.second, &papers[0]);
    server.kill().unwrap();
    world.run("publish data").code(0);
    (world, papers.try_into().unwrap())
}

fn scan_verdict(said: &Answer) -> String {
    let report = said.json();
    let properties = report["properties"].as_array().unwrap();
    let scan = properties.iter().find(|property| property["id"] == "scan.file").unwrap();
    scan["verdict"].as_str().unwrap().to_owned()
}

#[test]
fn a_scan_is_published_with_its_protocol_and_verifies() {
    let (world, [paper, other]) = worked();
    let files = published(&world.path("."));
    let [file] = files.as_slice() else { panic!("found {files:?}, expected the scan of the accepted paper") };
    let bytes = std::fs::read(file).unwrap();
    assert!(!bytes.windows(5).any(|part| part == b"Aigul"), "what travels with a picture stays here");
    let name = file.file_name().unwrap().to_str().unwrap();
    let page = std::fs::read_to_string(world.path(&format!("data-public/en/station/{}.html", paper.station)));
    let page = page.unwrap();
    assert!(page.contains(&format!("blob/{name}")) && page.contains("loading=\"lazy\""), "{page}");
    let other =
        std::fs::read_to_string(world.path(&format!("data-public/en/station/{}.html", other.station)));
    assert!(!other.unwrap().contains("class=\"scan\""), "nothing where there is none");
    assert_eq!(scan_verdict(&world.run("verify data-public --json").code(0)), "not_checked");
    assert_eq!(scan_verdict(&world.run("verify data-public --scans --json").code(0)), "holds");
    world.run("doctor data").code(0).prints("scans");
    // A publication that is served, and one that is made anew elsewhere, have the same file.
    world.run("publish data --to elsewhere --record-only").code(0);
    assert_eq!(std::fs::read(world.path(&format!("elsewhere/blob/{name}"))).unwrap(), bytes);
    for serves in [&["serve", "data"], &["serve", "data-public"]] {
        served(&world, serves, name, &bytes);
    }
}

/// That a place serves the scan of what counts, and no other file.
fn served(world: &World, serves: &'static [&'static str], name: &str, bytes: &[u8]) {
    let mut server =
        Server::closed(Path::new(env!("CARGO_BIN_EXE_hattama")), &world.path("."), serves).unwrap();
    server.start().unwrap();
    let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).build().into();
    let ask = |path: &str| agent.get(format!("http://{}/{path}", server.address)).call().unwrap();
    let mut answer = ask(&format!("blob/{name}"));
    let header =
        |name: &str| answer.headers().get(name).map_or("", |value| value.to_str().unwrap()).to_owned();
    assert_eq!(answer.status(), 200);
    assert_eq!(
        (header("content-type"), header("x-content-type-options")),
        ("image/jpeg".into(), "nosniff".into())
    );
    assert!(
        header("content-security-policy").contains("sandbox")
            && header("cache-control").contains("immutable")
    );
    assert_eq!(answer.body_mut().read_to_vec().unwrap(), bytes);
    let mut hidden = Vec::new();
    for folder in std::fs::read_dir(world.path("data/blobs")).unwrap() {
        for blob in std::fs::read_dir(folder.unwrap().path()).unwrap() {
            hidden.push(blob.unwrap().file_name().into_string().unwrap());
        }
    }
    assert!(!hidden.is_empty());
    for path in [format!("blob/{}.png", &name[..64]), format!("blob/{}", &name[..64]), "blob/".to_owned()] {
        assert_eq!(ask(&path).status(), 404, "{path}");
    }
    for blob in hidden.iter().filter(|blob| !name.starts_with(*blob)) {
        assert_eq!(ask(&format!("blob/{blob}.jpg")).status(), 404, "a paper in work");
    }
    server.kill().unwrap();
}

#[test]
fn a_scan_that_was_altered_or_taken_away_is_named() {
    let (world, _) = worked();
    let file = published(&world.path(".")).remove(0);
    let path = format!("blob/{}", file.file_name().unwrap().to_str().unwrap());
    let bytes = std::fs::read(&file).unwrap();
    let mut other = bytes.clone();
    other[4] ^= 1;
    std::fs::write(&file, &other).unwrap();
    world.run("verify data-public").code(0);
    world.run("verify data-public --scans").code(1).prints("scan.file").prints(&path);
    std::fs::remove_file(&file).unwrap();
    world.run("verify data-public --scans").code(1).prints(&path).prints("found no file");
    // The next publication puts it there again.
    world.run("publish data").code(0);
    assert_eq!(std::fs::read(&file).unwrap(), bytes);
    world.run("verify data-public --scans").code(0);
}

#[test]
fn a_scan_that_the_data_directory_has_lost_is_named_and_holds_up_nothing() {
    let (world, _) = worked();
    let file = published(&world.path(".")).remove(0);
    let hash = file.file_stem().unwrap().to_str().unwrap().to_owned();
    let blob = world.path(&format!("data/blobs/{}/{hash}", &hash[..2]));
    let bytes = std::fs::read(&blob).unwrap();
    std::fs::write(&blob, b"another file").unwrap();
    world.run("doctor data").code(1).prints(&hash).prints("other bytes");
    world.run("publish data --to elsewhere --record-only").code(0).says("not published: 1");
    assert!(!world.path("elsewhere/blob").exists(), "other bytes are never published");
    world.run("verify elsewhere").code(0);
    world.run("verify elsewhere --scans").code(1).prints(&hash);
    std::fs::remove_file(&blob).unwrap();
    world.run("doctor data").code(1).prints(&hash).prints("missing");
    std::fs::write(&blob, &bytes).unwrap();
    world.run("doctor data").code(0);
    world.run("publish data").code(0);
    world.run("verify elsewhere --scans").code(0);
}
