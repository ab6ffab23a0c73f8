//! Who is signed in.

use model::lifecycle::Person;
use model::moment::Moment;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::sync::RwLock;

/// The cookie's name.
pub const COOKIE: &str = "hattama-desk";

/// Somebody who is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Who.
    pub person: Person,
    /// What they are called, for the head of the page.
    pub name: String,
    /// What every form of this session carries.
    pub token: String,
    /// Whether the second factor was given, where one is set up.
    pub complete: bool,
}

/// Every session.
#[derive(Debug, Default)]
pub struct Sessions {
    by_hash: RwLock<HashMap<[u8; 32], Session>>,
}

impl Sessions {
    /// The session of a cookie.
    pub fn find(&self, cookie: &str, _now: Moment) -> Option<Session> {
        let hash: [u8; 32] = Sha256::digest(cookie.as_bytes()).into();
        self.by_hash.read().expect("no holder of this lock panics").get(&hash).cloned()
    }
}

/// Compares two secrets in a time that does not tell where they differ.
pub fn same(one: &str, other: &str) -> bool {
    let (one, other) = (Sha256::digest(one.as_bytes()), Sha256::digest(other.as_bytes()));
    one.iter().zip(other.iter()).fold(0, |differ, (one, other)| differ | (one ^ other)) == 0
}
