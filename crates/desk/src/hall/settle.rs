//! Settling: what was accepted becomes part of the signed record, at a pace of its own.

use super::{NotDone, Seen};
use crate::draft::Draft;
use crate::error::Error;
use crate::record::{accepted_state, settle};
use model::fact::{Fact, JournalCheckpoint, JournalTag, Version};
use std::sync::atomic::Ordering;
use store::{Acceptance, StoreError};

fn failed(error: impl std::error::Error) -> NotDone {
    NotDone::Failed(error.to_string())
}

impl Seen {
    /// Sequences, integrates, signs. Returns the signed size, and whether the record has to be read anew, because facts
    /// have come in after their embargo.
    pub(super) async fn settle(&self) -> Result<(u64, bool), NotDone> {
        let settled = self.try_settle().await;
        self.trouble(settled.as_ref().err().map(ToString::to_string));
        settled
    }

    async fn try_settle(&self) -> Result<(u64, bool), NotDone> {
        let _alone = self.settling.lock().await;
        let now = (self.clock)().instant();
        // An older copy of the data is refused here, before anything of it moves.
        let settled = settle(&self.store, now).await;
        let older = matches!(
            settled,
            Err(Error::Store(StoreError::WorldHasSeenMore { .. } | StoreError::HeadMoved { .. }))
        );
        self.older.store(older, Ordering::Release);
        let size = settled.map_err(failed)?;
        let waiting = self.store.waiting().await.map_err(failed)?;
        if waiting > 0 {
            self.reordered.store(true, Ordering::Release);
        }
        let anew = waiting == 0 && self.reordered.swap(false, Ordering::AcqRel);
        Ok((size, anew))
    }

    /// The same with the journal's checkpoint, for what is decided on the record as it stands. Within the hall alone.
    pub(super) async fn settle_in_full(&self) -> Result<u64, NotDone> {
        self.store.integrate_journal().await.map_err(failed)?;
        self.journal_checkpoint().await?;
        let (size, anew) = self.settle().await?;
        if anew {
            self.read_record_anew().await;
        }
        Ok(size)
    }

    /// States the journal's size and root in the record, if it has grown since it was last stated. Within the hall alone.
    pub(super) async fn journal_checkpoint(&self) -> Result<(), NotDone> {
        let head = self.store.journal_head().await.map_err(failed)?;
        let facts = {
            let mut record = self.record.write().expect("no holder of this lock panics");
            let stated = record.journal.last().map_or(0, |last| last.fact.size);
            if record.closed.is_some() || stated == head.size {
                return Ok(());
            }
            let mut draft = Draft::on(std::mem::take(&mut *record));
            let pushed = draft.push(Fact::Journal(JournalCheckpoint {
                version: Version,
                at: (self.clock)(),
                fact: JournalTag,
                root: head.root.to_base64url(),
                size: head.size,
            }));
            let (state, facts) = draft.into_parts();
            *record = state;
            pushed.map_err(failed)?;
            facts
        };
        let accepted = self.store.accept(Acceptance { event: None, facts, not_before: None }).await;
        if let Err(error) = accepted {
            self.read_record_anew().await;
            return Err(failed(error));
        }
        Ok(())
    }

    /// Reads the record again from what is stored. It cannot be that it does not read: then nothing goes on.
    pub(super) async fn read_record_anew(&self) {
        match accepted_state(&self.store).await {
            Ok(state) => *self.record.write().expect("no holder of this lock panics") = state,
            Err(error) => self.trouble(Some(error.to_string())),
        }
    }

    fn trouble(&self, trouble: Option<String>) {
        *self.trouble.write().expect("no holder of this lock panics") = trouble;
    }
}
