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
        for place in places {
            self.refuse_older_copy(&place, Path::new(&place), &committed)?;
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

    /// The places where this record has been published.
    pub async fn targets(&self) -> Result<Vec<String>> {
        let mut connection = self.connection().await?;
        let rows: Vec<(String,)> =
            sqlx::query_as("select place from target order by place").fetch_all(&mut *connection).await?;
        Ok(rows.into_iter().map(|(place,)| place).collect())
    }

    /// Remembers a place of publication, after a look at what it holds already.
    pub async fn add_target(&self, place: &str) -> Result<()> {
        let committed = self.head().await?;
        self.refuse_older_copy(place, Path::new(place), &committed)?;
        let mut connection = self.connection().await?;
        sqlx::query("insert into target (place) values ($1) on conflict do nothing")
            .bind(place)
            .execute(&mut *connection)
            .await?;
        Ok(())
    }

    /// Refuses where a folder holds a checkpoint of this record's key that our committed tree does not extend.
    fn refuse_older_copy(&self, place: &str, folder: &Path, committed: &Head) -> Result<()> {
        let Some(bytes) = files::read(&folder.join(CHECKPOINT))? else { return Ok(()) };

        let Some(seen) = note_text(&bytes).filter(|seen| seen.origin == self.origin()) else {
            // Not this record's: nothing that we could contradict.
            return Ok(());
        };
        if Checkpoint::open(&bytes, self.origin(), &self.verifier_keys()).is_err() {
            // Of this record, by a key that this directory does not know: it has been rotated since.
            let what = "knows none of the keys that signed it".to_owned();
            return Err(StoreError::WorldHasSeenMore { place: place.to_owned(), seen: seen.size, what });
        }
        let refuse = |what: String| {
            Err(StoreError::WorldHasSeenMore { place: place.to_owned(), seen: seen.size, what })
        };
        if seen.size > committed.size {
            return refuse(format!("has only {}", committed.size));
        }
        let tiles = self.record_directory();
        let source = TileSource::new(committed.size, |tile: &record::tiles::Tile| {
            files::read(&tiles.join(tile.to_string())).ok().flatten()
        });
        match root(seen.size, &source) {
            Ok(ours) if ours == seen.root => Ok(()),
            Ok(_) => refuse("has another tree of that size".to_owned()),
            Err(error) => Err(StoreError::Damaged(error.to_string())),
        }
    }
}
