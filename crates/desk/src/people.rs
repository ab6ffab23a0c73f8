//! Who works here: accounts with names and secrets, and the parts that people have.
//!
//! What a person may do is journaled: each change is an order to the hall, which knows a number. Name, login, password
//! and second factor are in the store beside it and can be deleted. [`People`] does both, one change after the other,
//! so that what is decided about the last administrator is still so when it is done; events come before state.
//!
//! Deliberately not here: pages and cookies (`http`).

pub mod change;
pub mod first;
pub mod own;
pub mod passwords;
mod refusal;
pub mod second_factor;
pub mod throttle;
pub mod token;

use crate::hall::{Hall, Order, Who};
use crate::http::session::Sessions;
use crate::roles::Role;
use model::lifecycle::Person;
use passwords::Passwords;
use second_factor::Secret;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use store::act::Part;
use store::{Account, Store, TokenHash};
use throttle::Throttle;

pub use refusal::Refusal;

/// The people of a desk.
pub struct People {
    hall: Hall,
    sessions: Arc<Sessions>,
    /// Looks at passwords.
    pub passwords: Passwords,
    /// Counts tries to sign in.
    pub throttle: Throttle,
    /// Hash of the token by which the first administrator comes in.
    first: Mutex<Option<TokenHash>>,
    /// Second factors that are being set up.
    setting_up: Mutex<HashMap<Person, Secret>>,
    /// Held while somebody's part or account changes.
    changing: tokio::sync::Mutex<()>,
}

/// A person with everything that a list shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Their number.
    pub person: Person,
    /// What they may do, and where.
    pub part: Part,
    /// Their account; `None` where the name is forgotten.
    pub account: Option<Account>,
}

impl People {
    /// The people of a hall.
    pub fn new(hall: Hall, sessions: Arc<Sessions>) -> People {
        People {
            hall,
            sessions,
            passwords: Passwords::default(),
            throttle: Throttle::default(),
            first: Mutex::default(),
            setting_up: Mutex::default(),
            changing: tokio::sync::Mutex::default(),
        }
    }

    fn store(&self) -> &Arc<Store> {
        self.hall.store()
    }

    /// Everybody, by number.
    pub async fn list(&self) -> Result<Vec<Listed>, Refusal> {
        let accounts = self.store().accounts().await?;
        let mut accounts: HashMap<Person, Account> =
            accounts.into_iter().map(|account| (account.person, account)).collect();
        let tables = self.hall.tables();
        let listed = |(&person, part): (&Person, &Part)| {
            let account = accounts.remove(&person);
            Listed { person, part: part.clone(), account }
        };
        Ok(tables.persons.iter().map(listed).collect())
    }

    /// One of them.
    pub async fn one(&self, person: Person) -> Result<Listed, Refusal> {
        let part = self.part(person)?;
        let account = self.store().account(person).await?;
        Ok(Listed { person, part, account })
    }

    /// What somebody may do.
    pub fn part(&self, person: Person) -> Result<Part, Refusal> {
        self.hall.tables().persons.get(&person).cloned().ok_or(Refusal::NoSuchPerson)
    }

    /// Whether somebody may work here at present.
    pub fn is_active(&self, person: Person) -> bool {
        self.hall.tables().persons.get(&person).is_some_and(|part| part.active)
    }

    /// The account of somebody who has one.
    pub async fn account(&self, person: Person) -> Result<Account, Refusal> {
        self.store().account(person).await?.ok_or(Refusal::NameForgotten)
    }

    /// Journals that something about a person has changed, which leaves their part as it is.
    async fn journal(&self, person: Person, what: &str, who: Who) -> Result<(), Refusal> {
        let part = self.part(person)?;
        self.hall.order(Order::Person { person: Some(person), part, what: what.to_owned() }, who).await?;
        Ok(())
    }

    /// Refuses where nobody would be left who could give people their parts, once this person cannot.
    async fn somebody_else_administrates(&self, person: Person) -> Result<(), Refusal> {
        let accounts = self.store().accounts().await?;
        let tables = self.hall.tables();
        let administrates = |account: &Account| {
            let part = tables.persons.get(&account.person);
            let may = part.is_some_and(|part| part.active && part.roles.contains(Role::Administrator.name()));
            may && account.password.is_some()
        };
        let others = |account: &&Account| account.person != person && administrates(account);
        // Whoever is none cannot be the last one.
        let is_one = accounts.iter().any(|account| account.person == person && administrates(account));
        if is_one && !accounts.iter().any(|account| others(&account)) {
            return Err(Refusal::LastAdministrator);
        }
        Ok(())
    }
}

/// The letters of a name or login that are shown to others: none that hides or turns the text around.
fn is_plain(text: &str) -> bool {
    let turns = |letter: char| matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
    !text.chars().any(|letter| letter.is_control() || turns(letter))
}

/// A name as it is kept, or why it is none.
fn name(text: &str) -> Result<&str, Refusal> {
    let name = text.trim();
    match name.chars().count() {
        0 => Err(Refusal::NameBlank),
        1..=100 if is_plain(name) => Ok(name),
        _ => Err(Refusal::NameWrong),
    }
}

/// A login as it is kept, or why it is none: what anybody can type again from a piece of paper.
fn login(text: &str) -> Result<String, Refusal> {
    let login = store::people::fold_login(text);
    let fits = |letter: char| letter.is_alphanumeric() || "._-@".contains(letter);
    match login.chars().count() {
        2..=64 if login.chars().all(fits) => Ok(login),
        _ => Err(Refusal::LoginWrong),
    }
}
