//! Checks as tables, and the laws that they keep.

mod across;
mod compile;
mod laws;
mod protocol;
mod registry;
mod support;
mod turnout;
