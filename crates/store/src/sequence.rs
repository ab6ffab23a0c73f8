//! Sequence: accepted facts get their index in the record.
//!
//! The sequencer takes the parcels that have no index, in the order of their acceptance — never "those with a number
//! greater than the last", which would lose one that was committed late. A parcel under embargo waits; when the
//! embargo ends, it comes in the order of acceptance. One transaction gives all or none.

use crate::{Result, Store};
use sqlx::{Connection, SqliteConnection};

impl Store {
    /// Gives every fact that may be published at `now` (seconds since 1970) its index. Returns the sequenced size.
    pub async fn sequence(&self, now: i64) -> Result<u64> {
        let mut connection = self.connection().await?;
        self.ended(sequence(&mut connection, now).await)
    }
}

async fn sequence(connection: &mut SqliteConnection, now: i64) -> Result<u64> {
    let mut transaction = connection.begin_with("begin immediate").await?;
    let (size,): (i64,) = sqlx::query_as(SIZE).fetch_one(&mut *transaction).await?;
    sqlx::query(
        "insert into sequenced (first_index, parcel)
             select $1 + sum(facts) over (order by parcel) - facts, parcel from parcel
             where parcel not in (select parcel from sequenced) and (not_before is null or not_before <= $2)",
    )
    .bind(size)
    .bind(now)
    .execute(&mut *transaction)
    .await?;
    let (size,): (i64,) = sqlx::query_as(SIZE).fetch_one(&mut *transaction).await?;
    transaction.commit().await?;
    Ok(u64::try_from(size).expect("a size is not negative"))
}

const SIZE: &str = "select coalesce(
    (select first_index + facts from sequenced join parcel using (parcel) order by first_index desc limit 1), 0)";
