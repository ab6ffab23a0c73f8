//! The pages, one file each: what they show, and what their forms order.

pub mod assets;
pub mod board;
pub mod entry;
pub mod history;
pub mod home;
pub mod import;
pub mod intake;
pub mod lists;
pub mod paper;
pub mod proposals;
pub mod summaries;
pub mod turnout;
