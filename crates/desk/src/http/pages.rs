//! The pages, one file each: what they show, and what their forms order.

pub mod assets;
pub mod board;
pub mod election;
pub mod entry;
pub mod first;
pub mod history;
pub mod home;
pub mod import;
pub mod intake;
pub mod lists;
pub mod own;
pub mod paper;
pub mod people;
pub mod proposals;
pub mod scan;
pub mod sign_in;
pub mod summaries;
pub mod turnout;
