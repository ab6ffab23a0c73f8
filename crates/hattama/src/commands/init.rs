//! `init`: a data directory with new keys, and a record that opens with the definition.

use super::{Done, settle};
use crate::cli::Init;
use crate::draft::Draft;
use crate::election::Identity;
use crate::place::read_file;
use crate::report::count;
use crate::{clock, election};
use anyhow::{Context, Result, bail};
use model::definition::{Definition, Status};
use model::fact::Predecessor;
use model::moment::Moment;
use record::checkpoint::Checkpoint;
use record::note::Note;
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
    // Any key tells whether the name can be a key's.
    record::note::SigningKey::from_secret(&origin, &[1; 32]).context("--origin")?;
    let predecessor = arguments.successor_of.as_deref().map(predecessor).transpose()?;
    let record = New { definition: &definition, origin: &origin, keys: Source::System, predecessor };
    let store = create(&arguments.dir, record, clock::moment()).await?;
    settle(&store, clock::now()).await?;
    let stations = definition.stations.as_ref().map_or_else(
        || "stations come from the import".to_owned(),
        |stations| count(stations.len() as u64, "station"),
    );
    eprintln!(
        "{}: {} is ready: {}, {stations}, {}",
        arguments.dir.display(),
        definition.id,
        count(definition.areas.len() as u64, "area"),
        count(definition.contests.len() as u64, "contest")
    );
    eprintln!("the record's key, to be known by everyone who verifies:");
    println!("{}", store.verifier_key());
    Ok(Done::Well)
}

/// The checkpoint of the record that the new one continues.
fn predecessor(path: &Path) -> Result<Predecessor> {
    let note = Note::parse(&read_file(path)?).with_context(|| path.display().to_string())?;
    let checkpoint = Checkpoint::parse(note.text()).with_context(|| path.display().to_string())?;
    let root = store::read::hash_text(&checkpoint.root);
    Ok(Predecessor { origin: checkpoint.origin, root, size: checkpoint.size })
}

fn default_origin(definition: &Definition) -> String {
    match definition.status {
        Status::Demonstration => format!("{DEMONSTRATION_ORIGIN}/{}", definition.id),
        _ => format!("hattama.example/{}", definition.id),
    }
}

/// What a new record is to be.
pub struct New<'a> {
    /// Its election.
    pub definition: &'a Definition,
    /// Its name.
    pub origin: &'a str,
    /// Where its keys come from.
    pub keys: Source,
    /// The record that it continues.
    pub predecessor: Option<Predecessor>,
}

/// Makes a data directory and opens its record. Nothing is left behind when that fails.
pub async fn create(directory: &Path, new: New<'_>, at: Moment) -> Result<Store> {
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
    let opened = open(&beside, new, at).await;
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

async fn open(directory: &Path, new: New<'_>, at: Moment) -> Result<()> {
    let store = Store::create(directory, new.origin, new.keys).await?;
    let mut draft = Draft::on(State::default());
    let key = store.verifier_key().to_string();
    let identity = Identity { origin: new.origin, key: &key, predecessor: new.predecessor };
    election::open(new.definition, identity, &mut draft)?;
    let (_, facts) = draft.into_parts();
    let event = Some(Event::new(at, "opened"));
    store.accept(Acceptance { event, facts, not_before: None }).await?;
    if new.definition.stations.is_none() {
        store.keep_setting(super::import::STATIONS, super::import::FROM_IMPORT).await?;
    }
    store.close().await?;
    Ok(())
}
