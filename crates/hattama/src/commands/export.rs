//! `export`.

use super::Done;
use anyhow::Result;

pub fn run(_: crate::cli::Export) -> Result<Done> {
    Ok(Done::Well)
}
