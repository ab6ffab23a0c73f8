//! What a proposal would publish: made anew from the record whenever it is shown or confirmed, and held together by the
//! hash of its bytes.

use super::order::NotDone;
use super::staged::Staged;
use crate::announce;
use model::fact::{Door, Fact, Turnout, TurnoutTag, Version};
use replay::State as Record;
use sha2::{Digest, Sha256};
use store::NewFact;
use store::act::Proposal;

/// Exactly the facts that a proposal would publish.
pub fn published(record: &Record, staged: &Staged, proposal: &Proposal) -> Result<Vec<Fact>, NotDone> {
    match proposal {
        Proposal::Turnout { area, at, hour, rows, reason } => {
            let known = record.turnout_known.contains(&(area.clone(), hour.clone()));
            // A reason that nobody asks for is kept: somebody has typed it.
            let reason = reason.clone().filter(|reason| !reason.trim().is_empty());
            if known && reason.is_none() {
                return Err(NotDone::Wrong(format!(
                    "turnout of {area} at {hour} is known; another report needs a reason"
                )));
            }
            Ok(vec![Fact::Turnout(Turnout {
                version: Version,
                area: area.clone(),
                at: *at,
                door: Door::Entry,
                fact: TurnoutTag,
                hour: hour.clone(),
                reason,
                roles: ["entry", "approval"].map(str::to_owned).to_vec(),
                rows: rows.clone(),
            })])
        }
        Proposal::Announcement { at, as_of, stage } => {
            let facts = announce::facts(record, *as_of, *stage, *at)
                .map_err(|error| NotDone::Record(error.to_string()))?;
            if facts.is_empty() {
                return Err(NotDone::Wrong("this was announced before, with these figures".to_owned()));
            }
            Ok(facts)
        }
        Proposal::Import { name, file, mapping, as_of } => {
            let facts = staged.read(record, name, file, mapping, *as_of)?;
            if facts.is_empty() {
                return Err(NotDone::Wrong("the file says nothing that is not known".to_owned()));
            }
            Ok(facts)
        }
    }
}

/// SHA-256 of what would be published, in hex.
pub(super) fn hash(facts: &[Fact]) -> Result<String, NotDone> {
    let mut digest = Sha256::new();
    for fact in facts {
        let new = NewFact::new(fact).map_err(|error| NotDone::Record(error.to_string()))?;
        digest.update(new.leaf.0);
    }
    Ok(digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}
