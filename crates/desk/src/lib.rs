//! How does a commission work?
//!
//! From the paper to the record, with nobody alone. A request arrives at the desk's address, which knows who asks and whether
//! their role may; it becomes an [`hall::Order`]. The [`hall`] is the one place where anything is decided: it takes
//! orders one after the other, lets `model::lifecycle` decide each, makes the facts that follow, and commits a batch
//! of them in one transaction, events before state. Only then is anybody answered. [`pace`] brings what was
//! accepted to the signed record, once a second.
//!
//! Readers of these pages see the tables in memory, which are the fold of the journal; the public site sees only the
//! record. Deliberately not here: the public listener (`publish`), and files of past elections (the program's
//! `import`).

pub mod announce;
pub mod draft;
pub mod error;
pub mod facts;
pub mod hall;
pub mod http;
pub mod judge;
pub mod pace;
pub mod people;
pub mod record;
pub mod roles;
pub mod scan;

pub use error::{Error, Result};
