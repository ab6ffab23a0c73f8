//! `receipt`: the proof that an entry stands in the record, in two files: the entry's bytes and the receipt.

use super::Done;
use crate::cli::Receipt as Arguments;
use crate::place::Place;
use anyhow::{Context, Result, anyhow, bail};
use record::checkpoint::Checkpoint;
use record::merkle::{inclusion_proof, leaf_hash};
use record::note::Note;
use record::proof::Receipt;
use record::tiles::{Tile, TileSource, decode_bundle};

pub fn run(arguments: Arguments) -> Result<Done> {
    let place = Place::find(&arguments.place)?;
    let index = match (&arguments.station, arguments.entry) {
        (Some(station), _) => entry_of(station, &place, &arguments.place)?,
        (None, Some(index)) => index,
        (None, None) => bail!("say which entry, as --station CODE or --entry INDEX"),
    };
    let read = |path: &str| place.read(path).map_err(|why| anyhow!(why));
    let note = read("checkpoint")?.context("found no checkpoint")?;
    let checkpoint = Checkpoint::parse(Note::parse(&note)?.text())?;
    let (tile, position) = Tile::of_entry(index, checkpoint.size)
        .with_context(|| format!("found entry {index}, the record has {}", checkpoint.size))?;
    let bundle = read(&tile.to_string())?.with_context(|| format!("{tile} is missing"))?;
    let entry = decode_bundle(&tile, &bundle)?[position].to_vec();
    let source = TileSource::new(checkpoint.size, |tile: &Tile| place.read(&tile.to_string()).ok().flatten());
    let hashes = inclusion_proof(index, checkpoint.size, &source)?;
    let receipt = Receipt { extra: None, index, hashes, checkpoint: String::from_utf8(note)? };
    let text = receipt.to_string();
    // What is given away is what verifies.
    let keys: Vec<_> = place.state(&arguments.place)?.keys.into_iter().map(|key| key.fact).collect();
    receipt.verify(&leaf_hash(&entry), &checkpoint.origin, &keys)?;
    std::fs::create_dir_all(&arguments.to).with_context(|| arguments.to.display().to_string())?;
    for (ending, bytes) in [("json", entry.as_slice()), ("tlog-proof", text.as_bytes())] {
        let path = arguments.to.join(format!("entry-{index}.{ending}"));
        std::fs::write(&path, bytes).with_context(|| path.display().to_string())?;
        println!("{}", path.display());
    }
    Ok(Done::Well)
}

fn entry_of(station: &str, place: &Place, name: &str) -> Result<u64> {
    let state = place.state(name)?;
    let index = *state
        .station_by_code
        .get(station)
        .with_context(|| format!("found the station {station:?}, which the record does not list"))?;
    // A member of a publication unit stands in its unit's protocol.
    let member = &state.stations[index.place()].station;
    let index = match &member.unit {
        Some(unit) => state.station_by_code[unit],
        None => index,
    };
    let newest =
        state.contests.iter().filter_map(|contest| contest.newest_of(index)).map(|(_, newest)| newest.entry);
    newest.max().with_context(|| format!("no protocol of {station:?} is in the record yet"))
}
