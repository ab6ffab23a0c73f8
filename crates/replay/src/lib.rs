//! What did the record say at size N?
//!
//! Bytes become facts, facts become a [`State`], and a state gives the figures of any area as of any size or time
//! ([`view`]). [`verify`] does the same for a record that nobody trusts yet: it holds every property of
//! `docs/record-format.md`, section 8, and names each entry, tile or file that breaks one.
//!
//! The same code serves `tally`, `publish` and `verify`. That it is right is shown by verifiers that share nothing
//! with it: `docs/verify.py`, and later the browser's.
//!
//! Nothing here reads a file or a clock: bytes come through a function that the caller gives.

pub mod apply;
mod entry;
pub mod findings;
pub mod follow;
pub mod makers;
pub mod property;
pub mod results;
pub mod state;
pub mod verify;
pub mod view;

pub use entry::read_fact;
pub use follow::Follower;
pub use property::{Place, Property, Violation};
pub use state::State;
pub use view::{AsOf, View};
