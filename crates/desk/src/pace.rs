//! The pace of the desk: once a second what was accepted becomes part of the signed record, every few seconds the
//! journal's tiles follow, and once a minute the record states the journal's size and root.
//!
//! Nothing of it stands in anybody's way: orders are taken meanwhile, and whatever fails here is said on every page and
//! tried again.

use crate::hall::Hall;
use std::time::Duration;

/// How often the record is signed while anything is new.
const SIGN: Duration = Duration::from_secs(1);

/// After how many signatures the journal's tiles are written.
const TILES: u64 = 5;

/// After how many signatures the record states the journal.
const CHECKPOINT: u64 = 60;

/// Keeps the pace for good.
pub async fn keep(hall: Hall) {
    let mut told = None;
    let mut ticks = tokio::time::interval(SIGN);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    for tick in 1_u64.. {
        ticks.tick().await;
        if tick.is_multiple_of(TILES)
            && let Err(error) = hall.store().integrate_journal().await
        {
            tracing::error!("the journal's tiles cannot be written: {error}");
        }
        if tick.is_multiple_of(CHECKPOINT) {
            // What fails here is said by the settling below, too.
            let _ = hall.checkpoint().await;
        }
        let failed = hall.settle().await.err().map(|error| error.to_string());
        if failed != told {
            match &failed {
                Some(why) => tracing::error!("the record cannot be signed: {why}"),
                None => tracing::info!("the record is signed again"),
            }
            told = failed;
        }
    }
}
