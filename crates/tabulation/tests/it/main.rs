//! Reference results and laws of tabulation.

mod figures;
mod outcome;
mod romania;
mod seats;
mod tally;
