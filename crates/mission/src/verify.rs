//! A mission's publication, held against itself as a stranger would.
//!
//! That its entries are those that its key has signed is what [`site::observers::Record`] checks; here every file that an
//! entry names is hashed, a drawn sample is drawn again, and every figure of every issued statement is computed again
//! from the bundle that the statement names, with the words in which it is said. `docs/recompute_statement.py` does the
//! last of these in another language.

use crate::sample::redraw;
use crate::statement::filled;
use language::{Language, Words};
use observation::bundle::{Bundle, Table};
use observation::fact::Fact;
use observation::form::{Form, sha256_hex};
use observation::statement::Sentence;
use observation::statement::document::Document;
use observation::statement::evaluate::{Said, value};
use record::checkpoint::Checkpoint;
use record::merkle::root_of;
use site::observers::{Read, Record};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;

use crate::publish::BLOBS;

/// Bytes of one table of a bundle, at most.
const TABLE_MAX: u64 = 1 << 28;

/// Something that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// The entry that states it.
    pub entry: u64,
    /// What was found, and what was expected.
    pub what: String,
}

/// What was checked, and what does not hold.
#[derive(Debug, Clone)]
pub struct Verified {
    /// The record.
    pub record: Record,
    /// Files that entries name.
    pub files: usize,
    /// Copies that are stated.
    pub copies: u64,
    /// Stations of a drawn sample, drawn again.
    pub drawn: u64,
    /// Statements that were issued.
    pub statements: u64,
    /// Figures of statements that were computed again.
    pub figures: u64,
    /// What does not hold, in the order of the entries.
    pub wrong: Vec<Wrong>,
}

/// Checks a publication. `since`: an older checkpoint that its record must extend.
///
/// # Errors
///
/// Where there is no record that its own key has signed.
pub fn verify(read: Read<'_>, since: Option<&Checkpoint>) -> Result<Verified, String> {
    let record = Record::read(read)?;
    let mut found =
        Verified { files: 0, copies: 0, drawn: 0, statements: 0, figures: 0, wrong: Vec::new(), record };
    if let Some(since) = since {
        found.extends(since);
    }
    let entries = std::mem::take(&mut found.record.entries);
    let mut files = BTreeSet::new();
    for (number, entry) in (0..).zip(&entries) {
        let mut wrong = Vec::new();
        let mut file = |name: &str| {
            files.insert(name.to_owned());
            blob(read, name).map_err(|what| wrong.push(what)).ok()
        };
        match &entry.fact {
            Fact::Mission { .. } => {}
            Fact::Copy { .. } => found.copies += 1,
            Fact::Form { id, sha256, form_version, .. } => {
                if let Some(bytes) = file(sha256) {
                    wrong.extend(form(&bytes, id, *form_version).err());
                }
            }
            Fact::Sample { drawn, frame, seed, size } => {
                let lists = (file(frame), file(drawn));
                if let (Some(frame), Some(list)) = lists {
                    match sample(&frame, seed, &list, *size) {
                        Ok(stations) => found.drawn += stations,
                        Err(what) => wrong.push(what),
                    }
                }
            }
            Fact::Statement { bundle, number, pdf, statement, .. } => {
                found.statements += 1;
                let bytes = (file(statement), file(bundle));
                pdf.iter().for_each(|pdf| drop(file(pdf)));
                if let (Some(statement), Some(data)) = bytes {
                    match recompute(&statement, *number, bundle, &data) {
                        Ok((figures, differing)) => {
                            found.figures += figures;
                            wrong.extend(differing);
                        }
                        Err(what) => wrong.push(what),
                    }
                }
            }
        }
        found.wrong.extend(wrong.into_iter().map(|what| Wrong { entry: number, what }));
    }
    found.record.entries = entries;
    found.files = files.len();
    Ok(found)
}

impl Verified {
    /// Holds the record against an older state of itself.
    fn extends(&mut self, since: &Checkpoint) {
        let Record { leaves, checkpoint, .. } = &self.record;
        let (size, origin) = (since.size, &since.origin);
        let what = match usize::try_from(size).ok().and_then(|size| leaves.get(..size)) {
            _ if *origin != checkpoint.origin => {
                format!("the older checkpoint is of {origin:?}, expected {:?}", checkpoint.origin)
            }
            None => {
                format!("the older checkpoint has {size} entries, and this record only {}", checkpoint.size)
            }
            Some(first) if root_of(first.iter().copied()) == since.root => return,
            Some(_) => format!("its first {size} entries are not those of the older checkpoint"),
        };
        self.wrong.push(Wrong { entry: size.saturating_sub(1), what });
    }
}

/// A file by its name, which is its hash.
fn blob(read: Read<'_>, name: &str) -> Result<Vec<u8>, String> {
    let path = format!("{BLOBS}/{name}");
    let bytes = read(&path)?.ok_or_else(|| format!("found no file {path}"))?;
    let hash = sha256_hex(&bytes);
    if hash == name { Ok(bytes) } else { Err(format!("{path}: found bytes with the SHA-256 {hash}")) }
}

fn form(bytes: &[u8], id: &str, version: u32) -> Result<(), String> {
    let form = Form::from_json(bytes).map_err(|error| format!("the form {id}: {error}"))?;
    match (form.id.as_str(), form.version) == (id, version) {
        true => Ok(()),
        false => Err(format!("found the form {} {}, expected {id} {version}", form.id, form.version)),
    }
}

fn sample(frame: &[u8], seed: &str, list: &[u8], size: u64) -> Result<u64, String> {
    let text = |bytes| std::str::from_utf8(bytes).map_err(|error| format!("the sample: {error}"));
    let drawn = redraw(text(frame)?, seed, text(list)?).map_err(|why| format!("the sample: {why}"))?;
    match drawn.stations() {
        stations if stations == size => Ok(stations),
        stations => Err(format!("the sample: found {stations} stations, expected {size}")),
    }
}

/// How many figures a statement has, and which of them the bundle does not give, or are said in other words.
///
/// # Errors
///
/// Where a file does not read, or is not the one that the record states.
pub fn recompute(
    statement: &[u8],
    number: u64,
    bundle: &str,
    data: &[u8],
) -> Result<(u64, Vec<String>), String> {
    let document = Document::from_json(statement).map_err(|error| format!("statement {number}: {error}"))?;
    if (document.number, document.bundle.as_str()) != (number, bundle) {
        let (other, names) = (document.number, &document.bundle);
        return Err(format!(
            "found the statement {other} over the bundle {names}, expected {number} over {bundle}"
        ));
    }
    let tables = unzipped(data).map_err(|why| format!("the bundle {bundle}: {why}"))?;
    let voices: Vec<(&String, Words)> = document
        .languages
        .iter()
        .filter_map(|code| Some((code, Words::new(Language::parse(code)?))))
        .collect();
    let (mut figures, mut wrong) = (0, Vec::new());
    for sentence in document.sections.iter().flat_map(|section| &section.sentences) {
        let mut tell = |what: String| wrong.push(format!("statement {number}, {}: {what}", sentence.id));
        let again = sentence.query.as_ref().map(|query| value(query, &tables)).transpose();
        match &again {
            Ok(again) if *again == sentence.value => {}
            Ok(again) => tell(format!("states {:?}, and the bundle gives {again:?}", sentence.value)),
            Err(error) => tell(format!("the bundle does not give it: {error}")),
        }
        figures += u64::from(sentence.query.is_some());
        let asked = Sentence {
            id: sentence.id.clone(),
            text: sentence.template.clone(),
            query: sentence.query.clone(),
            phrases: sentence.phrases.clone(),
        };
        let said = Said { sentence: &asked, value: sentence.value.clone() };
        for (language, words) in &voices {
            let expected = filled(words, &said, language);
            if model::text(&sentence.text, language) != expected {
                tell(format!("in {language} it says other words than its value gives: {expected:?}"));
            }
        }
    }
    Ok((figures, wrong))
}

/// The tables of a zipped bundle.
fn unzipped(data: &[u8]) -> Result<Bundle, String> {
    let say = |error: &dyn std::fmt::Display| error.to_string();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(data)).map_err(|error| say(&error))?;
    let mut tables = BTreeMap::new();
    for place in 0..archive.len() {
        let file = archive.by_index(place).map_err(|error| say(&error))?;
        let name = file.name().map_err(|error| say(&error))?.into_owned();
        let name = name.strip_suffix(".csv").ok_or_else(|| format!("{name}: no table"))?.to_owned();
        let mut text = String::new();
        let read = file.take(TABLE_MAX).read_to_string(&mut text).map_err(|error| say(&error))?;
        if read as u64 == TABLE_MAX {
            return Err(format!("{name}: longer than {TABLE_MAX} bytes"));
        }
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        let mut rows = reader.records().map(|row| {
            row.map(|row| row.iter().map(str::to_owned).collect::<Vec<_>>()).map_err(|error| say(&error))
        });
        let heading = rows.next().ok_or_else(|| format!("{name}: no heading"))??;
        tables.insert(name, Table { heading, rows: rows.collect::<Result<_, _>>()? });
    }
    Ok(Bundle(tables))
}
