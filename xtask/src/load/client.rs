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
        let sent = self.try_send(method, path, body);
        if sent.is_err() {
            self.connection = None;
        }
        sent
    }

    fn try_send(&mut self, method: &str, path: &str, body: &str) -> Result<Answer> {
        if self.connection.is_none() {
            let stream = TcpStream::connect_timeout(&self.address, PATIENCE)?;
            stream.set_nodelay(true)?;
            stream.set_read_timeout(Some(PATIENCE))?;
            self.connection = Some(BufReader::with_capacity(64 << 10, stream));
        }
        let connection = self.connection.as_mut().context("connected above")?;
        let kind = "application/x-www-form-urlencoded";
        let request = format!(
            "{method} {path} HTTP/1.1\r\nhost: {}\r\ncookie: {}\r\ncontent-type: {kind}\r\ncontent-length: {}\r\n\r\n{body}",
            self.address,
            self.cookie,
            body.len()
        );
        connection.get_mut().write_all(request.as_bytes())?;
        let mut line = String::new();
        connection.read_line(&mut line)?;
        let status = line.split(' ').nth(1).and_then(|code| code.parse().ok());
        let Some(status) = status else { bail!("found {line:?} in the place of a status") };
        let (mut length, mut location) = (0, String::new());
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
                "set-cookie" if value.contains("hattama-desk") => {
                    value.split(';').next().unwrap_or_default().clone_into(&mut self.cookie);
                }
                _ => {}
            }
        }
        let mut bytes = vec![0; length];
        connection.read_exact(&mut bytes)?;
        let body = String::from_utf8_lossy(&bytes).into_owned();
        // Every page carries the token of its session.
        if let Some((_, rest)) = body.split_once("name=\"csrf\" value=\"")
            && let Some((token, _)) = rest.split_once('"')
        {
            token.clone_into(&mut self.token);
        }
        Ok(Answer { status, location, body })
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
