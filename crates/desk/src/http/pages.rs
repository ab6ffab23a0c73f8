//! The pages, one file each: what they show, and what their forms order.

pub mod assets;
pub mod home;
