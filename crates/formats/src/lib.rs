//! How does it come in and go out? Bytes in, bytes out.
//!
//! Going in: [`unpack`] opens plain, gzip and zip files; [`mapping`] says what a source's columns mean;
//! [`import`] turns rows into figures that fit a form exactly, or refuses the file with every problem named by
//! file, row and column; [`nist`] makes such rows of a report of NIST SP 1500-100. Coming out: [`export`] writes
//! tables, Parquet, JSON, NIST, Civics and OpenElections.
//!
//! No file is opened here: callers bring bytes and names.

pub mod export;
pub mod import;
pub mod mapping;
pub mod nist;
pub mod template;
pub mod unpack;
