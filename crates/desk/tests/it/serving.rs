//! The desk at a real socket, with and without TLS.

use crate::cast::Cast;
use desk::http::Settings;
use desk::http::serve::{Tls, serve};
use desk::roles::Role;
use rustls::pki_types::{CertificateDer, ServerName};
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsConnector;

const PASSWORD: &str = "quiet river bed 7";

/// A certificate for this test alone, in files.
struct Certificate {
    folder: tempfile::TempDir,
    der: CertificateDer<'static>,
}

impl Certificate {
    fn new() -> Certificate {
        let folder = tempfile::tempdir().unwrap();
        let made = rcgen::generate_simple_self_signed(vec!["desk.example".to_owned()]).unwrap();
        std::fs::write(folder.path().join("chain.pem"), made.cert.pem()).unwrap();
        std::fs::write(folder.path().join("key.pem"), made.signing_key.serialize_pem()).unwrap();
        Certificate { folder, der: made.cert.der().clone() }
    }

    fn tls(&self) -> Tls {
        Tls::from_files(&self.folder.path().join("chain.pem"), &self.folder.path().join("key.pem")).unwrap()
    }

    /// A browser that trusts this certificate and no other.
    fn connector(&self) -> TlsConnector {
        let mut roots = rustls::RootCertStore::empty();
        roots.add(self.der.clone()).unwrap();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = rustls::ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_root_certificates(roots)
            .with_no_client_auth();
        TlsConnector::from(Arc::new(config))
    }
}

async fn open(cast: &Cast, tls: Option<Tls>) -> SocketAddr {
    let socket = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = socket.local_addr().unwrap();
    tokio::spawn(serve(Arc::clone(&cast.desk), socket, tls));
    address
}

/// Sends a request and reads the answer to its end.
async fn ask(mut stream: impl AsyncRead + AsyncWrite + Unpin, request: &str) -> String {
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    // A peer that closes without a farewell has said everything all the same.
    let _ = stream.read_to_end(&mut answer).await;
    String::from_utf8_lossy(&answer).into_owned()
}

fn get(path: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nHost: desk.example\r\nConnection: close\r\n\r\n")
}

fn sign_in() -> String {
    let body = format!("login=person1&password={}", PASSWORD.replace(' ', "+"));
    let length = body.len();
    format!(
        "POST /sign-in HTTP/1.1\r\nHost: desk.example\r\nConnection: close\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {length}\r\n\r\n{body}"
    )
}

/// From where the journal says that somebody came.
async fn came_from(cast: &Cast) -> Option<String> {
    let events = cast.journal().await;
    events.into_iter().rev().find(|event| event.event == "session").and_then(|event| event.from)
}

#[tokio::test]
async fn without_tls_the_journal_knows_from_where() {
    let cast = Cast::new().await;
    cast.person_with(&[Role::Clerk], PASSWORD).await;
    let address = open(&cast, None).await;
    let answer = ask(TcpStream::connect(address).await.unwrap(), &sign_in()).await;
    assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
    assert_eq!(came_from(&cast).await.as_deref(), Some("127.0.0.1"));
}

#[tokio::test]
async fn with_tls_too_and_handshakes_that_never_end_hold_up_nobody() {
    let cast = Cast::with(Settings { https: true, ..Settings::default() }).await;
    cast.person_with(&[Role::Clerk], PASSWORD).await;
    let certificate = Certificate::new();
    let address = open(&cast, Some(certificate.tls())).await;
    let mut silent = Vec::new();
    for _ in 0..50 {
        let mut stream = TcpStream::connect(address).await.unwrap();
        // The first letters of a handshake, and then nothing.
        stream.write_all(&[0x16, 0x03, 0x01]).await.unwrap();
        silent.push(stream);
    }
    let name = ServerName::try_from("desk.example").unwrap();
    let answered = async {
        let stream = TcpStream::connect(address).await.unwrap();
        let stream = certificate.connector().connect(name, stream).await.unwrap();
        ask(stream, &sign_in()).await
    };
    let answer = tokio::time::timeout(Duration::from_secs(5), answered).await.expect("nobody is held up");
    assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
    assert!(answer.contains("set-cookie: __Host-hattama-desk=") && answer.contains("; Secure"), "{answer}");
    assert!(answer.contains("strict-transport-security: max-age=31536000"), "{answer}");
    assert_eq!(came_from(&cast).await.as_deref(), Some("127.0.0.1"));
}

#[tokio::test]
async fn what_is_no_tls_gets_no_page() {
    let cast = Cast::new().await;
    let address = open(&cast, Some(Certificate::new().tls())).await;
    let answer = ask(TcpStream::connect(address).await.unwrap(), &get("/sign-in")).await;
    assert!(!answer.contains("HTTP/1.1"), "{answer}");
    // A browser that trusts another certificate ends it.
    let (stranger, name) = (Certificate::new(), ServerName::try_from("desk.example").unwrap());
    let stream = TcpStream::connect(address).await.unwrap();
    assert!(stranger.connector().connect(name, stream).await.is_err());
}

#[test]
fn certificates_that_are_none_are_refused_and_no_key_is_quoted() {
    let certificate = Certificate::new();
    let (chain, key) =
        (certificate.folder.path().join("chain.pem"), certificate.folder.path().join("key.pem"));
    let other = Certificate::new().folder.keep().join("key.pem");
    let refused = |chain: &Path, key: &Path| Tls::from_files(chain, key).err().unwrap().to_string();
    assert!(refused(&key, &key).contains("a chain of certificates"));
    assert!(refused(&chain, &chain).contains("a private key"));
    assert!(refused(&chain.with_extension("none"), &key).contains("chain.none"));
    assert!(refused(&chain, &other).contains("do not go together"));
    let text = std::fs::read_to_string(&key).unwrap();
    let broken = text.replacen('M', "*", 1);
    std::fs::write(&key, &broken).unwrap();
    let said = refused(&chain, &key);
    assert!(said.contains("a private key"), "{said}");
    assert!(!broken.lines().skip(1).any(|line| line.len() > 8 && said.contains(&line[..8])), "{said}");
    std::fs::remove_dir_all(other.parent().unwrap()).unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_request_that_never_comes_to_its_end_is_cut_off() {
    let cast = Cast::new().await;
    let address = open(&cast, None).await;
    let form = sign_in();
    for begun in ["GET / HTTP/1.1\r\nHost: desk", &form[..form.len() - 5]] {
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(begun.as_bytes()).await.unwrap();
        let mut answer = Vec::new();
        // The clock of the test jumps to the next thing that is waited for.
        let _ = stream.read_to_end(&mut answer).await;
        let answer = String::from_utf8_lossy(&answer);
        assert!(answer.is_empty() || answer.contains(" 408 "), "{answer}");
    }
}
