//! Sign: a checkpoint over the committed size and root.
//!
//! Before it signs, the store looks at every place where this record has been published: a checkpoint there that is
//! larger than ours, or that our tree does not extend, means that this directory is an older copy, or another
//! sequencer's; then nothing is signed, and the message says how to go on.

use crate::files::{self, Step};
use crate::integrate::{Head, head};
use crate::{Result, Store, StoreError};
use record::checkpoint::Checkpoint;
use record::merkle::root;
use record::tiles::TileSource;
use std::path::Path;

/// What a checkpoint says, whoever signed it; `None` where it does not read.
fn note_text(bytes: &[u8]) -> Option<Checkpoint> {
    let note = record::note::Note::parse(bytes).ok()?;
    Checkpoint::parse(note.text()).ok()
}

/// The file name of the newest checkpoint.
pub const CHECKPOINT: &str = "checkpoint";

impl Store {
    /// Signs the committed head if it is not signed yet, and writes it beside the tiles. Returns the note.
    pub async fn sign(&self) -> Result<String> {
        let committed = self.head().await?;
        let places = self.targets().await?;
        let own = self.record_directory();
        self.refuse_older_copy("the data directory itself", &own, &committed)?;
        for (place, remembered) in places {
            self.look_at(&place, remembered, &committed).await?;
        }
        let checkpoint = Checkpoint::new(self.origin(), committed.size, committed.root);
        let damaged = |error: record::checkpoint::CheckpointError| StoreError::Damaged(error.to_string());
        let note = checkpoint.sign(&self.keys.record).map_err(damaged)?.to_string();
        if committed.note != note {
            let mut connection = self.connection().await?;
            // Ed25519 signatures are deterministic: signing the same pair again gives the same note.
            let done =
                sqlx::query("update head set note = $1 where log = 'record' and size = $2 and root = $3")
                    .bind(&note)
                    .bind(i64::try_from(committed.size).expect("a size is below 2^63"))
                    .bind(committed.root.0.to_vec())
                    .execute(&mut *connection)
                    .await?;
            if done.rows_affected() != 1 {
                let found = head(&mut connection, "record").await?.size;
                return Err(StoreError::HeadMoved { expected: committed.size, found });
            }
        }
        self.trace.tell(Step::Signed(committed.size));
        let path = own.join(CHECKPOINT);
        if files::read(&path)?.as_deref() != Some(note.as_bytes()) {
            files::write(&path, note.as_bytes(), &self.trace)?;
        }
        Ok(note)
    }

    /// Whether the newest checkpoint beside the tiles is signed by the present key. If it is not, a change of key was
    /// cut short after it was accepted.
    pub fn signed_by_present_key(&self) -> Result<bool> {
        let Some(bytes) = files::read(&self.record_directory().join(CHECKPOINT))? else { return Ok(true) };
        let keys = std::slice::from_ref(self.verifier_key());
        Ok(Checkpoint::open(&bytes, self.origin(), keys).is_ok())
    }

    /// The key that is to sign the record from the next change of key on. It is kept beside the present one until
    /// the record holds the change; then it takes its place when the store is opened again.
    pub fn next_key(&self) -> Result<record::note::SigningKey> {
        crate::keys::make_next(self.directory(), self.origin(), self.passphrase.as_ref())
    }

    /// The places where this record has been published, each with the largest size that was seen there.
    async fn targets(&self) -> Result<Vec<(String, u64)>> {
        let mut connection = self.connection().await?;
        let rows: Vec<(String, i64)> = sqlx::query_as("select place, seen from target order by place")
            .fetch_all(&mut *connection)
            .await?;
        let seen = |seen| u64::try_from(seen).expect("a size is not negative");
        Ok(rows.into_iter().map(|(place, size)| (place, seen(size))).collect())
    }

    /// Remembers a place of publication, after a look at what it holds already.
    pub async fn add_target(&self, place: &str) -> Result<()> {
        let mut connection = self.connection().await?;
        sqlx::query("insert into target (place) values ($1) on conflict do nothing")
            .bind(place)
            .execute(&mut *connection)
            .await?;
        drop(connection);
        let committed = self.head().await?;
        let targets = self.targets().await?;
        let seen = targets.iter().find(|(known, _)| known == place).map_or(0, |(_, seen)| *seen);
        match self.look_at(place, seen, &committed).await {
            // A place that was never published to is not remembered for being refused.
            Err(error) if seen == 0 => {
                self.forget_target(place).await?;
                Err(error)
            }
            looked => looked,
        }
    }

    /// Forgets a place of publication: nothing there is compared any more.
    pub async fn forget_target(&self, place: &str) -> Result<bool> {
        let mut connection = self.connection().await?;
        let done =
            sqlx::query("delete from target where place = $1").bind(place).execute(&mut *connection).await?;
        Ok(done.rows_affected() > 0)
    }

    /// Refuses where a place of publication knows more than this directory; remembers what it holds.
    async fn look_at(&self, place: &str, remembered: u64, committed: &Head) -> Result<()> {
        let seen = self.refuse_older_copy(place, Path::new(place), committed)?;
        match seen {
            Seen::Nothing if remembered == 0 => Ok(()),
            Seen::Nothing | Seen::Unreadable => Err(StoreError::TargetLost { place: place.to_owned() }),
            Seen::Size(size) if size <= remembered => Ok(()),
            Seen::Size(size) => {
                let mut connection = self.connection().await?;
                sqlx::query("update target set seen = $1 where place = $2")
                    .bind(i64::try_from(size).expect("a size is below 2^63"))
                    .bind(place)
                    .execute(&mut *connection)
                    .await?;
                Ok(())
            }
        }
    }

    /// Refuses where a folder holds a checkpoint of this record that our committed tree does not extend.
    fn refuse_older_copy(&self, place: &str, folder: &Path, committed: &Head) -> Result<Seen> {
        let Some(bytes) = files::read(&folder.join(CHECKPOINT))? else { return Ok(Seen::Nothing) };
        let Some(seen) = note_text(&bytes) else { return Ok(Seen::Unreadable) };
        if seen.origin != self.origin() {
            // Another record's: nothing that we could contradict, and publication refuses the place by itself.
            return Ok(Seen::Nothing);
        }
        let tiles = self.record_directory();
        let source = TileSource::new(committed.size, |tile: &record::tiles::Tile| {
            files::read(&tiles.join(tile.to_string())).ok().flatten()
        });
        let what = if seen.size > committed.size {
            format!("has only {}", committed.size)
        } else {
            match root(seen.size, &source) {
                // The same tree as ours, whatever became of its signature: publishing writes it anew.
                Ok(ours) if ours == seen.root => return Ok(Seen::Size(seen.size)),
                Ok(_) => "has another tree of that size".to_owned(),
                Err(error) => return Err(StoreError::Damaged(error.to_string())),
            }
        };
        let unsigned = Checkpoint::open(&bytes, self.origin(), &self.verifier_keys()).is_err();
        let what = if unsigned { format!("{what}, and knows none of the keys that signed it") } else { what };
        Err(StoreError::WorldHasSeenMore { place: place.to_owned(), seen: seen.size, what })
    }
}

/// What a place of publication holds.
enum Seen {
    Nothing,
    Unreadable,
    Size(u64),
}
