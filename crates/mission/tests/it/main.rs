//! A mission at work, through its own address.

mod brought;
mod cast;
#[path = "../../../desk/tests/it/election.rs"]
mod election;
mod field;
mod messages;
mod quarters;
mod sample;
