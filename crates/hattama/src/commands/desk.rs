//! `desk`: the commission's desk, at an address of its own; with it the sequencer's pace, the publication, and the public
//! site where that is wanted.
//!
//! It goes on until it is interrupted. Everything that it has confirmed is on the disk, so nothing has to be done at
//! the end: whoever kills it loses nothing.

use super::{Done, import, publish, serve};
use crate::cli::Desk as Arguments;
use crate::{clock, directory, geography, scans};
use ::publish::listener::Listener;
use anyhow::{Context, Result};
use desk::hall::Hall;
use desk::http::serve::Tls;
use desk::http::session::Sessions;
use desk::http::{Desk, Settings};
use model::moment::Moment;
use replay::Follower;
use std::sync::Arc;
use std::time::Duration;
use store::Store;

pub async fn run(arguments: Arguments) -> Result<Done> {
    let store = directory::open(&arguments.dir).await?;
    // An older copy accepts nothing: what it accepted could never be signed.
    store.look(&[]).await?;
    let store = Arc::new(store);
    let state = desk::record::accepted_state(&store).await?;
    let offset = state.opening.as_ref().map_or(0, |opening| opening.at.offset_minutes());
    drop(state);
    let clock = Arc::new(move || Moment::new(clock::now(), offset));
    let from_import = store.setting(import::STATIONS).await?.as_deref() == Some(import::FROM_IMPORT);
    let reader = Arc::new(move |state: &replay::State, source: desk::hall::staged::Source<'_>| {
        import::facts(state, from_import, source).map_err(|error| format!("{error:#}"))
    });
    let hall = Hall::open(Arc::clone(&store), clock, reader).await?;
    hall.settle().await?;
    let tls = match (&arguments.certificate, &arguments.certificate_key) {
        (Some(chain), Some(key)) => Some(Tls::from_files(chain, key)?),
        _ => None,
    };
    let scheme = if tls.is_some() { "https" } else { "http" };
    let second_factor_required = arguments.require_second_factor;
    let public = arguments.public.map(|address| format!("http://{address}"));
    let settings = Settings { https: tls.is_some(), public, second_factor_required };
    let sessions = Sessions::open(&store, second_factor_required).await?;
    let desk = Desk::new(hall.clone(), sessions, settings);
    let socket = serve::bind(arguments.listen).await?;
    if let Some(address) = arguments.public {
        show(&store, address).await?;
    }
    let address = socket.local_addr().context("the socket has no address")?;
    eprintln!("the desk is at {scheme}://{address}/ until you press Ctrl-C");
    if let Some(token) = desk.people.first_token().await? {
        eprintln!(
            "nobody has an account yet: the first administrator signs up at {scheme}://{address}/first"
        );
        eprintln!("with this one-time token: {token}");
    }
    tokio::spawn(desk::pace::keep(hall));
    // Requests are answered by tasks of their own; this one publishes, and waits for the end.
    let serving = tokio::spawn(desk::http::serve::serve(desk, socket, tls));
    tokio::select! {
        served = serving => served.context("the desk ended")?.context("the desk ended")?,
        () = publish_every(&store, arguments.publish_every) => {}
        interrupted = tokio::signal::ctrl_c() => interrupted.context("no signal can be waited for")?,
    }
    Ok(Done::Well)
}

/// Shows the public site from the record's files.
async fn show(store: &Store, address: std::net::SocketAddr) -> Result<()> {
    let socket = serve::bind(address).await?;
    let directory = store.directory();
    let listener =
        Listener::new(site::Site::new(), scans::reader(directory), geography::of_directory(directory));
    tokio::spawn(Arc::clone(&listener).follow(Follower::new()));
    eprintln!("the public site is at http://{}/", socket.local_addr().context("the socket has no address")?);
    tokio::spawn(::publish::listener::serve(listener, socket));
    Ok(())
}

/// Publishes at every place so often (in seconds) for good; never, where it is not asked for. A place that is away for a
/// while comes back.
async fn publish_every(store: &Store, every: Option<u64>) {
    let Some(every) = every else { return std::future::pending().await };
    let mut ticks = tokio::time::interval(Duration::from_secs(every));
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        if let Err(error) = publish::publish(store, publish::What::Site).await {
            eprintln!("hattama: {error:#}; tried again in {every} s");
        }
    }
}
