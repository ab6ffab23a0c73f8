//! The mission's own public record: what it states, signed, with the files that it names.
//!
//! When a statement is issued, its facts enter the record: the copies that were compared, then the statement with its
//! files. [`publish`] brings record and files to the place that the mission has named at its beginning: files first, the
//! checkpoint last, so that nobody sees a statement whose data is not there.

use crate::compare::compare;
use crate::hall::Hall;
use crate::setup::new_fact;
use crate::{Error, Result};
use ::publish::scans::Scans;
use observation::copy;
use observation::fact::Fact;
use observation::state::State;
use observation::statement::life;
use std::path::Path;
use store::{NewFact, Store};

/// The folder of files in a publication.
pub const BLOBS: &str = "blobs";

/// The facts that come of issuing a statement.
pub fn facts(
    state: &State,
    record: &replay::State,
    number: u64,
    draft: &life::Draft,
    at: model::moment::Moment,
) -> Result<Vec<NewFact>> {
    let mut facts = Vec::new();
    let compared = compare(state, record);
    for (of, comparison) in compared.as_ref().map_or(&[][..], |all| &all.copies) {
        let Some(copy) = state.copies.get(of).and_then(copy::State::copy) else { continue };
        let figures = state.lines.iter().zip(&comparison.here);
        let fact = Fact::Copy {
            figures: figures.filter_map(|(line, figure)| Some((line.clone(), (*figure)?))).collect(),
            kind: copy.kind,
            made: copy.made_at,
            photos: copy.photos.clone(),
            station: copy.station.clone(),
            compared_at: record.size,
            verdict: comparison.verdict,
        };
        facts.push(new_fact(fact, at)?);
    }
    let issued = |state: &life::State| matches!(state, life::State::Issued { .. });
    let supersedes = state.statements.iter().filter(|(other, one)| **other < number && issued(one));
    let fact = Fact::Statement {
        bundle: draft.bundle.clone(),
        number,
        pdf: draft.pdf.clone(),
        statement: draft.statement.clone(),
        supersedes: supersedes.map(|(other, _)| *other).next_back(),
    };
    facts.push(new_fact(fact, at)?);
    Ok(facts)
}

/// Every file that the mission has made public: forms, both lists of a drawn sample, and what issued statements name.
pub fn public_files(state: &State) -> Vec<String> {
    let mut files: Vec<String> = state.forms.values().map(|form| form.sha256.clone()).collect();
    files.extend(state.sample.iter().flat_map(|sample| [sample.drawn.clone(), sample.frame.clone()]));
    for statement in state.statements.values() {
        if let life::State::Issued { draft, .. } = statement {
            files.extend([draft.bundle.clone(), draft.statement.clone()]);
            files.extend(draft.pdf.clone());
        }
    }
    files.sort();
    files.dedup();
    files
}

/// Brings the record and its files to the mission's place. Returns the record's size.
pub async fn publish(hall: &Hall) -> Result<u64> {
    let store: &Store = hall.store();
    let size = desk::record::settle(store, hall.now().instant()).await.map_err(|error| match error {
        desk::Error::Store(error) => Error::Store(error),
        other => Error::Official(other.to_string()),
    })?;
    let files = public_files(&hall.state());
    let Some(place) = store.places().await?.into_iter().next() else { return Ok(size) };
    let folder = Path::new(&place);
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |why| Error::File { path, why }
    };
    let checkpoint = store.record_directory().join(store::sign::CHECKPOINT);
    let note = std::fs::read_to_string(&checkpoint).map_err(failed(&checkpoint))?;
    let unpublished = |error: ::publish::folder::PublishError| Error::Official(error.to_string());
    // A folder that holds something else is refused before anything is written.
    ::publish::folder::look(folder, store.origin()).map_err(unpublished)?;
    let results = serde_json::json!({"size": size, "files": files}).to_string();
    ::publish::folder::publish(&store.record_directory(), &note, results.as_bytes(), &Scans::none(), folder)
        .map_err(unpublished)?;
    let blobs = folder.join(BLOBS);
    std::fs::create_dir_all(&blobs).map_err(failed(&blobs))?;
    for sha256 in files {
        let path = blobs.join(&sha256);
        if !path.exists()
            && let Some(bytes) = hall.blobs().read(&sha256)?
        {
            let beside = blobs.join(format!("{sha256}.new"));
            std::fs::write(&beside, bytes).map_err(failed(&beside))?;
            std::fs::rename(&beside, &path).map_err(failed(&path))?;
        }
    }
    Ok(size)
}
