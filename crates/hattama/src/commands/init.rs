//! `init`: a data directory with new keys, and a record that opens with the definition.

use super::{Done, settle};
use crate::cli::Init;
use crate::draft::Draft;
use crate::{clock, election};
use anyhow::{Context, Result, bail};
use model::definition::{Definition, Status};
use replay::State;
use std::path::Path;
use store::keys::{DEMONSTRATION_ORIGIN, Source};
use store::{Acceptance, Event, Store};

pub async fn run(arguments: Init) -> Result<Done> {
    let definition = election::read(&arguments.election)?;
    let origin = match arguments.origin {
        Some(origin) => origin,
        None => default_origin(&definition),
    };
    if origin.starts_with(DEMONSTRATION_ORIGIN) != (definition.status == Status::Demonstration) {
        bail!(
            "found the origin {origin:?}: names that begin with {DEMONSTRATION_ORIGIN:?} are for demonstrations, \
             and for all of them"
        );
    }
    let store = create(&arguments.dir, &definition, &origin, Source::System, clock::moment()).await?;
    settle(&store, clock::now()).await?;
    let stations = definition.stations.as_ref().map_or_else(
        || "stations come from the import".to_owned(),
        |stations| format!("{} stations", stations.len()),
    );
    eprintln!(
        "{}: {} is ready: {} areas, {stations}, {} contests",
        arguments.dir.display(),
        definition.id,
        definition.areas.len(),
        definition.contests.len()
    );
    eprintln!("the record's key, to be known by everyone who verifies:");
    println!("{}", store.verifier_key());
    Ok(Done::Well)
}

fn default_origin(definition: &Definition) -> String {
    match definition.status {
        Status::Demonstration => format!("{DEMONSTRATION_ORIGIN}/{}", definition.id),
        _ => format!("hattama.example/{}", definition.id),
    }
}

/// Makes a data directory and opens its record. Nothing is left behind when that fails.
pub async fn create(
    directory: &Path,
    definition: &Definition,
    origin: &str,
    keys: Source,
    at: model::moment::Moment,
) -> Result<Store> {
    if directory.exists() && std::fs::read_dir(directory).map_or(true, |mut entries| entries.next().is_some())
    {
        bail!("{}: the folder is not empty; name a new one", directory.display());
    }
    // Everything happens beside the place, under another name, and appears at once.
    let mut beside = directory.to_owned().into_os_string();
    beside.push(".new");
    let beside = std::path::PathBuf::from(beside);
    if beside.exists() {
        std::fs::remove_dir_all(&beside).with_context(|| beside.display().to_string())?;
    }
    let opened = open(&beside, definition, origin, keys, at).await;
    if let Err(error) = opened {
        let _ = std::fs::remove_dir_all(&beside);
        return Err(error);
    }
    if directory.exists() {
        std::fs::remove_dir(directory).with_context(|| directory.display().to_string())?;
    }
    std::fs::rename(&beside, directory).with_context(|| directory.display().to_string())?;
    Ok(Store::open(directory).await?)
}

async fn open(
    directory: &Path,
    definition: &Definition,
    origin: &str,
    keys: Source,
    at: model::moment::Moment,
) -> Result<()> {
    let store = Store::create(directory, origin, keys).await?;
    let mut draft = Draft::on(State::default());
    election::open(definition, origin, &store.verifier_key().to_string(), &mut draft)?;
    let (_, facts) = draft.into_parts();
    let event = Some(Event::new(at, "opened"));
    store.accept(Acceptance { event, facts, not_before: None }).await?;
    if definition.stations.is_none() {
        store.keep_setting(super::import::STATIONS, super::import::FROM_IMPORT).await?;
    }
    store.close().await?;
    Ok(())
}
