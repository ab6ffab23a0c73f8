//! What did others see?
//!
//! Everything that a mission of observers knows and concludes, as plain data and pure functions: the [`form`]s that
//! are asked, the [`answer`]s in a [`report`], [`incident`]s, [`copy`]s of protocols and their [`comparison`] with
//! the official ones, the [`case`]s that come of it; a [`sample`] that anyone can draw again, the [`estimate`] of a
//! quick count, and the [`bound`] on what was not looked at. What is kept is the fold of events, in one order.
//!
//! Nothing here knows the time, a file or a socket. Counts are integers and estimates are fractions; a float is
//! made only where a person reads it.

pub mod answer;
pub mod bound;
pub mod bundle;
pub mod case;
pub mod comparison;
pub mod copy;
pub mod coverage;
pub mod estimate;
pub mod event;
pub mod fact;
pub mod form;
pub mod incident;
pub mod mission;
pub mod photo;
pub mod places;
pub mod plan;
pub mod process;
pub mod quality;
pub mod report;
pub mod sample;
pub mod sms;
pub mod state;
pub mod statement;
