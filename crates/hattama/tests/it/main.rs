//! The program, run as people run it: its commands on real files, and what it answers.

mod archives;
mod demonstration;
mod findings;
mod live;
mod publication;
mod refusals;
mod romania;
mod stranger;
mod summaries;
mod witness;
mod world;
