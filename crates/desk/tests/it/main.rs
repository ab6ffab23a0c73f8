//! The desk from outside: who comes in, who may do what, and what happens to those who try more.

mod cast;
mod election;
mod forgery;
mod people;
mod permissions;
mod scans;
mod second_factor;
mod secrets;
mod serving;
mod signing_in;
mod texts;
mod work;
