//! A data directory, opened as every command opens it: with the passphrase of its keys, where they are sealed.
//!
//! A passphrase never stands among the arguments, where other users of the machine could read it: it comes from the
//! first line of a file.

use crate::target;
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use store::{Opening, Passphrase, Store, StoreError};

/// The environment names the file of the passphrase here.
pub const PASSPHRASE_FILE: &str = "HATTAMA_PASSPHRASE_FILE";

/// Opens a data directory for writing.
pub async fn open(directory: &Path) -> Result<Store> {
    let mut waited = Duration::ZERO;
    loop {
        let opening = Opening {
            passphrase: passphrase(None)?,
            read_place: Some(Arc::new(target::read)),
            ..Opening::default()
        };
        match Store::open(directory, opening).await {
            // Commands are short: the one before is let to its end.
            Err(StoreError::Locked(_)) if waited < LOCK_WAIT => {
                tokio::time::sleep(LOCK_LOOK).await;
                waited += LOCK_LOOK;
            }
            opened => return Ok(opened?),
        }
    }
}

/// How long a command waits for another to end.
const LOCK_WAIT: Duration = Duration::from_secs(10);

/// How often it looks.
const LOCK_LOOK: Duration = Duration::from_millis(50);

/// The passphrase in a file that an argument names, else the environment; `None` where neither does.
pub fn passphrase(named: Option<&Path>) -> Result<Option<Passphrase>> {
    let from_environment = || std::env::var_os(PASSPHRASE_FILE).map(PathBuf::from);
    let Some(path) = named.map(Path::to_owned).or_else(from_environment) else { return Ok(None) };
    let text = std::fs::read_to_string(&path)
        .with_context(|| format!("the passphrase's file {}", path.display()))?;
    let passphrase = Passphrase::from_text(&text)
        .with_context(|| format!("the passphrase's file {} begins with an empty line", path.display()))?;
    Ok(Some(passphrase))
}
