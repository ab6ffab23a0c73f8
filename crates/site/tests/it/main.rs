//! Every page of a small election, from a state that was made by applying facts: no file, no clock.

mod pages;
mod small;
