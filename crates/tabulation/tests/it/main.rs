//! Reference results and laws of tabulation.

mod definitions;
mod figures;
mod outcome;
mod romania;
mod seats;
mod tally;
