//! What people do about themselves: they sign in and out, and change their own password, second factor and language.

use super::second_factor::Secret;
use super::{People, Refusal, passwords};
use crate::hall::{Order, Who};
use crate::http::session::New;
use language::Language;
use model::lifecycle::Person;
use store::{Account, TokenHash};

impl People {
    /// Whoever has this login and password and may work here. Tries are counted by login and address.
    pub async fn known(&self, login: &str, password: &str, from: Option<&str>) -> Result<Account, Refusal> {
        let login = store::people::fold_login(login);
        let counted = format!("password of {login}");
        self.admit(&counted, from)?;
        let account = self.store().account_of(&login).await?;
        let hash = account.as_ref().and_then(|account| account.password.as_deref());
        let right = self.passwords.is_right(bounded(password), hash).await?;
        let account = account.filter(|account| right && self.is_active(account.person));
        let account = account.ok_or(Refusal::NotKnown)?;
        self.throttle.succeeded(&counted, from);
        Ok(account)
    }

    /// Begins the session of somebody who was found to be known, and gives the token for the browser. `complete`: they
    /// have given everything that signing in takes here. `instead`: the session that this one goes on from. Nothing
    /// begins where the account has changed since it was looked at, or that session has ended.
    pub async fn come_in(
        &self,
        account: &Account,
        complete: bool,
        instead: Option<TokenHash>,
        from: Option<String>,
    ) -> Result<String, Refusal> {
        let _changing = self.changing.lock().await;
        let present = self.account(account.person).await?;
        let same = (&present.password, &present.second_factor) == (&account.password, &account.second_factor);
        if !same || instead.is_some_and(|key| !self.sessions.has(&key)) {
            return Err(Refusal::NotKnown);
        }
        if complete {
            self.journal_session(account.person, "signed_in", from.clone()).await?;
        }
        let new = New { person: account.person, name: present.name, complete, from };
        Ok(self.sessions.begin(self.store(), new, instead, self.hall.now()).await?)
    }

    /// Ends a session because its person goes.
    pub async fn go(&self, person: Person, session: TokenHash, from: Option<String>) -> Result<(), Refusal> {
        // The session ends whatever becomes of the rest.
        self.sessions.end(self.store(), session).await?;
        self.journal_session(person, "signed_out", from).await
    }

    /// Counts a try.
    fn admit(&self, counted: &str, from: Option<&str>) -> Result<(), Refusal> {
        let now = self.hall.now().instant();
        let seconds = |until: i64| u64::try_from(until - now).unwrap_or(0);
        self.throttle.admit(counted, from, now).map_err(|until| Refusal::Wait { seconds: seconds(until) })
    }

    /// Journals that somebody came or went.
    async fn journal_session(&self, person: Person, what: &str, from: Option<String>) -> Result<(), Refusal> {
        let order = Order::Session { person, what: what.to_owned() };
        self.hall.order(order, Who { person: Some(person), from }).await?;
        Ok(())
    }

    /// Takes a code of somebody's second factor. Tries are counted; a code is taken once.
    pub async fn take_code(&self, person: Person, code: &str, from: Option<&str>) -> Result<(), Refusal> {
        let counted = format!("code of {}", person.0);
        self.admit(&counted, from)?;
        let account = self.account(person).await?;
        let secret = account.second_factor.as_deref().map(Secret::from_bytes);
        let secret = secret.ok_or(Refusal::NothingSetUp)?;
        let step = secret.step(code, self.hall.now()).ok_or(Refusal::CodeWrong)?;
        if !self.store().take_step(person, step).await? {
            return Err(Refusal::CodeWrong);
        }
        self.throttle.succeeded(&counted, from);
        Ok(())
    }

    /// The secret of a second factor that somebody sets up: a new one, or the one that they have begun with.
    pub fn set_up(&self, person: Person) -> Secret {
        let mut setting_up = self.setting_up.lock().expect("no holder of this lock panics");
        setting_up.entry(person).or_insert_with(Secret::random).clone()
    }

    /// The second factor that somebody has begun to set up.
    pub fn being_set_up(&self, person: Person) -> Option<Secret> {
        self.setting_up.lock().expect("no holder of this lock panics").get(&person).cloned()
    }

    /// Ends setting a second factor up, with a code that shows that the authenticator has the secret. Other sessions of
    /// the person end; the one that did it has to go on with another token.
    pub async fn confirm_second_factor(
        &self,
        person: Person,
        code: &str,
        from: Option<&str>,
    ) -> Result<(), Refusal> {
        let _changing = self.changing.lock().await;
        let secret = self.being_set_up(person).ok_or(Refusal::NothingSetUp)?;
        let counted = format!("code of {}", person.0);
        self.admit(&counted, from)?;
        let step = secret.step(code, self.hall.now()).ok_or(Refusal::CodeWrong)?;
        self.throttle.succeeded(&counted, from);
        self.journal_own(person, "second_factor", from).await?;
        self.store().set_second_factor(person, Some(secret.as_bytes()), step).await?;
        self.setting_up.lock().expect("no holder of this lock panics").remove(&person);
        self.sessions.end_person(self.store(), person).await?;
        Ok(())
    }

    /// Takes one's own second factor away. Every session of the person ends.
    pub async fn drop_second_factor(
        &self,
        person: Person,
        password: &str,
        from: Option<&str>,
    ) -> Result<(), Refusal> {
        let _changing = self.changing.lock().await;
        self.present(person, password, from).await?;
        self.journal_own(person, "second_factor_removed", from).await?;
        self.store().set_second_factor(person, None, 0).await?;
        self.sessions.end_person(self.store(), person).await?;
        Ok(())
    }

    /// Refuses what is not somebody's present password. Tries are counted together with those of signing in.
    pub async fn present(&self, person: Person, password: &str, from: Option<&str>) -> Result<(), Refusal> {
        let account = self.account(person).await?;
        let counted = format!("password of {}", account.login);
        self.admit(&counted, from)?;
        if !self.passwords.is_right(bounded(password), account.password.as_deref()).await? {
            return Err(Refusal::PasswordWrong);
        }
        self.throttle.succeeded(&counted, from);
        Ok(())
    }

    /// Gives oneself another password. Every session of the person ends.
    pub async fn change_password(
        &self,
        person: Person,
        old: &str,
        (password, again): (&str, &str),
        from: Option<&str>,
    ) -> Result<(), Refusal> {
        let _changing = self.changing.lock().await;
        let account = self.account(person).await?;
        passwords::check(password, again, &account.login)?;
        self.present(person, old, from).await?;
        let hash = self.passwords.hash(password).await?;
        self.journal_own(person, "password", from).await?;
        self.store().set_password(person, &hash).await?;
        self.sessions.end_person(self.store(), person).await?;
        Ok(())
    }

    /// Remembers in whose words somebody reads. Nobody's part changes by it, so it is not journaled.
    pub async fn set_language(&self, person: Person, code: &str) -> Result<Language, Refusal> {
        let language = Language::parse(code).ok_or(Refusal::NoSuchLanguage)?;
        self.store().set_language(person, language.code()).await?;
        Ok(language)
    }

    async fn journal_own(&self, person: Person, what: &str, from: Option<&str>) -> Result<(), Refusal> {
        self.journal(person, what, Who { person: Some(person), from: from.map(str::to_owned) }).await
    }
}

/// What is longer than a password can be is none: nothing of it is hashed.
fn bounded(password: &str) -> &str {
    if password.chars().count() > passwords::LENGTH_MAX { "" } else { password }
}
