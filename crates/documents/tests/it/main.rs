//! What is printed, read back by a program that is not ours.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "pdftotext is a program, reads a file"
)]

mod examples;
mod file;
mod refusals;
mod text;
