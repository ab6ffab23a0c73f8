//! `import`: a file becomes facts, all or none.
//!
//! The file is read, held against the mapping, the definition and what is known, and shown: counts and totals. Then it
//! is one transaction. In a live election the person who stages a file is not the one who lets it count: the first
//! call stages it (its hashes and totals go into the journal), the second, by another person, must bring the same file.

use super::Done;
use crate::cli::Import;
use crate::place::read_file;
use crate::{clock, directory, intake, report};
use anyhow::{Context, Result, bail};
use desk::draft::Draft;
use desk::record::{accepted_state, journal_checkpoint, settle};
use formats::import::{ByCode, Known, Reading};
use formats::mapping::{Content, Mapping};
use model::definition::{Definition, PlacedStation};
use model::fact::{Door, Fact};
use replay::State;
use sha2::{Digest, Sha256};
use std::io::{IsTerminal, Write};
use std::path::Path;
use store::{Acceptance, Event, NewFact, Store};
use tokio::sync::{mpsc, oneshot};

/// Under this name the store keeps where stations come from.
pub const STATIONS: &str = "stations";

/// They come from the import itself.
pub const FROM_IMPORT: &str = "import";

/// A file and its mapping, with the hashes by which they are known.
pub(super) struct Source {
    name: String,
    text: String,
    mapping_name: String,
    mapping: Mapping,
    file_hash: String,
    mapping_hash: String,
}

pub async fn run(arguments: Import) -> Result<Done> {
    let mut phases = report::Phases::begin();
    let source = open(&arguments.file, &arguments.mapping)?;
    phases.done("opened the file");
    let store = directory::open(&arguments.dir).await?;
    // An older copy accepts nothing: what it accepted could never be signed.
    store.look(&[]).await?;
    let imported = store.imported(&source.file_hash, &source.mapping_hash).await?;
    if let (Some(reason), Some(person)) = (&arguments.withdraw, arguments.person) {
        return withdraw(&source, &store, imported.is_some(), person, reason).await;
    }
    if let Some(event) = imported {
        finish(&store, event).await?;
        println!("{}: imported before, with this mapping; nothing to do", source.name);
        return Ok(Done::Well);
    }
    // What has waited and may come in comes in first: a summary protocol is compared with the record.
    let as_of = match source.mapping.kind {
        Content::Summaries => settle(&store, clock::now()).await?,
        Content::Protocols | Content::Turnout => 0,
    };
    let state = accepted_state(&store).await?;
    phases.done("read what is known");
    let from_import = store.setting(STATIONS).await?.as_deref() == Some(FROM_IMPORT);
    let definition = definition_of(&state, from_import)?;
    let reading = read(&source, &state, &definition)?;
    phases.done("read the rows");
    let persons = match staging(&arguments, &source, &reading, &store).await? {
        Step::Stage(person) => {
            let drafted = drafted(reading, source.name.clone(), as_of, state, |_| ())?;
            drafted.show(&source.name, as_of);
            return stage(&arguments, &source, &drafted.reading, &store, person).await;
        }
        Step::Count(persons) => persons,
    };
    let (drafted, facts) = count(&arguments, &source, reading, state, as_of, persons, &store).await?;
    phases.done("checked, drafted and accepted facts");
    let state = journal_checkpoint(&store, drafted.state, clock::moment()).await.context(ACCEPTED)?;
    // The program is about to end: a million small pieces are given back faster with the process than one by one.
    std::mem::forget((state, drafted.reading));
    phases.done("signed the journal");
    let size = settle(&store, clock::now()).await.context(ACCEPTED)?;
    phases.done("sequenced, integrated, signed");
    let waiting = store.waiting().await?;
    println!("{} accepted; the record has {}", report::count(facts, "fact"), report::count(size, "entry"));
    if waiting > 0 {
        println!("{} until the embargo ends; the next command after it lets them in", wait(waiting));
    }
    Ok(Done::Well)
}

/// Opens a file and its mapping.
pub(super) fn open(file: &Path, mapping_path: &Path) -> Result<Source> {
    let name = file.display().to_string();
    let mapping_name = mapping_path.display().to_string();
    let mapping_text = String::from_utf8(read_file(mapping_path)?).with_context(|| mapping_name.clone())?;
    source(name, &read_file(file)?, mapping_name, &mapping_text)
}

fn source(name: String, bytes: &[u8], mapping_name: String, mapping_text: &str) -> Result<Source> {
    let mapping = Mapping::parse(&mapping_name, mapping_text)?;
    let text = formats::unpack::open(bytes, mapping.member.as_deref(), mapping.encoding())
        .with_context(|| name.clone())?;
    let hash =
        |bytes: &[u8]| Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let (file_hash, mapping_hash) = (hash(bytes), hash(mapping_text.as_bytes()));
    Ok(Source { name, text, mapping_name, mapping, file_hash, mapping_hash })
}

/// The facts that a file makes on top of what is accepted, for a desk where it is staged and confirmed.
pub fn facts(state: &State, from_import: bool, staged: desk::hall::staged::Source<'_>) -> Result<Vec<Fact>> {
    let source = source(staged.name.to_owned(), staged.bytes, "mapping".to_owned(), staged.mapping)?;
    let definition = definition_of(state, from_import)?;
    let reading = read(&source, state, &definition)?;
    let (mut draft, mut new) = (Draft::on(state.clone()), Vec::new());
    intake::draft(&reading, &source.name, staged.as_of, &mut draft, &mut |facts| new.extend(facts))?;
    new.iter().map(|fact| Ok(Fact::from_bytes(&fact.body)?)).collect()
}

/// Whether a mapping says where stations lie: then its election's stations come from the import itself.
pub(super) fn brings_stations(source: &Source) -> bool {
    source.mapping.station.as_ref().is_some_and(|station| station.area.is_some())
}

/// The definition, as the record states it. `from_import`: the stations come from the import itself.
pub fn definition_of(state: &State, from_import: bool) -> Result<Definition> {
    let opening = state.opening.as_ref().context("the record has no opening")?;
    let stations: Vec<PlacedStation> = state
        .stations
        .iter()
        .map(|station| PlacedStation {
            area: state.areas[station.area.place()].fact.code.clone(),
            station: station.station.clone(),
        })
        .collect();
    Ok(Definition {
        id: opening.election.clone(),
        title: opening.title.clone(),
        status: opening.status,
        polling_day: opening.polling_day.clone(),
        languages: opening.languages.clone(),
        decimals: opening.decimals,
        embargo: opening.embargo,
        publication_unit: opening.publication_unit,
        turnout_hours: opening.turnout_hours.clone(),
        opened_at: opening.at,
        levels: opening.levels.clone(),
        areas: state.areas.iter().map(|area| area.fact.clone()).collect(),
        stations: if from_import { None } else { Some(stations) },
        forms: state.forms.clone(),
        contests: state.contests.iter().map(|contest| contest.contest.clone()).collect(),
        notes: opening.notes.clone(),
    })
}

/// Reads what a file says, held against what a record knows.
pub(super) fn read(source: &Source, state: &State, definition: &Definition) -> Result<Reading> {
    let areas: ByCode<_> =
        state.areas.iter().map(|area| (area.fact.code.clone(), area.fact.clone())).collect();
    let stations: ByCode<_> = state
        .stations
        .iter()
        .map(|station| {
            let area = state.areas[station.area.place()].fact.code.clone();
            (station.station.code.clone(), area)
        })
        .collect();
    let known = Known { definition, areas: &areas, stations: &stations };
    let bar = report::bar(source.text.len() as u64, "reading");
    let mut progress = |bytes| bar.set_position(bytes);
    let source = formats::import::Source {
        name: &source.name,
        text: &source.text,
        mapping_name: &source.mapping_name,
        mapping: &source.mapping,
    };
    let reading = formats::import::read(source, &known, &mut progress);
    bar.finish_and_clear();
    Ok(reading?)
}

fn wait(facts: u64) -> String {
    format!("{} {}", report::count(facts, "fact"), if facts == 1 { "waits" } else { "wait" })
}

enum Step {
    Stage(u64),
    Count(Vec<u64>),
}

async fn staging(arguments: &Import, source: &Source, reading: &Reading, store: &Store) -> Result<Step> {
    if reading.bound.door == Door::Archive {
        return Ok(Step::Count(arguments.person.into_iter().collect()));
    }
    let Some(person) = arguments.person else {
        bail!("this election takes two people for whatever counts: say who you are, as --person NUMBER");
    };
    if !arguments.approve {
        return Ok(Step::Stage(person));
    }
    match store.staged(&source.file_hash, &source.mapping_hash).await? {
        None => bail!("this file was not staged with this mapping; stage it first, without --approve"),
        Some(first) if first == person => {
            bail!("person {person} staged this file; another person must let it count")
        }
        Some(first) => Ok(Step::Count(vec![first, person])),
    }
}

async fn stage(
    arguments: &Import,
    source: &Source,
    reading: &Reading,
    store: &Store,
    person: u64,
) -> Result<Done> {
    if store.staged(&source.file_hash, &source.mapping_hash).await?.is_some() {
        println!("staged before; another person lets it count with --approve");
        return Ok(Done::Well);
    }
    if !arguments.yes && !confirmed()? {
        bail!("nothing was changed");
    }
    let mut event = event(source, reading, "staged");
    event.persons = vec![person];
    store.accept(Acceptance { event: Some(event), facts: Vec::new(), not_before: None }).await?;
    println!("staged by person {person}; nothing counts until another person lets it, with --approve");
    Ok(Done::Well)
}

/// Takes a staged file back, with a reason. It may be staged again.
async fn withdraw(source: &Source, store: &Store, imported: bool, person: u64, reason: &str) -> Result<Done> {
    if imported {
        bail!("{}: this file counts already; what is wrong in it is corrected by a later file", source.name);
    }
    if reason.trim().is_empty() {
        bail!("--withdraw: found no reason, expected why the file is withdrawn");
    }
    if store.staged(&source.file_hash, &source.mapping_hash).await?.is_none() {
        bail!("{}: this file is not staged with this mapping; there is nothing to withdraw", source.name);
    }
    let mut event = event_of(source, "withdrawn");
    event.persons = vec![person];
    event.reason = Some(reason.trim().to_owned());
    store.accept(Acceptance { event: Some(event), facts: Vec::new(), not_before: None }).await?;
    println!("withdrawn by person {person}; it can be staged again");
    Ok(Done::Well)
}

fn event_of(source: &Source, what: &str) -> Event {
    let mut event = Event::new(clock::moment(), what);
    event.file = Some(source.file_hash.clone());
    event.mapping = Some(source.mapping_hash.clone());
    event
}

fn event(source: &Source, reading: &Reading, what: &str) -> Event {
    let mut event = event_of(source, what);
    event.rows = Some(reading.rows);
    event
}

/// What a file brings, drafted.
struct Drafted {
    reading: Reading,
    counts: intake::Counts,
    state: State,
}

impl Drafted {
    /// Shows counts and totals, which a person compares before the file counts.
    fn show(&self, name: &str, as_of: u64) {
        report::import(name, &self.reading, &self.counts);
        if self.reading.bound.kind == Content::Summaries {
            report::differences(&self.state, as_of);
        }
        if self.counts.first + self.counts.revisions > 0 {
            report::after_final(&self.state, &self.reading.bound.contest);
        }
    }
}

fn drafted(
    reading: Reading,
    name: String,
    as_of: u64,
    state: State,
    mut take: impl FnMut(Vec<NewFact>) + Send,
) -> Result<Drafted> {
    let mut draft = Draft::on(state);
    let counts = intake::draft(&reading, &name, as_of, &mut draft, &mut take)?;
    let (state, _) = draft.into_parts();
    Ok(Drafted { reading, counts, state })
}

/// Pieces of facts that are drafted before the database has written those before.
const PIECES_AHEAD: usize = 4;

/// Lets a file count: its facts are written while later ones are drafted, and all or none become durable. Gives what
/// was drafted, and how many facts there are.
async fn count(
    arguments: &Import,
    source: &Source,
    reading: Reading,
    state: State,
    as_of: u64,
    persons: Vec<u64>,
    store: &Store,
) -> Result<(Drafted, u64)> {
    let mut event = event(source, &reading, "imported");
    event.persons = persons;
    // Counts do not leave before the embargo; turnout does, and a past election's embargo has ended long ago.
    let counts = reading.bound.kind != Content::Turnout;
    let embargo = state.opening.as_ref().and_then(|opening| opening.embargo).map(|moment| moment.instant());
    let not_before = embargo.filter(|_| counts);
    let (send, facts) = mpsc::channel(PIECES_AHEAD);
    let (decide, decided) = oneshot::channel();
    let writing = store.accept_arriving(store::Arriving { facts, event: decided, not_before });
    let name = source.name.clone();
    let deciding = async {
        // Where the database has refused facts nobody receives any more: what it says is told below.
        let take = move |facts| drop(send.blocking_send(facts));
        let drafted =
            tokio::task::spawn_blocking(move || drafted(reading, name, as_of, state, take)).await??;
        drafted.show(&source.name, as_of);
        if !arguments.yes && !arguments.approve && !confirmed()? {
            bail!("nothing was changed");
        }
        drop(decide.send(event));
        Ok(drafted)
    };
    let (written, drafted) = tokio::join!(writing, deciding);
    let (drafted, written) = (drafted?, written?);
    Ok((drafted, written.context("the import ended before its event")?.facts))
}

/// What holds of a file from its acceptance on, whatever fails then.
const ACCEPTED: &str =
    "the file is accepted and nothing of it is lost; run the command again to bring it into the record";

/// Does what an import that was cut short after its acceptance left undone.
async fn finish(store: &Store, event: u64) -> Result<()> {
    let state = accepted_state(store).await?;
    let covered = state.journal.last().is_some_and(|last| last.fact.size > event);
    if !covered {
        journal_checkpoint(store, state, clock::moment()).await?;
    }
    settle(store, clock::now()).await?;
    Ok(())
}

fn confirmed() -> Result<bool> {
    if !std::io::stdin().is_terminal() {
        bail!("nobody is there to confirm; look at the totals above and call again with --yes");
    }
    eprint!("let this count? [y/N] ");
    std::io::stderr().flush()?;
    let mut answer = String::new();
    std::io::stdin().read_line(&mut answer)?;
    Ok(matches!(answer.trim(), "y" | "Y" | "yes"))
}
