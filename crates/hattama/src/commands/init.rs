//! `init`: a data directory with new keys, and a record that opens with the definition.
//!
//! It is made beside its place under another name, signed there, and appears at once. Whoever was cut off before the
//! key was told calls again: a directory that is as this call would make it is not made a second time.

use super::{Done, settle};
use crate::cli::Init;
use crate::draft::Draft;
use crate::election::Identity;
use crate::geography::Files;
use crate::place::read_file;
use crate::report::count;
use crate::{clock, directory, election};
use anyhow::{Context, Result, bail};
use model::definition::{Definition, Status};
use model::fact::Predecessor;
use model::moment::Moment;
use record::checkpoint::Checkpoint;
use record::note::Note;
use replay::State;
use std::path::{Path, PathBuf};
use store::keys::{DEMONSTRATION_ORIGIN, Source};
use store::{Acceptance, DATABASE, Event, NewFact, Opening, Passphrase, Store, files};

pub async fn run(arguments: Init) -> Result<Done> {
    let definition = election::read(&arguments.election)?;
    let geography = Files::of(&arguments.election, &definition)?;
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
    let passphrase = directory::passphrase(arguments.passphrase_file.as_deref())?;
    let new = New { definition: &definition, origin: &origin, keys: Source::System, passphrase, predecessor };
    let store = match made_before(&arguments.dir, &new).await? {
        Some(store) => store,
        None => create(&arguments.dir, new, clock::moment()).await?,
    };
    geography.keep(&arguments.dir)?;
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
    /// Seals its keys.
    pub passphrase: Option<Passphrase>,
    /// The record that it continues.
    pub predecessor: Option<Predecessor>,
}

impl New<'_> {
    fn opening(&self) -> Opening {
        Opening { passphrase: self.passphrase.clone(), ..Opening::default() }
    }

    /// The facts with which the record opens.
    fn facts(&self, key: &str) -> Result<Vec<NewFact>> {
        let mut draft = Draft::on(State::default());
        let identity = Identity { origin: self.origin, key, predecessor: self.predecessor.clone() };
        election::open(self.definition, identity, &mut draft)?;
        Ok(draft.into_parts().1)
    }
}

/// A data directory that is exactly what this call would make, apart from its key; nothing was done in it since.
async fn made_before(directory: &Path, new: &New<'_>) -> Result<Option<Store>> {
    if !directory.join(DATABASE).exists() {
        return Ok(None);
    }
    let store = Store::open(directory, new.opening()).await?;
    if store.origin() != new.origin {
        return Ok(None);
    }
    let asked = new.facts(&store.verifier_key().to_string())?;
    let stands = store.accepted().await?.into_iter().flat_map(|parcel| parcel.leaves);
    if stands.eq(asked.iter().map(|fact| fact.leaf)) {
        eprintln!("{}: made before, as it is asked for now; nothing to do", directory.display());
        return Ok(Some(store));
    }
    Ok(None)
}

/// Makes a data directory and opens its record. Nothing is left behind when that fails.
pub async fn create(directory: &Path, new: New<'_>, at: Moment) -> Result<Store> {
    if directory.exists() && std::fs::read_dir(directory).map_or(true, |mut entries| entries.next().is_some())
    {
        bail!("{}: the folder is not empty; name a new one", directory.display());
    }
    let beside = beside(directory)?;
    if beside.exists() {
        // Left by a process that was killed; one that lives holds its lock.
        let _lock = files::lock(&beside)?;
        std::fs::remove_dir_all(&beside).with_context(|| beside.display().to_string())?;
    }
    if let Err(error) = open(&beside, &new, at).await {
        let _ = std::fs::remove_dir_all(&beside);
        return Err(error);
    }
    // An empty folder is replaced in the same step.
    std::fs::rename(&beside, directory).with_context(|| directory.display().to_string())?;
    files::sync_directory(beside.parent().expect("it lies beside the directory"))?;
    Ok(Store::open(directory, new.opening()).await?)
}

/// The place beside a directory where it is made.
fn beside(directory: &Path) -> Result<PathBuf> {
    let path = std::path::absolute(directory).with_context(|| directory.display().to_string())?;
    match path.file_name() {
        Some(name) => {
            let mut beside = name.to_owned();
            beside.push(".new");
            Ok(path.with_file_name(beside))
        }
        None => bail!("{}: this is no name for a new folder; name another", directory.display()),
    }
}

async fn open(directory: &Path, new: &New<'_>, at: Moment) -> Result<()> {
    let store = Store::create(directory, new.origin, new.keys, new.opening()).await?;
    let facts = new.facts(&store.verifier_key().to_string())?;
    let event = Some(Event::new(at, "opened"));
    store.accept(Acceptance { event, facts, not_before: None }).await?;
    if new.definition.stations.is_none() {
        store.keep_setting(super::import::STATIONS, super::import::FROM_IMPORT).await?;
    }
    settle(&store, at.instant()).await?;
    store.close().await?;
    files::sync_directory(directory)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_directory_is_made_beside_its_place_however_it_is_named() {
        for named in ["/a/data", "/a/data/", "/a/./data/."] {
            assert_eq!(beside(Path::new(named)).expect(named), Path::new("/a/data.new"), "{named}");
        }
        assert!(beside(Path::new("/")).is_err());
    }
}
