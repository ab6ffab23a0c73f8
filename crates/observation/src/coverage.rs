//! How far are the observers? Reports against the plan, phase by phase and region by region.
//!
//! Made anew whenever it is asked for: one walk over the tables of complete reports, whose places are numbers, one
//! over the drafts, and one over the planned visits.

use crate::form::Phase;
use crate::state::State;
use std::collections::BTreeMap;

/// What a phase has of what was planned.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reached {
    /// Planned visits.
    pub planned: u64,
    /// Complete reports.
    pub reports: u64,
    /// Reports of which no version is complete.
    pub drafts: u64,
    /// Places with a complete report.
    pub places: u64,
    /// Planned visits to places without a complete report.
    pub missing: u64,
}

/// What a region has of a phase.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Cell {
    /// Complete reports.
    pub reports: u64,
    /// Planned visits.
    pub planned: u64,
}

/// How far the observers are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Coverage {
    phases: BTreeMap<Phase, Reached>,
    cells: BTreeMap<(u32, Phase), Cell>,
    /// By team and phase: planned visits to places without a complete report, where there are any.
    pub missing: BTreeMap<String, BTreeMap<Phase, u64>>,
}

impl Coverage {
    /// Counts what a mission has.
    pub fn new(state: &State) -> Coverage {
        let mut all = Coverage::default();
        let mut seen: BTreeMap<Phase, Vec<bool>> = BTreeMap::new();
        for table in state.tables.values() {
            let phase = table.form().phase;
            let seen = seen.entry(phase).or_insert_with(|| vec![false; state.places.iter().len()]);
            for (_, row) in table.rows() {
                all.phases.entry(phase).or_default().reports += 1;
                // The number after the last stands for no place.
                if let Some(seen) = seen.get_mut(row.place as usize) {
                    *seen = true;
                }
                if let Some(region) = state.places.region_of(row.place) {
                    all.cells.entry((region, phase)).or_default().reports += 1;
                }
            }
        }
        for (phase, seen) in &seen {
            all.phases.entry(*phase).or_default().places = seen.iter().filter(|seen| **seen).count() as u64;
        }
        for report in state.reports.values().filter(|report| report.complete.is_none()) {
            if let Some(form) = state.forms.get(&report.newest.form) {
                all.phases.entry(form.form.phase).or_default().drafts += 1;
            }
        }
        for visit in state.visits.values() {
            let place = state.places.number(&visit.place);
            let is_seen = place
                .zip(seen.get(&visit.phase))
                .is_some_and(|(place, seen)| seen.get(place as usize).copied().unwrap_or(false));
            let reached = all.phases.entry(visit.phase).or_default();
            reached.planned += 1;
            if !is_seen {
                reached.missing += 1;
                let team = all.missing.entry(visit.team.clone()).or_default();
                *team.entry(visit.phase).or_default() += 1;
            }
            if let Some(region) = place.and_then(|place| state.places.region_of(place)) {
                all.cells.entry((region, visit.phase)).or_default().planned += 1;
            }
        }
        all
    }

    /// What a phase has.
    pub fn phase(&self, phase: Phase) -> Reached {
        self.phases.get(&phase).copied().unwrap_or_default()
    }

    /// What a region has of a phase. `region`: its number in [`crate::places::Places`].
    pub fn cell(&self, region: u32, phase: Phase) -> Cell {
        self.cells.get(&(region, phase)).copied().unwrap_or_default()
    }
}
