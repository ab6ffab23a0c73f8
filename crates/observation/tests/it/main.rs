//! Laws and reference numbers of what observers conclude.

mod bound;
mod data;
mod estimate;
mod estimate_coverage;
mod estimate_honesty;
mod estimate_mexico;
mod sample;
