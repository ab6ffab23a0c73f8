//! The results of every area and contest, as `results/<size>.json` publishes them.

use crate::state::State;
use crate::view::{AsOf, View};
use model::fact::{BasisRule, Results, Version};
use rayon::prelude::*;
use tabulation::{AreaIndex, BaseOutOfRange};

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
    let areas = u32::try_from(state.areas.len()).expect("areas are fewer than 2^32");
    let of_area =
        |area| views.iter().map(|view| view.figures(AreaIndex(area))).collect::<Result<Vec<_>, _>>();
    let by_area: Vec<_> = (0..areas).into_par_iter().map(of_area).collect();
    // Collected before it is looked at, so that of several errors the first area's is told.
    let by_area = by_area.into_iter().collect::<Result<Vec<_>, _>>()?;
    let results = by_area.into_iter().flatten().collect();
    let record_size = match as_of {
        AsOf::Size(size) => size,
        AsOf::Time(_) => state.size,
    };
    Ok(Results { version: Version, basis: BasisRule::Best, record_size, results })
}
