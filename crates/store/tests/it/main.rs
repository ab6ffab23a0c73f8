//! The store, step by step: durable, sequenced, integrated, signed; looked through; cut short and taken up again.

mod accepting;
mod examining;
mod integrating;
mod keys;
mod opening;
mod people;
mod place;
mod sequencing;
mod signing;
