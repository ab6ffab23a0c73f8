//! How people come in for the first time: the first administrator by a token from the console, everybody else by an
//! invitation.

use super::{People, Refusal, login, name, passwords, token};
use crate::hall::{Order, Who};
use crate::roles::Role;
use model::lifecycle::Person;
use store::Account;
use store::act::Part;

/// Seconds that an invitation is valid: until the same hour of the next day.
pub const INVITATION: i64 = 24 * 60 * 60;

/// What somebody writes who comes in for the first time.
#[derive(Clone, Copy)]
pub struct Newcomer<'a> {
    /// What they are called.
    pub name: &'a str,
    /// What they will sign in with.
    pub login: &'a str,
    /// Their password.
    pub password: &'a str,
    /// The same again.
    pub again: &'a str,
}

impl People {
    /// A token for the first administrator, to be shown on the console: where nobody has an account yet. Only its hash
    /// is kept, in memory; it is valid until it is used, or another one is made.
    pub async fn first_token(&self) -> Result<Option<String>, Refusal> {
        if !self.store().accounts().await?.is_empty() {
            return Ok(None);
        }
        let token = token::new();
        *self.first.lock().expect("no holder of this lock panics") = Some(token::hash(&token));
        Ok(Some(token::spelled(&token)))
    }

    /// Whether a first administrator is awaited.
    pub fn awaits_first(&self) -> bool {
        self.first.lock().expect("no holder of this lock panics").is_some()
    }

    /// Makes the first administrator.
    pub async fn first(
        &self,
        typed: &str,
        newcomer: Newcomer<'_>,
        from: Option<String>,
    ) -> Result<(), Refusal> {
        let _changing = self.changing.lock().await;
        let expected = *self.first.lock().expect("no holder of this lock panics");
        if expected.is_none_or(|expected| expected != token::hash(typed)) {
            return Err(Refusal::TokenVoid);
        }
        let (name, login) = (name(newcomer.name)?, login(newcomer.login)?);
        passwords::check(newcomer.password, newcomer.again, &login)?;
        let password = self.passwords.hash(newcomer.password).await?;
        let roles = [Role::Administrator.name().to_owned()].into();
        let part = Part { active: true, areas: Default::default(), roles };
        let order = Order::Person { person: None, part, what: "added".to_owned() };
        let done = self.hall.order(order, Who { person: None, from }).await?;
        let person = Person(done.number.expect("a new person has a number"));
        if !self.store().add_account(person, &login, name).await? {
            return Err(Refusal::LoginTaken);
        }
        self.store().set_password(person, &password).await?;
        *self.first.lock().expect("no holder of this lock panics") = None;
        Ok(())
    }

    /// A new invitation for somebody, who has no password until they use it. Its token is shown once.
    pub(super) async fn new_invitation(&self, person: Person) -> Result<String, Refusal> {
        let token = token::new();
        let until = self.hall.now().instant() + INVITATION;
        self.store().invite(person, &token::hash(&token), until).await?;
        Ok(token)
    }

    /// Whom an invitation is for.
    pub async fn invited(&self, typed: &str) -> Result<Account, Refusal> {
        let now = self.hall.now().instant();
        let account = self.store().invited(&token::hash(typed), now).await?.ok_or(Refusal::TokenVoid)?;
        if self.is_active(account.person) { Ok(account) } else { Err(Refusal::TokenVoid) }
    }

    /// Takes an invitation up: whoever has its token chooses the password.
    pub async fn accept_invitation(
        &self,
        typed: &str,
        password: &str,
        again: &str,
        from: Option<String>,
    ) -> Result<(), Refusal> {
        let _changing = self.changing.lock().await;
        let account = self.invited(typed).await?;
        passwords::check(password, again, &account.login)?;
        let hash = self.passwords.hash(password).await?;
        let person = account.person;
        self.journal(person, "password", Who { person: Some(person), from }).await?;
        self.store().set_password(person, &hash).await?;
        self.sessions.end_person(self.store(), person).await?;
        Ok(())
    }
}
