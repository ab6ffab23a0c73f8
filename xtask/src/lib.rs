//! What of the project's automation is code for others: the soak, which a test of the program runs as well.
//!
//! The tasks themselves belong to the binary; `main.rs` lists them.

pub mod soak;
