//! Who is signed in, so that a restart of the program sends nobody away.
//!
//! Whoever reads sessions does it in memory: this is what they are read from when the program begins, and what each
//! change is written to. When a session was last seen is written now and then, and not with every request.

use crate::people::{TokenHash, number};
use crate::{Result, Store, StoreError};
use model::lifecycle::Person;
use sqlx::Connection;

/// Somebody who is signed in. Times are seconds since 1970.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionRow {
    /// SHA-256 of the token that the browser holds.
    pub token: TokenHash,
    /// Who.
    pub person: Person,
    /// When they signed in.
    pub began: i64,
    /// When they last asked for anything.
    pub seen: i64,
    /// Whether they have given everything that signing in takes.
    pub complete: bool,
    /// From which network address.
    pub from: Option<String>,
}

/// A row of the table, in the order of [`SessionRow`]'s fields.
type Row = (Vec<u8>, i64, i64, i64, bool, Option<String>);

fn session((token, person, began, seen, complete, from): Row) -> Result<SessionRow> {
    let damaged = || StoreError::Damaged("a session's token is no hash, or its person no number".to_owned());
    let token = TokenHash::try_from(token.as_slice()).map_err(|_| damaged())?;
    let person = Person(u64::try_from(person).map_err(|_| damaged())?);
    Ok(SessionRow { token, person, began, seen, complete, from })
}

impl Store {
    /// Every session that was not ended.
    pub async fn sessions(&self) -> Result<Vec<SessionRow>> {
        let mut connection = self.connection().await?;
        let rows: Vec<Row> =
            sqlx::query_as("select token, person, began, seen, complete, address from session")
                .fetch_all(&mut *connection)
                .await?;
        rows.into_iter().map(session).collect()
    }

    /// Begins a session and ends others, in one step; a complete one is remembered as the person's last sign-in.
    pub async fn begin_session(&self, new: &SessionRow, ended: &[TokenHash]) -> Result<()> {
        let mut connection = self.connection().await?;
        let mut transaction = connection.begin_with("begin immediate").await?;
        for token in ended {
            sqlx::query("delete from session where token = $1")
                .bind(token.as_slice())
                .execute(&mut *transaction)
                .await?;
        }
        sqlx::query(
            "insert into session (token, person, began, seen, complete, address) \
             values ($1, $2, $3, $4, $5, $6)",
        )
        .bind(new.token.as_slice())
        .bind(number(new.person))
        .bind(new.began)
        .bind(new.seen)
        .bind(new.complete)
        .bind(&new.from)
        .execute(&mut *transaction)
        .await?;
        if new.complete {
            sqlx::query("update account set signed_in = $2 where person = $1")
                .bind(number(new.person))
                .bind(new.began)
                .execute(&mut *transaction)
                .await?;
        }
        transaction.commit().await?;
        Ok(())
    }

    /// Writes when sessions were last seen, and ends others, in one transaction.
    pub async fn write_sessions(&self, seen: &[(TokenHash, i64)], ended: &[TokenHash]) -> Result<()> {
        let mut connection = self.connection().await?;
        let mut transaction = connection.begin_with("begin immediate").await?;
        for (token, seen) in seen {
            sqlx::query("update session set seen = $2 where token = $1")
                .bind(token.as_slice())
                .bind(seen)
                .execute(&mut *transaction)
                .await?;
        }
        for token in ended {
            sqlx::query("delete from session where token = $1")
                .bind(token.as_slice())
                .execute(&mut *transaction)
                .await?;
        }
        transaction.commit().await?;
        Ok(())
    }
}
