//! The results of every area and contest, as `results/<size>.json` publishes them.

use crate::state::State;
use crate::view::{AsOf, View};
use model::fact::{BasisRule, Results, Version};
use tabulation::BaseOutOfRange;

/// The path of the results in a publication of that size.
pub fn path(size: u64) -> String {
    format!("results/{size}.json")
}

/// The results of every area, in the order of the record, and of every contest in it, on the rule *best*.
pub fn results(state: &State, as_of: AsOf) -> Result<Results, BaseOutOfRange> {
    let views: Vec<View<'_>> = state
        .contests
        .iter()
        .filter_map(|contest| View::new(state, contest, BasisRule::Best, as_of))
        .collect();
    let mut results = Vec::with_capacity(state.areas.len() * views.len());
    for area in (0u32..).take(state.areas.len()).map(tabulation::AreaIndex) {
        for view in &views {
            results.push(view.figures(area)?);
        }
    }
    let record_size = match as_of {
        AsOf::Size(size) => size,
        AsOf::Time(_) => state.size,
    };
    Ok(Results { version: Version, basis: BasisRule::Best, record_size, results })
}
