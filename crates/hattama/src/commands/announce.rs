//! `announce`: the commission states a result in the record.

use super::{Done, accepted_state, journal_checkpoint, settle};
use crate::cli::{Announce, StageArgument};
use crate::clock;
use crate::draft::Draft;
use anyhow::{Result, bail};
use model::fact::{Announcement, AnnouncementTag, BasisRule, Fact, Stage, Version};
use model::moment::Moment;
use replay::{AsOf, View};
use store::{Acceptance, Event, Store};
use tabulation::AreaIndex;

pub async fn run(arguments: Announce) -> Result<Done> {
    let store = Store::open(&arguments.dir).await?;
    settle(&store, clock::now()).await?;
    let stage = match arguments.stage {
        StageArgument::Preliminary => Stage::Preliminary,
        StageArgument::Final => Stage::Final,
    };
    let announced = announce(&store, stage, &arguments.role, clock::moment()).await?;
    let size = settle(&store, clock::now()).await?;
    println!("{announced} announced; the record has {size} entries");
    Ok(Done::Well)
}

/// Accepts an announcement of every contest as of the record's present size. Returns how many.
pub async fn announce(store: &Store, stage: Stage, roles: &[String], at: Moment) -> Result<usize> {
    let state = accepted_state(store).await?;
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
        if stage == Stage::Final && stations.counted < stations.of {
            bail!(
                "{} of {} stations are in with their originals; a final result takes all of them",
                stations.counted,
                stations.of
            );
        }
        facts.push(Fact::Announcement(Box::new(Announcement {
            version: Version,
            as_of,
            at,
            basis,
            contest: contest.contest.code.clone(),
            fact: AnnouncementTag,
            result,
            roles: roles.to_vec(),
            stage,
        })));
    }
    let state = journal_checkpoint(store, state, at).await?;
    let mut draft = Draft::on(state);
    let announced = facts.len();
    for fact in facts {
        draft.push(fact)?;
    }
    let (_, facts) = draft.into_parts();
    store.accept(Acceptance { event: Some(Event::new(at, "announced")), facts, not_before: None }).await?;
    Ok(announced)
}
