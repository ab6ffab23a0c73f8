//! What an administrator changes about people.

use super::{People, Refusal, login, name};
use crate::hall::{Order, Who};
use crate::roles::Role;
use model::lifecycle::Person;
use std::collections::BTreeSet;
use store::act::Part;

/// Somebody new, with the token of their invitation, which is shown once and kept nowhere.
pub struct Added {
    /// Their number.
    pub person: Person,
    /// The token.
    pub invitation: String,
}

impl People {
    /// A part of roles and areas as they were written, or why it is none. Areas are codes, apart by white space or
    /// commas; none means the whole election.
    pub fn read_part<'a>(
        &self,
        active: bool,
        roles: impl Iterator<Item = &'a str>,
        areas: &str,
    ) -> Result<Part, Refusal> {
        let role =
            |text: &str| Role::parse(text).map(|role| role.name().to_owned()).ok_or(Refusal::NoSuchRole);
        let roles: BTreeSet<String> = roles.map(role).collect::<Result<_, _>>()?;
        if roles.is_empty() {
            return Err(Refusal::NoRole);
        }
        let record = self.hall.record();
        let codes = areas.split(|letter: char| letter.is_whitespace() || letter == ',' || letter == ';');
        let area = |code: &str| match record.area_by_code.contains_key(code) {
            true => Ok(code.to_owned()),
            false => Err(Refusal::NoSuchArea(code.to_owned())),
        };
        let areas = codes.filter(|code| !code.is_empty()).map(area).collect::<Result<_, _>>()?;
        Ok(Part { active, areas, roles })
    }

    /// Adds somebody.
    pub async fn add(&self, by: Who, called: &str, with: &str, part: Part) -> Result<Added, Refusal> {
        let _changing = self.changing.lock().await;
        let (name, login) = (name(called)?, login(with)?);
        if self.store().account_of(&login).await?.is_some() {
            return Err(Refusal::LoginTaken);
        }
        let order = Order::Person { person: None, part, what: "added".to_owned() };
        let done = self.hall.order(order, by).await?;
        let person = Person(done.number.expect("a new person has a number"));
        if !self.store().add_account(person, &login, name).await? {
            return Err(Refusal::LoginTaken);
        }
        let invitation = self.new_invitation(person).await?;
        Ok(Added { person, invitation })
    }

    /// Gives somebody another part. Who may not work here any more is gone at once.
    pub async fn change(&self, by: Who, person: Person, part: Part) -> Result<(), Refusal> {
        let _changing = self.changing.lock().await;
        let before = self.part(person)?;
        if before == part {
            return Ok(());
        }
        if part.active {
            self.account(person).await?;
        }
        if !(part.active && part.roles.contains(Role::Administrator.name())) {
            self.somebody_else_administrates(person).await?;
        }
        let active = part.active;
        let what = match (before.active, active) {
            (true, false) => "deactivated",
            (false, true) => "activated",
            _ => "part",
        };
        self.hall.order(Order::Person { person: Some(person), part, what: what.to_owned() }, by).await?;
        if !active {
            self.sessions.end_person(self.store(), person).await?;
        }
        Ok(())
    }

    /// Calls somebody something else.
    pub async fn rename(&self, by: Who, person: Person, called: &str) -> Result<(), Refusal> {
        let _changing = self.changing.lock().await;
        let name = name(called)?;
        self.account(person).await?;
        self.journal(person, "name", by).await?;
        self.store().rename(person, name).await?;
        self.sessions.rename(person, name);
        Ok(())
    }

    /// Takes somebody's password away and invites them to choose another. Gives the token.
    pub async fn invite(&self, by: Who, person: Person) -> Result<String, Refusal> {
        let _changing = self.changing.lock().await;
        self.account(person).await?;
        self.somebody_else_administrates(person).await?;
        self.journal(person, "invited", by).await?;
        let token = self.new_invitation(person).await?;
        self.sessions.end_person(self.store(), person).await?;
        Ok(token)
    }

    /// Takes somebody's second factor away, as when they have lost what shows the codes.
    pub async fn remove_second_factor(&self, by: Who, person: Person) -> Result<(), Refusal> {
        let _changing = self.changing.lock().await;
        self.account(person).await?;
        self.journal(person, "second_factor_removed", by).await?;
        self.store().set_second_factor(person, None, 0).await?;
        self.sessions.end_person(self.store(), person).await?;
        Ok(())
    }

    /// Forgets somebody's name and everything that they sign in with. Their number stays in the journal, and they do not
    /// work here any more.
    pub async fn forget(&self, by: Who, person: Person) -> Result<(), Refusal> {
        let _changing = self.changing.lock().await;
        let part = Part { active: false, ..self.part(person)? };
        self.account(person).await?;
        self.somebody_else_administrates(person).await?;
        self.hall
            .order(Order::Person { person: Some(person), part, what: "forgotten".to_owned() }, by)
            .await?;
        self.sessions.end_person(self.store(), person).await?;
        self.store().forget_name(person).await?;
        Ok(())
    }
}
