//! How do observers work?
//!
//! A mission is a data directory of its own, with its own journal and its own public record, beside no commission's: it
//! needs nobody's permission, and reads the commission's published record from outside ([`official`]).
//!
//! In the field a phone keeps everything until the mission has it (`docs/field-protocol.md`); what it sends becomes an
//! order to the [`hall`], the one place where anything is decided. The hall appends events to the journal, and the
//! state that all pages read is their fold (`observation::state`). Photographs, forms and bundles are files named by
//! their SHA-256 ([`blobs`]), durable before the event that names them. Headquarters works with pages
//! ([`http`]); what the mission says in the end is bound to its data.

pub mod blobs;
pub mod brought;
pub mod compare;
pub mod digest;
pub mod error;
pub mod hall;
pub mod http;
pub mod journal;
pub mod messages;
pub mod official;
pub mod people;
pub mod publish;
pub mod sample;
pub mod setup;
pub mod statement;
pub mod tables;
pub mod verify;

pub use error::{Error, Result};
