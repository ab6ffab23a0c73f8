//! What the room promises: laws, reference numbers, the forms that ship, and real elections.

mod answers;
mod bound;
mod case;
mod comparison;
mod comparison_romania;
mod copy;
mod coverage;
mod data;
mod estimate;
mod estimate_coverage;
mod estimate_honesty;
mod estimate_mexico;
mod forms;
mod incident;
mod photo;
mod quality;
mod reports;
mod sample;
mod sms;
