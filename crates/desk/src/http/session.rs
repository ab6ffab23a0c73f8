//! Who is signed in.
//!
//! A [`Session`] begins with a token that this desk has made, and no other way: a token that somebody brings along is
//! none. At each step on (a password, a second factor, a new password) another one begins and the one before ends. It
//! ends when nothing was asked for half an hour, after twelve hours, and at once when its person goes, is sent away or
//! gets another password.
//!
//! Every request looks here, so everything is in memory; the store has it too, for the next start of the program. Of a
//! token only the hash is kept, and what forms carry is made from the token: from what is stored nobody signs in.

use crate::people::token;
use model::lifecycle::Person;
use model::moment::Moment;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::fmt;
use std::sync::RwLock;
use std::sync::atomic::{AtomicI64, Ordering};
use store::{Account, SessionRow, Store, StoreError, TokenHash};

/// The cookie's name, where the desk is reached by plain HTTP.
const COOKIE: &str = "hattama-desk";

/// The cookie's name, where it is reached by HTTPS: browsers take a name that begins so from this host alone.
const HOST_COOKIE: &str = "__Host-hattama-desk";

/// Nothing was asked for so long, in seconds: who was called away from the screen leaves it to nobody.
pub const IDLE: i64 = 30 * 60;

/// The longest session, in seconds: a shift of the longest night.
pub const LONGEST: i64 = 12 * 60 * 60;

/// When a session was last seen is written at most so often, in seconds.
const WRITTEN_EVERY: i64 = 60;

/// Sessions of one person; the one that was seen longest ago makes room for the next.
const OF_ONE: usize = 8;

/// The name of the session's cookie.
pub fn cookie_name(https: bool) -> &'static str {
    if https { HOST_COOKIE } else { COOKIE }
}

/// The header that gives a browser its token; an empty token takes it away. It is gone when the browser closes.
pub fn cookie(token: &str, https: bool) -> String {
    let (name, secure) = (cookie_name(https), if https { "; Secure" } else { "" });
    let gone = if token.is_empty() { "; Max-Age=0" } else { "" };
    format!("{name}={token}; Path=/; HttpOnly; SameSite=Strict{secure}{gone}")
}

/// Somebody who is signed in.
#[derive(Clone, PartialEq, Eq)]
pub struct Session {
    /// Who.
    pub person: Person,
    /// What they are called, for the head of the page.
    pub name: String,
    /// What every form of this session carries.
    pub token: String,
    /// Whether the second factor was given, where one is set up.
    pub complete: bool,
    /// By which the session is known here.
    pub key: TokenHash,
}

/// Tells who, and none of what makes a session.
impl fmt::Debug for Session {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Session of person {}", self.person.0)
    }
}

/// What is known of a session.
struct Kept {
    person: Person,
    name: String,
    complete: bool,
    began: i64,
    seen: AtomicI64,
    written: AtomicI64,
}

impl Kept {
    fn is_over(&self, now: i64, limits: Limits) -> bool {
        now - self.seen.load(Ordering::Relaxed) > limits.idle || now - self.began > limits.longest
    }
}

/// After how long a session is over, in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Since something was asked for last.
    pub idle: i64,
    /// Since it began.
    pub longest: i64,
}

/// The limits of people at a screen.
pub const AT_A_SCREEN: Limits = Limits { idle: IDLE, longest: LONGEST };

/// Every session.
pub struct Sessions {
    by_hash: RwLock<HashMap<TokenHash, Kept>>,
    /// Beyond these none is kept.
    limits: Limits,
}

impl Default for Sessions {
    fn default() -> Sessions {
        Sessions { by_hash: RwLock::default(), limits: AT_A_SCREEN }
    }
}

/// A session to begin.
pub struct New {
    /// Whose.
    pub person: Person,
    /// What they are called.
    pub name: String,
    /// Whether they have given everything.
    pub complete: bool,
    /// From which network address.
    pub from: Option<String>,
}

impl Sessions {
    /// The sessions that were there when the program ended. `second_factor_required`: who has none is not complete.
    pub async fn open(store: &Store, second_factor_required: bool) -> Result<Sessions, StoreError> {
        let accounts = store.accounts().await?;
        let accounts: HashMap<Person, Account> =
            accounts.into_iter().map(|account| (account.person, account)).collect();
        let kept = |row: SessionRow| {
            let account = accounts.get(&row.person)?;
            let name = account.name.clone();
            let (seen, written) = (AtomicI64::new(row.seen), AtomicI64::new(row.seen));
            let complete = row.complete && (!second_factor_required || account.second_factor.is_some());
            let (person, began) = (row.person, row.began);
            Some((row.token, Kept { person, name, complete, began, seen, written }))
        };
        let by_hash = store.sessions().await?.into_iter().filter_map(kept).collect();
        Ok(Sessions { by_hash: RwLock::new(by_hash), limits: AT_A_SCREEN })
    }

    /// The same, where some sessions last longer than those of people at a screen.
    pub fn kept_for(self, limits: Limits) -> Sessions {
        Sessions { limits, ..self }
    }

    /// The session of a cookie, which was seen now.
    pub fn find(&self, cookie: &str, now: Moment) -> Option<Session> {
        self.find_within(cookie, now, AT_A_SCREEN)
    }

    /// The session of a token within other limits.
    pub fn find_within(&self, cookie: &str, now: Moment, limits: Limits) -> Option<Session> {
        let (key, now) = (token::hash(cookie), now.instant());
        let sessions = self.by_hash.read().expect("no holder of this lock panics");
        let kept = sessions.get(&key).filter(|kept| !kept.is_over(now, limits))?;
        kept.seen.fetch_max(now, Ordering::Relaxed);
        let token = form_token(cookie);
        Some(Session { person: kept.person, name: kept.name.clone(), token, complete: kept.complete, key })
    }

    /// Begins a session, and gives the token for its browser. `instead`: the session that it goes on from, which ends.
    pub async fn begin(
        &self,
        store: &Store,
        new: New,
        instead: Option<TokenHash>,
        now: Moment,
    ) -> Result<String, StoreError> {
        let (cookie, now) = (token::new(), now.instant());
        let key = token::hash(&cookie);
        let mut ended = self.too_many(new.person);
        ended.extend(instead);
        let (person, complete) = (new.person, new.complete);
        let row = SessionRow { token: key, person, began: now, seen: now, complete, from: new.from };
        store.begin_session(&row, &ended).await?;
        let (seen, written) = (AtomicI64::new(now), AtomicI64::new(now));
        let kept = Kept { person, name: new.name, complete, began: now, seen, written };
        let mut sessions = self.by_hash.write().expect("no holder of this lock panics");
        ended.iter().for_each(|key| drop(sessions.remove(key)));
        sessions.insert(key, kept);
        Ok(cookie)
    }

    /// Those of a person that have to make room for another one.
    fn too_many(&self, person: Person) -> Vec<TokenHash> {
        let sessions = self.by_hash.read().expect("no holder of this lock panics");
        let mut own: Vec<(i64, TokenHash)> = sessions
            .iter()
            .filter(|(_, kept)| kept.person == person)
            .map(|(key, kept)| (kept.seen.load(Ordering::Relaxed), *key))
            .collect();
        own.sort_unstable();
        let surplus = (own.len() + 1).saturating_sub(OF_ONE);
        own.into_iter().take(surplus).map(|(_, key)| key).collect()
    }

    /// Ends a session.
    pub async fn end(&self, store: &Store, key: TokenHash) -> Result<(), StoreError> {
        self.end_those(store, |found, _| *found == key).await
    }

    /// Ends every session of a person.
    pub async fn end_person(&self, store: &Store, person: Person) -> Result<(), StoreError> {
        self.end_those(store, |_, kept| kept.person == person).await
    }

    /// Ends sessions: in memory first, where every request looks.
    async fn end_those(
        &self,
        store: &Store,
        ends: impl Fn(&TokenHash, &Kept) -> bool,
    ) -> Result<(), StoreError> {
        let ended: Vec<TokenHash> = {
            let mut sessions = self.by_hash.write().expect("no holder of this lock panics");
            let ended = sessions.iter().filter(|(key, kept)| ends(key, kept)).map(|(key, _)| *key).collect();
            sessions.retain(|key, kept| !ends(key, kept));
            ended
        };
        store.write_sessions(&[], &ended).await
    }

    /// A person is called something else.
    pub fn rename(&self, person: Person, name: &str) {
        let mut sessions = self.by_hash.write().expect("no holder of this lock panics");
        for kept in sessions.values_mut().filter(|kept| kept.person == person) {
            name.clone_into(&mut kept.name);
        }
    }

    /// Whether a session is there.
    pub fn has(&self, key: &TokenHash) -> bool {
        self.by_hash.read().expect("no holder of this lock panics").contains_key(key)
    }

    /// Writes when sessions were last seen, where that is a while ago, and ends those that are over. To be called now
    /// and then: a restart of the program loses no more than what was seen since.
    pub async fn write(&self, store: &Store, now: Moment) -> Result<(), StoreError> {
        let now = now.instant();
        self.end_those(store, |_, kept| kept.is_over(now, self.limits)).await?;
        let seen: Vec<(TokenHash, i64)> = {
            let sessions = self.by_hash.read().expect("no holder of this lock panics");
            let due = |kept: &Kept| {
                let seen = kept.seen.load(Ordering::Relaxed);
                (seen - kept.written.load(Ordering::Relaxed) >= WRITTEN_EVERY).then_some(seen)
            };
            sessions.iter().filter_map(|(key, kept)| Some((*key, due(kept)?))).collect()
        };
        if seen.is_empty() {
            return Ok(());
        }
        store.write_sessions(&seen, &[]).await?;
        let sessions = self.by_hash.read().expect("no holder of this lock panics");
        for (key, seen) in seen {
            if let Some(kept) = sessions.get(&key) {
                kept.written.store(seen, Ordering::Relaxed);
            }
        }
        Ok(())
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.by_hash.read().expect("no holder of this lock panics").len()
    }

    /// Whether nobody is signed in.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// What the forms of a session carry: it follows from the token, and the token does not follow from it.
pub fn form_token(cookie: &str) -> String {
    let digest = Sha256::new().chain_update(b"hattama form\0").chain_update(cookie.as_bytes()).finalize();
    digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

/// Compares two secrets in a time that does not tell where they differ.
pub fn same(one: &str, other: &str) -> bool {
    let (one, other) = (Sha256::digest(one.as_bytes()), Sha256::digest(other.as_bytes()));
    one.iter().zip(other.iter()).fold(0, |differ, (one, other)| differ | (one ^ other)) == 0
}
