//! Equal vectors: stations of one area that report the same votes for every option.
//!
//! Two such protocols are most often one protocol that was entered for two stations. Small figures meet by chance,
//! so stations with votes for fewer than [`OPTIONS_MIN`] options, or with no more votes than the check's limit, are
//! left out.

use crate::across::AcrossCheck;
use crate::compile::Checks;
use crate::protocol::{Sheet, Values};
use crate::registry::Rule;

/// Fewer options with votes than this meet by chance.
pub const OPTIONS_MIN: usize = 3;

/// The groups of stations with equal votes, each of at least two places in the group, rising; in the order of their
/// first station.
pub fn evaluate(checks: &Checks, check: &AcrossCheck, group: &[Sheet<'_>]) -> Vec<Vec<usize>> {
    assert_eq!(check.rule, Rule::EqualVectors, "a rule of this scope");
    let mut vectors: Vec<(&[u32], usize)> = Vec::with_capacity(group.len());
    for (place, sheet) in group.iter().enumerate() {
        let values = Values::new(checks, sheet);
        let votes = &sheet.lines[checks.first_option..];
        let all = votes.iter().map(|&votes| u64::from(votes)).sum();
        let some = votes.iter().filter(|&&votes| votes > 0).count() >= OPTIONS_MIN;
        let applies = check.when.as_ref().is_none_or(|when| values.is_true(when));
        if applies && some && !check.limit.allows_count(all) {
            vectors.push((votes, place));
        }
    }
    vectors.sort_unstable();
    let mut equal: Vec<Vec<usize>> = vectors
        .chunk_by(|(one, _), (other, _)| one == other)
        .filter(|chunk| chunk.len() > 1)
        .map(|chunk| chunk.iter().map(|&(_, place)| place).collect())
        .collect();
    equal.sort_unstable();
    equal
}
