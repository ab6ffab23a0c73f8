//! The definitions that ship, and the manual, are right, and wrong definitions are told of in words that help.

mod example;
mod fuzz;
mod lifecycle;
mod manual;
mod shipped;
mod wrong;
