//! Protocols, many at a time: rows are decided side by side, and written while the ones before are applied.
//!
//! What a row becomes depends on what is known of its station, so a batch holds no station twice and is decided as a
//! whole. Facts are applied one after the other, because each is held against all before it; writing and hashing needs
//! no state, and is done on the other core meanwhile, a piece ahead.

use super::{Counts, Refusal, protocol, units::Publishable};
use anyhow::{Context, Result};
use desk::draft::{Draft, Prepared};
use foldhash::{HashSet, HashSetExt};
use formats::import::Reading;
use model::fact::{Fact, Protocol};
use rayon::prelude::*;
use store::NewFact;

/// Rows that are decided before the first of them is applied.
const BATCH: usize = 32_768;

/// Rows that are written ahead of those that are applied.
const PIECE: usize = 2_048;

/// A row's new fact, or none where it says what is known.
type Decided = std::result::Result<Option<Box<Protocol>>, Refusal>;

/// The same, written and hashed, or why it cannot be written.
type Written = std::result::Result<Option<desk::Result<Prepared>>, Refusal>;

/// Drafts the protocols of these rows, and gives their facts on piece by piece; gives back what does not fit.
pub(super) fn draft(
    reading: &Reading,
    rows: &[Publishable<'_>],
    file: &str,
    draft: &mut Draft,
    counts: &mut Counts,
    take: &mut (dyn FnMut(Vec<NewFact>) + Send),
) -> Result<Vec<String>> {
    let mut problems = Vec::new();
    for batch in batches(rows) {
        let state = draft.state();
        let decide = |(row, figures): &Publishable<'_>| {
            protocol(reading, row, figures, state).map(|fact| fact.map(Box::new))
        };
        let decided: Vec<Vec<Decided>> =
            batch.par_chunks(PIECE).map(|piece| piece.iter().map(decide).collect()).collect();
        let mut decided = decided.into_iter();
        let mut ahead = decided.next().map(write);
        for piece in batch.chunks(PIECE) {
            let written = ahead.take().expect("every piece was decided");
            let (next, pushed) = rayon::join(
                || decided.next().map(write),
                || push(piece, written, file, draft, counts, &mut problems),
            );
            ahead = next;
            pushed?;
            take(draft.take());
        }
    }
    Ok(problems)
}

/// Cuts rows into batches in which no station stands twice.
fn batches<'a, 'b>(rows: &'a [Publishable<'b>]) -> Vec<&'a [Publishable<'b>]> {
    let mut batches = Vec::new();
    let mut start = 0;
    let mut seen: HashSet<&str> = HashSet::new();
    for (index, (row, _)) in rows.iter().enumerate() {
        if index - start == BATCH || !seen.insert(&row.station) {
            batches.push(&rows[start..index]);
            start = index;
            seen.clear();
            seen.insert(&row.station);
        }
    }
    batches.push(&rows[start..]);
    batches
}

fn write(decided: Vec<Decided>) -> Vec<Written> {
    let write = |decided: Decided| decided.map(|fact| fact.map(|fact| Prepared::new(Fact::Protocol(fact))));
    decided.into_par_iter().map(write).collect()
}

fn push(
    rows: &[Publishable<'_>],
    written: Vec<Written>,
    file: &str,
    draft: &mut Draft,
    counts: &mut Counts,
    problems: &mut Vec<String>,
) -> Result<()> {
    for ((row, _), written) in rows.iter().zip(written) {
        let place = || format!("{file}: row {}, station {:?}", row.row, row.station);
        match written {
            Ok(None) => counts.unchanged += 1,
            Err(refusal) => problems.push(format!("{}: {refusal}", place())),
            Ok(Some(prepared)) => {
                let prepared = prepared.with_context(place)?;
                if let Fact::Protocol(protocol) = prepared.fact() {
                    counts.first += u64::from(protocol.revision == 1);
                    counts.revisions += u64::from(protocol.revision > 1);
                    counts.with_findings += u64::from(!protocol.findings.is_empty());
                }
                draft.push_prepared(prepared).with_context(place)?;
            }
        }
    }
    Ok(())
}
