//! The people of the night: an administrator, and for each connection somebody who takes papers in and two who type.

use super::client::Client;
use super::server::Server;
use anyhow::{Context, Result, bail, ensure};
use std::net::SocketAddr;
use std::time::Duration;

/// The people at one connection, each with their own browser.
pub struct Crew {
    /// Takes papers in.
    pub receiver: Client,
    /// Types first.
    pub first: Client,
    /// Types second.
    pub second: Client,
}

const PASSWORD: &str = "three wise herons wade";

/// Makes everybody, and signs them in.
pub fn gather(server: &Server, crews: usize) -> Result<Vec<Crew>> {
    gather_at(server.address, &|| server.log(), crews)
}

/// The same at an address; `log` is what the desk has said.
pub fn gather_at(address: SocketAddr, log: &dyn Fn() -> String, crews: usize) -> Result<Vec<Crew>> {
    let token = token(log)?;
    let token = token.as_str();
    let mut administrator = Client::new(address);
    let fields = [
        ("token", token),
        ("name", "Administrator"),
        ("login", "administrator"),
        ("password", PASSWORD),
        ("again", PASSWORD),
    ];
    let made = administrator.post("/first", &fields)?;
    ensure!(made.status == 303, "no administrator: {} {}", made.status, made.body);
    sign_in(&mut administrator, "administrator")?;
    (0..crews)
        .map(|number| {
            let mut person = |login: String, role: &str| person(address, &mut administrator, &login, role);
            Ok(Crew {
                receiver: person(format!("receiver{number}"), "receiver")?,
                first: person(format!("first{number}"), "clerk")?,
                second: person(format!("second{number}"), "clerk")?,
            })
        })
        .collect()
}

/// The token for the first administrator, as soon as the desk has shown it.
fn token(log: &dyn Fn() -> String) -> Result<String> {
    for _ in 0..500 {
        let said = log();
        if let Some(token) = said.split_whitespace().skip_while(|word| *word != "token:").nth(1) {
            return Ok(token.to_owned());
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    bail!("the desk shows no token for the first administrator: {}", log())
}

/// Adds somebody, who follows the invitation and signs in.
fn person(address: SocketAddr, administrator: &mut Client, login: &str, role: &str) -> Result<Client> {
    let fields = [("name", login), ("login", login), ("role", role), ("areas", "")];
    let added = administrator.post("/people", &fields)?;
    let token = added.body.split_once("/invitation?token=").map(|(_, rest)| rest);
    let token = token.and_then(|rest| rest.split(['"', '<', '&', ' ']).next());
    let token = token.with_context(|| format!("no invitation: {} {}", added.status, added.body))?;
    let mut client = Client::new(address);
    let fields = [("token", token), ("password", PASSWORD), ("again", PASSWORD)];
    let chosen = client.post("/invitation", &fields)?;
    ensure!(chosen.status == 303, "no password chosen: {} {}", chosen.status, chosen.body);
    sign_in(&mut client, login)?;
    Ok(client)
}

/// Signs in, and learns the token of the session's forms.
pub fn sign_in(client: &mut Client, login: &str) -> Result<()> {
    let done = client.post("/sign-in", &[("login", login), ("password", PASSWORD)])?;
    ensure!(done.status == 303, "{login} cannot sign in: {} {}", done.status, done.body);
    let page = client.get("/board")?;
    ensure!(
        page.status == 200 && !client.token.is_empty(),
        "{login}: no page after signing in: {}",
        page.status
    );
    Ok(())
}
