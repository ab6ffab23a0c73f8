//! The program, run as people run it: its commands on real files, and what it answers.

mod archives;
mod compare;
mod demonstration;
mod desk;
mod findings;
mod full;
mod interrupted;
mod live;
mod mission;
#[cfg(feature = "s3")]
mod objects;
mod open_data;
#[cfg(feature = "documents")]
mod printed;
mod publication;
mod quickcount;
mod refusals;
mod romania;
mod scans;
mod sealed;
mod soak;
mod stranger;
mod summaries;
mod witness;
mod world;
