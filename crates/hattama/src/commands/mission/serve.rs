//! `mission serve`: the observers' app and headquarters, until it is interrupted. Everything that it has confirmed is on
//! the disk: whoever kills it loses nothing.

use crate::cli::MissionServe as Arguments;
use crate::commands::{Done, serve};
use crate::place::read_file;
use anyhow::{Context, Result, bail};
use desk::http::serve::{Tls, serve_with};
use language::Language;
use mission::http::gateway::{Gateway, TOKEN_MIN};
use mission::http::{Quarters, Settings, keep, router};
use mission::people::People;
use std::sync::Arc;

pub async fn run(arguments: Arguments) -> Result<Done> {
    let hall = super::hall(&arguments.dir, arguments.record.as_deref()).await?;
    let people = People::open(hall.clone()).await?;
    let tls = match (&arguments.certificate, &arguments.certificate_key) {
        (Some(chain), Some(key)) => Some(Tls::from_files(chain, key)?),
        _ => None,
    };
    let scheme = if tls.is_some() { "https" } else { "http" };
    let settings =
        Settings { gateway: gateway(&arguments)?, https: tls.is_some(), press: crate::printed::press() };
    let quarters = Quarters::new(hall, people, settings);
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

/// The gateway of text messages whose token stands in the first line of a file.
fn gateway(arguments: &Arguments) -> Result<Option<Gateway>> {
    let Some(file) = &arguments.gateway else { return Ok(None) };
    let name = file.display();
    let text = String::from_utf8(read_file(file)?).with_context(|| format!("{name}: expected UTF-8"))?;
    let token = text.lines().next().unwrap_or_default().trim().to_owned();
    let letters = token.chars().count();
    if letters < TOKEN_MIN || !token.chars().all(|letter| letter.is_ascii_graphic()) {
        bail!(
            "{name}: found a token of {letters} letters, expected at least {TOKEN_MIN} in ASCII without spaces"
        );
    }
    let language = Language::parse(&arguments.language)
        .with_context(|| format!("--language: found {:?}, expected kk, ru or en", arguments.language))?;
    Ok(Some(Gateway { token, language }))
}
