//! The program, run as people run it: its commands on real files, and what it answers.

mod archives;
mod demonstration;
mod live;
mod publication;
mod refusals;
mod romania;
mod soak;
mod stranger;
mod witness;
mod world;
