//! What the room promises, on the forms that ship and on real elections.

mod forms;
mod reports;
