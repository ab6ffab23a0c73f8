//! What others saw: state machines against their diagrams, comparisons against laws and a whole country.

mod case;
mod comparison;
mod comparison_romania;
mod copy;
mod incident;
