//! Who may come in: accounts by code, passwords, tokens.
//!
//! The journal knows a member by number and code; their name and the hash of their password lie in the store's table of
//! accounts, from where they can be deleted. An observer's phone holds a token for a month, because a phone in a
//! district without a network must not ask for a password; a screen at headquarters is left alone after half an hour.

use crate::hall::Hall;
use desk::http::session::{Limits, New, Sessions};
use desk::people::passwords::{self, Passwords};
use desk::people::throttle::Throttle;
use desk::people::token;
use model::lifecycle::Person;
use observation::plan::Member;
use store::Account;

/// How long a phone's token lasts, in seconds.
pub const OF_A_PHONE: Limits = Limits { idle: 30 * 86_400, longest: 30 * 86_400 };

/// Words of a password that the program makes are easy to dictate over a telephone: no letter that looks like another.
const LETTERS: &[u8] = b"abcdefghkmnpqrstuvwxyz23456789";

/// Why nobody came in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Too many tries: from this moment on (seconds since 1970) another one may come.
    #[error("too many tries; wait {0} seconds")]
    Wait(i64),
    /// Code and password do not go together, or the member is not active.
    #[error("no member has this code and password")]
    NotKnown,
    /// The store failed, or too many sign in at once.
    #[error("{0}; try again")]
    Failed(String),
}

impl From<store::StoreError> for Refusal {
    fn from(error: store::StoreError) -> Refusal {
        Refusal::Failed(error.to_string())
    }
}

impl From<desk::people::Refusal> for Refusal {
    fn from(refusal: desk::people::Refusal) -> Refusal {
        Refusal::Failed(refusal.to_string())
    }
}

/// The people of a mission.
pub struct People {
    hall: Hall,
    /// Who is signed in.
    pub sessions: Sessions,
    passwords: Passwords,
    throttle: Throttle,
}

impl People {
    /// The people of a hall, with the sessions that were there when the program ended.
    pub async fn open(hall: Hall) -> Result<People, store::StoreError> {
        let sessions = Sessions::open(hall.store(), false).await?.kept_for(OF_A_PHONE);
        Ok(People { hall, sessions, passwords: Passwords::default(), throttle: Throttle::default() })
    }

    /// The active member with this code and password.
    pub async fn known(&self, code: &str, password: &str, from: Option<&str>) -> Result<Account, Refusal> {
        let now = self.hall.now().instant();
        let login = store::people::fold_login(code);
        self.throttle.admit(&login, from, now).map_err(|until| Refusal::Wait(until - now))?;
        let account = self.hall.store().account_of(&login).await?;
        let hash = account.as_ref().and_then(|account| account.password.as_deref());
        let bounded: String = password.chars().take(passwords::LENGTH_MAX).collect();
        let right = self.passwords.is_right(&bounded, hash).await?;
        let account = account.filter(|account| right && self.member(account.person).is_some());
        let account = account.ok_or(Refusal::NotKnown)?;
        self.throttle.succeeded(&login, from);
        Ok(account)
    }

    /// Begins a session, and gives its token: of a phone or of a screen, and neither is good for the other.
    pub async fn come_in(
        &self,
        account: &Account,
        at_a_screen: bool,
        from: Option<String>,
    ) -> Result<String, Refusal> {
        let new = New { person: account.person, name: account.name.clone(), complete: at_a_screen, from };
        Ok(self.sessions.begin(self.hall.store(), new, None, self.hall.now()).await?)
    }

    /// The member of a number, where they are active.
    pub fn member(&self, person: Person) -> Option<Member> {
        self.hall.state().members.get(&person).filter(|member| member.active).cloned()
    }

    /// Gives a person a new password, which is told once and kept as a hash; their sessions end.
    pub async fn new_password(&self, person: Person) -> Result<String, Refusal> {
        let password = made_up();
        let hash = self.passwords.hash(&password).await?;
        self.hall.store().set_password(person, &hash).await?;
        self.sessions.end_person(self.hall.store(), person).await?;
        Ok(password)
    }
}

/// A password of four groups of four: 78 bits.
fn made_up() -> String {
    let bytes: [u8; 64] = token::random();
    // A byte that would favour the first letters is left out.
    let limit = 256 / LETTERS.len() * LETTERS.len();
    let fair = bytes.into_iter().map(usize::from).filter(|byte| *byte < limit);
    let letters: Vec<char> = fair.take(16).map(|byte| char::from(LETTERS[byte % LETTERS.len()])).collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}
