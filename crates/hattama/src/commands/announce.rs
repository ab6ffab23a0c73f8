//! `announce`: the commission states a result in the record.

use super::{Done, accepted_state, journal_checkpoint, settle};
use crate::cli::{Announce, StageArgument};
use crate::draft::Draft;
use crate::report::count;
use crate::{clock, directory};
use anyhow::{Context, Result, bail};
use model::definition::Status;
use model::fact::{Announcement, AnnouncementTag, BasisRule, Fact, ResultFigures, Stage, Version};
use model::moment::Moment;
use replay::{AsOf, State, View};
use store::{Acceptance, Event, Store};
use tabulation::AreaIndex;

pub async fn run(arguments: Announce) -> Result<Done> {
    let store = directory::open(&arguments.dir).await?;
    settle(&store, clock::now()).await?;
    let stage = match arguments.stage {
        StageArgument::Preliminary => Stage::Preliminary,
        StageArgument::Final => Stage::Final,
    };
    let announced = announce(&store, stage, &arguments.persons, clock::moment()).await?;
    let size = settle(&store, clock::now()).await?;
    if announced == 0 {
        println!("announced before, with these figures; the record has {}", count(size, "entry"));
        return Ok(Done::Well);
    }
    println!("{} announced; the record has {}", count(announced as u64, "result"), count(size, "entry"));
    Ok(Done::Well)
}

/// Refuses a statement of the commission that two different people do not stand behind.
pub fn two_people(state: &State, persons: &[u64]) -> Result<()> {
    let archive = state.opening.as_ref().is_some_and(|opening| opening.status == Status::Archive);
    if archive || matches!(persons, [first, second] if first != second) {
        return Ok(());
    }
    bail!("this takes two people: say who states it and who approves it, as --persons 1,2")
}

/// Whether a contest's newest announcement says the same already, as it does when a call was cut short after it.
fn stands(state: &State, contest: &str, stage: Stage, result: &ResultFigures) -> bool {
    let newest = state.announcements.iter().rev().find(|announced| announced.fact.contest == contest);
    newest.is_some_and(|newest| {
        let figures = ResultFigures { record_size: result.record_size, ..newest.fact.result.clone() };
        newest.fact.stage == stage && figures == *result
    })
}

/// Accepts an announcement of every contest as of the record's present size, apart from those that stand already.
/// Returns how many.
pub async fn announce(store: &Store, stage: Stage, persons: &[u64], at: Moment) -> Result<usize> {
    let state = accepted_state(store).await?;
    let opening = state.opening.as_ref().context("the record has no opening")?;
    two_people(&state, persons)?;
    if let Some(embargo) = opening.embargo.filter(|embargo| at.instant() < embargo.instant()) {
        bail!("nothing of a count leaves before the embargo ends, at {embargo}");
    }
    let as_of = store.head().await?.size;
    let basis = match stage {
        Stage::Preliminary => BasisRule::Best,
        Stage::Final => BasisRule::Original,
    };
    let mut facts = Vec::new();
    for contest in &state.contests {
        let Some(view) = View::new(&state, contest, basis, AsOf::Size(as_of)) else { continue };
        let result = view.figures(AreaIndex::ROOT)?;
        let stations = result.coverage.stations;
        if stations.counted == 0 {
            bail!("no station is in on this basis; there is nothing to announce");
        }
        if stage == Stage::Final && stations.counted < stations.of {
            bail!(
                "{} of {} stations are in with their originals; a final result takes all of them",
                stations.counted,
                stations.of
            );
        }
        if stands(&state, &contest.contest.code, stage, &result) {
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
