//! Reference results and laws of tabulation.

mod figures;
mod outcome;
mod seats;
mod tally;
