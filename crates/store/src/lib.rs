//! Where is it kept?
//!
//! One [`Store`] is one data directory: a SQLite database with the journal and the accepted facts, the record's
//! tiles as files, and the keys. Four steps, each at its own pace and each restartable at any point:
//!
//! 1. **accept** ([`accept`]): a command's event and facts become durable, in one transaction; only then is it
//!    confirmed. Commands that arrive together share a transaction.
//! 2. **sequence** ([`sequence`]): accepted facts get their index in the record; counts only after their embargo.
//! 3. **integrate** ([`integrate`]): tiles are written and synced, then the new size and root are committed by
//!    compare-and-swap. There is one tree, never two.
//! 4. **sign** ([`sign`]): a checkpoint over the committed pair, after a look at what the world has already seen
//!    ([`places`]).
//!
//! Deliberately not here: what facts mean (`replay`), and publication (`publish`). The store has no clock: the time
//! is an argument.

pub mod accept;
pub mod act;
pub mod append;
pub mod blobs;
pub mod error;
pub mod event;
pub mod examine;
pub mod files;
pub mod integrate;
pub mod journal;
pub mod keys;
pub mod people;
pub mod places;
pub mod read;
pub mod seal;
pub mod sequence;
pub mod sessions;
pub mod sign;
pub mod tables;
mod write;

use record::note::{SigningKey, VerifierKey};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{Connection, SqliteConnection};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use tokio::sync::{Mutex, MutexGuard};

pub use accept::{Acceptance, Arriving, NewFact};
pub use act::Act;
pub use append::Deed;
pub use blobs::Blobs;
pub use error::{Result, StoreError};
pub use event::Event;
pub use files::Trace;
pub use people::{Account, TokenHash};
pub use places::Kept;
pub use seal::Passphrase;
pub use sessions::SessionRow;
pub use tables::Tables;

/// The database's file name in a data directory.
pub const DATABASE: &str = "hattama.sqlite";

/// A page of a new database. A parcel is some 60,000 bytes, and every page of it is two writes to the log.
const PAGE_BYTES: u32 = 16_384;

/// The folder of the record's files in a data directory.
pub const RECORD: &str = "record";

/// The folder of the journal's tiles in a data directory, laid out like the record's.
pub const JOURNAL: &str = "journal";

/// The schema, step by step: a database of version n has had the first n steps.
const MIGRATIONS: [&str; 6] = [
    include_str!("../migrations/0001_foundation.sql"),
    include_str!("../migrations/0002_targets_remember.sql"),
    include_str!("../migrations/0003_places_in_order.sql"),
    include_str!("../migrations/0004_sequence_apart.sql"),
    include_str!("../migrations/0005_papers.sql"),
    include_str!("../migrations/0006_people.sql"),
];

/// Brings the database to this program's schema, in one transaction.
async fn migrate(connection: &mut SqliteConnection) -> Result<()> {
    let known = i64::try_from(MIGRATIONS.len()).expect("steps are few");
    let (found,): (i64,) = sqlx::query_as("pragma user_version").fetch_one(&mut *connection).await?;
    if found > known {
        return Err(StoreError::Newer { found, known });
    }
    if found == known {
        // Nothing is written, so that a directory on a full disk can be looked at.
        return Ok(());
    }
    let mut transaction = connection.begin_with("begin immediate").await?;
    for step in MIGRATIONS.into_iter().skip(usize::try_from(found).expect("a version is not negative")) {
        sqlx::raw_sql(step).execute(&mut *transaction).await?;
    }
    // The pragma takes no parameter; the number is our own constant.
    sqlx::raw_sql(sqlx::AssertSqlSafe(format!("pragma user_version = {known}")))
        .execute(&mut *transaction)
        .await?;
    transaction.commit().await?;
    Ok(())
}

/// Finishes a change of key that was cut short: where the record holds it, the new key signs from now on.
async fn finish_rotation(
    directory: &Path,
    passphrase: Option<&Passphrase>,
    connection: &mut SqliteConnection,
) -> Result<()> {
    let Some(next) = keys::next(directory, passphrase)? else { return Ok(()) };
    let key = next.verifier_key().to_string();
    let bundles: Vec<(Vec<u8>,)> = sqlx::query_as("select bundle from parcel where instr(bundle, $1) > 0")
        .bind(key.clone().into_bytes())
        .fetch_all(connection)
        .await?;
    // A text that happens to hold the key changes nothing: only a fact of that kind does.
    let holds = |bundle: &[u8]| {
        read::facts_of(bundle).iter().any(|fact| {
        matches!(model::fact::Fact::from_bytes(fact), Ok(model::fact::Fact::Key(change)) if change.key == key)
    })
    };
    if bundles.iter().any(|(bundle,)| holds(bundle)) { keys::promote(directory, passphrase) } else { Ok(()) }
}

/// Reads a file of a place of publication that is no folder: the place's name and the file's path.
pub type ReadPlace =
    std::sync::Arc<dyn Fn(&str, &str) -> std::result::Result<Option<Vec<u8>>, String> + Send + Sync>;

/// With what a data directory is opened.
#[derive(Clone, Default)]
pub struct Opening {
    /// Opens its keys, where they are sealed; seals the keys of a new one.
    pub passphrase: Option<Passphrase>,
    /// Hears of every durable step.
    pub trace: Trace,
    /// Reads places that are no folders, such as object stores.
    pub read_place: Option<ReadPlace>,
}

/// One data directory, open for writing by this process alone.
pub struct Store {
    directory: PathBuf,
    options: SqliteConnectOptions,
    connection: Mutex<SqliteConnection>,
    /// For what reads much: nobody who writes waits for it.
    reader: Mutex<SqliteConnection>,
    /// Whether a transaction has failed since the database was connected.
    doubtful: AtomicBool,
    /// Held by whoever moves or signs the record's head.
    record_turn: Mutex<()>,
    /// Held by whoever moves the journal's head.
    journal_turn: Mutex<()>,
    queue: std::sync::Mutex<Vec<accept::Pending>>,
    keys: keys::Keys,
    passphrase: Option<Passphrase>,
    trace: Trace,
    read_place: Option<ReadPlace>,
    /// Held until the store is dropped: the directory has one writer.
    _lock: std::fs::File,
}

impl Store {
    /// Makes a data directory with new keys for this origin, which only its owner may enter, and which knows its first
    /// place of publication. Refuses one that exists.
    pub async fn create(
        directory: &Path,
        origin: &str,
        place: &str,
        source: keys::Source,
        opening: Opening,
    ) -> Result<Store> {
        let database = directory.join(DATABASE);
        if database.exists() {
            return Err(StoreError::Exists(directory.to_owned()));
        }
        files::create_private_directory(directory)?;
        files::create_directory(&directory.join(RECORD))?;
        keys::create(directory, origin, source, opening.passphrase.as_ref())?;
        // SQLite gives the files beside its database the database's own mode.
        files::write_private(&database, &[])?;
        let store = Store::connect(directory, opening).await?;
        store.first_place(place).await?;
        files::sync_directory(directory)?;
        Ok(store)
    }

    /// Opens a data directory.
    pub async fn open(directory: &Path, opening: Opening) -> Result<Store> {
        if !directory.join(DATABASE).exists() {
            return Err(StoreError::NotADataDirectory(directory.to_owned()));
        }
        Store::connect(directory, opening).await
    }

    async fn connect(directory: &Path, opening: Opening) -> Result<Store> {
        let Opening { passphrase, trace, read_place } = opening;
        let lock = files::lock(directory)?;
        let options = SqliteConnectOptions::new()
            .filename(directory.join(DATABASE))
            .page_size(PAGE_BYTES)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            // A name that was changed or deleted is written over, and not left where it stood.
            .pragma("secure_delete", "on")
            .busy_timeout(std::time::Duration::from_secs(5));
        let mut connection = SqliteConnection::connect_with(&options).await?;
        migrate(&mut connection).await?;
        finish_rotation(directory, passphrase.as_ref(), &mut connection).await?;
        let keys = keys::read(directory, passphrase.as_ref())?;
        let reader = SqliteConnection::connect_with(&options).await?;
        Ok(Store {
            directory: directory.to_owned(),
            options,
            connection: Mutex::new(connection),
            reader: Mutex::new(reader),
            doubtful: AtomicBool::new(false),
            record_turn: Mutex::default(),
            journal_turn: Mutex::default(),
            queue: std::sync::Mutex::new(Vec::new()),
            keys,
            passphrase,
            trace,
            read_place,
            _lock: lock,
        })
    }

    /// The database, connected anew where a transaction has failed: SQLite may have ended it by itself, as it does on
    /// a full disk, and then the library still counts it as open.
    pub(crate) async fn connection(&self) -> Result<MutexGuard<'_, SqliteConnection>> {
        let mut connection = self.connection.lock().await;
        if self.doubtful.load(Ordering::Acquire) {
            *connection = SqliteConnection::connect_with(&self.options).await?;
            self.doubtful.store(false, Ordering::Release);
        }
        Ok(connection)
    }

    /// The database for what reads much.
    pub(crate) async fn reader(&self) -> MutexGuard<'_, SqliteConnection> {
        self.reader.lock().await
    }

    /// Gives on how a transaction ended, and remembers where it failed.
    pub(crate) fn ended<T>(&self, result: Result<T>) -> Result<T> {
        if result.is_err() {
            self.doubtful.store(true, Ordering::Release);
        }
        result
    }

    /// The data directory.
    pub fn directory(&self) -> &Path {
        &self.directory
    }

    /// The folder of the record's files.
    pub fn record_directory(&self) -> PathBuf {
        self.directory.join(RECORD)
    }

    /// The folder of the journal's tiles.
    pub fn journal_directory(&self) -> PathBuf {
        self.directory.join(JOURNAL)
    }

    /// The files that are named by their hashes.
    pub fn blobs(&self) -> Blobs {
        Blobs::of(&self.directory)
    }

    /// The key that checks the journal.
    pub fn journal_key(&self) -> &VerifierKey {
        self.keys.journal.verifier_key()
    }

    /// The name of the record: its key's name.
    pub fn origin(&self) -> &str {
        self.keys.record.verifier_key().name()
    }

    /// The key that signs the record.
    pub fn record_key(&self) -> &SigningKey {
        &self.keys.record
    }

    /// The key that checks the record.
    pub fn verifier_key(&self) -> &VerifierKey {
        self.keys.record.verifier_key()
    }

    /// Every key that this record has had, the present one first.
    pub fn verifier_keys(&self) -> Vec<VerifierKey> {
        std::iter::once(self.verifier_key().clone()).chain(self.keys.former.iter().cloned()).collect()
    }

    /// Closes the database, so that everything is in its one file.
    pub async fn close(self) -> Result<()> {
        self.reader.into_inner().close().await?;
        self.connection.into_inner().close().await?;
        Ok(())
    }

    /// Keeps a word under a name.
    pub async fn keep_setting(&self, name: &str, value: &str) -> Result<()> {
        let mut connection = self.connection().await?;
        sqlx::query(
            "insert into setting (name, value) values ($1, $2) on conflict (name) do update set value = $2",
        )
        .bind(name)
        .bind(value)
        .execute(&mut *connection)
        .await?;
        Ok(())
    }

    /// A word that was kept under a name.
    pub async fn setting(&self, name: &str) -> Result<Option<String>> {
        let mut connection = self.connection().await?;
        let row: Option<(String,)> = sqlx::query_as("select value from setting where name = $1")
            .bind(name)
            .fetch_optional(&mut *connection)
            .await?;
        Ok(row.map(|(value,)| value))
    }

    /// How SQLite was told to sync: 2 is FULL. For the test that durability was not traded for speed.
    pub async fn synchronous(&self) -> Result<i64> {
        let mut connection = self.connection().await?;
        let (level,): (i64,) = sqlx::query_as("pragma synchronous").fetch_one(&mut *connection).await?;
        Ok(level)
    }
}
