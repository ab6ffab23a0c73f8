//! The mission's events in the store's journal.
//!
//! An event of a mission is the act of a journal's event, in its own words; [`deed`] writes one, [`fold`] reads all of
//! them into a state.

use crate::blobs::Blobs;
use crate::{Error, Result};
use model::moment::Moment;
use observation::event::Event;
use observation::form::Form;
use observation::state::State;
use std::sync::Arc;
use store::{Act, Deed, NewFact, Store};

/// An event as it is appended. `from`: the network address of whoever did it.
pub fn deed(event: &Event, at: Moment, from: Option<&str>, facts: Vec<NewFact>) -> Result<Deed> {
    let value = serde_json::to_value(event).expect("an event is plain data");
    let name = value.get("event").and_then(serde_json::Value::as_str).unwrap_or("mission").to_owned();
    let mut kept = store::Event::new(at, &name);
    kept.act = Some(Act::Mission { event: value });
    kept.from = from.map(str::to_owned);
    Ok(Deed::new(kept, facts, None)?)
}

/// Folds the journal of a store into a state. Returns it with the number of events.
pub async fn fold(store: &Store, blobs: &Blobs, mut state: State) -> Result<(State, u64)> {
    let forms = |sha256: &str| form(blobs, sha256);
    let mut index = 0;
    loop {
        let events = store.events_from(index, 4_096).await?;
        if events.is_empty() {
            return Ok((state, index));
        }
        for (_, event) in events {
            if let Some(Act::Mission { event: value }) = event.act {
                let read: Event = serde_json::from_value(value)
                    .map_err(|error| Error::Journal { index, why: error.to_string() })?;
                if let Event::Form { sha256, .. } = &read
                    && forms(sha256).is_none()
                {
                    return Err(Error::Blob { sha256: sha256.clone(), what: "missing" });
                }
                state.apply(&read, event.at, &forms);
            }
            index += 1;
        }
    }
}

/// The form of a file's name.
pub fn form(blobs: &Blobs, sha256: &str) -> Option<Arc<Form>> {
    let bytes = blobs.read(sha256).ok()??;
    Form::from_json(&bytes).ok().map(Arc::new)
}
