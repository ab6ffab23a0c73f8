//! `export`: the record's figures in the forms that others read.

use super::Done;
use crate::cli::{ALL_FORMATS, Export};
use crate::place::{self, Place};
use anyhow::{Context, Result, anyhow};
use formats::export::{Format, Source, files};

pub fn run(arguments: Export) -> Result<Done> {
    let place = Place::find(&arguments.place)?;
    // One checkpoint for the state and its root, though the record may grow meanwhile.
    let note = place.read("checkpoint").map_err(|why| anyhow!("{}: {why}", arguments.place))?;
    let read = |path: &str| if path == "checkpoint" { Ok(note.clone()) } else { place.read(path) };
    let state = place::load(&read).with_context(|| arguments.place.clone())?;
    let note = String::from_utf8(note.unwrap_or_default())?;
    let root = site::Head::read(&note)?.root.to_string();
    let source = Source { state: &state, root: &root };
    std::fs::create_dir_all(&arguments.to).with_context(|| arguments.to.display().to_string())?;
    for format in chosen(&arguments.format) {
        for (name, bytes) in files(source, format)? {
            let path = arguments.to.join(name);
            std::fs::write(&path, bytes).with_context(|| path.display().to_string())?;
            println!("{}", path.display());
        }
    }
    Ok(Done::Well)
}

/// The formats that were asked for, each once, in the order in which they are offered.
fn chosen(asked: &[String]) -> Vec<Format> {
    let wanted = |code: &str| asked.iter().any(|name| name == ALL_FORMATS || name == code);
    Format::ALL.into_iter().filter(|format| wanted(format.code())).collect()
}
