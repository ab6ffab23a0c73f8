//! Serving the desk at a socket, by TLS where it has a certificate.
//!
//! Each connection has a task of its own from its first byte: a handshake that never ends, or a request that comes a
//! letter a minute, holds up nobody else and is cut off. How many there may be at once is bounded.

use super::{Desk, router};
use axum::Router;
use axum::extract::{ConnectInfo, Request};
use hyper::body::Incoming;
use hyper_util::rt::{TokioIo, TokioTimer};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio_rustls::TlsAcceptor;
use tower::ServiceExt;

/// Connections at once. A browser keeps up to six: 400 clerks have 2,400.
const CONNECTIONS: usize = 4_096;

/// A handshake is done in this time, or the connection ends.
const HANDSHAKE: Duration = Duration::from_secs(10);

/// The head of a request is here in this time, or the connection ends; so does one that nobody uses.
const HEAD: Duration = Duration::from_secs(30);

/// How often sessions are written.
const SESSIONS: Duration = Duration::from_secs(60);

/// A certificate with its key.
#[derive(Clone)]
pub struct Tls {
    acceptor: TlsAcceptor,
}

/// Why there is no TLS.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// A file does not read.
    #[error("{path}: {why}; expected {expected} in PEM form")]
    File {
        /// Which.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
        /// What it should hold.
        expected: &'static str,
    },
    /// Certificate and key do not go together.
    #[error("certificate and key do not go together: {0}")]
    Pair(#[from] rustls::Error),
}

impl Tls {
    /// Reads a chain of certificates and the key of the first one.
    pub fn from_files(chain: &Path, key: &Path) -> Result<Tls, TlsError> {
        let error =
            |path: &Path, expected, why: String| TlsError::File { path: path.to_owned(), why, expected };
        let read =
            |path: &Path, expected| std::fs::read(path).map_err(|why| error(path, expected, why.to_string()));
        let (certificates, private_key) = ("a chain of certificates", "a private key");
        let found: Result<Vec<CertificateDer<'static>>, _> =
            CertificateDer::pem_slice_iter(&read(chain, certificates)?).collect();
        let found = found.map_err(|why| error(chain, certificates, why.to_string()))?;
        if found.is_empty() {
            return Err(error(chain, certificates, "found none".to_owned()));
        }
        let key_found = PrivateKeyDer::from_pem_slice(&read(key, private_key)?);
        // What a parser says about a key may quote it.
        let key_found = key_found.map_err(|_| error(key, private_key, "found none".to_owned()))?;
        Tls::new(found, key_found)
    }

    /// A chain of certificates and the key of the first one.
    pub fn new(chain: Vec<CertificateDer<'static>>, key: PrivateKeyDer<'static>) -> Result<Tls, TlsError> {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let mut config = rustls::ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()?
            .with_no_client_auth()
            .with_single_cert(chain, key)?;
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(Tls { acceptor: TlsAcceptor::from(Arc::new(config)) })
    }
}

/// Answers requests to a desk at a socket, until this future is dropped.
pub async fn serve(desk: Arc<Desk>, socket: TcpListener, tls: Option<Tls>) -> io::Result<()> {
    serve_with(router(&desk), keep_sessions(desk), socket, tls).await
}

/// Answers requests at a socket, until this future is dropped; `beside` goes on meanwhile.
pub async fn serve_with(
    router: Router,
    beside: impl Future<Output = ()> + Send + 'static,
    socket: TcpListener,
    tls: Option<Tls>,
) -> io::Result<()> {
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    let mut connections = JoinSet::new();
    connections.spawn(beside);
    loop {
        let place = Arc::clone(&places).acquire_owned().await.expect("the semaphore is never closed");
        let accepted = socket.accept().await;
        while connections.try_join_next().is_some() {}
        let (stream, from) = match accepted {
            Ok(accepted) => accepted,
            Err(error) if is_of_one_connection(&error) => continue,
            Err(error) => {
                // Such as too many open files: it passes, and until then trying again at once would only be loud.
                tracing::error!("no connection can be accepted at present: {error}");
                tokio::time::sleep(Duration::from_secs(1)).await;
                continue;
            }
        };
        let (router, tls) = (router.clone(), tls.clone());
        connections.spawn(async move {
            let _place = place;
            connection(stream, from, router, tls).await;
        });
    }
}

/// Whether the one who wanted to connect has gone, and nothing is wrong here.
fn is_of_one_connection(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}

/// Answers what comes on one connection. What goes wrong with it is of no interest to anybody else.
async fn connection(stream: TcpStream, from: SocketAddr, router: Router, tls: Option<Tls>) {
    let _ = stream.set_nodelay(true);
    match tls {
        None => answer(stream, from, router).await,
        Some(tls) => match tokio::time::timeout(HANDSHAKE, tls.acceptor.accept(stream)).await {
            Ok(Ok(stream)) => answer(stream, from, router).await,
            Ok(Err(error)) => tracing::debug!("a handshake failed: {error}"),
            Err(_) => tracing::debug!("a handshake took too long"),
        },
    }
}

async fn answer<S>(stream: S, from: SocketAddr, router: Router)
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let service = hyper::service::service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(ConnectInfo(from));
        router.clone().oneshot(request)
    });
    let served = hyper::server::conn::http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD)
        .serve_connection(TokioIo::new(stream), service)
        .await;
    if let Err(error) = served {
        tracing::debug!("a connection ended: {error}");
    }
}

/// Writes now and then who was seen when.
async fn keep_sessions(desk: Arc<Desk>) {
    let mut interval = tokio::time::interval(SESSIONS);
    interval.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        interval.tick().await;
        if let Err(error) = desk.sessions.write(desk.hall.store(), desk.hall.now()).await {
            tracing::error!("when sessions were seen was not written: {error}");
        }
    }
}
