//! Places: where this record is published, what was seen there, and what that forbids.
//!
//! A data directory knows its first place from its beginning (`init` publishes the opening there), and a publication is
//! written to the oldest place first. So a copy of the directory, of whatever age, knows a place where everything
//! stands that was ever published. Before anything is accepted or signed, [`Store::look`] holds every known place
//! against the committed tree: a checkpoint that is larger, or that our tree does not extend, means that this directory
//! is an older copy, or another sequencer's.
//!
//! [`Kept`] is a checkpoint that somebody else has kept, a witness or a newspaper: it is held against the tree in the
//! same way, and stands in for a place where there is none any more.
//!
//! Deliberately not here: writing a publication (`publish`), and how places are read that are no folders: whoever opens
//! the store brings that along.

use crate::files;
use crate::integrate::Head;
use crate::sign::CHECKPOINT;
use crate::{Result, Store, StoreError};
use record::checkpoint::Checkpoint;
use record::merkle::root;
use record::tiles::{Tile, TileSource};
use sqlx::Connection;
use std::path::Path;

/// Under this name the store remembers that a publication of this record was seen once.
const PUBLISHED: &str = "published";

/// The name of a place that is no folder has this, as `s3://bucket/prefix` has.
const ELSEWHERE: &str = "://";

/// Its own record is held against the tree as well.
const OWN: &str = "the data directory itself";

/// A checkpoint that somebody else has kept, and the name of the file that it was read from.
#[derive(Debug, Clone)]
pub struct Kept {
    /// The name.
    pub name: String,
    /// The signed note.
    pub bytes: Vec<u8>,
}

/// A place that is known, and the largest size that was seen there.
struct Known {
    place: String,
    seen: u64,
}

/// What a place shows of this record.
#[derive(PartialEq, Eq)]
enum Shown {
    Nothing,
    Unreadable,
    Size(u64),
}

impl Store {
    /// The places of publication, in the order in which they are written.
    pub async fn places(&self) -> Result<Vec<String>> {
        Ok(self.known().await?.into_iter().map(|known| known.place).collect())
    }

    /// Holds every place, and what others have kept, against the committed tree. Gives the head that may be signed.
    pub async fn look(&self, kept: &[Kept]) -> Result<Head> {
        let committed = self.head().await?;
        self.compare(OWN, files::read(&self.record_directory().join(CHECKPOINT))?, &committed)?;
        let known = self.known().await?;
        if known.is_empty() {
            return Err(StoreError::NoPlace);
        }
        self.look_at_all(&known, kept, &committed).await?;
        Ok(committed)
    }

    /// Settles one more place, forgets one that is gone for good, or both in one step. Nothing is changed where that
    /// would leave nothing to compare with. Gives whether the place to forget was known.
    pub async fn change_places(
        &self,
        add: Option<&str>,
        forget: Option<&str>,
        kept: &[Kept],
    ) -> Result<bool> {
        let committed = self.head().await?;
        self.compare(OWN, files::read(&self.record_directory().join(CHECKPOINT))?, &committed)?;
        let mut after = self.known().await?;
        let before = after.len();
        after.retain(|known| forget != Some(known.place.as_str()));
        let was_known = after.len() < before;
        if let (Some(place), true) = (forget, was_known) {
            // What cannot be read any more is what a place is forgotten for.
            let checkpoint = match self.checkpoint_at(place) {
                Err(StoreError::PlaceUnread { .. }) => None,
                read => read?,
            };
            if let Shown::Size(size) = self.compare(place, checkpoint, &committed)? {
                return Err(StoreError::PlaceStands { place: place.to_owned(), size });
            }
            if after.is_empty() && add.is_none() {
                return Err(StoreError::LastPlace { place: place.to_owned() });
            }
        }
        let new = add.filter(|add| !after.iter().any(|known| known.place == **add));
        after.extend(new.map(|place| Known { place: place.to_owned(), seen: 0 }));
        if !self.look_at_all(&after, kept, &committed).await? && (new.is_some() || was_known) {
            return Err(StoreError::NothingShown);
        }
        let mut connection = self.connection().await?;
        let mut transaction = connection.begin_with("begin immediate").await?;
        sqlx::query("delete from place where place = $1").bind(forget).execute(&mut *transaction).await?;
        if let Some(place) = new {
            sqlx::query("insert into place (place) values ($1)")
                .bind(place)
                .execute(&mut *transaction)
                .await?;
        }
        transaction.commit().await?;
        Ok(was_known)
    }

    /// The place that a new directory knows from its beginning.
    pub(crate) async fn first_place(&self, place: &str) -> Result<()> {
        let mut connection = self.connection().await?;
        sqlx::query("insert into place (place) values ($1)").bind(place).execute(&mut *connection).await?;
        Ok(())
    }

    /// What is wrong with the places, each by itself; nothing is remembered.
    pub(crate) async fn wrong_places(&self, kept: &[Kept]) -> Result<Vec<String>> {
        let committed = self.head().await?;
        let known = self.known().await?;
        let mut wrong: Vec<String> = Vec::new();
        let mut shown = false;
        let looked = known.iter().map(|known| self.look_at(known, &committed));
        for looked in looked.chain(kept.iter().map(|kept| self.look_at_kept(kept, &committed))) {
            match looked {
                Ok(size) => shown |= size > 0,
                Err(error) => wrong.push(error.to_string()),
            }
        }
        if known.is_empty() {
            wrong.push(StoreError::NoPlace.to_string());
        } else if wrong.is_empty() && !shown && self.setting(PUBLISHED).await?.is_some() {
            wrong.push(StoreError::NothingShown.to_string());
        }
        Ok(wrong)
    }

    async fn known(&self) -> Result<Vec<Known>> {
        let mut connection = self.connection().await?;
        let rows: Vec<(String, i64)> = sqlx::query_as("select place, seen from place order by number")
            .fetch_all(&mut *connection)
            .await?;
        let size = |seen| u64::try_from(seen).expect("a size is not negative");
        Ok(rows.into_iter().map(|(place, seen)| Known { place, seen: size(seen) }).collect())
    }

    /// Looks at all of these; remembers what they show. Gives whether anything is shown, and refuses where nothing is
    /// though something was before: only `init` signs while the world has seen nothing.
    async fn look_at_all(&self, known: &[Known], kept: &[Kept], committed: &Head) -> Result<bool> {
        let mut shown = false;
        for kept in kept {
            shown |= self.look_at_kept(kept, committed)? > 0;
        }
        for known in known {
            let size = self.look_at(known, committed)?;
            shown |= size > 0;
            if size > known.seen {
                self.remember(&known.place, size).await?;
            }
        }
        if !shown && self.setting(PUBLISHED).await?.is_some() {
            return Err(StoreError::NothingShown);
        }
        Ok(shown)
    }

    async fn remember(&self, place: &str, size: u64) -> Result<()> {
        let mut connection = self.connection().await?;
        let mut transaction = connection.begin_with("begin immediate").await?;
        sqlx::query("update place set seen = $1 where place = $2")
            .bind(i64::try_from(size).expect("a size is below 2^63"))
            .bind(place)
            .execute(&mut *transaction)
            .await?;
        sqlx::query("insert into setting (name, value) values ($1, 'yes') on conflict do nothing")
            .bind(PUBLISHED)
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// The size that a place shows, 0 where nothing was published there yet.
    fn look_at(&self, known: &Known, committed: &Head) -> Result<u64> {
        match self.compare(&known.place, self.checkpoint_at(&known.place)?, committed)? {
            Shown::Size(size) => Ok(size),
            Shown::Nothing if known.seen == 0 => Ok(0),
            Shown::Nothing | Shown::Unreadable => Err(StoreError::PlaceLost { place: known.place.clone() }),
        }
    }

    /// The size of a checkpoint that somebody has kept. It counts only where a key of this record has signed it.
    fn look_at_kept(&self, kept: &Kept, committed: &Head) -> Result<u64> {
        let foreign = |why: String| StoreError::Kept { name: kept.name.clone(), why };
        let seen = note_text(&kept.bytes).filter(|seen| seen.origin == self.origin());
        let seen = seen.ok_or_else(|| foreign("found no checkpoint of this record".to_owned()))?;
        // An older copy may not know the key that has signed since: that it is older is told first.
        self.extends(&kept.name, &kept.bytes, &seen, committed)?;
        Checkpoint::open(&kept.bytes, self.origin(), &self.verifier_keys())
            .map_err(|error| foreign(error.to_string()))?;
        if seen.size == 0 { Err(foreign("found a checkpoint of size 0".to_owned())) } else { Ok(seen.size) }
    }

    /// The checkpoint that a place shows: a folder, or whatever else the opening of the store knows how to read.
    fn checkpoint_at(&self, place: &str) -> Result<Option<Vec<u8>>> {
        if !place.contains(ELSEWHERE) {
            return files::read(&Path::new(place).join(CHECKPOINT));
        }
        let read = self.read_place.as_ref().map_or_else(
            || Err("this program cannot read places of that kind".to_owned()),
            |read| read(place, CHECKPOINT),
        );
        read.map_err(|why| StoreError::PlaceUnread { place: place.to_owned(), why })
    }

    /// Refuses where a place holds a checkpoint of this record that our committed tree does not extend.
    fn compare(&self, place: &str, checkpoint: Option<Vec<u8>>, committed: &Head) -> Result<Shown> {
        let Some(bytes) = checkpoint else { return Ok(Shown::Nothing) };
        let Some(seen) = note_text(&bytes) else { return Ok(Shown::Unreadable) };
        if seen.origin != self.origin() {
            // Another record's: nothing that we could contradict, and publication refuses the place by itself.
            return Ok(Shown::Nothing);
        }
        // The same tree as ours, whatever became of its signature: publishing writes it anew.
        self.extends(place, &bytes, &seen, committed)?;
        Ok(Shown::Size(seen.size))
    }

    /// Refuses where our committed tree does not extend a checkpoint.
    fn extends(&self, place: &str, bytes: &[u8], seen: &Checkpoint, committed: &Head) -> Result<()> {
        let what = if seen.size > committed.size {
            format!("has only {}", committed.size)
        } else {
            let tiles = self.record_directory();
            let source = TileSource::new(committed.size, |tile: &Tile| {
                files::read(&tiles.join(tile.to_string())).ok().flatten()
            });
            match root(seen.size, &source) {
                Ok(ours) if ours == seen.root => return Ok(()),
                Ok(_) => "has another tree of that size".to_owned(),
                Err(error) => return Err(StoreError::Damaged(error.to_string())),
            }
        };
        let unsigned = Checkpoint::open(bytes, self.origin(), &self.verifier_keys()).is_err();
        let what = if unsigned { format!("{what}, and knows none of the keys that signed it") } else { what };
        Err(StoreError::WorldHasSeenMore { place: place.to_owned(), seen: seen.size, what })
    }
}

/// What a checkpoint says, whoever signed it; `None` where it does not read.
fn note_text(bytes: &[u8]) -> Option<Checkpoint> {
    let note = record::note::Note::parse(bytes).ok()?;
    Checkpoint::parse(note.text()).ok()
}
