//! How does it reach the world?
//!
//! [`folder`] writes a record and its results into a folder that any web server can serve. What never changes (tiles,
//! bundles, results of a size) is written once; `checkpoint` is replaced last and in one step, so that a reader who
//! begins with it finds everything else, and a publication that was cut short is never visible.
//!
//! [`scans`] are published with the protocols that name them, before the checkpoint.
//! `objects` (the feature `s3`) writes the same files into an object store.
//! [`pages`] writes the pages of the public site beside it, and [`listener`] serves the same files, made when they are
//! asked for, with events as the record grows.
//!
//! Publishing reads the record's files alone. It takes no lock that a commission's work could wait for.

pub mod folder;
mod headers;
pub mod listener;
#[cfg(feature = "s3")]
pub mod objects;
pub mod pages;
pub mod scans;
mod shown;
pub mod source;
mod whole;

pub use folder::{PublishError, Published};
