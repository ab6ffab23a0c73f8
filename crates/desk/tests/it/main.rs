//! The desk from outside: who comes in, who may do what, and what happens to those who try more.

mod cast;
mod election;
mod signing_in;
