//! `export`: the record's figures as CSV with a data package.

use super::Done;
use crate::cli::Export;
use crate::place::Place;
use anyhow::{Context, Result};

pub fn run(arguments: Export) -> Result<Done> {
    let state = Place::find(&arguments.place)?.state(&arguments.place)?;
    let files = formats::export::export(&state)?;
    std::fs::create_dir_all(&arguments.to).with_context(|| arguments.to.display().to_string())?;
    for (name, bytes) in files {
        let path = arguments.to.join(name);
        std::fs::write(&path, bytes).with_context(|| path.display().to_string())?;
        println!("{}", path.display());
    }
    Ok(Done::Well)
}
