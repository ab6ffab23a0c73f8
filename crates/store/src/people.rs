//! People by name: who may sign in with what, apart from the journal.
//!
//! The journal knows a person by a number; an [`Account`] gives the number a name, a login and secrets. It is no
//! projection of anything, and [`Store::forget_name`] deletes it: what the person did stays, under a number that
//! nobody can give a name any more. Invitations, by which people choose their own passwords, are here too; who is
//! signed in is in [`crate::sessions`].
//!
//! Passwords come here hashed, and tokens too: the store compares no secret and has no clock.

use crate::{Result, Store};
use model::lifecycle::Person;
use sqlx::Connection;
use std::fmt;
use unicode_normalization::UnicodeNormalization;

/// SHA-256 of a token that a browser holds.
pub type TokenHash = [u8; 32];

/// Somebody who works at the desk.
#[derive(Clone, PartialEq, Eq)]
pub struct Account {
    /// Their number in the journal.
    pub person: Person,
    /// What they sign in with, as [`fold_login`] writes it.
    pub login: String,
    /// What they are called.
    pub name: String,
    /// Their password, hashed, in PHC form; `None` until they have chosen one.
    pub password: Option<String>,
    /// The shared secret of their second factor.
    pub second_factor: Option<Vec<u8>>,
    /// The code of the language that they read.
    pub language: Option<String>,
    /// When they last signed in, in seconds since 1970.
    pub signed_in: Option<i64>,
}

/// Tells the number alone: an account has secrets and a name, and a log is no place for either.
impl fmt::Debug for Account {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Account of person {}", self.person.0)
    }
}

/// A login as it is compared: without white space around it, NFC, in small letters. Two spellings of one login are one.
pub fn fold_login(text: &str) -> String {
    let small: String = text.trim().nfc().flat_map(char::to_lowercase).collect();
    small.nfc().collect()
}

/// A row of the table of accounts, in the order of [`Account`]'s fields.
type Row = (i64, String, String, Option<String>, Option<Vec<u8>>, Option<String>, Option<i64>);

fn account((person, login, name, password, second_factor, language, signed_in): Row) -> Account {
    let person = Person(u64::try_from(person).expect("a number is not negative"));
    Account { person, login, name, password, second_factor, language, signed_in }
}

/// A person's number as the database writes it.
pub(crate) fn number(person: Person) -> i64 {
    i64::try_from(person.0).expect("a number is below 2^63")
}

impl Store {
    /// Every account, by number.
    pub async fn accounts(&self) -> Result<Vec<Account>> {
        let mut connection = self.connection().await?;
        let rows: Vec<Row> = sqlx::query_as(
            "select person, login, name, password, second_factor, language, signed_in from account \
             order by person",
        )
        .fetch_all(&mut *connection)
        .await?;
        Ok(rows.into_iter().map(account).collect())
    }

    /// The account of a person; `None` where their name is forgotten.
    pub async fn account(&self, person: Person) -> Result<Option<Account>> {
        let mut connection = self.connection().await?;
        let row: Option<Row> = sqlx::query_as(
            "select person, login, name, password, second_factor, language, signed_in from account \
             where person = $1",
        )
        .bind(number(person))
        .fetch_optional(&mut *connection)
        .await?;
        Ok(row.map(account))
    }

    /// The account of a login, however it is spelled.
    pub async fn account_of(&self, login: &str) -> Result<Option<Account>> {
        let mut connection = self.connection().await?;
        let row: Option<Row> = sqlx::query_as(
            "select person, login, name, password, second_factor, language, signed_in from account \
             where login = $1",
        )
        .bind(fold_login(login))
        .fetch_optional(&mut *connection)
        .await?;
        Ok(row.map(account))
    }

    /// Gives a person a name and a login. False, and nothing is changed, where the login or the person has an account.
    pub async fn add_account(&self, person: Person, login: &str, name: &str) -> Result<bool> {
        let mut connection = self.connection().await?;
        let done = sqlx::query(
            "insert into account (person, login, name) values ($1, $2, $3) on conflict do nothing",
        )
        .bind(number(person))
        .bind(fold_login(login))
        .bind(name)
        .execute(&mut *connection)
        .await?;
        Ok(done.rows_affected() == 1)
    }

    /// Calls a person something else.
    pub async fn rename(&self, person: Person, name: &str) -> Result<()> {
        let mut connection = self.connection().await?;
        sqlx::query("update account set name = $2 where person = $1")
            .bind(number(person))
            .bind(name)
            .execute(&mut *connection)
            .await?;
        Ok(())
    }

    /// Keeps a password's hash. An invitation that was open is used up.
    pub async fn set_password(&self, person: Person, hash: &str) -> Result<()> {
        let mut connection = self.connection().await?;
        let mut transaction = connection.begin_with("begin immediate").await?;
        sqlx::query("update account set password = $2 where person = $1")
            .bind(number(person))
            .bind(hash)
            .execute(&mut *transaction)
            .await?;
        sqlx::query("delete from invitation where person = $1")
            .bind(number(person))
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Takes a person's password away and lets whoever brings this token choose another, until a time (seconds since
    /// 1970). An earlier invitation is void.
    pub async fn invite(&self, person: Person, token: &TokenHash, until: i64) -> Result<()> {
        let mut connection = self.connection().await?;
        let mut transaction = connection.begin_with("begin immediate").await?;
        sqlx::query("update account set password = null where person = $1")
            .bind(number(person))
            .execute(&mut *transaction)
            .await?;
        sqlx::query(
            "insert into invitation (person, token, until) values ($1, $2, $3) \
             on conflict (person) do update set token = excluded.token, until = excluded.until",
        )
        .bind(number(person))
        .bind(token.as_slice())
        .bind(until)
        .execute(&mut *transaction)
        .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Whom this token invites; `None` where it was used, replaced, or has run out.
    pub async fn invited(&self, token: &TokenHash, now: i64) -> Result<Option<Account>> {
        let mut connection = self.connection().await?;
        let row: Option<Row> = sqlx::query_as(
            "select person, login, name, password, second_factor, language, signed_in \
             from invitation join account using (person) where token = $1 and until > $2",
        )
        .bind(token.as_slice())
        .bind(now)
        .fetch_optional(&mut *connection)
        .await?;
        Ok(row.map(account))
    }

    /// Sets a second factor up, or takes it away. `step`: the newest step whose code was taken, no code of which is
    /// taken again.
    pub async fn set_second_factor(&self, person: Person, secret: Option<&[u8]>, step: u64) -> Result<()> {
        let mut connection = self.connection().await?;
        sqlx::query("update account set second_factor = $2, second_factor_step = $3 where person = $1")
            .bind(number(person))
            .bind(secret)
            .bind(i64::try_from(step).expect("a step is below 2^63"))
            .execute(&mut *connection)
            .await?;
        Ok(())
    }

    /// Takes the code of a step. False where a code of this step or of a later one was taken before.
    pub async fn take_step(&self, person: Person, step: u64) -> Result<bool> {
        let mut connection = self.connection().await?;
        let done = sqlx::query(
            "update account set second_factor_step = $2 where person = $1 and second_factor_step < $2",
        )
        .bind(number(person))
        .bind(i64::try_from(step).expect("a step is below 2^63"))
        .execute(&mut *connection)
        .await?;
        Ok(done.rows_affected() == 1)
    }

    /// Remembers in whose words a person reads.
    pub async fn set_language(&self, person: Person, code: &str) -> Result<()> {
        let mut connection = self.connection().await?;
        sqlx::query("update account set language = $2 where person = $1")
            .bind(number(person))
            .bind(code)
            .execute(&mut *connection)
            .await?;
        Ok(())
    }

    /// Deletes a person's name, login and secrets, also from where they stood in the file. Backups keep what they hold.
    pub async fn forget_name(&self, person: Person) -> Result<()> {
        let mut connection = self.connection().await?;
        sqlx::query("delete from account where person = $1")
            .bind(number(person))
            .execute(&mut *connection)
            .await?;
        // What was written of the account stands in the write-ahead log too, until that begins anew.
        sqlx::raw_sql("pragma wal_checkpoint(truncate)").execute(&mut *connection).await?;
        Ok(())
    }
}
