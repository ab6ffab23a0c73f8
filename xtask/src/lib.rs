//! What of the project's automation is code for others: the soak and the load, which tests of the program
//! run as well.
//!
//! The tasks themselves belong to the binary; `main.rs` lists them.

pub mod load;
pub mod observe;
pub mod soak;
