//! Settling: what was accepted becomes part of the signed record.

use super::{NotDone, Worker};
use crate::draft::Draft;
use crate::record::settle;
use model::fact::{Fact, JournalCheckpoint, JournalTag, Version};
use store::Acceptance;
use std::sync::Arc;

impl Worker {
    /// Sequences, integrates, signs. `checkpoint`: the journal's checkpoint becomes a fact first, if the journal has
    /// grown. Returns the signed size.
    pub(super) async fn settle(&mut self, checkpoint: bool) -> Result<u64, NotDone> {
        let settled = self.try_settle(checkpoint).await;
        self.trouble(settled.as_ref().err().map(ToString::to_string));
        settled
    }

    async fn try_settle(&mut self, checkpoint: bool) -> Result<u64, NotDone> {
        let failed = |error: &dyn std::error::Error| NotDone::Failed(error.to_string());
        let store = Arc::clone(&self.seen.store);
        // An older copy of the data accepts nothing more: what it accepted could never be signed.
        store.look(&[]).await.map_err(|error| failed(&error))?;
        if checkpoint {
            self.journal_checkpoint().await?;
        }
        let now = (self.seen.clock)().instant();
        let size = settle(&store, now).await.map_err(|error| failed(&error))?;
        let waiting = store.waiting().await.map_err(|error| failed(&error))?;
        if waiting > 0 {
            self.reordered = true;
        } else if self.reordered {
            self.read_record_anew().await;
            self.reordered = false;
        }
        Ok(size)
    }

    /// States the journal's size and root in the record, if it has grown since it was last stated.
    async fn journal_checkpoint(&mut self) -> Result<(), NotDone> {
        let failed = |error: &dyn std::error::Error| NotDone::Failed(error.to_string());
        let head = self.seen.store.integrate_journal().await.map_err(|error| failed(&error))?;
        let fact = {
            let record = self.seen.record.read().expect("no holder of this lock panics");
            if record.closed.is_some() || record.journal.last().is_some_and(|last| last.fact.size == head.size)
            {
                return Ok(());
            }
            Fact::Journal(JournalCheckpoint {
                version: Version,
                at: (self.seen.clock)(),
                fact: JournalTag,
                root: head.root.to_base64url(),
                size: head.size,
            })
        };
        let facts = {
            let mut record = self.seen.record.write().expect("no holder of this lock panics");
            let mut draft = Draft::on(std::mem::take(&mut *record));
            let pushed = draft.push(fact);
            let (state, facts) = draft.into_parts();
            *record = state;
            pushed.map_err(|error| failed(&error))?;
            facts
        };
        let accepted =
            self.seen.store.accept(Acceptance { event: None, facts, not_before: None }).await;
        if let Err(error) = accepted {
            self.read_record_anew().await;
            return Err(failed(&error));
        }
        Ok(())
    }
}
