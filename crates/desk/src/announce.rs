//! Announcements: what the commission states, made from the record as it stands.
//!
//! [`facts`] makes the announcement of every contest as of a size; the same size gives the same bytes, so what one
//! person has seen and another approves can be compared by its hash. [`announce`] accepts them for the command line;
//! the desk does it by a proposal.

use crate::draft::Draft;
use crate::error::{Error, Result};
use crate::record::{accepted_state, journal_checkpoint};
use model::definition::Status;
use model::fact::{Announcement, AnnouncementTag, BasisRule, Fact, ResultFigures, Stage, Version};
use model::moment::Moment;
use replay::{AsOf, State, View};
use store::{Acceptance, Event, Store};
use tabulation::AreaIndex;

/// Refuses a statement of the commission that two different people do not stand behind.
pub fn two_people(state: &State, persons: &[u64]) -> Result<()> {
    let archive = state.opening.as_ref().is_some_and(|opening| opening.status == Status::Archive);
    if archive || matches!(persons, [first, second] if first != second) {
        return Ok(());
    }
    Err(Error::TwoPeople)
}

/// Whether a contest's newest announcement says the same already, as it does when a call was cut short after it.
fn stands(state: &State, contest: &str, stage: Stage, result: &ResultFigures) -> bool {
    let newest = state.announcements.iter().rev().find(|announced| announced.fact.contest == contest);
    newest.is_some_and(|newest| {
        let figures = ResultFigures { record_size: result.record_size, ..newest.fact.result.clone() };
        newest.fact.stage == stage && figures == *result
    })
}

/// The announcement of every contest as of a size of the record, apart from those that stand already.
pub fn facts(state: &State, as_of: u64, stage: Stage, at: Moment) -> Result<Vec<Fact>> {
    let opening = state.opening.as_ref().ok_or(Error::NotOpened)?;
    if let Some(embargo) = opening.embargo.filter(|embargo| at.instant() < embargo.instant()) {
        return Err(Error::Embargo(embargo));
    }
    let basis = match stage {
        Stage::Preliminary => BasisRule::Best,
        Stage::Final => BasisRule::Original,
    };
    let mut facts = Vec::new();
    for contest in &state.contests {
        let Some(view) = View::new(state, contest, basis, AsOf::Size(as_of)) else { continue };
        let result = view.figures(AreaIndex::ROOT).map_err(|error| Error::Figures(error.to_string()))?;
        let stations = result.coverage.stations;
        if stations.counted == 0 {
            return Err(Error::NothingIn);
        }
        if stage == Stage::Final && stations.counted < stations.of {
            return Err(Error::Outstanding { counted: stations.counted, of: stations.of });
        }
        if stands(state, &contest.contest.code, stage, &result) {
            continue;
        }
        facts.push(Fact::Announcement(Box::new(Announcement {
            version: Version,
            as_of,
            at,
            basis,
            contest: contest.contest.code.clone(),
            fact: AnnouncementTag,
            result,
            roles: ["announcement", "approval"].map(str::to_owned).to_vec(),
            stage,
        })));
    }
    Ok(facts)
}

/// Accepts an announcement of every contest as of the record's present size, apart from those that stand already.
/// Returns how many.
pub async fn announce(store: &Store, stage: Stage, persons: &[u64], at: Moment) -> Result<usize> {
    let state = accepted_state(store).await?;
    two_people(&state, persons)?;
    let as_of = store.head().await?.size;
    let facts = facts(&state, as_of, stage, at)?;
    if facts.is_empty() {
        return Ok(0);
    }
    let state = journal_checkpoint(store, state, at).await?;
    let mut draft = Draft::on(state);
    let announced = facts.len();
    for fact in facts {
        draft.push(fact)?;
    }
    let (_, facts) = draft.into_parts();
    let mut event = Event::new(at, "announced");
    event.persons = persons.to_vec();
    store.accept(Acceptance { event: Some(event), facts, not_before: None }).await?;
    Ok(announced)
}
