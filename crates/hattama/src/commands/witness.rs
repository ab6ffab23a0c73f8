//! `witness`: cosign what extends everything that was seen, refuse what does not.
//!
//! The witness keeps three files in its folder: `witness.key` (its own key), `log.key` (the key of the record that it
//! watches) and `seen` (the newest checkpoint that it cosigned). What it saw is written and synced before the
//! cosignature leaves.

use super::Done;
use crate::cli::Witness;
use crate::clock;
use crate::place::Place;
use anyhow::{Context, Result, anyhow, bail};
use record::checkpoint::Checkpoint;
use record::cosignature::CosigningKey;
use record::merkle::consistency_proof;
use record::note::{Note, VerifierKey};
use record::tiles::{Tile, TileSource};
use record::witness::{AddCheckpoint, KnownLog, Seen, consider};
use std::path::Path;

pub fn run(arguments: Witness) -> Result<Done> {
    let place = Place::find(&arguments.place)?;
    let state = &arguments.state;
    std::fs::create_dir_all(state).with_context(|| state.display().to_string())?;
    // One witness, one memory: two runs at once could cosign two trees.
    let _lock = store::files::lock(state)?;
    if arguments.name.is_none() && !state.join("witness.key").exists() {
        bail!("this witness is new: say its name, as --name witness.example");
    }
    let note = place.read("checkpoint").map_err(|why| anyhow!(why))?.context("found no checkpoint")?;
    let log = newest_key(log_key(state, arguments.key.as_deref())?, &note, &place, &arguments)?;
    let key = cosigning_key(state, arguments.name.as_deref())?;
    let checkpoint = String::from_utf8(note)?;
    let seen = seen(state)?;
    let old = seen.as_ref().map_or(Seen::NOTHING, |note| Seen { size: note.size, root: note.root });
    let request = AddCheckpoint { old_size: old.size, proof: proof(&place, &checkpoint, old)?, checkpoint };
    let known = [KnownLog { origin: log.name().to_owned(), keys: vec![log] }];
    let accepted = match consider(&known, |_| Some(old), &request) {
        Ok(accepted) => accepted,
        Err(refusal) => {
            eprintln!("refused to cosign: {refusal}");
            return Ok(Done::WithFindings);
        }
    };
    // Only what was accepted changes what this witness knows: a forger's key, refused, leaves no trace.
    write(&state.join("log.key"), format!("{}\n", known[0].keys[0]).as_bytes())?;
    write(&state.join("seen"), accepted.note.to_string().as_bytes())?;
    let line = key.cosign(&accepted.note, u64::try_from(clock::now())?)?;
    let mut cosigned = Note::parse(request.checkpoint.as_bytes())?;
    cosigned.add(line.clone());
    eprintln!("cosigned size {} as {}", accepted.seen.size, key.verifier_key());
    if arguments.attach {
        let (Place::Folder(folder) | Place::Directory { record: folder, .. }) = &place else {
            bail!("--attach writes into a folder; this is a URL")
        };
        let now = place.read("checkpoint").map_err(|why| anyhow!(why))?.unwrap_or_default();
        if now != request.checkpoint.as_bytes() {
            bail!("the folder has a newer checkpoint meanwhile; call again to cosign that one");
        }
        write(&folder.0.join("checkpoint"), cosigned.to_string().as_bytes())?;
    } else {
        print!("{cosigned}");
    }
    Ok(Done::Well)
}

/// The key that signs the record now, where signed changes of key lead to it from the one that this witness knows.
fn newest_key(known: VerifierKey, note: &[u8], place: &Place, arguments: &Witness) -> Result<VerifierKey> {
    if Note::parse(note).is_ok_and(|note| note.verify([&known]).is_ok()) {
        return Ok(known);
    }
    // The state is read with every rule of a change of key held.
    let Ok(state) = place.state(&arguments.place) else { return Ok(known) };
    let keys: Vec<VerifierKey> = state.keys.into_iter().map(|key| key.fact).collect();
    match keys.iter().position(|key| *key == known) {
        Some(position) if position + 1 < keys.len() => {
            let newest = keys[keys.len() - 1].clone();
            eprintln!("the record has changed its key, signed by the one before: {newest}");
            Ok(newest)
        }
        _ => Ok(known),
    }
}

fn proof(place: &Place, checkpoint: &str, old: Seen) -> Result<Vec<record::Hash>> {
    // What does not read is refused by `consider`, in its order of reasons.
    let Ok(note) = Note::parse(checkpoint.as_bytes()) else { return Ok(Vec::new()) };
    let Ok(new) = Checkpoint::parse(note.text()) else { return Ok(Vec::new()) };
    if old.size == 0 || old.size >= new.size {
        return Ok(Vec::new());
    }
    let source = TileSource::new(new.size, |tile: &Tile| place.read(&tile.to_string()).ok().flatten());
    Ok(consistency_proof(old.size, new.size, &source)?)
}

fn seen(state: &Path) -> Result<Option<Checkpoint>> {
    let path = state.join("seen");
    match std::fs::read(&path) {
        Ok(bytes) => Ok(Some(Checkpoint::parse(Note::parse(&bytes)?.text())?)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| path.display().to_string()),
    }
}

fn cosigning_key(state: &Path, name: Option<&str>) -> Result<CosigningKey> {
    let path = state.join("witness.key");
    if path.exists() {
        let text = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        return CosigningKey::from_text(text.trim()).with_context(|| path.display().to_string());
    }
    let name = name.context("this witness is new: say its name, as --name witness.example")?;
    let key = CosigningKey::from_secret(name, &store::keys::random_seed()?)?;
    store::keys::write_secret(&path, &key.to_text())?;
    eprintln!("made the key of a new witness: {}", key.verifier_key());
    Ok(key)
}

fn log_key(state: &Path, key: Option<&str>) -> Result<VerifierKey> {
    let path = state.join("log.key");
    match (std::fs::read_to_string(&path), key) {
        (Ok(text), None) => text.trim().parse().with_context(|| path.display().to_string()),
        (Ok(text), Some(given)) if text.trim() == given => Ok(given.parse()?),
        (Ok(text), Some(_)) => {
            bail!("this witness watches the record of {}; a witness keeps to its record", text.trim())
        }
        (Err(_), Some(given)) => {
            let key = given.parse().context("--key")?;
            write(&path, format!("{given}\n").as_bytes())?;
            Ok(key)
        }
        (Err(_), None) => {
            bail!("this witness is new: say the key of the record that it is to watch, as --key VKEY")
        }
    }
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    Ok(store::files::write(path, bytes, &store::Trace::default())?)
}
