//! Publication into an object store: a real S3 server program on this machine, `HATTAMA_S3_SERVER` (s3s-fs), which
//! honours conditional PUT and keeps its objects as files, so that a verifier can look at them.

use crate::live;
use crate::world::{Answer, World, skipped};
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// A running server; killed when it goes.
struct Server {
    child: Child,
    port: u16,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn start(program: &std::ffi::OsStr, world: &World, port: u16) -> Server {
    std::fs::create_dir_all(world.path("objects/bucket")).unwrap();
    let child = Command::new(program)
        .args([
            "--host",
            "127.0.0.1",
            "--port",
            &port.to_string(),
            "--access-key",
            "key",
            "--secret-key",
            "secret",
        ])
        .arg(world.path("objects"))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the server starts");
    let server = Server { child, port };
    for _ in 0..200 {
        if std::net::TcpStream::connect(("127.0.0.1", port)).is_ok() {
            return server;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    panic!("the server does not listen at {port}");
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

fn run(world: &World, port: u16, line: &str) -> Answer {
    let endpoint = format!("http://127.0.0.1:{port}");
    world.run_in(
        &[
            ("AWS_ENDPOINT", endpoint.as_str()),
            ("AWS_REGION", "us-east-1"),
            ("AWS_ACCESS_KEY_ID", "key"),
            ("AWS_SECRET_ACCESS_KEY", "secret"),
            ("AWS_ALLOW_HTTP", "true"),
        ],
        line,
    )
}

#[test]
fn a_record_is_published_into_an_object_store() {
    let name = "a_record_is_published_into_an_object_store";
    let Some(program) = std::env::var_os("HATTAMA_S3_SERVER") else {
        return skipped(name, "HATTAMA_S3_SERVER names no S3 server program");
    };
    let world = World::new();
    let server = start(&program, &world, free_port());
    let port = server.port;
    let call = |line: &str| run(&world, port, line);

    // The opening stands in the store from the beginning, and verifies from its files.
    call("init tiny --election @elections/tiny-2026 --publish-to s3://bucket/night").code(0);
    world.write("mapping.toml", live::MAPPING);
    world.run("verify objects/bucket/night").code(0);
    copy(&world, "tiny", "copy");

    // A count, its pages, and only what has changed the next time.
    count(&world, port, "one.csv", &["101"]);
    let first = written(&call("publish tiny").code(0));
    assert!(world.path("objects/bucket/night/en/result.html").exists());
    assert_eq!(written(&call("publish tiny").code(0)), 3, "three heads are written anew, and nothing else");
    count(&world, port, "two.csv", &["102"]);
    let second = written(&call("publish tiny").code(0));
    assert!(second < first, "{second} of {first} files were written the second time");
    world.run("verify objects/bucket/night").code(0);

    // An older copy of the data sees what stands there.
    call("publish copy").code(2).says("refused to sign");

    // The store is gone for a while: nothing is signed that it may contradict, and nothing is lost.
    drop(server);
    call("publish tiny").code(2).says("cannot be read");
    let _server = start(&program, &world, port);
    count(&world, port, "three.csv", &["103"]);
    call("publish tiny").code(0);
    world.run("verify objects/bucket/night").code(0);

    // Another record's place is refused.
    call(
        "init other --election @elections/tiny-2026 --origin other.example/1 --publish-to s3://bucket/night",
    )
    .code(2);
}

fn count(world: &World, port: u16, name: &str, stations: &[&str]) {
    world.write(name, format!("{}\n{}\n", live::HEADING, live::rows(stations)));
    for step in ["--person 1 --yes", "--person 2 --approve"] {
        run(world, port, &format!("import tiny {name} --mapping mapping.toml {step}")).code(0);
    }
}

/// How many files a publication says that it wrote.
fn written(answer: &Answer) -> u64 {
    let (_, rest) = answer.stdout.split_once("entries; ").expect("a line of a publication");
    rest.split(' ').next().unwrap().parse().unwrap()
}

fn copy(world: &World, from: &str, to: &str) {
    let status = Command::new("cp").arg("-a").arg(world.path(from)).arg(world.path(to)).status();
    assert!(status.unwrap().success());
}
