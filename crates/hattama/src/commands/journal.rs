//! `journal`: the commission's own log as files, for a court or an auditor; `verify --journal` holds it against the record.

use super::Done;
use crate::cli::Journal;
use crate::directory;
use crate::report::count;
use anyhow::{Result, bail};

pub async fn run(arguments: Journal) -> Result<Done> {
    if arguments.to.join("checkpoint").exists() {
        bail!("{}: a journal stands here already; name a new folder", arguments.to.display());
    }
    let store = directory::open(&arguments.dir).await?;
    let size = store.export_journal(&arguments.to).await?;
    println!("{}: {}, signed by {}", arguments.to.display(), count(size, "event"), store.journal_key());
    println!("it names people by number, and holds every value that was typed: it is not for the public");
    Ok(Done::Well)
}
