//! Sign: a checkpoint over the committed size and root.
//!
//! Before it signs, the store looks at every place where this record is published ([`crate::places`]), and refuses
//! where our tree does not extend what is shown there.

use crate::files::{self, Step};
use crate::integrate::head;
use crate::{Kept, Result, Store, StoreError};
use record::checkpoint::Checkpoint;

/// The file name of the newest checkpoint.
pub const CHECKPOINT: &str = "checkpoint";

impl Store {
    /// Signs the committed head if it is not signed yet, and writes it beside the tiles. Returns the note.
    pub async fn sign(&self) -> Result<String> {
        self.sign_in_view_of(&[]).await
    }

    /// The same in view of what others have kept, too.
    pub async fn sign_in_view_of(&self, kept: &[Kept]) -> Result<String> {
        let _turn = self.record_turn.lock().await;
        let committed = self.look(kept).await?;
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
        let path = self.record_directory().join(CHECKPOINT);
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
}
