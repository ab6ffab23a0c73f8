//! `mission serve`: the observers' app and headquarters, until it is interrupted. Everything that it has confirmed is on
//! the disk: whoever kills it loses nothing.

use super::RECORD;
use crate::cli::MissionServe as Arguments;
use crate::commands::{Done, serve};
use crate::{clock, directory};
use anyhow::{Context, Result};
use desk::http::serve::{Tls, serve_with};
use mission::blobs::Blobs;
use mission::hall::Hall;
use mission::http::{Quarters, Settings, keep, router};
use mission::people::People;
use std::sync::Arc;

pub async fn run(arguments: Arguments) -> Result<Done> {
    let store = Arc::new(directory::open(&arguments.dir).await?);
    if let Some(record) = &arguments.record {
        store.keep_setting(RECORD, record).await?;
    }
    let record = store.setting(RECORD).await?.context("the directory is none of a mission")?;
    let official = super::official(&record)?;
    let blobs = Arc::new(Blobs::open(&arguments.dir)?);
    let hall = Hall::open(store, blobs, official, Arc::new(clock::moment)).await?;
    let people = People::open(hall.clone()).await?;
    let tls = match (&arguments.certificate, &arguments.certificate_key) {
        (Some(chain), Some(key)) => Some(Tls::from_files(chain, key)?),
        _ => None,
    };
    let scheme = if tls.is_some() { "https" } else { "http" };
    let quarters = Quarters::new(
        hall,
        people,
        Settings { https: tls.is_some(), printer: crate::printed::printer(), ..Settings::default() },
    );
    let socket = serve::bind(arguments.listen).await?;
    let address = socket.local_addr().context("the socket has no address")?;
    eprintln!("headquarters is at {scheme}://{address}/, the observers' app at {scheme}://{address}/app/");
    eprintln!("until you press Ctrl-C");
    let serving = serve_with(router(&quarters), keep(Arc::clone(&quarters)), socket, tls);
    tokio::select! {
        served = serving => served.context("the mission's address ended")?,
        interrupted = tokio::signal::ctrl_c() => interrupted.context("no signal can be waited for")?,
    }
    Ok(Done::Well)
}
