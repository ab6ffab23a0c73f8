//! The desk as a process: killed while people work, on a full disk, and with somebody's hand in its database.

use crate::world::{World, root, skipped_by_machine};
use sqlx::{Connection, SqliteConnection};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use xtask::load::night::{self, Times};
use xtask::load::server::Server;
use xtask::load::{Settings, crew, paper, run};

fn binary() -> PathBuf {
    PathBuf::from(env!("CARGO_BIN_EXE_hattama"))
}

fn election() -> PathBuf {
    root().join("elections/kz-2022-presidential")
}

#[test]
fn twenty_kills_of_a_desk_lose_nothing_and_double_nothing() {
    let (stations, connections, kills, seed) = (300, 4, 20, 20);
    let settings = Settings { binary: binary(), election: election(), stations, connections, kills, seed };
    let measured = run(&settings).unwrap_or_else(|error| panic!("{error:#}"));
    assert_eq!(measured.kills, 20);
}

/// What a command says, on stdout and stderr together.
fn says(folder: &Path, arguments: &[&str]) -> String {
    let output = Command::new(binary()).args(arguments).current_dir(folder).output().unwrap();
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// Alters the database by hand, as somebody can who administers the machine.
fn by_hand(folder: &Path, alter: impl AsyncFnOnce(&mut SqliteConnection)) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let path = folder.join("data/hattama.sqlite").display().to_string();
        let mut hand = SqliteConnection::connect(&format!("sqlite:{path}")).await.unwrap();
        alter(&mut hand).await;
        hand.close().await.unwrap();
    });
}

#[test]
fn rows_altered_or_deleted_by_hand_are_named_by_the_doctor_and_by_whoever_verifies() {
    let place = tempfile::tempdir().unwrap();
    let mut server = Server::open(&binary(), place.path(), &election()).unwrap();
    let papers = paper::papers(&election(), 12, 7).unwrap();
    let mut crews = crew::gather(&server, 1).unwrap();
    for paper in &papers {
        night::paper(&mut crews[0], paper, &mut Times::default(), false).unwrap();
    }
    server.kill().unwrap();
    server.run(&["doctor", "data"]).unwrap();
    server.run(&["journal", "data", "--to", "before"]).unwrap();
    server.run(&["publish", "data", "--record-only"]).unwrap();
    let folder = place.path();
    let holds = "it is the journal that the record states";
    let verified = says(folder, &["verify", "data-public", "--journal", "before"]);
    assert!(verified.contains(holds), "{verified}");
    // The 40th event tells of other figures than were typed, with a hash that fits.
    by_hand(folder, async |hand| {
        let (body,): (Vec<u8>,) = sqlx::query_as("select body from event where journal_index = 40")
            .fetch_one(&mut *hand)
            .await
            .unwrap();
        let body = String::from_utf8(body).unwrap().replacen("\"at\":\"2", "\"at\":\"1", 1).into_bytes();
        let leaf = record::merkle::leaf_hash(&body).0.to_vec();
        sqlx::query("update event set body = $1, leaf = $2 where journal_index = 40")
            .bind(body)
            .bind(leaf)
            .execute(&mut *hand)
            .await
            .unwrap();
    });
    let named = "event 40 is the first that was altered";
    let doctor = says(folder, &["doctor", "data"]);
    assert!(doctor.contains(named), "{doctor}");
    says(folder, &["journal", "data", "--to", "altered"]);
    let verified = says(folder, &["verify", "data-public", "--journal", "altered"]);
    assert!(verified.contains(named), "{verified}");
    // The 30th is deleted, as if it had never been.
    by_hand(folder, async |hand| {
        sqlx::query("delete from event where journal_index = 30").execute(hand).await.unwrap();
    });
    let doctor = says(folder, &["doctor", "data"]);
    assert!(doctor.contains("event 30 of the journal is missing"), "{doctor}");
    says(folder, &["journal", "data", "--to", "deleted"]);
    let verified = says(folder, &["verify", "data-public", "--journal", "deleted"]);
    assert!(verified.contains("event 30 is the first that was altered"), "{verified}");
    // Even who alters the journal's own tiles cannot alter what the record has stated.
    let tile = folder.join("altered/tile/0");
    for name in std::fs::read_dir(&tile).unwrap() {
        let path = name.unwrap().path();
        if path.is_file() {
            std::fs::remove_file(path).unwrap();
        }
    }
    let verified = says(folder, &["verify", "data-public", "--journal", "altered"]);
    assert!(!verified.contains(holds), "{verified}");
}

/// Runs a desk on a small file system of its own, and looks the directory through when it ends.
const SCRIPT: &str = r#"
mount -t tmpfs -o size=32m tmpfs disk || exit 99
cp -a made disk/data
"$HATTAMA" desk disk/data --listen "$LISTEN" 2>desk.log &
echo $! >pid
wait $!
"$HATTAMA" doctor disk/data >doctor.txt 2>&1
"#;

fn wait_for<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let began = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(began.elapsed() < Duration::from_secs(60), "it never happened: {what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// Ends the script and all that it has started.
struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn a_desk_on_a_full_disk_refuses_and_goes_on_when_there_is_room() {
    let test = "a_desk_on_a_full_disk_refuses_and_goes_on_when_there_is_room";
    let world = World::new();
    world.run("init made --election @elections/kz-2022-presidential --origin demonstration.hattama.example/full").code(0);
    std::fs::create_dir(world.path("disk")).unwrap();
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = free.local_addr().unwrap();
    drop(free);
    let script = Command::new("unshare")
        .args(["--map-root-user", "--mount", "sh", "-c", SCRIPT])
        .current_dir(world.path("."))
        .env("HATTAMA", binary())
        .env("LISTEN", address.to_string())
        .stderr(Stdio::null())
        .spawn();
    let Ok(script) = script else { return skipped_by_machine(test, "no name space can be made here") };
    let mut script = Ended(script);
    let pid = wait_for("the desk has a number", || {
        if matches!(script.0.try_wait(), Ok(Some(_))) {
            return Some(None);
        }
        let pid = std::fs::read_to_string(world.path("pid")).ok()?;
        Some(Some(pid.trim().parse::<u32>().ok()?))
    });
    let Some(pid) = pid else { return skipped_by_machine(test, "no small file system can be mounted here") };
    wait_for("the desk answers", || std::net::TcpStream::connect(address).ok());
    let log = || std::fs::read_to_string(world.path("desk.log")).unwrap_or_default();
    let mut crews = crew::gather_at(address, &log, 1).unwrap();
    let papers = paper::papers(&election(), 30, 7).unwrap();
    let crew = &mut crews[0];
    night::paper(crew, &papers[0], &mut Times::default(), false).unwrap();
    // As the desk sees the file system, from outside its name space.
    let filler = PathBuf::from(format!("/proc/{pid}/root{}", world.path("disk/filler").display()));
    let mut file = std::fs::File::create(&filler).unwrap();
    while std::io::Write::write(&mut file, &[0; 65_536]).is_ok() {}
    while std::io::Write::write(&mut file, &[0; 1]).is_ok() {}
    let receive = |crew: &mut crew::Crew, station: &str| {
        let fields = [
            ("code", station),
            ("contest", "president"),
            ("kind", "station"),
            ("basis", "original"),
            ("do", "take"),
        ];
        crew.receiver.post("/intake", &fields).unwrap()
    };
    // The log of the database has some room of its own; sooner or later there is none.
    let mut taken = 1;
    let refused = loop {
        let answer = receive(crew, &papers[taken].station);
        if answer.status != 303 {
            break answer;
        }
        taken += 1;
    };
    assert_eq!(refused.status, 409, "{}", refused.body);
    assert!(refused.body.contains("make room"), "{}", refused.body);
    assert_eq!(crew.receiver.get("/board").unwrap().status, 200, "who reads is served meanwhile");
    std::fs::remove_file(&filler).unwrap();
    drop(file);
    // What was refused was not taken; what was taken is there, and work goes on.
    for (place, paper) in papers.iter().enumerate().skip(taken) {
        let answer = receive(crew, &paper.station);
        assert_eq!(answer.status, 303, "paper {place}: {}", answer.body);
    }
    Command::new("kill").arg(pid.to_string()).status().unwrap();
    wait_for("the directory was looked through", || script.0.try_wait().unwrap());
    let doctor = std::fs::read_to_string(world.path("doctor.txt")).unwrap();
    assert!(doctor.contains("tables") && !doctor.contains("BROKEN"), "{doctor}");
}
