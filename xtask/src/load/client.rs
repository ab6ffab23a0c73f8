//! A client that does what a browser does with forms: keeps its connection and its cookie, sends fields, follows nothing.
//!
//! Small on purpose: the program under load shares the machine with it.

use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// Somebody's browser.
pub struct Client {
    address: SocketAddr,
    connection: Option<BufReader<TcpStream>>,
    cookie: String,
    /// What every form of the session carries.
    pub token: String,
}

/// An answer.
pub struct Answer {
    /// Its status.
    pub status: u16,
    /// Where it leads.
    pub location: String,
    /// Whether a photograph is whole.
    pub complete: bool,
    /// Its body.
    pub body: String,
}

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(20);

impl Client {
    /// A browser that nobody has signed in with.
    pub fn new(address: SocketAddr) -> Client {
        Client { address, connection: None, cookie: String::new(), token: String::new() }
    }

    /// Asks for a page.
    pub fn get(&mut self, path: &str) -> Result<Answer> {
        self.send("GET", path, "")
    }

    /// Sends a form, with the session's token.
    pub fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Result<Answer> {
        let mut body = format!("csrf={}", self.token);
        for (name, value) in fields {
            body.push('&');
            encode(&mut body, name);
            body.push('=');
            encode(&mut body, value);
        }
        self.send("POST", path, &body)
    }

    fn send(&mut self, method: &str, path: &str, body: &str) -> Result<Answer> {
        let kind = "content-type: application/x-www-form-urlencoded\r\n";
        self.ask(method, path, kind, body.as_bytes())
    }

    /// Sends a request with headers of its own, each ending in CR LF.
    pub fn ask(&mut self, method: &str, path: &str, headers: &str, body: &[u8]) -> Result<Answer> {
        let sent = self.try_send(method, path, headers, body);
        if sent.is_err() {
            self.connection = None;
        }
        sent
    }

    fn try_send(&mut self, method: &str, path: &str, headers: &str, body: &[u8]) -> Result<Answer> {
        if self.connection.is_none() {
            let stream = TcpStream::connect_timeout(&self.address, PATIENCE)?;
            stream.set_nodelay(true)?;
            stream.set_read_timeout(Some(PATIENCE))?;
            self.connection = Some(BufReader::with_capacity(64 << 10, stream));
        }
        let connection = self.connection.as_mut().context("connected above")?;
        let cookie = match self.cookie.is_empty() {
            true => String::new(),
            false => format!("cookie: {}\r\n", self.cookie),
        };
        let request = format!(
            "{method} {path} HTTP/1.1\r\nhost: {}\r\n{cookie}{headers}content-length: {}\r\n\r\n",
            self.address,
            body.len()
        );
        connection.get_mut().write_all(request.as_bytes())?;
        connection.get_mut().write_all(body)?;
        let mut line = String::new();
        connection.read_line(&mut line)?;
        let status = line.split(' ').nth(1).and_then(|code| code.parse().ok());
        let Some(status) = status else { bail!("found {line:?} in the place of a status") };
        let (mut length, mut location, mut complete) = (0, String::new(), false);
        loop {
            line.clear();
            if connection.read_line(&mut line)? == 0 {
                bail!("the connection ended within an answer");
            }
            let text = line.trim_end();
            if text.is_empty() {
                break;
            }
            let Some((name, value)) = text.split_once(": ") else { continue };
            match name.to_ascii_lowercase().as_str() {
                "content-length" => length = value.parse()?,
                "location" => value.clone_into(&mut location),
                "upload-complete" => complete = value == "?1",
                "set-cookie" if value.contains("hattama-desk") => {
                    value.split(';').next().unwrap_or_default().clone_into(&mut self.cookie);
                }
                _ => {}
            }
        }
        // The answer to a HEAD has the length of a body that it does not bring.
        let mut bytes = vec![0; if method == "HEAD" { 0 } else { length }];
        connection.read_exact(&mut bytes)?;
        let body = String::from_utf8_lossy(&bytes).into_owned();
        // Every page carries the token of its session.
        if let Some((_, rest)) = body.split_once("name=\"csrf\" value=\"")
            && let Some((token, _)) = rest.split_once('"')
        {
            token.clone_into(&mut self.token);
        }
        Ok(Answer { status, location, complete, body })
    }
}

fn encode(body: &mut String, text: &str) {
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' => body.push(char::from(byte)),
            other => body.push_str(&format!("%{other:02X}")),
        }
    }
}
