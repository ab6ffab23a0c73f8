//! The desk from outside: who comes in, who may do what, and what happens to those who try more.

mod cast;
mod election;
mod people;
mod second_factor;
mod signing_in;
