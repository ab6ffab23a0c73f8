//! The demonstration.

mod night;
