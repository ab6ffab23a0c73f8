//! Reference results and laws of tabulation.

mod definitions;
mod figures;
mod outcome;
mod romania;
mod seats;
mod tally;

#[path = "../../../model/tests/shared/shipped.rs"]
mod shipped;
#[path = "../../../model/tests/shared/romania.rs"]
mod stations_of_romania;
