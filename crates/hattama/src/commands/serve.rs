//! `serve`: the public site, live while the record grows.
//!
//! It reads the signed record's files alone: the commission's database may be open elsewhere, and no reader ever waits
//! for a commission or makes one wait. It goes on until it is interrupted.

use super::Done;
use crate::cli::Serve;
use crate::{geography, scans};
use ::publish::listener::Listener;
use ::publish::source::{Folder, ReadFile};
use anyhow::{Context, Result, anyhow, bail};
use replay::Follower;
use site::Site;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use tokio::net::TcpListener;

pub async fn run(arguments: Serve) -> Result<Done> {
    let place = &arguments.place;
    if !place.is_dir() {
        bail!("{}: found no folder of that name; name a data directory or a publication", place.display());
    }
    let (record, read) = match place.join(store::DATABASE).exists() {
        true => (place.join(store::RECORD), scans::reader(place)),
        false => (place.clone(), reader(place)),
    };
    let site = Site::new().seen_at(arguments.url.clone());
    let (listener, follower) = open(site, read, &record, place, &arguments.observers)?;
    let socket = bind(arguments.listen).await?;
    eprintln!("the site is at http://{}/ until you press Ctrl-C", socket.local_addr()?);
    tokio::spawn(Arc::clone(&listener).follow(follower));
    until_interrupted(listener, socket).await?;
    Ok(Done::Well)
}

/// Reads a publication's folder.
fn reader(folder: &Path) -> Box<ReadFile> {
    let folder = Folder(folder.to_owned());
    Box::new(move |path| folder.read(path))
}

/// A listener that shows the record as it stands now. A record that does not verify is refused.
fn open(
    site: Site,
    read: Box<ReadFile>,
    record: &Path,
    place: &Path,
    observers: &[String],
) -> Result<(Arc<Listener>, Follower)> {
    let listener = Listener::new(site, read, geography::of_directory(place));
    listener.show_observers(crate::observers::read(observers));
    let mut follower = Follower::new();
    listener.look(&mut follower).map_err(|why| {
        anyhow!("{}: the record does not verify, so nothing is shown: {why}", record.display())
    })?;
    Ok((listener, follower))
}

/// A socket to listen at.
pub async fn bind(address: SocketAddr) -> Result<TcpListener> {
    TcpListener::bind(address)
        .await
        .with_context(|| format!("--listen: {address} cannot be listened at; name another address or port"))
}

/// Answers requests until the program is interrupted.
pub async fn until_interrupted(listener: Arc<Listener>, socket: TcpListener) -> Result<()> {
    tokio::select! {
        served = ::publish::listener::serve(listener, socket) => served.context("the listener ended"),
        interrupted = tokio::signal::ctrl_c() => interrupted.context("no signal can be waited for"),
    }
}
