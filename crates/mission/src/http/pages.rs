//! The pages of headquarters.

pub mod board;
pub mod sign_in;
