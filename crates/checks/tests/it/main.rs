//! Checks as tables, and the laws that they keep.

mod across;
mod compile;
mod definitions;
mod laws;
mod protocol;
mod registry;
mod romania;
mod support;
mod turnout;

#[path = "../../../model/tests/shared/shipped.rs"]
mod shipped;
#[path = "../../../model/tests/shared/romania.rs"]
mod stations_of_romania;
