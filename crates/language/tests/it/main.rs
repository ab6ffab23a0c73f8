//! What the program says, read as its readers do.

mod catalogue;
mod numbers;
mod sentences;
