//! The definitions that ship are right, and wrong ones are told of in words that help.

mod example;
mod fuzz;
mod shipped;
mod wrong;
