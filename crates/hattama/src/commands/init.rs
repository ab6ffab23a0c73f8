//! `init`: a data directory with new keys, and a record that opens with the definition.
//!
//! It is made beside its place under another name, signed there, its opening is published, and then it appears at
//! once. So there is no data directory, and no copy of one, that does not know a place where its record stands.
//!
//! Whoever was cut off calls again: a directory that is as this call would make it is not made a second time, and one
//! that is whole but has not appeared is taken up, because its key may be public already.

use super::Done;
use super::publish::{self, from_here, place_name};
use crate::cli::Init;
use crate::election::Identity;
use crate::geography::Files;
use crate::place::read_file;
use crate::report::count;
use crate::{clock, directory, election};
use anyhow::{Context, Result, bail};
use desk::draft::Draft;
use desk::record::settle;
use model::definition::{Definition, Status};
use model::fact::Predecessor;
use model::moment::Moment;
use record::checkpoint::Checkpoint;
use record::note::VerifierKey;
use replay::State;
use std::path::{Path, PathBuf};
use store::keys::{DEMONSTRATION_ORIGIN, Source};
use store::{Acceptance, DATABASE, Event, NewFact, Opening, Passphrase, Store, StoreError, files};

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
    let predecessor = match (&arguments.successor_of, &arguments.successor_key) {
        (Some(checkpoint), Some(key)) => Some(predecessor(checkpoint, key)?),
        _ => None,
    };
    let passphrase = directory::passphrase(arguments.passphrase_file.as_deref())?;
    let place = match &arguments.publish_to {
        Some(place) => place_name(place, &arguments.dir)?,
        None => place_name(&beside(&arguments.dir, "-public")?, &arguments.dir)?,
    };
    let keys = Source::System;
    let new = New {
        definition: &definition,
        geography: &geography,
        origin: &origin,
        place,
        keys,
        passphrase,
        predecessor,
    };
    let place = from_here(&new.place);
    let store = match made_before(&arguments.dir, &new).await? {
        Some(store) => store,
        None => create(&arguments.dir, new, clock::moment()).await?,
    };
    let stations = definition.stations.as_ref().map_or_else(
        || "stations come from the import".to_owned(),
        |stations| crate::report::places(stations),
    );
    eprintln!(
        "{}: {} is ready: {}, {stations}, {}",
        arguments.dir.display(),
        definition.id,
        count(definition.areas.len() as u64, "area"),
        count(definition.contests.len() as u64, "contest")
    );
    eprintln!("its opening is published at {place}, where every command looks before it signs");
    eprintln!("the record's key, to be known by everyone who verifies:");
    println!("{}", store.verifier_key());
    Ok(Done::Well)
}

/// The checkpoint of the record that the new one continues, signed by the key that is named. That it is that record's
/// last one nobody can know here.
fn predecessor(path: &Path, key: &str) -> Result<Predecessor> {
    let key: VerifierKey = key.parse().context("--successor-key")?;
    let (checkpoint, _) = Checkpoint::open(&read_file(path)?, key.name(), std::slice::from_ref(&key))
        .with_context(|| {
            format!("{}: expected a checkpoint that the newest key of that record has signed", path.display())
        })?;
    let root = checkpoint.root.to_base64url();
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
    /// Where its areas are drawn.
    pub geography: &'a Files,
    /// Its name.
    pub origin: &'a str,
    /// Where it is published from its opening on.
    pub place: String,
    /// Where its keys come from.
    pub keys: Source,
    /// Seals its keys.
    pub passphrase: Option<Passphrase>,
    /// The record that it continues.
    pub predecessor: Option<Predecessor>,
}

impl New<'_> {
    fn opening(&self) -> Opening {
        let read_place: Option<store::ReadPlace> = Some(std::sync::Arc::new(crate::target::read));
        Opening { passphrase: self.passphrase.clone(), read_place, ..Opening::default() }
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
    if !is_as_asked(&store, new).await? {
        return Ok(None);
    }
    store.look(&[]).await?;
    eprintln!("{}: made before, as it is asked for now; nothing to do", directory.display());
    Ok(Some(store))
}

async fn is_as_asked(store: &Store, new: &New<'_>) -> Result<bool> {
    if store.origin() != new.origin || store.places().await?.first() != Some(&new.place) {
        return Ok(false);
    }
    let asked = new.facts(&store.verifier_key().to_string())?;
    let stands = store.accepted().await?.into_iter().flat_map(|parcel| parcel.leaves);
    Ok(stands.eq(asked.iter().map(|fact| fact.leaf)))
}

/// Makes a data directory, opens its record and publishes the opening. Nothing is left behind when that fails.
pub async fn create(directory: &Path, new: New<'_>, at: Moment) -> Result<Store> {
    if !is_empty(directory) {
        bail!("{}: the folder is not empty; name a new one", directory.display());
    }
    let beside = beside(directory, ".new")?;
    place_name(Path::new(&new.place), &beside)?;
    let place = Path::new(&new.place);
    let was_empty = is_empty(place);
    let store = match taken_up(&beside, &new).await? {
        Some(store) => store,
        None => {
            if !was_empty {
                bail!(
                    "{}: found files, expected an empty or new folder to publish a new record into; name another with \
                     --publish-to",
                    from_here(&new.place)
                );
            }
            if beside.exists() {
                // Left by a process that was killed; one that lives holds its lock.
                let _lock = files::lock(&beside)?;
                std::fs::remove_dir_all(&beside).with_context(|| beside.display().to_string())?;
            }
            begin(&beside, &new, at).await.inspect_err(|_| clear(&beside))?
        }
    };
    if let Err(error) = show(store, &beside, at).await {
        // What the world may have seen is kept, for the next call to go on with, and so is what was not ours.
        if was_empty && !place.join(store::sign::CHECKPOINT).exists() {
            clear(place);
            clear(&beside);
        }
        return Err(error);
    }
    // An empty folder is replaced in the same step.
    std::fs::rename(&beside, directory).with_context(|| directory.display().to_string())?;
    files::sync_directory(beside.parent().expect("it lies beside the directory"))?;
    Ok(Store::open(directory, new.opening()).await?)
}

/// Whether a folder is not there, or holds nothing.
pub fn is_empty(folder: &Path) -> bool {
    !folder.exists() || std::fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none())
}

/// Takes away what was made in vain, as far as that is possible: the first error is the one to be told.
fn clear(folder: &Path) {
    let _ = std::fs::remove_dir_all(folder);
}

/// A path beside a directory's own, with an ending of its own.
fn beside(directory: &Path, ending: &str) -> Result<PathBuf> {
    let path = std::path::absolute(directory).with_context(|| directory.display().to_string())?;
    match path.file_name() {
        Some(name) => {
            let mut beside = name.to_owned();
            beside.push(ending);
            Ok(path.with_file_name(beside))
        }
        None => bail!("{}: this is no name for a new folder; name another", directory.display()),
    }
}

/// What a call that was killed has left, if that is whole: its opening may be published, so its key has to stay.
async fn taken_up(beside: &Path, new: &New<'_>) -> Result<Option<Store>> {
    if !beside.join(DATABASE).exists() {
        return Ok(None);
    }
    match Store::open(beside, new.opening()).await {
        Ok(store) => Ok(is_as_asked(&store, new).await.unwrap_or(false).then_some(store)),
        Err(error @ StoreError::Locked(_)) => Err(error.into()),
        Err(_) => Ok(None),
    }
}

/// Makes the directory and accepts the opening, whole or not at all.
async fn begin(directory: &Path, new: &New<'_>, at: Moment) -> Result<Store> {
    let store = Store::create(directory, new.origin, &new.place, new.keys, new.opening()).await?;
    if new.definition.stations.is_none() {
        store.keep_setting(super::import::STATIONS, super::import::FROM_IMPORT).await?;
    }
    let facts = new.facts(&store.verifier_key().to_string())?;
    new.geography.keep(directory)?;
    let event = Some(Event::new(at, "opened"));
    store.accept(Acceptance { event, facts, not_before: None }).await?;
    Ok(store)
}

/// Signs the opening and publishes it; remembers that it stands there.
async fn show(store: Store, directory: &Path, at: Moment) -> Result<()> {
    settle(&store, at.instant()).await?;
    // After a power cut, too, whoever finds the publication finds the directory with its key.
    files::sync_directory(directory)?;
    files::sync_directory(directory.parent().expect("it lies beside the directory"))?;
    publish::publish(&store, publish::What::Record).await?;
    store.look(&[]).await?;
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
            assert_eq!(beside(Path::new(named), ".new").expect(named), Path::new("/a/data.new"), "{named}");
        }
        assert!(beside(Path::new("/"), ".new").is_err());
    }
}
