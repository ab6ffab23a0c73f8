//! Summary protocols: a higher commission's own paper totals, each with its difference from the computed sum.
//!
//! The sum is that of the record as it stands, everything that was accepted before included: a file is not taken
//! while protocols wait for the embargo, since it would be compared with a record that does not have them.

use super::{Counts, roles};
use anyhow::{Context, Result, bail};
use checks::summary;
use desk::draft::Draft;
use formats::import::{Reading, SummaryRow};
use model::fact::{BasisRule, Fact, Summary, SummaryTag, Version};
use replay::{AsOf, State, View};

/// Drafts the summary protocols of a reading, as of the record of `as_of` entries.
pub fn draft(
    reading: &Reading,
    file: &str,
    as_of: u64,
    draft: &mut Draft,
    counts: &mut Counts,
) -> Result<()> {
    if reading.summaries.is_empty() {
        return Ok(());
    }
    if draft.state().size > as_of {
        let waiting = draft.state().size - as_of;
        bail!(
            "{file}: {waiting} accepted facts wait for the embargo and are not in the record yet; a summary protocol \
             is compared with the record, so import it after the embargo"
        );
    }
    let facts = facts(reading, as_of, draft.state())?;
    counts.unchanged += (reading.summaries.len() - facts.len()) as u64;
    for fact in facts {
        counts.summaries += 1;
        counts.differing += u64::from(fact.difference.iter().any(|&difference| difference != 0));
        let area = fact.area.clone();
        draft.push(Fact::Summary(Box::new(fact))).with_context(|| format!("{file}: area {area:?}"))?;
    }
    Ok(())
}

/// The facts of the rows that say something new.
fn facts(reading: &Reading, as_of: u64, state: &State) -> Result<Vec<Summary>> {
    let contest =
        state.contest(&reading.bound.contest).expect("a bound mapping names a contest of the record");
    let view = View::new(state, contest, BasisRule::Best, AsOf::Size(as_of));
    let view = view.context("the record has no areas yet")?;
    let mut facts = Vec::new();
    for (index, row) in reading.summaries.iter().enumerate() {
        let lines: Vec<u64> = reading.figures_of(index).iter().map(|&figure| u64::from(figure)).collect();
        let sums = view.tally().sums(state.area_by_code[&row.area]);
        let difference = summary::difference(&lines, sums).context("a sum is wider than 63 bits")?;
        if !is_known(reading, row, &lines, state) {
            facts.push(fact(reading, row, as_of, lines, difference));
        }
    }
    Ok(facts)
}

/// Whether the newest summary protocol of this area and basis says the same.
fn is_known(reading: &Reading, row: &SummaryRow, lines: &[u64], state: &State) -> bool {
    let bound = &reading.bound;
    let newest =
        state.summaries.iter().rev().map(|at| &at.fact).find(|known| {
            (&known.area, &known.contest, known.basis) == (&row.area, &bound.contest, bound.basis)
        });
    newest.is_some_and(|newest| newest.lines == lines)
}

fn fact(reading: &Reading, row: &SummaryRow, as_of: u64, lines: Vec<u64>, difference: Vec<i64>) -> Summary {
    let bound = &reading.bound;
    Summary {
        version: Version,
        area: row.area.clone(),
        as_of,
        at: row.at,
        basis: bound.basis,
        contest: bound.contest.clone(),
        difference,
        door: bound.door,
        fact: SummaryTag,
        lines,
        roles: roles(bound.door),
    }
}
