//! The pages of headquarters.

pub mod board;
pub mod cases;
pub mod copies;
pub mod digest;
pub mod exports;
pub mod incidents;
pub mod map;
pub mod people;
pub mod process;
pub mod quality;
pub mod quick_count;
pub mod sign_in;
pub mod statement;
pub mod typed;
